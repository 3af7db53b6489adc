"""Print the most frequent capitalised words and phrases of a corpus that nothing in the lexicon matches.

    python benchmarks/unmatched_words.py ARTICLES... [--top 100] [--phrases]

ARTICLES are JSON Lines (``text``) or plain text. The first word of a sentence is left out, because every word is
capitalised there. Columns: count, number of articles, the word, and one class of guess (initials, name-like, other).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from govgraph.lexicon import Lexicon, fold, tokenize

ENDS_SENTENCE = frozenset('.!?:;"“”•-–—()[]')


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The text of every article."""
    for path in paths:
        for item in sorted(path.iterdir()) if path.is_dir() else [path]:
            content = item.read_text(encoding="utf-8")
            if item.suffix == ".jsonl":
                yield from (json.loads(line)["text"] for line in content.split("\n") if line)
            else:
                yield content


def matched(lexicon: Lexicon, tokens: list[str]) -> list[bool]:
    """For each token, whether some listed phrase covers it."""
    covered = [False] * len(tokens)
    for start in range(len(tokens)):
        for length, _ in lexicon.phrases.at(tokens, start)[:1]:
            covered[start : start + length] = [True] * length
    return covered


def runs(lexicon: Lexicon, text: str) -> Iterator[list[str]]:
    """Runs of capitalised words that no phrase covers, sentence starts left out."""
    for line in text.splitlines():
        words = [line[start:end] for start, end in tokenize(line)]
        covered = matched(lexicon, [fold(word) for word in words])
        run: list[str] = []
        for i, word in enumerate(words):
            starts = i == 0 or words[i - 1] in ENDS_SENTENCE
            if word[0].isupper() and not covered[i] and not (starts and not word.isupper()):
                run.append(word)
                continue
            if run:
                yield run
            run = []
        if run:
            yield run


def guess(phrase: str) -> str:
    """A rough class of a miss, to sort the list by eye."""
    if phrase.isupper():
        return "initials"
    return "name-like" if " " in phrase else "word"


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--top", type=int, default=100)
    parser.add_argument("--phrases", action="store_true", help="count whole runs of words instead of single words")
    arguments = parser.parse_args()
    lexicon = Lexicon.load()
    counts: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for text in texts(arguments.articles):
        found = Counter(
            item
            for run in runs(lexicon, text)
            for item in ([" ".join(run)] if arguments.phrases else run)
            if len(item) > 1
        )
        counts.update(found)
        articles.update(found.keys())
    for item, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: arguments.top]:
        print(f"{count}\t{articles[item]}\t{item}\t{guess(item)}")


if __name__ == "__main__":
    main()
