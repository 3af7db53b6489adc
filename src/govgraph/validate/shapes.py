"""SHACL shapes turned into SPARQL: one query per constraint, each naming the nodes that violate it.

The subset of SHACL that ``ontology/shapes.ttl`` uses is translated; anything else is an error, so that no
constraint is ever skipped. Source of method: the SPARQL definitions in the SHACL recommendation, W3C 2017.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from govgraph import paths
from govgraph.errors import GovgraphError

SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SILENT = ("path", "message", "severity", "prefixes", "select")
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint: ``sparql`` selects ``?this`` and, where it has them, ``?path`` and ``?value``."""

    shape: str  # IRI of the node shape
    component: str  # "minCount", "class", "sparql", ...
    path: str  # SPARQL path, "" where the query says it
    severity: str  # Violation or Warning
    messages: tuple[tuple[str, str], ...]  # (language, text), sorted
    sparql: str


def load_checks(path: Path | None = None) -> tuple[Check, ...]:
    """The constraints of ``path`` (by default the shapes of govgraph), in a fixed order.

    GovgraphError for a SHACL feature that is not translated, or a file that is no Turtle.
    """
    return _load(path or paths.ontology_dir() / "shapes.ttl")


@cache
def _load(path: Path) -> tuple[Check, ...]:
    try:
        return tuple(sorted(_Shapes(path).checks(), key=lambda c: (c.shape, c.component, c.path, c.messages, c.sparql)))
    except (OSError, SyntaxError) as problem:
        raise GovgraphError(f"{path}: {problem}", "mend the shapes") from problem


class _Shapes:
    """Reads the shapes graph and writes the queries."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values: dict[tuple[str, str], list[Node]] = {}
        for quad in ox.parse(path=path):
            self.values.setdefault((str(quad.subject), quad.predicate.value), []).append(quad.object)

    def get(self, node: object, name: str) -> list[Node]:
        return self.values.get((str(node), SH + name), [])

    def checks(self) -> Iterator[Check]:
        for subject, predicate in list(self.values):
            if predicate != SH + "targetClass":
                continue
            (target,) = self.values[subject, predicate]
            head = f"?this a {target} ."
            for constraint in self.get(subject, "sparql"):
                yield self._sparql(subject, head, constraint)
            for constraint in self.get(subject, "property"):
                yield from self._property(subject, head, constraint)

    def _sparql(self, shape: str, head: str, node: Node) -> Check:
        (select,) = self.get(node, "select")
        text = _value(select).replace("$this", "?this")
        # The target comes first inside the query, where SHACL would bind $this from outside.
        text = re.sub(r"WHERE \{", lambda m: f"{m[0]} {head} ", text, count=1)
        return self._check(shape, "sparql", "", node, re.sub(r"\s+", " ", _anti_join(text)).strip())

    def _property(self, shape: str, head: str, node: Node) -> Iterator[Check]:
        (path_node,) = self.get(node, "path")
        path = self._path(path_node)
        for (subject, predicate), values in self.values.items():
            if subject != str(node):
                continue
            name = predicate.removeprefix(SH)
            if name in _SILENT:
                continue
            for value in values:
                yield self._check(shape, name, path, node, self._query(name, value, head, path))

    def _check(self, shape: str, component: str, path: str, node: Node, sparql: str) -> Check:
        messages = tuple(
            sorted((m.language or "", m.value) for m in self.get(node, "message") if isinstance(m, ox.Literal))
        )
        severity = next((_value(s).removeprefix(SH) for s in self.get(node, "severity")), "Violation")
        return Check(shape.strip("<>"), component, path, severity, messages, sparql)

    def _path(self, node: Node) -> str:
        if isinstance(node, ox.NamedNode):
            return str(node)
        for inverse in self.get(node, "inversePath"):
            return f"^{self._path(inverse)}"
        for options in self.get(node, "alternativePath"):
            return "(" + "|".join(self._path(item) for item in self._items(options)) + ")"
        raise GovgraphError(f"{self.path}: a path that is not understood", "use an IRI, inversePath or alternativePath")

    def _items(self, node: Node) -> Iterator[Node]:
        while str(node) != f"<{_RDF}nil>":
            yield self.values[str(node), _RDF + "first"][0]
            node = self.values[str(node), _RDF + "rest"][0]

    def _query(self, name: str, value: Node, head: str, path: str) -> str:
        if name == "minCount" and _value(value) == "1":
            return f"SELECT ?this WHERE {{ {head} MINUS {{ ?this {path} ?any }} }}"
        if name in ("minCount", "maxCount"):
            pattern, sign = f"?this {path} ?any", "<" if name == "minCount" else ">"
            body = f"{head} OPTIONAL {{ {pattern} }}" if name == "minCount" else f"{head} {pattern}"
            counted = f"SELECT ?this (COUNT(DISTINCT ?any) AS ?count) WHERE {{ {body} }} GROUP BY ?this"
            return f"SELECT ?this WHERE {{ {{ {counted} }} FILTER(?count {sign} {_value(value)}) }}"
        return f"SELECT DISTINCT ?this ?value WHERE {{ {head} ?this {path} ?value {self._bad(name, value)} }}"

    def _bad(self, name: str, value: Node) -> str:
        """The filter that leaves the values which break the constraint."""
        match name:
            case "datatype":
                filters = f"FILTER({_not_typed([value])})"
            case "class":
                filters = f"MINUS {{ ?value a {value} }}"
            case "nodeKind" if _value(value) == SH + "IRI":
                filters = "FILTER(!ISIRI(?value))"
            case "in":
                filters = f"FILTER(?value NOT IN ({', '.join(str(item) for item in self._items(value))}))"
            case "minInclusive" | "maxInclusive":
                filters = f"FILTER(!COALESCE(?value {'>=' if name[1] == 'i' else '<='} {value}, false))"
            case "pattern":
                filters = f"FILTER(!REGEX(STR(?value), {value}))"
            case "or":
                filters = self._or(list(self._items(value)))
            case _:
                raise GovgraphError(f"{self.path}: sh:{name} is not translated", "add it to govgraph.validate.shapes")
        return filters

    def _or(self, options: list[Node]) -> str:
        classes = [c for option in options for c in self.get(option, "class")]
        datatypes = [d for option in options for d in self.get(option, "datatype")]
        if len(classes) == len(options):
            return " ".join(f"MINUS {{ ?value a {c} }}" for c in classes)
        if len(datatypes) == len(options):
            return f"FILTER({_not_typed(datatypes)})"
        raise GovgraphError(f"{self.path}: sh:or mixes constraints", "list classes only, or datatypes only")


def _not_typed(datatypes: list[Node]) -> str:
    return f"!COALESCE(DATATYPE(?value) IN ({', '.join(str(d) for d in datatypes)}), false)"


def _anti_join(text: str) -> str:
    # Oxigraph runs FILTER NOT EXISTS once per row and MINUS once in all; where the two share their variables
    # (they do in our shapes: a test compares the engines) the answer is the same.
    return text.replace("FILTER NOT EXISTS", "MINUS")


def _value(node: Node) -> str:
    return "" if isinstance(node, ox.Triple) else str(node.value)
