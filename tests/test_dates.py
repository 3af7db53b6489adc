"""Date expressions: found, resolved, or passed over with a reason."""

import csv
import json
from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.language.date_grammar import TimeWords, fold
from govgraph.language.date_resolve import resolve
from govgraph.language.dates import DateExpr, as_of, find_dates, parse_header_date
from work import work

ROOT = Path(__file__).parents[1]
CASES = [json.loads(line) for line in (ROOT / "tests/cases/dates.jsonl").read_text("utf-8").splitlines()]


def _rows() -> list[dict[str, str]]:
    with (ROOT / "data/lexicon/time_words.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


WORDS = TimeWords.from_rows(_rows())
MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
]  # fmt: skip
DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_cases(case):
    found = find_dates(case["text"], WORDS)
    got = []
    for expr in found:
        when = resolve(expr, case["published"], case.get("previous"), case.get("future", False))
        got.append([case["text"][expr.start : expr.end], expr.kind, when.start, when.end, when.basis])
    assert got == case["dates"]


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Selasa, 13 Desember 2022 21:57 WIB", "2022-12-13T21:57:00+07:00"),
        ("Selasa, 13 Desember 2022 | 21.57 WITA", "2022-12-13T21:57:00+08:00"),
        ("Selasa, 13 Desember 2022 - 07:05:33 WIT", "2022-12-13T07:05:00+09:00"),
        ("Rabu, 30 Oktober 2019", "2019-10-30"),
        ("20 Okt 2025 21:50 WIB", "2025-10-20T21:50:00+07:00"),
        ("13/12/2022, 21:57 WIB", "2022-12-13T21:57:00+07:00"),
        ("2025-07-09", "2025-07-09"),
        ("Jan 24, 2020 | 20:45", "2020-01-24"),  # a time without a zone is no instant
        ("2021-05-07T10:30:00+07:00", "2021-05-07T10:30:00+07:00"),  # as machines write it
        ("2021-05-07T10:30:00.000Z", "2021-05-07T10:30:00+00:00"),
        ("2021-05-07T10:30", "2021-05-07"),
        ("2021/05/07", "2021-05-07"),
        ("05/13/2021", "2021-05-13"),  # there is no month 13
        ("05/07/2021", "2021-07-05"),  # as Indonesians write it
        ("02/30/2021", None),
        ("7-Mei-21", "2021-05-07"),
        ("Nomor surat 2021/05/07/113", None),
        ("Peserta mendaftar lewat laman 2021/05/07 milik panitia pusat", None),
        ("Ditulis oleh Redaksi pada Jumat, 6 Desember 2019", "2019-12-06"),
        ("Apa yang terjadi di pasar induk kota ini pada hari Rabu, 30 Oktober 2019?", None),  # a sentence, asked
        ("Laporan tentang pasar induk kota ini Rabu, 30 Oktober 2019", "2019-10-30"),
        ("Laporan tentang pasar induk kota ini Rabu, 30 Oktober 2019!", None),
        ("Selasa (13/12)", None),
        ("Pemerintah Kota Metro", None),
        ("", None),
        ("Pada 13 Desember 2022 bupati membuka rapat bersama para camat dan kepala desa di pendopo", None),
        ("1 " * 150 + "13 Desember 2022", None),
    ],
)
def test_header_dates(line, iso):
    assert parse_header_date(line, WORDS) == iso


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("hingga pukul 16.00 Wita tercatat", ["16:00+08:00"]),
        ("pukul 7 pagi dan jam 18:40 WIB", ["07:00", "18:40+07:00"]),
        ("selama 24 jam penuh", []),
        ("pukul 25.00", []),
    ],
)
def test_clock_times(text, times):
    assert [iso for _, _, iso in as_of(text, WORDS)] == times


def test_region_of_search_is_respected():
    text = "Senin (3/2) lalu Selasa (4/2)."
    found = find_dates(text, WORDS, 11)
    assert [text[e.start : e.end] for e in found] == ["Selasa (4/2)"]
    assert [text[e.start : e.end] for e in find_dates(text, WORDS, 0, 11)] == ["Senin (3/2)"]


