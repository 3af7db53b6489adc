"""Crawls, whole and damaged: every record ends as a page or as a rejection with a name."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from article_kinds import filled, record, zipped
from govgraph.articles import Rejected, inputs, read_paths
from govgraph.articles.inputs import Refused
from govgraph.articles.warc import MAX_PAGE, unpack

PAGE = filled("article.html")
OTHER = PAGE.replace(b"Ambon", b"Ternate").replace(b"pimpin-misi-dagang", b"lain")
FIRST, SECOND = record(PAGE), record(OTHER, url="https://kabarpagi.example/politik/berita-lain")
CASES = {
    "two": (FIRST + SECOND, ["read", "read"]),
    "packed one by one": (gzip.compress(FIRST) + gzip.compress(SECOND), ["read", "read"]),
    "packed together": (gzip.compress(FIRST + SECOND), ["read", "read"]),
    "page packed": (record(gzip.compress(PAGE), Content_Encoding="gzip"), ["read"]),
    "page in pieces": (record(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), Transfer_Encoding="chunked"), ["read"]),
    "length too small": (record(PAGE, length="10") + SECOND, ["not_found", "damaged"]),
    "length too large": (record(PAGE, length="999999") + SECOND, ["damaged"]),
    "length beyond measure": (record(PAGE, length="9" * 15) + SECOND, ["damaged"]),
    "length below zero": (record(PAGE, length="-5") + SECOND, ["not_found", "damaged"]),
    "cut short": ((gzip.compress(FIRST) + gzip.compress(SECOND))[:-20], ["read", "damaged"]),
    "endless header": (b"WARC/1.0\r\n" + b"x" * 200_000, ["damaged"]),
    "picture": (record(b"\x89PNG", "image/png") + FIRST, ["not_a_page", "read"]),
    "not found": (record(PAGE, status="404 Not Found") + SECOND, ["not_found", "read"]),
    "wrongly packed page": (record(b"xx", Content_Encoding="gzip") + FIRST, ["damaged", "read"]),
    "unknown packing": (record(PAGE, Content_Encoding="rar") + SECOND, ["not_a_page", "read"]),
    "bomb in a page": (record(gzip.compress(b"x" * 9_000_000), Content_Encoding="gzip") + FIRST, ["too_large", "read"]),
    "requests are no inputs": (record(PAGE, kind="request") + FIRST, ["read"]),
}


def _codes(path: Path, raw: bytes) -> list[str]:
    path.write_bytes(raw)
    return [item.code if isinstance(item, Rejected) else "read" for item in read_paths([path])]


@pytest.mark.parametrize("name", CASES)
def test_crawl(name, tmp_path):
    raw, codes = CASES[name]
    assert _codes(tmp_path / ("c.warc.gz" if raw[:2] == b"\x1f\x8b" else "c.warc"), raw) == codes


def test_records_are_named_by_their_place_in_the_file(tmp_path):
    path = tmp_path / "c.warc.gz"
    path.write_bytes(gzip.compress(FIRST) + gzip.compress(SECOND))
    assert [item.source for item in read_paths([path])] == [f"{path}:0", f"{path}:{len(gzip.compress(FIRST))}"]


def test_a_crawl_in_an_archive_keeps_the_limits_of_the_archive(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "FREE", 1_000_000)
    raw = zipped(("c.warc", record(b"x" * 12_000_000)))
    assert _codes(tmp_path / "bomb.zip", raw) == ["bomb", "bomb"]  # the page, and what would follow it


def test_a_crawl_without_a_page_is_told(tmp_path):
    assert _codes(tmp_path / "c.warc", record(PAGE, kind="request")) == ["no_articles"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_page_is_never_unpacked_beyond_its_limit(coding):
    import brotli

    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    assert unpack(packed(PAGE), coding) == PAGE
    # Brotli fills its window before it looks at the limit.
    assert MAX_PAGE < len(unpack(packed(b"x" * (MAX_PAGE * 8)), coding)) < MAX_PAGE * 4


def test_a_packing_nobody_knows_is_refused():
    with pytest.raises(Refused, match="rar"):
        unpack(b"x", "rar")
