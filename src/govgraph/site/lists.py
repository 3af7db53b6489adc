"""What machines read of a site: the feed of new facts, the map of its pages, and who may read them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from govgraph.views.index import Index, Json
from govgraph.views.pages import Pages
from govgraph.views.words import PAGES, href, interface

ITEMS = 50  # of the feed
URLS = 50_000  # of one sitemap, by its standard


def feed(index: Index, base: str) -> bytes:
    """RSS of the events told last, the newest first, dated by the articles that tell them; no clock is asked.

    ``base`` is the address of the site with a slash at its end; without one an item leads to its permanent identifier.
    """
    items = sorted((_item(index, key, base) for key in index.tables["events"]), key=lambda item: item["order"])
    return _render("feed.xml", items=items[::-1][:ITEMS], base=base, words=interface())


def _item(index: Index, key: str, base: str) -> Json:
    claims = [claim for fact in index.said(key) for claim in fact.claims]
    articles = [index.graph.articles[article] for article in sorted({claim.article for claim in claims})]
    published = min((article.published for article in articles if article.published), default="")
    first = min(claims, key=lambda claim: (index.graph.articles[claim.article].published or "9", claim.start, claim.id))
    text = index.graph.articles[first.article].text[first.sentence_start : first.sentence_end]
    iri = index.vocabulary.entity_iri(key)
    return {
        "order": (published, key), "title": _xml(index.label(key)), "iri": iri, "text": _xml(text[:2000]),
        "link": f"{base}id/{href(key)}/" if base else iri, "date": _rfc822(published),
    }  # fmt: skip


def _rfc822(iso: str) -> str:
    """A date as feeds write it, midnight where the hour is not known; "" for what is no full date."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    return format_datetime(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _xml(text: str) -> str:
    """``text`` without the characters that no XML document may hold."""
    return "".join(char for char in text if char in "\t\n\r" or (char >= " " and not _barred(ord(char))))


def _barred(code: int) -> bool:
    return 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF)


def sitemaps(paths: list[str], base: str) -> dict[str, bytes]:
    """File name → content: one sitemap of ``paths``, or an index and as many as they need."""
    parts = [paths[start : start + URLS] for start in range(0, len(paths), URLS)]
    if len(parts) == 1:
        return {"sitemap.xml": _sitemap(parts[0], base, "urlset", "url")}
    files = {f"sitemap-{number}.xml": _sitemap(part, base, "urlset", "url") for number, part in enumerate(parts, 1)}
    return {"sitemap.xml": _sitemap(list(files), base, "sitemapindex", "sitemap"), **files}


def _sitemap(paths: list[str], base: str, root: str, element: str) -> bytes:
    urls = [base + href(path.removesuffix("index.html")) for path in paths]
    return _render("sitemap.xml", urls=urls, root=root, element=element)


def robots(base: str) -> bytes:
    """``robots.txt``: everybody may read; with an address, where the sitemap is."""
    return f"User-agent: *\nAllow: /\n{f'Sitemap: {base}sitemap.xml' if base else ''}".rstrip().encode() + b"\n"


def page_paths(index: Index, pages: Pages, tables: list[str]) -> list[str]:
    """Every page that a reader may land on, in one order."""
    entities = [f"id/{key}/index.html" for key in index.graph.entities if pages.has(key) and _told(index, key)]
    return ["index.html", *tables, *entities]


def _told(index: Index, key: str) -> bool:
    """Whether articles say anything of it; areas that only reference data names have no page."""
    return key.startswith("article/") or bool(index.said(key) or index.naming(key))


def _render(template: str, **values: Any) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(template).render(**values).encode()
