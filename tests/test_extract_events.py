"""The events of an article: told once, complete enough, in order; what is dropped is counted."""

from __future__ import annotations

import pytest

from extract_cases import lexicon, make_article
from extract_units import Case, finder, know, meets_events, rows, table
from govgraph.extract import extract


@pytest.mark.parametrize("case", table("events"))
def test_events(case: Case) -> None:
    meets_events(case)


@pytest.mark.parametrize("name", ["events", "missions", "assignments", "presence", "special", "circumstances"])
def test_events_are_evidenced_ordered_and_numbered(name: str) -> None:
    for case in rows(name):
        stage, found = finder(case)
        events = found.run()
        doc, order = stage.doc, know().role_order
        bounds = {(s.start, s.end) for s in doc.sentences}
        known = {x.id for x in (*stage.people.people(), *stage.bodies.organisations(), *stage.areas.places())}
        assert [e.id for e in events] == [f"e{n}" for n in range(1, len(events) + 1)]
        for event in events:
            roles = [role for role, _ in event.roles]
            assert roles == [role for role in order[event.type] if role in roles]
            assert any(role in roles for role in know().required_roles[event.type])
            for evidence in (*event.evidence, *(f.evidence for _, fillers in event.roles for f in fillers)):
                assert (evidence.sentence_start, evidence.sentence_end) in bounds
                assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end
            for filler in (f for _, fillers in event.roles for f in fillers):
                if filler.ref:
                    assert filler.value in known
                else:
                    quoted = doc.text[filler.evidence.start : filler.evidence.end]
                    assert " ".join(quoted.split()) == filler.value


def test_events_stand_in_the_order_in_which_they_are_announced() -> None:
    text = "Bupati Sikka Rudi Hartanto meresmikan pasar. Bupati Ende Agus Salim mundur."
    _, found = finder({"text": text})
    assert [e.type for e in found.run()] == ["opening", "end_of_term"]
    swapped = ". ".join(reversed(text.rstrip(".").split(". "))) + "."
    _, found = finder({"text": swapped})
    assert [e.type for e in found.run()] == ["end_of_term", "opening"]


@pytest.mark.parametrize("name", ["events", "missions", "presence"])
def test_the_same_article_gives_the_same_events(name: str) -> None:
    for case in rows(name)[:8]:
        assert finder(case)[1].run() == finder(case)[1].run()


def test_an_event_that_only_points_back_and_joins_none_is_counted() -> None:
    read = extract(make_article("Kegiatan pelatihan tersebut berjalan tertib."), lexicon())
    assert read.events == ()
    assert {item.reason for item in read.dropped} >= {"event.no_role"}


def test_a_rule_carries_the_prefix_of_its_kind_once() -> None:
    text = "Gubernur Bali Siti Rahmawati memimpin misi dagang Bali ke Maluku pada Rabu (4/1/2023). Nilainya Rp5 miliar."
    read = extract(make_article(text), lexicon())
    (event,) = read.events
    assert event.date is not None
    rules = [event.date.evidence.rule, *(amount.evidence.rule for amount in event.amounts)]
    assert [rule.split(".")[0] for rule in rules] == ["date", "money"]
    assert [rule for rule in rules if rule.split(".")[0] == rule.split(".")[1]] == []
