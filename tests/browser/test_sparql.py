"""The SPARQL tab in Chromium, with both engines: the server's and the one in the browser."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from opened import Opened, listen
from sparql_site import Site, running

import sample_graph
from govgraph import query
from govgraph.store import open_store

CASES = json.loads((Path(__file__).parents[1] / "cases" / "ready_queries.json").read_text(encoding="utf-8"))
ENGINES = ("endpoint", "wasm")
pytestmark = pytest.mark.browser
Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def open_tab(window: Callable[..., Any], site: Site) -> Open:
    """``open_tab(engine, hash="", width=1440)``: the tab, ready to be asked.

    One page for each engine. The browser's own engine is loaded once, the other's page anew for each test.
    """
    kept: dict[str, Opened] = {}

    def opener(engine: str, anchor: str = "", width: int = 1440) -> Opened:
        address = f"{site.address}/{engine}/"
        own = (site.address, "data:,", f"blob:{site.address}")
        fresh = engine not in kept
        if fresh:
            kept[engine] = listen(window(), address, lambda url: url.startswith(own))
        opened = kept[engine]
        opened.page.set_viewport_size({"width": width, "height": 1000})
        if fresh or engine == "endpoint":
            opened.page.goto("about:blank")
            opened.complaints.clear()
            opened.page.goto(address + anchor)
        opened.page.wait_for_selector("html[data-ready]")
        return opened

    return opener


def _type(page: Any, text: str) -> None:
    """Replace what the editor holds."""
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def _reach(page: Any, pattern: str) -> None:
    page.wait_for_url(re.compile(pattern))


def _ask(page: Any, text: str) -> None:
    _type(page, text)
    page.keyboard.press("Control+Enter")


def _status(page: Any, state: str) -> str:
    page.wait_for_selector(f"[data-part=status][data-state={state}]")
    return str(page.inner_text("[data-part=status]"))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_question_is_asked_and_answered(open_tab: Open, engine: str) -> None:
    opened = open_tab(engine)
    page = opened.page
    _ask(page, "SELECT ?name ?n WHERE { VALUES (?name ?n) { ('b<b>' 2) ('a' 10) } }")
    page.wait_for_selector(".sparql-table")
    assert page.locator("td").all_inner_texts() == ["b<b>", "2", "a", "10"]
    assert page.inner_text(".sparql-count").startswith("2 baris")
    assert page.locator("td b").count() == 0
    assert opened.complaints == []


def test_a_table_is_sorted_by_size_and_by_name(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    _ask(page, "SELECT ?name ?n WHERE { VALUES (?name ?n) { ('b' 2) ('a' 10) (UNDEF 9) } }")
    page.click(".sparql-sort >> text=n >> nth=1")
    assert page.locator("td:nth-child(2)").all_inner_texts() == ["2", "9", "10"]
    page.click("th:nth-child(2) button")
    assert page.locator("td:nth-child(2)").all_inner_texts() == ["10", "9", "2"]
    assert page.get_attribute("th:nth-child(2)", "aria-sort") == "descending"
    page.click("th:nth-child(1) button")
    assert page.locator("td:nth-child(1)").all_inner_texts() == ["a", "b", "kosong"]
    assert opened.complaints == []


def test_completion_knows_terms_by_their_words_and_writes_the_prefix(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    _type(page, "# x\nSELECT ?mission WHERE { ?mission a ")
    page.keyboard.type("misi")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    assert page.locator(".cm-tooltip-autocomplete li").all_inner_texts() == ["gg:TradeMissionMisi dagang"]
    page.wait_for_timeout(150)  # CodeMirror takes no key for a choice before its list has been seen
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-line >> text=PREFIX gg:")
    lines = page.locator(".cm-line").all_inner_texts()
    assert lines[0] == "# x"
    assert lines[2] == "SELECT ?mission WHERE { ?mission a gg:TradeMission"
    page.keyboard.type(" ; rdfs:label ?mi")
    page.wait_for_selector(".cm-tooltip-autocomplete >> text=?mission")
    assert opened.complaints == []


def test_keys_typed_into_the_editor_are_the_editors(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    page.evaluate("() => addEventListener('keydown', (event) => { if (event.key === '/') event.preventDefault(); })")
    _type(page, "")
    page.keyboard.type("a/b")
    assert page.locator(".cm-line").all_inner_texts() == ["a/b"]
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.dataset.part ?? document.activeElement.className") == "run"
    assert opened.complaints == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_ready_question_takes_its_parameters(open_tab: Open, engine: str) -> None:
    opened = open_tab(engine)
    page = opened.page
    page.click("[data-query=trade-missions]")
    page.wait_for_selector(".sparql-table")
    page.fill("[name=sender]", "jawa timur")
    page.fill("[name=year]", "2022")
    page.press("[name=year]", "Enter")
    _reach(page, "param.sender=jawa(\\+|%20)timur&param.year=2022")
    expected = query.answer(sample_graph.directory(), "trade-missions", {"sender": "jawa timur", "year": "2022"})
    assert page.locator("tbody tr").count() == len(list(expected.rows())) > 0
    assert "sender" not in page.locator("th").all_inner_texts()
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("post-holder-on-date", {}, "jabatan harus diisi"),
        ("post-holder-on-date", {"post": "Gubernur Jawa Timur", "date": "kemarin"}, "bukan tanggal"),
        ("trade-missions", {"sender": 'x" } } DROP ALL #'}, "tak ada yang bernama"),
        ("trade-missions", {"sender": "place/>} x"}, "tak ada pengenal"),
        ("trade-missions", {"year": "22"}, "bukan tahun"),
        ("fact-sources", {"subject": "place/35", "predicate": "kirim"}, "bukan istilah"),
    ],
)
def test_a_wrong_value_is_told_at_its_field(open_tab: Open, name: str, values: dict[str, str], words: str) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    page.click(f"[data-query={name}]")
    for field, value in values.items():
        page.fill(f"[name={field}]", value)
    page.click("[data-part=run]")
    assert words in _status(page, "problem")
    assert page.locator("[aria-invalid=true]").count() == 1
    assert opened.complaints == []


def test_the_form_says_it_in_words_and_the_editor_shows_the_query(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    for ready in query.ready_queries():
        page.click(f"[data-query={ready.name}]")
        shown = page.inner_text(".sparql-form") if ready.parameters else ""
        for parameter in ready.parameters:
            assert f"?{parameter.name}" in shown
        assert "# param" not in page.inner_text(".cm-content")
        assert page.locator(".cm-line").first.inner_text().startswith("PREFIX")
    page.click("[data-query=trade-missions]")
    assert "tuan rumah ?host · tempat, boleh kosong" in " ".join(page.inner_text(".sparql-form").split())
    assert opened.complaints == []


def test_names_are_proposed(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    page.click("[data-query=timeline]")
    page.locator("[name=entity]").press_sequentially("khofifah")
    page.wait_for_selector("#sparql-names-entity option[value='Khofifah Indar Parawansa']", state="attached")
    assert opened.complaints == []


@pytest.mark.parametrize("engine", ENGINES)
def test_both_engines_answer_every_ready_question_as_the_command_does(open_tab: Open, engine: str) -> None:
    opened = open_tab(engine)
    database = open_store(sample_graph.directory())
    for ready in query.ready_queries():
        for case in CASES[ready.name]:
            text = query.fill(ready, query.bind(database, ready, case["params"]))
            found = opened.page.evaluate("(text) => tab.engine.ask(text)", text)
            names = found["columns"]
            given = [[row[name]["value"] if name in row else "" for name in names] for row in found["rows"]]
            theirs = sorted(_parts(row) for row in given)
            rows = query.ask(database, text).records()
            ours = sorted(_parts([_value(row[name]) for name in names]) for row in rows)
            assert theirs == ours, (ready.name, case["params"])
    assert opened.complaints == []


def _value(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _parts(row: list[str]) -> list[list[str]]:
    """A row whose joined values are in order, as the order inside GROUP_CONCAT is free."""
    return [sorted(cell.replace(" ¶ ", "; ").split("; ")) for cell in row]


@pytest.mark.parametrize("engine", ENGINES)
def test_yes_no_graphs_and_refusals(open_tab: Open, engine: str) -> None:
    opened = open_tab(engine)
    page = opened.page
    _ask(page, "ASK { ?event a gg:TradeMission }")
    assert page.inner_text(".sparql-boolean strong") == "Ya"
    _ask(page, "CONSTRUCT { ?a gg:heldPost ?b } WHERE { ?a gg:heldPost ?b }")
    page.wait_for_selector("th >> text=predicate")
    page.click("[data-view=graph]")
    page.wait_for_selector(".sparql-canvas canvas")
    for text, words in (
        ("INSERT DATA { <a:b> <a:c> 1 }", "INSERT ditolak"), ("SELECT * { SERVICE <http://x/> {} }", "SERVICE ditolak"),
        (" ", "Belum ada"),
    ):  # fmt: skip
        _ask(page, text)
        page.wait_for_selector(f"[data-state=problem] >> text={words}")
    assert opened.complaints == []


@pytest.mark.parametrize("engine", ENGINES)
def test_an_error_names_its_line_and_marks_it(open_tab: Open, engine: str) -> None:
    opened = open_tab(engine)
    page = opened.page
    _ask(page, "SELECT ?x\nWHERE { ?x a }")
    assert _status(page, "problem").startswith("Baris 2, huruf 15")
    assert page.locator(".cm-wrong").all_inner_texts() == ["WHERE { ?x a }"]
    _ask(page, "SELECT ?x { gg:x rdfs:label }")
    page.wait_for_selector("[data-state=problem] >> text=Baris 1, huruf 29")
    assert [said for said in opened.complaints if "status of 400" not in said] == []
    opened.complaints.clear()


@pytest.mark.parametrize("engine", ENGINES)
def test_what_runs_can_be_stopped(open_tab: Open, site: Site, engine: str) -> None:
    opened = open_tab(engine)
    page = opened.page
    site.held = threading.Event()
    try:
        _ask(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        page.click("[data-part=cancel]")
        page.wait_for_selector("[data-part=cancel]", state="hidden")
        if engine == "endpoint":
            assert _status(page, "cancelled") == "Dibatalkan."
    finally:
        site.held.set()
        site.held = None
    _ask(page, "ASK { ?s a gg:Person }")
    page.wait_for_selector(".sparql-boolean")
    assert opened.complaints == []


def test_a_link_brings_back_the_question(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    _ask(page, "SELECT ?own { VALUES ?own { 'émas ~ 1' } }")
    page.wait_for_selector("td")
    _reach(page, "#/sparql\\?z=")
    page.reload()
    page.wait_for_selector("td >> text=émas ~ 1")
    assert page.locator(".cm-line").all_inner_texts() == ["SELECT ?own { VALUES ?own { 'émas ~ 1' } }"]
    assert opened.complaints == []
    cut = open_tab("endpoint", "#/sparql?z=AAA")
    assert "terpotong" in _status(cut.page, "problem")
    unknown = open_tab("endpoint", "#/sparql?name=x%3Cb%3E")
    assert "x<b>" in _status(unknown.page, "problem")
    plain = open_tab("endpoint", "#/sparql?query=ASK%20%7B%7D")
    plain.page.wait_for_selector(".sparql-boolean")


def test_downloads_are_the_standard_formats(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    _ask(page, "SELECT ?a ?b { VALUES (?a ?b) { ('x,\"y\"'@id UNDEF) ('=1' -5) } }")
    page.wait_for_selector("td")
    with page.expect_download() as csv:
        page.click("text=Unduh CSV")
    assert Path(csv.value.path()).read_bytes() == b'a,b\r\n"x,""y""",\r\n\'=1,-5\r\n'
    with page.expect_download() as kept:
        page.click("text=Unduh JSON")
    found = json.loads(Path(kept.value.path()).read_text(encoding="utf-8"))
    assert found["results"]["bindings"][0] == {"a": {"type": "literal", "value": 'x,"y"', "xml:lang": "id"}}
    assert found["results"]["bindings"][1]["a"] == {"type": "literal", "value": "=1"}
    assert opened.complaints == []


