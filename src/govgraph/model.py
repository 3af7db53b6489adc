"""The values that travel between the rooms: Article, Extraction, Entity, Claim, Fact.

All offsets are code points into ``Article.text``; ``text[start:end]`` is always verbatim.
Every class here is immutable and picklable, so that it can cross a process border. Evidence, claims
and facts are tuples with names, because they are made by the million.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from govgraph.slug import slug

ParagraphKind = Literal["title", "meta", "body", "heading", "caption", "navigation", "source"]
EventType = Literal[
    "trade_mission", "agreement", "cooperation", "visit", "meeting", "appointment",
    "end_of_term", "opening", "aid", "award", "transaction", "training",
]  # fmt: skip
Status = Literal["held", "planned", "proposed", "denied"]
Granularity = Literal["day", "month", "year", "interval"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article; ``text[start:end]`` has no surrounding white space.

    ``kind``: title, meta (date, byline and outlet lines), body, heading (sub-title inside the
    body), caption (photo caption), navigation ("Baca juga", "Berita Terkait", "Advertisement",
    tags), source ("Sumber: …" tail). Facts are read from title, body, heading and caption only.
    """

    kind: ParagraphKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from disk, before anything is understood."""

    id: str  # as a person would name it: file stem or row id; ``article.id`` of the JSON format
    text: str  # decoded, NFC, newlines "\n", control characters stripped; what spans index into
    paragraphs: tuple[Paragraph, ...]
    title: str
    sha256: str  # of ``text`` in UTF-8
    source: str = ""  # where it was read from, relative as given
    url: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO date, or date-time with offset ("2022-12-13T21:57:00+07:00")
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    query: str | None = None
    notes: tuple[str, ...] = ()  # what the reader had to decide: "decoded from windows-1252: not UTF-8"

    @property
    def key(self) -> str:
        """Content-derived identifier that is unique within a batch: ``<slug of id>-<sha256[:10]>``."""
        return f"{slug(self.id)}-{self.sha256[:10]}"


class Evidence(NamedTuple):
    """Why something is said: the span of its wording, the sentence around it, and the rule."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class PostClaim:
    """The text gives a person a post. ``of`` is the official full name of area or body."""

    title: str  # bare title spelled out: "Gubernur", "Kepala Dinas Kesehatan"
    of: str | None
    acting: bool
    former: bool
    evidence: tuple[Evidence, ...]
    of_ref: str | None = None  # local id of the place or organisation meant by ``of``
    elect: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one article presents them."""

    id: str  # local: "p1"
    name: str  # longest form in the text, without titles and degrees, spelled as in the text
    also: tuple[str, ...]
    posts: tuple[PostClaim, ...]
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named body as one article presents it."""

    id: str  # local: "o1"
    name: str  # expanded full name
    also: tuple[str, ...]
    # government, agency, ministry, association, company, legislature, university, party, security, media, other
    type: str
    area: str | None  # official name of province, regency, city
    mentions: tuple[Evidence, ...]
    area_code: str | None = None  # official region code, where ``area`` is a region
    parent: str | None = None  # name of the mother body, where this is a chapter


@dataclass(frozen=True, slots=True)
class Place:
    """A place as one article presents it."""

    id: str  # local: "l1"
    name: str  # official name: "Jawa Timur", "Kabupaten Bogor", "Kecamatan Ciemas"
    type: str  # province, regency, city, district, village, country, other
    also: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    code: str | None = None  # official region code ("35", "35.78") or ISO 3166-1 alpha-2 of a country


@dataclass(frozen=True, slots=True)
class When:
    """A date with its granularity and how it was found.

    ``start`` and ``end`` are ISO: "2022-12-13", "2022-10", "2022". ``start`` is None when the
    wording could not be resolved; ``basis`` then says why.
    """

    start: str | None
    end: str | None
    granularity: Granularity
    basis: str  # "explicit", "weekday", "relative:published", "inherited", "unresolved:no publication date", ...
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money that belongs to an event: an exact integer of currency units."""

    kind: str  # total, sales, purchases, investment, part, ...
    value: int
    currency: str  # ISO 4217
    evidence: Evidence
    stage: str = "realised"  # target, potential, signed, realised
    qualifier: str | None = None  # more_than, almost, about, up_to
    as_of: str | None = None  # hour of the count, ISO with offset or "HH:MM"


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a role: a local id (``ref`` true) or words of the text."""

    value: str
    ref: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, proposed or denied, with who played which role."""

    id: str  # local: "e1"
    type: EventType
    status: Status
    roles: tuple[tuple[str, tuple[Filler, ...]], ...]  # in the order of the ontology's roles
    evidence: tuple[Evidence, ...]  # the sentences that tell it; the first is the announcing one
    date: When | None = None
    place: str | None = None  # local id of a place
    venue: str | None = None  # words of the text
    venue_evidence: Evidence | None = None
    amounts: tuple[Amount, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement: ``text[start:end]`` is what was said, verbatim, without quotation marks."""

    speaker: str  # local id of a person
    direct: bool
    start: int
    end: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something seen and not said, with the reason: abstention is counted, never silent."""

    start: int
    end: int
    reason: str  # short stable code: "event.no_role", "quote.no_speaker", "date.no_anchor", ...


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article made us say, and all that we did not."""

    article: Article
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dropped: tuple[Dropped, ...] = ()


class Claim(NamedTuple):
    """What one sentence of one article says: the atom. ``quote`` is ``text[start:end]`` verbatim."""

    id: str  # content-derived: article key, span, rule and what is said
    article: str  # Article.key
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Value:
    """A literal: lexical form, XSD datatype local name ("string", "date", "gYearMonth", "gYear",
    "integer", "decimal", "boolean", "dateTime", "anyURI") and language tag for strings."""

    text: str
    datatype: str = "string"
    lang: str | None = None


class Fact(NamedTuple):
    """What the graph holds about an entity, backed by one claim or more."""

    subject: str  # entity id
    predicate: str  # CURIE of an ontology term: "gg:host"
    object: str | Value  # entity id, or literal
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world (or a tenure, event, quote, amount) with its readable identifier."""

    id: str  # "person/khofifah-indar-parawansa", "place/35.78", "event/trade-mission/…"
    type: str  # class name of the ontology: "Person", "TradeMission", "Place", ...
    label: str
    aliases: tuple[str, ...] = ()
    reference: tuple[tuple[str, str | Value], ...] = ()  # facts from reference data: no article needed
    notes: tuple[str, ...] = field(default=())  # what a reader should know: "spelling differs", ...
