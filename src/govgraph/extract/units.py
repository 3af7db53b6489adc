"""Where the name of a unit ends and the holder's name begins: "Direktur | Penyuluhan dan Humas | Kemenkeu Rina Wati".

Offices are named after fields of work: words met in lower case elsewhere, nominalisations (pe-…-an, ke-…-an),
acronyms and Roman numbers, joined by "dan", commas and strokes. Names of people are made of other words, or the
tagger sees where they begin.
"""

from __future__ import annotations

import re

from govgraph.extract.area_words import MARKERS
from govgraph.extract.document import Document
from govgraph.extract.governments import ROMAN, abbreviation_after

_AND = ("dan", "&", "serta")
_JOINS = (*_AND, "/", "-")
BODIES = ("government", "body", "agency")
_BALINESE = frozenset(  # given names by order of birth and caste, which follow the article "I"
    {"made", "kadek", "nengah", "wayan", "putu", "gede", "gde", "nyoman", "komang", "ketut", "gusti", "dewa"}
)
_LONGEST = 18  # tokens
_LEVELS = frozenset({"kota", "kabupaten", "provinsi", "kab", "prov"})
_LOOSE = 8  # tokens
_LEADS_TO_BODY = frozenset({"pada", "sekretariat"})
# Nominalisations with their usual assimilations, long enough that no usual personal name has the shape.
NOMINAL = re.compile(r"(?:pe|per|pem|pen|peng|peny|ke|keber|keter)[a-z]{4,}an")


def unit_end(doc: Document, j: int, last: int) -> int:
    """End of the unit's name that starts at token ``j``, or ``j`` when none does."""
    if j >= last or not doc.capital(j) or doc.longest(j, "government") or _sure_body(doc, j):
        return j
    end = max(_listed_run(doc, j, last), field_run(doc, j, last), _closed_run(doc, j, last))
    if end > j + 1 and end < last and doc.words[end - 1] in _LEVELS and doc.longest(end, "region"):
        return end - 1  # "Dinas Industri | Kota Tanjungpinang"
    if end == j and not doc.longest(j, "region", "honorific", "title", "agency", "body"):
        return _open_run(doc, j, last)
    return end


def _sure_body(doc: Document, j: int) -> bool:
    """ "Ketua Badan Anggaran | DPR RI": a listed body that has no other reading."""
    body = doc.longest(j, "body")
    if body is None or doc.longest(j, "region") or any("ambiguous" in e.flags for e in body[1]):
        return False
    after = j + body[0]  # "Kanwil Ditjen Perbendaharaan | Provinsi Lampung" is an office of the area
    return after >= len(doc.words) or not (doc.longest(after, "region") or doc.words[after] in MARKERS)


def _short_office(doc: Document, k: int) -> bool:
    """ "Kabid Perdagangan Dalam Negeri | Disperindag": an office by one word that is made up of its letters."""
    office = doc.longest(k, "agency")
    return office is not None and office[0] == 1 and doc.words[k] not in doc.lexicon.unit_words


def field_run(doc: Document, j: int, last: int) -> int:
    """End of the run of fields of work at ``j``; ``j`` when it is none or could be a person's name."""
    k, listed = j, False
    while k < last and k - j < _LONGEST:
        if k > j and (doc.longest(k, *BODIES, "region", "honorific") or _name_begins(doc, k)):
            break
        if is_field(doc, k):
            listed = listed or not _weak(doc, k)
            k += 1
        elif doc.capital(k) and k + 2 < last and doc.words[k + 1] in _AND and _is_sure_field(doc, k + 2):
            k += 2  # an unknown word beside a known one: "Maritim dan Investasi"
        elif k > j and _is_joint(doc, k, last):
            k += 1
        elif k > j and doc.words[k] in _AND and _unknown_field(doc, k + 1, last):
            k += 2
        else:
            break
    while k > j and doc.words[k - 1] in (*_JOINS, ","):
        k -= 1
    # "Dinas Kesehatan Indah Wati": an ordinary word before a name may be its first word.
    if k > j + 1 and _weak(doc, k - 1) and doc.words[k - 2] not in (*_JOINS, ",") and _opens_name(doc, k, last):
        k -= 1
    return k if listed or is_closed(doc, k, last) else j


