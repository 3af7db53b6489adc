"""What a build did: counts by type, what was dropped and rejected and why. No clock, so equal builds are equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govgraph.articles import Rejected
from govgraph.graph import Graph
from govgraph.model import Extraction


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one build; every mapping is a sorted tuple of (name, number)."""

    articles: int
    rejected: tuple[tuple[str, int], ...]  # by code
    entities: tuple[tuple[str, int], ...]  # by type
    facts: int
    claims: int
    dropped: tuple[tuple[str, int], ...]  # by reason
    notes: tuple[tuple[str, str], ...]  # (source, what its reader had to decide)
    by_article: tuple[dict[str, object], ...]

    def as_dict(self) -> dict[str, object]:
        """The report as the object of ``report.json``."""
        return {
            "articles": self.articles,
            "rejected": dict(self.rejected),
            "entities": dict(self.entities),
            "facts": self.facts,
            "claims": self.claims,
            "dropped": dict(self.dropped),
            "notes": [{"source": source, "note": note} for source, note in self.notes],
            "by_article": list(self.by_article),
        }


def make_report(extractions: Sequence[Extraction], rejected: Iterable[Rejected], graph: Graph) -> Report:
    """Count what was read, said, dropped and rejected."""
    dropped = Counter(item.reason for extraction in extractions for item in extraction.dropped)
    dropped.update(dict(graph.dropped))
    return Report(
        articles=len(extractions),
        rejected=_sorted(Counter(item.code for item in rejected)),
        entities=_sorted(Counter(entity.type for entity in graph.entities.values())),
        facts=len(graph.facts),
        claims=sum(len(fact.claims) for fact in graph.facts),  # each is of one fact
        dropped=_sorted(dropped),
        notes=tuple((one.article.source, note) for one in extractions for note in one.article.notes),
        by_article=tuple(_article(one) for one in sorted(extractions, key=lambda one: one.article.key)),
    )


def _article(extraction: Extraction) -> dict[str, object]:
    return {
        "key": extraction.article.key,
        "source": extraction.article.source,
        "published": extraction.article.published,
        "people": len(extraction.people),
        "organisations": len(extraction.organisations),
        "places": len(extraction.places),
        "events": len(extraction.events),
        "quotes": len(extraction.quotes),
        "dropped": dict(_sorted(Counter(item.reason for item in extraction.dropped))),
    }


def _sorted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items()))
