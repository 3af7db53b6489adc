#!/usr/bin/env python3
"""Train the person-name tagger from the public Indonesian corpora and write it as a table of weights.

    python scripts/train_ner.py --ner DIR -o data/model/

DIR holds ``idner-news-2k``, ``nergrit`` and ``nerp`` as their authors publish them. Needs python-crfsuite, which
the product itself does not. The same corpora, word lists and seed give the same file.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pycrfsuite

from govgraph.extract.crf import LABELS, MAGIC, NameTagger
from govgraph.extract.name_features import sentence_features
from govgraph.lexicon.tokenizer import tokenize
from training_variants import WordLists, variants

Sentence = tuple[list[str], list[str]]  # tokens and their labels: O, B-PER, I-PER, B-LOC, I-LOC

SPLITS = {
    "idner-news-2k": ("train", "dev", "test"),
    "nergrit": ("train", "valid", "test"),
    "nerp": ("train", "valid", "test"),
}
KINDS = {"PER": "PER", "PERSON": "PER", "PPL": "PER", "LOC": "LOC", "PLACE": "LOC", "PLC": "LOC"}
LOWER_IN_NAMES = frozenset("bin binti van der de dan di von al el da dos".split())  # noqa: SIM905 - a word list reads better
PARAMETERS = {"c1": 0.2, "c2": 0.1, "max_iterations": 100, "feature.possible_transitions": False}
SEED = 1


def read_sentences(path: Path) -> list[Sentence]:
    """Read one token a line, the label in the last column, an empty line between sentences; cut it our way."""
    sentences: list[Sentence] = []
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split()
        if columns:
            rows.append((columns[0], columns[-1]))
        elif rows:
            sentences.append(recut(rows))
            rows = []
    return sentences


def recut(rows: Iterable[tuple[str, str]]) -> Sentence:
    """Cut the corpus's tokens the way the product does; the pieces of a name's first token begin and go on with it."""
    tokens: list[str] = []
    labels: list[str] = []
    for word, label in rows:
        position, _, kind = label.partition("-")
        ours = KINDS.get(kind)
        for piece, (start, end) in enumerate(tokenize(word)):
            tokens.append(word[start:end])
            labels.append("O" if ours is None else f"{'B' if position == 'B' and not piece else 'I'}-{ours}")
    return tokens, labels


def key(tokens: Sequence[str]) -> str:
    """What makes two sentences the same text, whatever their case and cutting."""
    return re.sub(r"\W", "", "".join(tokens)).casefold()


def cased_forms(sentences: Iterable[Sentence]) -> dict[str, str]:
    """The most frequent spelling of each word inside the sentences of the cased corpora."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for tokens, _ in sentences:
        for before, token in pairwise(tokens):
            if before not in '"“':
                seen[token.lower()][token] += 1
    return {word: max(sorted(forms), key=lambda form: forms[form]) for word, forms in seen.items()}


def recase(sentence: Sentence, forms: dict[str, str]) -> Sentence:
    """Give a lower-cased sentence capitals: names by their labels, other words as the cased corpora write them."""
    tokens, labels = sentence
    cased: list[str] = []
    for index, (token, label) in enumerate(zip(tokens, labels, strict=True)):
        form = forms.get(token, token)
        if label != "O" and form == token and token not in LOWER_IN_NAMES:
            form = token[:1].upper() + token[1:]
        if index == 0 or (index == 1 and tokens[0] == '"'):
            form = form[:1].upper() + form[1:]
        cased.append(form)
    return cased, labels


def without(sentences: Iterable[Sentence], banned: set[str]) -> list[Sentence]:
    """The sentences whose text is not banned, each text once."""
    seen = set(banned)
    kept: list[Sentence] = []
    for sentence in sentences:
        text = key(sentence[0])
        if text not in seen:
            seen.add(text)
            kept.append(sentence)
    return kept


