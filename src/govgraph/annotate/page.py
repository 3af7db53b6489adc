"""The annotated view as one HTML page that needs nothing beside it: no script, no address, its style inside.

Every word of an article passes through the template's escaping; the Content-Security-Policy admits the one style
sheet by its hash and nothing else, so that markup which slipped through could neither run nor fetch.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from govgraph.annotate.notes import KINDS, Annotated, annotate
from govgraph.annotate.words import PAGES, QUOTED, load_words
from govgraph.graph.values import shortened
from govgraph.model import Extraction

_TEMPLATE, _STYLE = "annotation.html", "annotation.css"


def write_pages(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write the page of ``extractions`` to ``stream``, article after article. Same extractions, same bytes.

    Raises OSError when the stream cannot be written.
    """
    style = (PAGES / _STYLE).read_text(encoding="utf-8")
    template = _environment().get_template(_TEMPLATE)
    pages = template.generate(
        articles=_annotated(extractions), kinds=KINDS, words=load_words(), policy=content_policy(style)
    )
    stream.writelines(pages)


def content_policy(style: str) -> str:
    """The value of the Content-Security-Policy: this style sheet, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _annotated(extractions: Iterable[Extraction]) -> Iterator[Annotated]:
    return (annotate(extraction) for extraction in extractions)


@cache
def _environment() -> Environment:
    """Escaping is on for every template, whatever its name; an unknown name in one is an error."""
    environment = Environment(
        loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["shortened"] = lambda text: shortened(text, QUOTED)
    return environment
