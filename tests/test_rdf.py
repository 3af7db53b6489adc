from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sample_graph
from govgraph import rdf
from govgraph.errors import GovgraphError, UsageError
from govgraph.graph import Graph
from govgraph.model import Claim, Entity, Fact, Value
from govgraph.rdf.text import NQuads, Turtle
from govgraph.rdf.write import blocks
from govgraph.vocabulary import load_vocabulary

GRAPH = sample_graph.graph()
QUADS = list(rdf.quads(GRAPH))
VOCABULARY = load_vocabulary()
TURTLE = ox.RdfFormat.TURTLE


def graph_name(quad: ox.Quad) -> str:
    return VOCABULARY.entity_id(quad.graph_name.value) or ""


def test_writing_twice_gives_the_same_quads_in_the_same_order() -> None:
    assert [str(q) for q in rdf.quads(GRAPH)] == [str(q) for q in QUADS]


def test_no_triple_stands_twice() -> None:
    """Queries read the union of all graphs, in which a repeated triple would be counted twice."""
    assert len({str(q.triple) for q in QUADS}) == len(QUADS)


def test_there_is_no_blank_node() -> None:
    assert not any(isinstance(term, ox.BlankNode) for q in QUADS for term in (q.subject, q.object))


def test_every_fact_stands_plainly_and_every_claim_in_the_graph_of_its_article() -> None:
    facts = [q for q in QUADS if graph_name(q) == "graph/facts"]
    assert len(facts) == len(GRAPH.facts)
    claim_type = VOCABULARY.iri("gg:Claim")
    claims = [q for q in QUADS if isinstance(q.object, ox.NamedNode) and q.object.value == claim_type]
    assert len(claims) == sum(len(f.claims) for f in GRAPH.facts)
    by_article = {c.id: c.article for f in GRAPH.facts for c in f.claims}
    for quad in claims:
        identifier = VOCABULARY.entity_id(quad.subject.value)
        assert graph_name(quad) == f"graph/article/{by_article[identifier or '']}"


def test_what_was_written_comes_back_equal() -> None:
    again = rdf.read_graph(reversed(QUADS))
    assert again.facts == GRAPH.facts
    assert again.entities == GRAPH.entities
    assert again.sources == GRAPH.sources
    assert again.redirects == GRAPH.redirects
    for key, article in GRAPH.articles.items():
        kept = again.articles[key]
        for field in ("id", "title", "url", "published"):
            assert getattr(kept, field) == getattr(article, field)


def test_literals_are_typed_and_words_carry_their_language() -> None:
    objects = {q.predicate.value: q.object for q in QUADS}
    value = objects[VOCABULARY.iri("schema:value")]
    assert isinstance(value, ox.Literal)
    assert value.datatype.value == VOCABULARY.iri("xsd:integer")
    exact = objects[VOCABULARY.iri("oa:exact")]
    assert isinstance(exact, ox.Literal)
    assert exact.language == "id"


def test_unknown_terms_are_errors() -> None:
    fact = GRAPH.facts[0]
    for bad in (fact._replace(predicate="gg:likes"), fact._replace(object="gg:nowhere")):
        with pytest.raises(GovgraphError, match="unknown"):
            list(rdf.quads(replace(GRAPH, facts=(bad,))))
    with pytest.raises(GovgraphError, match="unknown class"):
        list(rdf.quads(replace(GRAPH, entities={"x/y": Entity("x/y", "Dragon", "Naga")})))


def test_a_store_of_others_is_not_read_half() -> None:
    damaged = [q for q in QUADS if q.predicate.value != VOCABULARY.iri("gg:rule")]
    with pytest.raises(GovgraphError, match="claim/"):
        rdf.read_graph(damaged)


