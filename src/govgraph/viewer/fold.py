"""From facts to what a page draws: which entities are circles, which facts become one line, what folds into a card.

A tenure is no circle: it is the line from a person to a post. Quotes and amounts are read on the card
of whom they belong to. Facts between the same two circles in one direction share one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from govgraph.model import Entity, Fact, Value
from govgraph.vocabulary import Vocabulary

_GROUPS = {
    "gg:Person": "person",
    "gg:Post": "post",
    "gg:Organisation": "organisation",
    "gg:Place": "place",
    "gg:Event": "event",
}
_DATES = frozenset({"date", "gYearMonth", "gYear", "dateTime"})
REFERENCE = "reference"
HELD_POST = "gg:heldPost"


@dataclass(slots=True)
class Part:
    """One thing that a line says: ``predicate``, the folded entity it goes ``via`` ("" if none), facts behind it."""

    predicate: str
    via: str
    facts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """What joins two drawn entities. ``events`` are the events that a route between places sums up."""

    source: str
    target: str
    parts: list[Part] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    directed: bool = True


def group_of(entity: Entity, vocabulary: Vocabulary) -> str:
    """``person``, ``post``, ``organisation``, ``place``, ``event``; "" for what is told on a card instead.

    Raises GovgraphError for a class that the ontology does not declare.
    """
    name = vocabulary.class_of(entity.type).curie
    return next((_GROUPS[above] for above in vocabulary.supers.get(name, (name,)) if above in _GROUPS), "")


def fold(entities: Mapping[str, Entity], facts: Sequence[Fact], vocabulary: Vocabulary) -> nx.DiGraph:
    """The graph to be drawn: nodes with their ``group``, the best connected first; edges with their ``line``.

    Pure; the order of nodes and edges follows entity ids, degrees and the order of facts only.
    """
    groups = _groups(entities, facts, vocabulary)
    lines: dict[tuple[str, str], Line] = {}
    ends = _ends_of_folded(entities, facts, groups)
    symmetric = {shortcut.predicate for shortcut in vocabulary.shortcuts if shortcut.start == shortcut.end}
    for i, fact in enumerate(facts):
        for source, target, predicate, via in _joins(fact, entities, groups, ends):
            first, second = sorted((source, target)) if predicate in symmetric else (source, target)
            _part(lines, first, second, predicate, via).facts.append(i)
    _known_areas(lines, entities, groups)
    for line in lines.values():
        _prefer_tenures(line)
        line.directed = not all(part.predicate in symmetric for part in line.parts)
    _sum_up_events(lines, entities, facts, vocabulary)
    return _drawing(groups, lines)


def _groups(entities: Mapping[str, Entity], facts: Sequence[Fact], vocabulary: Vocabulary) -> dict[str, str]:
    """Group of each entity that is drawn: of those that the news speaks of; what only reference data names is not."""
    spoken = {fact.subject for fact in facts}
    spoken.update(fact.object for fact in facts if isinstance(fact.object, str))
    found = {key: group_of(entities[key], vocabulary) for key in sorted(spoken.intersection(entities))}
    return {key: group for key, group in found.items() if group}


def _known_areas(lines: dict[tuple[str, str], Line], entities: Mapping[str, Entity], groups: dict[str, str]) -> None:
    """Lines from reference data. None to a country: every province would hang on one node, which tells nothing."""
    for key in groups:
        for predicate, value in entities[key].reference:
            if not isinstance(value, str) or value not in groups or value == key:
                continue
            if ("rdf:type", "gg:Country") not in entities[value].reference:
                _part(lines, key, value, predicate, REFERENCE)


def when(facts: Sequence[Fact], indexes: list[int]) -> tuple[str, str] | None:
    """The earliest and the latest date said by the facts at ``indexes``; None when they say none.

    A year or month gives way to a day inside it: "2022" and "2022-12-14" are one date, told more or less precisely.
    """
    said = sorted({_day(fact.object) for fact in (facts[i] for i in indexes) if _is_date(fact.object)})
    days = [day for day in said if not any(other != day and other.startswith(day) for other in said)]
    return (min(days), max(days)) if days else None


def _drawing(groups: dict[str, str], lines: dict[tuple[str, str], Line]) -> nx.DiGraph:
    """Groups and lines as a networkx graph, in a fixed order."""
    degree = dict.fromkeys(groups, 0)
    for source, target in lines:
        degree[source] += 1
        degree[target] += 1
    drawing = nx.DiGraph()
    for key in sorted(groups, key=lambda key: (-degree[key], key)):
        drawing.add_node(key, group=groups[key])
    for source, target in sorted(lines):
        drawing.add_edge(source, target, line=lines[source, target])
    return drawing


def _is_date(value: str | Value) -> bool:
    return isinstance(value, Value) and value.datatype in _DATES


def _day(value: str | Value) -> str:
    """A date cut to the day: "2022-12-14T16:45:00+07:00" → "2022-12-14"; months and years stay as they are."""
    assert isinstance(value, Value)
    return value.text[:10]


def _ends_of_folded(
    entities: Mapping[str, Entity], facts: Sequence[Fact], groups: dict[str, str]
) -> dict[str, list[tuple[str, str]]]:
    """Folded entity id → the drawn entities it touches, each with the predicate."""
    ends: dict[str, list[tuple[str, str]]] = {}
    for fact in facts:
        if isinstance(fact.object, str) and fact.subject not in groups and fact.object in groups:
            ends.setdefault(fact.subject, []).append((fact.predicate, fact.object))
    return {key: ends[key] for key in sorted(ends) if key in entities}


def _joins(
    fact: Fact, entities: Mapping[str, Entity], groups: dict[str, str], ends: dict[str, list[tuple[str, str]]]
) -> Iterator[tuple[str, str, str, str]]:
    """The lines that one fact belongs to: (source, target, predicate, via)."""
    if fact.subject in groups:
        if isinstance(fact.object, str) and fact.object in groups and fact.object != fact.subject:
            yield fact.subject, fact.object, fact.predicate, ""
        return
    subject = entities.get(fact.subject)
    if subject is None or subject.type != "Tenure":
        return
    people = [other for _, other in ends.get(fact.subject, []) if groups[other] == "person"]
    posts = [other for _, other in ends.get(fact.subject, []) if groups[other] == "post"]
    for person in people:
        for post in posts:
            yield person, post, HELD_POST, fact.subject


def _part(lines: dict[tuple[str, str], Line], source: str, target: str, predicate: str, via: str) -> Part:
    """The part of the line from source to target that says ``predicate``, made when missing."""
    line = lines.setdefault((source, target), Line(source, target))
    for part in line.parts:
        if part.predicate == predicate and part.via == via:
            return part
    line.parts.append(Part(predicate, via))
    return line.parts[-1]


def _prefer_tenures(line: Line) -> None:
    """A bare "held post" says nothing that the tenures on the same line do not say."""
    if any(part.predicate == HELD_POST and part.via for part in line.parts):
        line.parts = [part for part in line.parts if part.predicate != HELD_POST or part.via]


def _sum_up_events(
    lines: dict[tuple[str, str], Line], entities: Mapping[str, Entity], facts: Sequence[Fact], vocabulary: Vocabulary
) -> None:
    """Tell each line that stands for events ("sent a trade mission to") which events it stands for."""
    fillers: dict[tuple[str, str], list[str]] = {}
    of_type: dict[str, list[str]] = {}
    for fact in facts:
        if isinstance(fact.object, str):
            fillers.setdefault((fact.subject, fact.predicate), []).append(fact.object)
    for key in sorted(entities):
        of_type.setdefault(f"gg:{entities[key].type}", []).append(key)
    for shortcut in vocabulary.shortcuts:
        for event in of_type.get(shortcut.event, []):
            if "gg:held" not in fillers.get((event, "gg:status"), []):
                continue
            for source in fillers.get((event, shortcut.start), []):
                for target in fillers.get((event, shortcut.end), []):
                    line = lines.get((source, target))
                    said = line is not None and any(part.predicate == shortcut.predicate for part in line.parts)
                    if line is not None and said and event not in line.events:
                        line.events.append(event)
