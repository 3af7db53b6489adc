"""Trigger words: event type, voice, status by the cue before it, pointers back, counts that are no events."""

from __future__ import annotations

import pytest

from extract_units import Case, case_document, chunked, document, know, meets, rows, table, words
from govgraph.extract.quotes import quoted_spans
from govgraph.extract.triggers import Trigger, triggers_of


def strong(doc_text: str, **kwargs: str) -> list[Trigger]:
    """The strong triggers of a text."""
    return found_in({"text": doc_text, **kwargs})


def found_in(case: Case) -> list[Trigger]:
    """The strong triggers of a case, sentence by sentence."""
    doc = chunked(case_document(case))
    spans = quoted_spans(doc.text, 0, len(doc.text))
    return [t for sentence in doc.sentences for t in triggers_of(doc, sentence, spans) if t.strong]


@pytest.mark.parametrize("case", table("triggers"))
def test_triggers(case: Case) -> None:
    doc = case_document(case)
    got = list(
        dict.fromkeys(
            f"{words(doc, t.i, t.j)} {t.event} {t.voice} {t.status}{' back' if t.anaphoric else ''}"
            for t in found_in(case)
        )
    )
    meets(case, got)


def test_every_type_of_event_has_a_trigger_and_needs_a_role() -> None:
    types = set(know().role_order)
    assert types == set(know().required_roles)
    assert types == {
        "trade_mission", "agreement", "cooperation", "visit", "meeting", "appointment", "end_of_term", "opening",
        "aid", "award", "transaction", "training",
    }  # fmt: skip
    assert {t.event for case in rows("triggers") for t in found_in(case)} == types


@pytest.mark.parametrize(("text", "generic"), [("Bupati Sikka bertemu petani.", True), ("Peresmian usai.", False)])
def test_a_word_for_any_gathering_is_generic(text: str, generic: bool) -> None:
    assert {t.generic for t in strong(text)} == {generic}


@pytest.mark.parametrize("text", ["Bupati Sikka membuka pintu mobil.", "Bupati Sikka membuka suara."])
def test_a_turn_of_phrase_is_no_strong_trigger(text: str) -> None:
    assert [t.event for t in strong(text)] == []


def test_triggers_stand_left_to_right_in_their_sentence() -> None:
    doc = chunked(document("Bupati Sikka melantik pejabat, meresmikan pasar, dan menyerahkan bantuan."))
    found = triggers_of(doc, doc.sentences[0], [])
    assert [t.i for t in found] == sorted(t.i for t in found)
    assert all(t.sentence is doc.sentences[0] and t.i < t.j for t in found)
