"""The arguments of a trigger: which people, bodies and areas of its sentence fill which slot.

A slot is what stands between the trigger and a group of coordinated mentions: a preposition ("dengan", "ke"), a
participle ("disaksikan", "dihadiri"), or nothing ("subject" to the left, "object" to the right). Tables say which
role a slot fills for an event type and voice (``frames.csv``) and which words open a slot (``slots.csv``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from govgraph.extract.chunker import dateline_end
from govgraph.extract.document import Chunk, Document, Item, NameChunk, OrgChunk, PlaceChunk, Sentence, TitleChunk
from govgraph.extract.governments import MANY
from govgraph.extract.names import skip_degrees
from govgraph.extract.places import locates

_JOINERS = frozenset(
    {",", "dan", "serta", "beserta", "&", "maupun", "hingga", ";", "juga", "-", "–", "/", "para", "langsung"}
)
_NEAR, _REACH = 2, 9  # tokens a preposition, and a participle such as "dihadiri", may stand before its group
_REPORTING = frozenset({
    "bahwa", "jika", "kalau", "saat", "ini", "kini", "selama", "hingga", "seusai", "selepas", "sebelum", "sesudah",
    "sembari", "sambil", "seraya", "selesai",
})  # fmt: skip
_NO_SUBJECT = frozenset({
    "akan", "telah", "sudah", "sedang", "ingin", "siap", "juga", "pun", "tidak", "belum", "dapat", "bisa",
    "terus", "hendak", "bakal", "kembali", "pernah", "perlu", "harus", "ia", "dia", "pihaknya", "dirinya",
    "beliau", "kami", "untuk", "agar", "ikut", "turut", "mau", "masih", "selalu", "dengan", "dalam", "usai",
    "setelah", "ketika", "di", "pada",
})  # fmt: skip
_VERB = re.compile(r"(?:me|ber|di|ter)[a-z]{3,}(?:nya)?")
_GOVERNS = frozenset({
    "Gubernur", "Wakil Gubernur", "Bupati", "Wakil Bupati", "Wali Kota", "Wakil Wali Kota", "Sekretaris Daerah",
})  # fmt: skip
_NAMED = 6  # tokens between a post and the name that may be its holder's
_ROOMS = frozenset({"ruang", "kantor", "kediaman", "pendopo", "rapat", "rumah", "dinas", "aula", "gedung"})
_MEMBERS = frozenset({"Anggota", "Pengurus", "Pimpinan"})
_WHILE = frozenset({"saat", "ketika", "usai", "seusai", "setelah"})
_FRONTED = frozenset({
    "usai", "seusai", "setelah", "sesudah", "selepas", "sebelum", "saat", "ketika", "sambil", "dalam", "bersama",
    "selain",
})  # fmt: skip
_LEAD = 5  # tokens between who is represented and "diwakili"
_IN_PLACE = frozenset({",", "yang", "dalam", "hal", "ini", "kali", "pada", "kesempatan", "tersebut", "itu"})
_ENDS_PHRASE = frozenset({",", "itu", "ini", "tersebut", "tadi", "kemarin", "malam", "siang", "pagi", "sore"})
_FAR = frozenset({
    ",", ";", ":", "yang", "bahwa", "ini", "tersebut", "itu", "dari", "kepada", "ke",
    # "mengunjungi | mahasiswa Unila", "menggandeng | petani Siak": people of a body or area are not the body
    "mahasiswa", "siswa", "santri", "warga", "masyarakat", "petani", "nelayan", "pedagang", "korban", "pasien", "buruh",
    "karyawan", "pemuda", "pelajar", "peternak", "perajin", "wisatawan",
})  # fmt: skip
_EVERYWHERE = frozenset({"witness", "attended", "accompanied", "led", "received", "handed", "represented"})


class Group(NamedTuple):
    """Coordinated mentions with the slot they stand in and the token where the slot word starts."""

    items: tuple[Item, ...]
    slot: str
    at: int

    @property
    def i(self) -> int:
        """First token of the group."""
        return self.items[0].i

    @property
    def j(self) -> int:
        """End of the group."""
        return self.items[-1].j


def items_of(doc: Document, sentence: Sentence) -> Sequence[Item]:
    """The mentions of a sentence that have an entity; a post and its holder's name are one item.

    They are found once: who and what its chunks name is settled before the first event is read.
    """
    known = doc.items.get(sentence.index)
    if known is None:
        known = doc.items[sentence.index] = tuple(_items(doc, sentence))
    return known


def _items(doc: Document, sentence: Sentence) -> list[Item]:
    items: list[Item] = []
    dateline = dateline_end(doc, sentence)
    chunks = doc.chunks[sentence.index]
    for n, chunk in enumerate(chunks):
        if chunk.ref is None:
            beside = [*chunks[max(0, n - 1) : n], *chunks[n + 1 : n + 3]]
            items.extend(_unnamed(doc, chunk, beside))
            continue
        if isinstance(chunk, NameChunk):
            start = chunk.i
            before = chunks[n - 1] if n else None
            if isinstance(before, TitleChunk) and chunk.i - before.j <= 6 and _only_marks(doc, before.j, chunk.i):
                start = before.i
            items.append(Item(start, skip_degrees(doc, chunk.j, sentence.last), "person", chunk.ref))
        elif isinstance(chunk, TitleChunk):
            after = chunks[n + 1] if n + 1 < len(chunks) else None
            if isinstance(after, NameChunk) and after.i - chunk.j <= 6 and _only_marks(doc, chunk.j, after.i):
                continue
            before = chunks[n - 1] if n else None
            if isinstance(before, NameChunk) and before.ref == chunk.ref and chunk.i - before.j <= 8:
                continue
            items.append(Item(chunk.i, chunk.j, "person", chunk.ref))
        elif isinstance(chunk, OrgChunk):
            if items and items[-1].kind == "org" and items[-1].j == chunk.i:
                continue  # "Direktorat Jenderal Pajak | Kementerian Keuangan": the mother body is no second actor
            items.append(Item(chunk.i, chunk.j, "org", chunk.ref))
        elif isinstance(chunk, PlaceChunk) and chunk.i >= dateline and not (n and locates(doc, chunks[n - 1], chunk)):
            items.append(Item(chunk.i, chunk.j, "area", chunk.ref))
    return items


def _unnamed(doc: Document, chunk: Chunk, beside: list[Chunk]) -> list[Item]:
    """Whom a post without its holder's name stands for."""
    body = _body_of_members(chunk)
    if body is not None:
        return [Item(chunk.i, chunk.j, "org", body)]
    office = _area_of_office(doc, chunk, beside)
    return [Item(chunk.i, chunk.j, "office", office)] if office is not None else []


