"""What the articles disagree on, as rows: the values side by side, each with the articles that say it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from govgraph.viewer.text import shorten
from govgraph.views.index import Index, Json
from govgraph.views.words import date_text, money_text

_PREDICATES = {
    "amount": "gg:amount", "sum": "gg:amount", "date": "schema:startDate", "status": "gg:status",
    "place": "schema:location", "spelling": "foaf:name", "holder": "gg:heldPost",
}  # fmt: skip
_MONEY = re.compile(r"(\d+) ([A-Z]{3})(?: \((.+)\))?")


def conflict_rows(index: Index, conflicts: Iterable[Mapping[str, Any]]) -> list[Json]:
    """The conflicts that a build recorded (rows of ``identity.jsonl``) as rows of the table, sorted by their entity.

    One about an entity that the graph no longer holds (its claims were rejected) is left out.
    """
    kept = [row for row in conflicts if row["entity"] in index.graph.entities]
    rows = [_row(index, row) for row in kept]
    return sorted(rows, key=lambda row: (row["about"]["label"].casefold(), row["about"]["id"], row["kind"], row["id"]))


def _row(index: Index, conflict: Mapping[str, Any]) -> Json:
    kind = str(conflict["kind"])
    said = json.dumps([conflict["entity"], kind, conflict["values"]], ensure_ascii=True)
    latest = conflict.get("latest")
    return {
        "id": "conflict/" + hashlib.sha256(said.encode()).hexdigest()[:16],
        "about": index.ref(conflict["entity"]),
        "predicate": _PREDICATES.get(kind.partition(":")[0]),
        "kind": kind,
        "latest": _words(index, latest) if latest else None,
        "values": [
            {"value": shorten(value), "text": _words(index, value), "sources": list(articles)}
            for value, articles in conflict["values"]
        ],
    }


def _words(index: Index, value: str) -> str:
    """A value as a reader is shown it: money scaled, dates in words, entities and listed values by their names."""
    money = _MONEY.fullmatch(value)
    if money:
        figure = money_text(money[1], money[2])
        return f"{figure} ({_hour(money[3])})" if money[3] else figure
    if index.entity(value):
        return index.label(value)
    listed = index.vocabulary.terms.get(f"gg:{value}")
    return listed.labels["id"] if listed and "id" in listed.labels else shorten(date_text(value))


def _hour(moment: str) -> str:
    """``"2022-11-17T18:00:00+08:00"`` → ``"17 November 2022, 18.00"``; an hour alone with the Indonesian point."""
    day, separator, time = moment.partition("T")
    return f"{date_text(day)}, {time[:5].replace(':', '.')}" if separator else moment.replace(":", ".")
