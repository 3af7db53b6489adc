"""What of a very large graph one page can carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from govgraph.graph import article_entity
from govgraph.graph.facts import articles_of, told_by
from govgraph.model import Article, Entity

if TYPE_CHECKING:
    from govgraph.graph import Graph

# 190 bytes of page each. A browser holds a text of 512 MB at most, and is at it for seven seconds for each 100.
CARRIED = 500_000


def carried(graph: Graph, most: int = CARRIED) -> Graph:
    """``graph``, or where it has more than ``most`` facts what as many of the newest articles say as fit.

    Newest by the day of publication, the undated last. Whatever is told is told by these articles alone. One article
    is carried in any case.
    """
    if len(graph.facts) <= most:
        return graph
    articles = _newest(graph, most)
    facts = told_by(graph.facts, articles.keys())
    seen = {fact.subject for fact in facts} | {fact.object for fact in facts if isinstance(fact.object, str)}
    seen |= set(map(article_entity, articles))
    return replace(graph, entities=_with_areas(graph.entities, seen), facts=facts, articles=articles)


def _newest(graph: Graph, most: int) -> dict[str, Article]:
    order = sorted(graph.articles)
    order.sort(key=lambda key: graph.articles[key].published or "", reverse=True)  # of one day by key
    rank = {key: number for number, key in enumerate(order)}
    fresh = [0] * len(order)  # facts that no newer article tells
    for fact in graph.facts:
        fresh[min(map(rank.__getitem__, articles_of(fact)))] += 1
    kept = told = 0
    while kept < len(order) and told + fresh[kept] <= most:
        told += fresh[kept]
        kept += 1
    return {key: graph.articles[key] for key in sorted(order[: max(kept, 1)])}


def _with_areas(entities: Mapping[str, Entity], seen: set[str]) -> dict[str, Entity]:
    """Those that are seen, and those that reference data names of them."""
    found = set(seen)
    while seen:
        named = {value for key in seen if key in entities for _, value in entities[key].reference}
        seen = {value for value in named if isinstance(value, str)} - found
        found |= seen
    return {key: entity for key, entity in entities.items() if key in found}
