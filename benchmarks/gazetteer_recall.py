"""Print how many places of a gold standard are found in the article text by look-up alone, and which are missed.

    python benchmarks/gazetteer_recall.py GOLD_DIRECTORY TEXT_DIRECTORY

Counts provinces, regencies, cities, districts and countries. A place is found when some phrase of the text has an
entry of the lexicon whose official name (or bare name, for foreign areas) is the gold name.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from govgraph.lexicon import Entry, Lexicon, words

TYPES = ("province", "regency", "city", "district", "country")
_CLASS = re.compile(r"^(kecamatan|distrik|provinsi|negara) ")


def names_of(lexicon: Lexicon, entry: Entry) -> set[str]:
    """The official names, folded, that an entry stands for."""
    if entry.kind == "region":
        return {lexicon.regions[entry.key].name.casefold()}
    if entry.kind == "country":
        return {lexicon.countries[entry.key].casefold(), entry.form.casefold()}
    bare = entry.form.casefold()
    return {bare, f"kota {bare}", f"kabupaten {bare}"} if entry.kind == "foreign" else set()


def candidates(lexicon: Lexicon, text: str) -> set[str]:
    """The folded official names of every place that some phrase of ``text`` may mean."""
    tokens = words(text)
    return {
        name
        for start in range(len(tokens))
        for _, entries in lexicon.phrases.at(tokens, start)
        for entry in entries
        for name in names_of(lexicon, entry)
    }


def recall(gold: Path, texts: Path) -> tuple[Counter[str], Counter[str], list[tuple[str, str, str]]]:
    """Found and all gold places by type, and the missed ones as (article, type, name)."""
    lexicon = Lexicon.load()
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed = []
    for path in sorted(gold.glob("*.json")):
        known = candidates(lexicon, (texts / f"{path.stem}.txt").read_text(encoding="utf-8"))
        for place in json.loads(path.read_text(encoding="utf-8"))["places"]:
            if place["type"] not in TYPES:
                continue
            total[place["type"]] += 1
            if _CLASS.sub("", place["name"].casefold()) in known:
                found[place["type"]] += 1
            else:
                missed.append((path.stem, place["type"], place["name"]))
    return found, total, missed


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    arguments = parser.parse_args()
    found, total, missed = recall(arguments.gold, arguments.texts)
    for article, kind, name in missed:
        print(f"missed\t{article}\t{kind}\t{name}")
    for kind in TYPES:
        print(f"{kind}\t{found[kind]}/{total[kind]}")
    print(f"all\t{found.total()}/{total.total()}")


if __name__ == "__main__":
    main()
