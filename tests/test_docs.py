"""What the documents show is what is printed: their commands are run, their links lead somewhere, their edits fit."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from properdocs.commands.build import build
from properdocs.config import load_config
from properdocs.exceptions import Abort

import api_docs  # scripts of the project
import doc_blocks
import docs_run
import notebook
from govgraph import api

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

RUN = docs_run.pages()
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.stem)
def test_what_a_page_shows_is_printed(page: Path, built_samples: Path) -> None:
    """When this fails, run ``make refresh``, read the difference and commit it."""
    found = list(docs_run.outdated(page, built_samples))
    assert [(output.text, printed) for output, printed in found] == []


def test_the_pages_that_must_be_run_are() -> None:
    stems = {page.stem for page in RUN}
    assert stems >= {"README", "tutorial", "one-sentence", "correct-a-merge", "html-archive", "query-elsewhere"}


def test_an_output_that_differs_is_noticed() -> None:
    assert doc_blocks.same("a\nb\n", "a  \nb\n\n")
    assert doc_blocks.same("a\n…\nd\n", "a\nb\nc\nd\n")
    assert doc_blocks.same("a\n…\n", "a\nb\n")
    assert not doc_blocks.same("a\n…\nd\n", "a\nb\nc\n")
    assert not doc_blocks.same("a\n", "a\nb\n")
    assert doc_blocks.renewed("x\n…\ny\n", "1\n2\n3\n4\n") == "1\n…\n4\n"
    assert doc_blocks.renewed("x\n", "1\n2\n") == "1\n2\n"
    assert doc_blocks.renewed("x\n…\n", "1\n") == "1\n"


def test_commands_are_told_apart() -> None:
    text = "# aside\na b \\\n  c\ncat > x <<'END'\n$ no\nEND\ngovgraph query \"SELECT\nx\"\n"
    assert doc_blocks.statements(text) == ["a b c", "cat > x <<'END'\n$ no\nEND", 'govgraph query "SELECT\nx"']
    page = "```sh\na\n```\n\n```text\n1\n```\n\n```sh\nb\n```\n\nprose\nprose\n\n```text\n2\n```\n"
    found = [(run.text, output and output.text) for run, output in doc_blocks.shown(page)]
    assert found == [("a\n", "1\n"), ("b\n", None)]
    assert list(doc_blocks.shown("no block")) == []


def _prose(text: str) -> str:
    """A page without its blocks and words of code."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE))


def _anchors(text: str) -> set[str]:
    """The anchors of headings, as both GitHub and the docs site make them."""
    blockless = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    titles = re.findall(r"^#+ (.*)$", blockless, re.MULTILINE)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", title.lower()).strip()) for title in titles}


def broken(page: Path) -> list[str]:
    """Links of a page to files or headings that are not there."""
    found = []
    for address in re.findall(r"\]\(([^)\s]+)\)", _prose(page.read_text("utf-8"))):
        name, _, anchor = address.partition("#")
        target = (page.parent / name).resolve() if name else page
        if re.match(r"[a-z]+:", address):
            continue
        if not target.exists() or (anchor and anchor not in _anchors(target.read_text("utf-8"))):
            found.append(address)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_its_links_lead_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# Two Words: here\n", encoding="utf-8")
    page = tmp_path / "a.md"
    page.write_text("[x](b.md) [y](b.md#two-words-here) [z](https://example.org/) `[no](no.md)`", encoding="utf-8")
    assert broken(page) == []
    page.write_text("[x](c.md) [y](b.md#three) [z](#none)", encoding="utf-8")
    assert broken(page) == ["c.md", "b.md#three", "#none"]


