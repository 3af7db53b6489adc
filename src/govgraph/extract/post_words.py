"""The words for a post in an event: spelled out, without parentheses, with the area it is a post of.

"Penjabat (Pj) Gubernur Jatim", "Pj. Gubernur Jawa Timur" and, in a report of that province, "Pj Gubernur" say the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.document import Document, PlaceChunk, TitleChunk
from govgraph.extract.drafts import Draft
from govgraph.extract.jurisdictions import settle_of
from govgraph.model import Filler

_PARENTHESIS = re.compile(r" ?\([^()]*\)")
_KIND = re.compile(r"(?:Kabupaten|Kota|Kecamatan|Desa|Kelurahan) ")
_KINDS = ("kab", "kota", "kec", "desa", "kel", "prov")
_RULES_AREA = re.compile(r"(?:Wakil )?(?:Gubernur|Bupati|Wali Kota|Camat|Kepala Desa|Lurah)")  # kind of area is in it


def spell_posts(doc: Document, drafts: list[Draft], areas: Areas, bodies: Bodies) -> None:
    """Word the posts that ``drafts`` take from the text the same way, however the text words them."""
    for draft in drafts:
        fillers = draft.roles.get("post", {})
        spelled = {}
        for value, filler in fillers.items():
            title = _title_at(doc, filler)
            text = value if title is None else _words(doc, title, areas, bodies)
            spelled[text] = Filler(text, False, filler.evidence)
        if spelled:
            draft.roles["post"] = spelled


def _title_at(doc: Document, filler: Filler) -> TitleChunk | None:
    token = bisect_left(doc.starts, filler.evidence.start)
    chunks = doc.chunks[doc.sentence_of[token]]
    return next((c for c in chunks if isinstance(c, TitleChunk) and c.i == token), None)


def _words(doc: Document, title: TitleChunk, areas: Areas, bodies: Bodies) -> str:
    acting = doc.longest(title.i, "acting") if title.acting else None
    head = f"{acting[1][0].key} {title.title}" if acting is not None else title.title
    tail = ""
    if title.place is not None and title.org is None:
        tail = _area(doc, title, title.place, areas)
    elif title.org is not None and title.org.i >= title.i:
        tail = _plain(doc.wording(title.org.i, title.org.j))
    elif title.org is None and title.takes in ("area", "unit"):
        held = settle_of(doc, title, areas, bodies)
        if held.of is not None and held.ref is not None and held.ref.startswith("l"):
            tail = _KIND.sub("", held.of) if _RULES_AREA.fullmatch(title.title) else held.of
    return f"{head} {tail}".strip()


def _area(doc: Document, title: TitleChunk, place: PlaceChunk, areas: Areas) -> str:
    """The official name of an area, with its kind where the text says the kind."""
    start = place.i - (place.i > title.i and doc.words[place.i - 1].startswith(_KINDS))
    worded = _plain(doc.wording(start, place.j))
    name = areas.name_of(place.code) if place.code is not None and place.code in doc.lexicon.regions else worded
    bare = _KIND.sub("", name)
    if worded.casefold().startswith(_KINDS):
        return bare if _RULES_AREA.fullmatch(title.title) else name
    return worded if " " in worded else bare  # "Kapolda Metro Jaya" stays, "Jatim" is spelled out


def _plain(text: str) -> str:
    return " ".join(_PARENTHESIS.sub("", text).split())
