"""Settings in a file: defaults for options, so that nobody types twice what stays the same.

A key at the top, such as ``graph``, holds for every command that shares this option; a table, such as ``[serve]``
or ``[lexicon.check]``, for one command, by the names of its options. What is typed comes first, then the environment,
then the file. click does the rest: it takes such defaults as a map.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from govgraph.errors import UsageError, nearest

NAME = "govgraph.toml"
_PREFIX = "GOVGRAPH_"


def find(explicit: Path | None) -> Path | None:
    """The file to read: ``explicit``, ``govgraph.toml`` here, or the user's own; None when there is none."""
    if explicit is not None:
        return explicit
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return next((file for file in (Path(NAME), home / "govgraph" / "config.toml") if file.is_file()), None)


def defaults(ctx: click.Context, file: Path) -> dict[str, Any]:
    """What ``file`` sets for the command of ``ctx``, by names of parameters.

    UsageError naming file and key for what cannot be read, is not known anywhere, or has a value of the wrong kind.
    """
    tables = read(file)
    check(ctx.find_root(), file, tables)
    table: Mapping[str, Any] = tables
    for name in _path(ctx):
        table = table.get(name, {})
    given: dict[str, Any] = {}
    for option in settable(ctx.command):
        for place, key in ((tables, shared(option)), (table, key_of(option))):
            if key and key in place:
                given[str(option.name)] = _value(ctx, file, option, key, place[key])
    return given


def read(file: Path) -> dict[str, Any]:
    """The tables of a settings file. UsageError when it is not there or no TOML."""
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise UsageError(f"{file}: {problem.strerror}", "give another file with --config") from problem
    except UnicodeDecodeError as problem:
        raise UsageError(f"{file}: not UTF-8 at byte {problem.start}", "save it in UTF-8") from problem
    except tomllib.TOMLDecodeError as problem:
        raise UsageError(f"{file}: {problem}", "docs/cli.md shows what such a file looks like") from problem


def check(root: click.Context, file: Path, tables: Mapping[str, Any]) -> None:
    """Look at the keys and values of all commands, so that a slip shows at once and not one day. UsageError for one."""
    _check(root, file, (), tables, dict(walk(root.command)))


def _check(
    root: click.Context, file: Path, names: tuple[str, ...], table: Mapping[str, Any],
    commands: Mapping[tuple[str, ...], click.Command],
) -> None:  # fmt: skip
    inner = {other[len(names)] for other in commands if other[: len(names)] == names != other}
    if names not in commands and not inner:
        known_tables = [".".join(other) for other in commands]
        raise UsageError(f"{file}: [{'.'.join(names)}]: no such command", nearest(".".join(names), known_tables))
    known = {key_of(option): option for option in settable(commands[names])} if names in commands else {}
    if not names:
        every = (option for command in commands.values() for option in settable(command))
        known = {key: option for option in every if (key := shared(option))}
    for key, value in table.items():
        place = ".".join((*names, key))
        if isinstance(value, dict) and names not in commands:
            _check(root, file, (*names, key), value, commands)
        elif key in known:
            _value(root, file, known[key], place, value)
        else:
            raise UsageError(f"{file}: {place}: no such setting", nearest(key, sorted({*known, *inner})))


def _value(ctx: click.Context, file: Path, option: click.Option, key: str, value: object) -> object:
    """``value`` as click takes it for ``option``: one value for a repeatable option becomes a list of one."""
    values = value if isinstance(value, list) and option.multiple else [value]
    problem = ""
    if any(isinstance(one, list | dict) for one in values):
        problem = "one value is wanted"
    elif any(isinstance(one, bool) != option.is_flag for one in values):
        problem = "true or false is wanted" if option.is_flag else "true and false are for switches"
    else:
        try:
            option.type_cast_value(ctx, values if option.multiple else value)
        except click.BadParameter as error:
            problem = error.message
    if problem:
        raise UsageError(f"{file}: {key}: {problem}", f"the option is {option.opts[-1]}: {option.help}")
    return values if option.multiple else value


def settable(command: click.Command) -> Iterator[click.Option]:
    """The options of ``command`` that a file may set: all but --help, --config and those that open a file at once."""
    for option in command.params:
        if isinstance(option, click.Option) and option.name != "config" and not isinstance(option.type, click.File):
            yield option


def key_of(option: click.Option) -> str:
    """The key of ``option`` in the table of its command: its long name."""
    return max(option.opts, key=len).lstrip("-")


def shared(option: click.Option) -> str | None:
    """The key of ``option`` at the top of the file, when it stands for all commands that have it: as its variable."""
    name = option.envvar if isinstance(option.envvar, str) else ""
    return name.removeprefix(_PREFIX).lower().replace("_", "-") or None


def walk(group: click.Command, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that does something, by the words that call it."""
    if not isinstance(group, click.Group):
        yield names, group
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield from walk(command, *names, name)


def _path(ctx: click.Context) -> tuple[str, ...]:
    above = ctx.parent
    return () if above is None else (*_path(above), str(ctx.info_name))
