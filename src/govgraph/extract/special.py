"""What single event types need beyond the frames table: parties behind signatories, posts, objects."""

from __future__ import annotations

from bisect import bisect_right
from itertools import zip_longest

from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.document import Chunk, Document, NameChunk, Sentence, TitleChunk
from govgraph.extract.drafts import Draft
from govgraph.extract.frames import items_of
from govgraph.extract.gifts import complete_gift
from govgraph.extract.joining import join
from govgraph.extract.kin import Kin, all_meet, meet
from govgraph.extract.missions import areas_of_mission
from govgraph.extract.people import People
from govgraph.extract.ties import officials_tie, side_of
from govgraph.extract.triggers import Trigger
from govgraph.model import Filler

_END = frozenset({
    ",", ";", ".", "(", ")", "–", "—", ":", "yang", "di", "pada", "saat", "ketika", "usai", "oleh",
    "bersama", "dengan", "kepada", "untuk", "sebagai", "dalam", "guna", "dan", "secara", "karena",
    "sekaligus", "hari", "ke", "senilai", "seharga",
})  # fmt: skip
_POINTERS = frozenset({
    "ini", "itu", "tersebut", "yang", "juga", "merupakan", "bakal", "akan", "melalui", "lewat", "bersama",
})  # fmt: skip
_AWARDED = frozenset({"dari", "atas"})  # who gives it and what for end the name of an award
_WON = frozenset({  # part of that name
    "juara", "peringkat", "predikat", "opini", "medali", "piala", "gelar", "rekor", "satyalancana", "adipura",
    "kalpataru", "trofi",
})  # fmt: skip
_HANDED = frozenset({"diserahkan", "diberikan", "diterima", "diraih", "disematkan", "dianugerahkan"})
_NAMED = ("dianugerahi", "diganjar", "dinobatkan", "dihadiahi")
_HAPPENING = frozenset({
    "dilakukan", "dilaksanakan", "digelar", "berlangsung", "ditandai", "dihadiri", "disaksikan", "dipimpin",
    "diselenggarakan", "diadakan", "dipusatkan", "diikuti", "diawali", "dirangkai", "didampingi", "bertempat", "akan",
})  # fmt: skip
_BESIDE_VERB = frozenset({
    "juga", "resmi", "telah", "sudah", "akan", "tersebut", "itu", "ini", "langsung", "secara", "baru", "saja",
    "kembali", "rencananya", "yang", "segera", "bakal", "kini", "sempat",
})  # fmt: skip
# "Rumah Sakit Siak | resmi beroperasi setelah diresmikan": what the clause before says of it
_STATES = frozenset({
    "resmi", "setelah", "usai", "sejak", "beroperasi", "berdiri", "mulai", "kini", "telah", "sudah", "sebelumnya",
})  # fmt: skip
_OPENS = frozenset({"adapun", "sementara", "selain", "itu", "kemudian", "selanjutnya", "lalu", "sedangkan", "dan"})
_MANNER = frozenset({"secara", "langsung", "resmi", "simbolis", "virtual", "daring", "juga", "sekaligus", "serentak"})
_THAT = frozenset({"tersebut", "itu", "ini"})
_ALREADY = frozenset({"sejak", "selama", "sebelumnya", "kembali", "telah", "sudah"})  # a tie older than the signing
INTO = frozenset({"sebagai", "menjadi", "jadi", "selaku", "jabatan", "jabat", "menjabat", "kursi", "posisi"})
_SETTLED = frozenset({"menetapkan", "tetapkan", "penetapan"})
_BECOMES = frozenset({"sebagai", "menjadi", "jadi"})
_MAX_OBJECT = 9


