"""Regions, countries and foreign areas: the records, and the forms under which a text may name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from govgraph.lexicon.reading import Problem, Row, read_cells, row_problems
from govgraph.lexicon.records import Entry, Region
from govgraph.lexicon.schema import GAZETTEER

# The words that name a type of region when they stand before its bare name; the first is the official one.
TYPE_FORMS: Mapping[str, tuple[str, ...]] = {
    "province": ("Provinsi", "Propinsi", "Prov", "Prop"),
    "regency": ("Kabupaten", "Kab"),
    "city": ("Kota", "Kotamadya"),
    "district": ("Kecamatan", "Kec", "Distrik"),
}
_WITH_TYPE_WORD = frozenset({"province", "regency", "city"})
_OFFICIAL = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ", "Provinsi ")
_NOWHERE = (None, None)
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


class Regions(Mapping[str, Region]):
    """The regions by code. A record is made of its row when it is first asked for: most never are."""

    __slots__ = ("_made", "_rows")

    def __init__(self, rows: list[list[str]]) -> None:
        """Keep ``rows`` of ``regions.csv``."""
        self._rows = {row[0]: row for row in rows}
        self._made: dict[str, Region] = {}

    def __getitem__(self, code: str) -> Region:
        made = self._made.get(code)
        if made is None:
            row = self._rows[code]
            lat, lon = _point(row)
            made = Region(code, row[1], bare_name(row[1]), row[2], row[3], row[4], lat, lon, row[7], row[8], row[9])
            self._made[code] = made
        return made

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> list[list[str]]:
        """The rows the regions were made from."""
        return list(self._rows.values())

    def names(self) -> Iterator[tuple[str, str, str]]:
        """Code, type and official name of every region, without making its record."""
        return ((code, row[2], row[1]) for code, row in self._rows.items())


def read_regions(directory: Path) -> tuple[Regions, list[Problem]]:
    """All regions of ``regions.csv`` by code, and the problems found in the rows."""
    spec = GAZETTEER["regions"]
    rows = read_cells(directory / spec.file, spec.columns)
    problems = row_problems(rows, spec)
    for number, row in enumerate(rows, 2):
        if row[5] and _point(row) == _NOWHERE:
            problems.append(Problem("regions.csv", number, f"{row[0]}: {row[5]!r}, {row[6]!r} is no coordinate"))
    return Regions(rows), problems


def _point(row: list[str]) -> tuple[float, float] | tuple[None, None]:
    try:
        return float(row[5]), float(row[6])
    except ValueError:
        return _NOWHERE


def region_entries(regions: Regions, aliases: tuple[Row, ...], ambiguous: frozenset[str]) -> Iterator[Entry]:
    """The bare name of every region, its official name where that is not type word and bare name, and its aliases.

    ``ambiguous`` holds the names that are also something else; their entries carry the flag. Type word
    and name together ("Kabupaten Bogor") are put together by the phrase index.
    """
    bare_flags = {kind: frozenset({kind, "bare"}) for kind in GAZETTEER["regions"].choices["type"]}
    for code, kind, name in regions.names():
        if kind == "country":
            continue
        bare = bare_name(name) if kind in _WITH_TYPE_WORD else name
        flags = bare_flags[kind]
        yield Entry("region", code, bare, flags | {"ambiguous"} if bare in ambiguous else flags)
        if name != bare and "Administrasi" in name:
            yield Entry("region", code, name, frozenset({kind, "full"}))
    for row in aliases:
        kind = regions[row["code"]].type if row["code"] in regions else "unknown"
        flags = frozenset({kind, row["kind"], "alias"}) | CASE_FLAGS.get(row["case"], frozenset())
        if row["ambiguous"] == "1" or row["alias"] in ambiguous:
            flags |= {"ambiguous"}
        yield Entry("region", row["code"], row["alias"], flags)


def type_words() -> Mapping[str, str]:
    """The folded type words of regions with their types: "kabupaten" → "regency"."""
    return {word.casefold(): kind for kind, forms in TYPE_FORMS.items() for word in forms}


def country_entries(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Entry]:
    """Countries and their aliases by ISO code, and foreign areas under "type|ISO/name"."""
    for row in tables["countries"]:
        yield Entry("country", row["code"], row["name"], frozenset({"full"}))
    for row in tables["country_aliases"]:
        flags = frozenset({row["kind"], "alias"}) | CASE_FLAGS.get(row["case"], frozenset())
        yield Entry("country", row["code"], row["alias"], flags | ({"ambiguous"} if row["ambiguous"] == "1" else set()))
    for row in tables["foreign_areas"]:
        yield Entry("foreign", f"{row['type']}|{row['country']}/{row['name']}", row["name"], frozenset({row["type"]}))
