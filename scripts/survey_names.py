"""Count how the names of the gazetteer are used in running text, and write the counts beside the hand-written tables.

    python scripts/survey_names.py --articles ARTICLES... --conll TAGGED... [--out data/gazetteer]

Articles are JSON Lines (``title`` and ``text``) or plain text; tagged files have one token and its tag a line.
Writes ``sources/attested.csv`` (aliases of regions) and ``sources/ambiguous_counts.csv`` (official bare names that the
texts also use as a common word, as initials or inside a person's name). Only counts are kept, no text.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MAX_WORDS = 4
MAX_INITIALS = 5
# A name counts as a common word when at least this share of its uses is written in lower case.
LOWER_SHARE, LOWER_MIN = 0.3, 3


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Write rows as CSV, UTF-8, LF."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def article_texts(paths: Iterable[Path]) -> Iterator[str]:
    """Title and text of every article."""
    for path in paths:
        for item in sorted(path.iterdir()) if path.is_dir() else [path]:
            text = item.read_text(encoding="utf-8")
            if item.suffix == ".jsonl":
                rows = map(json.loads, filter(None, text.split("\n")))
                yield from (f"{row.get('title', '')}\n{row['text']}" for row in rows)
            else:
                yield text


def phrases(words: list[str]) -> Iterator[str]:
    """Every run of one to four words."""
    for start in range(len(words)):
        for length in range(1, MAX_WORDS + 1):
            if start + length <= len(words):
                yield " ".join(words[start : start + length])


def count_aliases(texts: list[str], aliases: Iterable[tuple[str, str]]) -> Counter[str]:
    """How often each alias stands in the texts as a whole token, in the case that it allows."""
    whole = "\n".join(texts)
    counts: Counter[str] = Counter()
    for alias, case in aliases:
        forms = {alias} if case != "any" else {alias, alias.upper()}
        for form in [form for form in forms if form in whole]:
            counts[alias] += len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", whole))
    return counts


def untagged_words(paths: Iterable[Path]) -> Counter[str]:
    """Lower-case words that belong to no name; files without any capital letter prove nothing and are left out."""
    counts: Counter[str] = Counter()
    for path in paths:
        items = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        if any(item[0][0].isupper() for item in items):
            counts.update(item[0] for item in items if item[-1] == "O" and item[0].islower())
    return counts


def tagged_spans(paths: Iterable[Path]) -> tuple[Counter[str], Counter[str]]:
    """Phrases inside spans tagged as a person, and as a place, case-folded."""
    counts: dict[str, Counter[str]] = {"PE": Counter(), "PP": Counter(), "PL": Counter(), "LO": Counter()}
    for path in paths:
        span: list[str] = []
        kind = ""
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            fields = line.split()
            tag = fields[-1] if fields else "O"
            if tag.startswith("I-") and span:
                span.append(fields[0].casefold())
                continue
            if kind in counts:
                counts[kind].update(phrases(span))
            span, kind = ([fields[0].casefold()], tag[2:4]) if tag.startswith("B-") else ([], "")
    return counts["PE"] + counts["PP"], counts["PL"] + counts["LO"]


def ambiguous(names: set[str], texts: list[str], conll: list[Path]) -> Iterator[tuple[str, str, str]]:
    """(name, why, source) of names that are also common words, initials or parts of persons' names."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    initials: Counter[str] = Counter()
    folded = {name.casefold() for name in names}
    for text in texts:
        for phrase in phrases(WORD.findall(text)):
            if phrase in folded:
                lower[phrase] += 1
            elif phrase[0].isupper() and phrase.casefold() in folded:
                capital[phrase.casefold()] += 1
                initials[phrase.casefold()] += phrase.isupper()
    people, places = tagged_spans(conll)
    untagged = untagged_words(conll)
    for name in sorted(names):
        key = name.casefold()
        small = lower[key] + untagged[key]
        uses = small + capital[key] + places[key]
        if small >= LOWER_MIN and small >= LOWER_SHARE * uses:
            yield name, "common word", f"survey: {small} of {uses} uses in lower case"
        if len(key) <= MAX_INITIALS and initials[key] >= LOWER_MIN and 2 * initials[key] > capital[key]:
            yield name, "initials", f"survey: {initials[key]} of {capital[key]} uses all in capitals"
        if people[key] > max(1, places[key] // 4):
            yield name, "person", f"survey: {people[key]} uses inside persons, {places[key]} inside places"


def main() -> None:
    """Read the command line, count, write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, nargs="+", required=True)
    parser.add_argument("--conll", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=Path("data/gazetteer"))
    arguments = parser.parse_args()
    texts = list(article_texts(arguments.articles))
    aliases = {(row["alias"], row["case"]) for row in read(arguments.out / "region_aliases.csv")}
    counts = count_aliases(texts, sorted(aliases))
    tables = arguments.out / "sources"
    write(tables / "attested.csv", ["alias", "attested"], sorted(item for item in counts.items() if item[1]))
    regions = read(arguments.out / "regions.csv")
    names = {re.sub(r"^(Kabupaten|Kota) ", "", row["name"]) for row in regions}
    write(tables / "ambiguous_counts.csv", ["name", "why", "source"], ambiguous(names, texts, arguments.conll))


if __name__ == "__main__":
    main()
