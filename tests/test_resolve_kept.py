from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import pytest

import sample_graph
from govgraph.graph import build_graph
from govgraph.lexicon import Lexicon
from govgraph.model import Article, Extraction
from govgraph.resolve import resolve
from govgraph.resolve.kept import Kept, articles_of, bare, choose
from stories import HERE, Body, solve, story, who

STORIES = tuple(story(name, people=[who("Rahayu Lestari", "Gubernur", "Jawa Timur")]) for name in "abc")


class Shelf(Kept):
    """Extractions somewhere else, with a note of what was read."""

    def __init__(self, held: Sequence[Extraction]) -> None:
        self.held = held
        self.reads: list[int] = []

    def __len__(self) -> int:
        return len(self.held)

    def article(self, at: int) -> Article:
        return self.held[at].article

    def read(self, at: int) -> Extraction:
        self.reads.append(at)
        return self.held[at]


def test_what_is_kept_is_read_by_number_and_by_slice() -> None:
    shelf = Shelf(STORIES)
    assert (shelf[0], shelf[-1], shelf[1:]) == (STORIES[0], STORIES[2], STORIES[1:])
    assert list(shelf) == list(STORIES)
    with pytest.raises(IndexError):
        shelf[3]


def test_some_are_chosen_without_being_read() -> None:
    shelf = Shelf(STORIES)
    chosen = choose(shelf, [2, 0])
    assert (len(chosen), shelf.reads) == (2, [])
    assert list(chosen) == [STORIES[2], STORIES[0]]
    assert choose(STORIES, [2, 0]) == (STORIES[2], STORIES[0])


@pytest.mark.parametrize("held", [STORIES, Shelf(STORIES), choose(Shelf(STORIES), [0, 1, 2])])
def test_articles_are_found_by_key(held: Sequence[Extraction]) -> None:
    articles = articles_of(held)
    assert list(articles) == [one.article.key for one in STORIES]
    assert len(articles) == 3
    assert articles[STORIES[1].article.key] == STORIES[1].article
    with pytest.raises(KeyError):
        articles["nobody"]


def test_resolution_reads_each_once_and_says_of_kept_ones_what_it_says_of_others() -> None:
    shelf, lexicon = Shelf(sample_graph.extractions()), Lexicon.load()
    found, expected = resolve(shelf, lexicon), sample_graph.resolution()
    assert shelf.reads == list(range(len(shelf)))
    for field in fields(expected):
        assert tuple(getattr(found, field.name)) == tuple(getattr(expected, field.name)), field.name
    graph = build_graph(found, lexicon)
    assert graph.facts == sample_graph.graph().facts
    assert graph.entities == sample_graph.graph().entities


def test_of_two_with_one_key_one_is_taken_whatever_comes_first() -> None:
    one = story("a", people=[who("Rahayu Lestari")])
    other = Extraction(one.article, quotes=(), people=())
    found = {
        tuple(map(repr, resolve(Shelf(some), Lexicon.load()).extractions)) for some in ([one, other], [other, one])
    }
    assert len(found) == 1


def test_resolution_needs_neither_text_nor_mentions() -> None:
    told = story("a", text="Panjang sekali.", people=[who("Rahayu Lestari")], bodies=[Body("Kadin Jawa Timur")])
    less = bare(told)
    assert (less.article.text, less.article.key) == ("", told.article.key)
    assert not any(one.mentions for one in (*less.people, *less.organisations, *less.places))
    assert solve(less).clusters == solve(told).clusters
    assert told.people[0].mentions == (HERE,)
