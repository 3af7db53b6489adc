"""How commands print: results on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from rich.console import RenderableType


def quiet() -> bool:
    """Whether --quiet was given: results and errors, nothing else."""
    return _asked("quiet")


def tell(message: str) -> None:
    """A line for people about what was done, unless they want it quiet."""
    if not quiet():
        click.echo(one_line(message))


def aside(message: str) -> None:
    """Something for those who asked for --verbose, on standard error."""
    if _asked("verbose"):
        for line in message.splitlines():
            click.echo(f"info: {one_line(line)}", err=True)


def complain(what: str, message: str, hint: str) -> None:
    """Tell a problem and its hint on standard error, one line each."""
    colour = _coloured(sys.stderr)
    click.echo(f"{click.style(f'{what}:', fg='red', bold=True)} {one_line(message)}", err=True, color=colour)
    if hint:
        click.echo(f"{click.style('hint:', bold=True)} {one_line(hint)}", err=True, color=colour)


def print_json(value: object, indent: int | None = None) -> None:
    """Print a value as JSON on standard output."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=indent))


def show(renderable: RenderableType) -> None:
    """Print tables and texts for people, through a pager when they are longer than the terminal."""
    from govgraph import terminal

    emit(terminal.rendered(renderable))


def emit(text: str) -> None:
    """Print a text as it is, through a pager when it is longer than the terminal.

    ``PAGER`` names the pager; empty or ``cat`` means none, as elsewhere.
    """
    import shutil

    wanted = os.environ.get("PAGER", "less") not in {"", "cat"} and not _asked("no_pager")
    if wanted and sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False, color=True)  # whether it holds colours was decided when it was made


def one_line(message: str) -> str:
    """Names of files and words of articles may hold anything; a message stays one line without control characters."""
    return "".join(char if char.isprintable() else " " for char in message)


def _asked(manner: str) -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(f"govgraph.{manner}"))


def _coloured(stream: TextIO) -> bool:
    """The conventions NO_COLOR and FORCE_COLOR, then whether somebody looks; rich decides in the same way."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    return bool(forced) if forced is not None else stream.isatty() and os.environ.get("TERM") != "dumb"
