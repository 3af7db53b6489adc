"""Sums that a later sentence tells of a gift: "Bupati X menyerahkan santunan. Total nilai bantuannya Rp600 juta."."""

from __future__ import annotations

from bisect import bisect_right

from govgraph.extract.document import Document
from govgraph.extract.drafts import Draft

_NEXT = 4  # sentences between a gift and a sum of it


def lend_sums(doc: Document, told: list[Draft], rest: list[Draft]) -> None:
    """Give the sums of gifts without a giver (``rest``) to the gift of ``told`` that was spoken of just before."""
    starts = [s.start for s in doc.sentences]
    gifts = [d for d in told if d.type == "aid"]
    for orphan in (d for d in rest if d.type == "aid"):
        for amount in orphan.amounts:
            at = bisect_right(starts, amount.evidence.start) - 1
            before = [(s, n) for n, d in enumerate(gifts) for s in d.sentences if 0 <= at - s <= _NEXT]
            if not before:
                continue
            gift = gifts[max(before)[1]]
            if orphan.status != "denied" and all(known.value != amount.value for known in gift.amounts):
                gift.amounts.append(amount)
