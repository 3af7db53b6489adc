"""Files that a script makes: written anew, or with ``--check`` only compared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def settle(made: Mapping[Path, str], script: str, arguments: list[str]) -> int:
    """Write the files of which ``made`` has other text than the disk; with ``--check`` name them, and return 1 for any.

    ``script`` is the file that makes them.
    """
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    check = "--check" in arguments
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is stale: run python scripts/{Path(script).name}")
        else:
            path.write_text(made[path], encoding="utf-8", newline="\n")
    return int(check and bool(stale))
