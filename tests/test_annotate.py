"""What was understood, beside the text: every span verbatim, every note once, nothing of an article obeyed."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from annotated_fixture import HOSTILE, STORY, hostile_extraction, page_of, story_extraction
from extract_cases import lexicon, make_article
from govgraph.annotate import explain
from govgraph.annotate.notes import KINDS, Block, Note, annotate
from govgraph.annotate.words import PAGES, load_words
from govgraph.errors import GovgraphError
from govgraph.extract import extract
from govgraph.model import Dropped
from sample_graph import extractions

ROOT = Path(__file__).resolve().parents[1]


class _Page(HTMLParser):
    """Elements with their attributes, and all text with the elements it stands in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.elements.append((tag, known))
        if tag != "meta":
            self.open.append((tag, known.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(f"{tag}.{look}" for tag, look in self.open), data))

    def sentences(self) -> str:
        """The text of the article as the page shows it, cards aside."""
        shown = (text for where, text in self.texts if "p.sentence" in where and "span.card" not in where)
        return "".join(shown)


def _shapes(page: _Page) -> set[tuple[str, str]]:
    return {(tag, name) for tag, known in page.elements for name in ("", *known)}


def _plain(text: str) -> str:
    return "".join(text.split())


def _terminal(extraction, **options) -> str:
    stream = io.StringIO()
    Console(file=stream, width=120, **options).print(explain(extraction))
    return stream.getvalue()


def _notes(extraction) -> list[tuple[Block, Note]]:
    blocks = [block for part in annotate(extraction).parts for block in part.blocks]
    return [(block, note) for block in blocks for note in block.marks[: block.own]]


def test_every_piece_of_evidence_is_one_note_in_its_own_words():
    story = story_extraction()
    text = story.article.text
    found = {(note.kind, note.id, text[note.start : note.end]) for _, note in _notes(story)}
    assert {
        ("person", "p1", "Siti Rahmawati"), ("person", "p1", "Siti"), ("post", "p1", "Gubernur Bali Siti Rahmawati"),
        ("event", "e1", "memimpin misi dagang"), ("event", "e1", "Misi Dagang"),
        ("quote", "p1", "Pesanan datang lebih banyak dari perkiraan,"),
        ("amount", "e1", "Rp12,5 miliar"), ("date", "e1", "Rabu (4/1/2023)"), ("venue", "e1", "Hotel Samudra"),
    } <= found  # fmt: skip
    assert len(_notes(story)) == len({note for _, note in _notes(story)})


def test_an_event_says_what_it_is_and_who_took_part():
    again, first = (note for _, note in _notes(story_extraction()) if note.kind == "event")
    assert [str(value) for _, value in load_words().says(again)] == ["Misi dagang · Trade mission", "ya · yes"]
    said = {str(what): str(value) for what, value in load_words().says(first)}
    assert said["peristiwa · event"] == "Misi dagang · Trade mission"
    assert said["status"] == "terlaksana · held"
    assert (said["pengirim · sender"], said["tuan rumah · host"]) == ("Bali", "Maluku")
    assert said["waktu · when"] == "2023-01-04"
    assert said["jumlah uang · amount"] == "IDR 12.500.000.000"


def test_posts_and_quotes_say_whose_they_are():
    notes = {note.kind: load_words().says(note) for _, note in _notes(story_extraction())}
    assert [str(value) for _, value in notes["quote"]] == ["Siti Rahmawati", "langsung · direct"]
    assert [str(value) for _, value in notes["post"]] == ["Siti Rahmawati", "Gubernur", "Bali"]


@pytest.mark.parametrize("number", range(20))
def test_the_samples_are_shown_whole(number):
    extraction = extractions()[number]
    annotated = annotate(extraction)
    text = extraction.article.text
    blocks = [block for part in annotated.parts for block in part.blocks]
    for block in blocks:
        assert "".join(text[run.start : run.end] for run in block.runs()) == text[block.start : block.end]
        for run in block.runs():
            assert all(block.marks[n].start <= run.start and run.end <= block.marks[n].end for n in run.notes)
    whole = "".join(text[part.start : part.end] for part in extraction.article.paragraphs)
    assert _plain("".join(text[block.start : block.end] for block in blocks)) == _plain(whole)
    assert sum(len(block.dropped) for block in blocks) == len(extraction.dropped)
    mentions = sum(len(thing.mentions) for thing in (*extraction.people, *extraction.organisations, *extraction.places))
    assert sum(note.kind in ("person", "organisation", "place") for _, note in _notes(extraction)) == mentions
    assert sum(note.kind == "quote" for _, note in _notes(extraction)) == len(extraction.quotes)


def test_nothing_is_shown_without_words_and_no_words_are_unused():
    """Every kind, every term that samples say, and every reason of theirs has words in both languages."""
    words, table = load_words(), json.loads((PAGES / "annotation.json").read_text(encoding="utf-8"))
    for extraction in extractions():
        assert all(value.id for _, note in _notes(extraction) for _, value in words.says(note))
        assert {item.reason for item in extraction.dropped} <= set(words.reasons)
    assert all(words.pair(kind).id for kind in KINDS)
    sources = "".join(
        file.read_text(encoding="utf-8")
        for folder in ("annotate", "web/pages", "extract", "resolve")
        for file in (ROOT / "src" / "govgraph" / folder).glob("*.[ph][yt]*")
    )
    paragraphs = ("title", "meta", "body", "heading", "caption", "navigation", "source")
    assert [key for key in table["words"] if key not in paragraphs and f'"{key}"' not in sources] == []
    rows = [row for part in table.values() for row in part.values()]
    assert [row for row in rows if not (row["id"].strip() and row["en"].strip())] == []


