"""Trigger words of events in a sentence, with voice, status and whether they point back at an event told before."""

from __future__ import annotations

from typing import NamedTuple

from govgraph.extract.document import Document, NameChunk, Sentence
from govgraph.extract.quotes import Span
from govgraph.lexicon.index import Hit
from govgraph.lexicon.records import Entry

_WHITHER = frozenset({"ke", "dengan", "bersama"})
_BEFORE_NOUN = frozenset({
    "dari", "dalam", "saat", "usai", "seusai", "sela", "untuk", "pada", "selama", "hasil", "agenda", "rangka", "lewat",
    "melalui", "setelah", "sebelum",
})  # fmt: skip
_PARTY_DOES = frozenset({
    "yang", "dipimpin", "disambut", "diterima", "tiba", "kemudian", "juga", "lalu", "langsung", "selanjutnya",
})  # fmt: skip
_GATHERINGS = frozenset({"meeting", "visit"})
_INSIDE = frozenset({"dalam", "pada", "selama", "usai", "seusai"})
_TO_BE_THERE = frozenset({"hadir", "turut", "ikut", "juga", "pula", "tampak", "sementara", "itu", ","})
_POINTERS = frozenset({"ini", "itu", "tersebut", "tadi", "dimaksud"})
_BARE_NOUNS = frozenset({"aid", "cooperation", "transaction"})  # types whose words stand in names of other things
_NEGATION = frozenset({"tidak", "tak", "belum", "bukan", "tanpa"})
_ONLY = frozenset({"hanya", "saja", "sekadar", "sekedar", "cuma", "semata", "lain"})  # "tidak hanya": and more
_CALLED_OFF = frozenset({"batal", "dibatalkan", "ditunda", "tertunda", "urung", "gagal"})
AHEAD = frozenset({"akan", "bakal", "direncanakan", "dijadwalkan", "rencananya"})
_SET = frozenset({"dijadwalkan", "direncanakan", "diagendakan"})
TAKES_PLACE = frozenset({
    "digelar", "dilaksanakan", "berlangsung", "ditandatangani", "dilakukan", "diselenggarakan", "dimulai", "dihelat",
    "diadakan", "dilangsungkan", "diteken", "diserahkan", "disalurkan", "dibuka", "diresmikan", "dipimpin", "dihadiri",
    "diperbarui", "diperbaharui", "diperpanjang", "disepakati",
})  # fmt: skip
_HAPPENS = TAKES_PLACE | {"terjadi", "terlaksana", "jadi", "pernah", "terwujud"}
_CLAUSE_ENDS = frozenset({",", ";", ".", ":", "yang", "agar", "supaya", "karena", "setelah", "sehingga", "namun"})
_BEFORE_IT = frozenset({"lanjut", "hasil", "buah", "berkat", "sebagai"})  # "rencana itu tindak lanjut penandatanganan"
_SUBJECT_AFTER = frozenset({"rencana", ",", "bahwa", "–", "-", "kegiatan", "acara", "pelaksanaan", "prosesi", "agenda"})
_WISHES = frozenset({"menjajaki", "jajaki", "menawarkan", "tawarkan"})  # "menjajaki | kerja sama": wished for
VOICES = (
    "noun", "active", "passive", "base", "intransitive", "receive", "welcomed", "buying", "bought", "selling", "sold",
)  # fmt: skip


class Trigger(NamedTuple):
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
    j = sentence.first
    for k in doc.starting("trigger", sentence.first, sentence.last):
        hit = _hit(doc, sentence, k)
        if hit is None or k < j or _quoted(doc, k, spans) or _inside_name(doc, sentence, k, hit[1], found):
            continue
        j = k + hit[0]
        if doc.words[j : j + 2] == ["dan", "investasi"] and any(e.key == "trade_mission" for e in hit[1]):
            j += 2  # "misi dagang dan investasi" is one event
        for entry in hit[1]:
            if "idiom" in entry.flags or _noun_of_body(sentence, entry, hit[1]) or _inside(doc, sentence, k, entry):
                continue  # "peninjauan kembali", "menyambut baik": the longer form keeps the shorter from firing
            voice = next((f for f in VOICES if f in entry.flags), "noun")
            if voice != "noun" and k > sentence.first and doc.words[k - 1] == "dalam":
                continue  # "jaminan dalam berinvestasi": nobody does it
            if _counted(doc, sentence, k) or _carries_noun(doc, found, entry.key, voice, k):
                continue
            pointer = (
                (j < sentence.last and doc.words[j] in _POINTERS)
                or _party_told(doc, sentence, k, entry)
                or _definite(doc, sentence, k, j, entry)
            )
            found.append(
                Trigger(
                    k,
                    j,
                    entry.key,
                    voice,
                    "strong" in entry.flags,
                    found[-1].status
                    if _one_more(doc, found, entry, k)
                    else _told_status(doc, sentence, k, j, entry, voice),
                    pointer,
                    sentence,
                    entry.form,
                    entry.form in doc.lexicon.generic_triggers,
                )
            )
    return found


