"""The annotated view in Chromium, from disk, with the network cut: it can be walked by keyboard, and runs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from opened import Opened, listen

from annotated_fixture import HOSTILE, hostile_extraction, page_of, story_extraction
from govgraph.model import Extraction

Reader = Callable[..., Opened]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def read(window: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """``read(*extractions, **context options)``: their page, with everything that it complains about."""

    def opener(*extractions: Extraction, **options: Any) -> Opened:
        path = tmp_path_factory.mktemp("read") / "read.html"
        path.write_text(page_of(*extractions), encoding="utf-8")
        page = window(**({"viewport": {"width": 1000, "height": 900}, "offline": True} | options))
        opened = listen(page, path, lambda url: url.startswith((path.as_uri(), "data:")))
        page.goto(path.as_uri())
        return opened

    return opener


@pytest.fixture(scope="module")
def story(read: Reader) -> Opened:
    return read(story_extraction())


def test_a_span_shows_its_details_on_hover_and_focus_and_leads_to_its_note(story: Opened) -> None:
    opened = story
    page = opened.page
    span = page.locator("a.k-person", has_text="Siti Rahmawati")
    card = page.locator(f"[id='{span.get_attribute('aria-describedby')}']")
    assert not card.is_visible()
    span.hover()
    assert "name.after_post" in card.inner_text()
    assert "Gubernur" in card.inner_text(), "the post around the name is told as well"
    page.mouse.move(2, 2)
    card.wait_for(state="hidden")
    span.focus()
    assert card.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**#n1-*")
    assert "Siti Rahmawati" in page.locator("li:target").inner_text()
    opened.check()


def test_the_keyboard_walks_through_every_span_in_order(story: Opened) -> None:
    opened = story
    page = opened.page
    texts = page.locator("a.run").all_inner_texts()
    page.locator("a.run").first.focus()
    walked = []
    for _ in texts:
        walked.append(page.locator("a.run:focus").inner_text())
        page.keyboard.press("Tab")
    assert walked == texts
    assert "memimpin misi dagang" in walked
    opened.check()


def test_nothing_of_a_hostile_article_runs(read: Reader) -> None:
    opened = read(*map(hostile_extraction, HOSTILE))
    page = opened.page
    assert page.locator("script, img, svg, iframe, form, [onload], [onerror], [onfocus], [autofocus]").count() == 0
    assert page.locator("article").count() == len(HOSTILE)
    for span in page.locator("a.run").all()[::7]:
        span.focus()
    assert page.url == opened.path.as_uri()
    opened.check()


@pytest.mark.parametrize(("theme", "width"), [("light", 1000), ("dark", 390)])
def test_nothing_serious_stands_in_a_readers_way(read: Reader, axe: str, theme: str, width: int) -> None:
    opened = read(story_extraction(), viewport={"width": width, "height": 844}, color_scheme=theme, bypass_csp=True)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") == width, "nothing stands out at the side"
    page.locator("a.k-event").first.focus()
    box = page.locator(".card:visible").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert opened.barriers(axe) == []
