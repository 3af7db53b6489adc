"""Find Indonesian date expressions in text.

The words and patterns are data (``TimeWords``, compiled from the lexicon); this module walks the
tokens of a text, tries the patterns that can begin at each, keeps the longest match, and turns
it into a ``DateExpr``. Turning an expression into a calendar date is ``date_resolve.resolve``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace

from govgraph.language.date_grammar import DatePattern, TimeWords, fold

__all__ = ["DateExpr", "TimeWords", "as_of", "find_dates", "parse_header_date"]

_LEAP = 2024  # a year in which every day and month is valid
_CENTURY_SPLIT = 40  # two digits up to here are 20xx, above 19xx


@dataclass(frozen=True, slots=True)
class DateExpr:
    """A date expression; ``text[start:end]`` is its wording, without a preposition before it.

    ``kind``: full (year, month, day), day_month, day (of the month ``offset`` from now),
    month_year, month, year, weekday (``offset`` weeks when the text says which), relative
    (``offset`` of ``unit``), interval (second end in ``year2``, ``month2``, ``day2``),
    anaphoric (``offset`` days from the date last told),
    vague ("beberapa hari lalu"), and kinds that never date an event: fiscal (a budget or school
    year), term (years of office), horizon ("tiga tahun ke depan"), edition ("Pilkada 2024").
    ``direction`` is -1 for "lalu", +1 for "depan", 0 for "ini", None when unsaid.
    """

    start: int
    end: int
    kind: str
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year2: int | None = None
    month2: int | None = None
    day2: int | None = None
    weekday: int | None = None
    unit: str | None = None  # day, week, month, year
    offset: int | None = None
    direction: int | None = None
    year_offset: int | None = None  # "Desember tahun lalu": -1


def find_dates(
    text: str,
    words: TimeWords,
    start: int = 0,
    end: int | None = None,
    starts: Iterable[tuple[int, str]] | None = None,
) -> tuple[DateExpr, ...]:
    """All date expressions in ``text[start:end]``, left to right, not overlapping.

    ``starts``: what ``words.starts`` gives for that part of the text, where it is known already.
    Numbers of laws and letters are passed over. Takes time linear in the length of the text.
    """
    folded = fold(text[start:end])
    found: list[DateExpr] = []
    done = 0
    source = _Source(text, start, words)
    for at, key in words.starts(folded) if starts is None else starts:
        if at < done:
            continue
        any_of_them, patterns = words.index[key]
        if any_of_them.match(folded, at) is None or not _can_begin(text, start + at):
            continue
        done, expr = _longest(patterns, folded, at, source) or (done, None)
        if expr is not None:
            found.append(expr)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Source:
    """The text as written, where its folded part begins, and the words."""

    text: str
    start: int
    words: TimeWords


def _longest(
    patterns: tuple[DatePattern, ...], folded: str, at: int, source: _Source
) -> tuple[int, DateExpr | None] | None:
    """The longest reading that begins at ``at``, as its end and expression (None: passed over)."""
    best: tuple[int, DateExpr | None] | None = None
    previous: str | None = None
    barred = at  # up to here a day is written that the calendar lacks
    for pattern in patterns:
        match = pattern.regex.match(folded, at)
        if match is None or match.end() <= (barred if best is None else best[0]):
            continue
        if pattern.context is not None:
            previous = _word_before(folded, at) if previous is None else previous
            if previous not in pattern.context:
                continue
        if pattern.kind == "none":
            best = (match.end(), None)
        else:
            expr = _read(match, pattern, source.words, source.start)
            if expr is not None and not _exists(expr):
                best, barred = None, match.end()  # "29 Februari 2023" is not that day of another year
            elif expr is not None and _plausible(expr, source):
                best = (match.end(), _named(expr, source.text))
    return best


def _word_before(text: str, at: int) -> str:
    """The word that stands right before ``at``, on the same line; empty where none does."""
    head = text[max(0, at - 24) : at]
    line = head.rpartition("\n")[2]
    return line.split()[-1].lstrip("(\"“‘'") if line[-1:].isspace() and line.strip() else ""


def _can_begin(text: str, at: int) -> bool:
    """Whether a date may begin at ``at``: not inside a number, a fraction or an address."""
    if at == 0:
        return True
    before = text[at - 1]
    if not text[at].isdigit() or before in "_@":
        return before not in "_@"
    return before != "/" and not (before in ".,:-" and at > 1 and text[at - 2].isdigit())


def _read(match: re.Match[str], pattern: DatePattern, words: TimeWords, base: int) -> DateExpr | None:
    """Turn a match into an expression; None for an interval that runs backwards."""
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    month, month2 = _month(groups, "", words), _month(groups, "2", words)
    day, day2 = _number(groups.get("day")), _number(groups.get("day2"))
    year, year2 = _number(groups.get("year")), _number(groups.get("year2"))
    if "yy" in groups:
        year = int(groups["yy"]) + (2000 if int(groups["yy"]) <= _CENTURY_SPLIT else 1900)
    kind = pattern.kind
    direction = int(words.value("dir", groups["dir"])) if "dir" in groups else None
    year_offset = None
    if "year_word" in groups and kind in ("month", "day_month"):
        year_offset, direction = direction, None
    if kind == "interval":
        bounds = _interval(groups, words, (year, month, day), (year2, month2, day2))
        if bounds is None:
            return None
        (year, month, day), (year2, month2, day2) = bounds
    weekday = int(words.value("weekday", groups["weekday"])) if "weekday" in groups else None
    unit, offset = _shift(groups, words, direction)
    return DateExpr(
        base + match.start(), base + match.end(), kind, pattern.rule, year, month, day, year2, month2, day2,
        weekday, unit, offset, direction, year_offset,
    )  # fmt: skip


def _month(groups: dict[str, str], which: str, words: TimeWords) -> int | None:
    """The month of a match, in words or in figures."""
    if "month" + which in groups:
        return int(words.value("month", groups["month" + which]))
    return _number(groups.get("mon" + which))


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _exists(expr: DateExpr) -> bool:
    """Whether both ends are days of the calendar."""
    return _valid(expr.year, expr.month, expr.day) and _valid(expr.year2, expr.month2, expr.day2)


def _valid(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the day exists; without a year, whether it exists in some year."""
    if day is None or month is None:
        return True
    return 1 <= day <= monthrange(_LEAP if year is None else year, month)[1]


