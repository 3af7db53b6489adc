"""HTML pages: the article in them, without what surrounds it on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govgraph.articles.addresses import Page, absolute, page_in_name, page_of, url_name
from govgraph.articles.boxes import drop_boxes
from govgraph.articles.bylines import byline
from govgraph.articles.decode import decode_declared
from govgraph.articles.draft import Draft, Known
from govgraph.articles.fragment import paragraphs, paragraphs_at_breaks, parse, words_of
from govgraph.articles.furniture import fold, furniture
from govgraph.articles.inputs import Input, Refused
from govgraph.articles.page_facts import PageFacts, page_facts
from govgraph.articles.records import compose, read_date
from govgraph.articles.result import Rejected
from govgraph.articles.tongue import in_other, other_tongue
from govgraph.language.dates import parse_header_date

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PAGE = 8 * 1024 * 1024
MAX_ELEMENTS = 20_000  # a page of news has some thousand; extraction takes the square of it
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAVY = re.compile(r"<(script|style|svg|noscript)\b(?![^>]{0,200}ld\+json)[^<>]{0,5000}>", re.IGNORECASE | re.ASCII)
_CLOSED = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "svg", "noscript")}
_DATA = re.compile(r"data:image/[^\"'\s)>]{1000,}")
_LINE = 160  # characters; no date line or byline is longer
_PARTS = re.compile(r"\s+[|•·]\s+|\s{2,}|\s+-\s+")
_TWICE = 2  # the title stands in the head of the page and above the article
_HEADLINE_WORDS = (4, 25)
_NEAR = 40  # blocks below the headline among which date line and bylines stand
_ENOUGH_WORDS = 20  # of an article; what has less is the caption of a gallery or the notice of an error
_LISTED = 3  # headlines of others that make a page a list of them
_ADDITION = 60  # characters that a paragraph's repetition must have to be one


def read_html(given: Input) -> Iterator[Draft | Rejected]:
    """The article on an HTML page, or why there is none.

    Nothing that the page refers to is fetched and nothing on it is run.
    """
    yield page_draft(given.read_all(MAX_PAGE), given)


def page_draft(raw: bytes, given: Input) -> Draft | Rejected:
    """The article in the bytes of a page."""
    declared = _CHARSET.search(raw[:4096])
    decoded = decode_declared(raw, given.source, given.charset or (declared[1].decode("ascii") if declared else None))
    if isinstance(decoded, Rejected):
        return decoded
    markup = _DATA.sub("", _light(decoded.text))
    tree = parse(markup)
    if tree is None:
        return _no_article(given, "there is nothing on the page")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        reason = f"the page has more than {MAX_ELEMENTS} elements"
        return Rejected(given.source, "too_large", reason, "no page of news is so large")
    facts = page_facts(tree, given.url)
    if facts.is_list:
        return _no_article(given, "the page says that it is a list of articles")
    tongue = None if given.options.any_language else other_tongue(words_of(tree))
    if tongue:
        # Told before the article is looked for: of a crawl of the world most pages end here.
        return in_other(given.source, tongue)
    return _draft(tree, facts, given, decoded.notes)


def _light(markup: str) -> str:
    """A page without its scripts, styles and drawings, which are most of it; one that is not closed stays.

    Not one expression for both ends: of a page of nothing but openings that would take the square.
    """
    kept: list[str] = []
    at, endless = 0, set[str]()
    for opening in _HEAVY.finditer(markup):
        name = opening[1].lower()
        if opening.start() < at or name in endless:
            continue
        closing = _CLOSED[name].search(markup, opening.end())
        if closing is None:
            endless.add(name)
        else:
            kept.append(markup[at : opening.start()])
            at = closing.end()
    return "".join([*kept, markup[at:]])


def _draft(tree: _Element, facts: PageFacts, given: Input, notes: tuple[str, ...]) -> Draft | Rejected:
    top = _top(tree, facts)
    page = _page(tree, facts, given)
    headlines = _headlines(tree)
    drop_boxes(tree)
    paragraphs_at_breaks(tree)
    body = _body(tree, facts, (top.title, top.when))
    if len(" ".join(body).split()) < _ENOUGH_WORDS < len(facts.body.split()):
        body = facts.body.split("\n")
    if not body:
        return _no_article(given, "no article is found on the page")
    if _lists(fold(" ".join(body)), headlines):
        return _no_article(given, "the page is a list of links to articles")
    if not (facts.is_article or facts.date or top.when) and len(" ".join(body).split()) < _ENOUGH_WORDS:
        return _no_article(given, "a few words without a date are no article")
    published, note = _published(facts.date, top.when)
    shown = top.when or facts.date
    known = Known(
        published=published,
        url=facts.url,
        authors=facts.authors or top.authors,
        editors=facts.editors or top.editors,
        header=(2 if shown else 1) if top.title else 0,
        notes=(*notes, *note),
        outlet=facts.outlet or None,
        web=facts.url is not None,
    )
    name = url_name(facts.url) or given.stem
    return Draft(name, compose(top.title, shown, "\n\n".join(body)), given.source, known, page)


def _headlines(tree: _Element) -> set[str]:
    """The words of the links that can be headlines."""
    return {fold(one) for link in tree.iter("a") if len((one := words_of(link)).split()) >= _HEADLINE_WORDS[0]}


def _lists(text: str, headlines: set[str]) -> bool:
    """Whether most of what is left of a page are headlines that lead elsewhere."""
    there = [len(one) for one in headlines if one in text]
    return len(there) >= _LISTED and sum(there) > len(text) / 2


def _no_article(given: Input, reason: str) -> Rejected:
    return Rejected(given.source, "no_text", reason, "if there is one, save its words as a text file")


def _published(told: str, shown: str) -> tuple[str | None, tuple[str, ...]]:
    """The moment that the head tells; the date line where the head tells none, or a time without a zone."""
    stamp, note = read_date(told) if told else (None, None)
    line = parse_header_date(shown, furniture().time) if shown else None
    if stamp is None:
        return line, () if line or note is None else (note,)
    if line is not None and len(stamp) == len("2023-01-04") and line.startswith(stamp):
        return line, ()
    if line is not None and line[:10] != stamp[:10]:
        return stamp, (f"the date line says {line[:10]}, the head of the page {stamp[:10]}",)
    return stamp, ()


@dataclass(frozen=True, slots=True)
class _Top:
    """What stands at the top of the article as a reader sees it: headline, date line, bylines."""

    title: str
    when: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


def _top(tree: _Element, facts: PageFacts) -> _Top:
    """Headline, and the date line, authors and editors below it (or above it, near to it).

    Where the page shows its title nowhere, that is the name of the site: the headline is the line above the date.
    """
    lines = [line for block in paragraphs(tree) for line in block.split("\n")]
    title, words = facts.title, furniture()
    shown = [number for number, line in enumerate(lines) if title and fold(line) == fold(title)]
    if len(shown) < _TWICE and not any(True for _ in tree.iter("h1")):
        dated = next((number for number, line in enumerate(lines) if _is_date(line)), 0)
        if dated and _HEADLINE_WORDS[0] <= len(lines[dated - 1].split()) <= _HEADLINE_WORDS[1]:
            title, shown = lines[dated - 1], [dated - 1]
    if not shown:
        return _Top(title)
    at = shown[-1] if len(shown) <= _TWICE else shown[0]
    when, authors, editors = "", list[str](), list[str]()
    for line in (*lines[at + 1 : at + 1 + _NEAR], *reversed(lines[max(0, at - 3) : at])):
        when = when or (line if _is_date(line) else "")
        for part in _PARTS.split(line if len(line) <= _LINE else ""):
            found = byline(part, words)
            if found is not None and found.kind != "photographer":
                (editors if found.kind == "editor" else authors).extend(found.names)
    return _Top(title, when, tuple(dict.fromkeys(authors)), tuple(dict.fromkeys(editors)))


def _is_date(line: str) -> bool:
    return len(line) <= _LINE and parse_header_date(line, furniture().time) is not None


def _body(tree: _Element, facts: PageFacts, header: tuple[str, str]) -> list[str]:
    """The paragraphs of the article, without the headline and the date line, which stand above it."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(tree, fast=True, include_comments=False, include_tables=False, with_metadata=False)
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        # The library trips over trees that nobody writes; such a page costs no other.
        reason = f"the article cannot be told from the page: {type(error).__name__}"
        raise Refused("no_text", reason, "save its words as a text file") from error
    if not isinstance(found, Document) or found.body is None:
        return []
    head = {fold(words) for words in (*header, " ".join(header), *facts.titles) if words}
    kept: list[str] = []
    for words in paragraphs(found.body):
        if fold(words) in head or (len(words) >= _ADDITION and words in kept):
            continue
        if kept and len(kept[-1]) < _ADDITION and kept[-1].endswith(("-", "–", "—")):
            kept[-1] += f" {words}"  # the place of a dateline, in a block of its own
        else:
            kept.append(words)
    return kept


def _page(tree: _Element, facts: PageFacts, given: Input) -> Page | None:
    """Which page of the article this is, and whether it links to others."""
    own = page_of(given.url) or page_of(facts.url)
    if own is None:
        return None
    canonical = page_of(facts.url)
    base = canonical.base if canonical else own.base
    named = page_in_name(given.name)
    number = own.number if own.number != 1 else named if named is not None else canonical.number if canonical else 1
    links = (page_of(absolute(link.get("href"), facts.url or given.url)) for link in tree.iter("a"))
    more = any(link is not None and link.number != 1 and link.base == base for link in links)
    return replace(own, base=base, number=number, more=more)
