"""Sums that a later sentence tells of an event: "Bupati X menyerahkan santunan. Total nilai bantuannya Rp600 juta."."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from govgraph.extract.circumstances import Circumstances
from govgraph.extract.document import Document, Sentence
from govgraph.extract.drafts import Draft
from govgraph.extract.triggers import AHEAD
from govgraph.model import Amount

_NEXT, _FAR = 3, 8  # sentences between an event and a sum of it; of the only mission told
_WORTH = frozenset({"nilainya", "totalnya", "jumlahnya", "besarannya", "nominalnya"})
_COUNTS = frozenset({"trade_mission", "transaction", "aid", "agreement", "cooperation", "opening"})
_SUMS = frozenset({"nilai", "besaran", "besarnya", "nominal", "total", "jumlah", "dana", "uang", "investasi", "proyek"})
_POINTS = frozenset({"ini", "itu", "tersebut"})  # "Nilai kerja sama | ini …", "Dana sebesar Rp5 juta | itu …"
_POINT_REACH, _GIVEN_REACH, _SOON = 8, 4, 2
_GIVEN = frozenset({
    "bantu", "membantu", "bantuan", "hibah", "hibahkan", "santunan", "serahkan", "berikan", "beri", "salurkan",
    "gelontorkan", "donasi", "donasikan", "sumbangan", "sumbang", "kucurkan",
})  # fmt: skip
_OFTEN = frozenset({"tahun", "sejak", "selama", "setiap", "tiap", "target", "rata-rata", "sebelumnya", "lalu"})


def lend_sums(doc: Document, told: list[Draft], rest: list[Draft]) -> None:
    """Give the sums of gifts without a giver (``rest``) to the gift of ``told`` that was spoken of just before."""
    starts = [s.start for s in doc.sentences]
    gifts = [d for d in told if d.type == "aid"]
    for orphan in (d for d in rest if d.type == "aid"):
        for amount in orphan.amounts:
            at = bisect_right(starts, amount.evidence.start) - 1
            before = [(s, n) for n, d in enumerate(gifts) for s in d.sentences if 0 <= at - s <= _NEXT]
            if before and orphan.status != "denied":
                _add(gifts[max(before)[1]], amount)


def add_parts(told: list[Draft], around: Circumstances) -> None:
    """Give an event the sums of a later sentence that tells its worth ("Nilainya …") or its parts ("menyumbang …")."""
    events = [d for d in told if d.type in _COUNTS]
    taken = {s for d in events for s in d.sentences}
    reach = _FAR if [d.type for d in events].count("trade_mission") == 1 else _NEXT
    doc = around.doc
    for index in sorted(around.money):
        sentence = doc.sentences[index]
        before = [(s, n) for n, d in enumerate(events) for s in d.sentences if 0 < index - s <= reach]
        if index in taken or not before or sentence.kind != "body":
            continue
        event = events[max(before)[1]]
        near = index - max(before)[0]
        worth = near <= _NEXT and (doc.words[sentence.first] in _WORTH or _points_back(doc, sentence))
        worth = worth or (near <= _SOON and event.type == "aid" and not event.amounts and _given(around, sentence))
        for amount in around.amounts(sentence):
            part = event.type == "trade_mission" and amount.kind == "part"
            cost = event.type == "opening" and amount.kind == "cost" and not event.amounts
            if ((worth or cost) and amount.stage != "target") or (part and amount.stage == "realised"):
                _add(event, amount)
    for event in events:
        if event.type == "trade_mission":
            _name_parts(event)


def _points_back(doc: Document, sentence: Sentence) -> bool:
    """ "Nilai kerja sama ini Rp2 triliun.", "Dana sebesar Rp5 juta itu dipakai …": a sum of what was told."""
    words = doc.words[sentence.first : min(sentence.last, sentence.first + _POINT_REACH)]
    return words[0] in _SUMS and not _POINTS.isdisjoint(words) and _OFTEN.isdisjoint(words)


def _given(around: Circumstances, sentence: Sentence) -> bool:
    """ "Kami bantu Rp500 juta": who gave says how much, in a sentence that tells of no year and no plan."""
    doc = around.doc
    words = doc.words[sentence.first : sentence.last]
    if not (_OFTEN | AHEAD).isdisjoint(words):
        return False
    first = doc.token_at(around.money[sentence.index][0].start) or sentence.first
    return not _GIVEN.isdisjoint(doc.words[max(sentence.first, first - _GIVEN_REACH) : first])


def _name_parts(mission: Draft) -> None:
    """ "… Rp23,5 miliar. Kayu laku Rp200 juta.": less than half of a mission's total is a part."""
    for n, amount in enumerate(mission.amounts):
        same = [a.value for a in mission.amounts if (a.kind, a.currency) == ("total", amount.currency)]
        if amount.kind == "total" and amount.as_of is None and 2 * amount.value < max(same):
            mission.amounts[n] = replace(amount, kind="part")


def _add(event: Draft, amount: Amount) -> None:
    if all((known.value, known.currency) != (amount.value, amount.currency) for known in event.amounts):
        event.amounts.append(amount)
