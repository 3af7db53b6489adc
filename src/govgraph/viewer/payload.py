"""Graph → the JSON that the page is made of: entities, facts, claims, the paragraphs they quote, and lines.

Everything refers to everything else by position, so that a large graph stays small. Offsets are UTF-16
units inside their paragraph, because that is how the browser counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from govgraph.model import Article, Claim, Entity, Fact, Value
from govgraph.viewer.cut import carried
from govgraph.viewer.fold import HELD_POST, Line, fold, when
from govgraph.viewer.network import build_network
from govgraph.viewer.text import shorten, units
from govgraph.vocabulary import Vocabulary

if TYPE_CHECKING:
    from govgraph.graph import Graph

Json = dict[str, Any]

OPENED = 2000  # so many nodes a browser lays on the table at once; the rest comes by search


def make_payload(whole: Graph, vocabulary: Vocabulary, opened: int = OPENED) -> Json:
    """All that the page shows of a graph, ready for ``json.dumps``.

    ``opened`` is the number of nodes laid on the table at first. Of a graph that is too large for a page the newest
    articles are shown (``carried``), and how many there are is told in ``counts``. Raises GovgraphError for a class
    that the ontology does not declare and KeyError when a claim names an article that the graph does not hold.
    """
    graph = carried(whole)
    told = tuple(graph.facts)  # which are made when they are looked at, and will be a dozen times
    drawing = fold(graph.entities, told, vocabulary)
    order = [*drawing, *(key for key in sorted(graph.entities) if key not in drawing)]
    index = {key: i for i, key in enumerate(order)}
    sources = _Sources(graph)
    facts = [
        _fact(index, fact.subject, fact.predicate, fact.object, [sources.claim(c) for c in fact.claims])
        for fact in told
    ]
    of_subject: dict[str, list[int]] = {}
    for i, fact in enumerate(told):
        of_subject.setdefault(fact.subject, []).append(i)
    entities = []
    for key in order:
        group = drawing.nodes[key]["group"] if key in drawing else ""
        dates = when(told, of_subject.get(key, []))
        entities.append(_entity(index, graph.entities[key], group, dates))
    counts = {"entities": len(drawing), "facts": len(facts), "articles": len(graph.articles)}
    if graph is not whole:
        counts["archive"] = len(whole.articles)
    return {
        "counts": counts,
        "terms": _terms(graph.entities, told, vocabulary),
        "entities": entities,
        "facts": facts,
        "claims": sources.claims,
        "rules": sources.rules,
        "articles": sources.articles,
        "lines": [_line(index, line) for _, _, line in drawing.edges(data="line")],
        "opened": min(opened, len(drawing)),
        "network": build_network(drawing, graph.entities, opened),
    }


def _entity(index: dict[str, int], entity: Entity, group: str, dates: tuple[str, str] | None) -> Json:
    """One entity; empty fields are left out."""
    record: Json = {"id": entity.id, "type": entity.type, "group": group, "label": shorten(entity.label)}
    if entity.aliases:
        record["aliases"] = [shorten(alias) for alias in entity.aliases]
    if entity.notes:
        record["notes"] = [shorten(note) for note in entity.notes]
    if entity.reference:
        record["reference"] = [_fact(index, entity.id, p, o, [])[1:4] for p, o in entity.reference]
    if dates:
        record["when"] = list(dates)
    return record


def _fact(index: dict[str, int], subject: str, predicate: str, obj: str | Value, claims: list[int]) -> list[Any]:
    """``[subject, predicate, object position or -1, literal or None, claim positions]``."""
    if isinstance(obj, str) and obj in index:
        return [index[subject], predicate, index[obj], None, claims]
    literal = [obj.text, obj.datatype] if isinstance(obj, Value) else [obj, "term"]
    return [index[subject], predicate, -1, literal, claims]


def _line(index: dict[str, int], line: Line) -> Json:
    record: Json = {
        "from": index[line.source],
        "to": index[line.target],
        "parts": [[p.predicate, index.get(p.via, -1), p.facts] for p in line.parts],
    }
    if line.events:
        record["events"] = [index[event] for event in line.events]
    return record


def _terms(
    entities: Mapping[str, Entity], facts: Sequence[Fact], vocabulary: Vocabulary
) -> dict[str, dict[str, str]]:
    """The labels of the terms that a graph uses: predicates, classes and listed values."""
    used = {fact.predicate for fact in facts} | {HELD_POST}
    used |= {fact.object for fact in facts if isinstance(fact.object, str)}
    for entity in entities.values():
        used |= {f"gg:{entity.type}"} | {p for p, _ in entity.reference}
        used |= {o for _, o in entity.reference if isinstance(o, str)}
    known = vocabulary.terms
    return {term: dict(known[term].labels) for term in sorted(used) if term in known and known[term].labels}


@dataclass(slots=True)
class _Quoted:
    """An article that is quoted: its position, where its paragraphs begin, and those that are quoted."""

    position: int
    article: Article
    starts: list[int]
    shown: Json
    paragraphs: dict[int, tuple[int, int, str, int]] = field(default_factory=dict)

    def paragraph(self, where: int) -> tuple[int, int, str, int]:
        """Position among those shown, start, text, and how far a browser counts it as Python does: 0 or its length."""
        paragraph = self.article.paragraphs[where]
        text = self.article.text[paragraph.start : paragraph.end]
        found = len(self.paragraphs), paragraph.start, text, len(text) if text.isascii() else 0
        self.shown["paragraphs"].append(text)
        self.paragraphs[where] = found
        return found


class _Sources:
    """Collects the claims that are quoted, with only those paragraphs of the articles that they stand in."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._quoted: dict[str, _Quoted] = {}
        self._claim: dict[tuple[str, int, int, str], int] = {}
        self._rule: dict[str, int] = {}
        self.articles: list[Json] = []
        self.claims: list[list[int]] = []

    @property
    def rules(self) -> list[str]:
        """Names of the rules, in the order of first use."""
        return list(self._rule)

    def claim(self, claim: Claim) -> int:
        """Position of ``claim``: ``[article, paragraph, sentence start, sentence end, start, end, rule]``."""
        same = (claim.article, claim.start, claim.end, claim.rule)
        known = self._claim.get(same)
        if known is not None:
            return known
        quoted = self._quoted.get(claim.article) or self._article(claim.article)
        where = max(bisect_right(quoted.starts, claim.start) - 1, 0)
        paragraph = quoted.paragraphs.get(where) or quoted.paragraph(where)
        rule = self._rule.setdefault(claim.rule, len(self._rule))
        found = self._claim[same] = len(self.claims)
        self.claims.append([quoted.position, paragraph[0], *_offsets(claim, *paragraph[1:]), rule])
        return found

    def _article(self, key: str) -> _Quoted:
        """The article with this key, quoted for the first time: added to ``articles``."""
        article = self._graph.articles[key]
        record: Json = {"id": article.id, "title": shorten(article.title), "paragraphs": []}
        copy_of = self._graph.sources.get(key, key)
        optional = {"url": article.url, "outlet": article.outlet, "published": article.published, "copy": copy_of}
        if copy_of == key:
            del optional["copy"]  # a source of its own, as most are
        record |= {name: value for name, value in optional.items() if value}
        found = _Quoted(len(self.articles), article, [one.start for one in article.paragraphs], record)
        self._quoted[key] = found
        self.articles.append(record)
        return found


def _offsets(claim: Claim, start: int, text: str, plain: int) -> tuple[int, int, int, int]:
    """Sentence and words of a claim in its paragraph, as the browser counts; ``plain``: see ``_Quoted.paragraph``."""
    first, last = claim.sentence_start - start, claim.sentence_end - start
    if first >= 0 and last <= plain:
        return first, last, claim.start - start, claim.end - start
    return units(text, first), units(text, last), units(text, claim.start - start), units(text, claim.end - start)
