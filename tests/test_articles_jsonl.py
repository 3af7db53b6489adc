"""Rows of JSON Lines: whose fields they are read from, how they are named, dated and rejected."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_inputs import read_file
from govgraph.articles.jsonl import read_jsonl
from govgraph.articles.records import FIELDS, read_date
from govgraph.articles.result import Rejected
from govgraph.model import Article

BODY = "Wali Kota Misal meresmikan jembatan gantung."


def read(directory: Path, *rows: object) -> list[Article | Rejected]:
    path = directory / "berita.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return read_file(read_jsonl, path, "berita.jsonl")


def one(directory: Path, **fields: object) -> Article:
    (item,) = read(directory, {"text": BODY, **fields})
    assert isinstance(item, Article), item
    return item


@pytest.mark.parametrize("name", FIELDS["title"])
def test_names_of_the_title(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, **{name: "Jembatan Dibuka"}).title == "Jembatan Dibuka"


@pytest.mark.parametrize("name", FIELDS["date"])
def test_names_of_the_date(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, **{name: "2023-01-09"}).published == "2023-01-09"


@pytest.mark.parametrize("name", FIELDS["text"])
def test_names_of_the_text(tmp_path: Path, name: str) -> None:
    (article,) = read(tmp_path, {"title": "J", name: BODY})
    assert isinstance(article, Article)
    assert BODY in article.text


@pytest.mark.parametrize("name", FIELDS["url"])
def test_names_of_the_address(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, **{name: "https://kabar.id/jembatan-dibuka"}).url == "https://kabar.id/jembatan-dibuka"


@pytest.mark.parametrize("name", FIELDS["author"])
def test_names_of_the_author(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, **{name: "Citra Dewi"}).authors == ("Citra Dewi",)


@pytest.mark.parametrize("name", FIELDS["id"])
def test_names_of_the_identifier(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, **{name: "berita-7"}).id == "berita-7"


def test_the_first_name_that_is_filled_wins(tmp_path: Path) -> None:
    assert one(tmp_path, title="Satu", judul="Dua").title == "Satu"
    assert one(tmp_path, title="", judul="Dua").title == "Dua"
    assert one(tmp_path, title=None, judul="NaN", headline="Tiga").title == "Tiga"


@pytest.mark.parametrize("nothing", ["", " ", "nan", "NaN", "None", "null", "NaT", "-", None, True, 1.5, {}, []])
def test_ways_to_write_nothing(tmp_path: Path, nothing: object) -> None:
    article = one(tmp_path, title="Jembatan", author=nothing, url=nothing, date=nothing)
    assert (article.authors, article.url, article.published, article.notes) == ((), None, None, ())


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://kabar.id/2023/01/jembatan-dibuka", "jembatan-dibuka"),
        ("https://kabar.id/2023/01/jembatan-dibuka/", "jembatan-dibuka"),
        ("https://kabar.id/2023/01/Jembatan_Dibuka.html?x=1#y", "jembatan-dibuka"),
        ("https://kabar.id/read/jembatan-dibuka/12345", "jembatan-dibuka"),
        ("https://kabar.id/", "berita-1"),
        ("https://kabar.id/12345", "berita-1"),
        ("bukan alamat", "bukan-alamat"),
        ("https://kabar.id/../../etc", "etc"),
    ],
)
def test_a_row_without_identifier_is_named_by_its_address(tmp_path: Path, url: str, name: str) -> None:
    assert one(tmp_path, url=url).id == name


def test_title_and_date_stand_above_the_body(tmp_path: Path) -> None:
    article = one(tmp_path, title="Jembatan Dibuka", date="Senin, 9 Januari 2023")
    assert article.text == f"Jembatan Dibuka\n\nSenin, 9 Januari 2023\n\n{BODY}"
    assert [part.kind for part in article.paragraphs] == ["title", "meta", "body"]


def test_a_date_without_a_title_is_not_written_into_the_text(tmp_path: Path) -> None:
    article = one(tmp_path, date="2023-01-09", text=f"Jembatan Dibuka\n\n{BODY}")
    assert article.text == f"Jembatan Dibuka\n\n{BODY}"
    assert article.published == "2023-01-09"


def test_control_characters_of_fields_are_removed(tmp_path: Path) -> None:
    article = one(tmp_path, title="Jem\x1b[31mbatan\u0000", author="Citra\u2028Dewi")
    assert article.title == "Jem[31mbatan"
    assert all("\x1b" not in author for author in article.authors)


@pytest.mark.parametrize(
    ("value", "stamp", "note"),
    [
        ("2023-01-09", "2023-01-09", None),
        ("2023-01-09T07:05:00+07:00", "2023-01-09T07:05:00+07:00", None),
        ("2023-01-09T07:05+07:00", "2023-01-09T07:05:00+07:00", None),
        ("2023-01-09T07:05:00Z", "2023-01-09T14:05:00+07:00", None),
        ("2023-01-09 07:05:00 +0700", "2023-01-09T07:05:00+07:00", None),
        ("2023-01-09 07:05", "2023-01-09", None),
        ("2023/01/09 07:05:00", "2023-01-09", None),
        ("2023/01/09", "2023-01-09", None),
        ("2023/1/9", None, "date not understood: 2023/1/9"),
        ("2023-02-29", None, "date not understood: 2023-02-29"),
        ("2024-02-29", "2024-02-29", None),
        ("13/01/2023", "2023-01-13", None),
        ("01/13/2023", "2023-01-13", None),
        ("13-01-2023", "2023-01-13", None),
        ("02/02/2023", "2023-02-02", None),
        ("02/03/2023", None, "date ambiguous, day or month first: 02/03/2023"),
        ("13/13/2023", None, "date not understood: 13/13/2023"),
        ("Senin, 9 Januari 2023", "2023-01-09", None),
        ("9 Jan 2023 07:05 WITA", "2023-01-09T07:05:00+08:00", None),
        ("0001-01-01T00:00:00Z", None, "date not understood: 0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", None, "date not understood: 9999-12-31T23:59:59Z"),
        ("31/12/9999", None, "date not understood: 31/12/9999"),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None, "date not understood: Fri, 31 Dec 9999 23:59:59 GMT"),
        ("minggu lalu", None, "date not understood: minggu lalu"),
        ("", None, "date not understood: "),
    ],
)
def test_dates(value: str, stamp: str | None, note: str | None) -> None:
    assert read_date(value) == (stamp, note)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_iso_date_is_itself(day: object) -> None:
    assert read_date(str(day)) == (str(day), None)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_noted(value: str) -> None:
    stamp, note = read_date(value)
    assert (stamp is None) != (note is None)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "bad_json"),
        ("[]", "bad_json"),
        ("1", "bad_json"),
        ('"text"', "bad_json"),
        ("null", "bad_json"),
        ("{}", "no_text"),
        ('{"text": ""}', "no_text"),
        ('{"text": null}', "no_text"),
        ('{"text": {"isi": "x"}}', "no_text"),
        ('{"title": "Jembatan"}', "no_text"),
        ("{'text': 'x'}", "bad_json"),
    ],
)
def test_lines_that_are_no_article(tmp_path: Path, line: str, code: str) -> None:
    (item,) = read(tmp_path, line)
    assert isinstance(item, Rejected)
    assert (item.source, item.code) == ("berita.jsonl:1", code)
    assert item.reason
    assert item.hint


def test_a_bad_line_does_not_stop_the_others_and_blank_ones_are_nothing(tmp_path: Path) -> None:
    items = read(tmp_path, {"id": "a", "text": BODY}, "", "{", "   ", {"id": "b", "text": BODY})
    assert [item.source for item in items] == ["berita.jsonl:1", "berita.jsonl:3", "berita.jsonl:5"]
    assert [isinstance(item, Article) for item in items] == [True, False, True]


def test_the_hint_lists_where_a_text_is_looked_for(tmp_path: Path) -> None:
    (item,) = read(tmp_path, {"naskah": BODY})
    assert isinstance(item, Rejected)
    assert all(name in item.hint for name in FIELDS["text"])
