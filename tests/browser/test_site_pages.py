"""The static site in Chromium, from a plain file server below a sub-path, without scripts and with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from opened import Opened, listen

import web_graph

pytestmark = pytest.mark.browser
EVENT = f"id/{web_graph.EVENT}/"


@pytest.fixture(scope="module")
def plain(window: Callable[..., Any], small_site: str) -> Opened:
    """A reader whose browser runs no scripts."""
    own = (small_site, "data:")
    return listen(window(java_script_enabled=False), small_site, lambda url: url.startswith(own))


def test_pages_without_scripts(plain: Opened) -> None:
    page = plain.page
    for path in ("index.html", "tabel/people.html", "tabel/events.html", "404.html", f"id/{web_graph.PERSON}/", EVENT):
        page.goto(f"{plain.path}{path}")
        assert page.locator("h1").count() == 1
        plain.check()
    assert page.locator("mark").count() > 0
    page.click("dd a[href$='place/35/'] >> nth=0")
    assert "/id/place/35/" in page.url


def test_a_reader_without_scripts_gets_from_the_start_to_a_sentence(plain: Opened) -> None:
    page = plain.page
    page.goto(f"{plain.path}index.html")
    page.click("text=Peristiwa")
    page.click("text=Misi dagang Jawa Timur → Maluku")
    page.click("dd a[href^='#s'] >> nth=0")
    assert "#s1" in page.url
    assert page.locator("li:target mark").count() > 0
    plain.check()


@pytest.mark.parametrize("path", [EVENT, "tabel/people.html"])
def test_pages_fit_a_telephone_and_keep_no_reader_out(
    window: Callable[..., Any], small_site: str, axe: str, path: str
) -> None:
    page = window(viewport={"width": 390, "height": 844}, bypass_csp=True)
    opened = listen(page, small_site, lambda url: url.startswith((small_site, "data:")))
    page.goto(small_site + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert opened.barriers(axe) == []
    opened.check()