def _body_of_members(chunk: Chunk) -> str | None:
    """ "pengurus Kadin Ngawi", "anggota DPRD": members without a name act for their body."""
    if isinstance(chunk, TitleChunk) and chunk.title in _MEMBERS and chunk.org is not None:
        return chunk.org.ref
    return None


def _area_of_office(doc: Document, chunk: Chunk, beside: list[Chunk]) -> str | None:
    """ "Gubernur Riau dan Gubernur Jambi menandatangani …": who governs and is named nowhere acts for his area."""
    if not isinstance(chunk, TitleChunk) or chunk.place is None or chunk.former or chunk.elect:
        return None
    if any(isinstance(c, NameChunk) and max(c.i - chunk.j, chunk.i - c.j) <= _NAMED for c in beside):
        return None  # "Gubernur Jawa Timur (Jatim) X"
    if chunk.title not in _GOVERNS or doc.sentence_at(chunk.i).kind != "body":
        return None
    lead = doc.words[max(0, chunk.i - 2) : chunk.i]
    if not _ROOMS.isdisjoint(lead) or (lead and lead[-1] in MANY):
        return None
    area = chunk.place.code or chunk.place.name
    known = [c for c in doc.all_chunks() if isinstance(c, TitleChunk) and c.title == chunk.title and c.ref is not None]
    named = any(c.place is None or (c.place.code or c.place.name) == area for c in known)
    return None if named else chunk.place.ref


def _only_marks(doc: Document, i: int, j: int) -> bool:
    return all(
        not w[0].isalnum() or doc.longest(k, "honorific", "rank", "branch", "retired")
        for k, w in enumerate(doc.words[i:j], i)
    )


