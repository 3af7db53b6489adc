"""The local application over HTTP: protocol, negotiation, limits that stop the work, and what is refused."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

import web_graph

pytest.importorskip("starlette", reason="the optional dependencies of `govgraph serve` are not installed")
httpx = pytest.importorskip("httpx", reason="needed to talk to the application")
testclient = pytest.importorskip("starlette.testclient")

from govgraph import serve  # noqa: E402  # after the check that it can be imported
from govgraph.serve import Limits, create_app  # noqa: E402
from govgraph.serve.negotiate import GRAPHS, TABLES, choose  # noqa: E402
from govgraph.serve.protocol import RefusedError, read_question  # noqa: E402

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
# Nobody waits for the end of this one.
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PERSON = "/id/person/rahayu-lestari"


@pytest.fixture(scope="module")
def directory() -> Path:
    return web_graph.directory()


@pytest.fixture(scope="module")
def client(directory: Path) -> Iterator[testclient.TestClient]:
    app = create_app(directory, limits=Limits(seconds=4, answer_bytes=200_000), origins=("https://a.example",))
    with testclient.TestClient(app, base_url="http://127.0.0.1:8000") as opened:
        yield opened


@pytest.mark.parametrize(
    ("accept", "offered", "media"),
    [
        (None, TABLES, "application/sparql-results+json"),
        ("*/*", TABLES, "application/sparql-results+json"),
        ("text/csv", TABLES, "text/csv"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.5", TABLES, "application/sparql-results+xml"),
        ("text/*;q=0.9, text/csv;q=0", TABLES, "text/tab-separated-values"),
        ("text/html", TABLES, None),
        ("application/*", GRAPHS, "application/n-triples"),
        ("TEXT/TURTLE", GRAPHS, "text/turtle"),
        ("text/turtle;q=x", GRAPHS, None),
    ],
)
def test_the_client_gets_what_it_likes_best(accept: str | None, offered: dict[str, str], media: str | None) -> None:
    assert choose(accept, offered) == media


@pytest.mark.parametrize(
    ("method", "query", "kind", "body", "status"),
    [
        ("GET", "query=ASK{}&query=ASK{}", "", b"", 400),
        ("GET", "default-graph-uri=x:a", "", b"", 400),
        ("GET", "update=CLEAR%20ALL", "", b"", 403),
        ("POST", "", "application/sparql-update", b"CLEAR ALL", 403),
        ("POST", "", "application/x-www-form-urlencoded", b"update=CLEAR+ALL", 403),
        ("POST", "", "text/plain", b"ASK {}", 415),
        ("POST", "", "", b"query=ASK+%7B%7D", 415),
        ("POST", "", "application/sparql-query; charset=UTF-16", "ASK {}".encode("utf-16"), 400),
        ("POST", "", "application/sparql-query", b"\xff\xfe", 400),
        ("GET", "query=%ff", "", b"", 400),
        ("GET", "&".join(f"a{i}=1" for i in range(300)), "", b"", 400),
    ],
)
def test_malformed_requests_are_refused(method: str, query: str, kind: str, body: bytes, status: int) -> None:
    with pytest.raises(RefusedError) as refused:
        read_question(method, query, kind, body)
    assert refused.value.status == status


def test_query_by_get_and_both_kinds_of_post(client: testclient.TestClient) -> None:
    answers = [
        client.get("/sparql", params={"query": COUNT}),
        client.post("/sparql", data={"query": COUNT}),
        client.post("/sparql", content=COUNT, headers={"content-type": "application/sparql-query"}),
    ]
    counts = {a.json()["results"]["bindings"][0]["n"]["value"] for a in answers}
    assert len(counts) == 1
    assert int(counts.pop()) > 100


@pytest.mark.parametrize("media", [*TABLES])
def test_every_table_format(client: testclient.TestClient, media: str) -> None:
    found = client.get("/sparql", params={"query": COUNT}, headers={"accept": media})
    assert found.status_code == 200
    assert found.headers["content-type"].startswith(media)


@pytest.mark.parametrize("media", [*GRAPHS])
def test_every_graph_format(client: testclient.TestClient, media: str) -> None:
    found = client.get(PERSON, headers={"accept": media})
    assert found.status_code == 200
    assert found.headers["content-type"].startswith(media)
    assert "Rahayu" in found.text


def test_the_dataset_of_the_protocol_wins(client: testclient.TestClient) -> None:
    ask = {"query": "ASK FROM <x:nothing> { ?s ?p ?o }"}
    assert client.get("/sparql", params=ask).json()["boolean"] is False
    names = client.get("/sparql", params={"query": "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"}).json()
    graph = names["results"]["bindings"][0]["g"]["value"]
    assert client.get("/sparql", params={**ask, "default-graph-uri": graph}).json()["boolean"] is True
    only_named = {"query": "ASK { ?s ?p ?o }", "named-graph-uri": graph}
    assert client.get("/sparql", params=only_named).json()["boolean"] is False
    assert client.get("/sparql", params={**ask, "default-graph-uri": "no iri"}).status_code == 400


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT nothing", 400),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", 400),
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", 400),
        ("", 400),
    ],
)
def test_bad_queries_get_a_clear_4xx(client: testclient.TestClient, query: str, status: int) -> None:
    found = client.get("/sparql", params={"query": query})
    assert found.status_code == status
    assert found.headers["content-type"].startswith("text/plain")
    assert found.text.strip()


def test_other_methods_are_not_allowed(client: testclient.TestClient) -> None:
    assert client.put("/sparql", params={"query": COUNT}).status_code == 405


def test_not_acceptable(client: testclient.TestClient) -> None:
    assert client.get("/sparql", params={"query": COUNT}, headers={"accept": "image/png"}).status_code == 406
    assert client.get(PERSON, headers={"accept": "image/png"}).status_code == 406


def test_an_answer_that_is_too_large_is_refused(client: testclient.TestClient) -> None:
    found = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
    assert found.status_code == 413
    assert "LIMIT" in found.text


def test_a_body_that_is_too_large_is_refused(client: testclient.TestClient) -> None:
    found = client.post("/sparql", content=b"#" * 1_100_000, headers={"content-type": "application/sparql-query"})
    assert found.status_code == 413


def test_a_runaway_is_stopped_and_stops_nobody(client: testclient.TestClient) -> None:
    answers: list[httpx.Response] = []
    runaway = threading.Thread(target=lambda: answers.append(client.get("/sparql", params={"query": RUNAWAY})))
    runaway.start()
    time.sleep(0.3)
    assert client.get("/sparql", params={"query": COUNT}).status_code == 200
    assert runaway.is_alive(), "another query had to wait for the runaway"
    runaway.join(120)  # its worker is followed by another one before it is answered
    assert answers[0].status_code == 503
    assert "4 seconds" in answers[0].text
    # Both workers answer again: more questions at once than there are workers.
    with_all = [client.get("/sparql", params={"query": COUNT}).status_code for _ in range(4)]
    assert with_all == [200] * 4


def test_a_process_that_answers_loads_no_web_framework() -> None:
    code = "import sys, govgraph.serve.workers; print({'starlette', 'uvicorn', 'networkx'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
    with pytest.raises(AttributeError, match="nothing"):
        _ = serve.nothing  # type: ignore[attr-defined]


def test_the_service_describes_itself(client: testclient.TestClient) -> None:
    found = client.get("/sparql", headers={"accept": "text/turtle"})
    assert found.status_code == 200
    assert "SPARQL11Query" in found.text
    assert "http://127.0.0.1:8000/sparql" in found.text


def test_people_are_sent_to_the_page(client: testclient.TestClient) -> None:
    found = client.get(PERSON, headers={"accept": "text/html,*/*;q=0.1"}, follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (303, "/id/person/rahayu-lestari/")
    assert "Accept" in found.headers["vary"]
    page = client.get(PERSON, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "Rahayu Lestari" in page.text
    assert "<mark>" in page.text


@pytest.mark.parametrize("name", ["../../etc/passwd", "%2e%2e/%2e%2e/x", 'a b<>"{}|^`\\', "person/x> . } DROP ALL #"])
def test_an_identifier_is_never_a_path_nor_a_query(client: testclient.TestClient, name: str) -> None:
    found = client.get("/id/" + quote(name), headers={"accept": "application/n-triples"})
    assert (found.status_code, found.content) in [(200, b""), (404, b"Not Found")]


def test_only_under_its_own_name(client: testclient.TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert (
        client.get("/sparql?" + urlencode({"query": COUNT}), headers={"host": "evil.example:8000"}).status_code == 400
    )


def test_security_headers_everywhere(client: testclient.TestClient) -> None:
    for path in ("/", "/sparql", PERSON, "/nothing-here"):
        headers = client.get(path, headers={"accept": "*/*"}, follow_redirects=False).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_cross_origin_reading_is_opt_in(client: testclient.TestClient) -> None:
    allowed = client.get("/sparql", params={"query": COUNT}, headers={"origin": "https://a.example"})
    assert allowed.headers["access-control-allow-origin"] == "https://a.example"
    other = client.get("/sparql", params={"query": COUNT}, headers={"origin": "https://b.example"})
    assert "access-control-allow-origin" not in other.headers
