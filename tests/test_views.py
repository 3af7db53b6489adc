"""The documents of the web front: their paths, their shapes, and offsets that a browser can use."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import web_graph
from govgraph.errors import GovgraphError, UsageError
from govgraph.graph import Graph
from govgraph.model import Entity, Fact, Value
from govgraph.viewer.text import units
from govgraph.views import texts
from govgraph.views.card import card_lines, find
from govgraph.views.documents import Documents, encode
from govgraph.views.index import Index
from govgraph.views.story import pieces
from govgraph.views.words import date_text, money_text, period_text, safe_url
from govgraph.vocabulary import load_vocabulary
from graph_fixture import small_graph

EVENT, PERSON = web_graph.EVENT, web_graph.PERSON


@pytest.fixture(scope="module")
def documents() -> Documents:
    return Documents(web_graph.directory())


def _rows(documents: Documents, table: str) -> list[Any]:
    return documents.document(f"api/{table}/1.json")["rows"]


def test_every_path_has_a_document_that_is_json(documents: Documents) -> None:
    paths = list(documents.paths())
    assert len(paths) == len(set(paths))
    assert {"api/summary.json", "api/people/1.json", f"api/entity/{EVENT}.json"} <= set(paths)
    for path in paths:
        assert isinstance(json.loads(documents.encoded(path)), dict), path


def test_the_same_graph_gives_the_same_bytes(documents: Documents) -> None:
    again = Documents(web_graph.directory())
    assert [path for path in documents.paths() if documents.encoded(path) != again.encoded(path)] == []


@pytest.mark.parametrize(
    "path",
    ["", "api", "api/people/0.json", "api/people/2.json", "api/people/1.json/", "api/nothing/1.json",
     "/api/summary.json", "api/entity/person/nobody.json", "api/entity/../../etc/passwd.json",
     "api/article/x.json", "api/people/01.json",
     "api/entity/person/nobody\n.json", "api/SUMMARY.json"],
)  # fmt: skip
def test_no_other_path_has_one(documents: Documents, path: str) -> None:
    with pytest.raises(UsageError):
        documents.document(path)


def test_the_summary_counts_and_names(documents: Documents) -> None:
    summary = documents.document("api/summary.json")
    assert summary["counts"]["people"] == 2
    assert summary["counts"]["events"] == summary["counts"]["conflicts"] == 1
    assert summary["counts"]["articles"] == 2
    assert (summary["static"], summary["sparql"]) == (False, "endpoint")
    assert (summary["exports"], summary["syntaxes"]) == ([], [])
    assert summary["years"] == [2022, 2022]
    assert summary["terms"]["gg:host"] == {"id": "tuan rumah", "en": "host"}
    static = Documents(web_graph.directory(), static=True)
    static.offer([{"name": "nquads", "href": "x.nq.gz"}], [{"name": "trig"}])
    assert static.document("api/summary.json")["syntaxes"] == [{"name": "trig"}]
    assert static.document("api/summary.json")["dataset"] == "x.nq.gz"
    assert static.document("api/summary.json")["sparql"] == "wasm"


def test_every_term_has_words_in_both_languages(documents: Documents) -> None:
    words = documents.document("api/summary.json")["terms"]
    assert [curie for curie in load_vocabulary().terms if set(words.get(curie, {})) != {"id", "en"}] == []
    listed = documents.document("api/terms.json")["terms"]
    assert [term["curie"] for term in listed if not term["label"] or "://" not in term["iri"]] == []


def test_people_have_posts_over_time(documents: Documents) -> None:
    row = next(row for row in _rows(documents, "people") if row["id"] == PERSON)
    assert row["aliases"] == ["Rahayu"]
    assert row["posts"] == [{"id": "post/gubernur-jawa-timur", "label": "Gubernur Jawa Timur", "from": "2022-05-04",
                             "to": "2022-05-05", "acting": False, "former": False}]  # fmt: skip
    assert (row["events"], row["articles"]) == (1, 2)


def test_posts_tenures_organisations_places(documents: Documents) -> None:
    posts = {row["id"]: row for row in _rows(documents, "posts")}
    assert posts["post/gubernur-jawa-timur"]["of"] == {"id": "place/35", "label": "Jawa Timur"}
    assert posts["post/gubernur-jawa-timur"]["holders"] == 1
    (tenure,) = _rows(documents, "tenures")
    assert (tenure["kind"], tenure["first"], tenure["last"]) == ("regular", "2022-05-04", "2022-05-05")
    (body,) = _rows(documents, "organisations")
    assert (body["label"], body["aliases"], body["place"]) == ("Kadin Maluku", ["Kamar Dagang Maluku"], None)
    assert {row["code"] for row in _rows(documents, "places")} == {"35", "81", None}


def test_an_event_has_roles_amounts_and_a_date(documents: Documents) -> None:
    (row,) = _rows(documents, "events")
    assert row["type"] == "gg:TradeMission"
    assert row["status"] == "gg:held"
    assert row["date"] == {"text": "4 Mei 2022", "start": "2022-05-04", "end": None, "granularity": "day"}
    assert row["roles"]["gg:sender"] == [{"id": "place/35", "label": "Jawa Timur"}]
    assert row["people_ids"] == [PERSON, "person/yosef-latuconsina"]
    assert {amount["text"] for amount in row["amounts"]} == {"Rp12,5 miliar", "Rp11 miliar"}
    assert row["sources"] == 2
    assert list(row["roles"]) == ["gg:sender", "gg:host", "gg:leader", "gg:participant"]


def test_a_conflict_shows_its_values_side_by_side(documents: Documents) -> None:
    (row,) = _rows(documents, "conflicts")
    assert (row["about"]["id"], row["predicate"]) == (EVENT, "gg:amount")
    assert [value["text"] for value in row["values"]] == ["Rp12,5 miliar (4 Mei 2022, 17.00)", "Rp11 miliar"]
    assert row["latest"] == "Rp12,5 miliar (4 Mei 2022, 17.00)"


def test_offsets_count_as_a_browser_does(documents: Documents) -> None:
    document = documents.document(f"api/entity/{EVENT}.json")
    claims = [claim for fact in document["facts"] for claim in fact["claims"]]
    quoted = set()
    for claim in claims:
        paragraph = document["paragraphs"][claim["paragraph"]]
        assert paragraph["article"] == claim["article"] in document["articles"]
        text = paragraph["text"].encode("utf-16-le")
        quoted.add(text[2 * claim["start"] : 2 * claim["end"]].decode("utf-16-le"))
        assert claim["sentence_start"] <= claim["start"] < claim["end"] <= claim["sentence_end"]
    assert "Rp12,5 miliar 🎉" in quoted
    assert units("a🎉b", 2) == 3


def test_an_entity_names_its_parts_and_schema_org(documents: Documents) -> None:
    document = documents.document(f"api/entity/{PERSON}.json")
    subjects = {fact["subject"] for fact in document["facts"]}
    assert subjects == {PERSON, "tenure/rahayu-lestari-gubernur-jawa-timur"}
    assert {fact["predicate"] for fact in document["incoming"]} == {"gg:leader", "gg:speaker"}
    assert document["parts"][EVENT]["type"] == "TradeMission"
    assert document["schema_org"]["@type"] == "Person"
    assert document["schema_org"]["jobTitle"] == ["Gubernur Jawa Timur"]
    assert documents.document("api/entity/place/35.json")["reference"] == [
        {"predicate": "gg:code", "value": {"text": "35", "datatype": "string", "lang": None}}
    ]


@pytest.mark.parametrize(
    ("key", "kind"),
    [(EVENT, "Event"), ("place/35", "AdministrativeArea"), ("organisation/kadin-maluku", "Organization"),
     ("post/gubernur-jawa-timur", "Role"), ("quote/pala", "Quotation"), ("amount/11000000000", "MonetaryAmount")],
)  # fmt: skip
def test_schema_org_knows_what_it_is(documents: Documents, key: str, kind: str) -> None:
    about = documents.document(f"api/entity/{key}.json")["schema_org"]
    assert about["@type"] == kind
    assert about["@id"].endswith(key)
    assert "" not in about.values()


def test_a_tenure_has_no_word_in_schema_org(documents: Documents) -> None:
    key = "tenure/rahayu-lestari-gubernur-jawa-timur"
    assert documents.document(f"api/entity/{key}.json")["schema_org"] is None


def test_an_article_is_read_with_its_entities_marked(documents: Documents) -> None:
    key = next(row["key"] for row in _rows(documents, "articles") if row["outlet"] == "Warta Contoh")
    document = documents.document(f"api/article/{key}.json")
    assert [paragraph["kind"] for paragraph in document["paragraphs"][:3]] == ["title", "meta", "body"]
    marked = {
        paragraph["text"][mark["start"] : mark["end"]]: mark["entity"]
        for paragraph in document["paragraphs"] for mark in paragraph["marks"]
    }  # fmt: skip
    assert marked["Ketua Kadin Maluku Yosef Latuconsina"] == "person/yosef-latuconsina"
    for paragraph in document["paragraphs"]:
        ends = [0, *(mark["end"] for mark in paragraph["marks"])]
        assert all(mark["start"] >= end for mark, end in zip(paragraph["marks"], ends, strict=False))
    told = {fact["predicate"] for fact in document["facts"]}
    assert "gg:host" in told
    assert "org:member" not in told


def test_the_map_has_outlines_and_centres(documents: Documents) -> None:
    geo = documents.document("api/geo.json")
    assert len(geo["provinces"]["features"]) == 38
    assert geo["provinces"]["features"][0]["properties"]["id"] == "place/11"
    assert len(geo["places"]["place/35"]) == 2
    ring = geo["provinces"]["features"][0]["geometry"]["coordinates"][0][0]
    assert ring[0] == ring[-1], "closed"
    assert all(number == round(number, 2) for point in ring for number in point)
    assert "MIT" in geo["licence"]


def _flow_graph() -> Graph:
    """The small graph with its two areas known as provinces, so that its mission is a flow."""
    graph = small_graph()
    province = (("gg:code", Value("1")), ("rdf:type", "gg:Province"))
    areas = {key: Entity(key, "Place", graph.entities[key].label, (), province) for key in ("place/35", "place/81")}
    return Graph({**graph.entities, **areas}, graph.facts, graph.articles)


def test_flows_add_up_missions_and_count_differing_figures_once(tmp_path: Path) -> None:
    documents = Documents(web_graph.write_graph(tmp_path / "g", _flow_graph()))
    (flow,) = documents.document("api/flows.json")["flows"]
    assert (flow["from"], flow["to"], flow["type"], flow["year"]) == ("place/35", "place/81", "gg:TradeMission", 2022)
    assert flow["count"] == 1
    # Two figures of one kind differ and tell no hour: the article published last counts, and nothing is added.
    assert [(row["kind"], row["value"], row["events"]) for row in flow["amounts"]] == [("gg:total", "11000000000", 1)]
    assert documents.document("api/events/1.json")["rows"][0]["province_ids"] == ["place/35", "place/81"]


@pytest.mark.parametrize("status", ["gg:planned", "gg:denied"])
def test_what_was_not_held_is_no_flow(tmp_path: Path, status: str) -> None:
    graph = _flow_graph()
    facts = [Fact(f.subject, f.predicate, status, f.claims) if f.object == "gg:held" else f for f in graph.facts]
    documents = Documents(web_graph.write_graph(tmp_path / "g", Graph(graph.entities, tuple(facts), graph.articles)))
    assert documents.document("api/flows.json")["flows"] == []


def test_quality_has_intervals_and_reasons(documents: Documents) -> None:
    quality = documents.document("api/quality.json")
    people = next(row for row in quality["samples"]["measures"] if row["name"] == "people")
    assert people["low"] <= people["value"] <= people["high"]
    assert all(row["label"]["id"] and row["label"]["en"] for row in quality["samples"]["measures"])
    assert 0 < quality["samples"]["mean"]["value"] <= 1
    assert [row["reason"] for row in quality["build"]["dropped"]] == ["person.unvouched", "event.no_role"]
    assert all(row["label"]["id"] for row in quality["build"]["dropped"])
    assert quality["build"]["rejected"][0]["code"] == "empty"


def test_ready_queries_are_handed_over(documents: Documents) -> None:
    found = documents.document("api/queries.json")
    missions = next(query for query in found["queries"] if query["name"] == "trade-missions")
    assert missions["parameters"][0] == {"name": "sender", "type": "place", "required": False, "example": "Jawa Timur"}
    assert "VALUES ?sender { UNDEF }" in missions["text"]
    assert found["prefixes"]["gg"].startswith("https://")


def test_a_graph_without_texts_says_what_to_do(tmp_path: Path) -> None:
    home = web_graph.write_graph(tmp_path / "g", small_graph())
    (home / texts.FILE).unlink()
    with pytest.raises(UsageError, match=r"articles\.jsonl"):
        Documents(home).document("api/summary.json")


def test_damaged_texts_are_told(tmp_path: Path) -> None:
    home = web_graph.write_graph(tmp_path / "g", small_graph())
    (home / texts.FILE).write_text('{"key": "a"}\n{"no key": 1}\n', encoding="utf-8")
    with pytest.raises(GovgraphError, match="cannot be read"):
        Documents(home).document("api/summary.json")
    (home / texts.FILE).write_text('{"key": "a"}\n', encoding="utf-8")
    with pytest.raises(GovgraphError, match="cannot be read"):
        texts.Texts(home)["a"]


def test_texts_come_back_as_they_were() -> None:
    graph = small_graph()
    kept = texts.Texts(web_graph.directory())
    assert dict(kept) == dict(graph.articles)
    assert len(kept) == 2


def test_half_a_surrogate_pair_can_be_sent() -> None:
    assert encode({"a": "x\ud83d"}) == '{"a":"x\ufffd"}'.encode()


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2022-12-14", "14 Desember 2022"), ("2022-05-04T17:00:00+07:00", "4 Mei 2022"), ("2022-12", "Desember 2022"),
     ("2022", "2022"), ("2022-13-01", "2022-13-01"), ("besok", "besok"), ("", "")],
)  # fmt: skip
def test_dates_in_words(iso: str, words: str) -> None:
    assert date_text(iso) == words


def test_periods_in_words() -> None:
    assert period_text("2022-05-04", "2022-05-04") == "4 Mei 2022"
    assert period_text("2022-05-04", None) == "4 Mei 2022"
    assert period_text("2022-05", "2022-07") == "Mei 2022 – Juli 2022"


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [("12500000000", "IDR", "Rp12,5 miliar"), ("1068809135000", "IDR", "Rp1.068.809.135.000"), ("999", "IDR", "Rp999"),
     ("4163000000000", "IDR", "Rp4,163 triliun"), ("2000000", "USD", "USD 2 juta"), ("x", "IDR", "Rpx"),
     ("1500", "IDR", "Rp1.500")],
)  # fmt: skip
def test_money_in_words_is_never_rounded(value: str, currency: str, words: str) -> None:
    assert money_text(value, currency) == words


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//a.example", "http:", "", None,
                "java\nscript:x", "https://a.example/\nx", "http://[", "file:///etc/passwd"],
)  # fmt: skip
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert safe_url(address) is None
    assert safe_url("https://a.example/x?y=1") == "https://a.example/x?y=1"


def test_pieces_cut_a_sentence_at_its_marks() -> None:
    cut = [("b", True), ("cd", True), ("e", True), ("fg", False)]
    assert pieces("abcdefgh", (1, 7), [(2, 4), (3, 5), (0, 2), (7, 9)]) == cut
    assert "".join(text for text, _ in pieces("abcdefgh", (0, 8), [(2, 4)])) == "abcdefgh"


def test_a_card_for_the_terminal(documents: Documents) -> None:
    index = documents.index
    assert find(index, "rahayu lestari") == find(index, "RAHAYU") == find(index, PERSON) == PERSON
    lines = list(card_lines(index, PERSON))
    assert lines[0] == f"Rahayu Lestari (Orang, {PERSON})"
    assert any("Gubernur Jawa Timur" in line and "4 Mei 2022 – 5 Mei 2022" in line for line in lines)
    assert any("«Gubernur Jawa Timur Rahayu Lestari» memimpin" in line for line in lines)
    assert any(line.startswith("  ← pemimpin: Misi dagang") for line in lines)  # an arrow where others name this one
    assert not any(line.startswith("  pemimpin:") for line in lines)
    notes = "\n".join(card_lines(index, EVENT))
    assert "! amounts differ between sources" in notes
    with pytest.raises(UsageError, match="no entity"):
        find(index, "siapa")


def test_of_several_with_one_name_each_is_told_by_a_post_or_an_article(documents: Documents) -> None:
    graph = documents.index.graph
    twin = replace(graph.entities[PERSON], id="person/rahayu-lestari-2")
    index = Index(replace(graph, entities={**graph.entities, twin.id: twin}), documents.index.vocabulary)
    index._naming[twin.id] = [index.naming(PERSON)[0]._replace(subject="article/lain-1", predicate="schema:mentions")]
    with pytest.raises(UsageError) as refused:
        find(index, "Rahayu Lestari")
    post = index.label(index.objects(PERSON, "gg:heldPost")[0])
    assert refused.value.message == f'"Rahayu Lestari" may be {PERSON} ({post}), {twin.id} (in lain-1)'
