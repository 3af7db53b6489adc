"""Sentence boundaries inside a paragraph: sentencex proposes, Indonesian abbreviations decide.

sentencex (Wikimedia, rule-based) splits after "Ir.", "PT." and "M.Si."; such splits are joined again when the
text before the boundary ends in a listed abbreviation or a single initial or is the number of a list's line, or the
text after it starts in lower case. A boundary inside an open parenthesis is joined as well.
"""

from __future__ import annotations

import re

import sentencex

_TAIL = re.compile(r"([^\s(\"“”,]+)\.\s*$")
_ENUMERATOR = re.compile(r"\d{1,3}\.")
_OPENERS = "\"'“”‘’«»(["


def sentence_spans(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, white space trimmed, in order.

    ``abbreviations`` are casefolded without the final dot ("drs", "pt", "jl", "m.si").
    """
    spans: list[tuple[int, int]] = []
    open_from: int | None = None
    position = start
    depth = 0
    for piece in sentencex.segment("id", text[start:end]):
        begin = text.find(piece, position, end)
        if begin < 0:
            continue
        position = begin + len(piece)
        if open_from is None:
            open_from = begin
        depth = max(0, depth + piece.count("(") - piece.count(")"))
        before = text[max(open_from, position - 40) : position]  # the piece may be less than the last word: "PT.Maju."
        if _continues(text, position, end, before, abbreviations) or (depth and position - open_from < 1000):
            continue
        _push(spans, text, open_from, position)
        open_from, depth = None, 0
    if open_from is not None or not spans:
        _push(spans, text, start if open_from is None else open_from, end)
    return spans


def _push(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def _continues(text: str, position: int, end: int, before: str, abbreviations: frozenset[str]) -> bool:
    """Whether the sentence goes on after a proposed boundary at ``position``, ``before`` which it ends."""
    following = text[position:end].lstrip()
    if not following:
        return False
    tail = _TAIL.search(before)
    if tail is None:
        return following[0].islower() and not before.rstrip().endswith(("?", "!", "\"", "”"))
    word = tail.group(1).casefold()
    if _ENUMERATOR.fullmatch(before.strip()):
        return True  # "1. Andi Wijaya, Camat Kuta" is one line of a list
    if word in abbreviations or (word.rsplit(".", 1)[-1] in abbreviations and "." in word):
        return True
    if len(word) == 1 and word.isalpha():
        return True
    return following[0].islower() and following[0] not in _OPENERS
