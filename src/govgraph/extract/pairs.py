"""Signings told in one breath: "A dengan B, C dengan D serta E dengan F" are three agreements."""

from __future__ import annotations

from dataclasses import replace

from govgraph.extract.document import Document, Item
from govgraph.extract.drafts import Draft
from govgraph.extract.frames import items_of

_TYPES = ("agreement", "cooperation")


def split_pairs(doc: Document, drafts: list[Draft]) -> None:
    """One event for each pair that a sentence lists, where all parties stand in such pairs."""
    for draft in [d for d in drafts if d.type in _TYPES and len(d.fillers("party")) > 2]:
        parties = draft.roles["party"]
        for index in dict.fromkeys(draft.sentences):
            items = [x for x in items_of(doc, doc.sentences[index]) if x.ref in parties]
            pairs = _pairs(doc, items)
            if len(pairs) > 1 and {x.ref for pair in pairs for x in pair} == set(parties):
                at = next(n for n, d in enumerate(drafts) if d is draft)
                drafts[at : at + 1] = [_part(draft, pair) for pair in pairs]
                break


def _pairs(doc: Document, items: list[Item]) -> list[tuple[Item, Item]]:
    found: list[tuple[Item, Item]] = []
    n = 0
    while n + 1 < len(items):
        left, right = items[n], items[n + 1]
        between = doc.words[left.j : right.i]
        opened = left.i > 0 and doc.words[left.i - 1] == "antara"
        if between == ["dengan"] or (opened and between == ["dan"]):
            found.append((left, right))
            n += 1
        n += 1
    return found


def _part(draft: Draft, pair: tuple[Item, Item]) -> Draft:
    """The agreement of one pair: who saw them all saw it; whose sum and whose hands it had is not said."""
    witnesses = {"witness": dict(draft.roles["witness"])} if draft.roles.get("witness") else {}
    roles = {"party": {x.ref: draft.roles["party"][x.ref] for x in pair}, **witnesses}
    return replace(draft, roles=roles, evidence=list(draft.evidence), sentences=list(draft.sentences), amounts=[])
