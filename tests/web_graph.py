"""A graph directory of the small graph as a build would leave it, for tests of documents, pages, site and server."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from govgraph import rdf, store
from govgraph.graph import Graph, article_entity
from govgraph.model import Entity, Fact
from govgraph.viewer import write_page
from govgraph.views import texts
from graph_fixture import small_graph

PERSON = "person/rahayu-lestari"
EVENT = "event/trade-mission/jawa-timur-maluku-2022-05-04"
REPORT = {"articles": 2, "rejected": {"empty": 1}, "dropped": {"event.no_role": 3, "person.unvouched": 7},
          "notes": [{"source": "b.txt", "note": "decoded from windows-1252: not UTF-8"}]}  # fmt: skip
LATEST = "12500000000 IDR (2022-05-04T17:00:00+09:00)"
CONFLICT = {"row": "conflict", "entity": EVENT, "kind": "amount:total", "latest": LATEST,
            "values": [[LATEST, ["a"]], ["11000000000 IDR", ["b"]]]}  # fmt: skip


def write_graph(home: Path, graph: Graph) -> Path:
    """Write ``graph`` into the directory ``home`` with everything that the web front reads."""
    home.mkdir(parents=True, exist_ok=True)
    known = {article_entity(key): article.title for key, article in graph.articles.items()}
    listed = {key: Entity(key, "Article", title) for key, title in known.items()}
    graph = replace(graph, entities={**graph.entities, **listed})
    graph = replace(graph, facts=tuple(_own_claims(number, fact) for number, fact in enumerate(graph.facts)))
    store.create(rdf.quads(graph), home / "store")
    rows = [texts.row(article) for article in graph.articles.values()]
    lines = "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
    (home / texts.FILE).write_text(lines, encoding="utf-8")
    (home / "report.json").write_text(json.dumps(REPORT), encoding="utf-8")
    (home / "identity.jsonl").write_text(json.dumps(CONFLICT) + "\n", encoding="utf-8")
    write_page(graph, home / "graph.html")
    return home


def _own_claims(number: int, fact: Fact) -> Fact:
    """``fact`` with claims of its own: in the store a claim says one thing, the small graph lets facts share them."""
    return fact._replace(claims=tuple(claim._replace(id=f"{claim.id}-{number}") for claim in fact.claims))


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="govgraph-web-")


@cache
def directory() -> Path:
    """The graph directory of the small graph; it lives as long as the test run and is only read."""
    return write_graph(Path(_home().name) / "graph", small_graph())
