"""Errors that a person can act on."""

from __future__ import annotations

import ast
import pickle
from functools import cache

import pytest

from govgraph.errors import GovgraphError, UsageError
from source_tree import modules, tree


def test_an_error_carries_message_hint_and_exit_code() -> None:
    error = GovgraphError("a.csv:3: form is empty", "fill it")
    assert (str(error), error.message, error.hint, error.exit_code) == (
        "a.csv:3: form is empty", "a.csv:3: form is empty", "fill it", 1,
    )  # fmt: skip
    assert GovgraphError("x").hint == ""
    assert GovgraphError("x", exit_code=2).exit_code == 2


def test_misuse_has_exit_code_2_and_is_caught_as_any_error() -> None:
    with pytest.raises(GovgraphError) as caught:
        raise UsageError("no such column", "see --help")
    assert (caught.value.message, caught.value.hint, caught.value.exit_code) == ("no such column", "see --help", 2)


def test_an_error_is_no_error_of_python_itself() -> None:
    """A handler of ValueError or OSError inside the library must not swallow it."""
    assert GovgraphError.__mro__[1] is Exception


def test_an_error_crosses_processes_with_its_message() -> None:
    assert str(pickle.loads(pickle.dumps(GovgraphError("a", "b")))) == "a"


@cache
def raised() -> tuple[tuple[str, ast.Call], ...]:
    """Every place of the source that makes one of our errors."""
    found: list[tuple[str, ast.Call]] = []
    for path in modules():
        found.extend(
            (f"{path.name}:{node.lineno}", node)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("GovgraphError", "UsageError")
        )
    return tuple(found)


def test_messages_in_the_source_are_one_line_without_a_full_stop() -> None:
    """The command line puts "error: " before it; it reads as one line of a list."""
    checked = 0
    for place, call in raised():
        first = call.args[0] if call.args else None
        if isinstance(first, ast.Constant):
            checked += 1
            assert isinstance(first.value, str), place
            assert first.value, place
            assert "\n" not in first.value, place
            assert not first.value.endswith("."), place
    assert checked >= 5


def test_every_misuse_is_raised_with_a_hint() -> None:
    """One who calls a command wrongly is told what to do instead."""
    without = [
        place
        for place, call in raised()
        if getattr(call.func, "id", "") == "UsageError"
        and len(call.args) < 2
        and not any(keyword.arg == "hint" for keyword in call.keywords)
        and not any(isinstance(argument, ast.Starred) for argument in call.args)
    ]
    assert without == []
