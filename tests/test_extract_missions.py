"""Trade missions: whose they are, the main one of a report, and what of the report belongs to it."""

from __future__ import annotations

import pytest

from extract_units import Case, finder, meets_events, table


@pytest.mark.parametrize("case", table("missions"))
def test_missions(case: Case) -> None:
    meets_events(case)


def test_a_host_implied_by_its_city_is_a_place_of_the_article() -> None:
    stage, found = finder({"text": "Misi dagang Jambi ke Kota Denpasar usai."})
    (event,) = found.run()
    (host,) = dict(event.roles)["host"]
    place = next(p for p in stage.areas.places() if p.id == host.value)
    assert place.name == "Bali"
    assert place.mentions


def test_the_announcing_sentence_is_the_first_evidence() -> None:
    stage, found = finder({"text": "Misi dagang Jambi ke Bali usai. Misi dagang itu meriah."})
    (event,) = found.run()
    told = [stage.doc.text[e.sentence_start : e.sentence_end] for e in event.evidence]
    assert told == ["Misi dagang Jambi ke Bali usai.", "Misi dagang itu meriah."]
