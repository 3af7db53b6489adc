"""The source as parsed text, read once for all tests that look at how it is written."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "govgraph"


@cache
def modules(root: Path = SOURCE) -> tuple[Path, ...]:
    """The Python modules below ``root``, in order."""
    return tuple(sorted(path for path in root.rglob("*.py") if "node_modules" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module; nobody changes it."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
