"""Bodies and areas that only the post before them shows: numbered commands, offices, acronyms, unlisted names."""

from __future__ import annotations

from dataclasses import replace

from govgraph.extract.document import Document, NameChunk, OrgChunk, PlaceChunk, TitleChunk
from govgraph.extract.governments import ROMAN, abbreviation_after, area_after, command_number, named_end
from govgraph.extract.holder_names import holder_behind

_BOARDS = frozenset(
    {"badan pengurus", "badan pimpinan", "dewan pengurus", "dewan pimpinan", "majelis pengurus", "majelis pimpinan"}
    | {"pengurus", "pimpinan"}
)
_REACH = frozenset({"pusat", "besar", "wilayah", "daerah", "cabang", "nasional"})
_INNER = frozenset({"dan", "&", "for", "of", "and"})  # inside the name of a body
_GARRISONS = {"Distrik Militer": ("regency", "city"), "Rayon Militer": ("district",)}
_GLOSS = 8  # tokens of a parenthesis that says a post again


def spell(doc: Document, i: int, j: int) -> str:
    """The wording of tokens ``[i, j)`` with single spaces."""
    return " ".join(doc.wording(i, j).split())


def capitals(name: str) -> str:
    """The name of a unit with capitals: "Kedaruratan bencana" is "Kedaruratan Bencana"."""
    return " ".join(w if w in ("dan", "&", "serta") else w[:1].upper() + w[1:] for w in name.split())


def gloss_end(doc: Document, j: int, last: int, *, spelled: bool = False) -> int:
    """Behind a parenthesis at ``j`` that says the post again ("Dirjen Pajak", "Kasi Intel"), else ``j``.

    ``spelled``: what the letters before it mean says nothing new either ("Kepala BPBD (Badan …) Kabupaten Bogor").
    """
    if j + 2 >= last or doc.words[j] != "(":
        return j
    found = doc.longest(j + 1, "title") or doc.longest(j + 2, "body")
    if j + 4 < last and doc.words[j + 2] == "/" and doc.words[j + 4] == ")" and doc.raw[j + 1].isupper():
        return j + 5  # "Menteri Agraria/Kepala Badan Pertanahan Nasional | (ATR/BPN)"
    letters = doc.raw[j - 1] if spelled and doc.raw[j - 1].isupper() and len(doc.raw[j - 1]) > 2 else ""
    for k in range(j + 1, min(j + _GLOSS, last)):
        if doc.words[k] == ")":
            initials = "".join(doc.raw[m][0] for m in range(j + 1, k) if doc.capital(m))
            return k + 1 if found is not None or (letters and initials == letters) else j
        if k in doc.tagged or doc.words[k] == "(":
            break
    return j


def command(doc: Document, chunk: TitleChunk, last: int) -> OrgChunk | None:
    """ "Dandim | 0721/Blora", "Pangdam | V/Brawijaya": a command by its number and name, up to the holder's rank."""
    j = chunk.j
    k = command_number(doc, j, last)
    military = "Militer" in chunk.title or "Pangkalan" in chunk.title
    numbered = j + 2 < last and (ROMAN.fullmatch(doc.raw[j]) or (doc.raw[j].isdigit() and len(doc.raw[j]) in (3, 4)))
    if k == j and military:
        k = named_end(doc, j + int(bool(numbered)), last)  # "Dandim 0426 Tuba": the stroke is often left out
        ranked = k < last and bool(doc.longest(k, "rank"))  # "Pangdam Kasuari | Mayjen"
        k = j if doc.longest(j, "region") or not (numbered or ranked) else k
    own = chunk.title.split(" ", 1)[-1].removeprefix("Staf ")  # "Kepala | Staf | Daerah Militer"
    if k == j and own in _GARRISONS:
        return _garrison(doc, f"Komando {own} {{named}}", _GARRISONS[own], j, last)
    if k == j or (numbered and k == j + 1):
        return None
    name = f"{'' if own.startswith('Pangkalan') else 'Komando '}{own} {spell(doc, j, k)}"
    return OrgChunk(j, k, "org.by_post", name=name, type="security", key=name.casefold(), form=doc.wording(j, k))


