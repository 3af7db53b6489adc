"""Answers as Excel workbooks: read back as a program for tables would."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import small_graph
from govgraph import query
from govgraph.cli import main
from govgraph.query.results import GRAPH_FORMATS
from govgraph.query.workbook import workbook

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NUMBERS = '''SELECT ?text ?whole ?part ?none ?date ?wrong WHERE { VALUES (?text ?whole ?part ?none ?date ?wrong) {
("=1+1" 603550000000 23.5 UNDEF "2022-11-17"^^xsd:date "dua"^^xsd:integer)
("dua\\nbaris" 12345678901234567 "INF"^^xsd:double UNDEF "2022"^^xsd:gYear "NaN"^^xsd:double)
} }'''


def sheet(data: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))


def cells(data: bytes) -> list[list[str | float]]:
    """The rows of the sheet: numbers where Excel has a number, else the text."""
    return [
        [float(cell.findtext(f"{SHEET}v", "")) if cell.get("t") is None else cell.findtext(f"{SHEET}is/{SHEET}t") or ""
         for cell in row]
        for row in sheet(data).iter(f"{SHEET}row")
    ]  # fmt: skip


def test_numbers_are_numbers_and_everything_else_is_text() -> None:
    rows = cells(query.ask(ox.Store(), NUMBERS).serialise("xlsx"))
    assert rows[0] == ["text", "whole", "part", "none", "date", "wrong"]
    assert rows[1] == ["=1+1", 603550000000.0, 23.5, "", "2022-11-17", "dua"]
    assert rows[2] == ["dua\nbaris", "12345678901234567", "inf", "", "2022", "nan"], "Excel would round or refuse them"


def test_identifiers_are_those_of_the_tables_and_hidden_columns_stay_hidden() -> None:
    text = "SELECT ?one ?other WHERE { VALUES (?one ?other) { (<https://w3id.org/govgraph/id/place/35> gg:Event) } }"
    assert cells(query.ask(ox.Store(), text, hidden=["other"]).serialise("xlsx")) == [["one"], ["place/35"]]
    assert cells(query.ask(ox.Store(), "ASK { ?s ?p ?o }").serialise("xlsx")) == [["answer"], ["false"]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\x1b[31mmerah\x00 \ufffe", "[31mmerah "),
        ("<script>&amp;", "<script>&amp;"),
        ("_x0041_ dan _x41", "_x005F_x0041_ dan _x41"),
        ("a" * 40_000, "a" * 32_767),
        ("  tepi ", "  tepi "),
    ],
)
def test_hostile_texts_are_a_cell_like_others(text: str, kept: str) -> None:
    assert cells(workbook(["x"], [[text]])) == [["x"], [kept]]


def test_the_first_row_stays_in_sight_and_filters() -> None:
    tree = sheet(workbook([f"c{n}" for n in range(54)], [list(range(54))]))
    names = [cell.get("r") for cell in tree.iter(f"{SHEET}c")]
    assert [names[n] for n in (0, 25, 26, 51, 52, 53, 54)] == ["A1", "Z1", "AA1", "AZ1", "BA1", "BB1", "A2"]
    assert [part.tag.removeprefix(SHEET) for part in tree] == ["sheetViews", "cols", "sheetData", "autoFilter"]
    assert tree.find(f"{SHEET}autoFilter").attrib == {"ref": "A1:BB2"}  # type: ignore[union-attr]
    assert tree.find(f".//{SHEET}pane").get("state") == "frozen"  # type: ignore[union-attr]
    widths = [col.get("width") for col in sheet(workbook(["a", "b"], [["lebar" * 90, "x"]])).iter(f"{SHEET}col")]
    assert widths == ["62", "3"]


def test_an_answer_without_rows_or_columns_is_a_workbook_too() -> None:
    assert cells(workbook(["x"], [])) == [["x"]]
    assert [part.tag for part in sheet(workbook([], [[]]))] == [f"{SHEET}sheetData"]


def test_the_same_table_gives_the_same_bytes_and_every_part_is_named() -> None:
    data = workbook(["x"], [["y"]])
    assert data == workbook(["x"], [["y"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names:
            assert archive.read(name).startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    assert names == ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                     "xl/worksheets/sheet1.xml"]  # fmt: skip


def test_it_goes_to_a_file_and_not_to_a_terminal(built_samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = ["query", "-g", str(built_samples), "--name", "agreements-between-provinces", "--format", "xlsx"]
    done = CliRunner().invoke(main, line)
    header = ["dates", "oneName", "otherName", "agreement", "status", "sentences", "sources"]
    assert cells(done.stdout_bytes)[0] == header
    monkeypatch.setattr("govgraph.cli.graph.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    refused = CliRunner().invoke(main, line)
    assert (refused.exit_code, "hint: add -o answer.xlsx" in refused.stderr) == (2, True)


def test_an_answer_goes_to_a_file_in_the_format_of_its_name(tmp_path: Path) -> None:
    graph, ask = str(small_graph.home() / "graph"), "ASK { ?s a gg:TradeMission }"

    def written(name: str, *words: str, code: int = 0, text: str = ask) -> tuple[bytes, str]:
        file = tmp_path / name
        result = CliRunner().invoke(main, ["query", "-g", graph, text, "-o", str(file), *words])
        assert result.exit_code == code, result.output
        return (file.read_bytes() if code == 0 else b""), result.output

    data, told = written("answer.XLSX")
    assert (cells(data), told) == ([["answer"], ["true"]], f"written: {tmp_path / 'answer.XLSX'}\n")
    assert written("answer.csv", "-q") == (b"true", "")
    assert b"<boolean>true</boolean>" in written("answer.xml")[0]
    assert b'"boolean":true' in written("answer", "--json")[0]
    assert written("answer.xlsx", "--format", "csv")[0] == b"true"
    for name, told in (("a.ttl", "turtle"), ("a.nt", "ntriples"), ("a.jsonld", "jsonld"), ("a.rdf", "rdfxml")):
        data, _ = written(name, text="CONSTRUCT { ?s a gg:TradeMission } WHERE { ?s a gg:TradeMission }")
        (quad,) = ox.parse(data, format=GRAPH_FORMATS[told])
        assert "trade-mission" in str(quad.subject)
    assert ".csv, .tsv, .xlsx" in written("answer.docx", code=2)[1]
    assert "no file" in written("answer.csv", "--format", "table", code=2)[1]
    assert "choose another place" in written("none/answer.csv", code=2)[1]