def test_cells_of_csv_are_those_of_the_command(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    lines = (Path(__file__).parents[1] / "cases/csv_cells.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    ask = "async (texts) => texts.map((await import('./src/csvcell.js')).csvCell)"
    assert opened.page.evaluate(ask, [case["text"] for case in cases]) == [case["cell"] for case in cases]
    assert opened.complaints == []


def test_places_come_on_the_map_and_entities_are_links(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    page.click("[data-part=run]")
    page.click("[data-view=map]")
    assert page.locator(".sparql-arc").count() > 5
    assert "Jawa Timur → Aceh: 1" in page.locator(".sparql-arc title").all_text_contents()
    page.click("[data-view=table]")
    assert page.locator("td a", has_text="Jawa Timur").first.get_attribute("href") == "#/entitas/place/35"
    assert opened.complaints == []


def test_the_language_of_the_page_is_the_language_of_the_tab(open_tab: Open) -> None:
    opened = open_tab("endpoint")
    page = opened.page
    page.click("[data-part=run]")
    page.wait_for_selector("td")
    page.evaluate("() => { document.documentElement.lang = 'en'; }")
    page.wait_for_selector("button >> text=Download CSV")
    assert page.inner_text(".sparql-main h3") == "Your own question"
    assert page.locator("td").count() > 0
    assert opened.complaints == []


def test_the_graph_is_loaded_by_the_engine_in_the_browser_alone(open_tab: Open, site: Site) -> None:
    assert open_tab("endpoint").complaints == []
    opened = open_tab("wasm")
    _ask(opened.page, "ASK {}")
    opened.page.wait_for_selector(".sparql-boolean")
    here, there = ({path for path in site.asked if path.startswith(root)} for root in ("/wasm/", "/endpoint/"))
    assert {"/wasm/data/graph.nq.gz", "/wasm/assets/oxigraph_bg.wasm"} <= here
    assert not any(path.endswith("/sparql") for path in here)
    assert not any("oxigraph" in path or "trig" in path for path in there)
    assert opened.complaints == []


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_no_reader_is_kept_out(open_tab: Open, axe: str, width: int, theme: str) -> None:
    opened = open_tab("endpoint", width=width)
    page = opened.page
    page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
    page.click(".sparql-ready summary") if width == 390 else None
    page.click("[data-query=trade-missions]")
    page.wait_for_selector(".sparql-table")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert opened.barriers(axe, "'#tab'") == []
