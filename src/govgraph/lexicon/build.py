"""From rows to records and entries: posts, bodies, agencies, markers and plain phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from govgraph.lexicon.gazetteer import CASE_FLAGS
from govgraph.lexicon.reading import Row
from govgraph.lexicon.records import Body, Entry, Takes, Title
from govgraph.lexicon.schema import LEXICON, PHRASES, PhraseRule

Tables = Mapping[str, tuple[Row, ...]]


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, joined by ";"."""
    return tuple(value for value in cell.split(";") if value)


def titles(tables: Tables) -> dict[str, Title]:
    """All titles by key: those of ``titles.csv`` and the heads of ``agencies.csv``."""
    found = {
        row["key"]: Title(
            row["key"], row["title"], cast(Takes, row["takes"]), split(row["area_types"]), row["body"], row["level"]
        )
        for row in tables["titles"]
    }
    for row in tables["agencies"]:
        if row["head"]:
            key = head_key(row)
            found[key] = Title(key, f"{row['head']} {row['name']}", "area", split(row["levels"]), row["key"], "any")
    return found


def head_key(agency: Row) -> str:
    """The title key of the head of an agency."""
    return f"head-{agency['key']}"


def bodies(tables: Tables) -> dict[str, Body]:
    """All bodies with fixed names by key."""
    forms: dict[str, list[str]] = {}
    for row in tables["body_forms"]:
        forms.setdefault(row["body"], []).append(row["form"])
    return {
        row["key"]: Body(
            row["key"],
            row["name"],
            row["type"],
            bool(row["chapter"]),
            row["chapter"].replace("{name}", row["name"]),
            tuple(forms.get(row["key"], ())),
            row["valid_from"],
            row["valid_to"],
            row["mother"],
        )
        for row in tables["bodies"]
    }


def plain_entries(tables: Tables) -> Iterator[Entry]:
    """Entries of the tables whose rows are phrases as they stand."""
    for table, rule in PHRASES.items():
        columns = [*rule.flags, *rule.marks, *(["case"] if "case" in LEXICON[table].columns else [])]
        known: dict[tuple[str, ...], frozenset[str]] = {}
        for row in tables[table]:
            cells = tuple([row[column] for column in columns])
            if cells not in known:
                known[cells] = _flags(row, rule)
            yield Entry(rule.kind, row[rule.key], row["form"], known[cells])


def _flags(row: Row, rule: PhraseRule) -> frozenset[str]:
    flags = {value for column in rule.flags for value in split(row[column])}
    flags.update(column for column in rule.marks if row[column])
    return frozenset(flags) | CASE_FLAGS[row.get("case", "")]


def title_entries(tables: Tables) -> Iterator[Entry]:
    """Every spelling of every title, those of agency heads included."""
    unit_titles: dict[str, list[str]] = {}  # head words of an agency's name → how its chief is called
    listed = {(row["form"], row["title"]) for row in tables["title_forms"]}
    owners: dict[str, Row] = {}  # of two posts with one title ("Kepala", of any body or of one) the open one
    for row in tables["titles"]:
        if row["title"] not in owners or (owners[row["title"]]["body"] and not row["body"]):
            owners[row["title"]] = row
    for row in tables["titles"]:
        mine = owners[row["title"]] is row
        if mine and (row["title"], row["key"]) not in listed:  # listed as a form only to say that it is ambiguous
            yield Entry("title", row["key"], row["title"], frozenset())
        if row["takes"] == "unit" and row["title"].startswith("Kepala "):
            unit_titles[row["key"]] = [row["title"].removeprefix("Kepala ")]
    short: dict[str, list[str]] = {}
    for row in tables["title_forms"]:
        flags = CASE_FLAGS[row["case"]] | {"abbr"}
        yield Entry("title", row["title"], row["form"], flags | {"ambiguous"} if row["ambiguous"] else flags)
        if row["title"] in unit_titles:
            short.setdefault(unit_titles[row["title"]][0], []).append(row["form"])
    for row in tables["agencies"]:
        if row["head"]:
            for form in dict.fromkeys(_head_forms(row, short)):
                yield Entry("title", head_key(row), form, frozenset({"agency_head"}))


def _head_forms(row: Row, short: Mapping[str, list[str]]) -> Iterator[str]:
    """ "Kepala Dinas Kesehatan", "Kadis Kesehatan", "Kepala Dinkes", "Kadinkes"."""
    for name in (row["name"], *split(row["forms"])):
        yield f"{row['head']} {name}"
        first, _, rest = name.partition(" ")
        if rest:
            for form in short.get(first, ()):
                yield f"{form} {rest}"
    yield from split(row["head_forms"])


def body_entries(tables: Tables) -> Iterator[Entry]:
    """Every spelling of every body and agency."""
    listed = {(row["form"].casefold(), row["body"]) for row in tables["body_forms"] if row["ambiguous"]}
    for row in tables["bodies"]:
        if (row["name"].casefold(), row["key"]) not in listed:  # listed as a form only to say that it is ambiguous
            yield Entry("body", row["key"], row["name"], frozenset({row["type"]}))
    for row in tables["body_forms"]:
        flags = CASE_FLAGS[row["case"]] | {"abbr"}
        yield Entry("body", row["body"], row["form"], flags | {"ambiguous"} if row["ambiguous"] else flags)
    for row in tables["agencies"]:
        yield Entry("agency", row["key"], row["name"], frozenset({row["type"]}))
        for form in split(row["forms"]):
            yield Entry("agency", row["key"], form, frozenset({row["type"], "abbr"}))


def marker_entries(tables: Tables) -> Iterator[Entry]:
    """Honorifics, degrees, ranks and the words for acting, former and elect, with and without their points."""
    for row in tables["markers"]:
        flags = CASE_FLAGS[row["case"]] | {row["position"]}
        for form in dict.fromkeys(_dotted(row["form"])):
            yield Entry(row["kind"], row["key"], form, flags)


def _dotted(form: str) -> Iterator[str]:
    """The spellings of an abbreviation: "M.Si." gives "M.Si", "MSi"; one without points is itself."""
    yield form
    if "." in form:
        yield form.rstrip(".")
        yield form.replace(". ", " ").replace(".", "")
        if not form.endswith("."):
            yield form + "."
