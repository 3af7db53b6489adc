"""The graph on disk: an Oxigraph database inside the graph directory. All SPARQL goes through here.

A store is written once, into a fresh directory, and only read afterwards: whoever replaces a graph replaces
its directory, so that a reader keeps what it opened.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import GovgraphError, UsageError
from govgraph.rdf import ontology_quads

FORMAT = 1  # raised whenever an older program could misread what is written
STORE = "store"  # name inside a graph directory
_MARK = "format.json"
_DATABASE = "oxigraph"


def create(quads: Iterable[ox.Quad], directory: Path) -> None:
    """Write ``quads`` and the ontology into a new store in ``directory``, which must not hold one yet.

    The mark that makes it a store is written last, so that an interrupted load is never taken for one.
    GovgraphError when the disk is full or the directory cannot be written.
    """
    if (directory / _DATABASE).exists():
        raise GovgraphError(f"{directory}: there is a store already", "write into a fresh directory")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        database = ox.Store(str(directory / _DATABASE))
        database.bulk_extend(chain(ontology_quads(), quads))
        database.flush()
        del database
        (directory / _MARK).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
    except OSError as problem:
        raise GovgraphError(f"{directory}: {problem}", "is there space, and may you write there?") from problem


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
