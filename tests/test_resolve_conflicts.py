import time
from dataclasses import replace

import pytest

from govgraph.model import Amount, Evidence, Extraction
from govgraph.resolve.conflicts import as_of
from govgraph.resolve.model import Conflict, Resolution
from stories import Happening, entity, solve, story, who

PLACE = {"place": "Kota Ambon"}


def told(name: str, published: str, amounts: tuple[tuple[str, int], ...], clock: str | None = None, **more: str):  # type: ignore[no-untyped-def]
    roles = {"sender": ["Jawa Timur"], "host": ["Maluku"]}
    event = Happening("trade_mission", roles, "2022-05-04", amounts=amounts, as_of=clock, **{**PLACE, **more})  # type: ignore[arg-type]
    return story(name, published, events=[event])


def kinds(found: Resolution) -> dict[str, Conflict]:
    return {conflict.kind: conflict for conflict in found.conflicts}


def test_differing_totals_stand_side_by_side_and_the_later_count_is_offered() -> None:
    found = solve(
        told("noon", "2022-05-04", (("total", 851_500_000_000),), "11:35"),
        told("evening", "2022-05-04", (("total", 1_068_809_135_000),), "17:00"),
    )
    conflict = kinds(found)["amount:total"]
    assert [value for value, _ in conflict.values] == ["1068809135000 IDR (17:00)", "851500000000 IDR (11:35)"]
    assert conflict.latest == "1068809135000 IDR (17:00)"
    key = {e.article.id: e.article.key for e in found.extractions}
    assert [articles for _, articles in conflict.values] == [(key["evening"],), (key["noon"],)]
    assert conflict.cluster == entity(found, "noon", "e1")


@pytest.mark.parametrize(
    ("days", "latest"),
    [
        (("2022-05-05", "2022-05-06"), "7000 IDR"),
        (("2022-05-05", "2022-05-05"), None),  # neither is later
        ((None, None), None),
    ],
)
def test_without_an_hour_the_day_of_the_article_says_which_figure_is_later(
    days: tuple[str | None, str | None], latest: str | None
) -> None:
    heard = [told(name, "2022-05-05", (("total", value),)) for name, value in (("a", 5_000), ("b", 7_000))]
    found = solve(*(replace(e, article=replace(e.article, published=day)) for e, day in zip(heard, days, strict=True)))
    conflict = kinds(found)["amount:total"]
    assert [value for value, _ in conflict.values] == ["7000 IDR", "5000 IDR"]
    assert conflict.latest == latest


def test_kinds_of_money_are_compared_each_for_itself() -> None:
    one = told("a", "2022-05-04", (("part", 1), ("sales", 3_000), ("total", 5_000)))
    other = told("b", "2022-05-05", (("part", 2), ("sales", 3_000), ("total", 7_000)))
    assert set(kinds(solve(one, other))) == {"amount:total"}  # sales agree; parts are of different things


def staged(extraction: Extraction, stage: str) -> Extraction:
    (event,) = extraction.events
    return replace(extraction, events=(replace(event, amounts=tuple(replace(a, stage=stage) for a in event.amounts)),))


def test_targets_disagree_with_targets_only() -> None:
    hoped = staged(told("a", "2022-05-04", (("total", 9_000),)), "target")
    hoped_more = staged(told("b", "2022-05-05", (("total", 11_000),)), "target")
    reached = told("c", "2022-05-05", (("total", 7_000),))
    assert kinds(solve(hoped, reached)) == {}
    assert set(kinds(solve(hoped, hoped_more, reached))) == {"amount:total:target"}


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        (240_226_600_000, 240_230_000_000),
        (1_900_000_000, 1_000_000_000),  # "lebih dari satu miliar"
        (1_500_000_000, 2_000_000_000),
    ],
)
def test_a_rounded_total_is_no_disagreement(exact: int, rounded: int) -> None:
    found = solve(told("a", "2022-05-04", (("total", exact),)), told("b", "2022-05-05", (("total", rounded),)))
    assert kinds(found) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (240_226_600_000, 240_240_000_000),  # more than the last digit told
        (900_000_000, 1_000_000_000),  # as many digits
        (110_500_000_000, 200_000_000_000),  # rounded up it would be 100 billion
    ],
)
def test_a_figure_too_far_for_rounding_is_a_disagreement(one: int, other: int) -> None:
    found = solve(told("a", "2022-05-04", (("total", one),)), told("b", "2022-05-05", (("total", other),)))
    assert "amount:total" in kinds(found)


