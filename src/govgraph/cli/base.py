"""What the commands share: the program, the options that all have, and how errors are told."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from govgraph import __version__
from govgraph.cli import settings
from govgraph.cli.output import aside, complain
from govgraph.errors import GovgraphError

EXIT_CODES = {
    0: "done",
    1: "failed, or done in part: something was rejected, refused or is not in order",
    2: "called wrongly: an unknown option, a path or name that is not there",
    3: "another build is writing the same graph",
    130: "interrupted",
}
# The commands as the help of the program lists them.
SECTIONS = {
    "Make a graph": {
        "fetch": "Save web pages and feeds into an archive, politely",
        "articles": "List what would be read, and why anything is rejected",
        "build": "Read articles and write their graph",
        "add": "Add articles to a graph",
        "withdraw": "Take articles out of a graph",
    },
    "Ask it": {
        "show": "What is said of one person, place, post or event",
        "query": "Ready questions, or your own in SPARQL",
        "holders": "Who held a post, and what attests it",
        "conflicts": "What the articles disagree on",
        "diff": "What changed between two graphs",
    },
    "Judge and correct it": {
        "why": "Why two names are one entity, or two",
        "review": "Decide what is most uncertain",
        "validate": "Check a graph against its shapes",
        "extract": "What one article says, beside its text",
        "evaluate": "Compare with what readers noted",
        "lexicon": "Check or look up the words that are known",
    },
    "Show and share it": {
        "view": "One page that works from disk",
        "serve": "Pages, tables and SPARQL on this machine",
        "site": "The same as a static site for any web host",
        "export": "Write it in one of thirteen formats",
        "push": "Send it to another SPARQL store",
    },
    "This program": {
        "doctor": "Is everything here that is needed, and whole?",
        "completion": "Complete commands and options in your shell",
    },
}
# The module of each command; it is loaded when the command is called or completed, so that --help loads none.
MODULES = {
    "articles": ("articles", "build", "add", "withdraw", "extract", "evaluate", "lexicon"),
    "fetch": ("fetch",),
    "graph": ("query", "validate", "export", "push", "serve"),
    "identity": ("why", "holders", "conflicts", "review", "diff"),
    "manners": ("doctor", "completion"),
    "web": ("show", "view", "site"),
}
# For options that stand for all commands that have them: in settings.shared by the name of the variable.
SHARED: dict[str, Any] = {"show_envvar": True, "allow_from_autoenv": False}
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path())
GRAPH = click.option(
    "-g", "--graph", default="graph", show_default=True, help="Graph directory.", metavar="DIR",
    type=click.Path(path_type=Path), envvar="GOVGRAPH_GRAPH", **SHARED,
)  # fmt: skip
TARGET = click.option(
    "-o", "--output", default="graph", show_default=True, help="Graph directory to write.", metavar="DIR",
    type=click.Path(path_type=Path), envvar="GOVGRAPH_GRAPH", **SHARED,
)  # fmt: skip
DECISIONS = click.option(
    "--decisions", multiple=True, help="Decisions to follow; repeatable.", metavar="FILE",
    type=click.Path(path_type=Path), envvar="GOVGRAPH_DECISIONS", **SHARED,
)  # fmt: skip
JOBS = click.option(
    "--jobs", default=0, help="Processes that read and extract; by default one for each core.", metavar="N",
    type=click.IntRange(0), envvar="GOVGRAPH_JOBS", **SHARED,
)  # fmt: skip
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
JSON_LINES = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")


def example(*lines: str) -> str:
    """The end of a help text: lines that can be typed as they are, from a checkout after ``make demo``."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def typed(name: str) -> bool:
    """Whether the parameter ``name`` of the running command was typed, rather than set in the environment or a file."""
    source = click.get_current_context().get_parameter_source(name)
    return source is click.core.ParameterSource.COMMANDLINE


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Keep what was said before the command's name or after it, for whoever prints."""
    if value:
        ctx.meta[f"govgraph.{param.name}"] = value


