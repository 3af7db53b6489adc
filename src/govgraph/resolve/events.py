"""Events across articles: the same mission, signing or visit told by several outlets is one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgraph.model import Event, Filler
from govgraph.resolve.blocking import blocks, candidates
from govgraph.resolve.dates import Span, day, length, span
from govgraph.resolve.event_features import SET_ROLES, SINGLE_ROLES, THRESHOLD, Report, compare, contradict
from govgraph.resolve.forced import Forced
from govgraph.resolve.group import Group, Join, Told, by_stem, name_slug
from govgraph.resolve.model import MentionKey
from govgraph.resolve.names import plain_words
from govgraph.resolve.places import place_code
from govgraph.resolve.union import Edge, cluster, total

_FILLERS = 3  # that an identifier names
_LETTERS = 40  # of each of them


@dataclass(frozen=True, slots=True, eq=False)
class Actors:
    """What fillers come to: entity ids from what is resolved before events.

    ``seats`` maps a government to the area it governs: "Pemprov Jatim" signs where "Jawa Timur" does.
    """

    index: Mapping[MentionKey, str]
    fillers: Mapping[tuple[str, str, str, str], str]
    seats: Mapping[str, str]
    names: Mapping[str, str]

    def of(self, article: str, event: Event, role: str, filler: Filler) -> str:
        """The entity id of a filler, or its folded words behind "text:"."""
        if filler.ref:
            found = self.index.get((article, filler.value), f"text:{filler.value}")
        else:
            found = self.fillers.get((article, event.id, role, filler.value), "")
            found = found or "text:" + " ".join(plain_words(filler.value))
        return self.seats.get(found, found)


def reports(told: Told, actors: Actors, sources: Mapping[str, str]) -> list[Report]:
    """Every event of every article, in the order of date and mention that blocks are walked in."""
    found = []
    for article, extraction in told:
        for event in extraction.events:
            roles = {
                role: frozenset(actors.of(article, event, role, filler) for filler in fillers)
                for role, fillers in event.roles
            }
            if event.type == "visit":  # the host is an area, or its government, as often as somebody
                where = roles.get("place", frozenset()) | {f for f in roles.get("host", ()) if f.startswith("place/")}
                roles["place"] = where
            place = actors.index.get((article, event.place)) if event.place else None
            found.append(Report(
                (article, event.id), event, roles, _span(event), span(extraction.article.published),
                (place_code(place) or place) if place else None, sources[article],
            ))  # fmt: skip
    return sorted(found, key=lambda report: (report.date or report.published or (0, 0), report.key))


def _span(event: Event) -> Span | None:
    return span(event.date.start, event.date.end) if event.date is not None else None


def resolve_events(
    found: Sequence[Report], actors: Actors, labels: Mapping[str, str], forced: Forced
) -> tuple[Group, ...]:
    """One group for each event."""
    edges = [
        Edge(left, right, features, score)
        for left, right in candidates((blocks(_keys(found)),))
        if (score := total(features := compare(found[left], found[right]))) >= THRESHOLD
    ]
    edges.extend(forced.edges({report.key: n for n, report in enumerate(found)}))
    groups, used = cluster(
        len(found), edges, lambda a, b: contradict(found[a], found[b]) or forced.apart(found[a].key, found[b].key),
        lambda a: (found[a].key[0], (found[a].excluding(), forced.side(found[a].key))),
    )  # fmt: skip
    home = {item: number for number, items in enumerate(groups) for item in items}
    joins: dict[int, list[Join]] = {}
    for e in used:
        join = Join(found[e.left].key, found[e.right].key, e.features, e.score, e.decision)
        joins.setdefault(home[e.left], []).append(join)
    return tuple(
        event_group([found[i] for i in items], joins.get(n, []), actors, labels) for n, items in enumerate(groups)
    )


def _keys(found: Sequence[Report]) -> Iterator[tuple[object, int]]:
    """Blocks of a type and one main filler in a month, and of two main fillers in a year."""
    for number, report in enumerate(found):
        kind = report.event.type
        names = (*SINGLE_ROLES.get(kind, ()), *SET_ROLES.get(kind, ()), "signatory")
        fillers = sorted({f for role in names for f in report.roles.get(role, ()) if not f.startswith("text:")})
        days = report.date or report.published
        if days is None:
            continue
        early, late = (days[0] - 1, days[1] + 1) if report.date else (days[0] - 7, days[1] + 3)
        if late - early < 70:
            for month in sorted({day(early)[:7], day(late)[:7], day((early + late) // 2)[:7]}):
                for filler in fillers:
                    yield (kind, filler, month), number
        for at, filler in enumerate(fillers[:6]):
            for other in fillers[at + 1 : 6]:
                yield (kind, filler, other, day(days[0])[:4]), number


def event_group(found: Sequence[Report], joins: Sequence[Join], actors: Actors, labels: Mapping[str, str]) -> Group:
    """A group with a readable stem: type, date and main fillers, each as most reports have it."""
    ordered = sorted(found, key=lambda report: report.key)
    who = [actors.names.get(f, f.removeprefix("text:")) for f in _main_fillers(ordered)]
    kind = ordered[0].event.type
    date = _date_of(ordered)
    stem = "-".join([name_slug(kind), *([date] if date else []), *[_clip(name_slug(name)) for name in who]])
    name = " ".join([labels.get(kind, kind), " – ".join(who), date or ""]).strip()
    members = tuple(report.key for report in ordered)
    return Group(
        "Event", " ".join(name.split()), members, f"event/{stem}",
        suffixes=tuple(_suffixes(ordered)),
        stems=by_stem((_lone_stem(report, actors), report.key) for report in ordered) if len(ordered) > 1 else (),
        joins=tuple(sorted(joins, key=lambda j: (j.left, j.right))),
        kind=kind,
    )  # fmt: skip


def _clip(words: str) -> str:
    return words if len(words) <= _LETTERS else words[: _LETTERS + 1].rpartition("-")[0] or words[:_LETTERS]


def _lone_stem(report: Report, actors: Actors) -> str:
    return event_group([report], (), actors, {}).stem


def _main_fillers(found: Sequence[Report]) -> list[str]:
    kind = found[0].event.type
    chosen: list[str] = []
    for role in (*SINGLE_ROLES.get(kind, ()), *SET_ROLES.get(kind, ())):
        counts = Counter(filler for report in found for filler in report.roles.get(role, ()))
        ranked = sorted(counts, key=lambda f: (-counts[f], f))
        chosen.extend(f for f in ranked[: 1 if role in SINGLE_ROLES.get(kind, ()) else _FILLERS] if f not in chosen)
    return chosen[:_FILLERS]


def _date_of(found: Sequence[Report]) -> str | None:
    """The date most reports give among those that give it most exactly: a day before a month before a year."""
    dates = Counter(r.event.date.start for r in found if r.event.date is not None and r.event.date.start)
    return min(dates, key=lambda d: (-len(d[:10]), -dates[d], d))[:10] if dates else None


def _suffixes(found: Sequence[Report]) -> Iterator[str]:
    topics = sorted({_clip(name_slug(r.event.topic)) for r in found if r.event.topic})
    yield from topics[:1]
    places = sorted({r.place for r in found if r.place})
    yield from (name_slug(place) for place in places[:1])
    days = [r.published for r in found if r.published is not None]
    if days:
        first = min(days)
        yield day(first[0]) if length(first) == 1 else day(first[0])[:7]
