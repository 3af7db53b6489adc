"""Plain text files: one article each, as copied or saved from a news page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from govgraph.articles.decode import decode
from govgraph.articles.draft import NOTHING, Draft, Known
from govgraph.articles.furniture import furniture
from govgraph.articles.inputs import Input
from govgraph.articles.layout import Layout, lay_out
from govgraph.articles.result import Rejected
from govgraph.model import Article

_URL = re.compile(r"https?://[^\s;<>\"]+")


def read_text(given: Input) -> Iterator[Draft | Rejected]:
    """The article in a plain text file, or why there is none."""
    decoded = decode(given.read_all(), given.source)
    if isinstance(decoded, Rejected):
        yield decoded
        return
    known = Known(notes=decoded.notes, url=given.url, web=given.url is not None)
    yield Draft(given.stem, decoded.text, given.source, known)


def make_article(name: str, text: str, source: str, known: Known = NOTHING) -> Article:
    """An article from clean text (``decode.clean``) that is not blank; what is ``known`` wins over what is found."""
    layout = lay_out(text, furniture(), known.header)
    return Article(
        id=name,
        text=text,
        paragraphs=layout.paragraphs,
        title=_title(text, layout),
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        source=source,
        url=known.url or _source_url(text, layout),
        outlet=known.outlet or layout.outlet,
        published=known.published or layout.published,
        authors=known.authors or layout.authors,
        editors=known.editors or layout.editors,
        notes=known.notes,
    )


def _title(text: str, layout: Layout) -> str:
    spans = [text[part.start : part.end] for part in layout.paragraphs if part.kind == "title"]
    return " ".join(" ".join(spans).split())


def _source_url(text: str, layout: Layout) -> str | None:
    """The address in the closing line that says where the facts come from."""
    for part in layout.paragraphs:
        if part.kind == "source":
            found = _URL.search(text, part.start, part.end)
            if found:
                return found[0]
    return None
