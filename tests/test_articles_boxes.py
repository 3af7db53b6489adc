"""Boxes with other articles, however they are built, are no part of an article; lists within it are."""

from __future__ import annotations

import lxml.html
import pytest

from article_inputs import read_bytes
from article_kinds import BODY, FACTS
from govgraph.articles.boxes import drop_boxes
from govgraph.articles.html import read_html
from govgraph.model import Article

OTHERS = (
    "Bupati Malang Resmikan Pasar Rakyat Kepanjen", "Wali Kota Ambon Tinjau Pelabuhan Yos Sudarso",
    "Menteri Perdagangan Kunjungi Gudang Beras", "Harga Cabai di Pasar Turi Naik Lagi Pekan Ini",
)  # fmt: skip
_P = [f"<p>{words}</p>" for words in BODY]
ABOVE, BELOW = "".join(_P[:2]), "".join(_P[2:])


def links(block: str) -> str:
    """A block for each of the others, ``{}`` in it being the link."""
    return "".join(block.format(f"<a href='/b/{number}'>{title}</a>") for number, title in enumerate(OTHERS))


def aside(heading: str, block: str) -> str:
    return f"<div class='x1'>{heading}{links(block)}</div>"


BOXES = {
    "list": aside("<h3>Berita Terpopuler</h3><ul>", "<li>{}</li>"),
    "numbered": "<h4>Paling Banyak Dibaca</h4><ol>" + links("<li>{}</li>") + "</ol>",
    "paragraphs": aside("<h3>Berita Terpopuler</h3>", "<p>{}</p>"),
    "headings": aside("<div>Pilihan Redaksi</div>", "<h3>{}</h3>"),
    "cards": aside("<div>Terpopuler</div>", "<div><div>1</div><h4>{}</h4><span>3 jam lalu</span></div>"),
    "cards with summaries": aside(
        "<div>Berita Terkait</div>", "<div><h4>{}</h4><p>Pemerintah daerah akan menindaklanjuti hal itu.</p></div>"
    ),
    "with comments between": aside("<h3>Terkini</h3>", "<!-- iklan --><p>{}</p><div></div>"),
    "without a heading": aside("", "<p>{}</p>"),
    "nested twice": f"<div><div>{aside('<h3>Terpopuler</h3>', '<div><p>{}</p></div>')}</div></div>",
}


def _body(markup: str) -> list[str]:
    head = f"<h1>{FACTS['title']}</h1><div>{FACTS['when']}</div>"
    page = f"<!doctype html><html><head><title>{FACTS['title']}</title></head><body>{head}{markup}</body></html>"
    (article,) = read_bytes(read_html, page.encode("utf-8"), "a.html")
    assert isinstance(article, Article)
    assert (article.title, article.published) == (FACTS["title"], FACTS["iso"])
    return [article.text[part.start : part.end] for part in article.paragraphs if part.kind not in ("title", "meta")]


@pytest.mark.parametrize("where", ["within", "below", "beside"])
@pytest.mark.parametrize("name", BOXES)
def test_a_box_is_no_part_of_the_article(name, where):
    box = BOXES[name]
    page = {
        "within": f"<article>{ABOVE}{box}{BELOW}</article>",
        "below": f"<article>{ABOVE}{BELOW}{box}</article>",
        "beside": f"<div><div>{ABOVE}{BELOW}</div><div>{box}</div></div>",
    }[where]
    assert _body(page) == list(BODY)


KEPT = {
    "links in sentences": "<p>Hal itu dikatakan <a href='/t/1'>Bupati Malang Rina Latu</a> di Kepanjen.</p>" * 3,
    "people who lead to their topics": "<ul>" + "".join(
        f"<li><a href='/tag/{number}'>Menteri Dalam Negeri Budi {number}</a></li>" for number in range(4)
    ) + "</ul>",
    "short links": "<ul>" + "<li><a href='/x'>Kota Ambon</a></li>" * 4 + "</ul>",
    "two links": links("<p>{}</p>")[: links("<p>{}</p>").index("<p><a href='/b/2'")],
    "linked sentences": "<p><a href='/x'>Rapat itu ditutup oleh Gubernur Jawa Timur.</a></p>" * 3,
    "text between": "".join(f"<p><a href='/b'>{title}</a></p><p>Begitu bunyinya.</p>" for title in OTHERS),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_no_box_stays(name):
    tree = lxml.html.fromstring(f"<html><body><h1>Judul</h1><div>{KEPT[name]}</div></body></html>")
    before = lxml.html.tostring(tree)
    drop_boxes(tree)
    assert lxml.html.tostring(tree) == before


def test_what_stands_behind_a_box_stays_and_so_does_a_title_above_it():
    box = links("<p>{}</p>")
    tree = lxml.html.fromstring(f"<html><body><div><h1>Judul Berita</h1>{box} sesudahnya</div></body></html>")
    drop_boxes(tree)
    assert tree.text_content() == f"Judul Berita{OTHERS[-1]} sesudahnya"  # words behind the last one: part of a text
    tree = lxml.html.fromstring(f"<html><body><section>{box}</section>ekor<section>{box}</section></body></html>")
    drop_boxes(tree)
    assert tree.text_content() == "ekor"


def test_boxes_in_boxes_are_taken_out_once():
    inner = aside("<h3>Terkait</h3>", "<div><h4>{}</h4></div>")
    tree = lxml.html.fromstring(f"<html><body><div>{inner * 3}</div><p>Isi berita.</p></body></html>")
    drop_boxes(tree)
    drop_boxes(tree)
    assert tree.text_content() == "Isi berita."