def field_goes_on(doc: Document, k: int, last: int) -> bool:
    """Whether the unit's name of listed words that ends before ``k`` goes on: "Dinas Koperasi | , UMKM dan Pasar"."""
    if k >= last:
        return False
    if doc.words[k] in (*_AND, "/", ","):
        sure = k + 1 < last and _is_sure_field(doc, k + 1) and not doc.longest(k + 1, "title")
        return sure and _is_joint(doc, k, last)
    named = doc.words[k] in doc.lexicon.unit_words or NOMINAL.fullmatch(doc.words[k])
    return bool(named) and doc.capital(k) and k not in doc.tagged and not doc.longest(k, *BODIES, "region", "honorific")


def _is_joint(doc: Document, k: int, last: int) -> bool:
    """Whether the "dan" or comma at ``k`` joins two fields."""
    if doc.words[k] == ",":
        return _list_goes_on(doc, k, last)
    return doc.words[k] in _JOINS and k + 1 < last and _goes_on(doc, k + 1)


def _unknown_field(doc: Document, k: int, last: int) -> bool:
    """ "Penindakan dan | Eksekusi | KPK": an unknown word between "dan" and the body."""
    return (
        k + 1 < last and doc.capital(k) and doc.raw[k].isalpha() and k not in doc.tagged
        and not doc.longest(k, "title", "honorific", "region", *BODIES)
        and doc.capital(k + 1) and doc.longest(k + 1, *BODIES) is not None
    )  # fmt: skip


def run_to_body(doc: Document, j: int, last: int) -> int:
    """End of a few unlisted words that a body follows at once: "Direktur | Serealia | Ditjen Tanaman Pangan"."""
    for k in range(j, min(j + 5, last)):
        if k > j and doc.capital(k) and doc.longest(k, *BODIES, "body_head"):
            return k
        if not doc.capital(k) or not doc.raw[k].isalpha() or doc.longest(k, "title", "honorific", "rank", "region"):
            break
    return j


def part_end(doc: Document, j: int, last: int) -> int:
    """Behind a directorate's field whose first word no firm begins with: "Direktur | Pengawasan Sumber Daya |, X"."""
    if j >= last or not doc.capital(j) or NOMINAL.fullmatch(doc.words[j]) is None:
        return j
    k = j + 1
    while k < last and k - j < 8 and not (k in doc.tagged or _balinese(doc, k)):
        if (not doc.capital(k) and doc.words[k] not in _AND) or doc.longest(k, *BODIES, "title", "honorific"):
            break
        k += 1
    return k if is_closed(doc, k, last) else j


def loose_end(doc: Document, j: int, last: int) -> int:
    """Behind a unit's name with words in lower case before a body: "Kabid | Kedaruratan bencana | BPBD", or ``j``."""
    for k in range(j, min(j + _LOOSE, last)):
        leads = doc.words[k] in _LEADS_TO_BODY and _body_at(doc, k + 1, last)
        if k > j and (leads or _body_at(doc, k, last)):
            return k
        if not doc.raw[k].isalpha() or not (doc.words[k] in _AND or _names_work(doc, k)):
            break
    return j


def to_office(doc: Document, loose: int, end: int) -> int:
    """The end of a unit's name before the office that it is a part of."""
    office = doc.longest(loose, "agency", "government")
    return loose if office is not None and doc.words[loose + office[0]] not in (",", "dan", "&") else end


def _body_at(doc: Document, k: int, last: int) -> bool:
    return k < last and doc.capital(k) and bool(doc.longest(k, *BODIES, "body_head"))


def _names_work(doc: Document, k: int) -> bool:
    """A word in either case that may name work: no function word, verb, title or rank."""
    verb = not doc.capital(k) and doc.longest(k, "trigger")  # "Kabid | Mutasi" is no event
    return not (doc.lexicon.is_function_word(doc.words[k]) or verb or doc.longest(k, "title", "rank", "speech"))


def is_field(doc: Document, k: int) -> bool:
    """Whether token ``k`` may be a word of a unit's name."""
    word, raw = doc.words[k], doc.raw[k]
    if not doc.capital(k):
        return False
    return (
        word in doc.lexicon.unit_words
        or word in doc.lexicon.ordinary
        or ROMAN.fullmatch(raw) is not None
        or NOMINAL.fullmatch(word) is not None
        or (raw.isupper() and raw.isalpha() and 2 <= len(raw) <= 7 and not doc.longest(k, "degree", "honorific"))
    )


