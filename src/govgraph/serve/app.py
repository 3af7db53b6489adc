"""The local web application: the page, permanent addresses of entities, and the SPARQL endpoint."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from govgraph.errors import GovgraphError
from govgraph.serve.description import service_description
from govgraph.serve.library import Library
from govgraph.serve.negotiate import GRAPHS, choose
from govgraph.serve.protocol import Question, RefusedError, read_question
from govgraph.serve.workers import DEFAULT_LIMITS, Limits, Pool
from govgraph.vocabulary import load_vocabulary

BODY_BYTES = 1_000_000
LOCAL = ("127.0.0.1", "localhost", "[::1]")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_FILES = {"data.ttl": "text/turtle", "data.jsonld": "application/ld+json"}
_DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"


class _Headers:
    """Adds the security headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; what comes back gets the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        await self.app(scope, receive, with_headers)


def create_app(
    directory: Path,
    *,
    limits: Limits = DEFAULT_LIMITS,
    workers: int = 2,
    hosts: Sequence[str] = LOCAL,
    origins: Sequence[str] = (),
) -> Starlette:
    """The application for the graph in ``directory``.

    ``hosts`` are the names under which it answers (others get 400: protection against DNS rebinding),
    ``origins`` the web sites whose scripts may read the endpoint. Starting it raises GovgraphError
    when the graph cannot be opened.
    """
    pool, library = Pool(directory, workers, limits), Library(directory)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        yield
        pool.close()

    app = Starlette(
        routes=[
            Route("/", library.shell),
            Route("/index.html", library.shell),
            Route("/graph.html", library.graph_page),
            Route("/assets/{name}", library.asset),
            Route("/api/{path:path}", library.document),
            Route("/tabel/{name}", library.table),
            Route("/sparql", _sparql, methods=["GET", "POST"]),
            Route("/id/{identifier:path}", _entity),
        ],
        middleware=[
            Middleware(_Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            *(
                [Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"])]
                if origins
                else []
            ),
        ],
        exception_handlers={GovgraphError: _refusal},
        lifespan=lifespan,
    )
    app.state.pool, app.state.library = pool, library
    return app


async def _sparql(request: Request) -> Response:
    """The SPARQL 1.1 Protocol, query half."""
    question = read_question(
        request.method, request.url.query, request.headers.get("content-type", ""), await _body(request)
    )
    accept = request.headers.get("accept")
    endpoint = str(request.url.replace(query=""))
    if question is None:
        media = choose(accept, GRAPHS)
        if media is None:
            raise RefusedError(406, f"the service description can be had as {', '.join(GRAPHS)}")
        return _data(200, media, service_description(endpoint, GRAPHS[media]))
    return _data(*await request.app.state.pool.ask(replace(question, base=endpoint), accept))


async def _entity(request: Request) -> Response:
    """A permanent address: for people a page, for programs what the graph says of it.

    ``id/<identifier>/data.ttl`` and ``data.jsonld`` are for programs that ask for no format.
    """
    identifier, library = request.path_params["identifier"], request.app.state.library
    key, _, name = identifier.rpartition("/")
    media = _FILES.get(name) or choose(request.headers.get("accept"), {"text/html": "html", **GRAPHS})
    if media is None:
        raise RefusedError(406, f"an entity can be had as text/html, {', '.join(GRAPHS)}")
    key = key if name in ("", *_FILES) else identifier
    response: Response | None = await library.moved(request, key) if media == "text/html" else None
    if media == "text/html" and response is None:
        if name:
            response = RedirectResponse(f"{request.scope.get('root_path', '')}/id/{quote(key)}/", 303)
        else:
            response = await library.entity(request, key)
    elif response is None:
        iri = ox.NamedNode(load_vocabulary().entity_iri(key))
        response = _data(*await request.app.state.pool.ask(Question(f"DESCRIBE {iri}"), media))
    assert response is not None
    response.headers["vary"] = "Accept"
    return response


async def _body(request: Request) -> bytes:
    """The body of the request. RefusedError with 413 when it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_BYTES:
            raise RefusedError(413, f"a query may have {BODY_BYTES} bytes")
    return bytes(body)


def _data(status: int, media: str, body: bytes) -> Response:
    kind = media if "charset" in media or not media.startswith("text/") else f"{media}; charset=utf-8"
    headers = {"content-type": kind, "content-security-policy": _DATA_POLICY}
    return Response(body, status, headers)


async def _refusal(_: Request, problem: Exception) -> Response:
    """A GovgraphError as a response."""
    assert isinstance(problem, GovgraphError)
    status = problem.status if isinstance(problem, RefusedError) else 500
    text = "\n".join(filter(None, (problem.message, problem.hint))) + "\n"
    return _data(status, "text/plain; charset=utf-8", text.encode("utf-8", "replace"))
