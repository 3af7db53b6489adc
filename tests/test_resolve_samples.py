"""The sample collection through its gold: what the project promises about it."""

from functools import cache

import pytest

import from_gold
from govgraph.resolve import Resolution, resolve
from stories import entity, lexicon


@cache
def found() -> Resolution:
    return resolve(from_gold.samples(lexicon()), lexicon())


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        ("sample-07", "sample-08", ["240226600000 IDR (18:00)", "150687000000 IDR (13:35)"]),
        ("sample-12", "sample-13", ["1068809135000 IDR (17:00)", "851500000000 IDR (11:35)"]),
    ],
)
def test_one_mission_told_twice_with_two_figures(left: str, right: str, values: list[str]) -> None:
    event = entity(found(), left, "e1")
    assert event == entity(found(), right, "e1")
    (conflict,) = (c for c in found().conflicts if c.cluster == event and c.kind == "amount:total")
    assert [value for value, _ in conflict.values] == values
    assert conflict.latest == values[0]


def test_the_line_of_governors() -> None:
    held = [t for t in found().tenures if t.post == "post/gubernur-jawa-timur"]
    held.sort(key=lambda t: t.start or t.first or "")
    assert [(t.person, t.acting, t.start, t.end) for t in held] == [
        ("person/khofifah-indar-parawansa", False, None, "2024-02-13"),
        ("person/adhy-karyono", True, "2024-02-16", None),
        ("person/khofifah-indar-parawansa", False, None, None),
    ]
    assert [held[0].last, held[1].last, held[2].first] == ["2022-11-17", "2024-07-26", "2025-07-09"]


def test_posts_change_hands_in_a_rotation() -> None:
    held = [t for t in found().tenures if t.post == "post/kepala-badan-pendapatan-daerah-jawa-timur"]
    assert {(t.person, t.acting, t.former) for t in held} == {
        ("person/abimanyu-poncoatmojo-iswinarno", False, False),
        ("person/mohammad-yasin", True, True),
    }


def test_one_node_for_the_governor_who_stands_in_twelve_articles() -> None:
    people = [c for c in found().clusters if c.name == "Khofifah Indar Parawansa"]
    assert [(c.id, len(c.members)) for c in people] == [("person/khofifah-indar-parawansa", 12)]


def test_the_mission_remembered_years_later() -> None:
    assert entity(found(), "sample-07", "e4") == entity(found(), "sample-29", "e4")
    assert entity(found(), "sample-14", "e1") == entity(found(), "sample-23", "e2")
    assert entity(found(), "sample-14", "e2") == entity(found(), "sample-23", "e3")


def test_missions_to_one_province_in_two_years_are_two() -> None:
    assert entity(found(), "sample-13", "e1") != entity(found(), "sample-13", "e3")
    assert entity(found(), "sample-01", "e1") != entity(found(), "sample-12", "e1")
