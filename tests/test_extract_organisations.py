"""Bodies: forms of government with their area, listed bodies and chapters, agencies, head words, last words."""

from __future__ import annotations

import pytest

from extract_units import Case, document, end_of, place_names, run_at, show_org, table, token
from govgraph.extract.governments import abbreviation_after, area_after
from govgraph.extract.organisations import org_at

REGIONS = ("province", "regency", "city")


@pytest.mark.parametrize("case", table("organisations"))
def test_bodies_as_worded(case: Case) -> None:
    run_at(case, lambda doc, i, last: show_org(doc, org_at(doc, i, last)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dinas (DKP) rapat.", "DKP"),
        ("Dinas (Diskominfo) rapat.", "Diskominfo"),
        ("Dinas (baru) rapat.", ""),
        ("Dinas (DKP Kota) rapat.", ""),
        ("Dinas (DKP rapat.", ""),
        ("Dinas rapat.", ""),
        ("Dinas (Abcdefghijklmnopqrst) rapat.", ""),
    ],
)
def test_an_abbreviation_is_one_short_capitalised_word_in_parenthesis(text: str, expected: str) -> None:
    doc = document(text)
    end, abbreviation = abbreviation_after(doc, 1, end_of(doc, 0))
    assert abbreviation == expected
    assert end == (4 if expected else 1)


@pytest.mark.parametrize(
    ("text", "types", "expected"),
    [
        ("Lembaga Jambi rapat.", REGIONS, ["Jambi", "Kota Jambi"]),
        ("Lembaga Kabupaten Sikka rapat.", REGIONS, ["Kabupaten Sikka"]),
        ("Lembaga se Kabupaten Sikka rapat.", REGIONS, ["Kabupaten Sikka"]),
        ("Lembaga Jepang rapat.", REGIONS, None),
        ("Lembaga Jepang rapat.", ("country",), ["Jepang"]),
        ("Lembaga Desa Sukamaju rapat.", REGIONS, None),
        ("Lembaga Kecamatan Nongsa rapat.", REGIONS, ["Kecamatan Nongsa"]),
        ("Lembaga itu rapat.", REGIONS, None),
        ("Lembaga", REGIONS, None),
    ],
)
def test_the_area_behind_a_name(text: str, types: tuple[str, ...], expected: list[str] | None) -> None:
    doc = document(text)
    place = area_after(doc, 1, end_of(doc, 0), types)
    assert (place_names(place) if place else None) == expected


def test_a_body_does_not_run_into_the_next_sentence() -> None:
    doc = document("Rombongan menunggu Pemkab. Sleman panen raya.")
    i = token(doc, "Pemkab")
    body = org_at(doc, i, end_of(doc, i))
    assert body is not None
    assert body.place is None
    assert body.nameless
