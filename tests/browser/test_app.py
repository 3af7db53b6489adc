"""The application in Chromium, from plain files below a sub-path: every tab, from a click to the sentence."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import web_graph
from govgraph.site import write_site

pytestmark = pytest.mark.browser


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Tests say what went wrong by themselves."""


# The provinces of the small graph carry no codes, so that it has no flows of its own; as in docs/web-api.md.
FLOW = {"from": "place/35", "to": "place/81", "type": "gg:TradeMission", "year": 2022, "count": 1,
        "amounts": [], "events": [{"id": web_graph.EVENT, "label": "misi dagang"}]}  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("app")
    write_site(web_graph.directory(), home / "sub" / "path")
    flows = gzip.compress(json.dumps({"flows": [FLOW]}).encode())
    (home / "sub" / "path" / "api" / "flows.json.gz").write_bytes(flows)
    handler = functools.partial(_Quiet, directory=str(home))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/sub/path/index.html"
        server.shutdown()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Any]:
    contexts, said = [], []

    def opener(anchor: str, width: int = 1440, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=False, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: said.append(f"{message.type}: {message.text[:200]}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        root = address.removesuffix("index.html")
        page.on("request", lambda r: None if r.url.startswith((root, "data:", "blob:")) else said.append(r.url[:99]))
        page.goto(address + anchor)
        page.wait_for_selector("html[data-ready]")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert said == [], "nothing is logged, thrown or asked from elsewhere"


TABS = {
    "graf": "Graf pemerintahan dari berita", "peta": "Siapa datang ke mana", "linimasa": "Apa yang terjadi kapan",
    "tabel": "Daftar", "artikel": "Berita yang dibaca", "mutu": "Seberapa dapat dipercaya",
}  # fmt: skip


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_says_what_it_is_and_fits_a_narrow_screen(visit: Any, tab: str) -> None:
    page = visit(f"#/{tab}", width=390)
    page.wait_for_function(f"document.querySelector('#app').innerText.includes({TABS[tab]!r})")
    assert page.get_attribute(".tabs a[aria-current]", "href") == f"#/{tab}"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_line_on_the_map_leads_to_its_sentence(visit: Any) -> None:
    page = visit("#/peta")
    page.locator(".arc .hit").last.dispatch_event("click")
    page.wait_for_selector(".routes[data-shows*='place/'] .paragraph mark")
    assert "rute=place" in page.url
    assert page.locator(".routes .paragraph .sentence, .routes .paragraph mark").count() >= 1


def test_the_list_beside_the_map_does_the_same_by_keyboard(visit: Any) -> None:
    page = visit("#/peta")
    page.focus(".routes button.route")
    page.keyboard.press("Enter")
    page.wait_for_selector(".routes .paragraph mark")


def test_the_timeline_filters_and_opens_a_card(visit: Any) -> None:
    page = visit("#/linimasa")
    before = page.locator(".moment").count()
    page.locator(".chips input").first.uncheck()
    page.wait_for_function(f"document.querySelectorAll('.moment').length < {before}")
    assert "jenis=" in page.url
    page.locator(".chips input").first.check()
    page.locator(".moment a").first.click()
    page.wait_for_selector("aside[data-shows^='event/'] h2")
    page.locator("aside .why summary").first.click()
    page.wait_for_selector("aside .paragraph mark")


def test_a_table_sorts_and_is_taken_along_as_csv(visit: Any, tmp_path: Path) -> None:
    page = visit("#/tabel/people")
    page.locator("thead button").first.click()
    names = page.locator("tbody th").all_inner_texts()
    page.locator("thead button").first.click()
    assert page.get_attribute("thead th >> nth=0", "aria-sort") == "descending"
    assert page.locator("tbody th").all_inner_texts() == names[::-1]
    with page.expect_download() as download:
        page.click("#csv")
    download.value.save_as(tmp_path / "people.csv")
    lines = (tmp_path / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == len(names) + 1
    assert lines[0].startswith("id,Orang,")


def test_an_article_is_read_with_names_marked(visit: Any) -> None:
    page = visit("#/artikel")
    page.locator(".articles cite a").first.click()
    page.wait_for_selector(".reader a.named")
    page.locator(".reader a.named").first.click()
    page.wait_for_selector("aside[data-shows*='/'] h2")


def test_the_address_of_the_graph_is_no_broken_link(visit: Any) -> None:
    page = visit("#/graf")
    page.wait_for_selector("#card h2")
    assert "tidak ada di graf ini" not in page.inner_text("#card")
    page.goto(page.url.replace("#/graf", "#/mutu"))
    page.wait_for_selector(".quality tbody th")
    shown = page.inner_text(".quality")
    assert "misi dagang" in shown
    assert "event:" not in shown


def test_an_entity_has_an_address_and_an_unknown_one_says_so(visit: Any) -> None:
    page = visit("#/tabel/people")
    page.locator("tbody th a").first.wait_for()
    target = page.get_attribute("tbody th a >> nth=0", "href")
    name = page.locator("tbody th a").first.inner_text()
    other = visit(target)
    assert name in other.inner_text(".entity h2")
    strange = visit("#/nowhere")
    assert "tidak ada" in strange.inner_text("#app")


def test_the_language_changes_everywhere(visit: Any) -> None:
    page = visit("#/linimasa")
    page.click("#language")
    page.wait_for_function("document.querySelector('#app').innerText.includes('What happened when')")
    assert page.get_attribute("html", "lang") == "en"


@pytest.mark.parametrize("tab", TABS)
def test_nothing_serious_stands_in_the_way(visit: Any, browser: Any, address: str, axe: str, tab: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}#/{tab}")
    page.wait_for_selector("html[data-ready]")
    page.evaluate(axe)
    told = "axe.run().then((r) => r.violations.map((v) => [v.id, v.impact, v.nodes[0].html.slice(0, 200)]))"
    found = page.evaluate(told)
    context.close()
    assert [entry for entry in found if entry[1] in ("serious", "critical")] == []