def test_a_folded_text_keeps_its_offsets():
    text = "İİİ pada SENIN (3/2/2025) ẞ"
    assert len(fold(text)) == len(text)
    (expr,) = find_dates(text, WORDS)
    assert text[expr.start : expr.end] == "SENIN (3/2/2025)"


def test_an_unknown_class_in_a_pattern_is_an_error():
    with pytest.raises(ValueError, match="nosuch"):
        TimeWords.from_rows([*_rows(), {"form": "{nosuch} {day}", "kind": "pattern", "value": "full x", "source": ""}])


def test_a_table_may_lack_classes_and_the_longest_of_its_words_wins():
    rows = [
        {"form": "pekan", "kind": "unit", "value": "week"}, {"form": "pekan raya", "kind": "unit", "value": "fair"},
        {"form": "hari", "kind": "unit_day", "value": "1"}, {"form": "lalu", "kind": "past", "value": "-1"},
        {"form": "{count} {anyunit}[ {past}]", "kind": "pattern", "value": "ago test"},
    ]  # fmt: skip
    words = TimeWords.from_rows(rows)
    text = "2 pekan  raya lalu, 120 hari, 3 pekanan, 1000 pekan"
    assert [text[e.start : e.end] for e in find_dates(text, words)] == ["2 pekan  raya lalu", "120 hari"]
    assert find_dates("Senin", TimeWords.from_rows([])) == ()


def test_every_pattern_of_the_grammar_is_reachable():
    patterns = [row["form"] for row in _rows() if row["kind"] == "pattern"]
    reachable = {(p.rule, p.regex.pattern, p.context) for _, group in WORDS.index.values() for p in group}
    assert len(reachable) == len(patterns)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.integers(0, 5))
def test_every_written_date_comes_back(day, form):
    month, weekday = MONTHS[day.month - 1], DAYS[day.weekday()]
    written = [
        f"{day.day} {month} {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday} ({day.day}/{day.month}/{day.year})",
        f"({day.day:02d}/{day.month:02d}/{day.year})",
        f"{weekday} {day.day} {month.upper()} {day.year}",
        f"{weekday.lower()} ({day.day}-{day.month}-{day.year})",
    ][form]
    (expr,) = find_dates(f"Acara itu, {written}, ramai.", WORDS)
    assert resolve(expr, None).start == day.isoformat()
    assert resolve(expr, None).basis == "explicit"


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2049, 12, 31)), st.integers(-150, 20))
def test_a_day_without_year_told_in_the_news_is_near_publication(published, distance):
    day = date.fromordinal(published.toordinal() + distance)
    (expr,) = find_dates(f"{DAYS[day.weekday()]} ({day.day}/{day.month})", WORDS)
    when = resolve(expr, published.isoformat())
    if (day.month, day.day) != (2, 29):
        assert when.start == day.isoformat()
        assert when.basis == "day_month:published"


_PIECES = st.sampled_from(
    [*DAYS, *MONTHS, "(", ")", "/", "-", ",", ".", " ", "\n", "lalu", "depan", "ini", "tahun", "bulan", "pekan", "pada",
     "hingga", "dan", "tanggal", "akhir", "dua", "hari", "kemarin", "Nomor", "APBD", "periode", "triwulan", "II", "3",
     "31", "2", "12", "2022", "2019", "02", "99", "Rapat", "İ"]
)  # fmt: skip


@settings(max_examples=250)
@given(st.lists(_PIECES, max_size=24).map(" ".join) | st.lists(_PIECES, max_size=24).map("".join), st.dates())
def test_whatever_is_found_is_verbatim_ordered_and_a_calendar_date(text, published):
    done = 0
    for expr in find_dates(text, WORDS):
        assert done <= expr.start < expr.end <= len(text)
        assert text[expr.start : expr.end].strip() == text[expr.start : expr.end]
        done = expr.end
        when = resolve(expr, published.isoformat(), published.isoformat())
        assert (when.start is None) == when.basis.startswith("unresolved:")
        for iso in (when.start, when.end):
            _assert_calendar(iso)


