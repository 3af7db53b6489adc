"""The whole way by keyboard, in `govgraph serve` and in the site: every tab, from the first key to the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from opened import Opened, listen
from serving import serving

import sample_graph
import web_graph
from conftest import files
from govgraph.site import write_site

pytestmark = pytest.mark.browser
TABS = ("graf", "peta", "linimasa", "tabel/people", "sparql", "artikel", "mutu")
# Where the focus is: what it is on, whether it can be seen there, and what shows that it is there.
FOCUS = """() => {
  let node = document.activeElement;
  while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  const {x, y, width, height} = node.getBoundingClientRect();
  const within = (at, most) => Math.min(Math.max(at, 1), most - 1);
  const above = document.elementFromPoint(within(x + width / 2, innerWidth), within(y + height / 2, innerHeight));
  const bare = above === node || node.contains(above) || above?.contains(node) || above?.shadowRoot?.contains(node);
  const outlines = [node, node.closest('.cm-editor')].filter(Boolean).map(getComputedStyle)
    .filter(({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) > 0);
  const name = node === document.body ? '' : node.outerHTML.slice(0, 120);
  return {name, seen: width > 0 && height > 0 && bare, outlined: outlines.length > 0};
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return web_graph.write_graph(tmp_path_factory.mktemp("keys") / "graph", sample_graph.graph())


@pytest.fixture(scope="module", params=["serve", "site"])
def address(request: pytest.FixtureRequest, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "serve":
        with serving(home) as found:
            yield found
        return
    public = tmp_path_factory.mktemp("public")
    write_site(home, public / "sub")
    with files(public) as found:
        yield f"{found}sub/"


@pytest.fixture(scope="module")
def app(window: Callable[..., Any], address: str) -> Opened:
    own = (address, "data:", f"blob:{address[:20]}")
    return listen(window(reduced_motion="reduce"), address, lambda url: url.startswith(own))


def _at(app: Opened, tab: str, width: int = 1440) -> Any:
    """The application at ``tab``, opened anew, so that the focus is where the document begins."""
    app.page.goto("about:blank")
    return app.tab(f"#/{tab}", width)


def _is_at(page: Any, selector: str) -> bool:
    return bool(page.evaluate("(s) => document.activeElement.matches(s)", selector))


def _walk(page: Any, selector: str, key: str = "Tab") -> None:
    """Press ``key`` until the focus is on ``selector``."""
    for _ in range(150):
        page.keyboard.press(key)
        if _is_at(page, selector):
            return
    raise AssertionError(f"{key} never came to {selector}, but to {page.evaluate(FOCUS)['name']}")


def _comes(page: Any, selector: str) -> None:
    """Wait until the focus is on ``selector``."""
    page.wait_for_selector(f"{selector}:focus")


def test_the_skip_link_leads_past_the_tabs(app: Opened) -> None:
    page = _at(app, "tabel/people")
    page.keyboard.press("Tab")
    assert _is_at(page, ".skip")
    page.keyboard.press("Enter")
    _comes(page, "#app")
    page.keyboard.press("Tab")
    assert _is_at(page, "#app *")
    app.check()


def test_every_tab_opens_by_keyboard(app: Opened) -> None:
    page = _at(app, "mutu")
    for tab in ("graf", "peta", "linimasa", "tabel", "sparql", "artikel", "mutu"):
        page.evaluate("document.querySelector('.skip').focus()")
        _walk(page, f"nav.tabs a[href='#/{tab}']")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#app[data-shows^='#/{tab}']")
        assert page.get_attribute(f"nav.tabs a[href='#/{tab}']", "aria-current") == "page"
    app.check()


@pytest.mark.parametrize("tab", TABS)
def test_wherever_the_focus_is_it_can_be_seen(app: Opened, tab: str) -> None:
    """The server's front on a desk and the site's on a telephone, as it is the same front."""
    page = _at(app, tab, 390 if str(app.path).endswith("/sub/") else 1440)
    stops = []
    for _ in range(45):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
        if not stops[-1]["outlined"]:  # the editor frames itself a moment later
            page.wait_for_timeout(100)
            stops[-1] = page.evaluate(FOCUS)
        if not stops[-1]["name"]:
            break
    assert len(stops) > 9
    assert [stop for stop in stops if stop["name"] and not (stop["seen"] and stop["outlined"])] == []
    app.check()


def test_the_graph_leads_to_a_sentence(app: Opened) -> None:
    page = _at(app, "graf")
    _walk(page, "#canvas")
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    _comes(page, "#card-start")
    _walk(page, "#card .toline")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card mark")
    app.check()


def test_the_search_leads_to_a_card(app: Opened) -> None:
    page = _at(app, "tabel/people")
    page.keyboard.press("/")
    page.keyboard.type("khofifah")
    page.wait_for_selector("#found li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".entity h2 >> text=Khofifah Indar Parawansa")
    _walk(page, ".entity .why summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".entity mark")
    app.check()


def test_the_map_leads_to_a_sentence_and_back(app: Opened) -> None:
    page = _at(app, "peta")
    _walk(page, ".routes .route")
    chosen = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    _comes(page, ".routes h3")
    page.wait_for_selector(".routes .paragraph mark")
    _walk(page, ".routes button.plain", "Shift+Tab")
    page.keyboard.press("Enter")
    _comes(page, ".routes .route")
    assert page.evaluate("document.activeElement.innerText") == chosen
    app.check()


@pytest.mark.parametrize(
    ("tab", "opener", "width"),
    [("linimasa", ".moment a", 1440), ("linimasa", ".moment a", 390), ("tabel/events", "tbody th a", 1440)],
)
def test_a_card_opens_shows_a_sentence_and_closes_where_it_was_opened(
    app: Opened, tab: str, opener: str, width: int
) -> None:
    page = _at(app, tab, width)
    _walk(page, opener)
    chosen = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    _comes(page, "aside h2")
    _walk(page, "aside .why summary")
    page.keyboard.press("Enter")
    page.wait_for_selector("aside .paragraph mark")
    page.keyboard.press("Escape")
    _comes(page, opener)
    assert page.evaluate("document.activeElement.innerText") == chosen
    app.check()


def test_the_focus_stays_in_a_card_that_covers_the_page(app: Opened) -> None:
    page = _at(app, "linimasa", 390)
    _walk(page, ".moment a")
    page.keyboard.press("Enter")
    _comes(page, "aside h2")
    for key in ("Shift+Tab", "Shift+Tab", "Shift+Tab"):
        page.keyboard.press(key)
        assert _is_at(page, "aside *, body"), key
    app.check()


def test_a_table_is_sorted_turned_and_taken_along(app: Opened) -> None:
    page = _at(app, "tabel/people")
    _walk(page, "#csv")
    with page.expect_download():
        page.keyboard.press("Enter")
    _walk(page, "thead button")
    page.keyboard.press("Enter")
    page.wait_for_selector("thead th[aria-sort=ascending] button:focus")
    page.keyboard.press("Space")
    page.wait_for_selector("thead th[aria-sort=descending] button:focus")
    app.check()


def test_the_editor_is_no_trap(app: Opened) -> None:
    page = _at(app, "sparql")
    page.wait_for_selector(".cm-content")
    _walk(page, ".sparql-editor")
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT ?a WHERE { ?a a gg:Per")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    page.keyboard.press("Escape")
    page.wait_for_selector(".cm-tooltip-autocomplete", state="detached")
    page.keyboard.press("Tab")
    assert _is_at(page, "[data-part=run]")
    page.keyboard.press("Shift+Tab")
    assert _is_at(page, ".sparql-editor")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("SELECT ?a ?l WHERE { ?a a gg:Person ; rdfs:label ?l }")
    _walk(page, "[data-part=run]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sparql-table td")
    _walk(page, ".sparql-sort")
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-sort=ascending] .sparql-sort:focus")
    app.check()


def test_an_article_leads_to_cards(app: Opened) -> None:
    page = _at(app, "artikel")
    _walk(page, ".articles cite a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".reader a.named")
    _walk(page, ".reader a.named")
    page.keyboard.press("Enter")
    _comes(page, "aside h2")
    page.keyboard.press("Escape")
    _comes(page, ".reader a.named")
    app.check()
