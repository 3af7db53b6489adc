"""Copies: articles with nearly the same text count as one independent source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from govgraph.model import Article

SHINGLE = 5  # words
SAMPLE = 4  # one shingle in this many is kept; the choice depends on its words alone, so copies keep the same ones
JACCARD = 0.5  # share of common shingles from which two articles are copies
CONTAINED = 0.8  # or: this share of the shorter one stands in the longer
FEWEST = 3  # kept shingles in common; a sample of fewer says nothing of a text
SHORTEST = 15  # kept shingles; shorter texts are compared by Jaccard alone

Shingles = NDArray[np.uint64]  # sorted, each once

_WORD = re.compile(r"[^\W_]+")
_PAIRS = 1 << 16  # as Python's numbers at one time
_BASE, _SAMPLE = np.uint64(1_000_003), np.uint64(SAMPLE)


def group_copies(keys: Sequence[str], shingles: Sequence[Shingles]) -> dict[str, str]:
    """For each article the smallest key among its copies (its own when it has none), by sorted keys and shingles.

    Shingles of five words are hashed by a polynomial (Karp and Rabin 1987) and sampled by their value
    (Broder 1997). Articles that share a shingle are neighbours among all that have it, and neighbours are compared by
    all shingles kept; each is walked once, so a sentence that every release carries costs no more than its length.
    """
    home = {key: key for key in keys}
    for left, pairs in groupby(_neighbours(shingles), key=itemgetter(0)):
        kept = frozenset(shingles[left].tolist())
        for _, right in pairs:
            if copies(kept, shingles[right].tolist()):
                _join(home, keys[left], keys[right])
    return {key: _root(home, key) for key in keys}


class Codes(dict[str, int]):
    """The number of each word, remembered from article to article."""

    def __missing__(self, word: str) -> int:
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return number


def _neighbours(shingles: Sequence[Shingles]) -> Iterator[list[int]]:
    """Pairs of numbers of articles, sorted, each once: both have a shingle, and no article between them has it.

    By columns: lists of those that have a shingle would be the most memory that resolution takes.
    """
    values = np.concatenate([*shingles, np.empty(0, np.uint64)])
    owners = np.repeat(np.arange(len(shingles)), [len(one) for one in shingles])
    order = np.argsort(values, kind="stable")  # owners of one value stay in their order
    values, owners = values[order], owners[order]
    same = np.flatnonzero(values[1:] == values[:-1])
    found = np.unique(owners[same] * len(shingles) + owners[same + 1])
    for start in range(0, len(found), _PAIRS):
        yield from np.stack(np.divmod(found[start : start + _PAIRS], len(shingles)), axis=1).tolist()


def copies(left: frozenset[int], right: Collection[int]) -> bool:
    """Whether two sets of shingles are of nearly the same text."""
    common = len(left.intersection(right))
    if common < FEWEST:
        return False
    shorter = min(len(left), len(right))
    return common / (len(left) + len(right) - common) >= JACCARD or (
        shorter >= SHORTEST and common / shorter >= CONTAINED
    )


def kept_shingles(article: Article, codes: Codes) -> Shingles:
    """The sampled shingle hashes of the body of an article, sorted, the same on every machine."""
    told = [p for p in article.paragraphs if p.kind in ("body", "heading")]
    words = _WORD.findall(" ".join([article.text[p.start : p.end] for p in told]).lower())
    tokens = np.fromiter(map(codes.__getitem__, words), np.uint64, len(words))
    count = len(tokens) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    values = tokens[:count].copy()
    for at in range(1, SHINGLE):  # modulo 2**64, as whole columns wrap round
        values = values * _BASE + tokens[at : at + count]
    return np.unique(values[values % _SAMPLE == 0])


def _root(home: dict[str, str], key: str) -> str:
    while home[key] != key:
        home[key] = home[home[key]]
        key = home[key]
    return key


def _join(home: dict[str, str], left: str, right: str) -> None:
    small, large = sorted((_root(home, left), _root(home, right)))
    home[large] = small
