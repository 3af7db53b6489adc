"""Abbreviations that the article itself explains: "Anugerah Pesona Nusantara (APN)", "PWI (Persatuan Wartawan …)"."""

from __future__ import annotations

from govgraph.extract.document import Document

_JOINING = frozenset({"dan", "&", "of", "for", "the", "and", "untuk", "di", "dalam", "bagi", "-", ",", "/"})
_BODIES = ("body", "agency", "government", "body_head")


def glosses(doc: Document) -> dict[str, bool]:
    """Abbreviation → whether the words it stands for in ``doc`` name a body, for those spelled by their initials."""
    found: dict[str, bool] = {}
    for k, word in enumerate(doc.words):
        if word != "(" or k + 2 >= len(doc.words) or doc.words[k + 2] != ")" or not _in_capitals(doc.raw[k + 1]):
            continue
        start = _first_word(doc, k, doc.raw[k + 1])
        if start is not None:
            found.setdefault(doc.raw[k + 1], _names_body(doc, start, k))
    return found


def _in_capitals(word: str) -> bool:
    return word.isupper() and word.isalpha() and 3 <= len(word) <= 9


def _first_word(doc: Document, k: int, abbreviation: str) -> int | None:
    """The first of the words before token ``k`` whose initials are ``abbreviation``, or None."""
    first = doc.sentence_at(k).first
    left = abbreviation
    at = k
    while left and at > first:
        at -= 1
        if doc.capital(at) and doc.raw[at][0].upper() == left[-1]:
            left = left[:-1]
        elif doc.words[at] not in _JOINING:
            return None
    return None if left else at


def _names_body(doc: Document, start: int, k: int) -> bool:
    """Whether the words of tokens ``[start, k)`` are a body: listed, with a head word, or like a listed name."""
    first = doc.sentence_at(start).first
    if doc.longest(start, *_BODIES) or (start > first and doc.longest(start - 1, "body_head")):
        return True
    if doc.words[k - 1] in doc.lexicon.tail_words:
        return True
    listed = doc.longest(k + 1, "body", "agency", "government")
    words = {w for w in doc.words[start:k] if w not in _JOINING}
    for entry in listed[1] if listed is not None else ():
        body = doc.lexicon.bodies.get(entry.key)
        if body is None or len(words & set(body.name.casefold().split())) * 2 >= len(words):
            return True
    return False


def reversed_gloss_end(doc: Document, j: int, last: int, key: str) -> int:
    """Behind the name in full that follows its abbreviation, "PWI | (Persatuan Wartawan Indonesia)", or ``j``."""
    if j + 2 >= last or doc.words[j] != "(":
        return j
    found = doc.longest(j + 1, "body", "agency")
    close = j + 1 + (found[0] if found is not None else 0)
    same = found is not None and any(entry.key == key for entry in found[1])
    return close + 1 if same and close < last and doc.words[close] == ")" else j
