"""Gold for identity: do the mentions that a reader holds for one thing end up in one node?

B³ (Bagga and Baldwin 1998) judges each mention by the company it is in; pairwise precision and recall judge each
pair of mentions. Both look only at mentions that the extractor found: what it missed is measured elsewhere, and
counted here as ``missing``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from govgraph.errors import GovgraphError, UsageError
from govgraph.evaluate.mentions import find_events, find_names
from govgraph.model import Extraction
from govgraph.resolve import Resolution

TYPES = ("Person", "Organisation", "Event")
_HINT = 'gold entities are lines such as {"type": "Person", "entity": "…", "mentions": [["article", "mention"]]}'
_HEADINGS = ("type", "n", "miss", "B³ P", "B³ R", "B³ F", "pair P", "pair R", "pair F", "merged", "split")
_ROW = re.compile(r"([^/\\]+)\.jsonl:(\d+)$")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One thing in the world: its mentions by article and by name, or by type, date and fillers of an event."""

    type: str
    label: str
    mentions: tuple[tuple[str, str | Mapping[str, Any]], ...]
    hard: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions on which output and gold differ."""

    cluster: str
    left: str
    right: str
    gold: tuple[str, str]  # labels of the gold entities of the two


@dataclass(frozen=True, slots=True)
class EntityScore:
    """The measures for one type of entity."""

    type: str
    mentions: int
    missing: int
    b3_precision: float
    b3_recall: float
    pair_precision: float
    pair_recall: float
    merged: tuple[Pair, ...]  # false merges
    split: tuple[Pair, ...]

    @property
    def b3_f1(self) -> float:
        """B³ F1."""
        return _f1(self.b3_precision, self.b3_recall)

    @property
    def pair_f1(self) -> float:
        """Pairwise F1."""
        return _f1(self.pair_precision, self.pair_recall)


def load_entities(path: Path) -> tuple[GoldEntity, ...]:
    """The gold entities of a JSON Lines file.

    Raises UsageError when it cannot be read, and GovgraphError, naming file and line, for a bad line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UsageError(f"{path}: {reason}", _HINT) from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            mentions = tuple((str(article), mention) for article, mention in row["mentions"])
            found.append(GoldEntity(row["type"], row["entity"], mentions, row.get("hard")))
        except (ValueError, KeyError, TypeError) as error:
            raise GovgraphError(f"{path.name}:{number}: not a gold entity ({error})", _HINT) from error
        if found[-1].type not in TYPES:
            raise GovgraphError(f"{path.name}:{number}: type must be one of {', '.join(TYPES)}", _HINT)
    return tuple(found)


def evaluate_entities(gold: Iterable[GoldEntity], resolution: Resolution) -> tuple[EntityScore, ...]:
    """Score a resolution; gold about articles that it does not hold is left out."""
    articles = {name: e for e in resolution.extractions for name in article_names(e)}
    entities = [entity for entity in gold if any(article in articles for article, _ in entity.mentions)]
    return tuple(_score(kind, [e for e in entities if e.type == kind], articles, resolution) for kind in TYPES)


def article_names(extraction: Extraction) -> tuple[str, ...]:
    """What gold calls an article: its id, or file and line of a JSON Lines file (``corpus-12``)."""
    row = _ROW.search(extraction.article.source)
    return (extraction.article.id, f"{row[1]}-{row[2]}") if row else (extraction.article.id,)


def _score(
    kind: str, gold: Sequence[GoldEntity], articles: Mapping[str, Extraction], resolution: Resolution
) -> EntityScore:
    by_article: dict[str, list[tuple[str, str | Mapping[str, Any]]]] = {}
    for number, entity in enumerate(gold):
        for article, mention in entity.mentions:
            if article in articles:
                by_article.setdefault(article, []).append((f"{entity.label}#{number}", mention))
    found: list[tuple[str, str, str]] = []  # gold label, cluster, words
    for article, wanted in by_article.items():
        extraction = articles[article]
        for (label, mention), local in zip(wanted, _find(kind, [m for _, m in wanted], extraction), strict=True):
            if local is not None:
                cluster = resolution.index[extraction.article.key, local]
                found.append((label, cluster, f"{article}: {_words(mention)}"))
    count = sum(len(wanted) for wanted in by_article.values())
    return _measure(kind, count, count - len(found), found)


def _find(kind: str, wanted: Sequence[Any], extraction: Extraction) -> list[str | None]:
    if kind == "Event":
        return find_events(wanted, extraction)
    things = extraction.people if kind == "Person" else extraction.organisations
    forms = [(thing.id, (thing.name, *thing.also)) for thing in things]
    return find_names(wanted, forms)


def _words(mention: str | Mapping[str, Any]) -> str:
    return mention if isinstance(mention, str) else f"{mention['type']} {mention.get('date') or ''}".strip()


def _measure(kind: str, wanted: int, missing: int, found: Sequence[tuple[str, str, str]]) -> EntityScore:
    gold = Counter(label for label, _, _ in found)
    output = Counter(cluster for _, cluster, _ in found)
    both = Counter((label, cluster) for label, cluster, _ in found)
    count = max(1, len(found))
    precision = sum(both[label, cluster] / output[cluster] for label, cluster, _ in found) / count
    recall = sum(both[label, cluster] / gold[label] for label, cluster, _ in found) / count
    right, said, true = (sum(n * (n - 1) // 2 for n in table.values()) for table in (both, output, gold))
    merged, split = [], []
    for (label, cluster, words), (other_label, other_cluster, other_words) in combinations(sorted(found), 2):
        labels = (label.partition("#")[0], other_label.partition("#")[0])
        if cluster == other_cluster and label != other_label:
            merged.append(Pair(cluster, words, other_words, labels))
        elif cluster != other_cluster and label == other_label:
            split.append(Pair(f"{cluster} | {other_cluster}", words, other_words, labels))
    return EntityScore(
        kind, wanted, missing, precision if found else 1.0, recall if found else 1.0,
        right / said if said else 1.0, right / true if true else 1.0, tuple(merged), tuple(split),
    )  # fmt: skip


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def entity_rows(scores: Iterable[EntityScore]) -> list[dict[str, Any]]:
    """The scores as plain rows: for JSON and for a table."""
    return [
        {
            "type": score.type, "mentions": score.mentions, "missing": score.missing,
            "b3_precision": round(score.b3_precision, 3), "b3_recall": round(score.b3_recall, 3),
            "b3_f1": round(score.b3_f1, 3), "pair_precision": round(score.pair_precision, 3),
            "pair_recall": round(score.pair_recall, 3), "pair_f1": round(score.pair_f1, 3),
            "false_merges": len(score.merged), "splits": len(score.split),
        }
        for score in scores
    ]  # fmt: skip


def entity_table(scores: Sequence[EntityScore], *, details: bool) -> RenderableType:
    """The scores as a table; with ``details`` every false merge and every split below it."""
    rows = entity_rows(scores)
    table = Table(*_HEADINGS, box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for row in rows:
        table.add_row(*(f"{value:.3f}" if isinstance(value, float) else str(value) for value in row.values()))
    wrong = [
        Text(f"{what}: {pair.left} / {pair.right} ({pair.cluster}; gold: {' / '.join(dict.fromkeys(pair.gold))})")
        for score in scores
        for what, pairs in (("false merge", score.merged), ("split", score.split))
        for pair in pairs
    ]
    return Group(table, *wrong) if details else table