def complete(doc: Document, draft: Draft, trigger: Trigger, areas: Areas, bodies: Bodies, people: People) -> None:
    """Fill the roles of ``draft`` that its type derives from others or from the words around the trigger."""
    if draft.type == "trade_mission":
        areas_of_mission(doc, draft, areas, bodies, people)
    elif draft.type == "agreement":
        _parties(draft, areas, people)
    elif draft.type == "cooperation":
        officials_tie(draft, areas, bodies, people)
    elif draft.type in ("appointment", "end_of_term"):
        _post(doc, draft, trigger)
    elif draft.type in ("opening", "award"):
        _object(doc, draft, trigger)
        _official_opens(doc, draft, trigger, bodies)
    elif draft.type == "aid":
        complete_gift(doc, draft, trigger, bodies)
    elif draft.type == "transaction" and trigger.form == "investasi" and trigger.voice == "noun":
        _investor_beside(doc, draft, trigger, bodies)
    elif draft.type == "transaction" and trigger.form.endswith(("ekspor", "impor")):
        _firms_trade(draft, bodies)


def _official_opens(doc: Document, draft: Draft, trigger: Trigger, bodies: Bodies) -> None:
    """ "Peresmian X oleh Menteri Y" where nobody is named so: the ministry or the government opens, if it is named."""
    if draft.type != "opening" or trigger.voice != "noun" or draft.roles.get("opener"):
        return
    for chunk in doc.chunks[trigger.sentence.index]:
        if not isinstance(chunk, TitleChunk) or chunk.ref is not None or doc.words[chunk.i - 1] != "oleh":
            continue
        body = doc.lexicon.bodies.get(chunk.body)
        own = bodies.ref_of(body.name) if body is not None else None
        ref = own or bodies.government(chunk.place.code if chunk.place is not None else None)
        if ref is not None and trigger.j <= chunk.i and not chunk.former:
            draft.add("opener", ref, doc.evidence(chunk.i, chunk.j, "event.opening.official"))


def _investor_beside(doc: Document, draft: Draft, trigger: Trigger, bodies: Bodies) -> None:
    """ "Investasi PT X sebesar Rp3 triliun", "investasi dari PT X": with a firm right behind it, the noun is enough."""
    for value, filler in draft.roles.get("investor", {}).items():
        at = doc.token_at(filler.evidence.start)
        behind = at == trigger.j or (at == trigger.j + 1 and doc.words[trigger.j] == "dari")
        draft.strong = draft.strong or (behind and bodies.type_of(value) == "company")


def _firms_trade(draft: Draft, bodies: Bodies) -> None:
    """ "Ekspor Jawa Tengah mencapai …": what an area or its government exports is a statistic, no deal."""
    for role, fillers in draft.roles.items():
        kept = {v: f for v, f in fillers.items() if not v.startswith("l") and bodies.type_of(v) != "government"}
        draft.roles[role] = kept


def one_party_once(draft: Draft, areas: Areas, bodies: Bodies) -> None:
    """Where a government is a party, gives or receives, its area is and does not as well."""
    for role in ("party", "giver", "receiver"):
        fillers = draft.roles.get(role, {})
        governed = {areas.ids.get(code or "") for value in fillers for code in [bodies.government_of(value)] if code}
        if governed:
            draft.roles[role] = {v: f for v, f in fillers.items() if v not in governed}
        codes = {v: areas.key_of(v) or "" for v in draft.fillers(role) if role != "party"}
        wide = {v for v, code in codes.items() if code and any(c.startswith(f"{code}.") for c in codes.values())}
        if wide:  # "Desa A, Kecamatan B, Kabupaten C meraih …": where it lies
            draft.roles[role] = {v: f for v, f in draft.roles[role].items() if v not in wide}
    acting = {v: f for v, f in draft.roles.get("giver", {}).items() if not v.startswith("l")}
    if acting:  # "Kota X … Wali Kota Y menyerahkan bantuan": somebody gives for the area
        draft.roles["giver"] = acting


def chapter_once(draft: Draft, bodies: Bodies) -> None:
    """ "Audiensi PMKRI … pengurus PMKRI Belu": the body that a headline names is the chapter that came."""
    for fillers in draft.roles.values():
        names = {v: bodies.name_of(v) for v, f in fillers.items() if f.ref and v.startswith("o")}
        for value, name in names.items():
            if any(other.startswith(f"{name} ") for other in names.values()):
                del fillers[value]


