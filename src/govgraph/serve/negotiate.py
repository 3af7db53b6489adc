"""Which format a client gets: the Accept header with its q-values (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

TABLES: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
GRAPHS: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/x-turtle": "turtle",
    "text/plain": "ntriples",
}


def choose(accept: str | None, offered: Mapping[str, str]) -> str | None:
    """The media type of ``offered`` that ``accept`` likes best; among equals the one offered first.

    A more specific range decides over a wider one. None when nothing is acceptable; without a header everything is.
    """
    ranges = _ranges(accept or "*/*")
    best: tuple[float, str] | None = None
    for media in offered:
        quality = _quality(media, ranges)
        if quality > 0 and (best is None or quality > best[0]):
            best = (quality, media)
    return best[1] if best else None


def _ranges(accept: str) -> dict[str, float]:
    """``"text/csv;q=0.5, */*"`` → range → quality; a malformed quality counts as 0."""
    found: dict[str, float] = {}
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                quality = _number(value.strip())
        if media:
            found[media] = quality
    return found


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0


def _quality(media: str, ranges: Mapping[str, float]) -> float:
    for key in (media, media.partition("/")[0] + "/*", "*/*"):
        if key in ranges:
            return ranges[key]
    return 0.0
