"""Bylines, credits, initials, datelines and page titles, each on a line of its own."""

from __future__ import annotations

import pytest

from govgraph.articles.bylines import (
    Byline,
    byline,
    credit,
    dateline,
    ends_with_initials,
    is_credited,
    is_initials,
    page_title,
    signature,
)
from govgraph.articles.furniture import furniture

WORDS = furniture()


@pytest.mark.parametrize(
    ("line", "kind", "names"),
    [
        ("Penulis: Citra Dewi", "author", ("Citra Dewi",)),
        ("PENULIS: Citra Dewi", "author", ("Citra Dewi",)),
        ("Penulis : Citra Dewi", "author", ("Citra Dewi",)),
        ("Penulis:Citra Dewi", "author", ("Citra Dewi",)),
        ("Wartawan: Citra Dewi", "author", ("Citra Dewi",)),
        ("Reporter: Citra Dewi", "author", ("Citra Dewi",)),
        ("Pewarta: Citra Dewi", "author", ("Citra Dewi",)),
        ("Kontributor: Citra Dewi", "author", ("Citra Dewi",)),
        ("Jurnalis: Citra Dewi", "author", ("Citra Dewi",)),
        ("Laporan: Citra Dewi", "author", ("Citra Dewi",)),
        ("Oleh: Citra Dewi", "author", ("Citra Dewi",)),
        ("Oleh Citra Dewi", "author", ("Citra Dewi",)),
        ("Ditulis oleh Citra Dewi", "author", ("Citra Dewi",)),
        ("Artikel ini ditulis oleh Citra Dewi, mahasiswa magang.", "author", ("Citra Dewi",)),
        ("Editor: Joko Susilo", "editor", ("Joko Susilo",)),
        ("Redaktur: Joko Susilo", "editor", ("Joko Susilo",)),
        ("Penyunting: Joko Susilo", "editor", ("Joko Susilo",)),
        ("Penanggung jawab: Joko Susilo", "editor", ("Joko Susilo",)),
        ("Fotografer: Joko Susilo", "photographer", ("Joko Susilo",)),
        ("Pewarta foto: Joko Susilo", "photographer", ("Joko Susilo",)),
        ("Penulis: Citra Dewi, Joko Susilo", "author", ("Citra Dewi", "Joko Susilo")),
        ("Penulis: Citra Dewi; Joko Susilo", "author", ("Citra Dewi", "Joko Susilo")),
        ("Penulis: Citra Dewi dan Joko Susilo", "author", ("Citra Dewi", "Joko Susilo")),
        ("Penulis: Citra", "author", ("Citra",)),
        ("Penulis: M. Ridwan", "author", ("M. Ridwan",)),
        ("Penulis: Citra Dewi.", "author", ("Citra Dewi",)),
        ("Penulis: (Citra Dewi)", "author", ("Citra Dewi",)),
        ("Redaksi", "author", ("Redaksi",)),
        ("(Redaksi)", "author", ("Redaksi",)),
        ("Tim Redaksi", "author", ("Tim Redaksi",)),
    ],
)
def test_lines_that_name_who_made_it(line: str, kind: str, names: tuple[str, ...]) -> None:
    assert byline(line, WORDS) == Byline(kind, names)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Penulis",
        "Penulis:",
        "Penulis: ",
        "Penulis: 12345",
        "Penulis: nama kecil",
        "Penulis: Tim Liputan",
        "Penulis: Humas Pemkot",
        "Penulis: Satu Dua Tiga Empat Lima Enam",
        "Penulis buku itu hadir.",
        "Editor film dari Misal.",
        "Oleh karena itu warga senang.",
        "Oleh Wali Kota, jembatan itu dibuka.",
        "oleh Citra dan kawan-kawan",
        "Olehnya Citra Dewi",
        "Wartawan senior itu pulang",
        "Redaksi menerima surat pembaca.",
        "Fotografer muda itu pulang",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert byline(line, WORDS) is None


@pytest.mark.parametrize(
    ("caption", "credited", "name"),
    [
        ("Warga menyeberang sungai. (Foto: Citra Dewi)", True, "Citra Dewi"),
        ("Warga menyeberang sungai (foto: Citra Dewi).", True, "Citra Dewi"),
        ("Warga menyeberang sungai. Foto: Citra Dewi", True, "Citra Dewi"),
        ("Foto: Citra Dewi", True, "Citra Dewi"),
        ("FOTO : Citra Dewi", True, "Citra Dewi"),
        ("Warga menyeberang sungai. (Foto: Istimewa)", True, None),
        ("Warga menyeberang sungai. (Foto: Ist)", True, None),
        ("Warga menyeberang sungai. (Foto: Dok. Pemkot)", True, None),
        ("Warga menyeberang sungai. (Foto: Humas Misal)", True, None),
        ("Warga menyeberang sungai. (Foto: tangkapan layar)", True, None),
        ("Warga menyeberang sungai.", False, None),
        ("Warga melihat foto: bagus sekali, kata mereka kepada teman yang juga datang pada pagi itu", False, None),
        ("(Foto: )", False, None),
        ("", False, None),
    ],
)  # fmt: skip
def test_captions_and_whom_they_credit(caption: str, credited: bool, name: str | None) -> None:
    assert is_credited(caption) is credited
    assert credit(caption, WORDS) == name


