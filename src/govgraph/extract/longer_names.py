"""Names that hold more than the list says: "Dinas Pertanian | , Pangan dan Perikanan", "Badan Otorita (BO) Borobudur".

The letters that an article puts inside a name are no end of it.
"""

from __future__ import annotations

from govgraph.extract.body_runs import joins, list_closes
from govgraph.extract.document import Document
from govgraph.extract.governments import abbreviation_after

_WITHIN = 6  # tokens of a name before the letters that part it
_BRACKET = frozenset("(")
_NO_NAME = ("title", "honorific", "rank", "region", "country", "foreign", "body", "agency", "government", "time")


def goes_on(doc: Document, j: int, last: int, flags: frozenset[str]) -> bool:
    """Whether the name of a listed office or firm goes on behind token ``j``; ``flags`` are those of its head word."""
    if flags & {"unit", "ministry"}:
        return _field_follows(doc, j, last)
    return "company" in flags and _ordinary_follows(doc, j, last)


def _field_follows(doc: Document, j: int, last: int) -> bool:
    """ "Dinas Ketahanan Pangan | Pertanian dan Perikanan": fields of work behind a listed office belong to it."""
    listed = j < last and doc.words[j] == ","
    k = j + 1 if listed or doc.words[j : j + 1] == ["dan"] else j
    if k >= last or not doc.capital(k) or (listed and not list_closes(doc, j, last)):
        return False
    return doc.words[k] in doc.lexicon.unit_words and joins(doc, k - 1) and not doc.longest(k, "agency", "honorific")


def _ordinary_follows(doc: Document, j: int, last: int) -> bool:
    """ "PT Wijaya Karya | Bangunan Gedung": an ordinary word with a capital goes on a firm's name, in running text."""
    running = j < last and doc.sentence_at(j).kind == "body" and doc.capital(j) and j not in doc.tagged
    return running and doc.words[j] in doc.lexicon.ordinary and not doc.longest(j, *_NO_NAME)


def parted_name(doc: Document, i: int, last: int) -> tuple[int, str] | None:
    """End and key of a listed body whose letters stand inside its name: "Badan Pengusahaan (BP) | Batam"."""
    if not doc.capital(i):
        return None
    for k in doc.among(_BRACKET, i + 1, min(i + _WITHIN, last)):
        behind, letters = abbreviation_after(doc, k, last)
        if not letters or behind >= last or not doc.capital(behind):
            continue
        bare = [*doc.words[i:k], *doc.words[behind : min(behind + _WITHIN, last)]]
        for length, entries in doc.lexicon.phrases.at(bare, 0):
            body = next((e for e in entries if e.kind == "body" and "ambiguous" not in e.flags), None)
            if body is not None and length > k - i:
                return behind + length - (k - i), body.key
    return None


def listed_gloss(doc: Document, j: int, last: int) -> tuple[int, str] | None:
    """End and key of a listed body of several words in the parenthesis at ``j``: "(Bank Sumsel Babel)"."""
    if j + 3 >= last or doc.words[j] != "(":
        return None
    found = doc.longest(j + 1, "body")
    close = j + 1 + found[0] if found is not None else last
    if found is None or found[0] < 2 or close >= last or doc.words[close] != ")":
        return None
    return close + 1, found[1][0].key
