"""Places: finding their names, and deciding which place a name means.

A name is looked up with its marker ("Kabupaten", "Kota", "Kecamatan", "Desa" …). Which of several places it
means is decided once per article: by marker, by the post or body it stands in ("Bupati X" is a regency), by
other mentions of the article, and by the province that contains it. What stays open is dropped, not guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from govgraph.extract.area_words import MARKERS
from govgraph.extract.document import Chunk, Document, PlaceChunk
from govgraph.extract.links import LIST_JOINTS
from govgraph.extract.villages import marked_village
from govgraph.lexicon.tokenizer import fold

_RANK = {"country": 0, "province": 1, "regency": 2, "city": 2, "district": 3, "village": 4}
_STREETS = frozenset({"jalan", "jl", "jln"})
PLACING = frozenset(
    {
        "di", "ke", "dari", "asal", "se", "wilayah", "daerah", "warga", "masyarakat", "dapil", "delegasi", "kontingen",
        "rombongan", "petani", "nelayan", "pedagang", "pelajar", "pengusaha", "kawasan", "cabang", "perwakilan",
    }
)  # fmt: skip
# What a place's name says the kind of: dishes, languages, crafts. The place is not meant.
_KINDS = frozenset(
    {
        "makan", "masakan", "soto", "sate", "bakso", "nasi", "pempek", "gulai", "arak", "bahasa", "aksara", "tari",
        "tarian", "batik", "kesenian", "wayang", "dolar", "dollar", "poundsterling", "kuliner",
    }
)  # fmt: skip


def place_at(doc: Document, i: int, last: int, free: bool = False) -> PlaceChunk | None:
    """The place name that starts at token ``i`` (its marker included), or None.

    ``free``: a post or body stands before, so that a district needs no other word that places it.
    """
    marker = MARKERS.get(doc.words[i])
    if marker is not None:
        k = i + 1
        if k < last and doc.words[k] == ".":
            k += 1
        if k < last and doc.words[k] == "/" and k + 2 < last and MARKERS.get(doc.words[k + 1]) is not None:
            k += 2
        if k < last and doc.capital(k):
            return _with_alias(doc, _marked(doc, i, k, last, marker), last)
    return _with_alias(doc, _bare(doc, i, free), last)


def glued_place(doc: Document, i: int) -> PlaceChunk | None:
    """ "se-Sumatera Utara": an area whose first word has "se-" before it; "se-Indonesia" names no place."""
    if not doc.words[i].startswith("se-") or not doc.raw[i][3:4].isupper():
        return None
    sentence = doc.sentence_at(i)
    bare = [doc.words[i][3:], *doc.words[i + 1 : min(i + 5, sentence.last)]]
    for length, entries in doc.lexicon.phrases.at(bare, 0):
        codes = _codes(doc, [e for e in entries if e.kind == "region"], None)
        if codes:
            return PlaceChunk(i, i + length, "place.name", candidates=codes)
    return None


def _with_alias(doc: Document, place: PlaceChunk | None, last: int) -> PlaceChunk | None:
    """Take in another name of the same place in parenthesis: "Sulawesi Tengah (Sulteng)"."""
    if place is None or place.j + 2 >= last or doc.words[place.j] != "(":
        return place
    found = doc.longest(place.j + 1, "region", "country")
    close = place.j + 1 + (found[0] if found else 0)
    if found and close < last and doc.words[close] == ")" and {e.key for e in found[1]} & set(place.candidates):
        place.candidates = tuple(c for c in place.candidates if c in {e.key for e in found[1]})
        place.ambiguous = False
        place.j = close + 1
    return place


def _marked(doc: Document, i: int, k: int, last: int, marker: str) -> PlaceChunk | None:
    """A name behind its marker: only places of that kind, or a village as worded."""
    whole = doc.longest(i, "region")
    if whole is not None and whole[0] > 1:
        codes = _codes(doc, whole[1], marker) or _codes(doc, whole[1], None)
        if codes:
            return PlaceChunk(i, i + whole[0], "place.marked", candidates=codes, type=marker)
    found = doc.longest(k, "region")
    if found is not None:
        codes = _codes(doc, found[1], marker)
        if codes:
            return PlaceChunk(i, k + found[0], "place.marked", candidates=codes, type=marker)
    if marker == "village":
        return marked_village(doc, i, k, last)
    if marker in ("province", "city"):
        foreign = doc.longest(k, "foreign")
        if foreign is not None:
            return _foreign(doc, i, k + foreign[0], doc.wording(k, k + foreign[0]), foreign[1][0].key)
    return None


def _foreign(doc: Document, i: int, j: int, name: str, key: str) -> PlaceChunk:
    if j < len(doc.words) and doc.words[j] in ("city", "prefecture", "perfecture", "province"):
        j += 1
    listed = key.split("|", maxsplit=1)[0]
    kind = {"prefecture": "province", "state": "province"}.get(listed, listed)
    return PlaceChunk(i, j, "place.foreign", name=name, type=kind)


def _bare(doc: Document, i: int, free: bool) -> PlaceChunk | None:
    if not doc.raw[i][:1].isalpha() or not doc.capital(i):
        return None
    found = doc.longest(i, "region", "country", "foreign")
    if found is None:
        return None
    length, entries = found
    j = i + length
    if length == 1 and doc.glosses.get(doc.raw[i], "place") != "place":
        return None  # "KLU (Klasifikasi Lapangan Usaha)": letters that the article explains otherwise
    if not free and (_is_street(doc, i) or _opens_name(doc, i, j) or (i > 0 and doc.words[i - 1] in _KINDS)):
        return None
    if any(e.kind == "country" for e in entries):
        entry = next(e for e in entries if e.kind == "country")
        return PlaceChunk(
            i, j, "place.country", candidates=(entry.key,), type="country", ambiguous=_is_ambiguous(entry.flags)
        )
    regions = tuple(e for e in entries if e.kind == "region")
    if not regions:
        return _foreign(doc, i, j, doc.wording(i, j), entries[0].key)
    codes = _codes(doc, regions, None)
    if not free and codes and all(code.count(".") > 1 for code in codes) and not _placed(doc, i):
        return None  # a district's bare name is also a person's: it needs a word that places it
    ambiguous = any(_is_ambiguous(e.flags) for e in regions)
    return PlaceChunk(i, j, "place.name", candidates=codes, ambiguous=ambiguous) if codes else None


def _is_street(doc: Document, i: int) -> bool:
    """ "Jalan Surabaya", "Jl. Surabaya", and "Aceh" of "Jalan Banda Aceh"."""
    for k in (i, i - 1):
        before = doc.words[max(0, k - 2) : k]
        if before and (before[-1] in _STREETS or (before[-1] == "." and before[0] in _STREETS)):
            whole = doc.longest(k, "region")
            return k == i or (whole is not None and k + whole[0] > i)
    return False


def _opens_name(doc: Document, i: int, j: int) -> bool:
    """ "Garut Simanjuntak": an unplaced place name with a plain capitalised word behind it is a person's first name."""
    sentence = doc.sentence_at(i)
    if (
        sentence.kind != "body"
        or j - i > 1
        or j >= sentence.last
        or (i > sentence.first and doc.words[i - 1] in PLACING)
    ):
        return False
    raw = doc.raw[j]
    return (
        raw[0].isupper()
        and raw.isalpha()
        and not raw.isupper()
        and not doc.hits(j)
        and doc.words[j] not in doc.lexicon.common
    )


