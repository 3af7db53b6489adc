"""The static site in Chromium, from a plain file server below a sub-path, with and without scripts."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import web_graph
from govgraph.graph import Graph
from govgraph.model import Entity
from govgraph.site import write_site
from graph_fixture import small_graph

pytestmark = pytest.mark.browser
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onclick='alert(3)' {{7*7}} \u202ejavascript:alert(4)"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Tests say what went wrong by themselves."""


def _hostile_graph() -> Graph:
    graph = small_graph(outlet=HOSTILE, url="javascript:alert(5)")
    entities = {
        key: Entity(key, entity.type, HOSTILE + entity.label, (HOSTILE,), entity.reference, (HOSTILE,))
        for key, entity in graph.entities.items()
    }
    return replace(graph, entities=entities)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("sites")
    write_site(web_graph.directory(), home / "graf" / "kecil")
    write_site(web_graph.write_graph(home / "source", _hostile_graph()), home / "graf" / "jahat")
    handler = functools.partial(_Quiet, directory=str(home))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/graf/"
        server.shutdown()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Any]:
    contexts = []

    def opener(path: str, **options: Any) -> tuple[Any, list[str]]:
        context = browser.new_context(viewport={"width": 1200, "height": 800}, **options)
        contexts.append(context)
        page, said = context.new_page(), []
        page.set_default_timeout(30_000)
        page.on("console", lambda message: said.append(f"{message.type}: {message.text[:200]}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else said.append(r.url[:99]))
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        return page, said

    yield opener
    for context in contexts:
        context.close()


@pytest.mark.parametrize("site", ["kecil", "jahat"])
def test_pages_without_scripts(visit: Any, site: str) -> None:
    for path in ("index.html", "tabel/people.html", "tabel/events.html", f"id/{web_graph.EVENT}/"):
        page, said = visit(f"{site}/{path}", java_script_enabled=False)
        assert page.locator("h1").count() == 1
        assert said == [], path
    assert page.locator("mark").count() > 0
    page.click("dd a[href$='place/35/'] >> nth=0")
    assert "/id/place/35/" in page.url


def test_a_reader_without_scripts_gets_from_the_start_to_a_sentence(visit: Any) -> None:
    page, said = visit("kecil/index.html", java_script_enabled=False)
    page.click("text=Peristiwa")
    page.click("text=Misi dagang Jawa Timur → Maluku")
    page.click("sup a >> nth=0")
    assert "#s1" in page.url
    assert page.locator("li:target mark").count() > 0
    assert said == []


@pytest.mark.parametrize("path", [f"id/{web_graph.EVENT}/", f"id/{web_graph.PERSON}/", "tabel/people.html", "404.html"])
def test_hostile_pages_run_nothing(visit: Any, path: str) -> None:
    page, said = visit(f"jahat/{path}")
    assert said == []
    assert page.locator("script:not([type='application/ld+json'])").count() == 0
    assert page.locator("img, svg, iframe").count() == 0


@pytest.mark.parametrize("path", [f"id/{web_graph.EVENT}/", "tabel/events.html"])
def test_nothing_sticks_out_on_a_telephone(visit: Any, path: str) -> None:
    page, _ = visit(f"kecil/{path}")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", [f"id/{web_graph.EVENT}/", "tabel/people.html"])
def test_readers_with_other_abilities(visit: Any, axe: str, path: str) -> None:
    page, _ = visit(f"kecil/{path}", bypass_csp=True)
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    serious = [issue["id"] for issue in found["violations"] if issue["impact"] in ("serious", "critical")]
    assert serious == []
