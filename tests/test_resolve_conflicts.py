import pytest

from govgraph.model import Amount, Evidence
from govgraph.resolve.conflicts import as_of
from govgraph.resolve.model import Conflict, Resolution
from stories import Happening, solve, story, who

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
    assert all(len(articles) == 1 for _, articles in conflict.values)


def test_a_rounded_total_is_no_disagreement() -> None:
    found = solve(
        told("a", "2022-05-04", (("total", 240_226_600_000),)), told("b", "2022-05-05", (("total", 240_230_000_000),))
    )
    assert kinds(found) == {}


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