def _placed(doc: Document, i: int) -> bool:
    first = doc.sentence_at(i).first
    return (
        i == first
        or doc.words[i - 1] in PLACING
        or doc.words[i - 1] in {",", "dan", "/"}
        or doc.words[i - 1] in MARKERS
    )


def _is_ambiguous(flags: frozenset[str]) -> bool:
    return "ambiguous" in flags


def _codes(doc: Document, entries: Iterable[object], kind: str | None) -> tuple[str, ...]:
    regions = doc.lexicon.regions
    seen = {e.key: None for e in entries if e.key in regions and (kind is None or regions[e.key].type == kind)}  # type: ignore[attr-defined]
    return tuple(sorted(seen, key=lambda code: (_RANK[regions[code].type], code)))


class PlaceResolver:
    """Decides which place each name of one article means."""

    def __init__(self, doc: Document, wanted: Iterable[tuple[PlaceChunk, tuple[str, ...]]]) -> None:
        """``wanted``: place chunks with the region types their post or body allows (empty: any)."""
        self.doc = doc
        self.regions = doc.lexicon.regions
        self.wanted = list(wanted)
        self.sure: Counter[str] = Counter()
        self.by_bare: dict[str, str] = {}

    def run(self) -> None:
        """Set ``code`` on every chunk that can be decided."""
        later: list[tuple[PlaceChunk, tuple[str, ...], bool]] = []
        self._decide_pairs()
        self._share_markers()
        for chunk, types in self.wanted:
            codes = (chunk.code,) if chunk.code else self._allowed(chunk, types)
            if len(codes) == 1 and not self._needs_context(chunk, codes[0], bool(types)):
                self._decide(chunk, codes[0])
            elif codes:
                later.append((chunk, codes, "district" in types))
        for chunk, codes, of_district in later:
            choice = self._choose(chunk, codes, of_district)
            if choice is not None:
                self._decide(chunk, choice)

    def _decide_pairs(self) -> None:
        """ "Kepanjen, Malang": a district and the one regency of the next name that it lies in say what both mean."""
        for (chunk, _), (after, _) in pairwise(self.wanted):
            if after.i != chunk.j + 1 or self.doc.words[chunk.j] != "," or not chunk.candidates:
                continue
            pairs = [(c, p) for c in chunk.candidates for p in after.candidates if self._lies_in(c, p)]
            if len(pairs) == 1 and not any(self._is_larger(c, chunk) for c in chunk.candidates):
                chunk.code, after.code = pairs[0]

    def _share_markers(self) -> None:
        """ "Kecamatan Sembalun dan Bayan": what can only be a district is one behind another."""
        for (chunk, _), (after, _) in pairwise(self.wanted):
            between = self.doc.words[chunk.j : after.i]
            districts = bool(after.candidates) and all(code.count(".") == 2 for code in after.candidates)
            if chunk.type != "district" or after.type or not districts or between not in LIST_JOINTS:
                continue
            after.type = "district"
            siblings = {self.regions[c].parent for c in chunk.candidates if c in self.regions}
            same = tuple(c for c in after.candidates if self.regions[c].parent in siblings)
            after.candidates = same if len(same) == 1 else after.candidates

    def _is_larger(self, code: str, chunk: PlaceChunk) -> bool:
        """Whether ``code`` is a regency, city or province of that very name: "Bandung, Serang" are two cities."""
        surface = fold(self.doc.wording(chunk.i, chunk.j))
        return code.count(".") < 2 and code in self.regions and fold(self.regions[code].bare) == surface

    def _lies_in(self, district: str, regency: str) -> bool:
        return district in self.regions and self.regions[district].parent == regency and regency.count(".") == 1

    def _decide(self, chunk: PlaceChunk, code: str) -> None:
        chunk.code = code
        self.sure[code] += 1
        region = self.regions.get(code)
        if region is not None:
            self.by_bare.setdefault(region.bare.casefold(), code)

    def _allowed(self, chunk: PlaceChunk, types: tuple[str, ...]) -> tuple[str, ...]:
        codes = chunk.candidates
        if types:
            fitting = tuple(c for c in codes if c in self.regions and self.regions[c].type in types)
            surface = fold(self.doc.wording(chunk.i, chunk.j))
            own = tuple(c for c in fitting if fold(self.regions[c].bare) == surface)
            return own or fitting or codes  # "Bupati Banggai", which is the seat of another regency too
        return codes

    def _needs_context(self, chunk: PlaceChunk, code: str, typed: bool) -> bool:
        region = self.regions.get(code)
        if region is None or chunk.type in ("regency", "city", "province", "district"):
            return False
        if typed and region.type != "district":
            return False
        return chunk.ambiguous or region.type in ("district", "village")

    def _near(self, code: str) -> bool:
        """Whether the article speaks of the region's regency or province for certain."""
        parents = {code[: len(code) - 3]} if code.count(".") == 2 else {code.split(".", maxsplit=1)[0]}
        return any(self.sure[p] or any(s.startswith(p + ".") for s in self.sure) for p in parents)

    def _in_known_province(self, code: str) -> bool:
        province = code.split(".", maxsplit=1)[0]
        return bool(self.sure[province]) or any(s.startswith(f"{province}.") for s in self.sure)

    def _choose(self, chunk: PlaceChunk, codes: tuple[str, ...], of_district: bool) -> str | None:
        surface = fold(self.doc.wording(chunk.i, chunk.j))
        own = tuple(c for c in codes if c in self.regions and fold(self.regions[c].bare) == surface)
        if own:  # a town that is a district of that name is meant, not the regency it is the seat of
            codes = tuple(c for c in codes if c in own or c.count(".") > 1)
        rank = {c: _RANK[self.regions[c].type] if c in self.regions else 4 for c in codes}
        best = min(rank.values())
        top = [c for c in codes if rank[c] == best]
        if best <= 2 and not chunk.ambiguous:
            return self._kin(top)
        if best <= 2:
            return self._kin(top) if any(self.sure[c] for c in top) or self._located(chunk) else None
        near = [c for c in codes if self._near(c)]
        if len(near) == 1 and (of_district or chunk.type or self._located(chunk)):
            return near[0]
        same = [c for c in codes if self._in_known_province(c)] if not near else []
        if len(same) == 1 and (chunk.type == "district" or (self._located(chunk) and not chunk.ambiguous)):
            return same[0]  # "di Menteng dan | Tebet"
        hamlet = self.doc.words[chunk.i] == "kampung"  # also a quarter or a hamlet: only where its regency is near
        named = of_district or (chunk.type in ("district", "village") and not hamlet)  # "Camat Sukau"
        return codes[0] if len(codes) == 1 and named else None

    def _kin(self, codes: list[str]) -> str:
        """Of a regency and a city of one name: the one the article names elsewhere, else the city."""
        if len(codes) == 1:
            return codes[0]
        known = [c for c in codes if self.sure[c]]
        known = known or [c for c in codes if any(s.startswith(c + ".") for s in self.sure)]
        if len(known) == 1:
            return known[0]
        return next((c for c in codes if self.regions[c].type == "city"), codes[0])

    def _located(self, chunk: PlaceChunk) -> bool:
        """Whether the words before place the name: "di X", "dari X", a list of places, or a dateline."""
        i = chunk.i
        first = self.doc.sentence_at(i).first
        if i == first:
            after = self.doc.words[chunk.j] if chunk.j < len(self.doc.words) else ""
            return after in {"(", "-", "–", "—"} or (after == "," and self.doc.raw[i].isupper())
        return (
            self.doc.words[i - 1] in PLACING
            or self.doc.words[i - 1] in MARKERS
            or (self.doc.words[i - 1] in (",", "dan", "serta") and i - 2 >= first and self.doc.capital(i - 2))
        )


