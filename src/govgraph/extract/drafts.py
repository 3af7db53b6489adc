"""Event drafts: what one trigger and its sentence say of an event."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from govgraph.extract.antecedents import own_visit, pronoun_subject
from govgraph.extract.document import Document
from govgraph.extract.frames import Group, groups_of, reachable, stand_ins
from govgraph.extract.triggers import Trigger
from govgraph.model import Amount, Evidence, Filler, When

_DONE = frozenset({"aid", "award", "training", "transaction", "appointment", "visit"})
_AND = frozenset({"dan", "serta", "sekaligus", "lalu", "kemudian"})
_BETWEEN_VERBS = frozenset({"juga", "turut", "langsung", "secara", "resmi", "kemudian", "lalu"})
_BY_WAY_OF = frozenset({"dalam", "lewat", "melalui", "pada", "via"})
_CLAUSE = frozenset({",", ";", "yang", "bahwa"})
_VERB = re.compile(r"(?:me|ber)[a-z]{3,}")
_GIVES = frozenset({"giver", "visitor"})
_PURPOSE = frozenset({"untuk", "guna", "demi"})
_ASKS = frozenset({
    "meminta", "mengajak", "mendorong", "menunjuk", "menugaskan", "mengundang", "memerintahkan", "menginstruksikan",
    "mengimbau", "mempersilakan", "mengutus", "mengizinkan", "mempercayakan", "memberi", "memberikan", "menyarankan",
    "menantang", "merekomendasikan", "menganjurkan", "mewajibkan", "melantik", "mengangkat", "membantu",
    "memfasilitasi",
})  # fmt: skip
_WITH_OTHERS = frozenset({"agreement", "aid", "opening", "training", "visit"})
_SHARED = frozenset({"aid", "appointment", "award", "opening"})
_LISTED = frozenset({"kepada", "dari", "oleh"})
_CLASS = 6  # tokens of a class word and its number before "yakni"
_SHARES = frozenset({"object", "oleh", "handed", "kepada", "received"})
_INVITES = frozenset({"mengajak", "ajak", "mengundang", "undang"})
_GETS = frozenset({"mendapat", "mendapatkan", "menerima", "memperoleh", "dapat", "terima", "peroleh"})
_BRANCH = frozenset({"cabang", "unit", "kcp", "kc", "wilayah", "regional", "rayon"})
_WITNESSES = frozenset({"menyaksikan", "saksikan", "menghadiri", "hadiri"})
_FOLLOWS = frozenset({"perpanjangan", "kelanjutan", "lanjut", "lanjutan", "menindaklanjuti", "pembaruan"})
_INSIDE = frozenset({
    "dalam", "pada", "di", "sela", "saat", "usai", "hasil", "lewat", "melalui", "untuk", "setelah", "sejak", "selepas",
    "seusai", "sesudah", "begitu", "sepulang", "sekembali", "selama",
})  # fmt: skip


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
    derived: bool = False  # its parties are only those whom its signatories stand for
    dated_beside: bool = False  # the date stands right behind the trigger, not elsewhere in the sentence
    prior: bool = False  # "perpanjangan dari MoU sebelumnya": an agreement that another one follows up
    dated_later: bool = False  # a month or year of a later sentence: a day told near the event says more

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
        prior=_follows_up(doc, trigger),
    )  # fmt: skip
    rivals = [
        (o.i, o.j)
        for o in others
        if (o.i, o.j) != span and o.event != trigger.event and not _no_rival(trigger, o)
    ]
    groups = [g for g in groups_of(doc, trigger.sentence, span) if reachable(doc, span, g, rivals)]
    groups = stand_ins(doc, trigger.sentence, groups, span)
    groups = [_together(doc, g, groups, trigger) for g in groups]
    if trigger.event == "trade_mission":
        groups = [g for g in groups if not _of_another(g, trigger, others)]
    shared = _shared_subject(doc, trigger, others)
    if shared is not None:
        _fill(doc, draft, trigger, shared)
    subject_seen = shared is not None
    first = _first_verb(doc, trigger, others) if shared is None else None
    if first is not None:
        groups = [g for g in groups if not (g.slot == "subject" and first.j <= g.i < trigger.i)]
    for group in sorted(groups, key=lambda g: (g.i >= trigger.j, abs(g.i - trigger.i))):
        if _beside_subject(doc, group, trigger):
            _fill(doc, draft, trigger, group._replace(slot="subject"))
            continue
        if group.slot == "subject":
            if subject_seen or not _is_subject(doc, group, groups, trigger) or _of_branch(doc, group, draft.type):
                continue
            subject_seen = True
        _fill(doc, draft, trigger, group)
    if draft.type == "visit":
        _companions_of_host(draft, groups)
    if not subject_seen:
        _subject_from_afar(doc, draft, trigger, first or trigger)
        _subject_of_main_clause(doc, draft, trigger)
    if draft.type == "trade_mission" and trigger.voice == "noun" and not draft.roles.get("sender"):
        _sender_of_clause(doc, draft, trigger, groups)
    if draft.type == "aid" and trigger.voice == "noun" and not draft.roles.get("giver"):
        _giver_of_clause(doc, draft, groups, others)
    return draft


def _follows_up(doc: Document, trigger: Trigger) -> bool:
    """ "merupakan perpanjangan (tindak lanjut) dari | MoU": an earlier agreement, not the one reported."""
    lead = doc.words[max(trigger.sentence.first, trigger.i - 4) : trigger.i]
    return trigger.event == "agreement" and trigger.voice == "noun" and not _FOLLOWS.isdisjoint(lead)


def _is_subject(doc: Document, group: Group, groups: list[Group], trigger: Trigger) -> bool:
    """Whether a group without a preposition acts in the event: not across a clause, nor as what "yang" is said of."""
    if trigger.voice == "noun" and not _governs(doc, trigger, group):
        return False
    if trigger.event != "cooperation" and group.j <= trigger.i and _of_relative(doc, group, trigger):
        return False
    return not _object_of_main(doc, group, groups, trigger)


def _of_branch(doc: Document, group: Group, event: str) -> bool:
    """ "Bank X Cabang | Alor menyerahkan …": the bank does, not the town of its branch."""
    return event != "trade_mission" and group.items[0].kind == "area" and doc.words[group.i - 1] in _BRANCH


def _object_of_main(doc: Document, group: Group, groups: list[Group], trigger: Trigger) -> bool:
    """ "A menemui B untuk mengajukan …": A acts behind "untuk", unless A asks B to ("A meminta B untuk …")."""
    if group.j > trigger.i or _PURPOSE.isdisjoint(doc.words[group.j : trigger.i]):
        return False
    for other in groups:
        between = doc.words[other.j : group.i] if other.slot == "subject" and other.j <= group.i else []
        if any(_VERB.fullmatch(w) for w in between) and _ASKS.isdisjoint(between):
            return True
    return False


def _companions_of_host(draft: Draft, groups: list[Group]) -> None:
    """ "Kunjungan DPRD A disambut Bupati X didampingi Sekda Y": who stands beside the host receives too."""
    for group in groups:
        if group.slot != "accompanied":
            continue
        beside = [x for g in groups for x in g.items if x.j <= group.at and group.at - x.j <= 2]
        if beside and beside[-1].ref in draft.fillers("host"):
            for item in group.items:
                filler = draft.roles.get("visitor", {}).pop(item.ref, None)
                if filler is not None:
                    draft.add("host", item.ref, filler.evidence)


def _sender_of_clause(doc: Document, draft: Draft, trigger: Trigger, groups: list[Group]) -> None:
    """ "X mencatat transaksi dalam misi dagang ke Y": who acts by way of a mission that nobody else sends, sends it."""
    if trigger.i == trigger.sentence.first or doc.words[trigger.i - 1] not in _BY_WAY_OF:
        return
    for group in groups:
        between = doc.words[group.j : trigger.i]
        acts = any(_VERB.fullmatch(w) for w in between)  # "transaksi X dalam misi dagang" is a thing of X
        if group.slot == "subject" and acts and not any(w in _CLAUSE for w in between):
            _fill(doc, draft, trigger, group)
            return


def _beside_subject(doc: Document, group: Group, trigger: Trigger) -> bool:
    """ "A bersama (dengan) B menandatangani …", "A mengajak B bekerja sama": who stands there does it too."""
    if trigger.event == "visit" and group.slot == "accompanies" and group.j == trigger.i:
        return True  # "A mendampingi B meninjau X"
    if trigger.event == "cooperation" and group.slot == "subject" and group.j in (trigger.i, trigger.i - 1):
        return doc.words[group.i - 1] in _INVITES
    verb = trigger.voice in ("active", "base", "intransitive") and trigger.event in _WITH_OTHERS
    return verb and group.slot == "dengan" and group.j == trigger.i and doc.words[group.at] == "bersama"


def _together(doc: Document, group: Group, groups: list[Group], trigger: Trigger) -> Group:
    """ "diresmikan A bersama B", "kepada A bersama B": B is in it as A is; "kepada tiga desa, yakni A, B"."""
    if group.slot == "list" and trigger.event in _SHARED and trigger.j <= group.at:
        lead = doc.words[max(trigger.j, group.at - _CLASS) : group.at]
        slots = [slot for w in lead for slot in [doc.lexicon.slots.get((w,))] if slot in _LISTED]
        near = group.at - trigger.j <= _CLASS and trigger.voice in ("active", "base")
        return group._replace(slot=slots[-1] if slots else "object" if near else "list")
    if trigger.event not in _SHARED or group.slot != "dengan" or doc.words[group.at] != "bersama":
        return group
    beside = next((g for g in groups if g.j == group.at and g.slot in _SHARES), None)
    return group if beside is None else group._replace(slot=beside.slot)


def _no_rival(trigger: Trigger, other: Trigger) -> bool:
    """ "meninjau penyaluran bantuan di X": what is visited may be an event of its own; X is the visit's place."""
    if trigger.event == "trade_mission" and other.event == "transaction":
        return True  # "misi dagang: X bukukan Rp1 miliar di Y": what was sold was sold there
    if trigger.event == "trade_mission" and other.event == "visit" and other.voice == "welcomed":
        return True  # "rombongan misi dagang X diterima di Y"
    if other.event == "transaction" and not other.strong and other.voice == "intransitive":
        return True  # "bantuan senilai Rp2 miliar kepada X": a measure of the gift
    given = trigger.event in ("award", "aid") and trigger.voice == "noun"
    if given and other.voice in ("passive", "welcomed", "receive"):
        return other.event == "aid" or not other.strong  # "penghargaan diserahkan kepada X", "diterima X dari Y"
    if trigger.event != "visit" or trigger.voice == "noun":
        return False
    return other.voice == "noun" and other.event != "trade_mission"