def test_a_term_without_words_is_an_error():
    with pytest.raises(GovgraphError, match="no words for 'gg:nothing'"):
        load_words().pair("gg:nothing")


def test_a_reason_without_words_is_told_by_its_code():
    assert load_words().dropped("satu dua", Dropped(0, 4, "new.reason")) == ("satu", None)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30), st.sampled_from(KINDS)), max_size=12))
def test_runs_of_crossing_spans_lose_and_repeat_nothing(spans):
    marks = tuple(Note(kind, "x", a, a + n, (0, 60), "r", ()) for a, n, kind in spans if a + n > 5)
    runs = Block(5, 40, marks, len(marks), ()).runs()
    assert [run.start for run in runs] == [5, *(run.end for run in runs[:-1])]
    assert runs[-1].end == 40
    for run in runs:
        over = {n for n, mark in enumerate(marks) if mark.start <= run.start and run.end <= mark.end}
        assert set(run.notes) == over
        lengths = [marks[n].end - marks[n].start for n in run.notes]
        assert lengths == sorted(lengths, reverse=True), "the innermost is last"
        assert run.begins == bool(over and max(marks[run.notes[-1]].start, 5) == run.start)


def test_the_terminal_shows_text_notes_rules_and_what_was_dropped():
    shown = _terminal(story_extraction())
    for words in ("Gubernur Bali Siti Rahmawati memimpin misi dagang", "orang · person p1 “Siti Rahmawati”",
                  "[name.after_post]", "penutur · speaker: Siti Rahmawati", "✗ dilewatkan · dropped",
                  "[keterangan artikel · about the article]"):  # fmt: skip
        assert words in shown
    assert "\x1b" not in shown


def test_the_terminal_colours_spans_by_kind():
    shown = _terminal(story_extraction(), force_terminal=True, color_system="standard")
    assert re.search(r"\x1b\[[0-9;]*34m[^\x1b]*Siti Rahmawati", shown), "people are blue"


def test_no_escape_sequence_of_an_article_reaches_the_terminal():
    hostile = hostile_extraction("\x1b]0;judul\x07\x1b[2J\u202etext")
    shown = _terminal(hostile, force_terminal=True, color_system="standard")
    assert "\x1b]0" not in shown
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
    assert "[red]" in _terminal(hostile_extraction("[red]x[/red]")), "markup of rich is text"


def test_the_page_shows_the_text_verbatim_in_coloured_spans():
    page = _Page(page_of(story_extraction()))
    assert _plain(page.sentences()) == _plain(STORY)
    coloured = {text: where[-1] for where, text in page.texts if where and ".run " in where[-1]}
    assert coloured["Siti Rahmawati"] == "a.run k-person o-role o-post"
    assert coloured["Misi Dagang"].startswith("a.run k-event")
    assert page.open == [], "every element is closed"


def test_each_span_leads_to_its_note_and_is_described_by_its_card():
    page = _Page(page_of(*extractions()[:3]))
    names = [known["id"] for _, known in page.elements if known.get("id")]
    assert len(names) == len(set(names))
    links = [known for tag, known in page.elements if tag == "a" and "run" in (known.get("class") or "")]
    assert len(links) > 25
    for known in links:
        assert (known["href"] or "").removeprefix("#") in names
        assert known["aria-describedby"] in names


def test_the_policy_admits_the_style_alone():
    text = page_of(story_extraction())
    page = _Page(text)
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not [tag for tag, _ in page.elements if tag in ("script", "img", "link", "iframe", "object", "base", "form")]
    assert not [a for _, known in page.elements for a in known if a.startswith("on") or a in ("style", "src", "srcset")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    extraction = hostile_extraction(text)
    page = _Page(page_of(extraction))
    assert page.open == []
    assert _plain(text) in _plain(page.sentences())
    clean = _Page(page_of(hostile_extraction("tenang")))
    assert _shapes(page) == _shapes(clean), "no kind of element and no attribute came with it"


def test_an_address_that_is_no_web_address_is_no_link():
    links = [a["href"] for tag, a in _Page(page_of(hostile_extraction("x"))).elements if tag == "a"]
    assert [link for link in links if not (link or "").startswith("#")] == []


def test_twice_the_same_bytes():
    assert page_of(story_extraction(), story_extraction()) == page_of(story_extraction(), story_extraction())


def test_a_quote_over_paragraphs_colours_all_of_them():
    text = 'Bupati Bogor Ade Sukma berkata, "Kami mulai dari desa.\n\nSesudah itu kota."'
    story = extract(make_article(text), lexicon())
    blocks = [block for part in annotate(story).parts for block in part.blocks]
    assert all(block.start <= note.start < block.end for block in blocks for note in block.marks[: block.own])
    reached = [note for block in blocks for note in block.marks[block.own :]]
    assert all(note.kind == "quote" for note in reached)