def locates(doc: Document, left: Chunk, area: PlaceChunk) -> bool:
    """ "Pemkab Garut, Jawa Barat, menggandeng …": the province behind its part says where that is, and does nothing."""
    part = left if isinstance(left, PlaceChunk) else getattr(left, "place", None)
    if part is None or doc.words[left.j : area.i] != [","] or doc.words[area.j : area.j + 1] in (["dan"], ["serta"]):
        return False
    if part.rule == "place.foreign":
        return area.type == "country"  # "Provinsi Fujian, Tiongkok"
    if part.code not in doc.lexicon.regions or part.code is None or part.code == area.code:
        return False
    return doc.lexicon.lexicon.province_of(part.code) == area.code or _between_commas(doc, part, area)


def _between_commas(doc: Document, part: PlaceChunk, area: PlaceChunk) -> bool:
    """ "Pemkab Jayawijaya, Papua, menjalin …": told when the province was not yet divided."""
    regions = doc.lexicon.regions
    province = regions.get(area.code or "")
    if province is None or province.type != "province" or regions[part.code or ""].type == "province":
        return False
    after = area.j + 1
    return after < len(doc.words) and doc.words[area.j] == "," and doc.raw[after].islower() and (
        doc.words[after] not in ("dan", "serta", "hingga")
    )
