"""The registry of export formats and the one call that writes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from govgraph.errors import GovgraphError, UsageError
from govgraph.export.cut import Cut, cut_graph
from govgraph.export.network import write_cytoscape, write_gexf, write_graphml, write_node_link
from govgraph.export.rdf import ordered_quads
from govgraph.export.tables import write_neo4j, write_parquet, write_quickstatements
from govgraph.graph import Graph
from govgraph.query import find_entity
from govgraph.rdf import read_graph, write_rdf
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
    if format_name not in FORMATS:
        raise UsageError(f"unknown format {format_name!r}", "one of " + ", ".join(FORMATS))
    Exporter(directory).write(format_name, output, cut)


class Exporter:
    """Writes the graph in ``directory`` in one format after another; it is read once, for the first that needs it."""

    def __init__(self, directory: Path) -> None:
        self._vocabulary, self._database = load_vocabulary(), open_store(directory)

    @cached_property
    def _graph(self) -> Graph:
        return read_graph(self._database, self._vocabulary)

    def write(self, format_name: str, output: Path, cut: Cut | None = None) -> None:
        """As ``export``; the format is one of ``FORMATS``."""
        cut = cut or Cut()
        if cut.subject is not None:
            node = find_entity(self._database, cut.subject)
            cut = replace(cut, subject=self._vocabulary.entity_id(node.value))
        try:
            self._write(format_name, output, cut)
        except OSError as problem:
            raise GovgraphError(f"{output}: {problem.strerror or problem}", "choose another place with -o") from problem

    def _write(self, name: str, output: Path, cut: Cut) -> None:
        writer = FORMATS[name].write
        if writer is None:
            keep = None if cut.whole else cut_graph(self._graph, cut, self._vocabulary)
            write_rdf(ordered_quads(self._database, self._vocabulary, keep), output, name, self._vocabulary)
        else:
            part = self._graph if cut.whole else cut_graph(self._graph, cut, self._vocabulary)
            writer(part, output, self._vocabulary)
