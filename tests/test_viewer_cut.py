"""What of a very large graph a page carries: the newest articles, with what they say and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sample_graph
from govgraph.graph import Graph, article_entity
from govgraph.graph.facts import articles_of
from govgraph.model import Article, Fact
from govgraph.viewer.cut import CARRIED, carried
from govgraph.viewer.payload import make_payload
from govgraph.vocabulary import load_vocabulary

WHOLE = sample_graph.graph()


def _newest(count: int) -> list[str]:
    return sorted(sorted(WHOLE.articles), key=lambda key: WHOLE.articles[key].published or "", reverse=True)[:count]


def test_a_graph_that_fits_is_carried_as_it_is() -> None:
    assert len(WHOLE.facts) < CARRIED
    assert carried(WHOLE) is WHOLE
    assert carried(WHOLE, len(WHOLE.facts)) is WHOLE


def test_the_newest_articles_are_carried_with_all_that_they_say() -> None:
    half = carried(WHOLE, len(WHOLE.facts) // 2)
    assert 1 < len(half.articles) < len(WHOLE.articles)
    assert list(half.articles) == sorted(_newest(len(half.articles)))
    told = [
        (fact[:3], claim)
        for fact in WHOLE.facts
        for claim in fact.claims
        if claim.article in half.articles
    ]  # fmt: skip
    assert [(fact[:3], claim) for fact in half.facts for claim in fact.claims] == told


def test_one_article_more_would_be_too_much() -> None:
    most = len(WHOLE.facts) // 2
    half = carried(WHOLE, most)
    more = set(_newest(len(half.articles) + 1))
    assert len(half.facts) <= most
    assert sum(1 for fact in WHOLE.facts if more & set(articles_of(fact))) > most


@given(st.integers(0, len(WHOLE.facts)))
def test_whatever_a_fact_names_is_there(most: int) -> None:
    graph = carried(WHOLE, most)
    assert len(graph.facts) <= most or len(graph.articles) == 1
    named = {one for fact in graph.facts for one in (fact.subject, fact.object) if one in WHOLE.entities}
    named |= {value for one in named for _, value in WHOLE.entities[one].reference if value in WHOLE.entities}
    assert named <= graph.entities.keys()
    assert all(fact.claims for fact in graph.facts)


def test_nothing_of_older_articles_is_left() -> None:
    graph = carried(WHOLE, 1)
    (key,) = graph.articles
    listed = {one for one, entity in graph.entities.items() if entity.type == "Article"}
    assert listed == {article_entity(key)}
    assert {article for fact in graph.facts for article in articles_of(fact)} == {key}


def test_facts_that_are_held_in_another_way_are_cut_alike() -> None:
    plain = tuple(Fact(one.subject, one.predicate, one.object, tuple(one.claims)) for one in WHOLE.facts)
    assert carried(replace(WHOLE, facts=plain), 300) == carried(WHOLE, 300)


def test_articles_without_a_day_are_the_oldest() -> None:
    def undated(key: str, article: Article) -> Article:
        return replace(article, published=None) if key == first else article

    (first,) = _newest(1)
    graph: Graph = replace(WHOLE, articles={key: undated(key, one) for key, one in WHOLE.articles.items()})
    assert first not in carried(graph, len(WHOLE.facts) - 1).articles


def test_a_page_says_how_much_of_the_archive_it_carries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.viewer.cut.carried.__defaults__", (300,))
    counts = make_payload(WHOLE, load_vocabulary())["counts"]
    assert counts["archive"] == len(WHOLE.articles) > counts["articles"]
    monkeypatch.undo()
    assert "archive" not in make_payload(WHOLE, load_vocabulary())["counts"]
