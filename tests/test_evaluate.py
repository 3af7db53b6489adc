"""The measures: own small cases, properties over perturbed gold, equality with the reference scorer where at hand."""

from __future__ import annotations

import copy
import importlib.util
import io
import json
import random
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from govgraph.errors import GovgraphError, UsageError
from govgraph.evaluate import (
    FLOORS_FILE,
    Result,
    check_floors,
    evaluate,
    render,
    result_to_json,
    score_article,
    write_floors,
)
from govgraph.evaluate.bootstrap import intervals
from govgraph.evaluate.compare import pair, person_key, place_key, plain_key, title_key

CASES = json.loads((Path(__file__).parent / "cases" / "evaluate.json").read_text(encoding="utf-8"))
GOLD: dict[str, Any] = CASES["gold"]
REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"
HAVE_REFERENCE = (SHARED / "devset/score.py").is_file()
needs_reference = pytest.mark.skipif(not HAVE_REFERENCE, reason="the reference scorer is not here")


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", SHARED / "devset/score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturb(document: Mapping[str, Any], chooser: random.Random) -> dict[str, Any]:
    """A worse prediction: items dropped, doubled, shuffled, renamed, flags flipped, dates and figures moved."""

    def worse(value: Any, key: str) -> Any:
        if isinstance(value, list):
            kept = [worse(item, key) for item in value if chooser.random() > 0.15]
            chooser.shuffle(kept)
            return kept
        if isinstance(value, dict):
            return {name: worse(item, name) for name, item in value.items()}
        if value is None or chooser.random() > 0.1 or key in ("id", "type"):
            return value
        if isinstance(value, bool):
            return not value
        if isinstance(value, int | float):
            return value + 1
        return f"{str(value)[:-1]}x"

    bad = {name: worse(value, name) for name, value in document.items() if name != "article"}
    for event in bad.get("events", []):
        if chooser.random() < 0.1:
            event["type"] = "meeting"
    if bad.get("events") and chooser.random() < 0.3:
        bad["events"].append({**bad["events"][0], "id": "doubled"})
    return {"article": dict(document["article"]), **bad}


