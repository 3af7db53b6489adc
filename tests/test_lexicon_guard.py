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


# What extraction still gets wrong, by the first words of the row: the class of error.
KNOWN = {
    "Dosen Universitas Andalas, India Permata": "a country as a first name in apposition",
    "Kapten tim, Sultan Demak": "a regency inside a name behind an unlisted title",
    "Sidang umum PBB": "a listed word is no body behind a post of another body",
    "BPK itu sudah pulang": "a form of address in capitals",
}


def known(row: dict[str, Any]) -> list[pytest.MarkDecorator]:
    """A strict xfail with its class of error for the rows that are known to fail."""
    reasons = [reason for start, reason in KNOWN.items() if row["text"].startswith(start)]
    return [pytest.mark.xfail(reason=reason, strict=True) for reason in reasons]


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=str(number), marks=known(row)) for number, row in enumerate(ROWS, 1)],
)
def test_names_that_are_something_else(row: dict[str, Any]) -> None:
    assert wrong(row) == [], row["text"]


def test_known_errors_belong_to_one_row_each() -> None:
    assert {start: sum(row["text"].startswith(start) for row in ROWS) for start in KNOWN} == dict.fromkeys(KNOWN, 1)
