"""Organisations: government forms with their area, listed bodies and their chapters, agencies, head-word patterns.

Every function returns a chunk that starts at a token, or None. The area is kept apart from the name until the
places of the article are decided, so that "Kadin Jatim" and "Kadin Jawa Timur" become one chapter.
"""

from __future__ import annotations

from dataclasses import replace

from govgraph.extract.body_runs import name_run, named_after
from govgraph.extract.document import Document, OrgChunk, PlaceChunk
from govgraph.extract.foreign_bodies import tailed
from govgraph.extract.glosses import reversed_gloss_end
from govgraph.extract.governments import ROMAN, abbreviation_after, area_after, government, of_many, skip_centre
from govgraph.extract.longer_names import goes_on, listed_gloss, parted_name
from govgraph.extract.post_bodies import board_end, board_words
from govgraph.lexicon.index import Hit
from govgraph.lexicon.records import Entry

_CONNECTORS = frozenset({"dan", "&", "of", "for", "the", "and", "untuk", "-", "/"})
_VOUCHING = frozenset(
    {"partai", "fraksi", "kader", "politikus", "politisi", "dpw", "dpd", "dpc", "dpp", "lembaga", "badan", "organisasi"}
)
_LONGEST_NAME = 10  # tokens of a name that its abbreviation follows
_REGIONAL = frozenset({"divisi", "regional", "divre", "daop", "zona", "wilayah", "region"})
_CHAPTER = frozenset({"wilayah", "cabang", "daerah", "perwakilan", "divre", "regional", "kanwil", "kantor"})
_AREAS = ("province", "regency", "city")
_PARTS = frozenset({"komisi", "satgas", "fraksi", "panitia", "tim", "badan", "banggar", "bapemperda"})
_CITING = frozenset({"dikutip", "mengutip", "dilansir", "melansir", "dinukil", "menukil", "laman", "situs"})
_HAPPENING = frozenset({"acara", "kegiatan", "sambutan", "gelaran", "ajang", "pembukaan", "tajuk", "bertajuk"})
_PLAIN = frozenset({"kementerian", "kementrian"})
_BESIDE = frozenset({",", "dan", "serta", "maupun", "atau"})
_NO_NAME = frozenset({"region", "country", "foreign", "title", "acting", "government", "body", "agency", "class_word"})
_LISTED = ("government", "agency", "body")
_BRACKET = frozenset("(")
# flags that are no type of body
_MARKS = ("name", "area", "unit", "part", "site", "upper", "title_case", "ambiguous", "headed")
# "Hari Koperasi", "Rumah Dinas Bupati", "Bukit Barisan"
_NO_HEAD = frozenset({"hari", "rumah", "perumahan", "mobil", "kendaraan", "perjalanan", "bukit"})


def org_at(doc: Document, i: int, last: int, vouched: bool = False) -> OrgChunk | None:
    """The organisation whose mention starts at token ``i``, abbreviation and area included, or None.

    ``vouched``: a post of a body stands before, so that an acronym with other readings ("PKS") is a body.
    """
    vouched = vouched or (i > 0 and doc.words[i - 1] in _VOUCHING)
    if doc.capital(i) and board_words(doc, i, last) > i and not doc.longest(i, "body"):
        return _under_board(doc, i, last)
    head = doc.longest(i, "body_head")
    parted = parted_name(doc, i, last)
    if parted is not None:
        return _body(doc, i, parted[0], last, parted[1])
    for length, entries in doc.hits(i):
        for entry in entries:
            if entry.kind == "class_word" and doc.capital(i) and (head is None or head[0] <= length):
                return None
            body = _listed(doc, i, i + length, last, entry, vouched)
            if body is not None:
                return body
            if entry.kind in _LISTED and of_many(doc, i + length):
                return None
    if head is not None and _opens_body(doc, i, head, last):
        flags = head[1][0].flags | ({"headed"} if vouched else set())
        return _headed(doc, i, head[0], last, head[1][0].key, flags)
    return _spelled(doc, i, last) or tailed(doc, i, last) or _defined(doc, i)


def _under_board(doc: Document, i: int, last: int) -> OrgChunk | None:
    """ "Badan Pimpinan Cabang (BPC) | Gapensi Kota Ambon": a board stands for its body, and alone for none."""
    board = board_end(doc, i, last)
    body = org_at(doc, board, last, vouched=True) if board > i else None
    return replace(body, i=i) if body is not None and body.type in ("association", "party") else None