@pytest.mark.parametrize("syntax", sorted(rdf.RDF_FORMATS))
def test_rdflib_reads_every_syntax_as_the_same_triples(syntax: str, tmp_path: Path) -> None:
    import rdflib
    from rdflib.compare import to_canonical_graph

    small = list(rdf.quads(sample_graph.graph_of(("sample-28",))))
    path = tmp_path / f"graph.{rdf.RDF_FORMATS[syntax].extension}"
    rdf.write_rdf(small, path, syntax)
    name = {
        "turtle": "turtle", "trig": "trig", "nquads": "nquads", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml",
    }  # fmt: skip
    data = rdflib.Dataset(default_union=True)
    data.parse(path, format=name[syntax])
    expected = rdflib.Graph()
    expected.parse(data=b"".join(f"{q.triple} .\n".encode() for q in small), format="nt")
    found = rdflib.Graph()
    for triple in data.triples((None, None, None)):
        found.add(triple)
    assert set(to_canonical_graph(found)) == set(to_canonical_graph(expected))
    if rdf.RDF_FORMATS[syntax].named_graphs:
        names = {str(c.identifier) for c in data.graphs() if len(c)}
        assert {q.graph_name.value for q in small} <= names


def test_an_unknown_syntax_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        rdf.write_rdf(QUADS, tmp_path / "x", "n4")
    assert "turtle" in caught.value.hint


def _written_as_by_the_serialiser(graph: Graph, lines: bytes) -> None:
    assert NQuads(VOCABULARY).text(blocks(graph)) == lines.decode()
    turtle = ox.serialize((q.triple for q in rdf.quads(graph)), format=TURTLE, prefixes=dict(VOCABULARY.prefixes))
    writer = Turtle(VOCABULARY)
    assert writer.text(blocks(graph)) + writer.close() == (turtle or b"").decode()


def test_our_text_is_that_of_the_serialiser() -> None:
    lines = ox.serialize(QUADS, format=ox.RdfFormat.N_QUADS)
    assert lines is not None
    _written_as_by_the_serialiser(GRAPH, lines)


def test_turtle_may_be_written_in_pieces_anywhere() -> None:
    whole, pieces = Turtle(VOCABULARY), Turtle(VOCABULARY)
    some = list(blocks(sample_graph.graph_of(("sample-28",))))
    expected = whole.text(some) + whole.close()
    assert "".join(pieces.text([one]) for one in some) + pieces.close() == expected
    assert (pieces.text([]), pieces.close()) == ("", "")


def test_no_statement_makes_an_empty_file(tmp_path: Path) -> None:
    rdf.write_turtle(Graph({}, (), {}), tmp_path / "none.ttl")
    assert (tmp_path / "none.ttl").read_bytes() == b""


ODD = ("a.", "-b", ".c", "p/x!$&'()*+,;=?#@%~:z", "d.e", "9", "%", "spasi dan é", '"')


@pytest.mark.parametrize("name", ODD)
def test_odd_identifiers_are_abbreviated_as_by_the_serialiser(name: str) -> None:
    value = Value("1.5", "decimal")
    facts = tuple(Fact(f"person/{name}", "gg:code", one, ()) for one in (value, Value("", "integer"), f"post/{name}"))
    graph = Graph({name: Entity(name, "Person", "X", (), (("gg:partOf", name),))}, facts, {}, {}, ((name, "x"),))
    lines = ox.serialize(rdf.quads(graph), format=ox.RdfFormat.N_QUADS)
    assert lines is not None
    _written_as_by_the_serialiser(graph, lines)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(max_examples=150, deadline=None)
@given(label=TEXT, alias=TEXT, words=TEXT, rule=TEXT)
def test_any_text_survives_the_journey_through_n_quads(label: str, alias: str, words: str, rule: str) -> None:
    source = GRAPH.articles[min(GRAPH.articles)]
    article = replace(source, text=words)
    claim = Claim("claim/0", article.key, 0, len(words), 0, len(words), words, rule)
    graph = replace(
        GRAPH,
        entities={"person/x": Entity("person/x", "Person", label, (alias,))},
        facts=(Fact("person/x", "foaf:name", Value(words, "string", "id"), (claim,)),),
        articles={article.key: article},
        sources={article.key: article.key},
        redirects=(),
    )
    lines = ox.serialize(rdf.quads(graph), format=ox.RdfFormat.N_QUADS)
    assert lines is not None
    _written_as_by_the_serialiser(graph, lines)
    again = rdf.read_graph(ox.parse(lines, format=ox.RdfFormat.N_QUADS))
    assert again.facts == graph.facts
    assert again.entities == graph.entities
