"""The commands that check, export and push a graph."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

import sample_graph
from govgraph import store
from govgraph.cli import main

HOME = str(sample_graph.few_directory())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_validate_passes_the_samples_and_says_so() -> None:
    result = run("validate", "-g", HOME)
    assert result.exit_code == 0
    assert "rows: 0" in result.output
    assert json.loads(run("validate", "-g", HOME, "--format", "json").output)["conforms"] is True


def test_validate_fails_on_a_broken_graph_and_names_the_node(tmp_path: Path) -> None:
    node, kind = (ox.NamedNode(iri) for iri in ("https://w3id.org/govgraph/id/person/x", "https://w3id.org/govgraph/ns#Person"))
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    entities = ox.NamedNode("https://w3id.org/govgraph/id/graph/entities")
    store.create([ox.Quad(node, rdf_type, kind, entities)], tmp_path / "store")
    result = run("validate", "-g", str(tmp_path))
    assert result.exit_code == 1
    assert "person/x" in result.output
    report = run("validate", "-g", str(tmp_path), "--format", "turtle")
    assert report.exit_code == 1
    assert "ValidationReport" in report.output


def test_export_cuts_and_writes(tmp_path: Path) -> None:
    path = tmp_path / "part.nq"
    how = ("--subject", "Adhy Karyono", "--hops", "1", "--until", "2024", "--type", "Person", "--type", "Post")
    result = run("export", "nquads", "-g", HOME, "-o", str(path), *how)
    assert result.exit_code == 0, result.output
    text = path.read_text()
    assert "post/gubernur-jawa-timur" in text
    assert "event/trade-mission" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("export", "pdf", "-g", HOME, "-o", "x"), 2, "unknown format"),
        (("export", "nquads", "-g", "nowhere", "-o", "x"), 2, "no such directory"),
        (("export", "nquads", "-g", HOME, "-o", "nowhere/x"), 1, "nowhere/x"),
        (("push", "-g", HOME, "--endpoint", "file:///x"), 2, "is no http address"),
        (("push", "-g", HOME, "--endpoint", "http://127.0.0.1:9/"), 1, "127.0.0.1:9"),
        (("validate", "-g", HOME, "--counts", "nowhere.toml"), 1, "nowhere.toml"),
    ],
)
def test_misuse_and_failure_are_one_line_and_a_hint(arguments: tuple[str, ...], code: int, says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert says in result.output
    assert "hint: " in result.output
    assert "Traceback" not in result.output
