"""Person names: the name grammar (honorifics → name → degrees) and where a bare name may be believed.

A name stands after a post or an honorific, before or after a speech verb, in apposition to a post, or where the
statistical tagger sees one. Anything else that is capitalised is not a person until something says so.
"""

from __future__ import annotations

from govgraph.extract.area_words import MARKERS
from govgraph.extract.document import Document, NameChunk

_PARTICLES = frozenset({"bin", "binti", "al", "van", "de", "da", "el", "ul", "abu", "ibnu", "ibn", "der", "dos"})
_STOP_KINDS = ("title", "government", "body", "agency", "acting", "former", "class_word", "time")
_INNER = str.maketrans("", "", "'’-")  # signs inside a name: "Sa'ad", "Al-Hakim"
_MAX_WORDS = 7


def skip_honorifics(doc: Document, i: int, last: int) -> int:
    """First token behind honorifics, ranks and their dots: "H. M.", "Irjen Pol (Purn)" → the name."""
    k = i
    while k < last:
        found = doc.longest(k, "honorific", "rank", "branch", "retired")
        if found is None:
            break
        after = k + found[0]
        if after < last and doc.words[after] == ".":
            after += 1
        elif len(doc.raw[k]) == 1 and found[1][0].kind == "honorific" and after < last and doc.words[after] == ",":
            after += 1  # "H, Iyos Somantri": a comma slipped in for the point
        elif not doc.capital(k) and found[1][0].kind == "honorific" and not doc.capital(min(after, last - 1)):
            break
        k = after
        while k < last and doc.words[k] == "(":
            close = k + 2
            if close < last and doc.words[close] == ")" and doc.longest(k + 1, "retired", "branch", "honorific"):
                k = close + 1
            else:
                break
    return k


def skip_degrees(doc: Document, j: int, last: int) -> int:
    """First token behind the degrees that follow a name: ", S.H., M.Si."."""
    k = j
    while k < last:
        m = k + 1 if doc.words[k] == "," else k
        if m >= last or not (doc.capitals[m] or doc.words[m] == "s"):
            break  # what nearly always follows a name
        found = doc.longest(m, "degree")
        dotted = _dotted_degree(doc, m, last)
        end = max(m + found[0] if found else m, dotted, _spaced_degree(doc, m, last))
        if end == m:
            break
        if end < last and doc.words[end] == "." and end + 1 < last:
            end += 1
        k = end
    return k


def _dotted_degree(doc: Document, m: int, last: int) -> int:
    """End of a dotted degree by its letters ("S.Sos", "M.Pd.I", "Ph.D") that the lexicon lists undotted."""
    k, letters = m, ""
    while k < last and doc.raw[k].isalpha() and len(doc.raw[k]) <= 5 and doc.raw[k][:1].isupper():
        letters += doc.words[k]
        if k + 1 < last and doc.words[k + 1] == "." and doc.ends[k] == doc.starts[k + 1]:
            k += 2
            if k < last and doc.starts[k] != doc.ends[k - 1]:
                break
        else:
            k += 1
            break
    return k if len(letters) >= 2 and letters in doc.lexicon.degrees and k > m + 1 else m


def _spaced_degree(doc: Document, m: int, last: int) -> int:
    """End of a degree whose letter stands apart, "S. Pd.", "S,Sos", "M Si", or ``m``."""
    k = m + 1 + int(m + 1 < last and doc.words[m + 1] in (".", ","))
    if k >= last or len(doc.raw[m]) > 1 or not doc.capital(m) or len(doc.raw[k]) > 4 or not doc.raw[k].istitle():
        return m
    return k + 1 if doc.words[m] in "sm" and doc.words[m] + doc.words[k] in doc.lexicon.degrees else m


def bare_degrees(doc: Document, k: int, last: int) -> bool:
    """Degrees without point or comma ("Budi | SH MH", "Rina | MKes"): two capitals or more, and no name word behind."""
    start = k
    while k < last and sum(c.isupper() for c in doc.raw[k]) > 1 and doc.words[k] in doc.lexicon.degrees:
        k += 1
    more = k < last and doc.capitals[k] and doc.raw[k].isalpha() and not doc.longest(k, "time")
    return k > start and not more


