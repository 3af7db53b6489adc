"""Which reader an input is for: by what its first bytes can only be, then by its suffix, then by what it looks like."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from govgraph.articles.containers import open_gzip, open_zip
from govgraph.articles.draft import Draft
from govgraph.articles.feed import read_feed
from govgraph.articles.html import read_html
from govgraph.articles.inputs import Input
from govgraph.articles.json_file import read_json
from govgraph.articles.jsonl import read_jsonl
from govgraph.articles.markdown import read_markdown
from govgraph.articles.result import Rejected
from govgraph.articles.table import is_table, read_table
from govgraph.articles.text import read_text
from govgraph.articles.warc import open_warc

Reader = Callable[[Input], Iterator[Draft | Rejected]]
Opener = Callable[[Input], Iterator[Input | Rejected]]

# A reader takes one input and yields its articles. A new format is one module and one row here.
READERS: Mapping[str, Reader] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "json": read_json,
    "jsonl": read_jsonl,
    "table": read_table,
    "feed": read_feed,
}
# An opener yields what is packed in an input, each to be read by its own reader.
OPENERS: Mapping[str, Opener] = {"zip": open_zip, "gzip": open_gzip, "warc": open_warc}

SUFFIXES: Mapping[str, str] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "table", ".tsv": "table", ".tab": "table",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
    ".warc": "warc", ".wet": "warc",
    ".zip": "zip",
    ".gz": "gzip",
}  # fmt: skip
_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_START = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)*", re.DOTALL)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*|<!DOCTYPE\b[^>\[]{0,300}>\s*)*", re.DOTALL)
_FEED = re.compile(rb"<(?:rss|feed|(?:rdf:)?RDF)\b")
_FRONT = re.compile(rb"---\s*\n[\w-]+:|#{1,2} \S")
_LOOSE = frozenset({"", ".php", ".asp", ".aspx", ".jsp", ".cfm", ".do", ".page"})  # of saved pages, and of none


def format_of(given: Input) -> str | None:
    """The name of the reader or opener for ``given``; None when there is none for it.

    What the first bytes can only be wins over the suffix, for servers and users name files as they like; a file with
    the suffix of another kind (a spreadsheet, a picture) is none for us, even where it is a ZIP archive inside.
    """
    if given.kind is not None:
        return given.kind
    head = given.head()
    certain = _certain(head, given.name)
    named = SUFFIXES.get(given.suffix)
    if certain is not None and (named is not None or _is_loose(given) or certain == "html"):
        return certain
    if named in OPENERS and head:
        return None if named == "gzip" else named  # the openers tell what is wrong with it
    if named is not None:
        return named
    return _likely(head) if _is_loose(given) else None


def _is_loose(given: Input) -> bool:
    """Whether the suffix says nothing: there is none, it is that of a page's address, or digits and words of one."""
    return given.suffix in _LOOSE or re.fullmatch(r"\.(?:\d+|\w*[?@=&].*|.{12,})", given.suffix) is not None


def _certain(head: bytes, name: str) -> str | None:
    if head.startswith(_GZIP):
        # Crawls are packed record by record, and their reader wants to know where each begins.
        return "warc" if ".warc" in name.lower() else "gzip"
    if head.startswith(_ZIP):
        return "zip"
    if head.startswith(b"WARC/"):
        return "warc"
    start = _START.match(head)
    rest = head[start.end() if start else 0 :]
    xml = _XML.match(rest)
    body = rest[xml.end() if xml else 0 :]
    if _FEED.match(body):
        return "feed"
    return "html" if _HTML.match(rest) or _HTML.match(body) else None


def _likely(head: bytes) -> str:
    """What an input without a telling name looks like; text when it looks like nothing else."""
    words = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if words.startswith("{"):
        return "jsonl" if _is_object(words.partition("\n")[0]) else "json"
    if re.match(r"\[\s*(?:\{|\])", words):
        return "json"
    if re.match(r"<(?:div|p|article|section|main|table|h1)\b", words, re.IGNORECASE):
        return "html"
    if is_table(words):
        return "table"
    return "markdown" if _FRONT.match(words.encode("utf-8")) else "text"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
