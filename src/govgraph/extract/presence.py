"""Who was there: sentences that only say who attended add people to the event told before them."""

from __future__ import annotations

from collections.abc import Sequence

from govgraph.extract.document import Document, Item, Sentence
from govgraph.extract.drafts import Draft
from govgraph.extract.frames import groups_of, items_of, stand_ins
from govgraph.extract.joining import main_mission, reported
from govgraph.extract.people import People
from govgraph.model import Quote

# The role that a person who was present has, by event type; other types take no bystanders.
ROLE = {"trade_mission": "participant", "agreement": "witness", "meeting": "participant", "training": "participant"}
_TAKES = {"trade_mission": ("person", "org"), "training": ("person", "org"), "meeting": ("person", "org", "office")}
_TOO = frozenset({"turut", "ikut", "hadir", "juga", "tampak"})
_WITH = frozenset({"bersama", "didampingi", "dengan", "beserta"})
_HOSTS = frozenset({"tuan", "rumah"})
_OPENING = 7  # tokens in which a sentence says that it tells of who came along
_DONE_THERE = frozenset({"opening", "aid", "award", "appointment", "visit"})
_PRESENT = frozenset({"attended", "accompanied", "received", "led", "witness"})
_VERBS = frozenset({"hadir", "memimpin", "menghadiri", "menyaksikan", "disaksikan", "dihadiri"})
_ATTEND = frozenset({"hadir", "dihadiri", "diikuti"})
_INVITED = frozenset({"mengundang", "diundang", "melibatkan"})
_BEFORE_HADIR = frozenset({"turut", "ikut", "juga", "tampak", "terlihat", "nampak", "selain", "itu", ",", "pula"})
_AMONG = frozenset({"diantaranya", "yakni", "yaitu"})
_AMONG_TWO = frozenset({("di", "antaranya"), ("antara", "lain"), ("mereka", "adalah")})
_RULE = "event.presence"
_LEAD = 4  # sentences that say what a report is about
_ELSEWHERE = frozenset({"terpisah", "dihubungi", "dikonfirmasi", "sebelumnya", "diwawancarai", "dikutip"})


def add_presence(doc: Document, drafts: list[Draft]) -> None:
    """Add the people of attendance sentences to the nearest event told before them (else the first one)."""
    open_events = sorted(
        (d for d in drafts if d.type in ROLE and d.strong and d.status != "denied" and not _beside_another(drafts, d)),
        key=lambda d: d.at,
    )
    if not open_events:
        return
    main = main_mission(drafts)
    open_events = [d for d in open_events if d.type != "trade_mission" or d is main or main is None]
    told = {s for d in drafts if d.strong and d.type in ROLE for s in d.sentences}
    visits = [d for d in drafts if d.type == "visit" and d.strong]
    for sentence in doc.sentences:
        if sentence.kind not in ("body", "caption"):
            continue
        here = [d for d in open_events if sentence.index in d.sentences]
        people, led = _present(doc, sentence)
        if sentence.index in told:
            people, led = _listed(doc, sentence) or _beside(doc, sentence), set()
        if not people or (sentence.index in told and len(here) != 1):
            continue
        event = here[0] if sentence.index in told else _home(open_events, sentence)
        aside = event.type == "meeting" or not reported(doc, event)
        if aside and not event.titled and _told(event, sentence) < 0:
            continue  # what is told of later is not what they came to
        if _along(doc, sentence) and any(_told(d, sentence) > _told(event, sentence) for d in visits):
            continue  # they came along on the visit
        leads = "memimpin" in doc.words[sentence.first : sentence.last]
        taken = {v for fillers in event.roles.values() for v in fillers}
        for item in people:
            if item.kind not in _TAKES.get(event.type, ("person",)):
                continue
            if item.ref not in taken:
                role = "leader" if event.type == "trade_mission" and (leads or item.ref in led) else ROLE[event.type]
                event.add(role, item.ref, doc.evidence(item.i, item.j, f"{_RULE}.{event.type}"))


