"""Compare what is extracted with what a reader of the article wrote down.

One call: ``evaluate(gold, texts, predict)``; the result is printed with ``render`` or turned into JSON with
``result_to_json``, and held against the quality floors with ``check_floors``.
"""

from __future__ import annotations

from pathlib import Path

from govgraph.errors import GovgraphError
from govgraph.evaluate.files import FLOORS_FILE, Predict, load_gold, load_predictions, locate
from govgraph.evaluate.gate import check_floors, load_floors, write_floors
from govgraph.evaluate.report import Measure, Result, render, result_to_json, summarise
from govgraph.evaluate.score import ArticleScore, Counts, Miss, score_article

__all__ = [
    "FLOORS_FILE", "ArticleScore", "Counts", "Measure", "Miss", "Result", "check_floors", "evaluate", "load_floors",
    "render", "result_to_json", "score_article", "write_floors",
]  # fmt: skip

SEED = 20221213
RESAMPLES = 1000


def evaluate(
    gold: Path,
    texts: Path | None = None,
    predict: Predict | None = None,
    *,
    ids: str | None = None,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> Result:
    """Score the predictions for every gold article, summed over articles, with 95 % bootstrap intervals.

    ``gold`` is a directory of gold JSON, or one that holds ``gold/`` and ``texts/``. ``texts`` is a directory of
    ``*.txt`` paired by stem, which ``predict`` turns into the article format, or ready predictions (a directory of JSON
    files, or a JSON Lines file); without it, ``texts`` or ``articles`` beside the gold. ``ids`` is a shell pattern for
    the stems. Raises UsageError for paths that are not there, GovgraphError for files not in the article format.
    """
    directory, place = locate(gold, texts)
    golds = load_gold(directory, ids)
    predictions = load_predictions(place, list(golds), predict)
    scores = []
    for article, truth in golds.items():
        try:
            scores.append(score_article(article, truth, predictions.get(article, {})))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise GovgraphError(f"{article}: gold or prediction is not in the article format ({error!r})",
                                "every item needs its id, and its name, title or type") from error  # fmt: skip
    missing = [article for article in golds if article not in predictions]
    return summarise(scores, missing, seed=seed, resamples=resamples)
