"""Where the name of a post's holder ends the run of capitals that a body's name began."""

from __future__ import annotations

from itertools import pairwise

from govgraph.extract.document import Document

_AS = frozenset({"sebagai", "selaku", "menjadi", "jabatan"})


def holder_follows(doc: Document, j: int, flags: frozenset[str]) -> bool:
    """ "Kepala UPTD Pasar Metro | Rina Sari": behind a post, who stands after an office's area is its head."""
    own = doc.words[j] in doc.lexicon.unit_words or doc.words[j] in doc.lexicon.common
    return "headed" in flags and not flags & {"company", "university", "media", "association"} and not own


def person_speaks(doc: Document, k: int, j: int, last: int, flags: frozenset[str]) -> bool:
    """ "Direktur PT Maju Jaya | Budi Santoso mengatakan": a name the tagger is sure of, and that acts, ends a name."""
    end = doc.tagged.get(j)
    if end is None:
        return _stranger_speaks(doc, k, j, last, flags)
    if holder_behind(doc, end, last):
        return False  # "Ketua Perkumpulan Geografi Nusantara, Laila Hadianti": the holder comes behind the comma
    if "headed" in flags and name_in_commas(doc, end, last):
        return False
    if "headed" in flags and end > j + 1 and (end >= last or not doc.capital(end)) and not _held_before(doc, j):
        return True  # "Ketua Satgas Pangan | Budi Santoso": behind a post, its holder closes the run
    if not flags & {"company", "unit", "name"} or end >= last:
        return False
    return doc.words[end] == "," or bool(doc.longest(end, "speech", "trigger"))


def _stranger_speaks(doc: Document, k: int, j: int, last: int, flags: frozenset[str]) -> bool:
    """ "Koordinator Forum Peduli Danau Toba | Hasudungan Siahaan menyampaikan": a name that the tagger does not see.

    Behind a post, two or three words that the lexicon does not know close the name of a body made of words that it
    knows, a verb follows, and the text does not join them a second time.
    """
    end = j
    while end < last and end - j < 4 and _unknown(doc, end):
        end += 1
    if "headed" not in flags or not 2 <= end - j <= 3 or end >= last or doc.capital(end) or _held_before(doc, k):
        return False
    if any(at in doc.tagged for at in range(j, end)):
        return False  # the tagger sees where the name begins
    known = doc.words[j - 1] in doc.lexicon.ordinary or any(
        at + place[0] == j for at in range(k, j) if (place := doc.longest(at, "region"))
    )
    acts = doc.longest(end, "speech", "trigger")
    joined = sum(pair == (doc.words[j - 1], doc.words[j]) for pair in pairwise(doc.words))
    return known and bool(acts) and joined == 1


def _unknown(doc: Document, k: int) -> bool:
    """A word of small letters and a capital that is nowhere listed and not met as an ordinary one."""
    word = doc.words[k]
    listed = word in doc.lexicon.ordinary or word in doc.lexicon.body_tails or word in doc.lexicon.unit_words
    return doc.raw[k].istitle() and doc.raw[k].isalpha() and len(word) > 2 and not listed and not doc.hits(k)


def holder_behind(doc: Document, comma: int, last: int) -> bool:
    """Whether a name behind the comma acts alone; a list of people goes on with "dan" or a third name."""
    if comma + 1 >= last or doc.words[comma] != "," or comma + 1 not in doc.tagged:
        return False
    end = doc.tagged[comma + 1]
    after = end + 1 if end < last and doc.words[end] == "," else end
    return after < last and doc.raw[after].islower() and doc.words[after] not in ("dan", "serta")


def _held_before(doc: Document, j: int) -> bool:
    """ "Desi sebagai Kepala Puskesmas Fajar Bulan": whose holder stands before the post has none behind it."""
    return any(w in _AS for w in doc.words[max(0, j - 8) : j])


def name_in_commas(doc: Document, j: int, last: int) -> bool:
    """ "Kepala Puskesmas Fajar Bulan | , Desmalia, hadir": the head's name stands between commas, not before them."""
    k = j + 1
    if j >= last or doc.words[j] != "," or (k < last and doc.longest(k, "title", "degree", "body", "region", "time")):
        return False
    while k < last and doc.capital(k) and doc.raw[k].isalpha():
        k += 1
    listed = k + 1 < last and (doc.words[k + 1] in ("dan", "serta") or doc.capital(k + 1))
    return k > j + 1 and doc.words[k : k + 1] == [","] and not listed
