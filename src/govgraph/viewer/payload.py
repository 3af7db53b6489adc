"""Graph → the JSON that the page is made of: entities, facts, claims, the paragraphs they quote, and lines.

Everything refers to everything else by position, so that a large graph stays small. Offsets are UTF-16
units inside their paragraph, because that is how the browser counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govgraph.model import Article, Claim, Entity, Value
from govgraph.viewer.fold import HELD_POST, Line, fold, when
from govgraph.viewer.network import build_network
from govgraph.viewer.text import paragraph_at, shorten, units
from govgraph.vocabulary import Vocabulary

if TYPE_CHECKING:
    from govgraph.graph import Graph

Json = dict[str, Any]

OPENED = 2000  # so many nodes a browser lays on the table at once; the rest comes by search


def make_payload(graph: Graph, vocabulary: Vocabulary, opened: int = OPENED) -> Json:
    """All that the page shows of ``graph``, ready for ``json.dumps``.

    ``opened`` is the number of nodes laid on the table at first. Raises GovgraphError for a class that
    the ontology does not declare and KeyError when a claim names an article that the graph does not hold.
    """
    drawing = fold(graph.entities, graph.facts, vocabulary)
    order = [*drawing, *(key for key in sorted(graph.entities) if key not in drawing)]
    index = {key: i for i, key in enumerate(order)}
    sources = _Sources(graph)
    facts = [
        _fact(index, fact.subject, fact.predicate, fact.object, [sources.claim(c) for c in fact.claims])
        for fact in graph.facts
    ]
    of_subject: dict[str, list[int]] = {}
    for i, fact in enumerate(graph.facts):
        of_subject.setdefault(fact.subject, []).append(i)
    entities = []
    for key in order:
        group = drawing.nodes[key]["group"] if key in drawing else ""
        dates = when(graph.facts, of_subject.get(key, []))
        entities.append(_entity(index, graph.entities[key], group, dates))
    return {
        "counts": {"entities": len(drawing), "facts": len(facts), "articles": len(graph.articles)},
        "terms": _terms(graph, vocabulary),
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


def _terms(graph: Graph, vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """The labels of the terms that this graph uses: predicates, classes and listed values."""
    used = {fact.predicate for fact in graph.facts} | {HELD_POST}
    used |= {fact.object for fact in graph.facts if isinstance(fact.object, str)}
    for entity in graph.entities.values():
        used |= {f"gg:{entity.type}"} | {p for p, _ in entity.reference}
        used |= {o for _, o in entity.reference if isinstance(o, str)}
    known = vocabulary.terms
    return {term: dict(known[term].labels) for term in sorted(used) if term in known and known[term].labels}


class _Sources:
    """Collects the claims that are quoted, with only those paragraphs of the articles that they stand in."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._article: dict[str, int] = {}
        self._paragraph: list[dict[int, int]] = []
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
        if same in self._claim:
            return self._claim[same]
        article = self._graph.articles[claim.article]
        where = paragraph_at(article, claim.start)
        at = self._article_position(claim.article, article)
        paragraph = article.paragraphs[where]
        text = article.text[paragraph.start : paragraph.end]
        known = self._paragraph[at]
        if where not in known:
            known[where] = len(self.articles[at]["paragraphs"])
            self.articles[at]["paragraphs"].append(text)
        offsets = [
            units(text, offset - paragraph.start)
            for offset in (claim.sentence_start, claim.sentence_end, claim.start, claim.end)
        ]
        rule = self._rule.setdefault(claim.rule, len(self._rule))
        self._claim[same] = len(self.claims)
        self.claims.append([at, known[where], *offsets, rule])
        return self._claim[same]

    def _article_position(self, key: str, article: Article) -> int:
        """Position of the article in ``articles``, added when it is quoted for the first time."""
        if key not in self._article:
            self._article[key] = len(self.articles)
            self._paragraph.append({})
            record: Json = {"id": article.id, "title": shorten(article.title), "paragraphs": []}
            copy_of = self._graph.sources.get(key, key)
            optional = {"url": article.url, "outlet": article.outlet, "published": article.published, "copy": copy_of}
            if copy_of == key:
                del optional["copy"]  # a source of its own, as most are
            self.articles.append(record | {name: value for name, value in optional.items() if value})
        return self._article[key]
