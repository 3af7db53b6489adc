"""The organisations of one article as entities: areas settled, abbreviations joined, fragments dropped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from govgraph.extract.areas import Areas
from govgraph.extract.document import Document, OrgChunk, PlaceChunk, TitleChunk
from govgraph.lexicon.records import Region
from govgraph.lexicon.tokenizer import fold
from govgraph.model import Dropped, Evidence, Organisation

_LEVEL = {"province": "Provinsi", "regency": "Kabupaten", "city": "Kota", "district": "Kecamatan"}
_WITH_LEVEL = (
    "Kabupaten", "Kota", "Provinsi", "Kecamatan", "Desa", "Kelurahan", "Pekon", "Kampung", "Nagari", "Gampong",
)  # fmt: skip
_CLIPPED = ("agency", "association")  # types whose long names are cut short when they come back
_AREA_MARK = re.compile(r"\{level\} \{bare\}|\{(?:area|bare|named|country)\}")


@dataclass(slots=True)
class _Body:
    id: str
    name: str
    type: str
    area: str | None
    parent: str | None
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Evidence] = field(default_factory=list)


class Bodies:
    """Organisation entities by full name."""

    def __init__(self, doc: Document, areas: Areas) -> None:
        """Register every organisation chunk of ``doc`` whose name and area can be settled."""
        self.doc = doc
        self.areas = areas
        self.by_name: dict[str, _Body] = {}
        self.abbreviations: dict[str, str] = {}
        self._own: dict[str, str] = {}  # those of bodies that no list knows
        self.dropped: list[Dropped] = []
        chunks = self._chunks()
        told = {c.key for c in chunks if not self._headline(c)}
        chunks = [
            c for c in chunks if not self._headline(c) or c.rule not in ("org.headed", "org.tail") or c.key in told
        ]
        for chunk in sorted(chunks, key=lambda c: (c.nameless, not c.abbreviation, c.i)):
            self._register(chunk)
        self._join_short_offices()
        self._join_chapters()
        self._number()

    def _chunks(self) -> list[OrgChunk]:
        found: list[OrgChunk] = []
        for chunk in self.doc.all_chunks():
            if isinstance(chunk, OrgChunk):
                found.append(chunk)
            elif isinstance(chunk, TitleChunk) and chunk.org is not None:
                found.append(chunk.org)
        return found

    def _headline(self, chunk: OrgChunk) -> bool:
        return self.doc.sentence_at(chunk.i).kind in ("title", "heading")

    def _register(self, chunk: OrgChunk) -> None:
        code = chunk.place.code if chunk.place is not None else None
        if chunk.nameless and chunk.area_types and code is None:
            code = self._namesake(chunk) or self.areas.dominant(chunk.area_types, chunk.i)
            if code is None:
                self._drop(chunk, "org.area_unknown")
                return
        name = self._full_name(chunk, code)
        known = self._by_abbreviation(chunk)
        if chunk.rule == "org.defined" and known is None:
            return
        body = self.by_name.get(fold(known or name))
        if body is None:
            body = _Body("", name, chunk.type, code, self._mother(chunk, code))
            self.by_name[fold(name)] = body
        if chunk.abbreviation:
            if chunk.rule in ("org.headed", "org.tail") and chunk.abbreviation not in self.abbreviations:
                self._own[chunk.abbreviation] = body.name
            self.abbreviations.setdefault(chunk.abbreviation, body.name)
        wording = self.doc.wording(chunk.i, chunk.j)
        for form in (wording, chunk.form, chunk.abbreviation):
            if form and form != body.name:
                body.forms[form] += 1
        body.mentions.append(self.doc.evidence(chunk.i, chunk.j, chunk.rule))
        chunk.ref = fold(body.name)

    def _by_abbreviation(self, chunk: OrgChunk) -> str | None:
        """The name that the article explains an abbreviation with: "KSB", "PT KSB"."""
        if chunk.rule in ("org.acronym", "org.defined"):
            return self.abbreviations.get(chunk.name)
        if chunk.rule == "org.agency" and chunk.nameless and chunk.form.isupper():
            return self.abbreviations.get(chunk.form)
        if chunk.rule == "org.body" and chunk.form in self._own and self._differ(self._own[chunk.form], chunk.name):
            return self._own[chunk.form]  # the article's body with these letters, not the listed one
        short = chunk.name.rpartition(" ")[2] if chunk.rule == "org.headed" and chunk.name.count(" ") == 1 else ""
        return self.abbreviations.get(short) if short.isupper() else None

    @staticmethod
    def _differ(name: str, listed: str) -> bool:
        """Whether two names have less than half of their words in common."""
        one, other = set(fold(name).split()), set(fold(listed).split())
        return 2 * len(one & other) < min(len(one), len(other))

    def _join_short_offices(self) -> None:
        """An office or firm named in short ("Dinas Perdagangan") is the one whose name has its words and more."""
        chunks = [c for c in self._chunks() if c.ref in self.by_name]
        for short in sorted({c.ref for c in chunks if c.ref and (c.local_agency or c.rule == "org.headed")}):
            body = self.by_name[short]
            longer = [name for name, other in self.by_name.items() if self._is_short_for(short, body, name, other)]
            if len(longer) != 1:
                continue
            self._absorb(longer[0], short, chunks)

    def _absorb(self, whole: str, short: str, chunks: list[OrgChunk]) -> None:
        """Make the body ``short`` and its mentions one with ``whole``."""
        body, other = self.by_name[whole], self.by_name.pop(short)
        body.forms.update(other.forms)
        body.forms.update(self.doc.text[m.start : m.end] for m in other.mentions)
        body.mentions.extend(other.mentions)
        for chunk in chunks:
            chunk.ref = whole if chunk.ref == short else chunk.ref

    def _join_chapters(self) -> None:
        """ "Kadin" of a headline where the report tells of one chapter of it, and never of the national body."""
        chunks = [c for c in self._chunks() if c.ref in self.by_name and c.rule in ("org.body", "org.spelled")]
        for ref in sorted({c.ref for c in chunks if c.ref and c.place is None}):
            own = [c for c in chunks if c.ref == ref]
            chapters = {c.ref for c in chunks if c.key == own[0].key and c.ref != ref and c.place is not None}
            if len(chapters) == 1 and all(self._headline(c) for c in own):
                self._absorb(next(iter(chapters)) or ref, ref, chunks)

    def _namesake(self, chunk: OrgChunk) -> str | None:
        """ "DPRD" where the article names one council with its area: that area, be it never the article's own."""
        if chunk.type != "legislature":
            return None
        named = {b.area for b in self.by_name.values() if b.type == "legislature" and b.area is not None}
        regions = self.doc.lexicon.regions
        codes = {code for code in named if code in regions and regions[code].type in chunk.area_types}
        return next(iter(codes)) if len(codes) == 1 else None

    @staticmethod
    def _is_short_for(short: str, body: _Body, name: str, other: _Body) -> bool:
        """Whether ``name`` has the words of ``short`` and more: of one area, or with the same first and last word."""
        few, many = short.split(), name.split()
        if body.type != other.type or few[0] != many[0] or not set(few) < set(many):
            return False
        if body.area is None and len(few) > 2 and name.startswith(f"{short} ") and body.type in _CLIPPED:
            return True  # "Badan Pengelola Investasi" of the one "Badan Pengelola Investasi Daya …"
        if body.type in ("company", "association"):
            return few[-1] == many[-1]
        return body.type == "agency" and body.area is not None and body.area == other.area

    def _full_name(self, chunk: OrgChunk, code: str | None) -> str:
        """The name spelled out with its area: "Pemerintah Provinsi Jawa Timur", "Dinas Sosial Kabupaten Bogor"."""
        region = self.doc.lexicon.regions.get(code or "")
        if "{" in chunk.name:
            return self._pattern_name(chunk, code)
        if chunk.area_prefix == "own" or region is None:
            if region is None and chunk.place is not None and not chunk.area_prefix and chunk.place.name:
                return f"{chunk.name} {chunk.place.name}"
            return chunk.name
        body = self.doc.lexicon.bodies.get(chunk.key)
        if body is not None and body.chapter_name:
            return body.chapter_name.replace("{area}", region.full_name)
        return f"{chunk.name} {region.full_name}"

    def _pattern_name(self, chunk: OrgChunk, code: str | None) -> str:
        region = self.doc.lexicon.regions.get(code or "")
        if region is None:
            place = ""
            if chunk.place is not None:
                place = chunk.place.name or self.doc.lexicon.countries.get(chunk.place.code or "", "")
            return " ".join(_AREA_MARK.sub(place, chunk.name).split())
        level = _LEVEL.get(region.type, "")
        if f"{level} {{area}}" in chunk.name or any(f"{word} {{area}}" in chunk.name for word in _WITH_LEVEL):
            area = region.bare
        elif chunk.type == "legislature" and region.type == "province":
            area = f"Provinsi {region.name}"
        else:
            area = region.full_name
        name = chunk.name.replace("{level}", level).replace("{bare}", region.bare)
        name = name.replace("{named}", self._as_named(chunk.place, region))
        return " ".join(name.replace("{area}", area).split())

    def _as_named(self, place: PlaceChunk | None, region: Region) -> str:
        """An area without its type word unless that is written ("Kejari Kabupaten Bandung"); a seat stays the seat."""
        if place is not None and place.type in ("regency", "city"):
            return region.full_name
        seat = place is not None and self.doc.wording(place.i, place.j).casefold() == region.capital.casefold()
        return region.capital if seat else region.bare

    def _mother(self, chunk: OrgChunk, code: str | None) -> str | None:
        body = self.doc.lexicon.bodies.get(chunk.key)
        return body.name if body is not None and body.chapter and code is not None else None

    def _drop(self, chunk: OrgChunk, reason: str) -> None:
        start, end = self.doc.span(chunk.i, chunk.j)
        self.dropped.append(Dropped(start, end, reason))

    def _number(self) -> None:
        """Give ids in the order of first mention and put them on the chunks."""
        bodies = sorted(self.by_name.items(), key=lambda item: (min(m.start for m in item[1].mentions), item[0]))
        for number, (_, body) in enumerate(bodies, 1):
            body.id = f"o{number}"
        for chunk in self._chunks():
            if chunk.ref in self.by_name:
                chunk.ref = self.by_name[chunk.ref].id
        named = [c for c in self.doc.all_chunks() if isinstance(c, OrgChunk) and c.ref]
        self._places = {c.ref: c.place.ref if c.place is not None else None for c in named}
        self.agencies = {c.ref for c in named if c.local_agency}  # those of regions

    def government_of(self, ref: str) -> str | None:
        """Code of the area that the organisation ``ref`` governs, or None."""
        return next((b.area for b in self.by_name.values() if b.id == ref and b.type == "government"), None)

    def government(self, code: str | None) -> str | None:
        """Local id of the government of the area ``code``, when the article names it."""
        return next((b.id for b in self.by_name.values() if b.type == "government" and code and b.area == code), None)

    def place_of(self, ref: str) -> str | None:
        """Local id of the area that the article names last with the organisation ``ref``, None without one."""
        return self._places.get(ref)

    def ref_of(self, name: str) -> str | None:
        """Local id of the organisation of that full name, when the article names it."""
        body = self.by_name.get(fold(name))
        return body.id if body is not None else None

    def type_of(self, ref: str) -> str | None:
        """Type of the organisation with local id ``ref``."""
        return next((b.type for b in self.by_name.values() if b.id == ref), None)

    def name_of(self, ref: str) -> str:
        """Full name of the organisation with local id ``ref``."""
        return next(b.name for b in self.by_name.values() if b.id == ref)

    def organisations(self) -> tuple[Organisation, ...]:
        """The organisation entities in the order of their ids."""
        found = sorted(self.by_name.values(), key=lambda b: int(b.id[1:]))
        regions = self.doc.lexicon.regions
        return tuple(
            Organisation(
                id=b.id,
                name=b.name,
                also=tuple(sorted(b.forms)),
                type=b.type,
                area=regions[b.area].full_name if b.area is not None and b.area in regions else None,
                mentions=tuple(sorted(set(b.mentions), key=lambda m: (m.start, m.end))),
                area_code=b.area,
                parent=b.parent,
            )
            for b in found
        )
