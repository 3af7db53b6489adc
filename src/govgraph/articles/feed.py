"""RSS and Atom: the articles that a feed brings whole; items with a mere summary are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from govgraph.articles.addresses import absolute
from govgraph.articles.draft import Draft
from govgraph.articles.fragment import looks_like_markup, plain
from govgraph.articles.inputs import Input
from govgraph.articles.records import draft_of
from govgraph.articles.result import Rejected

if TYPE_CHECKING:
    from lxml.etree import _Element

_ITEMS = ("item", "entry")
# Children of an item by the field they fill, the best first.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("pubDate", "published", "date", "issued", "updated", "modified"),
    "author": ("creator", "author"),
}
_SUMMARY_WORDS = 80  # a description as long as this is the article, for nobody sums up at such length
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_HINT = "is it a feed (RSS or Atom)?"


def read_feed(given: Input) -> Iterator[Draft | Rejected]:
    """The articles of an RSS or Atom feed, read item by item. Nothing that the feed links to is fetched.

    A feed that defines entities is refused: no feed needs them, and they can make a kilobyte a gigabyte.
    """
    from lxml import etree

    if _ENTITY.search(given.head()):
        yield Rejected(given.source, "entities", "the XML defines entities of its own", "take the DOCTYPE out of it")
        return
    number, outlet, base = 0, "", given.url
    try:
        walk = etree.iterparse(
            given.stream, events=("end",), recover=True, no_network=True, load_dtd=False, resolve_entities=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        for _, node in walk:
            name = _local(node)
            if name == "title" and not outlet and _local(node.getparent()) in ("channel", "feed"):
                outlet = " ".join(_text(node).split())
            if name == "link" and base is None and _local(node.getparent()) in ("channel", "feed"):
                base = absolute(node.get("href") or node.text, None)
            if name in _ITEMS:
                number += 1
                yield _item(node, outlet, number, given, base)
                _forget(node)
    except (etree.XMLSyntaxError, etree.SerialisationError, UnicodeDecodeError) as error:
        yield Rejected(given.source, "bad_xml", f"not XML: {error}", _HINT)
        return
    if walk.root is None or not number:
        yield Rejected(given.source, "no_articles", "no items in the XML", _HINT)
    elif any(entry.type_name in _CUT for entry in walk.error_log):
        yield Rejected(given.source, "damaged", f"the feed breaks off after item {number}", "get it once more")


_CUT = ("ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_END", "ERR_DOCUMENT_EMPTY", "ERR_CDATA_NOT_FINISHED")


def _item(node: _Element, outlet: str, number: int, given: Input, base: str | None) -> Draft | Rejected:
    children: dict[str, _Element] = {}
    for child in node:
        children.setdefault(_key(child), child)
    source = f"{given.source}:{number}"
    body = _body(children)
    if not body:
        hint = "`govgraph fetch` gets the pages that a feed links to"
        return Rejected(source, "no_text", "the feed brings only a summary of this item", hint)
    row: dict[str, object] = {"text": body, "url": _link(node, base), "outlet": outlet}
    for field, names in _FIELDS.items():
        row[field] = next((_text(children[name]) for name in names if name in children), "")
    if looks_like_markup(str(row["title"])) or "&" in str(row["title"]):
        row["title"] = plain(str(row["title"]))
    return draft_of(row, f"{given.stem}-{number}", source)


def _body(children: Mapping[str, _Element]) -> str:
    """The whole text of an item; empty when the feed brings none."""
    for name in ("encoded", "content"):
        if name in children:
            return _text(children[name])
    for name in ("description", "summary"):
        if name in children:
            words = _text(children[name])
            shown = plain(words) if looks_like_markup(words) else words
            if len(shown.split()) >= _SUMMARY_WORDS:
                return words
    return ""


def _link(node: _Element, base: str | None) -> str:
    """The address of an item: RSS writes it as text, Atom as an attribute of the link that is no other relation."""
    for child in node:
        if _local(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return absolute(child.get("href"), base) or ""
            if child.text and child.text.strip():
                return absolute(child.text, base) or ""
    for child in node:
        if _local(child) == "guid" and child.get("isPermaLink") != "false":
            return absolute(child.text, None) or ""
    return ""


def _text(node: _Element) -> str:
    """The words of an element; of XHTML content the markup as well, of a person the name."""
    if node.get("type") == "xhtml":
        from lxml import etree

        return str(etree.tostring(node, encoding="unicode", with_tail=False))
    names = [child for child in node if _local(child) == "name"]
    return "".join(str(part) for part in (names[0] if names else node).itertext())


def _key(child: _Element) -> str:
    """The local name of a child; of media elements none, for they have titles and descriptions of their own."""
    return "" if "search.yahoo.com" in str(child.tag) else _local(child)


def _local(node: _Element | None) -> str:
    return node.tag.rpartition("}")[2] if node is not None and isinstance(node.tag, str) else ""


def _forget(node: _Element) -> None:
    """Give the memory of an item back, and of what stood before it."""
    node.clear()
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]