def _party_told(doc: Document, sentence: Sentence, k: int, entry: Entry) -> bool:
    """ "Dalam rombongan terdapat A dan B", "Rombongan yang …": of the party of a visit told before."""
    if entry.form != "rombongan" or k + 1 >= sentence.last:
        return False
    if k == sentence.first:
        return doc.words[k + 1] in _PARTY_DOES
    if doc.words[k - 1] in ("memimpin", "pimpin"):
        return not any(c.i == k + 1 for c in doc.chunks[sentence.index])  # "memimpin rombongan, yang disambut B"
    return doc.words[k - 1] in ("dalam", "ikut", "serta")


def _hit(doc: Document, sentence: Sentence, k: int) -> Hit | None:
    """ "X kunjungan kerja ke Y" tells it by a verb, "dari kunjungan kerja ke Y" by a noun with its preposition."""
    longest = doc.longest(k, "trigger")
    behind = k > sentence.first and doc.words[k - 1] in _BEFORE_NOUN
    if longest is None or not behind or doc.words[k + longest[0] - 1] not in _WHITHER:
        return longest
    if any("base" not in entry.flags for entry in longest[1]):
        return longest
    for length, entries in doc.hits(k):
        nouns = tuple([e for e in entries if e.kind == "trigger" and "noun" in e.flags and e.key == longest[1][0].key])
        if length < longest[0] and nouns:
            return length, nouns
    return longest


def _definite(doc: Document, sentence: Sentence, k: int, j: int, entry: Entry) -> bool:
    """ "Dalam rapat, Bupati X …", "Hadir dalam audiensi A": a bare noun means the gathering told before."""
    if entry.key not in _GATHERINGS or "noun" not in entry.flags or j >= sentence.last:
        return False
    if entry.key == "visit" and entry.form.endswith("nya"):
        return True  # "kunjungannya ke X": of who was told to come
    if j > k + 1:
        return False
    lead = doc.words[sentence.first : k]
    if not lead or lead[-1] not in _INSIDE or not _TO_BE_THERE.issuperset(lead[:-1]):
        return False
    return doc.words[j] == "," or (len(lead) > 1 and any(c.i == j for c in doc.chunks[sentence.index]))


def _one_more(doc: Document, found: list[Trigger], entry: Entry, k: int) -> bool:
    """ "akan dilaksanakan penandatanganan MoU dan | penandatanganan PKS": what is said of the first holds for both."""
    last = found[-1] if found else None
    beside = doc.words[k - 1] in ("dan", "serta")
    return last is not None and beside and last.event == entry.key and last.voice == "noun"


def _inside(doc: Document, sentence: Sentence, k: int, entry: Entry) -> bool:
    """A hand-over that is not what its sentence is about: "setelah launching dan | penyerahan"."""
    return entry.key == "aid" and entry.form in doc.lexicon.generic_triggers and k > sentence.first


def _noun_of_body(sentence: Sentence, entry: Entry, entries: tuple[Entry, ...]) -> bool:
    """ "membenarkan mutasi": what headlines use as a verb ("Bupati Mutasi Pejabat") is a noun in the body."""
    if "base" not in entry.flags or sentence.kind in ("title", "heading"):
        return False
    return any(e.key == entry.key and "noun" in e.flags for e in entries)


def _quoted(doc: Document, k: int, spans: list[Span]) -> bool:
    return any(s.start <= doc.starts[k] < s.end for s in spans)


def _counted(doc: Document, sentence: Sentence, k: int) -> bool:
    """ "sejak 2019 sudah 48 misi dagang": a count over years is a statistic, not an event."""
    if k == sentence.first or not doc.words[k - 1].isdigit():
        return False
    return any(w in {"sejak", "selama", "sepanjang", "total"} for w in doc.words[sentence.first : sentence.last])


