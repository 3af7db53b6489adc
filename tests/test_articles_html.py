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


def _refused(raw: bytes) -> str:
    (item,) = read_bytes(read_html, raw, "a.html")
    assert isinstance(item, Rejected)
    assert item.hint
    return item.code


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
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_pages_without_an_article_are_rejected_by_name(raw, code):
    assert _refused(raw) == code
