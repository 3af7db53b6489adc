"""What a post is a post of: the area or body beside it, else the one that the sentence or the article implies."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.document import Document, NameChunk, PlaceChunk, TitleChunk
from govgraph.extract.links import LIST_JOINTS
from govgraph.extract.names import skip_degrees
from govgraph.extract.superiors import body_over

_RESIDENCY = "Kepala Badan Koordinasi Wilayah "  # of the province; called by its seat
_LED = frozenset({"dipimpin", "diwakili", "diketuai"})
_NEAR = 3  # sentences before in which the head of a state is named
_PAIR = 8  # tokens of a name and a joint between the posts of a pair


@dataclass(frozen=True, slots=True)
class Held:
    """A post with its jurisdiction settled; ``inferred`` when the text does not say it beside the title."""

    title: str
    of: str | None
    ref: str | None
    acting: bool
    former: bool
    elect: bool
    inferred: bool
    body: str | None = None  # local id of the body the post stands for, when the article names it


def settle_of(doc: Document, title: TitleChunk, areas: Areas, bodies: Bodies) -> Held:
    """What the post is a post of: as worded, else as the sentence or the article implies."""
    of: str | None = None
    ref: str | None = None
    inferred = False
    head = _head_before(doc, title) if title.title == "Sekretaris" and title.org is None else None
    if head is not None:
        known = settle_of(doc, head, areas, bodies)
        own = f"Sekretaris {known.title.removeprefix('Kepala ')}"
        return Held(own, known.of, known.ref, title.acting, title.former, title.elect, known.inferred)
    if title.org is not None and title.place is None:
        ref = title.org.ref
        of = bodies.name_of(ref) if ref is not None else None
        inferred = title.org.nameless
    elif title.takes == "nation":
        title.title = _minister_of(doc, title) or title.title
        of, ref = "Indonesia", areas.ids.get("ID")
    elif title.place is not None:
        of, ref = _worded(title, areas)
    elif title.takes in ("area", "unit") and title.area_types and (led := _led_from(doc, title)) is not None:
        of, ref = led
    elif title.takes in ("area", "unit") and title.area_types:
        inferred = True
        row = _row_of(doc, title)
        code = _in_turn(doc, title, row) if row else _area_told(doc, title, areas) or _area_beside(doc, title, areas)
        if code is not None:
            of, ref = areas.name_of(code), areas.ref_of(code, title)
    elif title.takes == "area":
        of, ref = _worded(_chief_of_state(doc, title), areas)
    elif title.takes == "unit":
        of = doc.lexicon.ministry_of(title.title) or _ministry_of_adviser(doc, title.title)
        inferred = of is None
        of = of or body_over(doc, title, bodies)
        ref = bodies.ref_of(of) if of is not None else None
    elif title.takes == "org":
        inferred = True
        chair = _chair(doc, title) if title.title.startswith("Wakil Ketua") else None
        if chair is not None and chair.org is not None and chair.org.ref is not None:
            ref, of = chair.org.ref, bodies.name_of(chair.org.ref)
        else:
            of = body_over(doc, title, bodies) or _own_body(doc, title)
            ref = bodies.ref_of(of) if of is not None else None
    body = doc.lexicon.bodies.get(title.body)
    stands_for = bodies.ref_of(body.name) if body is not None else None
    return Held(title.title, of, ref, title.acting, title.former, title.elect, inferred, stands_for)


def _led_from(doc: Document, title: TitleChunk) -> tuple[str, str] | None:
    """ "Tamu dari Fujian dipimpin | Wakil Gubernur Lin": who leads or stands for those from an area is of that area."""
    k = title.i - 1
    while k > 0 and doc.words[k] in ("oleh", "langsung"):
        k -= 1
    if k < 1 or doc.words[k] not in _LED:
        return None
    before = [c for c in doc.chunks[doc.sentence_of[title.i]] if c.j <= k]
    place = before[-1] if before and k - before[-1].j <= 1 else None
    if not isinstance(place, PlaceChunk) or doc.words[place.i - 1] != "dari" or place.ref is None:
        return None
    region = doc.lexicon.regions.get(place.code or "")
    if place.type == "country" or (region is not None and region.type not in title.area_types):
        return None
    of = region.full_name if region is not None else place.name
    return (of, place.ref) if of else None


def _chief_of_state(doc: Document, title: TitleChunk) -> TitleChunk | None:
    """ "Menteri Besar Johor A dan Setiausaha Kerajaan Negeri B": the head of the state whose officers are told of."""
    own = doc.sentence_of[title.i]
    before = [c for chunks in doc.chunks[max(0, own - _NEAR) : own + 1] for c in chunks if c.i < title.i]
    chiefs = [c for c in before if isinstance(c, TitleChunk) and c.takes == "area" and not c.area_types and c.place]
    return chiefs[-1] if chiefs else None


def _minister_of(doc: Document, title: TitleChunk) -> str | None:
    """ "Menteri/Kepala Bappenas": the minister whose ministry is the agency that he heads."""
    if title.title != "Menteri" or doc.words[title.j : title.j + 1] != ["/"]:
        return None
    head = next((c for c in doc.chunks[doc.sentence_of[title.i]] if c.i == title.j + 1), None)
    key = head.org.key if isinstance(head, TitleChunk) and head.org is not None else ""
    listed = doc.lexicon.titles.values()
    return next((t.title for t in listed if key and t.body == key and t.title.startswith("Menteri ")), None)


def _own_body(doc: Document, title: TitleChunk) -> str | None:
    """The body that a listed post belongs to whether the text names it or not: "Kabareskrim" is of the police."""
    body = doc.lexicon.bodies.get(title.body)
    return body.name if body is not None else None


def _head_before(doc: Document, title: TitleChunk) -> TitleChunk | None:
    """ "Kepala Dinas P, A, melalui Sekretaris B": the head of the office whose secretary is meant."""
    before = [c for c in doc.chunks[doc.sentence_of[title.i]] if isinstance(c, TitleChunk) and c.i < title.i]
    heads = [c for c in before if c.title.startswith(("Kepala Dinas ", "Kepala Badan "))]
    return heads[-1] if heads and heads[-1] is before[-1] else None


def _ministry_of_adviser(doc: Document, title: str) -> str | None:
    """The ministry of a "Staf Khusus Menteri Keuangan Bidang Fiskal"."""
    for rank in ("Staf Khusus Menteri ", "Staf Ahli Menteri "):
        if title.startswith(rank):
            name = f"Kementerian {title.removeprefix(rank).split(' Bidang ')[0]}"
            return name if any(body.name == name for body in doc.lexicon.bodies.values()) else None
    return None


def _chair(doc: Document, title: TitleChunk) -> TitleChunk | None:
    """The chair named before in the sentence, whose deputies are "Wakil Ketua I" and "Wakil Ketua II"."""
    before = [
        c
        for c in doc.chunks[doc.sentence_of[title.i]]
        if isinstance(c, TitleChunk) and c.i < title.i and c.title == "Ketua" and c.org is not None
    ]
    return before[-1] if before else None


def _worded(title: TitleChunk | None, areas: Areas) -> tuple[str | None, str | None]:
    """Name and local id of the area that is worded with ``title``; of an office called by its seat, the province."""
    place = title.place if title is not None else None
    if title is None or place is None:
        return None, None
    if title.title.startswith(_RESIDENCY) and place.code in areas.doc.lexicon.regions:
        province = (place.code or "").split(".", maxsplit=1)[0]
        return areas.name_of(province), areas.ref_of(province, title)
    return _place_name(title, areas), place.ref


def _place_name(title: TitleChunk, areas: Areas) -> str | None:
    place = title.place
    if place is None:
        return None
    if place.code in areas.doc.lexicon.regions:
        return areas.name_of(place.code or "")
    return place.name or areas.doc.lexicon.countries.get(place.code or "")


def _area_told(doc: Document, title: TitleChunk, areas: Areas) -> str | None:
    return _of_pair(doc, title) or _same_post_area(doc, title) or areas.dominant(title.area_types, title.i)


def _of_pair(doc: Document, title: TitleChunk) -> str | None:
    """ "Bupati Tolitoli A dan Wakil Bupati B": chief and deputy who stand together are of one area."""
    before = [c for c in doc.chunks[doc.sentence_of[title.i]] if isinstance(c, TitleChunk) and c.i < title.i]
    other = before[-1] if before else None
    if other is None or other.place is None or title.i - other.j > _PAIR:
        return None
    pair = {title.title, other.title}
    if not any(f"Wakil {chief}" in pair for chief in pair) or other.place.code not in doc.lexicon.regions:
        return None
    return other.place.code


def _area_beside(doc: Document, title: TitleChunk, areas: Areas) -> str | None:
    """ "Wakil Wali Kota A, Sekda B": the area of the nearest post of the sentence that only one kind of area has."""
    kinds = set(title.area_types)
    posts = [c for c in doc.chunks[doc.sentence_of[title.i]] if isinstance(c, TitleChunk) and c.org is None]
    for post in sorted(posts, key=lambda c: abs(c.i - title.i)):
        if post.area_types and set(post.area_types) < kinds:
            code = post.place.code if post.place is not None else _area_told(doc, post, areas)
            if code in doc.lexicon.regions:
                return code
    return None


def _row_of(doc: Document, title: TitleChunk) -> list[TitleChunk]:
    """ "Bupati A dan Bupati B": one post named without its area for each of several holders, in their order."""
    chunks = doc.chunks[doc.sentence_of[title.i]]
    row: list[TitleChunk] = []
    for post, name, joint in zip(chunks, chunks[1:], [*chunks[2:], None], strict=False):
        if not isinstance(post, TitleChunk) or not isinstance(name, NameChunk) or not _alike(post, title):
            continue
        row.append(post)
        end = skip_degrees(doc, name.j, joint.i) if joint is not None else name.j
        if joint is None or doc.words[end : joint.i] not in LIST_JOINTS:
            if title in row and len(row) > 1:
                return row
            row = []
    return row if title in row and len(row) > 1 else []


def _alike(post: TitleChunk, other: TitleChunk) -> bool:
    return (post.title, post.place, post.former) == (other.title, None, other.former)


def _in_turn(doc: Document, title: TitleChunk, row: list[TitleChunk]) -> str | None:
    """The area of a post in a row of its like: as many areas as posts are named last before them, in the same order."""
    regions = doc.lexicon.regions
    own = doc.sentence_of[row[0].i]
    for sentence in reversed(doc.sentences[max(0, own - 2) : own + 1]):
        codes = [
            place.code
            for c in doc.chunks[sentence.index]
            if c.i < row[0].i and (place := c if isinstance(c, PlaceChunk) else getattr(c, "place", None)) is not None
            if place.code is not None and place.code in regions and regions[place.code].type in title.area_types
        ]
        told = list(dict.fromkeys(codes))
        if told:
            return told[row.index(title)] if len(told) == len(row) else None
    return None


def _same_post_area(doc: Document, title: TitleChunk) -> str | None:
    """The area the article gives this very title elsewhere, when it gives only one."""
    seen = {
        c.place.code
        for c in doc.all_chunks()
        if isinstance(c, TitleChunk) and c.title == title.title and c.place is not None
        if c.place.code in doc.lexicon.regions
    }
    return next(iter(seen)) if len(seen) == 1 else None