def _inside_name(
    doc: Document, sentence: Sentence, k: int, entries: tuple[Entry, ...], found: list[Trigger]
) -> bool:
    """Words inside the name of a person, body or post are no triggers; the verb that opens a headline is."""
    if k == sentence.first and sentence.kind in ("title", "heading") and any("base" in e.flags for e in entries):
        return False
    chunks = doc.chunks[sentence.index]
    opened = bool(found) and found[-1].event == "opening"  # "membuka | Musrenbang Kecamatan X" is one event
    if not opened and not any(e.key in _BARE_NOUNS for e in entries):  # "Seminar Nasional" is nobody
        chunks = [c for c in chunks if c.ref is not None or not isinstance(c, NameChunk)]
    return any(c.i <= k < c.j for c in chunks)


def _carries_noun(doc: Document, found: list[Trigger], event: str, voice: str, k: int) -> bool:
    """ "peletakan batu pertama (yang) dilaksanakan": a verb that says no more than that its subject took place."""
    if event != "meeting" or voice != "passive" or not found or found[-1].voice != "noun":
        return False
    relative = doc.words[k - 1] == "yang"
    return not any(w in _CLAUSE_ENDS for w in doc.words[found[-1].j : k - relative])


def _told_status(doc: Document, sentence: Sentence, k: int, j: int, entry: Entry, voice: str) -> str:
    """ "Rencana itu dibahas | dalam | pertemuan A dan B": what is wished for there says nothing of the gathering."""
    status = _status(doc, sentence, k, j, voice)
    within = k > sentence.first and doc.words[k - 1] in _INSIDE and voice == "noun" and entry.key in _GATHERINGS
    ahead = status == "planned" and not AHEAD.isdisjoint(doc.words[sentence.first : k])
    return "held" if within and status in ("planned", "proposed") and not ahead else status


def _status(doc: Document, sentence: Sentence, k: int, j: int, voice: str) -> str:
    """Status by the nearest cue before the trigger: akan → planned, berharap → proposed, batal → denied."""
    status = "held"
    for m in range(_window(doc, sentence, k, 7 if voice == "noun" else 5), k):
        word = doc.words[m]
        if word in _BEFORE_IT or (word in {",", ";", "yang", "setelah", "usai"} and m < k - 3):
            status = "held"
        hit = doc.longest(m, "status")
        if hit is None or (word in _NEGATION and doc.words[m + 1] in _ONLY):
            continue
        if voice != "noun" and m > sentence.first and doc.words[m - 1] == "yang" and k - m > hit[0]:
            continue  # "Bupati yang akan pensiun meresmikan …": the relative clause has a verb of its own
        if status in ("planned", "proposed") and word in TAKES_PLACE:
            continue  # "akan dilaksanakan penandatanganan"
        status = hit[1][0].key
    if status == "held" and doc.words[k] in _WISHES and k + 1 < j:
        status = "proposed"
    if any(_negates(doc, m) for m in range(max(sentence.first, k - 2), k)):
        status = "denied"
    if voice != "noun":
        return status
    if any(_negates(doc, m) or doc.words[m] == "batal" for m in range(j, min(j + 2, sentence.last))):
        return "denied"
    behind = _status_behind(doc, sentence, k, j)
    return behind if status == "held" or behind == "denied" else status


def _window(doc: Document, sentence: Sentence, k: int, size: int) -> int:
    """Where ``size`` tokens before ``k`` begin, the tokens of names and posts between not counted."""
    named = {m for c in doc.chunks[sentence.index] for m in range(c.i, c.j)}
    while k > sentence.first and size:
        k -= 1
        size -= k not in named
    return k


def _negates(doc: Document, m: int) -> bool:
    """Whether the word denies what follows; "tidak hanya" and "bukan sekadar" do not."""
    return doc.words[m] in _NEGATION and not (m + 1 < len(doc.words) and doc.words[m + 1] in _ONLY)


def _status_behind(doc: Document, sentence: Sentence, k: int, j: int) -> str:
    """ "Pelantikan … tertunda", "MoU … akan ditandatangani": what the clause says of its subject, the event."""
    if k > sentence.first and doc.words[k - 1] not in _SUBJECT_AFTER:
        return "held"
    for m in range(j, sentence.last - 1):
        word = doc.words[m]
        if word in _CLAUSE_ENDS:
            break
        following = set(doc.words[m + 1 : m + 3])
        if (word in _CALLED_OFF and not _negates(doc, m - 1)) or (_negates(doc, m) and _HAPPENS & following):
            return "denied"
        if word in _SET or (word in AHEAD and TAKES_PLACE & following):
            return "planned"
    return "held"
