"""Articles and what they say, on disk while a graph is built: an archive of them does not fit into memory.

A file without a name in the directory that is being built, so that nothing is left of it whatever ends the build.
"""

from __future__ import annotations

import json
import tempfile
from array import array
from functools import lru_cache
from pathlib import Path
from typing import Any

from govgraph.model import Article, Extraction, Paragraph
from govgraph.pipeline.codec import decode
from govgraph.resolve.kept import Kept

_KEPT = 4096  # articles in memory at one time
_HELD = 4096  # the first so many are decoded once, not five times; few archives have more
_PLAIN = tuple(name for name in Article.__slots__ if name != "paragraphs")
_LISTS = ("authors", "editors", "notes")


class Spool(Kept):
    """Takes extractions and gives them back by number, the articles read last from memory; a context manager."""

    def __init__(self, directory: Path) -> None:
        """``directory`` is where there is space. OSError, here and later, where there is none."""
        self._file = tempfile.TemporaryFile(dir=directory)  # noqa: SIM115  # closed by __exit__
        self._places = array("q", [0])  # where each article begins, and where the next one would
        self._bodies = array("q")  # where what it says begins
        self._end = 0
        self._last = lru_cache(_KEPT)(self._article)
        self._held: dict[int, Extraction] = {}

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._bodies)

    def add(self, article: Article, body: bytes) -> None:
        """Put one more at the end: ``body`` is what ``codec.encode`` gave."""
        spans = [[one.kind, one.start, one.end] for one in article.paragraphs]
        row = json.dumps([*[getattr(article, name) for name in _PLAIN], spans]).encode()
        self._file.seek(self._end)  # something may have been read in between
        self._file.write(row)
        self._file.write(body)
        self._bodies.append(self._end + len(row))
        self._end += len(row) + len(body)
        self._places.append(self._end)

    def _article(self, at: int) -> Article:
        *values, spans = json.loads(self._read(self._places[at], self._bodies[at]))
        fields: dict[str, Any] = dict(zip(_PLAIN, values, strict=True))
        fields |= {name: tuple(fields[name]) for name in _LISTS}
        return Article(paragraphs=tuple([Paragraph(*span) for span in spans]), **fields)

    def article(self, at: int) -> Article:
        """The article of number ``at``."""
        return self._last(at)

    def read(self, at: int) -> Extraction:
        """What the article of number ``at`` says."""
        if at < _HELD:
            if at not in self._held:
                self._held[at] = self._decoded(at)
            return self._held[at]
        return self._decoded(at)

    def _decoded(self, at: int) -> Extraction:
        return decode(self._read(self._bodies[at], self._places[at + 1]), self.article(at))

    def _read(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        return self._file.read(end - start)
