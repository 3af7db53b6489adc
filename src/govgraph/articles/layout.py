"""What each paragraph of an article is: title, meta, body, heading, caption, navigation or source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from govgraph.articles.bylines import (
    byline,
    credit,
    dateline,
    ends_with_initials,
    is_credited,
    is_initials,
    page_title,
    signature,
)
from govgraph.articles.furniture import Furniture, fold
from govgraph.articles.inline import split_links
from govgraph.articles.lines import Line, ends_sentence, is_item, paragraphs, split_lines
from govgraph.language.dates import parse_header_date
from govgraph.model import Paragraph, ParagraphKind

_TITLE_WITHIN = 4  # a page title is followed by its headline within so many lines
_LEAD_WITHIN = 3  # where an archive put the lead in place of the title, the date follows within so many lines
_DATE_WORDS = 6  # "Selasa, 13 Desember 2022 21:57 WIB"; a title that tells a date has more
_HEADING_WORDS = 10
_CAPTION_WORDS = 30
_HEADLINE = 120  # characters: no headline or tag is longer
_LONGEST_HEADLINE = 200  # characters; a longer first line of several sentences is the report or its lead
_LEAD_SENTENCES = 2
_REPEATED = 60  # characters that show that the body begins with its lead again
_SENTENCE_END = re.compile(r"[.!?][\"”]?(?=\s|$)")
_NAVIGATION = ("navigation", "ticker")


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of an article and what its lines say about its making."""

    paragraphs: tuple[Paragraph, ...]
    outlet: str | None
    published: str | None
    authors: tuple[str, ...]
    editors: tuple[str, ...]


@dataclass(slots=True)
class _Reader:
    """Walks down the lines once; what it finds collects in its fields."""

    text: str
    words: Furniture
    parts: list[Paragraph] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    outlet: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)

    def add(self, kind: ParagraphKind, line: Line) -> None:
        self.parts.append(Paragraph(kind, line.start, line.end))

    def of(self, line: Line) -> str:
        return self.text[line.start : line.end]

    def date(self, line: Line) -> str | None:
        return parse_header_date(self.of(line), self.words.time)


def lay_out(text: str, words: Furniture, header: int = 0) -> Layout:
    """Find title, meta lines, paragraphs and furniture of ``text``.

    ``header`` is the number of lines at the top that a reader put there: the first is the title, the
    others are meta, whatever they look like.
    """
    lines = split_lines(text)
    reader = _Reader(text, words)
    at = _fixed_header(reader, lines[:header]) if header else _title(reader, lines)
    at = _header(reader, lines, at)
    _rest(reader, lines[at:])
    spans = paragraphs(text, reader.body)
    _body(reader, spans)
    return Layout(
        tuple(sorted(reader.parts, key=lambda part: part.start)),
        reader.outlet,
        reader.published,
        tuple(dict.fromkeys(reader.authors)),
        tuple(dict.fromkeys(reader.editors)),
    )


def _fixed_header(reader: _Reader, lines: Sequence[Line]) -> int:
    for number, line in enumerate(lines):
        reader.add("meta" if number else "title", line)
    return len(lines)


def _title(reader: _Reader, lines: Sequence[Line]) -> int:
    """Title paragraphs; the number of lines they take."""
    at = 0
    while at < len(lines) - 1 and len(reader.of(lines[at]).split()) <= _DATE_WORDS and _meta(reader, lines[at]):
        at += 1  # a date or byline stands above the title
    if not lines:
        return at
    first = lines[at]
    followers = tuple(reader.of(line) for line in lines[at + 1 : at + 1 + _TITLE_WITHIN])
    cut, outlet = page_title(reader.of(first), followers)
    if outlet is None:
        return _plain_title(reader, lines, at)
    reader.outlet = outlet
    head = fold(reader.of(first)[:cut])
    twin = next((number for number, other in enumerate(followers) if fold(other) == head), None)
    if twin is None:
        reader.parts.append(Paragraph("title", first.start, first.start + cut))
        return at + 1
    for line in lines[at : at + 1 + twin]:
        reader.add("meta", line)
    reader.add("title", lines[at + 1 + twin])
    return at + 2 + twin


def _plain_title(reader: _Reader, lines: Sequence[Line], at: int) -> int:
    """The first line is the title; with the lines below it where the date line follows them directly."""
    end = at + 1
    for number in range(at + 1, min(at + 1 + _LEAD_WITHIN, len(lines))):
        if lines[number].block != lines[at].block:
            break
        if reader.date(lines[number]):
            end = number
            break
    for line in lines[at:end]:
        lead = reader.of(line)
        reader.add("body" if _is_lead(lead) and not _told(reader, lead, lines[end:]) else "title", line)
    return end


def _told(reader: _Reader, lead: str, lines: Sequence[Line]) -> bool:
    """Whether the text below tells the lead again."""
    return lead[:_REPEATED] in " ".join([reader.of(line) for line in lines])


def _is_lead(text: str) -> bool:
    """Whether a first line is no headline but the report itself or its lead: too long, and of several sentences."""
    return len(text) > _LONGEST_HEADLINE and len(_SENTENCE_END.findall(text)) >= _LEAD_SENTENCES


