"""Tenures: who was seen in which post from when to when, bounded by appointments and ends of term."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgraph.model import Event
from govgraph.resolve.dates import span
from govgraph.resolve.group import Told
from govgraph.resolve.model import Attestation, MentionKey, Post, Tenure
from govgraph.resolve.people import Seen
from govgraph.resolve.posts import Offices, read_wording
from govgraph.resolve.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Held:
    """One attestation with whom it is about."""

    person: str  # cluster id
    post: str
    acting: bool
    said: Attestation


_VACANT_DAYS = 90  # a stand-in seen over this long fills a vacancy: leave and campaigns are shorter
_TERM_DAYS = 365  # a return to a post after somebody else's term takes at least this long
_BOUNDS = {"appointment": ("appointee", "appointed"), "end_of_term": ("person", "ended")}


def find_posts(seen: Sequence[Seen]) -> tuple[tuple[Post, ...], dict[tuple[str, str, int], str]]:
    """All posts, sorted, each worded as most claims word it; and the post of every PostClaim."""
    worded: dict[str, dict[Post, int]] = {}
    index: dict[tuple[str, str, int], str] = {}
    for one in seen:
        for number, office in enumerate(one.own):
            counts = worded.setdefault(office.post.id, {})
            counts[office.post] = counts.get(office.post, 0) + 1
            index[*one.key, number] = office.post.id
    chosen = (
        min(counts, key=lambda post: (-counts[post], post.title, post.of or "", post.of_cluster or ""))
        for _, counts in sorted(worded.items())
    )
    return tuple(chosen), index


def find_tenures(
    told: Told, seen: Sequence[Seen], index: Mapping[MentionKey, str], offices: Offices, vocabulary: Vocabulary
) -> tuple[Tenure, ...]:
    """The tenures of everybody, sorted by identifier.

    A tenure is split where the person was seen outside the post in between: an end of term, a "mantan", or
    somebody else seen holding it for good.
    """
    held = [*_seen(seen, index), *_bounds(told, seen, index, offices)]
    by_tenure: dict[tuple[str, str, bool], list[Attestation]] = {}
    sights: dict[str, list[tuple[str, bool, str]]] = {}
    for one in held:
        by_tenure.setdefault((one.person, one.post, one.acting), []).append(one.said)
        if one.said.kind == "seen" and one.said.date is not None and not vocabulary.shared(one.post):
            sights.setdefault(one.post, []).append((one.said.date, one.acting, one.person))
    for dates in sights.values():
        dates.sort()
    found: list[Tenure] = []
    for key in sorted(by_tenure):
        said = sorted(by_tenure[key], key=_order)
        found.extend(_split(key, said, sights.get(key[1], [])))
    return tuple(sorted(found, key=lambda tenure: tenure.id))


def _order(said: Attestation) -> tuple[str, str, str, str]:
    return said.date or "", said.article, said.person, said.kind


def _seen(seen: Sequence[Seen], index: Mapping[MentionKey, str]) -> Iterator[Held]:
    for one in seen:
        for office, claim in zip(one.own, one.person.posts, strict=True):
            kind = "former" if office.former else "elect" if office.elect else "seen"
            date = None if one.published is None else one.published[:10]
            said = Attestation(one.key[0], one.key[1], kind, date, claim.evidence)  # type: ignore[arg-type]
            yield Held(index[one.key], office.post.id, office.acting, said)


def _bounds(told: Told, seen: Sequence[Seen], index: Mapping[MentionKey, str], offices: Offices) -> Iterator[Held]:
    by_key = {one.key: one for one in seen}
    for article, extraction in told:
        for event in extraction.events:
            if event.type in _BOUNDS and event.status == "held" and event.date is not None and event.date.start:
                role, kind = _BOUNDS[event.type]
                roles = dict(event.roles)
                for filler in roles.get(role, ()):
                    one = by_key.get((article, filler.value)) if filler.ref else None
                    post = _post_of(event, one, offices) if one is not None else None
                    if one is not None and post is not None:
                        said = Attestation(article, filler.value, kind, event.date.start, event.evidence)  # type: ignore[arg-type]
                        yield Held(index[one.key], post[0], post[1], said)


def _post_of(event: Event, one: Seen, offices: Offices) -> tuple[str, bool] | None:
    """The post of an appointment: as the event words it, else the only one the article gives the person."""
    worded = [read_wording(f.value, offices.areas) for f in dict(event.roles).get("post", ()) if not f.ref]
    own = {office.post.id: office for office in one.own}
    for wording in worded:
        if wording.post is not None:
            office = own.get(wording.post)
            acting = wording.acting or (office is not None and office.acting and event.type == "appointment")
            return wording.post, acting
    fitting = [o for o in own.values() if o.former == (event.type == "end_of_term")]
    return (fitting[0].post.id, fitting[0].acting) if len(fitting) == 1 else None


def _split(
    key: tuple[str, str, bool], said: Sequence[Attestation], sights: Sequence[tuple[str, bool, str]]
) -> Iterator[Tenure]:
    person, post, acting = key
    holding: list[Attestation] = []
    rest: list[Attestation] = []
    for one in said:
        (holding if one.kind in ("seen", "appointed") and one.date is not None else rest).append(one)
    leaves = [a.date for a in rest if a.kind in ("ended", "former") and a.date is not None]
    # Somebody gone before being seen in the post had held it before: a first tenure that nobody saw.
    parts: list[list[Attestation]] = [[]] if holding and leaves and leaves[0] < (holding[0].date or "") else []
    others = [(date, stand_in) for date, stand_in, other in sights if other != person]
    for one in holding:
        if parts and parts[-1] and not _left(parts[-1][-1].date or "", one.date or "", leaves, others, acting):
            parts[-1].append(one)
        else:
            parts.append([one])
    parts = parts or [[]]
    firsts = [part[0].date or "" if part else "" for part in parts]
    around: list[list[Attestation]] = [[] for _ in parts]
    for one in rest:
        around[bisect_right(firsts, one.date or "", 1) - 1].append(one)
    years = Counter(first[:4] for first in firsts[1:])
    for number, part in enumerate(parts):
        first = firsts[number] if number else ""
        since = first[:4] if years[first[:4]] == 1 else first  # two terms that begin in one year are told apart by day
        yield _tenure(person, post, acting, part, around[number], since)


def _left(before: str, after: str, leaves: Sequence[str], others: Sequence[tuple[str, bool]], acting: bool) -> bool:
    """Whether the person was out of the post between two dates on which it was held.

    Somebody else seen holding it for good says so when there is time for a term of theirs (sooner it is a
    disagreement), or a stand-in over a time longer than leave or a campaign.
    """
    if bisect_left(leaves, after) > bisect_left(leaves, before):
        return True
    between = others[bisect_right(others, (before, True)) : bisect_left(others, (after, False))]
    if acting or any(not stand_in for _, stand_in in between):
        return _days(before, after) >= _TERM_DAYS and any(not stand_in for _, stand_in in between)
    return len(between) > 1 and _days(between[0][0], between[-1][0]) >= _VACANT_DAYS


def _days(early: str, late: str) -> int:
    first, last = span(early), span(late)
    return last[1] - first[0] if first is not None and last is not None else 0


def _tenure(
    person: str, post: str, acting: bool, part: Sequence[Attestation], rest: Sequence[Attestation], since: str
) -> Tenure:
    # An appointment later than the first sight begins no tenure that was already seen: it is another term, or an error.
    appointed = [a.date for a in part if a.kind == "appointed" and a.date == part[0].date]
    ended = [a.date for a in rest if a.kind == "ended"]
    dates = [a.date for a in part]
    name = f"tenure/{person.removeprefix('person/')}-{post.removeprefix('post/')}"
    name += "-acting" if acting else ""
    name += f"-{since}" if since else ""
    return Tenure(
        name, person, post, acting, dates[0] if dates else None, dates[-1] if dates else None,
        appointed[0] if appointed else None, ended[-1] if ended else None,
        tuple(sorted([*part, *rest], key=_order)),
        elect=not part and any(a.kind == "elect" for a in rest),
        former=not part and not ended and any(a.kind == "former" for a in rest),
    )  # fmt: skip


def covers(tenure: Tenure, date: str) -> bool:
    """Whether a tenure is attested on a date: between its bounds, or between the first and last sight of it."""
    low, high = tenure.start or tenure.first, tenure.end or tenure.last
    days, at = span(low, high) if low is not None else None, span(date)
    return days is not None and at is not None and days[0] <= at[1] and at[0] <= days[1]
