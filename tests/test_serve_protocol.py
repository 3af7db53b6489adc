"""The W3C tests of the SPARQL 1.1 Protocol: the query half passes, the update half is refused."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from govgraph import store

pytest.importorskip("httpx", reason="needed to talk to the application")
testclient = pytest.importorskip("starlette.testclient", reason="the optional dependencies of `serve` are missing")

from govgraph.serve import create_app  # noqa: E402  # after the check that it can be imported

SUITE = Path(__file__).resolve().parents[2] / "shared" / "rdf-tests" / "sparql11" / "protocol"
HT = "http://www.w3.org/2011/http#"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
CNT = "http://www.w3.org/2011/content#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the W3C test suite is not here (../shared/rdf-tests)")


@dataclasses.dataclass(frozen=True)
class _Request:
    """One HTTP request of a test with what is expected of the answer."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: frozenset[str]
    boolean: str | None


class _Manifest:
    """The manifest as look-ups."""

    def __init__(self) -> None:
        self.graph = ox.Store()
        self.graph.load(path=str(SUITE / "manifest.ttl"), format=ox.RdfFormat.TURTLE, base_iri=SUITE.as_uri() + "/")

    def all(self, subject: Any, predicate: str) -> list[Any]:
        return [quad.object for quad in self.graph.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    def one(self, subject: Any, predicate: str) -> Any:
        found = self.all(subject, predicate)
        return found[0] if found else None

    def items(self, head: Any) -> Iterator[Any]:
        while head is not None and head.value != RDF + "nil":
            yield self.one(head, RDF + "first")
            head = self.one(head, RDF + "rest")

    def tests(self) -> Iterator[tuple[str, Any]]:
        for quad in self.graph.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None):
            for test in self.items(quad.object):
                yield test.value.rpartition("#")[2], test

    def requests(self, test: Any) -> Iterator[_Request]:
        action = self.one(test, MF + "action")
        for node in self.items(self.one(action, HT + "requests")):
            yield self._request(node)

    def _request(self, node: Any) -> _Request:
        headers = {}
        for header in self.items(self.one(node, HT + "headers")):
            headers[self.one(header, HT + "fieldName").value] = self.one(header, HT + "fieldValue").value
        body, response = self.one(node, HT + "body"), self.one(node, HT + "resp")
        encoding = self.one(body, CNT + "characterEncoding").value if body else "utf-8"
        boolean = self.one(response, MF + "expectedBoolean")
        return _Request(
            self.one(node, HT + "methodName").value,
            self.one(node, HT + "absolutePath").value,
            headers,
            self.one(body, CNT + "chars").value.encode(encoding) if body else b"",
            frozenset(x.value.rpartition("#")[2] for x in self.all(response, MF + "expectedStatus")),
            boolean.value if boolean else None,
        )


TESTS = dict(_Manifest().tests()) if SUITE.is_dir() else {}


def _is_update(name: str) -> bool:
    return "update" in name


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An endpoint that holds the data of the suite under the names its requests use."""
    home = tmp_path_factory.mktemp("protocol")
    quads: list[ox.Quad] = []
    for i in (1, 2, 3):
        graph = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{i}.rdf")
        read = ox.parse(path=str(SUITE / f"data{i}.nt"), format=ox.RdfFormat.N_TRIPLES)
        quads += [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in read]
    store.create(quads, home / "store")
    with testclient.TestClient(create_app(home), base_url="http://127.0.0.1") as opened:
        yield opened


def _send(client: Any, asked: _Request) -> Any:
    path = asked.path.replace("/sparql/", "/sparql", 1)
    return client.request(asked.method, path, headers=asked.headers, content=asked.body)


@pytest.mark.parametrize("name", [name for name in TESTS if not _is_update(name)])
def test_query(client: Any, name: str) -> None:
    for asked in _Manifest().requests(TESTS[name]):
        answer = _send(client, asked)
        assert f"StatusCode{answer.status_code // 100}xx" in asked.statuses, answer.text
        if asked.boolean is not None:
            assert answer.json()["boolean"] is (asked.boolean == "true")


@pytest.mark.parametrize("name", [name for name in TESTS if _is_update(name)])
def test_update_is_refused(client: Any, name: str) -> None:
    first = next(iter(_Manifest().requests(TESTS[name])))
    answer = _send(client, first)
    assert 400 <= answer.status_code < 500
    assert answer.text.strip()


def test_the_whole_suite_is_read() -> None:
    assert len(TESTS) == 34
