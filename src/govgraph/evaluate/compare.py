"""When do two names, titles or places of the article format mean the same thing?

The keys and the pairing are those of the reference scorer of the development set, so that our
figures and its figures are the same figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Item = Mapping[str, Any]  # one JSON object of the article format: a person, a place, an event ...
Key = Callable[[object], str]

_PUNCTUATION = re.compile(r"[\"'“”‘’`´().,:;/\\-]")
# The two lists belong to the ruler, not to the lexicon: a better lexicon must not change how its gain is measured.
_DEGREES = frozenset((
    "h", "hj", "kh", "kph", "dr", "drs", "dra", "ir", "prof", "drg", "st", "se", "sh", "mh", "mm", "msi", "mkes", "map",
    "mpd", "spd", "sip", "ssos", "sp", "phd", "lc", "ma", "mba", "rm", "gbph", "kgpaa", "tgh", "ust", "gus",
))  # fmt: skip
_PROVINCE_WORD = re.compile(r"^(provinsi|prov|propinsi) ")
_PLACE_ALIASES = {
    "jakarta": "dki jakarta",
    "dki": "dki jakarta",
    "dk jakarta": "dki jakarta",
    "daerah khusus jakarta": "dki jakarta",
    "daerah khusus ibukota jakarta": "dki jakarta",
    "yogyakarta": "daerah istimewa yogyakarta",
    "di yogyakarta": "daerah istimewa yogyakarta",
    "diy": "daerah istimewa yogyakarta",
}


def plain_key(value: object) -> str:
    """Fold case, compatibility forms, punctuation and white space; None becomes the empty string."""
    text = unicodedata.normalize("NFKC", str(value or "")).casefold()
    return " ".join(_PUNCTUATION.sub(" ", text).split())


def person_key(value: object) -> str:
    """The plain key of a person's name without honorifics and degrees."""
    return " ".join(token for token in plain_key(value).split() if token not in _DEGREES)


def place_key(value: object) -> str:
    """The plain key of a place, without the word for province, the capital and Yogyakarta by their official names."""
    key = _PROVINCE_WORD.sub("", plain_key(value))
    return _PLACE_ALIASES.get(key, key)


def title_key(value: object) -> str:
    """The plain key of a post's title; "walikota" and "wali kota" are one."""
    return plain_key(value).replace("walikota", "wali kota")


def quote_key(quote: Item) -> str:
    """The first three words of a quotation."""
    return " ".join(plain_key(quote.get("starts")).split()[:3])


def _forms(item: Item, key: Key) -> set[str]:
    return {form for form in (key(name) for name in (item["name"], *item.get("also", ()))) if form}


def pair(gold: Sequence[Item], predicted: Sequence[Item], key: Key) -> dict[str, str]:
    """Pair items one to one: first by their main names, then by any form they share.

    Returns gold id → predicted id, in the order in which the pairs were found. Items are taken in
    the order of their lists, so the result depends on nothing else.
    """
    pairs: dict[str, str] = {}
    used: set[str] = set()
    main = [{key(item["name"])} for item in gold], [{key(item["name"])} for item in predicted]
    every = [_forms(item, key) for item in gold], [_forms(item, key) for item in predicted]
    for gold_forms, predicted_forms in (main, every):
        for item, forms in zip(gold, gold_forms, strict=True):
            if item["id"] in pairs:
                continue
            for other, other_forms in zip(predicted, predicted_forms, strict=True):
                if other["id"] not in used and forms & other_forms:
                    pairs[item["id"]] = other["id"]
                    used.add(other["id"])
                    break
    return pairs
