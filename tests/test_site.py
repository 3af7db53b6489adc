"""The static site: complete, closed in itself, the same on every build, and safe with hostile articles."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from markupsafe import escape

import sample_graph
import web_graph
from govgraph.cli import main
from govgraph.errors import GovgraphError, UsageError
from govgraph.export import FORMATS
from govgraph.graph import Graph
from govgraph.model import Entity
from govgraph.query.ready import ready_queries
from govgraph.site import write_site
from govgraph.site.downloads import syntaxes
from govgraph.site.lists import sitemaps
from govgraph.site.packs import entity_packs
from govgraph.site.write import _ready
from govgraph.store import open_store
from govgraph.viewer.page import render_page
from govgraph.views.documents import Documents
from govgraph.views.pages import STATIC_POLICY
from graph_fixture import FIRST, small_graph

BASE = "https://a.example/graf/"
MISSION = f"id/{web_graph.EVENT}/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("site") / "public"
    write_site(web_graph.directory(), home, BASE)
    return home


def _text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


class _Reader(HTMLParser):
    """Collects what a page loads and leads to, the ids it has, and the elements that could do harm."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.harm: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.seen.append(tag)
        self.links += [value for name in ("href", "src") if (value := found.get(name)) is not None]
        self.ids += [value for name, value in attrs if name == "id" and value]
        inline = tag == "script" and not found.get("src") and found.get("type") != "application/ld+json"
        if inline or tag in ("style", "iframe", "object", "embed", "img", "svg", "form", "base"):
            self.harm.append(tag)
        self.harm += [name for name in found if name.startswith("on") or name == "style"]


def _read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def _document(site: Path, path: str) -> Any:
    return json.loads(gzip.decompress((site / f"{path}.gz").read_bytes()))


def test_every_document_and_page_is_there(site: Path) -> None:
    assert json.loads(_text(site, "api/summary.json"))["sparql"] == "wasm"
    for path in ("index.html", "404.html", "robots.txt", "tabel/people.html", MISSION,
                 "tabel/conflicts.html", "downloads/graph.nq.gz", "downloads/graph-page.zip",
                 "downloads/graph-neo4j.zip", "assets/pages.css",
                 "assets/app.js", "assets/licences-vendor.txt", "feed.xml", "sitemap.xml"):  # fmt: skip
        assert (site / path).stat().st_size > 50, path
    assert not (site / "assets" / "graph.js").exists()


def test_packed_documents_are_those_of_the_server(site: Path) -> None:
    served = Documents(web_graph.directory())
    entities = [path for path in served.paths() if path.startswith("api/entity/")]
    for path in [path for path in served.paths() if path not in ("api/summary.json", *entities)]:
        if not path.startswith("api/article/"):  # there the site leaves paragraphs out
            assert gzip.decompress((site / f"{path}.gz").read_bytes()) == served.encoded(path), path
    packed = _document(site, "api/packs/1.json")
    assert {f"api/entity/{key}.json": document for key, document in packed.items()} == {
        path: served.document(path) for path in entities
    }
    assert _document(site, "api/packs.json") == {"first": [min(packed)]}


def test_a_full_pack_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.site.packs.FULL", 9000)
    *packs, (path, listed) = entity_packs(Documents(web_graph.directory()))
    members = [list(json.loads(body)) for _, body in packs]
    assert path == "api/packs.json"
    assert [name for name, _ in packs] == [f"api/packs/{number}.json" for number in range(1, len(packs) + 1)]
    assert len(packs) > 2
    assert json.loads(listed)["first"] == [keys[0] for keys in members]
    keys = list(chain(*members))
    assert keys == sorted(keys)


