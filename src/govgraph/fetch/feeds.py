"""The entries of a feed: RSS 0.9 to 2.0 and Atom, as addresses."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urljoin
from xml.parsers import expat

MAX_LINKS = 10_000
_STARTS = (b"<?xml", b"<rss", b"<feed", b"<rdf:RDF")
_ATOM = "http://www.w3.org/2005/Atom"
_ENTRIES = frozenset({"item", "entry"})


class _NotAFeed(Exception):  # noqa: N818  # ends the parser early
    """The document is something else, or wants what no feed needs."""


class _Reader:
    """Collects the links of entries while the parser goes over the document."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.path: list[str] = []
        self.words = ""
        self.link = ""
        self.identifier = ""
        self.links: dict[str, None] = {}
        self.known = False  # whether it began as a feed does

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self.path and local not in ("rss", "feed", "RDF"):
            raise _NotAFeed
        self.known = True
        self.path.append(local)
        self.words = ""
        if local == "link" and namespace == _ATOM and self._in_entry(attributes.get("rel", "alternate")):
            self.link = self.link or attributes.get("href", "")

    def _in_entry(self, relation: str) -> bool:
        return relation == "alternate" and len(self.path) > 1 and self.path[-2] in _ENTRIES

    def text(self, words: str) -> None:
        self.words += words

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self.path.pop()
        inside = bool(self.path) and self.path[-1] in _ENTRIES
        if inside and local == "link":
            self.link = self.link or self.words.strip()
        elif inside and local in ("guid", "id"):
            self.identifier = self.words.strip()
        elif local in _ENTRIES:
            self._keep(self.link or self.identifier)
            self.link = self.identifier = ""

    def _keep(self, link: str) -> None:
        address = urljoin(self.base, link) if link else ""
        if address.startswith(("http://", "https://")):
            self.links.setdefault(address)
        if len(self.links) >= MAX_LINKS:
            raise _NotAFeed

    def entity(self, *_: object) -> None:
        """Entities of one's own are how a small document becomes a large one; no feed needs them."""
        raise _NotAFeed


def links(body: bytes, base: str) -> tuple[str, ...] | None:
    """The addresses of the entries of the feed ``body``, in its order, each once; None when it is no feed.

    ``base`` is the address of the feed, which relative links start from. A feed that breaks off gives the
    entries before the break.
    """
    head = body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(_STARTS) and b"\x00<" not in head and b"<\x00" not in head:
        return None
    parser, reader = expat.ParserCreate(namespace_separator=" "), _Reader(base)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    # LookupError: an encoding that nobody knows; ValueError: one of several bytes, or a broken address.
    with suppress(expat.ExpatError, _NotAFeed, LookupError, ValueError):
        parser.Parse(body, True)
    return tuple(reader.links) if reader.known else None
