"""Which options of which commands the tests use, read from their sources: the calls and lines that name a command.

Reading, rather than recording a run, gives the same answer however the tests are spread over processes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

Commands = Mapping[tuple[str, ...], click.Command]


@dataclass(frozen=True, slots=True)
class Source:
    """One module: what its names stand for, and the words that its helpers put before those they are called with."""

    tree: ast.Module
    values: Mapping[str, ast.expr] = field(default_factory=dict)
    helpers: Mapping[str, list[str]] = field(default_factory=dict)

    def words(self, node: ast.AST, depth: int = 0) -> list[str]:
        """The words that ``node`` adds to a command line; none for what is only known when it runs."""
        if depth > 8:
            return []
        if isinstance(node, ast.Constant):
            return node.value.split() if isinstance(node.value, str) else []
        if isinstance(node, ast.Name):
            return self.words(self.values[node.id], depth + 1) if node.id in self.values else []
        parts: Iterable[ast.AST] = ()
        if isinstance(node, ast.List | ast.Tuple):
            parts = node.elts
        elif isinstance(node, ast.JoinedStr):
            parts = node.values
        elif isinstance(node, ast.Starred | ast.Attribute | ast.FormattedValue):
            parts = [node.value]
        elif isinstance(node, ast.BinOp):
            parts = [node.left, node.right]
        elif isinstance(node, ast.Call):
            parts = [node.func, *node.args] if isinstance(node.func, ast.Attribute) else node.args
        return [word for part in parts for word in self.words(part, depth + 1)]


def source(text: str) -> Source:
    """Read a module. A helper is a function that is no test and itself names words, such as ``["extract", *rest]``."""
    tree = ast.parse(text)
    plain = Source(tree, _assigned(tree.body))
    helpers = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("test_"):
            lists = [inner for inner in ast.walk(node) if isinstance(inner, ast.List)]
            helpers[node.name] = [word for one in lists for word in plain.words(one)]
    return Source(tree, plain.values, helpers)


def _assigned(nodes: Iterable[ast.stmt]) -> dict[str, ast.expr]:
    return {
        target.id: node.value for node in nodes if isinstance(node, ast.Assign)
        for target in node.targets if isinstance(target, ast.Name)
    }  # fmt: skip


def lines(module: Source) -> Iterator[list[str]]:
    """Every line of words in a module that may be a command line: a string, a list, a tuple, the words of a call."""
    documented = (ast.Module, ast.FunctionDef, ast.ClassDef)
    docstrings = {
        id(node.body[0].value) for node in ast.walk(module.tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }  # fmt: skip
    for part in module.tree.body:
        inside = _assigned(part.body) if isinstance(part, ast.FunctionDef) else {}
        yield from _lines(replace(module, values={**module.values, **inside}), part, docstrings)


def _lines(module: Source, top: ast.stmt, docstrings: set[int]) -> Iterator[list[str]]:
    for node in ast.walk(top):
        listed = isinstance(node, ast.List | ast.Tuple) and not any(_many(part) for part in node.elts)
        if listed or (isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in docstrings):
            yield module.words(node)
        elif isinstance(node, ast.Call) and not any(_many(part) for part in node.args):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            yield [*module.helpers.get(name, ()), *(word for part in node.args for word in module.words(part))]


def _many(node: ast.expr) -> bool:
    """A case of several: a line of words, or a list, inside a list of such. Each of them is looked at by itself."""
    return isinstance(node, ast.List | ast.Tuple) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and " -" in node.value
    )


def used(paths: Iterable[Path], commands: Commands) -> set[tuple[tuple[str, ...], str]]:
    """The pairs of command and parameter that some line of the modules at ``paths`` names."""
    texts = (path.read_text("utf-8") for path in paths)
    callers = [source(text) for text in texts if "govgraph.cli" in text]
    return {pair for module in callers for line in lines(module) for pair in named(line, commands)}


def named(line: list[str], commands: Commands) -> Iterator[tuple[tuple[str, ...], str]]:
    """The options in ``line`` that belong to the command it names."""
    if not any(word.startswith("-") for word in line):
        return
    for names, command in commands.items():
        places = [at for at in range(len(line)) if tuple(line[at : at + len(names)]) == names]
        behind = {word.partition("=")[0] for word in line[places[0] :]} if places else set()
        for option in command.params:
            if isinstance(option, click.Option) and behind & {*option.opts, *option.secondary_opts}:
                yield names, str(option.name)
