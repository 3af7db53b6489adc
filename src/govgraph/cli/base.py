"""What the commands share: the program, its options, and how errors and results are told."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from govgraph import __version__
from govgraph.errors import GovgraphError

PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path())
GRAPH = click.option(
    "-g", "--graph", default="graph", show_default=True, help="Graph directory.", metavar="DIR",
    type=click.Path(path_type=Path),
)  # fmt: skip
DECISIONS = click.option(
    "--decisions", multiple=True, help="Decisions to follow.", metavar="FILE", type=click.Path(path_type=Path)
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def example(*lines: str) -> str:
    """The end of a help text: lines that can be typed as they are, from a checkout after ``make demo``."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


class _Group(click.Group):
    """Turns the errors of the library into messages, for every command alike."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a GovgraphError becomes one line, a hint and an exit code, never a traceback."""
        try:
            return super().invoke(ctx)
        except GovgraphError as error:
            complain("error", error.message, error.hint)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of our output (head, less) has gone; Python would complain once more at exit.
            sys.stderr.close()
            ctx.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="govgraph")
def main() -> None:
    """Build a knowledge graph from Indonesian government news, and ask it."""


def complain(what: str, message: str, hint: str) -> None:
    """Tell a problem and its hint on standard error, one line each."""
    click.echo(f"{what}: {one_line(message)}", err=True)
    if hint:
        click.echo(f"hint: {one_line(hint)}", err=True)


def print_json(value: object, indent: int | None = None) -> None:
    """Print a value as JSON on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=indent))


def one_line(message: str) -> str:
    """Names of files and words of articles may hold anything; a message stays one line without control characters."""
    return "".join(char if char.isprintable() else " " for char in message)
