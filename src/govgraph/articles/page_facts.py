"""What the head of a page says about its article: schema.org, OpenGraph and the other ways of the web."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govgraph.articles.addresses import absolute
from govgraph.articles.decode import clean
from govgraph.articles.fragment import looks_like_markup, plain, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Names and properties of <meta>, the most reliable first.
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "date": (
        "article:published_time", "og:article:published_time", "datepublished", "content_publisheddate", "publishdate",
        "publish-date", "publish_date", "pubdate", "publication_date", "parsely-pub-date", "dc.date.issued", "dc.date",
        "dcterms.created", "date",
    ),
    "author": ("author", "article:author", "content_author", "dc.creator", "parsely-author"),
    "editor": ("editor", "content_editor"),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "url": ("og:url",),
    "type": ("og:type",),
}  # fmt: skip
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)")
_LISTS = frozenset({"CollectionPage", "SearchResultsPage", "WebSite", "ProfilePage"})
_MAX_SCRIPT = 400_000  # characters; of JSON-LD no page has more
_DEEP = 6  # lists and things within each other; nobody means anything by more
_MAX_NODES = 2_000
_ADDRESS = re.compile(r"https?://|@|\.com/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about itself; empty where it says nothing. ``is_list`` when it says it is no article."""

    title: str = ""
    titles: tuple[str, ...] = ()  # all that it gives itself, the most reliable first
    date: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    outlet: str = ""
    url: str | None = None
    body: str = ""  # the article as schema.org carries it, for pages that are drawn by a script
    is_article: bool = False
    is_list: bool = False


def page_facts(tree: _Element, url: str | None) -> PageFacts:
    """Read the head of a page. ``url`` is where it was found, for addresses that are relative."""
    meta = _meta(tree)
    things = list(_things(tree))
    article = next((thing for thing in things if _is_article(thing)), {})
    kinds = {kind for thing in things for kind in _types(thing)}
    canonical = next((str(link.get("href")) for link in tree.iter("link") if _rel(link) == "canonical"), None)
    address = absolute(canonical, url) or absolute(_first(meta, "url"), url) or absolute(_text(article.get("url")), url)
    heads = [words_of(head) for head in tree.iter("h1")]
    title_tag = next((words_of(tag) for tag in tree.iter("title")), "")
    titles = [*_meta_all(meta, "title"), _text(article.get("headline")), title_tag]
    told = tuple(dict.fromkeys(" ".join(one.split()) for one in titles if one.strip()))
    outlet = _first(meta, "outlet") or "".join(_names_of(article.get("publisher"))[:1])
    is_article = bool(article) or "article" in _first(meta, "type").lower() or bool(_first(meta, "date"))
    return PageFacts(
        title=_title(heads, told),
        titles=told,
        date=_text(article.get("datePublished")) or _first(meta, "date") or _time(tree),
        authors=_people(_names_of(article.get("author")) or _meta_all(meta, "author"), outlet),
        editors=_people(_names_of(article.get("editor")) or _meta_all(meta, "editor"), outlet),
        outlet=outlet,
        url=address or url,
        body=_body(article),
        is_article=is_article,
        is_list=not is_article and bool(kinds & _LISTS),
    )


def _title(heads: list[str], told: tuple[str, ...]) -> str:
    """The headline as the page shows it: the heading that the page's own titles begin with, else a lone heading.

    Titles in the head often have the outlet's name behind them, and headings may be the outlet's name alone.
    """
    for head in heads:
        if head and any(_fold(one).startswith(_fold(head)) or _fold(head).startswith(_fold(one)) for one in told):
            return head
    long = [head for head in heads if len(head.split()) > 3]
    if len(long) == 1:
        return long[0]
    return told[0] if told else ""


def _fold(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum()) or "\0"


def _body(article: Mapping[str, object]) -> str:
    words = article.get("articleBody")
    if not isinstance(words, str):
        return ""
    return plain(words) if looks_like_markup(words) else clean(words).strip()


def _meta(tree: _Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        value = clean(node.get("content") or "").strip()
        if name and value:
            found.setdefault(name.strip().lower(), []).append(value)
    return found


def _meta_all(meta: Mapping[str, list[str]], field: str) -> tuple[str, ...]:
    return next((tuple(meta[name]) for name in _META[field] if name in meta), ())


def _first(meta: Mapping[str, list[str]], field: str) -> str:
    return next(iter(_meta_all(meta, field)), "")


def _rel(link: _Element) -> str:
    return (link.get("rel") or "").strip().lower()


def _time(tree: _Element) -> str:
    """The moment of the first <time> that tells one; it is the article's on pages without any head."""
    found = next((node.get("datetime") for node in tree.iter("time") if node.get("datetime")), None)
    return clean(found or "").strip()


def _things(tree: _Element) -> Iterator[Mapping[str, object]]:
    """The objects of all JSON-LD on the page, those of a graph or list one by one; broken scripts are passed over."""
    for script in tree.iter("script"):
        words = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(words) > _MAX_SCRIPT:
            continue
        try:
            todo = [json.loads(words, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while todo and seen < _MAX_NODES:
            thing = todo.pop(0)
            seen += 1
            if isinstance(thing, list):
                todo.extend(thing[:_MAX_NODES])
            elif isinstance(thing, dict):
                yield thing
                graph = thing.get("@graph", thing.get("mainEntity"))
                todo.extend([graph] if graph is not None else [])


def _types(thing: Mapping[str, object]) -> tuple[str, ...]:
    kinds = thing.get("@type")
    return tuple(one for one in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(one, str))


def _is_article(thing: Mapping[str, object]) -> bool:
    return any(_ARTICLE.fullmatch(kind) for kind in _types(thing))


def _text(value: object) -> str:
    return " ".join(clean(value).split()) if isinstance(value, str) else ""


def _names_of(value: object, deep: int = 0) -> tuple[str, ...]:
    """The names in a value of schema.org: a word, a thing with a name, or a list of them."""
    if isinstance(value, list | dict) and deep >= _DEEP:
        return ()
    if isinstance(value, list):
        return tuple([name for one in value[:20] for name in _names_of(one, deep + 1)])
    if isinstance(value, dict):
        return _names_of(value.get("name"), deep + 1)
    words = _text(value)
    return (words,) if words else ()


def _people(names: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    """Names without addresses and without the outlet, which many pages give as their author."""
    parts = (part.strip() for name in names for part in re.split(r"[,;|]", name))
    paper = _fold(outlet)
    kept = (part for part in parts if part and not _ADDRESS.search(part) and _fold(part) != paper and len(part) < 80)
    return tuple(dict.fromkeys(kept))
