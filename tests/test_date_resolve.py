"""Expressions given as they are and resolved against a day: years, weeks, and what stays unresolved."""

import pytest

from govgraph.language.date_resolve import Resolved, resolve
from govgraph.language.dates import DateExpr

DAY = "2022-10-12"  # a Wednesday
MONDAY, WEDNESDAY, SUNDAY = 0, 2, 6


def expr(kind, **fields):
    return DateExpr(0, 1, kind, "test", **fields)


@pytest.mark.parametrize(
    ("weekday", "fields", "future", "start"),
    [
        (MONDAY, {}, False, "2022-10-10"),
        (WEDNESDAY, {}, False, "2022-10-12"),  # the day itself
        (SUNDAY, {}, False, "2022-10-09"),
        (MONDAY, {}, True, "2022-10-17"),
        (WEDNESDAY, {}, True, "2022-10-12"),
        (SUNDAY, {}, True, "2022-10-16"),
        (MONDAY, {"direction": -1}, False, "2022-10-10"),
        (WEDNESDAY, {"direction": -1}, False, "2022-10-05"),  # "Rabu lalu" is not today
        (SUNDAY, {"direction": -1}, True, "2022-10-09"),
        (MONDAY, {"direction": 1}, False, "2022-10-17"),
        (WEDNESDAY, {"direction": 1}, False, "2022-10-19"),
        (SUNDAY, {"direction": 1}, False, "2022-10-16"),
        (MONDAY, {"direction": 0}, True, "2022-10-10"),  # "Senin ini": of this week
        (SUNDAY, {"direction": 0}, False, "2022-10-16"),
        (MONDAY, {"unit": "week", "offset": 1}, False, "2022-10-17"),
        (SUNDAY, {"unit": "week", "offset": -1}, False, "2022-10-09"),
        (SUNDAY, {"unit": "week"}, False, "2022-10-16"),
    ],
)
def test_days_of_the_week(weekday, fields, future, start):
    found = resolve(expr("weekday", weekday=weekday, **fields), DAY, tense_future=future)
    assert found == Resolved(start, None, "day", "weekday:published")


@pytest.mark.parametrize(
    ("unit", "offset", "start", "end", "granularity"),
    [
        ("day", 0, "2022-10-12", None, "day"), ("day", None, "2022-10-12", None, "day"),
        ("day", -12, "2022-09-30", None, "day"), ("day", 81, "2023-01-01", None, "day"),
        ("week", 0, "2022-10-10", "2022-10-16", "interval"), ("week", -1, "2022-10-03", "2022-10-09", "interval"),
        ("week", 1, "2022-10-17", "2022-10-23", "interval"),
        ("month", 0, "2022-10", None, "month"), ("month", 2, "2022-12", None, "month"),
        ("month", 3, "2023-01", None, "month"), ("month", -9, "2022-01", None, "month"),
        ("month", -10, "2021-12", None, "month"),
        ("year", 0, "2022", None, "year"), ("year", -1, "2021", None, "year"), ("year", 1, "2023", None, "year"),
        ("year", -2021, "0001", None, "year"),
    ],
)  # fmt: skip
def test_so_many_units_from_the_day(unit, offset, start, end, granularity):
    found = resolve(expr("relative", unit=unit, offset=offset), DAY)
    assert found == Resolved(start, end, granularity, "relative:published")


@pytest.mark.parametrize(("unit", "offset"), [("day", 10**7), ("week", 10**7), ("month", -10**6), ("year", -2022)])
def test_nothing_lies_outside_the_calendar(unit, offset):
    assert resolve(expr("relative", unit=unit, offset=offset), DAY).basis == "unresolved:out of calendar"


