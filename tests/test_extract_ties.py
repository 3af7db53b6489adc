"""Parties of a tie that the text names by other words: officials, "pihaknya", "kedua provinsi"."""

from __future__ import annotations

import pytest

from extract_units import Case, meets_events, stages, table
from govgraph.extract.ties import side_of


@pytest.mark.parametrize("case", table("ties"))
def test_ties(case: Case) -> None:
    meets_events(case)


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Bupati Sikka Rudi Hartanto panen.", "Rudi Hartanto", "Kabupaten Sikka"),
        ("Mantan Bupati Sikka Rudi Hartanto panen.", "Rudi Hartanto", None),
        ("Menteri Sosial Agus Salim tiba di Indonesia.", "Agus Salim", None),
        ("Menteri Sosial Agus Salim tiba. Kementerian Sosial siap.", "Agus Salim", "Kementerian Sosial"),
        ("Presiden Bambang Hartono tiba di Indonesia.", "Bambang Hartono", "Indonesia"),
        ("Warga bernama Rudi Hartanto panen.", "Rudi Hartanto", None),
    ],
)
def test_an_official_acts_for_his_body_or_area(text: str, name: str, side: str | None) -> None:
    stage = stages(text)
    (ref,) = [p.id for p in stage.people.people() if p.name == name] or [""]
    found = side_of(ref, stage.areas, stage.people) if ref else None
    assert (stage.named(found) if found else None) == side
