"""Who was there: sentences that only say who attended add people to the event told before them."""

from __future__ import annotations

from govgraph.extract.document import Document, Item, Sentence
from govgraph.extract.drafts import Draft, main_mission
from govgraph.extract.frames import groups_of, items_of

# The role that a person who was present has, by event type; other types take no bystanders.
ROLE = {"trade_mission": "participant", "agreement": "witness", "meeting": "participant", "training": "participant"}
_PRESENT = frozenset({"attended", "accompanied", "received", "led", "witness"})
_VERBS = frozenset({"hadir", "memimpin", "menghadiri", "menyaksikan", "disaksikan", "dihadiri"})
_RULE = "event.presence"


def add_presence(doc: Document, drafts: list[Draft]) -> None:
    """Add the people of attendance sentences to the nearest event told before them (else the first one)."""
    open_events = sorted(
        (d for d in drafts if d.type in ROLE and d.strong and d.status != "denied"), key=lambda d: d.at
    )
    if not open_events:
        return
    main = main_mission(drafts)
    open_events = [d for d in open_events if d.type != "trade_mission" or d is main or main is None]
    told = {s for d in drafts if d.strong and d.type in ROLE for s in d.sentences}
    for sentence in doc.sentences:
        if sentence.kind not in ("body", "caption") or sentence.index in told:
            continue
        people, led = _present(doc, sentence)
        if not people:
            continue
        before = sorted((d for d in open_events if _told(d, sentence) >= 0), key=lambda d: _told(d, sentence))
        missions = [d for d in open_events if d.type == "trade_mission"]
        event = before[-1] if before else (missions or open_events)[0]
        leads = "memimpin" in doc.words[sentence.first : sentence.last]
        taken = {v for fillers in event.roles.values() for v in fillers}
        for item in people:
            if item.kind == "org" and event.type not in ("training", "meeting"):
                continue
            if item.ref not in taken:
                role = "leader" if event.type == "trade_mission" and (leads or item.ref in led) else ROLE[event.type]
                event.add(role, item.ref, doc.evidence(item.i, item.j, f"{_RULE}.{event.type}"))


def _told(draft: Draft, sentence: Sentence) -> int:
    """Where the event was last told before ``sentence`` (a character offset), or -1."""
    return max((e.start for e in draft.evidence if e.start < sentence.start), default=-1)


def _present(doc: Document, sentence: Sentence) -> tuple[list[Item], set[str]]:
    """The people a sentence says were there (behind "dihadiri" and "hadir", before "turut hadir"), and who led."""
    verbs = [k for k in range(sentence.first, sentence.last) if doc.words[k] in _VERBS]
    found: list[Item] = []
    led: set[str] = set()
    for group in groups_of(doc, sentence, (sentence.first, sentence.first)):
        if group.slot in _PRESENT or (verbs and group.slot == "in"):
            found.extend(x for x in group.items if x.kind in ("person", "org"))
            if group.slot == "led":
                led.update(x.ref for x in group.items)
    if verbs and not found:
        found = [
            x for x in items_of(doc, sentence) if x.kind == "person" and (x.j <= verbs[0] or verbs[0] == sentence.first)
        ]
    return found, led
