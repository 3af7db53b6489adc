"""Commands that ask a graph in SPARQL and take it elsewhere: query, validate, export, push, serve."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from govgraph.cli.base import GRAPH, JSON, example, main, typed
from govgraph.cli.output import print_json, quiet, show, tell
from govgraph.errors import UsageError

SUFFIXES = {
    ".csv": "csv", ".tsv": "tsv", ".xlsx": "xlsx", ".json": "json", ".xml": "xml", ".ttl": "turtle", ".nt": "ntriples",
    ".jsonld": "jsonld", ".rdf": "rdfxml",
}  # fmt: skip
FORMATS = ("table", "csv", "tsv", "xlsx", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml")


@main.command(epilog=example(
    "govgraph query -g build/demo --name trade-missions --format csv",
    "govgraph query -g build/demo --name agreements-between-provinces -o agreements.xlsx",
))  # fmt: skip
@click.argument("sparql", required=False)
@GRAPH
@click.option("-f", "--file", "file", type=click.File(encoding="utf-8"), metavar="FILE",
              help="Read the query from FILE ('-': input).")
@click.option("--name", help="Ask a ready query.", metavar="NAME")
@click.option("--param", "params", multiple=True, help="Fill a parameter of a ready query.", metavar="KEY=VALUE")
@click.option("--list", "listed", is_flag=True, help="List the ready queries.")
@click.option("--format", "style", type=click.Choice(FORMATS), default="table", show_default=True, help="Output.")
@click.option("-o", "--output", help="Write to FILE, in the format that its name ends in.", metavar="FILE",
              type=click.Path(path_type=Path, dir_okay=False))
@JSON
def query(
    sparql: str | None, graph: Path, file: Any, name: str | None, params: tuple[str, ...],
    listed: bool, style: str, output: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Ask the graph in SPARQL, given as an argument, with --file, or by the --name of a ready query."""
    from govgraph import terminal
    from govgraph.query import ready_queries

    if listed:
        if as_json:
            print_json([asdict(one) for one in ready_queries()])
        else:
            show(terminal.ready_table(ready_queries()))
        return
    style = style if output is None or as_json or typed("style") else _style_of(output)
    result = _answer(graph, _question(sparql, file, name), name, params)
    _print_answer(result, _style(style, as_json, "jsonld" if result.kind == "graph" else "json"), output)


def _style_of(output: Path) -> str:
    """The format that the name of a file asks for."""
    if output.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{output}: the name tells no format", f"end it in {', '.join(SUFFIXES)}, or add --format")
    return SUFFIXES[output.suffix.lower()]


def _style(style: str, as_json: bool, json_style: str) -> str:
    """The format to print: --json wins over a format in a settings file, and is not typed beside another format."""
    if as_json and typed("style") and style != json_style:
        raise UsageError(f"--json and --format {style} are both given", "use one of them")
    return json_style if as_json else style


def _print_answer(answer: Any, style: str, output: Path | None = None) -> None:
    from govgraph import terminal
    from govgraph.query import WORKBOOK

    if output is not None and style != "table":
        _write(answer.serialise(style), output)
    elif output is not None:
        raise UsageError("a table for the terminal is no file", f"--format is one of {', '.join(FORMATS[1:])}")
    elif style == WORKBOOK and sys.stdout.isatty():
        raise UsageError("a workbook is no text for a terminal", "add -o answer.xlsx")
    elif style == "table":
        show(terminal.answer_view(answer, counted=not quiet()))
    elif style == "csv":
        click.echo(answer.spreadsheet(), nl=False)
    else:
        click.echo(answer.serialise(style), nl=False)


def _write(data: bytes, output: Path) -> None:
    try:
        output.write_bytes(data)
    except OSError as problem:
        raise UsageError(f"{output}: {problem.strerror}", "choose another place with -o") from problem
    tell(f"written: {output}")


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


@main.command(epilog=example("govgraph validate -g build/demo"))
@GRAPH
@click.option("--engine", default="sparql", show_default=True, type=click.Choice(["sparql", "pyshacl"]),
              help="Who checks the shapes; pyshacl only manages small graphs.")
