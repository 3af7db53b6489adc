"""Visits: where they went, as narrow as the text says it."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.chunker import dateline_end
from govgraph.extract.document import Document, PlaceChunk
from govgraph.extract.drafts import Draft
from govgraph.extract.people import People
from govgraph.extract.ties import side_of

Inside = Mapping[str, frozenset[str]]
_WIDE = ("province",)
_NARROW = ("district", "village")
_LOCAL = ("regency", "city")
_OBJECT = 4  # tokens behind "meninjau" that name what is looked at


def inside_of(doc: Document, areas: Areas) -> Inside:
    """For each area of the article, the areas it lies in: "mengunjungi Siak", "meninjau Desa X" is one visit."""
    regions, found = doc.lexicon.regions, {}
    for code, ref in areas.ids.items():
        region, around = regions.get(code), set()
        if region is None and code[:8] in regions:  # a village lies in its district
            region = regions[code[:8]]
            around.add(areas.ids.get(region.code, ""))
        while region is not None and region.parent in regions and region.parent != "ID":
            region = regions[region.parent]
            around.add(areas.ids.get(region.code, ""))
        found[ref] = frozenset(around - {""})
    return found


def settle_visits(drafts: list[Draft], inside: Inside, areas: Areas, bodies: Bodies, people: People) -> None:
    """Each visit goes to the place its sentences name; a village of the regency or its province says no more."""
    for draft in drafts:
        if draft.type != "visit":
            continue
        if not draft.roles.get("place") and draft.roles.get("visitor"):
            place = draft.place or _where(draft, inside, areas, bodies, people)
            if place is not None:
                draft.add("place", place, draft.evidence[0]._replace(rule="event.visit.where"))
        _narrow(draft, inside, areas)


def _where(draft: Draft, inside: Inside, areas: Areas, bodies: Bodies, people: People) -> str | None:
    """ "BATAM - Pemkot Batam menerima …": the regency or city of who receives, or of the dateline that lies there."""
    doc = areas.doc
    dateline = _dateline(doc)
    for host in draft.roles.get("host", {}):
        area = side_of(host, areas, people) if host.startswith("p") else bodies.place_of(host)
        area = bodies.place_of(area) if area is not None and area.startswith("o") else area
        if area is not None and _kind(areas, area) in _LOCAL:
            return area
        if dateline is not None and (area is None or area in inside.get(dateline, ())):
            return dateline
        if area is not None and _kind(areas, area) in _WIDE:
            return area
    named = any(doc.capital(k) for k in range(draft.at + 1, min(draft.at + _OBJECT, len(doc.words))))
    return dateline if named and not draft.roles.get("host") and draft.voice != "noun" else None


def _dateline(doc: Document) -> str | None:
    """The place from which the report is written."""
    first = next((s for s in doc.sentences if s.kind == "body"), None)
    if first is None:
        return None
    end = dateline_end(doc, first)
    return next((c.ref for c in doc.chunks[first.index] if isinstance(c, PlaceChunk) and c.j <= end), None)


def _kind(areas: Areas, ref: str) -> str:
    region = areas.doc.lexicon.regions.get(areas.key_of(ref) or "")
    return region.type if region is not None else ""


def _narrow(draft: Draft, inside: Inside, areas: Areas) -> None:
    places = draft.roles.get("place", {})
    kinds = {ref: _kind(areas, ref) or "village" for ref in places}
    for ref in list(places):
        around = inside.get(ref, frozenset()) & set(places)
        if any(kinds[wider] not in _WIDE for wider in around) and kinds[ref] in _NARROW:
            del places[ref]
            continue
        for wider in around:
            if kinds[wider] in _WIDE:
                places.pop(wider, None)
