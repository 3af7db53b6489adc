"""The command line: every command, its output for people and machines, and what misuse gets."""

import csv
import io
import json
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from packaging.requirements import Requirement

from govgraph import __version__, terminal
from govgraph.cli import main
from govgraph.cli.graph import FORMATS
from govgraph.extract import extract
from govgraph.pipeline import Step, work
from govgraph.query import GRAPH_FORMATS, TABLE_FORMATS, WORKBOOK

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "articles"
ARTICLE = """Gubernur Jawa Timur Bawa Misi Dagang ke Maluku

Rabu, 4 Januari 2023

AMBON - Gubernur Jawa Timur Budi Santoso memimpin misi dagang Jawa Timur ke Maluku di Ambon, Rabu (4/1/2023).
"""
LABELS = "SELECT ?s ?label WHERE { ?s a gg:Person ; rdfs:label ?label }"


def _run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


def _ok(*arguments: object, text: str | None = None) -> str:
    result = _run(*arguments, text=text)
    assert result.exit_code == 0, result.output
    return result.stdout


def _refused(code: int, *arguments: object) -> tuple[str, str]:
    """The error and the hint of a call that must fail with ``code`` and no traceback."""
    result = _run(*arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    lines = result.stderr.splitlines()
    assert len(lines) == 2, lines
    assert lines[0].startswith("error: ")
    assert lines[1].startswith("hint: ")
    return lines[0].removeprefix("error: "), lines[1].removeprefix("hint: ")


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    path = tmp_path_factory.mktemp("news") / "contoh.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def graph(article, tmp_path_factory):
    directory = tmp_path_factory.mktemp("out") / "graph"
    output = _ok("build", article, "-o", directory)
    assert "articles" in output
    assert str(directory / "graph.html") in output.replace("\n", "")
    return directory


def test_the_version_is_told():
    assert _ok("--version") == f"govgraph, version {__version__}\n"


def _commands(group: click.Group, *names: str):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*names, name), command
        if isinstance(command, click.Group):
            yield from _commands(command, *names, name)


COMMANDS = dict(_commands(main))


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_every_command_has_help_and_an_example_that_it_understands(names):
    command = COMMANDS[names]
    text = _ok(*names, "--help")
    assert command.help
    assert command.help.split()[0] in text
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []
    examples = [line.strip() for line in text.partition("Example:\n")[2].splitlines() if line.strip()]
    assert examples
    for line in examples:
        words = shlex.split(line.partition(" > ")[0])  # the shell keeps what stands behind
        assert words[: len(names) + 1] == ["govgraph", *names]
        command.make_context(" ".join(names), words[len(names) + 1 :])  # raises UsageError on what it does not know


def test_a_failed_article_is_told_and_makes_exit_code_1(article, tmp_path, monkeypatch):
    def fail(article, lexicon):
        if article.id == "rusak":
            raise KeyError("x")
        return extract(article, lexicon)

    monkeypatch.setattr(work, "extract", fail)
    path = tmp_path / "rusak.txt"
    shutil.copy(article, path)
    path.write_text(path.read_text(encoding="utf-8").replace("Maluku", "Bali"), encoding="utf-8")
    result = _run("build", article, path, "-o", tmp_path / "graph", "-q")
    assert result.exit_code == 1
    assert result.stdout == ""
    error, hint = result.stderr.splitlines()
    assert error.startswith(f"failed: {path}: extractor failed on article rusak: KeyError at test_cli.py:")
    assert "report it" in hint
    assert (tmp_path / "graph" / "graph.html").is_file()


def test_build_can_be_quiet_or_speak_json(article, tmp_path):
    assert _ok("build", article, "-o", tmp_path / "a", "-q") == ""
    report = json.loads(_ok("build", article, "-o", tmp_path / "b", "--json"))
    assert report["articles"] == 1


