"""Disagreement: values that differ between sources stand side by side; nothing is retired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise

from govgraph.model import Amount, Article, Event
from govgraph.resolve.areas import relation
from govgraph.resolve.group import Told
from govgraph.resolve.model import Cluster, Conflict, MentionKey, Tenure
from govgraph.resolve.places import place_code

_PARTS = ("sales", "purchases", "investment")
_ROUNDING = 0.005  # share of the total that rounded parts may miss it by
_SPELLING = "spelling differs: "
_Report = tuple[str, Article, Event]  # with the article's key


def find_conflicts(
    told: Told,
    clusters: Iterable[Cluster],
    index: Mapping[MentionKey, str],
    tenures: Sequence[Tenure],
) -> tuple[Conflict, ...]:
    """Everything on which articles (or one article and itself) disagree, sorted by cluster and kind."""
    events = {(key, event.id): (key, e.article, event) for key, e in told for event in e.events}
    names = {(key, person.id): person.name for key, e in told for person in e.people}
    found: list[Conflict] = []
    for cluster in clusters:
        if cluster.type == "Event":
            reports = [events[key] for key in cluster.members]
            found.extend(_amounts(cluster.id, reports))
            found.extend(_sums(cluster.id, reports))
            found.extend(_dates(cluster.id, reports))
            found.extend(_status(cluster.id, reports))
            found.extend(_places(cluster.id, reports, index))
        elif cluster.type == "Person" and cluster.notes:
            found.extend(_spellings(cluster, names))
    found.extend(_holders(tenures))
    return tuple(sorted(found, key=lambda conflict: (conflict.cluster, conflict.kind, conflict.values)))


def _table(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for value, article in pairs:
        table.setdefault(value, set()).add(article)
    return {value: tuple(sorted(table[value])) for value in sorted(table)}


def _amounts(cluster: str, reports: Sequence[_Report]) -> Iterator[Conflict]:
    kinds = sorted(
        {(a.kind, a.stage, a.currency) for _, _, event in reports for a in event.amounts if a.kind != "part"}
    )
    for kind, stage, currency in kinds:
        said = [
            (key, article, event, amount)
            for key, article, event in reports
            for amount in event.amounts
            if (amount.kind, amount.stage, amount.currency) == (kind, stage, currency)
        ]
        values = sorted({amount.value for _, _, _, amount in said})
        exact = [v for v in values if not any(_rounds(v, other) for other in values if other != v)]
        by_value = {v: {key for key, _, _, a in said if a.value == v} for v in exact}
        if len(exact) < 2 or len({key for keys in by_value.values() for key in keys}) < 2:
            continue
        rows = [
            (as_of(amount, event, article), _money(amount), key)
            for key, article, event, amount in said
            if amount.value in by_value
        ]
        rows.sort(reverse=True)
        table = _table((words, key) for _, words, key in rows)
        order = list(dict.fromkeys(words for _, words, _ in rows))
        timed = [row for row in rows if row[0]]
        clear = timed and len({row[1] for row in timed if row[0] == timed[0][0]}) == 1
        name = f"amount:{kind}" if stage == "realised" else f"amount:{kind}:{stage}"
        yield Conflict(cluster, name, tuple((w, table[w]) for w in order), timed[0][1] if clear else None)


def _rounds(value: int, exact: int) -> bool:
    """Whether ``value`` is ``exact`` with fewer digits: 240.23 billion for 240.2266 billion."""
    step = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
    near = -step < value - exact <= step / 2  # cut off (more than 1 billion), or rounded up by half a step at most
    return near and len(str(exact).rstrip("0")) > len(str(value).rstrip("0"))


def _money(amount: Amount) -> str:
    words = f"{amount.value} {amount.currency}"
    return f"{words} ({amount.as_of})" if amount.as_of else words


def as_of(amount: Amount, event: Event, article: Article) -> str:
    """When an amount was counted, as a string that sorts by time; empty when neither hour nor day is known.

    An hour without a date is one of the event's day; without an hour the article's time stands for it.
    """
    day = event.date.start if event.date is not None else None
    day = day or article.published
    if amount.as_of and "T" in amount.as_of:
        return _utc(amount.as_of)
    if amount.as_of and day:
        return f"{day[:10]}T{amount.as_of}"
    return _utc(article.published) if article.published else ""


def _utc(moment: str) -> str:
    found = datetime.fromisoformat(moment) if "T" in moment else None
    if found is None or found.tzinfo is None:
        return moment
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")


def _sums(cluster: str, reports: Sequence[_Report]) -> Iterator[Conflict]:
    """One article whose parts do not add up to its total."""
    for key, _, event in reports:
        by_kind = {a.kind: a.value for a in event.amounts if a.stage == "realised"}
        parts = [by_kind[kind] for kind in _PARTS if kind in by_kind]
        total = by_kind.get("total")
        if total is None or not parts:
            continue
        over = sum(parts) - total  # parts may be left out, so less is wrong only where all are told
        if over > total * _ROUNDING or (len(parts) == len(_PARTS) and -over > total * _ROUNDING):
            values = ((f"total {total}", (key,)), (f"parts {sum(parts)}", (key,)))
            yield Conflict(cluster, "sum", values)


def _dates(cluster: str, reports: Sequence[_Report]) -> Iterator[Conflict]:
    said = _table(
        (event.date.start[:10], key)
        for key, _, event in reports
        if event.date is not None and event.date.start and event.date.granularity == "day"
    )
    if len(said) > 1:
        yield Conflict(cluster, "date", tuple(said.items()))


def _status(cluster: str, reports: Sequence[_Report]) -> Iterator[Conflict]:
    said = _table((event.status, key) for key, _, event in reports)
    if "denied" in said and len(said) > 1:
        yield Conflict(cluster, "status", tuple(said.items()))


def _places(cluster: str, reports: Sequence[_Report], index: Mapping[MentionKey, str]) -> Iterator[Conflict]:
    said = _table(
        (index[key, event.place], key) for key, _, event in reports if event.place and (key, event.place) in index
    )
    codes = [place_code(place) for place in said]
    if any(relation(a, b) == "apart" for at, a in enumerate(codes) for b in codes[at + 1 :]):
        yield Conflict(cluster, "place", tuple(said.items()))


def _spellings(cluster: Cluster, names: Mapping[MentionKey, str]) -> Iterator[Conflict]:
    noted = {
        name for note in cluster.notes if note.startswith(_SPELLING) for name in note[len(_SPELLING) :].split(" / ")
    }
    if noted:
        said = _table((names[key], key[0]) for key in cluster.members if names[key] in noted)
        yield Conflict(cluster.id, "spelling", tuple(said.items()))


def _holders(tenures: Sequence[Tenure]) -> Iterator[Conflict]:
    """Two people seen in one post, both for good, in overlapping times."""
    by_post: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        if tenure.first is not None and not tenure.acting:
            by_post.setdefault(tenure.post, []).append(tenure)
    for post in sorted(by_post):
        held = sorted(by_post[post], key=lambda t: (t.first or "", t.id))
        overlapping = [
            (one, other)
            for one, other in pairwise(held)
            if one.person != other.person and (other.first or "") < (one.end or one.last or "")
        ]
        for one, other in overlapping:
            values = tuple((t.person, tuple(sorted({a.article for a in t.attestations}))) for t in (one, other))
            yield Conflict(post, "holder", tuple(sorted(values)))