_Ymd = tuple[int | None, int | None, int | None]


def _interval(groups: dict[str, str], words: TimeWords, first: _Ymd, last: _Ymd) -> tuple[_Ymd, _Ymd] | None:
    """Complete both ends of an interval from what is written once; None if it runs backwards."""
    if "roman" in groups:
        span = 3 if "quarter" in groups else 6
        high = int(words.value("roman", groups["roman"])) * span
        return ((first[0], high - span + 1, None), (first[0], high, None)) if high <= 12 else None
    year, month, day = first
    year2, month2, day2 = last
    month2 = month if month2 is None else month2
    if year is None and year2 is not None and month is not None:
        year = year2 - 1 if month2 is not None and month > month2 else year2
    elif year2 is None and year is not None:  # "Oktober–Februari 2026": a year written once is that of the end
        year2 = year
        year -= month is not None and month2 is not None and month > month2
    if any(name.startswith("and") for name in groups):
        first_of_two, second_of_two = (day, day2) if day is not None else (month, month2)
        if first_of_two is None or second_of_two != first_of_two + 1:
            return None
    low, high_end = (year or 0, month or 0, day or 0), (year2 or 0, month2 or 0, day2 or 0)
    wraps = year is None and month is not None and month2 is not None and month > month2
    return None if low >= high_end and not wraps else ((year, month, day), (year2, month2, day2))


def _shift(groups: dict[str, str], words: TimeWords, direction: int | None) -> tuple[str | None, int | None]:
    """Unit and signed offset of a relative expression."""
    for kind in ("deictic", "anaphor"):
        if kind in groups:
            return "day", int(words.value(kind, groups[kind]))
    unit = next((words.value(k, groups[k]) for k in _UNIT_CLASSES if k in groups), None)
    if "count" in groups or "one_unit" in groups:
        raw = groups.get("count", "1")
        count = int(raw) if raw.isdigit() else int(words.value("count", raw))
        return unit, -count if "past" in groups else count
    return unit, direction


_UNIT_CLASSES = ("anyunit", "one_unit", "unit", "week_unit", "month_unit", "year_word")


def _plausible(expr: DateExpr, source: _Source) -> bool:
    """Whether a wording that may mean something else is meant as a date: abstain where it may not."""
    text = source.text
    wording = text[expr.start : expr.end]
    named = re.match(r"[ \u00a0]{1,3}[A-Z]", text[expr.end : expr.end + 5]) is not None
    before = _word_before(text, expr.start)
    if expr.rule == "relative.unit_direction":  # "belasan tahun lalu", "2,5 tahun lalu" are not last year
        return not before[-1:].isdigit() and before.casefold() not in source.words.values["number_tail"]
    if expr.rule == "weekday.direction":
        return wording[0].isupper()
    if expr.rule == "weekday.bare":
        return wording[0].isupper() and (before.casefold() == "pada" or not named)
    if expr.rule == "month.cue":
        return wording[0].isupper() or " " in wording
    if expr.rule == "month.bare":
        after_name = before[:1].isupper() and before[-1].isalnum()
        return len(wording) > 4 and wording[0].isupper() and not named and not after_name
    return True


