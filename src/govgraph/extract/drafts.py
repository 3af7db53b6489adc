"""Event drafts: what one trigger and its sentence say of an event, and how drafts of one event are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from govgraph.extract.document import Document
from govgraph.extract.frames import Group, groups_of, reachable
from govgraph.extract.triggers import Trigger
from govgraph.model import Amount, Evidence, Filler, When

# The roles whose fillers tell two events of one type apart (``modelling.md``: identity of events).
KEY_ROLES = {
    "trade_mission": ("sender", "host"), "agreement": ("party", "signatory"), "cooperation": ("party",),
    "visit": ("visitor", "place"), "meeting": ("participant",), "appointment": ("appointee",),
    "end_of_term": ("person",),
    "opening": ("opener",), "aid": ("giver", "receiver"), "award": ("receiver",), "transaction": ("investor",),
    "training": ("organiser", "participant"),
}  # fmt: skip


_DONE = frozenset({"aid", "award", "training", "transaction", "appointment"})
_INSIDE = frozenset({"dalam", "pada", "di", "sela", "saat", "usai", "hasil", "lewat", "melalui", "untuk", "setelah"})


@dataclass(slots=True)
class Draft:
    """An event under construction."""

    type: str
    status: str
    strong: bool
    anaphoric: bool
    at: int  # token of the trigger
    sentences: list[int]
    roles: dict[str, dict[str, Filler]] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    voice: str = "noun"
    date: When | None = None
    place: str | None = None
    venue: tuple[str, Evidence] | None = None
    amounts: list[Amount] = field(default_factory=list)
    topic: str | None = None
    headline: bool = False
    titled: bool = False  # the headline tells it: this is what the report is about
    generic: bool = False  # its word ("acara", "pertemuan") names any gathering
    dated_beside: bool = False  # the date stands right behind the trigger, not elsewhere in the sentence

    def add(self, role: str, value: str, evidence: Evidence, ref: bool = True) -> None:
        """Add a filler unless it fills that role already."""
        self.roles.setdefault(role, {}).setdefault(value, Filler(value, ref, evidence))

    def fillers(self, role: str) -> set[str]:
        """Values that fill ``role``."""
        return set(self.roles.get(role, ()))


def draft_of(doc: Document, trigger: Trigger, others: list[Trigger]) -> Draft:
    """The event that a trigger announces, roles filled from its sentence by the frames table."""
    span = (trigger.i, trigger.j)
    rule = f"event.{trigger.event}.{trigger.voice}"
    draft = Draft(
        trigger.event, trigger.status, trigger.strong, trigger.anaphoric, trigger.i, [trigger.sentence.index],
        evidence=[doc.evidence(trigger.i, trigger.j, rule)], voice=trigger.voice,
        headline=trigger.sentence.kind in ("title", "heading"), generic=trigger.generic,
    )  # fmt: skip
    rivals = [(o.i, o.j) for o in others if (o.i, o.j) != span and o.event != trigger.event]
    groups = [g for g in groups_of(doc, trigger.sentence, span) if reachable(doc, span, g, rivals)]
    if trigger.event == "trade_mission":
        groups = [g for g in groups if not _of_another(g, trigger, others)]
    subject_seen = False
    for group in sorted(groups, key=lambda g: (g.i >= trigger.j, abs(g.i - trigger.i))):
        if group.slot == "subject":
            if subject_seen or (trigger.voice == "noun" and not _governs(doc, trigger, group)):
                continue
            subject_seen = True
        _fill(doc, draft, trigger, group)
    if draft.type == "aid" and trigger.voice == "noun" and not draft.roles.get("giver"):
        _giver_of_clause(doc, draft, groups, others)
    return draft


def _giver_of_clause(doc: Document, draft: Draft, groups: list[Group], others: list[Trigger]) -> None:
    """ "X menyerahkan penghargaan … serta bantuan …": the subject of the verb before gives the second thing too."""
    verbs = [o for o in others if o.voice in ("active", "base") and o.j <= draft.at]
    for group in groups:
        if verbs and group.slot == "subject" and group.j <= verbs[0].i and not _says(doc, group.j, verbs[0].i):
            for item in group.items:
                if item.kind in ("person", "org"):
                    draft.add("giver", item.ref, doc.evidence(item.i, item.j, "event.aid.noun.subject_of_clause"))
            return


def _fill(doc: Document, draft: Draft, trigger: Trigger, group: Group) -> None:
    frames = doc.lexicon.frames
    for n, item in enumerate(group.items):
        role = frames.get((draft.type, trigger.voice, group.slot, item.kind)) or frames.get(
            (draft.type, "any", group.slot, item.kind)
        )
        if role is None:
            continue
        if draft.type == "trade_mission" and group.j <= trigger.i and doc.words[trigger.i - 1] == "tujuan":
            role = "host"  # "Kalteng jadi tujuan misi dagang Jatim"
        if role == "sender_host":
            role = "sender" if n == 0 else "host"
        elif role == "sender" and group.slot == "object" and n > 0:
            role = "host"
        elif role == "leader_or_participant":
            role = "leader" if _leads(doc, trigger, group) else "participant"
        if role == "host" and draft.type == "trade_mission" and n == 0 and draft.roles.get("host"):
            return  # a second "ke …" in the sentence tells of another mission
        rule = f"event.{draft.type}.{trigger.voice}.{group.slot}"
        draft.add(role, item.ref, doc.evidence(item.i, item.j, rule))


def _governs(doc: Document, trigger: Trigger, group: Group) -> bool:
    """Whether a group left of a noun acts in it: a verb stands between, and no comma or clause boundary."""
    between = doc.words[group.j : trigger.i]
    if trigger.event in _DONE and _says(doc, group.j, trigger.i):
        return False  # "X mengatakan bantuan …": who speaks of it is not who gives it
    if trigger.event == "trade_mission" and between and between[-1] in _INSIDE:
        return False  # "transaksi Jatim dalam misi dagang": what happens in it is not its sender
    return not (not between or len(between) > 7 or any(w in {",", ";", ".", ":", "yang", "bahwa"} for w in between))


def _of_another(group: Group, trigger: Trigger, others: list[Trigger]) -> bool:
    """ "misi dagang di A, juga di atas misi ke B": each mission of a sentence has the places that stand next to it."""
    for other in others:
        if other.event == trigger.event and other.i != trigger.i:
            if other.j <= trigger.i and group.j <= trigger.i and group.slot != "subject":
                return True
            if trigger.j <= other.i <= group.i:
                return True
    return False


def _says(doc: Document, i: int, j: int) -> bool:
    return any(doc.longest(k, "speech") for k in range(i, j))


def _leads(doc: Document, trigger: Trigger, group: Group) -> bool:
    return any(w in ("memimpin", "pimpin", "membawa", "boyong") for w in doc.words[group.j : trigger.j])


def main_mission(drafts: list[Draft]) -> Draft | None:
    """The trade mission that an article reports: the one of its headline, else the first with sender and host."""
    missions = [d for d in drafts if d.type == "trade_mission" and d.strong]
    whole = [d for d in missions if d.roles.get("sender") and d.roles.get("host")]
    return next((d for d in whole if d.titled or d.headline), whole[0] if whole else None)


def compatible(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one type can be one event: no key role, date or status of theirs contradicts."""
    if a.type != b.type or ("denied" in (a.status, b.status) and a.status != b.status):
        return False
    if not b.anaphoric and a.type == "trade_mission" and not _same_mission_date(a, b):
        return False
    if a.dated_beside and b.dated_beside and not _same_date(a, b):
        return False
    if (a.type == "opening" and _same_thing(a, b)) or (b.anaphoric and b.type == "meeting"):
        return True
    if a.type == "training" and not (_keyed(a) or _keyed(b)) and (a.date or b.date):
        return False  # two courses without a name between them are one only if nothing dates either
    return _roles_agree(a, b)


