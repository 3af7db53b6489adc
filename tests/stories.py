"""Small extractions in our own words: what the tests of identity are told.

``story("a", "2024-03-01", people=[who("Rahayu Lestari", "Gubernur", "Jawa Timur")])`` is one article that
presents one person. Places and bodies that posts and events name are added by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any

from govgraph.lexicon import Lexicon
from govgraph.model import (
    Amount,
    Article,
    Event,
    Evidence,
    Extraction,
    Filler,
    Organisation,
    Paragraph,
    Person,
    Place,
    PostClaim,
    When,
)
from govgraph.resolve import Decision, Resolution, resolve

HERE = Evidence(0, 4, 0, 4, "test")


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with govgraph."""
    return Lexicon.load()


@dataclass(frozen=True)
class Who:
    """A person of a story; ``posts`` are ``(title, of, flags)`` with flags out of "acting former elect"."""

    name: str
    posts: tuple[tuple[str, str | None, str], ...] = ()
    also: tuple[str, ...] = ()


def who(name: str, title: str | None = None, of: str | None = None, flags: str = "", also: Sequence[str] = ()) -> Who:
    """A person with at most one post."""
    return Who(name, ((title, of, flags),) if title else (), tuple(also))


@dataclass(frozen=True)
class Body:
    """An organisation of a story."""

    name: str
    type: str = "association"
    area: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Happening:
    """An event of a story; fillers are names of the story's people, bodies and places, or other words."""

    type: str
    roles: Mapping[str, Sequence[str]]
    date: str | None = None
    place: str | None = None
    status: str = "held"
    amounts: tuple[tuple[str, int], ...] = ()
    topic: str | None = None
    as_of: str | None = None
    end: str | None = None
    words: frozenset[str] = field(default_factory=frozenset)  # fillers that stay words


def story(
    name: str,
    published: str | None = None,
    people: Iterable[Who] = (),
    bodies: Iterable[Body] = (),
    places: Iterable[str] = (),
    events: Iterable[Happening] = (),
    text: str | None = None,
) -> Extraction:
    """One article and what it says."""
    people, bodies, events = tuple(people), tuple(bodies), tuple(events)
    text = text or f"Berita {name}. Isinya dikarang untuk uji coba {name}."
    named = [*places, *(of for w in people for _, of, _ in w.posts if of and _code(of))]
    named += [e.place for e in events if e.place]
    named += [f for e in events for fs in e.roles.values() for f in fs if _code(f)]
    local = {place: f"l{n}" for n, place in enumerate(dict.fromkeys(named), 1)}
    local.update({body.name: f"o{n}" for n, body in enumerate(bodies, 1)})
    local.update({w.name: f"p{n}" for n, w in enumerate(people, 1)})
    return Extraction(
        Article(name, text, (Paragraph("body", 0, len(text)),), text, sha256(text.encode()).hexdigest(),
                published=published),
        tuple(_person(f"p{n}", w, local) for n, w in enumerate(people, 1)),
        tuple(Organisation(f"o{n}", b.name, b.also, b.type, b.area, (HERE,), _code(b.area) if b.area else None)
              for n, b in enumerate(bodies, 1)),
        tuple(Place(local[place], place, _type(place), (), (HERE,), _code(place)) for place in dict.fromkeys(named)),
        tuple(_event(f"e{n}", e, local) for n, e in enumerate(events, 1)),
    )  # fmt: skip


def _person(key: str, one: Who, local: Mapping[str, str]) -> Person:
    claims = tuple(
        PostClaim(title, of, "acting" in flags, "former" in flags, (HERE,), local.get(of or ""), "elect" in flags)
        for title, of, flags in one.posts
    )
    return Person(key, one.name, one.also, claims, (HERE,))


def _event(key: str, one: Happening, local: Mapping[str, str]) -> Event:
    roles = tuple((role, tuple(_filler(f, local, one.words) for f in fillers)) for role, fillers in one.roles.items())
    when = When(one.date, one.end, _grain(one.date), "explicit", HERE) if one.date else None
    amounts = tuple(Amount(kind, value, "IDR", HERE, as_of=one.as_of) for kind, value in one.amounts)
    kind: Any = one.type
    status: Any = one.status
    return Event(key, kind, status, roles, (HERE,), when, local.get(one.place or ""), amounts=amounts, topic=one.topic)


def _filler(words: str, local: Mapping[str, str], kept: frozenset[str]) -> Filler:
    found = local.get(words) if words not in kept else None
    return Filler(found or words, found is not None, HERE)


def _grain(iso: str) -> Any:
    return {4: "year", 7: "month"}.get(len(iso), "day")


def _code(name: str) -> str | None:
    found = {e.key for e in lexicon().phrases.get(name) if e.kind in ("region", "country")}
    regions = lexicon().regions
    exact = {key for key in found if key not in regions or regions[key].full_name == name}
    return next(iter(exact)) if len(exact) == 1 else None


def _type(name: str) -> str:
    code = _code(name) or ""
    if not code:
        return "other"
    return "country" if code.isalpha() else {2: "province", 5: "regency"}.get(len(code), "district")


def solve(*stories: Extraction, decisions: Iterable[Decision] = ()) -> Resolution:
    """The resolution of some stories."""
    return resolve(stories, lexicon(), decisions)


def entity(found: Resolution, article: str, name: str) -> str:
    """The cluster id of what an article calls ``name`` (person, body, place), or of its event ``name`` ("e1")."""
    extraction = next(e for e in found.extractions if e.article.id == article)
    things = (*extraction.people, *extraction.organisations, *extraction.places)
    local = next((thing.id for thing in things if thing.name == name), name)
    return found.index[extraction.article.key, local]


def same(found: Resolution, *mentions: tuple[str, str]) -> bool:
    """Whether all mentions are one thing."""
    return len({entity(found, article, name) for article, name in mentions}) == 1
