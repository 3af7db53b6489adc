"""Navigation, captions and meta lines: the word lists and how they match."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.articles.furniture import Furniture, fold, furniture, load
from govgraph.articles.inline import LinkWords
from govgraph.errors import GovgraphError
from govgraph.language.date_grammar import TimeWords
from govgraph.paths import data_dir

WORDS = furniture()


@pytest.mark.parametrize(
    ("line", "kind", "heads"),
    [
        ("Baca juga: Pasar Terbakar", "navigation", False),
        ("BACA JUGA : Pasar Terbakar", "navigation", False),
        ("Baca juga:", "navigation", True),
        ("Baca Juga", "navigation", True),
        ("  baca   juga:  ", "navigation", True),
        ("Baca: Pasar Terbakar", "navigation", False),
        ("Simak juga Pasar Terbakar", "navigation", False),
        ("Lihat juga: Pasar Terbakar", "navigation", False),
        ("Berita Terkait", "navigation", True),
        ("Artikel Terkait:", "navigation", True),
        ("Terpopuler", "navigation", True),
        ("Tags: jembatan", "navigation", False),
        ("Tag: jembatan", "navigation", False),
        ("Halaman selanjutnya", "navigation", True),
        ("Rekomendasi", "navigation", False),
        ("Bagikan", "navigation", False),
        ("Beranda", "navigation", False),
        ("ADVERTISEMENT", "ticker", False),
        ("Advertisement.", "ticker", False),
        ("SCROLL TO RESUME CONTENT", "ticker", False),
        ("Iklan", "ticker", False),
        ("Lanjutkan membaca", "ticker", True),
        ("Copyright © Kabar Misal", "meta", False),
        ("© Kabar Misal", "meta", False),
        ("3 jam lalu", "meta", False),
        ("15 menit lalu", "meta", False),
        ("Artikel ini telah tayang di Kabar Misal", "meta", False),
        ("Sumber: Humas Pemkot", "source", False),
        ("Sumber berita: Humas Pemkot", "source", False),
        ("Via: Kabar Misal", "source", False),
        ("Foto: warga menyeberang", "caption", False),
        ("Keterangan foto: warga", "caption", False),
        ("Caption: warga", "caption", False),
    ],
)
def test_lines_of_the_page(line: str, kind: str, heads: bool) -> None:
    assert WORDS.kind_of(line) == (kind, heads)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Warga pulang.",
        "Fotografer muda itu pulang.",
        "Sumber air di Misal mengering.",
        "Bacaan warga Misal bertambah.",
        "Rekomendasi DPRD diserahkan kepada wali kota.",
        "Iklan rokok dilarang di Misal.",
        "Bagikan sembako, wali kota dikerumuni warga.",
        "Beranda rumah dinas dipenuhi warga.",
        "Komentar warga beragam.",
        "Tagihan air warga naik.",
        "Dua jam lalu lintas macet.",
        "Warga diminta baca juga papan itu.",
        "Terpopulerkan oleh film, Misal ramai.",
        "Simakan hafalan siswa digelar.",
    ],
)
def test_lines_of_the_article(line: str) -> None:
    assert WORDS.kind_of(line) is None


@pytest.mark.parametrize(
    ("position", "line", "matches"),
    [
        ("whole", "iklan baris", True), ("whole", "Iklan Baris:", True), ("whole", "iklan baris gratis", False),
        ("start", "iklan baris gratis", True), ("start", "iklan barisan", False), ("start", "ini iklan baris", False),
        ("end", "ini iklan baris", True), ("end", "iklan baris ini", False),
        ("anywhere", "ini iklan baris juga", True), ("anywhere", "iklan", False),
    ],
)  # fmt: skip
def test_where_a_form_must_stand(position: str, line: str, matches: bool) -> None:
    words = Furniture((("ticker", position, ("iklan baris",)),), (), TimeWords.from_rows(()), LinkWords.of((), ()))
    assert (words.kind_of(line) is not None) is matches


def test_forms_are_folded_and_the_longest_comes_first() -> None:
    for _, _, forms in WORDS.lines:
        assert all(form == fold(form) for form in forms)
        assert [len(form) for form in forms] == sorted(map(len, forms), reverse=True)
    assert WORDS.words("author")[0] == "artikel ini ditulis oleh"
    assert WORDS.words("no such kind") == ()


@pytest.mark.parametrize(
    ("text", "folded"), [("  A  b\tC ", "a b c"), ("", ""), ("Baca\u00a0juga", "baca juga"), ("ÉA", "éa")]
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


def test_the_word_lists_are_read_once() -> None:
    assert furniture() is WORDS


def copy(tmp_path: Path, **extra: str) -> Path:
    (tmp_path / "lexicon").mkdir()
    for name in ("furniture", "bylines", "time_words", "speech"):
        text = (data_dir() / "lexicon" / f"{name}.csv").read_text("utf-8")
        (tmp_path / "lexicon" / f"{name}.csv").write_text(text + extra.get(name, ""), encoding="utf-8")
    return tmp_path


def test_a_row_more_is_a_line_more(tmp_path: Path) -> None:
    words = load(copy(tmp_path, furniture="Klik di sini,navigation,start,test\n", bylines="Juru tulis,author,test\n"))
    assert words.kind_of("Klik di sini untuk hadiah") == ("navigation", False)
    assert "juru tulis" in words.words("author")
    assert WORDS.kind_of("Klik di sini untuk hadiah") is None


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("furniture", "Klik,navigation,middle,test\n", "position: 'middle' is none of"),
        ("furniture", "Klik,banner,start,test\n", "kind: 'banner' is none of"),
        ("furniture", ",navigation,start,test\n", "form is empty"),
        ("bylines", "Juru tulis,clerk,test\n", "kind: 'clerk' is none of"),
        ("bylines", "Penulis,author,test\n", "is listed before"),
        ("time_words", "senin,weekday,0,\n", "source is empty"),
    ],
)
def test_a_wrong_row_stops_the_load_and_is_named(tmp_path: Path, table: str, row: str, message: str) -> None:
    with pytest.raises(GovgraphError) as caught:
        load(copy(tmp_path, **{table: row}))
    assert caught.value.message.startswith(f"{table}.csv:")
    assert message in caught.value.message
    assert caught.value.hint


def spelled(form: str, position: str) -> list[str]:
    """Lines that hold a form where it must stand, in the spellings of newsrooms."""
    before = ["", "  ", "\u00a0"] if position in ("start", "whole") else ["Tadi ", "3 "]
    after = {"start": [" itu", ":", " : x"], "whole": ["", ".", " : "], "end": ["", " "]}[position]
    return [b + form_as + a for b in before for form_as in (form, form.upper(), form.title()) for a in after]


def test_its_first_word_or_last_sign_tells_every_form() -> None:
    """A line without them is passed over unread: no form may be lost by that."""
    for _, position, forms in WORDS.lines:
        for form in forms:
            for line in spelled(form, position):
                assert WORDS.kind_of(line) is not None, line


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("Penulis: Citra", True), ("  PENULIS : Citra", True), ("(Redaksi)", True), ("( tim redaksi )", True),
        ("Foto: Citra", True), ("Artikel ini ditulis oleh Citra", True), ("Penulisan buku", False), ("Warga", False),
        ("", False), ("—", False), ("Istimewa", False),
    ],
)  # fmt: skip
def test_which_lines_may_be_bylines(line: str, may: bool) -> None:
    assert WORDS.may_credit(line) is may
