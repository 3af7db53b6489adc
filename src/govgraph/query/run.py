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


def ask(
    database: ox.Store,
    sparql: str,
    bindings: Bindings | None = None,
    hidden: Iterable[str] = (),
    *,
    default_graphs: Iterable[str] = (),
    named_graphs: Iterable[str] = (),
    base: str | None = None,
) -> Result:
    """Like ``run_query``, on a store that is open already. The default graph is the union of all graphs.

    ``default_graphs`` and ``named_graphs``, IRIs, replace what the query says about its dataset, as the
    SPARQL protocol wants it; where only one of them is given, the other is empty. ``base`` resolves relative IRIs.
    """
    refuse(sparql)
    defaults, names = _iris(default_graphs), _iris(named_graphs)
    restricted = bool(defaults or names)
    # Oxigraph's union would swallow FROM and FROM NAMED: a query that names its dataset gets that one.
    union = not restricted and "from" not in _words(sparql)
    vocabulary = load_vocabulary()
    substitutions = {ox.Variable(name): value for name, value in (bindings or {}).items()}
    try:
        raw = database.query(
            sparql,
            base_iri=base,
            prefixes=dict(vocabulary.prefixes),
            use_default_graph_as_union=union,
            default_graph=[*defaults] if restricted else None,
            named_graphs=[*names] if restricted else None,
            substitutions=substitutions or None,  # type: ignore[arg-type]  # invariant dict in the stubs
        )
    except SyntaxError as problem:
        raise UsageError(f"SPARQL: {problem.msg}", "the numbers are line and column") from problem
    except RuntimeError as problem:
        raise UsageError(f"SPARQL: {problem}", "a parameter must be among the variables of SELECT") from problem
    except OSError as problem:
        raise GovgraphError(f"the store cannot be read: {problem}", "build the graph again") from problem
    return Result(raw, vocabulary, frozenset(hidden))


def _words(sparql: str) -> list[str]:
    """The bare words of a query, in lower case: keywords, without what strings, IRIs and comments may hide."""
    plain = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16) % 0x110000), sparql)
    return [found["word"].lower() for found in _TOKENS.finditer(plain) if found["word"]]


def _iris(names: Iterable[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(name) for name in names]
    except ValueError as problem:
        raise UsageError(f"a graph must be named by an IRI: {problem}", "write it in full, with http://") from problem


def refuse(sparql: str) -> None:
    """Raise UsageError if ``sparql`` is an UPDATE or asks another server by SERVICE."""
    words = _words(sparql)
    if "service" in words:
        raise UsageError("SERVICE is refused: a query never leaves this machine", "load the other data into a store")
    first = next((word for word in words if word in _UPDATES or word in _QUERIES), "")
    if first in _UPDATES:
        raise UsageError(f"{first.upper()} is refused: the graph is read-only", "change the articles and build again")
