"""Kept extractions: what comes back is what was said, only for the same article, extractor and lexicon."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sample_graph
from govgraph.articles.text import make_article
from govgraph.model import Article, Evidence, Extraction, Person
from govgraph.pipeline import versions
from govgraph.pipeline.cache import article_digest, cache_file, opened
from govgraph.pipeline.codec import decode, encode
from govgraph.pipeline.versions import Version

ONE = Version("extractor-1", "lexicon-1")
ARTICLE = make_article("a", "Judul\n\nIsi berita.", "news/a.txt")


def test_everything_said_comes_back_equal():
    for extraction in sample_graph.extractions():
        body = encode(extraction)
        assert decode(body, extraction.article) == extraction
        assert encode(decode(body, extraction.article)) == body


@given(st.text(), st.integers(0, 1 << 40))
def test_any_word_and_any_number_comes_back(word, number):
    evidence = (Evidence(number, number + 1, 0, number + 2, word),)
    extraction = Extraction(ARTICLE, people=(Person("p1", word, (word,), (), evidence),))
    assert decode(encode(extraction), ARTICLE) == extraction


@pytest.mark.parametrize("body", [b"", b"no", encode(Extraction(ARTICLE))[:-1]])
def test_damaged_bytes_are_told(body):
    with pytest.raises(ValueError, match="not an extraction"):
        decode(body, ARTICLE)


def test_what_the_article_is_decides_and_not_where_it_lies():
    assert article_digest(replace(ARTICLE, source="elsewhere/a.txt")) == article_digest(ARTICLE)
    for changed in (
        replace(ARTICLE, id="b"), replace(ARTICLE, text="Judul\n\nIsi lain."), replace(ARTICLE, published="2023-01-04"),
        replace(ARTICLE, paragraphs=ARTICLE.paragraphs[:1]), replace(ARTICLE, outlet="Warta"),
    ):  # fmt: skip
        assert article_digest(changed) != article_digest(ARTICLE)


def test_rows_are_there_for_the_next_build_of_the_same_version_only(tmp_path):
    file = cache_file(tmp_path / "graph")
    assert file == tmp_path / ".graph.cache"
    with opened(file, ONE) as cache:
        assert cache.get(b"k") is None
        cache.put([(b"k", b"body"), (b"other", b"more")])
    for version, found in ((ONE, b"body"), (replace(ONE, lexicon="2"), None), (replace(ONE, extractor="2"), None)):
        with opened(file, version) as cache:
            assert cache.get(b"k") == found
    with opened(file, ONE, empty=True) as cache:
        assert cache.get(b"k") is None


def test_what_is_not_wanted_is_gone_from_the_file(tmp_path):
    file = tmp_path / "c"
    with opened(file, ONE) as cache:
        cache.put([(b"kept", b"some words"), (b"gone", b"other words")])
        cache.keep_only([b"kept"])
        assert (cache.get(b"kept"), cache.get(b"gone")) == (b"some words", None)
    assert b"other words" not in file.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["c"]


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_thrown_away(tmp_path, content):
    file = tmp_path / "c"
    file.write_bytes(content)
    with opened(file, ONE) as cache:
        cache.put([(b"k", b"body")])
        assert cache.get(b"k") == b"body"


def test_a_file_of_another_format_is_thrown_away(tmp_path):
    file = tmp_path / "c"
    database = sqlite3.connect(file)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with opened(file, ONE) as cache:
        cache.put([(b"k", b"body")])
        assert cache.get(b"k") == b"body"


def test_without_a_place_to_write_nothing_is_kept(tmp_path):
    with opened(tmp_path / "nowhere" / "c", ONE) as cache:
        cache.put([(b"k", b"body")])
        cache.keep_only([])
        assert cache.get(b"k") is None


def test_any_byte_of_code_or_data_makes_another_version(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n", encoding="utf-8")
    files = [tmp_path / "a.py"]
    first = versions.digest(tmp_path, files)
    assert first == versions.digest(tmp_path, files) != versions.digest(tmp_path, files, ["library 2"])
    (tmp_path / "a.py").write_text("x = 2\n", encoding="utf-8")
    assert versions.digest(tmp_path, files) != first
    assert versions.current().extractor != versions.current().lexicon
    assert isinstance(ARTICLE, Article)
