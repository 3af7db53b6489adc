"""Copies: articles with nearly the same text count as one independent source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from zlib import crc32

import numpy as np

from govgraph.model import Article
from govgraph.resolve.group import Told

SHINGLE = 5  # words
SAMPLE = 4  # one shingle in this many is kept; the choice depends on its words alone, so copies keep the same ones
JACCARD = 0.5  # share of common shingles from which two articles are copies
CONTAINED = 0.8  # or: this share of the shorter one stands in the longer
FEWEST = 3  # kept shingles in common; a sample of fewer says nothing of a text
SHORTEST = 15  # kept shingles; shorter texts are compared by Jaccard alone

_WORD = re.compile(r"[^\W_]+")
_BASE, _SAMPLE = np.uint64(1_000_003), np.uint64(SAMPLE)


def group_copies(told: Told) -> dict[str, str]:
    """For each article the smallest key among its copies (its own when it has none).

    Shingles of five words are hashed by a polynomial (Karp and Rabin 1987) and sampled by their value
    (Broder 1997). Articles that share a shingle are neighbours in its list, and neighbours are compared by all
    shingles kept; lists are walked once, so a sentence that every release carries costs no more than its length.
    """
    codes = Codes()
    shingles = {key: kept_shingles(extraction.article, codes) for key, extraction in told}
    home = {key: key for key in shingles}
    for left, right in _neighbours(shingles):
        if copies(shingles[left], shingles[right]):
            _join(home, left, right)
    return {key: _root(home, key) for key in sorted(home)}


class Codes(dict[str, int]):
    """The number of each word, remembered from article to article."""

    def __missing__(self, word: str) -> int:
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return number


def _neighbours(shingles: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Articles that follow each other in the list of a shingle, each pair once, sorted."""
    keys = sorted(shingles)
    sizes = [len(shingles[key]) for key in keys]
    values = np.fromiter(chain.from_iterable(shingles[key] for key in keys), np.uint64, sum(sizes))
    order = np.argsort(values, kind="stable")  # within a list by key
    values, owners = values[order], np.repeat(np.arange(len(keys)), sizes)[order]
    same = np.flatnonzero(values[1:] == values[:-1])
    pairs = np.unique(owners[same] * len(keys) + owners[same + 1])
    return ((keys[pair // len(keys)], keys[pair % len(keys)]) for pair in pairs.tolist())


def copies(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether two sets of shingles are of nearly the same text."""
    common = len(left & right)
    if common < FEWEST:
        return False
    shorter = min(len(left), len(right))
    return common / (len(left) + len(right) - common) >= JACCARD or (
        shorter >= SHORTEST and common / shorter >= CONTAINED
    )


def kept_shingles(article: Article, codes: Codes) -> frozenset[int]:
    """The sampled shingle hashes of the body of an article, the same on every machine."""
    told = [p for p in article.paragraphs if p.kind in ("body", "heading")]
    words = _WORD.findall(" ".join([article.text[p.start : p.end] for p in told]).lower())
    tokens = np.fromiter(map(codes.__getitem__, words), np.uint64, len(words))
    count = len(tokens) - SHINGLE + 1
    if count <= 0:
        return frozenset()
    values = tokens[:count].copy()
    for at in range(1, SHINGLE):  # modulo 2**64, as whole columns wrap round
        values = values * _BASE + tokens[at : at + count]
    return frozenset(values[values % _SAMPLE == 0].tolist())


def _root(home: dict[str, str], key: str) -> str:
    while home[key] != key:
        home[key] = home[home[key]]
        key = home[key]
    return key


def _join(home: dict[str, str], left: str, right: str) -> None:
    small, large = sorted((_root(home, left), _root(home, right)))
    home[large] = small
