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
def _home() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="govgraph-samples-")


@cache
def directory() -> Path:
    """A graph directory with the store of the samples; it lives as long as the test run."""
    home = Path(_home().name)
    store.create(rdf.quads(graph()), home / "store")
    return home
