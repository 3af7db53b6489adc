from __future__ import annotations

from pathlib import Path

import pytest

from govgraph.errors import GovgraphError
from govgraph.paths import ontology_dir
from govgraph.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def test_every_own_term_has_words_in_both_languages() -> None:
    own = [term for curie, term in VOCABULARY.terms.items() if curie.startswith("gg:")]
    assert len(own) > 100
    for term in own:
        assert set(term.labels) == set(term.comments) == {"id", "en"}, term.curie
        assert all(text.strip() for text in (*term.labels.values(), *term.comments.values())), term.curie


def test_every_own_property_has_domain_and_range() -> None:
    import rdflib

    ontology = rdflib.Graph().parse(ontology_dir() / "govgraph.ttl")
    for curie, term in VOCABULARY.terms.items():
        if curie.startswith("gg:") and term.kind in ("object", "literal"):
            node = rdflib.URIRef(VOCABULARY.iri(curie))
            assert ontology.value(node, rdflib.RDFS.domain) is not None, curie
            assert ontology.value(node, rdflib.RDFS.range) is not None, curie


def test_no_term_is_two_kinds_of_thing_and_none_is_undeclared() -> None:
    """The OWL 2 DL rules an ordinary editor insists on: typing constraints and declarations."""
    import rdflib
    from rdflib.namespace import OWL, RDF

    ontology = rdflib.Graph().parse(ontology_dir() / "govgraph.ttl")
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    for node in set(ontology.subjects()):
        assert len(kinds.intersection(ontology.objects(node, RDF.type))) <= 1, node
    declared = set(ontology.subjects(RDF.type))
    builtin = tuple(str(ns) for ns in (OWL, RDF, rdflib.RDFS, rdflib.XSD))
    for subject, predicate, value in ontology:
        assert predicate in declared or str(predicate).startswith(builtin), predicate
        if isinstance(value, rdflib.URIRef) and value not in declared and not str(value).startswith(builtin):
            assert predicate in (rdflib.SKOS.closeMatch, rdflib.DCTERMS.license, OWL.versionIRI), (subject, value)


def test_shortcuts_and_roles_name_declared_properties() -> None:
    assert len(VOCABULARY.shortcuts) >= 9
    for shortcut in VOCABULARY.shortcuts:
        assert shortcut.event in VOCABULARY.roles
        assert {shortcut.start, shortcut.end} <= set(VOCABULARY.roles[shortcut.event])
    for roles in VOCABULARY.roles.values():
        for role in roles:
            assert VOCABULARY.property(role).kind == "object"
            assert VOCABULARY.property(VOCABULARY.text_forms[role]).kind == "literal"


@pytest.mark.parametrize("identifier", ["person/siti", "place/35.78", "quote/x/1-2", 'a b/"<>|é', "event/100%"])
def test_an_identifier_survives_its_iri(identifier: str) -> None:
    iri = VOCABULARY.entity_iri(identifier)
    assert not set(iri) & set(' "<>|{}^`\\')
    assert VOCABULARY.entity_id(iri) == identifier


def test_unknown_terms_are_errors() -> None:
    for call in (VOCABULARY.property, VOCABULARY.class_of, VOCABULARY.concept, VOCABULARY.iri):
        with pytest.raises(GovgraphError):
            call("nope:nothing")
    with pytest.raises(GovgraphError, match="unknown property gg:Person"):
        VOCABULARY.property("gg:Person")


def test_every_file_of_the_ontology_uses_the_namespaces_of_its_header() -> None:
    for path in sorted(ontology_dir().rglob("*")):
        if path.suffix in (".rq", ".ttl", ".jsonld"):
            text = path.read_text(encoding="utf-8")
            for line in text.splitlines():
                if line.startswith(("PREFIX gg:", "@prefix gg:")):
                    assert f"<{VOCABULARY.prefixes['gg']}>" in line, path


def test_a_missing_or_broken_ontology_is_named(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match=r"govgraph\.ttl"):
        load_vocabulary(tmp_path)
    (tmp_path / "govgraph.ttl").write_text("this is no Turtle")
    with pytest.raises(GovgraphError, match=r"govgraph\.ttl"):
        load_vocabulary(tmp_path)


def test_the_own_vocabulary_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> Path:
        raise AssertionError("looked for again")

    monkeypatch.setattr("govgraph.paths.ontology_dir", never)
    assert load_vocabulary() is VOCABULARY
