"""A hostile article behind a real `govgraph serve` and in a site: every tab shows it as text, nothing of it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from opened import Opened, listen
from serving import serving

import web_graph
from conftest import files
from govgraph.export import export
from govgraph.graph import Graph
from govgraph.model import Entity
from govgraph.site import write_site
from govgraph.views import texts
from graph_fixture import FIRST, small_graph

pytestmark = pytest.mark.browser
HALF = "\ue000"  # becomes half a surrogate pair, which no UTF-8 holds but JSON does
WORDS = (
    "<script>alert(1)</script></script><img src=x onerror=alert(2)><svg/onload=alert(3)>"
    "\" onmouseover=alert(4) x=' {{7*7}}${7*7}<%= 7 %>{% raw %} \u202e\u2066txet\u2069\u200f "
    "javascript:alert(5) data:text/html,<b>x</b> <!-- ]]> %2e%2e/ \\u003cscript\\u003e __proto__ "
)
FORMULA = "=HYPERLINK(1)"
EVENT, PERSON = web_graph.EVENT, web_graph.PERSON
LONG = 10_000_000


def _hostile_home(home: Path) -> Path:
    """A graph directory whose articles, names, outlet and link are hostile; one title has ten million letters."""
    told = FIRST.replace("ke Maluku di Ambon", f"ke Maluku di {HALF} {WORDS} Ambon").replace("hadir", f"{WORDS} hadir")
    graph = small_graph(told, outlet=WORDS, url=f"javascript:alert(6)//{WORDS}")
    entities = {
        key: Entity(key, found.type, f"{WORDS} {found.label}", (FORMULA, WORDS), found.reference, (WORDS,))
        for key, found in graph.entities.items()
    }
    web_graph.write_graph(home, Graph(entities, graph.facts, graph.articles))
    listed = home / texts.FILE
    first, second = listed.read_text(encoding="utf-8").splitlines()
    second = second.replace(f'"title": "{_title(graph, "maluku")}"', f'"title": "{"A" * LONG}"')
    assert len(second) > LONG
    half = first.replace("\\ue000", "\\ud83d")
    assert half != first
    listed.write_text(f"{half}\n{second}\n", encoding="utf-8")
    return home


def _title(graph: Graph, name: str) -> str:
    return next(article.title or "" for key, article in graph.articles.items() if key.startswith(name))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _hostile_home(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module", params=["serve", "site"])
def address(request: pytest.FixtureRequest, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "serve":
        with serving(home) as found:
            yield found
        return
    public = tmp_path_factory.mktemp("public")
    write_site(home, public / "site", texts="whole")
    with files(public) as found:
        yield f"{found}site/"


@pytest.fixture(scope="module")
def app(window: Callable[..., Any], address: str) -> Opened:
    page = window()
    flow = {"from": "place/35", "to": "place/81", "type": "gg:TradeMission", "year": 2022, "count": 1, "amounts": [],
            "events": [{"id": EVENT, "label": WORDS}]}  # fmt: skip
    page.route("**/api/flows.json*", lambda route: route.fulfill(json={"flows": [flow]}))
    return listen(page, address, lambda url: url.startswith((address, "data:", f"blob:{address[:20]}")))


def _harmless(app: Opened, seen: str, where: str = "#app") -> None:
    """The hostile words are on screen as text, and nothing was made of them."""
    page = app.page
    page.wait_for_selector(f"{where} >> text={seen}")
    assert page.locator(f"{where} :is(script, img, iframe, object, embed, form, base, meta, style)").count() == 0
    assert page.locator(f"{where} :is([onerror], [onload], [onmouseover], [style*=url])").count() == 0
    assert page.locator("a[href^='javascript' i], a[href^='data:' i]").count() == 0
    assert page.evaluate("() => Object.keys(({}).__proto__).length") == 0
    app.check()


SEEN = "onmouseover=alert(4)"


def test_graph(app: Opened) -> None:
    page = app.tab(f"#{PERSON}")
    page.wait_for_selector("#card h2 >> text=onerror=alert(2)")
    for summary in page.locator("#card summary").all():
        summary.click()
    page.fill("#search", "onmouseover")
    _harmless(app, SEEN, "#found")
    page.fill("#search", "")
    _harmless(app, SEEN)


def test_map(app: Opened) -> None:
    page = app.tab("#/peta")
    page.click(".routes button.route")
    page.wait_for_selector(".routes .paragraph mark")
    _harmless(app, SEEN, ".routes")


def test_timeline(app: Opened) -> None:
    page = app.tab("#/linimasa")
    page.fill(".field.search input", "onmouseover")
    _harmless(app, SEEN, "#people-found")
    page.press(".field.search input", "Enter")
    page.locator(".moment a").first.click()
    page.wait_for_selector("aside[data-shows] h2")
    page.locator("aside .why summary").first.click()
    _harmless(app, SEEN, "aside")


@pytest.mark.parametrize("table", ["people", "posts", "events", "organisations", "places", "conflicts"])
def test_tables(app: Opened, table: str) -> None:
    page = app.tab(f"#/tabel/{table}?cari={'onmouseover' if table != 'conflicts' else ''}")
    page.wait_for_selector("tbody tr")
    _harmless(app, SEEN)
    if table == "people":
        with page.expect_download() as download:
            page.click("#csv")
        text = download.value.path().read_text(encoding="utf-8-sig")
        assert WORDS.strip()[:40] in text
        assert f"'{FORMULA}" in text
        assert f",{FORMULA}" not in text


def test_article(app: Opened) -> None:
    page = app.tab("#/artikel")
    titles = page.locator(".articles cite a").all_inner_texts()
    assert max(map(len, titles)) < 1000, "a title of ten million letters is cut"
    page.locator(".articles cite a", has_text="Surabaya Kirim").click()
    page.wait_for_selector(".reader a.named")
    assert "\ufffd" in page.inner_text(".reader"), "half a pair is a replacement character"
    page.locator(".reader a.named").first.click()
    page.wait_for_selector("aside h2")
    _harmless(app, SEEN, ".reader")


def test_entity(app: Opened) -> None:
    app.tab(f"#/entitas/{PERSON}")
    _harmless(app, SEEN)


def test_sparql(app: Opened) -> None:
    page = app.tab("#/sparql")
    page.wait_for_selector(".cm-content")
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("SELECT ?p ?l WHERE { ?p a gg:Person ; rdfs:label ?l }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".sparql-table td")
    page.wait_for_selector("#app >> text=onmouseover=alert(4)")
    page.click("[data-view=graph]") if page.locator("[data-view=graph]").count() else None
    page.fill("#search", "onmouseover")
    page.wait_for_selector("#found li")
    app.check()


def test_quality(app: Opened) -> None:
    page = app.tab("#/mutu")
    page.wait_for_selector(".quality tbody th")
    app.check()


def test_what_the_browser_writes_is_what_the_command_writes(app: Opened, home: Path, tmp_path: Path) -> None:
    """Quotation marks, backslashes, half pairs and addresses inside texts survive the shortening of addresses."""
    if not str(app.path).endswith("/site/"):
        return  # the server has queries instead of downloads
    page = app.tab("#/unduhan")
    for name, form in (("turtle", ox.RdfFormat.TURTLE), ("trig", ox.RdfFormat.TRIG)):
        with page.expect_download() as download:
            page.click(f"[data-syntax={name}]")
        export(home, name, tmp_path / name)
        ours = set(ox.parse((tmp_path / name).read_bytes(), form))
        assert set(ox.parse(download.value.path().read_bytes(), form)) == ours
        assert any("onmouseover" in quad.object.value for quad in ours if isinstance(quad.object, ox.Literal))
    app.check()


def test_pages_without_scripts(app: Opened, address: str, window: Callable[..., Any]) -> None:
    page = window(java_script_enabled=False)
    plain = listen(page, address, lambda url: url.startswith((address, "data:")))
    for path in (f"id/{EVENT}/", f"id/{PERSON}/", "tabel/articles.html", "index.html"):
        page.goto(address + path)
        assert page.locator("h1").count() == 1
        assert page.locator("script:not([src]):not([type='application/ld+json']), img, svg, iframe").count() == 0
        assert page.locator("a[href^='javascript' i]").count() == 0
        plain.check()
