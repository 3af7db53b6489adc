"""Text of articles on its way to a browser: how long it may be, how it is counted, what UTF-8 cannot hold."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govgraph.model import Article

_start = attrgetter("start")
LONGEST = 300  # characters of a name or title that a reader is shown; a longer one is broken or hostile


def shorten(text: str) -> str:
    """``text``, or its beginning where it is longer than anything a reader wants to see."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def units(text: str, offset: int) -> int:
    """UTF-16 units, which browsers count in, before code point ``offset`` of ``text``, kept inside it."""
    head = text[: max(offset, 0)]
    return len(head) if head.isascii() else len(head.encode("utf-16-le", "surrogatepass")) // 2


def paragraph_at(article: Article, start: int) -> int:
    """The number of the paragraph in which a span begins."""
    return max(bisect_right(article.paragraphs, start, key=_start) - 1, 0)


def well_formed(text: str) -> str:
    """``text`` with each half of a surrogate pair, which no UTF-8 file can hold, as U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
