"""Store and ready queries on a made-up graph of this shape, against rdflib in memory in the same run.

Usage: python benchmarks/sparql.py [ARTICLES] [--no-rdflib]   (800 articles make 1.1 million quads)
"""

from __future__ import annotations

import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import rdflib

import synthetic
from govgraph import rdf, store
from govgraph.graph import build_graph
from govgraph.lexicon import Lexicon
from govgraph.query import ask, bind, fill, ready_queries
from govgraph.resolve import resolve

T = TypeVar("T")
RUNS = 5
LINKED = """SELECT ?a ?b WHERE {
  ?first gg:participant ?a, ?between . ?second gg:participant ?between, ?b .
  ?a a gg:Person . ?b a gg:Person . FILTER(?first != ?second && ?a != ?b && ?a != ?between && ?b != ?between)
} LIMIT 1"""
LIMIT = 60.0  # seconds after which rdflib is not asked again


def main(arguments: list[str]) -> int:
    """Build, load, ask, print one table."""
    count = next((int(a) for a in arguments if a.isdecimal()), 800)
    home = Path(tempfile.mkdtemp(prefix="govgraph-benchmark-"))
    try:
        quads = make(count, home)
        database = store.open_store(home)
        opened = min(timed(lambda: store.open_store(home))[0] for _ in range(RUNS))
        disk = sum(p.stat().st_size for p in (home / "store").rglob("*") if p.is_file())
        print(f"open read-only: {opened * 1000:.0f} ms; on disk: {disk / 1e6:.0f} MB; peak memory: {peak()} MB")
        other = None
        if "--no-rdflib" not in arguments:
            seconds, other = timed(lambda: in_rdflib(quads))
            print(f"rdflib in memory: load {seconds:.0f} s, peak memory {peak()} MB")
        table(database, other)
    finally:
        shutil.rmtree(home)
    return 0


def make(count: int, home: Path) -> list[str]:
    """Build the graph, write the store, and give back the triples as lines."""
    lexicon = Lexicon.load()
    extractions = list(synthetic.extractions(count, lexicon))
    seconds, graph = timed(lambda: build_graph(resolve(extractions, lexicon), lexicon))
    print(f"{count} articles: resolved and folded in {seconds:.1f} s, {len(graph.facts)} facts")
    seconds, quads = timed(lambda: list(rdf.quads(graph)))
    print(f"quads: {len(quads)} in {seconds:.1f} s")
    seconds, _ = timed(lambda: store.create(quads, home / "store"))
    print(f"loaded in {seconds:.1f} s ({len(quads) / seconds:,.0f} quads/s)")
    return [f"{q.triple} .\n" for q in [*quads, *rdf.ontology_quads()]]


def table(database: object, other: rdflib.Graph | None) -> None:
    """One row per ready query with all its required parameters: rows, our median, rdflib's."""
    print(f"{'query':32}{'rows':>6}{'ms, median':>12}{'ms, rdflib':>12}")
    medians = []
    for ready in ready_queries():
        values = parameters(database, ready)
        text = fill(ready, bind(database, ready, values))  # type: ignore[arg-type]
        times, rows = [], 0
        for _ in range(RUNS):
            seconds, found = timed(lambda text=text: list(ask(database, text).rows()))  # type: ignore[misc, arg-type]
            times.append(seconds)
            rows = len(found)
        medians.append(statistics.median(times))
        theirs = "" if other is None else rdflib_time(other, text)
        print(f"{ready.name:32}{rows:6}{medians[-1] * 1000:12.1f}{theirs:>12}")
    print(f"median of all: {statistics.median(medians) * 1000:.1f} ms; slowest: {max(medians) * 1000:.1f} ms")


def parameters(database: object, ready: object) -> dict[str, str]:
    """Values that exist in the made-up graph."""
    found: dict[str, str] = {}
    for p in ready.parameters:  # type: ignore[attr-defined]
        if p.required:
            kind = {"person": "Person", "entity": "Person", "article": "Article", "post": "Post"}.get(p.type)
            if kind is None:
                found[p.name] = p.example
            else:
                sparql = f"SELECT ?x WHERE {{ ?x a gg:{kind} }} ORDER BY ?x OFFSET {7 * len(found)} LIMIT 1"
                ((found[p.name],),) = ask(database, sparql).rows()  # type: ignore[arg-type]
    if ready.name == "fact-sources":  # type: ignore[attr-defined]
        found["subject"] = "place/35"
    if ready.name == "shortest-connection":  # type: ignore[attr-defined]
        ((found["from"], found["to"]),) = ask(database, LINKED).rows()  # type: ignore[arg-type]
    return found


def in_rdflib(lines: list[str]) -> rdflib.Graph:
    """The same triples in rdflib's memory store."""
    graph = rdflib.Graph()
    graph.parse(data="".join(lines), format="nt")
    return graph


def rdflib_time(graph: rdflib.Graph, text: str) -> str:
    """One run in a process of its own, so that a query without end can be stopped."""
    import multiprocessing  # noqa: PLC0415

    context = multiprocessing.get_context("fork")
    answer = context.SimpleQueue()
    worker = context.Process(target=lambda: answer.put(timed(lambda: list(graph.query(text)))[0]))
    worker.start()
    worker.join(LIMIT)
    if worker.is_alive():
        worker.kill()
        worker.join()
        return f"> {LIMIT * 1000:.0f}"
    return f"{answer.get() * 1000:.0f}" if not answer.empty() else "error"


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Seconds and result."""
    began = time.perf_counter()
    result = call()
    return time.perf_counter() - began, result


def peak() -> int:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
