"""Which drafts tell one event, and what their union keeps; the mission that an article reports."""

from __future__ import annotations

from govgraph.extract.document import Document
from govgraph.extract.drafts import Draft
from govgraph.extract.kin import NO_KIN, Kin, all_meet, meet

# The roles whose fillers tell two events of one type apart (``modelling.md``: identity of events).
KEY_ROLES = {
    "trade_mission": ("sender", "host"), "agreement": ("party", "signatory"), "cooperation": ("party",),
    "visit": ("visitor", "place"), "meeting": ("participant",), "appointment": ("appointee",),
    "end_of_term": ("person",),
    "opening": ("opener",), "aid": ("giver", "receiver"), "award": ("receiver",), "transaction": ("investor",),
    "training": ("organiser", "participant"),
}  # fmt: skip
_LEAD = 4  # sentences that say what a report is about
_YEARLY = frozenset({"agreement", "visit", "cooperation", "meeting", "aid", "award"})


def main_mission(drafts: list[Draft]) -> Draft | None:
    """The trade mission that an article reports: the one of its headline, else the first with sender and host."""
    missions = [d for d in drafts if d.type == "trade_mission" and d.strong]
    whole = [d for d in missions if d.roles.get("sender") and d.roles.get("host")]
    return next((d for d in whole if d.titled or d.headline), whole[0] if whole else None)


def reported(doc: Document, draft: Draft) -> bool:
    """Whether a report is of the event: its headline or its lead tells it, not an aside further down."""
    lead = [s.index for s in doc.sentences if s.kind in ("body", "caption")][:_LEAD]
    return draft.titled or draft.headline or bool({*draft.sentences} & {*lead})


def compatible(a: Draft, b: Draft, kin: Kin = NO_KIN, inside: Kin = NO_KIN) -> bool:
    """Whether two drafts of one type can be one event: no key role, date or status of theirs contradicts.

    ``inside`` says which areas a place lies in.
    """
    if a.type != b.type or ("denied" in (a.status, b.status) and a.status != b.status):
        return False
    if not b.anaphoric and a.type == "trade_mission" and not _same_mission_date(a, b):
        return False
    if _dated_apart(a, b) or a.prior != b.prior:
        return False
    if a.type == "appointment" and b.voice == "intransitive" and not b.roles.get("appointee"):
        return False  # somebody takes a post: who is not said, so it is not said to be the appointment before
    if a.type == "end_of_term" and not (a.headline or b.headline or b.anaphoric) and _keyed(a) != _keyed(b):
        return False  # "Posisinya digantikan X": whose it is is not said
    if (a.type == "opening" and _same_thing(a, b) and not _opened_twice(a, b)) or (b.anaphoric and b.type == "meeting"):
        return True
    if a.type == "training" and not (_keyed(a) or _keyed(b)) and (a.date or b.date):
        return False  # two courses without a name between them are one only if nothing dates either
    next_told = (a.type == "agreement" and _signed_next(a, b)) or _handed_next(a, b)
    return next_told or _roles_agree(a, b, kin, inside)


def _dated_apart(a: Draft, b: Draft) -> bool:
    """Whether the dates that two drafts tell of themselves make them two events."""
    beside = a.dated_beside and b.dated_beside and not _same_date(a, b)
    days = a.type == "meeting" or (a.type == "agreement" and _own_parties(a, b))
    return beside or (days and _two_days(a, b)) or (a.type in _YEARLY and _other_year(a, b))


def _own_parties(a: Draft, b: Draft) -> bool:
    """Whether each of two agreements has a party that the other lacks."""
    x, y = a.fillers("party"), b.fillers("party")
    return bool(x - y) and bool(y - x)


def _other_year(a: Draft, b: Draft) -> bool:
    """ "A dan B pertama kali meneken kerja sama pada 2003": another year told alone is that of an earlier event."""
    dates = [d.date for d in (a, b) if d.date is not None]
    if b.anaphoric or "year" not in (when.granularity for when in dates):
        return False
    return len({(when.start or "")[:4] for when in dates}) > 1


def _two_days(a: Draft, b: Draft) -> bool:
    """Whether the sentences of two drafts name two different days, and neither points back."""
    days = [d.date.start for d in (a, b) if d.date is not None and d.date.granularity == "day"]
    return len(set(days)) == 2 and not b.anaphoric


def _told_apart(a: Draft, b: Draft, kin: Kin) -> bool:
    """Whether two drafts tell of different sums or receivers: givers that stand for each other may give twice."""
    x, y = ({m.value for m in d.amounts} for d in (a, b))
    got, gets = a.fillers("receiver"), b.fillers("receiver")
    return bool(x and y and not x & y) or bool(got and gets and not meet(got, gets, kin))


def _signed_next(a: Draft, b: Draft) -> bool:
    """ "MoU antara A dan B diteken. P ikut membubuhkan tanda tangan.": who signs is told in the next sentence."""
    follows = b.sentences[0] - a.sentences[-1] == 1 or b.anaphoric
    return b.derived and follows and len(a.fillers("party")) >= 2 and not a.derived and not a.roles.get("signatory")


def _handed_next(a: Draft, b: Draft) -> bool:
    """ "Dinas X memberi bantuan. Bantuan itu diserahkan Kadis Y.": who hands over what was told just before."""
    handed = b.generic or (b.anaphoric and all(giver.startswith("p") for giver in b.fillers("giver")))
    return a.type == "aid" and handed and 0 <= b.sentences[0] - a.sentences[-1] <= 2


