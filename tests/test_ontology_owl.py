"""The ontology by the rules of OWL 2 RL: nothing in it, or in a graph that uses it, contradicts itself."""

from __future__ import annotations

import owlrl
import pytest
import rdflib

import sample_graph
from govgraph import paths
from govgraph.rdf import write_turtle

ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")  # where owlrl writes what contradicts
GG = rdflib.Namespace("https://w3id.org/govgraph/ns#")


def _closed(graph: rdflib.Graph) -> rdflib.Graph:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("owl") / "graph.ttl"
    write_turtle(sample_graph.graph_of(("sample-03",)), path)
    return path.read_text(encoding="utf-8")


def test_no_contradiction_follows_from_the_ontology_and_a_graph(data: str) -> None:
    graph = rdflib.Graph().parse(paths.ontology_dir() / "govgraph.ttl")
    closed = _closed(graph.parse(data=data, format="turtle"))
    assert [str(words) for words in closed.objects(None, ERROR)] == []
    assert list(closed.subjects(rdflib.RDF.type, rdflib.OWL.Nothing)) == []
    classes = {str(kind) for kind in closed.objects(None, rdflib.RDF.type)}
    assert str(GG.Event) in classes, "what an event is follows from its type"


def test_a_contradiction_would_be_found() -> None:
    unlike, both = (rdflib.URIRef(f"https://example.org/{name}") for name in ("unlike", "both"))
    graph = rdflib.Graph()
    for triple in (
        (unlike, rdflib.OWL.differentFrom, unlike),
        (GG.Person, rdflib.OWL.disjointWith, GG.Place),
        (both, rdflib.RDF.type, GG.Person), (both, rdflib.RDF.type, GG.Place),
    ):  # fmt: skip
        graph.add(triple)
    closed = _closed(graph)
    told = " ".join(str(words) for words in closed.objects(None, ERROR))
    assert str(unlike) in told
    assert str(both) in told
