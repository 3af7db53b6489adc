"""The statements of a graph, as Turtle and as a store: in full, or from those of the graph that was there before.

Nine statements of ten are the claims of articles with their spans and sentences, and most articles say after a build
what they said before it. So a store keeps a list of its articles with a digest of what each says and the place of
that in ``graph.ttl``: where most are unchanged, their lines are copied, and the store is a copy that is changed where
it must be. The bytes of ``graph.ttl`` and the statements of the store are those of a build in full.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from govgraph.errors import GovgraphError
from govgraph.graph import Graph
from govgraph.graph.facts import Mark
from govgraph.model import Article
from govgraph.pipeline import pieces
from govgraph.pipeline.pieces import SHARED, OldTurtle, Piece, Plain, changes, difference, text_digest
from govgraph.rdf.text import STOP, NQuads, Turtle
from govgraph.rdf.write import Claimed, Writer, claims_by_article
from govgraph.store import STORE, Updater, loading, updating
from govgraph.vocabulary import load_vocabulary

TURTLE = "graph.ttl"
_SOME = 1000  # blocks of statements in memory at one time
_MOST = 0.8  # of the articles must say what they said; else a store is made anew in less time


@contextmanager
def statements_written(graph: Graph, fresh: Path, before: Path | None) -> Iterator[None]:
    """Write ``graph.ttl`` and the store into ``fresh``, by way of the graph directory ``before`` where that is less.

    A store that is filled in full goes on being loaded, by a thread, while the block writes other files. After the
    block all is there. GovgraphError when the disk is full.
    """
    whole = _Statements(graph, claims_by_article(graph))
    if before is not None and whole.changed(fresh, before):
        yield
    else:
        with loading(fresh / STORE) as load, (fresh / TURTLE).open("wb") as turtle:
            whole.write_plain(turtle, load.plain)
            whole.write_articles(turtle, load.plain, None)
            turtle.flush()
            whole.list_in(fresh)
            load.last()
            yield


def claims_digest(article: Article, marks: Iterable[Mark]) -> str:
    """Hexadecimal digits that are equal only where the same is said in the same words.

    A claim's identifier is made of its article, span, rule and what it says; the bounds of its sentence are not in it.
    """
    words = [article.sha256, *[f"{claim} {start} {end}" for claim, start, end in marks]]
    return blake2b("\n".join(words).encode(), digest_size=16).hexdigest()


def _start(place: int, text: str) -> int:
    """Where the first subject of a graph begins in ``text``, which is put at ``place``; SHARED if that is nowhere."""
    if place == 0:
        return 0
    return place + len(STOP) if text.startswith(STOP) else SHARED


class _Statements:
    """Writes the statements of one graph into a file and a store."""

    def __init__(self, graph: Graph, said: Claimed) -> None:
        self._graph = graph
        self._said = said
        self._digests: dict[str, str] = {}  # of what the articles say, made when it is asked for
        self._vocabulary = load_vocabulary()
        self._writer = Writer(self._vocabulary)
        self._lines = NQuads(self._vocabulary)
        self._begin()

    def _begin(self) -> None:
        self._turtle = Turtle(self._vocabulary)
        self._plain = Plain((), 0, "")
        self._pieces: list[Piece] = []

    def _digest(self, key: str) -> str:
        if key not in self._digests:
            self._digests[key] = claims_digest(self._graph.articles[key], self._said.marks(key))
        return self._digests[key]

    def changed(self, fresh: Path, before: Path) -> bool:
        """Make the store out of that of ``before``, and say whether that was worth it and went well."""
        held = pieces.read_listing(before)
        # What an article said that is withdrawn must be gone from the disk, and files shared with a store that knew
        # it would go on holding it.
        if held is None or not held.pieces.keys() <= self._graph.articles.keys():
            return False
        same = sum(piece.claims == self._digest(key) for key, piece in held.pieces.items())
        if same < _MOST * len(self._said):
            return False
        try:
            with (
                updating(before, fresh / STORE) as store,
                (fresh / TURTLE).open("w+b") as turtle,
                (before / TURTLE).open("rb") as old,
            ):
                self.write_plain(turtle, None)
                gone, new = difference(old, held.plain, turtle, self._plain)
                for name in {**gone, **new}:
                    was, is_now = (b"".join(some.get(name, ())) for some in (gone, new))
                    self._change(store, self._writer.graphs[name], was, is_now)
                turtle.seek(0, io.SEEK_END)
                self.write_articles(turtle, store.plain, (OldTurtle(old, held), store))
            self.list_in(fresh)
        except (GovgraphError, SyntaxError):  # damaged: everything can be made anew
            shutil.rmtree(fresh / STORE, ignore_errors=True)
            self._begin()
            return False
        return True

    def write_plain(self, turtle: BinaryIO, store: Callable[[str], None] | None) -> None:
        """Write the graphs that are no article's to the file ``turtle``, and give their N-Quads to ``store``."""
        whole, starts = blake2b(digest_size=16), []
        for name, blocks in self._writer.plain(self._graph):
            place = turtle.tell()
            for number, some in enumerate(iter(lambda: list(islice(blocks, _SOME)), [])):  # noqa: B023
                text = self._turtle.text(some)
                if not number:
                    starts.append((name, _start(place, text)))
                self._put(turtle, text, whole)
                if store is not None:
                    store(self._lines.text(some))
        self._put(turtle, self._turtle.close(), whole)
        self._plain = Plain(tuple(starts), turtle.tell(), whole.hexdigest())

    @staticmethod
    def _put(turtle: BinaryIO, text: str, whole: blake2b) -> None:
        encoded = text.encode()
        turtle.write(encoded)
        whole.update(encoded)

    def write_articles(
        self, turtle: BinaryIO, add: Callable[[str], None], before: tuple[OldTurtle, Updater] | None
    ) -> None:
        """Write the claims of the articles; with what was there ``before`` only what is not there already."""
        for key in self._said:
            digest = self._digest(key)
            text = before[0].text(key, digest) if before else None
            if before is not None and text is not None:
                mark = before[0].listing.pieces[key].text
            else:
                blocks = list(self._writer.claims(self._graph.articles[key], self._said[key]))
                text = (self._turtle.text(blocks) + self._turtle.close()).encode()
                mark = text_digest(text)
                if before is None or key not in before[0].listing.pieces:
                    add(self._lines.text(blocks))
                else:
                    self._rewrite(before, key, text)
            self._pieces.append(Piece(key, digest, turtle.tell(), len(text), mark))
            turtle.write(text)

    def _rewrite(self, before: tuple[OldTurtle, Updater], key: str, text: bytes) -> None:
        """Put what an article says now in place of what it said then, of which it mostly says the most part again."""
        old, store = before
        graph, was = self._writer.node(f"graph/article/{key}"), old.whatever(key)
        if was is None:
            store.clear(graph)
            was = b""
        self._change(store, graph, *changes(was, text))

    def _change(self, store: Updater, graph: str, gone: bytes, new: bytes) -> None:
        """Take Turtle out of a graph and put other in."""
        store.remove(self._quads(graph, gone))
        store.plain((ox.serialize(self._quads(graph, new), format=ox.RdfFormat.N_QUADS) or b"").decode())

    def list_in(self, fresh: Path) -> None:
        """Write down what stands where, for the build after this one."""
        pieces.write_listing(fresh, self._plain, self._pieces)

    def _quads(self, graph: str, turtle: bytes) -> Iterator[ox.Quad]:
        """The statements of some Turtle, in a graph."""
        prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in self._vocabulary.prefixes.items())
        node = ox.NamedNode(graph)
        for quad in ox.parse(prefixes.encode() + turtle, format=ox.RdfFormat.TURTLE):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, node)
