"""How soon a page can be used and how smoothly it zooms, ours against plain pyvis, in one run.

    python benchmarks/viewer.py [--sizes 100 1000 5000 20000] [--patience 60]

Needs playwright and Chromium. "opened" is the number of nodes laid on the table at first: the page's own limit,
and the whole graph, to see what the limit is good for.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, sync_playwright
from pyvis.network import Network

from govgraph.graph import Graph
from govgraph.model import Article, Claim, Entity, Fact, Paragraph
from govgraph.viewer.page import render_page
from govgraph.viewer.payload import OPENED, make_payload
from govgraph.vocabulary import load_vocabulary

SECONDS = 3
# Turns the wheel over the drawing in every frame; returns frames a second.
ZOOM = """async ([selector, seconds]) => {
  const canvas = document.querySelector(selector);
  const start = performance.now();
  let frames = 0;
  while (performance.now() - start < seconds * 1000) {
    const turn = {deltaY: frames % 2 ? 80 : -80, clientX: 700, clientY: 400, bubbles: true};
    canvas.dispatchEvent(new WheelEvent("wheel", turn));
    await new Promise((done) => requestAnimationFrame(done));
    frames += 1;
  }
  return frames / seconds;
}"""


def synthetic(size: int) -> Graph:
    """A graph of ``size`` nodes and about twice as many lines: events with participants, some well connected."""
    text = "Rapat kerja\n\nPeserta rapat hadir di aula."
    article = Article("a", text, (Paragraph("title", 0, 11), Paragraph("body", 13, len(text))), "Rapat kerja", "0" * 64)
    said = (Claim("claim/1", article.key, 13, 26, 13, len(text), text[13:26], "benchmark"),)
    events = max(size // 3, 1)
    names = [f"event/meeting/{i}" if i < events else f"person/{i}" for i in range(size)]
    entities = {
        name: Entity(name, "Meeting" if i < events else "Person", f"Nama {i}") for i, name in enumerate(sorted(names))
    }
    people = names[events:]
    facts = []
    for i, person in enumerate(people):
        chosen = {(i * i + 7 * i) % events, (i * 31) % events, (i * 17) % max(events // 20, 1)}
        facts += [Fact(names[event], "gg:participant", person, said) for event in sorted(chosen)]
    return Graph(entities, tuple(facts), {article.key: article})


def pages(size: int, directory: Path) -> Iterator[tuple[str, Path, str, str]]:
    """(name, file, what to wait for, where to turn the wheel) of the pages to be compared."""
    graph = synthetic(size)
    for opened in sorted({min(size, OPENED), size}):
        path = directory / f"govgraph-{size}-{opened}.html"
        path.write_text(render_page(make_payload(graph, load_vocabulary(), opened)), encoding="utf-8")
        yield f"govgraph, {opened} opened", path, "Boolean(document.documentElement?.dataset.ready)", "#canvas canvas"
    net = Network(directed=True, cdn_resources="in_line")
    for key, entity in graph.entities.items():
        net.add_node(key, label=entity.label)
    for fact in graph.facts:
        net.add_edge(fact.subject, fact.object)
    path = directory / f"pyvis-{size}.html"
    path.write_text(net.generate_html(), encoding="utf-8")
    # Above 100 nodes pyvis hides its drawing behind a bar until the simulation has come to rest.
    rest = "typeof network === 'object' && (document.querySelector('#loadingBar')?.style.display ?? 'none') === 'none'"
    yield "pyvis, as it comes", path, rest, "#mynetwork canvas"


def measure(browser: Any, path: Path, ready: str, canvas: str, patience: float) -> tuple[str, str]:
    """(seconds until the page can be used, frames a second) as text; ">" marks the end of patience."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    try:
        start = time.perf_counter()
        page.set_default_timeout(patience * 1000)
        page.goto(path.as_uri(), wait_until="commit")
        while not page.evaluate(ready):
            if time.perf_counter() - start > patience:
                return f"> {patience:.0f}", "-"
            time.sleep(0.02)
        loaded = time.perf_counter() - start
        return f"{loaded:.2f}", f"{page.evaluate(ZOOM, [canvas, SECONDS]):.0f}"
    except Error as problem:
        if "Timeout" not in str(problem):
            raise
        return f"> {patience:.0f}", "-"
    finally:
        page.context.browser.close()


def main(arguments: Iterable[str]) -> None:
    """Print one row for each size and page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 5000, 20000])
    parser.add_argument("--patience", type=float, default=60, help="seconds to wait for a page (default: 60)")
    options = parser.parse_args(list(arguments))
    print(f"{'nodes':>6}  {'page':28} {'MB':>5} {'ready s':>8} {'fps':>5}")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as directory:
        for size in options.sizes:
            for name, path, ready, canvas in pages(size, Path(directory)):
                browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
                loaded, frames = measure(browser, path, ready, canvas, options.patience)
                print(f"{size:>6}  {name:28} {path.stat().st_size / 1e6:>5.1f} {loaded:>8} {frames:>5}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
