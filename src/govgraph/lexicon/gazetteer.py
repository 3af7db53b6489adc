"""Regions, countries and foreign areas: the records, and the forms under which a text may name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from govgraph.lexicon.reading import Problem, Row, read_rows
from govgraph.lexicon.records import Entry, Region
from govgraph.lexicon.schema import GAZETTEER

# How a type is written before a bare name; the first is the official form.
TYPE_FORMS: Mapping[str, tuple[str, ...]] = {
    "province": ("Provinsi", "Propinsi", "Prov."),
    "regency": ("Kabupaten", "Kab.", "Kab"),
    "city": ("Kota",),
    "district": ("Kecamatan", "Kec.", "Kec"),
}
_OFFICIAL = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ", "Provinsi ")
_PAPUA = ("91", "92", "93", "94", "95", "96")  # there a district is called "Distrik"
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
    """Every form of every region: with type word, bare, and the listed aliases and abbreviations.

    ``ambiguous`` holds the folded names that are also something else; their bare entries carry the flag.
    """
    for region in regions.values():
        type_flags = frozenset({region.type})
        yield from _typed_forms(region, type_flags | {"full"})
        if region.type == "country":
            continue
        flags = type_flags | {"bare"}
        yield Entry("region", region.code, region.bare, _marked(flags, region.bare, ambiguous))
    for row in aliases:
        kind = regions[row["code"]].type if row["code"] in regions else "unknown"
        flags = frozenset({kind, row["kind"], "alias"}) | CASE_FLAGS.get(row["case"], frozenset())
        if row["ambiguous"] == "1":
            flags |= {"ambiguous"}
        yield Entry("region", row["code"], row["alias"], _marked(flags, row["alias"], ambiguous))


def _typed_forms(region: Region, flags: frozenset[str]) -> Iterator[Entry]:
    forms = TYPE_FORMS.get(region.type, ())
    if region.type == "district" and region.code[:2] in _PAPUA:
        forms = (*forms, "Distrik")
    for word in forms:
        yield Entry("region", region.code, f"{word} {region.bare}", flags)
    if region.name != region.bare and not region.name.startswith(forms):
        yield Entry("region", region.code, region.name, flags)
    elif region.name.startswith(("Kabupaten Administrasi", "Kota Administrasi")):
        yield Entry("region", region.code, region.name, flags)


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
