"""What a person sees in a terminal: the progress bar, the summary of a build, lists."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.rule import Rule
from rich.table import Column, Table
from rich.text import Text

from govgraph.articles import Listed, Rejected
from govgraph.judgement.record import read_identity
from govgraph.judgement.render import item_lines, item_prompt
from govgraph.judgement.review import Item, named, questions, read_facts, walk
from govgraph.resolve.decisions import append_decision, read_decisions

if TYPE_CHECKING:
    from govgraph.pipeline import Built, Progress, Step
    from govgraph.query import ReadyQuery, Result
    from govgraph.validate import Report as Validation

_SLOW = 0.5  # seconds of CPU from which an article is worth naming: most take a fiftieth of it, the first loads tables
_UNBOUNDED = 100_000  # columns: rich measures within a width, and we ask what a table would need without one
_TITLE = 100  # characters of a title in a list; of some pages the whole first paragraph is taken for one
_STAGES = {"extract": "reading articles", "resolve": "finding who is who", "write": "writing the graph"}


@contextmanager
def progress(enabled: bool) -> Iterator[Progress]:
    """A progress bar on standard error; nothing when that is no terminal or ``enabled`` is false."""
    console = Console(stderr=True)
    shown = enabled and sys.stderr.isatty()  # colours can be forced upon a file, a moving bar should not be
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True, disable=not shown) as bar:
        task, stage = bar.add_task("", total=None), ""

        def tell(step: Step) -> None:
            nonlocal stage
            if step.stage != stage:  # a rate is that of one stage
                stage = step.stage
                bar.reset(task)
            rejected = f", {step.rejected} rejected" if step.rejected else ""
            words = _STAGES.get(step.stage, step.stage) + rejected
            bar.update(task, description=words, completed=step.done, total=step.total)

        yield tell


class _Rate(ProgressColumn):
    """How many a second, over the last seconds."""

    def render(self, task: Task) -> Text:
        """Nothing until it is known."""
        return Text(f"{task.speed:.0f}/s" if task.speed else "", style="progress.data.speed")


class JsonLog:
    """Progress and results as JSON objects, one a line on ``stream``, for programs that watch a build."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last = ("", -1.0)

    def progress(self, step: Step) -> None:
        """The beginning and the end of each stage, and what is between them at most once a second."""
        now = time.monotonic()
        if step.stage != self._last[0] or step.done == step.total or now - self._last[1] >= 1:
            self._last = (step.stage, now)
            self._write("progress", asdict(step))

    def built(self, built: Built) -> None:
        """What was rejected, each with its reason, and the figures of the build."""
        for item in built.rejected:
            self._write("rejected", item.as_dict())
        report = built.report
        figures = {"articles": report.articles, "kept": built.kept, "facts": report.facts, "claims": report.claims}
        self._write("built", {"directory": str(built.directory), **figures, "rejected": dict(report.rejected)})

    def _write(self, event: str, fields: Mapping[str, object]) -> None:
        self._stream.write(json.dumps({"event": event, **fields}, ensure_ascii=False) + "\n")
        self._stream.flush()


def review_items(graph: Path, output: Path, number: int, about: str | None) -> tuple[Item, ...]:
    """The questions of a review that ``output`` does not decide yet, at most ``number``; of one name, or of all."""
    decided = read_decisions([output]) if output.exists() else ()
    identity = read_identity(graph)
    return questions(identity, read_facts(graph), decided, number, named(identity, about) if about is not None else ())


def review(items: Sequence[Item], output: Path) -> int:
    """Ask the questions of a review and add the answers to ``output``; returns how many decisions that made."""
    console = Console()

    def ask(item: Item) -> str:
        try:
            return console.input(Text(f"{item_prompt(item)}: ")).strip().casefold()[:1]
        except EOFError:  # Ctrl-D, or the end of a file of answers: what was answered is kept already
            console.print()
            return "q"

    return walk(
        items,
        lambda at, item: console.print(item_lines(at, len(items), item), soft_wrap=True, highlight=False),
        ask,
        lambda decision: append_decision(output, decision),
    )


def print_summary(built: Built) -> None:
    """The figures of a build as a table, the articles that took longest, and where the page is."""
    report = built.report
    table = Table(title="govgraph", title_justify="left")
    table.add_column("what")
    table.add_column("number", justify="right")
    table.add_row("articles", str(report.articles))
    if built.kept:
        table.add_row("of them extracted before", str(built.kept))
    for name, number in report.rejected:
        table.add_row(f"rejected: {name}", str(number))
    for name, number in report.entities:
        table.add_row(Text(name), str(number))
    table.add_row("facts", str(report.facts))
    table.add_row("claims (sentences that say them)", str(report.claims))
    table.add_row("seen and not said (report.json: why)", str(sum(number for _, number in report.dropped)))
    console = Console()
    console.print(table)
    for seconds, source in built.slowest:
        if seconds >= _SLOW:
            console.print(f"slow: {seconds:.1f} s for", Text(_printable(source)), soft_wrap=True, highlight=False)
    console.print("page:", Text(str(built.page)), soft_wrap=True, highlight=False)


