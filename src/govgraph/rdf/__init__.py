"""The graph as RDF: the only writer of triples, and the reader that brings them back."""

from govgraph.rdf.read import read_graph
from govgraph.rdf.serialise import RDF_FORMATS, RdfSyntax, graph_triples, write_rdf, write_turtle
from govgraph.rdf.write import GRAPHS, ontology_quads, quads

__all__ = ["GRAPHS", "RDF_FORMATS", "RdfSyntax", "graph_triples", "ontology_quads", "quads", "read_graph", "write_rdf",
    "write_turtle",
]  # fmt: skip
