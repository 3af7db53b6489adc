"""Markdown files: one article each, its title a heading or a field of the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgraph.articles.decode import decode
from govgraph.articles.draft import Draft
from govgraph.articles.fragment import plain
from govgraph.articles.inputs import MAX_ARTICLE, Input
from govgraph.articles.records import draft_of
from govgraph.articles.result import Rejected

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\n(?P<head>(?:[^\n]{0,1000}\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w -]{0,40}):[ \t]*(?P<value>.*)")
_LEAF = ("inline", "code_block", "fence", "html_block")
MAX_CHARACTERS = 2 * MAX_ARTICLE  # with all its marks; the parser is slower than reading


def read_markdown(given: Input) -> Iterator[Draft | Rejected]:
    """The article in a Markdown file, its marks taken off; or why there is none."""
    decoded = decode(given.read_all(), given.source)
    if isinstance(decoded, Rejected):
        yield decoded
        return
    if len(decoded.text) > MAX_CHARACTERS:
        reason = f"more than {MAX_CHARACTERS} characters; one article has at most so many"
        yield Rejected(given.source, "too_large", reason, "split it into one file per article")
        return
    fields, body = split_front(decoded.text.lstrip("\n"))
    title, text = words_of(body)
    row: dict[str, object] = {**fields, "text": text}
    if title and not fields.get("title") and not fields.get("judul"):
        row["title"] = title
    elif title:
        row["text"] = f"{title}\n\n{text}" if title not in fields.values() else text
    told = [pair for pair in given.options.fields if pair[0] != "text"]  # which is what stands below
    yield draft_of(row, given.stem, given.source, given=told, notes=decoded.notes)


def split_front(text: str) -> tuple[dict[str, str], str]:
    """The fields of the front matter (plain ``name: value`` lines; lists become commas) and what follows it."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    fields: dict[str, str] = {}
    last = ""
    for line in found["head"].splitlines():
        field = _FIELD.fullmatch(line)
        if field:
            last = field["name"].strip()
            fields.setdefault(last, field["value"].strip().strip("\"'[]"))
        elif last and line.lstrip().startswith("- "):
            item = line.strip()[2:].strip().strip("\"'")
            fields[last] = f"{fields[last]}, {item}" if fields[last] else item
    return fields, text[found.end() :]


def words_of(text: str) -> tuple[str, str]:
    """The title (a heading that opens the text; empty when none does) and the paragraphs below it."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    blocks: list[str] = []
    title = ""
    for number, token in enumerate(tokens):
        if token.type not in _LEAF:
            continue
        words = _words(token)
        opener = tokens[number - 1].type if number else ""
        if opener == "heading_open" and not blocks and not title:
            title = " ".join(words.split())
        elif words.strip():
            blocks.append(f"- {words}" if number > 1 and tokens[number - 2].type == "list_item_open" else words)
    return title, "\n\n".join(blocks)


def _words(token: Token) -> str:
    if token.type == "html_block":
        return plain(token.content)
    if token.type != "inline":
        return token.content.strip()
    pieces = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            pieces.append(" " if child.type == "softbreak" else "\n")
        elif child.type in ("text", "code_inline"):
            pieces.append(child.content)
    return "".join(pieces).strip()