@click.option("--counts", help="Bounds on the numbers of nodes and facts, TOML.", metavar="FILE",
              type=click.Path(path_type=Path))
@click.option("--format", "style", default="table", show_default=True, type=click.Choice(["table", "json", "turtle"]),
              help="Output; turtle is a SHACL report.")
@JSON
def validate(graph: Path, engine: str, counts: Path | None, style: str, as_json: bool) -> None:
    """Check the graph against its shapes; exit code 1 when it violates one."""
    from govgraph.validate import validate as check_graph

    report = check_graph(graph, engine, counts)
    _print_answer(report, _style(style, as_json, "json"))
    if not report.conforms:
        raise click.exceptions.Exit(1)


@main.command(epilog=example('govgraph export gexf -g build/demo -o demo.gexf --subject "Jawa Timur" --hops 2'))
@click.argument("format_name", metavar="FORMAT")
@GRAPH
@click.option("-o", "--output", required=True, help="File, or directory for neo4j and parquet.", metavar="FILE",
              type=click.Path(path_type=Path))
@click.option("--subject", help="Only what is near this entity, a name or identifier.", metavar="NAME")
@click.option("--hops", default=1, show_default=True, help="How near.", type=click.IntRange(0))
@click.option("--since", help="Only from this date on: 2022, 2022-10, 2022-10-05.", metavar="DATE")
@click.option("--until", help="Only up to this date.", metavar="DATE")
@click.option("--type", "types", multiple=True, help="Only this class, such as Event; repeatable.", metavar="CLASS")
@JSON
def export(
    format_name: str, output: Path, graph: Path, types: tuple[str, ...], as_json: bool, **how: Any
) -> None:
    """Write the graph as turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf, node-link, cytoscape,
    neo4j, parquet or quickstatements."""
    from govgraph.export import Cut
    from govgraph.export import export as write

    write(graph, format_name, output, Cut(types=types, **how))
    if as_json:
        print_json({"format": format_name, "output": str(output)})


@main.command(epilog=example("govgraph push -g build/demo --endpoint http://localhost:3030/news/data"))
@GRAPH
@click.option("--endpoint", required=True, help="Graph Store or UPDATE endpoint of the other store.", metavar="URL")
@click.option("--method", default="graph-store", show_default=True, type=click.Choice(["graph-store", "update"]),
              help="How the other store takes graphs.")
@click.option("--user", help="User name there; the password is asked for.", metavar="NAME")
@JSON
def push(graph: Path, endpoint: str, method: str, user: str | None, as_json: bool) -> None:
    """Send the graph to another SPARQL 1.1 store, each named graph in place of what it held."""
    from govgraph.export.push import push as send

    auth = (user, click.prompt("password", hide_input=True, err=True)) if user else None
    sent = send(graph, endpoint, method, auth)
    if as_json:
        print_json({"triples": sent.triples, "graphs": sent.graphs, "endpoint": endpoint})
    else:
        tell(f"{sent.triples} triples in {sent.graphs} graphs sent to {endpoint}")


@main.command(epilog=example("govgraph serve -g build/demo --port 8000"))
@GRAPH
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.", metavar="HOST")
@click.option("--port", default=8000, show_default=True, help="Port; 0 takes one that is free.",
              type=click.IntRange(0, 65535))
@click.option("--workers", default=2, show_default=True, help="Queries at one time.", type=click.IntRange(1))
@click.option("--seconds", default=30.0, show_default=True, help="Time that one query may take.",
              type=click.FloatRange(0, min_open=True))
@click.option("--origin", "origins", multiple=True, help="Web site whose scripts may ask; repeatable.", metavar="URL")
@JSON
def serve(
    graph: Path, host: str, port: int, workers: int, seconds: float, origins: tuple[str, ...], as_json: bool
) -> None:
    """Serve the graph on this machine: its page, an address for each entity, SPARQL at /sparql."""
    from govgraph.serve import Limits, run

    def address(url: str) -> None:
        if as_json:
            print_json({"address": url})
        else:
            tell(url)

    run(graph, address, host=host, port=port, workers=workers, limits=Limits(seconds=seconds), origins=origins)
