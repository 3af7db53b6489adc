"""Posts as worded: markers of acting and former, the title, and the area, unit or body it is a post of."""

from __future__ import annotations

from govgraph.extract.directorates import take_directorate
from govgraph.extract.document import Document, OrgChunk, TitleChunk
from govgraph.extract.foreign_posts import HOME, foreign_mission, foreign_state, heads_body, skip
from govgraph.extract.governments import MANY, ROMAN, abbreviation_after, area_after
from govgraph.extract.organisations import org_at
from govgraph.extract.post_bodies import (
    acronym,
    area_of_office,
    board_end,
    capitals,
    command,
    constituency_end,
    gloss_end,
    is_acronym,
    named_run,
    spell,
    term_end,
)
from govgraph.extract.units import (
    BODIES,
    field_goes_on,
    field_run,
    is_closed,
    loose_end,
    part_end,
    run_to_body,
    to_office,
    unit_end,
)
from govgraph.extract.villages import take_village
from govgraph.lexicon.records import Entry, Title

Found = tuple[int, tuple[Entry, ...]]  # tokens of a listed phrase, and its entries
_MARK = {"acting": "acting", "former": "former", "elect": "elect"}
_NO_FLAGS: set[str] = set()
_BOARDS = frozenset({"dpp", "dpd", "dpw", "dpc", "pp", "pw", "pd", "pc", "bpp", "bpd", "bpc", "mpw", "mpc", "dpn"})
_HEADS = frozenset({"kepala-dinas", "kepala-badan", "sekretaris-dinas", "sekretaris-badan"})
_GOVERNED = ("Pemerintah", "Sekretariat Daerah")
_JOIN = frozenset({"dan", "&"})
_DIRECTORS = ("Direktur", "Wakil Direktur")


def title_at(doc: Document, i: int, last: int) -> TitleChunk | None:
    """The post that starts at token ``i``, with what it is a post of, or None."""
    k, flags = _markers(doc, i, last)
    found = doc.longest(k, "title") if k < last else None
    if found is None:
        return None
    place = doc.longest(k, "region")
    if place is not None and place[0] > found[0]:
        return None  # "Raja Ampat"
    length, entries = _without_body(doc, k, last, found)
    title = doc.lexicon.titles[entries[0].key]
    chunk = TitleChunk(
        i, k + length, f"post.{title.takes}", title=title.title, takes=title.takes, area_types=title.area_types,
        acting="acting" in flags, former="former" in flags, elect="elect" in flags, body=title.body,
    )  # fmt: skip
    chunk.j, _ = abbreviation_after(doc, chunk.j, last)
    chunk.j = _elect(doc, chunk, last)
    _complete(doc, chunk, title, last)
    chunk.j = gloss_end(doc, _ordinal(doc, _elect(doc, chunk, last), last), last)
    chunk.j = term_end(doc, skip(doc, chunk.j, last, ("setempat",)), last)
    stands = doc.capital(i) or doc.capital(k) or chunk.place or chunk.org or _followed_by_name(doc, chunk.j, last)
    stands = stands or chunk.title != title.title  # a unit was taken in: "kepala Dinas Pertanian"
    return chunk if stands or _speaks_as_post(doc, i, chunk, last) else None


def _complete(doc: Document, chunk: TitleChunk, title: Title, last: int) -> None:
    """Take in the area, unit, body or field that a listed title wants behind it."""
    if title.key in ("presiden", "gubernur") and heads_body(doc, chunk, last):
        chunk.takes = "org"
    elif title.takes == "area":
        _take_field(doc, chunk, last)
        _take_area(doc, chunk, last)
        _take_field(doc, chunk, last)
    elif title.takes == "unit":
        _take_unit(doc, chunk, last)
    elif title.takes == "org":
        if not _own_body(doc, chunk, last) and not foreign_mission(doc, chunk, last):
            _take_org(doc, chunk, last)
    elif title.takes == "nation" and foreign_state(doc, chunk, last):
        chunk.takes = "area"
    elif title.takes == "nation" and title.level == "foreign":
        chunk.takes = "org"  # "PM Anwar": of a country that only another mention can name
    elif title.takes == "nation":
        _take_portfolio(doc, chunk, last)
        if " Khusus " in chunk.title:  # "Utusan Khusus Presiden | Bidang Pangan"
            _take_field(doc, chunk, last)
        chunk.j = skip(doc, _ordinal(doc, chunk.j, last), last, *HOME)
    elif title.key == "ketua-panitia":
        event = named_run(doc, chunk, chunk.j, last)
        chunk.j = event.j if event is not None else chunk.j


