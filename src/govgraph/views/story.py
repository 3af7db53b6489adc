"""What a page without scripts tells of an entity: lines with numbers, and the numbered sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from govgraph.model import Claim, Fact, Value
from govgraph.viewer.text import shorten
from govgraph.views.entity import PARTS, UNTOLD
from govgraph.views.evidence import article_head
from govgraph.views.index import MENTIONS, Index, Json
from govgraph.views.words import date_text, period_text

MOST = 200  # lines and sentences on one page; the JSON document has the rest
_DATES = frozenset({"date", "gYearMonth", "gYear", "dateTime"})
_ELSEWHERE = frozenset({"gg:heldPost", "gg:amount", *UNTOLD})  # told as tenures and as amounts


@dataclass(slots=True)
class Line:
    """One value of a predicate: an entity (``id``) or words, terms that narrow it, its time, numbers of sentences."""

    label: str
    id: str = ""
    more: tuple[str, ...] = ()
    time: str = ""
    term: str = ""  # CURIE of a listed value
    numbers: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """A sentence with its marked words: ``(text, is marked)`` one after another."""

    number: int
    pieces: list[tuple[str, bool]]


@dataclass(slots=True)
class Story:
    """What a page shows: lines by predicate, what others say, and the sentences. ``left_out`` lines did not fit."""

    said: dict[str, list[Line]]
    incoming: dict[str, list[Line]]
    sources: list[tuple[Json, list[Sentence]]]  # the articles cited, each with its sentences
    left_out: int


def tell(index: Index, key: str) -> Story:
    """The story of the entity ``key``, in a fixed order."""
    notes = _Notes(index)
    said: dict[str, list[Line]] = {}
    for predicate, line in [*_tenures(index, key, notes), *_own(index, key, notes)]:
        said.setdefault(predicate, []).append(line)
    facts = [fact for fact in index.naming(key) if not fact.subject.startswith(PARTS) or fact.predicate == MENTIONS]
    facts += [fact for fact in index.naming(key) if fact.predicate == "gg:speaker"]
    facts = [fact for fact in facts if fact.predicate not in _ELSEWHERE]
    incoming: dict[str, list[Line]] = {}
    for fact in facts[:MOST]:
        line = Line(index.label(fact.subject), id=fact.subject, numbers=notes.cite(fact.claims))
        if fact.predicate != MENTIONS:  # the sentences stand below the titles of their articles anyway
            incoming.setdefault(fact.predicate, []).append(line)
    return Story(said, incoming, notes.sources(), max(len(facts) - MOST, 0))


def _own(index: Index, key: str, notes: _Notes) -> Iterable[tuple[str, Line]]:
    """What is said of the entity itself, its amounts among it."""
    hidden = _ELSEWHERE - {"gg:amount"} if key.startswith("event/") else _ELSEWHERE
    for fact in [fact for fact in index.said(key) if fact.predicate not in hidden][:MOST]:
        yield fact.predicate, _line(index, fact, notes)


def _line(index: Index, fact: Fact, notes: _Notes) -> Line:
    numbers, value = notes.cite(fact.claims), fact.object
    if isinstance(value, Value):
        text = date_text(value.text) if value.datatype in _DATES else shorten(value.text)
        return Line(text, numbers=numbers)
    if index.entity(value):
        return Line(index.label(value), id="" if value.startswith("amount/") else value, numbers=numbers)
    return Line(value, term=value, numbers=numbers)


def _tenures(index: Index, key: str, notes: _Notes) -> Iterable[tuple[str, Line]]:
    """Posts of a person, or holders of a post, with the time they are attested for; the oldest first."""
    near, far = ("org:member", "gg:post") if key.startswith("person/") else ("gg:post", "org:member")
    found = [tenure for tenure in index.subjects(key, near) if tenure.startswith("tenure/")]
    found.sort(key=lambda tenure: (index.text(tenure, "gg:firstAttested") or "", tenure))
    for tenure in found[:MOST]:
        other = index.object(tenure, far)
        if other is None:
            continue
        claims = [claim for fact in index.said(tenure) if fact.predicate == near for claim in fact.claims]
        more = tuple(name for name in ("gg:acting", "gg:former") if index.text(tenure, name) == "true")
        line = Line(index.label(other), other, more, _time(index, tenure), numbers=notes.cite(claims))
        yield "gg:heldPost" if near == "org:member" else "org:member", line


def _time(index: Index, tenure: str) -> str:
    bounds = ("schema:startDate", "gg:firstAttested"), ("schema:endDate", "gg:lastAttested")
    start, end = (next(filter(None, (index.text(tenure, name) for name in names)), None) for names in bounds)
    return period_text(start, end) if start else date_text(end) if end else ""


class _Notes:
    """Numbers the sentences that are cited, each once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._spans: dict[tuple[str, int, int], set[tuple[int, int]]] = {}
        self._numbers: dict[tuple[str, int, int], int] = {}

    def cite(self, claims: Iterable[Claim]) -> list[int]:
        """Numbers of the sentences around ``claims``; beyond so many, none."""
        cited = set()
        for claim in claims:
            place = (claim.article, claim.sentence_start, claim.sentence_end)
            if place in self._numbers or len(self._numbers) < MOST:
                self._spans.setdefault(place, set()).add((claim.start, claim.end))
                cited.add(self._numbers.setdefault(place, len(self._numbers) + 1))
        return sorted(cited)

    def sources(self) -> list[tuple[Json, list[Sentence]]]:
        """The cited articles in the order in which they are first cited, each with its sentences."""
        graph = self._index.graph
        found: dict[str, list[Sentence]] = {}
        for (key, start, end), spans in self._spans.items():
            text = graph.articles[key].text
            number = self._numbers[key, start, end]
            found.setdefault(key, []).append(Sentence(number, pieces(text, (start, end), spans)))
        return [
            (article_head(graph.articles[key], graph.sources.get(key, key)), sentences)
            for key, sentences in found.items()
        ]


def pieces(text: str, around: tuple[int, int], spans: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """``text[start:end]`` cut at the borders of ``spans``, each piece with whether it lies in one of them."""
    start, end = around
    found: list[tuple[str, bool]] = []
    at = start
    for span in sorted(spans):
        first, last = max(span[0], at), min(span[1], end)
        if first < last:
            found += [(text[at:first], False), (text[first:last], True)]
            at = last
    return [piece for piece in (*found, (text[at:end], False)) if piece[0]]
