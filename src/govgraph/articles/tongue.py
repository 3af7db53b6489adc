"""Which language an article is in, by the small words that no text can do without."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from govgraph.articles.result import Rejected
from govgraph.lexicon.reading import TableSpec, problem_error, read_table
from govgraph.paths import data_dir

FUNCTION_WORDS = TableSpec(
    "lexicon/function_words.csv", ("form", "language", "source"), ("form", "language"), ("form", "language")
)
INDONESIAN = "Indonesian"
_ENOUGH = 40  # words; what is shorter is not judged
_SAMPLE = 60_000  # characters of a text that are looked at
_LEAST = 0.04  # share of the words: Indonesian news have .12 and more, lists of names still .05
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The languages of each function word; read once per process. GovgraphError names the row that is wrong."""
    rows, problems = read_table(data_dir(), FUNCTION_WORDS)
    if problems:
        raise problem_error(problems[0])
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["form"], []).append(row["language"])
    return {form: tuple(languages) for form, languages in found.items()}


def other_tongue(text: str) -> str | None:
    """The language that ``text`` is in when that is not Indonesian ("unknown" for one we have no words of).

    None for Indonesian, and for a text too short to tell. Words that Indonesian shares with a neighbour (Malay,
    Javanese) count for both, so what decides are those it does not share.
    """
    tokens = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    if len(tokens) < _ENOUGH:
        return None
    known = _words()
    seen = Counter(language for token in tokens for language in known.get(token, ()))
    ours = seen.pop(INDONESIAN, 0)
    rival, most = max(sorted(seen.items()), key=lambda item: item[1], default=("unknown", 0))
    if most > ours:
        return rival
    return None if ours >= _LEAST * len(tokens) else "unknown"


def in_other(source: str, tongue: str) -> Rejected:
    """The rejection of an input that is in another language."""
    return Rejected(source, "language", f"not in Indonesian: {tongue}", "only Indonesian is read")
