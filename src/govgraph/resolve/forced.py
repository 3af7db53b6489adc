"""Decisions as constraints on mentions: what they join and what they keep apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govgraph.resolve.model import Decision, MentionKey
from govgraph.resolve.union import Edge

Sides = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Forced:
    """Decisions on mentions: pairs that are together, and sides of decisions that are apart.

    ``sides`` gives a mention its ``(number of a decision, which of its targets)``.
    """

    joins: tuple[tuple[MentionKey, MentionKey, str], ...] = ()
    sides: Mapping[MentionKey, frozenset[tuple[int, int]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.joins or self.sides)

    def marks(self, key: MentionKey) -> Sides:
        """The sides a mention is on, sorted: mentions of different marks are never one item."""
        return tuple(sorted(self.side(key)))

    def side(self, key: MentionKey) -> frozenset[tuple[int, int]]:
        """The sides a mention is on; empty for nearly all."""
        return self.sides.get(key, frozenset())

    def apart(self, left: MentionKey, right: MentionKey) -> bool:
        """Whether a decision says that two mentions are different."""
        theirs = self.side(right)
        return bool(theirs) and any(
            number == other and at != there for number, at in self.side(left) for other, there in theirs
        )

    def edges(self, numbers: Mapping[MentionKey, int]) -> list[Edge]:
        """The joins as edges between the items that ``numbers`` says the mentions are in."""
        found = []
        for left, right, decision in self.joins:
            if left in numbers and right in numbers and numbers[left] != numbers[right]:
                low, high = sorted((numbers[left], numbers[right]))
                found.append(Edge(low, high, (("decision", 1.0),), 1.0, decision))
        return found


@dataclass(frozen=True, slots=True)
class Targets:
    """What identifiers in decisions mean: mentions by present id, by former id, and single mentions."""

    members: Mapping[str, frozenset[MentionKey]]  # present id → its mentions
    stems: Mapping[str, frozenset[MentionKey]]  # id a mention would have alone → mentions
    home: Mapping[MentionKey, str]  # mention → present id

    def find(self, target: str) -> frozenset[MentionKey]:
        """The mentions that a target means; empty when it no longer means any."""
        article, mark, local = target.rpartition("#")
        if mark:
            return frozenset(((article, local),)) if (article, local) in self.home else frozenset()
        return self.members.get(target) or self.stems.get(target, frozenset())

    def force(self, decisions: Iterable[Decision], prefix: str) -> Forced:
        """The decisions about entities whose id begins with ``prefix`` as constraints; later lines win."""
        joins: list[tuple[MentionKey, MentionKey, str]] = []
        sides: dict[MentionKey, set[tuple[int, int]]] = {}
        for number, decision in enumerate(decisions):
            found = [self.find(target) for target in decision.targets]
            if not all(found) or decision.kind not in ("same", "merge_events", "different"):
                continue
            if not all(self.home[min(keys)].startswith(prefix) for keys in found):
                continue
            if decision.kind == "different":
                pairs = _distinct(found)
                joins = [j for j in joins if not _across(j, pairs)]
                for at, keys in enumerate(pairs):
                    for key in keys:
                        sides.setdefault(key, set()).add((number, at))
            else:
                first = min(found[0])
                joins.extend((first, min(keys), decision.id) for keys in found[1:])
                together = frozenset().union(*found)
                for key in together:
                    sides.pop(key, None)
        return Forced(tuple(joins), {key: frozenset(found) for key, found in sides.items()})


def _distinct(found: list[frozenset[MentionKey]]) -> list[frozenset[MentionKey]]:
    """Targets as disjoint sets: an id that holds another target's mentions means what is left of it."""
    return [
        keys - frozenset().union(*(other for other in found if other is not keys and other < keys)) or keys
        for keys in found
    ]


def _across(join: tuple[MentionKey, MentionKey, str], sides: list[frozenset[MentionKey]]) -> bool:
    at = [[n for n, keys in enumerate(sides) if key in keys] for key in join[:2]]
    return bool(at[0] and at[1] and at[0] != at[1])