def _garrison(doc: Document, pattern: str, types: tuple[str, ...], j: int, last: int) -> OrgChunk | None:
    """ "Dandim | Sikka": a command that is told by its area alone."""
    place = area_after(doc, j, last, types)
    if place is None:
        return None
    return OrgChunk(
        j, place.j, "org.by_post", name=pattern, type="security", place=place, area_types=types, key=pattern,
        form=doc.wording(j, place.j),
    )  # fmt: skip


def area_of_office(doc: Document, chunk: TitleChunk, j: int, last: int) -> PlaceChunk | None:
    """ "Kepala Kesatuan Bangsa dan Politik | Kota Bandung": the head of an office that is called by its field."""
    if doc.words[chunk.j - 1] != "kepala" or j - chunk.j < 2:
        return None
    return area_after(doc, j, last, ("province", "regency", "city"))


def term_end(doc: Document, j: int, last: int) -> int:
    """Behind the term of a post at ``j``, "periode 2017-2022", "masa jabatan 2019-2024", or ``j``."""
    k = j + 1 if doc.words[j : j + 1] == ["periode"] else j + 2 if doc.words[j : j + 2] == ["masa", "jabatan"] else j
    if k == j or k + 2 >= last or not doc.raw[k][:4].isdigit():
        return j
    return k + 3 if doc.words[k + 1] in ("-", "–") and doc.raw[k + 2].isdigit() else k + 1


def constituency_end(doc: Document, j: int, last: int) -> int:
    """Behind "(dari) Dapil Lampung II", "dari Daerah Pemilihan (Dapil) Jabar V" at ``j``, or ``j``."""
    k = j + int(doc.words[j : j + 1] == ["dari"])
    named = 2 if doc.words[k : k + 2] == ["daerah", "pemilihan"] else int(doc.words[k : k + 1] == ["dapil"])
    if not named:
        return j
    k, _ = abbreviation_after(doc, k + named, last)
    place = area_after(doc, k, last, ("province", "regency", "city"))
    k = place.j if place is not None else k
    return k + 1 if k < last and (ROMAN.fullmatch(doc.raw[k]) or doc.raw[k].isdigit()) else k


def board_end(doc: Document, j: int, last: int) -> int:
    """Behind the board of a body at ``j``, "Badan Pengurus Pusat | Himpunan …", "Pengurus Cabang (Pengcab) | …"."""
    end, _ = abbreviation_after(doc, board_words(doc, j, last), last)
    return end if end > j and end < last and doc.capital(end) else j


def board_words(doc: Document, j: int, last: int) -> int:
    """End of the words for a board at ``j``, "Dewan Pimpinan Wilayah", or ``j``."""
    for k in (j + 2, j + 3):
        words = doc.words[j:k]
        if k < last and words[-1:] and words[-1] in _REACH and " ".join(words[:-1]) in _BOARDS:
            return k
    return j


def named_run(doc: Document, chunk: TitleChunk, j: int, last: int) -> OrgChunk | None:
    """ "Kepala Otorita IKN, X", "CEO Tiketku | X": an unlisted body between a post and its holder.

    The holder stands behind a comma, behind the body's initials in parenthesis, or where the tagger sees a name begin.
    """
    k = j
    firm = _apposed(doc, j, last)
    while k < last and k - j < 7:
        tagged = k in doc.tagged and not firm
        if not ((doc.capital(k) and not tagged) or (k > j and doc.words[k] in _INNER)):
            break
        if doc.longest(k, "title", "honorific", "rank") or len(doc.raw[k]) == 1:
            return None
        k += 1
    if k == j or doc.longest(j, "region"):
        return None
    end, initials = abbreviation_after(doc, k, last)
    aside = k < last and doc.words[k] == ")" and chunk.i > 0 and doc.words[chunk.i - 1] == "("
    holder = k + 1 < last and doc.words[k] == "," and (k + 1 in doc.tagged or bool(doc.longest(k + 1, "rank")))
    if not (aside or holder or (initials and end in doc.tagged) or _holder_at(doc, chunk, j, k)):
        return None  # "(pendiri Maju Jaya)"
    name = spell(doc, j, k)
    return OrgChunk(
        j, end, "org.by_post", name=name, type="other", key=name.casefold(), form=name, abbreviation=initials
    )


