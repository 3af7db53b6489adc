"""Look-ups over a graph that every document needs: what is said of an entity, who names it, where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from govgraph.graph import Graph
from govgraph.model import Claim, Entity, Fact, Value
from govgraph.viewer.fold import group_of
from govgraph.viewer.text import shorten
from govgraph.vocabulary import Vocabulary

Json = dict[str, Any]
MENTIONS = "schema:mentions"
TABLE_OF = {"person": "people", "post": "posts", "organisation": "organisations", "place": "places", "event": "events"}


class Index:
    """A graph with its facts by subject and by object. Treat everything in it as read-only."""

    def __init__(self, graph: Graph, vocabulary: Vocabulary) -> None:
        self.graph = graph
        self.vocabulary = vocabulary
        self._said: dict[str, list[Fact]] = {}
        self._naming: dict[str, list[Fact]] = {}
        for fact in graph.facts:
            self._said.setdefault(fact.subject, []).append(fact)
            if isinstance(fact.object, str) and fact.object in graph.entities:
                self._naming.setdefault(fact.object, []).append(fact)

    @cached_property
    def tables(self) -> dict[str, tuple[str, ...]]:
        """Table → ids of its entities in the order of their labels; what only reference data names is left out."""
        found: dict[str, list[str]] = {table: [] for table in (*TABLE_OF.values(), "tenures", "articles")}
        for key, entity in self.graph.entities.items():
            table = {"Tenure": "tenures", "Article": "articles"}.get(entity.type)
            table = table or TABLE_OF.get(group_of(entity, self.vocabulary))
            if table and (table == "articles" or self.said(key) or self.naming(key)):
                found[table].append(key)
        return {table: tuple(sorted(keys, key=self._order)) for table, keys in found.items()}

    def _order(self, key: str) -> tuple[str, str]:
        return self.label(key).casefold(), key

    @cached_property
    def claims_of(self) -> Mapping[str, list[tuple[Fact, Claim]]]:
        """Article key → what it makes us say: facts with their claims in the order of its text."""
        found: dict[str, list[tuple[Fact, Claim]]] = {key: [] for key in self.graph.articles}
        for fact in self.graph.facts:
            for claim in fact.claims:
                found[claim.article].append((fact, claim))
        for said in found.values():
            said.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[1].id))
        return found

    def said(self, key: str) -> list[Fact]:
        """The facts about ``key``."""
        return self._said.get(key, [])

    def naming(self, key: str) -> list[Fact]:
        """The facts whose object is ``key``."""
        return self._naming.get(key, [])

    def objects(self, key: str, predicate: str) -> list[str]:
        """The entities and terms that ``predicate`` leads to from ``key``, in order."""
        return [f.object for f in self.said(key) if f.predicate == predicate and isinstance(f.object, str)]

    def subjects(self, key: str, predicate: str) -> list[str]:
        """The entities from which ``predicate`` leads to ``key``, in order."""
        return [f.subject for f in self.naming(key) if f.predicate == predicate]

    def texts(self, key: str, predicate: str) -> list[str]:
        """The literals of ``predicate``, in order."""
        return [f.object.text for f in self.said(key) if f.predicate == predicate and isinstance(f.object, Value)]

    def text(self, key: str, predicate: str) -> str | None:
        """The literal of ``predicate`` that most claims support, among equals the first."""
        return self._best(key, predicate, literal=True)

    def object(self, key: str, predicate: str) -> str | None:
        """The entity or term of ``predicate`` that most claims support, among equals the first."""
        return self._best(key, predicate, literal=False)

    def _best(self, key: str, predicate: str, *, literal: bool) -> str | None:
        facts = [f for f in self.said(key) if f.predicate == predicate and isinstance(f.object, Value) is literal]
        if not facts:
            return None
        best = max(facts, key=lambda fact: len(fact.claims)).object
        return best.text if isinstance(best, Value) else best

    def entity(self, key: str) -> Entity | None:
        """The entity ``key``, or None."""
        return self.graph.entities.get(key)

    def label(self, key: str) -> str:
        """The name of an entity as a reader is shown it; the id itself where the graph holds none."""
        entity = self.graph.entities.get(key)
        return shorten(entity.label) if entity else key

    def ref(self, key: str | None) -> Json | None:
        """``{"id", "label"}`` of an entity; None for None."""
        return None if key is None else {"id": key, "label": self.label(key)}

    def reference(self, key: str, predicate: str) -> str | None:
        """The value that official tables give ``key`` for ``predicate``; of several classes the first."""
        entity = self.graph.entities.get(key)
        found = (value for name, value in (entity.reference if entity else ()) if name == predicate)
        value = next(found, None)
        return value.text if isinstance(value, Value) else value

    def above(self, key: str) -> list[str]:
        """``key`` and the areas it lies in, innermost first."""
        line = [key]
        while (parent := self.reference(line[-1], "gg:partOf")) is not None and parent not in line:
            line.append(parent)
        return line

    def province(self, key: str | None) -> str | None:
        """The province that a place lies in, the province itself included; None for any other place."""
        line = self.above(key) if key else []
        return next((area for area in line if self.reference(area, "rdf:type") == "gg:Province"), None)

    def home(self, key: str) -> str | None:
        """The province that an actor acts for: a place's, an organisation's, or the only one a person's posts have."""
        if key.startswith("place/"):
            return self.province(key)
        found = {self.province(area) for area in self._areas(key)} - {None}
        return found.pop() if len(found) == 1 else None

    def _areas(self, key: str) -> Iterable[str]:
        if key.startswith("organisation/"):
            return self.objects(key, "gg:area")
        posts = self.objects(key, "gg:heldPost")
        bodies = [body for post in posts for body in self.objects(post, "org:postIn")]
        of_bodies = [area for body in bodies for area in self.objects(body, "gg:area")]
        return [*(area for post in posts for area in self.objects(post, "gg:jurisdiction")), *of_bodies]

    def weight(self, key: str) -> tuple[int, int]:
        """(claims that say something of ``key``, articles that name it). To be mentioned is no claim of its own."""
        facts = [*self.said(key), *self.naming(key)]
        claims = sum(len(fact.claims) for fact in facts if fact.predicate != MENTIONS)
        return claims, len({claim.article for fact in facts for claim in fact.claims})

    def sources(self, facts: Iterable[Fact]) -> int:
        """In how many independent sources ``facts`` stand: copies of one text count once."""
        group = self.graph.sources
        return len({group.get(claim.article, claim.article) for fact in facts for claim in fact.claims})