@pytest.mark.parametrize(
    ("month", "fields", "future", "start"),
    [
        (10, {}, False, "2022-10"), (9, {}, False, "2022-09"), (11, {}, False, "2022-11"), (4, {}, False, "2022-04"),
        (3, {}, False, "2023-03"), (12, {}, False, "2022-12"),
        (9, {}, True, "2023-09"), (10, {}, True, "2022-10"), (11, {}, True, "2022-11"),
        (9, {"direction": -1}, True, "2022-09"), (10, {"direction": -1}, False, "2022-10"),
        (11, {"direction": -1}, False, "2021-11"), (9, {"direction": 1}, False, "2023-09"),
        (11, {"direction": 1}, False, "2022-11"), (1, {"direction": 0}, True, "2022-01"),
        (12, {"direction": 0}, False, "2022-12"),
        (5, {"year_offset": -1}, True, "2021-05"), (5, {"year_offset": 0}, False, "2022-05"),
    ],
)  # fmt: skip
def test_the_year_of_a_month(month, fields, future, start):
    found = resolve(expr("month", month=month, **fields), DAY, tense_future=future)
    assert found == Resolved(start, None, "month", "month:published")


@pytest.mark.parametrize(
    ("day", "month", "fields", "future", "start"),
    [
        (12, 10, {}, False, "2022-10-12"), (13, 10, {}, False, "2022-10-13"),
        (10, 1, {}, False, "2023-01-10"), (11, 1, {}, False, "2022-01-11"),  # 90 days ahead are meant, 91 are not
        (12, 5, {}, False, "2022-05-12"), (12, 5, {}, True, "2023-05-12"),
        (12, 9, {}, True, "2022-09-12"),  # a month ago is meant whatever the tense
        (1, 11, {"direction": -1}, False, "2021-11-01"), (12, 10, {"direction": -1}, False, "2022-10-12"),
        (12, 10, {"direction": 1}, False, "2022-10-12"), (11, 10, {"direction": 1}, False, "2023-10-11"),
        (31, 12, {"year_offset": -1}, False, "2021-12-31"), (29, 2, {"year_offset": 2}, False, "2024-02-29"),
    ],
)  # fmt: skip
def test_the_year_of_a_day(day, month, fields, future, start):
    found = resolve(expr("day_month", day=day, month=month, **fields), DAY, tense_future=future)
    assert found.start == start


def test_the_day_of_the_week_decides_where_every_year_is_far():
    told = {"day": 12, "month": 4}
    assert resolve(expr("day_month", weekday=1, **told), DAY) == Resolved(
        "2022-04-12", None, "day", "day_month:published",
    )  # fmt: skip
    assert resolve(expr("day_month", weekday=2, **told), DAY).start == "2023-04-12"
    assert resolve(expr("day_month", weekday=4, **told), DAY) == Resolved(
        "2022-04-12", None, "day", "day_month:published;weekday differs",
    )  # fmt: skip
    near = resolve(expr("day_month", day=10, month=10, weekday=1), DAY)  # a day close by stands, whatever its name
    assert (near.start, near.basis) == ("2022-10-10", "day_month:published;weekday differs")


def test_a_leap_day_is_looked_for_near_by_and_not_made():
    assert resolve(expr("day_month", day=29, month=2), "2023-10-12").start == "2024-02-29"
    assert resolve(expr("day_month", day=29, month=2), DAY) == Resolved(
        None, None, "day", "unresolved:no such day near the anchor",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({"day": 10, "month": 10, "day2": 14, "month2": 10}, "2022-10-10", "2022-10-14"),
        ({"day": 30, "month": 12, "day2": 2, "month2": 1, "year_offset": -1}, "2021-12-30", "2022-01-02"),
        ({"month": 9, "month2": 11}, "2022-09", "2022-11"),
        ({"month": 9, "month2": 9, "day": 1, "day2": 3}, "2022-09-01", "2022-09-03"),
    ],
)
def test_an_interval_without_a_year(fields, start, end):
    assert resolve(expr("interval", **fields), DAY) == Resolved(start, end, "interval", "interval:published")


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("full", {"year": 2022, "month": 10, "day": 12}, ("2022-10-12", None, "day", "explicit")),
        ("full", {"year": 2022, "month": 10, "day": 12, "weekday": 2}, ("2022-10-12", None, "day", "explicit")),
        ("full", {"year": 2022, "month": 10, "day": 12, "weekday": 3},
         ("2022-10-12", None, "day", "explicit;weekday differs")),
        ("month_year", {"year": 2022, "month": 10, "weekday": 3}, ("2022-10", None, "month", "explicit")),
        ("year", {"year": 987}, ("0987", None, "year", "explicit")),
        ("interval", {"year": 2022, "month": 3, "month2": 5}, ("2022-03", "2022-05", "interval", "explicit")),
        ("interval", {"year": 2022, "year2": 2024}, ("2022", "2024", "interval", "explicit")),
    ],
)
def test_what_carries_its_year_needs_no_other_day(kind, fields, expected):
    assert resolve(expr(kind, **fields), None) == Resolved(*expected)


