"""The README is literally true: its commands are understood, what it links to is there, and both languages are equal.

That it shows what is printed is held with the other documents, in test_docs.py.
"""

import re
import shlex
from pathlib import Path

import click
import pytest

import doc_blocks  # scripts of the project
import readme_figures
from govgraph.cli import main

ROOT = Path(__file__).resolve().parents[1]

README = (ROOT / "README.md").read_text(encoding="utf-8")
INDONESIAN = (ROOT / "README.id.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\.venv/bin/govgraph (.*?)(?:\s{2,}#.*)?$", README, re.MULTILINE)
NEEDED = ("make demo", "make test", ".venv/bin/govgraph build", ".venv/bin/govgraph evaluate")


@pytest.mark.parametrize("line", COMMANDS)
def test_its_commands_are_understood(line):
    command, names, words = main, ["govgraph"], shlex.split(line)
    while isinstance(command, click.Group):
        names.append(words.pop(0))
        command = command.get_command(click.Context(command), names[-1])
    command.make_context(" ".join(names), words)  # raises UsageError on what it does not know
    for word in words:
        assert not word.startswith("data/") or (ROOT / word).exists()


def test_it_has_the_commands_that_a_stranger_needs():
    shell = "".join(block.text for block in doc_blocks.blocks(README) if block.language == "sh")
    assert [command for command in NEEDED if command not in shell] == []
    assert len(COMMANDS) >= 10


@pytest.mark.parametrize("text", [README, INDONESIAN], ids=["en", "id"])
def test_what_it_names_is_there(text):
    named = re.findall(r"`((?:docs|data)/[\w./-]+)`|\]\(([\w./-]+)\)", text)
    assert len(named) >= 20
    assert [name for pair in named for name in pair if name and not (ROOT / name).exists()] == []


def _levels(text):
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#+) ", prose, re.MULTILINE)]


def _addresses(text):
    return re.findall(r"\]\(([^)]+)\)", text)


def test_both_languages_have_the_same_headings_blocks_and_links():
    assert _levels(README) == _levels(INDONESIAN)
    assert _levels(README)[0] == 1
    assert len(_levels(README)) >= 9
    own, other = (doc_blocks.blocks(text) for text in (README, INDONESIAN))
    assert [(block.language, block.text) for block in own] == [(block.language, block.text) for block in other]
    swapped = {"README.id.md": "README.md", "README.md": "README.id.md"}
    assert [swapped.get(one, one) for one in _addresses(INDONESIAN)] == _addresses(README)


def test_the_two_languages_are_two():
    assert "Apa yang tidak bisa" in INDONESIAN
    same = set(README.splitlines()) & set(INDONESIAN.splitlines())
    prose = [line for line in same if len(line) > 40 and not line.startswith((".venv", "|", "<!--", "│", " "))]
    shown = "".join(block.text for block in doc_blocks.blocks(README))
    assert [line for line in prose if line not in shown] == []


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_its_figures_are_those_of_the_files_that_hold_them(name):
    """When this fails, run ``make refresh`` and commit the difference."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert readme_figures.renewed(name, text) == text
    assert "| 0." in readme_figures.figures(name)["quality"]


def test_changed_figures_are_noticed():
    row = re.search(r"^\| people \| (0\.\d\d) ", README, re.MULTILINE)
    changed = README.replace(row[0], row[0].replace(row[1], "0.01"))
    assert readme_figures.renewed("README.md", changed) == README != changed
    with pytest.raises(SystemExit, match="once"):
        readme_figures.renewed("README.md", README.replace("<!-- quality:", "<!-- qualities:"))
