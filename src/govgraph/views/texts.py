"""The texts of the articles in a graph directory: ``articles.jsonl``, one article a line, read when it is looked at.

The store holds only the sentences that say something; whoever shows a sentence in its paragraph, or an article
to be read, needs the text. A large graph has more of it than should lie in memory, so that only the places of
the lines in the file are kept, and the articles read last.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from govgraph.errors import GovgraphError, UsageError
from govgraph.model import Article, Paragraph

FILE = "articles.jsonl"
_KEPT = 256  # articles in memory at one time


def row(article: Article) -> dict[str, Any]:
    """The line of ``article`` as an object: its fields, with its key."""
    fields = {name: getattr(article, name) for name in Article.__slots__}
    paragraphs = [{"kind": one.kind, "start": one.start, "end": one.end} for one in article.paragraphs]
    return {"key": article.key, **fields, "paragraphs": paragraphs}


class Texts(Mapping[str, Article]):
    """Article key → article, from ``articles.jsonl`` of a graph directory; keys are sorted.

    UsageError when the directory has no such file, GovgraphError when a line of it is damaged.
    """

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE
        self._places = dict(sorted(self._index()))
        self._read = lru_cache(_KEPT)(self._article)

    def __getitem__(self, key: str) -> Article:
        return self._read(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _index(self) -> Iterator[tuple[str, int]]:
        try:
            with self._path.open("rb") as stream:
                place = 0
                for line in stream:
                    yield str(json.loads(line)["key"]), place
                    place += len(line)
        except FileNotFoundError as missing:
            hint = "build it again: the texts of its articles are needed here"
            raise UsageError(f"{self._path.parent} holds no {FILE}", hint) from missing
        except (ValueError, KeyError, TypeError) as problem:
            raise self._damaged(problem) from problem

    def _article(self, key: str) -> Article:
        place = self._places[key]
        with self._path.open("rb") as stream:
            stream.seek(place)
            line = stream.readline()
        try:
            fields = json.loads(line)
            del fields["key"]
            paragraphs = tuple(Paragraph(**paragraph) for paragraph in fields.pop("paragraphs"))
            fields |= {name: tuple(fields[name]) for name in ("authors", "editors", "notes")}
            return Article(paragraphs=paragraphs, **fields)
        except (ValueError, KeyError, TypeError) as problem:
            raise self._damaged(problem) from problem

    def _damaged(self, problem: Exception) -> GovgraphError:
        return GovgraphError(f"{self._path} cannot be read: {problem}", "build the graph again")
