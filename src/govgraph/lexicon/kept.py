"""A checked lexicon kept from one start of the program to the next, in the cache directory of the user.

What is kept is named by its content: a digest over the bytes of every table and of the modules that read them. Any
change to either makes another name, so nothing stale is ever read. Where no cache can be written the tables are read
each time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from govgraph.lexicon.reading import Row
from govgraph.lexicon.schema import GAZETTEER, LEXICON

_CHECKSUM = 4  # bytes of CRC-32 before the body: a file cut short or damaged is not read


class Tables(Mapping[str, tuple[Row, ...]]):
    """Tables by name; the rows of one become dictionaries when it is first asked for."""

    __slots__ = ("_cells", "_made")

    def __init__(self, cells: Mapping[str, list[list[str]]]) -> None:
        """Keep the cells of each table, in the columns its schema declares."""
        self._cells = cells
        self._made: dict[str, tuple[Row, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        made = self._made.get(name)
        if made is None:
            columns = (LEXICON.get(name) or GAZETTEER[name]).columns
            made = tuple([dict(zip(columns, row, strict=True)) for row in self._cells[name]])
            self._made[name] = made
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)


def digest(directory: Path) -> str:
    """What the tables of ``directory`` and the code that reads them are, as hexadecimal digits."""
    found = hashlib.sha256(f"{sys.implementation.cache_tag} {marshal.version}".encode())
    modules = sorted(Path(__file__).parent.glob("*.py"))
    for path in (*modules, *(directory / spec.file for spec in (*LEXICON.values(), *GAZETTEER.values()))):
        data = path.read_bytes() if path.is_file() else b""
        found.update(f"\n{path.name} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def recall(name: str) -> Any:
    """What was kept under ``name``, or None when nothing readable is there."""
    try:
        data = _file(name).read_bytes()
        if zlib.crc32(data[_CHECKSUM:]).to_bytes(_CHECKSUM, "big") != data[:_CHECKSUM]:
            return None
        return marshal.loads(data[_CHECKSUM:])  # noqa: S302 - our own file: plain values, no code is run
    except (OSError, EOFError, ValueError, TypeError):
        return None


def keep(name: str, values: Any) -> None:
    """Keep plain ``values`` under ``name`` and drop what was kept before. Without a place to write, do nothing."""
    target = _file(name)
    body = marshal.dumps(values)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = target.with_suffix(f".{os.getpid()}")
        part.write_bytes(zlib.crc32(body).to_bytes(_CHECKSUM, "big") + body)
        part.replace(target)
        for old in target.parent.glob("lexicon-*.kept"):
            if old != target:
                old.unlink(missing_ok=True)
    except OSError:
        return


def _file(name: str) -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - Path.home() can raise
    return Path(home) / "govgraph" / f"lexicon-{name}.kept"
