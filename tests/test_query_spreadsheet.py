"""CSV for spreadsheets: no text of an article is run as a formula; what a protocol asks for stays exact."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import web_graph
from govgraph import query
from govgraph.cli import main
from govgraph.errors import UsageError
from govgraph.query.spreadsheet import csv_cell

ROOT = Path(__file__).parent
CASES = [json.loads(line) for line in (ROOT / "cases/csv_cells.jsonl").read_text("utf-8").splitlines()]
CELLS = "SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ('=1+1' -5 <http://x/y>) ('a;=1' UNDEF 'x, \"y\"') } }"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_a_cell_is_text_and_never_a_formula(case: dict[str, str]) -> None:
    assert csv_cell(case["text"]) == case["cell"]


@pytest.mark.parametrize("text", ["=1", "@a", "-a", "x\n=1", "a;  +b"])
def test_only_apostrophes_are_added(text: str) -> None:
    ((read,),) = csv.reader(io.StringIO(csv_cell(text), newline=""))
    assert read != text
    assert read.replace("'", "") == text


def test_many_separators_take_no_time() -> None:
    assert csv_cell("\n" * 200_000 + "=1").count("'") == 1


def test_the_csv_of_a_query_is_that_of_sparql_but_for_formulas() -> None:
    database = ox.Store()
    exact = query.ask(database, CELLS).serialise("csv").decode()
    assert exact == 'a,b,c\r\n=1+1,-5,http://x/y\r\na;=1,,"x, ""y"""\r\n'
    assert query.ask(database, CELLS).spreadsheet().decode() == exact.replace("=1", "'=1")
    assert query.ask(database, "ASK {}").spreadsheet() == b"true"
    blank = "SELECT ?n { BIND (BNODE() AS ?n) }"
    assert query.ask(database, blank).spreadsheet().startswith(b"n\r\n_:")
    with pytest.raises(UsageError, match="graph cannot be written as csv"):
        query.ask(database, "CONSTRUCT WHERE { ?s ?p ?o }").spreadsheet()


def test_the_command_writes_for_spreadsheets_and_keeps_other_formats_exact() -> None:
    def printed(style: str) -> str:
        done = CliRunner().invoke(main, ["query", "-g", str(web_graph.directory()), CELLS, "--format", style])
        assert done.exit_code == 0, done.output
        return done.output

    assert "'=1+1,-5" in printed("csv")
    for style in ("tsv", "json", "xml"):
        assert "=1+1" in printed(style)
        assert "'=1+1" not in printed(style)
