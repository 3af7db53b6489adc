"""What ``govgraph lexicon check`` and ``govgraph lexicon show`` say about the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from govgraph import paths
from govgraph.lexicon.build import split
from govgraph.lexicon.index import phrase_key
from govgraph.lexicon.lexicon import VILLAGE_COLUMNS, Lexicon, read_all
from govgraph.lexicon.reading import Problem, Row, read_cells
from govgraph.lexicon.records import Entry, Region
from govgraph.lexicon.schema import GAZETTEER, LEXICON
from govgraph.lexicon.tokenizer import words

Tables = Mapping[str, tuple[Row, ...]]
_PARENTS = {"province": "country", "regency": "province", "city": "province", "district": "regency city"}
_PERIODS = ("bodies", "region_aliases")


def check(data_dir: Path | None = None) -> list[Problem]:
    """Everything that is wrong with the data of ``data_dir``, row by row and across tables, in file order.

    Raises GovgraphError for a table that is missing or cannot be read at all.
    """
    directory = data_dir or paths.data_dir()
    tables, regions, problems = read_all(directory)
    return [
        *problems,
        *_references(tables),
        *_periods(tables),
        *_regions(regions),
        *_aliases(tables, regions),
        *_bodies(tables),
        *_agencies(tables),
        *_titles(tables),
        *_villages(directory, regions),
    ]


def show(lexicon: Lexicon, text: str) -> list[tuple[str, str, str, str, str]]:
    """What matches in ``text``: rows of (phrase, kind, what it stands for, flags, valid from and to).

    Rows come in the order of the text, longest phrase first; village names are looked up for the whole text.
    """
    tokens = words(text)
    rows = [
        (" ".join(tokens[i : i + length]), entry.kind, *_meaning(lexicon, entry))
        for i in range(len(tokens))
        for length, entries in lexicon.phrases.at(tokens, i)
        for entry in entries
    ]
    for code in lexicon.villages(text):
        district = lexicon.regions.get(code[:8])
        inside = f", {district.full_name}" if district else ""
        rows.append((" ".join(tokens), "village", f"{code} {text}{inside}", "only behind a type word", ""))
    return rows


def _meaning(lexicon: Lexicon, entry: Entry) -> tuple[str, str, str]:
    flags = ", ".join(sorted(entry.flags))
    if entry.kind == "region":
        region = lexicon.regions[entry.key]
        return f"{region.code} {region.full_name}", flags, _period(region.valid_from, region.valid_to)
    if entry.kind == "country":
        return f"{entry.key} {lexicon.countries[entry.key]}", flags, ""
    if entry.kind == "title":
        return lexicon.titles[entry.key].title, flags, ""
    if entry.kind == "body":
        body = lexicon.bodies[entry.key]
        return body.name, flags, _period(body.valid_from, body.valid_to)
    return entry.key, flags, ""


def _period(start: str, end: str) -> str:
    return f"{start or '…'} – {end or '…'}" if start or end else ""


def _references(tables: Tables) -> Iterator[Problem]:
    """Keys that point to rows of other tables must find them."""
    titles = {row["key"] for row in tables["titles"]}
    bodies = {row["key"] for row in tables["bodies"]} | {row["key"] for row in tables["agencies"]}
    for table, column, known in (
        ("title_forms", "title", titles),
        ("body_forms", "body", bodies),
        ("titles", "body", bodies),
        ("bodies", "mother", bodies),
    ):
        for number, row in enumerate(tables[table], 2):
            if row[column] and row[column] not in known:
                yield _problem(table, number, f"{column}: {row[column]!r} is not listed")


def _periods(tables: Tables) -> Iterator[Problem]:
    for table in _PERIODS:
        for number, row in enumerate(tables[table], 2):
            for column in ("valid_from", "valid_to"):
                if row[column] and not _is_date(row[column]):
                    yield _problem(table, number, f"{column}: {row[column]!r} is no ISO date, month or year")
            if row["valid_from"] and row["valid_to"] and row["valid_from"] > row["valid_to"]:
                yield _problem(table, number, f"ends on {row['valid_to']} before it starts on {row['valid_from']}")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10])
    except ValueError:
        return False
    return True


def _regions(regions: Mapping[str, Region]) -> Iterator[Problem]:
    for number, region in enumerate(regions.values(), 2):
        allowed = _PARENTS.get(region.type)
        parent = regions.get(region.parent)
        if allowed and (parent is None or parent.type not in allowed.split()):
            yield Problem("regions.csv", number, f"{region.code}: parent {region.parent!r} is no {allowed}")
        if region.type in ("regency", "city", "district") and not region.code.startswith(f"{region.parent}."):
            yield Problem("regions.csv", number, f"{region.code} does not lie in {region.parent}")
        if region.valid_from and region.valid_to and region.valid_from > region.valid_to:
            yield Problem("regions.csv", number, f"{region.code} ends before it starts")


def _aliases(tables: Tables, regions: Mapping[str, Region]) -> Iterator[Problem]:
    """An alias needs a known code, and a mark when two regions or countries claim it at the same time."""
    countries = {row["code"] for row in tables["countries"]}
    for table, known in (("region_aliases", regions.keys()), ("country_aliases", countries)):
        claims: dict[str, tuple[int, Row]] = {}
        for number, row in enumerate(tables[table], 2):
            if row["code"] not in known:
                yield _problem(table, number, f"{row['code']!r} is the code of nothing")
            other = claims.setdefault(phrase_key(row["alias"]), (number, row))
            marked = row["ambiguous"] == "1" and other[1]["ambiguous"] == "1"
            if other[1]["code"] != row["code"] and not marked and _overlap(other[1], row):
                message = f"{row['alias']!r} is claimed by {other[1]['code']} (line {other[0]}) too, with no mark"
                yield _problem(table, number, message)


def _overlap(one: Row, two: Row) -> bool:
    """Whether two rows with the columns valid_from and valid_to hold at the same time (without them: always)."""
    starts = max(one.get("valid_from", ""), two.get("valid_from", ""))
    ends = min(one.get("valid_to") or "9999", two.get("valid_to") or "9999")
    return starts < ends


def _bodies(tables: Tables) -> Iterator[Problem]:
    """Two bodies that share a form must both be marked; two that share a name must not overlap in time."""
    names: dict[str, tuple[int, Row]] = {}
    for number, row in enumerate(tables["bodies"], 2):
        other = names.setdefault(phrase_key(row["name"]), (number, row))
        if other[1] is not row and _overlap(other[1], row):
            yield _problem("bodies", number, f"{row['name']!r} overlaps with line {other[0]}")
    claims: dict[str, tuple[int, Row]] = {}
    for number, row in enumerate(tables["body_forms"], 2):
        other = claims.setdefault(phrase_key(row["form"]), (number, row))
        if other[1]["body"] != row["body"] and not (row["ambiguous"] and other[1]["ambiguous"]):
            message = f"{row['form']!r} is claimed by {other[1]['body']} (line {other[0]}) too, with no mark"
            yield _problem("body_forms", number, message)


def _agencies(tables: Tables) -> Iterator[Problem]:
    """A form of an agency must lead to one agency: its name is spelled out from it."""
    claims: dict[str, Row] = {}
    for number, row in enumerate(tables["agencies"], 2):
        for form in (row["name"], *split(row["forms"])):
            other = claims.setdefault(phrase_key(form), row)
            if other is not row:
                yield _problem("agencies", number, f"{form!r} is claimed by {other['key']} too")


def _titles(tables: Tables) -> Iterator[Problem]:
    """Two posts of any body cannot share one title; a form belongs to one post unless marked."""
    open_posts: dict[str, int] = {}
    for number, row in enumerate(tables["titles"], 2):
        if not row["body"]:
            first = open_posts.setdefault(phrase_key(row["title"]), number)
            if first != number and row["takes"] != "none":
                yield _problem("titles", number, f"{row['title']!r} is a title on line {first} too")
    claims: dict[str, tuple[int, Row]] = {}
    for number, row in enumerate(tables["title_forms"], 2):
        other = claims.setdefault(phrase_key(row["form"]), (number, row))
        if other[1]["title"] != row["title"] and not (row["ambiguous"] and other[1]["ambiguous"]):
            yield _problem("title_forms", number, f"{row['form']!r} is a form of {other[1]['title']} too, with no mark")


def _villages(directory: Path, regions: Mapping[str, Region]) -> Iterator[Problem]:
    for number, row in enumerate(read_cells(directory / "gazetteer" / "villages.csv", VILLAGE_COLUMNS), 2):
        if row[0][:8] not in regions:
            yield Problem("villages.csv", number, f"{row[0]}: no district {row[0][:8]}")


def _problem(table: str, line: int, message: str) -> Problem:
    spec = LEXICON.get(table) or GAZETTEER[table]
    return Problem(Path(spec.file).name, line, message)
