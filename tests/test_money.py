"""Sums of money and counts: exact, qualified, ranged, or left out."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.language.money import (
    Clues,
    MoneyWords,
    classify_amount,
    find_money,
)
from govgraph.language.numbers import digit_runs, read_number_words
from together import together
from work import work

ROOT = Path(__file__).parents[1]
CASES = [json.loads(line) for line in (ROOT / "tests/cases/money.jsonl").read_text("utf-8").splitlines()]
RULES = [json.loads(line) for line in (ROOT / "tests/cases/money_rules.jsonl").read_text("utf-8").splitlines()]
with (ROOT / "data/lexicon/money_words.csv").open(encoding="utf-8", newline="") as _file:
    WORDS = MoneyWords.from_rows(list(csv.DictReader(_file)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_cases(case):
    text = case["text"]
    found = [[text[e.start : e.end], e.value, e.currency, e.qualifier, e.high, e.per] for e in find_money(text, WORDS)]
    assert found == case["money"]


@together("case", RULES)
def test_by_which_rule_a_sum_was_read(case):
    text = case["text"]
    found = [
        [text[e.start : e.end], e.value, e.currency, e.qualifier, e.high, e.per, e.rule]
        for e in find_money(text, WORDS)
    ]
    assert found == case["money"]


def test_the_grammar_is_made_of_the_rows():
    rows = list(csv.DictReader((ROOT / "data/lexicon/money_words.csv").read_text("utf-8").splitlines()))
    fresh = MoneyWords.from_rows([*rows, {"form": "Kepeng", "kind": "currency_before", "value": "XKP", "source": "x"}])
    (sum_,) = find_money("Sewanya kepeng 5 juta per bulan.", fresh)
    assert (sum_.value, sum_.currency, sum_.per) == (5_000_000, "XKP", "bulan")
    assert find_money("Sewanya kepeng 5 juta.", WORDS) == ()
    assert classify_amount("TARGET TRANSAKSI Kepeng 5 juta.", find_money("TARGET TRANSAKSI Kepeng 5 juta.", fresh)[0],
                           0, 31, fresh) == ("total", "target")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "start", "end", "sums"),
    [
        ("Rp5 juta/kg", 0, 8, [("Rp5 juta", None, None)]), ("Rp5 juta lebih", 0, 8, [("Rp5 juta", None, None)]),
        ("Rp5 juta-Rp7 juta", 0, 8, [("Rp5 juta", None, None)]), ("Rp5.000", 0, 3, [("Rp5", None, None)]),
        ("dua juta rupiah, lima juta rupiah", 0, 32, [("dua juta rupiah", None, None)]),
        ("dua juta rupiah, lima juta rupiah", 8, None, [("lima juta rupiah", None, None)]),
        ("7.Rp5 juta", 2, None, [("Rp5 juta", None, None)]),
    ],
)  # fmt: skip
def test_nothing_is_read_beyond_the_ends_of_the_part(text, start, end, sums):
    found = find_money(text, WORDS, start, end)
    assert [(text[e.start : e.end], e.qualifier, e.per) for e in found] == sums


def test_a_cue_far_behind_a_sum_is_not_its_own():
    text = "Rp5 miliar " + "itu sudah " * 4 + "untuk investasi"
    (expr,) = find_money(text, WORDS)
    assert classify_amount(text, expr, 0, len(text), WORDS) == ("total", "realised")


@pytest.mark.parametrize(
    ("text", "kind", "stage"),
    [
        ("Total transaksi misi dagang tercatat Rp5 miliar.", "total", "realised"),
        ("Dengan penjualan Rp5 miliar dari peserta.", "sales", "realised"),
        ("Adapun pembelian mencapai Rp5 miliar.", "purchases", "realised"),
        ("Komitmen investasi senilai Rp5 miliar.", "investment", "signed"),
        ("Potensi ekspor Rp5 miliar per tahun.", "sales", "potential"),
        ("Panitia menargetkan transaksi Rp5 miliar.", "total", "target"),
        ("Bupati menyerahkan bantuan Rp5 miliar.", "aid", "realised"),
        ("Sebanyak Rp5 miliar untuk investasi.", "investment", "realised"),
        ("Pengusaha menanamkan Rp5 miliar di peternakan.", "investment", "realised"),
        ("Kopi menyumbang Rp5 miliar.", "part", "realised"),
        ("Kesepakatan dagang Rp5 miliar dicapai.", "total", "signed"),
        ("Ia menyebut Rp5 miliar.", "total", "realised"),
    ],
)
def test_kind_and_stage(text, kind, stage):
    (expr,) = find_money(text, WORDS)
    assert classify_amount(text, expr, 0, len(text), WORDS) == (kind, stage)


def test_the_nearest_cue_decides_for_each_sum():
    text = "Penjualan Rp3 miliar, pembelian Rp2 miliar, dan investasi Rp1 miliar."
    kinds = [classify_amount(text, e, 0, len(text), WORDS)[0] for e in find_money(text, WORDS)]
    assert kinds == ["sales", "purchases", "investment"]


def test_a_cue_of_another_sentence_does_not_count():
    text = "Target tercapai. Nilainya Rp5 miliar."
    (expr,) = find_money(text, WORDS)
    assert classify_amount(text, expr, 17, len(text), WORDS) == ("total", "realised")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dua belas", 12),
        ("sebelas", 11),
        ("tiga puluh lima", 35),
        ("seratus satu", 101),
        ("seribu dua ratus", 1200),
        (
            "lima miliar empat ratus dua puluh juta seratus sembilan belas ribu delapan ratus enam puluh",
            5420119860,
        ),
        ("sejuta", 1000000),
        ("dua dua", None),
        ("puluh", None),
        ("dua ratus tiga ratus", None),
        ("ribu", None),
        ("dua ribu tiga juta", None),
        ("rupiah", None),
        ("", None),
    ],
)
def test_number_words(words, value):
    assert read_number_words(words.split(), WORDS.values) == value


def _spell(number):
    """Indonesian words for 1 ≤ number < 10**15, written independently of the reader."""
    ones = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
    if number < 12:
        return ones[number]
    if number < 20:
        return ones[number - 10] + " belas"
    for size, name, single in (
        (10**12, "triliun", None), (10**9, "miliar", None), (10**6, "juta", None), (1000, "ribu", "seribu"),
        (100, "ratus", "seratus"), (10, "puluh", None),
    ):  # fmt: skip
        if number >= size:
            head, rest = divmod(number, size)
            word = single if head == 1 and single else f"{_spell(head)} {name}"
            return word + (f" {_spell(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(1, 10**15 - 1))
def test_every_number_in_words_comes_back(number):
    assert read_number_words(_spell(number).split(), WORDS.values) == number


@given(st.integers(1, 10**18 - 1))
def test_every_grouped_numeral_comes_back(number):
    text = f"{number:,}".replace(",", ".")
    (expr,) = find_money(f"sebesar Rp{text},00 tunai", WORDS)
    assert expr.value == number


@given(
    st.integers(0, 9999),
    st.integers(0, 999),
    st.sampled_from([("ribu", 3), ("juta", 6), ("miliar", 9), ("triliun", 12)]),
)
def test_scaled_decimals_are_exact(whole, decimals, scale):
    word, power = scale
    (expr,) = find_money(f"senilai Rp {whole},{decimals:03d} {word}.", WORDS)
    assert expr.value == (whole * 1000 + decimals) * 10 ** (power - 3)


_PIECES = st.sampled_from(
    ["Rp", "Rp.", "US$", "$", "USD", " ", " ", ".", ",", "-", "1", "12", "000", "500", "juta", "miliar", "M", "T",
     "ribu", "rupiah", "dolar", "AS", "hingga", "sampai", "lebih", "sekitar", "per", "kg", "/", "seratus", "dua", "(",
     "\n", "dan"]
)  # fmt: skip


@settings(max_examples=250)
@given(st.lists(_PIECES, max_size=24).map(" ".join) | st.lists(_PIECES, max_size=24).map("".join))
def test_whatever_is_found_is_verbatim_ordered_and_whole(text):
    done = 0
    for expr in find_money(text, WORDS):
        assert done <= expr.start < expr.end <= len(text)
        assert text[expr.start : expr.end].strip() == text[expr.start : expr.end]
        assert isinstance(expr.value, int)
        assert expr.high is None or expr.high > expr.value
        done = expr.end


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_found_sum_is_found_again_alone(case):
    text = case["text"]
    for expr in find_money(text, WORDS):
        if expr.rule == "money.announced":
            continue  # needs the word before it
        (again,) = find_money(text, WORDS, expr.start, expr.end)
        assert (again.start, again.end, again.value, again.high) == (expr.start, expr.end, expr.value, expr.high)


@pytest.mark.parametrize(
    "unit", ["9", "1,", "1.", "Rp", "Rp1 ", "Rp1-", "1.000.", "rupiah ", "satu ", "satu rupiah ", " ", "$"]
)
def test_work_grows_linearly_on_hostile_text(unit):
    def find(size):
        text = unit * (size // len(unit))
        return work(lambda: find_money(text, WORDS))

    assert 0 < find(12_000) < 6.5 * find(2_000)


@pytest.mark.parametrize(
    "text",
    [
        "Bantuan Rp2,5 miliar dan seratus juta rupiah.", "Harga 10 ribu.", "Tanpa angka.", "Lima Rupiah, lima dolar",
        "Senilai 6 miliar, Rp5 juta - Rp6 juta, dan dua puluh yen (Rp1.000).", "",
    ],
)  # fmt: skip
def test_clues_of_the_whole_text_change_nothing(text: str) -> None:
    clues = Clues.of(text, WORDS, digit_runs(text))
    for start in range(0, len(text) + 1, 7):
        for end in range(start, len(text) + 1, 7):
            assert find_money(text, WORDS, start, end, clues) == find_money(text, WORDS, start, end)
    assert all(spelling in text for spelling, _ in clues.spelled)
    assert list(clues.between(0, len(text))) == digit_runs(text)
