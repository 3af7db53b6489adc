"""Readable identifiers from content, and the old ones that now lead to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from govgraph.resolve.group import Group


def assign(groups: Sequence[Group]) -> dict[int, str]:
    """An identifier for each group, by its number.

    Of the groups that share a stem the one told by most articles keeps it bare (an added article about a
    namesake then leaves it alone), the others take their first suffix that is free, at last a short digest
    of their first mention. Groups are taken in content order, so the order of the input does not matter.
    """
    by_stem: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        by_stem.setdefault(group.stem, []).append(number)
    taken = set(by_stem)
    ids: dict[int, str] = {}
    for stem in sorted(by_stem):
        first, *rest = sorted(by_stem[stem], key=lambda n: (-_articles(groups[n]), groups[n].members))
        ids[first] = stem
        for number in rest:
            ids[number] = _free(groups[number], taken)
            taken.add(ids[number])
    return ids


def redirects(groups: Sequence[Group], ids: dict[int, str]) -> tuple[tuple[str, str], ...]:
    """Identifiers that mentions would have had alone and that lead to exactly one group now."""
    current = set(ids.values())
    leads: dict[str, set[str]] = {}
    for number, group in enumerate(groups):
        for stem, _ in group.stems:
            if stem not in current:
                leads.setdefault(stem, set()).add(ids[number])
    return tuple((old, next(iter(new))) for old, new in sorted(leads.items()) if len(new) == 1)


def _articles(group: Group) -> int:
    return len({article for article, _ in group.members})


def _free(group: Group, taken: Iterable[str]) -> str:
    for suffix in group.suffixes:
        if f"{group.stem}-{suffix}" not in taken:
            return f"{group.stem}-{suffix}"
    article, local = group.members[0]
    return f"{group.stem}-{hashlib.sha256(f'{article}#{local}'.encode()).hexdigest()[:8]}"
