"""Write docs/cli.md from the commands themselves; ``--check`` only compares.

Usage: python scripts/cli_docs.py [--check]
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator

import click

from govgraph.cli import main as program
from govgraph.cli import settings
from govgraph.cli.base import EXIT_CODES, SECTIONS, Command
from made_files import ROOT, settle

PAGE = ROOT / "docs" / "cli.md"
INTRO = """# Command line

This page is made from the commands by `scripts/cli_docs.py`; do not edit it. `govgraph COMMAND --help` says the same.
Names of commands and options that are nearly right are answered by what was probably meant.
"""
OUTPUT = """## What is printed where

Results go to standard output; progress, remarks and errors to standard error. An error is one line, with a line that
says what to do about it; where it arose is told with `--verbose`.

`--json` means the same everywhere: standard output holds one JSON document, or one JSON object a line where articles or
addresses are told one by one, and nothing else. Errors stay lines of text on standard error, and exit codes stay what
they are.

Colours appear on a terminal only. `NO_COLOR=1` takes them away; `FORCE_COLOR=1` puts them into a pipe or a file too.

Tables and texts that are longer than the terminal go through a pager: the program that `PAGER` names, or `less`.
`PAGER=cat` or `--no-pager` prints them at once. JSON and the other formats for machines never go through one.
"""
SETTINGS = """## Settings: what you would type twice

`govgraph.toml` in the working directory holds defaults for options; without one, `govgraph/config.toml` in
`$XDG_CONFIG_HOME` (`~/.config`) does; `--config FILE` or `GOVGRAPH_CONFIG` names another, and `--config /dev/null`
none. One file is read, never several. What is typed comes first, then the environment, then the file.

    graph = "my-graph"                     # -g of every command, and -o of build
    decisions = ["decisions/review.jsonl"]
    jobs = 2

    [fetch]                                # one command, by the long names of its options
    contact = "desk@news.example"
    delay = 2

    [lexicon.check]
    data = "my-data"

A key at the top holds for every command that has this option; a table holds for one command, and before the top.
Paths are those of the command line: relative to where you work, not to the file. All of the file is checked whichever
command runs: a key that is not known, or a value of the wrong kind, is told with its file, its place and the nearest
key there is. `govgraph doctor` says which file holds.

Every option can stand in the table of its command, but `--file` of `query` and `--input` of `fetch`. In the environment
it is `GOVGRAPH_COMMAND_OPTION`, such as `GOVGRAPH_SERVE_PORT`. These stand at the top, and have one variable for all
commands:
"""


def main(arguments: list[str]) -> int:
    """Write the page, or say that it is stale."""
    return settle({PAGE: page()}, __file__, arguments)


def page() -> str:
    """The whole page."""
    commands = dict(settings.walk(program))
    parts = [INTRO, "| to | command | what it does |\n|---|---|---|", *_overview(commands)]
    parts += ["\n## Options of every command\n", _options(_common())]
    parts += ["\nThey may stand before the name of the command as well: `govgraph -q build …`.\n", OUTPUT]
    parts += ["## Exit codes\n", "| code | meaning |\n|---|---|"]
    parts += [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    parts += ["", SETTINGS, "| key | variable | option |\n|---|---|---|", *_shared(commands)]
    for names, command in commands.items():
        parts += ["", *_command(names, command)]
    return "\n".join(parts).rstrip() + "\n"


def _common() -> list[click.Option]:
    """The options that a command without any has."""
    return [param for param in Command("x").params if isinstance(param, click.Option)]


def _overview(commands: dict[tuple[str, ...], click.Command]) -> Iterator[str]:
    for title, known in SECTIONS.items():
        for name, short in known.items():
            for names in commands:
                if names[0] == name:
                    yield f"| {title} | [`{' '.join(names)}`](#{'-'.join(names)}) | {short} |"


def _shared(commands: dict[tuple[str, ...], click.Command]) -> Iterator[str]:
    every = [option for command in commands.values() for option in settings.settable(command)]
    known = {key: option for option in every if (key := settings.shared(option))}
    for key, option in sorted(known.items()):
        yield f"| `{key}` | `{option.envvar}` | {_names(option)} |"


def _command(names: tuple[str, ...], command: click.Command) -> Iterator[str]:
    """The section of one command."""
    context = click.Context(command, info_name=" ".join(("govgraph", *names)))
    yield f"## {' '.join(names)}\n"
    yield f"    {' '.join((context.command_path, *command.collect_usage_pieces(context)))}\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    common = {option.name for option in _common()}
    own = [one for one in command.params if isinstance(one, click.Option) and one.name not in common]
    if own:
        yield f"{_options(own)}\n"
    examples = [line for line in (command.epilog or "").splitlines() if line.startswith("  govgraph ")]
    yield "\n".join(f"  {line}" for line in examples)


def _options(options: list[click.Option]) -> str:
    rows = [f"| {_names(one)} | {one.help}{_default(one)}{' Needed.' if one.required else ''} |" for one in options]
    return "\n".join(["| option | meaning |", "|---|---|", *rows])


def _names(option: click.Option) -> str:
    value = "" if option.is_flag else " " + (option.metavar or _kind(option.type)).replace("|", "\\|")
    return ", ".join(f"`{name}{value if name.startswith('--') else ''}`" for name in option.opts)


def _kind(type_: click.ParamType) -> str:
    if isinstance(type_, click.Choice):
        return "|".join(type_.choices)
    return type_.name.upper().replace(" RANGE", "")


def _default(option: click.Option) -> str:
    return f" Default: `{option.default}`." if option.show_default else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
