"""Commands about the program itself: completion for shells, and doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govgraph.cli.base import JSON, example, main
from govgraph.cli.output import one_line, print_json


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


@main.command(epilog=example("govgraph doctor"))
@JSON
def doctor(as_json: bool) -> None:
    """Look whether everything that govgraph needs is here; exit code 1 when something needed is missing."""
    from govgraph.doctor import examine

    findings = examine(Path.cwd())
    if as_json:
        print_json([finding.as_dict() for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.state:<8} {finding.what}: {one_line(finding.detail)}")
    if any(finding.state == "missing" for finding in findings):
        raise click.exceptions.Exit(1)
