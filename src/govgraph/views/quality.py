"""How good the graph is: scores against gold with their intervals, and what a build dropped, with reasons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from govgraph.paths import data_dir
from govgraph.viewer.text import shorten
from govgraph.views.index import Json
from govgraph.views.words import PAGES

SCORES = Path("quality", "samples.json")  # in data/; scripts/quality_scores.py writes it, a test holds it to be true
_ACCURACY = "acc"


def quality_document(report: Mapping[str, Any] | None) -> Json:
    """Scores of the sample collection, and the figures of ``report`` (``report.json`` of the graph), if any."""
    text = (data_dir() / SCORES).read_text(encoding="utf-8")
    words = json.loads((PAGES / "reasons.json").read_text(encoding="utf-8"))
    build = _build(report, words) if report is not None else None
    return {"samples": _scores(json.loads(text), words["measures"]), "build": build}


def _scores(found: Mapping[str, Any], words: Mapping[str, Json]) -> Json:
    """The measures in the order of the evaluation; an accuracy has no precision and recall."""
    table = dict(found["measures"])
    mean = table.pop("MEAN F1")
    measures = [
        {
            "name": name, "label": words.get(name), "kind": "accuracy" if _ACCURACY in row else "f1",
            "value": row.get("f", row.get(_ACCURACY)),
            "low": row.get("low"), "high": row.get("high"), "precision": row.get("p"), "recall": row.get("r"),
            "gold": row["n"] if _ACCURACY in row else row["tp"] + row["fn"],
        }
        for name, row in table.items()
    ]  # fmt: skip
    total = {"value": mean["f"], "low": mean.get("low"), "high": mean.get("high")}
    return {"articles": found["articles"], "measures": measures, "mean": total}


def _build(report: Mapping[str, Any], words: Mapping[str, Any]) -> Json:
    def counted(part: str, name: str) -> list[Json]:
        ordered = sorted(report[part].items(), key=lambda item: (-item[1], item[0]))
        return [{name: code, "count": count, "label": words[part].get(code)} for code, count in ordered]

    notes = [{"source": shorten(note["source"]), "note": shorten(note["note"])} for note in report["notes"]]
    return {
        "articles": report["articles"], "rejected": counted("rejected", "code"),
        "dropped": counted("dropped", "reason"), "notes": notes,
    }  # fmt: skip
