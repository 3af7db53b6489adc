"""A web site for the tests of the SPARQL tab: the documents of the samples, both engines, on a free port."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import govgraph
import sample_graph
from govgraph.serve.protocol import read_question
from govgraph.serve.workers import DEFAULT_LIMITS, _guarded
from govgraph.store import open_store
from govgraph.views import reference
from govgraph.views.documents import encode
from govgraph.views.index import Index
from govgraph.vocabulary import load_vocabulary

BUNDLE = Path(govgraph.__file__).parent / "web" / "bundle"
SOURCES = BUNDLE.parent / "src"
KINDS = {".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json"}
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types govgraph-sparql"
)
PAGE = (
    '<!doctype html><html lang="id" data-theme="light"><head><meta charset="utf-8"><title>SPARQL</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
    '<link rel="stylesheet" href="assets/app.css"></head><body class="app">'
    '<main id="app"><h1>govgraph</h1><div id="tab"></div></main>'
    '<script type="module" src="start.js"></script></body></html>'
)
START = (
    'import { mount } from "./assets/sparql.js";\n'
    'const summary = await (await fetch("api/summary.json")).json();\n'
    'globalThis.tab = await mount(document.getElementById("tab"), { base: document.baseURI, summary });\n'
    "document.documentElement.dataset.ready = 'true';\n"
)


class Site:
    """Answers below ``/endpoint/`` as a server does, below ``/wasm/`` as plain files do; ``asked`` lists the paths."""

    def __init__(self) -> None:
        home = sample_graph.directory()
        self.database = open_store(home)
        self.asked: list[str] = []
        self.held: threading.Event | None = None  # while it is an event, a query waits for it and is given up
        index = Index(sample_graph.graph(), load_vocabulary())
        self.files = {
            "api/queries.json": encode(reference.queries_document(index.vocabulary)),
            "api/terms.json": encode(reference.terms_document(index.vocabulary)),
            "api/geo.json": encode(reference.geo_document(index)),
        }
        quads = ox.serialize(self.database, format=ox.RdfFormat.N_QUADS)
        assert quads is not None
        self.files["data/graph.nq.gz"] = gzip.compress(quads, mtime=0)
        self.files |= {"index.html": PAGE.encode(), "start.js": START.encode()}
        self.address = ""

    def get(self, path: str) -> tuple[str, bytes] | None:
        """Media type and bytes of the file at ``path``, None where there is none."""
        _, engine, name = path.split("?", maxsplit=1)[0].split("/", 2)
        name = name or "index.html"
        if name == "api/summary.json":
            return "application/json", encode({"sparql": engine, "dataset": "data/graph.nq.gz"})
        if name in self.files:
            kind = "text/html; charset=utf-8" if name.endswith(".html") else KINDS.get(Path(name).suffix)
            return kind or "application/octet-stream", self.files[name]
        folder, _, rest = name.partition("/")
        root = {"assets": BUNDLE, "src": SOURCES}.get(folder)
        file = root / rest if root else None
        if file is None or ".." in rest or not file.is_file():
            return None
        return KINDS[file.suffix], file.read_bytes()

    def query(self, kind: str, accept: str, body: bytes) -> tuple[int, str, bytes]:
        """What the endpoint answers."""
        if self.held is not None:
            self.held.wait(30)
            # Whoever asked has gone; run all the same, it would count in this process until the last test has ended.
            return 503, "text/plain", b"given up"
        question = read_question("POST", "", kind, body)
        assert question is not None
        return _guarded(self.database, question, accept, DEFAULT_LIMITS)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            found = site.get(self.path)
            self.answer(200, *found) if found else self.answer(404, "text/plain", b"nothing here")

        def do_POST(self) -> None:
            site.asked.append(self.path)
            body = self.rfile.read(int(self.headers["content-length"]))
            self.answer(*site.query(self.headers["content-type"], self.headers["accept"], body))

        def answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            fields = {"content-type": kind, "content-length": str(len(body)), "content-security-policy": POLICY}
            for field, value in fields.items():
                self.send_header(field, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """The terminal is for the tests."""

        def finish(self) -> None:
            try:
                super().finish()
            except (BrokenPipeError, ConnectionResetError):  # the browser has cancelled
                self.close_connection = True

    return Handler


@contextmanager
def running() -> Iterator[Site]:
    """The site, served by a thread until the block ends."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