def _subject_from_afar(doc: Document, draft: Draft, trigger: Trigger, verb: Trigger) -> None:
    """The subject that a pronoun before the verb means."""
    own = trigger.event == "visit" and trigger.voice == "noun" and trigger.form.endswith("nya")
    if own and not draft.roles.get("visitor"):
        subject = own_visit(doc, trigger)
        if subject is not None:
            _fill(doc, draft, trigger, subject)
    if trigger.voice in ("noun", "passive", "receive", "bought", "sold"):
        return
    subject = pronoun_subject(doc, verb)
    if subject is not None:
        _fill(doc, draft, trigger, subject)


def _subject_of_main_clause(doc: Document, draft: Draft, trigger: Trigger) -> None:
    """ "Dalam kunjungan kerjanya ke X, Bupati Y menilai …": who acts in the main clause took part in the event."""
    first = trigger.sentence.first
    done = trigger.event in ("appointment", "end_of_term") and trigger.voice == "passive"  # "Usai dilantik …, X"
    told = trigger.event in ("visit", "meeting") and trigger.voice == "noun"
    if not (done or told) or trigger.i - first > 4 or doc.words[first] not in _INSIDE:
        return
    if any(draft.roles.get(role) for role in ("visitor", "participant", "appointee", "person")):
        return
    comma = next((k for k in range(trigger.j, trigger.sentence.last) if doc.words[k] == ","), trigger.sentence.last)
    for group in groups_of(doc, trigger.sentence, (trigger.i, trigger.j)):
        items = tuple(x for x in group.items if x.j > comma + 1)
        if items and group.i <= comma + 1 < group.j and doc.words[group.j : group.j + 1] != [","]:
            for item in items:
                draft.roles.get("appointer", {}).pop(item.ref, None)
            _fill(doc, draft, trigger, Group(items, "subject", group.i))


