"""What a validation found: as rows for people, as JSON, and as a SHACL validation report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from govgraph.errors import UsageError
from govgraph.vocabulary import Vocabulary, load_vocabulary

REPORT_FORMATS = ("json", "turtle")
_SH = "http://www.w3.org/ns/shacl#"
_COMPONENTS = {
    "minCount": "MinCount", "maxCount": "MaxCount", "datatype": "Datatype", "class": "Class", "nodeKind": "NodeKind",
    "in": "In", "minInclusive": "MinInclusive", "maxInclusive": "MaxInclusive", "pattern": "Pattern", "or": "Or",
    "sparql": "SPARQL",
}  # fmt: skip
Node = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One node that breaks one constraint. ``node`` and ``value`` are written as N-Triples terms."""

    severity: str  # Violation or Warning
    shape: str
    component: str
    node: str
    value: str
    messages: tuple[tuple[str, str], ...]  # (language, text)

    def message(self, language: str) -> str:
        """The message in ``language``, or any there is."""
        return dict(self.messages).get(language) or next((text for _, text in self.messages), "")


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, sorted, and how many constraints and counts were checked."""

    findings: tuple[Finding, ...]
    checks: int
    engine: str

    @property
    def conforms(self) -> bool:
        """True when there is no violation; warnings do not count."""
        return all(finding.severity != "Violation" for finding in self.findings)

    def columns(self) -> tuple[str, ...]:
        """The heads of ``rows``."""
        return ("severity", "node", "value", "constraint", "pesan", "message")

    def rows(self, vocabulary: Vocabulary | None = None) -> Iterator[tuple[str, ...]]:
        """The findings for people, identifiers and CURIEs shortened."""
        vocabulary = vocabulary or load_vocabulary()
        for f in self.findings:
            shape = f.shape.rpartition("#")[2]
            yield (
                f.severity, _short(f.node, vocabulary), _short(f.value, vocabulary), f"{shape} {f.component}",
                f.message("id"), f.message("en"),
            )  # fmt: skip

    def serialise(self, format_name: str) -> bytes:
        """``json`` or ``turtle`` (a ``sh:ValidationReport``). UsageError for another name."""
        if format_name == "json":
            return (json.dumps(self._as_dict(), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
        if format_name == "turtle":
            prefixes = {**load_vocabulary().prefixes, "sh": _SH}
            return ox.serialize(self._triples(), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
        raise UsageError(f"a report cannot be written as {format_name}", "one of " + ", ".join(REPORT_FORMATS))

    def _as_dict(self) -> dict[str, object]:
        findings = [
            {
                "severity": f.severity, "shape": f.shape, "component": f.component, "node": f.node, "value": f.value,
                "messages": dict(f.messages),
            }
            for f in self.findings
        ]  # fmt: skip
        return {"conforms": self.conforms, "checks": self.checks, "engine": self.engine, "findings": findings}

    def _triples(self) -> Iterator[ox.Triple]:
        def sh(name: str) -> ox.NamedNode:
            return ox.NamedNode(_SH + name)

        a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        boolean = ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
        report = ox.BlankNode("report")
        yield ox.Triple(report, a, sh("ValidationReport"))
        yield ox.Triple(report, sh("conforms"), ox.Literal(str(not self.findings).lower(), datatype=boolean))
        for number, f in enumerate(self.findings):
            result = ox.BlankNode(f"result{number}")
            yield ox.Triple(report, sh("result"), result)
            yield ox.Triple(result, a, sh("ValidationResult"))
            yield ox.Triple(result, sh("focusNode"), _parse(f.node))
            yield ox.Triple(result, sh("resultSeverity"), sh(f.severity))
            component = _COMPONENTS.get(f.component, "Count")
            yield ox.Triple(result, sh("sourceConstraintComponent"), sh(f"{component}ConstraintComponent"))
            for language, text in f.messages:
                yield ox.Triple(result, sh("resultMessage"), ox.Literal(text, language=language))
            if f.value:
                yield ox.Triple(result, sh("value"), _parse(f.value))


def _parse(term: str) -> Node:
    line = f"<x:s> <x:p> {term} ."
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    value: Node = quad.object
    return value


def _short(term: str, vocabulary: Vocabulary) -> str:
    if term.startswith("<"):
        iri = term[1:-1]
        return vocabulary.entity_id(iri) or vocabulary.curie(iri)
    value = _parse(term).value if term else ""
    return " ".join(str(value).split())
