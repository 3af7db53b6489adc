"""Readable identifiers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.slug import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gubernur Jawa Timur", "gubernur-jawa-timur"),
        ("Édy  Pratowo, S.H.", "edy-pratowo-s-h"),
        ("Ma’ruf Al-Qur'an", "maruf-al-qur-an"),
        ("PT. Maju Jaya (Persero) Tbk.", "pt-maju-jaya-persero-tbk"),
        ("ATR/BPN", "atr-bpn"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("a\x00b\nc", "a-b-c"),
        ("COVID-19", "covid-19"),
        ("--a--", "a"),
        ("½ jam", "12-jam"),
        ("①②", "12"),
        ("ﬁsik", "fisik"),
        ("Türkiye", "turkiye"),
        ("東京", "x"),
        ("👍", "x"),
        ("", "x"),
        ("   ", "x"),
        ("...", "x"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_slug_is_cut_at_its_limit_and_never_ends_in_a_hyphen() -> None:
    assert slug("a" * 200) == "a" * 80
    assert slug("satu dua tiga", 4) == "satu"
    assert slug("satu dua tiga", 5) == "satu"
    assert slug("satu dua tiga", 6) == "satu-d"
    assert slug("satu", 0) == "x"


@given(st.text(max_size=120), st.integers(1, 90))
def test_a_slug_is_short_safe_and_never_empty(text: str, limit: int) -> None:
    made = slug(text, limit)
    assert 1 <= len(made) <= limit
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)


@given(st.text(max_size=120))
def test_the_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@given(st.text(alphabet="abcXYZ é-", max_size=30))
def test_case_and_white_space_make_no_other_slug(text: str) -> None:
    assert slug(text.upper()) == slug(text.lower()) == slug(f"  {text}  ")
