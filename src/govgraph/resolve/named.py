"""Groups with their identifiers, and the look-ups that later stages need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from govgraph.resolve.forced import Targets
from govgraph.resolve.group import Group
from govgraph.resolve.identifiers import assign, redirects
from govgraph.resolve.model import Cluster, Decision, MentionKey, Merge


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Groups and the identifier of each by its number."""

    groups: tuple[Group, ...]
    ids: dict[int, str]
    names: dict[str, str]
    index: dict[MentionKey, str]

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Named:
        """Groups with freshly assigned identifiers."""
        ids = assign(groups)
        names = {ids[n]: group.name for n, group in enumerate(groups)}
        return cls(tuple(groups), ids, names, {key: ids[n] for n, group in enumerate(groups) for key in group.members})

    def redirects(self) -> tuple[tuple[str, str], ...]:
        """Former identifiers and what they lead to."""
        return redirects(self.groups, self.ids)

    def clusters(self) -> tuple[Cluster, ...]:
        """The groups as clusters, sorted by identifier."""
        found = [
            Cluster(self.ids[n], g.type, g.name, g.aliases, g.members, g.notes, g.kind)
            for n, g in enumerate(self.groups)
        ]
        return tuple(sorted(found, key=lambda cluster: cluster.id))

    def merges(self) -> tuple[Merge, ...]:
        """Every join of every group, sorted by cluster and mentions."""
        found = [
            Merge(self.ids[n], join.left, join.right, join.features, join.score, join.decision)
            for n, group in enumerate(self.groups)
            for join in group.joins
        ]
        return tuple(sorted(found, key=lambda merge: (merge.cluster, merge.left, merge.right)))

    def targets(self) -> Targets:
        """What decisions can name."""
        stems: dict[str, set[MentionKey]] = {}
        for group in self.groups:
            for stem, keys in group.stems:
                stems.setdefault(stem, set()).update(keys)
        return Targets(
            {self.ids[n]: frozenset(group.members) for n, group in enumerate(self.groups)},
            {stem: frozenset(keys) for stem, keys in stems.items()},
            self.index,
        )

    def marked(self, decisions: Iterable[Decision]) -> Named:
        """With the names, types and replies that decisions give; identifiers stay."""
        groups = list(self.groups)
        numbers = {key: n for n, group in enumerate(groups) for key in group.members}
        targets = self.targets()
        for decision in decisions:
            if decision.kind in ("rename", "retype", "reply"):
                keys = targets.find(decision.targets[0])
                if keys:
                    n = numbers[min(keys)]
                    groups[n] = _mark(groups[n], decision)
        names = {self.ids[n]: group.name for n, group in enumerate(groups)}
        return Named(tuple(groups), self.ids, names, self.index)


def _mark(group: Group, decision: Decision) -> Group:
    value = decision.value or ""
    if decision.kind == "rename":
        aliases = tuple(sorted({*group.aliases, group.name} - {value}))
        return replace(group, name=value, aliases=aliases, notes=(*group.notes, f"renamed by decision: {group.name}"))
    if decision.kind == "retype":
        return replace(group, kind=value, notes=(*group.notes, f"retyped by decision: {group.kind}"))
    words = f"reply: {value}" if decision.note is None else f"reply: {value} ({decision.note})"
    return replace(group, notes=(*group.notes, words))
