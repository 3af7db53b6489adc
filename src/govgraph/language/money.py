"""Find sums of money in Indonesian text: exact integers, their qualifier and their kind.

The words are data (``MoneyWords``, compiled from the lexicon). Search begins at digits and at
currency words only, and looks a bounded way around them, so it takes time linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from govgraph.language.numbers import NUMERAL, digit_runs, read_number_words, read_numeral

_SPACE = r"[ \t\u00a0]{0,2}"
_LETTER_SCALES = ("m", "t")  # read as miliar and triliun only in capitals
_BEFORE = 44  # characters before a sum in which its qualifier may stand
_SOURCE = re.compile(r"\b(?:dari|lewat|melalui)\b\W*(?:\w+\W+)?$")  # "Rp5 miliar dari APBD": where it comes from
_KIND_BEFORE, _KIND_AFTER = 110, 45  # ... in which its kind may be told
_REPEATED = 5  # signs between a sum in figures and the same sum in words
_SPELLED = 140  # length of the longest sum in words that is read


@dataclass(frozen=True, slots=True)
class MoneyExpr:
    """A sum of money; ``text[start:end]`` is its wording with the currency, without the qualifier.

    ``value`` counts whole units of ``currency`` (ISO 4217), ``high`` is the upper end of a range,
    ``qualifier`` is more_than, almost, about, up_to or at_least, ``per`` the unit of a rate
    ("kg" in "Rp14.000/kg"; no sum of an event).
    """

    start: int
    end: int
    value: int
    currency: str
    qualifier: str | None
    high: int | None
    rule: str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Word classes of sums, with the regular expressions built from them, once."""

    values: Mapping[str, Mapping[str, str]]
    before: tuple[str, ...]  # currency marks that stand before a number, longest first
    amount: re.Pattern[str]
    qualifier_before: re.Pattern[str]
    qualifier_after: re.Pattern[str]
    rate: re.Pattern[str]
    cue: re.Pattern[str]

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> MoneyWords:
        """Compile the rows of the ``money_words`` table (columns form, kind, value, source)."""
        values: dict[str, dict[str, str]] = {}
        for row in rows:
            values.setdefault(row["kind"], {})[row["form"].casefold()] = row["value"]
        before = tuple(sorted(values["currency_before"], key=lambda f: (-len(f), f)))
        scale = _alternation({**values["scale"], **values["scale_about"]})
        number, second = (rf"(?P<{n}>{NUMERAL})(?:{_SPACE}(?P<s{n}>{scale}))?" for n in "ab")
        amount = (
            number
            + rf"(?:{_SPACE}(?P<to>{_alternation(values['to'])}){_SPACE}"
            + rf"(?P<again>{_alternation(values['currency_before'])}[.]?{_SPACE})?{second})?"
            + rf"(?:{_SPACE}(?P<currency>{_alternation(values['currency_after'])}))?"
        )
        return cls(
            values=MappingProxyType({k: MappingProxyType(v) for k, v in values.items()}),
            before=before,
            amount=re.compile(amount, re.IGNORECASE),
            qualifier_before=re.compile(
                rf"(?<!\w)(?P<q>{_alternation(values['before'])}){_SPACE}(?P<link>(?:mencapai|sebesar|senilai){_SPACE})?$",
                re.IGNORECASE,
            ),
            qualifier_after=re.compile(
                rf"[ \t\u00a0]{{0,2}}(?P<q>{_alternation(values['after'])})"
                r"(?![ ]{1,2}(?:dari|tinggi|besar|kecil|rendah|murah|mahal|banyak|baik))",
                re.IGNORECASE,
            ),
            rate=re.compile(
                rf"(?:,-)?{_SPACE}(?:(?:/|per[ ]{{1,2}}){_SPACE}(?P<unit>[^\W\d_]{{1,20}})"
                rf"|(?P<word>{_alternation(values['rate_word'])}))",
                re.IGNORECASE,
            ),
            cue=re.compile(rf"(?<!\w){_alternation({**values['stage'], **values['amount_kind']})}", re.IGNORECASE),
        )


def _alternation(forms: Mapping[str, str]) -> str:
    """A group matching any of the words, longest first, as whole words."""
    out = []
    for word in sorted(forms, key=lambda f: (-len(f), f)):
        piece = re.escape(word).replace(r"\ ", r"[ \t\u00a0]{1,2}")
        piece = f"(?-i:{word.upper()})" if word in _LETTER_SCALES else piece
        out.append(piece + (r"(?![^\W\d_])" if word[-1].isalnum() else ""))
    return "(?:" + "|".join(out) + ")"


@dataclass(frozen=True, slots=True)
class Clues:
    """Where in a text sums of money can be: its runs of digits, and the currency words that it spells somewhere."""

    digits: Sequence[int]
    spelled: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, text: str, words: MoneyWords, digits: Sequence[int]) -> Clues:
        """The clues of ``text``, whose runs of digits are known."""
        listed = words.values["spelled_currency"].items()
        spelled = [(spelling, code) for form, code in listed for spelling in (form, form.capitalize())]
        return cls(digits, tuple([(spelling, code) for spelling, code in spelled if spelling in text]))

    def between(self, start: int, stop: int) -> Sequence[int]:
        """The runs of digits that begin in ``[start, stop)``."""
        return self.digits[bisect_left(self.digits, start) : bisect_left(self.digits, stop)]


