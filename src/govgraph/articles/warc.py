"""WARC files, packed or not, as web crawlers write them: the pages in them, one record after the other."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from govgraph.articles.decode import clean
from govgraph.articles.inputs import HEAD, Input, Refused
from govgraph.articles.result import Rejected

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

MAX_PAGE = 8 * 1024 * 1024
_MAX_HEADER = 65536
# Readers by what the server says a page is. Images, scripts and the like are no articles.
_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/ld+json": "",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}
_OK = 200
_CUT = "the record is shorter than it says"


def open_warc(given: Input) -> Iterator[Input | Rejected]:
    """The pages of a WARC file, each under the offset of its record: "crawl.warc.gz:1234".

    Records about the crawl itself (requests, notes, pages that had not changed) are no inputs and are left out.
    What is no page of text, or was not found by the crawler, is rejected by name.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    types = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    if not given.head():
        raise Refused("empty", "the file is empty", "remove it")
    packed = given.head()[:2] == b"\x1f\x8b"
    at, pages = 0, 0
    try:
        for record in ArchiveIterator(
            cast("BinaryIO", _Plain(given.stream)), record_types=types, parse_http=False, max_header_len=_MAX_HEADER,
            fsspec_args=False,
        ):
            at = record.stream_pos
            if packed:
                given.budget.spend(max(0, record.content_length))
            pages += 1
            yield _page(record, given, at)
    except OSError as error:
        reason = f"the archive is damaged after byte {at}: {error}"
        yield Rejected(f"{given.source}:{at}", "damaged", reason, "what came before is read; get the rest once more")
    else:
        if not pages:
            yield Rejected(given.source, "no_articles", "no page in the crawl", "is it the right file?")


class _Plain:
    """A stream that can go back while it is at its beginning: the library looks there for the kind of packing.

    A pipe can't do even that, and an exception from here the library does not survive.
    """

    def __init__(self, inner: io.BufferedReader[Any]) -> None:
        self._inner = inner
        self._start = inner.peek(HEAD)[:HEAD]
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes."""
        if self._at < len(self._start):
            piece = self._start[self._at :] if size < 0 else self._start[self._at : self._at + size]
        else:
            self._inner.read(len(self._start))
            self._start, piece = b"", self._inner.read(size)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Back to ``offset`` within what was read first; OSError for anywhere else."""
        target = offset + (self._at if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END or not (target == self._at or 0 <= target <= len(self._start)):
            raise OSError("a stream cannot go there")
        self._at = target
        return target


def _page(record: WarcRecord, given: Input, at: int) -> Input | Rejected:
    source = f"{given.source}:{at}"
    try:
        record.parse_http(auto_decode="transfer", max_header_len=_MAX_HEADER)
        return _input(record, given, at)
    except Refused as refused:
        return refused.of(source)
    except (OSError, zlib.error) as error:
        return Rejected(source, "damaged", f"the page cannot be unpacked: {error}", "get it once more")


def _input(record: WarcRecord, given: Input, at: int) -> Input:
    url = clean(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    heads = _http(record)
    told = heads.get("Content-Type") if heads is not None else record.headers.get("Content-Type")
    mime, charset = _content_type(told or "")
    if heads is not None and heads.status_code != _OK:
        raise Refused("not_found", f"the server answered with status {heads.status_code}", "nothing to do")
    kind = _KINDS.get(mime)
    if not kind:
        raise Refused("not_a_page", f"{mime or 'a record of unknown kind'} at {url}", "nothing to do")
    coded = heads.get("Content-Encoding") if heads is not None else None
    whole = heads is None or not heads.get("Transfer-Encoding")
    body = _body(record, coded, whole)
    name = f"{given.stem.removesuffix('.warc')}-{at}"
    return given.inside(f":{at}", name, io.BytesIO(body), url=url, charset=charset, kind=kind)


def _http(record: WarcRecord) -> HeaderMap | None:
    """The answer of the server; None where the record is not one (a text that a crawl has made of a page)."""
    return record.http_headers if record.is_http_parsed else None


def _content_type(value: str) -> tuple[str, str | None]:
    mime, _, rest = value.partition(";")
    _, found, charset = rest.partition("charset=")
    return mime.strip().lower(), charset.split(";")[0].strip(" \"'") if found else None


def _body(record: WarcRecord, coded: str | None, whole: bool) -> bytes:
    """The bytes of a page, unpacked and never more than ``MAX_PAGE``."""
    expected = record.content_length
    raw = record.reader.read(MAX_PAGE + 1)
    if len(raw) <= MAX_PAGE and whole and len(raw) < expected:
        raise Refused("damaged", _CUT, "get it once more")
    body = raw if len(raw) > MAX_PAGE else unpack(raw, (coded or "").strip().lower())
    if len(body) > MAX_PAGE:
        raise Refused("too_large", f"the page has more than {MAX_PAGE} bytes", "no page of news is so large")
    return body


def unpack(raw: bytes, coding: str) -> bytes:
    """``raw`` without its content coding, at most ``MAX_PAGE + 1`` bytes of it; Refused for one we do not know."""
    if coding in ("", "identity"):
        return raw
    if coding in ("gzip", "x-gzip", "deflate"):
        # Some servers send deflate without the zlib head that the standard wants.
        window = 47 if raw[:1] in (b"\x1f", b"\x78") else -15
        return zlib.decompressobj(window).decompress(raw, MAX_PAGE + 1)
    if coding == "br":
        return _unpack_brotli(raw)
    raise Refused("not_a_page", f"packed by {coding[:40]!r}, which is not known here", "nothing to do")


def _unpack_brotli(raw: bytes) -> bytes:
    import brotli

    worker = brotli.Decompressor()
    try:
        return bytes(worker.process(raw, output_buffer_limit=MAX_PAGE + 1))
    except brotli.error as error:
        raise Refused("damaged", f"the page cannot be unpacked: {error}", "get it once more") from error
