"""The package: what a wheel holds, and that its data is found in both homes, checkout and wheel."""

import json
import os
import re
import runpy
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import govgraph
from govgraph import paths, pipeline
from govgraph.errors import GovgraphError

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MAX_MB = 10


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout, built without network or isolation, and unpacked as an installer would."""
    home = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(home)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = home.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(home / "site")
    return path


def _in_wheel(wheel: Path, code: str, *arguments: str) -> str:
    """Run ``code`` with the unpacked wheel first on the path, away from the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(wheel.parent / "site")}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=wheel.parent, env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_a_checkout_finds_its_data():
    assert (paths.data_dir() / "lexicon" / "furniture.csv").is_file()
    assert (paths.ontology_dir() / "govgraph.ttl").is_file()


def test_a_wheel_finds_its_data_inside_itself(wheel):
    code = "from govgraph import paths; print(paths.data_dir()); print(paths.ontology_dir())"
    data, ontology = map(Path, _in_wheel(wheel, code).splitlines())
    share = wheel.parent / "site" / "govgraph" / "_share"
    assert (data, ontology) == (share / "data", share / "ontology")
    assert (data / "lexicon" / "furniture.csv").is_file()
    assert list((ontology / "queries").glob("*.rq"))


def test_a_wheel_builds_the_same_graph_as_the_checkout(wheel, tmp_path):
    code = "import sys; from govgraph.cli import main; main(sys.argv[1:])"
    sample = str(ROOT / "data" / "articles" / "sample-03.txt")
    _in_wheel(wheel, code, "build", sample, "-o", str(tmp_path / "wheel"), "-q", "--jobs", "1")
    pipeline.build([sample], tmp_path / "own", how=pipeline.How(jobs=1))
    for name in ("graph.ttl", "facts.jsonl", "graph.html"):
        assert (tmp_path / "wheel" / name).read_bytes() == (tmp_path / "own" / name).read_bytes(), name
    assert json.loads((tmp_path / "wheel" / "report.json").read_text(encoding="utf-8"))["articles"] == 1


def test_missing_data_is_told_and_not_a_traceback(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "a" / "b")
    with pytest.raises(GovgraphError, match="missing"):
        paths.data_dir()


def test_the_wheel_holds_what_is_needed_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"govgraph", f"govgraph-{govgraph.__version__}.dist-info"}
    assert "govgraph/py.typed" in names
    assert f"govgraph-{govgraph.__version__}.dist-info/sboms/sbom.cdx.json" in names
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert [name for name in names if "node_modules" in name or "__pycache__" in name or name.endswith(".map")] == []
    assert wheel.stat().st_size <= MAX_MB * 1_000_000


def test_the_version_is_told_once():
    assert PROJECT["version"] == govgraph.__version__
    assert f"## {govgraph.__version__}" in _changelog() or "## Unreleased" in _changelog()