def test_the_default_directory_is_graph(article, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _ok("build", article, "-q")
    assert "Budi Santoso" in _ok("query", LABELS)
    assert (tmp_path / "graph" / "manifest.json").is_file()


def test_extract_prints_one_object_a_line(article):
    (line,) = _ok("extract", article).splitlines()
    found = json.loads(line)
    assert found["article"]["id"] == "contoh"
    assert [person["name"] for person in found["people"]] == ["Budi Santoso"]
    assert json.loads(_ok("extract", "--pretty", article)) == found


def test_extract_tells_what_it_rejected_and_prints_the_rest(article, tmp_path):
    result = _run("extract", tmp_path / "nowhere.txt", article)
    assert result.exit_code == 2
    assert json.loads(result.stdout)["article"]["id"] == "contoh"
    assert result.stderr.splitlines()[0] == f"rejected: {tmp_path}/nowhere.txt: no such file or directory"
    (tmp_path / "empty.txt").write_bytes(b"")
    assert _run("extract", tmp_path / "empty.txt").exit_code == 1


def test_articles_lists_what_would_be_read(article, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    rows = [json.loads(line) for line in _ok("articles", "--json", article, tmp_path / "empty.txt").splitlines()]
    assert [row["rejected"] for row in rows] == [None, "empty"]
    assert rows[0]["published"] == "2023-01-04"
    assert "2023-01-04" in _ok("articles", article)


@pytest.mark.parametrize("name", ["nama \x1b[31mmerah.txt", "a\nb.txt"])
def test_names_of_files_cannot_command_the_terminal(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"")
    assert "\x1b" not in _ok("articles", path)
    error, _ = _refused(1, "build", path, "-o", tmp_path / "graph")
    assert "\x1b" not in error


def test_evaluate_prints_a_table_or_json():
    data = ROOT / "data"
    result = json.loads(_ok("evaluate", data / "gold", data / "articles", "--ids", "sample-01", "--json"))
    assert result
    table = _ok("evaluate", data / "gold", data / "articles", "--ids", "sample-01")
    assert "MEAN F1" in table
    details = _ok("evaluate", data / "gold", data / "articles", "--ids", "sample-0*", "--details")
    assert len(details) > len(table)


def test_a_query_comes_as_argument_file_or_input(graph, tmp_path):
    path = tmp_path / "people.rq"
    path.write_text(LABELS, encoding="utf-8")
    outputs = {
        _ok("query", "-g", graph, LABELS),
        _ok("query", "-g", graph, "--file", path),
        _ok("query", "-g", graph, "-f", "-", text=LABELS),
    }
    assert len(outputs) == 1
    assert "Budi Santoso" in outputs.pop()


def test_ready_queries_are_listed_and_asked_by_name(graph):
    assert "trade-missions" in _ok("query", "--list")
    table = _ok("query", "-g", graph, "--name", "trade-missions", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["senderName"], row["hostName"]) == ("Jawa Timur", "Maluku")
    assert "2023-01-04" in row.values()
    assert ARTICLE.splitlines()[-1] in row.values()
    other = _ok("query", "-g", graph, "--name", "trade-missions", "--param", "year=1999", "--format", "csv")
    assert len(other.splitlines()) == 1


def test_a_wide_answer_is_told_row_by_row_with_whole_sentences(graph):
    output = _ok("query", "-g", graph, "--name", "trade-missions")
    assert ARTICLE.splitlines()[-1] in " ".join(output.split())
    assert "rows: 1" in output
    narrow = _ok("query", "-g", graph, "SELECT ?label WHERE { ?s a gg:Person ; rdfs:label ?label }")
    assert "─" in narrow
    assert "rows: 1" in narrow


def test_formats_are_those_of_the_library_and_all_work(graph):
    assert set(FORMATS) == {"table", *TABLE_FORMATS, *GRAPH_FORMATS, WORKBOOK}
    for style in TABLE_FORMATS:
        assert "Budi Santoso" in _ok("query", "-g", graph, LABELS, "--format", style)
    for style in GRAPH_FORMATS:
        construct = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a gg:Person ; rdfs:label ?l }"
        assert "Budi Santoso" in _ok("query", "-g", graph, construct, "--format", style)
    assert json.loads(_ok("query", "-g", graph, LABELS, "--format", "json"))["head"]["vars"] == ["s", "label"]


def test_the_lexicon_is_in_order_and_can_be_looked_up():
    assert _ok("lexicon", "check") == "the lexicon is in order\n"
    assert json.loads(_ok("lexicon", "check", "--json")) == []
    rows = [json.loads(line) for line in _ok("lexicon", "show", "Gubernur", "Jatim", "--json").splitlines()]
    assert {row["kind"] for row in rows} >= {"title", "region"}
    assert "Jawa Timur" in _ok("lexicon", "show", "Gubernur", "Jatim")
    assert _ok("lexicon", "show", "zzzz") == "not in the lexicon\n"
    assert _ok("lexicon", "show", "zzzz", "--json") == ""


def test_what_is_wrong_with_a_lexicon_is_listed_with_file_and_line(tmp_path):
    shutil.copytree(ROOT / "data" / "lexicon", tmp_path / "lexicon")
    shutil.copytree(ROOT / "data" / "gazetteer", tmp_path / "gazetteer")
    table = tmp_path / "lexicon" / "class_words.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
    result = _run("lexicon", "check", "--data", tmp_path)
    assert result.exit_code == 1
    assert f"class_words.csv:{len(lines) + 1}:" in result.stdout
    _refused(1, "lexicon", "check", "--data", tmp_path / "nowhere")


MISUSE = [
    (["build", "nowhere.txt", "-o", "graph"], "nowhere.txt: no such file"),
    (["build", "empty", "-o", "graph"], "no article found"),
    (["build", "ok.txt", "-o", "empty/../mine"], "mine: holds files that are not a graph"),
    (["build", "ok.txt", "-o", "ok.txt"], "ok.txt: is not a directory"),
    (["query", "-g", "nowhere", "ASK {}"], "nowhere: no such directory"),
    (["query", "-g", "empty", "ASK {}"], "empty: no graph here"),
    (["query"], "give one query"),
    (["query", "ASK {}", "--name", "trade-missions"], "give one query"),
    (["query", "--name", "trade-mission"], "no ready query 'trade-mission'"),
    (["query", "ASK {}", "--param", "a=b"], "--param belongs to --name"),
    (["query", "--name", "trade-missions", "--param", "year"], "--param year: no value"),
    (["query", "--file", "latin.rq"], "latin.rq: not UTF-8 at byte 2"),
    (["evaluate", "nowhere"], "nowhere: no such directory"),
]


@pytest.mark.parametrize(("arguments", "message"), MISUSE, ids=[" ".join(case) for case, _ in MISUSE])
def test_misuse_is_one_line_with_a_hint_and_code_2(tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    (tmp_path / "ok.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "latin.rq").write_bytes(b"# \xff")
    error, hint = _refused(2, *arguments)
    assert message in error
    assert hint


@pytest.mark.parametrize(
    ("sparql", "message"),
    [("SELECT * WHERE { ?s ?p }", "SPARQL"), ("DELETE WHERE { ?s ?p ?o }", ""), ("SELECT ?x { SERVICE <x:y> {} }", "")],
)
def test_a_bad_query_is_misuse(graph, sparql, message):
    error, _ = _refused(2, "query", "-g", graph, sparql)
    assert message in error


def test_nothing_readable_is_a_failure(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    error, _ = _refused(1, "build", tmp_path / "a.txt", "-o", tmp_path / "graph")
    assert "a.txt: the file is empty" in error


def test_click_tells_misuse_of_options():
    result = _run("build")
    assert result.exit_code == 2
    assert "PATHS" in result.stderr


def test_no_progress_bar_where_there_is_no_terminal(article, tmp_path):
    result = _run("build", article, "-o", tmp_path / "graph")
    assert result.stderr == ""


def test_a_progress_bar_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    with terminal.progress(enabled=True) as tell:
        tell(Step("extract", 1, 2))
    assert capsys.readouterr().err == "", "colours can be forced upon a file, a moving bar is not"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with terminal.progress(enabled=True) as tell:
        tell(Step("extract", 1, 2, rejected=1))
        tell(Step("unknown", 2, 2))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "reading articles" in captured.err or "unknown" in captured.err


def test_help_does_not_load_the_heavy_libraries():
    code = "import sys; from govgraph.cli import main; main(['--help'], standalone_mode=False); print([*sys.modules])"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(output.splitlines()[-1].strip("[]").replace("'", "").split(", "))
    names = {Requirement(line).name.replace("-", "_") for line in requires("govgraph") or []} - {"click"}
    assert not loaded & (names | {"asyncio", "numpy", "pyarrow", "sqlite3", "tomllib"})
    ours = {name for name in loaded if name.startswith("govgraph.")}
    names = {"cli", "cli.base", "cli.output", "cli.settings", "errors"}
    assert ours == {f"govgraph.{name}" for name in names}, "a command is loaded when it is called"


def test_a_closed_pipe_is_no_traceback(article):
    command = [sys.executable, "-c", "from govgraph.cli import main; main()", "extract", str(article), str(SAMPLES)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait() == 1
    assert "Traceback" not in errors
    assert "Exception" not in errors