def _without_body(doc: Document, k: int, last: int, found: Found) -> Found:
    """ "Kepala | Badan Gizi Nasional": a listed national body is not split, where the shorter post is listed too."""
    if "agency_head" in found[1][0].flags and field_goes_on(doc, k + found[0], last):
        generic = [hit for hit in doc.hits(k) if any(e.key in _HEADS for e in hit[1])]
        if generic:  # "Kepala Dinas Koperasi | , UMKM dan Perdagangan"
            return generic[0][0], tuple(e for e in generic[0][1] if e.key in _HEADS)
    area_post = _takes(doc, found[1][0]) == "area"
    if area_post and k + found[0] < last and doc.capital(k + found[0]) and doc.longest(k + found[0], "body"):
        for length, entries in doc.hits(k):  # "Kepala Biro Humas | Kementerian Sosial": no province's
            units = tuple(e for e in entries if _takes(doc, e) == "unit")
            if units and length < found[0]:
                return length, units
    if area_post and field_goes_on(doc, k + found[0], last):
        for length, entries in doc.hits(k):  # "Kabag Kerjasama | dan Pengembangan Infrastruktur"
            own = tuple(e for e in entries if _takes(doc, e) == "unit")
            if own:
                return length, own
    for length, entries in doc.hits(k):
        shorter = tuple(e for e in entries if e.kind == "title")
        body = doc.longest(k + length, "body", "government") if shorter and length < found[0] else None
        if body is not None and length + body[0] > found[0] and doc.capital(k + length):
            area = area_after(doc, k + length + body[0], last, ("province", "regency", "city"))
            return found if area is not None and body[1][0].kind == "body" else (length, shorter)
    return found


def _takes(doc: Document, entry: Entry) -> str:
    return doc.lexicon.titles[entry.key].takes if entry.kind == "title" else ""


def _own_body(doc: Document, chunk: TitleChunk, last: int) -> bool:
    """ "Gubernur | Bank Indonesia": the body that a listed post names itself."""
    for k in range(chunk.i + 1, chunk.j):
        body = doc.longest(k, "body")
        if chunk.body and body is not None and k + body[0] <= chunk.j and body[1][0].key == chunk.body:
            chunk.org = org_at(doc, k, last, vouched=True)
            if chunk.org is not None:
                chunk.j = chunk.org.j
                return True
    return False


def _speaks_as_post(doc: Document, i: int, chunk: TitleChunk, last: int) -> bool:
    """ "kata bupati", "bupati mengingatkan": a post in lower case stands for its holder beside a speaking verb."""
    if chunk.takes != "area":
        return False
    if i > 0 and doc.longest(i - 1, "speech"):
        return True
    return not (i > 0 and doc.words[i - 1] in MANY) and any(
        doc.longest(k, "speech") for k in range(chunk.j, min(chunk.j + 3, last))
    )


def _take_portfolio(doc: Document, chunk: TitleChunk, last: int) -> None:
    """ "Menteri Koordinator (Menko) | Bidang Maritim", "Menteri | Perikanan dan Kelautan": worded as no list has it."""
    coordinating = chunk.title.endswith("Menteri Koordinator")
    if not coordinating and chunk.title not in ("Menteri", "Wakil Menteri"):
        return
    j, _ = abbreviation_after(doc, chunk.j, last)
    j += int(j < last and doc.words[j] == "bidang")
    end = field_run(doc, j, last)
    if end > j and (coordinating or end > j + 1):
        worded = f"{chunk.title} {'Bidang ' if coordinating else ''}{spell(doc, j, end)}"
        alike = sorted(worded.casefold().replace(",", "").split())
        listed = (t.title for t in doc.lexicon.titles.values() if t.takes == "nation")
        same = (t for t in listed if sorted(t.casefold().replace(",", "").split()) == alike)
        chunk.title = next(same, worded)
        chunk.j, _ = abbreviation_after(doc, end, last)