def fold_transactions(drafts: list[Draft]) -> None:
    """A sum that was given as aid is no deal of its own."""
    given = [(d.sentences, {a.value for a in d.amounts}) for d in drafts if d.type == "aid"]
    for deal in [d for d in drafts if d.type == "transaction"]:
        if any(set(deal.sentences) & set(s) and {a.value for a in deal.amounts} <= v for s, v in given):
            drafts.remove(deal)


def fold_cooperations(doc: Document, drafts: list[Draft], kin: Kin) -> None:
    """The tie that a headline tells of is the agreement that the report says was signed.

    So is a tie of the same two in the sentence before.
    Of two bodies both have to be its parties; an area may stand for a partner from there ("Sukabumi gandeng Jepang").
    """
    signed = [d for d in drafts if d.type == "agreement" and d.roles.get("party")]
    for tie in [d for d in drafts if d.type == "cooperation" and d.roles.get("party")]:
        for agreement in signed:
            if not (tie.headline or tie.titled or _same_pair(doc, tie, agreement, kin)):
                continue
            strangers = {p for p in tie.fillers("party") if not meet({p}, agreement.fillers("party"), kin)}
            if strangers == tie.fillers("party") or any(not p.startswith("l") for p in strangers):
                continue
            for party in strangers:
                del tie.roles["party"][party]
            join(agreement, tie)
            drafts.remove(tie)
            break


def _same_pair(doc: Document, tie: Draft, agreement: Draft, kin: Kin) -> bool:
    """ "A menggandeng B. Kesepakatan itu diteken …": a tie of two who, or whose governments, sign in the next one."""
    next_told = any(0 < a - t <= 1 for t in tie.sentences for a in agreement.sentences)
    told = {w for s in tie.sentences for w in doc.words[doc.sentences[s].first : doc.sentences[s].last]}
    if not next_told or tie.status != agreement.status or told & _ALREADY:
        return False
    return all_meet(tie.fillers("party"), agreement.fillers("party"), kin)


def _parties(draft: Draft, areas: Areas, people: People) -> None:
    """People sign for bodies: without named parties, the bodies or areas of the signatories' posts are the parties."""
    if len(draft.roles.get("party", {})) >= 2:
        return
    draft.derived = not draft.roles.get("party")
    for value, filler in list(draft.roles.get("signatory", {}).items()):
        ref = side_of(value, areas, people)
        if ref is not None:
            draft.add("party", ref, filler.evidence)


def _post(doc: Document, draft: Draft, trigger: Trigger) -> None:
    """The post of an appointment: behind "sebagai/menjadi", else the one named with the appointee.

    Whoever "is sworn in as X" is named with the post that he leaves: where X is no post we know, none is told.
    """
    person = next(iter(draft.roles.get("appointee", draft.roles.get("person", {}))), None)
    if trigger.form in _SETTLED and "terpilih" in doc.words[trigger.sentence.first : trigger.sentence.last]:
        draft.strong = True  # "KPU menetapkan A dan B sebagai bupati dan wakil bupati terpilih"
    first, last = trigger.sentence.first, trigger.sentence.last
    chunks = [c for c in doc.chunks[trigger.sentence.index] if c.i >= first]
    titles = [(c, after) for c, after in zip_longest(chunks, chunks[1:]) if isinstance(c, TitleChunk)]
    into = _own_post([c for c, _ in titles if c.i > first and doc.words[c.i - 1] in INTO], chunks, person)
    reach = last if draft.type == "appointment" else min(last, trigger.j + 2)  # "mundur karena maju sebagai calon"
    if into is None and person is not None and not any(_becomes(doc, k) for k in range(trigger.j, reach)):
        into = next((c for c, n in titles if isinstance(n, NameChunk) and n.i - c.j <= 3 and n.ref == person), None)
    if into is not None:
        text = " ".join(doc.wording(into.i, into.j).split())
        draft.add("post", text, doc.evidence(into.i, into.j, f"{draft.evidence[0].rule}.post"), ref=False)


def _becomes(doc: Document, k: int) -> bool:
    """Whether somebody is put into something at ``k``; who is suspected of a crime leaves his post."""
    return doc.words[k] in _BECOMES and doc.words[k + 1 : k + 2] not in (["tersangka"], ["terdakwa"], ["saksi"])


