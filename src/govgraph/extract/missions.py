"""Trade missions: senders and hosts are areas, and what a report of a mission tells belongs to the mission."""

from __future__ import annotations

from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.circumstances import Circumstances
from govgraph.extract.document import Document, NameChunk, PlaceChunk, TitleChunk
from govgraph.extract.drafts import Draft
from govgraph.extract.frames import items_of
from govgraph.extract.joining import main_mission, reported
from govgraph.extract.people import People
from govgraph.model import Amount, Evidence, Filler

_TOTALS = frozenset({"sejak", "selama", "sepanjang", "berharap", "diharapkan"})

_WHITHER = frozenset({"dari", "ke", "di"})
_APART = frozenset({"dihubungi", "terpisah"})
_TRADERS = frozenset({"pelaku", "pengusaha", "umkm", "ukm", "ikm", "peserta", "perusahaan"})
_SUCH_AS = frozenset({"antara", "antaranya", "diantaranya", "yakni", "yaitu", "terdapat", "termasuk", "seperti"})
_COMPANION = 6  # tokens between "didampingi" and the name of who stands beside the leader


def areas_of_mission(doc: Document, draft: Draft, areas: Areas, bodies: Bodies, people: People) -> None:
    """Senders and hosts are areas: a body stands for its area, a city for its province."""
    subjects = {
        bodies.place_of(value): filler
        for value, filler in draft.roles.get("sender", {}).items()
        if value in bodies.agencies and ".subject" in filler.evidence.rule
    }
    for role in ("sender", "host"):
        fillers = draft.roles.pop(role, {})
        for value, filler in fillers.items():
            at_home = role == "host" and filler.evidence.rule.endswith(".di")  # "di KBRI Singapura"
            if value.startswith("o") and bodies.government_of(value) is None and not at_home:
                continue  # a chamber of commerce takes part; its area sends
            ref = bodies.place_of(value) if value.startswith("o") else value
            if ref is None:
                continue
            code = areas.key_of(ref)
            province = doc.lexicon.lexicon.province_of(code) if code is not None else None
            if role == "host" and province is not None and province != code:
                ref = areas.ids.get(province) or _imply(doc, areas, province, filler.evidence)
            if role == "host":
                ref = _country_of(doc, areas, ref, filler.evidence)
            draft.add(role, ref, filler.evidence)
    objects = {
        v for v, f in draft.roles.get("sender", {}).items() if f.evidence.rule.endswith((".object", ".antara", ".dari"))
    }
    if objects:
        draft.roles["sender"] = {v: f for v, f in draft.roles["sender"].items() if v in objects}
    _sender_by_leader(draft, people)
    _sender_by_subject(doc, draft, subjects)
    draft.strong = draft.strong or bool(draft.roles.get("sender") and draft.roles.get("host"))  # "temu bisnis A dan B"
    for value in draft.fillers("sender") & draft.fillers("host"):
        both = len(draft.fillers("sender")) > 1  # "A dan B dipertemukan misi dagang di kota B"
        del draft.roles["sender" if both else "host"][value]
    _city_of_host(doc, draft, areas)
    _sides_before(doc, draft)


def _city_of_host(doc: Document, draft: Draft, areas: Areas) -> None:
    """ "Pemkot A dan Pemkot B … misi dagang di B": the city whose province is the host does not send."""
    senders, hosts = draft.roles.get("sender", {}), {areas.key_of(value) for value in draft.fillers("host")}
    for value in list(senders):
        code = areas.key_of(value)
        province = doc.lexicon.lexicon.province_of(code) if code is not None else None
        if province is not None and province != code and province in hosts and len(senders) > 1:
            del senders[value]


def settle_missions(
    doc: Document, drafts: list[Draft], around: Circumstances, people: People, areas: Areas, bodies: Bodies
) -> None:
    """Complete the missions of an article from its main one, which its report is about.

    Missions told in passing ("misi dagang ke Aceh") are of the main sender, a return visit is the host's; meetings,
    openings and deals of the same day are told of the main mission; its officials who speak took part in it.
    """
    missions = [d for d in drafts if d.type == "trade_mission"]
    main = main_mission(drafts)
    if main is None:
        return
    _passing(missions, main)
    _fold(doc, drafts, missions, main)
    _sums(doc, drafts, main, around)
    for mission in missions:
        _host_receives(mission)
    _firms(doc, main, bodies)
    _officials(doc, main, people, areas)


def _host_receives(mission: Draft) -> None:
    """ "Pengusaha A dan B bertransaksi dalam misi dagang" of A at B's: who receives does not send."""
    for value in mission.fillers("sender") & mission.fillers("host"):
        if len(mission.fillers("sender")) > 1:
            del mission.roles["sender"][value]