def _take_field(doc: Document, chunk: TitleChunk, last: int) -> None:
    """ "Asisten II | Bidang Ekonomi", "Staf Ahli Bupati | Bidang Hukum": only a post without a number needs it."""
    j = chunk.j
    if j >= last or doc.words[j] != "bidang" or not doc.capital(j):
        return
    end = field_run(doc, j + 1, last)
    if end > j + 1:
        numbered = ROMAN.fullmatch(chunk.title.split()[-1])
        chunk.title = chunk.title if numbered else f"{chunk.title} {spell(doc, j, end)}"
        chunk.j, _ = abbreviation_after(doc, end, last)


def _markers(doc: Document, i: int, last: int) -> tuple[int, set[str]]:
    if not doc.hits(i):
        return i, _NO_FLAGS
    flags: set[str] = set()
    k = i
    while k < last:
        found = doc.longest(k, "acting", "former", "elect")
        if found is None or "before" not in found[1][0].flags:
            break
        flags.update(_MARK[e.kind] for e in found[1])
        k += found[0]
        if k < last and doc.words[k] == ".":
            k += 1
        if k + 2 < last and doc.words[k] == "(" and doc.longest(k + 1, "acting"):
            close = k + 2 + (doc.words[k + 2] == ".")
            k = close + 1 if close < last and doc.words[close] == ")" else k
    return k, flags


def _elect(doc: Document, chunk: TitleChunk, last: int) -> int:
    """Behind a marker that follows the post: "Bupati terpilih", "Gubernur sebelumnya, Joko"."""
    found = doc.longest(chunk.j, "elect", "former") if chunk.j < last else None
    if found is None or "after" not in found[1][0].flags:
        return chunk.j
    end = chunk.j + found[0]
    if found[1][0].kind == "elect":
        chunk.elect = True
    elif found[0] > 1 or (end < last and (doc.words[end] in (",", "yakni", "yaitu") or doc.capital(end))):
        chunk.former = True
    else:
        return chunk.j
    return end


def _ordinal(doc: Document, j: int, last: int) -> int:
    """ "Presiden ke-7", "Gubernur Lampung ke-9": which holder in the line."""
    if j < last and doc.words[j].startswith("ke-") and doc.words[j][3:].isdigit():
        return j + 1
    return j


def _followed_by_name(doc: Document, j: int, last: int) -> bool:
    return j < last and doc.capital(j) and doc.raw[j][:1].isalpha()


def _take_area(doc: Document, chunk: TitleChunk, last: int) -> None:
    """ "Gubernur Jatim", "Sekda Pemkab Bogor", "Asisten I Sekdaprov Kalteng", "Bupati dan Wakil Bupati X"."""
    chunk.j = j = gloss_end(doc, chunk.j, last, spelled=True)
    if j < last and doc.longest(j, "title"):
        superior = title_at(doc, j, last)
        if superior is not None and superior.takes == "area":
            chunk.place, chunk.j = superior.place, superior.j
            chunk.area_types = superior.area_types or chunk.area_types
            return
    if chunk.area_types == ("village",):
        take_village(doc, chunk, last)
        return
    j = _skip_number(doc, j, last)
    place = area_after(doc, j, last, chunk.area_types or ("province", "regency", "city"))
    regions = doc.lexicon.regions
    fits = place is not None and any(c in regions and regions[c].type in chunk.area_types for c in place.candidates)
    if place is not None and (fits or not place.ambiguous or place.type or _name_follows(doc, place.j, last)):
        chunk.place, chunk.j = place, place.j
        _take_city(doc, chunk, last)
        end, abbreviation = abbreviation_after(doc, chunk.j, last)
        if abbreviation and doc.longest(chunk.j + 1, "region"):
            chunk.j = end
        return
    found = doc.longest(j, "government", "body") if j < last else None
    if found is not None:
        org = org_at(doc, j, last)
        if org is not None and (org.place is not None or "Sekretariat" in org.name):
            chunk.place, chunk.j = org.place, org.j
            return
        if org is not None and org.type == "security":  # "Dirlantas | Polda Metro Jaya"
            chunk.org, chunk.j = org, org.j
            return
    if j + 1 < last and doc.words[j] in _JOIN and doc.longest(j + 1, "title"):
        chunk.shares_next = True


