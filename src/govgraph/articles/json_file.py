"""JSON files: one article, a list of them, or an export with the list somewhere below the top."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from govgraph.articles import inputs
from govgraph.articles.decode import decode
from govgraph.articles.draft import Draft
from govgraph.articles.inputs import HEAD, Input, Refused
from govgraph.articles.jsonl import read_jsonl
from govgraph.articles.records import FIELDS, draft_of
from govgraph.articles.result import Rejected

_HINT = "write a list of objects, or one object, in UTF-8"
# Where exports keep their list of articles.
_LISTS = ("articles", "items", "data", "results", "posts", "news", "berita", "artikel", "rows", "documents")
_SEPARATOR = re.compile(r"[ \t\r\n,]*")
_DECODER = json.JSONDecoder(strict=False)  # newlines within strings are common in what people export by hand


def read_json(given: Input) -> Iterator[Draft | Rejected]:
    """The articles of a JSON file. A list is read object by object, however long it is.

    Objects one after the other are read as JSON Lines are, whatever the suffix says.
    """
    head = given.head().lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    if head.startswith(b"["):
        yield from _listed(given)
    elif _is_lines(given.head()):
        yield from read_jsonl(given)
    else:
        yield from _whole(given)


def _is_lines(head: bytes) -> bool:
    """Whether the first line is an object of its own and another follows."""
    first, _, rest = head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").partition(b"\n")
    if not rest.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _whole(given: Input) -> Iterator[Draft | Rejected]:
    decoded = decode(given.read_all(), given.source)
    if isinstance(decoded, Rejected):
        yield decoded
        return
    try:
        value = _DECODER.decode(decoded.text)
    except (ValueError, RecursionError) as error:
        yield Rejected(given.source, "bad_json", f"not JSON: {error}", _HINT)
        return
    if not isinstance(value, dict):
        yield Rejected(given.source, "bad_json", "neither a JSON object nor a list of them", _HINT)
        return
    rows = _rows(value, given)
    if rows is None:
        yield draft_of(value, given.stem, given.source, given=given.options.fields, notes=decoded.notes)
    else:
        for number, row in enumerate(rows, 1):
            yield _draft(row, given, number, decoded.notes)


def _rows(value: Mapping[str, object], given: Input) -> list[object] | None:
    """The list of articles in an export, None where the object is the article."""
    told = [theirs for ours, theirs in given.options.fields if ours == "text"]
    lists = [rows for name in _LISTS if isinstance(rows := value.get(name), list)]
    has_text = any(isinstance(value.get(name), str) for name in (*FIELDS["text"], *told))
    return lists[0] if lists and not has_text else None


def _draft(row: object, given: Input, number: int, notes: tuple[str, ...] = ()) -> Draft | Rejected:
    source = f"{given.source}:{number}"
    if not isinstance(row, dict):
        return Rejected(source, "bad_json", "not a JSON object", _HINT)
    return draft_of(row, f"{given.stem}-{number}", source, given=given.options.fields, notes=notes)


def _listed(given: Input) -> Iterator[Draft | Rejected]:
    """The objects of a list; what follows a mistake cannot be told apart and is given up, which is said."""
    number = 0
    try:
        for number, row in enumerate(_elements(given.utf8()), 1):  # used when the next one fails
            yield _draft(row, given, number)
    except (ValueError, RecursionError) as error:
        reason = f"not JSON from element {number + 1} on: {error}"
        yield Rejected(f"{given.source}:{number + 1}", "bad_json", reason, _HINT)


def _elements(stream: BinaryIO) -> Iterator[object]:
    """The elements of one long list. The buffer holds what is read ahead; it doubles while one is incomplete."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    buffer, ended = _more(stream, decoder, HEAD)
    at = len(buffer) - len(buffer.lstrip()) + 1
    while True:
        at = _SEPARATOR.match(buffer, at).end()  # type: ignore[union-attr]  # matches the empty string
        if buffer.startswith("]", at):
            return
        try:
            value, end = _DECODER.raw_decode(buffer, at)
            complete = ended or end < len(buffer)  # a number at the end of the buffer may go on
        except json.JSONDecodeError:
            if ended:
                raise
            complete = False
        if complete:
            at = end
            yield value
        elif len(buffer) - at > inputs.MAX_BYTES:
            reason = f"one element of the list has more than {inputs.MAX_BYTES} bytes"
            raise Refused("too_large", reason, "split the article")
        else:
            piece, ended = _more(stream, decoder, max(HEAD, len(buffer) - at))
            buffer, at = buffer[at:] + piece, 0


def _more(stream: BinaryIO, decoder: codecs.IncrementalDecoder, size: int) -> tuple[str, bool]:
    raw = stream.read(size)
    return decoder.decode(raw, final=not raw), not raw
