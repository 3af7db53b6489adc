"""Layouts of news pages as data (cases in cases/article_layouts.jsonl), and what holds for every layout."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.articles.furniture import furniture
from govgraph.articles.layout import lay_out
from govgraph.articles.text import make_article
from govgraph.model import Article

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "article_layouts.jsonl").read_text("utf-8").splitlines()
]
FIELDS = ("title", "outlet", "published", "url", "authors", "editors")


def shown(article: Article) -> list[tuple[str, str]]:
    return [(part.kind, article.text[part.start : part.end]) for part in article.paragraphs]


def value(article: Article, field: str) -> object:
    found = getattr(article, field)
    return list(found) if isinstance(found, tuple) else found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_case(case: dict[str, object]) -> None:
    article = make_article("x", str(case["text"]), "x.txt")
    assert [part.kind for part in article.paragraphs] == case["kinds"], shown(article)
    for field in FIELDS:
        if field in case:
            assert value(article, field) == case[field], field


def test_the_cases_are_distinct_and_name_every_kind() -> None:
    assert len({case["name"] for case in CASES}) == len({case["text"] for case in CASES}) == len(CASES) >= 60
    kinds = {kind for case in CASES for kind in case["kinds"]}
    assert kinds == {"title", "meta", "body", "heading", "caption", "navigation", "source"}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_word_of_a_case_lies_in_one_paragraph(case: dict[str, object]) -> None:
    """But for the tail of a page title, which names the outlet and stands in no paragraph."""
    article = make_article("x", str(case["text"]), "x.txt")
    covered = [False] * len(article.text)
    for part in article.paragraphs:
        assert not any(covered[part.start : part.end])
        covered[part.start : part.end] = [True] * (part.end - part.start)
    left = "".join(char for at, char in enumerate(article.text) if not covered[at] and not char.isspace())
    assert left == "" or (article.outlet or "?").replace(" ", "") in left


def test_more_white_space_between_paragraphs_changes_nothing() -> None:
    for case in CASES:
        wide = str(case["text"]).replace("\n\n", "\n\n\n\n")
        article = make_article("x", wide, "x.txt")
        assert [part.kind for part in article.paragraphs] == case["kinds"], case["name"]


LINES = st.sampled_from(
    [
        "Wali Kota Misal Resmikan Jembatan", "Senin, 9 Januari 2023", "Oleh: Citra Dewi", "Editor: Joko Susilo",
        "MISAL (KABAR) - Jembatan itu dibuka.", "Warga menyeberang sungai tanpa perahu sejak hari itu.", "Baca juga:",
        "Baca juga: Pasar Terbakar", "ADVERTISEMENT", "Tags:", "jembatan", "(cd/js)", "Foto: warga", "Sumber: https://a.id/b",
        "1. Jembatan", "Dana Perawatan Tersedia", "3 jam lalu", "Copyright © Kabar", "", " ", "…", "-", "|",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n", "\n \n"]))
def test_any_mixture_of_lines_is_laid_out(lines: list[str], between: str) -> None:
    text = between.join(lines)
    layout = lay_out(text, furniture())
    spans = [(part.start, part.end) for part in layout.paragraphs]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert len(set(layout.authors)) == len(layout.authors)
    assert [part.kind for part in layout.paragraphs].count("title") <= 3
    if text.strip():
        assert layout.paragraphs


@given(st.lists(LINES, max_size=8), st.integers(1, 3))
def test_the_lines_of_a_header_are_title_and_meta(lines: list[str], header: int) -> None:
    text = "\n\n".join(["Judul", "satu", "dua", *lines])
    kinds = [part.kind for part in lay_out(text, furniture(), header).paragraphs]
    assert kinds[:header] == ["title", "meta", "meta"][:header]