def test_the_summary_tells_the_downloads_as_they_are(site: Path) -> None:
    summary = json.loads(_text(site, "api/summary.json"))
    assert summary["dataset"] == "downloads/graph.nq.gz"
    names = {file["name"] for file in summary["exports"]}
    made = {syntax["name"] for syntax in summary["syntaxes"]}
    assert names | made == {"page", *FORMATS}, "every export is offered"
    assert names & made == set()
    assert summary["syntaxes"] == syntaxes()
    assert summary["syntaxes"][0] == {
        "name": "turtle", "title": "Turtle", "file": "graph.ttl", "media_type": "text/turtle", "graphs": False,
        "purpose": {"id": "RDF tanpa graf bernama, untuk dibaca manusia dan kebanyakan alat",
                    "en": "RDF without named graphs, for people and most tools"},
    }  # fmt: skip
    assert [f["href"] for f in summary["exports"] if (site / f["href"]).stat().st_size != f["bytes"]] == []
    quads = gzip.decompress((site / "downloads" / "graph.nq.gz").read_bytes()).decode()
    assert "rahayu-lestari" in quads
    with zipfile.ZipFile(site / "downloads" / "graph-page.zip") as archive:
        page = render_page(Documents(web_graph.directory()).document("api/graph.json"))
        assert archive.read("graph.html").decode() == page


def test_ready_queries_find_in_the_dataset_what_they_find_in_the_store(site: Path) -> None:
    """The names of terms too, which the ontology holds."""
    dataset, store = ox.Store(), open_store(web_graph.directory())
    dataset.load(gzip.decompress((site / "downloads" / "graph.nq.gz").read_bytes()), format=ox.RdfFormat.N_QUADS)
    assert set(dataset) == set(store)
    query = next(query.text for query in ready_queries() if query.name == "trade-missions")
    found = [list(home.query(query, use_default_graph_as_union=True)) for home in (dataset, store)]
    assert [len(rows) for rows in found] == [1, 1]


def test_every_link_leads_somewhere_and_none_leaves_unasked(site: Path) -> None:
    broken, loaded = [], []
    for page in _pages(site):
        reader, here = _read(page.read_text("utf-8")), page.relative_to(site).as_posix()
        assert reader.harm == [], here
        for link in reader.links:
            if link.startswith(("https:", "data:,")):
                if not link.startswith(("https://warta.example/", "https://kabar.example/", "data:", BASE)):
                    loaded.append(link)
                continue
            path, _, anchor = link.partition("#")
            target = normpath(join(dirname(here), unquote(path))) if path else here
            file = site / (join(target, "index.html") if link.partition("#")[0].endswith("/") else target)
            ids = _read(file.read_text("utf-8")).ids if anchor and not anchor.startswith("/") and file.is_file() else []
            if not file.is_file() or (ids and anchor not in ids):
                broken.append((here, link))
    assert broken == []
    assert loaded == []


def test_an_entity_page_works_without_scripts(site: Path) -> None:
    text = _text(site, MISSION)
    assert "<mark>misi dagang Jawa Timur ke Maluku</mark>" in text
    assert "Rp12.500.000.000" in text
    assert '<i lang=en>sender</i>' in text
    assert "default-src 'none'; style-src 'self'; img-src data:" in text, "no script of any kind may run here"
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert block is not None
    assert json.loads(block[1])["@type"] == "Event"
    article = next(path for path in (site / "id" / "article").iterdir() if path.name.startswith("ambon"))
    assert "Kami membeli pala dan menjual beras" in _text(article, "index.html")


def test_the_shell_says_what_there_is_without_scripts(site: Path) -> None:
    text = _text(site, "index.html")
    assert '<main id="app">' in text
    assert 'data-static="true"' in text
    assert 'src="assets/app.js"' in text
    assert STATIC_POLICY in text
    assert 'href="assets/app.css" media="(scripting: enabled)"' in text, "without scripts the page has its own style"
    assert "tabel/events.html" in text
    assert re.search(r'<a href="downloads/graph-page.zip">graph.html</a> <small>\d+ kB, satu halaman', text)
    assert "Turtle, TriG, N-Triples, JSON-LD, RDF/XML: ditulis peramban Anda" in text
    assert "oleh govgraph export" in text


def test_the_feed_is_dated_by_articles(site: Path) -> None:
    channel = ET.fromstring(_text(site, "feed.xml")).find("channel")
    assert channel is not None
    (item,) = channel.findall("item")
    assert item.findtext("link") == f"{BASE}id/{web_graph.EVENT}/"
    assert item.findtext("pubDate") == "Wed, 04 May 2022 00:00:00 +0000"
    assert "misi dagang Jawa Timur ke Maluku" in (item.findtext("description") or "")


