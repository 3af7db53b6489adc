"""How far the name of a body runs behind its head word, and the area that closes it."""

from __future__ import annotations

import re

from govgraph.extract.area_words import DISTRICT_MARKERS, MARKERS, VILLAGE_MARKERS
from govgraph.extract.document import Document, PlaceChunk
from govgraph.extract.holder_names import holder_follows, name_in_commas, person_speaks
from govgraph.extract.names import skip_honorifics
from govgraph.extract.places import place_at

_CONNECTORS = frozenset({"dan", "&", "of", "for", "the", "and", "untuk", "-", "/"})
_HEADLINE = frozenset({"resmi", "diduga", "gelar", "raih", "jual", "akan", "kini"})
_SUM = re.compile(r"rp\d*|idr|usd")
_LOCAL = DISTRICT_MARKERS | VILLAGE_MARKERS


def name_run(doc: Document, k: int, last: int, flags: frozenset[str]) -> tuple[int, PlaceChunk | None]:
    """End of the capitalised run from ``k`` and the area that closes it."""
    j = k
    if k + 1 < last and doc.raw[k].isdigit() and doc.capital(k + 1):
        j += 1  # "SD Negeri | 74 Krui"
    while j < last:
        if doc.capital(j) or (doc.raw[j][0].isdigit() and j > k and doc.raw[j].isdigit()):
            person = doc.longest(j, "title", "acting") or _addresses(doc, j, last)
            if j > k and (person or person_speaks(doc, k, j, last, flags)):
                break
            if j > k and doc.words[j] in _LOCAL and not flags & {"agency", "unit", "area"}:
                break  # "Kelompok Tani Subur | Kelurahan Karangrejo" says where
            centre = "unit" in flags and _centre(doc, j)  # "Biro Pers | Sekretariat Presiden"
            if j > k and (_tells(doc, j) or centre or (doc.words[k] != "jenderal" and _ministry(doc, j))):
                break  # "Ditjen Imigrasi | Kementerian Hukum", "SMA Siger | Resmi Dibuka"
            if j > k and "site" in flags and doc.raw[j].isdigit():
                break  # "Puskesmas Sekincau | 3 orang" counts
            place = place_at(doc, j, last, free="headed" in flags)
            if place is not None and not place.ambiguous and (place.candidates or place.type):
                rest = place.j
                if (
                    rest < last
                    and doc.capital(rest)
                    and doc.words[rest] not in MARKERS
                    and (j > k or ("company" in flags and rest not in doc.tagged))  # "PT Bali | Makmur Jaya"
                    and "area" not in flags
                    and not holder_follows(doc, rest, flags)
                ):
                    j = rest
                    continue
                return place.j, place
            j += 1
        else:
            behind = _behind_joint(doc, k, j, last, flags)
            if behind == j:
                break
            j = behind
    while j > k and doc.words[j - 1] in _CONNECTORS:
        j -= 1
    return j, None


def _behind_joint(doc: Document, k: int, j: int, last: int, flags: frozenset[str]) -> int:
    """Behind a word or comma that goes on the name from ``k``, else ``j``: "Guru | , | Tenaga | , dan | Pendidikan"."""
    if j == k or j + 1 >= last:
        return j
    if doc.words[j] == "," and doc.words[j + 1] == "dan" and "," in doc.words[k:j]:
        return j + 2 if j + 2 < last and doc.capital(j + 2) and _is_field(doc, j + 2) else j
    if not doc.capital(j + 1):
        return j
    if doc.words[j] == ",":
        fields = "unit" in flags or ("agency" in flags and _is_field(doc, j + 1))
        return j + 1 if fields and list_closes(doc, j, last) else j
    plain = doc.words[j] not in ("dan", "&") or doc.words[j + 1] in doc.lexicon.field_words
    return j + 1 if doc.words[j] in _CONNECTORS and plain and joins(doc, j) else j


def _tells(doc: Document, j: int) -> bool:
    """Whether a word in capitals is a headline's verb ("Resmi", "Diduga", "Dibuka") or opens a sum ("Rp100")."""
    word = doc.words[j]
    if word in _HEADLINE or _SUM.fullmatch(word):
        return True
    return word.startswith("di") and doc.longest(j, "trigger", "speech") is not None


def _ministry(doc: Document, j: int) -> bool:
    found = doc.longest(j, "body")
    return found is not None and doc.lexicon.bodies[found[1][0].key].type == "ministry"


def _addresses(doc: Document, j: int, last: int) -> bool:
    """Whether an honorific at ``j`` has a name behind it; "Panti Asuhan Kasih | Bunda" has none."""
    found = doc.longest(j, "honorific")
    if found is None:
        return False
    after = j + found[0]
    return after < last and (doc.capital(after) or doc.words[after] == ".")


def _centre(doc: Document, j: int) -> bool:
    """Whether a listed agency of several words begins at ``j``."""
    found = doc.longest(j, "body")
    return found is not None and found[0] > 1 and doc.lexicon.bodies[found[1][0].key].type == "agency"


def named_after(doc: Document, k: int, last: int, flags: frozenset[str]) -> int:
    """ "RSUD | dr. Soetomo", "Masjid KH Hasyim": an honorific opens the name of what is called after a person."""
    j = skip_honorifics(doc, k, last)
    end = next((n for n in range(j, last) if not doc.capital(n)), last)  # "Direktur RSUD dr. Soetomo | , Rina, hadir"
    apart = name_in_commas(doc, end, last) or _closed_by_area(doc, j, end, last)
    if not flags & {"other", "university"} or ("headed" in flags and not apart):
        return k
    return j if j < last and doc.capital(j) and doc.longest(k, "honorific") else k


def _closed_by_area(doc: Document, j: int, end: int, last: int) -> bool:
    """ "Direktur RSUP Dr M Djamil | Padang | , Budi, dan …": an area before the comma ends the hospital's name."""
    if end >= last or doc.words[end] != ",":
        return False
    for k in range(j + 1, end):
        area = doc.longest(k, "region")
        if area is not None and k + area[0] == end:
            return True
    return False


def _is_field(doc: Document, k: int) -> bool:
    """ "Balai Karantina Hewan, | Ikan dan Tumbuhan": a field of work, and no body of its own."""
    return doc.words[k] in doc.lexicon.unit_words and joins(doc, k - 1)


def joins(doc: Document, j: int) -> bool:
    """Whether a connector continues a name: the next word opens no post, body or place of its own."""
    return not doc.longest(
        j + 1, "title", "government", "body", "region", "country", "acting", "honorific", "body_head"
    )


def list_closes(doc: Document, j: int, last: int) -> bool:
    """ "Perindustrian, Perdagangan, Koperasi dan UKM": a comma list inside a unit's name ends with "dan"."""
    k = j + 1
    while k < last and k - j < 8:
        if doc.words[k] in ("dan", "&"):
            return k + 1 < last and doc.capital(k + 1) and joins(doc, k)
        if not (doc.capital(k) or doc.words[k] == ","):
            return False
        if doc.longest(k, "title", "region", "honorific"):
            return False
        k += 1
    return False
