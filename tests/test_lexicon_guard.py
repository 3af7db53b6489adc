"""Sentences in which a listed name is something else, run through extraction: nothing unreal, nothing real lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract_cases import read, show

GUARD = Path(__file__).parent / "cases" / "lexicon_guard.jsonl"
ROWS = [json.loads(line) for line in GUARD.read_text(encoding="utf-8").splitlines() if line.strip()]


def wrong(row: dict[str, Any]) -> list[str]:
    """What a row of the guard rejects and extraction says all the same, and what it expects and is missing."""
    shown = show(read(row))
    found = {*shown["places"], *shown["organisations"]}
    lines = [f"said: {name}" for name in row["reject"] if name in found]
    lines += [f"missing place: {name}" for name in row["expect_places"] if name not in shown["places"]]
    return lines + [f"missing body: {name}" for name in row["expect_orgs"] if name not in shown["organisations"]]


# What extraction still gets wrong, by the note of the row: the class of error.
KNOWN = {
    "the party with a chapter; the agreement has no chairman": "a chapter's board hides the chapter and its area",
    "a city as a first name": "a district in a post, then a name in apposition",
    "a country as a first name": "a country as a first name in apposition",
    "title and regency inside a personal name": "a regency inside a name behind an unlisted title",
    "the party: it has a president": "a listed word is no body behind a post of another body",
    "the United Nations": "a listed word is no body behind a post of another body",
    "a careless form of address": "a form of address in capitals",
}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=str(number), marks=[pytest.mark.xfail(reason=KNOWN[row["note"]], strict=True)])
        if row["note"] in KNOWN
        else pytest.param(row, id=str(number))
        for number, row in enumerate(ROWS, 1)
    ],
)
def test_names_that_are_something_else(row: dict[str, Any]) -> None:
    assert wrong(row) == [], row["text"]


def test_known_errors_belong_to_one_row_each() -> None:
    notes = [row["note"] for row in ROWS]
    assert {note: notes.count(note) for note in KNOWN} == dict.fromkeys(KNOWN, 1)
