"""The body over a post that is worded without it: "Kementerian Pertanian melalui Direktur Pupuk, X"."""

from __future__ import annotations

import re

from govgraph.extract.bodies import Bodies
from govgraph.extract.document import Chunk, Document, OrgChunk, TitleChunk

_RANKS = ("Direktur ", "Deputi ", "Asisten Deputi ", "Sekretaris Direktorat ", "Sekretaris Utama")
_NEAR = 2  # sentences before the post's own in which its body may be named
_CHAMBER = re.compile(
    r"(?:Wakil )?(?:Ketua|Sekretaris|Anggota) (?:Komisi |Panitia Khusus|Badan Anggaran|Badan Pembentukan Peraturan)"
)
_BOARD = re.compile(r"(?:Wakil )?(?:Ketua|Sekretaris|Bendahara)(?: Umum| Jenderal| I{1,3}| IV)?")
_BOARDS = frozenset({"association", "legislature", "party"})
_CAMPUS = re.compile(r"(?:Wakil |Pembantu )?(?:Rektor|Dekan)\b|Staf Ahli Rektor")
_COUNCIL = "Dewan Perwakilan Rakyat"


def body_over(doc: Document, title: TitleChunk, bodies: Bodies) -> str | None:
    """Full name of the ministry, national agency or council whose directorate or committee ``title`` heads.

    It is the one that acts "melalui" the post, or the one named last before, in the sentence or the two before it. None
    for posts of other kinds, and where the words before name none.
    """
    told = _by_way_of(doc, title, bodies)
    if told is not None:
        return told
    board = _board_of(doc, title, bodies)
    if board is not None:
        return board
    council = bool(_CHAMBER.search(title.title))
    campus = bool(_CAMPUS.match(title.title))
    if not council and not campus and not _of_directorate(doc, title):
        return None
    own = doc.sentence_of[title.i]
    for sentence in reversed(doc.chunks[max(0, own - _NEAR) : own + 1]):
        for chunk in reversed(sentence):
            if chunk.i < title.i:
                if campus:
                    name = _campus_of(chunk, bodies)
                else:
                    name = _council_of(chunk, bodies) if council else _centre_of(doc, chunk, bodies)
                if name is not None:
                    return name
    return _only_council(doc, bodies) if council else None


def _only_council(doc: Document, bodies: Bodies) -> str | None:
    """The one council of which the article tells, wherever it names it."""
    names = {_council_of(chunk, bodies) for chunk in doc.all_chunks()} - {None}
    return names.pop() if len(names) == 1 else None


def _board_of(doc: Document, title: TitleChunk, bodies: Bodies) -> str | None:
    """ "Pengurus PWI Blora: Ketua A, Sekretaris B": a board's officers are of the body the sentence names before."""
    if title.takes != "org" or _BOARD.fullmatch(title.title) is None:
        return None
    before = [c for c in doc.chunks[doc.sentence_of[title.i]] if c.i < title.i]
    told = [c for c in before if isinstance(c, OrgChunk) or (isinstance(c, TitleChunk) and not _of_board(c))]
    org = told[-1].org if told and isinstance(told[-1], TitleChunk) else told[-1] if told else None
    fits = isinstance(org, OrgChunk) and org.type in _BOARDS
    return bodies.name_of(org.ref) if fits and isinstance(org, OrgChunk) and org.ref is not None else None


def _of_board(title: TitleChunk) -> bool:
    """An officer without a body of his own: one more of the row."""
    return title.org is None and title.takes == "org" and _BOARD.fullmatch(title.title) is not None


def _by_way_of(doc: Document, title: TitleChunk, bodies: Bodies) -> str | None:
    """ "Kemendagri melalui Sekjen Tomi": who speaks for a body by way of a post without its body is of that one."""
    k = title.i - 1
    if k < 1 or doc.words[k] not in ("melalui", "lewat"):
        return None
    before = [c for c in doc.chunks[doc.sentence_of[title.i]] if c.j <= k and k - c.j <= 3]
    org = before[-1] if before else None
    plain = isinstance(org, OrgChunk) and org.ref is not None and org.type != "government" and not org.local_agency
    return bodies.name_of(org.ref) if plain and org is not None and org.ref is not None else None


def _of_directorate(doc: Document, title: TitleChunk) -> bool:
    """Whether a post heads a part of a ministry or national agency: "Direktur Pupuk", not "Direktur Utama"."""
    if not title.title.startswith(_RANKS) or title.area_types:
        return False
    listed = {t.title for t in doc.lexicon.titles.values() if t.takes == "org" and t.level != "nation"}
    return title.title not in listed and title.title != "Direktur Jenderal"


def _centre_of(doc: Document, chunk: Chunk, bodies: Bodies) -> str | None:
    """The ministry or national agency that a chunk names, itself or by its head."""
    org = chunk.org if isinstance(chunk, TitleChunk) else chunk
    if isinstance(org, OrgChunk):
        central = org.type == "ministry" or (org.type == "agency" and org.key in doc.lexicon.bodies)
        return bodies.name_of(org.ref) if central and org.place is None and org.ref is not None else None
    if not isinstance(chunk, TitleChunk):
        return None
    if chunk.takes == "unit" and not chunk.area_types:
        return doc.lexicon.ministry_of(chunk.title)
    if chunk.takes == "nation" and chunk.title.startswith(("Menteri ", "Wakil Menteri ")):
        ministry = f"Kementerian {chunk.title.split('Menteri ', 1)[1]}"
        return ministry if any(body.name == ministry for body in doc.lexicon.bodies.values()) else None
    return None


def _council_of(chunk: Chunk, bodies: Bodies) -> str | None:
    """The council that a chunk names, itself or as the whole of a committee ("Komisi VIII DPR RI")."""
    org = chunk.org if isinstance(chunk, TitleChunk) else chunk
    if not isinstance(org, OrgChunk) or org.type != "legislature" or org.ref is None:
        return None
    name = bodies.name_of(org.ref)
    return name[name.index(_COUNCIL) :] if _COUNCIL in name else None


def _campus_of(chunk: Chunk, bodies: Bodies) -> str | None:
    """The university that a chunk names, itself or in a post: "Dari Universitas X hadir Wakil Rektor II A"."""
    org = chunk.org if isinstance(chunk, TitleChunk) else chunk
    named = isinstance(org, OrgChunk) and org.type == "university" and org.ref is not None
    return bodies.name_of(org.ref) if named and isinstance(org, OrgChunk) and org.ref is not None else None
