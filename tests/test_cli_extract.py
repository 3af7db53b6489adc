"""``govgraph extract``: as JSON, beside the text in the terminal, and as a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotated_fixture import STORY, story_extraction
from govgraph.cli import main


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "cerita.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_json_is_what_it_prints_unless_asked(story: Path) -> None:
    result = _run(story)
    assert result.exit_code == 0, result.output
    assert [person["name"] for person in json.loads(result.stdout)["people"]] == ["Siti Rahmawati"]


def test_explain_shows_the_text_with_what_was_understood(story: Path) -> None:
    result = _run("--explain", story)
    assert result.exit_code == 0, result.output
    assert "▸ orang · person p1 “Siti Rahmawati”" in result.stdout
    assert "✗ dilewatkan · dropped" in result.stdout


def test_html_goes_to_a_file_or_to_standard_output(story: Path, tmp_path: Path) -> None:
    result = _run("--html", tmp_path / "read.html", story)
    assert (result.exit_code, result.output) == (0, "")
    page = (tmp_path / "read.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<article ") == 1
    assert _run("--html", "-", story).stdout == page


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(story: Path, tmp_path: Path) -> None:
    (tmp_path / "kosong.txt").write_text("", encoding="utf-8")
    result = _run("--html", tmp_path / "read.html", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"rejected: {tmp_path / 'kosong.txt'}: ")
    assert story_extraction().article.title in (tmp_path / "read.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("views", ["--pretty --explain", "--explain --html -", "--json --html -"])
def test_one_view_at_a_time(story: Path, views: str) -> None:
    result = _run(*views.split(), story)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "error: several views are asked for", "hint: use one of --json, --pretty, --explain and --html",
    ]  # fmt: skip


def test_a_page_that_cannot_be_written_is_told(story: Path, tmp_path: Path) -> None:
    result = _run("--html", tmp_path / "none" / "read.html", story)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {tmp_path / 'none' / 'read.html'}: ")
    assert "choose another file with --html" in result.stderr
