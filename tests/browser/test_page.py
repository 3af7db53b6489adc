"""graph.html in Chromium, from disk, with the network cut."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from opened import Opened, Opener

import sample_graph
from govgraph.graph import Graph
from govgraph.model import Entity, Fact, Value
from graph_fixture import small_graph

PERSON = "#person/rahayu-lestari"
EVENT = "#event/trade-mission/jawa-timur-maluku-2022-05-04"
ROUTE = "#line?from=place%2F35&to=place%2F81"
pytestmark = pytest.mark.browser


def _shown(page: Any) -> str:
    """What the card says."""
    return str(page.inner_text("#card"))


def _many(count: int) -> Graph:
    """A graph of ``count`` people who all took part in one of a few events."""
    graph = small_graph()
    cited = graph.facts[0].claims
    people = {f"person/p{i:05d}": Entity(f"person/p{i:05d}", "Person", f"Orang Ke-{i}") for i in range(count)}
    events = {f"event/meeting/e{i}": Entity(f"event/meeting/e{i}", "Meeting", f"Rapat {i}") for i in range(9)}
    facts = [Fact(f"event/meeting/e{i % 9}", "gg:participant", key, cited) for i, key in enumerate(people)]
    return Graph({**graph.entities, **people, **events}, (*graph.facts, *facts), graph.articles)


@pytest.fixture(scope="module")
def small(open_graph: Opener) -> Opened:
    """The small graph, open; tests leave it as they found it."""
    return open_graph(small_graph())


@pytest.fixture
def at(small: Opened) -> Callable[[str], Opened]:
    """``at("#person/…")``: the small graph's page at this address, by its own links."""

    def go(anchor: str) -> Opened:
        small.page.goto(f"{small.page.url.partition('#')[0]}{anchor or '#'}")
        small.reach(re.escape(anchor) + "$" if anchor else "(html|#)$")
        return small

    return go


At = Callable[[str], Opened]


def test_it_opens_and_says_what_it_is(at: At) -> None:
    opened = at("")
    card = _shown(opened.page)
    assert "Graf pemerintahan dari berita" in card
    assert "dari 2 artikel" in card
    assert "Jawa Timur → Maluku" in card
    opened.check()


def test_search_completes_names_and_aliases(at: At) -> None:
    opened = at("")
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("kamar dag")
    page.wait_for_selector("#found li")
    assert "Kadin Maluku" in page.inner_text("#found")
    page.keyboard.press("Enter")
    opened.reach("#organisation/kadin-maluku$")
    assert page.inner_text("#card h2") == "Kadin Maluku"
    opened.check()


def test_search_says_when_nothing_is_found(at: At) -> None:
    opened = at("")
    opened.page.fill("#search", "zzzz")
    assert opened.page.inner_text("#found") == "Tidak ditemukan"
    opened.page.fill("#search", "")
    opened.check()


def test_a_person_has_posts_events_quotes_and_sources(at: At) -> None:
    opened = at(PERSON)
    card = _shown(opened.page)
    for words in ("Gubernur Jawa Timur", "4 Mei 2022 – 5 Mei 2022", "Misi dagang Jawa Timur → Maluku", "pemimpin",
                  "Kami membeli pala dan menjual beras", "Warta Contoh", "Kabar Contoh"):  # fmt: skip
        assert words in card
    opened.check()


def test_an_event_shows_figures_that_differ(at: At) -> None:
    opened = at(EVENT)
    card = _shown(opened.page)
    for words in ("Rp12,5 miliar", "Rp11 miliar", "Sumber berbeda tentang angka ini.", "terlaksana"):
        assert words in card
    opened.check()


def test_a_line_opens_the_sentence_in_its_paragraph(at: At) -> None:
    opened = at(ROUTE)
    page = opened.page
    assert page.locator("mark").all_inner_texts() == [
        "Misi dagang Pemprov Jatim ke Maluku",
        "misi dagang Jawa Timur ke Maluku",
    ]
    card = _shown(page)
    assert "2 sumber sependapat." in card
    assert "event.trade_mission.ke" in card
    assert "🎉" in card
    assert "Rp12,5 miliar" in card  # the sum over the events of the route
    link = page.locator("#card article a").first
    assert link.get_attribute("href") == "https://kabar.example/maluku"
    assert "noopener" in link.get_attribute("rel")
    opened.check()


