"""Number words and numerals, one by one (cases in cases/number_words.jsonl)."""

import json
from pathlib import Path

import pytest

from govgraph.language.numbers import digit_runs, read_number_words, read_numeral
from together import together

FILE = Path(__file__).parent / "cases" / "number_words.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
VALUES = {
    "digit": {"satu": "1", "dua": "2", "lima": "5"}, "teen": {"belas": "10"}, "ten": {"puluh": "10"},
    "hundred": {"ratus": "100"}, "whole": {"sepuluh": "10", "sebelas": "11", "seratus": "100"},
    "great": {"ribu": "1000", "juta": "1000000"}, "great_whole": {"seribu": "1000"},
}  # fmt: skip


@together("case", CASES)
def test_number_words(case):
    assert read_number_words(case["words"].split(), VALUES) == case["value"]


def test_a_list_may_lack_a_class_of_words():
    assert read_number_words(["dua"], {"digit": {"dua": "2"}}) == 2
    assert read_number_words(["dua"], {}) is None


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("1", 1, 1), ("12.500", 1, 12_500), ("1.000.000,00", 1, 1_000_000),
        ("1.000.000.50", 1, None), ("1.000.000.00", 1, 1_000_000),  # cents behind a point
        ("75. 000.000,00", 1, 75_000_000),  # a slip of the pen
        ("1.960,3", 10**12, 1_960_300_000_000_000), ("1,960,300", 1, 1_960_300),
        ("1,960,300.00", 1, 1_960_300), ("1,960", 1, 1_960), ("1,960", 1000, 1_960),
        ("2.5", 10**9, 2_500_000_000), ("2.500", 10**3, 2_500_000), ("0,5", 1, None),
        ("1,50", 10, 15), ("1,500", 10, 15), ("1,55", 10, None), ("1,555", 100, None),
        ("1,5", 1000, 1_500), ("1,000", 1, 1_000), ("2,00", 1, 2), ("0,0001", 1000, None),
    ],
)  # fmt: skip
def test_numerals(text, scale, expected):
    assert read_numeral(text, scale) == expected


@pytest.mark.parametrize(
    ("part", "expected"), [((), [0, 4, 9]), ((3,), [4, 9]), ((1, 9), [1, 4]), ((5, 6), [5]), ((7, None), [9])]
)
def test_where_digits_begin_in_a_part_of_a_text(part, expected):
    assert digit_runs("12, 345 x7", *part) == expected