def groups_of(doc: Document, sentence: Sentence, trigger: tuple[int, int]) -> list[Group]:
    """The groups of a sentence as seen from the trigger ``[i, j)``."""
    groups: list[Group] = []
    run: list[Item] = []
    items = [x for x in items_of(doc, sentence) if x.j <= trigger[0] or x.i >= trigger[1]]
    for item in items:
        if run and not _joined(doc, run[-1], item, trigger):
            groups.append(_group(doc, sentence, run, trigger))
            run = []
        run.append(item)
    if run:
        groups.append(_group(doc, sentence, run, trigger))
    listed = [_of_list(doc, group, before) for group, before in zip(groups, [None, *groups], strict=False)]
    return [part for group in listed for part in _fronted(doc, sentence, group, trigger)]


def _fronted(doc: Document, sentence: Sentence, group: Group, trigger: tuple[int, int]) -> list[Group]:
    """ "Disaksikan A, B dan C meneken …", "Usai menemui A, B meninjau …": behind the last comma stand those who act."""
    first = max(sentence.first, dateline_end(doc, sentence))
    opens = (group.slot in _EVERYWHERE and group.at <= first) or doc.words[first] in _FRONTED
    if not opens or group.j > trigger[0] or "," in (doc.words[group.j], *doc.words[first : group.i]):
        return [group]
    for n in range(len(group.items) - 1, 0, -1):
        if doc.words[group.items[n - 1].j : group.items[n].i] == [","]:
            if doc.words[first] == "bersama":
                return [group._replace(slot="subject")]  # "Bersama A, B meninjau …"
            acting = group.items[n:]
            return [group._replace(items=group.items[:n]), Group(acting, "subject", acting[0].i)]
    return [group]


def _of_list(doc: Document, group: Group, before: Group | None) -> Group:
    """ "disambut para pejabat Siak, yakni X": a list stands in the slot of what it tells more closely."""
    if group.slot != "list" or before is None or any(w != "," for w in doc.words[before.j : group.at]):
        return group
    return group._replace(slot=before.slot)


def stand_ins(doc: Document, sentence: Sentence, groups: list[Group], trigger: tuple[int, int]) -> list[Group]:
    """ "Bupati X yang diwakili Sekda Y membuka …": Y stands where X would, and X was not there."""
    found: list[Group] = []
    absent: set[Item] = set()
    for group in groups:
        slot = group.slot
        if slot == "represented":
            item = _represented(doc, sentence, group)
            home = next((g for g in groups if item in g.items), None)
            if item is not None and item.kind == "person" and home is not None:
                absent.add(item)
                slot = home.slot
            elif item is None and _unnamed_official(doc, sentence, group):
                slot = "subject" if group.j <= trigger[0] else "oleh"
        found.append(group._replace(slot=slot))
    kept = [g._replace(items=tuple(x for x in g.items if x not in absent)) for g in found]
    return [g for g in kept if g.items]


def _represented(doc: Document, sentence: Sentence, group: Group) -> Item | None:
    """The mention right before "yang diwakili"."""
    before = [x for x in items_of(doc, sentence) if x.j <= group.at and group.at - x.j <= _LEAD]
    return before[-1] if before and all(w in _IN_PLACE for w in doc.words[before[-1].j : group.at]) else None


def _unnamed_official(doc: Document, sentence: Sentence, group: Group) -> bool:
    """Whether a post whose holder the article does not name stands right before "yang diwakili"."""
    titles = [c for c in doc.chunks[sentence.index] if isinstance(c, TitleChunk) and c.j <= group.at]
    return bool(titles) and all(w in _IN_PLACE for w in doc.words[titles[-1].j : group.at])


def _joined(doc: Document, left: Item, right: Item, trigger: tuple[int, int]) -> bool:
    if left.j <= trigger[0] < right.i or right.i < left.j:
        return False
    between = doc.words[left.j : right.i]
    if between == [","] and (left.kind == "area") != (right.kind == "area"):
        return False  # "ke Papua, Bupati X …": an area and the subject behind it are no list
    return bool(between) and all(w in _JOINERS for w in between)


