"""Pushing to a Graph Store of our own making, and to Virtuoso where it is installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pyoxigraph as ox
import pytest

import sample_graph
from govgraph import rdf, store
from govgraph.errors import GovgraphError, UsageError
from govgraph.export import push as pushing
from govgraph.export.push import push

SMALL = sample_graph.graph_of(("sample-28", "sample-26"))
SENT = {*rdf.quads(SMALL), *rdf.ontology_quads()}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("push")
    store.create(rdf.quads(SMALL), path / "store")
    return path


class GraphStore(BaseHTTPRequestHandler):
    """The write half of the SPARQL 1.1 Graph Store Protocol and UPDATE, over an in-memory store."""

    database: ox.Store
    log: list[str]

    def do_PUT(self) -> None:
        self._load(clear=True)

    def do_POST(self) -> None:
        if self.headers["Content-Type"].startswith("application/sparql-update"):
            self.database.update(self._body().decode())
            self._answer(204)
        else:
            self._load(clear=False)

    def _load(self, *, clear: bool) -> None:
        wanted = parse_qs(urlsplit(self.path).query)["graph"][0]
        graph = ox.NamedNode(wanted)
        if clear:
            self.database.remove_graph(graph)
        self.database.load(self._body(), format=ox.RdfFormat.TURTLE, to_graph=graph)
        self.log.append(f"{self.command} {wanted}")
        self._answer(204)

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _answer(self, code: int) -> None:
        if self.path.startswith("/refuse"):
            code = 403
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    GraphStore.database, GraphStore.log = ox.Store(), []
    running = ThreadingHTTPServer(("127.0.0.1", 0), GraphStore)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize("method", pushing.METHODS)
def test_the_other_store_holds_exactly_the_graph(home: Path, server: ThreadingHTTPServer, method: str) -> None:
    url = f"http://127.0.0.1:{server.server_port}/data"
    said: list[tuple[str, int]] = []
    sent = push(home, url, method, progress=lambda graph, n: said.append((graph, n)))
    assert set(GraphStore.database) == SENT
    assert sent.triples == len(GraphStore.database) == said[-1][1]
    assert sent.graphs == len(said) == 5 + len(SMALL.articles)
    push(home, url, method)
    assert set(GraphStore.database) == SENT


def test_a_large_graph_goes_in_chunks_of_which_the_first_replaces(
    home: Path, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(pushing.CHUNK, "graph-store", 100)
    url = f"http://127.0.0.1:{server.server_port}/data"
    push(home, url)
    sent = push(home, url)
    assert set(GraphStore.database) == SENT
    assert sent.requests > sent.graphs
    facts = [line for line in GraphStore.log if line.endswith("graph/facts")]
    assert facts[0].startswith("PUT")
    assert sum(line.startswith("PUT") for line in facts) == 2


def test_refusals_and_absence_are_told(home: Path, server: ThreadingHTTPServer) -> None:
    base = f"http://127.0.0.1:{server.server_port}"
    with pytest.raises(GovgraphError, match="403") as caught:
        push(home, f"{base}/refuse")
    assert "password" in caught.value.hint
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(GovgraphError, match="refused"):  # nobody listens, and nobody else may
            push(home, f"http://127.0.0.1:{free.getsockname()[1]}/")
    for url in ("file:///etc/passwd", "ftp://x/", "x", "http://"):
        with pytest.raises(UsageError, match="is no http address"):
            push(home, url)
    with pytest.raises(UsageError, match="no method"):
        push(home, base, "carrier-pigeon")


VIRTUOSO = shutil.which("virtuoso-t")


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso of our own."""
    home = tmp_path_factory.mktemp("virtuoso")
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        sql, http = one.getsockname()[1], two.getsockname()[1]
    (home / "virtuoso.ini").write_text(
        f"[Database]\nDatabaseFile = v.db\nErrorLogFile = v.log\nLockFile = v.lck\nTransactionFile = v.trx\n"
        f"xa_persistent_file = v.pxa\n[TempDatabase]\nDatabaseFile = t.db\nTransactionFile = t.trx\n"
        f"[Parameters]\nServerPort = {sql}\nNumberOfBuffers = 10000\n[HTTPServer]\nServerPort = {http}\n"
    )
    process = subprocess.Popen([str(VIRTUOSO), "+foreground", "+configfile", "virtuoso.ini"], cwd=home)
    try:
        _wait(http)
        yield f"http://127.0.0.1:{http}"
    finally:
        process.terminate()
        process.wait(30)


@pytest.mark.skipif(VIRTUOSO is None, reason="Virtuoso (Debian: virtuoso-opensource-7-bin) is not installed")
def test_virtuoso_takes_the_graph_and_answers_a_query_on_it(home: Path, tmp_path: Path, virtuoso: str) -> None:
    part = [*rdf.quads(sample_graph.graph_of(("sample-28",)))]
    store.create(part, tmp_path / "store")
    text = (Path("ontology/queries/posts-changed-hands.rq")).read_text(encoding="utf-8")
    for method, path, graph, expected in (
        ("graph-store", "/sparql-graph-crud-auth", tmp_path, {*part, *rdf.ontology_quads()}),
        ("update", "/sparql-auth", home, SENT),
    ):
        push(graph, virtuoso + path, method, ("dba", "dba"))
        total = 0
        for name in {q.graph_name.value for q in expected}:
            counted = _ask(virtuoso, f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
            total += int(counted.splitlines()[1])
        assert total == len(expected), method
    assert "Adhy Karyono" in _ask(virtuoso, text.replace("VALUES ?post { UNDEF }", ""))


def _wait(port: int) -> None:
    for _ in range(900):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("the server did not start")


def _ask(url: str, text: str) -> str:
    with urllib.request.urlopen(f"{url}/sparql?format=text/csv&query={quote(text)}", timeout=60) as answer:
        return str(answer.read().decode())
