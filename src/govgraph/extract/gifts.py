"""Who gives where the frames find nobody: a ministry "pemerintah" acts by, an official without a name, a channel."""

from __future__ import annotations

from itertools import pairwise

from govgraph.extract.bodies import Bodies
from govgraph.extract.document import Document, Item, TitleChunk
from govgraph.extract.drafts import Draft
from govgraph.extract.frames import Group, groups_of, items_of, reachable
from govgraph.extract.triggers import Trigger

_BETWEEN = frozenset({
    "juga", "telah", "sudah", "langsung", "secara", "resmi", "kembali", "akan", "pun", "turut", "mulai", "terus",
    "simbolis", "ini",
})  # fmt: skip
_GOODS = frozenset({  # things that are given to be kept: no decree, no paper, no word of thanks
    "mobil", "motor", "ambulans", "ambulan", "kendaraan", "truk", "bus", "perahu", "kapal", "traktor", "alsintan",
    "mesin", "pompa", "genset", "sepeda", "laptop", "komputer", "tablet", "bibit", "benih", "pupuk", "ternak", "sapi",
    "kambing", "ikan", "beras", "sembako", "pangan", "makanan", "obat", "obat-obatan", "masker", "vitamin", "selimut",
    "tenda", "logistik", "pakaian", "seragam", "buku", "kartu", "kacamata", "gerobak", "etalase", "tangki", "tandon",
    "tabungan", "bonus", "bingkisan", "parsel", "takjil", "peralatan", "alat",
    "perlengkapan", "kruk", "tongkat",
})  # fmt: skip
_NO_GIFT = frozenset({
    "bukti", "tersangka", "sitaan", "pengganti", "kerugian", "kunci", "sertifikat", "dokumen", "berkas", "laporan",
    "sk", "surat", "keputusan", "kewenangan", "wewenang", "pengelolaan", "jabatan", "kepercayaan", "suara",
})  # fmt: skip
_MEASURES = frozenset({"unit", "paket", "ekor", "karung", "batang", "set", "kantong", "dus", "ton", "keping"})
_TO = frozenset({"kepada", "untuk", "bagi", "ke", "dari", ".", ",", "di", "yang", "saat", "pada"})
_LISTS = frozenset({",", "dan", "serta", ";", "hingga", "kemudian", "lalu", "juga"})
_SCALES = frozenset({"juta", "miliar", "milyar", "triliun", "ribu", "$", "rupiah", "lebih", ".", ",-", "dolar"})
_THING = 7  # tokens of the thing that is given
_STATE = frozenset({"pemerintah", "pusat"})
_CHANNELS = frozenset({"government", "agency", "ministry"})  # a bank only hands the money on


def complete_gift(doc: Document, draft: Draft, trigger: Trigger, bodies: Bodies) -> None:
    """Find the giver that the frames have not found; nothing is added where there is one."""
    draft.strong = draft.strong or _hands_over(doc, trigger)
    _each_with_sum(doc, draft, trigger)
    if not draft.roles.get("giver"):
        _ministry(doc, draft, trigger)
    if not draft.roles.get("giver") and trigger.voice in ("active", "base"):
        _official(doc, draft, trigger, bodies)
    if not draft.roles.get("giver") and trigger.voice in ("passive", "receive", "noun"):
        _channel(doc, draft, trigger, bodies)


def channel_gives(draft: Draft) -> None:
    """The office that hands a gift out gives it where no sentence of the article tells of another giver."""
    channel = draft.roles.pop("channel", {})
    if channel and not draft.roles.get("giver"):
        draft.roles["giver"] = channel


def _each_with_sum(doc: Document, draft: Draft, trigger: Trigger) -> None:
    """ "dari A Rp1 miliar, B Rp2 miliar dan C Rp3 miliar": whoever has a sum in the list gives, or gets, as A does."""
    items = [x for x in items_of(doc, trigger.sentence) if x.i >= trigger.j]
    for before, item in pairwise(items):
        role = next((r for r in ("giver", "receiver") if before.ref in draft.fillers(r)), None)
        after_sum = _sum_end(doc, before.j, item.i)
        if role is None or after_sum is None or item.kind == "area":
            continue
        own_sum = _sum_end(doc, item.j, trigger.sentence.last)
        if own_sum is not None and all(w in _LISTS for w in doc.words[after_sum : item.i]):
            draft.add(role, item.ref, doc.evidence(item.i, item.j, f"event.aid.{trigger.voice}.list"))