def _listed(doc: Document, i: int, j: int, last: int, entry: Entry, vouched: bool) -> OrgChunk | None:
    """The body that the listed phrase ``[i, j)`` names, or None where it is another thing there."""
    if entry.kind not in _LISTED or of_many(doc, j):
        return None
    if entry.kind == "government":
        return government(doc, i, j, last, entry.form)
    if entry.kind == "agency":
        if not (doc.capital(i) or doc.capital(j - 1)):
            return None
        return _longer_name(doc, i, j, last, vouched) or _agency(doc, i, j, last, entry.key)
    vouched = vouched or "ambiguous" not in entry.flags or (doc.raw[i].isupper() and _in_company(doc, i, j, last))
    if not vouched or not _written_as(doc, i, j - i, entry.form):
        return None
    if (j == i + 1 and doc.glosses.get(doc.raw[i], "body") != "body") or _only_cited(doc, i, j, last, entry.key):
        return None
    long = doc.lexicon.bodies[entry.key].type in ("ministry", "company") and j > i + 1
    longer = _longer_name(doc, i, j, last, vouched) if long else None  # "Kementerian Perdagangan | dan Industri"
    return longer or _body(doc, i, j, last, entry.key)


def _opens_body(doc: Document, i: int, head: Hit, last: int) -> bool:
    """Whether the head word at ``i`` opens a name: not "Hari Koperasi", "acara Forum Pemuda", "Kelompok tani itu"."""
    before = doc.words[i - 1] if i > 0 else ""
    if before in _NO_HEAD or (doc.words[i] == "forum" and before in _HAPPENING) or _long_trigger(doc, i):
        return False
    whole = doc.capital(i) and (doc.raw[i + head[0] - 1][0].isupper() or "association" not in head[1][0].flags)
    return whole or _small_head(doc, i + head[0], last, head[1][0])


def _small_head(doc: Document, k: int, last: int, head: Entry) -> bool:
    """ "masjid | Al Ikhlas", "kelompok tani | Harapan Maju": a head in small letters before a name of its own."""
    if k >= last or not doc.capital(k) or not doc.raw[k].isalpha() or "name" not in head.flags:
        return False
    kind = bool(head.flags & {"other", "association"})
    return kind and doc.kinds(k).isdisjoint(_NO_NAME) and doc.words[k] not in doc.lexicon.common


def _in_company(doc: Document, i: int, j: int, last: int) -> bool:
    """ "DPR, DPD, dan MPR": what can be another thing is a body beside bodies."""
    beside = []
    if i > 1 and doc.words[i - 1] in _BESIDE:
        beside.append(doc.longest(i - 2, "body"))
    if j + 1 < last and doc.words[j] in _BESIDE:
        k = j + 2 if doc.words[j + 1] in _BESIDE and j + 2 < last else j + 1
        beside.append(doc.longest(k, "body"))
    return any(hit is not None and "ambiguous" not in hit[1][0].flags for hit in beside)


def _defined(doc: Document, i: int) -> OrgChunk | None:
    """ "FPD menuntut bupati": an abbreviation that the article explains as a body of no list."""
    word = doc.raw[i]
    if doc.glosses.get(word) != "body" or doc.hits(i) or doc.words[i - 1 : i] == ["("]:
        return None
    return OrgChunk(i, i + 1, "org.defined", name=word, key=word.casefold(), form=word)


def _only_cited(doc: Document, i: int, j: int, last: int, key: str) -> bool:
    """ "dikutip dari Tempo", "Lampost.co": an outlet that is a source and takes no part."""
    if doc.lexicon.bodies[key].type != "media":
        return False
    site = "." in doc.wording(i, j) or (j + 1 < last and doc.words[j] == "." and doc.raw[j + 1].islower())
    before = doc.words[max(0, i - 2) : i]
    return site or bool(before and (before[-1] in _CITING or (before[-1] == "dari" and before[0] in _CITING)))


def _long_trigger(doc: Document, i: int) -> bool:
    """ "Bank Indonesia Award" and the like: an event of several words that begins with a head word."""
    event = doc.longest(i, "trigger")
    return event is not None and event[0] > 1


