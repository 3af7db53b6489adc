"""Indonesian numerals and number words, read exactly: integers only, never floating point.

A point groups thousands and a comma begins the decimals ("1.960,3 triliun"); what writers do
besides ("2.5 miliar", "1,000,000") is read where only one reading is possible.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

NUMERAL = (
    r"(?:\d{1,3}\.[ ]\d{3}(?:\.\d{3}){1,5}(?:,\d{1,2})?"  # "75. 000.000,00": a slip of the pen
    r"|\d{1,3}(?:\.\d{3}){2,6}\.\d{2}(?!\d)"  # "1.000.000.00"
    r"|\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,6})?"
    r"|\d{1,3}(?:,\d{3}){2,6}(?:\.\d{1,2})?"
    r"|\d{1,18}(?:[.,]\d{1,6})?)(?!\d)(?![.,]\d)"
)
_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_CENTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}\.\d\d")
_GROUPED_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")


def digit_runs(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where in ``text[start:end]`` runs of digits begin."""
    return [run.start() for run in _DIGITS.finditer(text, start, len(text) if end is None else end)]


def read_numeral(text: str, scale: int) -> int | None:
    """The value of a numeral times ``scale``; ``text`` matches ``NUMERAL``. None when the product is no integer."""
    text = text.replace(" ", "")
    if _GROUPED_CENTS.fullmatch(text):
        text = f"{text[:-3]},{text[-2:]}"
    if _GROUPED.fullmatch(text):
        whole, _, decimals = text.replace(".", "").partition(",")
    elif _GROUPED_ENGLISH.fullmatch(text):
        whole, _, decimals = text.replace(",", "").partition(".")
    else:
        whole, mark, decimals = text.replace(".", ",").partition(",")
        if mark and scale == 1 and len(decimals) == 3:  # "Rp1,000": nothing has mills
            whole, decimals = whole + decimals, ""
    value, rest = divmod(int(whole + decimals) * scale, 10 ** len(decimals))
    return None if rest else value


def read_number_words(words: Sequence[str], values: Mapping[str, Mapping[str, str]]) -> int | None:
    """The value of number words ("dua ratus lima puluh juta"); None when they do not form one number.

    ``values`` maps the classes digit, teen, ten, hundred, whole, great and great_whole to
    words and their values.
    """
    total, group, digit = 0, 0, None  # digit: a digit that waits for puluh, ratus, juta
    room = 1000  # what may still be added to the group: after ratus less than 100, after puluh less than 10
    ceiling: int | None = None
    for word in words:
        kind = next((k for k in _CLASSES if word in values.get(k, ())), None)
        if kind is None:
            return None
        number = int(values[kind][word])
        if kind == "digit":
            if digit is not None:
                return None
            digit = number
        elif kind in ("teen", "ten", "hundred"):
            if digit is None or (part := number + digit if kind == "teen" else digit * number) >= room:
                return None
            group, digit = group + part, None
            room = {"teen": 1, "ten": 10, "hundred": 100}[kind]
        elif kind == "whole":
            if digit is not None or number >= room:
                return None
            group, room = group + number, 100 if number == 100 else 1
        else:
            count = group + (digit or 0)
            if (kind == "great_whole") == bool(count) or (ceiling is not None and number >= ceiling):
                return None
            amount = count or 1
            total, group, digit, room, ceiling = total + amount * number, 0, None, 1000, number
    if digit is not None and digit >= room:
        return None
    return total + group + (digit or 0) if words else None


_CLASSES = ("digit", "teen", "ten", "hundred", "whole", "great", "great_whole")
