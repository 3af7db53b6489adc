"""Events as rows: who played which role, when, where, how much; and the flows between provinces they add up to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from govgraph.viewer.text import shorten
from govgraph.views.index import Index, Json
from govgraph.views.words import money_text, period_text

_UNADDED = ("gg:part", "gg:otherAmount")  # a part is in its total; what has no kind of the list adds to nothing


def event_row(index: Index, key: str) -> Json:
    """One event with its roles in the order of the ontology, its amounts, and the provinces it concerns."""
    entity = index.graph.entities[key]
    roles = _roles(index, key)
    place = index.object(key, "schema:location")
    fillers = [filler["id"] for found in roles.values() for filler in found if filler["id"]]
    provinces = {index.home(filler) for filler in fillers if not filler.startswith("person/")} | {index.province(place)}
    amounts = index.objects(key, "gg:amount")
    facts = [fact for subject in (key, *amounts) for fact in index.said(subject)]
    return {
        "id": key, "type": f"gg:{entity.type}", "label": index.label(key), "status": index.object(key, "gg:status"),
        "date": event_date(index, key), "place": index.ref(place), "venue": _short(index.text(key, "gg:venue")),
        "roles": roles, "amounts": [amount_row(index, amount) for amount in amounts],
        "topic": _short(index.text(key, "gg:topic")), "province_ids": sorted(filter(None, provinces)),
        "people_ids": sorted({filler for filler in fillers if filler.startswith("person/")}),
        "claims": sum(len(fact.claims) for fact in facts), "sources": index.sources(facts),
    }  # fmt: skip


def _short(text: str | None) -> str | None:
    return shorten(text) if text else None


def _roles(index: Index, key: str) -> Json:
    """Role → fillers; one that is only words of the text has no id."""
    vocabulary = index.vocabulary
    found: Json = {}
    for role in vocabulary.roles.get(f"gg:{index.graph.entities[key].type}", ()):
        fillers = [index.ref(filler) for filler in index.objects(key, role)]
        form = vocabulary.text_forms.get(role)
        fillers += [{"id": None, "label": shorten(text)} for text in (index.texts(key, form) if form else ())]
        if fillers:
            found[role] = fillers
    return found


def event_date(index: Index, key: str) -> Json | None:
    """``{"text", "start", "end", "granularity"}`` of an event; of dates that differ the one most claims support."""
    start, end = index.text(key, "schema:startDate"), index.text(key, "schema:endDate")
    if start is None:
        return None
    granularity = (index.object(key, "gg:granularity") or "gg:day").partition(":")[2]
    return {"text": period_text(start, end), "start": start, "end": end, "granularity": granularity}


def amount_row(index: Index, key: str) -> Json:
    """A sum of money; the value as a string of digits, because it may exceed what a reader's number holds."""
    value, currency = index.text(key, "schema:value") or "", index.text(key, "schema:currency") or ""
    return {
        "value": value, "currency": currency, "kind": index.object(key, "gg:amountKind"),
        "kind_text": _short(index.text(key, "gg:amountKindText")), "stage": index.object(key, "gg:amountStage"),
        "qualifier": index.object(key, "gg:qualifier"),
        "as_of": index.text(key, "gg:asOf") or index.text(key, "gg:asOfText"), "text": money_text(value, currency),
    }  # fmt: skip


def flows(index: Index) -> list[Json]:
    """Held trade missions, visits and agreements added up by province pair, type and year; see docs/web-api.md."""
    found: dict[tuple[str, str, str, int], dict[str, None]] = {}
    for key in index.tables["events"]:
        if "gg:held" not in index.objects(key, "gg:status"):
            continue
        year = _year(event_date(index, key))
        kind = f"gg:{index.graph.entities[key].type}"
        for start, end in _routes(index, key, kind):
            found.setdefault((start, end, kind, year), {})[key] = None
    return [
        {"from": start, "to": end, "type": kind, "year": year or None, "count": len(events),
         "amounts": _sums(index, list(events)), "events": [index.ref(event) for event in events]}
        for (start, end, kind, year), events in sorted(found.items())
    ]  # fmt: skip


def _year(date: Json | None) -> int:
    """The year an event began in; 0 when it is not known."""
    start = date["start"][:4] if date else ""
    return int(start) if start.isdecimal() else 0


def _routes(index: Index, key: str, kind: str) -> Iterator[tuple[str, str]]:
    """The pairs of different provinces that one event joins."""

    def homes(*roles: str) -> list[str]:
        known = {index.home(filler) for role in roles for filler in index.objects(key, role)}
        return sorted(home for home in known if home is not None)

    match kind:
        case "gg:TradeMission":
            ends = [(start, end) for start in homes("gg:sender") for end in homes("gg:host")]
        case "gg:Visit":
            goals = homes("gg:host", "gg:place") or homes("schema:location")
            ends = [(start, end) for start in homes("gg:visitor") for end in goals]
        case "gg:Agreement":
            ends = list(combinations(homes("gg:party"), 2))
        case _:
            ends = []
    yield from (pair for pair in ends if pair[0] != pair[1])


def _sums(index: Index, events: list[str]) -> list[Json]:
    """The amounts of ``events``, each kind, stage and currency by itself; of figures that differ the latest counts."""
    sums: dict[tuple[str, str, str], list[int]] = {}
    for event in events:
        latest: dict[tuple[str, str, str], tuple[tuple[str, str, int], int]] = {}
        for key in index.objects(event, "gg:amount"):
            row = amount_row(index, key)
            if row["kind"] in (None, *_UNADDED) or not row["value"].isdecimal():
                continue
            same = (row["kind"], row["stage"] or "", row["currency"])
            told = ((row["as_of"] or "", _published(index, key), int(row["value"])), int(row["value"]))
            latest[same] = max(latest.get(same, told), told)
        for same, (_, value) in latest.items():
            sums.setdefault(same, []).append(value)
    return [
        {"kind": kind, "stage": stage or None, "currency": currency, "value": str(sum(values)), "events": len(values)}
        for (kind, stage, currency), values in sorted(sums.items())
    ]


def _published(index: Index, key: str) -> str:
    """When the newest article that tells an amount was published."""
    articles = {claim.article for fact in index.said(key) for claim in fact.claims}
    return max((index.graph.articles[article].published or "" for article in articles), default="")
