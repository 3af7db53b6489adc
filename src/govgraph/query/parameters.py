"""Values of parameters as people write them, turned into RDF terms and bound by SPARQL's own VALUES.

A ready query says ``VALUES ?name { UNDEF }`` where a parameter enters. A value is first made a term (looked
up, or a typed literal), and only the term's own serialisation takes the place of UNDEF: text that a person
typed never becomes part of the query. Bindings handed to the engine beside the query would do as well, but
its planner does not see them (100 ms against 4 ms for the agreements of a province on 1.5M quads).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import UsageError
from govgraph.query.ready import Parameter, ReadyQuery, ready_query
from govgraph.query.results import Result
from govgraph.query.run import ask
from govgraph.store import open_store
from govgraph.vocabulary import load_vocabulary

_CLASSES = {
    "person": "Person", "organisation": "Organisation", "place": "Place", "post": "Post", "event": "Event",
    "article": "Article",
}  # fmt: skip
_UNDEF = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MANY = 6

_EXACT = """SELECT DISTINCT ?entity ?label WHERE {
  VALUES ?property { rdfs:label skos:altLabel foaf:name }
  ?entity ?property ?label .
}"""
_FOLDED = """SELECT DISTINCT ?entity ?wanted WHERE {
  VALUES ?property { rdfs:label skos:altLabel }
  GRAPH ?graph { ?entity ?property ?label }
  FILTER(LCASE(STR(?label)) = ?wanted)
}"""


def fill(query: ReadyQuery, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """The text of ``query`` with ``terms`` in its VALUES; a parameter without a term is left free."""

    def values(found: re.Match[str]) -> str:
        term = terms.get(found[1])
        return f"VALUES ?{found[1]} {{ {term} }}" if term is not None else ""

    return _UNDEF.sub(values, query.text)


def bind(database: ox.Store, query: ReadyQuery, values: Mapping[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
    """Terms for the parameters of ``query``: names are looked up, dates and years checked.

    UsageError for an unknown parameter, a missing one, a value of the wrong type, a name that nothing has,
    or one that several entities share (the message lists them).
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            hint = "it takes " + (", ".join(known) if known else "no parameter")
            raise UsageError(f"{query.name} has no parameter {name!r}", hint)
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            example = f" --param {parameter.name}={parameter.example!r}" if parameter.example else ""
            raise UsageError(f"{query.name} needs the parameter {parameter.name} ({parameter.type})", example.strip())
    return {name: _term(database, known[name], value) for name, value in values.items()}


def _term(database: ox.Store, parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal:
    vocabulary = load_vocabulary()
    match parameter.type:
        case "text":
            return ox.Literal(value)
        case "year" if value.isdecimal() and len(value) == 4:
            return ox.Literal(value)
        case "date" if _DATE.fullmatch(value):
            return ox.Literal(value, datatype=ox.NamedNode(vocabulary.iri("xsd:date")))
        case "integer" if value.isdecimal():
            return ox.Literal(value, datatype=ox.NamedNode(vocabulary.iri("xsd:integer")))
        case "term":
            return ox.NamedNode(vocabulary.iri(value))
        case "year" | "date" | "integer":
            raise UsageError(f"{parameter.name}: {value!r} is no {parameter.type}", "write 2022, 2022-12-13 or 40")
    return find_entity(database, value, parameter.type)


def find_entity(database: ox.Store, value: str, kind: str = "entity") -> ox.NamedNode:
    """The entity that ``value`` means: its identifier, its IRI, or a name or alias that only it has.

    ``kind`` narrows it to one type. UsageError when nothing or more than one thing fits.
    """
    vocabulary = load_vocabulary()
    if "/" in value:
        node = ox.NamedNode(value if value.startswith("http") else vocabulary.entity_iri(value))
        if next(iter(database.quads_for_pattern(node, None, None, None)), None) is None:
            raise UsageError(f"nothing has the identifier {value}", "give a name, or an identifier of this graph")
        return node
    found = _named(database, value, kind)
    if not found:
        raise UsageError(f"no {kind} is called {value!r}", "check the spelling, or give its identifier")
    if len(found) > 1:
        names = ", ".join(vocabulary.entity_id(node.value) or node.value for node in found[:_MANY])
        raise UsageError(f"{value!r} can be {len(found)} of them: {names}", "give one of these identifiers")
    return found[0]


def _named(database: ox.Store, name: str, kind: str) -> list[ox.NamedNode]:
    # An exact name is one look-up; only then every name is compared without regard to case.
    folded = ox.Literal(name.lower())
    for sparql, bindings in (
        (_EXACT, {"label": ox.Literal(name, language="id")}),
        (_FOLDED, {"wanted": folded}),
    ):
        nodes = [r["entity"] for r in ask(database, sparql, bindings).records()]
        found = {n for n in nodes if isinstance(n, ox.NamedNode) and _is_a(database, n, kind)}
        if found:
            return sorted(found, key=lambda n: n.value)
    return []


def _is_a(database: ox.Store, node: ox.NamedNode, kind: str) -> bool:
    vocabulary = load_vocabulary()
    if kind not in _CLASSES:
        return vocabulary.entity_id(node.value) is not None
    type_, wanted = (ox.NamedNode(vocabulary.iri(c)) for c in ("rdf:type", f"gg:{_CLASSES[kind]}"))
    return next(iter(database.quads_for_pattern(node, type_, wanted, None)), None) is not None


def answer(directory: Path, name: str, values: Mapping[str, str]) -> Result:
    """Answer the ready query ``name`` from the graph in ``directory``, its parameters filled with ``values``.

    UsageError as for ``ready_query`` and ``bind``; the columns that only repeat a parameter are hidden.
    """
    query = ready_query(name)
    database = open_store(directory)
    terms = bind(database, query, values)
    return ask(database, fill(query, terms), hidden=[parameter.name for parameter in query.parameters])