def _firms(doc: Document, main: Draft, bodies: Bodies) -> None:
    """ "Pelaku usaha yang ikut, antara lain PT A dan CV B": the firms of a list of who came along."""
    for sentence in doc.sentences:
        words = doc.words[sentence.first : sentence.last]
        if sentence.kind != "body" or _TRADERS.isdisjoint(words):
            continue
        begin = next((k for k, w in enumerate(words) if w in _SUCH_AS), None)
        if begin is None:
            continue
        for item in items_of(doc, sentence):
            if item.kind == "org" and item.i >= sentence.first + begin and bodies.type_of(item.ref) == "company":
                main.add("participant", item.ref, doc.evidence(item.i, item.j, "event.trade_mission.firm"))


def _sides_before(doc: Document, draft: Draft) -> None:
    """ "Kaltim membawa pulang Rp5 miliar dari Bali. Misi dagang itu …": the two areas of the sentence before."""
    sentence = doc.sentences[draft.sentences[0]]
    before = doc.sentences[sentence.index - 1] if sentence.index else sentence
    opens = draft.at - sentence.first <= 1 and draft.voice == "noun" and before.paragraph == sentence.paragraph
    if not opens or draft.roles.get("sender") or before is sentence:
        return
    found = [x for x in items_of(doc, before) if x.kind == "area"]
    if len(found) != 2 or not draft.fillers("host") <= {found[1].ref}:
        return
    if found[0].i - before.first > 2 or doc.words[found[1].i - 1] not in _WHITHER:
        return
    for role, item in zip(("sender", "host"), found, strict=True):
        draft.add(role, item.ref, doc.evidence(item.i, item.j, "event.trade_mission.sides_before"))


def _passing(missions: list[Draft], main: Draft) -> None:
    sender, host = next(iter(main.roles["sender"].values())), next(iter(main.roles["host"].values()))
    for draft in missions:
        draft.strong = True
        if draft is main or draft.roles.get("sender") or not draft.roles.get("host"):
            continue
        back = sender.value in draft.fillers("host")
        filler = host if back else sender
        draft.add("sender", filler.value, draft.evidence[0])


def _fold(doc: Document, drafts: list[Draft], missions: list[Draft], main: Draft) -> None:
    """Deals, meetings and openings of the mission's day are the mission."""
    for other in [d for d in drafts if d.type in ("transaction", "meeting", "opening")]:
        if other.type == "meeting" and not other.generic:
            continue
        same_day = other.date is None or main.date is None or other.date.start == main.date.start
        named = any(w[:1].isupper() for what in other.fillers("what") for w in what.split()[1:])
        named = named and not _opens_mission(doc, other)
        if other.type != "transaction" and (not same_day or (other.type == "opening" and named)):
            continue
        before = [m for m in missions if m.at <= other.at]
        home = before[-1] if before and other.type == "transaction" else main
        told = {w for s in other.sentences for w in doc.words[doc.sentences[s].first : doc.sentences[s].last]}
        if other.type == "transaction" and same_day and other.status == "held" and not told & _TOTALS:
            elsewhere = {doc.sentences[s].start for m in missions if m is not home for s in m.sentences}
            _take(home, [a for a in other.amounts if a.evidence.sentence_start not in elsewhere])
        for role in ("participant", "opener"):
            for value, filler in other.roles.get(role, {}).items():
                if value.startswith("p") and value not in home.fillers("leader"):
                    home.add("participant", value, filler.evidence)
        drafts.remove(other)


def _opens_mission(doc: Document, opening: Draft) -> bool:
    """ "Gubernur Buka Misi Dagang": what is opened is the mission, capitals of a headline or not."""
    starts = [doc.token_at(f.evidence.start) for f in opening.roles.get("what", {}).values()]
    hits = [doc.longest(k, "trigger") for k in starts if k is not None]
    return any(entry.key == "trade_mission" for hit in hits if hit is not None for entry in hit[1])


def leader_once(draft: Draft) -> None:
    """Who leads a mission is no participant besides."""
    for leader in draft.fillers("leader"):
        draft.roles.get("participant", {}).pop(leader, None)


def _sums(doc: Document, drafts: list[Draft], main: Draft, around: Circumstances) -> None:
    """Sums told in the report are the main mission's, unless their sentence tells of another event or of totals."""
    passing = not (main.titled or main.headline)  # a report of something else: only what stands beside the mission
    taken = {s for d in drafts if d is not main and d.strong and not d.headline for s in d.sentences}
    for sentence in doc.sentences:
        if (
            sentence.kind != "body"
            or sentence.index in taken
            or (passing and sentence.index < min(main.sentences))
            or set(doc.words[sentence.first : sentence.last]) & _TOTALS
            or around.of_another_year(sentence, main.date)
        ):
            continue
        _take(main, around.amounts(sentence))


