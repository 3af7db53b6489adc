"""Copies: articles with nearly the same text count as one independent source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

from govgraph.lexicon import words
from govgraph.model import Article, Extraction

SHINGLE = 5  # words
SAMPLE = 8  # one shingle in this many leads to a comparison
JACCARD = 0.5  # share of common shingles from which two articles are copies
CONTAINED = 0.8  # or: this share of the shorter one stands in the longer
SHORTEST = 30  # shingles; shorter texts are compared by Jaccard alone


def group_copies(extractions: Sequence[Extraction]) -> dict[str, str]:
    """For each article the smallest key among its copies (its own when it has none).

    Shingles of five words are hashed (crc32, the same on every machine); articles that share a sampled shingle
    are neighbours in that shingle's list, and neighbours are compared by all their shingles (Broder 1997).
    Lists are walked once, so a sentence that every press release carries costs no more than its length.
    """
    shingles = {e.article.key: _shingles(e.article) for e in extractions}
    lists: dict[int, list[str]] = {}
    for key in sorted(shingles):
        for value in shingles[key]:
            if value % SAMPLE == 0:
                lists.setdefault(value, []).append(key)
    pairs = {(a, b) for keys in lists.values() for a, b in pairwise(keys)}
    home = {key: key for key in shingles}
    for left, right in sorted(pairs):
        if copies(shingles[left], shingles[right]):
            _join(home, left, right)
    return {key: _root(home, key) for key in sorted(home)}


def copies(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether two sets of shingles are of nearly the same text."""
    common = len(left & right)
    if not common:
        return False
    shorter = min(len(left), len(right))
    return common / (len(left) + len(right) - common) >= JACCARD or (
        shorter >= SHORTEST and common / shorter >= CONTAINED
    )


def _shingles(article: Article) -> frozenset[int]:
    tokens = [w for p in article.paragraphs if p.kind in ("body", "heading") for w in _words(article, p.start, p.end)]
    return frozenset(
        crc32(" ".join(tokens[at : at + SHINGLE]).encode()) for at in range(max(1, len(tokens) - SHINGLE + 1))
    ) if tokens else frozenset()  # fmt: skip


def _words(article: Article, start: int, end: int) -> Iterable[str]:
    return (word for word in words(article.text[start:end]) if word[0].isalnum())


def _root(home: dict[str, str], key: str) -> str:
    while home[key] != key:
        home[key] = home[home[key]]
        key = home[key]
    return key


def _join(home: dict[str, str], left: str, right: str) -> None:
    small, large = sorted((_root(home, left), _root(home, right)))
    home[large] = small
