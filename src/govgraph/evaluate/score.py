"""Score one article's prediction against its gold, as counts that can be added over articles.

Source of the measures: the reference scorer of the development set. Everything here is additive,
so that the bootstrap can draw articles again without scoring them again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from govgraph.evaluate.compare import Item, pair, person_key, place_key, plain_key, quote_key, title_key

MAIN_MEASURES = ("people", "posts", "organisations", "places", "events", "roles", "quotes")
ACCURACIES = ("speaker acc", "date acc", "status acc")
MEASURES = (
    "people", "organisations", "places", "posts", "posts+status", "events", "roles", "amounts",
    "quotes", "quotes direct",
)  # fmt: skip
EVENT_PREFIX = "event:"

Triple = tuple[str, Hashable]


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, predicted items, gold items; for an accuracy: right ones in ``tp``, tried ones in ``gold``."""

    tp: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was predicted that is in the gold; 0 where nothing was predicted."""
        return self.tp / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was predicted; 0 where there is no gold. Of an accuracy: the accuracy."""
        return self.tp / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was missed (in the gold only), extra (predicted only) or wrong (paired, but differs)."""

    article: str
    measure: str
    kind: str  # "missed", "extra", "wrong"
    what: str


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The counts of one article per measure, and what was missed and extra."""

    article: str
    counts: Mapping[str, Counts]
    misses: tuple[Miss, ...]


@dataclass(slots=True)
class _Sheet:
    """Where the parts of one article's score write their counts and misses."""

    article: str
    counts: dict[str, Counts] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, measure: str, tp: int, predicted: int, gold: int) -> None:
        self.counts[measure] = self.counts.get(measure, Counts()) + Counts(tp, predicted, gold)

    def list(self, measure: str, missed: Iterable[str], extra: Iterable[str]) -> None:
        self.misses += [Miss(self.article, measure, "missed", what) for what in missed]
        self.misses += [Miss(self.article, measure, "extra", what) for what in extra]

    def judge(self, measure: str, right: bool, what: str) -> None:
        self.add(measure, int(right), 1, 1)
        if not right:
            self.misses.append(Miss(self.article, measure, "wrong", what))


def score_article(article: str, gold: Item, predicted: Item) -> ArticleScore:
    """Score one prediction (an empty mapping stands for none) in the article format against its gold.

    Raises KeyError where an item lacks the ``id``, ``name``, ``title`` or ``type`` that the format demands.
    """
    sheet = _Sheet(article)
    back: dict[str, str] = {}  # predicted id → gold id
    for measure, key in (("people", person_key), ("organisations", plain_key), ("places", place_key)):
        back.update(_score_entities(sheet, measure, gold.get(measure, ()), predicted.get(measure, ()), key))
    _score_posts(sheet, gold.get("people", ()), predicted.get("people", ()), back)
    _score_events(sheet, gold, predicted, back)
    _score_quotes(sheet, gold.get("quotes", ()), predicted.get("quotes", ()), back)
    return ArticleScore(article, sheet.counts, tuple(sheet.misses))


def _score_entities(
    sheet: _Sheet, measure: str, gold: Sequence[Item], predicted: Sequence[Item], key: Callable[[object], str]
) -> dict[str, str]:
    pairs = pair(gold, predicted, key)
    found = set(pairs.values())
    sheet.add(measure, len(pairs), len(predicted), len(gold))
    sheet.list(
        measure,
        (item["name"] for item in gold if item["id"] not in pairs),
        (item["name"] for item in predicted if item["id"] not in found),
    )
    return {theirs: ours for ours, theirs in pairs.items()}


