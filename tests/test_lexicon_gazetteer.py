"""Regions and countries: the records, and the forms a text may use (cases in cases/lexicon_regions.jsonl)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph.errors import GovgraphError
from govgraph.lexicon import Lexicon, words
from govgraph.lexicon.gazetteer import (
    TYPE_FORMS,
    Regions,
    bare_name,
    country_entries,
    read_regions,
    region_entries,
    type_words,
)
from govgraph.lexicon.records import Entry
from govgraph.lexicon.schema import GAZETTEER
from together import Test, together

Case = dict[str, object]
CASES: list[Case] = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "lexicon_regions.jsonl").read_text("utf-8").splitlines()
]
HEADER = ",".join(GAZETTEER["regions"].columns)
# code, name, type, parent, iso, lat, lon, capital, valid_from, valid_to, predecessor, source
ROWS = [
    ["ID", "Negara", "country", "", "ID", "", "", "", "", "", "", "x"],
    ["71", "Misal Utara", "province", "ID", "ID-MU", "-1.5", "120.25", "Contoh", "1999-10-04", "", "", "x"],
    ["71.01", "Kabupaten Contoh", "regency", "71", "", "-1.0", "120", "Pasir", "", "", "", "x"],
    ["71.71", "Kota Contoh", "city", "71", "", "", "", "", "", "2005-01-01", "", "x"],
    ["71.71.01", "Kota Baru", "district", "71.71", "", "", "", "", "", "", "", "x"],
    ["71.02", "Kabupaten Administrasi Pulau Ujung", "regency", "71", "", "", "", "", "", "", "", "x"],
]


def of(key: str) -> list[Case]:
    return [case for case in CASES if key in case]


def by_text(key: str) -> Callable[[Test], Test]:
    return together("case", of(key))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


def codes(lexicon: Lexicon, phrase: object, kind: str = "region") -> set[str]:
    return {entry.key for entry in lexicon.phrases.get(str(phrase)) if entry.kind == kind}


def names(lexicon: Lexicon, phrase: object, *types: str) -> set[str]:
    found = (lexicon.regions[code] for code in codes(lexicon, phrase))
    return {region.full_name for region in found if region.type in types}


def test_the_cases_cover_the_country() -> None:
    assert len({case["code"] for case in of("code")}) == 38
    assert len({case["name"] for case in of("name")}) >= 230
    assert {case["province"] for case in of("name")} == {case["code"] for case in of("code")}
    assert len({case["text"] for case in CASES}) == len(CASES) - 1  # "Gorontalo" is a province and two regions of it


@by_text("code")
def test_a_province_by_its_names(lexicon: Lexicon, case: Case) -> None:
    assert case["code"] in codes(lexicon, case["text"])
    assert {code for code in codes(lexicon, case["text"]) if lexicon.regions[code].type == "province"} == {case["code"]}


@by_text("name")
def test_a_regency_or_city_by_its_names(lexicon: Lexicon, case: Case) -> None:
    assert names(lexicon, case["text"], "regency", "city") == {case["name"]}
    (code,) = (c for c in codes(lexicon, case["text"]) if lexicon.regions[c].type in ("regency", "city"))
    assert lexicon.province_of(code) == case["province"]


@by_text("shared")
def test_a_name_of_two_regions_leads_to_both(lexicon: Lexicon, case: Case) -> None:
    assert names(lexicon, case["text"], "regency", "city") == set(case["shared"])  # type: ignore[call-overload]


@by_text("none")
def test_no_region_of_that_type_has_that_name(lexicon: Lexicon, case: Case) -> None:
    assert codes(lexicon, case["text"]) == set()


@by_text("country")
def test_a_country_by_its_names(lexicon: Lexicon, case: Case) -> None:
    assert codes(lexicon, case["text"], "country") == {case["country"]}


@pytest.mark.parametrize("kind", ["code", "name"])
def test_a_region_is_found_inside_a_sentence_too(lexicon: Lexicon, kind: str) -> None:
    for case in of(kind):
        name = words(str(case["text"]))
        tokens = ("warga", *name, "datang")
        found = {
            entry.key
            for length, entries in lexicon.phrases.at(tokens, 1)
            for entry in entries
            if length == len(name) and entry.kind == "region"
        }
        assert found == codes(lexicon, case["text"]), case["text"]


def test_the_case_of_letters_is_not_what_tells_a_region(lexicon: Lexicon) -> None:
    for case in of("name"):
        text = str(case["text"])
        assert codes(lexicon, text.upper()) == codes(lexicon, text.lower()) == codes(lexicon, text), text


def test_every_type_word_works_before_every_region_of_its_type(lexicon: Lexicon) -> None:
    for region in lexicon.regions.values():
        if region.type in ("province", "regency", "city"):
            for word in TYPE_FORMS[region.type]:
                assert region.code in codes(lexicon, f"{word} {region.bare}"), f"{word} {region.bare}"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Kabupaten Bogor", "Bogor"),
        ("Kota Bogor", "Bogor"),
        ("Provinsi Bali", "Bali"),
        ("Kota Administrasi Jakarta Pusat", "Jakarta Pusat"),
        ("Kabupaten Administrasi Kepulauan Seribu", "Kepulauan Seribu"),
        ("Jawa Timur", "Jawa Timur"),
        ("Kabupatenan", "Kabupatenan"),
        ("Kota", "Kota"),
        ("Kotabaru", "Kotabaru"),
        ("Kabupaten Kotabaru", "Kotabaru"),
        ("Kabupaten Lima Puluh Kota", "Lima Puluh Kota"),
        ("", ""),
    ],
)
def test_bare_names(name: str, bare: str) -> None:
    assert bare_name(name) == bare
    assert bare_name(bare) == bare


def test_regions_are_a_mapping_made_on_demand() -> None:
    regions = Regions([list(row) for row in ROWS])
    assert len(regions) == len(list(regions)) == 6
    assert "71.01" in regions
    assert "71.99" not in regions
    assert None not in regions
    assert regions["71"] is regions["71"]
    assert list(regions.names())[1] == ("71", "province", "Misal Utara")
    assert regions.rows() == ROWS
    with pytest.raises(KeyError):
        regions["71.99"]
    assert regions.get("71.99") is None


def test_a_record_holds_what_its_row_says() -> None:
    region = Regions(ROWS)["71"]
    assert (region.code, region.name, region.bare, region.type, region.parent, region.iso) == (
        "71", "Misal Utara", "Misal Utara", "province", "ID", "ID-MU",
    )  # fmt: skip
    assert (region.lat, region.lon, region.capital) == (-1.5, 120.25, "Contoh")
    assert (region.valid_from, region.valid_to) == ("1999-10-04", "")
    without = Regions(ROWS)["71.71"]
    assert (without.lat, without.lon, without.valid_to) == (None, None, "2005-01-01")


def test_a_district_whose_name_begins_like_a_type_word_keeps_its_name() -> None:
    entries = list(region_entries(Regions(ROWS), (), frozenset()))
    assert [entry.form for entry in entries if entry.key == "71.71.01"] == ["Kota Baru"]


def test_entries_of_regions_carry_type_and_form() -> None:
    entries = list(region_entries(Regions(ROWS), (), frozenset({"Contoh"})))
    assert Entry("region", "71.01", "Contoh", frozenset({"regency", "bare", "ambiguous"})) in entries
    assert Entry("region", "71", "Misal Utara", frozenset({"province", "bare"})) in entries
    full = Entry("region", "71.02", "Kabupaten Administrasi Pulau Ujung", frozenset({"regency", "full"}))
    assert full in entries
    assert all(entry.key != "ID" for entry in entries), "the country is among the countries"


@pytest.mark.parametrize(
    ("alias", "flags"),
    [
        ({"code": "71.01", "ambiguous": "0", "case": "any"}, {"regency", "abbreviation", "alias"}),
        ({"code": "71.01", "ambiguous": "1", "case": ""}, {"regency", "abbreviation", "alias", "ambiguous"}),
        ({"code": "71.71", "ambiguous": "0", "case": "upper"}, {"city", "abbreviation", "alias", "upper"}),
        ({"code": "71", "ambiguous": "0", "case": "title"}, {"province", "abbreviation", "alias", "title_case"}),
        ({"code": "99", "ambiguous": "0", "case": "any"}, {"unknown", "abbreviation", "alias"}),
    ],
)
def test_entries_of_aliases_say_how_they_are_written(alias: dict[str, str], flags: set[str]) -> None:
    row = {"alias": "MisU", "kind": "abbreviation", **alias}
    *_, last = region_entries(Regions(ROWS), (row,), frozenset())
    assert last == Entry("region", alias["code"], "MisU", frozenset(flags))


def test_an_alias_that_is_another_word_is_marked_by_the_list_of_such_names() -> None:
    row = {"alias": "Tala", "kind": "abbreviation", "code": "71.01", "ambiguous": "0", "case": "any"}
    *_, last = region_entries(Regions(ROWS), (row,), frozenset({"Tala"}))
    assert "ambiguous" in last.flags


def test_type_words_are_folded_and_lead_to_one_type_each() -> None:
    table = type_words()
    assert table["kabupaten"] == table["kab"] == "regency"
    assert table["kota"] == table["kotamadya"] == "city"
    assert table["kecamatan"] == table["distrik"] == "district"
    assert table["prov"] == "province"
    assert all(word == word.casefold() for word in table)
    assert len(table) == sum(map(len, TYPE_FORMS.values()))


def test_countries_aliases_and_foreign_areas() -> None:
    tables = {
        "countries": ({"code": "XA", "name": "Antah"}, {"code": "XB", "name": "Berantah"}),
        "country_aliases": (
            {"code": "XA", "alias": "ANT", "kind": "abbreviation", "case": "upper", "ambiguous": "1"},
            {"code": "XB", "alias": "Brantah", "kind": "variant", "case": "any", "ambiguous": "0"},
        ),
        "foreign_areas": ({"type": "city", "country": "XB", "name": "Kota Jauh"},),
    }
    assert list(country_entries(tables)) == [
        Entry("country", "XA", "Antah", frozenset({"full"})),
        Entry("country", "XB", "Berantah", frozenset({"full"})),
        Entry("country", "XA", "ANT", frozenset({"abbreviation", "alias", "upper", "ambiguous"})),
        Entry("country", "XB", "Brantah", frozenset({"variant", "alias"})),
        Entry("foreign", "city|XB/Kota Jauh", "Kota Jauh", frozenset({"city"})),
    ]


def write_regions(directory: Path, *rows: list[str]) -> Path:
    (directory / "gazetteer").mkdir()
    text = "\n".join([HEADER, *(",".join(row) for row in rows)]) + "\n"
    (directory / "gazetteer" / "regions.csv").write_text(text, encoding="utf-8")
    return directory


def test_regions_are_read_from_their_table(tmp_path: Path) -> None:
    regions, problems = read_regions(write_regions(tmp_path, *ROWS))
    assert problems == []
    assert list(regions) == [row[0] for row in ROWS]


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        (5, "selatan", "71: 'selatan', '120.25' is no coordinate"),
        (6, "", "71: '-1.5', '' is no coordinate"),
        (2, "kingdom", "type: 'kingdom' is none of"),
        (1, "", "name is empty"),
        (11, "", "source is empty"),
    ],
)
def test_a_wrong_region_is_named_by_its_line(tmp_path: Path, column: int, value: str, message: str) -> None:
    rows = [list(row) for row in ROWS]
    rows[1][column] = value
    _, problems = read_regions(write_regions(tmp_path, *rows))
    assert len(problems) == 1
    assert str(problems[0]).startswith("regions.csv:3: ")
    assert message in problems[0].message


def test_a_missing_table_of_regions_is_named(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match=r"regions\.csv is missing"):
        read_regions(tmp_path)