def _spelled(doc: Document, i: int, last: int) -> OrgChunk | None:
    """ "Wahana Lingkungan Hidup (Walhi)": words that the listed abbreviation behind them stands for."""
    stop = min(i + _LONGEST_NAME, last - 2)
    if not doc.among(_BRACKET, i + 2, stop):
        return None
    if not doc.capital(i) or doc.longest(i, "title", "honorific", "region", "country"):
        return None
    for j in range(i + 2, stop):
        if doc.words[j] == "(" and doc.words[j + 2] == ")":
            body = doc.longest(j + 1, "body")
            if body is None or "ambiguous" in body[1][0].flags or doc.words[j + 1][0] != doc.words[i][0]:
                return None
            if doc.glosses.get(doc.raw[j + 1], "body") != "body":
                return None  # "Anugerah Pesona Nusantara (APN)": an award, whatever body has these letters
            chunk = _body(doc, j + 1, j + 2, last, body[1][0].key)
            place = area_after(doc, j + 3, last, chunk.area_types) if chunk.area_types else None
            end = place.j if place is not None else j + 3
            return replace(
                chunk, i=i, j=end, place=place, form=doc.wording(i, j), abbreviation=doc.raw[j + 1], rule="org.spelled"
            )
        if not (doc.capital(j) or doc.words[j] in _CONNECTORS) or doc.longest(j, "title", "honorific"):
            return None
    return None


def _written_as(doc: Document, i: int, length: int, form: str) -> bool:
    """A name needs its capital; an abbreviation listed in capitals must stand in capitals ("ANTARA", not "antara")."""
    if not doc.capital(i):
        # "kementerian pertanian": the words alone say which; "bank bjb": written so by itself
        return length > 1 and (doc.words[i] in _PLAIN or form.islower())
    if length > 1 or not form.isupper() or len(form) > 8 or doc.raw[i].isupper() or doc.raw[i] == form:
        return True
    inside = i > doc.sentence_at(i).first  # "Iwapi": only where no sentence or headline gives the capital
    return inside and len(form) > 4 and doc.sentence_at(i).kind == "body" and doc.words[i] not in doc.lexicon.ordinary


def _body(doc: Document, i: int, j: int, last: int, key: str) -> OrgChunk:
    body = doc.lexicon.bodies[key]
    end, abbreviation = abbreviation_after(doc, j, last)
    j = end if abbreviation else reversed_gloss_end(doc, j, last, key)
    j = skip_centre(doc, j, last)
    national = bool(abbreviation) or (body.type == "association" and body.chapter and "Indonesia" not in body.name)
    if national and doc.words[j : j + 1] == ["indonesia"] and body.name.split()[-1] != "Daerah":
        j += 1  # "Kamar Dagang dan Industri (Kadin) | Indonesia", "Kadin | Indonesia"
    abroad = doc.longest(j, "country") if body.type == "ministry" and j < last and doc.capital(j) else None
    if abroad is not None and abroad[1][0].key != "ID":
        return _of_country(doc, i, j, abroad, body.name)
    part = j if body.type == "security" or abbreviation else _numbered_part(doc, j, last)
    if part > j:
        place = area_after(doc, part, last, _AREAS) if doc.words[j] in _REGIONAL else None
        end = place.j if place is not None else part
        name = f"{body.name} {' '.join(doc.wording(j, end).split())}"
        return OrgChunk(
            i, end, "org.body.numbered", name=name, type=body.type, place=place, key=name.casefold(),
            form=doc.wording(i, part), area_types=_AREAS if place is not None else (), area_prefix="own",
        )  # fmt: skip
    types: tuple[str, ...] = _AREAS if body.chapter else ()
    chunk = OrgChunk(
        i, j, "org.body", name=body.name, type=body.type, key=key, form=doc.wording(i, j), abbreviation=abbreviation,
        area_types=types,
    )  # fmt: skip
    if body.chapter:
        joins = _CHAPTER | {"di"} if body.type == "association" else _CHAPTER
        skip = j
        while skip < min(j + 2, last) and doc.words[skip] in joins and not doc.longest(skip, "region"):
            skip += 1  # "Muhammadiyah | Daerah Istimewa Yogyakarta", "BRI Kantor Wilayah | Bandung"
        place = area_after(doc, skip, last, types)
        if place is not None:
            chunk.place, chunk.j = place, place.j
    return chunk


def _of_country(doc: Document, i: int, j: int, found: Hit, name: str) -> OrgChunk:
    """ "Kementerian Luar Negeri | Belanda": a ministry of another country that is called like one of Indonesia's."""
    end, code = j + found[0], found[1][0].key
    place = PlaceChunk(j, end, "place.country", candidates=(code,), type="country")
    full = f"{name} {doc.lexicon.countries[code]}"
    return OrgChunk(
        i, end, "org.body", name=full, type="ministry", place=place, key=full.casefold(), form=doc.wording(i, j),
        area_prefix="own",
    )  # fmt: skip