def _weak(doc: Document, k: int) -> bool:
    """An ordinary word that is met in names too."""
    word = doc.words[k]
    return not (
        word in doc.lexicon.unit_words
        or word in doc.lexicon.common
        or ROMAN.fullmatch(doc.raw[k])
        or doc.raw[k].isupper()
        or NOMINAL.fullmatch(word)
    )


def _is_sure_field(doc: Document, k: int) -> bool:
    return is_field(doc, k) and not _weak(doc, k) and k not in doc.tagged


def _name_begins(doc: Document, k: int) -> bool:
    """The tagger sees a name here; it often begins a word too early, at the last word of the unit."""
    if _balinese(doc, k):
        return True  # "ASN | I Ketut Buana": no Roman number
    if k not in doc.tagged:
        return False
    return _weak(doc, k) or not is_field(doc, k) or doc.words[k] not in doc.lexicon.field_words


def _balinese(doc: Document, k: int) -> bool:
    return doc.raw[k] == "I" and k + 1 < len(doc.raw) and doc.words[k + 1] in _BALINESE


def _opens_name(doc: Document, k: int, last: int) -> bool:
    return k < last and doc.capital(k) and doc.raw[k].isalpha() and not doc.longest(k, *BODIES, "region", "title")


def _goes_on(doc: Document, k: int) -> bool:
    return (is_field(doc, k) or doc.words[k] in doc.lexicon.unit_words) and not doc.longest(k, "title", "region")


def _list_goes_on(doc: Document, k: int, last: int) -> bool:
    """A comma inside a unit's name: fields of work follow, and an "and" closes them."""
    for m in range(k + 1, min(last, k + 12)):
        if doc.words[m] in _AND:
            return m + 1 < last and m > k + 1 - (doc.words[k] == ",") and _goes_on(doc, m + 1)
        if doc.words[m] != "," and not _goes_on(doc, m):
            return False
    return False


def is_closed(doc: Document, k: int, last: int) -> bool:
    """What follows shows that the words before were no name: a body, an area, a name, or a comma and a name."""
    if k >= last:
        return False
    if _balinese(doc, k) or k in doc.tagged or doc.longest(k, *BODIES, "region", "honorific"):
        return True
    if abbreviation_after(doc, k, last)[1]:
        return True
    return doc.words[k] == "," and (k + 1 in doc.tagged or (k + 1 < last and bool(doc.longest(k + 1, "honorific"))))


def _listed_run(doc: Document, j: int, last: int) -> int:
    """Words that listed units are made of, whatever else they could be."""
    unit_words = doc.lexicon.unit_words
    k = j
    while k < last:
        if doc.words[k] in unit_words and doc.capital(k):
            k += 1
        elif (
            k > j
            and doc.words[k] in (*_JOINS, ",")
            and k + 1 < last
            and doc.words[k + 1] in unit_words
            and doc.capital(k + 1)
            and (doc.words[k] != "," or _list_goes_on(doc, k, last))
        ):
            k += 2
        else:
            break
    return k


def _closed_run(doc: Document, j: int, last: int) -> int:
    """End of a capitalised list ("Olahraga, dan Pariwisata") closed by an abbreviation or area, else ``j``."""
    k = j
    while k < last and k - j < 14:
        if k > j and doc.words[k] == "(":
            return k if abbreviation_after(doc, k, last)[1] else j
        if doc.longest(k, "title", "honorific") or k in doc.tagged:
            return j
        apart = k > j and doc.words[k - 1] not in (",", *_AND)
        if apart and (_sure_body(doc, k) or _short_office(doc, k)):
            return k
        if k > j and doc.longest(k, "government", "region"):
            listed = "," not in doc.words[j:k] or any(w in _AND for w in doc.words[j:k])
            return k if doc.words[k - 1] not in (",", "dan") and listed else j
        if not (doc.capital(k) or (k > j and doc.words[k] in ("dan", "&", ",", "/", "serta"))):
            return j
        k += 1
    return j


def _open_run(doc: Document, j: int, last: int) -> int:
    """An unknown unit's name is taken only when an area, or a comma and a name, closes it: it could be the person."""
    k = j
    while k < last and k - j < 8 and (doc.capital(k) or (doc.words[k] in ("dan", "&") and k > j)):
        if doc.longest(k, "region", *BODIES) and k > j:
            return k
        if k in doc.tagged:
            return k
        k += 1
    return k if k > j and is_closed(doc, k, last) else j
