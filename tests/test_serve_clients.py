"""Real clients against a real socket: rdflib's SPARQLStore, SPARQLWrapper, curl, the requests that YASGUI makes."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from govgraph import rdf, store
from graph_fixture import small_graph

uvicorn = pytest.importorskip("uvicorn", reason="the optional dependencies of `govgraph serve` are not installed")
pytest.importorskip("starlette", reason="the optional dependencies of `govgraph serve` are not installed")

from govgraph.serve import create_app  # noqa: E402  # after the check that it can be imported

NAMES = "SELECT ?name WHERE { ?p a gg:Person ; rdfs:label ?name } ORDER BY ?name"
PREFIXES = "PREFIX gg: <https://w3id.org/govgraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that runs in a thread of this process."""
    home = tmp_path_factory.mktemp("graph")
    store.create(rdf.quads(small_graph()), home / "store")
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(home), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    for _ in range(1500):
        if server.started:
            break
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
    server.should_exit = True
    thread.join(10)
    listener.close()


def test_rdflib_reads_the_endpoint_as_a_store(endpoint: str) -> None:
    from rdflib import Graph
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(endpoint, returnFormat="json"))
    assert [str(row[0]) for row in graph.query(PREFIXES + NAMES)] == ["Rahayu Lestari", "Yosef Latuconsina"]


def test_sparqlwrapper(endpoint: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    client = wrapper.SPARQLWrapper(endpoint)
    client.setQuery(PREFIXES + NAMES)
    client.setReturnFormat(wrapper.JSON)
    rows = client.query().convert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == ["Rahayu Lestari", "Yosef Latuconsina"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl(endpoint: str) -> None:
    command = ["curl", "-s", "-H", "Accept: text/csv", "--data-urlencode", f"query={PREFIXES}{NAMES}", endpoint]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert answer.stdout.splitlines()[:2] == ["name", "Rahayu Lestari"]


def test_the_shape_of_yasguis_requests(endpoint: str) -> None:
    accept = "application/sparql-results+json,*/*;q=0.9"
    kind = "application/x-www-form-urlencoded; charset=UTF-8"
    body = urlencode({"query": PREFIXES + NAMES}).encode()
    asked = Request(endpoint, body, {"Accept": accept, "Content-Type": kind, "X-Requested-With": "XMLHttpRequest"})
    with urlopen(asked, timeout=60) as answer:
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert len(json.load(answer)["results"]["bindings"]) == 2
