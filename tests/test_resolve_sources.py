import re
from dataclasses import replace
from zlib import crc32

import pytest

from govgraph.model import Paragraph
from govgraph.resolve.sources import SAMPLE, Codes, copies, kept_shingles
from stories import solve, story

RELEASE = (
    "Pemerintah provinsi membuka pasar murah di lima belas kecamatan mulai pekan depan. Beras, gula, minyak goreng "
    "dan telur dijual di bawah harga pasar supaya warga tidak terbebani menjelang hari raya. Kepala dinas meminta "
    "warga membawa kartu tanda penduduk dan tas belanja sendiri. Setiap keluarga boleh membeli sepuluh kilogram beras, "
    "dua kilogram gula dan dua liter minyak. Pasar dibuka pukul delapan pagi sampai stok habis, dan petugas menata "
    "antrean agar tertib. Pemerintah juga menyiapkan mobil keliling untuk pulau-pulau kecil yang jauh dari pelabuhan."
)
OTHER = (
    "Wali kota meresmikan jembatan gantung yang menghubungkan dua kelurahan di tepi sungai. Warga menyambutnya dengan "
    "arak-arakan perahu dan tabuhan rebana sejak pagi. Jembatan sepanjang seratus meter itu dibangun delapan bulan "
    "dengan dana kota dan sumbangan pengusaha kayu. Anak-anak kini dapat berjalan kaki ke sekolah tanpa menunggu rakit."
)


def test_a_release_with_another_first_sentence_is_a_copy() -> None:
    found = solve(
        story("a", text=RELEASE), story("b", text="Kabar gembira bagi warga. " + RELEASE), story("c", text=OTHER)
    )
    groups = {e.article.id: found.sources[e.article.key] for e in found.extractions}
    assert groups["a"] == groups["b"] == min(e.article.key for e in found.extractions if e.article.id in "ab")
    assert groups["c"] != groups["a"]


def test_an_excerpt_is_a_copy_of_the_whole() -> None:
    whole = story("a", text=RELEASE + " " + OTHER)
    part = story("b", text=RELEASE)
    assert len(set(solve(whole, part).sources.values())) == 1


def test_a_shared_sentence_makes_no_copy() -> None:
    shared = " Berita ini disiarkan ulang atas izin kantor berita daerah kami."
    found = solve(story("a", text=RELEASE + shared), story("b", text=OTHER + shared))
    assert len(set(found.sources.values())) == 2


def test_every_article_has_a_source_even_a_very_short_one() -> None:
    found = solve(story("a", text="Pendek."), story("b", text="Singkat saja."))
    assert len(set(found.sources.values())) == 2


def test_shingles_depend_on_words_alone() -> None:
    plain, spread = (
        story("a", text=RELEASE).article,
        story("b", text=RELEASE.replace(". ", ".\u00a0  ").upper()).article,
    )
    assert kept_shingles(plain, Codes()).tolist() == kept_shingles(spread, Codes()).tolist()
    assert len(kept_shingles(plain, Codes())) > 10


@pytest.mark.parametrize("text", [RELEASE, OTHER, *(" ".join(RELEASE.split()[at : at + 5]) for at in range(20))])
def test_shingles_are_five_words_by_their_polynomial(text: str) -> None:
    words = [crc32(word.encode()) for word in re.findall(r"[^\W_]+", text.lower())]
    fives = [words[at : at + 5] for at in range(len(words) - 4)]
    values = {sum(word * 1_000_003 ** (4 - at) for at, word in enumerate(five)) % 2**64 for five in fives}
    expected = sorted(value for value in values if value % SAMPLE == 0)
    assert kept_shingles(story("a", text=text).article, Codes()).tolist() == expected


def test_shingles_run_on_over_paragraphs_and_headings_but_not_captions() -> None:
    whole, codes = story("a", text=RELEASE + " " + OTHER).article, Codes()
    cut, end = len(RELEASE), len(RELEASE + " " + OTHER)
    for kind in ("body", "heading"):
        parted = replace(whole, paragraphs=(Paragraph(kind, 0, cut), Paragraph("body", cut + 1, end)))
        assert kept_shingles(parted, codes).tolist() == kept_shingles(whole, codes).tolist()
    shown = replace(whole, paragraphs=(Paragraph("body", 0, cut), Paragraph("caption", cut + 1, end)))
    assert kept_shingles(shown, codes).tolist() == kept_shingles(story("b", text=RELEASE).article, codes).tolist()


@pytest.mark.parametrize(
    ("left", "right", "common", "expected"),
    [
        (3, 3, 3, True), (2, 2, 2, False),  # too few to say anything
        (6, 6, 4, True), (6, 6, 3, False),  # half of all in common, or a third
        (15, 60, 12, True), (60, 15, 12, True), (15, 60, 11, False),  # four fifths of the shorter one
        (14, 60, 14, False),  # too short for that
    ],
)  # fmt: skip
def test_how_much_two_copies_have_in_common(left: int, right: int, common: int, expected: bool) -> None:
    assert copies(frozenset(range(left)), range(left - common, left - common + right)) is expected


def test_nothing_is_a_copy_of_nothing() -> None:
    assert not copies(frozenset(), [])
    assert solve().sources == {}


def test_copies_of_copies_are_one_source_however_many_articles_lie_between() -> None:
    many = [story(f"n{number}", text=RELEASE + f" Berita nomor {number}.") for number in range(12)]
    found = solve(*many, story("n5x", text=OTHER))  # stands between the fifth and the sixth
    assert len(set(found.sources.values())) == 2
