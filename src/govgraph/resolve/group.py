"""One thing found by a resolver, before it has an identifier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from govgraph.model import Extraction
from govgraph.resolve.model import ClusterType, MentionKey
from govgraph.resolve.union import Features
from govgraph.slug import slug


@dataclass(frozen=True, slots=True)
class Join:
    """Why two mentions of one group are together."""

    left: MentionKey
    right: MentionKey
    features: Features
    score: float
    decision: str | None = None


Told = Sequence[tuple[str, Extraction]]
"""Extractions with their article keys, sorted by key: the key costs more to make than to carry."""

Stems = tuple[tuple[str, tuple[MentionKey, ...]], ...]


@lru_cache(maxsize=1 << 16)
def name_slug(name: str) -> str:
    """The slug of a name, remembered: names come back in thousands of articles."""
    return slug(name)


def by_stem(stems: Iterable[tuple[str, MentionKey]]) -> Stems:
    """Mentions by the stem that each would have alone."""
    table: dict[str, list[MentionKey]] = {}
    for stem, key in stems:
        table.setdefault(stem, []).append(key)
    return tuple((stem, tuple(sorted(table[stem]))) for stem in sorted(table))


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one thing with its name, what its identifier is made of, and why they are together.

    ``stem`` is the readable identifier without collisions ("person/ahmad-yani"); ``suffixes`` are tried in turn
    when two groups share a stem; ``stems`` are those that its mentions would have had alone, with these mentions.
    """

    type: ClusterType
    name: str
    members: tuple[MentionKey, ...]  # sorted
    stem: str
    aliases: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    stems: Stems = ()
    joins: tuple[Join, ...] = ()
    notes: tuple[str, ...] = ()
    kind: str | None = None
