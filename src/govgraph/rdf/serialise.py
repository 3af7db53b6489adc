"""Quads to files, streaming: what cannot hold named graphs gets the plain triples without claims or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import UsageError
from govgraph.graph import Graph
from govgraph.rdf.text import Turtle
from govgraph.rdf.write import blocks
from govgraph.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class RdfSyntax:
    """A syntax: its pyoxigraph format, its file extension, and whether it keeps named graphs."""

    format: ox.RdfFormat
    extension: str
    named_graphs: bool


_SOME = 1000  # blocks of statements in memory at one time

RDF_FORMATS = {
    "turtle": RdfSyntax(ox.RdfFormat.TURTLE, "ttl", False),
    "trig": RdfSyntax(ox.RdfFormat.TRIG, "trig", True),
    "nquads": RdfSyntax(ox.RdfFormat.N_QUADS, "nq", True),
    "ntriples": RdfSyntax(ox.RdfFormat.N_TRIPLES, "nt", False),
    "jsonld": RdfSyntax(ox.RdfFormat.JSON_LD, "jsonld", True),
    "rdfxml": RdfSyntax(ox.RdfFormat.RDF_XML, "rdf", False),
}


def write_rdf(statements: Iterable[ox.Quad], path: Path, syntax: str, vocabulary: Vocabulary | None = None) -> None:
    """Write ``statements`` to ``path`` in their order, one at a time.

    Syntaxes without named graphs get the triples of all graphs. UsageError for an unknown syntax.
    """
    chosen = RDF_FORMATS.get(syntax)
    if chosen is None:
        raise UsageError(f"unknown RDF syntax {syntax!r}", "one of " + ", ".join(RDF_FORMATS))
    vocabulary = vocabulary or load_vocabulary()
    items: Iterable[ox.Quad] | Iterable[ox.Triple] = statements
    if not chosen.named_graphs:
        items = graph_triples(statements)
    with path.open("wb") as file:
        ox.serialize(items, file, chosen.format, prefixes=dict(vocabulary.prefixes))


def graph_triples(statements: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """The triples of ``statements``, graph names dropped."""
    return (quad.triple for quad in statements)


def write_turtle(graph: Graph, path: Path, vocabulary: Vocabulary | None = None) -> None:
    """Write all triples of ``graph``, claims among them, as one Turtle file; the bytes are those of ``write_rdf``."""
    vocabulary = vocabulary or load_vocabulary()
    turtle, statements = Turtle(vocabulary), blocks(graph, vocabulary)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        while some := list(islice(statements, _SOME)):
            file.write(turtle.text(some))
        file.write(turtle.close())
