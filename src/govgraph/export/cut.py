"""Cutting a part out of a graph: around one entity, in a period, or of some types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from govgraph.errors import UsageError
from govgraph.graph import Graph
from govgraph.model import Entity, Fact, Value
from govgraph.vocabulary import Vocabulary

# An article mentions everything it is about: going through it would join what only stands on one page.
_NOT_A_STEP = frozenset({"schema:mentions", "schema:isPartOf"})
_STARTS = ("schema:startDate", "gg:firstAttested")
_ENDS = ("schema:endDate", "gg:lastAttested")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Cut:
    """What to keep. ``subject`` is an entity id, ``since`` and ``until`` ISO dates or their beginnings
    ("2022", "2022-10"), ``types`` class names ("Person", "Event", "TradeMission")."""

    subject: str | None = None
    hops: int = 1
    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """True when nothing is cut away."""
        return self.subject is None and self.since is None and self.until is None and not self.types


def cut_graph(graph: Graph, cut: Cut, vocabulary: Vocabulary) -> Graph:
    """The part of ``graph`` that ``cut`` describes, with the articles that its claims come from.

    Time first: events, tenures and quotes outside the period go, the undated too. Then types, then
    distance: everything within ``hops`` facts of ``subject``. An entity that no fact names any more is
    dropped. UsageError for an unknown subject or class, and for a bound that is no date.
    """
    _check_period(cut)
    kept = set(graph.entities)
    if cut.since is not None or cut.until is not None:
        kept = _in_period(graph, cut)
    if cut.types:
        kept &= _of_types(graph, cut.types, vocabulary)
    if cut.subject is not None:
        kept &= _around(graph, cut.subject, cut.hops, kept)
    facts = tuple(fact for fact in graph.facts if fact.subject in kept and _known(graph, fact, kept))
    named = {fact.subject for fact in facts} | {fact.object for fact in facts if isinstance(fact.object, str)}
    if cut.subject is not None:
        named.add(cut.subject)
    sources = {claim.article for fact in facts for claim in fact.claims}
    named |= {f"article/{key}" for key in sources}
    entities = {key: _reference_within(entity, named) for key, entity in graph.entities.items() if key in named}
    return Graph(
        entities, facts, {key: article for key, article in graph.articles.items() if key in sources},
        {key: group for key, group in graph.sources.items() if key in sources},
        tuple((old, new) for old, new in graph.redirects if new in named),
    )  # fmt: skip


def _known(graph: Graph, fact: Fact, kept: set[str]) -> bool:
    return not isinstance(fact.object, str) or fact.object in kept or fact.object not in graph.entities


def _reference_within(entity: Entity, named: set[str]) -> Entity:
    reference = tuple(
        (p, v) for p, v in entity.reference if isinstance(v, Value) or v in named or not v.startswith("place/")
    )
    return Entity(entity.id, entity.type, entity.label, entity.aliases, reference, entity.notes)


def _of_types(graph: Graph, types: tuple[str, ...], vocabulary: Vocabulary) -> set[str]:
    wanted = {vocabulary.class_of(name).curie for name in types}
    return {
        key
        for key, entity in graph.entities.items()
        if wanted.intersection(vocabulary.supers[vocabulary.class_of(entity.type).curie])
    }


def _around(graph: Graph, subject: str, hops: int, kept: set[str]) -> set[str]:
    if subject not in graph.entities:
        raise UsageError(f"nothing has the identifier {subject}", "give an identifier of this graph")
    neighbours: dict[str, set[str]] = {}
    for fact in graph.facts:
        step = fact.predicate not in _NOT_A_STEP and isinstance(fact.object, str) and fact.object in graph.entities
        if step and fact.subject in kept and fact.object in kept:
            neighbours.setdefault(fact.subject, set()).add(str(fact.object))
            neighbours.setdefault(str(fact.object), set()).add(fact.subject)
    found, edge = {subject}, {subject}
    for _ in range(hops):
        edge = {other for node in edge for other in neighbours.get(node, ())} - found
        found |= edge
    return found


def _in_period(graph: Graph, cut: Cut) -> set[str]:
    periods = _periods(graph)
    dated = {key for key, e in graph.entities.items() if key.startswith(("event/", "tenure/", "quote/"))}
    outside = {key for key in dated if not _overlaps(periods.get(key), cut)}
    used = {
        fact.object
        for fact in graph.facts
        if fact.predicate == "gg:amount" and fact.subject not in outside and isinstance(fact.object, str)
    }
    return {
        key
        for key, entity in graph.entities.items()
        if key not in outside and (entity.type != "MonetaryAmount" or key in used)
    }


def _periods(graph: Graph) -> Mapping[str, tuple[str, str]]:
    starts: dict[str, str] = {}
    ends: dict[str, str] = {}
    for fact in graph.facts:
        if isinstance(fact.object, Value):
            text = fact.object.text
            if fact.predicate in _STARTS:
                starts[fact.subject] = min(starts.get(fact.subject, text), text)
            elif fact.predicate in _ENDS:
                ends[fact.subject] = max(ends.get(fact.subject, text), text)
        elif fact.predicate == "schema:isPartOf" and fact.subject.startswith("quote/"):
            published = graph.articles[fact.object.partition("/")[2]].published
            if published:
                starts[fact.subject] = published[:10]
    return {key: (start, max(ends.get(key, start), start)) for key, start in starts.items()}


def _overlaps(period: tuple[str, str] | None, cut: Cut) -> bool:
    if period is None:
        return False
    start, end = period
    # "2022-10" reaches from its first day, which sorts as itself, to its last, which sorts below "2022-10~".
    return (cut.since is None or f"{end}~" >= cut.since) and (cut.until is None or start <= f"{cut.until}~")


def _check_period(cut: Cut) -> None:
    for bound in (cut.since, cut.until):
        if bound is not None and _DATE.fullmatch(bound) is None:
            raise UsageError(f"{bound!r} is no date", "write 2022, 2022-10 or 2022-10-05")
    if cut.since is not None and cut.until is not None and cut.since > f"{cut.until}~":
        raise UsageError(f"{cut.since} is after {cut.until}", "the period ends before it starts")