def _post_rows(people: Sequence[Item], names: Mapping[str, str], with_status: bool) -> dict[tuple[Hashable, ...], str]:
    """Posts as comparable rows → how to show them. ``names`` maps ids to gold ids; others stay unequal to any."""
    rows: dict[tuple[Hashable, ...], str] = {}
    for person in people:
        for post in person.get("posts", ()):
            holder = names.get(person["id"], "?" + person["id"])
            row: tuple[Hashable, ...] = (holder, title_key(post["title"]), place_key(post.get("of")))
            shown = f"{person['name']}: {post['title']} ({post.get('of') or '-'})"
            if with_status:
                row += (bool(post.get("acting")), bool(post.get("former")))
                shown += "".join(f" [{flag}]" for flag in ("acting", "former") if post.get(flag))
            rows.setdefault(row, shown)
    return rows


def _score_posts(sheet: _Sheet, gold: Sequence[Item], predicted: Sequence[Item], back: Mapping[str, str]) -> None:
    own = {person["id"]: person["id"] for person in gold}
    for measure, with_status in (("posts", False), ("posts+status", True)):
        ours, theirs = _post_rows(gold, own, with_status), _post_rows(predicted, back, with_status)
        both = ours.keys() & theirs.keys()
        sheet.add(measure, len(both), len(theirs), len(ours))
        sheet.list(
            measure,
            (shown for row, shown in ours.items() if row not in both),
            (shown for row, shown in theirs.items() if row not in both),
        )


def _entities(document: Item) -> dict[str, Item]:
    kinds = ("people", "organisations", "places")
    return {item["id"]: item for kind in kinds for item in document.get(kind, ())}


def _triples(event: Item, entities: Mapping[str, Item], names: Mapping[str, str], side: str) -> dict[Triple, str]:
    """The (role, filler) pairs of an event → how to show them.

    A filler is a gold id where it is one or is paired with one; an unpaired entity equals none of the
    other side; anything else is text.
    """
    triples: dict[Triple, str] = {}
    for role, values in (event.get("roles") or {}).items():
        for value in _as_list(values):
            key: Hashable
            if value in names:
                key = ("id", names[value])
            elif value in entities:
                key = ("name", person_key(entities[value]["name"]), side)
            else:
                key = ("text", plain_key(value))
            shown = entities[value]["name"] if value in entities else value
            triples.setdefault((role, key), f"{event['type']}.{role}: {shown}")
    return triples


def _start(event: Item) -> str | None:
    start: str | None = (event.get("date") or {}).get("start")
    return start


def _match_events(
    gold: Sequence[Item], predicted: Sequence[Item], ours: Mapping[str, Mapping[Triple, str]],
    theirs: Mapping[str, Mapping[Triple, str]],
) -> dict[str, str]:  # fmt: skip
    """Pair events one to one within a type, the best overlap first; the same date counts half a role."""
    candidates: list[tuple[float, str, str]] = []
    for event in gold:
        for other in predicted:
            if event["type"] != other["type"]:
                continue
            a, b = event["id"], other["id"]
            overlap = len(ours[a].keys() & theirs[b].keys())
            same_date = _start(event) is not None and _start(event) == _start(other)
            if overlap or same_date or not ours[a] or not theirs[b]:
                candidates.append((-(overlap + 0.5 * same_date), a, b))
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for _, a, b in sorted(candidates):
        if a not in pairs and b not in used:
            pairs[a] = b
            used.add(b)
    return pairs


def _show_event(event: Item, entities: Mapping[str, Item]) -> str:
    roles = [
        f"{role}={', '.join(entities[v]['name'] if v in entities else str(v) for v in _as_list(values))}"
        for role, values in (event.get("roles") or {}).items()
    ]
    return f"{event['type']} {_start(event) or 'undated'} {'; '.join(roles)}"


def _as_list(values: Any) -> list[Any]:
    return values if isinstance(values, list) else [values]


