"""Plain text files: one article each, as copied or saved from a news page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govgraph.articles.decode import read_file
from govgraph.articles.furniture import furniture
from govgraph.articles.layout import Layout, lay_out
from govgraph.articles.result import Rejected
from govgraph.model import Article

_URL = re.compile(r"https?://[^\s;<>\"]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about an article before its text is looked at (from fields of a data file).

    ``header`` counts the lines at the top of the text that were put there by a reader: title and date.
    """

    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    header: int = 0
    notes: tuple[str, ...] = ()


NOTHING = Known()


def read_text(path: Path, source: str) -> Iterator[Article | Rejected]:
    """The article in a plain text file, or why there is none."""
    decoded = read_file(path, source)
    if isinstance(decoded, Rejected):
        yield decoded
        return
    yield make_article(path.stem, decoded.text, source, Known(notes=decoded.notes))


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
        outlet=layout.outlet,
        published=known.published or layout.published,
        authors=known.authors or layout.authors,
        editors=layout.editors,
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