def _numbered_part(doc: Document, j: int, last: int) -> int:
    """End of "XII" in "PTPN XII", of "Regional 4" in "OJK Regional 4", or ``j`` where no number sets a part apart."""
    k = j
    while k < last and doc.words[k] in _REGIONAL:
        k += 1
    if k >= last or (k == j and len(doc.raw[k]) == 1):  # a single letter is an initial
        return j
    if doc.words[k + 1 : k + 2] == ["tahun"]:
        return j  # "hasil rapat KSSK III Tahun 2025" counts the meetings
    return k + 1 if ROMAN.fullmatch(doc.raw[k]) or (k > j and doc.raw[k].isdigit()) else j


def _agency(doc: Document, i: int, j: int, last: int, key: str) -> OrgChunk:
    agency = doc.lexicon.agencies[key]
    end, abbreviation = abbreviation_after(doc, j, last)
    types = tuple(agency["levels"].split(";"))
    j = end if abbreviation else reversed_gloss_end(doc, j, last, key)
    place = area_after(doc, j, last, types)
    return OrgChunk(
        i, place.j if place else j, "org.agency", name=agency["name"], type=agency["type"], place=place,
        area_types=types, key=key, form=doc.wording(i, j), abbreviation=abbreviation, local_agency=True,
        nameless=place is None,
    )  # fmt: skip


def _longer_name(doc: Document, i: int, j: int, last: int, vouched: bool) -> OrgChunk | None:
    """The body whose name only begins with the listed one ``[i, j)``; None where it ends there."""
    head = doc.longest(i, "body_head")
    if head is None or not goes_on(doc, j, last, head[1][0].flags):
        return None
    flags = head[1][0].flags | ({"headed"} if vouched else set())
    longer = _headed(doc, i, head[0], last, head[1][0].key, flags)
    if longer is not None and doc.words[j] == "," and longer.place is None and not longer.abbreviation:
        return None  # "Dinas Pertanian, Pangan dan Perikanan | Kabupaten X": no list of offices
    return longer


def _headed(doc: Document, i: int, length: int, last: int, name: str, flags: frozenset[str]) -> OrgChunk | None:
    """A name that a head word opens: "PT Maju Jaya", "Universitas Lampung", "Dinas Pangan Kota Metro"."""
    k = i + length
    k += int(k < last and doc.words[k] == ".")
    glossed, _ = abbreviation_after(doc, k, last)
    k = glossed if glossed < last and doc.capital(glossed) else k  # "Rumah Sakit Umum Daerah (RSUD) | Menggala"
    listed = _listed_firm(doc, i, k, last, flags)
    if listed is not None:
        return listed
    j, place = name_run(doc, named_after(doc, k, last, flags), last, flags)
    known = listed_gloss(doc, j, last)
    if known is not None and j > k:  # "Perum Jaminan Kredit Indonesia | (Perum Jamkrindo)"
        return replace(_body(doc, j + 1, known[0] - 1, last, known[1]), i=i, j=known[0], rule="org.spelled")
    if j == k + 1 and doc.longest(k, "honorific", "body_head"):
        return None  # "RSUD | KH. Muhammad Thohir" behind a post, "kepala UPTD | Puskesmas"
    place = None if "site" in flags else place
    part = _part(doc, i, k, j, last, name, flags)
    if part is not None or "part" in flags or (doc.words[i] == "komisi" and _is_number(doc, k, j)):
        return part  # "Komisi I" alone: of some council
    stop = j
    end, abbreviation = abbreviation_after(doc, j, last)
    if abbreviation:
        j = skip_centre(doc, end, last)
        if place is None or place.type == "country":
            branch = _branch_area(doc, j, last, flags)
            place, j = (branch, branch.j) if branch is not None else (place, j)
    if j == k or (place is not None and place.i == k and "area" not in flags and "unit" not in flags):
        return None if j == k else _headed_by_area(doc, i, k, place, name, flags)
    kind = next((f for f in flags if f not in _MARKS), "other")
    if j == k + (3 if abbreviation else 0) and place is None:
        return None
    own_end = min(place.i, stop) if place is not None and place.j >= j else stop  # "Badan X (BX) | Kota Y"
    own = " ".join(doc.wording(k, own_end).split()) if own_end > k else ""
    full = f"{name} {own}".strip()
    local = "unit" in flags
    inside = place is not None and abbreviation != "" and place.j == j - 3 and not local  # "Forum Petani Demak (FPD)"
    if place is not None and (kind in ("company", "university", "media", "other") or inside):
        behind = f" {doc.wording(place.i, place.j)}" if place.i >= stop else ""  # "Klinik X (KX) | Brebes"
        own = " ".join(f"{doc.wording(k, stop) if stop > k else ''}{behind}".split())
        return OrgChunk(
            i, j, "org.headed", name=f"{name} {own}".strip(), type=kind, place=place, key=own.casefold(),
            form=doc.wording(i, j), abbreviation=abbreviation, area_prefix="own",
        )  # fmt: skip
    return OrgChunk(
        i, j, "org.headed", name=full, type=kind, place=place, key=full.casefold(),
        form=doc.wording(i, max(own_end, k)), abbreviation=abbreviation,
        area_types=_head_types(flags) if local or "area" in flags else (),
        local_agency=local, nameless=local and place is None and _is_local(name, own),
    )  # fmt: skip