def find_money(
    text: str, words: MoneyWords, start: int = 0, end: int | None = None, clues: Clues | None = None
) -> tuple[MoneyExpr, ...]:
    """All sums of money in ``text[start:end]``, left to right, not overlapping.

    ``clues``: those of the whole text, where they are known already.
    A sum that is no whole number of units (an exchange rate, a price in cents) is left out.
    """
    stop = len(text) if end is None else end
    clues = Clues.of(text, words, digit_runs(text, start, stop)) if clues is None else clues
    digits = clues.between(start, stop)
    if not digits and not clues.spelled:
        return ()
    scope = _Scope(text, start, stop, words)
    found: list[MoneyExpr] = []
    done = start
    for at in digits:
        if at < done or _inside_number(text, at, start):
            continue
        mark = _mark_before(text, at, words, max(start, done))
        match = words.amount.match(text, at, stop)
        if match is None:
            continue
        if mark is None and match["currency"] is None:
            mark = _announced(match, scope)
            if mark is None:
                continue
        expr = _read(match, mark, scope)
        if expr is not None:
            found.append(expr)
            done = expr.end
    spelled = _find_spelled(scope, found, clues.spelled) if clues.spelled else ()
    return tuple(sorted((*found, *spelled), key=lambda e: e.start))


@dataclass(frozen=True, slots=True)
class _Scope:
    """The text under search, its bounds, and the words."""

    text: str
    start: int
    stop: int
    words: MoneyWords


def _inside_number(text: str, at: int, start: int) -> bool:
    """Whether the digits at ``at`` continue a number, a code or a word."""
    if at <= start:
        return False
    before = text[at - 1]
    return before in ".,/-" and at - 2 >= start and text[at - 2].isdigit()


def _mark_before(text: str, at: int, words: MoneyWords, floor: int) -> tuple[int, str] | None:
    """Start and currency of the mark that stands right before ``at``."""
    tail = text[max(floor, at - 12) : at].casefold()
    bare = tail.rstrip(" \t\u00a0")
    bare = bare[:-1].rstrip(" ") if bare.endswith((".", ",")) else bare
    if not bare or len(tail) - len(bare) > 4 or not bare.endswith(words.before):
        return None
    form = next(f for f in words.before if bare.endswith(f))
    begin = at - len(tail) + len(bare) - len(form)
    if begin > 0 and text[begin - 1].isalpha() and not (form == "rp" and text[begin].isupper()):
        return None  # inside a word or another mark; "sebesarRp5 juta" is a slip of the pen
    return begin, words.values["currency_before"][form]


def _announced(match: re.Match[str], scope: _Scope) -> tuple[int, str] | None:
    """Start and currency of a sum without a mark that a word announces ("senilai 6 miliar"): rupiah."""
    values = scope.words.values
    if match["sa"] is None or _plain(match["sa"]) not in values["great_scale"]:
        return None
    before = scope.text[max(scope.start, match.start() - 20) : match.start()].split()
    after = scope.text[match.end("sa") : match.end("sa") + 20].split()
    announced = bool(before) and before[-1].casefold() in values["sum_cue"]
    measured = bool(after) and after[0].casefold().strip(".,;()") in values["not_money"]
    return (match.start(), "IDR") if announced and not measured else None


def _read(match: re.Match[str], mark: tuple[int, str] | None, scope: _Scope) -> MoneyExpr | None:
    """One sum from a match, with its range, qualifier and rate."""
    words = scope.words
    begin, currency = mark or (match.start(), words.values["currency_after"][_plain(match["currency"])])
    end = match.end()
    scale_a, about_a = _scale(match["sa"], words)
    scale_b, about_b = _scale(match["sb"], words)
    high = None
    if match["b"] is not None:
        high = _range_end(match, scale_b)
        if high is None:
            if mark is None:
                return None
            end = match.end("sa") if match["sa"] else match.end("a")
        elif match["sa"] is None and scale_b > 1:
            scale_a = scale_b
    value = read_numeral(match["a"], scale_a)
    if value is None:
        return None
    if high is not None and high <= value:
        high = None
        end = match.end("sa") if match["sa"] else match.end("a")
    qualifier = _qualifier(begin, end, scope)
    if qualifier is None and (about_a or about_b):
        qualifier = "about"
    per = _rate(end, scope)
    rule = "money.word" if mark is None else "money.mark" if begin < match.start() else "money.announced"
    return MoneyExpr(begin, end, value, currency, qualifier, high, rule + ("_range" if high else ""), per)


