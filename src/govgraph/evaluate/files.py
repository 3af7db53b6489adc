"""Find the gold files, the texts or predictions beside them, and pair them by file stem."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from govgraph.errors import GovgraphError, UsageError
from govgraph.evaluate.compare import Item

FLOORS_FILE = "baseline.json"  # the quality floors live beside the gold and are no gold
Predict = Callable[[Path], Item]


def locate(gold: Path, texts: Path | None) -> tuple[Path, Path]:
    """Return the directory of gold files and the place of texts or predictions.

    ``gold`` is a directory of gold JSON, or one that holds ``gold/`` and ``texts/``. Without
    ``texts``, a directory ``texts`` or ``articles`` beside the gold is taken. Raises UsageError where
    something is not there.
    """
    if not gold.is_dir():
        raise UsageError(f"{gold}: no such directory", "give a directory of gold files, one JSON file per article")
    inside = gold / "gold"
    directory = inside if inside.is_dir() else gold
    if texts is None:
        beside = [directory.absolute().parent / name for name in ("texts", "articles")]
        texts = next((path for path in beside if path.is_dir()), None)
        if texts is None:
            raise UsageError(f"{gold}: no texts found beside the gold", "give the directory of texts as well")
    if not texts.exists():
        raise UsageError(f"{texts}: no such file or directory", "give a directory of texts or of predictions")
    return directory, texts


def load_gold(directory: Path, ids: str | None = None) -> dict[str, Item]:
    """Read the gold files whose stem matches the shell pattern ``ids`` (all without one), by stem, in order.

    Raises UsageError where nothing is left, GovgraphError where a file is not in the article format.
    """
    paths = [path for path in sorted(directory.glob("*.json")) if path.name != FLOORS_FILE]
    if not paths:
        raise UsageError(f"{directory}: no gold files", "gold is one JSON file per article, named as its text")
    chosen = [path for path in paths if ids is None or fnmatchcase(path.stem, ids)]
    if not chosen:
        raise UsageError(f"{directory}: no gold file is named like {ids!r}", f"the first one is {paths[0].stem!r}")
    return {path.stem: _read_object(path, path.read_bytes()) for path in chosen}


def load_predictions(texts: Path, wanted: list[str], predict: Predict | None) -> dict[str, Item]:
    """Return the predictions for the wanted articles: read from JSON or JSON Lines, or made from their texts.

    Articles that a set of ready predictions does not hold are absent from the result; a text that is
    absent is an error, because a misspelt path must not look like a bad score.
    """
    if texts.is_file():
        return {key: item for key, item in _read_lines(texts).items() if key in wanted}
    if not any(texts.glob("*.txt")) and any(texts.glob("*.json")):
        ready = {key: texts / f"{key}.json" for key in wanted}
        return {key: _read_object(path, path.read_bytes()) for key, path in ready.items() if path.is_file()}
    missing = [key for key in wanted if not (texts / f"{key}.txt").is_file()]
    if missing:
        more = f" (and for {len(missing) - 1} more)" if len(missing) > 1 else ""
        raise UsageError(f"{texts}: no text {missing[0]}.txt for the gold {missing[0]}.json{more}",
                         "texts and gold are paired by file name; --ids chooses some of them")  # fmt: skip
    if predict is None:
        raise UsageError(f"{texts}: these are texts, and nothing was given to read them", "give ready predictions")
    return {key: predict(texts / f"{key}.txt") for key in wanted}


def _read_object(place: object, data: bytes) -> Item:
    try:
        value = json.loads(data)
    except ValueError as error:
        raise GovgraphError(f"{place}: not JSON ({error})", "gold and predictions are in the article format") from error
    if not isinstance(value, Mapping) or not isinstance(value.get("article"), Mapping):
        raise GovgraphError(f"{place}: not in the article format", 'an object with an "article" object is expected')
    return value


def _read_lines(path: Path) -> dict[str, Item]:
    rows: dict[str, Item] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            row = _read_object(f"{path}:{number}", line)
            rows[str(row["article"].get("id"))] = row
    return rows
