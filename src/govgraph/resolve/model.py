"""What resolution hands on: clusters of mentions, why they were merged, tenures, what stays open.

A *mention key* is ``(Article.key, local id)``; a *cluster id* is the entity id of the graph
("person/khofifah-indar-parawansa", "place/35.78", "event/trade-mission-2022-12-13-…").
Everything is immutable, picklable and sorted, so that equal input gives equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from govgraph.model import Evidence, Extraction

MentionKey = tuple[str, str]
ClusterType = Literal["Person", "Organisation", "Place", "Event"]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two mentions of one cluster were found to be the same, by named features that add up to a score."""

    cluster: str
    left: MentionKey
    right: MentionKey
    features: tuple[tuple[str, float], ...]
    score: float
    decision: str | None = None  # id of the decision that forced the merge


@dataclass(frozen=True, slots=True)
class Cluster:
    """One thing in the world and all its mentions."""

    id: str  # content-derived and readable: "organisation/kamar-dagang-dan-industri-jawa-timur"
    type: ClusterType
    name: str
    aliases: tuple[str, ...]  # sorted; without ``name``
    members: tuple[MentionKey, ...]  # sorted
    notes: tuple[str, ...] = ()
    kind: str | None = None  # finer type: of an organisation, a place or an event; a decision can retype it


@dataclass(frozen=True, slots=True)
class Attestation:
    """One article says, on a date, that a person holds, held, received or left a post."""

    article: str  # Article.key
    person: str  # local id in that article
    kind: Literal["seen", "former", "elect", "appointed", "ended"]
    date: str | None  # ISO day, month or year; None: the article has no date
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person holding a post over an attested period; acting tenures are apart."""

    id: str  # "tenure/khofifah-indar-parawansa-gubernur-jawa-timur", acting: "…-acting"
    person: str  # cluster id
    post: str  # post id
    acting: bool
    first: str | None  # first and last date the holding was seen on
    last: str | None
    start: str | None  # bound set by an appointment, else None
    end: str | None  # bound set by an end of term, else None
    attestations: tuple[Attestation, ...]  # sorted by date, article, person
    elect: bool = False
    former: bool = False  # nobody saw the person in the post: only "mantan"


@dataclass(frozen=True, slots=True)
class Post:
    """An office: title and jurisdiction or body; exists apart from its holders."""

    id: str  # "post/gubernur-jawa-timur"
    title: str  # "Gubernur"
    of: str | None  # official full name of area or body
    of_cluster: str | None  # cluster id of that area or body, if it is one


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A wording that names somebody or something and was left open, with the reason."""

    mention: MentionKey  # article key and local id of the event (or person) it stands in
    wording: str
    reason: str  # "holder.none_known", "holder.two_candidates", "person.ambiguous_short_name", …
    candidates: tuple[str, ...] = ()  # cluster ids


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that differ between sources of one cluster (or inside one article): nothing is retired."""

    cluster: str
    kind: str  # "amount:total", "date", "spelling", "post", "sum", …
    values: tuple[tuple[str, tuple[str, ...]], ...]  # (value in words, article keys that say it); latest as-of first
    latest: str | None = None  # the value with the latest as-of hour, offered, never chosen


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement, one JSON line of a decisions file, that wins over the resolver."""

    kind: str  # same, different, unsure, reject_claim, rename, retype, merge_events, reply
    targets: tuple[str, ...]  # entity ids, or one claim id
    value: str | None = None  # new name, new type, or link of the reply
    note: str | None = None
    source: str = ""  # "file:line", for messages

    @property
    def id(self) -> str:
        """Readable name of the decision in messages and merges: ``"same person/a person/b"``."""
        return " ".join((self.kind, *self.targets))


@dataclass(frozen=True, slots=True)
class Resolution:
    """Extractions and what their mentions come to. ``index`` covers every person, organisation,
    place and event of every extraction."""

    extractions: Sequence[Extraction]  # sorted by Article.key, one per key
    clusters: tuple[Cluster, ...]  # sorted by id
    index: Mapping[MentionKey, str]
    merges: tuple[Merge, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()  # (old id, new id): the old one is replaced by the new
    sources: Mapping[str, str] = field(default_factory=dict)  # article key → key of the group of copies it is in
    posts: tuple[Post, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    post_index: Mapping[tuple[str, str, int], str] = field(default_factory=dict)
    # (article key, person local id, number of the PostClaim) → post id
    fillers: Mapping[tuple[str, str, str, str], str] = field(default_factory=dict)
    # (article key, event local id, role, words of a filler with ref false) → cluster id: "Gubernur Jatim" on that date
    unresolved: tuple[Unresolved, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stale: tuple[Decision, ...] = ()  # decisions whose targets no longer exist
    rejected: frozenset[str] = frozenset()  # claim ids that decisions reject
