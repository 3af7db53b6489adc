"""Posts and holders told side by side: "Bupati dan Wakil Bupati X, A dan B", "A-B sebagai Ketua dan Sekretaris Y"."""

from __future__ import annotations

from itertools import chain

from govgraph.extract.document import Chunk, Document, NameChunk, TitleChunk
from govgraph.extract.links import link_of
from govgraph.extract.names import skip_degrees, skip_honorifics

Pairs = list[tuple[TitleChunk, NameChunk]]
_AND = frozenset({"dan", "serta", "&", "/", "-", "–"})
_GOES_ON = ([","], ["dan"], [",", "dan"])
_BETWEEN: tuple[list[str], ...] = ([], [","], [":"], ["-"], ["–"], ["yakni"], [",", "yakni"], ["yaitu"], [",", "yaitu"])


def in_parallel(doc: Document, chunks: list[Chunk]) -> Pairs:
    """Two posts joined by "dan" with two names joined so: the first post is of the first name, and so on.

    What only the second post says, its area, body or that its holder is elect, goes for the first as well.
    """
    found: Pairs = []
    for four in zip(chunks, chunks[1:], chunks[2:], chunks[3:], strict=False):
        first, second, third, fourth = four
        if isinstance(first, TitleChunk) and isinstance(second, TitleChunk):
            if not (isinstance(third, NameChunk) and isinstance(fourth, NameChunk)):
                continue
            titles, names = (first, second), (third, fourth)
            comma = doc.words[second.j : third.i][:1] == [","]
            near = _close(doc, second, third) and (comma or _chief_and_deputy(first, second))
        elif isinstance(third, TitleChunk) and isinstance(fourth, TitleChunk):
            if not (isinstance(first, NameChunk) and isinstance(second, NameChunk)):
                continue
            titles, names = (third, fourth), (first, second)
            near = _are(doc, second, third)
        else:
            continue
        if near and _joined(doc, *titles) and _joined(doc, *names) and not _list_goes_on(doc, chunks, four):
            _share(*titles)
            found.extend(zip(titles, names, strict=True))
    return found


def _joined(doc: Document, left: Chunk, right: Chunk) -> bool:
    """Whether a joint alone, honorifics and degrees aside, stands between two posts or two names."""
    at = skip_degrees(doc, left.j, right.i)
    at += int(at + 1 < right.i and doc.words[at] == ",")
    return at < right.i and doc.words[at] in _AND and skip_honorifics(doc, at + 1, right.i) == right.i


def _close(doc: Document, title: Chunk, name: Chunk) -> bool:
    between = doc.words[title.j : name.i]
    return any(
        between[: len(joint)] == joint and skip_honorifics(doc, title.j + len(joint), name.i) == name.i
        for joint in _BETWEEN
    )


def _are(doc: Document, name: Chunk, title: Chunk) -> bool:
    """Whether what stands between a name and a post says that the one holds the other."""
    between = [w for w in doc.words[skip_degrees(doc, name.j, title.i) : title.i] if w not in (",", "(")]
    return not between or link_of(doc.lexicon.holder_links, between) in ("name_title", "both")


def _chief_and_deputy(first: TitleChunk, second: TitleChunk) -> bool:
    return second.title == f"Wakil {first.title}"


def _list_goes_on(doc: Document, chunks: list[Chunk], four: tuple[Chunk, ...]) -> bool:
    """A third name or post in the row: who holds which is then not said by their number."""
    at = next(k for k, c in enumerate(chunks) if c is four[0])
    before = chunks[at - 1] if at else None
    after = chunks[at + 4] if at + 4 < len(chunks) else None
    sides = [(before, four[0])] if before is not None else []
    sides += [(four[3], after)] if after is not None else []
    return any(
        type(left) is type(right) and doc.words[skip_degrees(doc, left.j, right.i) : right.i] in _GOES_ON
        for left, right in sides
    )


def _share(first: TitleChunk, second: TitleChunk) -> None:
    """Tell the first post what stands behind the second, and of a chief and his deputy what stands before."""
    if first.place is None and first.org is None:
        fits = not first.area_types or bool(set(first.area_types) & set(second.area_types))
        first.place = second.place if first.takes in ("area", "unit") and fits else None
        first.org = second.org if first.takes == second.takes == "org" else None
    if _chief_and_deputy(first, second):
        first.elect = second.elect = first.elect or second.elect
        first.former = second.former = first.former or second.former


def deputy_at(doc: Document, i: int, before: list[Chunk]) -> TitleChunk | None:
    """ "Bupati X A dan | wakilnya | B": the deputy of the post named last before, where such a deputy is listed."""
    if doc.words[i] != "wakilnya":
        return None
    earlier = chain(reversed(before), reversed(doc.chunks[-1] if doc.chunks else ()))
    chief = next((c for c in earlier if isinstance(c, TitleChunk)), None)
    if chief is None:
        return None
    title = next((t for t in doc.lexicon.titles.values() if t.title == f"Wakil {chief.title}"), None)
    if title is None:
        return None
    return TitleChunk(
        i, i + 1, f"post.{title.takes}", title=title.title, takes=title.takes, area_types=title.area_types,
        place=chief.place, org=chief.org, elect=chief.elect, former=chief.former, body=title.body,
    )  # fmt: skip
