"""The lexicon: everything the extractor knows beforehand, loaded once and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from govgraph import paths
from govgraph.lexicon import build, kept
from govgraph.lexicon.gazetteer import Regions, country_entries, read_regions, region_entries, type_words
from govgraph.lexicon.index import PhraseIndex, phrase_key
from govgraph.lexicon.reading import Problem, Row, problem_error, read_cells, read_table
from govgraph.lexicon.records import Body, Region, Title
from govgraph.lexicon.schema import GAZETTEER, LEXICON

VILLAGE_COLUMNS = ("code", "name")


class Lexicon:
    """Regions, countries, titles, bodies, word tables and the phrase index over all of them.

    Treat every attribute as read-only: one instance serves the whole process.
    """

    __slots__ = ("_directory", "_forms", "_villages", "bodies", "countries", "phrases", "regions",
                 "tables", "titles")  # fmt: skip

    regions: Mapping[str, Region]
    countries: Mapping[str, str]
    titles: Mapping[str, Title]
    bodies: Mapping[str, Body]
    phrases: PhraseIndex
    tables: Mapping[str, tuple[Row, ...]]

    def __init__(
        self, directory: Path, tables: Mapping[str, tuple[Row, ...]], regions: Regions, phrases: PhraseIndex
    ) -> None:
        """Build the look-up structures; ``Lexicon.load`` reads and checks what goes in."""
        self._directory = directory
        self.tables = tables
        self.regions = regions
        self.countries = {row["code"]: row["name"] for row in tables["countries"]}
        self.titles = build.titles(tables)
        self.bodies = build.bodies(tables)
        self.phrases = phrases
        self._villages: dict[str, tuple[str, ...]] | None = None
        self._forms: dict[str, tuple[tuple[str, ...], ...]] = {}

    @classmethod
    def load(cls, data_dir: Path | None = None) -> Lexicon:
        """The lexicon of ``data_dir`` (by default the data that comes with govgraph), read once per process.

        The data that comes with govgraph is kept in a checked form for the next start (see ``kept``).
        Raises GovgraphError, naming file and line, at the first thing that is wrong with the data.
        """
        shipped = paths.data_dir().resolve()
        directory = data_dir.resolve() if data_dir else shipped
        return _load(directory, directory == shipped)

    def words(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The forms of table ``name``, each as folded tokens, in the order of the table. KeyError if unknown."""
        found = self._forms.get(name)
        if found is None:
            found = tuple(tuple(phrase_key(row["form"]).split()) for row in self.tables[name])
            self._forms[name] = found
        return found

    def villages(self, name: str) -> tuple[str, ...]:
        """The codes of the villages called ``name`` (no "Desa" or "Kelurahan"); read at the first call."""
        if self._villages is None:
            self._villages = read_villages(self._directory)
        return self._villages.get(phrase_key(name), ())

    def province_of(self, code: str) -> str | None:
        """The province that ``code`` is or lies in; None for the country, a foreign code or an unknown one."""
        region = self.regions.get(code) or self.regions.get(code[:8])
        while region is not None and region.type != "province":
            region = self.regions.get(region.parent)
        return region.code if region is not None else None


def read_all(directory: Path) -> tuple[dict[str, tuple[Row, ...]], Regions, list[Problem]]:
    """All tables, the regions, and the problems found row by row. GovgraphError for an unreadable table."""
    tables: dict[str, tuple[Row, ...]] = {}
    regions, problems = read_regions(directory)
    for name, spec in chain(LEXICON.items(), GAZETTEER.items()):
        if name != "regions":
            tables[name], found = read_table(directory, spec)
            problems.extend(found)
    return tables, regions, problems


def read_villages(directory: Path) -> dict[str, tuple[str, ...]]:
    """The village codes by folded name."""
    found: dict[str, list[str]] = {}
    for code, name in read_cells(directory / "gazetteer" / "villages.csv", VILLAGE_COLUMNS):
        found.setdefault(phrase_key(name), []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def index(tables: Mapping[str, tuple[Row, ...]], regions: Regions) -> PhraseIndex:
    """The phrase index over everything that is listed."""
    ambiguous = frozenset(row["name"] for row in tables["ambiguous_names"])
    entries = chain(
        region_entries(regions, tables["region_aliases"], ambiguous),
        country_entries(tables),
        build.title_entries(tables),
        build.body_entries(tables),
        build.marker_entries(tables),
        build.plain_entries(tables),
    )
    return PhraseIndex(entries, type_words())


@cache
def _load(directory: Path, keep: bool) -> Lexicon:
    name = kept.digest(directory) if keep else ""
    stored = kept.recall(name) if keep else None
    if stored is not None:
        cells, rows, phrases, longer = stored
        found = PhraseIndex.restore(phrases, longer, type_words())
        return Lexicon(directory, kept.Tables(cells), Regions(rows), found)
    tables, regions, problems = read_all(directory)
    if problems:
        raise problem_error(problems[0])
    phrases = index(tables, regions)
    if keep:
        cells = {table: [list(row.values()) for row in rows] for table, rows in tables.items()}
        kept.keep(name, (cells, regions.rows(), *phrases.plain()))
    return Lexicon(directory, tables, regions, phrases)
