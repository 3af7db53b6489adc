"""The gazetteer files: complete, consistent, sourced, and reproducible from their raw material."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data" / "gazetteer"
RAW = ROOT.parent / "shared" / "gazetteer"
GOLD = ROOT / "data" / "gold"
DEVSET = ROOT.parent / "shared" / "devset"

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REGIONS = rows("regions.csv")
BY_CODE = {row["code"]: row for row in REGIONS}
ALIASES = rows("region_aliases.csv")
COUNTRIES = {row["code"]: row["name"] for row in rows("countries.csv")}
SOURCED = [
    "regions.csv",
    "region_aliases.csv",
    "countries.csv",
    "country_aliases.csv",
    "foreign_areas.csv",
    "ambiguous_names.csv",
    *sorted(f"sources/{path.name}" for path in (DATA / "sources").glob("*.csv") if path.name != "attested.csv"),
]
DATE = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")


def script(name: str, folder: str = "scripts") -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def bare(name: str) -> str:
    return re.sub(r"^(Kabupaten|Kota) ", "", name)


def test_counts_of_regions() -> None:
    counts = Counter(row["type"] for row in REGIONS)
    assert counts["country"] == 1
    assert counts["province"] == 38
    assert counts["regency"] + counts["city"] == 514
    assert counts["city"] == 98
    assert counts["district"] == 7285
    assert len(rows("villages.csv")) == 83762


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("regions.csv", ("code",)),
        ("villages.csv", ("code",)),
        ("region_aliases.csv", ("alias", "code")),
        ("countries.csv", ("code",)),
        ("country_aliases.csv", ("alias", "code")),
        ("foreign_areas.csv", ("name", "country")),
        ("ambiguous_names.csv", ("name", "why")),
    ],
)
def test_keys_are_unique_and_sorted(name: str, key: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in key) for row in rows(name)]
    assert len(set(keys)) == len(keys)
    assert all(all(part for part in item) for item in keys)
    without_country = [item for item in keys if item != ("ID",)]
    assert without_country == sorted(without_country)


@pytest.mark.parametrize("name", SOURCED)
def test_every_row_has_a_source(name: str) -> None:
    assert [row for row in rows(name) if not row["source"].strip()] == []


def test_every_file_is_plain_utf8_with_unix_line_ends() -> None:
    for path in sorted(DATA.rglob("*.csv")):
        content = path.read_bytes()
        assert b"\r" not in content, path
        assert content.endswith(b"\n"), path
        assert not content.startswith(b"\xef\xbb\xbf"), path


def test_parents_and_predecessors_exist_one_level_up() -> None:
    above = {"province": {"country"}, "regency": {"province"}, "city": {"province"}, "district": {"regency", "city"}}
    for row in REGIONS:
        if row["type"] != "country":
            assert BY_CODE[row["parent"]]["type"] in above[row["type"]], row
        if row["predecessor"]:
            assert row["predecessor"] in BY_CODE.keys() - {row["code"]}, row
            assert row["valid_from"], row
    assert all(row["code"][:8] in BY_CODE for row in rows("villages.csv"))


def test_provinces_have_iso_code_capital_and_point() -> None:
    provinces = [row for row in REGIONS if row["type"] == "province"]
    assert len({row["iso"] for row in provinces}) == 38
    assert all(re.fullmatch(r"ID-[A-Z]{2}", row["iso"]) for row in provinces)
    assert [row["name"] for row in provinces if not row["capital"]] == ["DKI Jakarta"]
    assert all(row["lat"] and row["lon"] and row["valid_from"] for row in provinces)


def test_provinces_of_papua_since_2022_know_what_they_were_split_from() -> None:
    born = {
        row["code"]: (row["valid_from"], row["predecessor"])
        for row in REGIONS
        if row["code"][:2] >= "93" and row["type"] == "province"
    }
    assert born == {
        "93": ("2022-07-25", "91"),
        "94": ("2022-07-25", "91"),
        "95": ("2022-07-25", "91"),
        "96": ("2022-12-08", "92"),
    }


def test_regencies_and_cities_lie_in_indonesia() -> None:
    for row in REGIONS:
        if row["type"] in ("regency", "city"):
            assert -11.5 < float(row["lat"]) < 6.5, row
            assert 94.5 < float(row["lon"]) < 141.5, row
            assert row["name"].startswith("Kabupaten " if row["type"] == "regency" else "Kota "), row


def test_dates_are_iso_of_any_precision_and_in_order() -> None:
    for row in [*REGIONS, *ALIASES]:
        assert DATE.fullmatch(row["valid_from"]), row
        assert DATE.fullmatch(row["valid_to"]), row
        if row["valid_from"] and row["valid_to"]:
            assert row["valid_from"] < row["valid_to"], row


def test_every_province_has_an_abbreviation_or_says_why_not() -> None:
    short = {row["code"] for row in ALIASES if row["kind"] == "abbreviation"}
    notes = {row["code"]: row["abbreviation_note"] for row in rows("sources/provinces.csv")}
    silent = [code for code, note in notes.items() if code not in short and not note]
    assert len(notes) == 38
    assert silent == []


def test_aliases_name_a_region_and_say_how() -> None:
    kinds = {"abbreviation", "variant", "former", "nickname", "seat"}
    for row in ALIASES:
        assert row["code"] in BY_CODE, row
        assert row["kind"] in kinds, row
        assert row["case"] in {"any", "upper", "title"}, row
        assert row["ambiguous"] in {"0", "1"}, row
        assert row["attested"].isdigit(), row
        assert row["alias"] != bare(BY_CODE[row["code"]]["name"]), f"{row} only repeats the name"


def test_an_alias_that_two_regions_claim_is_marked() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in REGIONS:
        if row["type"] in ("province", "regency", "city"):
            owners[bare(row["name"]).casefold()].add(row["code"])
    for row in ALIASES:
        owners[row["alias"].casefold()].add(row["code"])
    unmarked = [row for row in ALIASES if row["ambiguous"] == "0" and len(owners[row["alias"].casefold()]) > 1]
    assert unmarked == []


@pytest.mark.parametrize(
    ("alias", "codes"),
    [
        ("Jatim", {"35"}),
        ("Kalteng", {"62"}),
        ("Lambar", {"18.04"}),
        ("Tuba", {"18.05"}),
        ("Tubaba", {"18.12"}),
        ("Kobar", {"62.01"}),
        ("Kukar", {"64.02"}),
        ("Mura", {"16.05", "62.12"}),
        ("PALI", {"16.12"}),
        ("Palangkaraya", {"62.71"}),
        ("Pematang Siantar", {"12.72"}),
        ("Bandarlampung", {"18.71"}),
        ("Irian Jaya", {"91"}),
        ("Toba Samosir", {"12.12"}),
        ("Liwa", {"18.04"}),
        ("DKJ", {"31"}),
        ("Balikbukit", {"18.04.04"}),
    ],
)
def test_well_known_aliases(alias: str, codes: set[str]) -> None:
    assert {row["code"] for row in ALIASES if row["alias"] == alias} == codes


@pytest.mark.parametrize("alias", ["PALI", "Mura", "Jogja", "Benteng", "Solo", "Madina", "Loteng"])
def test_aliases_that_need_context(alias: str) -> None:
    assert {row["ambiguous"] for row in ALIASES if row["alias"] == alias} == {"1"}


@pytest.mark.parametrize("name", ["Batu", "Bima", "Mesuji", "Negara", "Bone", "Sabang", "Landak", "Bambang", "Laos"])
def test_names_that_need_context(name: str) -> None:
    assert name in {row["name"] for row in rows("ambiguous_names.csv")}


@pytest.mark.parametrize("name", ["Bandung", "Surabaya", "Banjarnegara", "Jawa Timur", "Kediri"])
def test_names_that_need_no_context(name: str) -> None:
    assert name not in {row["name"] for row in rows("ambiguous_names.csv")}


def test_names_that_need_context_are_names_of_regions_countries_or_foreign_areas() -> None:
    names = {bare(row["name"]) for row in [*REGIONS, *rows("countries.csv"), *rows("foreign_areas.csv")]}
    assert {row["name"] for row in rows("ambiguous_names.csv")} <= names


def test_countries_and_their_aliases() -> None:
    assert len(COUNTRIES) == 250  # the 249 of ISO 3166-1 and Kosovo
    assert (COUNTRIES["CN"], COUNTRIES["GB"], COUNTRIES["ID"]) == ("Tiongkok", "Inggris", "Indonesia")
    aliases = {row["alias"]: row["code"] for row in rows("country_aliases.csv")}
    assert (aliases["Korsel"], aliases["AS"], aliases["RRT"], aliases["UEA"]) == ("KR", "US", "CN", "AE")
    assert set(aliases.values()) <= COUNTRIES.keys()
    assert not {alias for alias, code in aliases.items() if COUNTRIES[code] == alias}


def test_foreign_areas_belong_to_a_country_and_are_no_region_of_indonesia() -> None:
    areas = rows("foreign_areas.csv")
    assert {row["country"] for row in areas} <= COUNTRIES.keys()
    assert [row["name"] for row in areas if row["country"] == "ID"] == ["Ibu Kota Nusantara"]  # no region yet
    assert {row["type"] for row in areas} <= {"province", "state", "prefecture", "region", "city", "regency"}
    provinces = {bare(row["name"]) for row in REGIONS if row["type"] in ("province", "regency", "city")}
    assert not {row["name"] for row in areas} & provinces


def test_outlines_cover_the_38_provinces() -> None:
    features = json.loads((DATA / "provinces.geojson").read_text(encoding="utf-8"))["features"]
    codes = [feature["properties"]["code"] for feature in features]
    assert sorted(codes) == [row["code"] for row in REGIONS if row["type"] == "province"]


def test_the_licences_are_told() -> None:
    text = (DATA / "LICENSES.md").read_text(encoding="utf-8")
    assert text.count("Permission is hereby granted, free of charge") >= 2
    assert text.count("Cahya DSN") == 2
    assert "Unicode" in text


def unresolved(gold: Path) -> list[tuple[str, str]]:
    """(file, place) of the gold places of Indonesia and countries that no code answers to."""
    fold = str.casefold
    codes = {(row["type"], fold(row["name"])) for row in REGIONS}
    foreign = {fold(row["name"]) for row in rows("foreign_areas.csv")}
    countries = {fold(name) for name in [*COUNTRIES.values(), *(row["alias"] for row in rows("country_aliases.csv"))]}
    missing = []
    for path in sorted(gold.glob("*.json")):
        for place in json.loads(path.read_text(encoding="utf-8"))["places"]:
            name = fold(re.sub(r"^(Kecamatan|Distrik) ", "", place["name"]))
            is_foreign = fold(bare(place["name"])) in foreign
            known = (place["type"], name) in codes or is_foreign or (place["type"] == "country" and name in countries)
            if place["type"] not in ("village", "other") and not known:
                missing.append((path.stem, place["name"]))
    return missing


def test_every_place_of_the_gold_has_a_code() -> None:
    if not any(GOLD.glob("*.json")):
        pytest.skip("no gold yet")
    assert unresolved(GOLD) == []


def test_every_place_of_the_devset_has_a_code() -> None:
    if not DEVSET.exists():
        pytest.skip("the development set is not here")
    assert unresolved(DEVSET / "gold") == []


@pytest.mark.parametrize(("gold", "texts"), [(GOLD, ROOT / "data" / "articles"), (DEVSET / "gold", DEVSET / "texts")])
def test_look_up_alone_finds_98_percent_of_gold_places(gold: Path, texts: Path) -> None:
    if not gold.exists():
        pytest.skip("the development set is not here")
    found, total, _ = script("gazetteer_recall", "benchmarks").recall(gold, texts)
    kinds = ("province", "regency", "city", "country")
    assert sum(total[kind] for kind in kinds) > 90
    assert sum(found[kind] for kind in kinds) >= 0.98 * sum(total[kind] for kind in kinds)


def test_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    if not RAW.exists():
        pytest.skip("the raw list of regions is not here")
    out = tmp_path / "gazetteer"
    (out / "sources").mkdir(parents=True)
    for path in (DATA / "sources").glob("*.csv"):
        (out / "sources" / path.name).write_bytes(path.read_bytes())
    inputs = [RAW / name for name in ("wilayah.csv", "regency-centroids.csv", "provinces.geojson")]
    script("build_gazetteer").build(*inputs, out)
    built = sorted(path.name for path in out.iterdir() if path.is_file())
    assert built == sorted(path.name for path in DATA.iterdir() if path.is_file() and path.name != "LICENSES.md")
    assert [name for name in built if (out / name).read_bytes() != (DATA / name).read_bytes()] == []


def test_respelling_joins_splits_and_leaves_directions_alone() -> None:
    respellings = script("build_gazetteer").respellings
    rules = rows("sources/variant_rules.csv")
    assert "Palangkaraya" in set(respellings("Palangka Raya", rules))
    assert "Pematang Siantar" in set(respellings("Pematangsiantar", rules))
    assert "Bandarnegeri Suoh" in set(respellings("Bandar Negeri Suoh", rules))
    assert "Sumatra Barat" in set(respellings("Sumatera Barat", rules))
    assert set(respellings("Lampung Barat", rules)) == set()
    assert set(respellings("IV Jurai", rules)) == set()


def test_survey_counts_words_and_people(tmp_path: Path) -> None:
    survey = script("survey_names")
    tagged = tmp_path / "tagged.txt"
    tagged.write_text("Bima\tB-PER\nArya\tI-PER\ntiba\tO\ndi\tO\nBatu\tB-LOC\n\nBima\tB-PER\n", encoding="utf-8")
    texts = ["Ada batu dan batu lagi, batu besar di Kota Batu. Warga Kediri naik KAI. Tiket KAI habis, KAI minta maaf."]
    found = list(survey.ambiguous({"Batu", "Bima", "Kai", "Kediri"}, texts, [tagged]))
    assert found == [
        ("Batu", "common word", "survey: 3 of 5 uses in lower case"),
        ("Bima", "person", "survey: 2 uses inside persons, 0 inside places"),
        ("Kai", "initials", "survey: 3 of 3 uses all in capitals"),
    ]


def test_survey_counts_an_alias_as_a_whole_token_in_its_case() -> None:
    survey = script("survey_names")
    texts = ["Pemkab Lambar dan LAMBAR, bukan Lambarnya. Kata pali bukan PALI."]
    counts = survey.count_aliases(texts, [("Lambar", "any"), ("PALI", "upper"), ("Kobar", "any")])
    assert dict(counts) == {"Lambar": 2, "PALI": 1}


def test_every_list_of_words_and_each_of_its_columns_is_documented() -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    rows = {row.split("`")[1]: row for row in text.splitlines() if row.startswith("| `")}
    for path in sorted((ROOT / "data" / "lexicon").glob("*.csv")):
        columns = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
        assert path.stem in rows
        missing = [name for name in columns if name != "source" and f"`{name}`" not in rows[path.stem]]
        assert missing == [], path.stem