def _shared_subject(doc: Document, trigger: Trigger, others: list[Trigger]) -> Group | None:
    """The subject of the verb before, where "dan", "serta" or "sekaligus" joins the two verbs."""
    k = trigger.i - 1
    while k > trigger.sentence.first and doc.words[k] in _BETWEEN_VERBS:
        k -= 1
    if doc.words[k] not in _AND or trigger.voice not in ("active", "base", "buying", "selling"):
        return None
    verbs = [o for o in others if o.j <= k and o.voice in ("active", "base", "buying", "selling")]
    for verb in reversed(verbs):
        for group in reversed(groups_of(doc, trigger.sentence, (verb.i, verb.j))):
            if group.slot == "subject" and group.j <= verb.i and reachable(doc, (verb.i, verb.j), group, []):
                return group
    return None


def _first_verb(doc: Document, trigger: Trigger, others: list[Trigger]) -> Trigger | None:
    """ "ia mengunjungi X dan bertemu Y": what stands before a second verb is the object of the first."""
    k = trigger.i - 1
    if doc.words[k] not in _AND or trigger.voice not in ("active", "base"):
        return None
    verbs = [o for o in others if o.j <= k and o.voice in ("active", "base")]
    return verbs[-1] if verbs and _CLAUSE.isdisjoint(doc.words[verbs[-1].j : k]) else None


