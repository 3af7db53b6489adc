"""Sentence boundaries: full stops of sentences against those of abbreviations, initials and numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract_units import know
from govgraph.language.sentences import sentence_spans

LISTED = frozenset({"h", "hj", "drs", "dr", "ir", "pt", "jl", "prof", "m.si", "kab", "s.h", "no"})


def cut(text: str, abbreviations: frozenset[str] = LISTED) -> list[str]:
    """The sentences of a text."""
    return [text[a:b] for a, b in sentence_spans(text, 0, len(text), abbreviations)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Hujan turun."],
        ["Hujan turun. ", "Petani senang."],
        ["Hujan turun! ", "Petani senang? ", "Ya."],
        ["Drs. Suyono tiba. ", "Petani senang."],
        ["Bupati Drs. H. Suyono tiba. ", "Petani senang."],
        ["Ir. Suyono dan Hj. Marwah tiba. ", "Petani senang."],
        ["Suyono, S.H., M.Si. tiba. ", "Petani senang."],
        ["Prof. Dr. Ir. Suyono tiba. ", "Petani senang."],
        ["PT. Maju Jaya untung. ", "Petani senang."],
        ["Rumahnya di Jl. Merdeka. ", "Petani senang."],
        ["Pemilik Kab. Sikka tiba. ", "Petani senang."],
        ["Katma F. Dirga tiba. ", "Petani senang."],
        ["M. Ridho tiba. ", "Petani senang."],
        ["Nilainya Rp 1.250.000 sebulan. ", "Petani senang."],
        ["Suhu 27.5 derajat. ", "Petani senang."],
        ["Rapat pukul 09.30 WIB. ", "Petani senang."],
        ["Rapat itu (digelar di balai. Lalu bubar) selesai. ", "Petani senang."],
        ['"Hujan turun." ', "Petani senang."],
        ["Kata dia, hujan turun... ", "Petani senang."],
        ["Lihat kabar.co.id sekarang. ", "Petani senang."],
        ["Hujan turun"],
        ["Berapa? ", "Lima."],
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_boundaries(sentences: list[str]) -> None:
    assert cut("".join(sentences)) == [s.strip() for s in sentences]


def test_an_unlisted_abbreviation_ends_a_sentence() -> None:
    assert len(cut("Drg. Suyono tiba.", frozenset())) > len(cut("Drg. Suyono tiba.", frozenset({"drg"})))


def test_lower_case_goes_on() -> None:
    assert cut("Rapat di Kec. nongsa usai.", frozenset()) == ["Rapat di Kec. nongsa usai."]


def test_the_abbreviations_that_ship_keep_honorifics_and_degrees_together() -> None:
    text = "Bupati Drs. H. Suyono, S.E., M.M. dan Kol. Inf. Hadi tiba. Petani senang."
    assert cut(text, know().abbreviations)[-1] == "Petani senang."
    assert len(cut(text, know().abbreviations)) == 2


def test_spans_keep_to_their_bounds() -> None:
    text = "Satu hujan. Dua hujan. Tiga hujan."
    start, end = text.index("Dua"), text.index("Tiga")
    assert [text[a:b] for a, b in sentence_spans(text, start, end, LISTED)] == ["Dua hujan."]


@pytest.mark.parametrize("text", ["", "   ", "\n\t "])
def test_nothing_has_no_sentence(text: str) -> None:
    assert cut(text) == []


def test_an_open_parenthesis_does_not_swallow_the_rest_of_an_article() -> None:
    text = "Rapat (usai. " + "Petani senang sekali. " * 120
    assert len(cut(text)) > 50


@given(st.text(alphabet='aBc.!?(),"“” \n1H', max_size=80))
def test_sentences_are_in_order_trimmed_and_lose_no_letter(text: str) -> None:
    spans = sentence_spans(text, 0, len(text), LISTED)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
    outside = "".join(text[a:b] for a, b in itertools.pairwise([0, *itertools.chain.from_iterable(spans), len(text)]))
    assert sum(map(str.isalnum, "".join(text[a:b] for a, b in spans))) == sum(map(str.isalnum, text))
    assert outside == text


@given(st.lists(st.sampled_from(["Hujan turun.", "Drs. H. Suyono tiba.", "Petani panen!", "Ada apa?"]), max_size=6))
def test_plain_sentences_are_found_one_by_one(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences
