"""Abbreviations that the article itself explains: "Anugerah Pesona Nusantara (APN)", "PWI (Persatuan Wartawan …)"."""

from __future__ import annotations

from govgraph.extract.document import Document

_JOINING = frozenset({"dan", "&", "of", "for", "the", "and", "untuk", "di", "dalam", "bagi", "-", ",", "/"})
_PLACES = ("region", "country", "foreign")
_LONGEST = 10  # words of an explanation
_BODIES = ("body", "agency", "government", "body_head")


def glosses(doc: Document) -> dict[str, str]:
    """Abbreviation → "body", "place" or "other": what its words name, where they spell it by their initials."""
    found: dict[str, str] = {}
    for k, word in enumerate(doc.words):
        if word == "(" and k > 0 and _in_capitals(doc.raw[k - 1]):
            end = _last_word(doc, k + 1, doc.raw[k - 1])
            if end is not None:
                found.setdefault(doc.raw[k - 1], _kind(doc, k + 1, end))
        if word != "(" or k + 2 >= len(doc.words) or doc.words[k + 2] != ")" or not _in_capitals(doc.raw[k + 1]):
            continue
        start = _first_word(doc, k, doc.raw[k + 1])
        if start is not None:
            found.setdefault(doc.raw[k + 1], _kind(doc, start, k))
    return found


def _kind(doc: Document, start: int, end: int) -> str:
    if doc.longest(start, *_PLACES):
        return "place"
    return "body" if _names_body(doc, start, end) else "other"


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


def _last_word(doc: Document, k: int, abbreviation: str) -> int | None:
    """The end of the words from ``k`` up to the closing bracket, if their initials are ``abbreviation``."""
    initials = ""
    for at in range(k, min(k + _LONGEST, doc.sentence_at(k - 1).last)):
        if doc.words[at] == ")":
            return at if initials == abbreviation else None
        if doc.capital(at):
            initials += doc.raw[at][0]
        elif doc.words[at] not in _JOINING:
            return None
    return None


def _names_body(doc: Document, start: int, k: int) -> bool:
    """Whether the words of tokens ``[start, k)`` are a body: listed, with a head word, or like a listed name."""
    first = doc.sentence_at(start).first
    if doc.longest(start, *_BODIES) or (start > first and doc.longest(start - 1, "body_head")):
        return True
    if doc.words[k - 1] in doc.lexicon.tail_words:
        return True
    listed = doc.longest(k + 1, "body", "agency", "government") if k + 1 < len(doc.words) else None
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