def test_pages_of_the_docs_link_inside_the_docs() -> None:
    """The site has nothing else; what is beside it is named, not linked."""
    links = [
        (page, address) for page in DOCS.rglob("*.md")
        for address in re.findall(r"\]\(([^)#:\s]+)\)", _prose(page.read_text("utf-8")))
    ]  # fmt: skip
    assert [link for link in links if not (link[0].parent / link[1]).resolve().is_relative_to(DOCS)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_scripts_and_files_that_it_names_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    named = set(re.findall(r"(?<![\w/.-])((?:scripts|benchmarks|tests|src/govgraph|ontology)/[\w/]+\.\w+)", text))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_refresh_runs_every_script_that_writes_what_the_suite_compares() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (run,) = re.findall(r"for script in ([\w ]+); do", makefile)
    assert [name for name in run.split() if not (ROOT / "scripts" / f"{name}.py").exists()] == []
    assert set(run.split()) == {path.stem for path in (ROOT / "scripts").glob("*_docs.py")} | {
        "quality_scores", "readme_figures", "docs_run", "notebook",
    }  # fmt: skip


DIFFS = [
    (page.stem, name, body)
    for page in sorted(DOCS.rglob("*.md"))
    for block in doc_blocks.blocks(page.read_text("utf-8")) if block.language == "diff"
    for name, body in re.findall(r"^\+\+\+ (\S+)\n(.*?)(?=^\+\+\+|\Z)", block.text, re.DOTALL | re.MULTILINE)
]  # fmt: skip


@pytest.mark.parametrize(("page", "name", "body"), DIFFS, ids=lambda value: value if len(value) < 60 else "")
def test_edits_that_a_page_asks_for_fit_the_files(page: str, name: str, body: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    lines = body.splitlines()
    assert [line for line in lines if line[:1] not in ("+", "-")] == []
    assert [line for line in lines if line.startswith("-") and line[1:].strip() not in text] == []
    added = [line[1:] for line in lines if line.startswith("+")]
    assert added
    if name.endswith(".csv"):  # a row fits the header, and is not there yet
        columns = len(text.splitlines()[0].split(","))
        assert [row for row in added if len(row.split(",")) != columns or row in text.splitlines()] == []


def test_the_python_page_is_what_the_docstrings_say() -> None:
    """When this fails, run ``make refresh``."""
    assert api_docs.PAGE.read_text("utf-8") == api_docs.page()
    named = {name for name in vars(api.NewsGraph) if not name.startswith("_")}
    assert [name for name in named if f"### `.{name}" not in api_docs.page()] == []
    assert set(api.__all__) == {*api_docs.FUNCTIONS, *api_docs.CLASSES}


def test_the_cells_of_the_notebook_give_what_it_shows(built_samples: Path, tmp_path: Path) -> None:
    """When this fails, run ``make refresh``, read the difference and commit it."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "demo").symlink_to(built_samples)
    kept = notebook.PAGE.read_text("utf-8")
    assert json.loads(kept) == json.loads(notebook.notebook(tmp_path))
    cells = json.loads(kept)["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    assert [cell["id"] for cell in cells if cell["cell_type"] == "code" and not cell["outputs"]] == []
    assert "<script" not in kept
    assert str(tmp_path) not in kept


def test_a_cell_is_run_as_a_notebook_does() -> None:
    names: dict[str, object] = {}
    (printed, value) = notebook.run("x = 1\nprint('a')\nx + 1", names)
    assert printed == {"name": "stdout", "output_type": "stream", "text": ["a\n"]}
    assert value["data"] == {"text/plain": ["2"]}
    assert notebook.run("y = x", names) == []


def test_the_site_is_built_strictly_and_asks_no_other_host(tmp_path: Path) -> None:
    """mkdocs.yml makes failures of pages outside the navigation, and of links and anchors that lead nowhere."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    pages, sheets = (list(tmp_path.rglob(pattern)) for pattern in ("*.html", "*.css"))
    assert len(pages) >= len(list(DOCS.rglob("*.md")))
    loads = re.compile(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(?:https?:)?//[^\"'>]+")
    asked = [found for page in pages for found in loads.findall(page.read_text("utf-8"))]
    fonts = re.compile(r"(?:@import|url\()\s*[\"']?(?:https?:)?//")
    assert (asked, [sheet.name for sheet in sheets if fonts.search(sheet.read_text("utf-8"))]) == ([], [])
    assert loads.search('<script src="https://cdn.example/x.js">')
    assert fonts.search("@font-face { src: url('//fonts.example/a') }")


def test_a_page_that_links_nowhere_breaks_the_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A\n[x](b.md)\n", encoding="utf-8")
    kept = (ROOT / "mkdocs.yml").read_text("utf-8")
    kept = kept.replace("  - scripts/", f"  - {ROOT / 'scripts'}/")
    (tmp_path / "mkdocs.yml").write_text(kept[: kept.index("nav:\n  - Home")], encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    with pytest.raises(Abort, match="strict"):
        build(config)


_NEW_TYPE = """
import sys, govgraph
from govgraph.cli import main
g = govgraph.build(sys.argv[1], sys.argv[2])
for event in g.events("protest"):
    print(event.id, [said.value for said in event.facts if said.predicate == "gg:participant"])
main(["lexicon", "check"])
"""


def test_an_event_type_is_added_as_the_page_says(tmp_path: Path) -> None:
    """The edits of the page, made to a copy, are enough: words, frames, identity, ontology and views know the type."""
    source, copy = ROOT / "src" / "govgraph", tmp_path / "src" / "govgraph"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("web", "__pycache__"))
    (copy / "web").symlink_to(source / "web")
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=lambda *_: ["gazetteer", "model", "articles", "gold"])
    for name in ("gazetteer", "model"):
        (tmp_path / "data" / name).symlink_to(ROOT / "data" / name)
    for page, name, body in DIFFS:
        if page == "add-an-event-type":
            _edit(tmp_path / name, body)
    article = tmp_path / "a.txt"
    article.write_text(
        "Nelayan Minta Solar\n\nKamis, 6 Juni 2024\n\nCILACAP - Himpunan Nelayan Seluruh Indonesia berunjuk rasa di "
        "Kabupaten Cilacap, Kamis (6/6/2024).\n", encoding="utf-8",
    )  # fmt: skip
    command = [sys.executable, "-c", _NEW_TYPE, str(article), str(tmp_path / "graph")]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found, checked = done.stdout.splitlines()
    promised = "event/protest-2024-06-06-himpunan-nelayan-seluruh-indonesia"
    assert found == f"{promised} ['Himpunan Nelayan Seluruh Indonesia']"
    assert promised in (DOCS / "howto" / "add-an-event-type.md").read_text("utf-8")
    assert checked == "the lexicon is in order"


def _edit(path: Path, body: str) -> None:
    """Make the edit of a block: what stands behind "-" becomes what follows, everything else is added at the end."""
    text, old = path.read_text("utf-8"), ""
    for line in body.splitlines():
        if line.startswith("-"):
            old = line[1:]
        elif old:
            text, old = text.replace(old.strip(), line[1:].strip()), ""
        else:
            text += f"{line[1:]}\n"
    path.write_text(text, encoding="utf-8")
