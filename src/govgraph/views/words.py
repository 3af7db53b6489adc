"""Dates, money and addresses as a reader expects them, and the words of the interface in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

PAGES = Path(__file__).resolve().parent.parent / "web" / "pages"
Words = Mapping[str, str]  # language tag → text
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_DECIMALS = 5  # of a scaled sum; what they cannot say exactly is written out


@cache
def interface() -> Mapping[str, Any]:
    """The words of the pages: ``web/pages/words.json``."""
    found: Mapping[str, Any] = json.loads((PAGES / "words.json").read_text(encoding="utf-8"))
    return found


def date_text(iso: str) -> str:
    """``"2022-12-14"`` → ``"14 Desember 2022"``; "2022-12" → "Desember 2022"; anything else stays as it is."""
    found = _DATE.fullmatch(iso)
    if found is None:
        return iso
    year, month, day = found.groups()
    months = interface()["months"]["id"]
    if month is None or not 1 <= int(month) <= len(months):
        return year if month is None else iso
    return " ".join(part for part in (day.lstrip("0") if day else "", months[int(month) - 1], year) if part)


def period_text(start: str, end: str | None) -> str:
    """A date or a period in words: ``"3 Mei 2022 – 5 Mei 2022"``."""
    return date_text(start) if end in (None, start) else f"{date_text(start)} – {date_text(end or '')}"


def money_text(value: str, currency: str) -> str:
    """12500000000, IDR → ``"Rp12,5 miliar"``. Never rounded: what a few decimals cannot say is written out."""
    mark = "Rp" if currency == "IDR" else f"{currency} "
    if not (value.isascii() and value.isdecimal()):
        return mark + value
    size, name = next(((size, name) for size, name in _SCALES if int(value) >= size), (1, ""))
    whole, rest = divmod(int(value) * 10**_DECIMALS, size)
    if not name or rest:
        return mark + _thousands(int(value))
    units, decimals = divmod(whole, 10**_DECIMALS)
    tail = f",{decimals:0{_DECIMALS}d}".rstrip("0") if decimals else ""
    return f"{mark}{_thousands(units)}{tail} {interface()['scales'][name]['id']}"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def safe_url(address: str | None) -> str | None:
    """``address`` if it is an ordinary web address, otherwise None: nothing else may become a link."""
    if not address or any(ord(character) <= 32 for character in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def href(identifier: str) -> str:
    """An identifier as the path of an address; the slashes between its parts stay."""
    return quote(identifier, safe="/")
