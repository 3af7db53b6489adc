"""Who stands for whom: an office-holder for his body and area, a government for its area.

"Pemkab X menyalurkan bantuan … Bupati X menyerahkannya" tells one event, though its giver is named by two words.
"""

from __future__ import annotations

from collections.abc import Mapping

from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.document import Document, NameChunk, TitleChunk
from govgraph.extract.people import People

Kin = Mapping[str, frozenset[str]]
NO_KIN: Kin = {}


def kin_of(doc: Document, areas: Areas, bodies: Bodies, people: People) -> Kin:
    """For each local id of a person or government, the ids of the body and area it stands for."""
    nation = areas.ids.get("ID")
    found: dict[str, frozenset[str]] = {}
    for chunk in doc.all_chunks():
        if chunk.ref is None or chunk.ref in found:
            continue
        if isinstance(chunk, (NameChunk, TitleChunk)):
            refs = {r for post in people.posts_of(chunk.ref) if not post.former for r in (post.body, post.ref)}
        else:
            refs = {areas.ids.get(bodies.government_of(chunk.ref) or ""), _mother(bodies, chunk.ref)}
        found[chunk.ref] = frozenset(r for r in refs if r is not None and r != nation)
    return found


def _mother(bodies: Bodies, ref: str) -> str | None:
    """ "Fakultas Kedokteran | Universitas X", "Badan Anggaran | DPRD Y" act for the body whose name ends theirs."""
    words = bodies.name_of(ref).split() if ref.startswith("o") else []
    ends = (" ".join(words[n:]) for n in range(1, len(words) - 1))
    return next((found for found in map(bodies.ref_of, ends) if found is not None), None)


def meet(x: set[str], y: set[str], kin: Kin) -> bool:
    """Whether two sets of fillers share one, or one of them stands for a filler of the other."""
    return bool(x & y) or _stands(x, y, kin) or _stands(y, x, kin)


def _stands(x: set[str], y: set[str], kin: Kin) -> bool:
    """Whether a filler of ``x`` stands for one of ``y``: itself, or, for a person, by the area of a government."""
    wide = {v: kin.get(v, frozenset()) for v in y if not v.startswith("p")}
    for value in x:
        own = kin.get(value, frozenset())
        if own & y or (value.startswith("p") and any(own & refs for refs in wide.values())):
            return True
    return False


def all_meet(x: set[str], y: set[str], kin: Kin) -> bool:
    """ "Jatim dan Bali teken …" and "Pemprov Jatim dan Pemprov Bali": each party of two stands for one of two."""
    return len(x) == len(y) == 2 and all(meet({v}, y, kin) for v in x) and all(meet({v}, x, kin) for v in y)
