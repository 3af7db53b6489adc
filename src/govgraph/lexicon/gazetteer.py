"""Regions, countries and foreign areas: the records, and the forms under which a text may name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from govgraph.lexicon.reading import Problem, Row, read_rows
from govgraph.lexicon.records import Entry, Region
from govgraph.lexicon.schema import GAZETTEER

# The words that name a type of region when they stand before its bare name; the first is the official one.
TYPE_FORMS: Mapping[str, tuple[str, ...]] = {
    "province": ("Provinsi", "Propinsi", "Prov", "Prop"),
    "regency": ("Kabupaten", "Kab"),
    "city": ("Kota", "Kotamadya"),
    "district": ("Kecamatan", "Kec", "Distrik"),
}
_OFFICIAL = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ", "Provinsi ")
CASE_FLAGS: Mapping[str, frozenset[str]] = {
    "": frozenset(),
    "any": frozenset(),
    "upper": frozenset({"upper"}),
    "title": frozenset({"title_case"}),
}


def bare_name(name: str) -> str:
    """``name`` without its type word: "Kabupaten Bogor" → "Bogor"."""
    for prefix in _OFFICIAL:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


def read_regions(directory: Path) -> tuple[dict[str, Region], list[Problem]]:
    """All regions of ``regions.csv`` by code, and the problems found in the rows."""
    spec = GAZETTEER["regions"]
    regions: dict[str, Region] = {}
    problems: list[Problem] = []
    types = spec.choices["type"]
    for line, row in read_rows(directory / spec.file, spec.columns):
        code, name, kind, parent, iso, lat, lon, capital, valid_from, valid_to, _, source = row
        if code in regions:
            problems.append(Problem("regions.csv", line, f"{code} is listed before"))
        if not source or kind not in types or not name:
            problems.append(Problem("regions.csv", line, f"{code}: name, type or source is missing or unknown"))
        try:
            point = (float(lat), float(lon)) if lat or lon else (None, None)
        except ValueError:
            point = (None, None)
            problems.append(Problem("regions.csv", line, f"{code}: {lat!r}, {lon!r} is no coordinate"))
        regions[code] = Region(
            code, name, bare_name(name), kind, parent, iso, point[0], point[1], capital, valid_from, valid_to
        )
    return regions, problems


def region_entries(
    regions: Mapping[str, Region], aliases: tuple[Row, ...], ambiguous: frozenset[str]
) -> Iterator[Entry]:
    """The bare name of every region, its official name where that is not type word and bare name, and its aliases.

    ``ambiguous`` holds the folded names that are also something else; their entries carry the flag. Type word
    and name together ("Kabupaten Bogor") are put together by the phrase index.
    """
    bare_flags = {kind: frozenset({kind, "bare"}) for kind in GAZETTEER["regions"].choices["type"]}
    for code, region in regions.items():
        kind, bare = region.type, region.bare
        if kind == "country":
            continue
        yield Entry("region", code, bare, _marked(bare_flags[kind], bare, ambiguous))
        if region.name != bare and "Administrasi" in region.name:
            yield Entry("region", code, region.name, frozenset({kind, "full"}))
    for row in aliases:
        kind = regions[row["code"]].type if row["code"] in regions else "unknown"
        flags = frozenset({kind, row["kind"], "alias"}) | CASE_FLAGS.get(row["case"], frozenset())
        if row["ambiguous"] == "1":
            flags |= {"ambiguous"}
        yield Entry("region", row["code"], row["alias"], _marked(flags, row["alias"], ambiguous))


def type_words() -> Mapping[str, str]:
    """The folded type words of regions with their types: "kabupaten" → "regency"."""
    return {word.casefold(): kind for kind, forms in TYPE_FORMS.items() for word in forms}


def _marked(flags: frozenset[str], form: str, ambiguous: frozenset[str]) -> frozenset[str]:
    return flags | {"ambiguous"} if form.casefold() in ambiguous else flags


def country_entries(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Entry]:
    """Countries and their aliases by ISO code, and foreign areas under "type|ISO/name"."""
    for row in tables["countries"]:
        yield Entry("country", row["code"], row["name"], frozenset({"full"}))
    for row in tables["country_aliases"]:
        flags = frozenset({row["kind"], "alias"}) | CASE_FLAGS.get(row["case"], frozenset())
        yield Entry("country", row["code"], row["alias"], flags | ({"ambiguous"} if row["ambiguous"] == "1" else set()))
    for row in tables["foreign_areas"]:
        yield Entry("foreign", f"{row['type']}|{row['country']}/{row['name']}", row["name"], frozenset({row["type"]}))