def test_the_sitemap_lists_pages_that_exist(site: Path) -> None:
    urls = [node.text or "" for node in ET.fromstring(_text(site, "sitemap.xml")).iter() if node.tag.endswith("loc")]
    assert f"{BASE}id/{web_graph.EVENT}/" in urls
    for url in urls:
        path = unquote(url.removeprefix(BASE))
        assert (site / (path + "index.html" if path.endswith("/") or not path else path)).is_file(), url
    assert _text(site, "robots.txt") == f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n"


def test_many_pages_make_many_sitemaps() -> None:
    files = sitemaps([f"id/a{number}/index.html" for number in range(50_001)], BASE)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert b"sitemapindex" in files["sitemap.xml"]
    assert files["sitemap-2.xml"].count(b"<loc>") == 1


def test_a_second_site_has_the_same_bytes_and_replaces_the_first(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "public"
    shutil.copytree(site, again)
    (again / "stray.txt").write_text("old")
    written = write_site(web_graph.directory(), again, BASE)
    names = [path.relative_to(site) for path in sorted(site.rglob("*")) if path.is_file()]
    assert written.files == len(names)
    assert names == [path.relative_to(again) for path in sorted(again.rglob("*")) if path.is_file()]
    assert [name for name in names if (site / name).read_bytes() != (again / name).read_bytes()] == []
    assert written.bytes == sum((again / name).stat().st_size for name in names)


def test_neither_a_graph_nor_a_strange_directory_is_replaced(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds a graph"):
        write_site(web_graph.directory(), web_graph.directory())
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="not a graph of govgraph"):
        write_site(web_graph.directory(), tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "address",
    ["a.example", "ftp://a.example", "https://", "https://a.example/?q", "javascript:x", 'https://a.example/"x', "x y"],
)
def test_only_an_address_is_an_address(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        write_site(web_graph.directory(), tmp_path / "x", address)


@pytest.mark.parametrize("path", ["id/../x", "id//x", "id/./x", "id/a\0b/x", "id/" + "x" * 300, "../x", ""])
def test_no_identifier_leaves_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(GovgraphError, match="cannot be the name of a file"):
        _ready(tmp_path, path)


HOSTILE = {
    "script": "<script>alert(1)</script></script><script>alert(2)</script>",
    "handler": "<img src=x onerror=alert(1)><svg/onload=alert(2)>",
    "attribute": "\" onmouseover=alert(1) x='",
    "template": "{{7*7}}${7*7}<%= 7 %>{% raw %}{{words}}",
    "bidi": "\u202e\u2066txet\u2069 \u200f\u202d",
    "xml": "]]> <!DOCTYPE x [<!ENTITY a \"b\">]> &a; <!-- -->",
    "link": "javascript:alert(1)",
}


def _hostile(words: str) -> Graph:
    """The small graph with ``words`` in its articles, labels, aliases, notes, outlet, link and title."""
    told = FIRST.replace("ke Maluku di Ambon", f"ke Maluku di {words} Ambon")
    graph = small_graph(told, outlet=words, url=f"javascript:alert(2)//{words}")
    entities = {
        key: Entity(key, entity.type, f"{words} {entity.label}", (words,), entity.reference, (words,))
        for key, entity in graph.entities.items()
    }
    return Graph(entities, graph.facts, graph.articles)


def test_hostile_articles_stay_text(tmp_path: Path) -> None:
    home, words = tmp_path / "public", " ".join(HOSTILE.values())
    write_site(web_graph.write_graph(tmp_path / "graph", _hostile(words)), home, BASE)
    for page in _pages(home):
        reader = _read(page.read_text("utf-8"))
        assert reader.harm == [], page
        assert [link for link in reader.links if "javascript" in link.lower()] == []
        assert reader.seen.count("script") <= 2 + (page.name == "index.html")
    mission = (home / MISSION).read_text("utf-8")
    assert str(escape(words)) in mission, "as it is, escaped: no template is run"
    for path in ("feed.xml", "sitemap.xml"):
        text = (home / path).read_text("utf-8")
        assert ET.fromstring(text) is not None
        assert "<script" not in text.lower()
    for path in home.rglob("*.json.gz"):
        json.loads(gzip.decompress(path.read_bytes()))
    assert HOSTILE["script"] in _document(home, "api/people/1.json")["rows"][0]["label"]


def test_the_commands_show_view_and_site(tmp_path: Path) -> None:
    graph, run = str(web_graph.directory()), CliRunner().invoke
    shown = run(main, ["show", "-g", graph, "Rahayu Lestari"])
    assert shown.exit_code == 0, shown.output
    assert "Gubernur Jawa Timur" in shown.output
    document = json.loads(run(main, ["show", "--graph", graph, "--json", "place/35"]).output)
    assert document["label"] == "Jawa Timur"
    page = tmp_path / "page.html"
    assert run(main, ["view", "-g", graph, "-o", str(page), "-n", "3"]).exit_code == 0
    assert '"opened":3' in page.read_text(encoding="utf-8")
    nowhere = str(tmp_path / "no" / "page.html")
    assert run(main, ["view", "-g", graph, "--output", nowhere, "--nodes", "3"]).exit_code == 1
    done = run(main, ["site", "-g", graph, "-o", str(tmp_path / "public")])
    assert done.exit_code == 0, done.output
    assert "no sitemap" in done.output
    assert not (tmp_path / "public" / "sitemap.xml").exists()
    wrong = run(main, ["site", "-g", graph, "--output", str(tmp_path / "other"), "--base-url", "nowhere"])
    assert wrong.exit_code == 2


def _texts(site: Path) -> str:
    """All that the site says anywhere, packed or not."""
    files = [path for path in sorted(site.rglob("*")) if path.suffix in (".gz", ".html", ".json", ".xml")]
    plain = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in files)
    with zipfile.ZipFile(site / "downloads" / "graph-page.zip") as archive:
        return b"".join([*plain, archive.read("graph.html")]).decode()


def test_articles_are_published_whole_only_when_asked(tmp_path: Path) -> None:
    aside, cited = "Panitia menyediakan teh dan kue", "membeli pala dan menjual beras"
    told = small_graph(f"{FIRST}\n\n{aside}.\n\n{aside} lagi.")
    graph, out = web_graph.write_graph(tmp_path / "graph", told), tmp_path / "public"
    write_site(graph, out)
    assert aside not in (quoted := _texts(out))
    assert cited in quoted
    key = next(key for key in told.articles if key.startswith("ambon"))
    assert [part["text"] is None for part in _document(out, f"api/article/{key}.json")["paragraphs"]] == [
        False, True, False, False, False, True, True]  # fmt: skip
    page = _text(out, f"id/article/{key}/index.html")
    assert page.count("[…]</p>") == 2, "one sign for neighbours"
    assert "Hanya paragraf yang menjadi bukti" in page
    run = ["site", "-g", str(graph), "-o", str(out), "--texts", "whole"]
    assert CliRunner().invoke(main, run).exit_code == 0
    assert aside in _text(out, f"id/article/{key}/index.html")
    assert "[…]</p>" not in _text(out, f"id/article/{key}/index.html")


MOST_BYTES = 3_000_000


def test_the_site_of_the_samples_is_small(tmp_path: Path) -> None:
    """Of their gold, which says more than any program will read; whole but for the engine, which waits for its tab.

    The table in docs/howto/publish.md says what the bytes are.
    """
    site = write_site(web_graph.write_graph(tmp_path / "graph", sample_graph.graph()), tmp_path / "public")
    engine = (site.directory / "assets" / "oxigraph_bg.wasm").stat().st_size
    assert 1_000_000 < site.bytes - engine <= MOST_BYTES


def test_a_format_whose_library_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govgraph.site.downloads.find_spec", lambda _: None)
    done = CliRunner().invoke(main, ["site", "-g", str(web_graph.directory()), "-o", str(tmp_path / "public")])
    assert done.exit_code == 0, done.output
    assert "not among the downloads: parquet, which needs pip install 'govgraph[tables]'" in done.output
    assert not list((tmp_path / "public" / "downloads").glob("*parquet*"))


def test_view_opens_the_browser_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    page = tmp_path / "page.html"
    done = CliRunner().invoke(main, ["view", "-g", str(web_graph.directory()), "-o", str(page), "--open"])
    assert done.exit_code == 0, done.output
    assert opened == [page.as_uri()]
