"""The result of an evaluation, as values, as JSON and as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from govgraph.evaluate.bootstrap import MEAN, Interval, intervals
from govgraph.evaluate.score import ACCURACIES, EVENT_PREFIX, MAIN_MEASURES, MEASURES, ArticleScore, Counts, Miss

DIGITS = 3  # as the reference scorer rounds, the mean being one of rounded values


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure over all articles, with its bootstrap interval (None where there was nothing to draw)."""

    name: str
    counts: Counts
    interval: Interval | None

    @property
    def is_accuracy(self) -> bool:
        """True for the accuracies of speaker, date and status, which have no precision and recall."""
        return self.name in ACCURACIES

    @property
    def value(self) -> float | None:
        """F1, or the accuracy (None where nothing was judged), to three digits."""
        if self.is_accuracy:
            return round(self.counts.recall, DIGITS) if self.counts.gold else None
        return round(self.counts.f1, DIGITS)


@dataclass(frozen=True, slots=True)
class Result:
    """The measures over the scored articles, their mean F1, and everything missed, extra or wrong."""

    articles: tuple[str, ...]
    unpredicted: tuple[str, ...]  # gold articles for which there was no prediction: scored as empty
    measures: tuple[Measure, ...]
    mean_f1: float
    mean_interval: Interval | None
    misses: tuple[Miss, ...]

    def value(self, name: str) -> float | None:
        """The value of the measure of that name, the mean included. Raises KeyError for an unknown name."""
        return ({measure.name: measure.value for measure in self.measures} | {MEAN: self.mean_f1})[name]


def summarise(scores: Sequence[ArticleScore], unpredicted: Iterable[str], *, seed: int, resamples: int) -> Result:
    """Add the articles' counts up and draw the intervals. The mean is that of the seven main measures."""
    totals = {name: Counts() for name in (*MEASURES, *ACCURACIES)}
    for score in scores:
        for name, counts in score.counts.items():
            totals[name] = totals.get(name, Counts()) + counts
    spread = intervals(scores, seed=seed, resamples=resamples)
    kinds = sorted(name for name in totals if name.startswith(EVENT_PREFIX))
    order = [*MEASURES[: MEASURES.index("events") + 1], *kinds, *MEASURES[MEASURES.index("events") + 1 :], *ACCURACIES]
    measures = {name: Measure(name, totals[name], spread.get(name)) for name in order}
    mean = sum(measures[name].value or 0.0 for name in MAIN_MEASURES) / len(MAIN_MEASURES)
    return Result(
        articles=tuple(score.article for score in scores),
        unpredicted=tuple(unpredicted),
        measures=tuple(measures.values()),
        mean_f1=round(mean, DIGITS),
        mean_interval=spread.get(MEAN),
        misses=tuple(miss for score in scores for miss in score.misses),
    )


def result_to_json(result: Result, *, details: bool = False) -> dict[str, object]:
    """The result as plain JSON values, the measures keyed and named as by the reference scorer."""
    table: dict[str, object] = {}
    for measure in result.measures:
        counts = measure.counts
        row: dict[str, object] = {"acc": measure.value, "n": counts.gold}
        if not measure.is_accuracy:
            row = {"p": round(counts.precision, DIGITS), "r": round(counts.recall, DIGITS), "f": measure.value,
                   "tp": counts.tp, "fp": counts.predicted - counts.tp, "fn": counts.gold - counts.tp}  # fmt: skip
        table[measure.name] = row | _interval_json(measure.interval)
    table[MEAN] = {"f": result.mean_f1} | _interval_json(result.mean_interval)
    document: dict[str, object] = {
        "articles": len(result.articles), "unpredicted": list(result.unpredicted), "measures": table,
    }  # fmt: skip
    if details:
        document["details"] = [
            {"article": miss.article, "measure": miss.measure, "kind": miss.kind, "what": miss.what}
            for miss in result.misses
        ]
    return document


def _interval_json(interval: Interval | None) -> dict[str, object]:
    return {"low": round(interval[0], DIGITS), "high": round(interval[1], DIGITS)} if interval else {}


def render(result: Result, *, details: bool = False) -> RenderableType:
    """The result as a table to print with rich; with ``details``, before it what was missed, extra and wrong."""
    table = Table(title=f"{len(result.articles)} articles, 95 % intervals by bootstrap over articles", box=box.SIMPLE)
    table.add_column("measure", no_wrap=True)
    for heading in ("P", "R", "F1/acc", "95 %", "hit", "extra", "miss"):
        table.add_column(heading, justify="right", no_wrap=True)
    for measure in result.measures:
        counts = measure.counts
        middle = ["", "", _number(measure.value), _span(measure.interval)]
        if not measure.is_accuracy:
            middle[:2] = [_number(counts.precision), _number(counts.recall)]
        last = [str(counts.tp), str(counts.predicted - counts.tp), str(counts.gold - counts.tp)]
        table.add_row(_indented(measure.name), *middle, *last)
    table.add_section()
    table.add_row(MEAN, "", "", _number(result.mean_f1), _span(result.mean_interval), "", "", "", style="bold")
    parts: list[RenderableType] = [*_detail_lines(result.misses), Text()] if details else []
    if result.unpredicted:
        parts.append(Text(f"no prediction, scored as empty: {', '.join(result.unpredicted)}", style="yellow"))
    return Group(*parts, table)


def _indented(name: str) -> str:
    return f"  {name.removeprefix(EVENT_PREFIX)}" if name.startswith(EVENT_PREFIX) else name


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _span(interval: Interval | None) -> str:
    return f"{interval[0]:.3f}-{interval[1]:.3f}" if interval else "-"


def _detail_lines(misses: Iterable[Miss]) -> list[Text]:
    """One line per miss under the article's name; plain Text, so that no article can write markup or escapes."""
    lines: list[Text] = []
    article = None
    for miss in misses:
        if miss.article != article:
            article = miss.article
            lines.append(Text(article, style="bold"))
        shown = "".join(character if character.isprintable() else " " for character in miss.what)
        lines.append(Text(f"  {miss.kind:6} {miss.measure:14} {shown}"))
    return lines
