"""Every command called wrongly: an exit code, one line that says what, a hint, no traceback, nothing written."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main

ARTICLE = """Gubernur Jawa Timur Bawa Misi Dagang ke Maluku

Rabu, 4 Januari 2023

AMBON - Gubernur Jawa Timur Budi Santoso memimpin misi dagang Jawa Timur ke Maluku di Ambon, Rabu (4/1/2023).
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with one good graph and one of everything that is not one."""
    directory = tmp_path_factory.mktemp("place")
    for name in ("empty", "foreign", "other"):
        (directory / name).mkdir()
    (directory / "foreign" / "thesis.txt").write_text("x", encoding="utf-8")
    (directory / "other" / "manifest.json").write_text('{"format": 99}', encoding="utf-8")
    (directory / "ok.txt").write_text(ARTICLE, encoding="utf-8")
    (directory / "empty.txt").write_bytes(b"")
    (directory / "image.txt").write_bytes(b"\x89PNG\x00\x01\x02\x03" * 40)
    (directory / "a.docx").write_bytes(b"PK")
    (directory / "bad.jsonl").write_text("{\n", encoding="utf-8")
    (directory / "no-text.jsonl").write_text('{"title": "Judul"}\n', encoding="utf-8")
    (directory / "decisions.jsonl").write_text("{\n", encoding="utf-8")
    (directory / "counts.toml").write_text("[bad\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(directory / "ok.txt"), "-o", str(directory / "graph"), "-q"])
    assert result.exit_code == 0, result.output
    return directory


def run(place: Path, arguments: str) -> Result:
    before = Path.cwd()
    os.chdir(place)
    try:
        return CliRunner().invoke(main, [word.replace("_", " ") for word in arguments.split()])
    finally:
        os.chdir(before)


def listing(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if not path.name.startswith(".")}


# Arguments (an underscore is a space inside one), exit code, and what the one line must say.
OURS = [
    ("build nowhere", 2, "nowhere: no such file or directory"),
    ("build empty", 2, "no article found"),
    ("build empty.txt -o new", 1, "empty.txt: the file is empty"),
    ("build image.txt -o new", 1, "image.txt: the file is not text"),
    ("build a.docx -o new", 1, "a.docx: no reader for '.docx'"),
    ("build bad.jsonl -o new", 1, "bad.jsonl:1: not JSON"),
    ("build no-text.jsonl -o new", 1, "no-text.jsonl:1: the object has no text"),
    ("build empty.txt nowhere -o new", 1, "empty.txt: the file is empty (and 1 more)"),
    ("build ok.txt -o foreign", 2, "foreign: holds files that are not a graph"),
    ("build ok.txt -o ok.txt", 2, "ok.txt: is not a directory"),
    ("build ok.txt -o new --decisions decisions.jsonl", 1, "decisions.jsonl:1: not JSON"),
    ("build ok.txt -o new --decisions nowhere.jsonl", 1, "nowhere.jsonl cannot be read"),
    ("add ok.txt -g nowhere", 2, "nowhere: no graph here"),
    ("withdraw nobody -g graph", 2, "no article 'nobody'"),
    ("withdraw ok -g graph", 1, "no article would be left"),
    ("evaluate", 2, "what is the gold?"),
    ("evaluate nowhere", 2, "nowhere: no such directory"),
    ("evaluate empty", 2, "empty: no texts found beside the gold"),
    ("evaluate --entities nowhere.jsonl", 2, "nowhere.jsonl: No such file or directory"),
    ("evaluate --entities image.txt", 2, "image.txt: not UTF-8"),
    ("evaluate --entities bad.jsonl", 1, "bad.jsonl:1: not a gold entity"),
    ("evaluate empty nowhere", 2, "nowhere: no such file or directory"),
    ("lexicon check --data nowhere", 1, "regions.csv is missing"),
    ("lexicon check --data empty", 1, "regions.csv is missing"),
    ("query -g nowhere ASK_{}", 2, "nowhere: no such directory"),
    ("query -g other ASK_{}", 2, "other: no graph here"),
    ("query -g graph", 2, "give one query"),
    ("query -g graph SELEC", 2, "SPARQL: error at 1:6"),
    ("query -g graph INSERT_DATA_{}", 2, "INSERT is refused"),
    ("query -g graph --name nope", 2, "no ready query 'nope'"),
    ("query -g graph --name trade-missions --param year=abc", 2, "year: 'abc' is no year"),
    ("query -g graph --name trade-missions --param colour=red", 2, "trade-missions has no parameter 'colour'"),
    ("query -g graph CONSTRUCT_WHERE_{?s_?p_?o} --format csv", 2, "a graph cannot be written as csv"),
    ("query -g graph ASK_{} --format turtle", 2, "cannot be written as turtle"),
    ("why a b -g nowhere", 2, "nowhere holds no graph"),
    ("why Tidak_Ada Budi_Santoso -g graph", 2, 'no entity "Tidak Ada"'),
    ("holders x -g nowhere", 2, "nowhere holds no graph"),
    ("holders Gubernur_Antah -g graph", 2, 'no post "Gubernur Antah" in the graph'),
    ("conflicts -g nowhere", 2, "nowhere holds no graph"),
    ("conflicts -g foreign", 2, "foreign holds no graph"),
    ("review -g nowhere", 2, "nowhere holds no graph"),
    ("diff nowhere graph", 2, "nowhere holds no graph"),
    ("diff graph nowhere", 2, "nowhere holds no graph"),
    ("export pdf -g graph -o x", 2, "unknown format 'pdf'"),
    ("export turtle -g nowhere -o x.ttl", 2, "nowhere: no such directory"),
    ("export turtle -g graph -o nodir/x.ttl", 1, "nodir/x.ttl: No such file or directory"),
    ("export turtle -g graph -o empty", 1, "empty: Is a directory"),
    ("export turtle -g graph -o x.ttl --subject Tidak_Ada", 2, "no entity is called 'Tidak Ada'"),
    ("export turtle -g graph -o x.ttl --since kemarin", 2, "'kemarin' is no date"),
    ("export turtle -g graph -o x.ttl --until 2022-13", 2, "'2022-13' is no date"),
    ("export turtle -g graph -o x.ttl --since 2024 --until 2020", 2, "2024 is after 2020"),
    ("validate -g nowhere", 2, "nowhere: no such directory"),
    ("validate -g graph --counts counts.toml", 1, "counts.toml: "),
    ("fetch -o news.warc", 2, "what is to be fetched?"),
    ("serve -g nowhere", 2, "nowhere: no such directory"),
]
CLICK = [
    ("nothing", "No such command 'nothing'"),
    ("--nothing", "No such option"),
    ("build", "Missing argument 'PATHS...'"),
    ("build ok.txt --colour", "No such option"),
    ("extract", "Missing argument 'PATHS...'"),
    ("articles", "Missing argument 'PATHS...'"),
    ("lexicon nothing", "No such command 'nothing'"),
    ("lexicon show", "Missing argument 'WORDS...'"),
    ("query --file nowhere.rq", "'nowhere.rq': No such file or directory"),
    ("query ASK_{} --format pdf", "'pdf' is not one of"),
    ("why a", "Missing argument 'RIGHT'"),
    ("holders", "Missing argument 'POST'"),
    ("diff graph", "Missing argument 'NEW'"),
    ("review --number many", "'many' is not a valid integer"),
    ("export", "Missing argument 'FORMAT'"),
    ("export turtle", "Missing option '-o'"),
    ("export turtle -o x.ttl --hops -1", "-1 is not in the range"),
    ("validate --engine magic", "'magic' is not one of"),
    ("view --colour", "No such option"),
    ("site --colour", "No such option"),
    ("show --colour", "No such option"),
    ("completion tcsh", "'tcsh' is not one of"),
    ("doctor --colour", "No such option"),
    ("serve --port 99999", "99999 is not in the range"),
    ("serve --seconds 0", "is not in the range"),
]
REJECTED = [
    ("extract nowhere", 2, "nowhere: no such file or directory"),
    ("extract empty.txt", 1, "empty.txt: the file is empty"),
    ("extract image.txt", 1, "image.txt: the file is not text"),
    ("extract a.docx", 1, "a.docx: no reader for '.docx'"),
    ("extract bad.jsonl", 1, "bad.jsonl:1: not JSON"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), OURS, ids=[case[0] for case in OURS])
def test_an_error_is_one_line_and_a_hint(place: Path, arguments: str, code: int, message: str) -> None:
    before = listing(place)
    result = run(place, arguments)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    error, hint = result.stderr.splitlines()
    assert error.startswith("error: ")
    assert message in error
    assert hint.removeprefix("hint: ").strip()
    assert listing(place) == before, "a command that fails leaves nothing behind"


@pytest.mark.parametrize(("arguments", "message"), CLICK, ids=[case[0] for case in CLICK])
def test_misuse_of_arguments_points_to_the_help(place: Path, arguments: str, message: str) -> None:
    before = listing(place)
    result = run(place, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert "--help" in result.stderr
    assert "Traceback" not in result.stderr
    assert listing(place) == before


@pytest.mark.parametrize(("arguments", "code", "message"), REJECTED, ids=[case[0] for case in REJECTED])
def test_rejected_inputs_are_told_with_a_hint(place: Path, arguments: str, code: int, message: str) -> None:
    result = run(place, arguments)
    assert result.exit_code == code
    assert result.stdout == ""
    rejected, hint = result.stderr.splitlines()
    assert rejected.startswith("rejected: ")
    assert message in rejected
    assert hint.startswith("hint: ")


def test_every_command_has_its_case() -> None:
    called = {case[0].split()[0] for case in (*OURS, *CLICK, *REJECTED)}
    commands = set(main.list_commands(click.Context(main)))
    assert commands - called <= {"push"}, "push talks to another machine: its tests are with the export"


def test_an_error_of_a_build_leaves_the_graph_that_was_there(place: Path) -> None:
    page = (place / "graph" / "graph.html").read_bytes()
    for arguments in ("build empty.txt -o graph", "build nowhere -o graph", "build bad.jsonl -o graph"):
        assert run(place, arguments).exit_code in (1, 2)
    assert (place / "graph" / "graph.html").read_bytes() == page
