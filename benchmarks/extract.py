"""Articles a CPU second on one core, against spaCy doing names alone and a BERT-base, in the same run.

    python -m venv PEERS && PEERS/bin/pip install spacy torch        (a benchmark's own environment, never ours)
    python benchmarks/extract.py CORPUS --ner DIR --peers PEERS/bin/python

CORPUS is anything that ``govgraph articles`` reads; DIR holds the corpora of ``scripts/train_ner.py``, on whose
sentences spaCy's network is trained here, briefly. Each reader is a process of one thread that is given the same
articles in turn, round after round, and tells its own CPU seconds; the table has medians over the rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from govgraph.articles import read_paths
from govgraph.model import Article

HERE = Path(__file__).resolve().parent
WORDS = 400  # of the article that speeds are told for
ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Reader:
    """A process that reads batches of texts and tells how long that took."""

    def __init__(self, python: str, kind: str, *arguments: str) -> None:
        command = [python, str(HERE / "extract_readers.py"), kind, *arguments]
        environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_CORETYPE"}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment | ONE_THREAD
        )
        print(f"{kind}: {self._answer()['ready']}", flush=True)

    def read(self, texts: Sequence[str]) -> dict[str, float]:
        """CPU seconds by stage ("all": together) and the peak memory in MB."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(list(texts)) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, float]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"a reader ended early: {self.process.args}")
        answer: dict[str, float] = json.loads(line)
        return answer


def main() -> None:
    """Start the readers, give them the rounds, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--ner", type=Path, help="corpora of names, to train spaCy's network on")
    parser.add_argument("--peers", help="the Python that has spacy and torch; without it we run alone")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--batch", type=int, default=60, help="articles a round")
    parser.add_argument("--bert", type=int, default=3, help="of these, how many BERT reads; 0: no BERT (and no torch)")
    options = parser.parse_args()
    texts = [item.text for item in read_paths([options.corpus]) if isinstance(item, Article)]
    step = max(1, len(texts) // (options.rounds * options.batch))
    texts = texts[::step]
    rounds = [texts[n * options.batch : (n + 1) * options.batch] for n in range(options.rounds)]
    rounds = [texts for texts in rounds if texts]
    readers = {"govgraph": Reader(sys.executable, "govgraph")}
    if options.peers:
        with tempfile.TemporaryDirectory() as scratch:
            sentences = Path(scratch) / "sentences.json"
            sentences.write_text(json.dumps(training(options.ner)), encoding="utf-8")
            readers["spacy"] = Reader(options.peers, "spacy", str(sentences))
        if options.bert:
            readers["bert"] = Reader(options.peers, "bert")
    for reader in readers.values():
        reader.read(texts[:2])  # caches and first allocations
    figures: dict[str, list[dict[str, float]]] = {kind: [] for kind in readers}
    for texts in rounds:
        for kind, reader in readers.items():
            batch = texts[: options.bert] if kind == "bert" else texts
            words = sum(len(text.split()) for text in batch)
            figures[kind].append(reader.read(batch) | {"words": words, "articles": len(batch)})
    table(figures)


def training(ner: Path) -> list[tuple[list[str], list[str]]]:
    """The sentences that our own name model is trained on, without its variants."""
    sys.path.insert(0, str(HERE.parent / "scripts"))
    import train_ner  # noqa: PLC0415 - needs python-crfsuite, which is asked for only here

    corpora = {
        (corpus, part): train_ner.read_sentences(ner / corpus / f"{part}.txt")
        for corpus, parts in train_ner.SPLITS.items()
        for part in parts
    }
    return list(train_ner.training_set(corpora, hold_out_dev=False)[0])


def table(figures: dict[str, list[dict[str, float]]]) -> None:
    """Speed of each reader, its memory, how many times slower than ours, and the share of our stages."""
    speed = {kind: [row["words"] / WORDS / row["all"] for row in rows] for kind, rows in figures.items()}
    print(f"{'reader':10}{'articles of 400 words / CPU s':>31}{'ms an article':>15}{'ours is':>10}{'peak MB':>9}")
    for kind, rows in figures.items():
        middle = statistics.median(speed[kind])
        times = statistics.median(a / b for a, b in zip(speed["govgraph"], speed[kind], strict=True))
        memory = max(row["memory"] for row in rows)
        print(f"{kind:10}{middle:>31.2f}{1000 / middle:>15.2f}{times:>9.1f}x{memory:>9.0f}")
    ours = figures["govgraph"]
    print(f"articles: {sum(row['articles'] for row in ours):.0f}, rounds: {len(ours)}, "
          f"words an article: {sum(r['words'] for r in ours) / sum(r['articles'] for r in ours):.0f}")  # fmt: skip
    total = sum(row["all"] for row in ours)
    for stage in (key for key in ours[0] if key not in ("all", "memory", "words", "articles")):
        spent = sum(row[stage] for row in ours)
        print(f"  {stage:24}{100 * spent / total:6.1f} %")


if __name__ == "__main__":
    main()
