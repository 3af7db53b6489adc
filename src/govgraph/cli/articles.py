"""Commands that read articles: build, extract, list, evaluate, and the lexicon they are read with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, cast

import click

from govgraph.cli.base import DECISIONS, GRAPH, JOBS, JSON, JSON_LINES, PATHS, SHARED, TARGET, example, main
from govgraph.cli.output import aside, complain, emit, one_line, print_json, quiet, show, tell
from govgraph.errors import GovgraphError, UsageError, nearest

_MEANING = ("phrase", "kind", "meaning", "flags", "period")


def _told(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how a build is told."""
    log = click.option("--log-json", is_flag=True, help="Tell progress and rejected inputs as JSON lines on stderr.")
    return log(JSON(command))


def _read(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how articles are read."""
    tongue = click.option("--any-language", is_flag=True, help="Read articles in other languages than Indonesian too.",
                          envvar="GOVGRAPH_ANY_LANGUAGE", **SHARED)  # fmt: skip
    field = click.option("--field", "fields", multiple=True, metavar="NAME=KEY",
                         help="The key or column in which the input has a field such as text or date; repeatable.",
                         envvar="GOVGRAPH_FIELD", **SHARED)  # fmt: skip
    return field(tongue(command))


def _options(fields: tuple[str, ...], any_language: bool) -> Any:
    """How articles are read. UsageError for a field that articles have not, or that is given twice or without a key."""
    from govgraph.articles import Options
    from govgraph.articles.records import FIELDS

    told: dict[str, str] = {}
    for field in fields:
        name, _, key = field.partition("=")
        if name not in FIELDS:
            raise UsageError(f"--field {field}: articles have no field {name!r}", nearest(name, FIELDS))
        if not key.strip() or name in told:
            raise UsageError(f"--field {field}: one key for each field", f"such as --field {name}=isi_berita")
        told[name] = key
    return Options(tuple(told.items()), any_language)


@main.command(epilog=example("govgraph build data/articles -o build/demo"))
@PATHS
@_read
@TARGET
@DECISIONS
@click.option("--rebuild", is_flag=True, help="Extract every article again, changed or not.")
@JOBS
@click.option("--cluster", help="Extract on the workers of this Dask scheduler instead.", metavar="tcp://HOST:PORT")
@_told
def build(
    paths: tuple[str, ...], fields: tuple[str, ...], any_language: bool, output: Path, decisions: tuple[Path, ...],
    rebuild: bool, jobs: int, cluster: str | None, **told: bool,
) -> None:  # fmt: skip
    """Read the articles in PATHS (files or directories) and write their graph into DIR.

    Only new and changed articles are extracted when DIR was built before, even if that was interrupted. Exit code 1
    when the extractor failed on an article (the graph of the others is written), 3 when another build writes DIR.
    """
    from govgraph import pipeline

    how, options = pipeline.How(jobs, rebuild, cluster), _options(fields, any_language)
    _made(output, lambda progress: pipeline.build(paths, output, progress, decisions, how, options), **told)


@main.command(epilog=example("govgraph add -g build/demo data/articles/sample-01.txt"))
@PATHS
@_read
@GRAPH
@DECISIONS
@JOBS
@_told
def add(
    paths: tuple[str, ...], fields: tuple[str, ...], any_language: bool, graph: Path, decisions: tuple[Path, ...],
    jobs: int, **told: bool,
) -> None:  # fmt: skip
    """Add the articles in PATHS to a graph; one read from the same place as before takes its place.

    Decisions that the graph was built with go on to hold.
    """
    from govgraph import pipeline

    how, options = pipeline.How(jobs), _options(fields, any_language)
    _made(graph, lambda progress: pipeline.add(paths, graph, progress, decisions, how, options), **told)


@main.command(epilog=example("govgraph withdraw -g build/demo sample-01"))
@click.argument("articles", nargs=-1, required=True)
@GRAPH
@_told
def withdraw(articles: tuple[str, ...], graph: Path, **told: bool) -> None:
    """Take ARTICLES (identifiers, web addresses or files) out of a graph, with all that only they said."""
    from govgraph import pipeline

    _made(graph, lambda progress: pipeline.withdraw(articles, graph, progress), **told)


def _made(graph: Path, make: Callable[[Any], Any], *, as_json: bool, log_json: bool) -> None:
    """Make a graph and tell how it goes, what came of it, and what needs attention."""
    from govgraph import terminal

    log = terminal.JsonLog(sys.stderr) if log_json else None
    try:
        with terminal.progress(enabled=not quiet() and log is None) as bar:
            built = make(log.progress if log else bar)
    except KeyboardInterrupt as stop:
        hint = "the same command goes on from here"
        raise GovgraphError(f"interrupted; {graph} is as it was before", hint, exit_code=130) from stop
    if log is not None:
        log.built(built)
    for item in built.rejected:
        aside(f"rejected: {item.source}: {item.reason}")
    for decision in built.stale:
        complain("stale decision", f"{decision.source}: {decision.id}", "what it names is no longer there")
    if as_json:
        print_json(built.report.as_dict())
    elif not quiet():
        terminal.print_summary(built)
    for item in built.failed:
        complain("failed", f"{item.source}: {item.reason}", item.hint)
    if built.failed:
        raise click.exceptions.Exit(1)


@main.command(
    epilog=example(
        "govgraph extract --pretty data/articles/sample-01.txt",
        "govgraph extract --explain data/articles/sample-01.txt",
        "govgraph extract --html read.html data/articles",
    )
)
@PATHS
@_read
@JSON_LINES
@click.option("--pretty", is_flag=True, help="Indent the JSON, for reading.")
@click.option("--explain", is_flag=True, help="Show the text in colours, and below each sentence what was understood.")
@click.option("--html", help="Write that view as one HTML page; - is standard output.", metavar="FILE",
              type=click.Path(dir_okay=False, allow_dash=True))
def extract(
    paths: tuple[str, ...], fields: tuple[str, ...], any_language: bool, as_json: bool, pretty: bool, explain: bool,
    html: str | None,
) -> None:  # fmt: skip
    """Print what each article in PATHS says, as one JSON object a line or beside the text it was read from."""
    from govgraph.lexicon import Lexicon
    from govgraph.pipeline import extract_all

    if as_json + pretty + explain + (html is not None) > 1:
        raise UsageError("several views are asked for", "use one of --json, --pretty, --explain and --html")
    with _rejected_told() as rejected:
        extractions = extract_all(paths, Lexicon.load(), rejected, _options(fields, any_language))
        if html is None:
            _print_extractions(extractions, pretty, explain)
        else:
            _write_annotated(extractions, html)


def _print_extractions(extractions: Iterator[Any], pretty: bool, explained: bool) -> None:
    from govgraph.annotate import explain
    from govgraph.article_format import extraction_to_json

    for extraction in extractions:
        if explained:
            show(explain(extraction))
        else:
            print_json(extraction_to_json(extraction), indent=1 if pretty else None)


def _write_annotated(extractions: Iterator[Any], file: str) -> None:
    from govgraph.annotate import write_pages

    try:
        stream = click.open_file(file, "w", encoding="utf-8")
    except OSError as problem:
        raise UsageError(f"{file}: {problem.strerror}", "choose another file with --html") from problem
    with stream:
        write_pages(extractions, cast(TextIO, stream))


@main.command(epilog=example("govgraph articles data/articles"))
@PATHS
@_read
@JOBS
@JSON_LINES
def articles(paths: tuple[str, ...], fields: tuple[str, ...], any_language: bool, jobs: int, as_json: bool) -> None:
    """List what would be read from PATHS, with reader, date, outlet and title, and why anything is rejected."""
    from govgraph import pipeline, terminal

    how, options = pipeline.How(jobs), _options(fields, any_language)
    rows = map(terminal.article_row, pipeline.list_items(paths, how, options))
    if as_json:
        for row in rows:
            print_json(row)
    else:
        show(terminal.article_table(rows))


@main.command(epilog=example("govgraph evaluate data/gold data/articles --details"))
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@click.argument("texts", required=False, type=click.Path(path_type=Path))
@click.option("--entities", help="Judge who is who by this gold; GOLD and TEXTS are articles then.", metavar="FILE",
              type=click.Path(path_type=Path))
@click.option("--ids", help="Only articles whose name matches this pattern, such as 'dev-*'.", metavar="PATTERN")
@click.option("--details", is_flag=True, help="List what was missed and what was extra.")
@JSON
def evaluate(
    gold: Path | None, texts: Path | None, entities: Path | None, ids: str | None, details: bool, as_json: bool
) -> None:
    """Compare what is extracted from TEXTS with the facts that readers noted in GOLD."""
    from govgraph.evaluate import evaluate as measure
    from govgraph.evaluate import render, result_to_json
    from govgraph.pipeline import predict

    if entities is not None:
        _evaluate_entities(entities, [path for path in (gold, texts) if path], details, as_json)
        return
    if gold is None:
        raise UsageError("what is the gold?", "give a directory of gold, or --entities FILE")
    result = measure(gold, texts, predict, ids=ids)
    if as_json:
        print_json(result_to_json(result, details=details))
    else:
        show(render(result, details=details))


def _evaluate_entities(gold: Path, articles: list[Path], details: bool, as_json: bool) -> None:
    from govgraph.evaluate.entities import entity_rows, entity_table, evaluate_entities, load_entities
    from govgraph.paths import data_dir
    from govgraph.pipeline import resolve_paths

    scores = evaluate_entities(load_entities(gold), resolve_paths(articles or [data_dir() / "articles"]))
    if as_json:
        print_json(entity_rows(scores))
    else:
        show(entity_table(scores, details=details))


@main.group(epilog=example("govgraph lexicon show Gubernur Jatim"))
def lexicon() -> None:
    """Check or look up the names and words that extraction knows."""


@lexicon.command(epilog=example("govgraph lexicon check"))
@click.option("--data", type=click.Path(path_type=Path), help="Directory to check, by default our own.", metavar="DIR")
@JSON
def check(data: Path | None, as_json: bool) -> None:
    """List everything that is wrong with the tables; exit code 1 when anything is."""
    from dataclasses import asdict

    from govgraph.lexicon.check import check as problems_of

    problems = problems_of(data)
    if as_json:
        print_json([asdict(problem) for problem in problems])
    elif problems:
        emit("".join(f"{one_line(str(problem))}\n" for problem in problems))
    else:
        tell("the lexicon is in order")
    if problems:
        raise click.exceptions.Exit(1)


@lexicon.command("show", epilog=example("govgraph lexicon show Gubernur Jatim"))
@click.argument("words", nargs=-1, required=True)
@JSON_LINES
def meanings(words: tuple[str, ...], as_json: bool) -> None:
    """Show what is known about WORDS: regions, posts, bodies, triggers."""
    from govgraph import terminal
    from govgraph.lexicon import Lexicon
    from govgraph.lexicon.check import show as rows_of

    rows = [dict(zip(_MEANING, row, strict=True)) for row in rows_of(Lexicon.load(), " ".join(words))]
    if as_json:
        for row in rows:
            print_json(row)
    else:
        show(terminal.meanings_table(rows))


@contextmanager
def _rejected_told() -> Iterator[list[Any]]:
    """Collect rejected inputs and tell them on standard error; nothing but rejected inputs is a failure."""
    rejected: list[Any] = []
    yield rejected
    for item in rejected:
        complain("rejected", f"{item.source}: {item.reason}", item.hint)
    if rejected:
        raise click.exceptions.Exit(2 if all(item.code == "missing" for item in rejected) else 1)
