"""The figures of a build: what is counted, and in what order."""

from __future__ import annotations

import json

from govgraph.articles import Rejected
from govgraph.articles.text import make_article
from govgraph.graph import Graph
from govgraph.model import Dropped, Extraction, Place
from govgraph.report import make_report

EMPTY = Graph({}, (), {})


def extraction(name: str, *reasons: str, notes: tuple[str, ...] = ()) -> Extraction:
    article = make_article(name, "Judul\n\nIsi berita.", f"{name}.txt")
    object.__setattr__(article, "notes", notes)
    places = (Place("l1", "Jawa Timur", "province", (), ()),)
    return Extraction(article, places=places, dropped=tuple(Dropped(0, 1, reason) for reason in reasons))


def rejected(*codes: str) -> list[Rejected]:
    return [Rejected(f"{number}.txt", code, "why", "what") for number, code in enumerate(codes)]


def test_nothing_is_counted_as_nothing() -> None:
    report = make_report([], [], EMPTY)
    assert report.as_dict() == {
        "articles": 0, "rejected": {}, "entities": {}, "facts": 0, "claims": 0, "dropped": {}, "notes": [],
        "by_article": [],
    }  # fmt: skip


def test_what_was_dropped_is_counted_by_reason_in_order_of_names() -> None:
    report = make_report([extraction("b", "z", "a", "z"), extraction("a", "a")], [], EMPTY)
    assert report.dropped == (("a", 2), ("z", 2))
    assert [row["dropped"] for row in report.by_article] == [{"a": 1}, {"a": 1, "z": 2}]


def test_articles_come_in_the_order_of_their_keys_whatever_the_order_of_reading() -> None:
    one, two = extraction("b"), extraction("a")
    assert make_report([one, two], [], EMPTY).by_article == make_report([two, one], [], EMPTY).by_article
    assert [row["source"] for row in make_report([one, two], [], EMPTY).by_article] == ["a.txt", "b.txt"]
    assert [row["places"] for row in make_report([one, two], [], EMPTY).by_article] == [1, 1]


def test_rejected_inputs_are_counted_by_code() -> None:
    report = make_report([], rejected("missing", "empty", "missing"), EMPTY)
    assert report.rejected == (("empty", 1), ("missing", 2))


def test_what_a_reader_had_to_decide_is_told_with_its_source() -> None:
    report = make_report([extraction("a", notes=("decoded", "date ambiguous"))], [], EMPTY)
    assert report.as_dict()["notes"] == [
        {"source": "a.txt", "note": "decoded"},
        {"source": "a.txt", "note": "date ambiguous"},
    ]


def test_a_report_is_json_as_it_is() -> None:
    report = make_report([extraction("a", "x")], rejected("empty"), EMPTY).as_dict()
    assert json.loads(json.dumps(report)) == report


def test_what_the_graph_could_not_say_is_counted_with_what_articles_left_out() -> None:
    graph = Graph({}, (), {}, dropped=(("tenure.post_unknown", 2), ("z", 1)))
    assert make_report([extraction("a", "z")], [], graph).dropped == (("tenure.post_unknown", 2), ("z", 2))
