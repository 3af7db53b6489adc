"""Places: one code, one place."""

from __future__ import annotations

from collections import Counter

from govgraph.model import Place
from govgraph.resolve.areas import Areas
from govgraph.resolve.group import Group, Told
from govgraph.resolve.model import MentionKey
from govgraph.slug import slug


def resolve_places(told: Told, areas: Areas) -> tuple[Group, ...]:
    """Places by official code; those without one by name and type.

    A code that is not of the gazetteer is kept as it is: the extractor read it from another table.
    """
    found: dict[str, list[tuple[MentionKey, Place]]] = {}
    for article, extraction in told:
        for place in extraction.places:
            found.setdefault(place_id(place, areas), []).append(((article, place.id), place))
    return tuple(_group(stem, found[stem], areas) for stem in sorted(found))


def place_id(place: Place, areas: Areas) -> str:
    """``place/35.78`` by code, ``place/country-JP`` for a country, ``place/x-shizuoka`` without a code."""
    code = place.code or (areas.code(place.name) if place.type != "other" else None)
    if code is None:
        return f"place/x-{slug(place.name)}"
    return code_id(code)


def code_id(code: str) -> str:
    """The identifier of the place with an official code or a country's ISO code."""
    return f"place/country-{code}" if code[:1].isalpha() else f"place/{code}"


def place_code(cluster: str) -> str | None:
    """The code inside a place's identifier, None for a place without one."""
    code = cluster.removeprefix("place/").removeprefix("country-")
    return None if code.startswith("x-") else code


def _group(stem: str, mentions: list[tuple[MentionKey, Place]], areas: Areas) -> Group:
    code = place_code(stem)
    names = Counter(place.name for _, place in mentions)
    name = (areas.name(code) if code else None) or min(names, key=lambda n: (-names[n], n))
    kinds = Counter(place.type for _, place in mentions)
    forms = {form for _, place in mentions for form in (place.name, *place.also)} - {name}
    return Group(
        "Place", name, tuple(sorted(key for key, _ in mentions)), stem, tuple(sorted(forms)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
    )  # fmt: skip
