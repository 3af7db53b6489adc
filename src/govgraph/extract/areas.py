"""The places of one article as entities, and which area a body or post without one belongs to."""

from __future__ import annotations

from collections import Counter

from govgraph.extract.document import Document, OrgChunk, PlaceChunk, TitleChunk
from govgraph.extract.places import PlaceResolver
from govgraph.model import Dropped, Evidence, Place

_TOWN = "town:"
_INDONESIA = frozenset({"indonesia", "ri"})


class Areas:
    """Place entities by code or name, with the mentions of each."""

    def __init__(self, doc: Document, wanted: list[tuple[PlaceChunk, tuple[str, ...]]]) -> None:
        """Decide every place chunk of ``wanted`` and register those that could be decided."""
        self.doc = doc
        self.ids: dict[str, str] = {}
        self._keys: dict[str, str] = {}  # the other way round
        self.names: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.codes: dict[str, str | None] = {}
        self.forms: dict[str, Counter[str]] = {}
        self.mentions: dict[str, list[Evidence]] = {}
        self.dropped: list[Dropped] = []
        PlaceResolver(doc, wanted).run()
        self._near: Counter[str] = Counter()
        single = {id(chunk) for chunk in doc.all_chunks() if isinstance(chunk, PlaceChunk)}
        for chunk, _ in wanted:
            self.register(chunk, alone=id(chunk) in single)
        for chunk, _ in wanted:  # what happens in the seat happens in the regency, where that is named too
            if self._keys.get(chunk.ref or "", "").startswith(_TOWN) and chunk.code in self.ids:
                chunk.ref = self.ids[chunk.code]
        self._indonesia()
        self._inside_bodies()

    def register(self, chunk: PlaceChunk, *, alone: bool = False) -> None:
        """Make an entity of a decided place chunk, or count it as dropped; ``alone``: in no post and no body."""
        label = (self._town(chunk) if alone else None) or self._label(chunk)
        if label is None:
            start, end = self.doc.span(chunk.i, chunk.j)
            self.dropped.append(Dropped(start, end, "place.undecided"))
            return
        key, name, kind = label
        if key not in self.ids:
            self.ids[key] = ref = f"l{len(self.ids) + 1}"
            self._keys[ref] = key
            self.names[key], self.types[key] = name, kind
            self.codes[key] = None if key.startswith(_TOWN) else chunk.code
            self.forms[key], self.mentions[key] = Counter(), []
        chunk.ref = self.ids[key]
        wording = self.doc.wording(chunk.i, chunk.j).removeprefix("se-")
        for form in wording.replace(")", "").split("("):
            self.forms[key][form.strip()] += 1
        self.mentions[key].append(self.doc.evidence(chunk.i, chunk.j, chunk.rule))
        if chunk.code:
            self._near[chunk.code] += 1

    def _town(self, chunk: PlaceChunk) -> tuple[str, str, str] | None:
        """ "Liwa", "Singaraja": the seat of a regency is a town of its own, which is neither district nor regency."""
        region = self.doc.lexicon.regions.get(chunk.code or "")
        wording = self.doc.wording(chunk.i, chunk.j)
        if region is None or region.type != "regency" or wording.casefold() != region.capital.casefold():
            return None
        own = wording.casefold() == region.bare.casefold()
        return None if own else (f"{_TOWN}{region.code}", region.capital, "other")

    def _label(self, chunk: PlaceChunk) -> tuple[str, str, str] | None:
        lexicon = self.doc.lexicon
        if chunk.type == "village" and chunk.name:
            return chunk.code or f"village:{chunk.name.casefold()}", chunk.name, "village"
        if chunk.code is not None and chunk.code in lexicon.regions:
            region = lexicon.regions[chunk.code]
            return chunk.code, region.full_name, region.type
        if chunk.code is not None and chunk.code in lexicon.countries:
            return chunk.code, lexicon.countries[chunk.code], "country"
        if not chunk.candidates and chunk.name:
            return f"name:{chunk.name.casefold()}", chunk.name, chunk.type or "other"
        return None

    def _indonesia(self) -> None:
        """ "RI" and "Indonesia" inside the name of a body or post name the country too."""
        seen = {m.start for m in self.mentions.get("ID", ())}
        for k, word in enumerate(self.doc.words):
            if word in _INDONESIA and self.doc.capital(k) and self.doc.starts[k] not in seen:
                chunk = PlaceChunk(k, k + 1, "place.country.inside", candidates=("ID",), type="country", code="ID")
                self.register(chunk)

    def _inside_bodies(self) -> None:
        """A province inside the name of a body ("Bank Jatim") is named too."""
        regions = self.doc.lexicon.regions
        for chunk in self.doc.all_chunks():
            body = chunk if isinstance(chunk, OrgChunk) else getattr(chunk, "org", None)
            if body is None or body.place is not None:
                continue
            for k in range(body.i, body.j):
                found = self.doc.longest(k, "region")
                if found is None or not self.doc.capital(k) or len(found[1]) > 1 or "ambiguous" in found[1][0].flags:
                    continue
                if found[1][0].key in regions and regions[found[1][0].key].type == "province":
                    code = found[1][0].key
                    self.register(PlaceChunk(k, k + found[0], "place.inside_body", candidates=(code,), code=code))

    def dominant(self, types: tuple[str, ...], near: int | None = None) -> str | None:
        """Code of the region of one of ``types`` that the article is about, or None when two are level.

        ``near`` is a token: a region of the fitting type named earlier in the same sentence wins.
        """
        regions = self.doc.lexicon.regions
        beside = self._beside(near, types) if near is not None else None
        if beside is not None:
            return beside
        counts = Counter({c: n for c, n in self._near.items() if c in regions and regions[c].type in types})
        ranked = counts.most_common(2)
        if not ranked:
            return None
        if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
            return None
        return ranked[0][0]

    def _beside(self, near: int, types: tuple[str, ...]) -> str | None:
        """The region of a fitting type in the sentence of token ``near``: of a post beside it, else the last before."""
        regions = self.doc.lexicon.regions
        posts: list[tuple[int, str]] = []
        earlier: list[tuple[int, str]] = []
        for chunk in self.doc.chunks[self.doc.sentence_of[near]]:
            place: PlaceChunk | None = chunk if isinstance(chunk, PlaceChunk) else getattr(chunk, "place", None)
            if (
                place is None
                or place.code is None
                or place.code not in regions
                or regions[place.code].type not in types
            ):
                continue
            if isinstance(chunk, TitleChunk):
                posts.append((abs(chunk.i - near), place.code))
            elif place.i < near:
                earlier.append((near - place.i, place.code))
        return min(posts or earlier)[1] if posts or earlier else None

    def key_of(self, ref: str) -> str | None:
        """The code, or the name of a place without one, that has the local id ``ref``."""
        return self._keys.get(ref)

    def name_of(self, code: str) -> str:
        """Official full name of a region."""
        return self.doc.lexicon.regions[code].full_name

    def ref_of(self, code: str, chunk: OrgChunk | TitleChunk) -> str:
        """Local id of the region ``code``, which ``chunk`` implies; its mention is the chunk itself."""
        if code not in self.ids:
            implied = PlaceChunk(chunk.i, chunk.j, "place.implied", candidates=(code,), code=code)
            self.register(implied)
        return self.ids[code]

    def places(self) -> tuple[Place, ...]:
        """The place entities in the order of their first mention."""
        return tuple(
            Place(
                id=self.ids[key],
                name=self.names[key],
                type=self.types[key],
                also=tuple(sorted(f for f in self.forms[key] if f != self.names[key])),
                mentions=tuple(sorted(set(self.mentions[key]), key=lambda m: (m.start, m.end))),
                code=self.codes[key],
            )
            for key in self.ids
        )
