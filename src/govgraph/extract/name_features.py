"""What the name tagger sees of a token: its form, its neighbours' forms, and the shape of the surroundings.

Training and tagging call the same functions, so that they cannot drift apart. Every feature is a short string.
All but two depend on one word and its distance only, which is what lets the tagger keep their sums per word.
Source of the feature set: Lafferty et al. 2001 (linear-chain CRF), the usual window, affix and shape templates.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from govgraph.lexicon.tokenizer import fold

EDGE = ""  # stands for the neighbour where a sentence begins or ends
OFFSETS = (0, -1, 1, -2, 2)
Template = tuple[str, slice]  # the name of a feature, and the part of the folded word that it tells
_WHOLE, _FIRST, _LAST = slice(None), slice(3), slice(-3, None)
_TEMPLATES: dict[int, tuple[Template, ...]] = {
    0: (("0w", _WHOLE),),
    -1: (("-1w", _WHOLE), ("-1s", _LAST)),
    1: (("+1w", _WHOLE), ("+1s", _LAST), ("+1p", _FIRST)),
    -2: (("-2w", _WHOLE),),
    2: (("+2w", _WHOLE),),
}
_AFFIXES: tuple[Template, ...] = (
    *((f"0p{n}", slice(n)) for n in (2, 3)),
    *((f"0s{n}", slice(-n, None)) for n in (1, 2, 3, 4)),
)
MARK = "^"  # of a capital that the sentence's beginning explains; a token is never longer when it begins with it
QUOTES = frozenset("\"'“”‘’«")


@lru_cache(maxsize=50_000)
def shape(token: str) -> str:
    """The shape of a token: ``x`` lower, ``X`` one capital, ``XX`` capitals, ``Xx`` title case, ``XxX``, ``xX`` mixed,
    ``X-`` and ``x-`` with hyphen, apostrophe or digits, ``d`` number; other signs stand for themselves."""
    if token.isalpha():
        if token.islower():
            return "x"
        if len(token) == 1:
            return "X"
        if token.isupper():
            return "XX"
        rest = token[1:]
        if token[0].isupper():
            return "Xx" if rest.islower() else "XxX"
        return "xX"
    first = token[:1]
    if first.isdigit():
        return "d"
    if first.isalpha():
        return "X-" if first.isupper() else "x-"
    return first


def shapes(tokens: Sequence[str]) -> list[str]:
    """The shapes of a sentence's tokens; a capital that the sentence's beginning explains is marked ``^``."""
    found = list(map(shape, tokens))
    if found:
        found[0] += MARK
    if len(found) > 1 and tokens[0] in QUOTES:
        found[1] += MARK
    return found


def run_heads(tokens: Sequence[str], token_shapes: Sequence[str]) -> list[str]:
    """For each capitalised token the first word, folded, of the run of capitalised tokens it stands in; else empty.

    It tells "Kepala Dinas Perhubungan Andi" from "Universitas Andi Djemma" however far the name stands from the head.
    """
    heads: list[str] = []
    head = ""
    for token, token_shape in zip(tokens, token_shapes, strict=True):
        head = (head or fold(token)) if token_shape[0] == "X" else ""
        heads.append(head)
    return heads


def templates(offset: int, affixes: bool) -> tuple[Template, ...]:
    """What a word gives the token ``offset`` places before it (negative: after it); ``affixes``: ``has_affixes``."""
    return (*_TEMPLATES[offset], *_AFFIXES) if offset == 0 and affixes else _TEMPLATES[offset]


def has_affixes(token: str) -> bool:
    """Whether beginnings and ends of ``token`` tell of a name: it is a word with a capital."""
    return len(token) > 1 and token[0].isalpha() and not token.islower()


def word_features(token: str, offset: int) -> tuple[str, ...]:
    """The features that a word gives the token ``offset`` places before it (negative: after it)."""
    form = fold(token)
    return tuple(f"{name}={form[part]}" for name, part in templates(offset, has_affixes(token)))


def shape_features(before: str, own: str, after: str) -> tuple[str, str]:
    """The features of a token's shape and of the shapes beside it."""
    return f"sh={own}", f"sh3={before} {own} {after}"


def head_feature(head: str) -> str:
    """The feature of the head of the run of capitals."""
    return f"h={head}"


def sentence_features(tokens: Sequence[str]) -> list[list[str]]:
    """All features of each token of a sentence: what the tagger is trained on."""
    count = len(tokens)
    around = shapes(tokens)
    rows: list[list[str]] = []
    for index, head in enumerate(run_heads(tokens, around)):
        row: list[str] = []
        for offset in OFFSETS:
            neighbour = index + offset
            row += word_features(tokens[neighbour] if 0 <= neighbour < count else EDGE, offset)
        before = around[index - 1] if index else EDGE
        row += shape_features(before, around[index], around[index + 1] if index + 1 < count else EDGE)
        if head:
            row.append(head_feature(head))
        rows.append(row)
    return rows
