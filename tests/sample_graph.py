"""The graph of the sample collection's gold, built once: what tests of graph, RDF, store and exports look at."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import from_gold
from govgraph import rdf, store
from govgraph.graph import Graph, build_graph
from govgraph.lexicon import Lexicon
from govgraph.model import Extraction
from govgraph.resolve import Resolution, resolve


@cache
def extractions() -> tuple[Extraction, ...]:
    return from_gold.samples(Lexicon.load())


@cache
def resolution() -> Resolution:
    return resolve(extractions(), Lexicon.load())


@cache
def graph() -> Graph:
    return build_graph(resolution(), Lexicon.load())


def graph_of(names: tuple[str, ...]) -> Graph:
    """The graph of the samples with these names only."""
    chosen = [e for e in extractions() if e.article.id in names]
    return build_graph(resolve(chosen, Lexicon.load()), Lexicon.load())


@cache
def few() -> Graph:
    """The graph of three samples, where not every kind of fact is needed; a post changes hands in it."""
    return graph_of(("sample-03", "sample-26", "sample-28"))


@cache
def _home(name: str) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix=f"govgraph-{name}-")


def _written(name: str, graph: Graph) -> Path:
    home = Path(_home(name).name)
    store.create(rdf.quads(graph), home / "store")
    return home


@cache
def directory() -> Path:
    """A graph directory with the store of the samples; it lives as long as the test run."""
    return _written("samples", graph())


@cache
def few_directory() -> Path:
    """A graph directory with the store of ``few``."""
    return _written("few", few())
