"""Tokens of Indonesian prose as data (cases in cases/tokens.jsonl), and what folding keeps equal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.lexicon import fold, tokenize, words

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "tokens.jsonl").read_text("utf-8").splitlines()
]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_case(case: dict[str, object]) -> None:
    assert cut(str(case["text"])) == case["tokens"]


def test_the_cases_are_distinct() -> None:
    assert len(CASES) >= 60
    assert len({case["text"] for case in CASES}) == len(CASES)


def test_tokens_of_a_case_do_not_hang_on_what_stands_around_it() -> None:
    for case in CASES:
        for before, after in (("(", ")"), ("kata ", " hari"), ("\n", "\n")):
            assert cut(before + case["text"] + after) == [*cut(before), *case["tokens"], *cut(after)]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_key_of_a_text_is_its_tokens_folded(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert words(text) == tuple(fold(token) for token in cut(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [("BUPATI", "bupati"), ("Jum’at", "jum'at"), ("PAN‑RB", "pan-rb"), ("ÉDY", "édy"), ("Straße", "STRASSE")],
)
def test_spellings_that_are_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert words(f"Kata {one}.") == words(f"kata {other}.")


@pytest.mark.parametrize(("one", "other"), [("edy", "édy"), ("jumat", "jum'at"), ("bau-bau", "baubau"), ("5", "05")])
def test_spellings_that_stay_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(token: str) -> None:
    assert fold(fold(token)) == fold(token)


WORD = st.text(alphabet="abcXYZ019", min_size=1, max_size=6)


@given(st.lists(WORD, min_size=1, max_size=6))
def test_words_between_spaces_are_the_tokens(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@given(st.lists(WORD, min_size=2, max_size=4))
def test_a_compound_is_one_token_and_a_list_is_not(parts: list[str]) -> None:
    assert cut("-".join(parts)) == ["-".join(parts)]
    assert cut(", ".join(parts)) == [piece for part in parts for piece in (part, ",")][:-1]


@given(st.integers(0, 10**15))
def test_a_grouped_number_is_one_token(number: int) -> None:
    grouped = f"{number:,}".replace(",", ".")
    assert cut(f"sebanyak {grouped}, lalu") == ["sebanyak", grouped, ",", "lalu"]
    assert cut(f"Rp{grouped},50.") == [f"Rp{grouped},50", "."]


@given(st.text(max_size=40), st.text(max_size=40))
def test_white_space_parts_tokens(one: str, other: str) -> None:
    assert cut(f"{one} {other}") == cut(one) + cut(other)