def name_end(doc: Document, i: int, last: int, vouched: bool = False) -> int:
    """End of the run of name words that starts at ``i``; ``i`` itself when there is none.

    ``vouched``: a post or honorific stands before, so that common words ("Indah", "Wajar") may be in the name.
    """
    k, count = i, 0
    seen = doc.tagged.get(i, i)  # as far as the tagger sees the name: "Eka Bagus Hutama"
    while k < last and count < _MAX_WORDS:
        raw = doc.raw[k]
        degree = k > i and len(raw) <= 4 and max(_dotted_degree(doc, k, last), _spaced_degree(doc, k, last)) > k
        if degree or (k > i and len(raw) <= 4 and bare_degrees(doc, k, last)):
            break  # "Totong | S.Pd.", "Rina | MKes"
        inside = i < k < seen - 1 and doc.capital(k) and doc.raw[k].isalpha() and not _post_of_area(doc, k)
        if not inside and not _is_name_word(doc, k, k == i, vouched):
            if doc.words[k] in _PARTICLES and k > i and k + 1 < last and doc.capital(k + 1):
                k += 1
                continue
            break
        count += 1
        k += 1
        if (len(raw) == 1 and k < last and doc.words[k] == ".") or (
            len(raw) <= 4
            and k < last
            and doc.words[k] == "."
            and k + 1 < last
            and doc.capital(k + 1)
            and doc.starts[k] == doc.ends[k - 1]
            and doc.lexicon.is_name_abbreviation(doc.words[k - 1])
        ):  # an initial: "M. Ridwan", "Katma F. Dirun"
            k += 1
    while k > i and (doc.words[k - 1] in _PARTICLES or (doc.words[k - 1] == "." and k >= last)):
        k -= 1
    if k > i and doc.words[k - 1] == "." and (k < 2 or len(doc.raw[k - 2]) > 1):
        k -= 1
    glued = k > i + 2 and doc.words[k - 1] == "." and k < last and doc.starts[k] == doc.ends[k - 1]
    return k - 2 if glued else k  # "Syahrul | S.Spd": a degree with a slip in it


def _post_of_area(doc: Document, k: int) -> bool:
    """ "Rudi Harja | Kapolda Papua": a post that an area follows is no part of the name, whatever the tagger sees."""
    title = doc.longest(k, "title")
    return title is not None and len(doc.raw[k]) > 5 and bool(doc.longest(k + title[0], "region"))


def _is_name_word(doc: Document, k: int, first: bool, vouched: bool) -> bool:
    raw, word = doc.raw[k], doc.words[k]
    if not doc.capitals[k] or not (raw.isalpha() or raw.translate(_INNER).isalpha()):
        return False
    stop = doc.longest(k, *_STOP_KINDS)
    named = vouched and first and _name_follows(doc, k + 1)  # "Gubernur Lalu Muhamad Iqbal"
    if stop is not None and named and stop[1][0].kind == "time":
        stop = None
    if stop is not None and stop[1][0].kind == "class_word" and stop[0] == 1 and not raw.isupper():
        stop = None
    if (
        stop is not None
        and (first or stop[0] > 1 or stop[1][0].kind != "time" or _day_follows(doc, k + 1))
        and not (len(raw) == 1 or "ambiguous" in stop[1][0].flags)
    ):
        return False
    closes = vouched and not first and doc.words[k + 1 : k + 2] in ([","], ["("], ["."])  # "Wali Kota, Ir Tatong Bara,"
    common = doc.lexicon.is_function_word(word) and not named and not closes
    if common or (len(raw) > 3 and raw.isupper() and not first):
        return False
    if doc.longest(k, "body_head") or (word.endswith("nya") and len(word) > 5):
        return False  # "Pasalnya", "Isinya": no name ends so
    if first:
        return not (_is_plain_place(doc, k) or word in MARKERS or _verb_of_headline(doc, k))
    if doc.longest(k, "degree") and (raw.isupper() or len(raw) <= 3) and len(raw) > 1:
        return False
    if (word in doc.lexicon.common and not vouched) or doc.longest(k, "trigger", "speech"):
        return False
    return _fits_behind(doc, k)


def _day_follows(doc: Document, k: int) -> bool:
    """ "kata Genta Kamis, 14 Maret 2024": the weekday belongs to the date behind it."""
    return k + 1 < len(doc.raw) and doc.words[k] in (",", "(") and doc.raw[k + 1].isdigit()


