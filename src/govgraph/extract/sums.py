"""Sums that a later sentence tells of an event: "Bupati X menyerahkan santunan. Total nilai bantuannya Rp600 juta."."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from govgraph.extract.circumstances import Circumstances
from govgraph.extract.document import Document
from govgraph.extract.drafts import Draft
from govgraph.model import Amount

_NEXT, _FAR = 3, 8  # sentences between an event and a sum of it; of the only mission told
_WORTH = frozenset({"nilainya", "totalnya", "jumlahnya"})
_COUNTS = frozenset({"trade_mission", "transaction", "aid"})


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
        worth = doc.words[sentence.first] in _WORTH and index - max(before)[0] <= _NEXT
        for amount in around.amounts(sentence):
            part = event.type == "trade_mission" and amount.kind == "part"
            if (worth or part) and amount.stage == "realised":
                _add(event, amount)
    for event in events:
        if event.type == "trade_mission":
            _name_parts(event)


def _name_parts(mission: Draft) -> None:
    """ "… Rp23,5 miliar. Kayu laku Rp200 juta.": less than half of a mission's total is a part."""
    for n, amount in enumerate(mission.amounts):
        same = [a.value for a in mission.amounts if (a.kind, a.currency) == ("total", amount.currency)]
        if amount.kind == "total" and amount.as_of is None and 2 * amount.value < max(same):
            mission.amounts[n] = replace(amount, kind="part")


def _add(event: Draft, amount: Amount) -> None:
    if all((known.value, known.currency) != (amount.value, amount.currency) for known in event.amounts):
        event.amounts.append(amount)
