"""JSON Lines: one object a line, one article an object, under English or Indonesian field names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from govgraph.articles import inputs
from govgraph.articles.decode import Decoded, decode
from govgraph.articles.draft import Draft
from govgraph.articles.inputs import Input
from govgraph.articles.records import draft_of
from govgraph.articles.result import Rejected


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number, its words without the newline, and how they were decoded.

    ``words`` is None when the line is longer than an article can be.
    """

    number: int
    words: str | None
    notes: tuple[str, ...] = ()


def read_jsonl(given: Input) -> Iterator[Draft | Rejected]:
    """The articles of a JSON Lines file, read line by line; a bad line is rejected and the rest goes on."""
    for line in text_lines(given):
        source = f"{given.source}:{line.number}"
        if line.words is None:
            reason = f"the line has more than {inputs.MAX_BYTES} bytes"
            yield Rejected(source, "too_large", reason, "split the article")
        elif line.words.strip():
            yield row_draft(line.words, f"{given.stem}-{line.number}", source, given, line.notes)


def row_draft(
    words: str, fallback: str, source: str, given: Input, notes: tuple[str, ...] = ()
) -> Draft | Rejected:
    """The article of one JSON object; Rejected when it is no JSON, no object, or has no text."""
    try:
        row = json.loads(words)
    except (ValueError, RecursionError) as error:
        return Rejected(source, "bad_json", f"not JSON: {error}", "write one JSON object per line, in UTF-8")
    if not isinstance(row, dict):
        return Rejected(source, "bad_json", "not a JSON object", "write one JSON object per line")
    return draft_of(row, fallback, source, given=given.options.fields, notes=notes)


def text_lines(given: Input) -> Iterator[Line]:
    """The lines of a file of any size and encoding, each decoded on its own; empty lines as well."""
    for number, raw in enumerate(_lines(given.utf8()), 1):
        if len(raw) > inputs.MAX_BYTES:
            yield Line(number, None)
            continue
        try:
            yield Line(number, raw.decode("utf-8"))
        except UnicodeDecodeError:
            decoded = decode(raw, given.source)
            if isinstance(decoded, Decoded):
                yield Line(number, decoded.text, decoded.notes)
            else:
                yield Line(number, raw.decode("utf-8", "replace"), ("not UTF-8 and not understood",))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of a line that is too long only so much that it shows."""
    most = inputs.MAX_BYTES
    while raw := stream.readline(most + 1):
        rest = raw
        while len(rest) > most and not rest.endswith(b"\n"):
            rest = stream.readline(most + 1)
        yield raw
