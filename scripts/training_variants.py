"""Variants of training sentences that teach the name tagger our genre: titles and places before names, headlines.

The public corpora are national news and encyclopaedia. In regional government news a name follows a title and a
region ("Bupati X Budi"), and the same few national politicians do not come up; so places are exchanged for regions of
the official list, titles are put before names, and names are put together anew from the corpora's own name words.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from govgraph.lexicon.tokenizer import tokenize

Sentence = tuple[list[str], list[str]]
Stretch = tuple[int, int, str]  # tokens [start, end) and their kind: PER, LOC or nothing

TITLE_RATE, TITLE_AGAIN_RATE, REGION_RATE, HONORIFIC_RATE, LONG_TITLE_RATE = 0.25, 0.5, 0.75, 0.25, 0.6
NAME_RATE, MIDDLE_NAME_RATE, HEADLINE_RATE, HEADLINE_TOKENS = 0.6, 0.35, 0.15, 14
MAIN_TITLES = frozenset((
    "gubernur", "wakil-gubernur", "bupati", "wakil-bupati", "wali-kota", "wakil-wali-kota", "sekretaris-daerah",
))  # fmt: skip
NOT_CAPITALISED = frozenset(("di", "ke", "dari", "dan", "yang", "untuk", "dengan", "pada", "oleh", "dalam", "atau"))


@dataclass(frozen=True, slots=True)
class WordLists:
    """The word lists of the project that the variants draw from, each form cut into tokens."""

    regions: tuple[tuple[str, ...], ...]
    titles: tuple[tuple[str, ...], ...]
    main_titles: tuple[tuple[str, ...], ...]
    honorifics: tuple[tuple[str, ...], ...]
    title_words: frozenset[str]  # last words of titles, folded: a name after one stands after a title

    @classmethod
    def read(cls, data: Path) -> WordLists:
        """Read regions and their aliases, titles of regional posts and honorifics from the data directory."""
        kinds = {row["code"]: row for row in _rows(data / "gazetteer" / "regions.csv")}
        regions: list[str] = []
        for row in kinds.values():
            if row["type"] == "province":
                regions += [row["name"]] * 7  # named far more often than their number says
            elif row["type"] in ("regency", "city"):
                regions += [row["name"], *[row["name"].partition(" ")[2]] * 2]
        for row in _rows(data / "gazetteer" / "region_aliases.csv"):
            of = kinds.get(row["code"], {}).get("type")
            if row["kind"] in ("abbreviation", "variant") and of in ("province", "regency", "city"):
                regions += [row["alias"]] * (5 if of == "province" else 1)
        levels = ("province", "regency", "any")
        titles = [row for row in _rows(data / "lexicon" / "titles.csv") if row["level"] in levels]
        honorifics = [row["form"] for row in _rows(data / "lexicon" / "markers.csv") if row["kind"] == "honorific"]
        return cls(
            regions=_cut(regions),
            titles=_cut([row["title"] for row in titles]),
            main_titles=_cut([row["title"] for row in titles if row["key"] in MAIN_TITLES]),
            honorifics=_cut([form for form in honorifics if form.endswith(".")]),
            title_words=frozenset(row["title"].split()[-1].lower() for row in titles),
        )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _cut(forms: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(form[a:b] for a, b in tokenize(form)) for form in sorted(form for form in forms if form))


def variants(sentences: Sequence[Sentence], words: WordLists, chooser: random.Random) -> list[Sentence]:
    """Return the variants of the sentences: up to three of each, drawn from ``chooser`` in order."""
    names = [
        tokens[start:end]
        for tokens, labels in sentences
        for start, end, kind in stretches(labels)
        if kind == "PER" and all(token[:1].isalpha() for token in tokens[start:end])
    ]
    made: list[Sentence] = []
    for tokens, labels in sentences:
        found = list(stretches(labels))
        kinds = {kind for _, _, kind in found}
        if "LOC" in kinds:
            made.append(_with_other_places(tokens, labels, found, words, chooser))
        if "PER" in kinds:
            made.append(_with_titles(tokens, labels, found, words, names, chooser))
        if len(tokens) >= 4 and chooser.random() < HEADLINE_RATE:
            made.append((_headline(tokens[:HEADLINE_TOKENS]), labels[:HEADLINE_TOKENS]))
    return made


def stretches(labels: Sequence[str]) -> Iterator[Stretch]:
    """Cut the labels into entities and single other tokens."""
    start = 0
    while start < len(labels):
        end = start + 1
        if labels[start] != "O":
            while end < len(labels) and labels[end] == f"I{labels[start][1:]}":
                end += 1
        yield start, end, labels[start][2:]
        start = end


def _labelled(tokens: Sequence[str], kind: str) -> Iterator[tuple[str, str]]:
    for index, token in enumerate(tokens):
        yield token, f"{'I' if index else 'B'}-{kind}" if kind else "O"


def _join(pairs: Sequence[tuple[str, str]]) -> Sentence:
    return [token for token, _ in pairs], [label for _, label in pairs]


def _with_other_places(
    tokens: list[str], labels: list[str], found: Sequence[Stretch], words: WordLists, chooser: random.Random
) -> Sentence:
    pairs: list[tuple[str, str]] = []
    for start, end, kind in found:
        if kind == "LOC":
            pairs += _labelled(chooser.choice(words.regions), "LOC")
        else:
            pairs += zip(tokens[start:end], labels[start:end], strict=True)
    return _join(pairs)


def _with_titles(
    tokens: list[str], labels: list[str], found: Sequence[Stretch], words: WordLists, names: Sequence[list[str]],
    chooser: random.Random,
) -> Sentence:  # fmt: skip
    """Put a title, mostly with a region, sometimes with an honorific, before names; put names together anew."""
    pairs: list[tuple[str, str]] = []
    for start, end, kind in found:
        if kind != "PER":
            pairs += zip(tokens[start:end], labels[start:end], strict=True)
            continue
        titled = start > 0 and tokens[start - 1].lower() in words.title_words
        if titled or chooser.random() < TITLE_RATE:
            if not titled or chooser.random() < TITLE_AGAIN_RATE:
                titles = words.titles if chooser.random() < LONG_TITLE_RATE else words.main_titles
                pairs += _labelled(chooser.choice(titles), "")
            if chooser.random() < REGION_RATE:
                pairs += _labelled(chooser.choice(words.regions), "LOC")
            if chooser.random() < HONORIFIC_RATE:
                pairs += _labelled(chooser.choice(words.honorifics), "")
        if chooser.random() < NAME_RATE:
            pairs += _labelled(_new_name(names, end - start > 1, chooser), "PER")
        else:
            pairs += zip(tokens[start:end], labels[start:end], strict=True)
    return _join(pairs)


def _new_name(names: Sequence[list[str]], full: bool, chooser: random.Random) -> list[str]:
    """First word of one name, last of another, now and then a middle one of a third."""
    name = [chooser.choice(names)[0]]
    if full:
        if chooser.random() < MIDDLE_NAME_RATE:
            name.append(chooser.choice(names)[0])
        name.append(chooser.choice(names)[-1])
    return name


def _headline(tokens: Sequence[str]) -> list[str]:
    return [
        token if index and token in NOT_CAPITALISED else token[:1].upper() + token[1:]
        for index, token in enumerate(tokens)
    ]
