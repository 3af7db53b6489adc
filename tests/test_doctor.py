"""govgraph doctor and govgraph completion: what is looked at, what is printed, and when it fails."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph import doctor, store
from govgraph.cli import main
from govgraph.doctor import Finding, examine
from govgraph.errors import GovgraphError

_distribution = doctor._distribution


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def _states(findings: list[Finding]) -> dict[str, str]:
    return {finding.what: finding.state for finding in findings}


def test_a_sound_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "check", lambda _: [])
    states = _states(examine(tmp_path, tmp_path / "none"))
    assert [what for what, state in states.items() if state == "ok"][:8] == [
        "python", "libraries", "files", "lexicon", "name model", "ontology", "write access", "temporary files",
    ]  # fmt: skip
    assert set(states.values()) <= {"ok", "optional"}
    assert states["graph"] == "optional"


def test_what_is_wrong_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise GovgraphError("the ontology files of govgraph are missing", "reinstall")

    def broken(_: object) -> list[str]:
        raise GovgraphError("regions.csv is missing", "reinstall")

    monkeypatch.setattr(doctor, "ontology_dir", missing)
    monkeypatch.setattr(doctor, "check", lambda _: ["a.csv:3: twice"])
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = {finding.what: finding for finding in examine(tmp_path / "nowhere", tmp_path)}
    assert found["lexicon"].detail == "1 problems, the first: a.csv:3: twice"
    assert _states(list(found.values())) | {"browser": "optional"} == _states(list(found.values()))
    assert [found[what].state for what in ("lexicon", "ontology", "write access")] == ["missing"] * 3
    monkeypatch.setattr(doctor, "check", broken)
    assert "regions.csv is missing" in _find(examine(tmp_path, tmp_path / "none"), "lexicon").detail


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
    assert _run("doctor", "-q").stdout == "missing  lexicon: 1 problems, the first: x\n"


def test_a_graph_is_looked_at_to_its_quotations(tmp_path: Path) -> None:
    home = tmp_path / "graph"
    assert doctor._graph(home) == Finding("graph", "optional", f"none at {home}")
    home.mkdir()
    assert "no graph here" in doctor._graph(home).detail
    store.create([], home / "store")
    assert "articles.jsonl" in doctor._graph(home).detail
    (home / "articles.jsonl").write_text('{"key": "a", "text": "Gubernur tiba di Ambon."}\n', encoding="utf-8")
    claim = {"id": "claim/1", "article": "a", "start": 0, "end": 8, "quote": "Gubernur"}
    for claims, state, detail in (
        ([claim], "ok", "1 articles, 1 claims, each word for word"),
        ([claim, claim | {"id": "claim/2", "quote": "Bupati"}], "missing", "claim/2 quotes what its article does not"),
        ([claim | {"article": "b"}], "missing", "claim/1 quotes"),
        ([{"id": "claim/3"}], "missing", "build it again"),
    ):
        (home / "facts.jsonl").write_text(json.dumps({"claims": claims}) + "\n", encoding="utf-8")
        found = doctor._graph(home)
        assert (found.state, detail in found.detail) == (state, True), found


def test_files_are_compared_with_what_was_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package, info = tmp_path / "govgraph", tmp_path / "govgraph-0.dist-info"
    package.mkdir()
    info.mkdir()
    (package / "a.py").write_bytes(b"x = 1\n")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"x = 1\n").digest()).rstrip(b"=").decode()
    (info / "METADATA").write_text("Name: govgraph\nVersion: 0\nRequires-Dist: click>=8\nRequires-Dist: nosuch-lib\n")
    (info / "RECORD").write_text(f"govgraph/a.py,sha256={digest},6\ngovgraph-0.dist-info/RECORD,,\n")
    here = Distribution.at(info)
    monkeypatch.setattr(doctor, "_distribution", lambda name: here if name == "govgraph" else _distribution(name))
    monkeypatch.setattr(doctor, "__file__", str(package / "doctor.py"))
    assert doctor._files() == Finding("files", "ok", "all 1 as installed")
    assert doctor._libraries() == Finding("libraries", "missing", "not installed: nosuch-lib")
    (package / "a.py").write_bytes(b"x = 2\n")
    assert doctor._files().detail == "1 changed since installation, the first: govgraph/a.py"
    (package / "a.py").unlink()
    assert doctor._files().state == "missing"


def test_write_access_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor._writable("write access", tmp_path).state == "ok"
    assert list(tmp_path.iterdir()) == []
    assert "Not a directory" in doctor._writable("x", Path(__file__)).detail
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 3_000_000}))
    assert doctor._writable("x", tmp_path) == Finding("x", "missing", f"{tmp_path}, 3 MB free of 500")


def test_settings_are_looked_at_even_when_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "check", lambda _: [])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("GOVGRAPH_CONFIG")
    assert _run("doctor").stdout.startswith("ok       settings: no govgraph.toml")
    (tmp_path / "govgraph.toml").write_text("jobs = 2\n")
    assert _run("doctor").stdout.startswith("ok       settings: govgraph.toml\n")
    (tmp_path / "other.toml").write_text("job = 2\n")
    result = _run("--config", "other.toml", "doctor")
    assert result.exit_code == 1
    assert result.stdout.startswith("missing  settings: other.toml: job: no such setting; did you mean jobs?")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_its_shell_reads(shell: str, tmp_path: Path) -> None:
    script = _run("completion", shell).stdout
    assert "_GOVGRAPH_COMPLETE" in script
    if shutil.which(shell):
        (tmp_path / "script").write_text(script, encoding="utf-8")
        subprocess.run([shell, "-n", str(tmp_path / "script")], check=True)