def _roles_agree(a: Draft, b: Draft) -> bool:
    shared = False
    for role in KEY_ROLES[a.type]:
        x, y = a.fillers(role), b.fillers(role)
        if x and y:
            if not x & y or (a.type == "trade_mission" and not (x <= y or y <= x)):
                return False
            shared = True
    if a.status != b.status:
        return shared and "held" in (a.status, b.status) and (a.headline or b.headline)
    return shared or a.anaphoric or b.anaphoric or a.headline or b.headline or not (_keyed(a) and _keyed(b))


def _same_thing(a: Draft, b: Draft) -> bool:
    """Whether two openings open the same thing: their objects share two capitalised words."""
    capital = [{w for x in d.fillers("what") for w in x.split() if w[:1].isupper()} for d in (a, b)]
    return len(capital[0] & capital[1]) >= 2


def _keyed(draft: Draft) -> bool:
    return any(draft.roles.get(role) for role in KEY_ROLES[draft.type])


def _same_mission_date(a: Draft, b: Draft) -> bool:
    """Missions of different months are two; one dated by month or year alone is told in passing beside the report's."""
    if a.date is None or b.date is None:
        passing = a.date or b.date
        return passing is None or passing.granularity == "day" or not (_keyed(a) and _keyed(b))
    return _same_date(a, b)


def _same_date(a: Draft, b: Draft) -> bool:
    """Whether the dates agree as far as both go ("2022-10" and "2022-10-25" do)."""
    x = a.date.start if a.date is not None and a.date.start is not None else ""
    y = b.date.start if b.date is not None and b.date.start is not None else ""
    return x.startswith(y) or y.startswith(x)


def join(into: Draft, other: Draft) -> None:
    """Unite ``other`` into ``into``; what ``into`` says already stays."""
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
    into.strong = into.strong or other.strong
    into.titled = into.titled or other.titled or other.headline
    into.headline = into.headline and other.headline
    into.generic = into.generic and other.generic
    movable = other.type != "appointment"  # a hand-over later does not date the appointment
    closer = movable and other.dated_beside and not into.dated_beside and not other.anaphoric
    if other.date is not None and (into.date is None or closer):
        into.date, into.dated_beside = other.date, other.dated_beside
    into.place = into.place or other.place
    into.venue = into.venue or other.venue
    into.topic = into.topic or other.topic
    if other.headline and into.amounts:
        return  # a headline rounds the sum the body tells
    known = {(a.value, a.currency) for a in into.amounts}
    into.amounts.extend(a for a in other.amounts if (a.value, a.currency) not in known)
