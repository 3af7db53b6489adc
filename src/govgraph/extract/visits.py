"""Visits: where they went, as narrow as the text says it, and who "kunjungan serupa" was made by."""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.extract.areas import Areas
from govgraph.extract.document import Document
from govgraph.extract.drafts import Draft

Inside = Mapping[str, frozenset[str]]
_WIDE = ("province",)
_NARROW = ("district", "village")


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


def settle_visits(drafts: list[Draft], inside: Inside, areas: Areas) -> None:
    """Each visit goes to the place its sentences name; a village of the regency or its province says no more."""
    for draft in drafts:
        if draft.type != "visit":
            continue
        if not draft.roles.get("place") and draft.place is not None and draft.roles.get("visitor"):
            draft.add("place", draft.place, draft.evidence[0])
        _narrow(draft, inside, areas)


def _narrow(draft: Draft, inside: Inside, areas: Areas) -> None:
    places = draft.roles.get("place", {})
    regions = areas.doc.lexicon.regions
    kinds = {ref: getattr(regions.get(areas.key_of(ref) or ""), "type", "village") for ref in places}
    for ref in list(places):
        around = inside.get(ref, frozenset()) & set(places)
        if any(kinds[wider] not in _WIDE for wider in around) and kinds[ref] in _NARROW:
            del places[ref]
            continue
        for wider in around:
            if kinds[wider] in _WIDE:
                places.pop(wider, None)