def test_a_rounded_figure_elsewhere_makes_no_disagreement_of_one_article_with_itself() -> None:
    both = told("a", "2022-05-04", (("total", 240_226_600_000), ("total", 7_000)))
    assert "amount:total" not in kinds(solve(both, told("b", "2022-05-05", (("total", 240_230_000_000),))))


def test_two_figures_of_one_article_are_no_disagreement() -> None:
    found = solve(told("a", "2022-05-04", (("total", 5_000), ("total", 7_000))))
    assert "amount:total" not in kinds(found)


@pytest.mark.parametrize(
    ("amounts", "flagged"),
    [
        ((("total", 1000), ("sales", 700), ("purchases", 200), ("investment", 100)), False),
        ((("total", 1000), ("sales", 700), ("purchases", 200), ("investment", 103)), False),  # rounding
        ((("total", 1000), ("sales", 700), ("purchases", 200), ("investment", 50)), True),
        ((("total", 1000), ("sales", 700), ("purchases", 200)), False),  # a part left out
        ((("total", 1000), ("sales", 900), ("purchases", 200)), True),  # parts above the whole
        ((("sales", 900), ("purchases", 200)), False),
    ],
)
def test_parts_that_do_not_add_up(amounts: tuple[tuple[str, int], ...], flagged: bool) -> None:
    assert ("sum" in kinds(solve(told("a", "2022-05-04", amounts)))) is flagged


def test_a_wrong_sum_is_shown_beside_an_article_without_a_total() -> None:
    found = solve(
        told("a", "2022-05-04", (("sales", 900),)), told("b", "2022-05-05", (("total", 1000), ("sales", 1100)))
    )
    wrong = kinds(found)["sum"]
    assert wrong.cluster == entity(found, "b", "e1") == entity(found, "a", "e1")
    assert [value for value, _ in wrong.values] == ["total 1000", "parts 1100"]


@pytest.mark.parametrize("other", ["2022-05", "2022-05-04T09:00", None])
def test_a_date_told_less_finely_or_not_at_all_is_no_disagreement(other: str | None) -> None:
    event = Happening("trade_mission", {"sender": ["Jawa Timur"], "host": ["Maluku"]}, other, "Kota Ambon")
    found = solve(told("a", "2022-05-04", ()), story("b", "2022-05-05", events=[event]))
    assert "date" not in kinds(found)


@pytest.mark.parametrize(
    ("said", "flagged"), [(("held", "planned"), False), (("denied", "denied"), False), (("held", "denied"), True)]
)
def test_only_a_denial_of_what_another_tells_is_shown(said: tuple[str, str], flagged: bool) -> None:
    found = solve(*(told(name, "2022-05-04", (), status=status) for name, status in zip("ab", said, strict=True)))
    assert entity(found, "a", "e1") == entity(found, "b", "e1")
    assert ("status" in kinds(found)) is flagged


def test_dates_places_and_denials() -> None:
    roles = {"sender": ["Jawa Timur"], "host": ["Maluku"]}
    paid = (("total", 5),)
    first = Happening("trade_mission", roles, "2022-05-04", "Kota Ambon", topic="pala")
    denied = Happening("trade_mission", roles, "2022-05-05", "Kota Tual", "denied", topic="pala", amounts=paid)
    later = Happening("trade_mission", roles, "2022-05-05", "Kota Ambon", topic="pala", amounts=paid)
    found = solve(
        story("a", "2022-05-04", events=[first]),
        story("b", "2022-05-05", events=[denied]),
        story("c", "2022-05-05", events=[later]),
    )
    assert set(kinds(found)) == {"date", "place", "status"}
    assert [value for value, _ in kinds(found)["date"].values] == ["2022-05-04", "2022-05-05"]
    assert [value for value, _ in kinds(found)["status"].values] == ["denied", "held"]
    assert [value for value, _ in kinds(found)["place"].values] == ["place/81.71", "place/81.72"]


