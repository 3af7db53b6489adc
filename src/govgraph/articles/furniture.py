"""What surrounds an article on its page: the word lists that tell navigation, bylines and captions from text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from govgraph.articles.inline import LinkWords
from govgraph.language.date_grammar import TimeWords
from govgraph.lexicon.reading import TableSpec, problem_error, read_table
from govgraph.lexicon.schema import LEXICON
from govgraph.paths import data_dir

BYLINES = TableSpec(
    "lexicon/bylines.csv",
    ("form", "kind", "source"),
    ("form", "kind"),
    ("form", "kind"),
    {
        "kind": frozenset(
            ["author", "editor", "photographer", "placeholder", "not_person", "caption_pivot", "caption_company"]
        )
    },
)


_FIRST = re.compile(r"[\s()]*(\w+|\W)")
_MAKERS = ("author", "editor", "photographer", "placeholder")


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a line must have to be furniture or a byline: its first word, or its last sign."""

    first: frozenset[str]
    last: frozenset[str]
    anywhere: bool
    bylines: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[tuple[str, str, tuple[str, ...]]], bylines: Mapping[str, tuple[str, ...]]) -> _Signs:
        """The signs of these forms."""
        by_position: dict[str, list[str]] = {}
        for _, position, forms in lines:
            by_position.setdefault(position, []).extend(forms)
        return cls(
            frozenset(_first_word(form) for position in ("start", "whole") for form in by_position.get(position, ())),
            frozenset(_last_sign(form) for form in by_position.get("end", ())),
            "anywhere" in by_position,
            frozenset(_first_word(form) for kind in _MAKERS for form in bylines.get(kind, ())),
        )


@dataclass(frozen=True, slots=True)
class Furniture:
    """The word lists, folded. ``lines`` holds the forms by kind of line and position, ``time`` the date grammar,
    ``links`` what a link inside a paragraph is told by."""

    lines: tuple[tuple[str, str, tuple[str, ...]], ...]
    bylines: tuple[tuple[str, tuple[str, ...]], ...]
    time: TimeWords
    links: LinkWords
    _words: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _signs: _Signs = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note by which word or sign each form can be told: nearly every line of an article has none of them."""
        object.__setattr__(self, "_words", dict(self.bylines))
        object.__setattr__(self, "_signs", _Signs.of(self.lines, self._words))

    def words(self, kind: str) -> tuple[str, ...]:
        """The forms of one kind of ``bylines.csv``, longest first; empty when there are none."""
        return self._words.get(kind, ())

    def may_credit(self, line: str) -> bool:
        """Whether ``line`` begins with the first word of a byline or of its placeholder, parentheses aside."""
        return _first_word(line) in self._signs.bylines

    def kind_of(self, line: str) -> tuple[str, bool] | None:
        """The kind of furniture ``line`` is, and whether it is a bare heading ("Baca juga:") with its item below.

        None for a line that is part of the article.
        """
        signs = self._signs
        if not signs.anywhere and _first_word(line) not in signs.first and _last_sign(line) not in signs.last:
            return None
        folded = fold(line)
        for kind, position, forms in self.lines:
            for form in forms:
                if _matches(folded, form, position):
                    return kind, position == "start" and len(folded) <= len(form) + 2
        return None


def fold(line: str) -> str:
    """Case folded, white space collapsed: how forms and lines are compared."""
    return " ".join(line.casefold().split())


def _first_word(line: str) -> str:
    """The first word of ``line``, folded, white space and parentheses before it aside; else its first other sign."""
    found = _FIRST.match(line)
    return found[1].casefold() if found else ""


def _last_sign(line: str) -> str:
    """The last sign of ``line``, folded, white space aside."""
    return line.rstrip()[-1:].casefold()[-1:]


def load(directory: Path) -> Furniture:
    """Read the four tables below ``directory``; GovgraphError names the row that is wrong."""
    lines: dict[tuple[str, str], list[str]] = {}
    for row in _rows(directory, LEXICON["furniture"]):
        lines.setdefault((row["kind"], row["position"]), []).append(fold(row["form"]))
    bylines: dict[str, list[str]] = {}
    for row in _rows(directory, BYLINES):
        bylines.setdefault(row["kind"], []).append(fold(row["form"]))
    heads = lines.get(("navigation", "start"), [])
    verbs = (row["form"] for row in _rows(directory, LEXICON["speech"]) if row["class"] == "active")
    return Furniture(
        tuple((kind, position, _longest_first(forms)) for (kind, position), forms in sorted(lines.items())),
        tuple((kind, _longest_first(forms)) for kind, forms in sorted(bylines.items())),
        TimeWords.from_rows(_rows(directory, LEXICON["time_words"])),
        LinkWords.of(_longest_first(heads), verbs),
    )


@cache
def furniture() -> Furniture:
    """The word lists of the installed package, read once per process."""
    return load(data_dir())


def _rows(directory: Path, spec: TableSpec) -> tuple[dict[str, str], ...]:
    rows, problems = read_table(directory, spec)
    if problems:
        raise problem_error(problems[0])
    return rows


def _longest_first(forms: list[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _matches(folded: str, form: str, position: str) -> bool:
    if position == "whole":
        return folded.rstrip(" :.") == form.rstrip(" :.")
    if position == "anywhere":
        return form in folded
    if position == "end":
        return folded.endswith(form)
    # At the start a form must end where a word ends: "Foto" does not begin "Fotografer".
    return folded.startswith(form) and not re.match(r"\w", folded[len(form) :] if form[-1:].isalnum() else "")
