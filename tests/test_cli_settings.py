"""The settings file: where it is looked for, what it may say, what is told when it says something else."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main, settings
from govgraph.errors import UsageError

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and a home without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in ("GOVGRAPH_GRAPH", "GOVGRAPH_JOBS", "GOVGRAPH_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(line: str, **environment: str | None) -> Result:
    return CliRunner(env=environment).invoke(main, line.split())


def values(line: str, **environment: str) -> dict[str, object]:
    """The parameters that the command of ``line`` would be called with."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        words = line.split()
        root = click.Context(main, info_name="govgraph", **main.context_settings)
        command = main.get_command(root, words[0])
        return command.make_context(words[0], words[1:], parent=root).params


def written(text: str, name: str = settings.NAME) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_typed_beats_the_environment_and_that_the_file() -> None:
    assert values("conflicts")["graph"] == Path("graph")
    written('graph = "berkas"\n')
    assert values("conflicts")["graph"] == Path("berkas")
    assert values("conflicts", GOVGRAPH_GRAPH="lingkungan")["graph"] == Path("lingkungan")
    assert values("conflicts -g ketik", GOVGRAPH_GRAPH="lingkungan")["graph"] == Path("ketik")


def test_a_table_beats_the_top_and_concerns_one_command() -> None:
    top = 'graph = "semua"\njobs = 3\ndecisions = ["a.jsonl", "b.jsonl"]\n'
    written(f'{top}[show]\ngraph = "satu"\n[build]\nrebuild = true\n')
    assert values("show x")["graph"] == Path("satu")
    assert values("conflicts")["graph"] == Path("semua")
    made = values("build x")
    assert (made["output"], made["jobs"], made["rebuild"]) == (Path("semua"), 3, True)
    assert made["decisions"] == (Path("a.jsonl"), Path("b.jsonl"))
    assert values("build x --jobs 1 --decisions c.jsonl")["decisions"] == (Path("c.jsonl"),)
    assert values("add x")["jobs"] == 3


def test_how_articles_are_read_is_said_once_for_all_who_read_them() -> None:
    written('field = ["text=isi", "date=tanggal"]\nany-language = true\n')
    for line in ("build x", "add x", "articles x"):
        assert (values(line)["fields"], values(line)["any_language"]) == (("text=isi", "date=tanggal"), True)
    assert values("articles x", GOVGRAPH_JOBS="2")["jobs"] == 2
    assert values("articles x", GOVGRAPH_FIELD="text=badan date=terbit")["fields"] == ("text=badan", "date=terbit")


def test_every_option_has_a_variable_of_its_own() -> None:
    assert values("serve", GOVGRAPH_SERVE_PORT="9000")["port"] == 9000
    typed = values("build x --jobs 2 --decisions a --decisions b")
    assert values("build x", GOVGRAPH_JOBS="2", GOVGRAPH_DECISIONS="a:b") == typed


def test_one_value_for_a_repeatable_option_and_a_date_for_a_text() -> None:
    written('decisions = "satu.jsonl"\n[export]\nsince = 2022-10-05\ntype = ["Event"]\n')
    assert values("add x")["decisions"] == (Path("satu.jsonl"),)
    assert (values("export turtle -o x")["since"], values("export turtle -o x")["types"]) == ("2022-10-05", ("Event",))


def test_the_file_here_comes_before_that_of_the_user_and_one_that_is_named_before_both() -> None:
    assert settings.find(None) is None
    own = written("jobs = 1", "home/govgraph/config.toml").resolve()
    assert settings.find(None) == own
    written("jobs = 2")
    assert settings.find(None) == Path(settings.NAME)
    assert values("add x")["jobs"] == 2
    named = written("jobs = 4", "lain.toml")
    assert settings.find(named) == named
    assert values(f"add x --config {named}")["jobs"] == 4
    assert values("add x", GOVGRAPH_CONFIG=str(named))["jobs"] == 4


def test_it_holds_when_named_before_the_command_or_behind_it() -> None:
    written("quiet = true\n[query]\nlist = true\njson = true\n", "s.toml")
    assert json.loads(run("--config s.toml query").stdout) == json.loads(run("query --config s.toml").stdout)
    assert run("query").exit_code == 2
    for line in ("-v --config s.toml query", "query --config s.toml -v"):
        assert "info: settings: s.toml" in run(line).stderr