def _changelog() -> str:
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_is_pinned_and_its_reason_written_down():
    pinned = {
        line.split("==")[0]
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    record = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8")
    runtime = {Requirement(line).name for line in PROJECT["dependencies"]}
    extra = {Requirement(line).name for lines in PROJECT["optional-dependencies"].values() for line in lines}
    assert {name.lower() for name in runtime | extra} <= pinned
    assert [name for name in sorted(runtime) if f"| {name} |" not in record] == []


def test_what_is_installed_is_what_is_declared():
    declared = {Requirement(line).name for line in PROJECT["dependencies"]}
    installed = {Requirement(line).name for line in requires("govgraph") or [] if "extra ==" not in line}
    assert installed == declared, "the environment is older than pyproject.toml: make test brings it up to date"


def test_constraints_name_versions_only():
    """No address of a package index: everybody has another one."""
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or Requirement(line).url is None
        assert "://" not in line


def _words(text: str) -> str:
    return " ".join(text.replace("©", "(c)").casefold().split())


@pytest.mark.parametrize("path", sorted((ROOT / "data").glob("*/LICENSES.md")), ids=lambda path: path.parent.name)
def test_the_notice_names_whom_the_licences_of_our_data_name(path):
    notice = _words((ROOT / "NOTICE").read_text(encoding="utf-8"))
    lines = path.read_text(encoding="utf-8").splitlines()
    holders = [line.partition(". Coach")[0] for line in lines if re.match(r"Copyright (\(c\)|©)", line, re.IGNORECASE)]
    people = [name for line in lines for name in re.findall(r"(?<=[:,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+(?=[,.])", line)]
    assert holders
    assert [one for one in holders if _words(one).strip(". ") not in notice] == []
    assert [one for one in people if "Apache" not in one and _words(one) not in notice] == []


def test_the_files_that_the_notice_names_are_there_and_in_the_wheel(wheel):
    named = set(re.findall(r"(?:data|src)/[\w./-]*\w", (ROOT / "NOTICE").read_text(encoding="utf-8")))
    assert "data/model/LICENSE-Apache-2.0.txt" in named
    assert [name for name in named if not (ROOT / name).exists()] == []
    inside = {name.replace("src/govgraph", "govgraph").replace("data/", "govgraph/_share/data/", 1) for name in named}
    assert [name for name in inside if not (wheel.parent / "site" / name).exists()] == []


BILL = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))


def test_the_bill_of_materials_is_that_of_the_pins():
    script = runpy.run_path(str(ROOT / "scripts" / "sbom.py"))
    assert script["main"](["--check"]) == 0, "run python scripts/sbom.py"


def test_the_bill_of_materials_lists_all_that_is_needed_and_how_it_hangs_together():
    assert (BILL["bomFormat"], BILL["specVersion"]) == ("CycloneDX", "1.6")
    assert not {"serialNumber", "timestamp"} & {*BILL, *BILL["metadata"]}, "the same pins give the same bytes"
    refs = [one["bom-ref"] for one in BILL["components"]]
    assert len(refs) == len(set(refs))
    names = {one["name"] for one in BILL["components"]}
    assert {Requirement(line).name for line in PROJECT["dependencies"]} <= names
    assert {"vis-network", "@codemirror/view", "oxigraph"} <= names, "what is built into the page"
    assert not {"pytest", "mypy", "distributed", "esbuild"} & names
    assert [one["name"] for one in BILL["components"] if not one["licenses"]] == []
    edges = {one["ref"]: one["dependsOn"] for one in BILL["dependencies"]}
    assert {ref for needs in edges.values() for ref in needs} == set(refs), "nothing is there without a reason"


def test_upper_bounds_have_a_reason():
    """A bound from above keeps repairs away from users; it stands only with a comment that says why."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    asked = [*PROJECT["dependencies"], *(line for lines in PROJECT["optional-dependencies"].values() for line in lines)]
    above = [one for one in asked if any(part.operator not in {">=", ">", "!="} for part in Requirement(one).specifier)]
    assert [one for one in above if not any(f'"{one}"' in line and "#" in line for line in lines)] == []


def test_the_table_of_weights_is_about_right(wheel):
    """docs/packaging.md says what each part of the wheel weighs, and why it is there."""
    script = runpy.run_path(str(ROOT / "scripts" / "check_install.py"))
    weighed = dict(re.findall(r"^\| ([\w: ]+?) \| ([\d.]+) \|", script["weights"](wheel), re.MULTILINE))
    page = (ROOT / "docs" / "packaging.md").read_text(encoding="utf-8").partition("\n## Clean installations")[0]
    told = dict(re.findall(r"^\| ([\w: ]+?) \| ([\d.]+) \| \S", page, re.MULTILINE))
    assert weighed.keys() == told.keys()
    assert {part: told[part] for part in told if abs(float(told[part]) - float(weighed[part])) > 0.3} == {}
    assert sum(map(float, weighed.values())) / 2 <= MAX_MB
