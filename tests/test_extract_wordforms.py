"""Tokens as the lexicon knows them: cut as the tokenizer cuts, the same whatever was met before, bounded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract_units import document, know
from govgraph.extract import wordforms
from govgraph.extract.wordforms import Form, WordForms, kinds_of
from govgraph.language.numbers import digit_runs
from govgraph.lexicon.tokenizer import fold, tokenize

PIECES = st.one_of(
    st.text(alphabet="aB1.,-’'()_\u00e9\u0130", max_size=8),
    st.sampled_from(["Bogor,", "Rp598,953", "H.Edy", "Jum’at", "(NTB)", "S.H.,", "1.000.", "", ".", "Jatim."]),
)
KINDS = ("region", "title", "government", "trigger", "speech", "honorific", "body", "body_head", "time", "acting")


def form_of(raw: str) -> Form:
    return Form(raw, know().phrases, know().time_words)


def forms() -> WordForms:
    return WordForms(know().phrases, know().time_words)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_a_piece_is_cut_as_the_tokenizer_cuts_it(pieces: list[str]) -> None:
    cutter = forms()
    for piece in pieces * 2:  # met for the first time, and remembered
        found = cutter.cut(piece)
        assert [form.raw for form in found] == [piece[start:end] for start, end in tokenize(piece)]
        assert "".join(form.raw for form in found) == piece
        assert all(form.length == len(form.raw) for form in found)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_what_is_known_is_one_token(pieces: list[str]) -> None:
    cutter = forms()
    for piece in pieces:
        cutter.cut(piece)
    for raw, form in cutter.known.items():
        assert tokenize(raw) == [(0, len(raw))]
        assert form.raw == raw


@settings(deadline=None)
@given(st.text(min_size=1, max_size=6).filter(str.strip))
def test_a_form_is_folded_as_the_tokenizer_folds(raw: str) -> None:
    form = form_of(raw)
    assert form.word == fold(raw)
    assert form.capital is raw[:1].isupper()


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("Jatim-Bali", ["Jatim", "-", "Bali"]), ("Jatim-Bali,", ["Jatim", "-", "Bali", ","]),
        ("Jatim-bali", ["Jatim-bali"]), ("Jatim-Qwerty", ["Jatim-Qwerty"]), ("Siti-", ["Siti", "-"]),
    ],
)  # fmt: skip
def test_pairs_of_places(piece: str, expected: list[str]) -> None:
    cutter = forms()
    for _ in range(2):
        assert [form.raw for form in cutter.cut(piece)] == expected


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_where_numbers_and_dates_can_begin_is_told_by_the_tokens(text: str) -> None:
    """Token by token as in the whole text, which is what spares looking through it again."""
    doc = document(text or "a")
    assert doc.digits() == [at for at in digit_runs(doc.text) if doc.token_at(at) is not None]
    for sentence in doc.sentences:
        told = doc.date_starts(sentence.start, sentence.end)
        assert told is None or tuple(told) == know().time_words.starts(doc.text[sentence.start : sentence.end])
    assert (doc.date_starts(0, 1) is None) == ("_" in doc.text)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Rabu", [(0, "rabu")]), ("senin-kamis", [(0, "senin"), (6, "kamis")]), ("rabuan", []),
        ("13/12/2022", [(0, "0"), (3, "0"), (6, "0000")]), ("2024", [(0, "0000")]), ("warga", []), ("", []),
        ("(", [(0, "(")]), ("ke-77", [(3, "0")]), ("Rp598", []),
    ],
)  # fmt: skip
def test_starts_of_dates(text: str, starts: list[tuple[int, str]]) -> None:
    assert list(know().time_words.starts(text)) == starts


@pytest.mark.parametrize(
    ("raw", "kind", "there"),
    [
        ("Bogor", "region", True), ("Gubernur", "title", True), ("Qwerty", "region", False),
        ("meresmikan", "trigger", True), ("DPRD", "title", False),
    ],
)  # fmt: skip
def test_what_a_word_means_by_itself(raw: str, kind: str, there: bool) -> None:
    form = form_of(raw)
    assert (kind in form.kinds) is there
    assert form.kinds == kinds_of(form.hits)
    assert all(length == 1 and entries for length, entries in form.hits)


def test_case_decides_where_the_lexicon_says_so() -> None:
    """Of the entries that must stand in capitals or begin with one, a form keeps those that it spells."""
    cased = 0
    for row in know().lexicon.tables["region_aliases"][::20]:
        for raw in (row["alias"].lower(), row["alias"].capitalize(), row["alias"].upper()):
            entries = know().phrases.alone(raw.lower())
            kept = form_of(raw).fitting(entries)
            expected = [e for e in entries if "upper" not in e.flags or raw.isupper()]
            expected = [e for e in expected if "upper" in e.flags or "title_case" not in e.flags or raw[0].isupper()]
            assert list(kept) == expected
            cased += len(kept) < len(entries)
    assert cased


def test_how_much_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordforms, "_MOST", 10)
    cutter = forms()
    for number in range(100):
        cutter.cut(f"kata{number}x,")
        assert len(cutter.known) <= 10
    cutter.cut("x" * 100)
    assert "x" * 100 not in cutter.known


@pytest.mark.parametrize(
    "text",
    [
        "Gubernur Jawa Timur Khairunnisa meresmikan Pasar Kota Bogor, kata Bupati Bogor di Kab. Bogor.",
        "Pj. Wali Kota Metro mengatakan PT Maju Jaya dan DPRD Jatim-Bali menandatangani nota kesepahaman.",
        "KOTA BOGOR ANTARA antara Mei mei Dinas Kesehatan H. Edy S.H. kemarin",
    ],
)
def test_the_longest_phrase_is_the_first_hit_of_the_kinds(text: str) -> None:
    doc = document(text)
    for i in range(len(doc.raw)):
        for kinds in [(kind,) for kind in KINDS] + [("region", "title"), KINDS]:
            told = [(n, tuple(e for e in entries if e.kind in kinds)) for n, entries in doc.hits(i)]
            assert doc.longest(i, *kinds) == next((hit for hit in told if hit[1]), None)
        assert doc.capital(i) == doc.raw[i][:1].isupper()