def _configure(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    """Take the defaults of this command from the settings file, before its other options are looked at."""
    _remember(ctx, param, value)
    if not ctx.resilient_parsing and getattr(ctx.command, "settled", False):
        file = settings.find(ctx.meta.get("govgraph.config"))
        if file is not None:
            ctx.default_map = settings.defaults(ctx, file)
            ctx.meta["govgraph.settings"] = file


def _flag(*names: str, environment: str, text: str) -> click.Option:
    return click.Option(
        names, is_flag=True, expose_value=False, callback=_remember, help=text, envvar=environment,
        allow_from_autoenv=False,
    )  # fmt: skip


def _manners() -> list[click.Parameter]:
    """The options that every command has, each with one meaning."""
    return [
        _flag("-q", "--quiet", environment="GOVGRAPH_QUIET", text="Results, errors and nothing else."),
        _flag("-v", "--verbose", environment="GOVGRAPH_VERBOSE", text="Also tell on stderr what is done, and where an "
              "error arose."),
        _flag("--no-pager", environment="GOVGRAPH_NO_PAGER", text="Print long output at once."),
        click.Option(
            ["--config"], type=click.Path(path_type=Path), metavar="FILE", is_eager=True, expose_value=False,
            callback=_configure, help="Take settings from FILE, not govgraph.toml.", envvar="GOVGRAPH_CONFIG",
            allow_from_autoenv=False,
        ),
    ]  # fmt: skip


class Command(click.Command):
    """A command with the options that all have. ``settled`` is false for one that reads the settings itself."""

    def __init__(self, *args: Any, settled: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.settled = settled
        self.params.extend(_manners())

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; --verbose tells by which settings, and how long that took."""
        start = time.monotonic()
        if "govgraph.settings" in ctx.meta:
            aside(f"settings: {ctx.meta['govgraph.settings']}")
        try:
            return super().invoke(ctx)
        finally:
            aside(f"{time.monotonic() - start:.1f} s")


class Group(click.Group):
    """Commands of the kind above; they and groups of them are made with its decorators."""

    command_class = Command
    group_class: type[click.Group] | type[type] | None = type


class Program(Group):
    """Turns the errors of the library into messages, for every command alike."""

    group_class = Group

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_manners())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands, in the order of the help."""
        return [name for commands in SECTIONS.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its module; None after all were loaded, from which click names the nearest."""
        known = any(cmd_name in names for names in MODULES.values())
        for module, names in MODULES.items():
            if cmd_name in names or not known:
                import_module(f"govgraph.cli.{module}")
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands by what one wants to do; which is more of an order than the alphabet."""
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([*commands.items()], col_max=12)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a GovgraphError becomes one line, a hint and an exit code, never a traceback."""
        try:
            return super().invoke(ctx)
        except GovgraphError as error:
            complain("error", error.message, error.hint)
            if ctx.meta.get("govgraph.verbose"):
                import traceback

                aside("".join(traceback.format_exception(error)))
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            complain("error", "interrupted", "")
            ctx.exit(130)
        except BrokenPipeError:
            # The reader of our output (head, less) has gone; Python would complain once more at exit.
            sys.stderr.close()
            ctx.exit(1)


def _ends() -> str:
    """The end of the program's own help."""
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in EXIT_CODES.items())
    return f"\b\nExit codes:\n{codes}\n\nWhat you would type twice can stand in govgraph.toml: docs/cli.md says how."


@click.group(
    cls=Program, epilog=_ends(),
    context_settings={
        "help_option_names": ["-h", "--help"], "max_content_width": 100, "auto_envvar_prefix": "GOVGRAPH",
    },
)  # fmt: skip
@click.version_option(__version__, prog_name="govgraph")
def main() -> None:
    """Build a knowledge graph from Indonesian government news, and ask it."""
