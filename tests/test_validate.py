from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

import sample_graph
from govgraph import rdf
from govgraph.errors import GovgraphError, UsageError
from govgraph.validate import Bound, Check, Report, load_checks, read_bounds, validate, validate_store
from govgraph.vocabulary import load_vocabulary
from together import together

VOCABULARY = load_vocabulary()
ID = VOCABULARY.prefixes["id"]
SHAPES = "https://w3id.org/govgraph/shapes#"
CHECKS = load_checks()
PLAIN = [check for check in CHECKS if check.component != "sparql"]
CASES = json.loads((Path(__file__).parent / "cases" / "shapes.json").read_text(encoding="utf-8"))


def store_of(turtle: str) -> ox.Store:
    head = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in VOCABULARY.prefixes.items())
    database = ox.Store()
    database.load(f"@base <{ID}> .\n{head}{turtle}".encode(), format=ox.RdfFormat.TURTLE,
                  to_graph=ox.NamedNode(ID + "graph/facts"))  # fmt: skip
    return database


def target(check: Check) -> str:
    return check.sparql.split("?this a ", 1)[1].split(" ", 1)[0]


def broken(number: int) -> tuple[str, str]:
    """A small graph that breaks the constraint of this number, and the node that must be named."""
    check, node = PLAIN[number], f"<{ID}x/{number}>"
    says = f"{node} a {target(check)} ."
    if check.component != "minCount":
        values = ['"bad"', "<urn:bad>", '"bad too"@xx']
        if check.path.startswith("^"):
            says += "".join(f" {value} {check.path[1:]} {node} ." for value in values if value.startswith("<"))
        else:
            says += f" {node} {check.path} {', '.join(values)} ."
    return says, node


def test_the_samples_conform_in_every_constraint() -> None:
    report = validate(sample_graph.directory())
    assert report.checks > 200
    assert report.conforms, list(report.rows())[:10]


@cache
def all_broken() -> Report:
    """One report over all the graphs that break one constraint each: each report asks all questions."""
    return validate_store(store_of("\n".join(broken(number)[0] for number in range(len(PLAIN)))))


@together("number", range(len(PLAIN)))
def test_every_constraint_is_broken_by_a_graph_and_names_the_node(number: int) -> None:
    check, (_, node) = PLAIN[number], broken(number)
    found = [f for f in all_broken().findings if f.node == node]
    mine = [f for f in found if (f.shape, f.component, f.messages) == (check.shape, check.component, check.messages)]
    assert mine, (check.shape, check.component, check.path)
    assert mine[0].severity == check.severity
    assert all(mine[0].message(language) for language in ("id", "en"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['shape']}: {case['says']}")
def test_the_worded_constraints_are_broken_by_their_case(case: dict[str, str]) -> None:
    report = validate_store(store_of(case["turtle"]))
    found = [f for f in report.findings if f.message("en") == case["says"] and f.shape == SHAPES + case["shape"]]
    assert [f.node for f in found] == [f"<{ID}{case['node']}>"]
    assert not report.conforms


def test_every_worded_constraint_has_a_case() -> None:
    worded = {dict(c.messages)["en"] for c in CHECKS if c.component == "sparql"}
    assert worded == {case["says"] for case in CASES}


def test_both_engines_say_the_same_of_broken_graphs() -> None:
    turtle = " ".join(broken(number)[0] for number in range(0, len(PLAIN), 8))
    turtle += " ".join(case["turtle"] for case in CASES)
    database = store_of(turtle)
    ours, theirs = validate_store(database), validate_store(database, "pyshacl")
    assert len(ours.findings) > 100
    assert _comparable(ours.findings) == _comparable(theirs.findings)


def test_both_engines_say_the_same_of_a_real_graph() -> None:
    database = ox.Store()
    database.extend(rdf.quads(sample_graph.graph_of(("sample-03",))))
    assert validate_store(database, "pyshacl").findings == validate_store(database).findings


def _comparable(findings) -> set[tuple[str, ...]]:  # type: ignore[no-untyped-def]
    # pySHACL reports the focus node itself as value where a query selects none, and writes literals its own way.
    return {(f.severity, f.shape, f.component, f.node, str(f.messages)) for f in findings}


def test_counts_out_of_bounds_are_told() -> None:
    database = store_of('<a> a gg:Article . <b> a gg:Article . <b> gg:host <a> .')
    bounds = (Bound("gg:Article", 0, 1), Bound("gg:Claim", 1, None), Bound("gg:host", 1, 1))
    found = [f for f in validate_store(database, bounds=bounds).findings if f.component == "count"]
    assert [(f.node, f.value) for f in found] == [
        (f"<{VOCABULARY.iri('gg:Article')}>", '"2"'), (f"<{VOCABULARY.iri('gg:Claim')}>", '"0"'),
    ]  # fmt: skip
    with pytest.raises(UsageError, match="unknown term gg:Dragon"):
        validate_store(database, bounds=(Bound("gg:Dragon", 0, 1),))


def test_the_bounds_of_every_graph_name_declared_terms() -> None:
    bounds = read_bounds()
    assert {b.term for b in bounds} <= set(VOCABULARY.terms)
    assert Bound("gg:Province", 0, 38) in bounds


@pytest.mark.parametrize("text", ["[x", '["gg:Article"]\nmin = "1"', '["gg:Article"]\nleast = 1', "min = 3"])
def test_bad_bounds_name_their_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "counts.toml"
    path.write_text(text)
    with pytest.raises(GovgraphError, match=r"counts\.toml"):
        read_bounds(path)


def test_a_report_in_json_and_as_shacl() -> None:
    report = validate_store(store_of(CASES[0]["turtle"]))
    found = json.loads(report.serialise("json"))
    assert found["conforms"] is False
    assert {"node", "messages", "severity"} <= set(found["findings"][0])
    triples = [(t.predicate.value, t.object) for t in ox.parse(report.serialise("turtle"), format=ox.RdfFormat.TURTLE)]
    focus = [o for p, o in triples if p.endswith("#focusNode")]
    assert len(focus) == len(report.findings)
    assert ox.NamedNode(f"{ID}tenure/x") in focus
    with pytest.raises(UsageError, match="cannot be written"):
        report.serialise("pdf")


def test_shapes_that_are_not_translated_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . "
        "<x:s> sh:targetClass <x:c> ; sh:property [ sh:path <x:p> ; sh:closed true ] ."
    )
    with pytest.raises(GovgraphError, match="sh:closed is not translated"):
        load_checks(path)
    path.write_text("no turtle")
    with pytest.raises(GovgraphError, match=r"shapes\.ttl"):
        load_checks(path.rename(tmp_path / "other-shapes.ttl"))


def test_an_unknown_engine_is_told() -> None:
    with pytest.raises(UsageError, match="no engine"):
        validate_store(ox.Store(), "magic")
