"""Web addresses as names: what an article is called, which addresses mean one page, which page of how many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from govgraph.articles.decode import clean
from govgraph.slug import slug

_PAGE_QUERY = frozenset({"page", "halaman", "hal", "pg"})
_WHOLE = frozenset({"all", "semua", "full", "single"})
_PAGE_PATH = re.compile(r"/(?:page|halaman|hal)/(\d{1,2})/?$")
_PAGE_FILE = re.compile(r"[?@&](?:page|halaman|hal|pg)=(\d{1,2}|all|semua|full|single)\b")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid|ref|source|medium|campaign|amp|share|_ga")
_HOSTS = re.compile(r"^(?:(?:www|m|amp|mobile)\.)+")
_AMP = re.compile(r"/amp/?$")


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of an article this is: ``base`` names the article, ``number`` is 0 for all pages in one.

    ``more`` is true when the page says that there are others.
    """

    base: str
    number: int
    more: bool = False


def url_name(url: str | None) -> str:
    """The last part of a web address or of its path that has words in it, as an identifier; else empty."""
    try:
        path = urlsplit((url or "").strip()).path
    except ValueError:
        return ""
    parts = _PAGE_PATH.sub("", path).split("/")
    words = [part for part in parts if any(char.isalpha() for char in part)]
    if words and words[-1].lower() in {"amp", "index.html", "index.php"}:
        words.pop()
    if not words:
        return ""
    last = unquote(words[-1])
    stem, dot, suffix = last.rpartition(".")
    return slug(stem if dot and suffix.isalnum() and len(suffix) <= 5 else last)


def absolute(url: str | None, base: str | None) -> str | None:
    """``url`` as a web address of its own, seen from the page ``base``; None when it is no web address."""
    if not url or not url.strip():
        return None
    try:
        joined = urljoin(base or "", clean(url).strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.hostname else None


def same_page(url: str | None) -> str | None:
    """What all addresses of one page have in common; None for a front page or what is no address of a page.

    Scheme, "www." and "m.", trailing slashes, "/amp" and the marks of whoever linked here are left out.
    """
    parts = _split(url)
    if parts is None:
        return None
    path = _AMP.sub("", parts.path).rstrip("/")
    query = sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0]))
    if path in ("", "/index.html", "/index.php") and not query:
        return None
    return urlunsplit(("", _host(parts), path, urlencode(query), ""))


def page_of(url: str | None) -> Page | None:
    """The article and page that an address names; page 1 where it names none. None when it is no address."""
    parts = _split(url)
    if parts is None:
        return None
    pairs = parse_qsl(parts.query)
    told = [value for name, value in pairs if name.lower() in _PAGE_QUERY and _number(value) is not None]
    query = urlencode([pair for pair in pairs if pair[0].lower() not in _PAGE_QUERY])
    in_path = _PAGE_PATH.search(parts.path)
    base = same_page(urlunsplit((parts.scheme, parts.netloc, _PAGE_PATH.sub("", parts.path), query, "")))
    if base is None:
        return None
    number = _number(told[0]) if told else int(in_path[1]) if in_path else 1
    return Page(base, 1 if number is None else number)


def page_in_name(name: str) -> int | None:
    """The page that a saved file's name tells ("judul.html?page=2", "judul@page=2.html"), if it tells one."""
    found = _PAGE_FILE.search(name)
    return _number(found[1]) if found else None


def _number(value: str) -> int | None:
    if value.lower() in _WHOLE:
        return 0
    return int(value) if re.fullmatch(r"[1-9]\d?", value, re.ASCII) else None


def _host(parts: SplitResult) -> str:
    return _HOSTS.sub("", (parts.hostname or "").lower())


def _split(url: str | None) -> SplitResult | None:
    """The parts of a web address; None when it is none."""
    try:
        parts = urlsplit((url or "").strip())
        _ = parts.hostname
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None
