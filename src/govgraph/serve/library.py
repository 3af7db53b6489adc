"""Documents and pages over HTTP: made when they are first asked for, kept as bytes, told apart by their ETag.

The graph is read by the first request that needs it, in a thread, so that the endpoint answers meanwhile.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from govgraph.errors import GovgraphError, UsageError
from govgraph.serve.kept import Kept
from govgraph.views.assets import asset_files
from govgraph.views.documents import Documents
from govgraph.views.pages import SERVED_POLICY, Pages
from govgraph.views.words import href

T = TypeVar("T")
Tagged = tuple[str, bytes]  # ETag and body
KEPT_BYTES = 64_000_000  # of documents and pages that were asked for last
PAGE_POLICY = f"{SERVED_POLICY}; frame-ancestors 'none'; require-trusted-types-for 'script'"
# graph.html brings its own policy with the hashes of its scripts; a header can only add to it.
_GRAPH_POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_KINDS = {
    ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".wasm": "application/wasm",
    ".txt": "text/plain; charset=utf-8",
}  # fmt: skip
_HTML, _JSON = "text/html; charset=utf-8", "application/json"
_TABLE = re.compile(r"([a-z]+)(?:-([1-9]\d{0,8}))?\.html")


class Library:
    """The documents and pages of one graph directory, as responses."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._documents = Documents(directory)
        self._pages = Pages(self._documents)
        self._lock = threading.Lock()
        self._kept = Kept(KEPT_BYTES)
        self._redirects: dict[str, str] | None = None  # None: the graph has not been read yet

    def warm(self) -> None:
        """Read the graph and make what the first visitor sees, in a thread that ends with the program."""
        threading.Thread(target=self._first, name="govgraph-warm", daemon=True).start()

    def _first(self) -> None:
        with suppress(GovgraphError):  # told to whoever asks
            self._locked(lambda: self._keep("index.html", self._pages.shell))
            for path in ("api/summary.json", "api/graph.json"):
                self._locked(partial(self._keep, path, partial(self._documents.encoded, path)))

    @cached_property
    def _assets(self) -> dict[str, Path]:
        return asset_files()

    async def document(self, request: Request) -> Response:
        """``api/…``: a JSON document; one that is not there is 404 with an object that says so."""
        path = f"api/{request.path_params['path']}"
        try:
            body = await self._made(path, lambda: self._documents.encoded(path))
        except UsageError as problem:
            return JSONResponse({"error": problem.message}, 404)
        return _answer(request, body, _JSON, "default-src 'none'; frame-ancestors 'none'")

    async def shell(self, request: Request) -> Response:
        """The application; of a graph whose articles are not kept, its page."""
        try:
            body = await self._made("index.html", self._pages.shell)
        except UsageError:
            return await self.graph_page(request)
        return _answer(request, body, _HTML)

    async def graph_page(self, _: Request) -> Response:
        """``graph.html`` as the build wrote it."""
        path = self._directory / "graph.html"
        if not path.is_file():
            return Response("no page here; the endpoint is at /sparql\n", 404, media_type="text/plain")
        return FileResponse(path, headers={"content-security-policy": _GRAPH_POLICY})

    async def table(self, request: Request) -> Response:
        """``tabel/people.html``, ``tabel/people-2.html``."""
        name = request.path_params["name"]
        found = _TABLE.fullmatch(name)
        return await self._page(request, f"tabel/{name}", lambda: self._pages.table(*_table(found)))

    async def entity(self, request: Request, key: str) -> Response:
        """The page of an entity; an identifier that was replaced leads to its successor."""
        return await self._page(request, f"id/{key}/", lambda: self._pages.entity(key))

    async def moved(self, request: Request, key: str) -> Response | None:
        """A redirect when ``key`` was replaced by another identifier, None when it was not."""
        if self._redirects is None:
            try:
                self._redirects = await asyncio.to_thread(
                    self._locked, lambda: dict(self._documents.index.graph.redirects)
                )
            except UsageError:
                return None
        if key not in self._redirects:
            return None
        return RedirectResponse(f"{request.scope.get('root_path', '')}/id/{href(self._redirects[key])}/", 301)

    async def asset(self, request: Request) -> Response:
        """A file of the front end, by the names there are."""
        name = request.path_params["name"]
        path = self._assets.get(name)
        if path is None:
            return Response("no such file\n", 404, media_type="text/plain")
        kept = self._kept.get(f"assets/{name}")
        if kept is None:  # no need to wait for who holds the lock
            kept = _tagged(await asyncio.to_thread(path.read_bytes))
            self._kept.put(f"assets/{name}", *kept)
        return _answer(request, kept, _KINDS[path.suffix])

    async def _page(self, request: Request, name: str, make: Callable[[], bytes]) -> Response:
        try:
            return _answer(request, await self._made(name, make), _HTML)
        except UsageError as problem:
            try:
                _, body = await self._made("404.html", lambda: self._pages.not_found("/"))
            except GovgraphError:
                body = problem.message.encode("utf-8", "replace")
                return Response(body, 404, media_type="text/plain")
            return Response(body, 404, {"content-type": _HTML, "content-security-policy": PAGE_POLICY})

    async def _made(self, name: str, make: Callable[[], bytes]) -> Tagged:
        """What was kept under ``name``, or what ``make`` makes now, off the event loop."""
        kept = self._kept.get(name)
        if kept is not None:
            return kept
        return await asyncio.to_thread(self._locked, lambda: self._keep(name, make))

    def _locked(self, work: Callable[[], T]) -> T:
        with self._lock:
            return work()

    def _keep(self, name: str, make: Callable[[], bytes]) -> Tagged:
        found = self._kept.get(name) or _tagged(make())  # made by whoever held the lock before us?
        self._kept.put(name, *found)
        return found


def _table(found: re.Match[str] | None) -> tuple[str, int]:
    if found is None:
        raise UsageError("no such table", "")
    return found[1], int(found[2] or 1)


def _tagged(body: bytes) -> Tagged:
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"', body


def _answer(request: Request, found: Tagged, media: str, policy: str = PAGE_POLICY) -> Response:
    """The body of ``found`` with its ETag; 304 without it when the client has these bytes already."""
    tag, body = found
    headers = {"etag": tag, "cache-control": "no-cache", "content-security-policy": policy, "content-type": media}
    asked = request.headers.get("if-none-match", "")
    known = {part.strip().removeprefix("W/") for part in asked.split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers)
