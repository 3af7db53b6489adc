"""What the documents on the vocabulary and on SPARQL say is so."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest

import sample_graph
from govgraph.errors import UsageError
from govgraph.query import ask, ready_queries
from govgraph.rdf import write_rdf
from govgraph.rdf.write import quads
from govgraph.store import open_store

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "sparql.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("text", QUERIES, ids=lambda text: " ".join(text.split())[:50])
def test_every_query_of_the_tutorial_has_an_answer(text: str) -> None:
    rows = list(ask(open_store(sample_graph.directory()), text).rows())
    assert rows
    assert any(any(cell for cell in row) for row in rows)


def test_the_tutorial_names_ready_queries_and_parameters_that_exist() -> None:
    known = {q.name: {p.name for p in q.parameters} for q in ready_queries()}
    asked = re.findall(r"--name (\S+)((?: --param \w+=(?:\"[^\"]*\"|\S+))*)", TEXT)
    assert asked
    for name, parameters in asked:
        assert set(re.findall(r"--param (\w+)=", parameters)) <= known[name]


def test_the_reference_page_and_the_context_are_what_the_ontology_makes() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "ontology_docs.py"))
    assert script["main"](["--check"]) == 0


def test_the_json_ld_context_expands_to_the_terms_of_the_ontology(tmp_path: Path) -> None:
    import rdflib

    context = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    document = {
        "@context": context, "id": "https://w3id.org/govgraph/id/event/x", "type": "TradeMission",
        "host": "https://w3id.org/govgraph/id/place/62", "venue": {"@value": "Hotel", "@language": "id"},
    }  # fmt: skip
    found = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    gg = rdflib.Namespace("https://w3id.org/govgraph/ns#")
    node = rdflib.URIRef("https://w3id.org/govgraph/id/event/x")
    assert (node, rdflib.RDF.type, gg.TradeMission) in found
    assert (node, gg.host, rdflib.URIRef("https://w3id.org/govgraph/id/place/62")) in found
    assert (node, gg.venue, rdflib.Literal("Hotel", lang="id")) in found


def test_the_graph_and_its_ontology_load_together(tmp_path: Path) -> None:
    """No property of the graph is used against its kind: relations have nodes as objects, values have literals."""
    import rdflib

    path = tmp_path / "graph.ttl"
    write_rdf(quads(sample_graph.graph_of(("sample-26",))), path, "turtle")
    graph = rdflib.Graph().parse(path)
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "govgraph.ttl")
    for predicate in set(graph.predicates()):
        kinds = set(ontology.objects(predicate, rdflib.RDF.type))
        literal = {isinstance(o, rdflib.Literal) for o in graph.objects(predicate=predicate)}
        if rdflib.OWL.ObjectProperty in kinds:
            assert literal == {False}, predicate
        if rdflib.OWL.DatatypeProperty in kinds:
            assert literal == {True}, predicate


def test_update_in_the_tutorial_would_be_refused() -> None:
    with pytest.raises(UsageError):
        ask(open_store(sample_graph.directory()), "DELETE WHERE { ?s ?p ?o }")