def add_companions(doc: Document, drafts: list[Draft]) -> None:
    """ "Dalam rombongan terdapat A", "turut mendampingi B": who came along on the visit told last before."""
    visits = [d for d in drafts if d.type == "visit" and d.strong and d.roles.get("visitor") and d.status != "denied"]
    others = [d for d in drafts if d.strong and d.roles and d.type != "visit"]
    for sentence in doc.sentences:
        begin = _along(doc, sentence) if sentence.kind == "body" and visits else None
        told = max(visits, key=lambda d: _told(d, sentence), default=None)
        if begin is None or told is None or _told(told, sentence) < max([0, *(_told(d, sentence) for d in others)]):
            continue
        taken = {v for fillers in told.roles.values() for v in fillers}
        receives = _HOSTS.issubset(doc.words[sentence.first : begin])
        led = 1 if doc.words[begin - 1] == "dipimpin" else None
        for item in [x for x in items_of(doc, sentence) if x.kind == "person" and x.i >= begin][:led]:
            if item.ref not in taken:
                role = "host" if receives else "visitor"
                told.add(role, item.ref, doc.evidence(item.i, item.j, "event.presence.visit"))


def _along(doc: Document, sentence: Sentence) -> int | None:
    """Where a sentence that says who came along begins to name them."""
    words = doc.words
    first = sentence.first
    while words[first] in _TOO and first + 2 < sentence.last:
        first += 1
        if words[first] in ("mendampingi", "serta"):
            return first + 1
    first = sentence.first
    if words[first] == "dipimpin":
        return first + 1  # "Dipimpin A, mereka …"
    for k in range(first + 1, min(sentence.last, first + _OPENING)):
        if words[k] == "rombongan" and words[k - 1] in ("dalam", "ikut"):
            return k + 1
        if (words[k] in _WITH and words[k - 1] == "datang") or (
            words[k] == "rumah" and words[k - 1] == "tuan" and words[first] == "dari"
        ):
            return k + 1  # "A datang bersama B", "Dari pihak tuan rumah, A dan B"
    return None


def add_speakers(doc: Document, drafts: list[Draft], statements: Sequence[Quote], people: People) -> None:
    """Office-holders who speak in the report of one meeting took part in it, unless they spoke elsewhere."""
    lead = [s.index for s in doc.sentences if s.kind == "body"][:_LEAD]
    told = [d for d in drafts if d.type == "meeting" and d.status == "held" and set(d.sentences) & {*lead}]
    done = [d.at for d in drafts if d.type in _DONE_THERE and d.status == "held"]
    told = [d for d in told if not (d.generic and any(at < d.at for at in done))]  # "berdialog" on a visit
    if not told:
        return
    meeting = told[0]
    away = {s.speaker for s in statements if _ELSEWHERE & set(_words(doc, s))}
    for statement in statements:
        if statement.speaker in away or not any(not post.former for post in people.posts_of(statement.speaker)):
            continue
        for sentence in doc.sentences:
            if not (statement.evidence.sentence_start <= sentence.start < statement.evidence.sentence_end):
                continue
            for item in items_of(doc, sentence):
                if item.ref == statement.speaker:
                    meeting.add("participant", item.ref, doc.evidence(item.i, item.j, "event.presence.speaker"))


def _words(doc: Document, statement: Quote) -> list[str]:
    """The words around what was said and of it."""
    first, last = (doc.token_at(at) for at in (statement.evidence.sentence_start, statement.evidence.sentence_end))
    return doc.words[first or 0 : last]


def _beside_another(drafts: list[Draft], draft: Draft) -> bool:
    """Whether a gathering of no name is told beside something that was done there: who came, came for that."""
    if draft.type != "meeting" or not draft.generic or len(draft.fillers("participant")) > 1:
        return False
    return any(d.type in _DONE_THERE and d.strong and d.roles and d.status == "held" for d in drafts)


