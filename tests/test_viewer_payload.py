"""The JSON behind the page: it quotes the articles exactly, counts as the browser counts, and stays the same."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.graph import Graph
from govgraph.model import Claim, Entity, Fact
from govgraph.viewer.payload import make_payload
from govgraph.vocabulary import load_vocabulary
from graph_fixture import FIRST, article, claim, small_graph

VOCABULARY = load_vocabulary()
GRAPH = small_graph()
PAYLOAD = make_payload(GRAPH, VOCABULARY)


def _units(text: str, start: int, end: int) -> str:
    """Cut ``text`` as JavaScript does."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def _quoted(payload: dict[str, Any]) -> set[tuple[str, str]]:
    """(sentence, words) of every claim, cut as the page cuts them."""
    found = set()
    for at, where, first, last, start, end, _ in payload["claims"]:
        text = payload["articles"][at]["paragraphs"][where]
        found.add((_units(text, first, last), _units(text, start, end)))
    return found


def test_every_claim_quotes_its_article() -> None:
    expected = {
        (GRAPH.articles[c.article].text[c.sentence_start : c.sentence_end], c.quote)
        for fact in GRAPH.facts
        for c in fact.claims
    }
    assert _quoted(PAYLOAD) == expected
    assert any("🎉" in words for _, words in expected)  # two UTF-16 units, one code point


def test_only_quoted_paragraphs_travel() -> None:
    text = json.dumps(PAYLOAD, ensure_ascii=False)
    assert "memimpin misi dagang" in text
    assert "Rabu, 4 Mei 2022" not in text


def test_facts_point_at_entities_and_claims_that_exist() -> None:
    entities, claims = PAYLOAD["entities"], PAYLOAD["claims"]
    assert len(PAYLOAD["facts"]) == len(GRAPH.facts)
    for subject, predicate, obj, literal, used in PAYLOAD["facts"]:
        assert entities[subject]["id"] in GRAPH.entities
        assert ":" in predicate
        assert (obj >= 0) != (literal is not None)
        assert all(0 <= i < len(claims) for i in used)
        assert used  # no fact without evidence


def test_a_listed_value_is_a_term_with_a_label() -> None:
    status = next(fact for fact in PAYLOAD["facts"] if fact[1] == "gg:status")
    assert status[3] == ["gg:held", "term"]
    assert PAYLOAD["terms"]["gg:held"] == {"id": "terlaksana", "en": "held"}


def test_nodes_edges_and_lines_share_numbers() -> None:
    network = PAYLOAD["network"]
    assert [node["id"] for node in network["nodes"]] == list(range(len(network["nodes"])))
    for i, edge in enumerate(network["edges"]):
        line = PAYLOAD["lines"][i]
        assert (edge["id"], edge["from"], edge["to"]) == (i, line["from"], line["to"])
    for node in network["nodes"]:
        assert PAYLOAD["entities"][node["id"]]["group"] == node["group"]
    assert network["options"]["physics"] == {"enabled": False}


def test_a_line_names_the_tenure_it_stands_for() -> None:
    via = [part[1] for line in PAYLOAD["lines"] for part in line["parts"] if part[1] >= 0]
    assert [PAYLOAD["entities"][i]["type"] for i in via] == ["Tenure"]


def test_copies_of_one_text_name_their_source() -> None:
    first, second = GRAPH.articles
    graph = dataclasses.replace(GRAPH, sources={first: first, second: first})
    assert sorted(a.get("copy", "") for a in make_payload(graph, VOCABULARY)["articles"]) == ["", first]


def test_the_rest_of_a_large_graph_is_there_but_not_opened() -> None:
    payload = make_payload(GRAPH, VOCABULARY, opened=3)
    assert payload["opened"] == 3
    assert len(payload["network"]["nodes"]) == PAYLOAD["counts"]["entities"]
    assert len({(node["x"], node["y"]) for node in payload["network"]["nodes"]}) == PAYLOAD["counts"]["entities"]


def test_the_order_of_what_comes_in_changes_nothing() -> None:
    turned = dataclasses.replace(
        GRAPH,
        entities=dict(reversed(GRAPH.entities.items())),
        articles=dict(reversed(GRAPH.articles.items())),
    )
    assert json.dumps(make_payload(turned, VOCABULARY)) == json.dumps(PAYLOAD)


def test_a_graph_without_anything() -> None:
    payload = make_payload(Graph({}, (), {}), VOCABULARY)
    assert payload["counts"] == {"entities": 0, "facts": 0, "articles": 0}
    assert payload["network"]["nodes"] == []


def test_a_claim_of_an_unknown_article_is_an_error() -> None:
    with pytest.raises(KeyError):
        make_payload(dataclasses.replace(GRAPH, articles={}), VOCABULARY)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=40))
def test_any_words_are_cut_as_they_stand(words: str) -> None:
    source = article("x", f"Judul\n\nTanggal\n\n🎉 {words} tamat")
    said: Claim = claim(source, words, "r")
    person = Entity("person/a", "Person", "A")
    graph = Graph({"person/a": person}, (Fact("person/a", "gg:heldPost", "post/x", (said,)),), {source.key: source})
    ((_, quoted),) = _quoted(make_payload(graph, VOCABULARY))
    assert quoted == words


def test_a_sentence_is_kept_inside_its_paragraph() -> None:
    source = article("x", FIRST)
    wide = claim(source, "Yosef Latuconsina", "r")._replace(sentence_start=0, sentence_end=len(FIRST))
    graph = Graph({}, (Fact("person/a", "gg:heldPost", "post/x", (wide,)),), {source.key: source})
    # A fact about something that is no entity of the graph would be a bug of the graph, not of the page.
    with pytest.raises(KeyError):
        make_payload(graph, VOCABULARY)
    whole = dataclasses.replace(graph, entities={"person/a": Entity("person/a", "Person", "A")})
    ((_, _, first, last, *_),) = make_payload(whole, VOCABULARY)["claims"]
    assert (first, last) == (0, len("Ketua Kadin Maluku Yosef Latuconsina hadir dalam acara itu."))
