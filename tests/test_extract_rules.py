"""The rules of extraction by their cases: what a careful reader says of a short text, rule by rule.

The expectations follow the conventions of the gold, not the code. A case the extractor fails today names the class
of error in ``xfail``; docs/extraction.md counts them. The test fails when such a case starts to pass.
"""

from __future__ import annotations

from collections import Counter

import pytest

from extract_cases import FILES, Case, cases, differences, parameters, read, rules_of, show

KEYS = {"id", "text", "title", "caption", "published", "expect", "reject", "only", "note", "xfail"}
KINDS = {"people", "also", "posts", "organisations", "types", "places", "events", "quotes", "rules"}


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
