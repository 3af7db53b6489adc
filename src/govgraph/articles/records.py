"""Articles that come as named fields, whatever the file is: JSON, CSV, feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from govgraph.articles.addresses import absolute, page_of, url_name
from govgraph.articles.decode import clean, unwrap
from govgraph.articles.draft import Draft, Known
from govgraph.articles.fragment import looks_like_markup, plain
from govgraph.articles.furniture import furniture
from govgraph.articles.inputs import MAX_BYTES
from govgraph.articles.result import Rejected
from govgraph.language.dates import parse_header_date

# Names a field goes by, the first that is there wins; compared without regard to case, spaces and hyphens.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "guid"),
    "title": ("title", "judul", "judul_berita", "headline"),
    "date": ("date", "published", "published_at", "tanggal", "tanggal_terbit", "waktu", "date_published", "tgl"),
    "text": ("text", "isi", "content", "body", "konten", "isi_berita", "article", "artikel", "teks", "berita"),
    "url": ("url", "link", "tautan"),
    "author": ("author", "authors", "penulis", "wartawan", "reporter"),
    "outlet": ("outlet", "media", "publisher", "site_name", "portal", "penerbit"),
}
_NOTHING = frozenset({"", "nan", "none", "null", "nat", "-"})  # how data frames write a missing value
_ISO = re.compile(
    r"(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII
)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b.*", re.ASCII)
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC?|Z)", re.ASCII
)
_JAKARTA = timezone(timedelta(hours=7))
_YEARS = range(1900, 2101)  # of news; databases write the first or last day of the calendar for a date they lack
_DEEP = 4  # lists in lists; nobody means anything by more
_LONGEST_DATE = 200  # characters


def draft_of(
    row: Mapping[str, object],
    fallback: str,
    source: str,
    *,
    given: Iterable[tuple[str, str]] = (),
    notes: tuple[str, ...] = (),
    web: bool = True,
) -> Draft | Rejected:
    """The article that the fields of ``row`` make up, called ``fallback`` when neither id nor address names it.

    ``given`` are the names that the user gave to fields, as (our name, name in the data). Title, date and body
    stand in the text with blank lines between them, so that spans can point at each.
    """
    fields = _fields(row, dict(given))
    if not fields["text"]:
        hint = "the text is expected under " + ", ".join(FIELDS["text"])
        return Rejected(source, "no_text", "the object has no text", hint)
    if len(fields["text"]) > MAX_BYTES:
        return Rejected(source, "too_large", f"the text has more than {MAX_BYTES} characters", "split the article")
    title, when = (" ".join(fields[name].split()) for name in ("title", "date"))
    published, note = read_date(when) if when else (None, None)
    body = plain(fields["text"]) if looks_like_markup(fields["text"]) else unwrap(fields["text"].strip("\n"))
    if not body.strip():
        return Rejected(source, "no_text", "the text is markup without words", "give the text of the article")
    url = absolute(fields["url"], None)
    known = Known(
        published=published,
        url=url or fields["url"] or None,
        authors=tuple(part.strip() for part in re.split(r"[,;]", fields["author"]) if part.strip()),
        header=(2 if when else 1) if title else 0,
        notes=(*notes, *([note] if note else [])),
        outlet=fields["outlet"] or None,
        web=web and url is not None,
    )
    name = fields["id"] or url_name(fields["url"]) or fallback
    return Draft(name, compose(title, when, body), source, known, page_of(url) if known.web else None)


def compose(title: str, when: str, body: str) -> str:
    """The text of an article whose title is known; without one the body is read as a text file is."""
    return "\n\n".join([part for part in (title, when) if part and title] + [body])


def read_date(value: str) -> tuple[str | None, str | None]:
    """The date a field gives, and a note when it gives none that is certain.

    ISO dates (also as "2025/10/19") and those of mail and feeds pass; a time without a zone is left out, for it may
    be any of three. A time in UTC is told as Jakarta has it: sentences say "Rabu" by the reader's clock. A date in
    figures is read only when one figure must be the day ("10/20/2025"); "10/9/2025" could be either and is not guessed.
    """
    if len(value) > _LONGEST_DATE:
        return None, "date not understood: too long"
    iso = _ISO.fullmatch(value)
    if iso:
        stamp = _stamp(iso)
        return stamp, None if stamp else f"date not understood: {value}"
    slashed = _SLASHED.fullmatch(value)
    if slashed:
        first, second, year = slashed[1], slashed[2], slashed[3]
        readings = {_day(year, first, second), _day(year, second, first)} - {None}
        if len(readings) == 1:
            return readings.pop(), None
        return None, f"date ambiguous, day or month first: {value}" if readings else f"date not understood: {value}"
    worded = _mail_date(value) or parse_header_date(value, furniture().time)
    return worded, None if worded else f"date not understood: {value}"


def fold_name(name: str) -> str:
    """The name of a field or column as it is compared: case, spaces and hyphens aside."""
    return re.sub(r"[\s-]+", "_", name.strip().lstrip("\ufeff").casefold())


def _stamp(iso: re.Match[str]) -> str | None:
    day = _day(iso[1], iso[2], iso[3])
    if day is None or iso[6] is None:
        return day
    zone = "+00:00" if iso[6] == "Z" else iso[6] if ":" in iso[6] else f"{iso[6][:3]}:{iso[6][3:] or '00'}"
    try:
        return _local(datetime.fromisoformat(f"{day}T{iso[4]}{iso[5] or ':00'}{zone}"))
    except ValueError:
        return day


def _mail_date(value: str) -> str | None:
    """The date of a feed ("Wed, 04 Jan 2023 10:00:00 +0700")."""
    if not _MAIL.fullmatch(value):
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    zoned = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return _local(zoned) if zoned.year in _YEARS else None


def _local(moment: datetime) -> str:
    """ISO with offset; UTC as Jakarta has it."""
    offset = moment.utcoffset()
    try:
        return (moment.astimezone(_JAKARTA) if not offset else moment).isoformat(timespec="seconds")
    except OverflowError:
        return moment.date().isoformat()


def _fields(row: Mapping[str, object], given: Mapping[str, str]) -> dict[str, str]:
    """The words of each field; a name that the user gave stands in place of our guesses."""
    folded: dict[str, object] = {}
    for name, value in row.items():
        folded.setdefault(fold_name(name), value)
    wanted = {field: (fold_name(given[field]),) if field in given else names for field, names in FIELDS.items()}
    return {field: _first(folded, names) for field, names in wanted.items()}


def _first(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        words = _words(row.get(name))
        if words.casefold() not in _NOTHING:
            return words
    return ""


def _words(value: object, deep: int = 0) -> str:
    """The words of one value; of the objects that blogs wrap them in, what is rendered or named."""
    if isinstance(value, list):
        parts = [_words(part, deep + 1) for part in value[:50]] if deep < _DEEP else []
        return ", ".join(part for part in parts if part)
    if isinstance(value, dict):
        inner = value.get("rendered", value.get("name"))
        return _words(inner) if isinstance(inner, str) else ""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return clean(str(value)).strip()
    return ""


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year in _YEARS else None