def _own_post(posts: list[TitleChunk], chunks: list[Chunk], person: str | None) -> TitleChunk | None:
    """Of the posts that people of a sentence are put into, the one told of ``person``: right behind that name."""
    for post in posts:
        names = [c for c in chunks if isinstance(c, NameChunk) and c.i < post.i]
        if person is None or not names or names[-1].ref == person:
            return post
    told = any(isinstance(c, NameChunk) and c.ref == person for c in chunks)
    return None if told and len(posts) > 1 else next(iter(posts), None)


def _object(doc: Document, draft: Draft, trigger: Trigger) -> None:
    """The words for what was opened or won: behind an active verb, before a passive one."""
    named = trigger.form.startswith(_NAMED)  # "dianugerahi gelar X": what is won stands behind a passive as well
    named = named or (draft.type == "award" and _named_award(doc, trigger))
    if draft.type == "award" and trigger.voice not in ("receive", "active", "base") and not named:
        return
    passive = trigger.voice == "passive" and not (draft.type == "award" and named)
    i, j = _before(doc, trigger) if passive else _behind(doc, trigger)
    if draft.type == "award" and j == i + 1 and doc.raw[i].islower() and doc.words[i] not in _WON:
        return  # "penghargaan bergengsi dari X": a quality is no name
    if j > i and doc.words[i] not in _POINTERS and any(doc.words[k] not in doc.lexicon.function for k in range(i, j)):
        text = " ".join(doc.wording(i, j).split())
        draft.add("what", text, doc.evidence(i, j, f"{draft.evidence[0].rule}.what"), ref=False)


def _named_award(doc: Document, trigger: Trigger) -> bool:
    """ "Penghargaan | Parahita Ekapraya | diserahkan …": a name between the noun and its verb."""
    i, j = _behind(doc, trigger) if trigger.voice == "noun" else (0, 0)
    verb = doc.words[j] if j < trigger.sentence.last else ""
    return j > i and all(doc.capital(k) or doc.raw[k].isdigit() for k in range(i, j)) and verb.startswith("di")


def _behind(doc: Document, trigger: Trigger) -> tuple[int, int]:
    """The words behind the verb up to the end of the noun phrase; "dan" inside a name does not end it."""
    award = trigger.event == "award"
    i = j = trigger.j
    if award:
        i = next((k for k in range(trigger.i, trigger.j) if doc.words[k] in _WON), i)
        i = j = next((x.j for x in items_of(doc, trigger.sentence) if x.i == i), i)  # "menganugerahi | Bali | gelar X"
    while not award and j < trigger.sentence.last and doc.words[j] in _MANNER:  # "membuka | secara langsung | pasar"
        i = j = j + 1
    while j < trigger.sentence.last and (j - i < _MAX_OBJECT or _name_goes_on(doc, i, j)):
        if j > i and _abbreviated(doc, j, trigger.sentence.last):
            j += 3
            continue
        if doc.words[j] in _END and not (j > i and _in_name(doc, j, trigger.sentence)):
            break
        if doc.words[j] in (_AWARDED if award else _HAPPENING) or doc.longest(j, "speech"):
            break
        if award and trigger.voice == "noun" and doc.words[j] in _HANDED:
            break
        j += 1
    return i, j


def _name_goes_on(doc: Document, i: int, j: int) -> bool:
    """A long name is not cut in the middle: "pembangunan Rumah Sakit Umum Daerah (RSUD) Tipe | C"."""
    return j - i < 2 * _MAX_OBJECT and all(doc.capital(k) and doc.raw[k][0].isalpha() for k in (j - 1, j))


def _abbreviated(doc: Document, j: int, last: int) -> bool:
    """ "Gedung Serba Guna | (GSG) | Bung Karno": an abbreviation inside a name."""
    return (
        j + 3 < last and doc.words[j] == "(" and doc.words[j + 2] == ")"
        and doc.raw[j + 1].isupper() and doc.capital(j - 1) and doc.capital(j + 3)
    )  # fmt: skip


