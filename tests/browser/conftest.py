"""A real browser without network. Skipped with a reason where there is none, unless GOVGRAPH_REQUIRE_BROWSER=1."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest
from opened import Opened, Opener

from govgraph.graph import Graph
from govgraph.viewer import write_page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def _unavailable(reason: str) -> NoReturn:
    if os.environ.get("GOVGRAPH_REQUIRE_BROWSER") == "1":
        pytest.fail(f"GOVGRAPH_REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(f"browser tests skipped: {reason}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, headless; no address beyond this machine resolves to anything."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _unavailable("the Python package playwright is not installed")
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        _unavailable("no Chromium found (Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The axe-core script, which finds what stands in the way of readers with other abilities."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        _unavailable("the Python package axe-playwright-python is not installed")
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def open_graph(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """``open_graph(graph, anchor="", **context options)``: the page of a graph, opened from disk without network."""
    contexts = []

    def opener(graph: Graph, anchor: str = "", **options: Any) -> Opened:
        path = tmp_path / "graph.html"
        write_page(graph, path)
        context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}, "offline": True} | options))
        contexts.append(context)
        opened = Opened(context.new_page(), path)
        page, said = opened.page, opened.complaints
        page.set_default_timeout(30_000)
        page.on("console", lambda message: said.append(f"console {message.type}: {message.text[:300]}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.on("request", lambda r: said.append(f"request: {r.url[:99]}") if not _local(r.url, path) else None)
        page.goto(path.as_uri() + anchor)
        page.wait_for_selector("html[data-ready]")
        return opened

    yield opener
    for context in contexts:
        context.close()


def _local(url: str, path: Path) -> bool:
    return url.partition("#")[0] == path.as_uri() or url.startswith("data:,")