def _header(reader: _Reader, lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and _meta(reader, lines[at]):
        at += 1
    return at


def _meta(reader: _Reader, line: Line) -> bool:
    """Take a date or byline line of the header; False when ``line`` is none."""
    stamp = reader.date(line)
    if stamp is not None:
        reader.published = reader.published or stamp
        reader.add("meta", line)
        return True
    return _byline(reader, line)


def _byline(reader: _Reader, line: Line) -> bool:
    found = byline(reader.of(line), reader.words)
    if found is None or found.kind == "photographer":
        return False
    (reader.editors if found.kind == "editor" else reader.authors).extend(found.names)
    reader.add("meta", line)
    return True


def _rest(reader: _Reader, lines: Sequence[Line]) -> None:
    """Everything below the header: furniture lines are taken out, the others are the body."""
    last = max((number for number, line in enumerate(lines) if _is_text(reader, line)), default=-1)
    at, tail = 0, False
    while at < len(lines):
        line = lines[at]
        kind, heads = reader.words.kind_of(reader.of(line)) or ("", False)
        tail = tail or (at > last and (kind in (*_NAVIGATION, "meta") or is_initials(reader.of(line))))
        at += 1
        if kind in _NAVIGATION and (heads or len(reader.of(line)) <= _LONGEST_HEADLINE):
            reader.add("navigation", line)
            at = _items(reader, lines, at, last) if heads else at
        elif kind == "source":
            reader.add("source", line)
        elif kind == "caption":
            _caption(reader, Paragraph("caption", line.start, line.end))
        elif _byline(reader, line):
            continue
        elif at > last and (names := signature(reader.of(line), reader.words)):
            reader.authors.extend(names)
            reader.add("meta", line)
        elif kind == "meta" or is_initials(reader.of(line)):
            reader.add("meta", line)
        elif tail:
            reader.add("navigation", line)  # tags and other headlines below the end of the article
        else:
            reader.body.append(line)


def _items(reader: _Reader, lines: Sequence[Line], at: int, last: int) -> int:
    """The headlines below "Baca juga:" or "Tags:"; they end at a sentence, or with their block inside the article."""
    block = lines[at].block if at < len(lines) else -1
    while at < len(lines) and (lines[at].block == block or at > last):
        words = reader.of(lines[at])
        if words.endswith((".", "”")) or is_initials(words):
            break
        if reader.words.kind_of(words) or byline(words, reader.words):
            break
        reader.add("navigation", lines[at])
        at += 1
    return at


def _is_text(reader: _Reader, line: Line) -> bool:
    """Whether ``line`` is a sentence of the article, so that what stands above it is no tail."""
    words = reader.of(line)
    if reader.words.kind_of(words) is not None or is_initials(words) or byline(words, reader.words) is not None:
        return False
    return len(words) > _HEADLINE or ends_with_initials(words) or (ends_sentence(words) and not words.endswith(":"))


def _body(reader: _Reader, spans: Sequence[tuple[int, int]]) -> None:
    """Kinds of the paragraphs that are left: captions, headings, body."""
    for number, (start, end) in enumerate(spans):
        words = reader.text[start:end]
        if number == 0:
            found = dateline(words, reader.words)
            reader.outlet = reader.outlet or found.outlet
            reader.published = reader.published or found.published
            reader.authors.extend([found.author] if found.author else [])
        if is_credited(words) or (number == 0 and len(spans) > 1 and _shows(words, reader.words)):
            _caption(reader, Paragraph("caption", start, end))
        elif 0 < number < len(spans) - 1 and _is_heading(words, reader.text[slice(*spans[number + 1])]):
            reader.parts.append(Paragraph("heading", start, end))
        else:
            for link, a, b in split_links(reader.text, start, end, reader.words.links):
                reader.parts.append(Paragraph("navigation" if link else "body", a, b))


def _caption(reader: _Reader, part: Paragraph) -> None:
    photographer = credit(reader.text[part.start : part.end], reader.words)
    reader.authors.extend([photographer] if photographer else [])
    reader.parts.append(part)


def _shows(paragraph: str, words: Furniture) -> bool:
    """Whether a first paragraph is the caption of the photo above the article.

    A caption names who is seen and then, after "saat" or "usai", what they do; a lead has a main verb before that.
    """
    tokens = [token.strip(',.()"“”').casefold() for token in paragraph.split()]
    if len(tokens) > _CAPTION_WORDS or ". " in paragraph or any(sign in paragraph for sign in '"“”'):
        return False
    pivots = words.words("caption_pivot")
    pivot = next((at for at, (a, b) in enumerate(pairwise(tokens)) if a in pivots and b not in ("ini", "itu")), 0)
    company = words.words("caption_company")
    lower = [token for token in paragraph.split()[:pivot] if token.islower() and token not in company]
    return pivot > 0 and not any(token.startswith(("me", "ber", "di", "ter")) and len(token) > 4 for token in lower)


def _is_heading(words: str, following: str) -> bool:
    """A short line that is no sentence and no item, above a paragraph that is one."""
    if ends_sentence(words) or is_item(words) or len(words.split()) > _HEADING_WORDS:
        return False
    return words[0].isupper() and ends_sentence(following) and len(following.split()) > _HEADING_WORDS
