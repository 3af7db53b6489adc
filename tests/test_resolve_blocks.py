"""The parts every resolver stands on: blocks, clusters, identifiers, spans of days, word lists."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.errors import GovgraphError
from govgraph.resolve import vocabulary
from govgraph.resolve.blocking import FULL, WINDOW, blocks, candidates, pairs
from govgraph.resolve.dates import day, gap, inside, length, span
from govgraph.resolve.group import Group, by_stem
from govgraph.resolve.identifiers import assign, redirects
from govgraph.resolve.union import Edge, cluster, total


def test_blocks_hold_items_that_share_a_key_once() -> None:
    assert blocks([("a", 2), ("a", 1), ("a", 2), ("b", 3)]) == {"a": [1, 2]}


def test_a_small_block_is_compared_in_full_and_a_large_one_by_neighbours() -> None:
    small, large = list(range(FULL)), list(range(1000))
    assert len(list(pairs(small))) == FULL * (FULL - 1) // 2
    assert len(list(pairs(large))) < WINDOW * len(large)
    assert all(right - left <= WINDOW for left, right in pairs(large))


@given(st.integers(FULL + 1, 4000))
def test_the_cost_of_a_block_is_linear(size: int) -> None:
    assert len(list(pairs(range(size)))) <= WINDOW * size


def test_streams_are_united() -> None:
    assert candidates([{"a": [1, 2]}, {"b": [2, 3], "c": [1, 2]}]) == [(1, 2), (2, 3)]


def edge(left: int, right: int, score: float, decision: str | None = None) -> Edge:
    return Edge(left, right, (("x", score),), score, decision)


def test_the_strongest_pair_joins_first_and_nothing_crosses_a_contradiction() -> None:
    edges = [edge(0, 1, 0.6), edge(1, 2, 0.9), edge(0, 3, 0.5)]
    found, used = cluster(4, edges, lambda a, b: {a, b} == {0, 2})
    assert found == ((0, 3), (1, 2))
    assert [(e.left, e.right) for e in used] == [(1, 2), (0, 3)]


def test_a_decision_joins_whatever_contradicts() -> None:
    found, _ = cluster(3, [edge(0, 1, 0.1, "same a b"), edge(1, 2, 0.9)], lambda a, b: {a, b} == {0, 1})
    assert found[0][:2] == (0, 1)


def test_what_is_decided_comes_first_and_keeps_out_what_contradicts_it() -> None:
    found, _ = cluster(3, [edge(0, 1, 0.1, "same a b"), edge(1, 2, 0.9)], lambda a, b: {a, b} == {0, 2})
    assert found == ((0, 1), (2,))


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0.5, 1.0)), max_size=20), st.randoms())
def test_clusters_do_not_depend_on_the_order_of_edges(rows: list[tuple[int, int, float]], chance: object) -> None:
    edges = [edge(min(a, b), max(a, b), round(score, 3)) for a, b, score in rows if a != b]
    shuffled = list(edges)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    apart = lambda a, b: (a + b) % 5 == 0  # noqa: E731
    assert cluster(8, edges, apart)[0] == cluster(8, shuffled, apart)[0]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=8, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0.5, 1.0)), max_size=20),
)
def test_comparing_one_of_each_kind_is_comparing_all(
    items: list[tuple[int, int]], rows: list[tuple[int, int, float]]
) -> None:
    def apart(a: int, b: int) -> bool:
        return items[a][0] == items[b][0] or abs(items[a][1] - items[b][1]) > 1

    edges = [edge(min(a, b), max(a, b), round(score, 3)) for a, b, score in rows if a != b]
    assert cluster(8, edges, apart, lambda n: items[n]) == cluster(8, edges, apart)


def test_a_thing_told_a_thousand_times_is_compared_about_a_thousand_times() -> None:
    asked: list[tuple[int, int]] = []

    def apart(a: int, b: int) -> bool:
        asked.append((a, b))
        return False

    pairs = [edge(n - step, n, 0.9) for step in (1, 2, 3) for n in range(step, 1000)]
    found, _ = cluster(1000, pairs, apart, lambda n: (n, "alike"))
    assert found == (tuple(range(1000)),)
    assert len(asked) < 1000


def test_scores_are_sums_that_print_alike() -> None:
    assert total((("a", 0.1), ("b", 0.2))) == 0.3


def group(stem: str, *articles: str, suffixes: tuple[str, ...] = (), local: str = "p1", former: str = "") -> Group:
    keys = tuple((article, local) for article in articles)
    stems = by_stem((former or stem, key) for key in keys)
    return Group("Person", stem, keys, stem, suffixes=suffixes, stems=stems)


def test_the_namesake_in_most_articles_keeps_the_bare_identifier() -> None:
    groups = [group("person/a", "x", suffixes=("bupati",)), group("person/a", "y", "z", suffixes=("camat",))]
    assert assign(groups) == {0: "person/a-bupati", 1: "person/a"}


def test_without_a_free_suffix_a_digest_of_the_first_mention_tells_apart() -> None:
    groups = [
        group("person/a", "x", "y", local="p1"),
        *(group("person/a", "x", local=f"p{n}", suffixes=("b",)) for n in (2, 3)),
    ]
    ids = assign(groups)
    assert ids[0] == "person/a"
    assert ids[1] == "person/a-b"
    assert ids[2].startswith("person/a-")
    assert len(ids[2]) == len("person/a-") + 8


def test_a_suffix_never_takes_the_identifier_of_somebody_else() -> None:
    groups = [group("person/a", "x", "y"), group("person/a", "z", suffixes=("b", "c")), group("person/a-b", "w")]
    assert assign(groups) == {0: "person/a", 2: "person/a-b", 1: "person/a-c"}


def test_former_identifiers_lead_to_one_present_one_only() -> None:
    groups = [group("person/a", "x", former="person/old"), group("person/b", "y", former="person/both"),
              group("person/c", "z", former="person/both"), group("person/d", "w", former="person/a")]  # fmt: skip
    assert redirects(groups, assign(groups)) == (("person/old", "person/a"),)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [("2022-10-25", None, 1), ("2022-02", None, 28), ("2024", None, 366), ("2023-06-07", "2023-06-08", 2),
     ("2022-12-13T21:57:00+07:00", None, 1)],
)  # fmt: skip
def test_spans_of_days(start: str, end: str | None, days: int) -> None:
    found = span(start, end)
    assert found is not None
    assert length(found) == days


def test_spans_compare_across_granularities() -> None:
    october, twentieth, november = span("2022-10"), span("2022-10-20"), span("2022-11-05")
    assert october
    assert twentieth
    assert november
    early = span("2022-09-30", "2022-10-02")
    assert early
    assert inside(twentieth, october)
    assert inside(october, october)
    assert not inside(october, twentieth)
    assert not inside(early, october)  # begins before it
    assert (gap(october, twentieth), gap(october, november), gap(november, october)) == (0, 5, 5)
    assert day(twentieth[0]) == "2022-10-20"
    assert span(None) is None


@pytest.mark.parametrize("wrong", ["soon", "2022-13-01", "2022-02-30"])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"invalid literal|must be in|out of range"):
        span(wrong)


def test_word_lists_are_checked_when_read(tmp_path: Path) -> None:
    (tmp_path / "identity").mkdir()
    (tmp_path / "identity" / "spelling.csv").write_text("old,new,source\noe,u,x\noe,o,x\n", encoding="utf-8")
    with pytest.raises(GovgraphError, match=r"spelling\.csv:3"):
        vocabulary.load(tmp_path)


def test_every_event_type_has_a_name_and_main_roles() -> None:
    from typing import get_args

    from govgraph.model import EventType
    from govgraph.resolve.event_features import SET_ROLES, SINGLE_ROLES

    types = set(get_args(EventType))
    assert set(vocabulary.load().event_names) == types
    assert set(SINGLE_ROLES) | set(SET_ROLES) == types


@pytest.mark.parametrize(
    ("post", "shared"),
    [("post/anggota-dprd-kota-metro", True), ("post/gubernur-bali", False), ("post/direktur-utama-bank-jambi", False),
     ("post/menteri-sosial-indonesia", False), ("post/menteri-indonesia", True)],
)  # fmt: skip
def test_posts_held_by_several_at_once(post: str, shared: bool) -> None:
    assert vocabulary.load().shared(post) is shared
