"""How readings of the extractor become values of the graph: dates, amounts, listed values, labels."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import cast

from govgraph.model import Amount, Value
from govgraph.slug import slug

ORGANISATION_CLASSES = {
    "government": "gg:Government", "agency": "gg:Agency", "ministry": "gg:Ministry", "association": "gg:Association",
    "company": "gg:Company", "legislature": "gg:Legislature", "university": "gg:University",
    "party": "gg:PoliticalParty", "security": "gg:SecurityBody", "media": "gg:MediaOrganisation",
}  # fmt: skip
PLACE_CLASSES = {
    "country": "gg:Country", "province": "gg:Province", "regency": "gg:Regency", "city": "gg:City",
    "district": "gg:District", "village": "gg:Village",
}  # fmt: skip
AMOUNT_KINDS = {kind: f"gg:{kind}" for kind in ("total", "sales", "purchases", "investment", "part")}
QUALIFIERS = {
    "more_than": "gg:moreThan", "at_least": "gg:atLeast", "almost": "gg:almost", "about": "gg:approximately",
    "up_to": "gg:upTo",
}  # fmt: skip

_DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "date"),
    (re.compile(r"\d{4}-\d\d"), "gYearMonth"),
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"), "dateTime"),
)


def kind_words(kind: str) -> str:
    """The Indonesian words for a kind of amount that is no concept of the ontology ("aid": "bantuan")."""
    return _kind_words().get(kind, kind)


@cache
def _kind_words() -> dict[str, str]:
    text = (Path(__file__).parent / "kinds.json").read_text(encoding="utf-8")
    return cast(dict[str, str], json.loads(text))


def date_value(text: str) -> Value | None:
    """An ISO date, month, year or date-time with offset as a typed literal; None for any other wording."""
    for pattern, datatype in _DATE_TYPES:
        if pattern.fullmatch(text):
            return Value(text, datatype)
    return None


def day_value(text: str) -> Value | None:
    """Like ``date_value``, a date-time cut down to its day."""
    return date_value(text[:10])


def words(text: str) -> Value:
    """Words of an article: a string marked as Indonesian, white space folded."""
    return Value(" ".join(text.split()), "string", "id")


def flag(value: bool) -> Value:
    """A boolean literal."""
    return Value("true" if value else "false", "boolean")


def class_name(event_type: str) -> str:
    """``"trade_mission"`` → ``"TradeMission"``."""
    return "".join(part.capitalize() for part in event_type.split("_"))


def short_id(kind: str, *parts: str) -> str:
    """``kind/slug`` of the joined parts; a long one is cut and closed with a digest so that it stays unique."""
    name = slug("-".join(parts), limit=1000)
    if len(name) > 80:
        name = f"{name[:68].strip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:10]}"
    return f"{kind}/{name}"


def money_label(amount: Amount, kind: str, stage: str) -> str:
    """``Rp293.590.000.000 (total, terealisasi)``: thousands as Indonesian readers write them, then what it counts."""
    digits = f"{amount.value:,}".replace(",", ".")
    figure = f"Rp{digits}" if amount.currency == "IDR" else f"{amount.currency} {digits}"
    return f"{figure} ({kind}, {stage})"


def shortened(text: str, limit: int = 60) -> str:
    """``text`` on one line, cut at a word boundary with an ellipsis where it is longer than ``limit``."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[:limit]
    return (head.rsplit(" ", 1)[0] or head) + "…"
