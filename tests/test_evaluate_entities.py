import json
from pathlib import Path

import pytest

import from_gold
from govgraph.errors import GovgraphError
from govgraph.evaluate.entities import (
    GoldEntity,
    article_names,
    entity_rows,
    evaluate_entities,
    load_entities,
)
from govgraph.evaluate.mentions import find_events, find_names
from govgraph.resolve import resolve
from stories import Body, Happening, lexicon, solve, story, who

GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "entities.jsonl"
DEVSET = Path(__file__).resolve().parents[2] / "shared" / "devset"
POST = ("Bupati", "Kabupaten Bogor")


def test_b_cubed_and_pairs_by_hand() -> None:
    # Output: {a, b, c}, {d}. Gold: {a, b}, {c, d}.
    found = solve(
        *(story(name, "2024-01-01", [who("Rahayu Lestari", *POST)]) for name in "abc"),
        story("d", "2024-01-01", [who("Surya Wiranata", *POST)]),
    )
    gold = [
        GoldEntity("Person", "first", (("a", "Rahayu Lestari"), ("b", "Rahayu Lestari"))),
        GoldEntity("Person", "second", (("c", "Rahayu Lestari"), ("d", "Surya Wiranata"))),
    ]
    person = evaluate_entities(gold, found)[0]
    assert person.b3_precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert person.b3_recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert (person.pair_precision, person.pair_recall) == (pytest.approx(1 / 3), pytest.approx(1 / 2))
    assert [(pair.left, pair.right) for pair in person.merged] == [
        ("a: Rahayu Lestari", "c: Rahayu Lestari"), ("b: Rahayu Lestari", "c: Rahayu Lestari"),
    ]  # fmt: skip
    assert [pair.gold for pair in person.split] == [("second", "second")]
    assert entity_rows([person])[0]["false_merges"] == 2


def test_what_the_extractor_missed_is_counted_and_not_judged() -> None:
    found = solve(story("a", "2024-01-01", [who("Rahayu Lestari", *POST)]))
    gold = [GoldEntity("Person", "x", (("a", "Rahayu Lestari"), ("a", "Bagas Hendrawan"), ("elsewhere", "Bagas")))]
    person = evaluate_entities(gold, found)[0]
    assert (person.mentions, person.missing, person.b3_f1, person.pair_f1) == (2, 1, 1.0, 1.0)


def test_names_are_paired_off_the_nearest_first() -> None:
    things = [("o1", ("Dewan Kota",)), ("o2", ("Komisi I Dewan Kota",)), ("o3", ("Badan Amal", "Baznas"))]
    assert find_names(["Komisi I Dewan Kota", "Dewan Kota", "Baznas", "Komisi II Dewan Kota"], things) == [
        "o2", "o1", "o3", None,
    ]  # fmt: skip
    assert find_names(["Lestari"], [("p1", ("Rahayu Lestari",))]) == ["p1"]


def test_events_are_found_by_type_fillers_and_date() -> None:
    extraction = story(
        "a", "2024-01-01", bodies=[Body("Pemerintah Provinsi Bali", "government", "Bali")],
        events=[
            Happening("trade_mission", {"sender": ["Jawa Timur"], "host": ["Bali"]}, "2024-01-01"),
            Happening("trade_mission", {"sender": ["Bali"], "host": ["Jawa Timur"]}),
            Happening("agreement", {"party": ["Pemerintah Provinsi Bali"]}),
        ],
    )  # fmt: skip
    wanted = [
        {"type": "trade_mission", "roles": {"sender": ["Bali"], "host": ["Jawa Timur"]}, "date": None},
        {"type": "trade_mission", "roles": {"sender": ["Jawa Timur"], "host": ["Bali"]}, "date": "2024-01-01"},
        {"type": "agreement", "roles": {"party": ["Bali"]}, "date": None},  # the government of the area
        {"type": "visit", "roles": {"visitor": ["Bali"]}, "date": None},
    ]
    assert find_events(wanted, extraction) == ["e2", "e1", "e3", None]


def test_rows_of_a_collection_are_named_by_file_and_line() -> None:
    from dataclasses import replace

    one = story("a")
    assert article_names(replace(one, article=replace(one.article, source="x/corpus.jsonl:12"))) == ("a", "corpus-12")
    assert article_names(one) == ("a",)


@pytest.mark.parametrize("line", ["{", "{}", '{"type": "Cat", "entity": "x", "mentions": []}', '{"type": "Person"}'])
def test_bad_gold_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('{"type": "Person", "entity": "x", "mentions": [["a", "b"]]}\n' + line + "\n")
    with pytest.raises(GovgraphError, match=r"gold\.jsonl:2"):
        load_entities(file)


def test_the_gold_has_what_it_promises() -> None:
    gold = load_entities(GOLD)
    corpus = [e for e in gold if any(article.startswith("corpus-") for article, _ in e.mentions)]
    assert len(corpus) >= 60
    assert len([e for e in corpus if e.hard]) >= 15
    mentions = [(e.type, article, json.dumps(mention)) for e in gold for article, mention in e.mentions]
    assert len(set(mentions)) > 0.99 * len(mentions)
    words = max(len(m.split()) for e in gold for _, m in e.mentions if isinstance(m, str))
    assert words < 14  # names, never sentences


def test_people_bodies_and_events_of_the_samples_come_out_right() -> None:
    found = resolve(from_gold.samples(lexicon()), lexicon())
    for score in evaluate_entities(load_entities(GOLD), found):
        assert score.missing == 0
        assert (score.b3_f1, score.pair_f1) == (1.0, 1.0), [*score.merged, *score.split]


@pytest.mark.skipif(not DEVSET.is_dir(), reason="the development set is not here")
def test_floors_over_samples_and_development_set() -> None:
    stories = [*from_gold.samples(lexicon()), *from_gold.read(DEVSET, "gold", "texts", lexicon())]
    person, body, event = evaluate_entities(load_entities(GOLD), resolve(stories, lexicon()))
    assert (person.b3_f1, person.pair_precision) >= (0.99, 1.0)
    assert body.b3_f1 >= 0.99
    assert event.b3_f1 >= 0.99
    assert event.merged == ()
