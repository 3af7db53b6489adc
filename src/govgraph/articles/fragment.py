"""Markup to words: pieces of HTML in fields and feeds, and what is left of a page, as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING

from govgraph.articles.decode import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "item", "li",
    "list", "main", "nav", "ol", "p", "pre", "quote", "row", "section", "table", "td", "th", "title", "tr", "ul",
})  # fmt: skip
UNSEEN = frozenset({
    "script", "style", "noscript", "template", "iframe", "svg", "math", "object", "embed", "select", "button",
    "textarea",
})  # fmt: skip
_MARKUP = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|blockquote|figure|table|span|strong|em|b|i|a|img)\b[^<>]{0,2000}>", re.IGNORECASE
)
_ITEM = "- "  # what stands before an item of a list, as people write it
_ENOUGH = 2  # tags; a single "<b>" may be what an article is about


def looks_like_markup(words: str) -> bool:
    """Whether a field holds HTML and not plain words."""
    found = _MARKUP.finditer(words)
    return sum(1 for _, _ in zip(found, range(_ENOUGH), strict=False)) == _ENOUGH


def plain(markup: str) -> str:
    """The paragraphs of a piece of HTML with blank lines between them; what is not meant to be read is left out."""
    tree = parse(markup)
    return "\n\n".join(paragraphs(tree)) if tree is not None else ""


def parse(markup: str) -> _Element | None:
    """The tree of an HTML document or piece; None when there is nothing in it.

    Nothing is fetched, no entity is defined, and what is nested deeper than a browser would show is cut off.
    """
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        # Bytes: lxml refuses text that declares an encoding of its own.
        tree: _Element = lxml.html.document_fromstring(clean(markup).encode("utf-8"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return None
    return tree


def paragraphs(tree: _Element) -> Iterator[str]:
    """The words between the blocks of a tree, in order; a line break within a block stays a line break."""
    words: list[str] = []
    for piece in _pieces(tree):
        if piece is None:
            yield from _paragraph(words)
            words = []
        else:
            words.append(piece)
    yield from _paragraph(words)


def paragraphs_at_breaks(tree: _Element) -> None:
    """Make paragraphs of what double line breaks separate, as pages before about 2010 have it."""
    parents = {node.getparent(): None for node in tree.iter("br")}
    for parent in reversed(parents):  # inner ones first
        if parent is not None and parent.tag != "p":
            _split(parent)


def _split(parent: _Element) -> None:
    """Put the runs between double breaks among the children of ``parent`` into paragraphs, if there are any."""
    parts = [_paragraph_of(parent, parent.text)]
    broken, found = False, False
    for child in parent:
        is_break = child.tag == "br"
        if child.tag in BLOCKS or (is_break and broken):
            found = found or is_break
            if not is_break:
                parts.append(copy(child))
                parts[-1].tail = None
            parts.append(_paragraph_of(parent, child.tail))
        else:
            parts[-1].append(copy(child))
        broken = is_break and not (child.tail or "").strip()
    if found:
        parent.tag = parent.tag if parent.tag in BLOCKS else "div"
        parent.text = None
        parent[:] = [part for part in parts if len(part) or (part.text or "").strip()]


def _paragraph_of(parent: _Element, text: str | None) -> _Element:
    made = parent.makeelement("p")
    made.text = text
    return made


def words_of(tree: _Element) -> str:
    """All words of an element on one line."""
    return " ".join(" ".join(paragraphs(tree)).split())


def _paragraph(words: list[str]) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in "".join(words).split("\0"))
    text = "\n".join(line for line in lines if line)
    if text not in ("", _ITEM.strip()):
        yield clean(text)


def _pieces(tree: _Element) -> Iterator[str | None]:
    """Runs of text in the order of reading, None where a block begins or ends, NUL for a line break.

    Walks by events and not by recursion: a page may nest deeper than Python's stack.
    """
    from lxml import etree

    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield from _tail(node, hidden)
            continue
        name = node.tag.lower()
        if event == "start":
            hidden += name in UNSEEN
            if name in BLOCKS:
                yield None
                if name in ("li", "item"):
                    yield _ITEM
            elif name in ("br", "lb"):
                yield "\0"
            if node.text and not hidden:
                yield node.text.replace("\0", "")
        else:
            hidden -= name in UNSEEN
            if name in BLOCKS:
                yield None
            if node is not tree:
                yield from _tail(node, hidden)


def _tail(node: _Element, hidden: int) -> Iterator[str]:
    if node.tail and not hidden:
        yield node.tail
