"""Lines and how they make paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.articles.lines import ends_sentence, is_item, paragraphs, split_lines

WRAPPED = [
    "Wali Kota Misal Andi Saputra meresmikan jembatan gantung di Kelurahan",
    "Pasir pada hari libur bersama warga sekitar dan para pedagang dari dua",
    "pasar yang kini terhubung tanpa perahu.",
]


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text, split_lines(text))]


def test_lines_know_where_they_stand() -> None:
    text = "  Judul \n\n \nSatu.\n\tDua\n"
    lines = split_lines(text)
    assert [text[line.start : line.end] for line in lines] == ["Judul", "Satu.", "Dua"]
    assert [line.block for line in lines] == [0, 2, 2]
    assert [(line.torn_before, line.torn_after) for line in lines] == [(True, True), (False, False), (True, False)]


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_no_line_where_there_is_no_word(text: str) -> None:
    assert split_lines(text) == ()
    assert paragraphs(text, ()) == ()


@pytest.mark.parametrize("line", ["Selesai.", "Ayo!", "Siapa?", "Katanya:", "“Ya”", 'kata "ya"', "Lalu…", "dua;"])
def test_ends_of_sentences(line: str) -> None:
    assert ends_sentence(line)


@pytest.mark.parametrize("line", ["Judul", "satu,", "dua -", "tiga)", "", "1"])
def test_ends_that_are_none(line: str) -> None:
    assert not ends_sentence(line)


@pytest.mark.parametrize("line", ["- kopi", "• kopi", "* kopi", "1. kopi", "12) kopi", "▪ kopi"])
def test_items_of_lists(line: str) -> None:
    assert is_item(line)


@pytest.mark.parametrize("line", ["kopi", "-kopi", "1.5 juta", "2023", "a. kopi", "1.kopi", "- ", "1234. x", "– a", ""])
def test_lines_that_are_no_items(line: str) -> None:
    assert not is_item(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu.\nDua.", ["Satu.", "Dua."]),
        ("Satu.\n\nDua.", ["Satu.", "Dua."]),
        ("Satu\n\ndua.", ["Satu", "dua."]),
        ("Warga dan\ncamat pulang.", ["Warga dan\ncamat pulang."]),
        ("Warga (\nAndi) pulang.", ["Warga (\nAndi) pulang."]),
        ("Warga,\nAndi, pulang.", ["Warga,\nAndi, pulang."]),
        ("Warga Misal\n, yang ramai, pulang.", ["Warga Misal\n, yang ramai, pulang."]),
        ("Warga Misal\n– yang ramai – pulang.", ["Warga Misal\n– yang ramai – pulang."]),
        ("Warga Misal\nCamat Pasir", ["Warga Misal", "Camat Pasir"]),
        ("Warga bertemu \nCamat Pasir di kantor.", ["Warga bertemu \nCamat Pasir di kantor."]),
        ("Warga bertemu\n Camat Pasir di kantor.", ["Warga bertemu\n Camat Pasir di kantor."]),
        ("Warga pulang. \nCamat Pasir tinggal.", ["Warga pulang.", "Camat Pasir tinggal."]),
        ("Warga pulang.\ndan camat tinggal.", ["Warga pulang.", "dan camat tinggal."]),
        ("Syaratnya,\n1. sehat\n2. jujur", ["Syaratnya,", "1. sehat", "2. jujur"]),
        ("- sehat,\n- jujur", ["- sehat,", "- jujur"]),
    ],
)
def test_lines_make_paragraphs(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_lines_wrapped_by_an_editor_are_one_paragraph() -> None:
    text = "\n".join(WRAPPED)
    assert parts(text) == [text]
    assert len(parts(f"{text}\n\n{text}")) == 2


def test_long_paragraphs_one_a_line_are_not_wrapped_ones() -> None:
    text = "\n".join(f"Paragraf {number} {'panjang sekali ' * 9}selesai." for number in range(3))
    assert len(parts(text)) == 3


def test_furniture_between_two_lines_parts_them() -> None:
    text = "Warga dan\nIKLAN\ncamat pulang."
    first, _, last = split_lines(text)
    assert [text[a:b] for a, b in paragraphs(text, (first, last))] == ["Warga dan", "camat pulang."]


PIECE = st.sampled_from(["Warga", "dan", "pulang.", ",", "(", "1. a", "- b", "\n", "\n\n", " ", "\t", "–", "“x”"])
TEXT = st.lists(PIECE, max_size=30).map("".join)


@given(TEXT)
def test_paragraphs_hold_all_lines_in_order(text: str) -> None:
    spans = paragraphs(text, split_lines(text))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all("\n\n" not in text[a:b] for a, b in spans)
