"""Every kind of input gives the same article, and the same graph."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from article_inputs import articles
from article_kinds import BODY, FACTS, kinds
from govgraph.article_format import extraction_to_json
from govgraph.articles import list_articles, read_paths
from govgraph.extract import extract
from govgraph.graph import build_graph
from govgraph.lexicon import Lexicon
from govgraph.model import Article
from govgraph.resolve import resolve

KINDS = kinds()
READERS = {
    "berita.txt": "text", "berita-utf16.txt": "text", "berita-windows.txt": "text", "berita.md": "markdown",
    "berita.html": "html", "tanpa-akhiran": "html", "berita.php": "html", "salah.txt": "html",
    "berita.json": "json", "daftar.json": "json", "ekspor.json": "json", "blog.json": "json",
    "berita.jsonl": "jsonl", "berita.csv": "table", "titik-koma.csv": "table", "berita.tsv": "table",
    "berita.rss": "feed", "berita.atom": "feed",
    "berita.html.gz": "gzip/html", "berita.jsonl.gz": "gzip/jsonl",
    "arsip.zip": "zip/html", "arsip-dalam.zip": "zip/zip/table",
    "panen.warc": "warc/html", "panen.warc.gz": "warc/html", "panen-arsip.zip": "zip/warc/html",
    "teks.wet": "warc/text",
}  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Article]:
    folder = tmp_path_factory.mktemp("kinds")

    def one(name: str) -> Article:
        (folder / name).write_bytes(KINDS[name])
        (article,) = articles(read_paths([folder / name]))
        return article

    return one


def _said(article: Article, lexicon: Lexicon) -> object:
    """What an article says, with the words of each piece of evidence in place of their offsets."""
    told = extraction_to_json(extract(article, lexicon))
    told.pop("article")

    def worded(value: object) -> object:
        if isinstance(value, dict):
            if "sentence_start" in value:
                spans = (("start", "end"), ("sentence_start", "sentence_end"))
                return (value["rule"], *(article.text[value[start] : value[end]] for start, end in spans))
            return {name: worded(inner) for name, inner in value.items() if name not in ("start", "end")}
        return [worded(inner) for inner in value] if isinstance(value, list) else value

    return worded(told)


def test_no_kind_is_left_out():
    assert set(READERS) == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_gives_the_same_article(name, read, lexicon):
    article = read(name)
    body = [article.text[part.start : part.end] for part in article.paragraphs if part.kind == "body"]
    assert (article.title, body) == (FACTS["title"], list(BODY))
    assert (article.published, article.authors) == (FACTS["iso"], (FACTS["author"],))
    assert _said(article, lexicon) == _said(read("berita.txt"), lexicon)


@pytest.mark.parametrize("name", KINDS)
def test_the_reader_is_told_and_the_source_is_stable(name, read, tmp_path):
    (tmp_path / name).write_bytes(KINDS[name])
    (listed,) = list_articles([tmp_path / name])
    assert listed.reader == READERS[name]
    inside = listed.item.source.removeprefix(str(tmp_path / name))
    assert inside in ("", ":0", ":1", ":2", "!/berita/satu.html", "!/dalam.zip!/satu.csv:2", "!/panen.warc.gz:0")
    assert str(tmp_path) not in read(name).id


def test_every_kind_builds_the_same_graph(read, lexicon):
    def facts(name: str) -> list[str]:
        article = read(name)
        graph = build_graph(resolve([extract(article, lexicon)], lexicon), lexicon)
        told = (f"{fact.subject} {fact.predicate} {fact.object}" for fact in graph.facts)
        # Identifiers of quotes and sums hold the article's key and their place in it, which the date line shifts.
        return sorted(
            re.sub(rf"{article.key}/(\d+)-(\d+)", lambda at: article.text[int(at[1]) : int(at[2])], line).replace(
                article.key, "ARTICLE"
            )
            for line in told
        )

    expected = facts("berita.txt")
    assert expected
    for name in KINDS:
        assert facts(name) == expected, name


@pytest.mark.parametrize("name", ["berita.txt", "berita.html", "berita.jsonl", "berita.csv", "berita.rss", "berita.md",
                                  "berita.html.gz", "arsip.zip", "panen.warc.gz", "daftar.json"])  # fmt: skip
def test_standard_input_is_told_by_what_it_holds(name, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(KINDS[name])))
    (article,) = articles(read_paths([Path("-")]))
    assert article.title == FACTS["title"]
    assert article.source.startswith("-")


def test_all_kinds_in_one_folder_are_one_article_and_the_rest_are_told_as_duplicates(tmp_path):
    for name, raw in KINDS.items():
        (tmp_path / name).write_bytes(raw)
    read = [listed for listed in list_articles([tmp_path]) if isinstance(listed.item, Article)]
    # The three texts that differ: with the date line alone, with a byline in the text, with the date of an export.
    assert [listed.reader for listed in read] == ["zip/zip/table", "text", "json"]
    codes = {item.code for item in read_paths([tmp_path]) if not isinstance(item, Article)}
    assert codes == {"duplicate"}
