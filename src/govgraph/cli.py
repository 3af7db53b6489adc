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
from govgraph.errors import GovgraphError

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path())


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
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def build(paths: tuple[str, ...], output: str, quiet: bool, as_json: bool) -> None:
    """Read the articles in PATHS (files or directories) and write their graph into DIR."""
    from govgraph import pipeline, terminal

    with terminal.progress(enabled=not quiet) as progress:
        built = pipeline.build(paths, Path(output), progress)
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
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("texts", required=False, type=click.Path(path_type=Path))
@click.option("--ids", help="Only articles whose name matches this pattern, such as 'dev-*'.", metavar="PATTERN")
@click.option("--details", is_flag=True, help="List what was missed and what was extra.")
@click.option("--json", "as_json", is_flag=True, help="Print the measures as JSON.")
def evaluate(gold: Path, texts: Path | None, ids: str | None, details: bool, as_json: bool) -> None:
    """Compare what is extracted from TEXTS with the facts that readers noted in GOLD."""
    from govgraph import terminal
    from govgraph.evaluate import evaluate as measure
    from govgraph.evaluate import render, result_to_json
    from govgraph.pipeline import predict

    result = measure(gold, texts, predict, ids=ids)
    if as_json:
        _print_json(result_to_json(result, details=details))
    else:
        terminal.show(render(result, details=details))


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