def _is_local(name: str, own: str) -> bool:
    """Whether a nameless "Dinas …" or "Badan …" is some region's: a Badan only when its name ends in "Daerah"."""
    return name != "Badan" or own.casefold().endswith("daerah")


def _listed_firm(doc: Document, i: int, k: int, last: int, flags: frozenset[str]) -> OrgChunk | None:
    """ "PT. | Pelindo II": a listed firm behind the word for its legal form."""
    found = doc.longest(k, "body") if "company" in flags and k < last and doc.capital(k) else None
    if found is None or doc.words[i] != "pt" or "ambiguous" in found[1][0].flags:
        return None
    body = doc.lexicon.bodies[found[1][0].key]
    j = k + found[0]
    goes_on = j < last and doc.capital(j) and not ROMAN.fullmatch(doc.raw[j])  # "PT Semen Indonesia Logistik"
    if body.type != "company" or goes_on:
        return None
    chunk = _body(doc, k, j, last, body.key)
    return replace(chunk, i=i, form=doc.wording(i, j))


def _part(
    doc: Document, i: int, k: int, j: int, last: int, name: str, flags: frozenset[str]
) -> OrgChunk | None:
    """ "Komisi XI DPR RI", "Satgas Pangan Polda Lampung": a part is named by its own name and its mother's."""
    if doc.words[i] not in _PARTS and "part" not in flags:
        return None
    for m in range(k, min(k + 5, last)):
        if doc.longest(m, "government", "body") and doc.capital(m):
            mother = org_at(doc, m, last)
            if mother is None:
                return None
            own = " ".join(doc.wording(k, m).split()) if m > k else ""
            kind = "legislature" if mother.type == "legislature" else mother.type
            return OrgChunk(
                i, mother.j, "org.part", name=f"{name} {own} {mother.name}".replace("  ", " "), type=kind,
                place=mother.place, area_types=mother.area_types, key=f"{name} {own} {mother.key}".casefold(),
                form=doc.wording(i, mother.j), nameless=mother.nameless,
            )  # fmt: skip
        if not doc.capital(m) or m >= j:
            return None
    return None


def _headed_by_area(
    doc: Document, i: int, k: int, place: PlaceChunk | None, name: str, flags: frozenset[str]
) -> OrgChunk | None:
    """ "Universitas Lampung", "Bank Lampung", "Polres Bogor": the area is the name."""
    if place is None:
        return None
    kind = next((f for f in flags if f not in _MARKS), "other")
    full = f"{name} {doc.wording(k, place.j)}"
    return OrgChunk(
        i, place.j, "org.headed.area", name=full, type=kind, place=place, key=full.casefold(),
        form=doc.wording(i, place.j), area_prefix="own",
    )  # fmt: skip


def _branch_area(doc: Document, j: int, last: int, flags: frozenset[str]) -> PlaceChunk | None:
    """The area behind a body's letters: "(BX) | Kota Y", of an association also "(PERSI) Wilayah | Sumbar"."""
    association = "association" in flags
    k = j + int(association and j < last and doc.words[j] in _CHAPTER)
    return area_after(doc, k, last, _AREAS if association else _head_types(flags))


def _is_number(doc: Document, k: int, j: int) -> bool:
    return j == k + 1 and (len(doc.raw[k]) == 1 or doc.raw[k].isdigit() or ROMAN.fullmatch(doc.raw[k]) is not None)


def _head_types(flags: frozenset[str]) -> tuple[str, ...]:
    return _AREAS if "area" in flags or "unit" in flags else ()