def write_set(root: Path, golds: Mapping[str, Any], predictions: Mapping[str, Any]) -> tuple[Path, Path]:
    gold, predicted = root / "gold", root / "predicted.jsonl"
    gold.mkdir()
    for name, document in golds.items():
        (gold / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    rows = [json.dumps({**row, "article": {"id": name}}) for name, row in predictions.items()]
    predicted.write_text("\n".join(rows), encoding="utf-8")
    return gold, predicted


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A collection of three articles, each with the same small gold, in the shape of a development set."""
    for folder in ("gold", "texts"):
        (tmp_path / folder).mkdir()
    for name in ("a-1", "a-2", "b-1"):
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
        (tmp_path / "texts" / f"{name}.txt").write_text(name, encoding="utf-8")
    return tmp_path


def perfect(path: Path) -> dict[str, Any]:
    return GOLD


def half_blind(path: Path) -> dict[str, Any]:
    return GOLD if path.stem != "a-2" else {**GOLD, "people": [], "quotes": []}


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: str(case["name"]))
def test_own_cases(case: dict[str, Any]) -> None:
    counts = score_article("own-1", GOLD, case["predicted"]).counts
    found = {name: [counts[name].tp, counts[name].predicted, counts[name].gold] for name in case["expect"]}
    assert found == case["expect"]


def test_gold_against_itself_is_perfect() -> None:
    score = score_article("own-1", GOLD, copy.deepcopy(GOLD))
    assert {counts.f1 for counts in score.counts.values()} == {1.0}
    assert score.misses == ()


@pytest.mark.parametrize(
    ("key", "left", "right"),
    [
        (plain_key, "PT  Maju-Jaya, (Persero)", "pt maju jaya persero"),
        (person_key, "Prof. Dr. H. Ali Umar, M.Si.", "ali umar m si"),
        (place_key, "Provinsi Jawa Timur", "Jawa Timur"),
        (place_key, "DIY", "Daerah Istimewa Yogyakarta"),
        (title_key, "Wakil Walikota", "wakil wali kota"),
        (plain_key, None, ""),
    ],
)
def test_keys_fold_what_means_the_same(key: Any, left: object, right: object) -> None:
    assert key(left) == key(right)


def test_keys_keep_apart_what_differs() -> None:
    assert place_key("Kabupaten Bogor") != place_key("Kota Bogor")
    assert person_key("Edy Pratowo") != person_key("Edy Prawoto")


def test_pairing_takes_full_names_before_short_ones() -> None:
    gold = [{"id": "g1", "name": "Budi", "also": []}, {"id": "g2", "name": "Budi Santoso", "also": ["Budi"]}]
    predicted = [{"id": "x", "name": "Budi Santoso", "also": ["Budi"]}, {"id": "y", "name": "Budi", "also": []}]
    assert pair(gold, predicted, person_key) == {"g1": "y", "g2": "x"}


def test_details_name_what_was_missed_extra_and_wrong() -> None:
    predicted = copy.deepcopy(GOLD)
    predicted["people"][1]["name"] = "Sinta Lestari"
    predicted["quotes"][0]["speaker"] = "p2"
    predicted["events"][1]["roles"]["what"] = ["Piala Rimba"]
    misses = [(m.measure, m.kind, m.what) for m in score_article("own-1", GOLD, predicted).misses]
    assert ("people", "missed", "Sinta Dewi") in misses
    assert ("people", "extra", "Sinta Lestari") in misses
    assert ("posts", "missed", "Sinta Dewi: Gubernur (DKI Jakarta)") in misses
    assert ("roles", "missed", "award.what: Piala Bahari") in misses
    assert ("roles", "extra", "award.what: Piala Rimba") in misses
    assert ("speaker acc", "wrong", "“Kami datang untuk belajar …” given to None") in misses


@needs_reference
@pytest.mark.parametrize("folder", ["devset", "samples"])
@pytest.mark.parametrize("kind", ["perfect", "empty"])
def test_equal_to_the_reference_at_both_ends(folder: str, kind: str, tmp_path: Path) -> None:
    golds = reference().load(SHARED / folder / "gold")
    assert_equal_to_reference(golds, golds if kind == "perfect" else {}, tmp_path)


@needs_reference
@pytest.mark.parametrize("seed", range(12))
def test_equal_to_the_reference_on_perturbed_samples(seed: int, tmp_path: Path) -> None:
    golds = reference().load(SHARED / "samples" / "gold")
    chooser = random.Random(seed)
    worse = {name: perturb(gold, chooser) for name, gold in golds.items() if chooser.random() > 0.1}
    assert_equal_to_reference(golds, worse, tmp_path)


def assert_equal_to_reference(golds: Mapping[str, Any], predictions: Mapping[str, Any], root: Path) -> None:
    gold, predicted = write_set(root, golds, predictions)
    expected, _ = reference().score(golds, predictions)
    measures: Any = result_to_json(evaluate(gold, predicted, resamples=0))["measures"]
    assert {name: {key: measures[name][key] for key in row} for name, row in expected.items()} == expected


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_no_perturbation_scores_outside_what_is_possible(chooser: random.Random) -> None:
    for name, counts in score_article("own-1", GOLD, perturb(GOLD, chooser)).counts.items():
        assert 0 <= counts.tp <= min(counts.predicted, counts.gold), name
        assert 0.0 <= counts.f1 <= 1.0


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_dropping_predictions_never_raises_recall_of_names(chooser: random.Random) -> None:
    predicted = perturb(GOLD, chooser)
    fewer = {**predicted, "people": predicted["people"][:-1], "places": predicted["places"][:-1]}
    before, after = score_article("x", GOLD, predicted).counts, score_article("x", GOLD, fewer).counts
    assert all(after[name].tp <= before[name].tp for name in ("people", "places"))


def test_a_collection_directory_is_enough(collection: Path) -> None:
    result = evaluate(collection, predict=perfect, resamples=20)
    assert result.articles == ("a-1", "a-2", "b-1")
    assert result.mean_f1 == 1.0
    assert evaluate(collection / "gold", predict=perfect, resamples=0).mean_f1 == 1.0


def test_texts_named_articles_are_found_beside_the_gold(collection: Path) -> None:
    (collection / "texts").rename(collection / "articles")
    assert evaluate(collection / "gold", predict=perfect, resamples=0).mean_f1 == 1.0
    assert evaluate(collection / "gold", collection / "articles", perfect, resamples=0).mean_f1 == 1.0


def test_the_floors_file_is_no_gold(collection: Path) -> None:
    (collection / "gold" / FLOORS_FILE).write_text('{"floors": {}}', encoding="utf-8")
    assert len(evaluate(collection, predict=perfect, resamples=0).articles) == 3


def test_ready_predictions_in_a_directory(collection: Path) -> None:
    (collection / "ready").mkdir()
    (collection / "ready" / "a-1.json").write_text(json.dumps(GOLD), encoding="utf-8")
    result = evaluate(collection, collection / "ready", resamples=0)
    assert result.unpredicted == ("a-2", "b-1")
    assert result.value("people") == 0.5


def test_ids_choose_articles(collection: Path) -> None:
    assert evaluate(collection, predict=perfect, ids="a-*", resamples=0).articles == ("a-1", "a-2")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda root: (root / "texts" / "a-2.txt").unlink(), "no text a-2.txt for the gold a-2.json"),
        (lambda root: (root / "texts").rename(root / "elsewhere"), "no texts found beside the gold"),
        (lambda root: [path.unlink() for path in (root / "gold").iterdir()], "no gold files"),
        (lambda root: (root / "gold" / "a-1.json").write_text("{"), "a-1.json: not JSON"),
        (lambda root: (root / "gold" / "a-1.json").write_text("[]"), "a-1.json: not in the article format"),
        (lambda root: (root / "gold" / "a-1.json").write_text('{"article": {}, "people": [{"id": "p"}]}'), "a-1: gold"),
        (lambda root: (root / "gold" / "a-1.json").write_text('{"article": {}, "events": [3]}'), "a-1: gold"),
    ],
)
def test_bad_collections_say_what_and_where(collection: Path, change: Any, message: str) -> None:
    change(collection)
    with pytest.raises(GovgraphError) as caught:
        evaluate(collection, predict=perfect, resamples=0)
    assert message in caught.value.message
    assert caught.value.hint


def test_misuse_is_a_usage_error(collection: Path) -> None:
    calls: list[tuple[Path, Path | None, Any, str | None]] = [
        (collection / "nowhere", None, perfect, None),
        (collection, collection / "nowhere", perfect, None),
        (collection, None, perfect, "zzz*"),
        (collection, None, None, None),
    ]
    for gold, texts, predict, ids in calls:
        with pytest.raises(UsageError):
            evaluate(gold, texts, predict, ids=ids)


def test_intervals_are_deterministic_hold_the_value_and_need_articles(collection: Path) -> None:
    first, second = (evaluate(collection, predict=half_blind) for _ in range(2))
    assert first == second
    assert first != evaluate(collection, predict=half_blind, seed=1, resamples=7)
    for measure in first.measures:
        if measure.interval and measure.value is not None:
            assert measure.interval[0] <= measure.value <= measure.interval[1], measure.name
    people = next(measure for measure in first.measures if measure.name == "people")
    assert people.interval is not None
    assert people.interval[0] < people.interval[1]
    assert intervals([], seed=1, resamples=10) == {}


def test_the_table_shows_each_measure_and_lets_no_article_write_markup(collection: Path) -> None:
    def hostile(path: Path) -> dict[str, Any]:
        return {**GOLD, "people": [{"id": "p9", "name": "[red]Budi\x1b[2J[/red]"}]}

    console = Console(width=80, record=True, file=io.StringIO())
    console.print(render(evaluate(collection, predict=hostile, resamples=50), details=True))
    shown = console.export_text()
    assert "[red]Budi [2J[/red]" in shown
    assert "\x1b" not in shown
    names = ("people", "posts+status", "  award", "quotes direct", "speaker acc", "MEAN F1")
    assert all(name in shown for name in names)
    assert "…" not in shown.split("MEAN F1")[1]


def test_json_carries_counts_intervals_and_details(collection: Path) -> None:
    document: Any = result_to_json(evaluate(collection, predict=half_blind, resamples=50), details=True)
    people = document["measures"]["people"]
    assert (people["tp"], people["fp"], people["fn"]) == (4, 0, 2)
    assert people["low"] <= people["f"] <= people["high"]
    assert {"article": "a-2", "measure": "people", "kind": "missed", "what": "Sinta Dewi"} in document["details"]
    assert json.loads(json.dumps(document)) == document


def result_of(collection: Path, good: bool) -> Result:
    return evaluate(collection, predict=perfect if good else half_blind, resamples=0)


def test_the_gate_names_each_measure_below_its_floor(collection: Path, tmp_path: Path) -> None:
    floors = tmp_path / FLOORS_FILE
    floors.write_text('{"floors": {"people": 0.9, "places": 0.9, "speaker acc": 0.5}}', encoding="utf-8")
    assert check_floors(result_of(collection, True), floors) == []
    failures = check_floors(result_of(collection, False), floors)
    assert [line.split(":")[0] for line in failures] == ["people"]


def test_the_gate_fails_on_unknown_measures_and_unreadable_files(collection: Path, tmp_path: Path) -> None:
    floors = tmp_path / FLOORS_FILE
    floors.write_text('{"floors": {"poeple": 0.1}}', encoding="utf-8")
    assert check_floors(result_of(collection, True), floors) == ["poeple: floor 0.100, but there is no such measure"]
    for content in ("", "[]", '{"floors": {"people": "much"}}', '{"floors": 3}'):
        floors.write_text(content, encoding="utf-8")
        with pytest.raises(GovgraphError, match="no readable floors"):
            check_floors(result_of(collection, True), floors)


def test_floors_rise_by_themselves_and_fall_only_when_asked(collection: Path, tmp_path: Path) -> None:
    floors = tmp_path / FLOORS_FILE
    low = write_floors(result_of(collection, False), floors)
    high = write_floors(result_of(collection, True), floors)
    assert high["people"] == 0.99 > low["people"]
    assert check_floors(result_of(collection, True), floors) == []
    with pytest.raises(GovgraphError, match=r"floors would fall: .*people"):
        write_floors(result_of(collection, False), floors)
    assert write_floors(result_of(collection, False), floors, allow_lower=True) == low
