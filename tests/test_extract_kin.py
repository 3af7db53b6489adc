"""Who stands for whom: an office-holder for body and area, a government for its area, nobody for a person."""

from __future__ import annotations

import pytest

from extract_units import Stages, stages
from govgraph.extract.kin import NO_KIN, Kin, kin_of, meet

KIN = {"p1": frozenset({"l1"}), "p2": frozenset({"l1"}), "o1": frozenset({"l1"}), "p3": frozenset({"o2"})}


@pytest.mark.parametrize(
    ("x", "y", "expected", "why"),
    [
        ("p1", "p1", True, "the same filler"),
        ("p1", "l1", True, "a head for his area"),
        ("p1", "o1", True, "a head for the government of his area"),
        ("o1", "p1", True, "and the other way round"),
        ("o1", "l1", True, "a government for its area"),
        ("p3", "o2", True, "a chief for his body"),
        ("p1", "p2", False, "two officials of one area are two people"),
        ("p3", "o1", False, "a chief does not stand for another body"),
        ("p1", "l2", False, "nor a head for another area"),
    ],
)
def test_who_meets_whom(x: str, y: str, expected: bool, why: str) -> None:
    assert meet({x}, {y}, KIN) == expected, why


def test_without_kin_only_the_same_filler_meets() -> None:
    assert meet({"p1", "p2"}, {"p2"}, NO_KIN)
    assert not meet({"p1"}, {"l1"}, NO_KIN)


def test_kin_comes_from_posts_and_governments_and_not_from_former_ones() -> None:
    stage = stages("Bupati Sikka Rudi Hartanto menemui Pemkab Sikka. Mantan Bupati Ende Agus Salim hadir.")
    kin = {stage.named(ref): {stage.named(r) for r in refs} for ref, refs in kin_of_stage(stage).items() if refs}
    assert kin["Rudi Hartanto"] >= {"Kabupaten Sikka"}
    assert kin["Pemerintah Kabupaten Sikka"] == {"Kabupaten Sikka"}
    assert "Agus Salim" not in kin


def kin_of_stage(stage: Stages) -> Kin:
    """The kin of a staged document."""
    return kin_of(stage.doc, stage.areas, stage.bodies, stage.people)
