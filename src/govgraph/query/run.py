"""The one way a SPARQL query reaches the store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from govgraph import store as stores
from govgraph.errors import GovgraphError, UsageError
from govgraph.query.results import Result
from govgraph.vocabulary import load_vocabulary

Bindings = Mapping[str, ox.NamedNode | ox.Literal]

# What may hide a keyword: IRIs, strings, comments, variables and prefixed names. What is left are bare words.
_TOKENS = re.compile(
    r'<[^<>"{}|^`\\\x00-\x20]*>'
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\''
    r"|#[^\n\r]*|[?$]\w+|[\w.-]*:[\w.:%\\-]*|@[\w-]+|(?P<word>\w+)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset(["insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"])
_QUERIES = frozenset(["select", "construct", "describe", "ask"])


def run_query(directory: Path, sparql: str, bindings: Bindings | None = None, hidden: Iterable[str] = ()) -> Result:
    """Answer ``sparql`` from the graph in ``directory``; nothing is ever changed, nothing is fetched.

    ``bindings`` give variables a value (they must be among the variables of SELECT); ``hidden`` names
    variables that a reader of the table need not see. UsageError for a syntax error (with its place), for
    UPDATE and for SERVICE; GovgraphError when the store cannot be opened.
    """
    return ask(stores.open_store(directory), sparql, bindings, hidden)


def ask(database: ox.Store, sparql: str, bindings: Bindings | None = None, hidden: Iterable[str] = ()) -> Result:
    """Like ``run_query``, on a store that is open already. The default graph is the union of all graphs."""
    refuse(sparql)
    vocabulary = load_vocabulary()
    substitutions = {ox.Variable(name): value for name, value in (bindings or {}).items()}
    try:
        raw = database.query(
            sparql,
            prefixes=dict(vocabulary.prefixes),
            use_default_graph_as_union=True,
            substitutions=substitutions or None,  # type: ignore[arg-type]  # invariant dict in the stubs
        )
    except SyntaxError as problem:
        raise UsageError(f"SPARQL: {problem.msg}", "the numbers are line and column") from problem
    except RuntimeError as problem:
        raise UsageError(f"SPARQL: {problem}", "a parameter must be among the variables of SELECT") from problem
    except OSError as problem:
        raise GovgraphError(f"the store cannot be read: {problem}", "build the graph again") from problem
    return Result(raw, vocabulary, frozenset(hidden))


def refuse(sparql: str) -> None:
    """Raise UsageError if ``sparql`` is an UPDATE or asks another server by SERVICE."""
    plain = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16) % 0x110000), sparql)
    words = [found["word"].lower() for found in _TOKENS.finditer(plain) if found["word"]]
    if "service" in words:
        raise UsageError("SERVICE is refused: a query never leaves this machine", "load the other data into a store")
    first = next((word for word in words if word in _UPDATES or word in _QUERIES), "")
    if first in _UPDATES:
        raise UsageError(f"{first.upper()} is refused: the graph is read-only", "change the articles and build again")
