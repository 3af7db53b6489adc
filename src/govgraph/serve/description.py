"""What the endpoint says about itself (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import pyoxigraph as ox

from govgraph.query.results import GRAPH_FORMATS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "RDF_XML", "JSON-LD",
)  # fmt: skip


def service_description(endpoint: str, format_name: str) -> bytes:
    """The description of ``endpoint`` in a format of ``GRAPH_FORMATS``."""
    service = ox.BlankNode("service")
    said: list[tuple[str, ox.NamedNode]] = [
        ("endpoint", ox.NamedNode(endpoint)),
        ("supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query")),
        ("feature", ox.NamedNode(_SD + "UnionDefaultGraph")),
        *(("resultFormat", ox.NamedNode(_FORMATS + name)) for name in _RESULTS),
    ]
    triples = [ox.Triple(service, _TYPE, ox.NamedNode(_SD + "Service"))]
    triples += [ox.Triple(service, ox.NamedNode(_SD + name), value) for name, value in said]
    return ox.serialize(triples, format=GRAPH_FORMATS[format_name], prefixes={"sd": _SD}) or b""
