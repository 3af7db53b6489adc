"""Foreign bodies by the last word of their names: "Izu Peninsula Geopark Promotion Council"."""

from __future__ import annotations

from govgraph.extract.document import Document, OrgChunk
from govgraph.extract.governments import abbreviation_after

_TAIL_WITHIN = 9  # tokens of a foreign name, its last word included
_ENGLISH = frozenset({"of", "and", "for", "the", "&"})


def tailed(doc: Document, i: int, last: int) -> OrgChunk | None:
    """A foreign name by its last word: "Izu Peninsula Geopark Promotion Council", "CMB International"."""
    if not doc.among(doc.lexicon.tail_words, i + 1, min(i + _TAIL_WITHIN, last)):
        return None
    tails = doc.lexicon.body_tails
    j, end = i, i
    while (
        j < last
        and j - i < _TAIL_WITHIN
        and (doc.capital(j) or (j > i and doc.words[j] in _ENGLISH and j + 1 < last and doc.capital(j + 1)))
    ):
        j += 1
        if doc.words[j - 1] in tails and j - i > 1 and (doc.words[j - 1] != "geopark" or doc.words[j - 2] == "global"):
            end = j  # "Jelajahi Geopark" names a kind of thing, "Izu Peninsula Global Geopark" a body
    if end == i or doc.words[i] in doc.lexicon.common or doc.longest(i, "title", "acting"):
        return None
    if all(w in doc.lexicon.ordinary for w in doc.words[i : end - 1]):
        return None  # "Festival Geopark", "Global Geopark": words for kinds of things, no name
    kind = tails[doc.words[end - 1]]
    end = j if end + 1 < j and doc.words[end] == "of" else end  # "Monetary Authority | of Singapore"
    name = " ".join(doc.wording(i, end).split())
    after, abbreviation = abbreviation_after(doc, end, last)
    return OrgChunk(
        i, after, "org.tail", name=name, type=kind, key=name.casefold(), form=name,
        abbreviation=abbreviation,
    )  # fmt: skip
