"""Names of people: how two spellings are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import Indel

from govgraph.resolve.vocabulary import Vocabulary

NameKey = tuple[str, ...]
Likeness = Literal["equal", "initials", "part", "order", "short", "blend", "variant"]

_APOSTROPHE = re.compile(r"['’‘`]")
# Two words of four letters and more joined by a hyphen are two people ("Anu-Polan" on a ballot), and stay one word
# that matches neither; a short first part is an article ("Al-Hakim").
_WORD = re.compile(r"[a-z0-9]{4,}(?:-[a-z0-9]{4,})+|[a-z0-9]+")
_CLOSE = 0.8  # two words this alike (Indel ratio) can be one word misspelt
_ANAGRAM_LETTERS = 5  # from this length on, the same letters in another order are a slip of the hand


def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower-case ASCII: ``"Muhammad Sa'duddin"`` → ``("muhammad", "saduddin")``."""
    ascii_only = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", name)).encode("ascii", "ignore").decode()
    return tuple(_WORD.findall(ascii_only.lower()))


@lru_cache(maxsize=1 << 16)
def name_key(name: str, vocabulary: Vocabulary) -> NameKey:
    """What equal names share: plain words in reformed spelling; never empty."""
    return tuple(vocabulary.word(word) for word in plain_words(name)) or (name,)


def likeness(left: NameKey, right: NameKey) -> Likeness | None:
    """How two names are alike, the closest reading first; None when they are not.

    ``initials``: "leonard s ampung" and "leonard simon ampung"; ``part``: the words of one stand in the other
    in order, two whole words at least; ``short``: one whole word of a longer name; ``blend``: the beginnings of
    two of its words run together, or the first letters of all; ``order``: the same words transposed; ``variant``:
    word by word equal or misspelt.
    """
    if left == right:
        return "equal"
    short, long = sorted((left, right), key=lambda key: (len(key), key))
    if sorted(left) == sorted(right):
        return "order"
    shared = _whole_words_in_order(short, long)
    if shared is not None:
        if len(short) == len(long) and shared:
            return "initials"
        if shared > 1:
            return "part"
        if shared == 1:
            return "short"
    if len(short) == 1 and short[0] in blends(long):
        return "blend"
    return "variant" if _misspelt(short, long) else None


def _whole_words_in_order(short: NameKey, long: NameKey) -> int | None:
    """How many whole words of ``short`` stand in ``long``, all words matched in order; None when one is not."""
    at, whole = 0, 0
    for word in short:
        while at < len(long) and not _same_word(word, long[at]):
            at += 1
        if at == len(long):
            return None
        whole += len(word) > 1 and len(long[at]) > 1
        at += 1
    return whole


@lru_cache(maxsize=1 << 14)
def blends(key: NameKey) -> frozenset[str]:
    """Nicknames that a name of two words and more makes: two to five letters each of two words, or initials."""
    whole = [word for word in key if len(word) > 1]
    made = {
        first[:i] + second[:j]
        for first, second in pairwise(whole)
        for i in range(2, min(5, len(first)) + 1)
        for j in range(2, min(5, len(second)) + 1)
    }
    initials = "".join(word[0] for word in key)
    return frozenset(made | ({initials} if len(initials) > 2 else set()))


def _same_word(left: str, right: str) -> bool:
    return left == right or (1 in (len(left), len(right)) and left[0] == right[0])


def differ(left: NameKey, right: NameKey) -> bool:
    """Whether two names of two words and more cannot be of one person: a word of the shorter is nowhere in the
    longer, not even misspelt. Words are matched in order, or the two are transposed."""
    short, long = sorted((left, right), key=lambda key: (len(key), key))
    if len(short) < 2 or sorted(short) == sorted(long):
        return False
    at = 0
    for word in short:
        while at < len(long) and not (_same_word(word, long[at]) or word_close(word, long[at])):
            at += 1
        if at == len(long):
            return True
        at += 1
    return False


def _misspelt(left: NameKey, right: NameKey) -> bool:
    if len(left) != len(right):
        return False
    return all(word_close(a, b) for a, b in zip(left, right, strict=True))


def word_close(left: str, right: str) -> bool:
    """Whether two words can be one word misspelt: a letter or two off, or the same letters transposed."""
    if left == right:
        return True
    if min(len(left), len(right)) >= _ANAGRAM_LETTERS and sorted(left) == sorted(right):
        return True
    return min(len(left), len(right)) > 3 and Indel.normalized_similarity(left, right) >= _CLOSE


def distinctive(key: NameKey, vocabulary: Vocabulary) -> int:
    """How many words of a name are whole and not among those that thousands of people share."""
    return sum(1 for word in key if len(word) > 1 and word not in vocabulary.common)
