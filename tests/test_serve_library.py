"""Documents, pages and assets over HTTP: what is there, what is not, and that nothing else is."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import web_graph
from govgraph.graph import Graph
from govgraph.serve import create_app
from govgraph.serve.kept import Kept
from govgraph.serve.library import Library
from govgraph.serve.protocol import Question
from govgraph.serve.workers import DEFAULT_LIMITS, Pool
from govgraph.views import texts
from govgraph.views.documents import Documents
from govgraph.views.pages import Pages
from graph_fixture import small_graph

testclient = pytest.importorskip("starlette.testclient")
TestClient = testclient.TestClient
HTML = {"accept": "text/html"}
PERSON = f"/id/{web_graph.PERSON}/"


def _client(directory: Path) -> TestClient:
    return TestClient(create_app(directory, workers=1), base_url="http://127.0.0.1:8000")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with _client(web_graph.directory()) as opened:
        yield opened


def test_documents_are_those_of_the_views(client: TestClient) -> None:
    documents = Documents(web_graph.directory())
    for path in documents.paths():
        found = client.get("/" + path)
        assert (found.status_code, found.headers["content-type"]) == (200, "application/json"), path
        assert found.content == documents.encoded(path)


def test_pages_are_those_of_the_views(client: TestClient) -> None:
    pages = Pages(Documents(web_graph.directory()))
    assert client.get("/").content == client.get("/index.html").content == pages.shell()
    assert client.get("/tabel/events.html").content == pages.table("events")
    assert client.get(PERSON, headers=HTML).content == pages.entity(web_graph.PERSON)
    assert client.get("/graph.html").content == (web_graph.directory() / "graph.html").read_bytes()


def test_who_has_it_already_gets_nothing_twice(client: TestClient) -> None:
    for path in ("/api/people/1.json", "/", "/tabel/people.html", PERSON, "/assets/app.css"):
        first = client.get(path, headers=HTML)
        again = client.get(path, headers={**HTML, "if-none-match": f'"x", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
        assert client.get(path, headers={**HTML, "if-none-match": '"other"'}).status_code == 200
        assert client.head(path, headers=HTML).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/api/nothing.json", "/api/people/99.json", "/api/entity/person/nobody.json", "/api/../app.py",
    "/api/..%2f..%2fx.json",
     "/api/entity/..%2f..%2f..%2fetc%2fpasswd.json", "/api/%00.json"],
)  # fmt: skip
def test_a_document_that_is_not_there_says_so_in_json(client: TestClient, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 404
    assert "json" not in found.headers["content-type"] or set(found.json()) == {"error"}


@pytest.mark.parametrize(
    "path",
    ["/id/person/nobody/", "/tabel/nothing.html", "/tabel/people-2.html", "/tabel/people.txt", "/assets/graph.js",
     "/assets/..%2fpages%2fbase.html", "/assets/%2e%2e/package.json", "/assets//etc/passwd", "/assets/", "/etc/passwd",
     "/id/..%2f..%2fmanifest.json/", "/graph.ttl", "/store", "/articles.jsonl"],
)  # fmt: skip
def test_nothing_else_is_handed_out(client: TestClient, path: str) -> None:
    assert client.get(path, headers=HTML).status_code == 404


def test_assets_have_their_types(client: TestClient) -> None:
    for name, media in (("app.js", "javascript"), ("pages.css", "text/css"), ("licences-vendor.txt", "text/plain")):
        found = client.get(f"/assets/{name}")
        assert found.status_code == 200
        assert media in found.headers["content-type"]


def test_policies_leave_nothing_inline(client: TestClient) -> None:
    for path in ("/", PERSON, "/tabel/people.html", "/id/person/nobody/", "/assets/app.js"):
        policy = client.get(path, headers=HTML).headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in client.get("/api/people/1.json").headers["content-security-policy"]


def test_an_entity_can_be_had_for_programs_too(client: TestClient) -> None:
    turtle = client.get(PERSON + "data.ttl")
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert "Rahayu Lestari" in turtle.text
    linked = client.get(PERSON + "data.jsonld", headers=HTML)
    assert linked.headers["content-type"].startswith("application/ld+json")
    same = client.get(PERSON, headers={"accept": "text/turtle"})
    assert sorted(same.text.splitlines()) == sorted(turtle.text.splitlines())
    assert client.get(PERSON.rstrip("/"), headers=HTML, follow_redirects=False).status_code == 303


def test_a_replaced_identifier_leads_to_its_successor(tmp_path: Path) -> None:
    graph = small_graph()
    graph = Graph(graph.entities, graph.facts, graph.articles, redirects=(("person/rahayu", web_graph.PERSON),))
    with _client(web_graph.write_graph(tmp_path / "g", graph)) as client:
        found = client.get("/id/person/rahayu", headers=HTML, follow_redirects=False)
        assert (found.status_code, found.headers["location"]) == (301, PERSON)
        assert client.get(PERSON, headers=HTML, follow_redirects=False).status_code == 200


def test_a_graph_without_texts_still_shows_its_page_or_says_so(tmp_path: Path) -> None:
    home = web_graph.write_graph(tmp_path / "g", small_graph())
    (home / texts.FILE).unlink()
    with _client(home) as client:
        assert "Rahayu" in client.get("/").text
        assert client.get("/api/summary.json").status_code == 404
        assert client.get(PERSON, headers=HTML).status_code == 404
        (home / "graph.html").unlink()
        assert client.get("/").status_code == client.get("/graph.html").status_code == 404
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).status_code == 200


def test_a_document_is_made_once() -> None:
    library = Library(web_graph.directory())
    tag, body = library._keep("d", lambda: b"made")
    assert body == b"made"
    assert library._keep("d", lambda: b"never made") == (tag, body)


def test_the_first_visitor_need_not_wait(tmp_path: Path) -> None:
    library = Library(web_graph.directory())
    library._first()
    for path in ("index.html", "api/summary.json", "api/graph.json"):
        assert library._keep(path, lambda: b"made again")[1] != b"made again"
    Library(tmp_path)._first()  # no graph: whoever asks is told


def test_what_is_kept_is_bounded() -> None:
    kept = Kept(10)
    for name in "abc":
        kept.put(name, "text/plain", b"xxxx")
    assert kept.get("a") is None
    assert kept.get("b") == ("text/plain", b"xxxx")
    kept.put("d", "", b"yyyy")
    assert (kept.get("c"), len(kept)) == (None, 2)  # "b" was asked for later
    kept.put("b", "", b"zz")
    assert kept.get("b") == ("", b"zz")
    kept.put("e", "", b"x" * 99)
    assert len(kept) == 1


def test_who_asks_the_same_at_the_same_time_gets_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool(web_graph.directory(), 1, DEFAULT_LIMITS)
    asked: list[str] = []

    async def work(question: Question, _: str | None) -> tuple[int, str, bytes]:
        asked.append(question.sparql)
        await asyncio.sleep(0)
        return 503, "text/plain", question.sparql.encode()

    async def all_at_once() -> list[tuple[int, str, bytes]]:
        return await asyncio.gather(*(pool.ask(Question(text), None) for text in ("a", "b", "a", "a")))

    monkeypatch.setattr(pool, "_work", work)
    with ThreadPoolExecutor(1) as thread:  # of its own: the browser's driver may have a loop in this one
        answers = thread.submit(asyncio.run, all_at_once()).result()
    assert [body for _, _, body in answers] == [b"a", b"b", b"a", b"a"]
    assert asked == ["a", "b"]
    assert pool._asked == {}


def test_an_answered_question_needs_no_worker() -> None:
    app = create_app(web_graph.directory(), workers=1)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        query = {"query": "SELECT ?s { ?s a gg:Person } ORDER BY ?s"}
        first = client.get("/sparql", params=query)
        app.state.pool.close()
        again = client.get("/sparql", params=query)
        assert (again.status_code, again.content) == (200, first.content)
        assert again.headers["content-type"] == first.headers["content-type"]
