"""The compiled date grammar: word classes and patterns, read from lexicon rows.

A pattern is a line of data such as ``{weekday}[,] ({day}/{mon}[/{year}])``:

=========  =====================================================================
``{x}``    a word of class ``x``, or one of the numerals in ``NUMERALS``; becomes a group
``[ ]``    optional part
``|``      the one word or class before it must precede, and is not part of the date
(space)    one to three spaces
``~``      up to three spaces
other      itself
=========  =====================================================================

Patterns are matched against the text in lower case (``fold``, which keeps every offset).

Patterns become regular expressions with bounded repetition only, and are tried only at tokens
that can begin them, so reading a text takes time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from types import MappingProxyType

DIGITS_SHORT = "0"  # stands in the index for a numeral of one or two digits
DIGITS_YEAR = "0000"  # ... of four digits

NUMERALS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "day": (r"(?:0?[1-9]|[12]\d|3[01])", DIGITS_SHORT),
        "mon": (r"(?:0?[1-9]|1[0-2])", DIGITS_SHORT),
        "n": (r"\d{1,4}", DIGITS_SHORT),
        "year": (r"(?:19\d\d|20[0-7]\d)", DIGITS_YEAR),
        "yy": (r"\d\d", DIGITS_SHORT),
    }
)
SIGNS: Mapping[str, str] = MappingProxyType(
    {"sep": r"[/.\-]", "slash": r"[/\-–]", "refno": r"[^\s,;()]{0,30}\d[^\s,;()]{0,30}"}
)
UNIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "month": ("month", "month_short"),
        "dir": ("past", "future", "this"),
        "anyunit": ("unit", "unit_day"),
    }
)
_PIECE = re.compile(r"\{(\w+?)(2?)\}|([\[\]~ ])|(\w+)|(.)")


def fold(text: str) -> str:
    """``text`` in lower case, character for character: offsets stay what they were."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(frozen=True, slots=True)
