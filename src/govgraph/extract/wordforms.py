"""Tokens as the lexicon knows them, kept from one sentence to the next: words come back again and again.

What is cut at spaces ("Bogor,") always gives the same tokens, and most tokens always mean the same to the lexicon,
whatever stands around them. Both are remembered; how many is bounded, so that hostile text cannot fill the memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from govgraph.language.date_grammar import TimeWords
from govgraph.language.numbers import digit_runs
from govgraph.lexicon.index import Hit, PhraseIndex
from govgraph.lexicon.records import Entry
from govgraph.lexicon.tokenizer import fold, tokenize

_MOST = 30_000  # forms, and pieces of text, that are remembered
_LONGEST = 40  # characters of a piece that is remembered
_PLACES = frozenset({"region", "country"})
_CASED = frozenset({"upper", "title_case"})
_NO_KINDS: frozenset[str] = frozenset()
_Kept = TypeVar("_Kept")


class Form:
    """A token as it is written, and what it means by itself: ``hits`` and ``kinds`` are as in ``Document``.

    ``seconds``: the folded tokens with which a listed phrase may go on behind it, None where any may; ``opens``:
    whether there are any.
    ``dates``: where in it a date can begin, as in ``date_grammar.starts``; ``digits``: where in it digits begin.
    """

    __slots__ = ("capital", "dates", "digits", "hits", "kinds", "length", "opens", "raw", "seconds", "word")

    def __init__(self, raw: str, phrases: PhraseIndex, times: TimeWords) -> None:
        self.raw = raw
        self.length = len(raw)
        self.word = word = raw.lower() if raw.isascii() else fold(raw)
        self.capital = raw[:1].isupper()
        entries = phrases.alone(word)
        entries = self.fitting(entries) if entries else entries
        self.hits: tuple[Hit, ...] = ((1, entries),) if entries else ()
        self.kinds = kinds_of(self.hits) if entries else _NO_KINDS
        self.seconds: Mapping[str, tuple[int, ...]] | None = phrases.seconds(word)
        self.opens = self.seconds is None or len(self.seconds) > 0
        self.dates = times.starts(raw)
        self.digits: tuple[int, ...] = () if raw.isalpha() else tuple(digit_runs(raw))

    def fitting(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Those of ``entries``, of a phrase that this token starts, which are written as they must be."""
        for entry in entries:
            if not _CASED.isdisjoint(entry.flags):
                return tuple([entry for entry in entries if self._fits(entry.flags)])
        return entries

    def _fits(self, flags: frozenset[str]) -> bool:
        if "upper" in flags:
            return self.raw.isupper()
        return self.capital or "title_case" not in flags


class WordForms:
    """The forms of one lexicon, made when they are first met.

    ``known`` are the tokens met before: what it holds need not be cut.
    """

    def __init__(self, phrases: PhraseIndex, times: TimeWords) -> None:
        """``phrases`` is what the forms are looked up in, ``times`` knows which of them can begin a date."""
        self.phrases = phrases
        self.times = times
        self.known: dict[str, Form] = {}
        self._cuts: dict[str, tuple[Form, ...]] = {}

    def cut(self, piece: str) -> tuple[Form, ...]:
        """The tokens of ``piece``, a text without white space; they follow each other without a gap."""
        found = self._cuts.get(piece)
        if found is not None:
            return found
        if piece.isalpha():
            return (self._form(piece),)
        if piece[:-1].isalpha() and piece[-1] in ",.":
            found = self._form(piece[:-1]), self._form(piece[-1])
        else:
            spans = tokenize(piece)
            if "-" in piece:
                spans = [part for start, end in spans for part in self._split_pair(piece, start, end)]
            found = tuple([self._form(piece[start:end]) for start, end in spans])
        _remember(self._cuts, piece, found)
        return found

    def _form(self, raw: str) -> Form:
        found = self.known.get(raw)
        if found is None:
            found = Form(raw, self.phrases, self.times)
            if "-" not in raw:  # as a piece of text it might be a pair of places
                _remember(self.known, raw, found)
        return found

    def _split_pair(self, piece: str, a: int, b: int) -> list[tuple[int, int]]:
        """Two places joined by a hyphen ("Jatim-Kalteng") are three tokens: the lexicon knows each half."""
        if piece[b - 4 : b].casefold() == "-red" and b - a > 5:  # "(Eks Camat Rote-red)": who says so is the newsroom
            return [(a, b - 4), (b - 4, b - 3), (b - 3, b)]
        middle = piece.find("-", a + 1, b - 1)
        if middle < 0 or not piece[a].isupper() or not piece[middle + 1].isupper():
            return [(a, b)]
        halves = (fold(piece[a:middle]), fold(piece[middle + 1 : b]))
        if all(any(entry.kind in _PLACES for entry in self.phrases.alone(half)) for half in halves):
            return [(a, middle), (middle, middle + 1), (middle + 1, b)]
        return [(a, b)]


def kinds_of(hits: tuple[Hit, ...]) -> frozenset[str]:
    """The kinds of the entries of ``hits``."""
    kinds = frozenset([entry.kind for _, entries in hits for entry in entries])
    return _one(kinds)  # there are few, for very many tokens


@cache
def _one(kinds: frozenset[str]) -> frozenset[str]:
    return kinds


def _remember(cache: dict[str, _Kept], piece: str, found: _Kept) -> None:
    if len(piece) > _LONGEST:
        return
    if len(cache) >= _MOST:
        cache.clear()
    cache[piece] = found
