"""Turn a date expression into calendar dates, with the reason for the choice.

Anchors are the day of publication and, for "keesokan harinya" or where publication is unknown,
the date told last before the expression. What has no anchor stays unresolved and says why.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from govgraph.language.dates import DateExpr

Granularity = Literal["day", "month", "year", "interval"]
_FAR = 90  # days; beyond this the nearest year is no safer than the one the weekday fits
NEVER_EVENT_DATES = ("fiscal", "term", "horizon", "edition")


@dataclass(frozen=True, slots=True)
class Resolved:
    """ISO dates of an expression ("2022-12-13", "2022-10", "2022"); ``end`` only for intervals.

    ``basis``: "explicit", or the kind of expression and its anchor ("day_month:published",
    "weekday:published", "relative:previous"), with ";weekday differs" when the text names another
    day of the week than the calendar; "unresolved:<reason>" when ``start`` is None.
    """

    start: str | None
    end: str | None
    granularity: Granularity
    basis: str


def resolve(expr: DateExpr, published: str | None, previous: str | None = None, tense_future: bool = False) -> Resolved:
    """Resolve ``expr`` against the day of publication, else the date told before it (both ISO).

    ``tense_future`` says that the sentence speaks of what is to come ("akan", "rencananya").
    """
    if expr.kind in NEVER_EVENT_DATES:
        return _unresolved(expr, f"{expr.kind} is no date of an event")
    if expr.kind == "vague":
        return _unresolved(expr, "vague")
    if expr.year is not None:
        return _explicit(expr)
    if expr.kind == "anaphoric":
        before = _day(previous)
        return _unresolved(expr, "no date before") if before is None else _relative(expr, before, "relative:previous")
    anchor, name = _anchor(published, previous)
    if anchor is None:
        return _unresolved(expr, "no publication date")
    return _against(expr, anchor, name, tense_future)


def _against(expr: DateExpr, anchor: date, name: str, tense_future: bool) -> Resolved:
    """Resolve an expression without a year against a day."""
    if expr.kind == "relative":
        return _relative(expr, anchor, f"relative:{name}")
    if expr.kind == "day":
        month = _relative(expr, anchor, f"relative:{name}")
        if month.start is None or expr.day is None or not _in_month(month.start, expr.day):
            return _unresolved(expr, "out of calendar")
        return Resolved(f"{month.start}-{expr.day:02d}", None, "day", month.basis)
    if expr.kind == "weekday":
        return _weekday(expr, anchor, name, tense_future)
    if expr.kind == "month":
        return _month(expr, anchor, name, tense_future)
    return _day_month(expr, anchor, name, tense_future)


def _in_month(month: str, day: int) -> bool:
    year, number = month.split("-")
    return day <= monthrange(int(year), int(number))[1]


def _unresolved(expr: DateExpr, reason: str) -> Resolved:
    granularity: Granularity = "interval" if expr.kind in ("interval", "term", "horizon") else "day"
    if expr.kind in ("fiscal", "edition", "year"):
        granularity = "year"
    elif expr.kind == "month":
        granularity = "month"
    return Resolved(None, None, granularity, f"unresolved:{reason}")


def _day(iso: str | None) -> date | None:
    """The day of an ISO date or date-time; None for months, years, nothing, and where the calendar is at its end."""
    found = date.fromisoformat(iso[:10]) if iso is not None and len(iso) >= 10 else None
    return found if found is not None and date.min.year < found.year < date.max.year else None


def _anchor(published: str | None, previous: str | None) -> tuple[date | None, str]:
    day = _day(published)
    return (day, "published") if day is not None else (_day(previous), "previous")


def _iso(year: int, month: int | None, day: int | None) -> str:
    return f"{year:04d}" + ("" if month is None else f"-{month:02d}") + ("" if day is None else f"-{day:02d}")


def _explicit(expr: DateExpr) -> Resolved:
    """An expression that carries its year."""
    assert expr.year is not None
    start = _iso(expr.year, expr.month, expr.day)
    differs = (
        expr.weekday is not None
        and expr.month is not None
        and expr.day is not None
        and date(expr.year, expr.month, expr.day).weekday() != expr.weekday
    )
    basis = "explicit;weekday differs" if differs else "explicit"
    if expr.kind == "interval":
        return Resolved(start, _iso(expr.year2 or expr.year, expr.month2, expr.day2), "interval", basis)
    granularity: Granularity = "day" if expr.day else "month" if expr.month else "year"
    return Resolved(start, None, granularity, basis)


def _relative(expr: DateExpr, anchor: date, basis: str) -> Resolved:
    """So many days, weeks, months or years from the anchor."""
    offset = expr.offset or 0
    try:
        if expr.unit == "day":
            return Resolved((anchor + timedelta(days=offset)).isoformat(), None, "day", basis)
        if expr.unit == "week":
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
            return Resolved(monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "interval", basis)
        if expr.unit == "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + offset, 12)
            return Resolved(date(year, month + 1, 1).isoformat()[:7], None, "month", basis)
        return Resolved(f"{date(anchor.year + offset, 1, 1).year:04d}", None, "year", basis)
    except (OverflowError, ValueError):
        return _unresolved(expr, "out of calendar")


def _weekday(expr: DateExpr, anchor: date, name: str, tense_future: bool) -> Resolved:
    """The day of the week nearest before the anchor, or after it when the wording looks ahead."""
    assert expr.weekday is not None
    basis = f"weekday:{name}"
    if expr.unit == "week" or expr.direction == 0:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=expr.offset or 0)
        return Resolved((monday + timedelta(days=expr.weekday)).isoformat(), None, "day", basis)
    back = (anchor.weekday() - expr.weekday) % 7
    if expr.direction == -1:
        shift = -(back or 7)
    elif expr.direction == 1:
        shift = 7 - back
    else:
        shift = (7 - back) % 7 if tense_future else -back
    return Resolved((anchor + timedelta(days=shift)).isoformat(), None, "day", basis)


def _looks(expr: DateExpr, tense_future: bool) -> int | None:
    """-1 when the expression looks back, +1 when it looks ahead, None when it may do either."""
    return expr.direction or (1 if tense_future else None)


def _month(expr: DateExpr, anchor: date, name: str, tense_future: bool) -> Resolved:
    """The year of a month told without one: this or an earlier year, unless the wording looks ahead."""
    assert expr.month is not None
    looks = _looks(expr, tense_future)
    if expr.year_offset is not None:
        year = anchor.year + expr.year_offset
    elif expr.direction == 0:
        year = anchor.year
    elif looks == 1:
        year = anchor.year + (expr.month < anchor.month)
    elif looks == -1:
        year = anchor.year - (expr.month > anchor.month)
    else:
        ahead = (expr.month - anchor.month) % 12
        back = (anchor.month - expr.month) % 12
        year = anchor.year - (expr.month > anchor.month) if back <= ahead else anchor.year + (expr.month < anchor.month)
    return Resolved(_iso(year, expr.month, None), None, "month", f"month:{name}")


def _day_month(expr: DateExpr, anchor: date, name: str, tense_future: bool) -> Resolved:
    """The year of a day told without one: the nearest such day, looking where the wording looks."""
    assert expr.month is not None
    interval = expr.kind == "interval"
    basis = f"{expr.kind}:{name}"
    if expr.year_offset is not None:
        year: int | None = anchor.year + expr.year_offset
    else:
        year = _nearest_year(expr, anchor, _looks(expr, tense_future))
    if year is None:
        return _unresolved(expr, "no such day near the anchor")
    day = date(year, expr.month, min(expr.day or 1, monthrange(year, expr.month)[1]))
    if expr.weekday is not None and expr.day is not None and day.weekday() != expr.weekday:
        basis += ";weekday differs"
    if not interval:
        return Resolved(day.isoformat(), None, "day", basis)
    year2 = year + (expr.month2 is not None and expr.month2 < expr.month)
    return Resolved(_iso(year, expr.month, expr.day), _iso(year2, expr.month2, expr.day2), "interval", basis)


def _nearest_year(expr: DateExpr, anchor: date, looks: int | None) -> int | None:
    """The year whose day lies nearest the anchor; where it is far, looking back, or by the weekday."""
    assert expr.month is not None
    years = range(anchor.year - 1, anchor.year + 2)  # an anchor is of no year at the end of the calendar
    wanted = expr.day or 1
    days = [date(y, expr.month, wanted) for y in years if wanted <= monthrange(y, expr.month)[1]]
    if expr.direction == -1 and expr.direction == looks:
        days = [d for d in days if d <= anchor]
    elif looks == 1 and expr.direction == 1:
        days = [d for d in days if d >= anchor]
    days.sort(key=lambda d: (abs((d - anchor).days), d))
    # News tells what was, unless it says that it looks ahead; a day close by is meant either way:
    # "akan digelar 12 Mei" told in October is next May, "akan …, katanya Senin (3/10)" is this week.
    ahead = -1 if looks == 1 else 1
    days.sort(key=lambda d: ahead * (d - anchor).days > _FAR)
    if not days:
        return None
    if expr.weekday is not None and abs((days[0] - anchor).days) > _FAR:
        days.sort(key=lambda d: d.weekday() != expr.weekday)
    return days[0].year