def test_a_long_paragraph_is_no_caption() -> None:
    assert not is_credited("Warga menyeberang sungai. " * 20 + "(Foto: Citra Dewi)")


@pytest.mark.parametrize(
    ("line", "alone", "closing"),
    [
        ("(cd)", True, True),
        ("(cd/js)", True, True),
        ("(cd / js / ab)", True, True),
        ("( abcd )", True, True),
        ("Warga pulang. (cd/js)", False, True),
        ("(CD)", False, False),
        ("(a)", False, False),
        ("(abcde)", False, False),
        ("(cd) Warga pulang.", False, False),
        ("cd/js", False, False),
        ("(4/1)", False, False),
        ("", False, False),
    ],
)
def test_initials(line: str, alone: bool, closing: bool) -> None:
    assert is_initials(line) is alone
    assert ends_with_initials(line) is closing


@pytest.mark.parametrize(
    ("paragraph", "outlet", "author"),
    [
        ("MISAL (KABAR) - Warga pulang.", "KABAR", None),
        ("MISAL (Kabar.com) – Warga pulang.", "Kabar.com", None),
        ("Misal, Kabar.co.id — Warga pulang.", "Kabar.co.id", None),
        ("KABAR.ID - Warga pulang.", "KABAR.ID", None),
        ("KABAR.ID -- Warga pulang.", "KABAR.ID", None),
        ("MISAL, Redaksi - Warga pulang.", None, "Redaksi"),
        ("MISAL - Warga pulang.", None, None),
        ("MISAL, JAWA UJUNG - Warga pulang.", None, None),
        ("MISAL (Jawa Ujung) - Warga pulang.", None, None),
        ("MISAL (Kabar.com) Warga pulang.", None, None),
        ("misal (KABAR) - Warga pulang.", None, None),
        ("Warga pulang.", None, None),
        ("", None, None),
    ],
)
def test_datelines(paragraph: str, outlet: str | None, author: str | None) -> None:
    found = dateline(paragraph, WORDS)
    assert (found.outlet, found.author) == (outlet, author)


@pytest.mark.parametrize(
    ("line", "followers", "head", "outlet"),
    [
        ("Jembatan Dibuka", (), "Jembatan Dibuka", None),
        ("Jembatan Dibuka | Kabar.com", (), "Jembatan Dibuka", "Kabar.com"),
        ("Jembatan Dibuka - Kabar.com - Cepat", (), "Jembatan Dibuka", "Kabar.com"),
        ("Jembatan Dibuka — Kabar Misal", ("Jembatan Dibuka",), "Jembatan Dibuka", "Kabar Misal"),
        ("Jembatan Dibuka | Kabar Misal", ("JEMBATAN  DIBUKA",), "Jembatan Dibuka", "Kabar Misal"),
        ("Jembatan Dibuka | Kabar Misal", ("Pasar Tutup",), "Jembatan Dibuka | Kabar Misal", None),
        ("Misal - Pasir Terhubung - Kabar.id", (), "Misal - Pasir Terhubung", "Kabar.id"),
        ("Misal-Pasir Terhubung", ("Misal",), "Misal-Pasir Terhubung", None),
        ("", (), "", None),
    ],
)
def test_page_titles(line: str, followers: tuple[str, ...], head: str, outlet: str | None) -> None:
    cut, found = page_title(line, followers)
    assert (line[:cut], found) == (head, outlet)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Citra Dewi)", ("Citra Dewi",)), ("( Citra Dewi / Joko Susilo )", ("Citra Dewi", "Joko Susilo")),
        ("(Citra Dewi).", ("Citra Dewi",)), ("(Citra)", ()), ("(ANTARA)", ()), ("Hadir (Citra Dewi)", ()),
        ("(wawancara Rabu pagi)", ()), ("(Citra Dewi, 45 tahun)", ()), ("()", ()),
    ],
)  # fmt: skip
def test_full_names_in_brackets_alone_are_a_signature(line: str, names: tuple[str, ...]) -> None:
    assert signature(line, WORDS) == names
