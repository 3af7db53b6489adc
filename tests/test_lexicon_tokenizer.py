"""Tokens: the one definition that phrase keys and texts share."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.lexicon import fold, tokenize, words
from govgraph.lexicon.index import phrase_key
from work import work


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H. Edy", ["H", ".", "Edy"]),
        ("H.Edy", ["H", ".", "Edy"]),
        ("M.Si", ["M", ".", "Si"]),
        ("Rp1.000.055,5 juta", ["Rp1.000.055,5", "juta"]),
        ("16.45, lalu", ["16.45", ",", "lalu"]),
        ("2022.", ["2022", "."]),
        ("Jum'at", ["Jum'at"]),
        ("Jum’at", ["Jum’at"]),
        ("studi-tiru ke-77", ["studi-tiru", "ke-77"]),
        ("A – B", ["A", "–", "B"]),
        ("ATR/BPN", ["ATR", "/", "BPN"]),
        ("(13/12/2022)", ["(", "13", "/", "12", "/", "2022", ")"]),
        ("“Ya,” kata", ["“", "Ya", ",", "”", "kata"]),
        ("a_b", ["a", "_", "b"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in tokenize(text)] == expected


def test_folding_makes_spellings_equal() -> None:
    assert fold("Jum’at") == fold("JUM'AT") == "jum'at"
    assert fold("ke‑77") == "ke-77"


@given(st.text(max_size=60))
def test_tokens_cover_everything_but_white_space(text: str) -> None:
    spans = tokenize(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    inside = {i for start, end in spans for i in range(start, end)}
    assert all(i in inside or character.isspace() for i, character in enumerate(text))


@given(st.text(alphabet="abc XY.'-’1", max_size=40))
def test_a_phrase_key_is_the_tokens_joined(text: str) -> None:
    assert phrase_key(text) == " ".join(words(text))


@pytest.mark.parametrize("piece", ["a-", "a'", "1.", "1,1", "(", "“"])
def test_work_grows_with_the_text_only(piece: str) -> None:
    assert 0 < work(lambda: tokenize(piece * 8_000)) < 4.5 * work(lambda: tokenize(piece * 2_000))
