"""The word lists of identity: spellings, forms of given names, names that many share, legal forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from govgraph import paths
from govgraph.lexicon.reading import Row, TableSpec, problem_error, read_table

NAME_FORMS = TableSpec("identity/name_forms.csv", ("form", "standard", "source"), ("form",), ("form", "standard"))
SPELLING = TableSpec("identity/spelling.csv", ("old", "new", "source"), ("old",), ("old", "new"))
COMMON_NAMES = TableSpec("identity/common_names.csv", ("form", "source"), ("form",), ("form",))
LEGAL_FORMS = TableSpec("identity/legal_forms.csv", ("form", "source"), ("form",), ("form",))
JOINING_WORDS = TableSpec("identity/joining_words.csv", ("form", "source"), ("form",), ("form",))

SHARED_TITLES = TableSpec("identity/shared_titles.csv", ("form", "source"), ("form",), ("form",))
FEATURE_WORDS = TableSpec(
    "identity/feature_words.csv",
    ("feature", "english", "indonesian", "source"),
    ("feature",),
    ("feature", "english", "indonesian"),
)
EVENT_NAMES = TableSpec("identity/event_names.csv", ("type", "label", "source"), ("type",), ("type", "label"))


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, so that it can be a cache key
class Vocabulary:
    """Word lists of ``data/identity``; treat the mapping as read-only.

    ``spelling`` is applied in order to each word of a name; ``common`` holds words as spelled by it.
    """

    spelling: tuple[tuple[str, str], ...]
    name_forms: Mapping[str, str]
    common: frozenset[str]
    dropped: frozenset[str]  # words of a body's name that do not tell bodies apart
    event_names: Mapping[str, str]  # event type → what it is called
    shared_titles: tuple[str, ...]  # beginnings of the slugs of posts that several people hold at once

    def shared(self, post: str) -> bool:
        """Whether several people can hold a post (its identifier) at once, so that one does not end another's term."""
        return f"{post.removeprefix('post/')}-".startswith(self.shared_titles)

    def word(self, word: str) -> str:
        """How a folded word of a person's name is compared: reformed spelling, no doubled letters."""
        word = self.name_forms.get(word, word)
        for old, new in self.spelling:
            word = word.replace(old, new)
        return "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])


@cache
def load(data_dir: Path | None = None) -> Vocabulary:
    """The word lists of ``data_dir`` (by default those that come with govgraph), read once per process.

    Raises GovgraphError, naming file and line, at the first thing that is wrong with them.
    """
    directory = data_dir or paths.data_dir()
    plain = Vocabulary(
        tuple((row["old"], row["new"]) for row in _rows(directory, SPELLING)),
        {row["form"]: row["standard"] for row in _rows(directory, NAME_FORMS)},
        frozenset(),
        frozenset(row["form"] for spec in (LEGAL_FORMS, JOINING_WORDS) for row in _rows(directory, spec)),
        {row["type"]: row["label"] for row in _rows(directory, EVENT_NAMES)},
        tuple(f"{row['form'].replace(' ', '-')}-" for row in _rows(directory, SHARED_TITLES)),
    )
    common = frozenset(plain.word(row["form"]) for row in _rows(directory, COMMON_NAMES))
    return replace(plain, common=common)


@cache
def feature_words(data_dir: Path | None = None) -> Mapping[str, str]:
    """What each feature of a merge means, in English words."""
    return {row["feature"]: row["english"] for row in _rows(data_dir or paths.data_dir(), FEATURE_WORDS)}


def _rows(directory: Path, spec: TableSpec) -> tuple[Row, ...]:
    rows, problems = read_table(directory, spec)
    if problems:
        raise problem_error(problems[0])
    return rows
