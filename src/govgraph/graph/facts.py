"""Facts and claims in columns of numbers, made into objects one at a time when they are looked at.

As objects the claims of an article take forty times the memory: millions of them would be most of that of a build.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from govgraph.model import Article, Claim, Evidence, Fact, Value

Numbers = NDArray[np.integer]
One = TypeVar("One")
Mark = tuple[str, int, int]  # what tells a claim from any other: its identifier and the bounds of its sentence
Key = tuple[str, str, str]  # subject, predicate, object as ``object_key`` gives it

# The columns of a claim as it comes: who says what (numbers of words), where, by which rule, and its identifier.
_COLUMNS = (
    "subject", "predicate", "value", "article", "start", "end", "sentence_start", "sentence_end", "rule", "id",
)  # fmt: skip
_SAID = ("subject", "predicate", "value")


def object_key(value: str | Value) -> str:
    """One string per object, for sorting and for identifiers: an entity and a literal never share one."""
    return value if isinstance(value, str) else f'"{value.text}"^^{value.datatype}@{value.lang or ""}'


@lru_cache(1 << 16)
def object_of(key: str) -> Value:
    """The literal that has this key."""
    text, _, kind = key[1:].rpartition('"^^')
    datatype, _, lang = kind.partition("@")
    return Value(text, datatype, lang or None)


class Listed(Sequence[One]):
    """What is made when it is looked at; equal to any row of equal things."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Listed | tuple):
            return NotImplemented
        return len(self) == len(other) and all(one == its for one, its in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return len(self)  # a fact is told apart by what it says, hardly ever by its claims alone

    @overload
    def __getitem__(self, at: int) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[One, ...]: ...
    def __getitem__(self, at: int | slice) -> One | tuple[One, ...]:
        if isinstance(at, slice):
            return tuple(self._make(number) for number in range(*at.indices(len(self))))
        size = len(self)
        if not -size <= at < size:
            raise IndexError(f"there are {size}")
        return self._make(at if at >= 0 else at + size)

    def __iter__(self) -> Iterator[One]:
        return map(self._make, range(len(self)))

    def _make(self, number: int) -> One:
        raise NotImplementedError


class Claims(Listed[Claim]):
    """The claims of one fact: rows ``start`` to ``stop`` of the columns."""

    __slots__ = ("_columns", "_start", "_stop")

    def __init__(self, columns: Columns, start: int, stop: int) -> None:
        self._columns = columns
        self._start = start
        self._stop = stop

    def __len__(self) -> int:
        return self._stop - self._start

    def __iter__(self) -> Iterator[Claim]:
        return map(self._columns.claim, range(self._start, self._stop))

    def articles(self) -> list[str]:
        """The article of each claim, without the claims."""
        columns = self._columns
        return [columns.keys[number] for number in columns.article[self._start : self._stop]]

    def _make(self, number: int) -> Claim:
        return self._columns.claim(self._start + number)


def articles_of(fact: Fact) -> list[str]:
    """The key of the article of each claim."""
    claims = fact.claims
    return claims.articles() if isinstance(claims, Claims) else [claim.article for claim in claims]


class Columns(NamedTuple):
    """The claims of all facts, in the order of these."""

    articles: Mapping[str, Article]
    keys: Sequence[str]  # of the articles, sorted
    rules: Sequence[str]
    article: array[int]
    start: array[int]
    end: array[int]
    sentence_start: array[int]
    sentence_end: array[int]
    rule: array[int]
    id: array[int]

    def claim(self, row: int) -> Claim:
        """The claim in a row, with its wording."""
        articles, keys, rules, article, starts, ends, firsts, lasts, rule, ids = self
        key, start, end = keys[article[row]], starts[row], ends[row]
        words = articles[key].text[start:end]
        return Claim(f"claim/{ids[row]:016x}", key, start, end, firsts[row], lasts[row], words, rules[rule[row]])


def told_by(facts: Sequence[Fact], articles: Set[str]) -> Sequence[Fact]:
    """What the articles with these keys say: their claims alone, and the facts that rest on them."""
    if isinstance(facts, Facts):
        return facts.told_by(articles)
    kept = ((fact, tuple([claim for claim in fact.claims if claim.article in articles])) for fact in facts)
    return tuple([fact._replace(claims=claims) for fact, claims in kept if claims])


def mark_of(facts: Sequence[Fact], number: int, at: int) -> Mark:
    """The mark of claim ``at`` of fact ``number``."""
    if isinstance(facts, Facts):
        return facts.mark(number, at)
    claim = facts[number].claims[at]
    return claim.id, claim.sentence_start, claim.sentence_end


class Facts(Listed[Fact]):
    """The facts of a graph, sorted by subject, predicate and object, their claims by article and span."""

    def __init__(self, words: Sequence[str], said: Sequence[array[int]], starts: array[int], columns: Columns) -> None:
        """``said`` are the numbers of subject, predicate and object of each fact in ``words``, ``starts`` and the
        last row's number plus one where its claims begin in ``columns``."""
        self._words = words
        self._said = said
        self._starts = starts
        self._columns = columns

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[Fact]:
        words, columns, starts = self._words, self._columns, self._starts
        for subject, predicate, value, start, stop in zip(*self._said, starts, starts[1:], strict=False):
            said = words[value]
            told = object_of(said) if said[:1] == '"' else said
            yield Fact(words[subject], words[predicate], told, Claims(columns, start, stop))

    def mark(self, number: int, at: int) -> Mark:
        """That of claim ``at`` of fact ``number``, without making either."""
        row, columns = self._starts[number] + at, self._columns
        return f"claim/{columns.id[row]:016x}", columns.sentence_start[row], columns.sentence_end[row]

    def told_by(self, articles: Set[str]) -> Facts:
        """Those that rest on claims of these articles, with no others; see ``told_by``."""
        names, columns = self._columns[:3], [np.asarray(one) for one in self._columns[3:]]
        kept = np.array([key in articles for key in names[1]], bool)[columns[0]]
        starts = np.concatenate(([0], np.cumsum(kept)))[np.asarray(self._starts)]
        stays = np.diff(starts) > 0
        said = [_array(np.asarray(one)[stays]) for one in self._said]
        rest = (_array(one[kept]) for one in columns)
        return Facts(self._words, said, array("q", np.unique(starts).tolist()), Columns(*names, *rest))

    def _make(self, number: int) -> Fact:
        words, starts, (subject, predicate, value) = self._words, self._starts, self._said
        claims = Claims(self._columns, starts[number], starts[number + 1])
        said = words[value[number]]
        return Fact(
            words[subject[number]], words[predicate[number]], object_of(said) if said[:1] == '"' else said, claims
        )  # fmt: skip


class _Numbers(dict[str, int]):
    """Words numbered in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Rows:
    """Takes claims as they come and puts them in order at last."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        """``articles`` by key."""
        self._articles = articles
        self._keys = sorted(articles)
        self._numbers = {key: number for number, key in enumerate(self._keys)}
        self._words = _Numbers()
        self._rules = _Numbers()
        self._rows = array("i")  # all columns but the identifier, row after row
        self._ids = array("Q")

    def add(self, key: Key, article: str, why: Evidence, identifier: int) -> None:
        """One claim, by the number that its identifier is written with."""
        words, (subject, predicate, value) = self._words, key
        start, end, first, last, rule = why
        self._rows.extend((
            words[subject], words[predicate], words[value], self._numbers[article], start, end, first, last,
            self._rules[rule],
        ))  # fmt: skip
        self._ids.append(identifier)

    def facts(self) -> Facts:
        """All of it in order, each claim once however often it was made. There is nothing left afterwards."""
        words = list(self._words)
        self._words.clear()
        column = self._taken()
        rank = np.empty(len(words), np.int32)
        rank[sorted(range(len(words)), key=words.__getitem__)] = np.arange(len(words), dtype=np.int32)
        order = _order([rank[column[name]] for name in _SAID], column)
        for name in _COLUMNS:
            column[name] = column[name][order]
        fresh = _steps([column[name] for name in _SAID])
        last = np.ones(len(order), bool)
        last[:-1] = fresh[1:] | (np.diff(column["id"]) != 0)
        for name in _COLUMNS:  # of a claim made twice the last one stays, which may know another sentence
            column[name] = column[name][last]
        starts = np.flatnonzero(_steps([column[name] for name in _SAID]))
        said = [_array(column.pop(name)[starts]) for name in _SAID]
        ends = _array(np.append(starts, len(column["id"])))
        rest = (_array(column.pop(name)) for name in _COLUMNS if name in column)
        return Facts(words, said, ends, Columns(self._articles, self._keys, tuple(self._rules), *rest))

    def _taken(self) -> dict[str, Numbers]:
        *names, last = _COLUMNS
        rows, ids = np.asarray(self._rows).reshape(-1, len(names)), np.asarray(self._ids)  # as they stand, no copies
        self._rows, self._ids = array("i"), array("Q")
        return {name: rows[:, number].copy() for number, name in enumerate(names)} | {last: ids}


def _array(column: Numbers) -> array[int]:
    """The same numbers as Python looks at them soonest."""
    return array(column.dtype.char, column.tobytes())


def _order(said: Iterable[Numbers], column: Mapping[str, Numbers]) -> Numbers:
    within = (column[name] for name in ("article", "start", "end", "id"))
    return np.lexsort((*said, *within)[::-1]).astype(np.int32)


def _steps(columns: Sequence[Numbers]) -> NDArray[np.bool_]:
    """Where something else begins than in the row before."""
    found = np.ones(len(columns[0]), bool)
    if len(found):
        found[1:] = np.any([np.diff(one) != 0 for one in columns], axis=0)
    return found
