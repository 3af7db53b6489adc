"""Every JSON document of a graph by its path: what the server answers and what the static site writes as files.

A graph is read when the first document is asked for. It is then held in memory (about 2 kB a claim), the
texts of the articles are not; docs/web-api.md says what each document holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from govgraph import __version__, store
from govgraph.errors import GovgraphError, UsageError
from govgraph.judgement import record
from govgraph.rdf.read import read_graph
from govgraph.viewer.page import render_page
from govgraph.viewer.payload import make_payload
from govgraph.viewer.text import well_formed
from govgraph.views import quality, reference
from govgraph.views.conflicts import conflict_rows
from govgraph.views.entity import entity_document
from govgraph.views.events import flows
from govgraph.views.index import TABLE_OF, Index, Json
from govgraph.views.reading import article_document
from govgraph.views.rows import ROWS
from govgraph.views.texts import Texts
from govgraph.vocabulary import load_vocabulary

PAGE_SIZE = 500
Publish = Literal["quoted", "whole"]
"""How much of the articles is shown: the paragraphs that hold evidence, or all."""
TABLES = (*ROWS, "conflicts")
_TABLE = re.compile(rf"api/({'|'.join(TABLES)})/([1-9]\d{{0,8}})\.json")
_NAMED = re.compile(r"api/(entity|article)/(.+)\.json", re.DOTALL)


class Documents:
    """The documents of the graph directory ``directory``.

    ``static`` is true for the site without a server. Of articles it has the whole ``texts``, or only the paragraphs
    that are quoted as evidence. UsageError when the directory holds no graph, or one of an older version.
    """

    def __init__(self, directory: Path, *, static: bool = False, texts: Publish = "whole") -> None:
        self._directory = directory
        self._static = static
        self._downloads: list[Json] = []
        self._syntaxes: list[Json] = []
        self.quoted = texts == "quoted"
        self._single: Mapping[str, Callable[[], Json]] = {
            "api/summary.json": self._summary,
            "api/flows.json": lambda: {"flows": flows(self.index)},
            "api/geo.json": lambda: reference.geo_document(self.index),
            "api/graph.json": lambda: make_payload(self.index.graph, self.index.vocabulary),
            "api/queries.json": lambda: reference.queries_document(self.index.vocabulary),
            "api/terms.json": lambda: reference.terms_document(self.index.vocabulary),
            "api/quality.json": lambda: quality.quality_document(self._report),
        }

    @cached_property
    def index(self) -> Index:
        """The graph, read from the store, with the texts of its articles."""
        vocabulary = load_vocabulary()
        graph = read_graph(store.open_store(self._directory), vocabulary)
        return Index(replace(graph, articles=Texts(self._directory)), vocabulary)

    def offer(self, downloads: Sequence[Json], syntaxes: Sequence[Json]) -> None:
        """Name the files that the site offers, and the syntaxes of RDF that a browser writes; docs/web-api.md."""
        self._downloads, self._syntaxes = list(downloads), list(syntaxes)

    def paths(self) -> Iterator[str]:
        """The path of every document that a site has, in one order.

        Tenures, quotes and amounts are told in the documents of people, posts and events.
        """
        yield from self._single
        for table in TABLES:
            yield from (f"api/{table}/{page}.json" for page in range(1, self.pages(table) + 1))
        yield from (f"api/entity/{key}.json" for table in TABLE_OF.values() for key in sorted(self.index.tables[table]))
        yield from (f"api/article/{key}.json" for key in self.index.graph.articles)

    def encoded(self, path: str) -> bytes:
        """The document at ``path`` as the bytes that are sent or written. UsageError when there is none."""
        return encode(self.document(path))

    def document(self, path: str) -> Json:
        """The document at ``path``, an address relative to ``index.html``. UsageError when there is none."""
        if path in self._single:
            return self._single[path]()
        if found := _TABLE.fullmatch(path):
            return self.table(found[1], int(found[2]))
        if found := _NAMED.fullmatch(path):
            if found[1] == "entity":
                return entity_document(self.index, found[2])
            return article_document(self.index, found[2], quoted=self.quoted)
        raise UsageError(f"no document {path[:200]}", "docs/web-api.md lists them")

    def write_page(self, path: Path, nodes: int) -> None:
        """Write the offline page to ``path``, opened on the ``nodes`` best connected. GovgraphError when it cannot."""
        page = render_page(make_payload(self.index.graph, self.index.vocabulary, nodes))
        try:
            path.write_text(page, encoding="utf-8", newline="\n")
        except OSError as problem:
            raise GovgraphError(f"{path}: {problem.strerror}", "choose another place with -o") from problem

    def table(self, name: str, page: int) -> Json:
        """One page of a table. UsageError when it has fewer pages."""
        total, pages = self.total(name), self.pages(name)
        if not 1 <= page <= pages:
            raise UsageError(f"{name} has {pages} pages, not {page}", "begin with the first")
        part = slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
        if name == "conflicts":
            rows = self._conflicts[part]
        else:
            rows = [ROWS[name](self.index, key) for key in self.index.tables[name][part]]
        return {"table": name, "page": page, "pages": pages, "total": total, "rows": rows}

    def total(self, name: str) -> int:
        """How many rows a table has."""
        return len(self._conflicts if name == "conflicts" else self.index.tables[name])

    def pages(self, name: str) -> int:
        """How many pages a table has; an empty one has one."""
        return max(-(-self.total(name) // PAGE_SIZE), 1)

    @cached_property
    def _conflicts(self) -> list[Json]:
        """The rows of conflicts; none where the graph directory keeps no record of identity."""
        if not (self._directory / record.FILE).exists():
            return []
        return conflict_rows(self.index, record.read_identity(self._directory).conflicts)

    @cached_property
    def _report(self) -> Mapping[str, Any] | None:
        path = self._directory / "report.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def _summary(self) -> Json:
        graph = self.index.graph
        counts = {table: self.total(table) for table in TABLES}
        counts |= {"facts": len(graph.facts), "claims": sum(len(fact.claims) for fact in graph.facts)}
        dataset = next((file["href"] for file in self._downloads if file["name"] == "nquads"), None)
        return {
            "title": "govgraph", "version": __version__, "static": self._static,
            "sparql": "wasm" if self._static else "endpoint", "counts": counts,
            "pages": {table: self.pages(table) for table in TABLES}, "page_size": PAGE_SIZE,
            "years": self._years(), "dataset": dataset, "exports": self._downloads,
            "syntaxes": self._syntaxes,
            "terms": reference.labels(self.index.vocabulary),
        }  # fmt: skip

    def _years(self) -> list[int] | None:
        """The first and the last year of an event."""
        starts = [self.index.text(key, "schema:startDate") or "" for key in self.index.tables["events"]]
        years = sorted(int(start[:4]) for start in starts if start[:4].isdecimal())
        return [years[0], years[-1]] if years else None


def encode(document: object) -> bytes:
    """A document as compact JSON in UTF-8; half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return well_formed(text).encode()