def _take_city(doc: Document, chunk: TitleChunk, last: int) -> None:
    """ "Kapolres Tasikmalaya | Kota": of the city of two areas of one name."""
    place, regions = chunk.place, doc.lexicon.regions
    if place is None or chunk.j >= last or doc.words[chunk.j] != "kota":
        return
    named = doc.longest(chunk.j, "region")
    if named is not None and named[0] > 1:  # "Kota Bogor"
        return
    cities = tuple(c for c in place.candidates if c in regions and regions[c].type == "city")
    if cities and doc.capital(chunk.j):
        place.candidates, place.type, place.j = cities, "city", chunk.j + 1
        chunk.j += 1


def _skip_number(doc: Document, j: int, last: int) -> int:
    """ "Dandim 0426 Tuba", "Danrem 043/Gatam": the number of a command."""
    if j < last and doc.raw[j][0].isdigit():
        return j + 2 if j + 1 < last and doc.words[j + 1] == "/" else j + 1
    return j


def _name_follows(doc: Document, j: int, last: int) -> bool:
    return j < last and (doc.capital(j) or doc.words[j] in (",", "("))


def _take_unit(doc: Document, chunk: TitleChunk, last: int) -> None:
    """ "Kepala Dinas | Perindustrian dan Perdagangan | Jatim": the unit belongs to the title, the area is `of`."""
    j = chunk.j
    if chunk.title.endswith("Komisi") and j < last and (doc.raw[j].isdigit() or _letter(doc, j, last)):
        chunk.title, chunk.j = f"{chunk.title} {doc.raw[chunk.j]}", chunk.j + 1  # "Wakil ketua komisi 1"
    whole = take_directorate(doc, chunk, last)
    j = chunk.j
    end = j if whole or chunk.title[-1].isdigit() else unit_end(doc, j, last)
    loose = j if whole else loose_end(doc, j, last)
    end = to_office(doc, loose, end) if j < loose < end else end
    if end == j and chunk.title.endswith("Koordinasi Wilayah"):
        _take_residency(doc, chunk, last)
        return
    if end > j or loose > j:
        chunk.title = f"{chunk.title} {spell(doc, j, end) if end >= loose else capitals(spell(doc, j, loose))}"
        chunk.j, _ = abbreviation_after(doc, max(end, loose), last)
    if chunk.j < last and not doc.longest(chunk.j, "government"):
        chunk.j = skip(doc, chunk.j, last, ("sekretariat",))  # "Kabag Hukum | sekretariat | Pemkab Bogor"
    chunk.j = gloss_end(doc, chunk.j, last)
    org = None
    if chunk.j + 1 < last and doc.words[chunk.j] == "pada" and doc.longest(chunk.j + 1, *BODIES, "body_head"):
        chunk.j += int(doc.capital(chunk.j + 1))  # "Kasi Perumahan | pada | Dinas Pekerjaan Umum"
    if chunk.j < last and doc.capital(chunk.j) and doc.longest(chunk.j, *BODIES, "body_head"):
        org = org_at(doc, chunk.j, last, vouched=True)
    if org is not None:
        chunk.j = org.j
        if (org.place is not None and org.key.startswith(_GOVERNED)) or org.local_agency:
            chunk.place, chunk.area_types = org.place, org.area_types or chunk.area_types
            chunk.org = org if org.key.startswith("Pemerintah") else None
            chunk.title = chunk.title.removesuffix(" Sekretariat")
            if org.local_agency:  # "Kabid Kesmas Dinas Kesehatan Budi"
                chunk.title = f"{chunk.title} {org.name}"
        else:
            chunk.org = org
        return
    place = area_after(doc, chunk.j, last, chunk.area_types)
    if place is not None:
        chunk.place, chunk.j = place, place.j