def _sum_end(doc: Document, k: int, last: int) -> int | None:
    """End of a sum of money that begins at ``k``, "sebesar" before it or not."""
    k += k < last and doc.words[k] in ("sebesar", "senilai", "sejumlah", "sebanyak", "memberikan", "menyumbang")
    if k >= last or not doc.words[k].startswith(("rp", "us")):
        return None
    k += 1
    while k < last and (doc.raw[k][0].isdigit() or doc.words[k] in _SCALES):
        k += 1
    return k


def _hands_over(doc: Document, trigger: Trigger) -> bool:
    """ "menyerahkan 12 unit traktor kepada …": a verb of giving is a gift where what is given is a thing."""
    if trigger.voice == "noun":
        return False
    if trigger.voice == "passive":
        thing = doc.words[max(trigger.sentence.first, trigger.i - _THING) : trigger.i]
    else:
        thing = doc.words[trigger.j : min(trigger.sentence.last, trigger.j + _THING)]
        end = next((k for k, w in enumerate(thing) if w in _TO), len(thing))
        thing = thing[:end]
    counted = any(a[0].isdigit() and b in _MEASURES for a, b in pairwise(thing))
    return (counted or not _GOODS.isdisjoint(thing)) and _NO_GIFT.isdisjoint(thing)


def _ministry(doc: Document, draft: Draft, trigger: Trigger) -> None:
    """ "Pemerintah (pusat) melalui Kementerian X menyalurkan …": the state has no other name here."""
    for group in _groups(doc, trigger, "lewat"):
        lead = doc.words[max(trigger.sentence.first, group.at - 2) : group.at]
        if group.j <= trigger.i and lead and lead[-1] in _STATE and _only_between(doc, group.j, trigger.i):
            _give(doc, draft, group.items[:1], "ministry")


def _official(doc: Document, draft: Draft, trigger: Trigger, bodies: Bodies) -> None:
    """ "Gubernur Papua mengirimkan …" with no name in the article: the government, else the area, gives."""
    for chunk in doc.chunks[trigger.sentence.index]:
        if not isinstance(chunk, TitleChunk) or chunk.ref is not None or not chunk.i < chunk.j <= trigger.i:
            continue
        if chunk.former or chunk.org is not None or chunk.place is None or chunk.place.ref is None:
            continue
        if _only_between(doc, chunk.j, trigger.i):
            ref = bodies.government(chunk.place.code) or chunk.place.ref
            draft.add("giver", ref, doc.evidence(chunk.i, chunk.j, "event.aid.official"))


def _channel(doc: Document, draft: Draft, trigger: Trigger, bodies: Bodies) -> None:
    """ "Warga menerima bantuan melalui Dinas X": an office that hands it out, no bank and no account."""
    for group in _groups(doc, trigger, "lewat"):
        given = tuple(x for x in group.items if x.kind == "org" and bodies.type_of(x.ref) in _CHANNELS)
        if group.i >= trigger.j and given:
            _give(doc, draft, given, "channel", "channel")


def _groups(doc: Document, trigger: Trigger, slot: str) -> list[Group]:
    span = (trigger.i, trigger.j)
    found = [g for g in groups_of(doc, trigger.sentence, span) if g.slot == slot]
    return [g for g in found if reachable(doc, span, g, [])]


def _only_between(doc: Document, i: int, j: int) -> bool:
    return all(w in _BETWEEN for w in doc.words[i:j])


def _give(doc: Document, draft: Draft, items: tuple[Item, ...], how: str, role: str = "giver") -> None:
    for item in items:
        if item.kind == "org":
            draft.add(role, item.ref, doc.evidence(item.i, item.j, f"event.aid.{how}"))
