"""The graph on disk: an Oxigraph database inside the graph directory. All SPARQL goes through here.

A store is written once, into a fresh directory, and only read afterwards: whoever replaces a graph replaces
its directory, so that a reader keeps what it opened.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import GovgraphError, UsageError
from govgraph.rdf import ontology_quads

FORMAT = 1  # raised whenever an older program could misread what is written
STORE = "store"  # name inside a graph directory
_MARK = "format.json"
_DATABASE = "oxigraph"
_CHUNK = 1 << 26  # bytes of N-Quads, some 200,000 statements: memory of 250 MB while they are loaded


def create(quads: Iterable[ox.Quad], directory: Path) -> None:
    """Write ``quads`` and the ontology into a new store in ``directory``, which must not hold one yet.

    The mark that makes it a store is written last, so that an interrupted load is never taken for one.
    GovgraphError when the disk is full or the directory cannot be written.
    """
    with _problems_told(directory):
        database = _new(directory)
        database.bulk_extend(chain(ontology_quads(), quads))
        database.flush()
        del database
        _mark(directory)


@contextmanager
def loading(directory: Path) -> Iterator[Loader]:
    """As ``create``, of N-Quads that the block hands over, loaded by a thread while the next are written."""
    with ThreadPoolExecutor(1) as thread:
        with _problems_told(directory):
            loader = Loader(_new(directory), thread, directory)
        loader.plain((ox.serialize(ontology_quads(), format=ox.RdfFormat.N_QUADS) or b"").decode())
        yield loader
        loader.finish()


@contextmanager
def updating(old: Path, directory: Path) -> Iterator[Updater]:
    """A new store in ``directory`` that begins as that of the graph directory ``old``, to be changed by the block.

    Files that never change are shared between the two, so that this takes no time and no space; what is taken out
    may therefore lie on the disk until the database tidies up. GovgraphError as for ``create``.
    """
    with _problems_told(directory):
        _must_be_free(directory)
        directory.mkdir(parents=True, exist_ok=True)
        open_store(old).backup(str(directory / _DATABASE))
        updater = Updater(ox.Store(str(directory / _DATABASE)), directory)
    yield updater
    updater.finish()


class Loader:
    """Loads lines of N-Quads in chunks; the library works without Python's lock, so that it costs a core, not time."""

    def __init__(self, database: ox.Store, thread: ThreadPoolExecutor, directory: Path) -> None:
        self._database = database
        self._thread = thread
        self._directory = directory
        self._lines: list[bytes] = []
        self._size = 0
        self._under_way: Future[None] | None = None

    def plain(self, lines: str) -> None:
        """Load lines of any graph, soon. GovgraphError when what came before could not be written."""
        encoded = lines.encode()
        self._lines.append(encoded)
        self._size += len(encoded)
        if self._size >= _CHUNK:
            self._send()

    def last(self) -> None:
        """Load what is left, while the caller does something else: the database has time to tidy up, too."""
        if self._lines:
            self._send()

    def finish(self) -> None:
        """Load what is left, wait until all is there, and close."""
        self.last()
        with _problems_told(self._directory):
            self._wait()
            self._database.flush()
            del self._database
            _mark(self._directory)

    def _send(self) -> None:
        chunk = b"".join(self._lines)
        self._lines, self._size = [], 0
        with _problems_told(self._directory):
            self._wait()  # two chunks in memory at most: one that grows, one that is loaded
        self._under_way = self._thread.submit(_load, self._database, chunk)

    def _wait(self) -> None:
        if self._under_way is not None:
            self._under_way.result()


class Updater:
    """Changes a copy of a store."""

    def __init__(self, database: ox.Store, directory: Path) -> None:
        self._database = database
        self._directory = directory
        self._new: list[str] = []

    def remove(self, quads: Iterable[ox.Quad]) -> None:
        """Take statements out."""
        with _problems_told(self._directory):
            for quad in quads:
                self._database.remove(quad)

    def clear(self, graph: str) -> None:
        """Take out all of a graph."""
        with _problems_told(self._directory):
            self._database.remove_graph(ox.NamedNode(graph))

    def plain(self, lines: str) -> None:
        """Put in N-Quads."""
        self._new.append(lines)

    def finish(self) -> None:
        """Write what is new, and close."""
        with _problems_told(self._directory):
            _load(self._database, "".join(self._new).encode())
            self._database.flush()
            del self._database
            _mark(self._directory)


def _load(database: ox.Store, lines: bytes) -> None:
    # Lenient: our own IRIs and language tags need no second check, which takes a fifth of the time.
    database.bulk_load(lines, format=ox.RdfFormat.N_QUADS, lenient=True)


@contextmanager
def _problems_told(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise GovgraphError(f"{directory}: {problem}", "is there space, and may you write there?") from problem


def _must_be_free(directory: Path) -> None:
    if (directory / _DATABASE).exists():
        raise GovgraphError(f"{directory}: there is a store already", "write into a fresh directory")


def _new(directory: Path) -> ox.Store:
    _must_be_free(directory)
    directory.mkdir(parents=True, exist_ok=True)
    return ox.Store(str(directory / _DATABASE))


def _mark(directory: Path) -> None:
    """Say that there is a store in ``directory``: whole, or it would not be said."""
    (directory / _MARK).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")


def open_store(directory: Path) -> ox.Store:
    """Open for reading the store of the graph directory ``directory`` (or the store directory itself).

    A build that runs at the same time does not disturb it. UsageError when there is none, GovgraphError
    when it was written by another version, is locked or damaged.
    """
    home = directory if (directory / _MARK).exists() else directory / STORE
    if not (home / _MARK).exists():
        what = "no graph here" if directory.exists() else "no such directory"
        raise UsageError(f"{directory}: {what}", "build one: govgraph build PATH... -o " + str(directory))
    try:
        found = json.loads((home / _MARK).read_text(encoding="utf-8")).get("format")
    except (ValueError, AttributeError) as problem:
        raise GovgraphError(f"{home / _MARK}: {problem}", "build the graph again") from problem
    if found != FORMAT:
        age = "an older" if isinstance(found, int) and found < FORMAT else "a newer"
        raise GovgraphError(
            f"{home}: written by {age} version of govgraph (format {found}, this one reads {FORMAT})",
            "build the graph again, or use the version that wrote it",
        )
    try:
        return ox.Store.read_only(str(home / _DATABASE))
    except OSError as problem:
        locked = "lock" in str(problem).lower()
        hint = "another program writes to it: wait, or stop it" if locked else "it is damaged: build the graph again"
        raise GovgraphError(f"{home}: {'the store is locked' if locked else problem}", hint) from problem
