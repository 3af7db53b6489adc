"""The command line: read the arguments, call one function, print what it gives."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from govgraph import __version__
from govgraph.errors import GovgraphError, UsageError

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml")
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path())
GRAPH = click.option(
    "-g", "--graph", default="graph", show_default=True, help="Graph directory.", metavar="DIR",
    type=click.Path(path_type=Path),
)  # fmt: skip
DECISIONS = click.option(
    "--decisions", multiple=True, help="Decisions to follow.", metavar="FILE", type=click.Path(path_type=Path)
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class _Group(click.Group):
    """Turns the errors of the library into messages, for every command alike."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a GovgraphError becomes one line, a hint and an exit code, never a traceback."""
        try:
            return super().invoke(ctx)
        except GovgraphError as error:
            _complain("error", error.message, error.hint)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of our output (head, less) has gone; Python would complain once more at exit.
            sys.stderr.close()
            ctx.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="govgraph")
def main() -> None:
    """Build a knowledge graph from Indonesian government news, and ask it."""


@main.command()
@PATHS
@click.option("-o", "--output", default="graph", show_default=True, help="Directory to write.", metavar="DIR")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
@DECISIONS
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def build(paths: tuple[str, ...], output: str, quiet: bool, decisions: tuple[Path, ...], as_json: bool) -> None:
    """Read the articles in PATHS (files or directories) and write their graph into DIR."""
    from govgraph import pipeline, terminal

    with terminal.progress(enabled=not quiet) as progress:
        built = pipeline.build(paths, Path(output), progress, decisions)
    for decision in built.stale:
        _complain("stale decision", f"{decision.source}: {decision.id}", "what it names is no longer there")
    if as_json:
        _print_json(built.report.as_dict())
    elif not quiet:
        terminal.print_summary(built.report, built.page)


@main.command()
@PATHS
@click.option("--pretty", is_flag=True, help="Indent the JSON, for reading.")
def extract(paths: tuple[str, ...], pretty: bool) -> None:
    """Print what each article in PATHS says, as one JSON object a line."""
    from govgraph.article_format import extraction_to_json
    from govgraph.lexicon import Lexicon
    from govgraph.pipeline import extract_all

    with _rejected_told() as rejected:
        for extraction in extract_all(paths, Lexicon.load(), rejected):
            _print_json(extraction_to_json(extraction), indent=1 if pretty else None)


@main.command()
@PATHS
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def articles(paths: tuple[str, ...], as_json: bool) -> None:
    """List what would be read from PATHS, with date, outlet and title, and why anything is rejected."""
    from govgraph import terminal
    from govgraph.articles import read_paths

    terminal.print_articles(read_paths(paths), as_json=as_json)


@main.command()
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@click.argument("texts", required=False, type=click.Path(path_type=Path))
@click.option("--entities", help="Judge who is who by this gold; GOLD and TEXTS are articles then.", metavar="FILE",
              type=click.Path(path_type=Path))
@click.option("--ids", help="Only articles whose name matches this pattern, such as 'dev-*'.", metavar="PATTERN")
@click.option("--details", is_flag=True, help="List what was missed and what was extra.")
@click.option("--json", "as_json", is_flag=True, help="Print the measures as JSON.")
def evaluate(
    gold: Path | None, texts: Path | None, entities: Path | None, ids: str | None, details: bool, as_json: bool
) -> None:
    """Compare what is extracted from TEXTS with the facts that readers noted in GOLD."""
    from govgraph import terminal
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
        _print_json(result_to_json(result, details=details))
    else:
        terminal.show(render(result, details=details))


@main.group()
def lexicon() -> None:
    """Check or look up the names and words that extraction knows."""


@lexicon.command()
@click.option("--data", type=click.Path(path_type=Path), help="Directory to check, by default our own.", metavar="DIR")
def check(data: Path | None) -> None:
    """List everything that is wrong with the tables; exit code 1 when anything is."""
    from govgraph.lexicon.check import check as problems_of

    problems = problems_of(data)
    for problem in problems:
        click.echo(_one_line(str(problem)))
    if problems:
        raise click.exceptions.Exit(1)
    click.echo("the lexicon is in order")


@lexicon.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def show(words: tuple[str, ...], as_json: bool) -> None:
    """Show what is known about WORDS: regions, posts, bodies, triggers."""
    from govgraph import terminal
    from govgraph.lexicon import Lexicon
    from govgraph.lexicon.check import show as rows_of

    terminal.print_meanings(rows_of(Lexicon.load(), " ".join(words)), as_json=as_json)


