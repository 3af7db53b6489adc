"""The one door through which news comes in: paths to articles, whatever the format."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from govgraph.articles.jsonl import read_jsonl
from govgraph.articles.result import Rejected
from govgraph.articles.text import read_text
from govgraph.model import Article

Reader = Callable[[Path, str], Iterator[Article | Rejected]]

# A reader takes the path and the name by which the user knows it. A new format is one module and one row here.
READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}


def list_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """The files that ``paths`` come to: files as given, directories walked in the order of names.

    Hidden files are left out. A path that does not exist is kept, so that reading it can say so. Each file
    is listed once.
    """
    seen: dict[str, Path] = {}
    for path in (Path(given) for given in paths):
        for file in _walk(path) if path.is_dir() else (path,):
            seen.setdefault(os.path.realpath(file), file)
    return tuple(seen.values())


def read_paths(paths: Iterable[str | Path]) -> Iterator[Article | Rejected]:
    """Read every article below ``paths``; what cannot be read comes as Rejected, and the rest goes on.

    Two articles with one name and one text are one article: the second is rejected as a duplicate.
    """
    seen: dict[str, str] = {}
    for file in list_files(paths):
        for item in read_one(file):
            if isinstance(item, Article):
                first = seen.setdefault(item.key, item.source)
                if first != item.source:
                    hint = "nothing to do: it is read once"
                    yield Rejected(item.source, "duplicate", f"the same article as {first}", hint)
                    continue
            yield item


def read_one(file: Path) -> Iterator[Article | Rejected]:
    """Read one file by the reader of its suffix."""
    reader = READERS.get(file.suffix.lower())
    if reader is None and file.exists():
        hint = f"known: {', '.join(sorted(READERS))}"
        yield Rejected(str(file), "unknown_format", f"no reader for {file.suffix or 'a file without suffix'!r}", hint)
    else:
        yield from (reader or read_text)(file, str(file))


def _walk(directory: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))