def _group(doc: Document, sentence: Sentence, run: list[Item], trigger: tuple[int, int]) -> Group:
    first = run[0].i
    floor = dateline_end(doc, sentence)  # "Bengkulu (ANTARA) - Pemerintah X …": an agency's name is no "antara"
    chunks = doc.chunks[sentence.index]
    for n in range(bisect_right(chunks, first, key=_end), 0, -1):
        if chunks[n - 1].ref is not None:
            floor = max(floor, chunks[n - 1].j)
            break
    if trigger[1] <= first:
        floor = max(floor, trigger[1])
    right = first >= trigger[1]
    slot, at = "object" if right else "subject", first
    k = floor
    while k < first:
        found = _slot_at(doc, k, first)
        if found is None:
            k += 1
            continue
        if found[0] == "list" and slot in _EVERYWHERE:
            break  # "disambut para pejabat, yakni X"
        everywhere = found[0] in _EVERYWHERE
        closed = not everywhere and _closes(doc, found[1], first)
        if not closed and first - found[1] <= (_REACH if everywhere else _NEAR):
            slot, at = found[0], k
        k = found[1]
    if not right and slot == "after" and doc.words[at] in ("setelah", "sesudah"):
        slot, at = "subject", first  # "setelah X bekerja sama dengan Y": X acts in the clause
    if slot in ("said", "oleh") and not right and not _WHILE.isdisjoint(doc.words[run[-1].j : run[-1].j + 1]):
        slot, at = "subject", first  # "menurut X saat bertemu Y", "diungkap oleh X saat …": X met Y
    if not right and slot not in _EVERYWHERE and _relative(doc, run[-1].j, trigger[0]):
        slot, at = "subject", first
    return Group(tuple(run), slot, at)


def _end(chunk: Chunk) -> int:
    return chunk.j


def _closes(doc: Document, i: int, j: int) -> bool:
    """ "Untuk itu, Bupati X …", "pada tahun 2022 Bupati X …", "dalam acara itu Bupati X": its phrase is over."""
    return any(w in _ENDS_PHRASE or (len(w) == 4 and w.isdigit()) for w in doc.words[i:j])


def _relative(doc: Document, j: int, i: int) -> bool:
    """ "… dengan X yang meresmikan …": X acts in the relative clause, whatever stands before it."""
    return 0 < i - j <= 4 and doc.words[j] == "yang"


def _slot_at(doc: Document, k: int, stop: int) -> tuple[str, int] | None:
    """The longest slot phrase that starts at ``k`` and ends before ``stop``."""
    table = doc.lexicon.slots
    if doc.words[k] not in doc.lexicon.slot_starts:
        return None
    for length in range(min(doc.lexicon.slot_length, stop - k), 0, -1):
        slot = table.get(tuple(doc.words[k : k + length]))
        if slot is not None:
            return slot, k + length
    return None


def _far(doc: Document, i: int, j: int) -> bool:
    """An object without a preposition stands close: no clause boundary between it and the trigger."""
    return not _FAR.isdisjoint(doc.words[i:j]) or j - i > 9


def _own_subject(doc: Document, k: int, stop: int) -> bool:
    """ "X mengatakan | pemerintah memberi …": a reported clause that opens with a noun has its own subject."""
    while k < stop and doc.words[k] in _REPORTING:
        k += 1
    word = doc.words[k]
    return k < stop and word not in _NO_SUBJECT and _VERB.fullmatch(word) is None and doc.raw[k].islower()


def _length(doc: Document, k: int) -> int:
    """Tokens of the words of saying at ``k``: "kepada wartawan" is no subject of what follows."""
    hit = doc.longest(k, "speech")
    return hit[0] if hit is not None else 1


def reachable(doc: Document, trigger: tuple[int, int], group: Group, others: list[tuple[int, int]]) -> bool:
    """Whether ``group`` belongs to this trigger rather than to another one that stands nearer."""
    if group.slot in _EVERYWHERE:  # "misi dibahas dalam rapat yang | dipimpin X": X led what stands before "yang"
        return doc.words[group.at - 1] != "yang" or not any(o[1] == group.at - 1 for o in others)
    if group.slot == "object" and _far(doc, trigger[1], group.i):
        return False
    if group.i >= trigger[1]:
        return not any(trigger[1] <= o[0] < group.i and o[1] <= group.at + 1 and o[0] != group.at for o in others)
    between = doc.words[group.j : trigger[0]]
    says = doc.starting("speech", group.j, trigger[0])
    if says and ("," in between or _own_subject(doc, says[-1] + _length(doc, says[-1]), trigger[0])):
        return False  # who says it is not who does it
    if ";" in between or "sedangkan" in between or "sementara" in between:
        return False
    return not any(group.j <= o[0] and o[1] <= trigger[0] and "yang" in between for o in others)
