"""What surrounds an article on its page: the word lists that tell navigation, bylines and captions from text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Furniture:
    """The word lists, folded. ``lines`` holds the forms by kind of line and position, ``time`` the date grammar."""

    lines: tuple[tuple[str, str, tuple[str, ...]], ...]
    bylines: tuple[tuple[str, tuple[str, ...]], ...]
    time: TimeWords

    def words(self, kind: str) -> tuple[str, ...]:
        """The forms of one kind of ``bylines.csv``, longest first; empty when there are none."""
        return dict(self.bylines).get(kind, ())

    def kind_of(self, line: str) -> tuple[str, bool] | None:
        """The kind of furniture ``line`` is, and whether it is a bare heading ("Baca juga:") with its item below.

        None for a line that is part of the article.
        """
        folded = fold(line)
        for kind, position, forms in self.lines:
            for form in forms:
                if _matches(folded, form, position):
                    return kind, position == "start" and len(folded) <= len(form) + 2
        return None


def fold(line: str) -> str:
    """Case folded, white space collapsed: how forms and lines are compared."""
    return " ".join(line.casefold().split())


def load(directory: Path) -> Furniture:
    """Read the three tables below ``directory``; GovgraphError names the row that is wrong."""
    lines: dict[tuple[str, str], list[str]] = {}
    for row in _rows(directory, LEXICON["furniture"]):
        lines.setdefault((row["kind"], row["position"]), []).append(fold(row["form"]))
    bylines: dict[str, list[str]] = {}
    for row in _rows(directory, BYLINES):
        bylines.setdefault(row["kind"], []).append(fold(row["form"]))
    return Furniture(
        tuple((kind, position, _longest_first(forms)) for (kind, position), forms in sorted(lines.items())),
        tuple((kind, _longest_first(forms)) for kind, forms in sorted(bylines.items())),
        TimeWords.from_rows(_rows(directory, LEXICON["time_words"])),
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