def _roles_agree(a: Draft, b: Draft, kin: Kin, inside: Kin) -> bool:
    shared = False
    several = a.type in ("agreement", "cooperation")  # one official signs with one partner after the other
    near = NO_KIN if several or _told_apart(a, b, kin) else kin
    for role in KEY_ROLES[a.type]:
        x, y = a.fillers(role), b.fillers(role)
        if role == "party" and a.derived != b.derived and not meet(x, y, kin):
            continue
        if x and y:
            same = meet(x, y, inside if role == "place" else near)
            same = same or (several and (all_meet(x, y, kin) or _short(a, b, x, y, kin)))
            if not same or (a.type == "trade_mission" and not (x <= y or y <= x)):
                return False
            shared = True
    if a.status != b.status:
        return shared and "held" in (a.status, b.status) and (a.headline or b.headline)
    return shared or a.anaphoric or b.anaphoric or a.headline or b.headline or not (_keyed(a) and _keyed(b))


def _short(a: Draft, b: Draft, x: set[str], y: set[str], kin: Kin) -> bool:
    """Whether a headline tells one of the two sides that the report names, "MoU dengan NTB" of Pemprov NTB's."""
    head, told = (x, y) if a.headline else (y, x)
    return a.headline != b.headline and len(head) == 1 and len(told) == 2 and meet(head, told, kin)


def _same_thing(a: Draft, b: Draft) -> bool:
    """Whether two openings open the same thing: their objects share two capitalised words."""
    capital = [{w for x in d.fillers("what") for w in x.split() if w[:1].isupper()} for d in (a, b)]
    return len(capital[0] & capital[1]) >= 2


def _opened_twice(a: Draft, b: Draft) -> bool:
    """Whether a thing is opened on two dates, by two people or in two months: its soft launching, the official one."""
    if a.date is None or b.date is None or _same_date(a, b):
        return False
    x, y = a.fillers("opener"), b.fillers("opener")
    months = {(d.date.start or "")[:7] for d in (a, b) if d.date is not None}
    return not x & y if x and y else len(months) > 1


def _keyed(draft: Draft) -> bool:
    return any(draft.roles.get(role) for role in KEY_ROLES[draft.type])


def _same_mission_date(a: Draft, b: Draft) -> bool:
    """Missions of different months are two; one dated by month or year alone is told in passing beside the report's."""
    if a.date is None or b.date is None:
        passing = a.date or b.date
        return passing is None or passing.granularity == "day" or not (_keyed(a) or _keyed(b))
    return _same_date(a, b)


def _same_date(a: Draft, b: Draft) -> bool:
    """Whether the dates agree as far as both go ("2022-10" and "2022-10-25" do)."""
    x = a.date.start if a.date is not None and a.date.start is not None else ""
    y = b.date.start if b.date is not None and b.date.start is not None else ""
    return x.startswith(y) or y.startswith(x)


def join(into: Draft, other: Draft) -> None:
    """Unite ``other`` into ``into``; what ``into`` says already stays."""
    _unite_parties(into, other)
    _unite_visitors(into, other)
    if _bare(into) and other.roles.get("what"):
        del into.roles["what"]  # "meluncurkan terobosan" in the body, the name of it in the headline
    for role, fillers in other.roles.items():
        if role in ("what", "post", "opener") and into.roles.get(role):
            continue  # one event opens one thing, and is told with its best words first
        for value, filler in fillers.items():
            into.roles.setdefault(role, {}).setdefault(value, filler)
    if other.strong and not into.strong:  # the sentence a reader sees first is the one that announces it
        into.evidence[:0] = other.evidence
    else:
        into.evidence.extend(other.evidence)
    into.sentences.extend(other.sentences)
    if other.strong >= into.strong:  # "menghadiri HUT": the weak word does not make the occasion a meeting of its own
        into.generic = other.generic and (into.generic or not into.strong)
    together = set(into.sentences) == set(other.sentences)
    into.anaphoric = into.anaphoric or (other.anaphoric and together)  # "hadir | dalam rapat itu"
    into.strong = into.strong or other.strong
    into.titled = into.titled or other.titled or other.headline
    into.headline = into.headline and other.headline
    movable = other.type != "appointment"  # a hand-over later does not date the appointment
    closer = movable and other.dated_beside and not into.dated_beside and not other.anaphoric
    if other.date is not None and (into.date is None or closer):
        into.dated_later = into.date is None and not closer and other.date.granularity in ("month", "year")
        into.date, into.dated_beside = other.date, other.dated_beside
    into.place = into.place or other.place
    into.venue = into.venue or other.venue
    into.topic = into.topic or other.topic
    if other.headline and into.amounts:
        return  # a headline rounds the sum the body tells
    known = {(a.value, a.currency) for a in into.amounts}
    into.amounts.extend(a for a in other.amounts if (a.value, a.currency) not in known)


def _bare(draft: Draft) -> bool:
    """Whether what was opened is told by one common noun."""
    words = [w for value in draft.fillers("what") for w in value.split()]
    return len(words) == 1 and words[0].islower()


def _unite_visitors(into: Draft, other: Draft) -> None:
    """ "Dalam kunjungan itu, Bupati Y mengatakan …": who speaks of the visit told before need not have made it."""
    if into.type == "visit" and other.anaphoric and into.roles.get("visitor"):
        told = other.roles.get("visitor", {})
        behind = [v for v, f in told.items() if f.evidence.start > other.evidence[0].start]
        for value in [v for v in behind if told[v].evidence.rule == "event.visit.noun.subject"]:
            del told[value]


def _unite_parties(into: Draft, other: Draft) -> None:
    """Parties that the text names win over those that its signatories stand for."""
    if into.derived and not other.derived and other.roles.get("party"):
        into.roles["party"], into.derived = {}, False
    elif other.derived and not into.derived and len(into.fillers("party")) >= 2:
        other.roles.pop("party", None)
