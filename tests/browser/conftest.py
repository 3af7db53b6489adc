"""A real browser without network. Skipped with a reason where there is none, unless GOVGRAPH_REQUIRE_BROWSER=1."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import pytest
from opened import Opened, Opener, listen

import web_graph
from govgraph.graph import Graph
from govgraph.site import write_site
from govgraph.viewer.page import render_page
from govgraph.viewer.payload import OPENED, make_payload
from govgraph.vocabulary import load_vocabulary

# greenlet, on which Playwright runs, tells of exceptions of its own with no object ("in: None"), as where the thread
# of a test server collects what is the browser's. Which test is under way then is chance; it says nothing of our code.
GREENLET = "ignore:Exception ignored in. None:pytest.PytestUnraisableExceptionWarning"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """That warning fails no test of this directory; any other does."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings(GREENLET))


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


@pytest.fixture(scope="module")
def window(browser: Any) -> Iterator[Callable[..., Any]]:
    """``window(**context options)``: a fresh page in a context of its own, closed after the module."""
    contexts = []

    def opener(**options: Any) -> Any:
        contexts.append(browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | options)))
        return contexts[-1].new_page()

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def open_graph(window: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Opener:
    """``open_graph(graph, anchor="", opened=…, **context options)``: the page of a graph, from disk, offline."""

    def opener(graph: Graph, anchor: str = "", opened: int = OPENED, **options: Any) -> Opened:
        path = tmp_path_factory.mktemp("page") / "graph.html"
        path.write_text(render_page(make_payload(graph, load_vocabulary(), opened)), encoding="utf-8")
        page = window(**({"offline": True} | options))
        found = listen(page, path, lambda url: url.partition("#")[0] == path.as_uri() or url.startswith("data:,"))
        page.goto(path.as_uri() + anchor)
        page.wait_for_selector("html[data-ready]")
        return found

    return opener


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Tests say what went wrong by themselves."""


@contextmanager
def files(home: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(home))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small graph's static site, from a plain file server, below a sub-path."""
    home = tmp_path_factory.mktemp("files")
    write_site(web_graph.directory(), home / "sub" / "path")
    with files(home) as address:
        yield f"{address}sub/path/"
