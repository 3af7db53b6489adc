"""Text files: what each line is, who wrote it and when (cases in cases/articles.json)."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_inputs import read_file
from govgraph.articles.decode import Decoded, clean, decode
from govgraph.articles.draft import Known
from govgraph.articles.result import Rejected
from govgraph.articles.text import make_article, read_text
from govgraph.model import Article

CASES = json.loads((Path(__file__).parent / "cases" / "articles.json").read_text(encoding="utf-8"))
SHARED = Path(__file__).resolve().parents[2] / "shared"
FIELDS = ("title", "outlet", "published", "url", "authors", "editors")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case):
    article = make_article("x", case["text"], "x.txt")
    assert [part.kind for part in article.paragraphs] == case["kinds"], _shown(article)
    for field in FIELDS:
        if field in case:
            value = getattr(article, field)
            assert (list(value) if isinstance(value, tuple) else value) == case[field]


def _shown(article: Article) -> list[tuple[str, str]]:
    return [(part.kind, article.text[part.start : part.end]) for part in article.paragraphs]


def test_case_names_are_unique():
    assert len({case["name"] for case in CASES}) == len(CASES)


def test_known_facts_win_over_what_the_text_says():
    known = Known(published="2020-01-01", url="https://contoh.id/x", authors=("Ani",), notes=("note",))
    article = make_article("x", "Judul\n\nRabu, 4 Januari 2023\n\nIsi berita.", "x", known)
    assert (article.published, article.url, article.authors, article.notes) == (
        "2020-01-01", "https://contoh.id/x", ("Ani",), ("note",),
    )  # fmt: skip


def test_a_header_of_a_reader_is_never_read_as_body():
    article = make_article("x", "Oleh Budi\n\n???\n\nIsi berita.", "x", Known(header=2))
    assert [part.kind for part in article.paragraphs] == ["title", "meta", "body"]
    assert article.title == "Oleh Budi"


def test_the_text_is_kept_as_it_is(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffJudul\r\n\r\nIsi  dengan\u00a0spasi.\r\n".encode())
    (article,) = read_file(read_text, path, "a.txt")
    assert isinstance(article, Article)
    assert article.text == "Judul\n\nIsi  dengan\u00a0spasi.\n"
    assert (article.id, article.source, article.notes) == ("a", "a.txt", ())


def test_equal_text_has_an_equal_hash_whatever_the_newlines(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Judul\r\n\r\nIsi.")
    (tmp_path / "b.txt").write_bytes(b"Judul\n\nIsi.")
    (one,) = read_file(read_text, tmp_path / "a.txt", "a")
    (other,) = read_file(read_text, tmp_path / "b.txt", "b")
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert one.sha256 == other.sha256
    assert one.key != other.key  # named differently


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("Judul “kutip” — isi berita yang cukup panjang untuk ditebak.".encode("cp1252"), "windows-1252"),
        ("Judul berita".encode("utf-16"), "utf-16"),
        ("Judul berita".encode("utf-32"), "utf-32"),
        (b"\xff\xfe" + "Judul berita".encode("utf-16-le"), "utf-16"),
    ],
)
def test_other_encodings_are_read_and_told(raw, note):
    decoded = decode(raw, "a.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text.startswith("Judul")
    assert decoded.notes == (f"decoded from {note}: not UTF-8",)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(0, 250, 3)) * 9, "binary"),
        (b"PK\x03\x04" + b"\x00\x01\x02\x03" * 50, "binary"),
        (b"a\x9d\n" * 9, "binary"),
        (b"Wali Kota\n" * 210_000 + b"\x9d\n", "binary"),
    ],
)
def test_what_is_no_text_is_rejected_with_a_reason_and_a_hint(raw, code):
    rejected = decode(raw, "a.txt")
    assert isinstance(rejected, Rejected)
    assert rejected.code == code
    assert rejected.reason
    assert rejected.hint
    assert rejected.as_dict()["source"] == "a.txt"


def test_control_characters_are_removed():
    assert clean("a\x00b\x1b[31mc\x85d\u2028e\ud800f\ufeffg\tz") == "ab[31mc\nd\nefg\tz"


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200e", "\u202e", "\u2060", "\u2066", "\u061c"])
def test_signs_that_show_nothing_are_removed(sign):
    assert clean(f"Su{sign}rabaya") == "Surabaya"
    assert clean("\U0001f468\u200d\U0001f33e") == "\U0001f468\u200d\U0001f33e"  # joins two pictures into one


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        (b"Wali Kota" + "é".encode()[:1], "Wali Kota", "cut short within a sign"),
        (
            "Judul “satu”\n".encode() + "kata “é”\n".encode("cp1252") + "tiga “é”".encode(),
            "Judul “satu”\nkata “é”\ntiga “é”",
            "1 lines decoded from windows-1252: not UTF-8",
        ),
    ],
)
def test_a_file_of_several_encodings_or_cut_short_is_read_and_told(raw, text, note):
    assert decode(raw, "a.txt") == Decoded(text, (note,))


@given(st.text())
def test_cleaning_is_idempotent(text):
    assert clean(clean(text)) == clean(text)


@given(st.binary(max_size=400))
def test_any_bytes_end_in_text_or_a_rejection(raw):
    result = decode(raw, "a.txt")
    if isinstance(result, Decoded):
        result.text.encode("utf-8")
        assert clean(result.text) == result.text


PIECES = [
    "Baca juga:", "Tags:", "(abc/def)", "Oleh Ani", "Penulis: Budi", "Rabu, 4 Januari 2023", "Foto: Ani Lestari",
    "Isi berita.", "Judul", "- butir", "1. satu", "Sumber: https://contoh.id", " ", "Advertisement", "KOTA - Isi.",
    "A | B.id - c", "Redaksi", "kata", "“Kutip,” kata dia saat", "\u00a0", "(", "—",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=25), st.integers(0, 2))
def test_paragraphs_are_verbatim_ordered_and_leave_nothing_out(lines, header):
    text = clean("\n".join(lines))
    if not text.strip():
        return
    article = make_article("x", text, "x", Known(header=header))
    at = 0
    for part in article.paragraphs:
        words = text[part.start : part.end]
        assert part.start >= at
        assert words == words.strip() != ""
        # Only a page title is cut short; everything between paragraphs is white space.
        assert not text[at : part.start].strip() or article.outlet
        at = part.end
    assert not text[at:].strip() or article.outlet


@pytest.mark.skipif(not (SHARED / "devset").is_dir(), reason="the development set is not part of the project")
def test_dates_authors_and_editors_of_the_development_set():
    texts = sorted((SHARED / "devset" / "texts").glob("*.txt"))
    wrong = []
    for path in texts:
        gold = json.loads((SHARED / "devset" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))["article"]
        (article,) = read_file(read_text, path, path.name)
        assert isinstance(article, Article)
        for field in ("published", "authors", "editors", "outlet"):
            value = getattr(article, field)
            if (list(value) if isinstance(value, tuple) else value) != gold[field]:
                wrong.append((path.stem, field))
    assert len(texts) == 49
    assert len([field for _, field in wrong if field == "published"]) == 0
    assert len(wrong) <= 3


def test_dates_and_authors_of_the_sample_collection():
    root = Path(__file__).resolve().parents[1] / "data"
    texts = sorted((root / "articles").glob("*.txt"))
    for path in texts:
        gold = json.loads((root / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))["article"]
        (article,) = read_file(read_text, path, path.name)
        assert isinstance(article, Article)
        assert (article.published or "")[:16] == (gold["published"] or "")[:16]
        assert list(article.authors) == gold["authors"]
        assert list(article.editors) == gold["editors"]
        assert article.url == gold["url"]
        assert article.title.startswith(gold["title_words"])
        assert article.text == path.read_text(encoding="utf-8")
    assert len(texts) == 20
