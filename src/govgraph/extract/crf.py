"""The statistical tagger of person names: a linear-chain CRF, decoded here over a readable table of weights.

``scripts/train_ner.py`` trains it with python-crfsuite and writes the table. Decoding it ourselves costs a page and
saves a native dependency at run time; since a word's weights do not depend on its sentence, their sums are kept per
word, which makes it several times as fast. Source: Lafferty, McCallum and Pereira 2001; Rabiner 1989 for both passes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from govgraph.errors import GovgraphError
from govgraph.extract.name_features import (
    EDGE,
    MARK,
    OFFSETS,
    QUOTES,
    has_affixes,
    head_feature,
    shape,
    shape_features,
    templates,
)
from govgraph.lexicon.tokenizer import fold

MAGIC = "govgraph-ner\t1"
LABELS = ("O", "B-PER", "I-PER")
_FORBIDDEN = -1e9  # a name cannot go on where none has begun
_MOST = 50.0  # of an exponent: beyond it nothing is more certain, and nothing must overflow
_MAX_GAP = 2  # lower-case tokens inside one window: "Abdullah bin Umar", "Ketua dan Budi"
_CACHE_WORDS = 50_000  # emptied when full, so that hostile text cannot fill the memory
_ROUNDING = 1e-6  # far more than the sums of a sentence are off

Pair = tuple[float, float]  # scores of B-PER and I-PER against O


# What a token gives: sums of B-PER and I-PER for itself and for its neighbours, in the order of OFFSETS; its shape; its
# folded form. A plain tuple, and flat: this is read for every capitalised token of all articles.
_Word = tuple[float, float, float, float, float, float, float, float, float, float, str, str]


class TaggedName(NamedTuple):
    """Tokens ``[start, end)`` of a sentence that the tagger takes for a name."""

    start: int
    end: int
    label: str  # "PER"
    probability: float  # of its least certain token


class NameTagger:
    """Tags person names in sentences of tokens as ``govgraph.lexicon.tokenizer`` cuts them."""

    __slots__ = (
        "_entering", "_giving", "_going_on", "_heads", "_leaving", "_odds", "_shapes", "_tables", "_transitions",
        "_words",
    )  # fmt: skip

    def __init__(self, weights: dict[str, Pair], transitions: dict[tuple[str, str], float]) -> None:
        tables: dict[str, dict[str, Pair]] = {}
        for feature, pair in weights.items():
            name, _, value = feature.partition("=")
            tables.setdefault(name, {})[value] = pair
        self._tables = tables
        self._giving = {
            affixes: [
                [(tables.get(name, {}), part) for name, part in templates(offset, affixes)] for offset in OFFSETS
            ]
            for affixes in (False, True)
        }
        steps = [[transitions.get((left, right), 0.0) for right in LABELS] for left in LABELS]
        steps[0][2] = _FORBIDDEN
        self._transitions = steps
        self._odds = [[math.exp(min(weight, _MOST)) for weight in row] for row in steps]
        (oo, ob, _), (bo, bb, bi), (io, ib, ii) = steps
        self._entering, self._going_on, self._leaving = max(ob, bb, ib) - oo, max(bi, ii) - oo, max(bo, io) - oo
        self._words: dict[str, _Word] = {}
        self._shapes: dict[tuple[str, str, str], Pair] = {}
        self._heads: dict[str, Pair] = {}

    @classmethod
    def load(cls, path: Path) -> NameTagger:
        """Read a model written by the training script. Raises GovgraphError where it is absent or not one."""
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            hint = "train one with scripts/train_ner.py"
            raise GovgraphError(f"{path}: no name model ({error.strerror})", hint) from error
        if not lines or lines[0] != MAGIC:
            raise GovgraphError(f"{path}: not a name model", f"its first line must be {MAGIC!r}")
        weights: dict[str, Pair] = {}
        transitions: dict[tuple[str, str], float] = {}
        for number, line in enumerate(lines[1:], start=2):
            kind, *cells = line.split("\t")
            try:
                if kind == ">":
                    left, right, weight = cells
                    transitions[left, right] = float(weight)
                else:
                    begin, inside = cells
                    weights[kind] = float(begin), float(inside)
            except ValueError as error:
                raise GovgraphError(f"{path}:{number}: not a line of a name model", "train it anew") from error
        return cls(weights, transitions)

    def tag(self, sentences: Iterable[Sequence[str]]) -> list[list[TaggedName]]:
        """The names of each sentence, in order of position, without overlap."""
        return [
            self.tag_sentence(tokens, [at for at, token in enumerate(tokens) if token[:1].isupper()])
            for tokens in sentences
        ]

    def tag_sentence(self, tokens: Sequence[str], capitals: Sequence[int]) -> list[TaggedName]:
        """The names of one sentence; ``capitals`` are its tokens that begin with a capital letter."""
        found: list[TaggedName] = []
        windows = _windows(capitals)
        padded = _padded(tokens) if windows else []
        for first, last in windows:
            scores, gain = self._scores(padded, first, last)
            after_other, before_other = first > 0, last < len(tokens)
            if before_other and gain + self._leaving < -_ROUNDING:
                continue  # no name in it is worth the two steps to it and back
            labels = self._decode(scores, after_other, before_other)
            if 1 in labels:
                certainty = self._certainty(scores, labels, after_other, before_other)
                found += _names(labels, certainty, first)
        return found

    def _sum(self, features: Iterable[str]) -> Pair:
        begin = inside = 0.0
        for feature in features:
            name, _, value = feature.partition("=")
            pair = self._tables.get(name, {}).get(value)
            if pair is not None:
                begin += pair[0]
                inside += pair[1]
        return begin, inside

    def _word(self, token: str) -> _Word:
        if len(self._words) >= _CACHE_WORDS:
            self._words.clear()
        plain, mark = (token[1:], MARK) if token[:1] == MARK and len(token) > 1 else (token, "")
        form = fold(plain)
        sums: list[Pair] = []
        for giving in self._giving[has_affixes(plain)]:  # word_features, without making the strings
            begin = inside = 0.0
            for table, part in giving:
                pair = table.get(form[part])
                if pair is not None:
                    begin += pair[0]
                    inside += pair[1]
            sums.append((begin, inside))
        own, before, after, before2, after2 = sums
        found = (*own, *before, *after, *before2, *after2, shape(plain) + mark, form)
        self._words[token] = found
        return found

    def _head(self, head: str) -> Pair:
        if len(self._heads) >= _CACHE_WORDS:
            self._heads.clear()
        self._heads[head] = pair = self._sum((head_feature(head),)) if head else (0.0, 0.0)
        return pair

    def _shape(self, key: tuple[str, str, str]) -> Pair:
        if len(self._shapes) >= _CACHE_WORDS:
            self._shapes.clear()
        self._shapes[key] = pair = self._sum(shape_features(*key))
        return pair

    def _scores(self, padded: Sequence[str], first: int, last: int) -> tuple[list[Pair], float]:
        """The scores of the tokens ``[first, last)`` of a sentence that is ``padded`` by two edges on either side.

        They are the sums of their features' weights. With them the most that any names in the window can gain over
        none, the step out of the last one aside.
        """
        words, learn = self._words.get, self._word
        around = [words(token) or learn(token) for token in padded[first : last + 4]]
        heads, shapes = self._heads.get, self._shapes.get
        entering, going_on, gain = self._entering if first else max(0.0, self._entering), self._going_on, 0.0
        d, b, a, c = around[:4]  # two tokens before, one before, the token, one after; e is two after
        head = self._head_before(padded, first + 2) if b[10][:1] == "X" else ""
        scores: list[Pair] = []
        for e in around[4:]:
            key = (b[10], a[10], c[10])
            f = shapes(key) or self._shape(key)
            head = (head or a[11]) if key[1][0] == "X" else ""
            g = heads(head) or self._head(head)
            begin = a[0] + b[2] + c[4] + d[6] + e[8] + f[0] + g[0]
            inside = a[1] + b[3] + c[5] + d[7] + e[9] + f[1] + g[1]
            scores.append((begin, inside))
            if begin + entering > 0.0 or inside + going_on > 0.0:
                gain += max(begin + entering, inside + going_on)
            entering = self._entering
            d, b, a, c = b, a, c, e
        return scores, gain

    def _head_before(self, padded: Sequence[str], first: int) -> str:
        """The head of the run of capitals that reaches up to token ``first``, which goes on with it."""
        words, learn = self._words.get, self._word
        head = ""
        while True:
            first -= 1
            word = words(padded[first]) or learn(padded[first])
            if word[10][:1] != "X":
                return head
            head = word[11]

    def _decode(self, scores: list[Pair], after_other: bool, before_other: bool) -> list[int]:
        """The best sequence of labels (Viterbi). Outside the window everything is O."""
        (oo, ob, _), (bo, bb, bi), (io, ib, ii) = self._transitions
        begin, inside = scores[0]
        o, b, i = (oo, ob + begin, _FORBIDDEN) if after_other else (0.0, begin, _FORBIDDEN)
        back: list[tuple[int, int, int]] = []
        for begin, inside in scores[1:]:
            best_o, from_o = (o + oo, 0) if o + oo >= b + bo else (b + bo, 1)
            if i + io > best_o:
                best_o, from_o = i + io, 2
            best_b, from_b = (o + ob, 0) if o + ob >= b + bb else (b + bb, 1)
            if i + ib > best_b:
                best_b, from_b = i + ib, 2
            best_i, from_i = (b + bi, 1) if b + bi >= i + ii else (i + ii, 2)
            o, b, i = best_o, best_b + begin, best_i + inside
            back.append((from_o, from_b, from_i))
        if before_other:
            o, b, i = o + oo, b + bo, i + io
        label = max((o, 0), (b, 1), (i, 2))[1]
        labels = [label]
        for step in reversed(back):
            label = step[label]
            labels.append(label)
        labels.reverse()
        return labels

    def _certainty(self, scores: list[Pair], labels: list[int], after_other: bool, before_other: bool) -> list[float]:
        """The probability of each token's label (forward-backward, each step scaled to sum to one).

        Written out for three labels, one of which cannot follow O: this is the inner loop of all reading.
        """
        (oo, ob, _), (bo, bb, bi), (io, ib, ii) = self._odds
        factors = [(math.exp(min(begin, _MOST)), math.exp(min(inside, _MOST))) for begin, inside in scores]
        begin, inside = factors[0]
        o, b, i = (oo, ob * begin, 0.0) if after_other else (1.0, begin, 0.0)
        forward = [(o, b, i)]
        for begin, inside in factors[1:]:
            scale = 1.0 / (o + b + i)
            o, b, i = o * scale, b * scale, i * scale
            o, b, i = o * oo + b * bo + i * io, (o * ob + b * bb + i * ib) * begin, (b * bi + i * ii) * inside
            forward.append((o, b, i))
        certainty = [0.0] * len(labels)
        o, b, i = (oo, bo, io) if before_other else (1.0, 1.0, 1.0)
        for index in range(len(labels) - 1, -1, -1):
            alpha = forward[index]
            joint = (alpha[0] * o, alpha[1] * b, alpha[2] * i)
            certainty[index] = joint[labels[index]] / (joint[0] + joint[1] + joint[2])
            begin, inside = factors[index]
            scale = 1.0 / (o + b + i)
            o, b, i = o * scale, b * begin * scale, i * inside * scale
            o, b, i = oo * o + ob * b, bo * o + bb * b + bi * i, io * o + ib * b + ii * i
        return certainty


def _padded(tokens: Sequence[str]) -> list[str]:
    """The tokens between edges; those whose capital the sentence's beginning explains, behind a ``MARK``."""
    padded = [EDGE, EDGE, *tokens, EDGE, EDGE]
    padded[2] = MARK + padded[2]
    if len(tokens) > 1 and tokens[0] in QUOTES:
        padded[3] = MARK + padded[3]
    return padded


def _windows(capitals: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches from a capitalised token to another with few lower-case tokens between: names are nowhere else."""
    windows: list[tuple[int, int]] = []
    first = last = -1
    for index in capitals:
        if first < 0 or index - last > _MAX_GAP:
            if first >= 0:
                windows.append((first, last))
            first = index
        last = index + 1
    if first >= 0:
        windows.append((first, last))
    return windows


def _names(labels: list[int], certainty: list[float], first: int) -> list[TaggedName]:
    found: list[TaggedName] = []
    index, count = 0, len(labels)
    while index < count:
        end = index + 1
        if labels[index] == 1:
            while end < count and labels[end] == 2:
                end += 1
            found.append(TaggedName(first + index, first + end, "PER", round(min(certainty[index:end]), 4)))
        index = end
    return found