def _two_nodes() -> Graph:
    """A person, a post and the line between them: the page lays its middle in the middle of the view."""
    graph = small_graph()
    ends = ("person/yosef-latuconsina", "post/ketua-kadin-maluku")
    facts = tuple(f for f in graph.facts if (f.subject, f.object) == ends)
    return Graph({key: graph.entities[key] for key in ends}, facts, graph.articles)


def _click_in_the_middle(page: Any) -> None:
    box = page.locator("#canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_line_of_the_drawing_opens_its_sentence(open_graph: Opener) -> None:
    opened = open_graph(_two_nodes())
    _click_in_the_middle(opened.page)
    opened.reach("#line")
    assert opened.page.locator("mark").all_inner_texts() == ["Ketua Kadin Maluku Yosef Latuconsina"]
    opened.check()


def test_a_click_on_a_node_of_the_drawing_opens_its_card(open_graph: Opener) -> None:
    graph = small_graph()
    key = "place/81"
    opened = open_graph(Graph({key: graph.entities[key]}, (Fact(key, "gg:topic", Value("x"), ()),), graph.articles))
    _click_in_the_middle(opened.page)
    opened.reach("#place/81$")
    assert opened.page.inner_text("#card h2") == "Maluku"
    opened.check()


def test_a_line_is_reached_from_a_card_and_left_by_going_back(at: At) -> None:
    opened = at(PERSON)
    page = opened.page
    page.click("#card .toline >> nth=0")
    opened.reach("#line")
    assert "menjabat" in _shown(page)
    page.go_back()
    opened.reach(PERSON + "$")
    assert page.inner_text("#card h2") == "Rahayu Lestari"
    opened.check()


def test_only_neighbours(at: At) -> None:
    opened = at(PERSON)
    opened.page.get_by_role("button", name="Hanya tetangga").click()
    assert "Hanya Rahayu Lestari dan tetangganya" in opened.page.inner_text("#notice")
    drawn = _svg(opened.page)
    assert "Gubernur Jawa Timur" in drawn
    assert "Kadin Maluku" not in drawn
    opened.page.get_by_role("button", name="Tampilkan semua").first.click()
    assert "Kadin Maluku" in _svg(opened.page)
    opened.check()


def test_a_different_account_in_another_article_is_told(open_graph: Opener) -> None:
    graph = small_graph()
    event = EVENT.removeprefix("#")
    told = next(f for f in graph.facts if f.predicate == "gg:sender").claims[1]
    other = Fact(event, "gg:leader", "person/yosef-latuconsina", (told,))
    opened = open_graph(
        Graph(graph.entities, (*graph.facts, other), graph.articles),
        f"#line?from={event}&to=person/rahayu-lestari",
    )
    card = _shown(opened.page)
    assert "SUMBER LAIN MENGATAKAN LAIN" in card.upper()
    assert "Yosef Latuconsina" in card
    opened.check()


def test_arrow_keys_walk_and_enter_reads(at: At) -> None:
    opened = at("")
    page = opened.page
    page.focus("#canvas")
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    opened.reach("#.")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card-start"
    page.keyboard.press("Escape")
    opened.reach("(html|#)$")
    assert "Cara membaca" in page.inner_text("#card").capitalize() or "CARA MEMBACA" in page.inner_text("#card")
    opened.check()


def test_the_legend_filters(at: At) -> None:
    opened = at("")
    page = opened.page
    before = _svg(page)
    page.get_by_role("checkbox", name="Orang").uncheck()
    after = _svg(page)
    assert "Rahayu Lestari" in before
    assert "Rahayu Lestari" not in after
    assert "Kadin Maluku" in after
    page.get_by_role("checkbox", name="Orang").check()
    opened.check()


def _svg(page: Any) -> str:
    with page.expect_download() as download:
        page.click("#save-svg")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    ET.fromstring(text)
    return text


def test_the_time_slider_hides_what_was_not_then(open_graph: Opener) -> None:
    graph = small_graph()
    earlier = Value("2021-01-10", "date")
    facts = [
        Fact(f.subject, f.predicate, earlier, f.claims) if f.predicate == "schema:startDate" else f for f in graph.facts
    ]
    opened = open_graph(Graph(graph.entities, tuple(facts), graph.articles))
    page = opened.page
    assert "Misi dagang" in _svg(page)
    page.get_by_label("Dari", exact=True).evaluate("e => { e.value = e.max; e.dispatchEvent(new Event('input')); }")
    after = _svg(page)
    assert ">Misi dagang Jawa Timur" not in after
    assert "Rahayu Lestari" in after  # her tenure was attested then
    opened.check()


def test_png_is_a_picture(at: At) -> None:
    opened = at("")
    with opened.page.expect_download() as download:
        opened.page.click("#save-png")
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    opened.check()


def test_english_and_dark(at: At) -> None:
    opened = at(PERSON)
    page = opened.page
    page.click("#language")
    assert page.get_attribute("html", "lang") == "en"
    assert "POSTS OVER TIME" in _shown(page).upper()
    page.click("#theme")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.click("#language")
    page.click("#theme")
    opened.check()


def test_an_unknown_link_says_so(at: At) -> None:
    for anchor in ("#person/nobody", "#%", "#line?from=x", "#__proto__", "#constructor"):
        opened = at(anchor)
        assert "tidak ada di graf ini" in _shown(opened.page)
        opened.check()


def test_a_large_graph_opens_in_part_and_search_reaches_the_rest(open_graph: Opener) -> None:
    opened = open_graph(_many(250), opened=40)
    page = opened.page
    assert "40 simpul yang paling terhubung dari 2" in page.inner_text("#notice")
    page.fill("#search", "Orang Ke-249")
    page.keyboard.press("Enter")
    opened.reach("#person/p00249$")
    assert page.inner_text("#card h2") == "Orang Ke-249"
    assert "Orang Ke-249" in _svg(page)
    opened.check()


def _dense() -> Graph:
    """Few nodes with so many lines that drawing them in every frame would be slow."""
    graph = small_graph()
    cited = graph.facts[0].claims
    people = {f"person/p{i}": Entity(f"person/p{i}", "Person", f"Orang {i}") for i in range(36)}
    events = {f"event/meeting/e{i}": Entity(f"event/meeting/e{i}", "Meeting", f"Rapat {i}") for i in range(36)}
    facts = [Fact(event, "gg:participant", person, cited) for event in events for person in people]
    return Graph({**people, **events}, tuple(facts), graph.articles)


WATCH = """() => {
  const picture = document.querySelector("#canvas > canvas[aria-hidden]");
  window.seen = [];
  const note = () => seen.push([picture.style.display, picture.style.transform]);
  new MutationObserver(note).observe(picture, {attributes: true});
}"""


def _glided(page: Any, *transforms: str) -> None:
    """The picture was shown, moved by each of these transforms, and hidden again at rest."""
    for _ in range(1500):
        seen = page.evaluate("() => seen")
        moved = [now for shown, now in seen if shown == "block"]
        if seen and seen[-1][0] == "none" and all(any(t in now for now in moved) for t in transforms):
            break
        page.wait_for_timeout(20)
    else:
        raise AssertionError(seen)
    assert page.evaluate("() => document.querySelector('#canvas canvas:not([aria-hidden])').style.opacity") == ""
    page.evaluate("() => { seen.length = 0; }")


def test_the_picture_of_a_large_graph_glides_and_is_drawn_anew_at_rest(open_graph: Opener) -> None:
    opened = open_graph(_dense())
    page = opened.page
    page.evaluate(WATCH)
    page.mouse.move(700, 450)
    page.mouse.wheel(0, -120)
    _glided(page, "scale(1.1")
    page.mouse.wheel(0, 1200)
    _glided(page)
    page.mouse.move(600, 850)
    page.mouse.down()
    page.mouse.move(610, 845, steps=3)
    page.mouse.move(640, 830, steps=3)
    page.mouse.up()
    _glided(page, "translate(")
    assert "Orang 1" in _svg(page)
    opened.check()


def test_an_empty_graph_opens(open_graph: Opener) -> None:
    opened = open_graph(Graph({}, (), {}))
    assert "Tidak ada yang cocok" in opened.page.inner_text("#notice")
    opened.check()


HOSTILE = {
    "script": "<script>alert(1)</script></script><script>alert(2)</script>",
    "handler": "<img src=x onerror=alert(1)><svg/onload=alert(2)>",
    "attribute": "\" onmouseover=alert(1) x='",
    "template": "{{7*7}}${7*7}<%= 7 %>{% raw %}{{script}}",
    "bidi": "\u202e\u2066txet\u2069 \u200f\u202d",
    "control": "a\u0000b\u0008c\u001bd\ufffe",
    "surrogate": "a\ud83db\udc00c",
    "comment": "<!-- --!> ]]> <!DOCTYPE x>",
    "vis": "<b>tebal</b>\\n\\u003cscript\\u003e *x* _y_ `z` href=http://a",
}


def test_a_hostile_article_does_nothing(open_graph: Opener) -> None:
    text = " ".join(HOSTILE.values())
    graph = small_graph(
        first=f"Judul {text}\n\nTanggal\n\nGubernur Jawa Timur Rahayu Lestari {text} memimpin misi dagang Jawa Timur "
        f'ke Maluku {text}.\nNilainya Rp12,5 miliar 🎉 {text}.\n\n"Kami membeli pala dan menjual beras," {text}\n\n'
        f"Ketua Kadin Maluku Yosef Latuconsina {text}.",
        outlet=text, url=f"javascript:alert(1)//{text}", published=text,
    )  # fmt: skip
    hostile = {
        key: Entity(e.id, e.type, f"{text} {e.label}", (text, *e.aliases), e.reference, (text,))
        for key, e in graph.entities.items()
    }
    opened = open_graph(Graph(hostile, graph.facts, graph.articles), PERSON)
    page = opened.page
    for summary in page.locator("#card summary").all():
        summary.click()
    page.mouse.move(700, 450)
    _svg(page)
    page.goto(page.url.partition("#")[0] + ROUTE)
    opened.reach("#line")
    assert page.locator("mark").count() == 2
    assert page.locator("#card :is(script, img, svg, style, iframe, b)").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    opened.check()


def test_a_title_and_a_paragraph_of_ten_megabytes(open_graph: Opener) -> None:
    long, further = "A" * 10_000_000, "B" * 1_000_000
    said = "\n\nTanggal\n\nGubernur Jawa Timur Rahayu Lestari memimpin misi dagang Jawa Timur ke Maluku. "
    tail = 'Rp12,5 miliar 🎉.\n\n"Kami membeli pala dan menjual beras"\n\nKetua Kadin Maluku Yosef Latuconsina.'
    opened = open_graph(small_graph(first=f"{long}{said}{further} {tail}"), ROUTE)
    assert opened.page.locator("mark").count() == 2
    assert len(_shown(opened.page)) < 20_000
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1440
    opened.check()


@pytest.mark.parametrize(("anchor", "theme"), [("", "light"), (EVENT, "dark"), (ROUTE, "light"), (ROUTE, "dark")])
def test_cards_fit_a_telephone_and_nothing_keeps_a_reader_out(at: At, axe: str, anchor: str, theme: str) -> None:
    opened = at(anchor)
    page = opened.page
    if page.get_attribute("html", "data-theme") != theme:
        page.click("#theme")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1440, "height": 900})
    assert opened.barriers(axe) == []
    opened.check()


def test_a_page_that_carries_part_of_an_archive_says_so(
    open_graph: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govgraph.viewer.cut.carried.__defaults__", (300,))
    whole = sample_graph.graph()
    opened = open_graph(whole)
    words = f"artikel terbaru dari {len(whole.articles)}; pencarian, tabel, peta, dan SPARQL di govgraph serve"
    assert words in opened.page.inner_text("#notice")
    assert words in opened.page.inner_text("#card")
    opened.check()
