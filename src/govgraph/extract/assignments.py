"""Appointments told one by one: "A sebagai Kepala X dan B sebagai Kepala Y", "C bergeser dari P menjadi Q"."""

from __future__ import annotations

from itertools import pairwise

from govgraph.extract.circumstances import Circumstances
from govgraph.extract.document import Chunk, Document, NameChunk, Sentence, TitleChunk
from govgraph.extract.drafts import Draft
from govgraph.extract.holders import successor, tells_end

_TO = frozenset({"sebagai", "menjadi", "jadi"})
_NOW = frozenset({"kini", "sekarang", "selanjutnya"})
_SEAT = frozenset({"kursi", "jabatan", "posisi"})
_TAKES = frozenset({"meneruskan", "menempati", "mengisi", "menduduki"})
_TAKEN = frozenset({"ditempati", "diteruskan", "diisi", "diduduki", "dijabat", "diemban"})
_AHEAD = frozenset({"akan", "bakal", "segera"})
_THEM = frozenset({"mereka", "keduanya", "ketiganya", "keempatnya", "kelimanya", "keenamnya"})
_ARE = frozenset({"adalah", "yakni", "yaitu", "ialah", "antara"})
_DASHES = frozenset({"-", "–", "—", "•", "*"})
_REACH = 12  # tokens between a name and the post it moves to


def add_assignments(doc: Document, drafts: list[Draft]) -> None:
    """Where an article tells of appointments, each name that is put into a post is one appointment more."""
    told = [d for d in drafts if d.type == "appointment" and d.strong and d.status != "denied"]
    if not told:
        return
    home = told[0]
    appointers = {ref for draft in told for ref in draft.fillers("appointer")}
    for sentence in doc.sentences:
        if sentence.kind != "body" or tells_end(doc, sentence):
            continue
        chunks = doc.chunks[sentence.index]
        for n, chunk in enumerate(chunks):
            if not isinstance(chunk, TitleChunk) or chunk.i == sentence.first:
                continue
            before = doc.words[chunk.i - 1]
            if before in _SEAT and doc.words[chunk.i - 2] not in _TAKES:
                _seat_taken(doc, drafts, home, chunk, chunks[n + 1 :])
            elif before in _TO | _SEAT or _now_holds(doc, chunk) or (before == "," and _listed(doc, sentence)):
                names = [c for c in chunks[:n] if isinstance(c, NameChunk) and c.ref and chunk.i - c.j <= _REACH]
                names = [c for c in names if c.ref not in appointers]
                taker = successor(doc, chunks, names[-1]) if names else None
                if taker is not None and taker.ref:
                    _assign(doc, drafts, home, taker, chunk)
        if _names_them(doc, sentence, home):
            for title, name in pairwise(chunks):
                if isinstance(title, TitleChunk) and isinstance(name, NameChunk) and name.ref:
                    _assign(doc, drafts, home, name, title)


def _now_holds(doc: Document, title: TitleChunk) -> bool:
    """ "A, sebelumnya Camat X, kini menjabat | Camat Y": the post that somebody has moved to."""
    return doc.words[title.i - 1] in ("menjabat", "jabat") and doc.words[title.i - 2] in _NOW


def _listed(doc: Document, sentence: Sentence) -> bool:
    """ "1. Andi Wijaya, Camat Kuta": a line of a list, by its number, letter or dash."""
    mark, end = doc.words[sentence.first : sentence.first + 2] if sentence.last - sentence.first > 1 else ("", "")
    return mark in _DASHES or (end in (".", ")") and (mark.isdigit() or len(mark) == 1))


def _names_them(doc: Document, sentence: Sentence, home: Draft) -> bool:
    """ "Mereka adalah Bupati Sigi A dan Bupati Poso B": who was put into office, in the sentence behind the news."""
    opening = doc.words[sentence.first : sentence.first + 5]
    behind = sentence.index == home.sentences[0] + 1
    return behind and not _THEM.isdisjoint(opening[:1]) and not _ARE.isdisjoint(opening)


def add_term_ends(doc: Document, drafts: list[Draft], around: Circumstances) -> None:
    """ "Masa jabatan A sebagai Gubernur … berakhir", "masa jabatan Bupati X A berakhir": each term ends."""
    for sentence in doc.sentences:
        if sentence.kind != "body" or not tells_end(doc, sentence):
            continue
        ahead = not _AHEAD.isdisjoint(doc.words[sentence.first : sentence.last])
        for left, right in pairwise(doc.chunks[sentence.index]):
            name, title = (left, right) if isinstance(left, NameChunk) else (right, left)
            if not (isinstance(name, NameChunk) and isinstance(title, TitleChunk) and name.ref):
                continue
            if not (_has(doc, left, right) if left is title else doc.words[left.j : right.i] == ["sebagai"]):
                continue
            evidence = doc.evidence(left.i, right.j, "event.end_of_term.masa_jabatan")
            if any(d.type == "end_of_term" and name.ref in d.fillers("person") for d in drafts):
                continue
            draft = Draft(
                "end_of_term", "planned" if ahead else "held", strong=True, anaphoric=False, at=left.i,
                sentences=[sentence.index], evidence=[evidence], voice="noun", date=around.day_of(sentence),
            )  # fmt: skip
            draft.add("person", name.ref, evidence)
            text = " ".join(doc.wording(title.i, title.j).split())
            draft.add("post", text, doc.evidence(title.i, title.j, f"{evidence.rule}.post"), ref=False)
            drafts.append(draft)


def _has(doc: Document, title: Chunk, name: Chunk) -> bool:
    """ "masa jabatan | Bupati X | A": the term is that of who is named with the post."""
    return doc.words[title.i - 2 : title.i] == ["masa", "jabatan"] and doc.words[title.j : name.i] in ([], [","])


def _seat_taken(doc: Document, drafts: list[Draft], home: Draft, title: TitleChunk, behind: list[Chunk]) -> None:
    """ "Kursi Kepala X, yang lama kosong, ditempati B": the name right behind the verb takes the post."""
    for name in behind:
        if isinstance(name, NameChunk) and name.ref and doc.words[name.i - 1] in _TAKEN:
            _assign(doc, drafts, home, name, title)
            return


def _assign(doc: Document, drafts: list[Draft], home: Draft, name: NameChunk, title: TitleChunk) -> None:
    ref = name.ref or ""
    evidence = doc.evidence(min(name.i, title.i), max(name.j, title.j), "event.appointment.assigned")
    known = next((d for d in drafts if d.type == "appointment" and ref in d.fillers("appointee")), None)
    if known is None and not home.roles.get("appointee"):
        known = home
    if known is None:
        known = Draft(
            "appointment", home.status, strong=True, anaphoric=False, at=name.i, sentences=[doc.sentence_of[name.i]],
            evidence=[evidence], voice="passive", date=home.date, place=home.place, venue=home.venue,
        )  # fmt: skip
        drafts.append(known)
    known.strong = True  # "meneruskan kursi" alone says too little, with a post it is an appointment
    known.add("appointee", ref, evidence)
    if not known.roles.get("post"):
        text = " ".join(doc.wording(title.i, title.j).split())
        known.add("post", text, doc.evidence(title.i, title.j, "event.appointment.assigned.post"), ref=False)
