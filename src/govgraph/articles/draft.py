"""What a reader makes: an article's words and what is known about it, before its lines are understood."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.articles.addresses import Page


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about an article before its text is looked at (from fields, from the head of a page).

    ``header`` counts the lines at the top of the text that were put there by a reader: title and date.
    ``web`` says that ``url`` is the address of this very page, so that two articles of one address are one.
    """

    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    header: int = 0
    notes: tuple[str, ...] = ()
    outlet: str | None = None
    editors: tuple[str, ...] = ()
    web: bool = False


NOTHING = Known()


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a reader hands it on: a name, clean text (``decode.clean``) that is not blank, the source."""

    name: str
    text: str
    source: str
    known: Known = NOTHING
    page: Page | None = None