@pytest.mark.parametrize(("text", "message", "hint"), [
    ("job = 2", "govgraph.toml: job: no such setting", "did you mean jobs?"),
    ("output = 'x'", "govgraph.toml: output: no such setting", "graph"),
    ("[serv]\nport = 1", "govgraph.toml: [serv]: no such command", "did you mean serve?"),
    ("[serve]\nprot = 1", "govgraph.toml: serve.prot: no such setting", "did you mean port"),
    ("[lexicon]\ndata = 'x'", "govgraph.toml: lexicon.data: no such setting", "there are: check, show"),
    ("[lexicon.chek]\ndata = 'x'", "govgraph.toml: [lexicon.chek]: no such command", "did you mean lexicon.check or"),
    ("[build]\nconfig = 'x'", "govgraph.toml: build.config: no such setting", ""),
    ("[query]\nfile = 'x'", "govgraph.toml: query.file: no such setting", ""),
    ("jobs = 'many'", "govgraph.toml: jobs: 'many' is not a valid integer", "the option is --jobs: Processes"),
    ("jobs = -1", "govgraph.toml: jobs: -1 is not in the range", "--jobs"),
    ("jobs = true", "govgraph.toml: jobs: true and false are for switches", "--jobs"),
    ("jobs = [1, 2]", "govgraph.toml: jobs: one value is wanted", "--jobs"),
    ("quiet = 1", "govgraph.toml: quiet: true or false is wanted", "--quiet"),
    ("[serve]\nport = 99999", "govgraph.toml: serve.port: 99999 is not in the range", "--port"),
    ("[serve.port]\na = 1", "govgraph.toml: serve.port: one value is wanted", "--port"),
    ("jobs = ", "govgraph.toml: Invalid value", "docs/cli.md"),
])  # fmt: skip
def test_a_slip_in_the_file_is_told_by_every_command(text: str, message: str, hint: str) -> None:
    written(text)
    result = run("query --list")
    assert (result.exit_code, result.stdout) == (2, "")
    error, told = result.stderr.splitlines()
    assert message in error
    assert told.startswith("hint: ")
    assert hint in told


def test_a_file_that_cannot_be_read_is_told() -> None:
    assert "nowhere.toml: No such file or directory" in run("conflicts --config nowhere.toml").stderr
    Path("latin.toml").write_bytes(b"graph = '\xff'")
    assert "latin.toml: not UTF-8 at byte 9" in run("conflicts --config latin.toml").stderr
    assert run("query --list --json --config /dev/null").exit_code == 0


def test_help_version_and_completion_work_beside_a_broken_file() -> None:
    written("[[[")
    assert run("--version").exit_code == run("build --help").exit_code == 0
    words = {"_GOVGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": "govgraph build --reb", "COMP_CWORD": "2"}
    assert CliRunner(env=words).invoke(main, [], prog_name="govgraph").stdout == "plain,--rebuild\n"
    assert run("conflicts").exit_code == 2


def test_what_may_be_set_is_what_the_commands_have() -> None:
    commands = dict(settings.walk(main))
    keys = {name: {settings.key_of(one) for one in settings.settable(command)} for name, command in commands.items()}
    assert {"port", "host", "graph", "quiet", "no-pager"} <= keys["serve",]
    assert keys["lexicon", "check"] >= {"data"}
    assert "help" not in keys["build",] | keys["query",]
    assert {settings.shared(option) for command in commands.values() for option in settings.settable(command)} >= {
        None, "graph", "jobs", "decisions", "field", "any-language", "quiet", "verbose", "no-pager",
    }  # fmt: skip


def test_a_user_without_a_home_of_settings(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(place / "rumah"))
    assert settings.find(None) is None
    own = written("jobs = 1", "rumah/.config/govgraph/config.toml").resolve()
    assert settings.find(None) == own
    with pytest.raises(UsageError, match=r"jobs: no such setting"):
        settings.check(click.Context(click.Group("kosong", commands={"a": click.Command("a")})), own, {"jobs": 1})
