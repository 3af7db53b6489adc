"""The archives that pages are written into, one record after the other: WARC, or JSON Lines."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from govgraph.fetch.model import AGENT

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
# True of the answer on its way, not of the body that is kept, which is unpacked: they are kept under another name.
_OF_THE_WAY = frozenset({"content-encoding", "transfer-encoding", "content-length"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be kept: where it was found in the end, what the server said of it, its bytes, when (Unix time)."""

    url: str
    status: str  # "200 OK"
    headers: tuple[tuple[str, str], ...]
    body: bytes
    when: float


Writer = Callable[[BinaryIO, Page], None]


def write_warc(stream: BinaryIO, page: Page, *, packed: bool = True) -> None:
    """Append ``page`` as a response record of WARC 1.1; the first record of a file is preceded by one about it.

    The identifier of a record is made from its content, so that the same answer gives the same bytes.
    """
    writer = WARCWriter(stream, gzip=packed, warc_version="WARC/1.1")
    if stream.tell() == 0:
        about = f"software: {AGENT}\r\nformat: WARC File Format 1.1\r\n".encode()
        record = writer.create_warc_record(
            "", "warcinfo", payload=BytesIO(about), length=len(about), warc_content_type="application/warc-fields",
            warc_headers_dict=_about(about, page.when),
        )  # fmt: skip
        writer.write_record(record)
    record = writer.create_warc_record(
        page.url, "response", payload=BytesIO(page.body), length=len(page.body),
        http_headers=StatusAndHeaders(page.status, _headers(page), protocol="HTTP/1.1"),
        warc_headers_dict=_about(page.url.encode() + b"\n" + page.body, page.when),
    )  # fmt: skip
    writer.write_record(record)


def _about(content: bytes, when: float) -> dict[str, str]:
    date = _date(when)
    name = hashlib.sha256(date.encode() + b"\n" + content).hexdigest()
    # Version 8 of RFC 9562: a UUID whose bits the application chooses.
    uuid = f"{name[:8]}-{name[8:12]}-8{name[13:16]}-8{name[17:20]}-{name[20:32]}"
    return {"WARC-Record-ID": f"<urn:uuid:{uuid}>", "WARC-Date": date}


def _headers(page: Page) -> list[tuple[str, str]]:
    kept = [(f"X-Crawl-{name}" if name.lower() in _OF_THE_WAY else name, value) for name, value in page.headers]
    return [*kept, ("Content-Length", str(len(page.body)))]


def write_line(stream: BinaryIO, page: Page) -> None:
    """Append ``page`` as one JSON object: its address, when it was fetched, and its HTML."""
    row = {"url": page.url, "fetched": _date(page.when), "html": _decoded(page)}
    stream.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _decoded(page: Page) -> str:
    kind = next((value for name, value in page.headers if name.lower() == "content-type"), "")
    named = _CHARSET.search(kind) or _CHARSET.search(page.body[:2_000].decode("ascii", "replace"))
    try:
        return page.body.decode(named[1] if named else "utf-8", "replace")
    except LookupError:
        return page.body.decode("utf-8", "replace")


def _date(when: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(when))


# By the end of a file's name, longest first.
WRITERS: Mapping[str, Writer] = {
    ".warc.gz": write_warc,
    ".warc": lambda stream, page: write_warc(stream, page, packed=False),
    ".jsonl": write_line,
    ".ndjson": write_line,
}
