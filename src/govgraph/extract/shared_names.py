"""Bodies of several areas that share one word: "Pemkab Penajam Paser Utara dan Kutai Kartanegara"."""

from __future__ import annotations

from govgraph.extract.document import Chunk, Document, OrgChunk, PlaceChunk

_AND = frozenset({"dan", "serta", "maupun", "&"})


def share_bodies(doc: Document, chunks: list[Chunk]) -> None:
    """Make bodies of the areas that a list names behind the first one's body, in ``chunks`` of one sentence."""
    for n, chunk in enumerate(chunks):
        if not isinstance(chunk, OrgChunk) or chunk.place is None or not chunk.area_types or chunk.j != chunk.place.j:
            continue
        for m, place in _listed(doc, chunks, n):
            chunks[m] = OrgChunk(
                place.i, place.j, "org.shared", name=chunk.name, type=chunk.type, place=place, key=chunk.key,
                area_types=chunk.area_types, form=chunk.form, area_prefix=chunk.area_prefix,
                local_agency=chunk.local_agency,
            )  # fmt: skip


def _listed(doc: Document, chunks: list[Chunk], n: int) -> list[tuple[int, PlaceChunk]]:
    """The areas behind chunk ``n`` of a list that "dan" closes; empty where another kind of thing stands in it."""
    body, found, end = chunks[n], [], chunks[n].j
    for m in range(n + 1, len(chunks)):
        place, between = chunks[m], doc.words[end : chunks[m].i]
        if not isinstance(place, PlaceChunk) or not isinstance(body, OrgChunk) or not _same_kind(doc, place, body):
            return []
        if not between or not set(between) <= _AND | {","} or len(between) > 2:
            return []
        found.append((m, place))
        end = place.j
        if between[-1] in _AND:
            return [] if _name_goes_on(doc, end) else found
    return []


def _same_kind(doc: Document, place: PlaceChunk, body: OrgChunk) -> bool:
    """Whether the area can be of the kind whose body stands first."""
    regions = doc.lexicon.regions
    kinds = {regions[code].type for code in place.candidates if code in regions}
    own = {regions[code].type for code in body.place.candidates if code in regions} if body.place is not None else set()
    wanted = own & set(body.area_types)
    return bool(kinds & wanted) and (not place.type or place.type in wanted) and not place.ambiguous


def _name_goes_on(doc: Document, k: int) -> bool:
    """ "Pemprov Jatim dan Bali | United": a capital behind the last area makes another name of it, headlines aside."""
    running = k < len(doc.words) and doc.sentence_at(k).kind == "body" and doc.sentence_at(k - 1).last > k
    return running and doc.capital(k) and not doc.longest(k, "title", "time")