def _in_name(doc: Document, j: int, sentence: Sentence) -> bool:
    """Whether a word that ends a phrase stands inside a name: "Seni | dan | Budaya", "Gedung Serba | Guna"."""
    if doc.words[j] == "dan":
        return j + 1 < sentence.last and doc.capital(j - 1) and doc.capital(j + 1)
    return sentence.kind == "body" and doc.capital(j - 1) and doc.capital(j) and doc.raw[j].isalpha()


def _before(doc: Document, trigger: Trigger) -> tuple[int, int]:
    j = trigger.i
    while j > trigger.sentence.first and doc.words[j - 1] in _BESIDE_VERB:
        j -= 1
    if j < trigger.i and doc.words[j] in _THAT:  # "acara yang digelar di X itu dibuka": the head is before "yang"
        j = next((k for k in range(j - 1, trigger.sentence.first, -1) if doc.words[k] == "yang"), j)
    i = j
    people = {k for item in items_of(doc, trigger.sentence) if item.kind == "person" for k in range(item.i, item.j)}
    while i > trigger.sentence.first and j - i < _MAX_OBJECT and doc.words[i - 1] not in _END and i - 1 not in people:
        i -= 1
    while i < j and doc.words[i] in _OPENS:
        i += 1
    j = next((k for k in range(i + 1, j) if doc.words[k] in _STATES), j)
    passing = doc.words[trigger.i - 1] == "yang"  # "visi yang dicanangkan": no name, told of in passing
    named = any(doc.capital(k) for k in range(max(i, trigger.sentence.first + 1), j))
    return (j, j) if passing and not named else (i, j)


def no_self_gift(draft: Draft) -> None:
    """Who is given something does not give it: "Penghargaan ini capaian Pemkab X" names no giver."""
    for giver, receiver in (("giver", "receiver"), ("appointer", "appointee")):
        for value in draft.fillers(giver) & draft.fillers(receiver):
            if giver == "giver" or len(draft.fillers(giver)) > 1:
                del draft.roles[giver][value]
            else:
                del draft.roles[receiver][value]


def share_witnesses(doc: Document, drafts: list[Draft]) -> None:
    """A signing that is told without its parties, before or after a list of them: its witnesses saw them all."""
    signed = [d for d in drafts if d.type == "agreement" and d.strong and d.status == "held"]
    listed = [d for d in signed if len(d.fillers("party")) >= 2]
    bare = [d for d in signed if not (d.fillers("party") or d.fillers("signatory"))]
    ceremonies = [d for d in bare if d.roles.get("witness")]
    for draft in listed:
        for ceremony in (*ceremonies, *(d for d in listed if d is not draft)):
            for value, filler in ceremony.roles.get("witness", {}).items():
                several = len(listed) > 2 or _before_all(doc, filler, listed)
                if _other_year(draft, ceremony):
                    continue  # "pertama kali meneken kerja sama pada 2003"
                if ceremony in ceremonies or (several and not _beside_parties(doc, ceremony, filler)):
                    draft.add("witness", value, filler.evidence)
    if listed:
        for ceremony in ceremonies:
            drafts.remove(ceremony)


def _other_year(a: Draft, b: Draft) -> bool:
    return a.date is not None and b.date is not None and (a.date.start or "")[:4] != (b.date.start or "")[:4]


def _before_all(doc: Document, witness: Filler, listed: list[Draft]) -> bool:
    """Whether a witness is named before all the parties of the signings: of the ceremony, not of one of them."""
    first = min(_sentence(doc, party) for draft in listed for party in draft.roles["party"].values())
    return _sentence(doc, witness) < first


def _beside_parties(doc: Document, draft: Draft, witness: Filler) -> bool:
    """Whether the sentence that names a witness names a party too: then he saw that agreement, not the ceremony."""
    told = {_sentence(doc, party) for party in draft.roles["party"].values()}
    return _sentence(doc, witness) in told


def _sentence(doc: Document, filler: Filler) -> int:
    return doc.sentence_of[bisect_right(doc.starts, filler.evidence.start) - 1]
