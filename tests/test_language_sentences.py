"""Sentence boundaries: what ends a sentence in Indonesian prose and what does not (cases in cases/sentences.jsonl)."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.extract.knowledge import Knowledge
from govgraph.language.sentences import sentence_spans
from govgraph.lexicon import Lexicon
from work import work

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "sentences.jsonl").read_text("utf-8").splitlines()
]
LISTED = frozenset({"drs", "ir", "pt", "jl", "no", "m.si", "h"})
WHOLE = [case for case in CASES if "limit" not in case]
LIMITS = [case for case in CASES if "limit" in case]


@pytest.fixture(scope="module")
def abbreviations() -> frozenset[str]:
    return Knowledge(Lexicon.load()).abbreviations


def split(text: str, abbreviations: frozenset[str] = LISTED) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text), abbreviations)]


@pytest.mark.parametrize("case", WHOLE, ids=[case["text"][:50] for case in WHOLE])
def test_a_case(abbreviations: frozenset[str], case: dict[str, list[str]]) -> None:
    assert split(str(case["text"]), abbreviations) == case["sentences"]


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=pytest.mark.xfail(reason=case["limit"])) for case in LIMITS]
)
def test_a_limit(abbreviations: frozenset[str], case: dict[str, list[str]]) -> None:
    """Sentences joined that are two: a fact is quoted with too much around it, and nothing is lost."""
    assert split(str(case["text"]), abbreviations) == case["sentences"]


def test_the_cases_are_many_and_few_of_them_fail() -> None:
    assert len(CASES) >= 120
    assert len({case["text"] for case in CASES}) == len(CASES)
    assert len(LIMITS) <= 4
    assert all(" ".join(case["sentences"]) == case["text"] for case in CASES)


def test_cases_hold_when_they_follow_each_other(abbreviations: frozenset[str]) -> None:
    """One paragraph after the other: what a sentence is does not hang on its neighbours."""
    ended = [case for case in WHOLE if len(case["text"].split()[-1]) > 2 and case["text"].endswith((".", "!", "?"))]
    for first, second in pairwise(case for case in ended if not case["text"][0].islower()):
        text = f"{first['text']} {second['text']}"
        assert split(text, abbreviations) == [*first["sentences"], *second["sentences"]], text


@pytest.mark.parametrize("abbreviation", ["Drs.", "Ir.", "PT.", "Jl.", "M.Si.", "drs.", "PT.Maju."])
def test_a_listed_abbreviation_goes_on_whatever_its_case(abbreviation: str) -> None:
    text = f"Panitia menyebut {abbreviation} Contoh di depan umum."
    listed = LISTED | {"pt.maju"}
    assert split(text, listed) == [text]


def test_an_abbreviation_at_the_end_of_a_paragraph_ends_its_sentence() -> None:
    assert split("Gelar itu ditulis Drs.") == ["Gelar itu ditulis Drs."]


def test_an_unlisted_word_ends_a_sentence_where_a_capital_follows() -> None:
    assert split("Warga pulang. Bupati tinggal.") == ["Warga pulang.", "Bupati tinggal."]
    assert split("Warga pulang. bupati tinggal.") == ["Warga pulang. bupati tinggal."]


@pytest.mark.parametrize("initial", ["A", "M", "Z"])
def test_a_single_letter_is_an_initial(initial: str) -> None:
    text = f"Sambutan {initial}. Rahman singkat."
    assert split(text) == [text]


def test_a_single_figure_is_no_initial() -> None:
    assert split("Nilainya 5. Warga senang.") == ["Nilainya 5.", "Warga senang."]


def test_brackets_hold_sentences_together_until_they_close() -> None:
    text = "Rapat (dibuka Bupati. Camat hadir. Lurah juga) selesai. Warga pulang."
    assert split(text) == ["Rapat (dibuka Bupati. Camat hadir. Lurah juga) selesai.", "Warga pulang."]


def test_a_bracket_that_never_closes_does_not_swallow_the_article() -> None:
    sentence = "Warga datang ke balai desa sejak pagi hari. "
    found = split(f"Rapat (dibuka Bupati. {sentence * 60}")
    assert len(found) > 30
    assert max(map(len, found)) < 1200


def test_a_bracket_that_only_closes_changes_nothing() -> None:
    assert split("Rapat) selesai. Warga pulang.") == ["Rapat) selesai.", "Warga pulang."]


def test_only_the_stretch_asked_for_is_split_and_offsets_are_of_the_text() -> None:
    text = "Judul. \n  Warga datang. Bupati hadir.  \nAkhir."
    start, end = text.index("Warga"), text.index("\nAkhir")
    spans = sentence_spans(text, start - 2, end, LISTED)
    assert [text[a:b] for a, b in spans] == ["Warga datang.", "Bupati hadir."]


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_nothing_holds_no_sentence(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize("text", ["Bupati hadir", "...", "“", "(", "1.", "a.", "?!", "Bupati\nhadir"])
def test_short_stretches_are_one_sentence(text: str) -> None:
    assert split(text) == [text]


PIECES = st.sampled_from(
    ["Bupati", "hadir", "Drs", "PT", "di", "Contoh", ". ", ".", ", ", " ", "\n", "! ", "? ", "(", ")", "“", "”", '"',
     "H", "5", "Rp1.000", "…", "-", "é", "\u00a0", "👍"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_part_the_text(text: str) -> None:
    """Trimmed, in order, without overlap, and everything but white space lies in one."""
    spans = sentence_spans(text, 0, len(text), LISTED)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    inside = {at for start, end in spans for at in range(start, end)}
    assert [char for at, char in enumerate(text) if at not in inside and not char.isspace()] == []


@given(st.text(max_size=80))
def test_spans_part_any_text(text: str) -> None:
    spans = sentence_spans(text, 0, len(text), LISTED)
    inside = {at for start, end in spans for at in range(start, end)}
    assert [char for at, char in enumerate(text) if at not in inside and not char.isspace()] == []


@given(st.lists(PIECES, max_size=20).map("".join), st.text(max_size=10), st.text(max_size=10))
def test_what_stands_around_does_not_matter(text: str, before: str, after: str) -> None:
    alone = sentence_spans(text, 0, len(text), LISTED)
    whole, start = before + text + after, len(before)
    found = sentence_spans(whole, start, start + len(text), LISTED)
    assert found == [(a + start, b + start) for a, b in alone]


@pytest.mark.parametrize("piece", ["Drs. ", "(a. ", "A. b. ", "“Ya.” ", ". "])
def test_work_grows_linearly_on_hostile_text(piece: str) -> None:
    assert 0 < work(lambda: split(piece * 2_000)) < 4.5 * work(lambda: split(piece * 500))
