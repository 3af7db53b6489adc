"""The terms that the graph may use, read from ``ontology/govgraph.ttl``: an unknown one is an error.

The prefixes ``gg:`` and ``id:`` in the header of that file are the one place that sets the namespaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

import pyoxigraph as ox

from govgraph import paths
from govgraph.errors import GovgraphError

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_KINDS = {
    "owl:ObjectProperty": "object",
    "owl:DatatypeProperty": "literal",
    "owl:AnnotationProperty": "annotation",
    "rdf:Property": "any",
    "owl:Class": "class",
    "gg:Concept": "concept",
}
Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
# Characters of an identifier that may stand in an IRI as they are.
_SAFE = "/-._~:@!$&'()*+,;="


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An edge derived from one type of event: ``predicate`` runs from the role ``start`` to the role ``end``."""

    predicate: str
    event: str  # CURIE of the class
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Term:
    """A declared class, property or listed value with its words in both languages (language tag → text)."""

    curie: str
    kind: str  # class, object, literal, annotation, any, concept
    labels: Mapping[str, str]
    comments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ontology as look-up tables; CURIEs everywhere. Treat every mapping as read-only."""

    prefixes: Mapping[str, str]
    terms: Mapping[str, Term]
    supers: Mapping[str, tuple[str, ...]]  # class → itself and all its superclasses, itself first
    roles: Mapping[str, tuple[str, ...]]  # event class → roles in the order of the ontology
    text_forms: Mapping[str, str]  # role → property for words of the text
    shortcuts: tuple[Shortcut, ...]
    version: str

    def iri(self, curie: str) -> str:
        """``"gg:host"`` → its IRI. GovgraphError for a prefix that the ontology does not declare."""
        prefix, colon, local = curie.partition(":")
        if not colon or prefix not in self.prefixes:
            raise GovgraphError(f"{curie!r} has no known prefix", "declare it in ontology/govgraph.ttl")
        return self.prefixes[prefix] + local

    def curie(self, iri: str) -> str:
        """The shortest ``prefix:local`` of ``iri``, or ``iri`` itself where no prefix fits."""
        best = max((p for p in self.prefixes.items() if iri.startswith(p[1])), key=lambda p: len(p[1]), default=None)
        return f"{best[0]}:{iri[len(best[1]) :]}" if best else iri

    def entity_iri(self, identifier: str) -> str:
        """``"person/siti"`` → its IRI, characters that no IRI may have percent-encoded."""
        return self.prefixes["id"] + quote(identifier, safe=_SAFE)

    def entity_id(self, iri: str) -> str | None:
        """The identifier behind an entity IRI, None for any other IRI."""
        base = self.prefixes["id"]
        return unquote(iri[len(base) :]) if iri.startswith(base) else None

    def property(self, curie: str) -> Term:
        """The property ``curie``. GovgraphError if the ontology does not declare it as one."""
        return self._term(curie, "property", ("object", "literal", "any", "annotation"))

    def class_of(self, name: str) -> Term:
        """The class ``name`` ("TradeMission" or "gg:TradeMission"). GovgraphError if it is not declared."""
        return self._term(name if ":" in name else f"gg:{name}", "class", ("class",))

    def concept(self, curie: str) -> Term:
        """The listed value or class ``curie`` used as an object. GovgraphError if it is not declared."""
        return self._term(curie, "listed value", ("concept", "class"))

    def _term(self, curie: str, what: str, kinds: tuple[str, ...]) -> Term:
        term = self.terms.get(curie)
        if term is None or term.kind not in kinds:
            raise GovgraphError(f"unknown {what} {curie}", "declare it in ontology/govgraph.ttl")
        return term


def load_vocabulary(directory: Path | None = None) -> Vocabulary:
    """The vocabulary of ``directory`` (by default the ontology of govgraph), read once per process.

    Raises GovgraphError naming the file when it is missing or no Turtle.
    """
    return _load(directory / "govgraph.ttl") if directory else _own()


@cache
def _own() -> Vocabulary:
    """That of govgraph; each query asks for it, and none need look for the file again."""
    return _load(paths.ontology_dir() / "govgraph.ttl")


@cache
def _load(path: Path) -> Vocabulary:
    try:
        parser = ox.parse(path=path)
        quads = [quad for quad in parser if isinstance(quad.subject, ox.NamedNode)]
        triples = [(quad.subject.value, quad.predicate.value, quad.object) for quad in quads]
    except (OSError, SyntaxError) as problem:
        raise GovgraphError(f"{path}: {problem}", "reinstall the package, or mend the file") from problem
    return _Reader(dict(parser.prefixes), triples).vocabulary()


class _Reader:
    """Turns the triples of the ontology into tables."""

    def __init__(self, prefixes: dict[str, str], triples: list[tuple[str, str, Node]]) -> None:
        self.prefixes = prefixes
        self.triples = triples
        self.bare = Vocabulary(prefixes, {}, {}, {}, {}, (), "")

    def vocabulary(self) -> Vocabulary:
        gg = self.prefixes["gg"]
        forms = self._pairs(gg + "textForm")
        versions = [o.value for _, p, o in self.triples if p == _OWL + "versionInfo" and isinstance(o, ox.Literal)]
        return Vocabulary(
            self.prefixes, self._terms(), self._supers(), self._roles(), dict(forms), self._shortcuts(), versions[0]
        )

    def _pairs(self, predicate: str) -> list[tuple[str, str]]:
        short = self.bare.curie
        found = [(s, o) for s, p, o in self.triples if p == predicate]
        return [(short(s), short(o.value)) for s, o in found if isinstance(o, ox.NamedNode)]

    def _terms(self) -> dict[str, Term]:
        words: dict[tuple[str, str], dict[str, str]] = {}
        for subject, predicate, value in self.triples:
            if predicate in (_RDFS + "label", _RDFS + "comment") and isinstance(value, ox.Literal):
                words.setdefault((self.bare.curie(subject), predicate), {})[value.language or ""] = value.value
        terms: dict[str, Term] = {}
        for curie, kind in self._pairs(_RDF + "type"):
            known = _KINDS.get(kind)
            if known and curie not in terms:
                labels, comments = words.get((curie, _RDFS + "label"), {}), words.get((curie, _RDFS + "comment"), {})
                terms[curie] = Term(curie, known, labels, comments)
        for curie in ("rdf:type", "rdfs:label"):
            terms[curie] = Term(curie, "any", {}, {})
        return terms

    def _supers(self) -> dict[str, tuple[str, ...]]:
        direct: dict[str, list[str]] = {}
        for child, parent in self._pairs(_RDFS + "subClassOf"):
            direct.setdefault(child, []).append(parent)
        table: dict[str, tuple[str, ...]] = {}
        for name in (curie for curie, kind in self._pairs(_RDF + "type") if kind == "owl:Class"):
            line = [name]
            for item in line:  # grows while it is read: breadth first
                line.extend(parent for parent in sorted(direct.get(item, [])) if parent not in line)
            table[name] = tuple(line)
        return table

    def _roles(self) -> dict[str, tuple[str, ...]]:
        table: dict[str, list[str]] = {}
        for event, role in self._pairs(self.prefixes["gg"] + "hasRole"):
            table.setdefault(event, []).append(role)
        return {event: tuple(roles) for event, roles in table.items()}

    def _shortcuts(self) -> tuple[Shortcut, ...]:
        gg = self.prefixes["gg"]
        starts, ends = dict(self._pairs(gg + "shortcutFrom")), dict(self._pairs(gg + "shortcutTo"))
        found = [Shortcut(p, event, starts[p], ends[p]) for p, event in self._pairs(gg + "shortcutOf")]
        return tuple(sorted(found, key=lambda s: s.predicate))
