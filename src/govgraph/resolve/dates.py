"""Dates as spans of days, so that "2022-10" and "2022-10-25" can be compared."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

Span = tuple[int, int]
"""First and last day as proleptic ordinals, both included."""


def span(start: str | None, end: str | None = None) -> Span | None:
    """The days that an ISO day, month or year (or an interval of two) covers; None without a date.

    A clock time behind the day is ignored. Raises ValueError for what is not an ISO date.
    """
    if start is None:
        return None
    low, high = _bounds(start)
    if end is not None:
        high = max(high, _bounds(end)[1])
    return low, high


def _bounds(iso: str) -> Span:
    parts = [int(part) for part in iso[:10].split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1).toordinal(), date(parts[0], 12, 31).toordinal()
    year, month = parts[0], parts[1]
    if len(parts) == 2:
        return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
    day = date(year, month, parts[2]).toordinal()
    return day, day


def gap(left: Span, right: Span) -> int:
    """Days between two spans; 0 when they touch or overlap."""
    return max(0, left[0] - right[1], right[0] - left[1])


def inside(inner: Span, outer: Span) -> bool:
    """Whether ``inner`` lies wholly in ``outer``."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def length(days: Span) -> int:
    """How many days a span covers: 1 for a day, 28 to 31 for a month."""
    return days[1] - days[0] + 1


def day(ordinal: int) -> str:
    """The ISO day of an ordinal."""
    return date.fromordinal(ordinal).isoformat()
