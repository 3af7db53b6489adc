from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sample_graph
from govgraph import pipeline, query
from govgraph.errors import GovgraphError, UsageError
from govgraph.query.run import refuse
from govgraph.store import open_store

HOME = sample_graph.directory()
DATABASE = open_store(HOME)
CASES = json.loads((Path(__file__).parent / "cases" / "ready_queries.json").read_text(encoding="utf-8"))
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.mark.parametrize("name", [q.name for q in query.ready_queries()])
def test_a_ready_query_answers_as_expected(name: str) -> None:
    """Each case: parameters, how many rows, and rows (cut to the columns named) that must be among them."""
    for case in CASES[name]:
        result = query.answer(HOME, name, case["params"])
        columns = result.columns()
        rows = [dict(zip(columns, row, strict=True)) for row in result.rows()]
        assert len(rows) == case["rows"], (case["params"], rows[:3])
        for expected in case["has"]:
            assert any(expected.items() <= row.items() for row in rows), (expected, rows[:5])


def test_an_agreement_with_a_province_abroad_is_not_one_between_two_provinces(tmp_path: Path) -> None:
    story = """Jateng Teken Dua Nota Kesepahaman

Selasa, 24 Juni 2025

SEMARANG - Pemerintah Provinsi Jawa Tengah dan Pemerintah Provinsi Fujian menandatangani MoU, Selasa (24/6/2025).

Pemerintah Provinsi Jawa Tengah dan Pemerintah Provinsi Lampung menandatangani MoU perdagangan, Senin (23/6/2025).
"""
    (tmp_path / "nota.txt").write_text(story, encoding="utf-8")
    pipeline.build([tmp_path / "nota.txt"], tmp_path / "graph")
    agreements = query.run_query(tmp_path / "graph", "SELECT ?a { ?a a gg:Agreement ; gg:party/rdfs:label ?who }")
    assert len(set(agreements.rows())) == 2
    (row,) = query.answer(tmp_path / "graph", "agreements-between-provinces", {}).records()
    assert (str(row["oneName"]), str(row["otherName"])) == ('"Lampung"@id', '"Jawa Tengah"@id')
    assert str(row["sources"]).startswith('"Jateng Teken Dua Nota Kesepahaman (2025-06-24)')


def test_every_ready_query_has_a_case_and_words_in_both_languages() -> None:
    queries = query.ready_queries()
    assert {q.name for q in queries} == set(CASES)
    assert len(queries) >= 15
    for ready in queries:
        assert set(ready.titles) == set(ready.descriptions) == {"id", "en"}
        declared = {p.name for p in ready.parameters}
        used = set(query.parameters._UNDEF.findall(ready.text))  # type: ignore[attr-defined]
        assert declared == used, ready.name


def test_a_ready_query_runs_as_it_stands_in_its_file() -> None:
    """UNDEF leaves a parameter free, so that the file can be pasted into any other engine."""
    for ready in query.ready_queries():
        if not any(p.required for p in ready.parameters):
            list(query.ask(DATABASE, ready.text).rows())


def test_a_ready_query_gives_the_same_rows_in_rdflib() -> None:
    import rdflib

    small = sample_graph.graph_of(("sample-12", "sample-13", "sample-21", "sample-26"))
    from govgraph import rdf

    database = ox.Store()
    database.extend(rdf.quads(small))
    database.extend(rdf.ontology_quads())
    data = rdflib.Graph()
    data.parse(data=b"".join(f"{q.triple} .\n".encode() for q in database), format="nt")
    for name, values in (
        ("trade-missions", {"year": "2025"}), ("posts-changed-hands", {}), ("conflicts", {}),
        ("post-holder-on-date", {"post": "Gubernur Jawa Timur", "date": "2024-03-01"}),
        ("agreements-of-province", {"province": "Jawa Timur"}),
    ):  # fmt: skip
        ready = query.ready_query(name)
        text = query.fill(ready, query.bind(database, ready, values))
        ours = {tuple(_lexical(row.get(v)) for v in sorted(row)) for row in query.ask(database, text).records()}
        theirs = set()
        for row in data.query(text):
            found = row.asdict()  # type: ignore[union-attr]
            names = sorted(str(v) for v in row.labels)  # type: ignore[union-attr]
            theirs.add(tuple(str(found[v]) if v in found else "" for v in names))
        # The order inside a GROUP_CONCAT is free, so texts of several values are compared as sets.
        assert {_parts(row) for row in ours} == {_parts(row) for row in theirs}, name


