"""govgraph doctor and govgraph completion: what is looked at, what is printed, and when it fails."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph import doctor
from govgraph.cli import main
from govgraph.doctor import Finding, examine
from govgraph.errors import GovgraphError


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def _states(findings: list[Finding]) -> dict[str, str]:
    return {finding.what: finding.state for finding in findings}


def test_a_sound_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "check", lambda _: [])
    states = _states(examine(tmp_path))
    assert [states[what] for what in ("python", "lexicon", "ontology", "write access")] == ["ok"] * 4
    assert set(states.values()) <= {"ok", "optional"}


def test_what_is_wrong_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise GovgraphError("the ontology files of govgraph are missing", "reinstall")

    def broken(_: object) -> list[str]:
        raise GovgraphError("regions.csv is missing", "reinstall")

    monkeypatch.setattr(doctor, "ontology_dir", missing)
    monkeypatch.setattr(doctor, "check", lambda _: ["a.csv:3: twice"])
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = {finding.what: finding for finding in examine(tmp_path / "nowhere")}
    assert found["lexicon"].detail == "1 problems, the first: a.csv:3: twice"
    assert _states(list(found.values())) | {"browser": "optional"} == _states(list(found.values()))
    assert [found[what].state for what in ("lexicon", "ontology", "write access")] == ["missing"] * 3
    monkeypatch.setattr(doctor, "check", broken)
    assert "regions.csv is missing" in _find(examine(tmp_path), "lexicon").detail


def _find(findings: list[Finding], what: str) -> Finding:
    return next(finding for finding in findings if finding.what == what)


def test_it_speaks_to_people_and_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "check", lambda _: [])
    rows = json.loads(_run("doctor", "--json").stdout)
    result = _run("doctor")
    assert result.exit_code == 0
    assert [line.split(":")[0].split(maxsplit=1)[1] for line in result.stdout.splitlines()] == [r["what"] for r in rows]
    monkeypatch.setattr(doctor, "check", lambda _: ["x"])
    assert _run("doctor").exit_code == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_its_shell_reads(shell: str, tmp_path: Path) -> None:
    script = _run("completion", shell).stdout
    assert "_GOVGRAPH_COMPLETE" in script
    if shutil.which(shell):
        (tmp_path / "script").write_text(script, encoding="utf-8")
        subprocess.run([shell, "-n", str(tmp_path / "script")], check=True)
