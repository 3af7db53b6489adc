"""The README is literally true: its commands are understood, what it shows is printed, what it links to is there."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from govgraph.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^ +\.venv/bin/govgraph (.*?)(?:\s{2,}#.*)?$", README, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_its_commands_are_understood(line):
    command, names, words = main, ["govgraph"], shlex.split(line)
    while isinstance(command, click.Group):
        names.append(words.pop(0))
        command = command.commands[names[-1]]
    command.make_context(" ".join(names), words)  # raises UsageError on what it does not know
    for word in words:
        assert not word.startswith("data/") or (ROOT / word).exists()


def test_it_shows_what_is_printed(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(ROOT)
    (asked,) = [line for line in COMMANDS if "--param" in line]
    shown = README.partition(asked)[2].partition("1 ──")[2].partition("\n\n")[0]
    assert CliRunner().invoke(main, ["build", "data/articles", "-o", str(tmp_path / "demo"), "-q"]).exit_code == 0
    words = shlex.split(asked.replace("build/demo", str(tmp_path / "demo")))
    printed = CliRunner().invoke(main, words).stdout
    assert len(shown.splitlines()) > 5
    assert " ".join(shown.split()) in " ".join(printed.split())


def test_what_it_names_is_there():
    named = re.findall(r"`((?:docs|data)/[\w./-]+)`|\]\((docs/[\w./-]+)\)", README)
    assert len(named) >= 5
    assert [name for pair in named for name in pair if name and not (ROOT / name).exists()] == []
