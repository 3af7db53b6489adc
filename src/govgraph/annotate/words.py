"""The words that both views speak, in Indonesian and English: ours from a data file, terms from the ontology."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from govgraph.annotate.notes import Note
from govgraph.errors import GovgraphError
from govgraph.graph.values import shortened
from govgraph.model import Dropped
from govgraph.vocabulary import load_vocabulary

PAGES = Path(__file__).resolve().parent.parent / "web" / "pages"
QUOTED = 80  # characters of a span that a note repeats


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing in both languages; where both are the same, ``en`` is empty. ``plain``: words of an article."""

    id: str
    en: str
    plain: bool = False

    def __str__(self) -> str:
        return f"{self.id} · {self.en}" if self.en else self.id


@dataclass(frozen=True, slots=True)
class Words:
    """``ours`` by key (``annotation.json``), ``reasons`` by code (``reasons.json``). Treat both as read-only."""

    ours: Mapping[str, Pair]
    reasons: Mapping[str, Pair]

    def pair(self, key: str) -> Pair:
        """The words of ``key``: a key of our own, or a CURIE of the ontology. GovgraphError where neither has it."""
        if key in self.ours:
            return self.ours[key]
        term = load_vocabulary().terms.get(key)
        if term is None or "id" not in term.labels:
            raise GovgraphError(f"no words for {key!r}", "add it to annotation.json, or to ontology/govgraph.ttl")
        return _pair(term.labels["id"], term.labels.get("en", ""))

    def says(self, note: Note) -> list[tuple[Pair, Pair]]:
        """What a note says: what, and its value."""
        return [
            (self.pair(say.term), self.pair(say.code) if say.code else Pair(say.text, "", plain=True))
            for say in note.says
        ]

    def dropped(self, text: str, item: Dropped) -> tuple[str, Pair | None]:
        """The words that were seen and not said, cut where they are many; why, or None where only the code says so."""
        return shortened(text[item.start : item.end], QUOTED), self.reasons.get(item.reason)


@cache
def load_words() -> Words:
    """The words that ship, read once per process."""
    ours = json.loads((PAGES / "annotation.json").read_text(encoding="utf-8"))["words"]
    reasons = json.loads((PAGES / "reasons.json").read_text(encoding="utf-8"))["dropped"]
    return Words(*({key: _pair(row["id"], row["en"]) for key, row in rows.items()} for rows in (ours, reasons)))


def _pair(indonesian: str, english: str) -> Pair:
    return Pair(indonesian, "" if indonesian == english else english)