@main.command()
@click.argument("sparql", required=False)
@click.option("-g", "--graph", default="graph", show_default=True, help="Graph directory.", metavar="DIR")
@click.option("-f", "--file", "file", type=click.File(encoding="utf-8"), help="Read the query from FILE ('-': input).")
@click.option("--name", help="Ask a ready query.", metavar="NAME")
@click.option("--param", "params", multiple=True, help="Fill a parameter of a ready query.", metavar="KEY=VALUE")
@click.option("--list", "listed", is_flag=True, help="List the ready queries.")
@click.option("--format", "style", type=click.Choice(FORMATS), default="table", show_default=True, help="Output.")
def query(
    sparql: str | None, graph: str, file: Any, name: str | None, params: tuple[str, ...], listed: bool, style: str
) -> None:
    """Ask the graph in SPARQL, given as an argument, with --file, or by the --name of a ready query."""
    from govgraph import terminal
    from govgraph.query import ready_queries

    if listed:
        terminal.print_ready_queries(ready_queries())
        return
    result = _answer(Path(graph), _question(sparql, file, name), name, params)
    if style == "table":
        terminal.print_result(result)
    else:
        click.echo(result.serialise(style), nl=False)


def _question(sparql: str | None, file: Any, name: str | None) -> str:
    """The text of the query; empty for a ready one. Exactly one way of asking must be used."""
    if sum(way is not None for way in (sparql, file, name)) != 1:
        raise UsageError("give one query: as an argument, with --file or with --name", "govgraph query --list")
    try:
        return file.read() if file is not None else sparql or ""
    except UnicodeDecodeError as error:
        raise UsageError(f"{file.name}: not UTF-8 at byte {error.start}", "save the query in UTF-8") from error


def _answer(graph: Path, sparql: str, name: str | None, params: tuple[str, ...]) -> Any:
    """The result of a query in words, or of the ready query ``name`` with its parameters filled."""
    from govgraph.query import answer, run_query

    values = dict(_pair(param) for param in params)
    if name is not None:
        return answer(graph, name, values)
    if values:
        raise UsageError("--param belongs to --name", "put the value into the query")
    return run_query(graph, sparql)


def _pair(param: str) -> tuple[str, str]:
    key, equals, value = param.partition("=")
    if not equals:
        raise UsageError(f"--param {param}: no value", "write it as KEY=VALUE")
    return key, value


@main.command()
@click.argument("left")
@click.argument("right")
@GRAPH
@JSON
def why(left: str, right: str, graph: Path, as_json: bool) -> None:
    """Say why LEFT and RIGHT (identifiers or names) are one entity, or two."""
    from govgraph import terminal
    from govgraph.judgement import record, render
    from govgraph.judgement.why import why as explain

    answer = explain(record.read_identity(graph), left, right)
    if as_json:
        _print_json(next(render.plain([answer])))
    else:
        terminal.show(render.why_lines(answer))


@main.command()
@click.argument("post")
@GRAPH
@JSON
def holders(post: str, graph: Path, as_json: bool) -> None:
    """Print the line of holders of POST, such as "Gubernur Jawa Timur", with what attests them."""
    from govgraph import terminal
    from govgraph.judgement import record, render
    from govgraph.judgement.holders import holders as line_of
    from govgraph.lexicon import Lexicon

    line = line_of(record.read_identity(graph), post, Lexicon.load())
    if as_json:
        _print_json(list(render.plain(line)))
    else:
        terminal.show(render.holder_table(line))


@main.command()
@GRAPH
@JSON
def conflicts(graph: Path, as_json: bool) -> None:
    """List what the articles disagree on, with the values side by side."""
    from govgraph import terminal
    from govgraph.judgement import record, render

    identity = record.read_identity(graph)
    if as_json:
        _print_json(list(identity.conflicts))
    else:
        terminal.show(render.conflict_lines(identity, identity.conflicts))


@main.command()
@GRAPH
@click.option("-o", "--output", default="decisions/review.jsonl", show_default=True, help="File to add decisions to.",
              metavar="FILE", type=click.Path(path_type=Path))
@click.option("-n", "--number", default=20, show_default=True, help="Questions to ask at most.")
def review(graph: Path, output: Path, number: int) -> None:
    """Walk through what is most uncertain; each answer is added to FILE, for the next build to follow."""
    from govgraph import terminal

    made = terminal.review(graph, output, number)
    click.echo(f"{made} decisions added to {output}; build again with --decisions {output}")


