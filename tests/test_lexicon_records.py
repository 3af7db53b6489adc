"""Records: what they hold, that they cannot be changed, and the names of regions with their type word."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from govgraph.lexicon.records import Body, Entry, Region, Title

REGION = Region("71.01", "Kabupaten Contoh", "Contoh", "regency", "71", "", -1.5, 120.0, "Pasir", "", "")
TITLE = Title("bupati", "Bupati", "area", ("regency",), "", "regency")
BODY = Body("kamar", "Kamar Dagang", "association", True, "Kamar Dagang {area}", ("KD",), "", "")


@pytest.mark.parametrize(
    ("name", "kind", "full"),
    [
        ("Jawa Timur", "province", "Jawa Timur"),
        ("Kabupaten Contoh", "regency", "Kabupaten Contoh"),
        ("Kota Contoh", "city", "Kota Contoh"),
        ("Pasir", "district", "Kecamatan Pasir"),
        ("Kota Baru", "district", "Kecamatan Kota Baru"),
        ("Sukamaju", "village", "Desa Sukamaju"),
        ("Indonesia", "country", "Indonesia"),
    ],
)
def test_full_names(name: str, kind: str, full: str) -> None:
    assert replace(REGION, name=name, type=kind).full_name == full


@pytest.mark.parametrize(("record", "field"), [(REGION, "name"), (TITLE, "title"), (BODY, "name")])
def test_records_cannot_be_changed(record: object, field: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(record, field, "lain")
    with pytest.raises((AttributeError, TypeError)):
        record.colour = "merah"  # type: ignore[attr-defined]


def test_records_compare_by_value_and_can_be_keys() -> None:
    assert replace(REGION) == REGION
    assert len({REGION, replace(REGION), replace(REGION, code="71.02")}) == 2
    assert len({TITLE, replace(TITLE)}) == len({BODY, replace(BODY)}) == 1


def test_an_entry_is_a_tuple_of_kind_key_form_and_flags() -> None:
    entry = Entry("region", "71", "Misal", frozenset({"bare"}))
    assert tuple(entry) == ("region", "71", "Misal", frozenset({"bare"}))
    assert entry == Entry("region", "71", "Misal", frozenset({"bare"}))
    assert entry != entry._replace(form="MISAL")
