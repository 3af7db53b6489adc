"""How far could a measure move with other articles? Percentile bootstrap over documents.

Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13. Articles, not
items, are drawn again, because the items of one article stand and fall together.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from govgraph.evaluate.score import ACCURACIES, MAIN_MEASURES, ArticleScore, Counts

Interval = tuple[float, float]
MEAN = "MEAN F1"


def intervals(scores: Sequence[ArticleScore], *, seed: int, resamples: int, level: float = 0.95) -> dict[str, Interval]:
    """Return for each measure, and for the mean F1, the interval that holds ``level`` of the resampled values.

    Deterministic: the draws come from ``random.Random(seed)`` over the articles in the order given.
    A resample in which an accuracy has nothing to judge is left out for that accuracy. Empty input
    or no resamples give no intervals.
    """
    columns = _columns(scores)
    values: dict[str, list[float]] = {measure: [] for measure in (*columns, MEAN)}
    random_numbers = random.Random(seed)
    for _ in range(resamples if scores else 0):
        drawn = random_numbers.choices(range(len(scores)), k=len(scores))
        f1: dict[str, float] = {}
        for measure, (tp, predicted, gold) in columns.items():
            right, judged = sum(tp[i] for i in drawn), sum(gold[i] for i in drawn)
            if measure in ACCURACIES:
                if judged:
                    values[measure].append(right / judged)
                continue
            both = judged + sum(predicted[i] for i in drawn)
            f1[measure] = 2 * right / both if both else 0.0
            values[measure].append(f1[measure])
        values[MEAN].append(sum(f1.get(measure, 0.0) for measure in MAIN_MEASURES) / len(MAIN_MEASURES))
    return {measure: _percentiles(sample, level) for measure, sample in values.items() if sample}


def _columns(scores: Sequence[ArticleScore]) -> Mapping[str, tuple[list[int], list[int], list[int]]]:
    """One triple of integer columns per measure: adding integers is what makes thousands of draws cheap."""
    nothing = Counts()
    columns: dict[str, tuple[list[int], list[int], list[int]]] = {}
    for measure in sorted({measure for score in scores for measure in score.counts}):
        rows = [score.counts.get(measure, nothing) for score in scores]
        columns[measure] = ([r.tp for r in rows], [r.predicted for r in rows], [r.gold for r in rows])
    return columns


def _percentiles(sample: list[float], level: float) -> Interval:
    ordered = sorted(sample)
    last = len(ordered) - 1
    tail = (1 - level) / 2
    return ordered[round(tail * last)], ordered[round((1 - tail) * last)]