@pytest.mark.parametrize(
    ("kind", "granularity", "reason"),
    [
        ("fiscal", "year", "fiscal is no date of an event"), ("term", "interval", "term is no date of an event"),
        ("horizon", "interval", "horizon is no date of an event"), ("vague", "day", "vague"),
        ("edition", "year", "edition is no date of an event"),
        ("year", "year", "no publication date"), ("anaphoric", "day", "no date before"),
        ("relative", "day", "no publication date"),
        ("month", "month", "no publication date"), ("interval", "interval", "no publication date"),
        ("weekday", "day", "no publication date"),
    ],
)  # fmt: skip
def test_what_stays_unresolved_says_why(kind, granularity, reason):
    assert resolve(expr(kind), None) == Resolved(None, None, granularity, f"unresolved:{reason}")


@pytest.mark.parametrize(
    ("published", "previous", "basis", "start"),
    [
        ("2022-10-12T21:57:00+07:00", None, "relative:published", "2022-10-13"),
        (None, "2020-02-28", "relative:previous", "2020-02-29"),
        ("2022-10", "2020-02-28", "relative:previous", "2020-02-29"),  # a month is no day to count from
        ("2022-10-12", "2020-02-28", "relative:published", "2022-10-13"),
    ],
)
def test_the_day_to_count_from(published, previous, basis, start):
    found = resolve(expr("relative", unit="day", offset=1), published, previous)
    assert (found.start, found.basis) == (start, basis)


def test_the_next_day_is_counted_from_the_date_told_before():
    told = expr("anaphoric", unit="day", offset=1)
    assert resolve(told, DAY, "2020-02-28") == Resolved("2020-02-29", None, "day", "relative:previous")
    assert resolve(told, DAY, "2020-02").basis == "unresolved:no date before"


@pytest.mark.parametrize(
    ("offset", "day", "start"),
    [(0, 31, "2022-10-31"), (1, 30, "2022-11-30"), (1, 31, None), (-1, 1, "2022-09-01"), (0, None, None)],
)
def test_a_day_of_this_or_another_month(offset, day, start):
    found = resolve(expr("day", unit="month", offset=offset, day=day), DAY)
    assert found.start == start
    assert found.basis == ("relative:published" if start else "unresolved:out of calendar")


@pytest.mark.parametrize(
    ("month", "published", "start"),
    [
        (9, "2024-03-10", "2023-09"), (3, "2024-09-10", "2024-03"), (12, "2024-02-10", "2023-12"),
        (2, "2024-11-01", "2025-02"),
    ],
)  # fmt: skip
def test_a_bare_month_is_the_nearest_and_of_two_as_near_the_past_one(month, published, start):
    assert resolve(expr("month", month=month), published) == Resolved(start, None, "month", "month:published")


def test_a_day_of_a_month_told_by_its_distance_is_a_day():
    found = resolve(expr("day", day=5, unit="month", offset=-1), DAY)
    assert found == Resolved("2022-09-05", None, "day", "relative:published")


@pytest.mark.parametrize("published", ["0001-06-01", "9999-06-01"])
def test_nothing_is_counted_from_the_ends_of_the_calendar(published):
    assert resolve(expr("relative", unit="day", offset=0), published).basis == "unresolved:no publication date"
    assert resolve(expr("relative", unit="day", offset=0), published[:3] + "5-06-01").basis == "relative:published"


@pytest.mark.parametrize(
    ("month", "day", "weekday", "start"),
    [
        (7, 14, None, "2022-07-14"),  # 90 days back and yet ahead in the wording: this year's still
        (7, 13, None, "2023-07-13"), (7, 14, 4, "2022-07-14"), (7, 13, 3, "2023-07-13"),
    ],
)  # fmt: skip
def test_how_far_back_a_day_may_lie_that_the_wording_looks_ahead_to(month, day, weekday, start):
    assert resolve(expr("day_month", month=month, day=day, weekday=weekday), DAY, tense_future=True).start == start
