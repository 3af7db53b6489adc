"""A news site on this machine, port of the system's choosing, that behaves or misbehaves as a test wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<html><head><title>Berita {0}</title></head><body><p>Gubernur membuka pasar {0}.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
Handler = Callable[[BaseHTTPRequestHandler], None]
Route = tuple[int, dict[str, str], bytes] | Handler


def page(name: str, **headers: str) -> Route:
    """An answer with a small page; underscores in names of headers are hyphens."""
    extra = {key.replace("_", "-"): value for key, value in headers.items()}
    return 200, {**HTML, **extra}, PAGE.format(name).encode()


def moved(target: str, status: int = 302) -> Route:
    return status, {"Location": target}, b""


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


@dataclass(slots=True)
class Site:
    """Routes by path; ``hits`` are the paths asked for, ``headers`` those of the last request to each."""

    base: str = ""
    routes: dict[str, Route] = field(default_factory=dict)
    hits: list[str] = field(default_factory=list)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)  # set when the test ends

    def url(self, path: str) -> str:
        return self.base + path

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.hits.append(request.path)
        self.headers[request.path] = dict(request.headers.items())
        route = self.routes.get(request.path, (404, HTML, b"no such page"))
        if callable(route):
            route(request)
            return
        status, headers, body = route
        etag = headers.get("ETag")
        if etag is not None and request.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        if status != 304:
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


@contextmanager
def running() -> Iterator[Site]:
    """A site that answers until the block ends."""
    site = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that the library calls
            with suppress(ConnectionError):
                site.answer(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
