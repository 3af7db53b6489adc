"""Every option of every command is used by a test, and what the reference says of them is so."""

from __future__ import annotations

import json
import runpy
import shutil
import textwrap
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import cli_calls
import small_graph
from govgraph import doctor, site, validate
from govgraph.cli import main, settings
from govgraph.export import push

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
COMMANDS = dict(settings.walk(main))
MISUSE = "test_cli_errors.py"  # there the calls fail, which shows nothing of an option
MANNERS = {"quiet", "verbose", "no_pager", "config"}  # one implementation for all: tests/test_cli_manners.py


def test_every_option_of_every_command_is_used_by_a_test() -> None:
    every = {
        (names, str(option.name)) for names, command in COMMANDS.items() for option in command.params
        if isinstance(option, click.Option) and option.name not in MANNERS
    }  # fmt: skip
    assert len(every) > 70
    found = cli_calls.used((path for path in TESTS.rglob("test_*.py") if path.name != MISUSE), COMMANDS)
    assert sorted(every - found) == []
    assert {option for _, option in found} >= MANNERS


def test_the_check_above_can_fail() -> None:
    text = """
PLACE = ["-g", "graph"]
def _run(*words):
    return invoke(main, ["extract", *words])
def test_it(site, line):
    '''Not meant: extract --explain'''
    options = ["--file", "a"]
    _run("--html", "a", story)
    run("query", *PLACE, *options, f"--name={site}")
    for line in ["lexicon check --data x", "articles --json"]:
        run(*line.split())
    run(*("conflicts -v", "build --rebuild")[0].split())
"""
    lines = list(cli_calls.lines(cli_calls.source(text)))
    assert {pair for line in lines for pair in cli_calls.named(line, COMMANDS)} == {
        (("extract",), "html"), (("query",), "graph"), (("query",), "file"), (("query",), "name"),
        (("lexicon", "check"), "data"), (("articles",), "as_json"), (("conflicts",), "verbose"),
        (("build",), "rebuild"),
    }  # fmt: skip


def run(*words: object, text: str | None = None) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words], input=text)
    assert result.exit_code == 0, result.output
    return result


def _events(result: Result) -> dict[str, dict[str, object]]:
    return {row["event"]: row for row in map(json.loads, result.stderr.splitlines())}


def test_what_changes_a_graph_takes_its_options(tmp_path: Path) -> None:
    graph, text = tmp_path / "graph", small_graph.ARTICLE
    (tmp_path / "b.txt").write_text(text.replace("Ambon", "Ternate").replace("(4/1", "(5/1"), encoding="utf-8")
    (tmp_path / "none.jsonl").write_bytes(b"")
    shutil.copytree(small_graph.home() / "graph", graph)
    built = run("build", small_graph.home() / "contoh.txt", "-o", graph, "--rebuild", "--log-json", "-q", "--jobs", 1)
    assert _events(built)["built"]["kept"] == 0
    how = ("--jobs", 1, "--decisions", tmp_path / "none.jsonl", "--log-json", "--json")
    added = run("add", tmp_path / "b.txt", "-g", graph, *how)
    assert json.loads(added.stdout)["articles"] == _events(added)["built"]["articles"] == 2
    gone = run("withdraw", "b", "--graph", graph, "--log-json", "--json")
    assert json.loads(gone.stdout)["articles"] == _events(gone)["built"]["articles"] == 1


def test_a_cluster_has_an_address(tmp_path: Path) -> None:
    words = ["build", str(small_graph.home()), "-o", str(tmp_path / "new"), "--cluster", "machines"]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, (tmp_path / "new").exists()) == (2, False)
    assert "'machines' is no address of a scheduler" in result.stderr


def test_what_leaves_a_graph_takes_its_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph, whole, cut = small_graph.home() / "graph", tmp_path / "whole.nt", tmp_path / "cut.nt"
    told = run("export", "ntriples", "-g", graph, "-o", whole, "--since", "2022", "--json")
    assert json.loads(told.stdout) == {"format": "ntriples", "output": str(whole)}
    run("export", "ntriples", "-g", graph, "-o", cut, "--since", "2024")
    assert "trade-mission" in whole.read_text("utf-8")
    assert "trade-mission" not in cut.read_text("utf-8")
    sent: list[object] = []

    def send(*arguments: object) -> push.Pushed:
        sent.extend(arguments)
        return push.Pushed(2, 7, 2)

    monkeypatch.setattr(push, "push", send)
    words = ("push", "-g", graph, "--endpoint", "http://127.0.0.1:9/", "--method", "update", "--user", "redaksi")
    assert run(*words, "-q", text="rahasia\n").stdout == ""
    assert sent == [graph, "http://127.0.0.1:9/", "update", ("redaksi", "rahasia")]
    assert json.loads(run(*words, "--json", text="rahasia\n").stdout)["triples"] == 7
    assert run(*words, text="rahasia\n").stdout == "7 triples in 2 graphs sent to http://127.0.0.1:9/\n"


def test_a_site_is_told_in_words_or_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "write_site", lambda *_, **__: site.Site(tmp_path, 3, 2_500_000, []))
    words = ("site", "-g", small_graph.home() / "graph", "-o", tmp_path)
    assert json.loads(run(*words, "--json").stdout) == {"directory": str(tmp_path), "files": 3, "bytes": 2_500_000}
    assert run(*words).stdout == f"3 files, 2.5 MB in {tmp_path}\nno sitemap: it needs --base-url\n"
    assert run(*words, "--base-url", "https://graf.example/").stdout == f"3 files, 2.5 MB in {tmp_path}\n"
    assert run(*words, "-q").stdout == ""


def test_what_looks_at_a_graph_takes_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "check", lambda _: [])
    graph = small_graph.home() / "graph"
    assert "claims, each word for word" in run("doctor", "-g", graph).stdout
    monkeypatch.setattr(validate, "validate", lambda _, engine, *__: validate.Report((), 0, engine))
    report = json.loads(run("validate", "-g", graph, "--engine", "pyshacl", "--json").stdout)
    assert (report["engine"], report["conforms"]) == ("pyshacl", True)


def test_the_reference_page_is_what_the_commands_say() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "cli_docs.py"))
    assert script["main"](["--check"]) == 0, "run python scripts/cli_docs.py"
    page = script["page"]()
    for names, command in COMMANDS.items():
        section = page.partition(f"\n## {' '.join(names)}\n")[2].partition("\n## ")[0]
        shown = [one for one in command.params if isinstance(one, click.Option) and one.name not in MANNERS]
        assert [one.name for one in shown if one.opts[-1] not in section] == []


def test_the_settings_that_the_page_shows_are_understood(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    shown = text.partition("## Settings")[2].partition("\n    ")[2].partition("\n\nA key")[0]
    file = tmp_path / "shown.toml"
    file.write_text(textwrap.dedent(f"    {shown}"), encoding="utf-8")
    tables = settings.read(file)
    settings.check(click.Context(main), file, tables)
    assert (tables["jobs"], tables["fetch"]["delay"], tables["lexicon"]["check"]["data"]) == (2, 2, "my-data")
