"""Lines and how they make paragraphs: one a line, wrapped over several, or torn apart by links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SENTENCE_END = (".", "!", "?")
_TERMINAL = tuple(".!?…:;\"”’'")
_CONTINUES = re.compile(r"[a-z,.;)]|[-–—]+(\s|$)")  # how a line begins that goes on with the one before
_OPEN = ("(", "-", "–", "—", ",")
_BULLET = re.compile(r"(?:[-•*●▪]\s+\w|\d{1,3}[.)]\s)")
_WRAP_MAX = 120  # no editor wraps wider; a paragraph on one line is nearly always longer
_WRAP_MIN = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it. ``block`` numbers the runs between blank lines;
    ``torn_before`` and ``torn_after`` are true when white space stood at that side: a link was cut out there."""

    start: int
    end: int
    block: int
    torn_before: bool
    torn_after: bool


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank, in order."""
    return tuple(_lines(text))


def ends_sentence(line: str) -> bool:
    """Whether ``line`` ends as a sentence, an announcement or a quotation does."""
    return line.endswith(_TERMINAL)


def is_item(line: str) -> bool:
    """Whether ``line`` is an item of a list."""
    return _BULLET.match(line) is not None


def paragraphs(text: str, lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    """Spans of the paragraphs that ``lines`` (of the article's body, in order) make up."""
    return tuple(span for run in _runs(text, lines) for span in _run_paragraphs(text, run))


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other with neither a blank line nor a line of furniture between them."""
    run: list[Line] = []
    for line in lines:
        if run and (line.block != run[-1].block or text[run[-1].end : line.start].strip()):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _lines(text: str) -> Iterator[Line]:
    block, offset = 0, 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = offset + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(bare), block, raw[0].isspace(), raw[-1].isspace())
        else:
            block += 1
        offset += len(raw) + 1


def _run_paragraphs(text: str, run: Sequence[Line]) -> Iterator[tuple[int, int]]:
    if _is_wrapped(text, run):
        yield run[0].start, run[-1].end
        return
    start = run[0].start
    for previous, line in pairwise(run):
        if not _goes_on(text, previous, line):
            yield start, previous.end
            start = line.start
    yield start, run[-1].end


def _goes_on(text: str, previous: Line, line: Line) -> bool:
    """Whether ``line`` continues the sentence of ``previous``: both were one before links were cut out."""
    before, after = text[previous.start : previous.end], text[line.start : line.end]
    if is_item(after) or is_item(before):
        return False
    if before.endswith(_OPEN) or _CONTINUES.match(after):
        return not before.endswith(_SENTENCE_END)
    return (previous.torn_after or line.torn_before) and not ends_sentence(before)


def _is_wrapped(text: str, run: Sequence[Line]) -> bool:
    """A run of lines of like length, most of them ending in mid-sentence, was wrapped by an editor."""
    lengths = [line.end - line.start for line in run]
    if len(run) < 2 or not _WRAP_MIN <= max(lengths) <= _WRAP_MAX or min(lengths[:-1]) < max(lengths) * 0.6:
        return False
    inner = [text[line.start : line.end] for line in run[:-1]]
    return sum(1 for words in inner if not ends_sentence(words)) * 2 > len(inner)