def _assert_calendar(iso):
    if iso is None:
        return
    parts = [int(part) for part in iso.split("-")]
    assert 1 <= parts[0] <= 9999
    assert len(parts) < 2 or 1 <= parts[1] <= 12
    assert len(parts) < 3 or 1 <= parts[2] <= monthrange(parts[0], parts[1])[1]


@pytest.mark.parametrize("case", [c for c in CASES if c["dates"]], ids=lambda case: case["text"][:60])
def test_a_found_date_is_found_again_alone(case):
    text = case["text"]
    for expr in find_dates(text, WORDS):
        if expr.rule in {"month.cue", "year.cue", "weekday.hari", "edition.of_a_name"}:
            continue  # these need the word before them
        again = find_dates(text, WORDS, expr.start, expr.end)
        assert [(e.start, e.end, e.kind) for e in again] == [(expr.start, expr.end, expr.kind)]


@pytest.mark.parametrize(
    "unit",
    ["9", "1,", "(", "((1/", "1/2/", "Senin ", "Senin, ", "13 Mei ", "1-2-", "2020-", "Nomor ", "pada ", "tahun ",
     "hari ini ", "1 hingga ", "Nomor " + "a" * 60 + " ", " ", "dua "],
)  # fmt: skip
def test_work_grows_linearly_on_hostile_text(unit):
    def find(size):
        text = unit * (size // len(unit))
        return work(lambda: find_dates(text, WORDS))

    assert 0 < find(12_000) < 6.5 * find(2_000)


def test_expressions_are_values():
    first, second = (find_dates("Senin (3/2)", WORDS) for _ in range(2))
    assert first == second
    assert isinstance(first[0], DateExpr)
    assert hash(first) == hash(second)


@pytest.mark.parametrize("line", ["Selasa, Desember", "Kemarin", "", "tiga belas Desember dua ribu dua puluh dua"])
def test_a_line_without_figures_has_no_full_date(line):
    assert parse_header_date(line, WORDS) is None
    assert all(expr.kind != "full" for expr in find_dates(line, WORDS))


def test_a_lead_that_ends_in_a_colon_is_no_date_line() -> None:
    assert parse_header_date("Bupati Sikka melantik tiga pejabat (4/3/2019). Berikut daftarnya:", WORDS) is None
    assert parse_header_date("Penulis: A. Budi, 4/3/2019 10:00 WIB", WORDS) == "2019-03-04T10:00:00+07:00"


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("Laporan Tahun 2023-2024", "term", "term.of_a_name"), ("Laporan Tahun 2025", "edition", "edition.of_a_name"),
        ("Masa Sidang I Tahun 2025", "edition", "edition.of_a_name"), ("laporan Tahun 2025", "year", "year.word"),
        ("Rencana, Tahun 2025", "year", "year.word"), ("Laporan tahun 2025", "year", "year.word"),
        ("Laporan Mei 2025", "month_year", "month.year"),
    ],
)  # fmt: skip
def test_a_year_in_capitals_behind_a_name_belongs_to_the_name(text, kind, rule):
    (expr,) = find_dates(text, WORDS)
    assert (expr.kind, expr.rule) == (kind, rule)


def test_hours_end_where_the_part_ends_and_midnight_is_the_first():
    text = "pukul 24.00 dan pukul 07.15 WIB"
    assert [iso for _, _, iso in as_of(text, WORDS)] == ["00:00", "07:15+07:00"]
    assert [iso for _, _, iso in as_of(text, WORDS, 0, 20)] == ["00:00"]
    assert [iso for _, _, iso in as_of(text, WORDS, 0, 27)] == ["00:00", "07:15"]


@pytest.mark.parametrize(
    ("words", "end", "read"),
    [(8, "", True), (9, "", False), (3, ".", True), *((4, end, False) for end in (".", "?", "!", ". "))],
)
def test_how_many_words_a_date_line_may_carry(words, end, read):
    line = "13 Desember 2022 " + " ".join(["warta"] * words) + end
    assert parse_header_date(line, WORDS) == ("2022-12-13" if read else None)
