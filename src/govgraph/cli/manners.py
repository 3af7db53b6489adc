"""Commands about the program itself: completion for shells, and doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govgraph.cli import settings
from govgraph.cli.base import GRAPH, JSON, example, main
from govgraph.cli.output import emit, one_line, print_json, quiet
from govgraph.errors import GovgraphError


@main.command(epilog=example("govgraph completion bash"))
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands and options in SHELL.

    For bash: govgraph completion bash >> ~/.bashrc. For zsh: the same with ~/.zshrc. For fish: into
    ~/.config/fish/completions/govgraph.fish.
    """
    from click.shell_completion import get_completion_class

    chosen = get_completion_class(shell)
    assert chosen is not None  # click.Choice admits no other
    click.echo(_quietly(chosen(main, {}, "govgraph", "_GOVGRAPH_COMPLETE")))


def _quietly(chosen: Any) -> str:
    """The script alone: click's own ``source`` first runs the shell to ask for its version."""
    return str(chosen.source_template % chosen.source_vars())


@main.command(epilog=example("govgraph doctor", "govgraph doctor -g build/demo"), settled=False)
@GRAPH
@JSON
def doctor(graph: Path, as_json: bool) -> None:
    """Look whether everything that govgraph needs is here and whole; exit code 1 when something needed is missing.

    A graph at DIR is looked at as well: can it be asked, and does each claim quote its article word for word?
    With --quiet only what is missing is told.
    """
    from govgraph.doctor import examine

    findings = [_settings(), *examine(Path.cwd(), graph)]
    if as_json:
        print_json([finding.as_dict() for finding in findings])
    else:
        told = [finding for finding in findings if finding.state == "missing" or not quiet()]
        emit("".join(f"{one.state:<8} {one.what}: {one_line(one.detail)}\n" for one in told))
    if any(finding.state == "missing" for finding in findings):
        raise click.exceptions.Exit(1)


def _settings() -> Any:
    """The settings file that holds here; this command itself must run when it is broken."""
    from govgraph.doctor import Finding

    context = click.get_current_context()
    file = settings.find(context.meta.get("govgraph.config"))
    if file is None:
        return Finding("settings", "ok", f"no {settings.NAME}, here or of the user")
    try:
        settings.check(context.find_root(), file, settings.read(file))
    except GovgraphError as error:
        return Finding("settings", "missing", f"{error.message}; {error.hint}")
    return Finding("settings", "ok", str(file))
