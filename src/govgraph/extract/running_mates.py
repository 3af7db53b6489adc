"""Two people written as one word: "pasangan calon Anwar Hafid-Reny Lamadjido" names four words, not three."""

from __future__ import annotations

from govgraph.extract.knowledge import Knowledge
from govgraph.extract.wordforms import Form

_CUES = frozenset(
    {"pasangan", "paslon", "calon", "wakil", "terpilih", "duet", "cagub", "cawagub", "cabup", "cawabup", "cawalkot",
     "capres", "cawapres", "wagub", "wabup", "wawali", "petahana", "pemerintahan", "kabinet", "kepemimpinan"}
)  # fmt: skip
_CHIEFS = frozenset({"presiden", "gubernur", "bupati", "walikota", "kota"})
_REACH = 10  # tokens between the cue and the pair
_LEAST = 3  # letters of a name: "Al-Hakim" is one person
_LISTED = frozenset({"region", "country", "foreign", "body", "government", "agency", "title", "time"})


def part_mates(forms: list[Form], starts: list[int], lexicon: Knowledge) -> tuple[list[Form], list[int]]:
    """The tokens of a sentence with such words cut at the hyphen, and where they start."""
    if not any("-" in form.raw for form in forms):
        return forms, starts
    parted: list[Form] = []
    begins: list[int] = []
    for at, (form, start) in enumerate(zip(forms, starts, strict=True)):
        cued = "-" in form.raw and _cued(forms, at)
        left, dash, right = form.raw.partition("-") if cued else ("", "", "")
        if dash and _is_name(left, lexicon) and _is_name(right, lexicon) and left != right:
            parted.extend(part for piece in (left, dash, right) for part in lexicon.forms.cut(piece))
            begins.extend((start, start + len(left), start + len(left) + 1))
        else:
            parted.append(form)
            begins.append(start)
    return parted, begins


def _cued(forms: list[Form], at: int) -> bool:
    """Whether words before token ``at`` tell of two people, or of one in whose full name the hyphen is the second's.

    "Presiden Jean-Marc" is one person, "Presiden Prabowo Subianto-Gibran" two.
    """
    before = [form.word for form in forms[max(0, at - _REACH) : at]]
    if not _CUES.isdisjoint(before):
        return True
    return len(before) > 1 and before[-1] not in _CHIEFS and not _CHIEFS.isdisjoint(before) and forms[at - 1].capital


def _is_name(half: str, lexicon: Knowledge) -> bool:
    """Whether half a word can be a name: a capital and small letters, and no listed or ordinary word."""
    if len(half) < _LEAST or not half.isalpha() or not half.istitle():
        return False
    form = lexicon.forms.cut(half)[0]
    return form.kinds.isdisjoint(_LISTED) and form.word not in lexicon.ordinary