def training_set(corpora: dict[tuple[str, str], list[Sentence]], hold_out_dev: bool) -> tuple[list[Sentence], int]:
    """The mixture without any text of a test part (and of a development part if asked), and how many were left out."""
    banned_parts = {"test", "dev", "valid"} if hold_out_dev else {"test"}
    banned = {key(tokens) for (_, part), some in corpora.items() if part in banned_parts for tokens, _ in some}
    kept = {name: some for name, some in corpora.items() if name[1] not in banned_parts}
    mixture = [s for (corpus, _), some in kept.items() if corpus != "nerp" for s in some]
    forms = cased_forms(mixture)
    mixture += [recase(s, forms) for (corpus, _), some in kept.items() if corpus == "nerp" for s in some]
    clean = without(mixture, banned)
    return clean, len(mixture) - len(clean)


def train(sentences: Iterable[Sentence], path: Path) -> pycrfsuite.Tagger:
    """Train with L-BFGS on persons only (places served to make variants) and open the result."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for tokens, labels in sentences:
        trainer.append(sentence_features(tokens), [label if label in LABELS else "O" for label in labels])
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def weights_table(tagger: pycrfsuite.Tagger) -> str:
    """The model as text: transitions, then each feature's weights for B-PER and I-PER against O, sorted."""
    info = tagger.info()
    features: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        features[feature][label] = weight
    lines = [MAGIC]
    lines += [f">\t{left}\t{right}\t{weight:.4f}" for (left, right), weight in sorted(info.transitions.items())]
    for feature, weights in sorted(features.items()):
        begin, inside = (weights.get(label, 0.0) - weights.get("O", 0.0) for label in LABELS[1:])
        if round(begin, 3) or round(inside, 3):
            lines.append(f"{feature}\t{begin:.3f}\t{inside:.3f}")
    return "\n".join(lines) + "\n"


def person_spans(labels: Sequence[str]) -> set[tuple[int, int]]:
    """The spans of the persons that the labels mark."""
    spans: set[tuple[int, int]] = set()
    index = 0
    while index < len(labels):
        end = index + 1
        if labels[index].endswith("PER"):
            while end < len(labels) and labels[end] == "I-PER":
                end += 1
            spans.add((index, end))
        index = end
    return spans


def score(tagger: NameTagger, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Precision, recall and F1 of persons, whole names only."""
    gold = [person_spans(labels) for _, labels in sentences]
    found = [{(name.start, name.end) for name in names} for names in tagger.tag(tokens for tokens, _ in sentences)]
    hits = sum(len(a & b) for a, b in zip(gold, found, strict=True))
    precision, recall = hits / max(1, sum(map(len, found))), hits / max(1, sum(map(len, gold)))
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def main(argv: Sequence[str] | None = None) -> None:
    """Read the corpora, train, write ``ner.tsv`` and print the scores on the held-out parts as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ner", type=Path, required=True, help="directory of the three corpora")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the project's data, for its word lists")
    parser.add_argument("-o", "--output", type=Path, required=True, help="directory to write the model into")
    parser.add_argument("--hold-out-dev", action="store_true", help="train without the development parts")
    parser.add_argument("--plain", action="store_true", help="without variants, to measure what they bring")
    arguments = parser.parse_args(argv)
    corpora = {
        (corpus, part): read_sentences(arguments.ner / corpus / f"{part}.txt")
        for corpus, parts in SPLITS.items()
        for part in parts
    }
    sentences, left_out = training_set(corpora, arguments.hold_out_dev)
    chooser = random.Random(SEED)
    made = [] if arguments.plain else variants(sentences, WordLists.read(arguments.data), chooser)
    arguments.output.mkdir(parents=True, exist_ok=True)
    model = arguments.output / "ner.tsv"
    began = time.process_time()
    with tempfile.TemporaryDirectory() as scratch:
        model.write_text(weights_table(train(sentences + made, Path(scratch) / "model")), encoding="utf-8")
    tagger = NameTagger.load(model)
    parts = [("idner-news-2k", "test"), ("nergrit", "test")]
    if arguments.hold_out_dev:
        parts += [("idner-news-2k", "dev"), ("nergrit", "valid")]
    report = {
        "sentences": len(sentences), "left_out": left_out, "variants": len(made),
        "cpu_seconds": round(time.process_time() - began), "bytes": model.stat().st_size,
        "persons": {" ".join(part): score(tagger, corpora[part]) for part in parts},
    }  # fmt: skip
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
