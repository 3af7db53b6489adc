"""The registry of export formats and the one call that writes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import GovgraphError, UsageError
from govgraph.export.cut import Cut, cut_graph
from govgraph.export.network import write_cytoscape, write_gexf, write_graphml, write_node_link
from govgraph.export.rdf import ordered_quads
from govgraph.export.tables import write_neo4j, write_parquet, write_quickstatements
from govgraph.graph import Graph
from govgraph.query import find_entity
from govgraph.rdf import RDF_FORMATS, read_graph, write_rdf
from govgraph.store import open_store
from govgraph.vocabulary import Vocabulary, load_vocabulary

Writer = Callable[[Graph, Path, Vocabulary], None]


@dataclass(frozen=True, slots=True)
class Format:
    """An export format: what it is for, the suffix of its file ("" for a directory), and its writer."""

    purpose: str
    suffix: str
    write: Writer | None  # None: RDF, written from the store by its syntax


FORMATS: Mapping[str, Format] = {
    "turtle": Format("RDF without named graphs, for people and most tools", ".ttl", None),
    "trig": Format("RDF with one named graph per article", ".trig", None),
    "nquads": Format("RDF with named graphs, one statement a line, for bulk loading", ".nq", None),
    "ntriples": Format("RDF, one triple a line", ".nt", None),
    "jsonld": Format("RDF as JSON, with named graphs", ".jsonld", None),
    "rdfxml": Format("RDF for older tools", ".rdf", None),
    "graphml": Format("yEd, igraph, Gephi", ".graphml", write_graphml),
    "gexf": Format("Gephi, with dates for its timeline", ".gexf", write_gexf),
    "node-link": Format("networkx, D3", ".json", write_node_link),
    "cytoscape": Format("Cytoscape, cytoscape.js", ".cyjs", write_cytoscape),
    "neo4j": Format("Neo4j: a directory with nodes.csv and relationships.csv", "", write_neo4j),
    "parquet": Format("DuckDB, pandas: a directory of four Parquet files", "", write_parquet),
    "quickstatements": Format("Wikidata: people and posts for QuickStatements", ".csv", write_quickstatements),
}


def export(directory: Path, format_name: str, output: Path, cut: Cut | None = None) -> None:
    """Write the graph in ``directory`` to ``output`` in the format ``format_name``; equal graphs give equal bytes.

    The subject of ``cut`` may be a name. UsageError for an unknown format, subject or type, GovgraphError
    when the output cannot be written.
    """
    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise UsageError(f"unknown format {format_name!r}", "one of " + ", ".join(FORMATS))
    vocabulary, database = load_vocabulary(), open_store(directory)
    cut = cut or Cut()
    if cut.subject is not None:
        node = find_entity(database, cut.subject)
        cut = replace(cut, subject=vocabulary.entity_id(node.value))
    try:
        _write(database, vocabulary, format_name, output, cut)
    except OSError as problem:
        raise GovgraphError(f"{output}: {problem.strerror or problem}", "choose another place with -o") from problem


def _write(database: ox.Store, vocabulary: Vocabulary, name: str, output: Path, cut: Cut) -> None:
    graph = None
    if not cut.whole or name not in RDF_FORMATS:
        graph = read_graph(database, vocabulary)
        if not cut.whole:
            graph = cut_graph(graph, cut, vocabulary)
    writer = FORMATS[name].write
    if writer is None:
        write_rdf(ordered_quads(database, vocabulary, graph), output, name, vocabulary)
    elif graph is not None:
        writer(graph, output, vocabulary)
