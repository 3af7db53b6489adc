"""Extraction → the article's paragraphs in blocks, each with the notes that belong to it.

A note is one piece of evidence: a span of the text, what it was taken to say, and the rule that took it so. What
was seen and not said stands in the block where it was seen. The renderers only put this into words and colours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from govgraph.graph.values import (
    AMOUNT_KINDS,
    ORGANISATION_CLASSES,
    PLACE_CLASSES,
    QUALIFIERS,
    class_name,
    kind_words,
)
from govgraph.model import Amount, Article, Dropped, Event, Evidence, Extraction, Person, PostClaim, When

Kind = Literal["quote", "role", "venue", "event", "date", "amount", "place", "organisation", "post", "person"]
KINDS: tuple[Kind, ...] = (
    "person", "post", "organisation", "place", "event", "date", "amount", "quote", "venue", "role",
)  # fmt: skip
_OTHER = {"other": "gg:otherAmount"}


@dataclass(frozen=True, slots=True)
class Say:
    """One thing that a note says: ``term`` is what (a key of the words), ``text`` or ``code`` (a key too) the value."""

    term: str
    text: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What ``text[start:end]`` was taken to say, about which local id, by which rule; the sentence it belongs to."""

    kind: Kind
    id: str
    start: int
    end: int
    sentence: tuple[int, int]
    rule: str
    says: tuple[Say, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same notes, the innermost last; ``begins`` is true where that one begins."""

    start: int
    end: int
    notes: tuple[int, ...]  # places in ``Block.marks``
    begins: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A sentence, or what stands between sentences.

    ``marks`` are the notes whose spans reach into it; those that belong to it come first, ``own`` counts them.
    """

    start: int
    end: int
    marks: tuple[Note, ...]
    own: int
    dropped: tuple[Dropped, ...]

    def runs(self) -> tuple[Run, ...]:
        """The block cut at every edge of a mark: pieces in order that together are its text."""
        inside = [(max(m.start, self.start), min(m.end, self.end)) for m in self.marks]
        edges = sorted({self.start, self.end, *(edge for span in inside for edge in span)})
        runs = []
        for start, end in pairwise(edges):
            over = [n for n, (a, b) in enumerate(inside) if a <= start and end <= b]
            over.sort(key=lambda n: (self.marks[n].start - self.marks[n].end, -KINDS.index(self.marks[n].kind), n))
            runs.append(Run(start, end, tuple(over), bool(over) and inside[over[-1]][0] == start))
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph: its kind and its blocks in order, white space between them left out."""

    kind: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article as it was understood. ``counts``: how many things of each kind, and ``dropped``."""

    article: Article
    parts: tuple[Part, ...]
    counts: tuple[tuple[str, int], ...]


def annotate(extraction: Extraction) -> Annotated:
    """Every piece of evidence of ``extraction`` in the block of the article where it stands."""
    article = extraction.article
    notes = sorted(set(_notes(extraction)), key=lambda n: (n.start, -n.end, KINDS.index(n.kind), n.id, n.rule))
    cuts = sorted({edge for note in notes for edge in note.sentence})
    blocks = _Blocks(notes, extraction.dropped)
    parts = []
    for paragraph in article.paragraphs:
        spans = _spans(article.text, paragraph.start, paragraph.end, cuts)
        parts.append(Part(paragraph.kind, tuple(blocks.block(start, end) for start, end in spans)))
    counts = (
        ("person", len(extraction.people)),
        ("post", sum(len(person.posts) for person in extraction.people)),
        ("organisation", len(extraction.organisations)),
        ("place", len(extraction.places)),
        ("event", len(extraction.events)),
        ("quote", len(extraction.quotes)),
        ("dropped", len(extraction.dropped)),
    )
    return Annotated(article, tuple(parts), counts)


def _spans(text: str, start: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    """A paragraph cut at the edges of its sentences, white space trimmed, nothing else left out."""
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    spans = []
    for a, b in pairwise([start, *inside, end]):
        piece = text[a:b]
        left = a + len(piece) - len(piece.lstrip())
        right = b - len(piece) + len(piece.rstrip())
        if left < right:
            spans.append((left, right))
    return spans


class _Blocks:
    """Makes block after block, in the order of the text; each note is looked at where it stands."""

    def __init__(self, notes: list[Note], dropped: tuple[Dropped, ...]) -> None:
        self.notes, self.dropped = notes, dropped
        self.starts = [note.start for note in notes]
        self.seen = [item.start for item in dropped]
        self.reaching: list[Note] = []  # notes of earlier blocks that go on

    def block(self, start: int, end: int) -> Block:
        own = self.notes[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        guests = [note for note in self.reaching if note.end > start]
        self.reaching = [note for note in (*guests, *own) if note.end > end]
        dropped = self.dropped[bisect_left(self.seen, start) : bisect_left(self.seen, end)]
        return Block(start, end, (*own, *guests), len(own), dropped)


def _notes(extraction: Extraction) -> Iterator[Note]:
    names = _names(extraction)
    for person in extraction.people:
        yield from _person(person)
    for body in extraction.organisations:
        says = [Say("name", body.name), Say("type", code=ORGANISATION_CLASSES.get(body.type, "gg:Organisation"))]
        says += [Say(term, value) for term, value in (("gg:area", body.area), ("parent", body.parent)) if value]
        yield from (_note("organisation", body.id, evidence, says) for evidence in body.mentions)
    for place in extraction.places:
        says = [Say("name", place.name), Say("type", code=PLACE_CLASSES.get(place.type, "gg:Place"))]
        says += [Say("gg:code", place.code)] if place.code else []
        yield from (_note("place", place.id, evidence, says) for evidence in place.mentions)
    for event in extraction.events:
        yield from _event(event, names)
    for quote in extraction.quotes:
        spoken = Evidence(
            quote.start, quote.end, quote.evidence.sentence_start, quote.evidence.sentence_end, quote.evidence.rule
        )
        how = Say("form", code="direct" if quote.direct else "indirect")
        yield _note("quote", quote.speaker, spoken, [Say("gg:speaker", names[quote.speaker]), how])


def _names(extraction: Extraction) -> dict[str, str]:
    people = {person.id: person.name for person in extraction.people}
    bodies = {body.id: body.name for body in extraction.organisations}
    return people | bodies | {place.id: place.name for place in extraction.places}


def _person(person: Person) -> Iterator[Note]:
    says = [Say("name", person.name), *(Say("also", other) for other in person.also)]
    yield from (_note("person", person.id, evidence, says) for evidence in person.mentions)
    for post in person.posts:
        yield from (_note("post", person.id, evidence, _post(person, post)) for evidence in post.evidence)


def _post(person: Person, post: PostClaim) -> list[Say]:
    says = [Say("name", person.name), Say("gg:postTitle", post.title)]
    says += [Say("of", post.of)] if post.of else []
    flags = (("gg:acting", post.acting), ("gg:former", post.former), ("gg:elect", post.elect))
    return says + [Say(term, code="yes") for term, true in flags if true]


def _event(event: Event, names: dict[str, str]) -> Iterator[Note]:
    """The words that announce an event, with all that is known of it; then the words of each part of it."""
    kind = Say("event", code=f"gg:{class_name(event.type)}")
    told = [kind, Say("gg:status", code=f"gg:{event.status}")]
    fillers = [(role, names.get(f.value, f.value) if f.ref else f.value, f) for role, all_ in event.roles for f in all_]
    told += [Say(f"gg:{role}", value) for role, value, _ in fillers]
    told += _when(event.date) if event.date else []
    told += [Say("schema:location", names[event.place])] if event.place else []
    told += [Say(term, value) for term, value in (("gg:venue", event.venue), ("gg:topic", event.topic)) if value]
    told += [Say("gg:amount", _figure(amount)) for amount in event.amounts]
    for number, evidence in enumerate(event.evidence):
        yield _note("event", event.id, evidence, told if number == 0 else [kind, Say("again", code="yes")])
    yield from (_note("role", event.id, f.evidence, [kind, Say(f"gg:{role}", value)]) for role, value, f in fillers)
    if event.date:
        yield _note("date", event.id, event.date.evidence, [*_when(event.date), kind])
    if event.venue and event.venue_evidence:
        yield _note("venue", event.id, event.venue_evidence, [Say("gg:venue", event.venue), kind])
    for amount in event.amounts:
        yield _note("amount", event.id, amount.evidence, [*_amount(amount), kind])


def _when(date: When) -> list[Say]:
    says = []
    if date.start:
        says = [Say("when", date.start if date.end in (None, date.start) else f"{date.start} – {date.end}")]
        says += [Say("gg:granularity", code=f"gg:{date.granularity}")]
    return [*says, Say("gg:dateBasis", date.basis)]


def _amount(amount: Amount) -> list[Say]:
    says = [Say("gg:amount", _figure(amount))]
    code = (AMOUNT_KINDS | _OTHER).get(amount.kind, "")
    says.append(Say("gg:amountKind", "" if code else kind_words(amount.kind), code))
    says.append(Say("gg:amountStage", code=f"gg:{amount.stage}"))
    says += [Say("gg:qualifier", code=QUALIFIERS[amount.qualifier])] if amount.qualifier else []
    return says + ([Say("gg:asOf", amount.as_of)] if amount.as_of else [])


def _figure(amount: Amount) -> str:
    return f"{amount.currency} {amount.value:,}".replace(",", ".")


def _note(kind: Kind, about: str, evidence: Evidence, says: Iterable[Say]) -> Note:
    sentence = (evidence.sentence_start, evidence.sentence_end)
    return Note(kind, about, evidence.start, evidence.end, sentence, evidence.rule, tuple(says))
