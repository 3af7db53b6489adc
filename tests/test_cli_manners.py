"""Manners that all commands share: quiet and verbose, colours, the pager, JSON, hints for slips, exit codes."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rich.table import Table

import small_graph
from govgraph import atomic
from govgraph.cli import main, output, settings
from govgraph.cli.base import EXIT_CODES, SECTIONS
from govgraph.errors import GovgraphError, nearest

COMMANDS = dict(settings.walk(main))
LABELS = "SELECT ?label WHERE { ?s a gg:Person ; rdfs:label ?label }"


def run(*arguments: object, **environment: str | None) -> Result:
    return CliRunner(env=environment).invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def graph() -> Path:
    return small_graph.home() / "graph"


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_every_command_has_the_options_that_all_have(names: tuple[str, ...]) -> None:
    options = {name for param in COMMANDS[names].params for name in param.opts}
    assert {"-q", "--quiet", "-v", "--verbose", "--no-pager", "--config"} <= options
    assert "--json" in options or names == ("completion",)
    (json_help,) = {param.help for param in COMMANDS[names].params if "--json" in param.opts} or {None}
    assert json_help in {None, "Print one JSON document.", "Print one JSON object a line."}


# Each with what it must print; {graph} and {out} are filled in.
ONE_DOCUMENT = [
    "conflicts -g {graph} --json", "diff {graph} {graph} --json",
    "query --list --json", "query -g {graph} ASK{{}} --json", "show Maluku -g {graph} --json",
    "query -g {graph} CONSTRUCT{{?s_a_gg:Person}}WHERE{{?s_a_gg:Person}} --json",
    "review -g {graph} -o {out}/d.jsonl --json",
    "view -g {graph} -o {out}/page.html --json", "why Budi_Santoso Budi_Santoso -g {graph} --json",
]  # fmt: skip
OBJECTS = ["articles {graph}/../contoh.txt --json", "extract --json {graph}/../contoh.txt"]


@pytest.mark.parametrize("line", [*ONE_DOCUMENT, *OBJECTS])
def test_json_is_all_that_is_printed(graph: Path, tmp_path: Path, line: str) -> None:
    words = [word.replace("_", " ").format(graph=graph, out=tmp_path) for word in line.split()]
    result = run(*words)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    documents = result.stdout.splitlines() if line in OBJECTS else [result.stdout]
    assert documents
    assert all(isinstance(json.loads(document), dict | list) for document in documents)


def test_json_and_another_format_are_a_contradiction(graph: Path) -> None:
    assert json.loads(run("query", "-g", graph, LABELS, "--json", "--format", "json").stdout)["results"]
    for words in (("query", LABELS, "--format", "csv"), ("validate", "--format", "turtle")):
        result = run(*words, "-g", graph, "--json")
        assert result.exit_code == 2
        assert "are both given" in result.stderr


@pytest.mark.parametrize("line", [
    "validate -g {graph}", "view -g {graph} -o {out}/page.html", "query -g {graph} {labels}",
])  # fmt: skip
def test_quiet_leaves_results_and_drops_remarks(graph: Path, tmp_path: Path, line: str) -> None:
    words = [word.format(graph=graph, out=tmp_path, labels=LABELS) for word in line.split()]
    loud, after = run(*words), run(*words, "--quiet")
    if line.startswith("query"):
        assert run("-q", *words).output == after.output == run(*words, GOVGRAPH_QUIET="1").output
    assert len(after.stdout) < len(loud.stdout)
    assert ("Budi Santoso" in after.stdout) == line.startswith("query")
    assert not re.search(r"rows: |page: ", after.stdout)


def test_verbose_tells_on_standard_error_what_was_done(graph: Path) -> None:
    plain, verbose = run("query", "-g", graph, LABELS), run("query", "-g", graph, LABELS, "-v")
    assert verbose.stdout == plain.stdout
    assert plain.stderr == ""
    assert re.fullmatch(r"info: settings: /dev/null\ninfo: \d+\.\d s\n", verbose.stderr)
    wrong = run("-v", "query", "-g", "nowhere", "ASK {}")
    assert wrong.stderr.startswith("info: ")
    assert "\nerror: nowhere: no such directory" in wrong.stderr
    assert "info: Traceback" in wrong.stderr
    assert "Traceback" not in run("query", "-g", "nowhere", "ASK {}").stderr


def test_verbose_names_what_a_build_rejected(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "kosong.txt").write_bytes(b"")
    words = ("build", graph.parent / "contoh.txt", tmp_path / "kosong.txt", "-o", tmp_path / "graph")
    assert f"info: rejected: {tmp_path}/kosong.txt: the file is empty" in run(*words, "--verbose", "-q").stderr


def test_colours_follow_the_conventions(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = ("query", "-g", graph, LABELS)
    assert "\x1b" not in run(*query).output, "nobody looks at a pipe"
    assert "\x1b[" in run(*query, FORCE_COLOR="1").stdout
    red = "\x1b[31m"
    assert red not in run("query", "-g", "nowhere", "ASK {}").stderr
    assert red in run("query", "-g", "nowhere", "ASK {}", FORCE_COLOR="1").stderr
    assert red not in run("query", "-g", "nowhere", "ASK {}", FORCE_COLOR="1", NO_COLOR="1").stderr
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False),
                                  ({"FORCE_COLOR": ""}, False), ({"NO_COLOR": ""}, True)):  # fmt: skip
        with pytest.MonkeyPatch.context() as patch:
            for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
                patch.delenv(name, raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            assert output._coloured(terminal) is coloured, environment


class _Terminal:
    """A standard output that somebody looks at, eleven lines high, and what the pager was given."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.paged: list[str] = []
        patch.setattr(click, "echo_via_pager", self.paged.append)
        patch.setattr(sys.stdout, "isatty", lambda: True)
        patch.setenv("LINES", "11")
        patch.setenv("COLUMNS", "80")
        patch.delenv("PAGER", raising=False)


