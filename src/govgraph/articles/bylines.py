"""Who wrote, edited and published an article: byline lines, photo credits, the dateline, the page title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govgraph.articles.furniture import Furniture, fold
from govgraph.language.dates import parse_header_date

_SEPARATORS = re.compile(r"\s*(?:[,;/&|]|\bdan\b)\s*")
_DOMAIN = re.compile(r"[\w-]+(?:\.(?:com|co|id|net|org|news|tv|info|go|web|my|online|asia|biz)){1,3}", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'’ /-]{1,40}?)\s*"
    r"(?:,\s*(?P<after>[^\s—–(),][^—–(),]{1,40}?)|(?:,\s*[A-Z][a-z']{3,5}\s*)?\(\s*(?P<inside>[^()]{2,40}?)\s*\))?\s*"
    r"(?:-{1,2}|–|—)\s"
)
_CREDIT = re.compile(r"(?:^|[(.]\s*)foto\s*:\s*(?P<name>[^()]{2,60}?)\s*[).]*$", re.IGNORECASE)
_NAME_TOKEN = re.compile(r"(?=\D+$)\w[\w.'’-]*")
_LONGEST = 400  # characters of a caption, a byline or a headline; what is longer is text
_SIGNED = re.compile(r"\(([^()]{3,80})\)\.?")
_INITIALS = re.compile(r"\(\s*[a-z]{2,4}(?:\s*/\s*[a-z]{2,4}){0,3}\s*\)$")


@dataclass(frozen=True, slots=True)
class Byline:
    """One line that names who made the article. ``kind``: author, editor or photographer."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the first words of the body say about the paper: its name, that nobody signed, or the day it appeared."""

    outlet: str | None = None
    author: str | None = None
    published: str | None = None


def byline(line: str, words: Furniture) -> Byline | None:
    """Read a line such as "Editor: Nama Orang", "Oleh Nama Orang" or "(Redaksi)"; None for any other line."""
    if len(line) > _LONGEST or not words.may_credit(line):
        return None
    if fold(line).strip("() ") in words.words("placeholder"):
        return Byline("author", (line.strip("() "),))
    plain = " ".join(line.split())
    for kind in ("author", "editor", "photographer"):
        for form in words.words(kind):
            rest = _after(plain, form)
            if rest is not None:
                names = _names(rest, words)
                return Byline(kind, names) if names else None
    return None


def signature(line: str, words: Furniture) -> tuple[str, ...]:
    """The names of a line that is nothing but full names in brackets, as the last line of a report: "(Rini Astuti)"."""
    found = _SIGNED.fullmatch(line.strip())
    parts = _SEPARATORS.split(found[1].strip()) if found else ()
    return tuple(parts) if parts and all(len(one.split()) > 1 and _is_name(one, words) for one in parts) else ()


def is_credited(paragraph: str) -> bool:
    """Whether a short paragraph ends in a photo credit ("… (Foto: Istimewa)"), so that it is a caption."""
    return len(paragraph) <= _LONGEST and "foto" in paragraph.lower() and _CREDIT.search(paragraph) is not None


def credit(caption: str, words: Furniture) -> str | None:
    """The photographer that a caption credits ("(Foto: Nama Orang)"), None when it credits nobody by name."""
    found = _CREDIT.search(caption, max(0, len(caption) - _LONGEST))
    names = _names(found["name"], words) if found else ()
    return names[0] if names else None


def is_initials(line: str) -> bool:
    """Whether ``line`` is nothing but the initials of those who handled it: "(abc/def)"."""
    return _INITIALS.fullmatch(line) is not None


def ends_with_initials(paragraph: str) -> bool:
    """Whether a paragraph closes with such initials: the article ends there."""
    return _INITIALS.search(paragraph) is not None


def dateline(paragraph: str, words: Furniture) -> Dateline:
    """The outlet of "KOTA (Harian.co) – …", "KOTA, HARIAN.CO.ID – …", "HARIAN.com -"; the day of "Kota, 3 Mei 2023"."""
    found = _DATELINE.match(paragraph)
    if found is None:
        return Dateline()
    inside, after, place = found["inside"], found["after"], found["place"]
    day = parse_header_date(inside or after or "", words.time)
    if day is not None:
        return Dateline(published=day)
    if after and fold(after) in words.words("placeholder"):
        return Dateline(author=after)
    if inside and (_DOMAIN.fullmatch(inside) or inside.isupper()):
        return Dateline(outlet=inside)
    for name in (after, place):
        if name and _DOMAIN.fullmatch(name):
            return Dateline(outlet=name)
    return Dateline()


def page_title(line: str, followers: tuple[str, ...]) -> tuple[int, str | None]:
    """Where the headline ends in the title line of a web page, and the outlet named after it.

    "Judul | Harian.com - semboyan" is cut when the headline stands again in one of the ``followers``
    (the lines below it) or when what is cut off begins with an internet name. Otherwise the whole line is
    the headline.
    """
    if len(line) > _LONGEST:
        return len(line), None
    for separator in re.finditer(r"\s+[|–—-]\s+", line):
        head, tail = line[: separator.start()], line[separator.end() :]
        outlet = re.split(r"\s+[|–—-]\s+", tail)[0]
        if any(fold(head) == fold(other) for other in followers) or _DOMAIN.fullmatch(outlet):
            return separator.start(), outlet
    return len(line), None


def _after(line: str, form: str) -> str | None:
    """What follows the form of a byline: after a colon, or at once where the form ends in "oleh"."""
    if line[: len(form)].casefold() != form:
        return None
    rest = line[len(form) :]
    if rest.lstrip().startswith(":"):
        return rest.lstrip()[1:]
    if not form.endswith("oleh") or rest[:1] != " ":
        return None
    # The bare word begins sentences too ("Oleh karena itu …"): what follows must be a name and nothing else.
    return rest if " " in form or all(token[0].isupper() and token[-1] not in ",:" for token in rest.split()) else None


def _names(rest: str, words: Furniture) -> tuple[str, ...]:
    candidates = (part.strip(" .()[]*") for part in _SEPARATORS.split(rest))
    return tuple(name for name in candidates if _is_name(name, words))


def _is_name(name: str, words: Furniture) -> bool:
    tokens = name.split()
    if not 1 <= len(tokens) <= 5 or fold(tokens[0].partition(".")[0]) in words.words("not_person"):
        return False
    return all(token[0].isupper() and _NAME_TOKEN.fullmatch(token) for token in tokens)
