"""When, where and for how much."""

from __future__ import annotations

import pytest

from extract_units import Case, finder, meets_events, table


@pytest.mark.parametrize("case", table("circumstances"))
def test_circumstances(case: Case) -> None:
    meets_events(case)


def test_a_venue_and_a_sum_quote_the_text() -> None:
    stage, found = finder({"text": "Bupati Sikka Rudi Hartanto menyerahkan bantuan Rp5 miliar di Aula Bung Karno."})
    (event,) = found.run()
    text = stage.doc.text
    assert event.venue_evidence is not None
    assert text[event.venue_evidence.start : event.venue_evidence.end] == event.venue == "Aula Bung Karno"
    (amount,) = event.amounts
    assert text[amount.evidence.start : amount.evidence.end] == "Rp5 miliar"


def test_the_sums_of_a_sentence_are_read_once_for_all_its_events() -> None:
    stage, found = finder({"text": "Bantuan Rp5 miliar disusul bantuan Rp7 miliar, pukul 16.00 WIB. Warga senang."})
    first, second = stage.doc.sentences
    sums = found.around.amounts(first)
    assert [(a.value, a.as_of) for a in sums] == [(5_000_000_000, "16:00+07:00"), (7_000_000_000, "16:00+07:00")]
    assert found.around.amounts(first) is sums
    assert found.around.amounts(second) == []


def test_a_date_quotes_the_text_whether_told_beside_the_event_or_not() -> None:
    for text in (
        "Bupati Sikka Rudi Hartanto meresmikan pasar, Senin (5/6/2023).",
        "Bupati Sikka Rudi Hartanto meresmikan pasar. Hujan turun, Senin (5/6/2023).",
    ):
        stage, found = finder({"text": text})
        (event,) = found.run()
        assert event.date is not None
        evidence = event.date.evidence
        assert "5/6/2023" in stage.doc.text[evidence.start : evidence.end]
        assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end


def test_two_events_of_a_sentence_have_the_date_beside_each() -> None:
    text = (
        "Bupati Sikka Rudi Hartanto meresmikan pasar, Senin (5/6/2023), "
        "dan Bupati Ende Agus Salim meresmikan jembatan, Rabu (7/6/2023)."
    )
    _, found = finder({"text": text})
    assert [e.date.start for e in found.run() if e.date] == ["2023-06-05", "2023-06-07"]