def _named(expr: DateExpr, text: str) -> DateExpr:
    """A year that closes a name ("Masa Sidang I Tahun 2025") is part of the name, not a date."""
    if expr.kind not in ("year", "interval") or not text.startswith("Tahun", expr.start) or expr.month is not None:
        return expr
    word = _word_before(text, expr.start)
    if not (word[:1].isupper() and word[-1].isalnum()):
        return expr
    kind = "edition" if expr.kind == "year" else "term"
    return replace(expr, kind=kind, rule=f"{kind}.of_a_name")


_CLOCK = re.compile(
    r"(?<!\w)(?:pukul|jam)[ \u00a0]{1,3}([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?!\d)(?:[ \u00a0]{0,3}(wib|wita|wit)\b)?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d/.:])([01]?\d|2[0-3])[.:]([0-5]\d)(?::[0-5]\d)?[ \u00a0]{0,3}(wib|wita|wit)\b", re.IGNORECASE
)
_STAMP = re.compile(  # 2021-05-07T10:30:00+07:00, 2021/05/07
    r"(?<![\d/-])(\d{4})[-/](0\d|1[0-2])[-/]([0-2]\d|3[01])"
    r"(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:[.]\d{1,9})?(Z|[+-]\d\d:?\d\d)?)?(?![\d/-])"
)
_MONTH_FIRST = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/(\d{4})(?![\d/])")  # 05/13/2021
_ANY_DIGIT = re.compile(r"\d")
_GOES_ON = re.compile(r"(?:\w{3}|\))[.!?]\s+[^\W\d_]")  # a sentence ends inside the line: "… (11/3/2019). Berikut:"
_HEADER_WORDS = 8  # a date line may carry a few words more, a sentence may not
_CLOSED_WORDS = 3  # the same where the line ends as a sentence does: "Diperbarui pada Senin, … 07.05 WIB."


def as_of(text: str, words: TimeWords, start: int = 0, end: int | None = None) -> tuple[tuple[int, int, str], ...]:
    """Clock times in ``text[start:end]`` as (start, end, "16:00+08:00"), or "16:00" without a zone."""
    stop = len(text) if end is None else end
    found = []
    for match in _CLOCK.finditer(text, start, stop):
        zone = words.value("zone", match[3]) if match[3] else ""
        found.append((match.start(), match.end(), f"{int(match[1]) % 24:02d}:{match[2] or '00'}{zone}"))
    return tuple(found)


def _stamp(line: str) -> str | None:
    """The date of a line as machines and American archives write it; None in a sentence or where there is none."""
    if len(re.findall(r"[^\W\d_]{2,}", line)) > _CLOSED_WORDS:
        return None
    american = _MONTH_FIRST.search(line)
    if american is not None:
        year, month, day = int(american[3]), int(american[1]), int(american[2])
        return f"{year:04d}-{month:02d}-{day:02d}" if _valid(year, month, day) else None
    found = _STAMP.search(line)
    if found is None or not _valid(int(found[1]), int(found[2]), int(found[3])):
        return None
    day_told = f"{found[1]}-{found[2]}-{found[3]}"
    zone = {"Z": "+00:00", None: None}.get(found[7], found[7])
    if found[4] is None or zone is None:
        return day_told
    return f"{day_told}T{found[4]}:{found[5]}:{found[6] or '00'}{zone[:3]}:{zone[-2:]}"


def parse_header_date(line: str, words: TimeWords) -> str | None:
    """The date a date line gives: ISO date-time with offset where time and zone are told, else ISO date.

    None when the line has no full date, or is a sentence rather than a date line.
    """
    if len(line) > 200 or _ANY_DIGIT.search(line) is None:  # a full date tells its year in figures
        return None
    full = [expr for expr in find_dates(line, words) if expr.kind == "full"]
    if not full or "T" in line:
        stamp = _stamp(line)
        if stamp is not None or not full:
            return stamp
    expr = full[0]
    rest = line[: expr.start] + " " + line[expr.end :]
    time = _TIME.search(rest)
    told = line.rstrip().endswith((".", "!", "?")) or _GOES_ON.search(line) is not None
    most = _CLOSED_WORDS if told else _HEADER_WORDS
    if len(re.findall(r"[^\W\d_]{2,}", rest)) > most:
        return None
    day = f"{expr.year:04d}-{expr.month:02d}-{expr.day:02d}"
    if time is None:
        return day
    return f"{day}T{int(time[1]):02d}:{time[2]}:00{words.value('zone', time[3])}"