def _name_follows(doc: Document, k: int) -> bool:
    return k < len(doc.raw) and doc.capital(k) and doc.words[k] not in doc.lexicon.ordinary


def _verb_of_headline(doc: Document, k: int) -> bool:
    """ "Bupati Bogor | Lantik 14 Pejabat": headlines write verbs without their prefix, and with a capital.

    A text's first sentence may be written so too: then the word behind it is an ordinary one with a capital.
    """
    trigger = doc.longest(k, "trigger")
    if trigger is None or "base" not in trigger[1][0].flags:
        return False
    if doc.words[k].endswith("kan") and k not in doc.tagged:
        return True  # "Serahkan", in a headline that the text quotes
    ordinary = k + 1 < len(doc.raw) and doc.capital(k + 1) and doc.words[k + 1] in doc.lexicon.ordinary
    return doc.sentence_at(k).kind in ("title", "heading") or (ordinary and k not in doc.tagged)


def _is_plain_place(doc: Document, k: int) -> bool:
    place = doc.longest(k, "region", "country", "foreign")
    return place is not None and "ambiguous" not in place[1][0].flags


def _fits_behind(doc: Document, k: int) -> bool:
    """A place name of one word may be part of a name ("Sherly Tjoanda Laos"), a longer one ends it."""
    place = doc.longest(k, "region", "country", "foreign")
    return place is None or "ambiguous" in place[1][0].flags or place[0] == 1


def name_chunk(doc: Document, i: int, j: int, rule: str, certain: bool) -> NameChunk:
    """A name chunk over tokens ``[i, j)`` with its words (initials without their point)."""
    words = tuple(doc.raw[k] for k in range(i, j) if doc.words[k] != ".")
    return NameChunk(i, j, rule, words=words, certain=certain)


def name_after(doc: Document, i: int, last: int, rule: str) -> NameChunk | None:
    """The name behind optional honorifics at ``i``, degrees taken in silently; None when there is none."""
    k = skip_honorifics(doc, i, last)
    if k + 1 in doc.tagged and k not in doc.tagged and doc.capital(k) and _of_office(doc, k):
        return None if doc.longest(k, "region") else name_after(doc, k + 1, last, rule)
    work = _words_of_work(doc, k, last)
    ranked = work > 0 and k + work < last and doc.longest(k + work, "rank")
    if work > 1 or ranked:  # "Pengamat | Pasar Keuangan | Ariston", "Analis | Kebijakan | Ahli Madya Muhlis"
        seen = ranked or k + work in doc.tagged or doc.tagged.get(k, k) > k + work
        return name_after(doc, k + work, last, rule) if seen else None
    j = name_end(doc, k, last, vouched=True)
    if j == k or not _could_be(doc, k, j):
        return None
    return name_chunk(doc, k, j, rule, certain=True)


def _words_of_work(doc: Document, k: int, last: int) -> int:
    """How many ordinary words stand at ``k``, the first of them hardly ever a name; none where the tagger sees one.

    Of words that are all but never written with a capital the tagger knows nothing.
    """
    lexicon, at = doc.lexicon, k
    told = k < last and not lexicon.is_function_word(doc.words[k])
    while at < last and doc.capital(at) and not (told and at in doc.tagged) and not doc.longest(at, "rank"):
        if doc.words[at] not in (lexicon.field_words if at == k else lexicon.ordinary):
            break
        at += 1
    return at - k


def _of_office(doc: Document, k: int) -> bool:
    """A word that offices are named after and people are not ("Lalu" is a noble title, and in "lalu lintas")."""
    word = doc.words[k]
    if doc.longest(k, "time"):
        return False
    return word in doc.lexicon.unit_words or (word in doc.lexicon.ordinary and word.startswith(("pe", "ke")))


def _could_be(doc: Document, i: int, j: int) -> bool:
    """Whether a run can be a name: not initials and ordinary words alone, nor an acronym standing by itself."""
    words = [doc.raw[k] for k in range(i, j) if doc.raw[k] != "."]
    if len(words) == 1 and sum(c.isupper() for c in words[0]) > 1 and (len(words[0]) < 7 or not words[0].isupper()):
        return False
    return not all(len(w) == 1 or w.casefold() in doc.lexicon.ordinary for w in words)
