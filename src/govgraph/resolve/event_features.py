"""What speaks for and against two reports being of one event, feature by feature."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from govgraph.model import Event, EventType
from govgraph.resolve.areas import relation
from govgraph.resolve.dates import Span, gap, inside, length
from govgraph.resolve.model import MentionKey
from govgraph.resolve.union import Features

THRESHOLD = 0.6

# The roles that make an event this one and not another. One filler tells ("single"), or the set of them does.
SINGLE_ROLES: Mapping[EventType, tuple[str, ...]] = {
    "trade_mission": ("sender", "host"),
    "appointment": ("appointee", "post"),
    "end_of_term": ("person", "post"),
}
SET_ROLES: Mapping[EventType, tuple[str, ...]] = {
    "agreement": ("party",),
    "cooperation": ("party",),
    "visit": ("visitor", "host", "place"),
    "meeting": ("participant",),
    "opening": ("opener", "what"),
    "aid": ("giver", "receiver"),
    "award": ("receiver", "what"),
    "transaction": ("buyer", "seller", "investor"),
    "training": ("organiser", "participant"),
}
_PEOPLE_ROLES = ("signatory", "leader", "participant", "appointer")
_WORDS = "text:"  # what a filler begins with that stayed words
_SAME_WORDS = 75.0  # token_set_ratio from which two wordings ("pasar", "topik") mean one thing
_OTHER_WORDS = 40.0
_REPORTED_AFTER = 7  # days that news runs behind an undated event
_REPORTED_BEFORE = 3  # days that an announcement runs ahead of it


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one article tells it, its fillers replaced by entity ids (or folded words)."""

    key: MentionKey
    event: Event
    roles: Mapping[str, frozenset[str]]
    date: Span | None
    published: Span | None
    place: str | None  # code, or entity id of a place without one
    source: str

    def single(self) -> tuple[str, ...]:
        """The single roles of this type."""
        return SINGLE_ROLES.get(self.event.type, ())

    def excluding(self) -> Hashable:
        """All of a report that ``contradict`` looks at, but for its article: equal ones contradict the same others."""
        days = (self.date, None if self.date is not None else self.published)
        return self.event.type, days, tuple(self.roles.get(role) for role in self.single())


def compare(left: Report, right: Report) -> Features:
    """Features of two reports of one type; empty when they contradict each other."""
    if contradict(left, right):
        return ()
    roles = _roles(left, right)
    if not roles:
        return ()
    features = [*roles, _date(left, right), *_place(left, right), *_rest(left, right)]
    return tuple(features)


def contradict(left: Report, right: Report) -> bool:
    """Whether two reports cannot be of one event: one article tells both, the dates or a single role exclude it."""
    if left.key[0] == right.key[0] or left.event.type != right.event.type:
        return True
    if _dates_apart(left, right):
        return True
    return any(_differ(left.roles.get(role), right.roles.get(role)) for role in left.single())


def _differ(left: frozenset[str] | None, right: frozenset[str] | None) -> bool:
    if not left or not right or left & right:
        return False
    return max(_wordings_alike(left, right), default=0.0) < _SAME_WORDS


def _wordings_alike(left: frozenset[str], right: frozenset[str]) -> list[float]:
    """How alike the fillers are that nobody recognised, each of the left with each of the right (0 to 100)."""
    said, also = ([f.removeprefix(_WORDS) for f in fillers if f.startswith(_WORDS)] for fillers in (left, right))
    return [token_set_ratio(a, b) for a in said for b in also]


def _dates_apart(left: Report, right: Report) -> bool:
    a, b = left.date, right.date
    if a is not None and b is not None:
        return gap(a, b) > 1 or (gap(a, b) == 1 and max(length(a), length(b)) > 3)
    if a is None and b is None:
        told = (left.published, right.published)
        return told[0] is None or told[1] is None or gap(told[0], told[1]) > _REPORTED_AFTER
    dated, news = (a, right.published) if a is not None else (b, left.published)
    if dated is None or news is None:
        return True
    return not (news[0] - _REPORTED_AFTER <= dated[1] and dated[0] <= news[1] + _REPORTED_BEFORE)


def _roles(left: Report, right: Report) -> Features:
    """The main roles, weighed by how many can be compared; empty when nothing is shared."""
    kind = left.event.type
    names = (*SINGLE_ROLES.get(kind, ()), *SET_ROLES.get(kind, ()))
    shares = [
        (role, _share(left.roles[role], right.roles[role]))
        for role in names
        if left.roles.get(role) and right.roles.get(role)
    ]
    people = _shared_people(left, right)
    if not any(share for _, share in shares):
        return (("people.same", 0.3),) if people > 1 and _same_day(left, right) else ()
    whole = 0.5 if len(shares) == len(names) or _fillers_shared(left, right, names) > 1 else 0.2
    weight = whole / len(shares)
    found = [(f"role.{role}", round(weight * share, 3)) for role, share in shares]
    first, share = shares[0]
    if first == names[0] and not share and not people:
        found.append((f"role.{first}_differs", -0.25))  # another visitor, giver or organiser: mostly another event
    return tuple([*found, ("people.same", 0.1)] if people else found)


def _fillers_shared(left: Report, right: Report, roles: Iterable[str]) -> int:
    return sum(len(left.roles.get(role, frozenset()) & right.roles.get(role, frozenset())) for role in roles)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    common = len(left & right)
    smaller = min(len(left), len(right))
    if common:
        # One of two parties in common is another agreement of the same body; a lone filler says half as much.
        if smaller > 1:
            return common / smaller if common > 1 else 0.0
        return 1.0 if len(left) == len(right) else 0.6
    return max((alike / 100 for alike in _wordings_alike(left, right) if alike >= _SAME_WORDS), default=0.0)


def _shared_people(left: Report, right: Report) -> int:
    def people(report: Report) -> set[str]:
        return {f for role in _PEOPLE_ROLES for f in report.roles.get(role, ()) if f.startswith("person/")}

    return len(people(left) & people(right))


def _same_day(left: Report, right: Report) -> bool:
    return left.date is not None and left.date == right.date and length(left.date) == 1


def _date(left: Report, right: Report) -> tuple[str, float]:
    a, b = left.date, right.date
    if a is None or b is None:
        return ("date.by_publication", 0.1) if left.event.status == right.event.status else ("date.none", 0.0)
    if a == b:
        return ("date.same_day", 0.35) if length(a) <= 3 else ("date.same_month", 0.2)
    if inside(a, b) or inside(b, a):
        return ("date.inside", 0.2 if max(length(a), length(b)) <= 31 else 0.1)
    return ("date.next_day", 0.15)


def _place(left: Report, right: Report) -> Features:
    if left.place is None or right.place is None:
        return ()
    match relation(left.place, right.place):
        case "same":
            return (("place.same", 0.15),)
        case "nested" | "nation":
            return (("place.nested", 0.1),)
    return (("place.apart", -0.3),)


def _rest(left: Report, right: Report) -> Features:
    found: list[tuple[str, float]] = []
    a = {(amount.value, amount.currency) for amount in left.event.amounts}
    if a & {(amount.value, amount.currency) for amount in right.event.amounts}:
        found.append(("amount.same", 0.2))
    if left.event.topic and right.event.topic:
        alike = token_set_ratio(left.event.topic.casefold(), right.event.topic.casefold())
        if alike >= _SAME_WORDS:
            found.append(("topic.same", 0.15))
        elif alike < _OTHER_WORDS:
            found.append(("topic.other", -0.1))
    if left.source == right.source:
        found.append(("source.copy", 0.2))
    return tuple(found)