def _lexical(term: object) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _parts(row: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(cell.replace(" ¶ ", "; ").split("; ")) for cell in row)


def test_results_come_in_the_standard_formats() -> None:
    text = 'SELECT ?a ?b WHERE { VALUES (?a ?b) { (<http://x/y> "kata, \\"kutip\\""@id) (UNDEF 5) } }'
    found = json.loads(query.ask(DATABASE, text).serialise("json"))
    assert found["head"]["vars"] == ["a", "b"]
    assert found["results"]["bindings"][0]["b"] == {"type": "literal", "value": 'kata, "kutip"', "xml:lang": "id"}
    assert "a" not in found["results"]["bindings"][1]
    rows = list(csv.reader(io.StringIO(query.ask(DATABASE, text).serialise("csv").decode())))
    assert rows == [["a", "b"], ["http://x/y", 'kata, "kutip"'], ["", "5"]]
    assert query.ask(DATABASE, text).serialise("tsv").startswith(b"?a\t?b\n<http://x/y>\t")
    assert b"<sparql" in query.ask(DATABASE, text).serialise("xml")


def test_boolean_and_graph_answers() -> None:
    yes = query.ask(DATABASE, "ASK { ?s a gg:TradeMission }")
    assert yes.kind == "boolean"
    assert list(yes.rows()) == [("true",)]
    assert json.loads(query.ask(DATABASE, "ASK { ?s a gg:TradeMission }").serialise("json"))["boolean"] is True
    made = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a gg:TradeMission ; rdfs:label ?l }"
    graph = query.ask(DATABASE, made)
    assert graph.kind == "graph"
    turtle = graph.serialise("turtle")
    assert len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) == 17
    assert len(list(query.ask(DATABASE, made).rows())) == 17
    with pytest.raises(UsageError, match="graph cannot be written as csv"):
        query.ask(DATABASE, made).serialise("csv")
    with pytest.raises(UsageError, match="table cannot be written as turtle"):
        query.ask(DATABASE, COUNT).serialise("turtle")


def test_rows_for_people_are_short_and_hide_what_only_carries_a_parameter() -> None:
    text = "SELECT ?s ?p ?none WHERE { ?s ?p gg:TradeMission . FILTER(?s = gg:sentTradeMissionTo) }"
    result = query.ask(DATABASE, text, hidden=["none"])
    assert result.columns() == ("s", "p")
    assert ("gg:sentTradeMissionTo", "gg:shortcutOf") in list(result.rows())


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT ?a WHERE { ?a ?b '''x'''. #\nSERVICE ?a { ?s ?p ?o } }",
        "SELECT * WHERE { FILTER(?a<?b) SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    ],
)
def test_a_query_never_leaves_the_machine(text: str) -> None:
    with pytest.raises(UsageError, match="SERVICE is refused"):
        query.ask(DATABASE, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * WHERE { ?s rdfs:label "SERVICE" }',
        "SELECT ?service WHERE { ?service a gg:Event } # SERVICE",
        "PREFIX service: <http://x/service/> SELECT * WHERE { ?s service:service ?o }",
        "SELECT * WHERE { ?s ?p <http://x/SERVICE> }",
        "SELECT * WHERE { ?s ?p '''it's a SERVICE''' }",
        'SELECT * WHERE { ?s ?p "a\\" SERVICE" }',
    ],
)
def test_the_word_itself_is_no_offence(text: str) -> None:
    list(query.ask(DATABASE, text).rows())


@pytest.mark.parametrize(
    "word", ["INSERT DATA", "DELETE WHERE", "CLEAR ALL", "DROP ALL", "LOAD <http://x/>", "WITH <http://x/> DELETE"]
)
def test_the_graph_is_read_only(word: str) -> None:
    with pytest.raises(UsageError, match="is refused"):
        query.ask(DATABASE, f"PREFIX x: <http://x/> # select\n{word} {{ x:a x:b x:c }}")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_refusing_never_fails_on_any_text(text: str) -> None:
    try:
        refuse(text)
    except UsageError as refused:
        assert "refused" in refused.message  # noqa: PT017  # most texts are not refused