def test_spellings_that_differ_stand_with_the_articles_that_use_them() -> None:
    post = ("Wakil Gubernur", "Kalimantan Tengah")
    names = {"a": "Edi Pratowo", "b": "Edi Prawoto", "c": "Edi Pratowo", "d": "Edi"}  # a short name is no spelling
    found = solve(*(story(a, "2022-12-13", [who(name, *post)]) for a, name in names.items()))
    conflict = kinds(found)["spelling"]
    assert conflict.cluster == "person/edi-pratowo"
    key = {e.article.id: e.article.key for e in found.extractions}
    assert conflict.values == (
        ("Edi Pratowo", tuple(sorted((key["a"], key["c"])))), ("Edi Prawoto", (key["b"],))
    )  # fmt: skip


def test_two_holders_at_once_are_shown() -> None:
    post = ("Bupati", "Kabupaten Bogor")
    found = solve(
        story("a", "2022-01-01", [who("Rahayu Lestari", *post)]),
        story("b", "2022-06-01", [who("Bagas Hendrawan", *post)]),
        story("c", "2022-06-02", [who("Bagas Hendrawan", *post)]),
        story("d", "2022-09-01", [who("Bagas Hendrawan", *post)]),
        story("e", "2022-06-30", [who("Citra Maharani", *post)]),
    )
    conflict = kinds(found)["holder"]
    assert conflict.cluster == "post/bupati-bogor"
    assert [person for person, _ in conflict.values] == ["person/bagas-hendrawan", "person/citra-maharani"]


@pytest.mark.parametrize(
    ("second", "flags"),
    [
        ("2022-06-02", "acting"),  # a stand-in beside the holder
        ("2022-09-01", ""),  # the day of a handover
    ],
)
def test_a_stand_in_and_a_handover_are_no_disagreement(second: str, flags: str) -> None:
    post = ("Bupati", "Kabupaten Bogor")
    found = solve(
        story("a", "2022-06-01", [who("Bagas Hendrawan", *post)]),
        story("b", "2022-09-01", [who("Bagas Hendrawan", *post)]),
        story("c", second, [who("Citra Maharani", *post, flags)]),
    )
    assert "holder" not in kinds(found)


@pytest.mark.parametrize(
    ("clock", "published", "expected"),
    [
        ("17:00", "2022-05-05", "2022-05-04T17:00"),
        ("2022-05-04T17:00:00+09:00", "2022-05-05", "2022-05-04T08:00"),
        (None, "2022-05-04T19:16:00+07:00", "2022-05-04T12:16"),
        (None, "2022-05-04", "2022-05-04"),
        (None, None, ""),
    ],
)
def test_when_a_figure_was_counted(clock: str | None, published: str | None, expected: str) -> None:
    extraction = told("a", published or "", (("total", 5),)) if published else story(
        "a", events=[Happening("trade_mission", {}, None)]
    )  # fmt: skip
    amount = Amount("total", 5, "IDR", Evidence(0, 1, 0, 1, "test"), as_of=clock)
    event = told("x", "2022-05-04", ()).events[0] if clock and "T" not in clock else extraction.events[0]
    event = event if clock else story("y", events=[Happening("trade_mission", {}, None)]).events[0]
    assert as_of(amount, event, extraction.article) == expected


def test_the_hour_does_not_depend_on_where_the_machine_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    undated = story("a", "2022-05-04T19:16:00+07:00", events=[Happening("trade_mission", {}, None)])
    (event,) = undated.events
    evidence = Evidence(0, 1, 0, 1, "test")
    try:
        monkeypatch.setenv("TZ", "WIT-9")
        time.tzset()
        assert as_of(Amount("total", 5, "IDR", evidence), event, undated.article) == "2022-05-04T12:16"
    finally:
        monkeypatch.undo()
        time.tzset()
    counted = Amount("total", 5, "IDR", evidence, as_of="17:00")
    assert as_of(counted, event, undated.article) == "2022-05-04T17:00"  # of the article's day