def _score_events(sheet: _Sheet, gold: Item, predicted: Item, back: Mapping[str, str]) -> None:
    mine, yours = list(gold.get("events", ())), list(predicted.get("events", ()))
    my_entities, your_entities = _entities(gold), _entities(predicted)
    own = {name: name for name in my_entities}
    ours = {event["id"]: _triples(event, my_entities, own, "gold") for event in mine}
    theirs = {event["id"]: _triples(event, your_entities, back, "predicted") for event in yours}
    pairs = _match_events(mine, yours, ours, theirs)
    found = set(pairs.values())
    for event_type in [None, *sorted({event["type"] for event in (*mine, *yours)})]:
        some = [event for event in mine if event_type in (None, event["type"])]
        others = [event for event in yours if event_type in (None, event["type"])]
        measure = f"{EVENT_PREFIX}{event_type}" if event_type else "events"
        sheet.add(measure, sum(event["id"] in pairs for event in some), len(others), len(some))
    sheet.list(
        "events",
        (_show_event(event, my_entities) for event in mine if event["id"] not in pairs),
        (_show_event(event, your_entities) for event in yours if event["id"] not in found),
    )
    shared = sum(len(ours[a].keys() & theirs[b].keys()) for a, b in pairs.items())
    sheet.add("roles", shared, sum(map(len, theirs.values())), sum(map(len, ours.values())))
    for a, b in pairs.items():
        sheet.list(
            "roles",
            (shown for key, shown in ours[a].items() if key not in theirs[b]),
            (shown for key, shown in theirs[b].items() if key not in ours[a]),
        )
    _judge_pairs(sheet, {event["id"]: event for event in mine}, {event["id"]: event for event in yours}, pairs)
    _score_amounts(sheet, mine, yours)


def _judge_pairs(sheet: _Sheet, mine: Mapping[str, Item], yours: Mapping[str, Item], pairs: Mapping[str, str]) -> None:
    for a, b in pairs.items():
        wanted, got = _start(mine[a]), _start(yours[b])
        if wanted:
            sheet.judge("date acc", wanted == got, f"{mine[a]['type']}: {wanted}, got {got}")
        status, said = mine[a].get("status"), yours[b].get("status")
        sheet.judge("status acc", status == said, f"{mine[a]['type']}: {status}, got {said}")


def _amount_set(events: Sequence[Item]) -> set[tuple[int, str]]:
    return {
        (round(float(amount["value"])), amount.get("currency", "IDR"))
        for event in events
        for amount in event.get("amounts", ())
        if amount.get("value") is not None
    }


def _score_amounts(sheet: _Sheet, gold: Sequence[Item], predicted: Sequence[Item]) -> None:
    ours, theirs = _amount_set(gold), _amount_set(predicted)
    sheet.add("amounts", len(ours & theirs), len(theirs), len(ours))
    sheet.list(
        "amounts",
        (f"{currency} {value}" for value, currency in sorted(ours - theirs)),
        (f"{currency} {value}" for value, currency in sorted(theirs - ours)),
    )


def _score_quotes(sheet: _Sheet, gold: Sequence[Item], predicted: Sequence[Item], back: Mapping[str, str]) -> None:
    left = list(predicted)
    missed: list[Item] = []
    direct = 0
    for quote in gold:
        match = next((other for other in left if quote_key(other) == quote_key(quote)), None)
        if match is None:
            missed.append(quote)
            continue
        left.remove(match)
        said_by = back.get(match.get("speaker", ""))
        sheet.judge("speaker acc", said_by == quote["speaker"], f"“{quote['starts']} …” given to {said_by}")
        direct += bool(quote.get("direct") and match.get("direct"))
    sheet.add("quotes", len(gold) - len(missed), len(predicted), len(gold))
    all_direct = sum(1 for quote in predicted if quote.get("direct"))
    sheet.add("quotes direct", direct, all_direct, sum(1 for quote in gold if quote.get("direct")))
    sheet.list("quotes", map(_show_quote, missed), map(_show_quote, left))


def _show_quote(quote: Item) -> str:
    return f"{'direct' if quote.get('direct') else 'indirect'} “{quote.get('starts')} …” by {quote.get('speaker')}"
