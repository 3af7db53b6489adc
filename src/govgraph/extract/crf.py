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
from govgraph.extract.name_features import EDGE, head_feature, run_heads, shape_features, shapes, word_features

MAGIC = "govgraph-ner\t1"
LABELS = ("O", "B-PER", "I-PER")
_FORBIDDEN = -1e9  # a name cannot go on where none has begun
_MOST = 50.0  # of an exponent: beyond it nothing is more certain, and nothing must overflow
_MAX_GAP = 2  # lower-case tokens inside one window: "Abdullah bin Umar", "Ketua dan Budi"
_CACHE_WORDS = 50_000  # per distance; emptied when full, so that hostile text cannot fill the memory

Pair = tuple[float, float]  # scores of B-PER and I-PER against O


class TaggedName(NamedTuple):
    """Tokens ``[start, end)`` of a sentence that the tagger takes for a name."""

    start: int
    end: int
    label: str  # "PER"
    probability: float  # of its least certain token


class NameTagger:
    """Tags person names in sentences of tokens as ``govgraph.lexicon.tokenizer`` cuts them."""

    __slots__ = (
        "_after", "_after2", "_before", "_before2", "_heads", "_odds", "_own", "_shapes", "_transitions", "_weights",
    )  # fmt: skip

    def __init__(self, weights: dict[str, Pair], transitions: dict[tuple[str, str], float]) -> None:
        self._weights = weights
        steps = [[transitions.get((left, right), 0.0) for right in LABELS] for left in LABELS]
        steps[0][2] = _FORBIDDEN
        self._transitions = steps
        self._odds = [[math.exp(min(weight, _MOST)) for weight in row] for row in steps]
        self._own: dict[str, Pair] = {}
        self._before: dict[str, Pair] = {}
        self._after: dict[str, Pair] = {}
        self._before2: dict[str, Pair] = {}
        self._after2: dict[str, Pair] = {}
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
        return [self._tag_sentence(tokens) for tokens in sentences]

    def _tag_sentence(self, tokens: Sequence[str]) -> list[TaggedName]:
        found: list[TaggedName] = []
        windows = _windows(tokens)
        if not windows:
            return found
        token_shapes = shapes(tokens)
        heads = run_heads(tokens, token_shapes)
        for first, last in windows:
            scores = self._scores(tokens, token_shapes, heads, first, last)
            labels = self._decode(scores, first > 0, last < len(tokens))
            if 1 in labels:
                certainty = self._certainty(scores, labels, first > 0, last < len(tokens))
                found += _names(labels, certainty, first)
        return found

    def _sum(self, features: Iterable[str]) -> Pair:
        begin = inside = 0.0
        for feature in features:
            pair = self._weights.get(feature)
            if pair is not None:
                begin += pair[0]
                inside += pair[1]
        return begin, inside

    def _word(self, cache: dict[str, Pair], token: str, offset: int) -> Pair:
        if len(cache) >= _CACHE_WORDS:
            cache.clear()
        cache[token] = pair = self._sum(word_features(token, offset))
        return pair

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

    def _scores(
        self, tokens: Sequence[str], token_shapes: list[str], heads: list[str], first: int, last: int
    ) -> list[Pair]:
        """The scores of the tokens ``[first, last)``: the sums of their features' weights."""
        padded = [EDGE, EDGE, *tokens[max(0, first - 2) : last + 2], EDGE, EDGE]
        at = first - max(0, first - 2) + 2
        own, before, after, before2, after2 = self._own, self._before, self._after, self._before2, self._after2
        count = len(tokens)
        scores: list[Pair] = []
        for index in range(first, last):
            far_left, left, token, right, far_right = padded[at - 2 : at + 3]
            at += 1
            key = (
                token_shapes[index - 1] if index else EDGE,
                token_shapes[index],
                token_shapes[index + 1] if index + 1 < count else EDGE,
            )
            head = heads[index]
            a = own.get(token) or self._word(own, token, 0)
            b = before.get(left) or self._word(before, left, -1)
            c = after.get(right) or self._word(after, right, 1)
            d = before2.get(far_left) or self._word(before2, far_left, -2)
            e = after2.get(far_right) or self._word(after2, far_right, 2)
            f = self._shapes.get(key) or self._shape(key)
            g = self._heads.get(head) or self._head(head)
            begin = a[0] + b[0] + c[0] + d[0] + e[0] + f[0] + g[0]
            scores.append((begin, a[1] + b[1] + c[1] + d[1] + e[1] + f[1] + g[1]))
        return scores

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


def _windows(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches from a capitalised token to another with few lower-case tokens between: names are nowhere else."""
    windows: list[tuple[int, int]] = []
    first = last = -1
    for index, token in enumerate(tokens):
        if token[:1].isupper():
            if first < 0:
                first = index
            elif index - last > _MAX_GAP:
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