def _take(mission: Draft, amounts: list[Amount]) -> None:
    """Sums told of a mission beside its own; what was aimed at did not happen ("di atas target Rp7 miliar")."""
    known = {(a.value, a.currency) for a in mission.amounts}
    mission.amounts.extend(a for a in amounts if a.stage != "target" and (a.value, a.currency) not in known)


def _officials(doc: Document, main: Draft, people: People, areas: Areas) -> None:
    """Office-holders of the two sides who act or speak in the report took part, if the report is of one mission."""
    sides = {code for code, ref in areas.ids.items() if ref in main.fillers("sender") | main.fillers("host")}
    away = _elsewhere(doc)
    about = reported(doc, main)
    home = {doc.sentences[s].paragraph for s in main.sentences}
    for sentence in doc.sentences:
        if sentence.kind not in ("body", "caption"):
            continue
        if not about and (sentence.paragraph not in home or sentence.index < min(main.sentences)):
            continue  # an aside tells who took part beside it
        for chunk in doc.chunks[sentence.index]:
            if (
                not isinstance(chunk, (NameChunk, TitleChunk))
                or chunk.ref is None
                or chunk.ref in away
                or chunk.ref in main.fillers("leader")
            ):
                continue
            posts = [p for p in people.posts_of(chunk.ref) if not p.former and p.ref is not None]
            codes = {code for code, ref in areas.ids.items() if any(p.ref == ref for p in posts)}
            if codes & sides:
                beside = "didampingi" in doc.words[max(sentence.first, chunk.i - _COMPANION) : chunk.i]
                role = "leader" if _leads(doc, chunk.j, sentence.last) and not beside else "participant"
                if role == "leader":
                    main.roles.get("participant", {}).pop(chunk.ref, None)
                main.add(role, chunk.ref, doc.evidence(chunk.i, chunk.j, "event.trade_mission.official"))


def _elsewhere(doc: Document) -> set[str]:
    """Who was reached by telephone or spoke at another occasion."""
    apart = [s for s in doc.sentences if not _APART.isdisjoint(doc.words[s.first : s.last])]
    return {c.ref for s in apart for c in doc.chunks[s.index] if isinstance(c, (NameChunk, TitleChunk)) and c.ref}


def _leads(doc: Document, j: int, last: int) -> bool:
    """Whether who is named before ``j`` leads, and leads nothing but the mission ("memimpin kunjungan kerja")."""
    verb = next((k for k in range(j, min(j + 3, last)) if doc.words[k] == "memimpin"), None)
    if verb is None:
        return False
    hits = [doc.longest(k, "trigger") for k in doc.starting("trigger", verb + 1, min(verb + 4, last))]
    entries = [entry for hit in hits if hit is not None for entry in hit[1] if "strong" in entry.flags]
    return all(entry.key == "trade_mission" for entry in entries)


def _imply(doc: Document, areas: Areas, code: str, evidence: Evidence) -> str:
    token = doc.token_at(evidence.start) or 0
    chunk = PlaceChunk(token, token + 1, "place.implied", candidates=(code,), code=code)
    areas.register(chunk)
    return areas.ids[code]


def _country_of(doc: Document, areas: Areas, ref: str, evidence: Evidence) -> str:
    """ "misi dagang ke Kuala Lumpur": a city stands for its province, one abroad for its country."""
    at = doc.token_at(evidence.start)
    hit = doc.longest(at, "foreign") if at is not None else None
    kind, _, name = hit[1][0].key.partition("|") if hit is not None else ("", "", "")
    code = name.split("/", maxsplit=1)[0]
    if kind != "city" or not code:
        return ref
    return areas.ids.get(code) or _imply(doc, areas, code, evidence)


def _sender_by_leader(draft: Draft, people: People) -> None:
    """A mission led by a governor is his province's, when nothing else names the sender."""
    if draft.roles.get("sender"):
        return
    for value, filler in draft.roles.get("leader", {}).items():
        for post in people.posts_of(value):
            if post.ref is not None and post.ref.startswith("l") and not post.former:
                draft.add("sender", post.ref, filler.evidence)
                return


def _sender_by_subject(doc: Document, draft: Draft, agencies: dict[str | None, Filler]) -> None:
    """An agency that holds a mission, or a governor whose name is not told, stands for the area that sends it."""
    if draft.roles.get("sender"):
        return
    sentence = doc.sentence_at(draft.at)
    for ref, filler in agencies.items():
        if ref is not None and ref not in draft.fillers("host"):
            draft.add("sender", ref, filler.evidence)
            return
    for chunk in doc.chunks[sentence.index]:
        if isinstance(chunk, TitleChunk) and chunk.j <= draft.at and chunk.place is not None and not chunk.former:
            if chunk.place.ref is not None and chunk.place.ref not in draft.fillers("host"):
                draft.add("sender", chunk.place.ref, doc.evidence(chunk.i, chunk.j, "event.trade_mission.subject_post"))
            return
