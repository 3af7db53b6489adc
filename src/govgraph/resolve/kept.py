"""Extractions that are held somewhere else than in memory and read when they are looked at."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import overload

from govgraph.model import Article, Extraction, Organisation, Person, Place


class Kept(Sequence[Extraction]):
    """Extractions by number. An article alone costs less to read than all that it says."""

    @abstractmethod
    def article(self, at: int) -> Article:
        """The article of number ``at``."""

    @abstractmethod
    def read(self, at: int) -> Extraction:
        """What the article of number ``at`` says."""

    @overload
    def __getitem__(self, at: int) -> Extraction: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Extraction, ...]: ...
    def __getitem__(self, at: int | slice) -> Extraction | tuple[Extraction, ...]:
        if isinstance(at, slice):
            return tuple(self.read(number) for number in range(*at.indices(len(self))))
        return self.read(range(len(self))[at])

    def __iter__(self) -> Iterator[Extraction]:
        return map(self.read, range(len(self)))


class _Chosen(Kept):
    """Some of them, in another order."""

    def __init__(self, whole: Kept, numbers: Sequence[int]) -> None:
        self._whole = whole
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def article(self, at: int) -> Article:
        return self._whole.article(self._numbers[at])

    def read(self, at: int) -> Extraction:
        return self._whole.read(self._numbers[at])


class _Articles(Mapping[str, Article]):
    """The articles of extractions, by key, in the order of these."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._numbers = {kept.article(number).key: number for number in range(len(kept))}

    def __getitem__(self, key: str) -> Article:
        return self._kept.article(self._numbers[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def choose(extractions: Sequence[Extraction], numbers: Sequence[int]) -> Sequence[Extraction]:
    """Those with these numbers, in this order; kept where they are."""
    return _Chosen(extractions, numbers) if isinstance(extractions, Kept) else tuple(extractions[n] for n in numbers)


def articles_of(extractions: Sequence[Extraction]) -> Mapping[str, Article]:
    """Article key → article, in the order of ``extractions``, and held no longer than these are."""
    return _Articles(extractions) if isinstance(extractions, Kept) else {e.article.key: e.article for e in extractions}


def bare(extraction: Extraction) -> Extraction:
    """What resolution reads of it: without the text, and without where its things are named."""
    return Extraction(
        replace(extraction.article, text="", paragraphs=()),
        tuple([Person(p.id, p.name, p.also, p.posts, ()) for p in extraction.people]),
        tuple([Organisation(o.id, o.name, o.also, o.type, o.area, (), o.area_code, o.parent)
               for o in extraction.organisations]),
        tuple([Place(p.id, p.name, p.type, p.also, (), p.code) for p in extraction.places]),
        extraction.events,
    )  # fmt: skip
