"""Write docs/ontology.md and ontology/context.jsonld from ontology/govgraph.ttl; ``--check`` only compares.

Usage: python scripts/ontology_docs.py [--check]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from made_files import ROOT, settle

SOURCE = ROOT / "ontology" / "govgraph.ttl"
PAGE = ROOT / "docs" / "ontology.md"
CONTEXT = ROOT / "ontology" / "context.jsonld"
KINDS = (
    (OWL.Class, "Kelas · Classes"),
    (OWL.ObjectProperty, "Hubungan · Relations"),
    (OWL.DatatypeProperty, "Sifat · Values"),
    (OWL.AnnotationProperty, "Anotasi · Annotations"),
    (None, "Nilai berdaftar · Listed values"),
)
INTRO = """# Kosakata govgraph · The govgraph vocabulary

Halaman ini dibuat dari `ontology/govgraph.ttl` oleh `scripts/ontology_docs.py`; jangan disunting.
This page is made from `ontology/govgraph.ttl` by `scripts/ontology_docs.py`; do not edit it.
"""
GRAPHS = """## Graf bernama · Named graphs

| graf | isi · content |
|---|---|
| `id/graph/reference` | wilayah dan pengalihan · areas and redirects (no claim needed) |
| `id/graph/entities` | jenis, label, alias, catatan · type, label, aliases, notes |
| `id/graph/facts` | fakta, masing-masing dengan klaim · facts, each with at least one claim |
| `id/graph/sources` | artikel · articles |
| `id/graph/article/KEY` | klaim, penggalan, dan kalimat satu artikel · claims, spans and sentences of one article |
| `ns` | kosakata ini · this vocabulary |
"""


def main(arguments: list[str]) -> int:
    """Write the two files, or say which differ."""
    ontology = rdflib.Graph(bind_namespaces="none").parse(SOURCE)  # its own prefixes, not those of rdflib
    return settle({PAGE: page(ontology), CONTEXT: context(ontology)}, __file__, arguments)


def page(ontology: rdflib.Graph) -> str:
    """The reference page: a table per kind of term, in both languages."""
    gg = _prefix(ontology)
    version = ontology.value(rdflib.URIRef(gg.rstrip("#")), OWL.versionInfo)
    parts = [INTRO, f"Ruang nama · Namespace: `{gg}` · versi · version {version}\n", GRAPHS]
    for kind, title in KINDS:
        parts.append(f"## {title}\n")
        parts.append("| istilah · term | label | arti · meaning | hubungan · relations |\n|---|---|---|---|")
        parts.extend(_row(ontology, node) for node in _terms(ontology, kind))
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def context(ontology: rdflib.Graph) -> str:
    """A JSON-LD context: a short key for each property, typed so that values come out plain."""
    table: dict[str, object] = {p: str(iri) for p, iri in sorted(ontology.namespaces()) if _used(ontology, str(iri))}
    table |= {"id": "@id", "type": "@type"}
    for node in _terms(ontology, OWL.ObjectProperty):
        table[_local(ontology, node)] = {"@id": ontology.namespace_manager.normalizeUri(node), "@type": "@id"}
    for kind in (OWL.DatatypeProperty, OWL.Class):
        for node in _terms(ontology, kind):
            table[_local(ontology, node)] = ontology.namespace_manager.normalizeUri(node)
    return json.dumps({"@context": table}, ensure_ascii=False, indent=1) + "\n"


def _prefix(ontology: rdflib.Graph) -> str:
    return str(dict(ontology.namespaces())["gg"])


def _used(ontology: rdflib.Graph, iri: str) -> bool:
    return not iri.endswith("/id/") and any(str(term).startswith(iri) for triple in ontology for term in triple)


def _terms(ontology: rdflib.Graph, kind: rdflib.URIRef | None) -> Iterator[rdflib.URIRef]:
    gg = _prefix(ontology)
    wanted = kind or rdflib.URIRef(gg + "Concept")
    found = [n for n in ontology.subjects(RDF.type, wanted) if isinstance(n, rdflib.URIRef) and n.startswith(gg)]
    yield from sorted(set(found))


def _local(ontology: rdflib.Graph, node: rdflib.URIRef) -> str:
    return str(node).removeprefix(_prefix(ontology))


def _words(ontology: rdflib.Graph, node: rdflib.URIRef, predicate: rdflib.URIRef) -> str:
    words = {o.language: str(o) for o in ontology.objects(node, predicate) if isinstance(o, rdflib.Literal)}
    return "<br>".join(words[language] for language in ("id", "en"))


def _row(ontology: rdflib.Graph, node: rdflib.URIRef) -> str:
    facts = []
    for predicate, word in (
        (RDFS.subClassOf, "⊂"), (RDFS.domain, "dari · from"), (RDFS.range, "ke · to"), (SKOS.closeMatch, "≈"),
    ):  # fmt: skip
        names = sorted(name for value in ontology.objects(node, predicate) for name in _names(ontology, value))
        if names:
            facts.append(f"{word} " + ", ".join(f"`{name}`" for name in names))
    gg = rdflib.Namespace(_prefix(ontology))
    for predicate, word in ((gg.hasRole, "peran · roles"), (gg.shortcutOf, "pintasan · shortcut of")):
        names = sorted(name for value in ontology.objects(node, predicate) for name in _names(ontology, value))
        if names:
            facts.append(f"{word} " + ", ".join(f"`{name}`" for name in names))
    cells = (f"`gg:{_local(ontology, node)}`", _words(ontology, node, RDFS.label), _words(ontology, node, RDFS.comment))
    return f"| {' | '.join(cells)} | {'<br>'.join(facts)} |"


def _names(ontology: rdflib.Graph, value: rdflib.term.Node) -> Iterator[str]:
    if isinstance(value, rdflib.BNode):
        for item in ontology.items(ontology.value(value, OWL.unionOf)):
            yield from _names(ontology, item)
    else:
        yield ontology.namespace_manager.normalizeUri(str(value))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
