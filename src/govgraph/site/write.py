"""The whole site, written into a fresh directory that takes the place of the old one; equal graphs, equal bytes."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from govgraph.atomic import MANIFEST, replacing
from govgraph.errors import GovgraphError, UsageError
from govgraph.site.downloads import left_out, syntaxes, write_downloads
from govgraph.site.lists import feed, page_paths, robots, sitemaps
from govgraph.site.packs import entity_packs
from govgraph.store import STORE
from govgraph.viewer.page import render_page
from govgraph.views.assets import asset_files
from govgraph.views.documents import TABLES, Documents, Publish, encode
from govgraph.views.pages import Pages, table_path

SUMMARY, GRAPH = "api/summary.json", "api/graph.json"
_LONGEST = 240  # bytes of one part of a path; file systems hold 255
_BASE = re.compile(r"https?://[^\s/?#\"'<>\\]+(?:/[^\s?#\"'<>\\]*)?")


@dataclass(frozen=True, slots=True)
class Site:
    """What was written."""

    directory: Path
    files: int
    bytes: int
    left_out: list[str]  # formats whose library is not installed here


def write_site(directory: Path, output: Path, base_url: str = "", *, texts: Publish = "quoted") -> Site:
    """Write the graph in ``directory`` as a static site in place of ``output``, whole or not at all.

    ``base_url`` is where it will be: sitemap and feed need absolute addresses; without it there is no sitemap.
    ``texts`` tells how much of the articles is published: the paragraphs that hold evidence, or the whole articles.
    UsageError for an address that is none, a directory that is not ours to replace, or a graph of an older version.
    """
    if base_url and not _BASE.fullmatch(base_url):
        raise UsageError(f"{base_url!r} is no address of a site", "write it as https://name.example/path/")
    if (output / STORE).exists():
        raise UsageError(f"{output}: holds a graph, which a site would replace", "choose another directory with -o")
    base = base_url and base_url.rstrip("/") + "/"
    with replacing(output) as fresh:
        documents = Documents(directory, static=True, texts=texts)
        payload = documents.document(GRAPH)
        _write(fresh, f"{GRAPH}.gz", _packed(encode(payload)))
        documents.offer(write_downloads(directory, fresh, render_page(payload)), syntaxes())
        for path, body in _files(documents, base):
            _write(fresh, path, body)
        for name, source in asset_files().items():
            shutil.copyfile(source, _ready(fresh, f"assets/{name}"))
        written = [path for path in fresh.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in written)
    return Site(output, len(written), size, left_out())


def _files(documents: Documents, base: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of everything but downloads and assets."""
    pages, index = Pages(documents, static=True), documents.index
    yield SUMMARY, documents.encoded(SUMMARY)
    others = (path for path in documents.paths() if path not in (SUMMARY, GRAPH) and "/entity/" not in path[:12])
    for path, body in chain(((path, documents.encoded(path)) for path in others), entity_packs(documents)):
        yield f"{path}.gz", _packed(body)
    tables = {
        table_path(name, page): (name, page) for name in TABLES for page in range(1, documents.pages(name) + 1)
    }  # fmt: skip
    found = page_paths(index, pages, list(tables))
    for path in found:
        if path.startswith("id/"):
            yield path, pages.entity(path.removeprefix("id/").removesuffix("/index.html"))
        elif path in tables:
            yield path, pages.table(*tables[path])
    yield "index.html", pages.shell()
    yield "404.html", pages.not_found(base)
    yield "feed.xml", feed(index, base)
    yield "robots.txt", robots(base)
    if base:
        yield from sitemaps(found, base).items()
    yield MANIFEST, json.dumps({"site": 1}).encode() + b"\n"


def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


def _write(fresh: Path, path: str, body: bytes) -> None:
    _ready(fresh, path).write_bytes(body)


def _ready(fresh: Path, path: str) -> Path:
    """Where ``path`` goes. GovgraphError for an identifier that would leave the site or that no file may have."""
    parts = path.split("/")
    long = any(len(part.encode("utf-8", "replace")) > _LONGEST for part in parts)
    if long or "\0" in path or not {"", ".", ".."}.isdisjoint(parts):
        raise GovgraphError(f"{path[:200]!r} cannot be the name of a file", "this is a bug: please report it")
    target = fresh.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target
