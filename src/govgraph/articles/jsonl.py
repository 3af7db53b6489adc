"""JSON Lines: one object a line, one article an object, under English or Indonesian field names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from govgraph.articles.decode import MAX_BYTES, clean, unwrap
from govgraph.articles.furniture import furniture
from govgraph.articles.result import Rejected
from govgraph.articles.text import Known, make_article
from govgraph.language.dates import parse_header_date
from govgraph.model import Article
from govgraph.slug import slug

# Names a field goes by, the first that is there wins.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "guid"),
    "title": ("title", "judul", "headline"),
    "date": ("date", "published", "published_at", "tanggal", "waktu"),
    "text": ("text", "isi", "content", "body", "konten"),
    "url": ("url", "link", "tautan"),
    "author": ("author", "authors", "penulis", "wartawan"),
}
_NOTHING = frozenset({"", "nan", "none", "null", "nat", "-"})  # how data frames write a missing value
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b.*")


def read_jsonl(path: Path, source: str) -> Iterator[Article | Rejected]:
    """The articles of a JSON Lines file, read line by line; a bad line is rejected and the rest goes on."""
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(_lines(stream), 1):
                if raw.strip():
                    yield _row(raw, path.stem, number, f"{source}:{number}")
    except FileNotFoundError:
        yield Rejected(source, "missing", "no such file or directory", "check the path")
    except OSError as error:
        yield Rejected(source, "unreadable", error.strerror or "cannot be read", "check the permissions of the file")


def read_date(value: str) -> tuple[str | None, str | None]:
    """The date a field gives, and a note when it gives none that is certain.

    ISO dates pass; a time without a zone is left out, for it may be any of three. A date in figures is
    read only when one figure must be the day ("10/20/2025"); "10/9/2025" could be either and is not guessed.
    """
    iso = _ISO.fullmatch(value)
    if iso:
        day = _day(iso[1], iso[2], iso[3])
        offset = iso[6] and ("+00:00" if iso[6] == "Z" else iso[6] if ":" in iso[6] else f"{iso[6][:3]}:{iso[6][3:]}")
        stamp = f"{day}T{iso[4]}{iso[5] or ':00'}{offset}" if day and offset else day
        return stamp, None if day else f"date not understood: {value}"
    slashed = _SLASHED.fullmatch(value)
    if slashed:
        first, second, year = slashed[1], slashed[2], slashed[3]
        readings = {_day(year, first, second), _day(year, second, first)} - {None}
        if len(readings) == 1:
            return readings.pop(), None
        return None, f"date ambiguous, day or month first: {value}" if readings else f"date not understood: {value}"
    worded = parse_header_date(value, furniture().time)
    return worded, None if worded else f"date not understood: {value}"


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of a line that is too long only so much that it shows."""
    while raw := stream.readline(MAX_BYTES + 1):
        rest = raw
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES + 1)
        yield raw


def _row(raw: bytes, stem: str, number: int, source: str) -> Article | Rejected:
    if len(raw) > MAX_BYTES:
        return Rejected(source, "too_large", f"the line has more than {MAX_BYTES} bytes", "split the article")
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return Rejected(source, "bad_json", f"not JSON: {error}", "write one JSON object per line, in UTF-8")
    if not isinstance(row, dict):
        return Rejected(source, "bad_json", "not a JSON object", "write one JSON object per line")
    fields = {name: _field(row, names) for name, names in FIELDS.items()}
    if not fields["text"]:
        hint = "the text is expected under " + ", ".join(FIELDS["text"])
        return Rejected(source, "no_text", "the object has no text", hint)
    return _article(fields, stem, number, source)


def _article(fields: Mapping[str, str], stem: str, number: int, source: str) -> Article:
    """Title, date and body with blank lines between them, so that spans can point at each."""
    head = [" ".join(fields[name].split()) for name in ("title", "date") if fields[name]]
    published, note = read_date(fields["date"]) if fields["date"] else (None, None)
    known = Known(
        published=published,
        url=fields["url"] or None,
        authors=tuple(part.strip() for part in re.split(r"[,;]", fields["author"]) if part.strip()),
        header=len(head) if fields["title"] else 0,
        notes=(note,) if note else (),
    )
    name = fields["id"] or _url_name(fields["url"]) or f"{stem}-{number}"
    body = unwrap(fields["text"].strip("\n"))
    return make_article(name, "\n\n".join([*(head if fields["title"] else []), body]), source, known)


def _field(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, list):
            value = ", ".join(str(part) for part in value)
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            words = clean(str(value)).strip()
            if words.casefold() not in _NOTHING:
                return words
    return ""


def _url_name(url: str) -> str:
    """The last part of a web address that has words in it, as an identifier."""
    try:
        parts = [part for part in urlsplit(url).path.split("/") if any(char.isalpha() for char in part)]
    except ValueError:
        return ""
    return slug(parts[-1].rsplit(".", 1)[0] if "." in parts[-1] else parts[-1]) if parts else ""


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
