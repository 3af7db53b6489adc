"""All that the graph holds of one entity, with the sentences that say it: the document behind a card or a page."""

from __future__ import annotations

from govgraph.errors import UsageError
from govgraph.model import Fact, Value
from govgraph.viewer.text import shorten
from govgraph.views.evidence import Evidence
from govgraph.views.index import Index, Json
from govgraph.views.schema_org import schema_org

MOST = 1000  # facts of others that one document holds; a province is named by very many
# How a date was found, and what a quote or a name has in common with all others: of use to queries, not to readers.
PARTS = ("tenure/", "amount/", "quote/", "article/")  # told with a person, a post, an event; an article has its own
UNTOLD = frozenset({"gg:dateBasis", "gg:granularity", "gg:direct", "schema:isPartOf"})


def entity_document(index: Index, key: str) -> Json:
    """The document of ``key``; see docs/web-api.md. UsageError when the graph holds no such entity."""
    entity = index.entity(key)
    if entity is None:
        raise UsageError(f"no entity {key}", "its identifier may have changed: search for its name")
    family = [key, *_parts_of(index, key)]
    said = [fact for member in family for fact in index.said(member) if fact.predicate not in UNTOLD]
    naming = [fact for fact in index.naming(key) if fact.subject not in family]
    evidence, parts = Evidence(index.graph), _Parts(index)
    facts = [_fact(index, fact, evidence, parts) for fact in said]
    incoming = [_fact(index, fact, evidence, parts) for fact in naming[:MOST]]
    reference = [{"predicate": name, "value": parts.value(value)} for name, value in entity.reference]
    return {
        "id": key, "type": entity.type, "label": shorten(entity.label),
        "aliases": [shorten(alias) for alias in entity.aliases], "notes": [shorten(note) for note in entity.notes],
        "types": list(index.vocabulary.supers[index.vocabulary.class_of(entity.type).curie]),
        "facts": facts, "incoming": incoming, "incoming_total": len(naming), "reference": reference,
        "parts": parts.known, "articles": evidence.articles, "paragraphs": evidence.paragraphs,
        "schema_org": schema_org(index, key),
    }  # fmt: skip


def _parts_of(index: Index, key: str) -> list[str]:
    """What is told on the page of another: tenures of a person or a post, amounts of an event."""
    match key.partition("/")[0]:
        case "person":
            return index.subjects(key, "org:member")[:MOST]
        case "post":
            return [subject for subject in index.subjects(key, "gg:post") if subject.startswith("tenure/")][:MOST]
        case "event":
            return index.objects(key, "gg:amount")
        case _:
            return []


def _fact(index: Index, fact: Fact, evidence: Evidence, parts: _Parts) -> Json:
    parts.add(fact.subject)
    return {
        "subject": fact.subject, "predicate": fact.predicate, "value": parts.value(fact.object),
        "claims": [evidence.claim(claim) for claim in fact.claims], "sources": index.sources([fact]),
    }  # fmt: skip


class _Parts:
    """The entities that a document names, each once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.known: dict[str, Json] = {}

    def add(self, key: str) -> Json:
        entity = self._index.entity(key)
        return self.known.setdefault(
            key, {"id": key, "label": self._index.label(key), "type": entity.type if entity else None}
        )

    def value(self, value: str | Value) -> Json:
        if isinstance(value, str) and self._index.entity(value):
            return dict(self.add(value))
        return plain_value(value)


def plain_value(value: str | Value) -> Json:
    """A listed value or a literal of a fact."""
    if isinstance(value, str):
        return {"term": value}
    return {"text": value.text, "datatype": value.datatype, "lang": value.lang}
