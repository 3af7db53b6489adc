"""The rules of extraction by their cases: what a careful reader says of a short text, rule by rule.

The expectations follow the conventions of the gold, not the code. A case the extractor fails today names the class
of error in ``xfail``; docs/extraction.md counts them. The test fails when such a case starts to pass.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from extract_cases import FILES, Case, cases, differences, parameters, read, rules_of

KEYS = {"id", "text", "title", "caption", "published", "expect", "reject", "only", "note", "xfail"}
ROOT = Path(__file__).resolve().parents[1]
# Rule ids of the source and rows of the tables that no case reaches, each with the reason.
UNREACHED = {
    "event.presence": "a stem: the rule ends with the type of event",
    "org.by_post": "an unlisted body between a post and a comma: every one tried was listed or taken for a name",
    "place.implied": "needs a post whose area the article names nowhere else",
}
KINDS = {"people", "also", "posts", "organisations", "types", "places", "events", "quotes", "rules", "dropped"}


def check(case: Case) -> None:
    """Fail with everything that differs, and with what was extracted."""
    found = differences(case)
    assert not found.lines, f"{case['text']}\n{found}"


@pytest.mark.parametrize("case", parameters("people"))
def test_people(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", parameters("posts"))
def test_posts(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", parameters("organisations"))
def test_organisations(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", parameters("places"))
def test_places(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", parameters("events"))
def test_events(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", parameters("quotes"))
def test_quotes(case: Case) -> None:
    check(case)


def test_cases_are_well_formed() -> None:
    rows = [case for name in FILES for case in cases(name)]
    assert len(rows) >= 220
    assert [id_ for id_, n in Counter(case["id"] for case in rows).items() if n > 1] == []
    for case in rows:
        assert case.keys() <= KEYS, case["id"]
        assert case["note"], case["id"]
        assert case["expect"].keys() | case["reject"].keys() | set(case.get("only", ())) <= KINDS, case["id"]
        assert any(case["expect"].values()) or case["reject"] or case.get("only"), f"{case['id']} cannot fail"


def fired() -> set[str]:
    """The rules and reasons that the cases reach."""
    found: set[str] = set()
    for name in FILES:
        for case in cases(name):
            extraction = read(case)
            found |= rules_of(extraction) | {drop.reason for drop in extraction.dropped}
    return found


def test_every_rule_of_the_source_has_a_case() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src/govgraph/extract").glob("*.py")))
    named = set(re.findall(r'"((?:name|post|org|place|event|quote)\.[a-z_.]+)"', source))
    unreached = named - fired()
    assert unreached <= UNREACHED.keys(), "write a case for a new rule"


def test_almost_every_voice_and_slot_of_the_tables_has_a_case() -> None:
    reached = fired()
    with (ROOT / "data/lexicon/triggers.csv").open(encoding="utf-8", newline="") as file:
        voices = {(row["event"], row["voice"]) for row in csv.DictReader(file) if row["strength"] == "strong"}
    with (ROOT / "data/lexicon/frames.csv").open(encoding="utf-8", newline="") as file:
        frames = {(row["event"], row["voice"], row["slot"]) for row in csv.DictReader(file)}
    silent = sorted(f"{event}.{voice}" for event, voice in voices if f"event.{event}.{voice}" not in reached)
    assert len(silent) <= 5, silent
    empty = sorted(
        f"{event}.{voice}.{slot}"
        for event, voice, slot in frames
        if not any(
            re.fullmatch(rf"event\.{event}\.{'[a-z]+' if voice == 'any' else voice}\.{slot}", rule) for rule in reached
        )
    )
    assert len(empty) <= 16, empty
