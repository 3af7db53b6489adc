"""Clusters from scored pairs: the strongest first, never across a cannot-link."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

Features = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A scored pair of item numbers, ``left < right``."""

    left: int
    right: int
    features: Features
    score: float
    decision: str | None = None


@dataclass(slots=True)
class _Side:
    """What a cluster is compared by: where its items stand, and one item for each kind of them."""

    places: set[Hashable]
    alike: dict[Hashable, int]


def total(features: Features) -> float:
    """The score of a pair: the sum of its features, rounded so that it prints the same everywhere."""
    return round(sum(value for _, value in features), 3)


Likeness = tuple[Hashable, Hashable]
"""Where an item stands, no two of which are ever joined, and all else that decides what it is apart from."""


def cluster(
    count: int,
    edges: Iterable[Edge],
    apart: Callable[[int, int], bool],
    likeness: Callable[[int], Likeness] = lambda item: (item, item),
) -> tuple[tuple[tuple[int, ...], ...], tuple[Edge, ...]]:
    """Join ``count`` items along ``edges`` and return the clusters and the edges that joined them.

    Edges are taken by falling score (decided ones first), ties by item number; an edge is passed over
    when any item of one side is ``apart`` from any item of the other, unless it is decided. Item numbers must
    follow content, not arrival: then the result does not depend on the order of the input.

    Items with one ``likeness`` but for where they stand are apart from the same others, so that a cluster of a
    million reports of one event is compared once, not a million times.
    """
    members: list[list[int]] = [[number] for number in range(count)]
    home = list(range(count))
    sides = [_Side({place}, {alike: number}) for number, (place, alike) in enumerate(map(likeness, range(count)))]
    used: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (e.decision is None, -e.score, e.left, e.right)):
        left, right = home[edge.left], home[edge.right]
        if left == right or (edge.decision is None and _blocked(sides[left], sides[right], apart)):
            continue
        small, large = sorted((left, right), key=lambda root: (len(members[root]), root))
        for item in members[small]:
            home[item] = large
        members[large].extend(members[small])
        members[small] = []
        sides[large].places |= sides[small].places
        sides[large].alike.update(sides[small].alike)
        sides[small] = _Side(set(), {})
        used.append(edge)
    return tuple(sorted(tuple(sorted(group)) for group in members if group)), tuple(used)


def _blocked(left: _Side, right: _Side, apart: Callable[[int, int], bool]) -> bool:
    if not left.places.isdisjoint(right.places):
        return True
    return any(apart(a, b) for a in left.alike.values() for b in right.alike.values())
