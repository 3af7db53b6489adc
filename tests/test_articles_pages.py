"""Articles that their site spreads over pages, and the same report in two places."""

from __future__ import annotations

from pathlib import Path

import pytest

from article_kinds import BODY, FACTS, record
from govgraph.articles import Rejected, pages, read_paths
from govgraph.articles.draft import Draft
from govgraph.articles.pages import Read, join_pages
from govgraph.extract import extract
from govgraph.lexicon import Lexicon
from govgraph.model import Article
from govgraph.resolve import resolve

URL = FACTS["url"]


def page(number: int | str, body: tuple[str, ...], *, last: int = 3, canonical: str = "") -> bytes:
    """One page of the article, with links to all of them."""
    links = "".join(f"<a href='{URL}?page={other}'>{other}</a>" for other in (*range(1, last + 1), "all"))
    words = "".join(f"<p>{words}</p>" for words in body)
    head = f"<title>{FACTS['title']}</title><link rel='canonical' href='{canonical or URL}'>"
    top = f"<h1>{FACTS['title']}</h1><div>{FACTS['when']}</div>"
    return f"<!doctype html><html><head>{head}</head><body>{top}{words}<div>{links}</div></body></html>".encode()


def crawl(folder: Path, *parts: tuple[int | str, bytes]) -> list[Article | Rejected]:
    """What is read from a crawl that holds these pages in this order."""
    records = [record(raw, url=URL if number == 1 else f"{URL}?page={number}") for number, raw in parts]
    (folder / "panen.warc").write_bytes(b"".join(records))
    return list(read_paths([folder / "panen.warc"]))


def told(article: Article | Rejected) -> list[str]:
    assert isinstance(article, Article), article
    return [article.text[part.start : part.end] for part in article.paragraphs if part.kind == "body"]


ONE, TWO, THREE = page(1, BODY[:2]), page(2, BODY[2:4]), page(3, BODY[4:])


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_pages_are_put_together_in_their_order_whatever_the_order_of_the_crawl(order, tmp_path):
    parts = ((1, ONE), (2, TWO), (3, THREE))
    (article,) = crawl(tmp_path, *(parts[at] for at in order))
    assert isinstance(article, Article)
    assert (told(article), article.notes) == (list(BODY), ("put together from 3 pages",))
    assert (article.title, article.published, article.url) == (FACTS["title"], FACTS["iso"], URL)


def test_a_page_that_is_not_there_is_told(tmp_path):
    (article,) = crawl(tmp_path, (1, ONE), (3, THREE))
    assert isinstance(article, Article)
    assert told(article) == [*BODY[:2], *BODY[4:]]
    assert article.notes == ("page 2 of the article is not among the inputs", "put together from 2 pages")
    (alone,) = crawl(tmp_path, (2, TWO))
    assert isinstance(alone, Article)
    assert alone.notes == ("page 1 of the article is not among the inputs",)


def test_a_page_that_holds_them_all_wins_and_one_that_comes_twice_is_told(tmp_path):
    items = crawl(tmp_path, (1, ONE), (2, TWO), ("all", page("all", BODY)))
    assert [item.code for item in items if isinstance(item, Rejected)] == ["duplicate", "duplicate"]
    assert told(items[-1]) == list(BODY)
    twice = crawl(tmp_path, (1, ONE), (2, TWO), (2, TWO), (3, THREE))
    assert [item.reason for item in twice if isinstance(item, Rejected)] == [
        f"page 2 of the article is {tmp_path / 'panen.warc'}:{len(record(ONE))}"
    ]
    assert told(twice[-1]) == list(BODY)


def test_what_a_page_repeats_of_the_one_before_is_there_once(tmp_path):
    (article,) = crawl(tmp_path, (1, ONE), (2, page(2, BODY[1:4])), (3, THREE))
    assert told(article) == list(BODY)


def test_saved_pages_are_told_by_their_names(tmp_path):
    for name, raw in (("berita.html", ONE), ("berita.html?page=2", TWO), ("berita@page=3.html", THREE)):
        (tmp_path / name).write_bytes(raw)
    (article,) = read_paths([tmp_path])
    assert told(article) == list(BODY)


def test_no_more_pages_wait_than_fit_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "MAX_WAITING", 1)
    first, second = crawl(tmp_path, (1, ONE), (2, TWO), (3, THREE))
    assert told(first) == list(BODY[:4])
    assert isinstance(second, Rejected)
    assert (second.code, second.reason.startswith("the same address as ")) == ("duplicate", True)  # told, not lost


def test_what_is_one_page_or_none_passes_at_once():
    waiting = iter([Read("text", Draft("a", "Isi", "a.txt")), Read("", Rejected("b", "empty", "nothing", "none"))])
    joined = join_pages(waiting)
    assert isinstance(next(joined).item, Draft)
    assert isinstance(next(waiting).item, Rejected)  # the second was not asked for yet


def test_two_papers_with_one_report_are_both_read_and_marked_as_one_source(tmp_path):
    text = "\n\n".join(BODY)
    paper = '{"judul": "%s", "isi": "%s", "url": "https://%s/berita", "media": "%s", "tanggal": "2023-01-%s"}\n'
    rows = [
        ("Gubernur Pimpin Misi Dagang", text, "satu.example", "Kabar Satu", "04"),
        ("Misi Dagang ke Maluku", text + " Acara itu ditutup malam hari.", "dua.example", "Kabar Dua", "05"),
    ]
    (tmp_path / "a.jsonl").write_text("".join(paper % row for row in rows).replace("\n\n", "\\n\\n"), encoding="utf-8")
    read = [item for item in read_paths([tmp_path]) if isinstance(item, Article)]
    assert [article.outlet for article in read] == ["Kabar Satu", "Kabar Dua"]
    lexicon = Lexicon.load()
    found = resolve([extract(article, lexicon) for article in read], lexicon)
    assert len({found.sources[article.key] for article in read}) == 1
