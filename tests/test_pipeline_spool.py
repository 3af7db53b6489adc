from __future__ import annotations

from contextlib import ExitStack

import pytest

import sample_graph
from govgraph.model import Article, Extraction, Paragraph
from govgraph.pipeline import codec, spool
from govgraph.pipeline.spool import Spool

ODD = Article(
    "o", "Satu 🙂 dua \ud83d.", (Paragraph("title", 0, 4), Paragraph("body", 5, 10)), "Judul", "0" * 64, "a.txt", None,
    "Kabar", "2024-03-01", ("Ani", "Budi"), (), None, ("decoded from windows-1252: not UTF-8",),
)  # fmt: skip


@pytest.fixture
def filled(tmp_path):
    """What makes a spool with some extractions in it."""
    with ExitStack() as open_files:

        def make(*extractions: Extraction) -> Spool:
            found = open_files.enter_context(Spool(tmp_path))
            for one in extractions:
                found.add(one.article, codec.encode(one))
            return found

        yield make


def test_what_is_put_in_comes_out(filled):
    told = (*sample_graph.extractions(), Extraction(ODD))
    found = filled(*told)
    assert len(found) == len(told)
    assert tuple(found) == told
    assert found[-1].article == ODD


def test_more_can_be_added_after_something_was_read(filled):
    first, second, *_ = sample_graph.extractions()
    found = filled(first)
    assert found.article(0) == first.article
    found.add(second.article, codec.encode(second))
    assert (found[0], found[1]) == (first, second)


def test_articles_read_last_are_held(filled, monkeypatch):
    monkeypatch.setattr(spool, "_KEPT", 1)
    first, second, *_ = sample_graph.extractions()
    found = filled(first, second)
    held = found.article(0)
    assert found.article(0) is held
    assert found.article(1) == second.article
    again = found.article(0)
    assert again == held
    assert again is not held


def test_nothing_lies_in_the_directory(filled, tmp_path):
    assert filled(Extraction(ODD))[0].article == ODD
    assert list(tmp_path.iterdir()) == []


def test_a_number_that_nothing_has_is_an_error(filled):
    with pytest.raises(IndexError):
        filled()[0]


def test_what_the_first_articles_say_is_decoded_once(filled, monkeypatch):
    monkeypatch.setattr(spool, "_HELD", 1)
    first, second, *_ = sample_graph.extractions()
    found = filled(first, second)
    assert found[0] is found[0]
    assert found[1] is not found[1]
    assert (found[0], found[1]) == (first, second)
