"""Clusters from scored pairs: the strongest first, never across a cannot-link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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


def total(features: Features) -> float:
    """The score of a pair: the sum of its features, rounded so that it prints the same everywhere."""
    return round(sum(value for _, value in features), 3)


def cluster(
    count: int, edges: Iterable[Edge], apart: Callable[[int, int], bool]
) -> tuple[tuple[tuple[int, ...], ...], tuple[Edge, ...]]:
    """Join ``count`` items along ``edges`` and return the clusters and the edges that joined them.

    Edges are taken by falling score (decided ones first), ties by item number; an edge is passed over
    when any item of one side is ``apart`` from any item of the other, unless it is decided. Item numbers must
    follow content, not arrival: then the result does not depend on the order of the input.
    """
    members: list[list[int]] = [[number] for number in range(count)]
    home = list(range(count))
    used: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (e.decision is None, -e.score, e.left, e.right)):
        left, right = home[edge.left], home[edge.right]
        if left == right or (edge.decision is None and _blocked(members[left], members[right], apart)):
            continue
        small, large = sorted((left, right), key=lambda root: (len(members[root]), root))
        for item in members[small]:
            home[item] = large
        members[large].extend(members[small])
        members[small] = []
        used.append(edge)
    return tuple(sorted(tuple(sorted(group)) for group in members if group)), tuple(used)


def _blocked(left: Sequence[int], right: Sequence[int], apart: Callable[[int, int], bool]) -> bool:
    return any(apart(a, b) for a in left for b in right)