@main.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@JSON
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Say what appeared, vanished or changed between the graph directories OLD and NEW."""
    from govgraph import terminal
    from govgraph.judgement import render
    from govgraph.judgement.diff import compare

    difference = compare(old, new)
    if as_json:
        _print_json(difference.as_dict())
    else:
        terminal.show(render.diff_lines(difference))


@main.command()
@GRAPH
@click.option("--engine", default="sparql", show_default=True, type=click.Choice(["sparql", "pyshacl"]),
              help="Who checks the shapes; pyshacl only manages small graphs.")
@click.option("--counts", help="Bounds on the numbers of nodes and facts, TOML.", metavar="FILE",
              type=click.Path(path_type=Path))
@click.option("--format", "style", default="table", show_default=True, type=click.Choice(["table", "json", "turtle"]),
              help="Output; turtle is a SHACL report.")
def validate(graph: Path, engine: str, counts: Path | None, style: str) -> None:
    """Check the graph against its shapes; exit code 1 when it violates one."""
    from govgraph import terminal
    from govgraph.validate import validate as check_graph

    report = check_graph(graph, engine, counts)
    if style == "table":
        terminal.print_result(report)
    else:
        click.echo(report.serialise(style), nl=False)
    if not report.conforms:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("format_name", metavar="FORMAT")
@GRAPH
@click.option("-o", "--output", required=True, help="File, or directory for neo4j and parquet.", metavar="FILE",
              type=click.Path(path_type=Path))
@click.option("--subject", help="Only what is near this entity, a name or identifier.", metavar="NAME")
@click.option("--hops", default=1, show_default=True, help="How near.", type=click.IntRange(0))
@click.option("--since", help="Only from this date on: 2022, 2022-10, 2022-10-05.", metavar="DATE")
@click.option("--until", help="Only up to this date.", metavar="DATE")
@click.option("--type", "types", multiple=True, help="Only this class, such as Event; repeatable.", metavar="CLASS")
def export(format_name: str, output: Path, graph: Path, types: tuple[str, ...], **how: Any) -> None:
    """Write the graph as turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf, node-link, cytoscape,
    neo4j, parquet or quickstatements."""
    from govgraph.export import Cut
    from govgraph.export import export as write

    write(graph, format_name, output, Cut(types=types, **how))


@main.command()
@GRAPH
@click.option("--endpoint", required=True, help="Graph Store or UPDATE endpoint of the other store.", metavar="URL")
@click.option("--method", default="graph-store", show_default=True, type=click.Choice(["graph-store", "update"]),
              help="How the other store takes graphs.")
@click.option("--user", help="User name there; the password is asked for.", metavar="NAME")
def push(graph: Path, endpoint: str, method: str, user: str | None) -> None:
    """Send the graph to another SPARQL 1.1 store, each named graph in place of what it held."""
    from govgraph.export.push import push as send

    auth = (user, click.prompt("password", hide_input=True, err=True)) if user else None
    sent = send(graph, endpoint, method, auth)
    click.echo(f"{sent.triples} triples in {sent.graphs} graphs sent to {endpoint}")


def _evaluate_entities(gold: Path, articles: list[Path], details: bool, as_json: bool) -> None:
    from govgraph import terminal
    from govgraph.evaluate.entities import entity_rows, entity_table, evaluate_entities, load_entities
    from govgraph.paths import data_dir
    from govgraph.pipeline import resolve_paths

    scores = evaluate_entities(load_entities(gold), resolve_paths(articles or [data_dir() / "articles"]))
    if as_json:
        _print_json(entity_rows(scores))
    else:
        terminal.show(entity_table(scores, details=details))


@contextmanager
def _rejected_told() -> Iterator[list[Any]]:
    """Collect rejected inputs and tell them on standard error; nothing but rejected inputs is a failure."""
    rejected: list[Any] = []
    yield rejected
    for item in rejected:
        _complain("rejected", f"{item.source}: {item.reason}", item.hint)
    if rejected:
        raise click.exceptions.Exit(2 if all(item.code == "missing" for item in rejected) else 1)


def _complain(what: str, message: str, hint: str) -> None:
    click.echo(f"{what}: {_one_line(message)}", err=True)
    if hint:
        click.echo(f"hint: {_one_line(hint)}", err=True)


def _print_json(value: object, indent: int | None = None) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent))


def _one_line(message: str) -> str:
    """Names of files and words of articles may hold anything; a message stays one line without control characters."""
    return "".join(char if char.isprintable() else " " for char in message)
