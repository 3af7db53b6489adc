"""The lexicon as the extractor looks at it: look-ups that are derived once from its tables."""

from __future__ import annotations

from functools import cached_property, lru_cache

from govgraph.extract.wordforms import WordForms
from govgraph.language.dates import TimeWords
from govgraph.language.money import MoneyWords
from govgraph.lexicon import Lexicon
from govgraph.lexicon.reading import Row
from govgraph.lexicon.tokenizer import fold, words

# Below these counts a word may still be a name: "Indah" and "Utama" are common words and common names.
_COMMON_RATIO = 3  # as often in lower case as this many times with a capital inside a sentence
_FUNCTION_COUNT = 40
_FUNCTION_RATIO = 12
_DIRECTORATE = "Direktorat Jenderal "


class Knowledge:
    """Derived look-ups over a lexicon; immutable, one per lexicon and process."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Derive the look-ups from the tables of ``lexicon``."""
        self.lexicon = lexicon
        self.phrases = lexicon.phrases
        self.regions = lexicon.regions
        self.countries = lexicon.countries
        self.titles = lexicon.titles
        self.bodies = lexicon.bodies
        tables = lexicon.tables
        self.agencies: dict[str, Row] = {row["key"]: row for row in tables["agencies"]}
        self.governments: dict[str, Row] = {" ".join(words(row["form"])): row for row in tables["government_forms"]}
        marks = tables["markers"]
        self.degrees = frozenset(
            "".join(w for w in words(row["form"]) if w.isalnum()) for row in marks if row["kind"] == "degree"
        )
        self.abbreviations = frozenset(
            row["form"].rstrip(".").casefold()
            for row in marks
            if row["kind"] in ("honorific", "degree", "rank", "branch", "acting") and len(row["form"]) <= 8
        ) | frozenset(row["form"].rstrip(".").casefold() for row in tables["abbreviations"])
        self.name_abbreviations = frozenset(
            row["form"].rstrip(".").casefold() for row in tables["abbreviations"] if row["kind"] == "name"
        )
        common = tables["common_words"]
        self.ordinary = frozenset(row["form"] for row in common)  # also met in lower case: "Daerah", "Harapan"
        self.common = frozenset(
            row["form"] for row in common if int(row["lower"]) >= _COMMON_RATIO * int(row["capital"])
        )
        self.function = frozenset(
            row["form"]
            for row in common
            if int(row["lower"]) >= _FUNCTION_COUNT and int(row["lower"]) >= _FUNCTION_RATIO * int(row["capital"])
        )
        self.unit_words = _unit_words(lexicon)
        self.slots = {words(row["form"]): row["slot"] for row in tables["slots"]}
        self.slot_starts, self.slot_length = frozenset(f[0] for f in self.slots), max(map(len, self.slots))
        self._ministries, self.directorates = _ministries(lexicon), _directorates(lexicon)
        self.venue_starts = frozenset(words(row["form"])[0] for row in tables["venue_heads"])
        self.holder_links = {" ".join(words(row["form"])): row["order"] for row in tables["holder_links"]}
        self.body_tails = {row["form"].casefold(): row["type"] for row in tables["body_tails"]}
        self.tail_words = frozenset(self.body_tails)
        self.generic_triggers = frozenset(row["form"] for row in tables["triggers"] if row["note"] == "generic")
        self.papers = frozenset(row["form"] for row in tables["papers"])
        self.venues, self.stances = (_forms(tables[name]) for name in ("venue_heads", "stances"))
        self.frames = _frames(tables["frames"])
        rules = tables["role_rules"]
        self.role_order = _roles(rules)
        self.required_roles = _roles(tuple(row for row in rules if row["required"] == "1"))
        self.time_words = TimeWords.from_rows(tables["time_words"])
        self.forms = WordForms(lexicon.phrases, self.time_words)
        self.money_words = MoneyWords.from_rows(tables["money_words"])

    @cached_property
    def field_words(self) -> frozenset[str]:
        """Words (folded) of fields of work, and ordinary ones: hardly ever a name."""
        return self.unit_words | self.common

    def ministry_of(self, title: str) -> str | None:
        """The ministry of a "Direktur Jenderal Pajak", whose directorate is listed with it."""
        return self._ministries.get(_unpointed(title))

    def villages(self, name: str) -> tuple[str, ...]:
        """Codes of the villages of that name."""
        return self.lexicon.villages(name)

    def government(self, form: str) -> Row:
        """The row of a government form ("Pemkab") as the lexicon lists it."""
        return self.governments[" ".join(words(form))]

    def is_function_word(self, word: str) -> bool:
        """Whether ``word`` (folded) is so common in lower case that it is no part of a name."""
        return word in self.function

    def is_name_abbreviation(self, word: str) -> bool:
        """Whether ``word`` is an abbreviated given name such as "Moh" or "Abd"."""
        return word in self.name_abbreviations


def _forms(rows: tuple[Row, ...]) -> frozenset[tuple[str, ...]]:
    """The forms of a table as words."""
    return frozenset(words(row["form"]) for row in rows)


def _roles(rows: tuple[Row, ...]) -> dict[str, list[str]]:
    """The roles of each event type, as the table orders them."""
    found: dict[str, list[str]] = {row["event"]: [] for row in rows}
    for row in rows:
        found[row["event"]].append(row["role"])
    return found


def _ministries(lexicon: Lexicon) -> dict[str, str]:
    """The ministry of a directorate's head by his folded title ("direktur jenderal pajak")."""
    return {
        _unpointed(body.name.replace("Direktorat", "Direktur", 1)): lexicon.bodies[body.mother].name
        for body in lexicon.bodies.values()
        if body.mother
    }


def _directorates(lexicon: Lexicon) -> dict[str, str]:
    """What directorates general head, by each way of naming it: "hubla" is "Perhubungan Laut"."""
    found: dict[str, str] = {}
    for row in lexicon.tables["body_forms"]:
        name = lexicon.bodies[row["body"]].name
        short = " ".join(words(row["form"])).partition("ditjen ")[2]
        if short and name.startswith(_DIRECTORATE):
            found[short] = name.removeprefix(_DIRECTORATE)
    return found


def _unpointed(title: str) -> str:
    """A title folded, however its list is punctuated."""
    return fold(title).replace(",", "")


def _frames(rows: tuple[Row, ...]) -> dict[tuple[str, str, str, str], str]:
    """Role by (event type, voice, slot, kind of filler)."""
    return {
        (row["event"], row["voice"], row["slot"], kind): row["role"] for row in rows for kind in row["kinds"].split(";")
    }


def _unit_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that names of agencies are made of, their head words aside."""
    found: set[str] = set()
    for row in lexicon.tables["agencies"]:
        found.update(words(row["name"])[1:])
    for row in lexicon.tables["unit_words"]:
        found.update(words(row["form"]))
    return frozenset(w for w in found if w.isalpha() and w != "dan")


@lru_cache(maxsize=4)
def knowledge(lexicon: Lexicon) -> Knowledge:
    """The derived look-ups of ``lexicon``, made once per process."""
    return Knowledge(lexicon)
