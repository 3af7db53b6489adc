"""The query half of the SPARQL 1.1 Protocol: from an HTTP request to a question, or to a clear refusal."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from govgraph.errors import GovgraphError

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
_READ_ONLY = ("updates are refused: the graph is read-only", "change the articles and build again")
UPDATES = ("application/sparql-update",)


class RefusedError(GovgraphError):
    """A request that gets an error status; ``status`` is the HTTP status code."""

    def __init__(self, status: int, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.status = status


@dataclass(frozen=True, slots=True)
class Question:
    """What a client asks. Graph names given here replace those in the query (SPARQL 1.1 Protocol, 2.1.4)."""

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str | None = None  # what relative IRIs are relative to


def read_question(method: str, query_string: str, content_type: str, body: bytes) -> Question | None:
    """The question in a request; None when a GET asks nothing, which is answered with the service description.

    Raises RefusedError with 400 for what is malformed, 403 for an update, 415 for a body of another type.
    """
    media, charset = _media(content_type)
    pairs = _pairs(query_string)
    direct: list[str] = []
    if method == "POST":
        if media in UPDATES:
            raise RefusedError(
                403, "updates are refused: the graph is read-only", "change the articles and build again"
            )
        if media not in (FORM, DIRECT):
            raise RefusedError(415, f"a POST must be {DIRECT} or {FORM}, not {media or 'without a type'}")
        text = _decode(body, charset)
        if media == FORM:
            pairs += _pairs(text)
        else:
            direct = [text]
    if any(name == "update" for name, _ in pairs):
        raise RefusedError(403, *_READ_ONLY)
    queries = direct + [value for name, value in pairs if name == "query"]
    if not queries and method == "GET" and not pairs:
        return None
    if len(queries) != 1:
        raise RefusedError(400, f"there must be exactly one query, not {len(queries)}")
    graphs = {
        wanted: tuple(value for name, value in pairs if name == wanted)
        for wanted in ("default-graph-uri", "named-graph-uri")
    }
    return Question(queries[0], graphs["default-graph-uri"], graphs["named-graph-uri"])


def _media(content_type: str) -> tuple[str, str]:
    """(media type, charset) of a Content-Type header, both in lower case."""
    media, *parameters = (piece.strip() for piece in content_type.split(";"))
    charset = "utf-8"
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return media.lower(), charset


def _decode(body: bytes, charset: str) -> str:
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise RefusedError(400, f"the body must be UTF-8, not {charset}")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise RefusedError(400, "the body is not UTF-8") from problem


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError as problem:  # also UnicodeDecodeError
        raise RefusedError(400, f"the parameters cannot be read: {problem}") from problem
