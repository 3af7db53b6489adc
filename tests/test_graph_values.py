"""Readings of the extractor as values of the graph."""

from __future__ import annotations

from extract_cases import lexicon
from govgraph.graph.values import AMOUNT_KINDS, QUALIFIERS, class_name, kind_words
from govgraph.vocabulary import load_vocabulary

STAGES = {"target", "potential", "signed", "realised"}


def test_every_qualifier_of_the_word_lists_has_a_term_of_the_ontology() -> None:
    said = {row["value"] for row in lexicon().tables["money_words"] if row["kind"] in ("before", "after")}
    assert said == set(QUALIFIERS)
    labels = [load_vocabulary().concept(term).labels["id"] for term in QUALIFIERS.values()]
    assert len(set(labels)) == len(QUALIFIERS)


def test_every_kind_and_stage_has_a_term_of_the_ontology() -> None:
    for term in (*AMOUNT_KINDS.values(), *(f"gg:{stage}" for stage in STAGES)):
        assert load_vocabulary().concept(term).labels["id"]


def test_the_class_of_an_event_type() -> None:
    assert [class_name(name) for name in ("trade_mission", "visit")] == ["TradeMission", "Visit"]


def test_every_kind_outside_the_ontology_has_indonesian_words() -> None:
    said = {row["value"] for row in lexicon().tables["money_words"] if row["kind"] == "amount_kind"}
    assert {kind for kind in said if kind_words(kind) == kind} <= set(AMOUNT_KINDS)
    assert kind_words("aid") == "bantuan"
