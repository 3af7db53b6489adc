"""The application in Chromium, from plain files below a sub-path: every tab, from a click to the sentence."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from opened import Opened, listen

import web_graph
from graph_fixture import small_graph

pytestmark = pytest.mark.browser

# The small graph has one event and no codes of provinces, so that it has no flows; as in docs/web-api.md.
EAST, MOLUCCAS, ACEH = "place/35", "place/81", "place/11"
NAMES = {EAST: "Jawa Timur", MOLUCCAS: "Maluku", ACEH: "Aceh", web_graph.PERSON: "Rahayu Lestari"}
TOTAL = {"kind": "gg:total", "stage": "gg:signed", "currency": "IDR"}


def _event(key: str, kind: str, date: str, places: list[str], people: list[str]) -> dict[str, Any]:
    return {
        "id": key, "type": kind, "label": f"{kind[3:]} {date}", "status": "gg:held", "venue": None, "topic": None,
        "date": {"text": date, "start": date, "end": None, "granularity": "day"}, "place": None,
        "roles": {"gg:participant": [{"id": key, "label": NAMES[key]} for key in people]}, "amounts": [],
        "province_ids": places, "people_ids": people, "claims": 1, "sources": 1,
    }  # fmt: skip


EVENTS = [
    _event(web_graph.EVENT, "gg:TradeMission", "2022-05-04", [EAST, MOLUCCAS], [web_graph.PERSON]),
    _event("event/visit/b", "gg:Visit", "2023-01-02", [EAST, ACEH], []),
    _event("event/visit/c", "gg:Visit", "2024-03-04", [ACEH], [web_graph.PERSON]),
]


def _flow(event: dict[str, Any], start: str, end: str, count: int, value: int) -> dict[str, Any]:
    amounts = [{**TOTAL, "value": str(value), "events": 1}] if value else []
    refs = [{"id": event["id"], "label": event["label"]}]
    year = int(event["date"]["start"][:4])
    return {"from": start, "to": end, "type": event["type"], "year": year, "count": count, "amounts": amounts,
            "events": refs}  # fmt: skip


FLOWS = [_flow(EVENTS[0], EAST, MOLUCCAS, 1, 12_500_000_000), _flow(EVENTS[1], ACEH, EAST, 9, 0),
         _flow(EVENTS[2], EAST, ACEH, 4, 0)]  # fmt: skip
PEOPLE = [
    {"id": f"person/{n}", "label": f"Orang {n:05}", "aliases": [], "posts": [], "events": n % 7, "claims": n,
     "articles": 1} for n in range(50_000)
]  # fmt: skip


def _table(name: str, rows: list[dict[str, Any]], page: int, size: int) -> str:
    part = rows[(page - 1) * size : page * size]
    return json.dumps({"table": name, "page": page, "pages": -(-len(rows) // size), "total": len(rows), "rows": part})


@pytest.fixture(scope="module")
def app(window: Callable[..., Any], small_site: str) -> Opened:
    page = window()
    opened = listen(page, f"{small_site}index.html", lambda url: url.startswith((small_site, "data:", "blob:")))
    page.route("**/api/flows.json.gz", lambda route: route.fulfill(body=json.dumps({"flows": FLOWS})))
    page.route("**/api/events/1.json.gz", lambda route: route.fulfill(body=_table("events", EVENTS, 1, 500)))
    return opened


@pytest.fixture(autouse=True)
def _nothing_is_said(app: Opened) -> Iterator[None]:
    """Nothing is logged, thrown or asked from elsewhere in any test."""
    yield
    app.check()


ARTICLE = next(key for key in small_graph().articles if key.startswith("ambon"))
TABS = {
    "graf": "Graf pemerintahan dari berita", "peta": "Siapa datang ke mana", "linimasa": "Apa yang terjadi kapan",
    "tabel": "Daftar", "artikel": "Berita yang dibaca", "mutu": "Seberapa dapat dipercaya",
    f"artikel/{ARTICLE}": "Surabaya Kirim", f"entitas/{web_graph.PERSON}": "Rahayu Lestari",
}  # fmt: skip


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_says_what_it_is_and_keeps_no_reader_out(app: Opened, axe: str, tab: str) -> None:
    """Dark and light, on a telephone and on a desk."""
    page = app.tab(f"#/{tab}", width=390)
    assert TABS[tab] in page.inner_text("#app")
    current = [link.get_attribute("href") for link in page.locator(".tabs a[aria-current]").all()]
    assert current == ([] if "entitas" in tab else [f"#/{tab.partition('/')[0]}"])
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for _ in ("as it is", "the other theme"):
            assert app.barriers(axe) == []
            page.click("#theme")


def test_a_line_on_the_map_leads_to_its_sentence(app: Opened) -> None:
    page = app.tab("#/peta")
    page.locator(f".arc[data-route='{EAST},{MOLUCCAS},gg:TradeMission'] .hit").dispatch_event("click")
    page.wait_for_selector(".routes[data-shows*='place/'] .paragraph mark")
    assert "rute=place" in page.url
    page = app.tab("#/peta?ukuran=gg:total%7Cgg:signed%7CIDR")
    assert page.locator(".arc").count() == 1, "the list beside the map does the same by keyboard"
    page.focus(".routes button.route")
    page.keyboard.press("Enter")
    page.wait_for_selector(".routes .paragraph mark")


def test_the_width_of_a_line_is_explained_and_years_narrow_the_map(app: Opened) -> None:
    page = app.tab("#/peta")
    assert page.locator(".arc").count() == 3
    assert page.locator(".widths .sample").all_inner_texts() == ["1 peristiwa", "4 peristiwa", "9 peristiwa"]
    page.select_option(".controls select", index=1)
    assert page.locator(".widths .sample").all_inner_texts() == ["Rp12,5 miliar"]
    page.select_option(".controls select", index=0)
    first, last = (page.locator("fieldset.span input").nth(k) for k in (0, 1))
    first.press("ArrowRight")
    assert page.locator(".arc").count() == 2
    assert page.inner_text("fieldset.span output") == "2023 – 2024"
    last.press("Home")
    assert page.locator(".arc").get_attribute("data-route") == f"{EAST},{MOLUCCAS},gg:TradeMission"
    assert "from=2022&to=2022" in page.url


def test_the_timeline_filters_by_kind_person_and_province(app: Opened) -> None:
    page = app.tab("#/linimasa")
    shown = page.locator(".moment")
    assert shown.count() == 3
    page.get_by_role("checkbox", name="Kunjungan").uncheck()
    assert shown.count() == 1
    page.get_by_role("checkbox", name="Kunjungan").check()
    page.fill(".field.search input", "rahayu")
    page.press(".field.search input", "Enter")
    assert shown.count() == 2
    page.select_option(".controls select >> nth=0", ACEH)
    assert shown.get_attribute("data-id") == "event/visit/c"
    assert "provinsi=place%2F11" in page.url
    page.click("button.chip")
    assert shown.count() == 2


def test_an_event_of_the_timeline_opens_its_card(app: Opened) -> None:
    page = app.tab("#/linimasa?urut=lama")
    page.locator(".moment a").first.click()
    page.wait_for_selector("aside[data-shows^='event/'] h2")
    page.locator("aside .why summary").first.click()
    page.wait_for_selector("aside .paragraph mark")


def test_a_table_sorts_and_is_taken_along_as_csv(app: Opened) -> None:
    page = app.tab("#/tabel/people")
    page.locator("thead button").first.click()
    names = page.locator("tbody th").all_inner_texts()
    page.locator("thead button").first.click()
    assert page.get_attribute("thead th >> nth=0", "aria-sort") == "descending"
    assert page.locator("tbody th").all_inner_texts() == names[::-1]
    assert [row[1] for row in _csv(page)] == ["Orang", *names[::-1]]


def _csv(page: Any) -> list[list[str]]:
    with page.expect_download() as download:
        page.click("#csv")
    text = download.value.path().read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_fifty_thousand_rows_stay_usable(app: Opened, window: Callable[..., Any]) -> None:
    """As of a large graph: pages of five thousand, in a window of its own, as rows are kept once they are loaded."""
    page = window()
    large = listen(page, app.path, lambda url: url.startswith((str(app.path)[:20], "data:", "blob:")))
    page.route("**/api/people/*.json.gz", lambda route: route.fulfill(
        body=_table("people", PEOPLE, int(route.request.url.rsplit("/", 1)[1].split(".")[0]), 5000)))  # fmt: skip
    large.tab("#/tabel/people")
    page.wait_for_selector("table[data-rows='50000']")
    assert page.locator("tbody tr").count() == 100
    assert "500" in page.inner_text(".pager")
    page.fill(".controls input[type=search]", "orang 4999")
    page.wait_for_selector("table[data-rows='15']")
    page.get_by_role("button", name="Orang").click()
    page.get_by_role("button", name="Orang").click()
    assert page.inner_text("tbody th >> nth=0") == "Orang 49999"
    page.fill(".controls input[type=search]", "")
    page.wait_for_selector("table[data-rows='50000']")
    page.click(".pager button >> nth=1")
    assert page.inner_text("tbody th >> nth=0") == "Orang 49899"
    assert len(_csv(page)) == 50_001
    large.check()


def test_an_article_is_read_with_names_marked(app: Opened) -> None:
    page = app.tab("#/artikel")
    page.locator(".articles cite a", has_text="Surabaya Kirim").click()
    page.wait_for_selector(".reader a.named")
    assert page.locator(".reader .left-out").count() == 1, "the date, on which nothing rests"
    page.locator(".reader a.named").first.click()
    page.wait_for_selector("aside[data-shows*='/'] h2")


def test_the_address_of_the_graph_is_no_broken_link(app: Opened) -> None:
    page = app.tab("#/graf")
    page.wait_for_selector("#card h2")
    assert "tidak ada di graf ini" not in page.inner_text("#card")
    page = app.tab("#/mutu")
    page.wait_for_selector(".quality tbody th")
    shown = page.inner_text(".quality")
    assert "misi dagang" in shown
    assert "event:" not in shown


def test_an_entity_has_an_address_and_an_unknown_one_says_so(app: Opened) -> None:
    page = app.tab(f"#/entitas/{web_graph.PERSON}")
    page.wait_for_selector(".entity h2 >> text=Rahayu Lestari")
    assert "tidak ada" in app.tab("#/nowhere").inner_text("#app")
    for unknown in ("person/nobody", "a", "zzz", "__proto__"):  # beside, before and behind all packs
        assert page.locator("#app [role=alert]").count() == 0
        app.tab(f"#/entitas/{unknown}").wait_for_selector("#app [role=alert]")
        app.tab("#/mutu")


def test_the_language_changes_everywhere(app: Opened) -> None:
    page = app.tab("#/linimasa")
    page.click("#language")
    page.wait_for_function("document.querySelector('#app').innerText.includes('What happened when')")
    assert page.get_attribute("html", "lang") == "en"
    page.click("#language")
