"""What the name tagger earns: people F1 with the tagger, without it, and with it alone.

    python benchmarks/ablation.py GOLD [GOLD …] [--ids PATTERN]

``with``: tagger, lexicon and grammar. ``without``: an empty table of weights stands in for the model, in a copy of the
package with its data and a process of its own, because extraction has no switch and nothing is patched. ``alone``: the
runs that the tagger sees, and nothing else, are the people.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import govgraph
from govgraph import paths
from govgraph.articles import Rejected, read_paths
from govgraph.evaluate import evaluate
from govgraph.extract.crf import MAGIC, NameTagger
from govgraph.extract.document import Document, read_document
from govgraph.extract.knowledge import knowledge
from govgraph.lexicon import Lexicon
from govgraph.pipeline import predict

MODEL = "model/ner.tsv"
SURE = 0.5
_UNUSED = shutil.ignore_patterns("node_modules", "__pycache__")
MEASURES = ("people", "posts", "quotes", "MEAN F1")


@cache
def tagger() -> NameTagger:
    """The tagger that ships."""
    return NameTagger.load(paths.data_dir() / MODEL)


def tagged_only(path: Path) -> Mapping[str, object]:
    """The article format with the tagger's names of running text as people; forms inside longer ones are theirs."""
    article = next(item for item in read_paths([path]) if not isinstance(item, Rejected))
    doc = read_document(article, knowledge(Lexicon.load()))
    names = sorted(dict.fromkeys(_names(doc)), key=lambda name: (-len(name.split()), name))
    kept: dict[str, list[str]] = {}
    for name in names:
        longer = next((full for full in kept if f" {name} " in f" {full} "), None)
        kept.setdefault(longer or name, []).append(name)
    people = [
        {"id": f"p{n}", "name": name, "also": also, "posts": []} for n, (name, also) in enumerate(kept.items(), 1)
    ]
    return {"article": {"id": article.id}, "people": people}


def _names(doc: Document) -> list[str]:
    return [
        doc.wording(sentence.first + name.start, sentence.first + name.end)
        for sentence in doc.sentences
        if sentence.kind in ("body", "caption")
        for name in tagger().tag([doc.raw[sentence.first : sentence.last]])[0]
        if name.probability >= SURE
    ]


def scores(gold: Path, ids: str | None, alone: bool) -> dict[str, float | None]:
    """F1 of ``MEASURES`` for one gold directory."""
    result = evaluate(gold, None, tagged_only if alone else predict, ids=ids, resamples=1)
    return {name: result.value(name) for name in MEASURES}


def without(gold: Path, ids: str | None) -> dict[str, float | None]:
    """The same in a process whose copy of the package has a tagger that knows nothing."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        shutil.copytree(Path(govgraph.__file__).parent, copy / "src" / "govgraph", ignore=_UNUSED)
        shutil.copytree(paths.data_dir(), copy / "data", ignore=_UNUSED)
        (copy / "data" / MODEL).write_text(f"{MAGIC}\n>\tO\tB-PER\t-50.0\n", encoding="utf-8")
        command = [sys.executable, __file__, str(gold.absolute()), "--json", *(["--ids", ids] if ids else [])]
        environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return dict(json.loads(done.stdout))


def main() -> None:
    """Print one row for each way and gold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--ids")
    parser.add_argument("--json", action="store_true", help="only the scores of this process, as JSON")
    options = parser.parse_args()
    if options.json:
        print(json.dumps(scores(options.gold[0], options.ids, alone=False)))
        return
    print("| gold | way | " + " | ".join(MEASURES) + " |")
    for gold in options.gold:
        rows = {
            "tagger, lexicon and grammar": scores(gold, options.ids, alone=False),
            "lexicon and grammar": without(gold, options.ids),
            "tagger alone": scores(gold, options.ids, alone=True),
        }
        for way, row in rows.items():
            cells = " | ".join("-" if row[name] is None else f"{row[name]:.3f}" for name in MEASURES)
            print(f"| {gold.name} {options.ids or ''} | {way} | {cells} |")


if __name__ == "__main__":
    main()