def test_long_output_is_paged_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    long, short = "baris\n" * 11, "baris\n" * 10
    output.emit(long)
    assert capsys.readouterr().out == long, "no terminal, no pager"
    terminal = _Terminal(monkeypatch)
    output.emit(long)
    output.emit(short)
    assert (terminal.paged, capsys.readouterr().out) == ([long], short)
    table = Table("a")
    for number in range(20):
        table.add_row(str(number))
    output.show(table)
    assert "19" in terminal.paged[-1]
    for pager in ("", "cat"):
        monkeypatch.setenv("PAGER", pager)
        output.emit(long)
    monkeypatch.setenv("PAGER", "more")
    output.emit(long)
    assert (len(terminal.paged), capsys.readouterr().out) == (3, long * 2)


def test_no_pager_for_those_who_want_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    terminal = _Terminal(monkeypatch)
    for words in (["query", "--list"], ["query", "--list", "--no-pager"], ["--no-pager", "query", "--list"]):
        main.main(words, standalone_mode=False)
    assert len(terminal.paged) == 1
    assert capsys.readouterr().out == terminal.paged[0] * 2


@pytest.mark.parametrize(("line", "hint"), [
    ("quary", "'query'"), ("biuld x", "'build'"), ("lexicon shaw x", "'show'"), ("doctor --jsn", "--json"),
    ("build x --rebuilt", "--rebuild"), ("query --name trade-mision", "hint: did you mean trade-missions?"),
])  # fmt: skip
def test_a_slip_is_answered_by_what_was_meant(line: str, hint: str) -> None:
    result = run(*line.split())
    assert result.exit_code == 2
    assert hint in result.stderr
    assert "?" in result.stderr


def test_the_nearest_name() -> None:
    assert nearest("jbs", ["jobs", "graph"]) == "did you mean jobs?"
    assert nearest("job", ["jobs", "jobb"]) == "did you mean jobs or jobb?"
    assert nearest("zzz", ["jobs", "graph"]) == "there are: jobs, graph"


def test_the_help_lists_every_command_once_and_in_words_that_fit() -> None:
    listed = [name for commands in SECTIONS.values() for name in commands]
    context = click.Context(main)
    assert listed == main.list_commands(context)
    assert all(main.get_command(context, name) for name in listed)
    assert sorted(listed) == sorted(main.commands), "each command is called by a name that the help lists"
    text = run("--help", COLUMNS="80").stdout
    assert "..." not in text.partition("COMMAND [ARGS]...")[2]
    for title, commands in SECTIONS.items():
        for name, short in commands.items():
            assert re.search(rf"^  {name} +{re.escape(short)}$", text.partition(f"{title}:")[2], re.MULTILINE), name


def test_exit_codes_are_told_by_the_help() -> None:
    text = run("--help").stdout
    for code, meaning in EXIT_CODES.items():
        assert re.search(rf"^ +{code}  {re.escape(meaning)}", text, re.MULTILINE), code


def test_interrupted_is_130_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govgraph.query.ready_queries", interrupt)
    result = run("query", "--list")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "error: interrupted\n")


def test_a_graph_that_another_build_is_writing_is_3(tmp_path: Path) -> None:
    with atomic._locked(tmp_path / "graph"):
        result = run("build", small_graph.home() / "contoh.txt", "-o", tmp_path / "graph", "-q")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "another build is writing it (process " in result.stderr
    assert not (tmp_path / "graph").exists()


def test_no_code_is_used_that_is_not_told() -> None:
    """Every exit code that a module names is in the table; those of click (0, 1, 2) are."""
    source = Path(output.__file__).parents[1]
    named = {
        int(code) for path in source.rglob("*.py") if "node_modules" not in path.parts
        for code in re.findall(r"(?:exit_code=|\bExit\(|\.exit\(|^HELD = )(\d+)", path.read_text("utf-8"), re.MULTILINE)
    }  # fmt: skip
    assert {1, 2, 3, 130} <= named
    assert named <= set(EXIT_CODES)
    assert GovgraphError("x").exit_code in EXIT_CODES
