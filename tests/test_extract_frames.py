"""The arguments of a trigger: mentions of its sentence, grouped, and the slot each group stands in."""

from __future__ import annotations

import pytest

from extract_units import Case, case_document, meets, occurrences, staged, stages, table, words
from govgraph.extract.frames import groups_of, items_of, reachable


@pytest.mark.parametrize("case", table("frames", "items"))
def test_who_can_fill_a_role(case: Case) -> None:
    doc = staged(case_document(case)).doc
    found = [item for sentence in doc.sentences for item in items_of(doc, sentence)]
    meets(case, [f"{item.kind}: {words(doc, item.i, item.j)}" for item in found])


def test_the_mentions_of_a_sentence_are_found_once() -> None:
    doc = stages("Pemkab Sikka menggandeng Pemkab Ende. Hujan turun.").doc
    first, second = doc.sentences
    assert items_of(doc, first) is items_of(doc, first)
    assert [words(doc, x.i, x.j) for x in items_of(doc, first)] == ["Pemkab Sikka", "Pemkab Ende"]
    assert items_of(doc, second) == ()


@pytest.mark.parametrize("case", table("frames"))
def test_groups_and_their_slots(case: Case) -> None:
    doc = staged(case_document(case)).doc
    (trigger, *_) = occurrences(doc, case["at"])
    groups = groups_of(doc, doc.sentence_at(trigger[0]), trigger)
    meets(case, [f"{g.slot}: " + " + ".join(words(doc, x.i, x.j) for x in g.items) for g in groups])
    assert all((g.i, g.j) == (g.items[0].i, g.items[-1].j) for g in groups)


@pytest.mark.parametrize(
    ("text", "trigger", "other", "name", "expected"),
    [
        ("Pemkab Sikka menggandeng Pemkab Ende.", "menggandeng", None, "Pemkab Ende", True),
        ("Pemkab Sikka menggandeng petani, warga, dan Pemkab Ende.", "menggandeng", None, "Pemkab Ende", False),
        ("Pemkab Sikka meresmikan pasar, menggandeng Pemkab Ende.", "meresmikan", "menggandeng", "Pemkab Ende", False),
        ("Pemkab Sikka meresmikan pasar, menggandeng Pemkab Ende.", "menggandeng", "meresmikan", "Pemkab Ende", True),
        ("Pemkab Sikka panen; pasar diresmikan.", "diresmikan", None, "Pemkab Sikka", False),
        ("Pemkab Sikka panen sedangkan pasar diresmikan.", "diresmikan", None, "Pemkab Sikka", False),
        ("Pemkab Sikka mengatakan, pasar diresmikan.", "diresmikan", None, "Pemkab Sikka", False),
        ("Pemkab Sikka lalu meresmikan pasar.", "meresmikan", None, "Pemkab Sikka", True),
        ("Pasar yang diresmikan Pemkab Ende itu ramai.", "diresmikan", None, "Pemkab Ende", True),
    ],
)  # fmt: skip
def test_what_belongs_to_a_trigger(text: str, trigger: str, other: str | None, name: str, expected: bool) -> None:
    doc = stages(text).doc
    (span,) = occurrences(doc, trigger)
    rivals = occurrences(doc, other) if other else []
    group = next(
        g for g in groups_of(doc, doc.sentences[0], span) if any(words(doc, x.i, x.j) == name for x in g.items)
    )
    assert reachable(doc, span, group, rivals) == expected


def test_attendance_belongs_to_the_event_of_its_sentence_however_far() -> None:
    doc = stages("Rapat usai; pasar ramai, dihadiri Pemkab Ende.").doc
    (span,) = occurrences(doc, "Rapat")
    (group,) = groups_of(doc, doc.sentences[0], span)
    assert group.slot == "attended"
    assert reachable(doc, span, group, [])
