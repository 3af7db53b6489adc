"""The downloads of the site in Chromium: the browser writes in every syntax of RDF what `govgraph export` writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from opened import Opened, listen

import web_graph
from govgraph.export import export
from govgraph.rdf import RDF_FORMATS
from govgraph.site.downloads import syntaxes
from govgraph.vocabulary import load_vocabulary

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def downloads(window: Callable[..., Any], small_site: str) -> Opened:
    own = (small_site, "data:", f"blob:{small_site[:20]}")
    opened = listen(window(), small_site, lambda url: url.startswith(own))
    opened.tab("#/unduhan")
    return opened


def _written(page: Any, name: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.click(f"[data-syntax={name}]")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("syntax", syntaxes(), ids=lambda syntax: syntax["name"])
def test_the_browser_writes_what_the_command_writes(
    downloads: Opened, tmp_path: Path, syntax: dict[str, Any]
) -> None:
    file, content = _written(downloads.page, syntax["name"])
    assert file == syntax["file"]
    export(web_graph.directory(), syntax["name"], tmp_path / file)
    form = RDF_FORMATS[syntax["name"]].format
    ours = set(ox.parse((tmp_path / file).read_bytes(), form))
    assert set(ox.parse(content, form)) == ours
    assert len(ours) > 100
    assert f"{file} selesai" in downloads.page.inner_text(".rows >> nth=1")
    downloads.check()


def test_addresses_are_shortened_and_texts_are_not(downloads: Opened) -> None:
    text = _written(downloads.page, "turtle")[1].decode()
    prefixes = load_vocabulary().prefixes
    assert f"@prefix gg: <{prefixes['gg']}> ." in text
    assert f"<{prefixes['gg']}sender>" not in text
    assert "gg:sender id:place\\/35" in text
    assert '"misi dagang Jawa Timur ke Maluku' in text


def test_the_keyboard_makes_a_file_and_stays_where_it_was(downloads: Opened) -> None:
    page = downloads.page
    page.focus("[data-syntax=turtle]")
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "graph.trig"
    page.wait_for_selector("[data-syntax=trig]:focus")
    downloads.check()


def test_every_file_is_handed_out(downloads: Opened) -> None:
    page = downloads.page
    names = page.locator(".rows >> nth=0 >> a").all_inner_texts()
    assert {"graph.html", "N-Quads", "GraphML", "GEXF", "Neo4j CSV", "QuickStatements CSV"} <= set(names)
    with page.expect_download() as download:
        page.click("text=GraphML")
    assert download.value.suggested_filename == "graph.graphml.gz"
    downloads.check()


def test_what_cannot_be_written_names_the_command(window: Callable[..., Any], small_site: str) -> None:
    page = window()
    opened = listen(page, small_site, str)
    page.route("**/graph.nq.gz", lambda route: route.fulfill(body=b"this is no RDF"))
    opened.tab("#/unduhan")
    page.click("[data-syntax=trig]")
    page.wait_for_selector("text=govgraph export trig -o graph.trig")
    opened.check()


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_no_reader_is_kept_out(
    window: Callable[..., Any], small_site: str, axe: str, width: int, theme: str
) -> None:
    opened = listen(window(bypass_csp=True, color_scheme=theme), small_site, str)
    page = opened.tab("#/unduhan", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.barriers(axe) == []
    opened.check()
