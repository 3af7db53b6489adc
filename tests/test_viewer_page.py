"""The page as a file: nothing breaks out of its data, nothing is fetched, the same graph gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.viewer import write_page
from govgraph.viewer.page import content_policy, data_block, render_page
from graph_fixture import FIRST, small_graph

WEB = Path(__file__).resolve().parents[1] / "src" / "govgraph" / "web"


class _Page(HTMLParser):
    """Collects elements with their attributes and the text of scripts and styles, as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in = tag
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._in = self._in if tag != self._in else ""

    def handle_data(self, data: str) -> None:
        if self._in in self.texts:
            self.texts[self._in][-1] += data


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_page(small_graph(), path)
    return path.read_bytes().decode("utf-8")


def test_the_data_is_in_the_page(page: str) -> None:
    data, _, _ = _Page(page).texts["script"]
    assert "Rahayu Lestari" in [entity["label"] for entity in json.loads(data)["entities"]]


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_page(small_graph(), tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_policy_admits_exactly_what_is_there(page: str) -> None:
    seen = _Page(page)
    policy = next(a["content"] for _, a in seen.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    listed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert listed["script-src"] == " ".join(f"'sha256-{digest(text)}'" for text in seen.texts["script"][1:])
    assert listed["style-src"] == f"'sha256-{digest(seen.texts['style'][0])}'"
    assert listed["default-src"] == "'none'"
    assert "unsafe" not in policy


def test_no_inline_handler_no_inline_style_no_address(page: str) -> None:
    for tag, attributes in _Page(page).elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        for name in ("src", "href", "action", "srcset", "poster"):
            assert (attributes.get(name) or "#").startswith(("#", "data:")), (tag, attributes)


def test_our_own_code_never_makes_markup_of_text() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|srcdoc"
    )
    for file in [*(WEB / "src").rglob("*.js"), *(WEB / "bundle").glob("*.js")]:
        assert not forbidden.search(file.read_text(encoding="utf-8")), file.name


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>--></style></textarea><svg onload=alert(1)>",
    "\u2028\u2029&lt;&quot;\\\"'`${alert(1)}{{script}}{% raw %}",
    "\u202etxet lortnoc\u202c\u0000\ufeff",
    "{{data}}{{policy}}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_data(tmp_path: Path, text: str) -> None:
    graph = small_graph(first=FIRST.replace("Surabaya", text + " Surabaya"), outlet=text)
    write_page(graph, tmp_path / "graph.html")
    page = (tmp_path / "graph.html").read_bytes().decode("utf-8")
    scripts = _Page(page).texts["script"]
    assert len(scripts) == 3
    assert text in [article.get("outlet") for article in json.loads(scripts[0])["articles"]]
    assert text not in page or not re.search(r"[<>&\u2028\u2029]", text)


@given(st.text())
def test_no_text_ends_the_data_block(text: str) -> None:
    block = data_block({"x": text})
    assert not re.search(r"[<>&\u2028\u2029]", block)
    assert json.loads(block)["x"] == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 7])
def test_lists_are_written_in_lengths_and_read_as_one(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.viewer.page._SOME", 2)
    payload = {"counts": {"facts": length}, "facts": [[n, "</script>", None] for n in range(length)], "opened": 3}
    assert f'id="data">{data_block(payload)}</script>' in render_page(payload)


def test_lone_surrogates_become_replacement_characters() -> None:
    assert json.loads(data_block(["a\ud800b", "\ud83d\ude00"])) == ["a\ufffdb", "😀"]


def test_policy_lists_every_script_and_style() -> None:
    assert content_policy(["a", "b"], ["c"]).count("sha256-") == 3


def test_a_page_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        write_page(small_graph(), tmp_path / "absent" / "graph.html")


BUNDLES = json.loads((WEB / "bundles.json").read_text(encoding="utf-8"))


def _stale(web: Path, name: str) -> list[str]:
    """Files of a bundle, sources or built, that are not those of its record; the list of bundles where it differs."""
    record = json.loads((web / "bundle" / "record" / f"{name}.json").read_text(encoding="utf-8"))
    listed = {**record["sources"], **{f"bundle/{built}": digest for built, digest in record["built"].items()}}
    found = {file: hashlib.sha256((web / file).read_bytes()).hexdigest() for file in listed}
    changed = [file for file, digest in listed.items() if found[file] != digest]
    made = json.loads((web / "bundles.json").read_text(encoding="utf-8"))[name]
    return changed + ["bundles.json"] * (record["made"] != made)


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_was_built_from_these_sources(name: str) -> None:
    assert _stale(WEB, name) == [], "npm ci && npm run build in src/govgraph/web"


@pytest.mark.parametrize("file", ["src/app/main.js", "src/app/strings.json", "bundle/app.js", "package-lock.json"])
def test_a_stale_bundle_is_told_without_node(tmp_path: Path, file: str) -> None:
    for part in ("src", "bundle/record"):
        shutil.copytree(WEB / part, tmp_path / part)
    for part in ("bundle/app.js", "bundle/sparql.js", "bundles.json", "build.mjs", "package-lock.json"):
        shutil.copyfile(WEB / part, tmp_path / part)
    with (tmp_path / file).open("a", encoding="utf-8") as changed:
        changed.write(" ")
    used = "sparql" if file == "package-lock.json" else "app"
    assert _stale(tmp_path, used) == [file]


def test_every_source_is_in_a_bundle_and_every_bundle_in_the_list() -> None:
    records = [json.loads(file.read_text(encoding="utf-8")) for file in (WEB / "bundle" / "record").glob("*.json")]
    inlined = {"src/graph.css", "src/graph.html"}  # into the offline page, as they are
    sources = {file.relative_to(WEB).as_posix() for file in (WEB / "src").rglob("*") if file.is_file()} - inlined
    assert sources <= {file for record in records for file in record["sources"]}
    built = {name for record in records for name in record["built"]}
    assert {file.name for file in (WEB / "bundle").iterdir() if file.is_file()} == built
    assert len(records) == len(BUNDLES)


@pytest.mark.skipif(
    not (WEB / "node_modules").is_dir() or shutil.which("node") is None,
    reason="needs Node and `npm ci` in src/govgraph/web; the checked-in bundle is used without them",
)
def test_the_bundle_is_what_the_source_builds_to(tmp_path: Path) -> None:
    subprocess.run(["node", "build.mjs", "--out", str(tmp_path)], cwd=WEB, check=True, capture_output=True)
    made, kept = (
        {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (tmp_path, WEB / "bundle")
    )
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == [], "npm run build"
