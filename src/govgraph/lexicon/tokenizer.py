"""The one definition of a token, shared by the phrase index and by everything that looks phrases up.

A token is a word (with inner hyphens and apostrophes: "studi-tiru", "Jum'at", "ke-77"), a number with
its inner points and commas ("1.000.055,5", "Rp598,953"), or any other single character that is not
white space. The point of an abbreviation is a token of its own: "H. Edy" is "H", ".", "Edy".
The expression never backtracks over a word, so its time is linear in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

TOKEN = re.compile(r"[^\W_]+(?:(?:['’‑\-]|(?<=\d)[.,](?=\d))[^\W_]+)*|\S")
_SAME = str.maketrans({"’": "'", "‑": "-"})


def tokenize(text: str) -> list[tuple[int, int]]:
    """The tokens of ``text`` as ``(start, end)`` offsets in code points, in order, without overlap."""
    return [match.span() for match in TOKEN.finditer(text)]


@lru_cache(maxsize=50_000)
def fold(token: str) -> str:
    """How a token is compared: case folded, curly apostrophe and non-breaking hyphen made plain.

    Words come back again and again, so the last ones are remembered; how many is bounded.
    """
    return token.casefold().translate(_SAME)


def words(text: str) -> tuple[str, ...]:
    """The folded tokens of ``text``: the key under which a phrase is listed."""
    return tuple(TOKEN.findall(text.casefold().translate(_SAME)))