def test_a_syntax_error_names_its_place() -> None:
    with pytest.raises(UsageError, match=r"SPARQL: .*1:\d+"):
        query.run_query(HOME, "SELECT * WHERE { ?s ?p ")


def test_bindings_of_ones_own_query_must_be_selected() -> None:
    term = {"x": ox.NamedNode("https://w3id.org/govgraph/id/place/35")}
    found = query.run_query(HOME, "SELECT ?x ?l WHERE { ?x rdfs:label ?l }", term)
    assert list(found.rows()) == [("place/35", "Jawa Timur")]
    with pytest.raises(UsageError, match="x"):
        query.run_query(HOME, "SELECT ?l WHERE { ?x rdfs:label ?l }", term)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_text_parameter_is_never_part_of_the_query(text: str) -> None:
    """Whatever is typed is compared as text: the answer is that of comparing in Python."""
    ready = query.ready_query("quotes-on-topic")
    values = {"person": "Khofifah Indar Parawansa", "topic": text}
    filled = query.fill(ready, query.bind(DATABASE, ready, values))
    found = {_lexical(r["quote"]) for r in query.ask(DATABASE, filled).records()}
    every = query.fill(ready, query.bind(DATABASE, ready, {"person": values["person"]}))
    for record in query.ask(DATABASE, every).records():
        said = _lexical(record["text"])
        if text.isascii():  # outside ASCII, lower case is not one thing
            assert (text.lower() in said.lower()) == (_lexical(record["quote"]) in found)


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("nope", {}, "no ready query 'nope'"),
        ("who-met-whom", {}, "needs the parameter person"),
        ("who-met-whom", {"person": "x", "age": "3"}, "has no parameter 'age'"),
        ("who-met-whom", {"person": "Tidak Ada Orangnya"}, "no person is called"),
        ("who-met-whom", {"person": "Jawa Timur"}, "no person is called"),
        ("who-met-whom", {"person": "person/nobody"}, "nothing has the identifier"),
        ("trade-missions", {"year": "22"}, "is no year"),
        ("post-holder-on-date", {"post": "Gubernur Jawa Timur", "date": "kemarin"}, "is no date"),
        ("amounts-by-year", {"type": "nope:x"}, "no known prefix"),
    ],
)
def test_wrong_parameters_are_told(name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(GovgraphError, match=message):
        query.answer(HOME, name, values)


def test_names_aliases_case_and_identifiers_lead_to_one_entity() -> None:
    node = query.find_entity(DATABASE, "Khofifah Indar Parawansa", "person")
    assert query.find_entity(DATABASE, "khofifah indar PARAWANSA", "person") == node
    assert query.find_entity(DATABASE, "person/khofifah-indar-parawansa") == node
    assert query.find_entity(DATABASE, node.value) == node


def test_a_name_that_several_have_lists_them() -> None:
    database = ox.Store()
    for letter in "ab":
        node = ox.NamedNode(f"https://w3id.org/govgraph/id/person/siti-{letter}")
        graph = ox.NamedNode("https://w3id.org/govgraph/id/graph/entities")
        kind = ox.NamedNode("https://w3id.org/govgraph/ns#Person")
        database.add(ox.Quad(node, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kind, graph))
        label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        database.add(ox.Quad(node, label, ox.Literal("Siti", language="id"), graph))
    with pytest.raises(UsageError, match="2 of them: person/siti-a, person/siti-b"):
        query.find_entity(database, "Siti", "person")


def test_a_header_that_lacks_something_names_its_file(tmp_path: Path) -> None:
    from govgraph.query.ready import _read

    (tmp_path / "bad.rq").write_text("# title-id: Judul\nSELECT * WHERE {}")
    with pytest.raises(GovgraphError, match=r"bad\.rq"):
        _read(tmp_path)
    (tmp_path / "bad.rq").write_text("# param x: dragon\n")
    _read.cache_clear()
    with pytest.raises(GovgraphError, match="bad parameter 'x'"):
        _read(tmp_path)
