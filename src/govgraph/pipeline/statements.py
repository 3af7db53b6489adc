"""The statements of a graph, as Turtle and as a store: in full, or from those of the graph that was there before.

Nine statements of ten are the claims of articles with their spans and sentences, and most articles say after a build
what they said before it. So a store keeps a list of its articles with a digest of what each says and the place of
that in ``graph.ttl``: where most are unchanged, their lines are copied, and the store is a copy that is changed where
it must be. The bytes of ``graph.ttl`` and the statements of the store are those of a build in full.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from govgraph.errors import GovgraphError
from govgraph.graph import Graph
from govgraph.model import Article
from govgraph.pipeline import versions
from govgraph.rdf.text import NQuads, Turtle
from govgraph.rdf.write import Said, Writer, claims_by_article
from govgraph.store import STORE, loading, updating
from govgraph.vocabulary import load_vocabulary

TURTLE = "graph.ttl"
_PIECES = f"{STORE}/articles.jsonl"
_SOME = 1000  # blocks of statements in memory at one time
_MOST = 0.8  # of the articles must say what they said; else a store is made anew in less time


class Sink(Protocol):
    """A store that is filled or changed."""

    def plain(self, lines: str) -> None:
        """Lines of N-Quads that belong to no article."""

    def article(self, graph: str, lines: str, /) -> None:
        """The lines of the graph of one article."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one article says: a digest of its claims, the place of its Turtle, and a digest of that."""

    key: str
    claims: str
    start: int
    length: int
    text: str


@contextmanager
def statements_written(graph: Graph, fresh: Path, before: Path) -> Iterator[None]:
    """Write ``graph.ttl`` and the store into ``fresh``, by way of the graph directory ``before`` where that is less.

    A store that is filled in full goes on being loaded, by a thread, while the block writes other files. After the
    block all is there. GovgraphError when the disk is full.
    """
    said = claims_by_article(graph)
    whole = _Statements(graph, said, {key: claims_digest(graph.articles[key], some) for key, some in said.items()})
    if whole.changed(fresh, before):
        yield
    else:
        with loading(fresh / STORE) as load, (fresh / TURTLE).open("wb") as turtle:
            whole.write(load, turtle, None)
            (fresh / _PIECES).write_text(whole.index(), encoding="utf-8")
            turtle.flush()
            yield


def claims_digest(article: Article, said: Said) -> str:
    """Hexadecimal digits that are equal only where the same is said in the same words.

    A claim's identifier is made of its article, span, rule and what it says; the bounds of its sentence are not in it.
    """
    words = [article.sha256, *(f"{c.id} {c.sentence_start} {c.sentence_end}" for c, _ in said)]
    return blake2b("\n".join(words).encode(), digest_size=16).hexdigest()


class _Statements:
    """Writes the statements of one graph into a file and a store."""

    def __init__(self, graph: Graph, said: Mapping[str, Said], digests: Mapping[str, str]) -> None:
        self._graph = graph
        self._said = said
        self._digests = digests
        self._vocabulary = load_vocabulary()
        self._writer = Writer(self._vocabulary)
        self._lines = NQuads(self._vocabulary)
        self._turtle = Turtle(self._vocabulary)
        self._pieces: list[Piece] = []

    def changed(self, fresh: Path, before: Path) -> bool:
        """Make the store out of that of ``before``, and say whether that was worth it and went well."""
        held = _pieces(before)
        same = sum(held[key].claims == digest for key, digest in self._digests.items() if key in held)
        # What an article said that is withdrawn must be gone from the disk, and files shared with a store that knew
        # it would go on holding it.
        if not held.keys() <= self._digests.keys() or same < _MOST * len(self._digests):
            return False
        try:
            with (
                updating(before, fresh / STORE) as change,
                (fresh / TURTLE).open("wb") as turtle,
                (before / TURTLE).open("rb") as old,
            ):
                self.write(change, turtle, _Old(old, held))
            (fresh / _PIECES).write_text(self.index(), encoding="utf-8")
        except GovgraphError:  # damaged: everything can be made anew
            shutil.rmtree(fresh / STORE, ignore_errors=True)
            self._pieces.clear()
            self._turtle = Turtle(self._vocabulary)
            return False
        return True

    def write(self, store: Sink, turtle: BinaryIO, old: _Old | None) -> None:
        """Write everything; with ``old`` only what is not there already."""
        plain = self._writer.plain(self._graph)
        while some := list(islice(plain, _SOME)):
            turtle.write(self._turtle.text(some).encode())
            store.plain(self._lines.text(some))
        turtle.write(self._turtle.close().encode())
        for key, said in self._said.items():
            digest = self._digests[key]
            text = old.text(key, digest) if old else None
            if text is None:
                blocks = list(self._writer.claims(self._graph.articles[key], said))
                text = (self._turtle.text(blocks) + self._turtle.close()).encode()
                store.article(self._writer.node(f"graph/article/{key}"), self._lines.text(blocks))
            self._pieces.append(Piece(key, digest, turtle.tell(), len(text), _digest(text)))
            turtle.write(text)

    def index(self) -> str:
        """The list of articles for the build after this one."""
        rows: list[object] = [versions.statements(), *(astuple(piece) for piece in self._pieces)]
        return "".join(json.dumps(row) + "\n" for row in rows)


class _Old:
    """The Turtle that was there before, by article."""

    def __init__(self, file: BinaryIO, held: Mapping[str, Piece]) -> None:
        self._file = file
        self._held = held

    def text(self, key: str, claims: str) -> bytes | None:
        """The lines of an article that said then what it says now; None where it did not, or they were changed."""
        piece = self._held.get(key)
        if piece is None or piece.claims != claims:
            return None
        self._file.seek(piece.start)
        text = self._file.read(piece.length)
        return text if _digest(text) == piece.text else None


def _pieces(directory: Path) -> dict[str, Piece]:
    """The list of articles of the store in ``directory``; empty where there is none that we could go on from."""
    try:
        with (directory / _PIECES).open(encoding="utf-8") as stream:
            if json.loads(stream.readline()) != versions.statements():
                return {}
            return {piece.key: piece for piece in (Piece(*json.loads(line)) for line in stream)}
    except (OSError, ValueError, TypeError):
        return {}


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=16).hexdigest()
