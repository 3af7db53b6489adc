"""Posts of other states and of bodies that use a state's titles: "Menteri Keuangan Inggris", "Presiden PKS"."""

from __future__ import annotations

from govgraph.extract.document import Document, PlaceChunk, TitleChunk
from govgraph.extract.governments import abbreviation_after
from govgraph.extract.organisations import org_at

HOME = (("ri",), ("republik", "indonesia"), ("indonesia",))
_FOR = frozenset({"untuk", "di", "bagi", "dan", "merangkap"})


def skip(doc: Document, j: int, last: int, *phrases: tuple[str, ...]) -> int:
    """Behind the one of ``phrases`` that stands at token ``j``, or ``j``."""
    for phrase in phrases:
        if tuple(doc.words[j : j + len(phrase)]) == phrase and j + len(phrase) <= last:
            return j + len(phrase)
    return j


def foreign_state(doc: Document, chunk: TitleChunk, last: int) -> bool:
    """ "Menteri Keuangan Inggris": a minister of another country."""
    country = doc.longest(chunk.j, "country") if chunk.j < last and doc.capital(chunk.j) else None
    if country is None or country[1][0].key == "ID":
        return False
    end = chunk.j + country[0]
    chunk.place = PlaceChunk(chunk.j, end, "place.country", candidates=(country[1][0].key,), type="country")
    after, abbreviation = abbreviation_after(doc, end, last)
    chunk.j = after if abbreviation and doc.longest(end + 1, "country") else end  # "Amerika Serikat (AS)"
    return True


def heads_body(doc: Document, chunk: TitleChunk, last: int) -> bool:
    """ "Presiden | PKS", "Presiden | Komisi Eropa": of a listed body, not of the state."""
    named = chunk.j < last and doc.capital(chunk.j) and not doc.longest(chunk.j, "country")
    if named and doc.longest(chunk.j, "body", "body_head"):
        chunk.org = org_at(doc, chunk.j, last, vouched=True)
        chunk.j = chunk.org.j if chunk.org is not None else chunk.j
    return chunk.org is not None


def foreign_mission(doc: Document, chunk: TitleChunk, last: int) -> bool:
    """ "Duta Besar Jepang (untuk Indonesia)", "Dubes RI untuk Jepang", "Konsul Jenderal Jepang di X": who sends."""
    if chunk.area_types != ("country",):
        return False
    home = skip(doc, chunk.j, last, *HOME)
    if home > chunk.j:
        chunk.takes, chunk.j = "nation", home
    elif foreign_state(doc, chunk, last):
        chunk.takes = "area"
    elif not heads_body(doc, chunk, last):
        return False
    while chunk.j + 1 < last and doc.words[chunk.j] in _FOR:
        place = doc.longest(chunk.j + 1, "country", "region", "foreign")
        if place is None:
            break
        chunk.j += 1 + place[0]
    return True