class DatePattern:
    """One compiled pattern: ``kind`` of expression, ``rule`` id, its regular expression, and the
    words one of which must precede it (None: no such condition)."""

    kind: str
    rule: str
    regex: re.Pattern[str]
    context: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Word classes and patterns of dates, compiled once.

    ``values[kind][form]`` is the value of a word; ``scanner`` finds the tokens that can begin a
    pattern; ``index[token]`` holds the patterns that can begin at that token (lower case), most
    specific first, behind one regular expression that matches where any of them does.
    """

    values: Mapping[str, Mapping[str, str]]
    scanner: re.Pattern[str]
    index: Mapping[str, tuple[re.Pattern[str], tuple[DatePattern, ...]]]

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> TimeWords:
        """Compile the rows of the ``time_words`` table (columns form, kind, value, source), equal ones once.

        Raises ValueError for a pattern that names an unknown class.
        """
        return _time_words(tuple([(row["form"], row["kind"], row["value"]) for row in rows]))

    def starts(self, text: str) -> tuple[tuple[int, str], ...]:
        """Where in ``text`` a pattern can begin, each with its key in ``index``; of a text, all its tokens have."""
        if text.isalpha() and text.isascii():  # most tokens
            word = text.lower()
            return ((0, word),) if word in self.index else ()
        return tuple([(token.start(), _key(token[0])) for token in self.scanner.finditer(fold(text))])

    def value(self, kind: str, form: str) -> str:
        """The value of a word of class ``kind``; spacing inside ``form`` does not matter."""
        return self.values[kind][" ".join(form.casefold().split())]


@cache  # who reads layouts and who reads texts have the same table, and it takes a tenth of a second
def _time_words(rows: tuple[tuple[str, str, str], ...]) -> TimeWords:
    values: dict[str, dict[str, str]] = {}
    patterns: list[tuple[str, str]] = []
    for form, kind, value in rows:
        if kind == "pattern":
            patterns.append((form, value))
        else:
            values.setdefault(kind, {})[form.casefold()] = value
    for union, members in UNIONS.items():
        values[union] = {f: v for m in members for f, v in values.get(m, {}).items()}
    values["count"] = values.get("number", {})
    classes = {kind: _alternation(forms) for kind, forms in values.items()}
    index: dict[str, list[DatePattern]] = {DIGITS_SHORT: [], DIGITS_YEAR: []}
    for form, value in patterns:
        kind, rule = value.split()
        context, _, body = form.rpartition("|")
        before = frozenset(_words_of(context.strip(), values)) if context else None
        pattern = DatePattern(kind, rule, _compile(body, classes), before)
        for token in sorted(_first_tokens(body, values)):
            index.setdefault(token, []).append(pattern)
    return TimeWords(
        MappingProxyType({k: MappingProxyType(v) for k, v in values.items()}),
        _scanner(index),
        MappingProxyType({k: (_union(v), tuple(v)) for k, v in index.items()}),
    )


def _key(token: str) -> str:
    """Where the index has the patterns that can begin at a token."""
    if not token[0].isdigit():
        return token
    return DIGITS_SHORT if len(token) <= 3 else DIGITS_YEAR


def _scanner(tokens: Iterable[str]) -> re.Pattern[str]:
    """A regular expression for numerals, "(" and the given words."""
    words = sorted(token for token in tokens if token[0].isalpha())
    first = "".join(sorted({word[0] for word in words}))
    return re.compile(rf"(?=[0-9({first}])(?:\(|\b(?:\d+|{_trie(words)}\b))")


def _trie(forms: Sequence[str]) -> str:
    """A regular expression for sorted words that shares their beginnings, so that few are tried."""
    branches: list[str] = []
    ends = False
    for first, group in groupby(forms, key=lambda form: form[:1]):
        if not first:
            ends = True
        else:
            branches.append(re.escape(first) + _trie([form[1:] for form in group]))
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


def _union(patterns: Sequence[DatePattern]) -> re.Pattern[str]:
    """What matches wherever one of the patterns does, in one attempt."""
    nameless = (re.sub(r"\?P<\w+>", "?:", pattern.regex.pattern) for pattern in patterns)
    return re.compile("|".join(nameless) or r"(?!)")


def _alternation(forms: Mapping[str, str]) -> str:
    """A group matching any of the words, longest first, as whole words."""
    words = sorted(forms, key=lambda f: (-len(f), f))
    parts = [re.escape(w).replace(r"\ ", r"[ \t\u00a0]{1,3}") + (r"(?!\w)" if w[-1].isalnum() else "") for w in words]
    return "(?:" + "|".join(parts) + ")"


def _source(kind: str, classes: Mapping[str, str]) -> str:
    """The regular expression of one class, word or numeral."""
    if kind == "count":
        return rf"(?:\d{{1,3}}(?!\d)|{classes['count']})"
    if kind in NUMERALS:
        return NUMERALS[kind][0] + r"(?!\d)"
    if kind in SIGNS:
        return SIGNS[kind]
    if kind not in classes:
        raise ValueError(f"date pattern names an unknown class {kind!r}")
    return classes[kind]


def _compile(form: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """Translate one pattern into a regular expression."""
    signs = {"[": "(?:", "]": ")?", "~": r"[ \t\u00a0]{0,3}", " ": r"[ \t\u00a0]{1,3}"}
    seen: dict[str, int] = {}
    out: list[str] = []
    for kind, second, sign, word, other in _PIECE.findall(form):
        if kind:
            seen[kind] = seen.get(kind, 0) + 1
            repeated = seen[kind] > 1 and not second  # an optional slot such as {part}
            name = f"{kind}_{seen[kind]}" if repeated else kind + second
            out.append(f"(?P<{name}>{_source(kind, classes)})")
        elif sign:
            out.append(signs[sign])
        elif word:
            out.append(re.escape(word) + r"(?!\w)")
        else:
            out.append(re.escape(other))
    return re.compile("".join(out) + r"(?!\w)(?!/\w)")


def _first_tokens(form: str, values: Mapping[str, Mapping[str, str]]) -> set[str]:
    """The tokens that can begin a pattern, looking through its optional beginnings."""
    pieces = list(_PIECE.findall(form))
    tokens: set[str] = set()
    depth = 0
    skip_to = -1  # the depth to which an optional beginning that has its token reaches
    for kind, _, sign, word, other in pieces:
        if sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
            if depth == skip_to:
                skip_to = -1
        elif sign or skip_to >= 0:
            continue
        else:
            tokens |= _tokens_of(kind, word or other, values)
            if depth == 0:
                break
            skip_to = depth - 1
    return tokens


def _words_of(context: str, values: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    """The words a context allows: those of a class, or the word itself."""
    return values[context.strip("{}")] if context.startswith("{") else (context,)


def _tokens_of(kind: str, literal: str, values: Mapping[str, Mapping[str, str]]) -> set[str]:
    """The first tokens of a class, or of a literal word or sign."""
    if kind in NUMERALS:
        return {NUMERALS[kind][1]}
    if kind:
        words = {re.match(r"\w+|.", form)[0] for form in values[kind]}  # type: ignore[index]
        return words | {DIGITS_SHORT} if kind == "count" else words
    return {literal.casefold()}
