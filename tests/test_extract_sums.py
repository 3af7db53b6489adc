"""Sums that a later sentence tells of a gift."""

from __future__ import annotations

import pytest

from extract_units import finder

GIFT = "Bupati Sikka Rudi Hartanto menyerahkan santunan kepada ahli waris."
OTHER = "Warga berterima kasih. "


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Total nilai bantuannya Rp600 juta.", [600_000_000]),
        ("Ada mandat kepada Dinas Sosial Kabupaten Sikka, yakni santunan sebesar Rp15 juta.", [15_000_000]),
        (OTHER * 6 + "Santunannya Rp600 juta.", [600_000_000]),
        (OTHER * 2 + "Anggaran bantuan tahun ini Rp600 juta.", []),
        (OTHER * 2 + "Rp600 juta adalah belanja pegawai.", []),
    ],
)
def test_the_gift_told_before_has_the_sums(behind: str, expected: list[int]) -> None:
    _, found = finder({"text": f"{GIFT} {behind}"})
    assert [a.value for e in found.run() for a in e.amounts] == expected


MISSION = "Maluku Utara menggelar misi dagang ke Sulawesi Utara."


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Nilainya Rp9 miliar.", [9_000_000_000]),
        (OTHER * 5 + "Pala menyumbang Rp5 miliar.", [5_000_000_000]),
        (OTHER * 9 + "Pala menyumbang Rp5 miliar.", []),
        ("Harga pala Rp5 miliar.", []),
    ],
)
def test_a_mission_has_its_worth_and_its_parts(behind: str, expected: list[int]) -> None:
    _, found = finder({"text": f"{MISSION} {behind}"})
    assert [a.value for e in found.run() for a in e.amounts] == expected
