"""Trigger words of events in a sentence, with voice, status and whether they point back at an event told before."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.extract.document import Document, Sentence
from govgraph.extract.quotes import Span

_POINTERS = frozenset({"ini", "itu", "tersebut", "tadi", "dimaksud"})
_NEGATION = frozenset({"tidak", "belum", "bukan", "tanpa"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger ``[i, j)`` of an event type."""

    i: int
    j: int
    event: str
    voice: str  # noun, active, passive, base, intransitive, receive
    strong: bool
    status: str
    anaphoric: bool
    sentence: Sentence
    form: str
    generic: bool = False


def triggers_of(doc: Document, sentence: Sentence, spans: list[Span]) -> list[Trigger]:
    """The triggers of a sentence outside quotation marks, left to right, longest first."""
    found: list[Trigger] = []
    k = sentence.first
    while k < sentence.last:
        hit = doc.longest(k, "trigger")
        if hit is None or any(s.start <= doc.starts[k] < s.end for s in spans) or _inside_name(doc, sentence, k):
            k += 1
            continue
        j = k + hit[0]
        if doc.words[j : j + 2] == ["dan", "investasi"] and any(e.key == "trade_mission" for e in hit[1]):
            j += 2  # "misi dagang dan investasi" is one event
        for entry in hit[1]:
            voice = next(
                (f for f in ("noun", "active", "passive", "base", "intransitive", "receive") if f in entry.flags),
                "noun",
            )
            if _counted(doc, sentence, k):
                continue
            pointer = j < sentence.last and doc.words[j] in _POINTERS
            found.append(
                Trigger(
                    k,
                    j,
                    entry.key,
                    voice,
                    "strong" in entry.flags,
                    _status(doc, sentence, k),
                    pointer,
                    sentence,
                    entry.form,
                    entry.form in doc.lexicon.generic_triggers,
                )
            )
        k = j
    return found


def _counted(doc: Document, sentence: Sentence, k: int) -> bool:
    """ "sejak 2019 sudah 48 misi dagang": a count over years is a statistic, not an event."""
    if k == sentence.first or not doc.words[k - 1].isdigit():
        return False
    return any(w in {"sejak", "selama", "sepanjang", "total"} for w in doc.words[sentence.first : sentence.last])


def _inside_name(doc: Document, sentence: Sentence, k: int) -> bool:
    """Words inside the name of a person, body or post are no triggers."""
    return any(c.i <= k < c.j for c in doc.chunks[sentence.index])


def _status(doc: Document, sentence: Sentence, k: int) -> str:
    """Status by the nearest cue before the trigger: akan → planned, berharap → proposed, batal → denied."""
    status = "held"
    for m in range(max(sentence.first, k - 5), k):
        word = doc.words[m]
        if word in {",", ";", "yang", "setelah", "usai"} and status != "held" and m < k - 3:
            status = "held"
        hit = doc.longest(m, "status")
        if hit is not None:
            status = hit[1][0].key
        if word in _NEGATION and m >= k - 2:
            status = "denied"
    if any(w in _NEGATION | {"batal"} for w in doc.words[k + 1 : min(k + 3, sentence.last)]):
        status = "denied"
    return status
