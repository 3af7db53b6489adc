"""What appeared, vanished or changed between two builds: entities, facts and merges."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from govgraph.judgement.record import Identity, Row, read_identity
from govgraph.judgement.review import read_facts


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``what`` ("entity", "fact", "merge", "conflict"), ``how``, and which."""

    what: str
    how: str  # "appeared", "vanished", "changed", "became"
    which: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one build to the next, sorted."""

    changes: tuple[Change, ...]

    def counts(self) -> dict[str, int]:
        """How many of each: ``{"entity appeared": 3}``."""
        table: dict[str, int] = {}
        for change in self.changes:
            name = f"{change.what} {change.how}"
            table[name] = table.get(name, 0) + 1
        return table

    def as_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return {"counts": self.counts(), "changes": [asdict(change) for change in self.changes]}


def compare(old: Path, new: Path) -> Difference:
    """Compare two graph directories. Raises GovgraphError when one of them is none."""
    before, after = read_identity(old), read_identity(new)
    changes = [*_entities(before, after), *_facts(old, new), *_merges(before, after), *_conflicts(before, after)]
    return Difference(tuple(sorted(changes, key=lambda c: (c.what, c.how, c.which, c.detail))))


def _entities(before: Identity, after: Identity) -> Iterator[Change]:
    for key, row in before.entities.items():
        now = after.entities.get(key)
        if now is None and key in after.redirects:
            yield Change("entity", "became", key, after.redirects[key])
        elif now is None:
            yield Change("entity", "vanished", key, row["name"])
        else:
            yield from (Change("entity", "changed", key, detail) for detail in _row_changes(row, now))
    for key, row in after.entities.items():
        if key not in before.entities:
            yield Change("entity", "appeared", key, row["name"])


def _row_changes(old: Row, new: Row) -> Iterator[str]:
    for field in ("name", "kind", "aliases", "notes", "sources"):
        if old[field] != new[field]:
            yield f"{field}: {_plain(old[field])} → {_plain(new[field])}"
    gone, come = set(old["mentions"]) - set(new["mentions"]), set(new["mentions"]) - set(old["mentions"])
    if gone or come:
        yield f"mentions: {len(come)} more, {len(gone)} fewer"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)


def _facts(old: Path, new: Path) -> Iterator[Change]:
    before, after = _fact_table(old), _fact_table(new)
    for key in before.keys() - after.keys():
        yield Change("fact", "vanished", key)
    for key in after.keys() - before.keys():
        yield Change("fact", "appeared", key)
    for key in before.keys() & after.keys():
        if before[key] != after[key]:
            yield Change("fact", "changed", key, f"claims: {len(before[key])} → {len(after[key])}")


def _fact_table(directory: Path) -> Mapping[str, frozenset[str]]:
    return {
        f"{fact['subject']} {fact['predicate']} {_object(fact['object'])}": frozenset(c["id"] for c in fact["claims"])
        for fact in read_facts(directory)
    }


def _object(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value["text"], ensure_ascii=False)


def _merges(before: Identity, after: Identity) -> Iterator[Change]:
    old = {(merge["left"], merge["right"]): merge for merge in before.merges}
    new = {(merge["left"], merge["right"]): merge for merge in after.merges}
    for how, only, table in (("vanished", old.keys() - new.keys(), old), ("appeared", new.keys() - old.keys(), new)):
        for left, right in only:
            merge = table[left, right]
            why = merge["decision"] or f"score {merge['score']}"
            yield Change("merge", how, f"{left} = {right}", f"{merge['entity']} ({why})")


def _conflicts(before: Identity, after: Identity) -> Iterator[Change]:
    old, new = ({_conflict(row) for row in identity.conflicts} for identity in (before, after))
    yield from (Change("conflict", "vanished", entity, detail) for entity, detail in old - new)
    yield from (Change("conflict", "appeared", entity, detail) for entity, detail in new - old)


def _conflict(row: Row) -> tuple[str, str]:
    return row["entity"], f"{row['kind']}: {' / '.join(value for value, _ in row['values'])}"