def article_row(listed: Listed) -> dict[str, str | None]:
    """What is told of an article, or of an input that is none, by name of column."""
    item, reader = listed.item, listed.reader or None
    if isinstance(item, Rejected):
        told = {"id": item.source, "published": None, "outlet": None, "title": f"rejected: {item.reason}; {item.hint}"}
        return {**told, "reader": reader, "source": item.source, "rejected": item.code}
    facts = {"id": item.id, "published": item.published, "outlet": item.outlet, "title": item.title}
    return {**facts, "reader": reader, "source": item.source, "rejected": None}


def article_table(rows: Iterable[Mapping[str, str | None]]) -> RenderableType:
    """One row for each article or rejected input with its reader, in the order of reading; below them their numbers.

    What was rejected, and articles of one name ("index"), are shown by their file.
    """
    told = list(rows)
    names = Counter(row["id"] for row in told)
    # Not commonpath: sources are files, addresses, and places within archives.
    above = os.path.commonprefix([row["source"] or "" for row in told]).rpartition("/")[0]  # noqa: RUF071
    columns = ("reader", Column("date", no_wrap=True), "outlet", "title or reason")
    table = Table(Column("article", overflow="fold"), *columns)
    for row in told:
        file = (row["source"] or "").removeprefix(f"{above}/")
        name = row["id"] if names[row["id"]] == 1 and row["rejected"] is None else file
        date, title = (row["published"] or "–")[:16].replace("T", " "), row["title"] or "–"
        cut = title if len(title) <= _TITLE or row["rejected"] is not None else f"{title[: _TITLE - 1]}…"
        cells = (name, row["reader"], date, row["outlet"], cut)
        table.add_row(*(Text(_printable(cell or "–")) for cell in cells))
    rejected = sum(row["rejected"] is not None for row in told)
    undated = sum(row["rejected"] is None and row["published"] is None for row in told)
    words = f"articles: {len(told) - rejected}, without a date: {undated}, rejected: {rejected}"
    return Group(table, Text(words, style="dim"))


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The answer to a query, or the findings of a validation, as a table.

    Row by row, one value a line, where the table would be too wide to read; ``counted`` tells the number of rows.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counted: bool

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """What rich asks for: the parts to print within the width of ``options``."""
        table = _table(self.names, self.rows)
        unbounded = options.update(max_width=_UNBOUNDED)
        if Measurement.get(console, unbounded, table).maximum <= options.max_width:
            yield table
        else:
            for number, row in enumerate(self.rows, 1):
                yield Rule(str(number), align="left")
                yield _record(self.names, row)
        if self.counted:
            yield Text(f"rows: {len(self.rows)}", style="dim")


def answer_view(result: Result | Validation, *, counted: bool) -> AnswerView:
    """A view of ``result``, which is read to its end."""
    return AnswerView(tuple(result.columns()), tuple(tuple(map(_printable, row)) for row in result.rows()), counted)


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table()
    for name in names:
        table.add_column(Text(name))
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _record(names: Sequence[str], row: Sequence[str]) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name, cell in zip(names, row, strict=True):
        if cell:
            grid.add_row(Text(name, style="bold"), Text(cell))
    return grid


def ready_table(queries: Iterable[ReadyQuery]) -> RenderableType:
    """The ready queries with their parameters and what they answer, in Indonesian and English."""
    table = Table(Column("name", no_wrap=True), "parameters", "what it answers")  # a name is there to be copied
    for query in queries:
        parameters = "\n".join(f"{one.name} ({one.type}{', needed' * one.required})" for one in query.parameters)
        titles = "\n".join(query.titles[language] for language in sorted(query.titles, reverse=True))
        table.add_row(Text(query.name), Text(parameters), Text(titles))
    return table


def meanings_table(rows: Sequence[Mapping[str, str]]) -> RenderableType:
    """What the lexicon knows about words; says so when it knows nothing."""
    if not rows:
        return Text("not in the lexicon")
    return _table(tuple(rows[0]), ([_printable(cell) for cell in row.values()] for row in rows))


def question_lines(items: Sequence[Item]) -> RenderableType:
    """The questions of a review, without asking them."""
    return Group(*(item_lines(at, len(items), item) for at, item in enumerate(items, 1)))


def rendered(renderable: RenderableType) -> str:
    """The characters that print ``renderable`` on standard output, with colours where it shows them."""
    console = Console()
    with console.capture() as captured:
        console.print(renderable)
    return captured.get()


def _printable(words: str) -> str:
    """Names of files and words of articles may hold escape sequences; a terminal must not obey them."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in words)
