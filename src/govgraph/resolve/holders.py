"""A post without a name: who held it on that date, or why nobody can be named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govgraph.model import Event, Filler
from govgraph.resolve.areas import Areas
from govgraph.resolve.dates import gap, span
from govgraph.resolve.group import Told
from govgraph.resolve.model import Tenure, Unresolved
from govgraph.resolve.posts import read_wording
from govgraph.resolve.tenures import covers

# Roles that people fill; in other roles the words of a post name the post itself.
PEOPLE_ROLES = frozenset({
    "leader", "participant", "signatory", "witness", "visitor", "host", "appointer", "opener", "giver", "receiver",
})  # fmt: skip
REACH = 400  # days around the first and last sight of a holder within which the post is still taken for theirs


@dataclass(frozen=True, slots=True)
class Answer:
    """The holder of a post on a date, or the reason why there is none, with the candidates."""

    person: str | None
    reason: str  # "holder.attested", "holder.nearest", "holder.none_known", "holder.two_candidates", "holder.no_date"
    candidates: tuple[str, ...] = ()


def holder_on(tenures: Sequence[Tenure], date: str | None, acting: bool) -> Answer:
    """Who among the ``tenures`` of one post held it on ``date``; ``acting``: the words ask for an acting holder.

    A holder attested on the day wins. Otherwise the only one seen within ``REACH`` days, unless a bound
    (appointment, end of term) excludes the day. A permanent holder is preferred to an acting one, since an
    acting one is mostly called so.
    """
    held = [t for t in tenures if not t.elect and not t.former and (t.acting or not acting)]
    if date is None:
        return Answer(None, "holder.no_date", tuple(sorted({t.person for t in held})))
    on_the_day = [t for t in held if covers(t, date)]
    if len({t.person for t in on_the_day}) > 1 and not acting:
        on_the_day = [t for t in on_the_day if not t.acting] or on_the_day
    reason = "holder.attested"
    if not on_the_day:
        on_the_day = [t for t in held if _near(t, date)]
        reason = "holder.nearest"
    people = tuple(sorted({t.person for t in on_the_day}))
    if not people:
        return Answer(None, "holder.none_known", tuple(sorted({t.person for t in held})))
    return Answer(people[0], reason, people) if len(people) == 1 else Answer(None, "holder.two_candidates", people)


def _near(tenure: Tenure, date: str) -> bool:
    at, days = span(date), span(tenure.start or tenure.first, tenure.end or tenure.last)
    if at is None or days is None or gap(at, days) > REACH:
        return False
    return not ((tenure.start and at[1] < days[0]) or (tenure.end and at[0] > days[1]))


def name_posts(
    told: Told, tenures: Sequence[Tenure], areas: Areas
) -> tuple[dict[tuple[str, str, str, str], str], tuple[Unresolved, ...]]:
    """The people meant by posts without a name in the roles of events, and those wordings left open."""
    by_post: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        by_post.setdefault(tenure.post, []).append(tenure)
    named: dict[tuple[str, str, str, str], str] = {}
    still_open: list[Unresolved] = []
    for article, published, event, role, filler in _worded(told):
        answer = _answer(filler.value, _date(event, published), by_post, areas)
        if answer is None:
            continue
        if answer.person is not None:
            named[article, event.id, role, filler.value] = answer.person
        else:
            still_open.append(Unresolved((article, event.id), filler.value, answer.reason, answer.candidates))
    return named, tuple(sorted(still_open, key=lambda u: (u.mention, u.wording)))


def _answer(words: str, date: str | None, by_post: Mapping[str, list[Tenure]], areas: Areas) -> Answer | None:
    """None when the words name no post at all."""
    wording = read_wording(words, areas)
    if wording.post is None:
        return Answer(None, "holder.no_area") if wording.territorial else None
    if wording.post not in by_post and not wording.territorial:
        return None
    return holder_on(by_post.get(wording.post, []), date, wording.acting)


def _worded(told: Told) -> Iterator[tuple[str, str | None, Event, str, Filler]]:
    for article, extraction in told:
        published = extraction.article.published
        for event in extraction.events:
            for role, fillers in event.roles:
                if role in PEOPLE_ROLES:
                    yield from ((article, published, event, role, filler) for filler in fillers if not filler.ref)


def _date(event: Event, published: str | None) -> str | None:
    if event.date is not None and event.date.start:
        return event.date.start
    return published[:10] if published else None