def _rate(end: int, scope: _Scope) -> str | None:
    """The unit a sum is told for ("/kg", "per bulan"); None for "per Agustus", which is a date."""
    values = scope.words.values
    rate = scope.words.rate.match(scope.text, end, scope.stop)
    if rate is None:
        return None
    unit = rate["unit"].casefold() if rate["unit"] else values["rate_word"][_plain(rate["word"])]
    return None if unit in values["not_rate"] else unit


def _plain(form: str) -> str:
    return " ".join(form.casefold().split())


def _scale(form: str | None, words: MoneyWords) -> tuple[int, bool]:
    """The factor a scale word stands for, and whether it is a rough one ("jutaan")."""
    if form is None:
        return 1, False
    exact = words.values["scale"].get(_plain(form))
    return (int(exact), False) if exact else (int(words.values["scale_about"][_plain(form)]), True)


def _range_end(match: re.Match[str], scale_b: int) -> int | None:
    """The upper end of a range; None when the second number is no part of the sum ("Rp5 juta hingga 2025")."""
    dash = not match["to"][0].isalpha()
    if match["sa"] and not match["sb"]:
        return None
    if not (dash or match["again"] or match["sb"] or match["currency"]):
        return None
    return read_numeral(match["b"], scale_b)


def _qualifier(begin: int, end: int, scope: _Scope) -> str | None:
    """How exact the sum claims to be, from the words right before and after it."""
    words = scope.words
    after = words.qualifier_after.match(scope.text, end, scope.stop)
    if after is not None:
        return words.values["after"][_plain(after["q"])]
    head = scope.text[max(scope.start, begin - _BEFORE) : begin]
    before = words.qualifier_before.search(head)
    if before is None:
        return None
    value = words.values["before"][_plain(before["q"])]
    return None if before["link"] and value == "up_to" else value


def _find_spelled(
    scope: _Scope, found: Sequence[MoneyExpr], spelled: Iterable[tuple[str, str]]
) -> list[MoneyExpr]:
    """Sums in words: number words right before a currency word ("seratus juta rupiah")."""
    text, start, stop = scope.text, scope.start, scope.stop
    taken = {expr.end for expr in found}
    values = {e.value: e.end for e in found}
    out: list[MoneyExpr] = []
    for spelling, currency in spelled:
        at = text.find(spelling, start, stop)
        while at >= 0:
            expr = _spelled_at(at, at + len(spelling), currency, scope)
            if expr is not None and expr.end not in taken:
                near = values.get(expr.value)  # "Rp100 juta (seratus juta rupiah)" is told once
                if near is None or not 0 <= expr.start - near <= _REPEATED:
                    out.append(expr)
            at = text.find(spelling, at + 1, stop)
    return out


def _spelled_at(at: int, end: int, currency: str, scope: _Scope) -> MoneyExpr | None:
    """The sum in words that ends at the currency word ``text[at:end]``."""
    text, start = scope.text, scope.start
    if end < len(text) and text[end].isalpha():
        return None
    known = scope.words.values
    tail = list(re.finditer(r"[^\W\d_]+|[^\s]", text[max(start, at - _SPELLED) : at]))
    run: list[re.Match[str]] = []
    for token in reversed(tail):
        if not any(token[0].casefold() in known.get(kind, ()) for kind in _NUMBER_KINDS):
            break
        run.append(token)
    run.reverse()
    value = read_number_words([t[0].casefold() for t in run], known)
    if not value:
        return None
    begin = max(start, at - _SPELLED) + run[0].start()
    if begin > start and text[begin - 1].isalnum():
        return None
    if _follows_numeral(text, begin):
        return None
    qualifier = _qualifier(begin, end, scope)
    return MoneyExpr(begin, end, value, currency, qualifier, None, "money.spelled")


_NUMBER_KINDS = ("digit", "teen", "ten", "hundred", "whole", "great", "great_whole")


def _follows_numeral(text: str, begin: int) -> bool:
    """Whether the words only scale a numeral ("800 juta rupiah")."""
    return text[max(0, begin - 3) : begin].rstrip()[-1:].isdigit()


def classify_amount(
    text: str, expr: MoneyExpr, sentence_start: int, sentence_end: int, words: MoneyWords
) -> tuple[str, str]:
    """Kind (total, sales, purchases, investment, aid, …) and stage (target, potential, signed,
    realised) of a sum, by the nearest cue before it in its sentence, else shortly after it."""
    low = max(sentence_start, expr.start - _KIND_BEFORE)
    high = min(sentence_end, expr.end + _KIND_AFTER)
    kind = stage = None
    for match in reversed(list(words.cue.finditer(text, low, expr.start))):
        form = _plain(match[0])
        kind = kind or words.values["amount_kind"].get(form)
        stage = stage or words.values["stage"].get(form)
    if kind is None:
        for match in words.cue.finditer(text, expr.end, high):
            found = words.values["amount_kind"].get(_plain(match[0]))
            if found != "budget" or _SOURCE.search(text, expr.end, match.start()) is None:
                kind = kind or found
    return kind or "total", stage or "realised"