def _home(events: list[Draft], sentence: Sentence) -> Draft:
    """The event told last before ``sentence``, else the mission, else the first."""
    before = sorted((d for d in events if _told(d, sentence) >= 0), key=lambda d: _told(d, sentence))
    missions = [d for d in events if d.type == "trade_mission"]
    return before[-1] if before else (missions or events)[0]


def _told(draft: Draft, sentence: Sentence) -> int:
    """Where the event was last told before ``sentence`` (a character offset), or -1."""
    return max((e.start for e in draft.evidence if e.start < sentence.start), default=-1)


def _listed(doc: Document, sentence: Sentence) -> list[Item]:
    """The people of a list of who was there: "Hadir …", "dihadiri …, yaitu …", or in the sentence behind it."""
    begin = next((k for k in range(sentence.first, sentence.last) if _attends(doc, k)), None)
    lead = doc.words[sentence.first : begin] if begin is not None else []
    if begin is None or (doc.words[begin] == "hadir" and any(w not in _BEFORE_HADIR for w in lead)):
        begin = sentence.first if _goes_on(doc, sentence) else None
    if begin is None:
        return []
    spoken = doc.starting("speech", begin, sentence.last)
    absent = _absent(doc, sentence)
    end = next((k for k in range(begin, sentence.last) if doc.words[k] == ";" or k in spoken), sentence.last)
    listed = [x for x in items_of(doc, sentence) if begin <= x.i < end and x not in absent]
    return [x for x in listed if x.kind in ("person", "office", "org")]


def _beside(doc: Document, sentence: Sentence) -> list[Item]:
    """ "Turut mendampingi Bupati dalam rapat itu, A dan B": who stands behind "mendampingi"."""
    begin = _along(doc, sentence)
    if begin is None or doc.words[begin - 1] != "mendampingi":
        return []
    return [x for x in items_of(doc, sentence) if x.kind == "person" and x.i >= begin]


def _absent(doc: Document, sentence: Sentence) -> set[Item]:
    """ "dihadiri Bupati X yang diwakili Sekda Y": X was not there."""
    seen = groups_of(doc, sentence, (sentence.first, sentence.first))
    there = {x for g in stand_ins(doc, sentence, seen, (sentence.first, sentence.first)) for x in g.items}
    sent = {x for g in seen for x in g.items if doc.words[x.i - 1] == "mewakili"}
    return {x for g in seen for x in g.items} - there | sent


def _attends(doc: Document, k: int) -> bool:
    joins = doc.words[k - 1 : k] in (["turut"], ["ikut"]) and doc.words[k] in ("serta", "dalam")
    return doc.words[k] in _ATTEND or joins


def _goes_on(doc: Document, sentence: Sentence) -> bool:
    """ "Acara dihadiri pimpinan daerah. Di antaranya A, B dan C." """
    if not sentence.index or not (
        doc.words[sentence.first] in _AMONG or tuple(doc.words[sentence.first : sentence.first + 2]) in _AMONG_TWO
    ):
        return False
    before = doc.sentences[sentence.index - 1]
    return not (_ATTEND | _INVITED).isdisjoint(doc.words[before.first : before.last])


def _present(doc: Document, sentence: Sentence) -> tuple[list[Item], set[str]]:
    """The people a sentence says were there (behind "dihadiri" and "hadir", before "turut hadir"), and who led."""
    verbs = [k for k in range(sentence.first, sentence.last) if doc.words[k] in _VERBS]
    found: list[Item] = _listed(doc, sentence) or _beside(doc, sentence)
    led: set[str] = set()
    here = (sentence.first, sentence.first)
    for group in stand_ins(doc, sentence, groups_of(doc, sentence, here), here):
        if group.slot in _PRESENT or (verbs and group.slot == "in"):
            found.extend(x for x in group.items if x.kind in ("person", "org", "office") and x not in found)
            if group.slot == "led":
                led.update(x.ref for x in group.items)
    if verbs and not found:
        found = [
            x
            for x in items_of(doc, sentence)
            if x.kind == "person" and (x.j <= verbs[0] or {*doc.words[sentence.first : verbs[0]]} <= _BEFORE_HADIR)
        ]
    return found, led