def _apposed(doc: Document, j: int, last: int) -> bool:
    """ "CEO Bahari Nusantara, Yohanes Albert, meninjau": of two names behind a post the first is its body's."""
    comma = doc.tagged.get(j, last)
    ranked = comma + 1 < last and doc.words[comma] == "," and bool(doc.longest(comma + 1, "rank"))
    return ranked or holder_behind(doc, comma, last)


def _holder_at(doc: Document, chunk: TitleChunk, j: int, k: int) -> bool:
    """Whether the tagger sees a name of two words or more at ``k``, and what stands before it is no part of it."""
    if k not in doc.tagged or doc.tagged[k] - k < 2:
        return False
    if chunk.takes == "org" and all(word in doc.lexicon.ordinary for word in doc.words[j:k]):
        return False  # "Analis | Kebijakan Ahli"
    known = {doc.words[i] for i in doc.tagged} | {doc.words[end - 1] for end in doc.tagged.values()}
    return known.isdisjoint(doc.words[j:k])


def is_acronym(doc: Document, j: int) -> bool:
    """Whether token ``j`` is a word in capitals that is no honorific, degree, class word or field of work."""
    word = doc.raw[j]
    listed = doc.longest(j, "honorific", "degree", "class_word", "body_head") or doc.words[j] in doc.lexicon.unit_words
    return word.isupper() and word.isalpha() and 2 <= len(word) <= 10 and not listed


def acronym(doc: Document, j: int, last: int) -> OrgChunk | None:
    """An unlisted upper-case acronym behind "Ketua": a body by its position."""
    word = doc.raw[j]
    if not is_acronym(doc, j):
        return None
    place = area_after(doc, j + 1, last, ("province", "regency", "city"))
    return OrgChunk(
        j, place.j if place else j + 1, "org.acronym", name=word, type="other", place=place, key=word.casefold(),
        form=word, area_types=("province", "regency", "city") if place else (),
    )  # fmt: skip


def body_called(doc: Document, title: TitleChunk, name: NameChunk) -> bool:
    """Whether what looks like a holder right behind a post is its body, which ``title`` is then given.

    "Kepala | Bandara Frans Seda |, Yosef" is of a site, "Direktur Utama | Garuda | Budi" of a firm named before.
    """
    site = (doc.words[name.i],) in doc.lexicon.venues and len(name.words) > 1
    firm = _firm_called(doc, name.words) if title.takes == "org" and title.org is None else None
    if firm is not None:
        title.org = replace(firm, i=name.i, j=name.j, place=None, abbreviation="", form=name.words[0])
    elif site and title.org is None and title.takes in ("org", "unit"):
        worded = spell(doc, name.i, name.j)
        title.org = OrgChunk(name.i, name.j, "org.by_post", name=worded, key=worded.casefold(), form=worded)
    return site or firm is not None


def _firm_called(doc: Document, words: tuple[str, ...]) -> OrgChunk | None:
    """ "Direktur Utama | Garuda": one word of a firm named before, which is nobody's name so far."""
    if len(words) != 1 or words[0].casefold() in doc.called:
        return None
    for chunk in doc.all_chunks():
        firm = chunk.org if isinstance(chunk, TitleChunk) else chunk
        if isinstance(firm, OrgChunk) and firm.type == "company" and words[0] in firm.form.split():
            return firm
    return None
