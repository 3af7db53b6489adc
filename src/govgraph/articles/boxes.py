"""Boxes beside and within an article that announce other articles: "Berita Terpopuler", "Baca juga" and their like.

They are told by how they are built and not by what they are called: three blocks or more in a row, each of them
nothing but a link, or with a headline that is one. No article is written like that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from govgraph.articles.fragment import BLOCKS, UNSEEN
from govgraph.articles.lines import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROW = 3  # announcements that make a box
_SHARE = 0.75  # of a block's words that its link has; the rest are its number, its rubric and its age
_WORDS = 4  # of a headline; a link with less is the name of a person or a topic
_HEADING_WORDS = 6  # of the heading above a box
_LONGEST = 600  # characters of an announcement with its summary
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_TOPIC = re.compile(r"/(?:tags?|topi[ck]s?|topik|tokoh|label|author|penulis)/", re.IGNORECASE)


def drop_boxes(tree: _Element) -> None:
    """Take the boxes out of ``tree``, with the headings above them."""
    for row in list(_rows(tree)):
        parent, above = row[0].getparent(), _before(row[0])
        for block in row:
            _drop(block)
        if parent is not None and not _words(parent):
            above = above if above is not None else _before(parent)
            _drop(parent)
        if above is not None and _is_heading(above):
            _drop(above)


def _drop(node: _Element) -> None:
    """Take ``node`` out of its tree and leave what stands behind it; the root stays, and what is out already."""
    if node.getparent() is not None:
        node.drop_tree()


def _rows(tree: _Element) -> Iterator[list[_Element]]:
    """Announcements in a row; what is empty between them parts them not."""
    for parent in tree.iter():
        if not isinstance(parent.tag, str) or len(parent) < _ROW or parent.tag in UNSEEN:
            continue
        row: list[_Element] = []
        for child in parent:
            if _announces(child):
                row.append(child)
            elif _words(child) or (child.tail or "").strip():
                if len(row) >= _ROW:
                    yield row
                row = []
        if len(row) >= _ROW:
            yield row


def _announces(block: _Element) -> bool:
    """Whether a block leads to another article and says no more than what that is about."""
    if block.tag not in BLOCKS or (block.tail or "").strip():
        return False
    words = _words(block)
    if not words or len(words) > _LONGEST:
        return False
    headlines = [_words(link) for link in block.iter("a") if not _TOPIC.search(link.get("href") or "")]
    headlines = [one for one in headlines if len(one.split()) >= _WORDS and not ends_sentence(one)]
    if not headlines:
        return False
    linked = sum(len(one) for one in headlines) >= _SHARE * len(words)
    return linked or any(_words(head) in headlines for head in block.iter(*_HEADINGS))


def _before(block: _Element) -> _Element | None:
    """The block above that has words; None where text without a block stands there."""
    above = block.getprevious()
    while above is not None and not (above.tail or "").strip():
        if _words(above):
            return above
        above = above.getprevious()
    return None


def _is_heading(block: _Element) -> bool:
    words = _words(block)
    return block.tag != "h1" and 0 < len(words.split()) <= _HEADING_WORDS and not ends_sentence(words.rstrip(" :"))


def _words(node: _Element) -> str:
    """The words of an element on one line, as far as they matter here: one that is longer is no announcement."""
    if not isinstance(node.tag, str) or node.tag in UNSEEN:
        return ""
    return " ".join("".join(islice(node.itertext(), _LONGEST)).split())
