"""Send a graph to another SPARQL 1.1 store, one named graph at a time.

By the Graph Store Protocol (PUT replaces a named graph, POST adds to it) or, for stores without it, by
SPARQL UPDATE. Nothing is ever held in memory but one chunk and the largest named graph.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from govgraph.errors import GovgraphError, UsageError
from govgraph.export.rdf import ordered_quads
from govgraph.rdf import ontology_quads
from govgraph.store import open_store
from govgraph.vocabulary import load_vocabulary

METHODS = ("graph-store", "update")
CHUNK = {"graph-store": 50_000, "update": 2_000}  # triples in one request; UPDATE is parsed as one query
_TIMEOUT = 600  # seconds for one request: a large store may index what it is given
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Pushed:
    """How much was sent."""

    graphs: int
    triples: int
    requests: int


def push(
    directory: Path,
    endpoint: str,
    method: str = "graph-store",
    auth: tuple[str, str] | None = None,
    progress: Progress | None = None,
) -> Pushed:
    """Send every named graph of the graph in ``directory`` and the ontology to ``endpoint``, in place of what it held.

    ``auth`` is user and password (Digest or Basic, as the server asks). ``progress`` is told each graph and
    the triples sent so far. Graphs that only the other store has are left alone. UsageError for a URL or
    method that cannot work, GovgraphError for what the server or the network answers.
    """
    if urlsplit(endpoint).scheme not in ("http", "https") or not urlsplit(endpoint).netloc:
        raise UsageError(f"{endpoint!r} is no http address", "give the URL of a Graph Store or UPDATE endpoint")
    if method not in METHODS:
        raise UsageError(f"no method {method!r}", "one of " + ", ".join(METHODS))
    sender = _Sender(endpoint, auth)
    send = sender.put if method == "graph-store" else sender.update
    graphs = triples = 0
    # The ontology goes along: ready queries name statuses and kinds by its labels.
    quads = chain(ontology_quads(), ordered_quads(open_store(directory), load_vocabulary()))
    for name, group in groupby(quads, key=lambda quad: str(quad.graph_name)[1:-1]):
        for number, chunk in enumerate(_chunks(group, CHUNK[method])):
            send(name, chunk, first=number == 0)
            triples += len(chunk)
        graphs += 1
        if progress is not None:
            progress(name, triples)
    return Pushed(graphs, triples, sender.requests)


def _chunks(quads: Iterable[ox.Quad], size: int) -> Iterator[list[str]]:
    lines = (f"{quad.triple} .\n" for quad in quads)
    while chunk := [line for _, line in zip(range(size), lines, strict=False)]:
        yield chunk


class _Sender:
    """One server; answers challenges for a password by itself."""

    def __init__(self, endpoint: str, auth: tuple[str, str] | None) -> None:
        self.endpoint = endpoint
        self.requests = 0
        handlers: list[urllib.request.BaseHandler] = []
        if auth is not None:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, endpoint, *auth)
            handlers = [urllib.request.HTTPDigestAuthHandler(passwords), urllib.request.HTTPBasicAuthHandler(passwords)]
        self.opener = urllib.request.build_opener(*handlers)

    def put(self, graph: str, triples: list[str], *, first: bool) -> None:
        """Graph Store Protocol: the first chunk replaces the graph, the others are added."""
        mark = "&" if urlsplit(self.endpoint).query else "?"
        url = f"{self.endpoint}{mark}graph={quote(graph, safe='')}"
        # N-Triples is Turtle, and Turtle is the one type that every server must read.
        self._send(url, "".join(triples), "text/turtle; charset=utf-8", "PUT" if first else "POST")

    def update(self, graph: str, triples: list[str], *, first: bool) -> None:
        """SPARQL UPDATE, for servers without Graph Store Protocol."""
        clear = f"CLEAR SILENT GRAPH <{graph}> ;\n" if first else ""
        text = f"{clear}INSERT DATA {{ GRAPH <{graph}> {{\n{''.join(triples)}}} }}"
        self._send(self.endpoint, text, "application/sparql-update; charset=utf-8", "POST")

    def _send(self, url: str, body: str, content_type: str, verb: str) -> None:
        headers = {"Content-Type": content_type}
        request = urllib.request.Request(url, body.encode(), headers, method=verb)  # noqa: S310  # http(s), see push
        self.requests += 1
        try:
            with self.opener.open(request, timeout=_TIMEOUT) as answer:
                answer.read()
        except urllib.error.HTTPError as refusal:
            said = " ".join(refusal.read(300).decode("utf-8", "replace").split())
            hint = "give the user and password" if refusal.code in (401, 403) else "is this the right endpoint?"
            raise GovgraphError(f"{self.endpoint}: {refusal.code} {refusal.reason} {said}".strip(), hint) from refusal
        except OSError as problem:
            reason = getattr(problem, "reason", problem)
            raise GovgraphError(f"{self.endpoint}: {reason}", "is the server running?") from problem
