"""Which drafts are one event, what joining keeps, and the mission that an article reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govgraph.extract.drafts import Draft
from govgraph.extract.joining import compatible, join, main_mission
from govgraph.model import Amount, Evidence, When

SEEN = Evidence(0, 1, 0, 1, "rule")


def day(text: str) -> When:
    """A date of that start."""
    return When(text, None, "day", "explicit", SEEN)


def made(type_: str = "opening", **kwargs: object) -> Draft:
    """A draft with roles given by name (``opener="p1"``, ``to`` for a place); other words are its fields."""
    fields = {k: v for k, v in kwargs.items() if k in Draft.__dataclass_fields__}
    draft = Draft(type_, "held", strong=True, anaphoric=False, at=0, sentences=[0], evidence=[SEEN])
    draft = replace(draft, **fields)  # type: ignore[arg-type]
    for role, values in kwargs.items():
        if role not in fields:
            for value in str(values).split("+"):
                draft.add({"to": "place"}.get(role, role), value, SEEN, ref=role != "what")
    return draft


MISSION = {"sender": "l1", "host": "l2"}


@pytest.mark.parametrize(
    ("a", "b", "expected", "why"),
    [
        (made(opener="p1"), made(opener="p1"), True, "the same opener"),
        (made(opener="p1"), made(opener="p2"), False, "two openers"),
        (made(opener="p1"), made("aid", giver="p1"), False, "two types"),
        (made(opener="p1"), made(opener="p1", status="denied"), False, "one did not happen"),
        (made(opener="p1", status="denied"), made(opener="p1", status="denied"), True, "both did not happen"),
        (made(opener="p1", status="planned"), made(opener="p1"), False, "planned and held are two, in the body"),
        (made(opener="p1", status="planned"), made(opener="p1", headline=True), True, "a headline tells the same"),
        (made(opener="p1", status="planned"), made(opener="p1", status="proposed"), False, "planned and proposed"),
        (made(opener="p1"), made(), True, "one without a key role"),
        (made(opener="p1"), made(opener="p2", anaphoric=True), False, "a pointer does not unite two openers"),
        (made(opener="p1"), made(anaphoric=True), True, "a pointer without roles"),
        (made(opener="p1"), made(opener="p1+p2"), True, "one of two openers"),
        (made(opener="p1", what="Pasar Induk Alok"), made(opener="p2", what="Pasar Induk Alok II"), True, "one thing"),
        (made(opener="p1", what="Pasar Alok"), made(opener="p2", what="Jembatan Alok"), False, "two things"),
        (
            made(opener="p1", date=day("2021-03-01"), dated_beside=True),
            made(opener="p1", date=day("2021-04-01"), dated_beside=True),
            False,
            "two days",
        ),
        (
            made(opener="p1", date=day("2021-03"), dated_beside=True),
            made(opener="p1", date=day("2021-03-05"), dated_beside=True),
            True,
            "a day inside the month",
        ),
        (
            made(opener="p1", date=day("2021-03-01")),
            made(opener="p1", date=day("2021-04-01"), dated_beside=True),
            True,
            "a date elsewhere in the sentence does not part",
        ),
        (made("trade_mission", **MISSION), made("trade_mission", **MISSION), True, "one mission"),
        (made("trade_mission", **MISSION), made("trade_mission", sender="l1"), True, "the sender alone"),
        (made("trade_mission", **MISSION), made("trade_mission", sender="l1", host="l3"), False, "another host"),
        (made("trade_mission", **MISSION), made("trade_mission", sender="l2", host="l1"), False, "the return mission"),
        (
            made("trade_mission", sender="l1+l3", host="l2"),
            made("trade_mission", sender="l1+l4", host="l2"),
            False,
            "senders that only overlap",
        ),
        (made("meeting", participant="p1+p2"), made("meeting", participant="p2+p3"), True, "meetings may overlap"),
        (made("meeting", participant="p1"), made("meeting", participant="p2", anaphoric=True), True, "that meeting"),
        (made("training"), made("training"), True, "two courses of nobody without dates"),
        (made("training", date=day("2020-01-01")), made("training"), False, "two courses of nobody, one dated"),
        (made("agreement", party="o1+o2"), made("agreement", party="o1", signatory="p1"), True, "the same party"),
        (made("agreement", party="o1"), made("agreement", party="o2"), False, "other parties"),
        (
            made("agreement", party="o1", signatory="p1"),
            made("agreement", party="o1", signatory="p2"),
            False,
            "a key role that differs parts, though another agrees",
        ),
        (made("visit", visitor="p1", to="l1"), made("visit", visitor="p1", to="l2"), False, "two goals"),
        (made("aid", giver="o1", receiver="o2"), made("aid", giver="o1", receiver="o3"), False, "two receivers"),
        (made("appointment", appointee="p1"), made("appointment", appointee="p2"), False, "two appointees"),
        (made("end_of_term", person="p1"), made("end_of_term", person="p1"), True, "one person leaves"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_which_drafts_are_one_event(a: Draft, b: Draft, expected: bool, why: str) -> None:
    assert compatible(a, b) == expected, why


@pytest.mark.parametrize("kind", ["opening", "visit", "meeting", "aid", "award", "training", "trade_mission"])
def test_a_told_event_is_compatible_with_itself(kind: str) -> None:
    draft = made(kind, opener="p1", visitor="p1", participant="p1", giver="p1", receiver="p1", sender="l1")
    assert compatible(draft, draft)


def money(value: int) -> Amount:
    """A sum in rupiah."""
    return Amount("total", value, "IDR", SEEN)


def test_joining_unites_roles_evidence_and_sentences() -> None:
    into, other = made(opener="p1", place="l1"), made(opener="p1", sentences=[4], place="l2", topic="pasar")
    other.add("witness", "p3", SEEN)
    join(into, other)
    assert into.fillers("opener") == {"p1"}
    assert into.fillers("witness") == {"p3"}
    assert into.sentences == [0, 4]
    assert len(into.evidence) == 2
    assert (into.place, into.topic) == ("l1", "pasar")


@pytest.mark.parametrize("role", ["what", "post", "opener"])
def test_the_first_words_for_what_was_opened_stay(role: str) -> None:
    into, other = made(), made()
    into.add(role, "Pasar Alok", SEEN, ref=False)
    other.add(role, "pasar itu", SEEN, ref=False)
    join(into, other)
    assert into.fillers(role) == {"Pasar Alok"}
    empty = made()
    join(empty, other)
    assert empty.fillers(role) == {"pasar itu"}


def test_sums_are_told_once_and_a_headline_does_not_add_its_rounded_one() -> None:
    into = made("aid", amounts=[money(100)])
    join(into, made("aid", amounts=[money(100), money(250)]))
    assert [a.value for a in into.amounts] == [100, 250]
    join(into, made("aid", amounts=[money(300)], headline=True))
    assert [a.value for a in into.amounts] == [100, 250]
    bare = made("aid")
    join(bare, made("aid", amounts=[money(300)], headline=True))
    assert [a.value for a in bare.amounts] == [300]


def test_a_date_beside_its_trigger_wins_over_one_elsewhere_in_a_sentence() -> None:
    far, near = made(date=day("2021-01-01")), made(date=day("2021-01-02"), dated_beside=True)
    join(far, near)
    assert far.date == day("2021-01-02")
    near2, far2 = made(date=day("2021-01-02"), dated_beside=True), made(date=day("2021-01-01"))
    join(near2, far2)
    assert near2.date == day("2021-01-02")


def test_a_sentence_that_points_back_does_not_bring_another_date() -> None:
    told = made(date=day("2021-01-01"))
    join(told, made(date=day("2021-01-09"), dated_beside=True, anaphoric=True))
    assert told.date == day("2021-01-01")


def test_the_headline_marks_the_event_that_the_report_is_about() -> None:
    body = made(opener="p1")
    join(body, made(opener="p1", headline=True))
    assert (body.titled, body.headline) == (True, False)
    assert not made(opener="p1").titled


def test_a_strong_trigger_lends_its_strength_and_a_named_event_is_not_generic() -> None:
    weak = made(strong=False, generic=True)
    join(weak, made())
    assert (weak.strong, weak.generic) == (True, False)


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ([], None),
        ([made(opener="p1")], None),
        ([made("trade_mission", sender="l1")], None),
        ([made("trade_mission", **MISSION, strong=False)], None),
        ([made("trade_mission", sender="l1"), made("trade_mission", **MISSION)], 1),
        ([made("trade_mission", **MISSION), made("trade_mission", sender="l3", host="l4")], 0),
        ([made("trade_mission", **MISSION), made("trade_mission", sender="l3", host="l4", titled=True)], 1),
        ([made("trade_mission", **MISSION), made("trade_mission", sender="l3", headline=True)], 0),
    ],
)
def test_the_mission_that_an_article_reports(drafts: list[Draft], expected: int | None) -> None:
    assert main_mission(drafts) is (None if expected is None else drafts[expected])
