"""Pages of several kinds of site in our own words (tests/pages): the article in them, and what the page says of it."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from article_inputs import articles, read_bytes
from govgraph.articles import Rejected, read_paths
from govgraph.articles.html import MAX_ELEMENTS, read_html

PAGES = Path(__file__).parent / "pages"
CASES = json.loads((Path(__file__).parent / "cases" / "article_pages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=["+".join(case["files"]) for case in CASES])
def test_page(case, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a reader opens no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    (article,) = articles(read_paths(PAGES / name for name in case["files"]))
    for field in ("id", "title", "published", "outlet"):
        assert getattr(article, field) == case[field]
    for field in ("authors", "editors", "notes"):
        assert list(getattr(article, field)) == case[field]
    assert [part.kind for part in article.paragraphs] == case["kinds"]
    body = [article.text[part.start : part.end] for part in article.paragraphs if part.kind == "body"]
    assert body[0].startswith(case["first"])
    assert body[-1].endswith(case["last"])


INDEX = "<html><head><title>Indeks</title></head><body><h1>Indeks Berita</h1>" + "".join(
    f"<p><a href=/{number}>{title}.</a> Senin, 2 Januari 2023 pukul 10.0{number}</p>"
    for number, title in enumerate(
        ["Bupati Malang resmikan pasar ikan di tepi sungai", "Wali Kota Ambon tinjau dermaga baru bersama nelayan",
         "Harga cabai naik lagi di pasar induk pekan ini", "Gubernur Maluku lantik tiga kepala dinas baru"]
    )
) + "<p>Halaman berikutnya</p></body></html>"  # fmt: skip


def _refused(raw: bytes) -> str:
    (item,) = read_bytes(read_html, raw, "a.html")
    assert isinstance(item, Rejected)
    assert item.hint
    return item.code


def test_a_short_article_with_a_date_and_one_that_begins_with_a_link_are_read():
    words = "Pasar ikan dibuka di tepi sungai, dan pedagang lama mendapat lapak lebih dulu."
    link = "<p><a href=/p>Pasar ikan yang baru dibuka</a> ramai sejak pagi.</p>"
    for more in ("", link):
        page = f"<h1>Pasar Ikan Dibuka</h1><p>Senin, 2 Januari 2023</p>{more}<p>{words}</p><p>Ikan habis siang itu.</p>"
        (article,) = read_bytes(read_html, page.encode(), "a.html")
        assert not isinstance(article, Rejected), article
        assert words in article.text


def test_a_list_of_articles_is_none():
    assert _refused((PAGES / "lists.html").read_bytes()) == "no_text"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b"<html></html>", "no_text"),
        (b"<html><head><title>Judul</title></head></html>", "no_text"),
        (b"<script>var a = '<p>isi'", "no_text"),
        (b"<div>" * 10_000 + b"Isi berita." + b"</div>" * 10_000, "no_text"),
        (b"<p>x</p>" * (MAX_ELEMENTS + 1), "too_large"),
        (b"<p>The minister of trade said that the price of rice in the city has not been raised.</p>" * 6, "language"),
        (b"<html><head><title>404</title></head><body><h1>Halaman tidak ditemukan</h1></body></html>", "no_text"),
        (INDEX.encode(), "no_text"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_pages_without_an_article_are_rejected_by_name(raw, code):
    assert _refused(raw) == code
