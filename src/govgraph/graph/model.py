"""The graph: entities, facts with their claims, and the articles these come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from govgraph.graph.facts import articles_of
from govgraph.model import Article, Entity, Fact

if TYPE_CHECKING:
    import networkx as nx


def article_entity(key: str) -> str:
    """The entity id of the article with this key."""
    return f"article/{key}"


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that was understood. Treat the mappings as read-only.

    The object of a fact is an entity id ("place/35"), the CURIE of a listed value or class
    ("gg:held"), or a literal (``Value``). Reference facts of an entity need no claim.
    """

    entities: Mapping[str, Entity]  # sorted by id
    facts: Sequence[Fact]  # sorted by subject, predicate, object
    articles: Mapping[str, Article]  # by key, sorted
    sources: Mapping[str, str] = field(default_factory=dict)  # article key → group of copies that count as one
    redirects: tuple[tuple[str, str], ...] = ()  # (old id, id that replaces it)
    dropped: tuple[tuple[str, int], ...] = ()  # what was understood and not said here: (reason, how many)

    def to_networkx(self) -> nx.MultiDiGraph:
        """Entities as nodes (``type``, ``label``, ``aliases``), facts between entities as edges keyed by predicate.

        An edge carries ``predicate``, ``claims`` (how many), ``sources`` (how many independent ones) and
        ``reference`` (true for an edge of reference data, which needs no claim).
        """
        import networkx as nx  # noqa: PLC0415  # a third of a second that a query or a check need not wait for

        graph = nx.MultiDiGraph()
        for entity in self.entities.values():
            graph.add_node(entity.id, type=entity.type, label=entity.label, aliases=entity.aliases)
        for entity in self.entities.values():
            for predicate, value in entity.reference:
                if isinstance(value, str) and value in self.entities:
                    graph.add_edge(
                        entity.id, value, key=predicate, predicate=predicate, claims=0, sources=0, reference=True
                    )
        for fact in self.facts:
            if isinstance(fact.object, str) and fact.object in self.entities:
                graph.add_edge(
                    fact.subject, fact.object, key=fact.predicate, predicate=fact.predicate,
                    claims=len(fact.claims), sources=self.independent_sources(fact), reference=False,
                )  # fmt: skip
        return graph

    def independent_sources(self, fact: Fact) -> int:
        """In how many independent sources the fact stands: copies of one text count once."""
        return len({self.sources.get(key, key) for key in articles_of(fact)})