def _take_residency(doc: Document, chunk: TitleChunk, last: int) -> None:
    """ "Kepala Bakorwil | Madiun": an office of the province that is called by its seat."""
    place = area_after(doc, chunk.j, last, ("regency", "city"))
    if place is not None:
        chunk.title, chunk.place, chunk.j = f"{chunk.title} {spell(doc, place.i, place.j)}", place, place.j


def _letter(doc: Document, j: int, last: int) -> bool:
    """ "Ketua Komisi | A | Wiyadi": the letter of a commission, no initial."""
    return doc.raw[j] in tuple("ABCDE") and doc.words[j + 1 : j + 2] != ["."] and j + 1 < last


def _take_org(doc: Document, chunk: TitleChunk, last: int) -> None:
    """ "Ketua DPRD Lampung", "Kepala BNN", "Kepala Disperindag Jatim" (a dinas belongs to the title)."""
    chunk.j = j = gloss_end(doc, chunk.j, last)
    if j >= last:
        return
    long = board_end(doc, j, last)
    board = long > j or (j + 1 < last and doc.words[j] in _BOARDS and doc.capital(j + 1))
    numbered = board and j + 2 < last and ROMAN.fullmatch(doc.raw[j + 1])  # "DPD II Golkar"
    own = long if long > j else j + 2 if numbered else j + 1
    org = org_at(doc, own, last, vouched=True) if board else command(doc, chunk, last)
    org = org or (named_run(doc, chunk, own, last) if board else None) or org_at(doc, j, last, vouched=True)
    if org is None:
        j, org = _division(doc, chunk, last)
        if chunk.takes == "unit":
            return
    if org is None and doc.longest(j, "region") and doc.words[j] not in ("kota", "kabupaten"):
        return
    if org is None:
        org = acronym(doc, j, last) or named_run(doc, chunk, j, last)
    if org is None:
        return
    chunk.j = org.j
    if org.local_agency and doc.words[chunk.i : org.i][-1:] in (["kepala"], ["sekretaris"]):
        chunk.title = f"{chunk.title} {org.name}"
        chunk.takes, chunk.place, chunk.area_types = "unit", org.place, org.area_types
    else:
        chunk.org = org
        j = chunk.j
        seat = org.type == "legislature" and j + 1 < last and doc.words[j] == "komisi" and chunk.title == "Anggota"
        if seat and (ROMAN.fullmatch(doc.raw[j + 1]) or doc.raw[j + 1].isdigit()):  # "Anggota DPR RI | Komisi IX"
            chunk.title, chunk.j = f"Anggota Komisi {doc.raw[j + 1]}", j + 2
        chunk.j = constituency_end(doc, chunk.j, last) if org.type == "legislature" else chunk.j


def _division(doc: Document, chunk: TitleChunk, last: int) -> tuple[int, OrgChunk | None]:
    """ "Direktur Koordinasi Supervisi III | KPK": words of a unit between title and body belong to the title."""
    end = max(field_run(doc, chunk.j, last), run_to_body(doc, chunk.j, last))
    end = max(end, part_end(doc, chunk.j, last)) if chunk.title in _DIRECTORS else end
    if chunk.title.endswith("Bidang"):
        end = max(end, loose_end(doc, chunk.j, last))  # "Wakil Rektor Bidang | akademik | IAIN Metro"
    if end == chunk.j:
        return chunk.j, None
    after, _ = abbreviation_after(doc, end, last)
    org = None
    if after < last and doc.capital(after) and doc.longest(after, *BODIES, "body_head"):
        org = org_at(doc, after, last, vouched=True)
    if org is None and end == chunk.j + 1 and is_acronym(doc, chunk.j):
        return chunk.j, None  # "Ketua PERMADA": a body that is not listed
    area = area_of_office(doc, chunk, after, last) if org is None else None
    here = after < last and doc.longest(after, "region")
    if org is None and area is None and (here or not is_closed(doc, after, last)):
        return chunk.j, None
    chunk.title = f"{chunk.title} {capitals(spell(doc, chunk.j, end))}"
    chunk.j = after
    if area is not None:
        chunk.takes, chunk.place, chunk.j = "unit", area, area.j
        chunk.area_types = ("province", "regency", "city")
    return after, org