def _giver_of_clause(doc: Document, draft: Draft, groups: list[Group], others: list[Trigger]) -> None:
    """ "X menyerahkan penghargaan … serta bantuan …": the subject of the verb before gives the second thing too."""
    seen = ("visit", "meeting")  # who looks at the giving does not give
    verbs = [o for o in others if o.voice in ("active", "base") and o.j <= draft.at and o.event not in seen]
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
        if role is None or (role in _GIVES and group.slot == "oleh" and not _by(doc, trigger, group)):
            continue
        if draft.type == "trade_mission" and group.j <= trigger.i and doc.words[trigger.i - 1] == "tujuan":
            role = "host"  # "Kalteng jadi tujuan misi dagang Jatim"
        between = set(doc.words[group.j : trigger.i])
        if role == "signatory" and between & _WITNESSES:
            role = "witness"
        elif role == "giver" and trigger.voice == "noun" and between & _GETS:
            role = "receiver"  # "X telah mendapatkan dua bantuan"
        if role == "sender_host":
            role = "sender" if n == 0 else "host"
        elif role == "sender" and group.slot == "object" and n > 0:
            role = "host"
        elif role == "leader_or_participant":
            role = "leader" if _leads(doc, trigger, group) else "participant"
        if role == "host" and draft.type == "trade_mission" and n == 0 and draft.roles.get("host"):
            return  # a second "ke …" in the sentence tells of another mission
        apart = group.slot != "oleh" and group.i != trigger.j
        if role == "appointer" and apart and doc.words[item.j : item.j + 1] in (["sebagai"], ["menjadi"]):
            continue  # "yang dilantik yakni X sebagai …"
        rule = f"event.{draft.type}.{trigger.voice}.{group.slot}"
        draft.add(role, item.ref, doc.evidence(item.i, item.j, rule))


def _by(doc: Document, trigger: Trigger, group: Group) -> bool:
    """ "penyaluran bantuan oleh X" names who does it; "bantuan yang didata oleh X" and an "oleh" before it do not."""
    if trigger.voice != "noun":
        return True
    between = doc.words[trigger.j : group.at]
    return group.i >= trigger.j and not any(w in _CLAUSE or (w.startswith("di") and len(w) > 5) for w in between)


def _governs(doc: Document, trigger: Trigger, group: Group) -> bool:
    """Whether a group left of a noun acts in it: a verb stands between, and no comma or clause boundary."""
    between = doc.words[group.j : trigger.i]
    if between[:1] == [","] and not _INSIDE.isdisjoint(between[1:2]) and _spoke(doc, group):
        between = between[1:]  # "kata X, dalam rapat …"
    if trigger.event in _DONE and (_says(doc, group.j, trigger.i) or doc.lexicon.stances & {(w,) for w in between}):
        return False  # "X mengatakan bantuan …": who speaks of it is not who gives it
    if trigger.event == "meeting" and between and doc.longest(trigger.i - 1, "speech"):
        return False  # "X menilai forum semacam ini …": who judges a meeting need not have been there
    if trigger.event == "trade_mission" and between and between[-1] in _INSIDE:
        return False  # "transaksi Jatim dalam misi dagang": what happens in it is not its sender
    return not (not between or len(between) > 7 or any(w in {",", ";", ".", ":", "yang", "bahwa"} for w in between))


def _spoke(doc: Document, group: Group) -> bool:
    """Whether a word of saying stands right before a mention: "kata | X"."""
    return group.i > 0 and bool(doc.longest(group.i - 1, "speech"))


def _of_relative(doc: Document, group: Group, trigger: Trigger) -> bool:
    """ "Bupati X memuji petani yang meraih …": the subject of the relative clause is the noun before "yang"."""
    for k in range(trigger.i - 1, max(group.j, trigger.i - 4) - 1, -1):
        if doc.words[k] == ",":
            return False
        if doc.words[k] == "yang":
            return any(w[0].isalnum() for w in doc.words[group.j : k])
    return False


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
    return bool(doc.starting("speech", i, j))


def _leads(doc: Document, trigger: Trigger, group: Group) -> bool:
    return any(w in ("memimpin", "pimpin", "membawa", "boyong") for w in doc.words[group.j : trigger.j])
