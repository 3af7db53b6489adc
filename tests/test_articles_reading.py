"""The door: paths to articles, JSON Lines, and inputs that cannot be read."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_inputs import read_file
from govgraph.articles import Rejected, inputs, list_files, read_paths
from govgraph.articles.formats import SUFFIXES
from govgraph.articles.jsonl import read_jsonl
from govgraph.articles.records import read_date
from govgraph.model import Article

BODY = "Wali Kota Contoh membuka pasar rakyat di pusat kota."


def _write_rows(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _articles(path: Path) -> list[Article]:
    items = list(read_file(read_jsonl, path, path.name))
    assert all(isinstance(item, Article) for item in items), items
    return [item for item in items if isinstance(item, Article)]


def test_directories_are_walked_in_the_order_of_names(tmp_path):
    for name in ("b/2.txt", "a/1.txt", "3.txt", ".hidden/4.txt", "a/.5.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Judul {name}\n\n{BODY}", encoding="utf-8")
    names = [path.relative_to(tmp_path).as_posix() for path in list_files([tmp_path])]
    assert names == ["3.txt", "a/1.txt", "b/2.txt"]
    assert [item.id for item in read_paths([tmp_path]) if isinstance(item, Article)] == ["3", "1", "2"]


def test_a_file_given_twice_is_read_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Judul\n\n{BODY}", encoding="utf-8")
    assert len(list(read_paths([path, tmp_path, str(path)]))) == 1


def test_the_same_article_in_two_places_is_read_once_and_told(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"Judul\n\n{BODY}", encoding="utf-8")
    first, second = read_paths([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(second, Rejected)
    assert second.code == "duplicate"
    assert first.source in second.reason


def test_bad_inputs_are_rejected_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(f"Judul\n\n{BODY}", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "d.txt").write_bytes(bytes(range(256)))
    items = list(read_paths([tmp_path, tmp_path / "nowhere.txt"]))
    codes = [item.code if isinstance(item, Rejected) else "read" for item in items]
    assert codes == ["read", "empty", "unknown_format", "binary", "missing"]
    assert all(item.hint for item in items if isinstance(item, Rejected))


def test_a_missing_path_without_a_suffix_is_missing_not_unknown(tmp_path):
    (item,) = read_paths([tmp_path / "nowhere"])
    assert isinstance(item, Rejected)
    assert item.code == "missing"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_rejected(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(BODY, encoding="utf-8")
    path.chmod(0)
    (item,) = read_paths([path])
    assert isinstance(item, Rejected)
    assert item.code == "unreadable"


def test_a_directory_named_like_a_file_of_text_is_walked(tmp_path):
    folder = tmp_path / "odd.txt"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Judul\n\n{BODY}", encoding="utf-8")
    assert len(list(read_paths([folder]))) == 1


def test_a_loop_of_links_ends(tmp_path):
    (tmp_path / "a.txt").write_text(f"Judul\n\n{BODY}", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(list(read_paths([tmp_path]))) == 1


def test_too_large_a_file_is_rejected_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("x" * 100, encoding="utf-8")
    monkeypatch.setattr(inputs, "MAX_BYTES", 99)
    (item,) = read_paths([path])
    assert isinstance(item, Rejected)
    assert item.code == "too_large"


def test_every_reader_survives_a_missing_file(tmp_path):
    for suffix in SUFFIXES:
        (item,) = read_paths([tmp_path / f"nowhere{suffix}"])
        assert isinstance(item, Rejected)
        assert item.code == "missing"


@pytest.mark.parametrize(
    "row",
    [
        {"title": "Judul", "date": "2021-05-24 00:00:00", "text": BODY, "url": "https://contoh.id/a/judul-berita.html"},
        {"judul": "Judul", "tanggal": "24 Mei 2021", "isi": BODY, "link": "https://contoh.id/a/judul-berita.html"},
        {"headline": "Judul", "waktu": "24/05/2021", "content": BODY, "url": "https://contoh.id/a/judul-berita"},
    ],
)
def test_fields_go_by_english_and_indonesian_names(tmp_path, row):
    (article,) = _articles(_write_rows(tmp_path / "rows.jsonl", row))
    assert (article.id, article.title, article.published) == ("judul-berita", "Judul", "2021-05-24")
    shown = [article.text[part.start : part.end] for part in article.paragraphs]
    assert [part.kind for part in article.paragraphs] == ["title", "meta", "body"]
    assert (shown[0], shown[2]) == ("Judul", BODY)


def test_a_row_is_named_by_its_id_its_address_or_its_line(tmp_path):
    path = _write_rows(
        tmp_path / "rows.jsonl",
        {"id": 7, "text": f"A\n\n{BODY}", "url": "https://contoh.id/x"},
        {"text": f"B\n\n{BODY}", "url": "nan"},
        {"text": f"C\n\n{BODY}", "url": "https://contoh.id/123/"},
        {"text": f"D\n\n{BODY}", "url": "http://[broken"},
    )
    assert [article.id for article in _articles(path)] == ["7", "rows-2", "rows-3", "rows-4"]


def test_without_a_title_the_text_is_read_as_a_text_file_is(tmp_path):
    path = _write_rows(tmp_path / "rows.jsonl", {"text": f"Judul\n\nRabu, 4 Januari 2023\n\n{BODY}"})
    (article,) = _articles(path)
    assert (article.title, article.published) == ("Judul", "2023-01-04")


def test_authors_come_as_a_list_or_a_text(tmp_path):
    rows = [{"title": "J", "text": BODY, "author": value} for value in (["Ani", "Budi"], "Ani; Budi", None)]
    read = _articles(_write_rows(tmp_path / "rows.jsonl", *rows))
    assert [article.authors for article in read] == [("Ani", "Budi"), ("Ani", "Budi"), ()]


def test_line_breaks_in_a_title_do_not_make_it_two_paragraphs(tmp_path):
    (article,) = _articles(_write_rows(tmp_path / "rows.jsonl", {"title": "Judul\n panjang", "text": BODY}))
    assert article.title == "Judul panjang"
    assert [part.kind for part in article.paragraphs] == ["title", "body"]


def test_an_uncertain_date_is_told_and_not_guessed(tmp_path):
    row = {"title": "J", "text": BODY, "date": "10/9/2025 13:50"}
    (article,) = _articles(_write_rows(tmp_path / "rows.jsonl", row))
    assert article.published is None
    assert article.notes == ("date ambiguous, day or month first: 10/9/2025 13:50",)


@pytest.mark.parametrize(
    ("value", "stamp"),
    [
        ("2021-05-24", "2021-05-24"),
        ("2021-05-24 00:00:00", "2021-05-24"),
        ("2021-05-24 13:05:00", "2021-05-24"),  # no zone: the hour may be any of three
        ("2021-05-24T13:05:00+07:00", "2021-05-24T13:05:00+07:00"),
        ("2021-05-24T13:05:00.123Z", "2021-05-24T20:05:00+07:00"),
        ("2021-05-24T13:05+0800", "2021-05-24T13:05:00+08:00"),
        ("10/20/2025 16:30", "2025-10-20"),
        ("20/10/2025", "2025-10-20"),
        ("7/7/2025 9:05", "2025-07-07"),
        ("Selasa, 13 Desember 2022 21:57 WIB", "2022-12-13T21:57:00+07:00"),
        ("10/9/2025", None),
        ("2021-02-30", None),
        ("31/31/2025", None),
        ("22-Jul-22", "2022-07-22"),
        ("22-Jul", None),
        ("kemarin", None),
    ],
)
def test_dates_of_fields(value, stamp):
    read, note = read_date(value)
    assert read == stamp
    assert (note is None) == (stamp is not None)


def test_bad_lines_are_rejected_by_number_and_the_rest_is_read(tmp_path):
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"title": "J", "text": BODY})
    lines = [good, "", "{broken", "[1, 2]", '{"title": "J"}', '{"text": "nan"}', '{"text": "\xff"}']
    path.write_bytes("\n".join(lines).encode("latin-1"))
    items = list(read_file(read_jsonl, path, "rows.jsonl"))
    told = [(item.source, item.code) if isinstance(item, Rejected) else (item.source, "read") for item in items]
    assert told == [
        ("rows.jsonl:1", "read"), ("rows.jsonl:3", "bad_json"), ("rows.jsonl:4", "bad_json"),
        ("rows.jsonl:5", "no_text"), ("rows.jsonl:6", "no_text"), ("rows.jsonl:7", "read"),
    ]  # fmt: skip


def test_deeply_nested_json_is_rejected(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("[" * 200_000 + "\n", encoding="utf-8")
    (item,) = read_file(read_jsonl, path, "rows.jsonl")
    assert isinstance(item, Rejected)
    assert item.code == "bad_json"


def test_an_endless_line_is_rejected_without_being_held_whole(tmp_path, monkeypatch):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "' + "x" * 330 + '"}\n{"id": "next", "text": "Judul"}\n', encoding="utf-8")
    monkeypatch.setattr(inputs, "MAX_BYTES", 100)
    bad, good = read_file(read_jsonl, path, "rows.jsonl")
    assert isinstance(bad, Rejected)
    assert (bad.source, bad.code) == ("rows.jsonl:1", "too_large")
    assert isinstance(good, Article)
    assert good.source == "rows.jsonl:2"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELD = st.sampled_from(["id", "title", "judul", "date", "text", "isi", "url", "author", "other"])


@given(st.dictionaries(FIELD, JSON, max_size=6) | JSON)
def test_any_json_ends_in_an_article_or_a_rejection(tmp_path_factory, row):
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (item,) = read_file(read_jsonl, path, "rows.jsonl")
    if isinstance(item, Article):
        assert all(item.text[part.start : part.end].strip() for part in item.paragraphs)
        assert item.key


def test_a_link_is_followed_within_what_is_read_and_told_where_it_leads_out(tmp_path):
    folder, other = tmp_path / "berita", tmp_path / "lain"
    for place in (folder, other):
        place.mkdir()
    (folder / "a.txt").write_text("Gubernur membuka rapat.", encoding="utf-8")
    (other / "b.txt").write_text("Bupati menutup rapat.", encoding="utf-8")
    (folder / "b.txt").symlink_to(other / "b.txt")
    (folder / "c.txt").symlink_to("a.txt")
    assert list_files([folder]) == (folder / "a.txt",)
    told, read = read_paths([folder])
    assert isinstance(told, Rejected)
    assert (told.code, told.source, bool(told.hint)) == ("link", str(folder / "b.txt"), True)
    assert read.source == str(folder / "a.txt")
    # What the user names is meant: the link itself, or both directories, or a link to the directory.
    assert [item.source for item in read_paths([folder / "b.txt"])] == [str(folder / "b.txt")]
    assert [item.source for item in read_paths([folder, other])] == [str(folder / "a.txt"), str(folder / "b.txt")]
    (tmp_path / "pintasan").symlink_to(folder)
    assert list_files([tmp_path / "pintasan"]) == (tmp_path / "pintasan" / "a.txt",)


def test_a_file_that_fails_while_it_is_read_is_told():
    (told,) = read_paths(["/proc/self/mem"])
    assert isinstance(told, Rejected)
    assert (told.code, told.reason) == ("unreadable", "Input/output error")
