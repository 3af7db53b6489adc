"""Who holds which post: pairs of a post and a name that stand together.

The ways Indonesian puts the two together: post name ("Bupati Bogor Ade"), post comma name, name comma post,
name in parenthesis, name selaku/sebagai/yang juga post, "post dijabat name", and two posts for one name
("Ketua X yang juga Menteri Y, name").
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from govgraph.extract.document import Chunk, Document, NameChunk, OrgChunk, PlaceChunk, Sentence, TitleChunk
from govgraph.extract.links import LIST_JOINTS, ONCE, link_of
from govgraph.extract.names import skip_degrees, skip_honorifics
from govgraph.extract.parallel import in_parallel

_ENDS = frozenset({"berakhir", "habis", "selesai", "tuntas", "purna"})
_AS = (("sebagai",), ("selaku",), ("menjadi",))
_REPLACES = frozenset({"menggantikan", "gantikan"})
_MOVES = frozenset(
    {"bergeser", "pindah", "berpindah", "digeser", "dimutasi", "dirotasi", "dipindah", "beralih", "mutasi"}
)
_SEATED: tuple[list[str], ...] = ([], ["di"], ["asal"])
_ACTING = frozenset({"plt", "pj", "plh", "pjs"})
_CANDIDATES = frozenset({"calon", "kandidat"})


def holdings(doc: Document) -> list[tuple[TitleChunk, NameChunk]]:
    """Pairs of post and holder, sentence by sentence, in order."""
    links = doc.lexicon.holder_links
    pairs: list[tuple[TitleChunk, NameChunk]] = []
    for sentence, chunks in zip(doc.sentences, doc.chunks, strict=True):
        if len(chunks) < 2:
            continue
        if tells_end(doc, sentence):
            _mark_former(chunks)
        here: list[tuple[TitleChunk, NameChunk]] = []
        for left, right in itertools.pairwise(chunks):
            between = tuple(doc.words[left.j : right.i])
            if isinstance(left, TitleChunk) and isinstance(right, NameChunk):
                taken = between[:1] == (",",) and here and here[-1][0] is left and _linked(doc, *here[-1])
                if not taken and _follows(doc, left, right, between, links):
                    acting = left.acting or not _ACTING.isdisjoint(between)
                    once = not ONCE.isdisjoint(between)
                    here.append((replace(left, former=True, acting=acting) if once else left, right))
            elif (
                isinstance(left, NameChunk)
                and isinstance(right, TitleChunk)
                and (_precedes(doc, chunks, left, right, between, links))
            ):
                holder = successor(doc, chunks, left) if between in _AS else left
                if holder is not None:
                    right.former = right.former or not ONCE.isdisjoint(between)
                    here.append((right, holder))
        parallel = in_parallel(doc, chunks)
        settled = {id(chunk) for pair in parallel for chunk in pair}
        here = [*(pair for pair in here if settled.isdisjoint(map(id, pair))), *parallel]
        here.extend(_next_holder(doc, chunks, here))
        here.extend(_over_one(doc, chunks, here))
        here.extend(_doubled(doc, chunks, links, here))
        here.extend(_moved(doc, chunks, here))
        _same_area(doc, chunks, here)
        here.extend(_shared(doc, chunks, here))
        here.extend(_over_apposition(doc, chunks, here))
        pairs.extend(pair for pair in here if not _stands(doc, pair[0]))
    return pairs


def _next_holder(
    doc: Document, chunks: list[Chunk], pairs: list[tuple[TitleChunk, NameChunk]]
) -> list[tuple[TitleChunk, NameChunk]]:
    """ "Kursi Kepala P, yang semula dijabat A, kini ditempati B": P is of B as well, whom a verb of its own names."""
    links = doc.lexicon.holder_links
    held = {id(name) for _, name in pairs}
    return [
        (title, name)
        for title, first, name in zip(chunks, chunks[1:], chunks[2:], strict=False)
        if isinstance(title, TitleChunk) and isinstance(first, NameChunk) and isinstance(name, NameChunk)
        if id(first) in held and not ONCE.isdisjoint(doc.words[title.j : first.i])
        if link_of(links, _plain(tuple(doc.words[first.j : name.i]))) == "title_name"
    ]


def _stands(doc: Document, title: TitleChunk) -> bool:
    """ "calon Sekda, Zulfan": who only stands for a post does not hold it."""
    return title.i > 0 and doc.words[title.i - 1] in _CANDIDATES


def tells_end(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence says that a term of office ends: "masa jabatan A sebagai Gubernur berakhir"."""
    words = doc.words[sentence.first : sentence.last]
    if _ENDS.isdisjoint(words):
        return False
    return any(pair == ("masa", "jabatan") for pair in itertools.pairwise(words))


def successor(doc: Document, chunks: list[Chunk], name: NameChunk) -> NameChunk | None:
    """ "X menggantikan Y sebagai P": who holds P after the change: X for Y, None if X has no name; else ``name``."""
    first = max(name.i - 3, doc.sentence_at(name.i).first)  # an honorific may stand between
    if _REPLACES.isdisjoint(doc.words[first : name.i]):
        return name
    return next((c for c in reversed(chunks) if isinstance(c, NameChunk) and c.i < name.i), None)


def _mark_former(chunks: list[Chunk]) -> None:
    for name, title in itertools.pairwise(chunks):
        if isinstance(name, NameChunk) and isinstance(title, TitleChunk):
            title.former = True


def _moved(
    doc: Document, chunks: list[Chunk], pairs: list[tuple[TitleChunk, NameChunk]]
) -> list[tuple[TitleChunk, NameChunk]]:
    """ "X bergeser dari Kepala P menjadi Kepala Q": Q is X's post, P was."""
    held = {id(t) for t, _ in pairs}
    found: list[tuple[TitleChunk, NameChunk]] = []
    name: NameChunk | None = None
    for chunk in chunks:
        if isinstance(chunk, NameChunk):
            name = chunk
        elif isinstance(chunk, TitleChunk) and name is not None and id(chunk) not in held and chunk.i - name.j <= 12:
            before = doc.words[chunk.i - 1]
            moves = any(w in _MOVES for w in doc.words[name.j : chunk.i])
            if before == "dari" and (moves or _goal(doc, chunks, chunk) is not None):
                chunk.former = True
                found.append((chunk, name))
            elif before == "menjadi":
                found.append((chunk, name))
    return found


def _goal(doc: Document, chunks: list[Chunk], left: Chunk) -> TitleChunk | None:
    """ "A dari Kepala P | menjadi Kepala Q": the post that is told right behind the one that is left."""
    after = next((c for c in chunks if c.i >= left.j), None)
    told = isinstance(after, TitleChunk) and doc.words[after.i - 1] in ("menjadi", "jadi", "sebagai")
    return after if told and isinstance(after, TitleChunk) and after.i - left.j <= 3 else None


def _same_area(doc: Document, chunks: list[Chunk], pairs: list[tuple[TitleChunk, NameChunk]]) -> None:
    """ "Kepala P X dimutasi menjadi Kepala Q Bogor": the post of who is moved is of the area of the new one."""
    for title, name in pairs:
        goal = _goal(doc, chunks, name) if title.j <= name.i else None
        alike = goal is not None and title.area_types == goal.area_types
        if goal is not None and alike and not _MOVES.isdisjoint(doc.words[name.j : goal.i]) and title.org is None:
            title.place = title.place or goal.place


def _over_one(
    doc: Document, chunks: list[Chunk], pairs: list[tuple[TitleChunk, NameChunk]]
) -> list[tuple[TitleChunk, NameChunk]]:
    """A post and its holder with one thing between: "Ketua PSOI Pesisir Barat, Lampung, X", "Ketua dari Fraksi Y X"."""
    named, held = {id(n) for _, n in pairs}, {id(t) for t, _ in pairs}
    found = []
    for at, (title, area, third) in enumerate(zip(chunks, chunks[1:], chunks[2:], strict=False)):
        middle, name = area, third
        if isinstance(area, PlaceChunk) and isinstance(third, PlaceChunk) and doc.words[area.j : third.i] == [","]:
            middle, name = third, chunks[min(at + 3, len(chunks) - 1)]  # "Kabupaten Dompu, Nusa Tenggara Barat, Rifai"
        if (
            not isinstance(title, TitleChunk)
            or not isinstance(name, NameChunk)
            or id(name) in named
            or id(title) in held
        ):
            continue
        before, after = doc.words[title.j : area.i], doc.words[middle.j : name.i]
        comma = int(after[:1] == [","])
        if skip_honorifics(doc, middle.j + comma, name.i) == name.i:
            after = after[:comma]  # "Menteri Besar Johor, Malaysia, YAB Dato' Onn"
        village = title.area_types == ("village",) and title.place is not None
        joined = before == [","] or (not before and (title.org is not None or village))
        placed = isinstance(middle, PlaceChunk) and joined and after == [","]
        seated = isinstance(middle, PlaceChunk) and title.org is not None and before in _SEATED and after in ([], [","])
        via = before[:1] == ["dari"] or before == ["fraksi"] or not before
        fraction = isinstance(middle, OrgChunk) and via and len(before) <= 2 and not _plain(tuple(after))
        if placed or seated or fraction:
            found.append((title, name))
            if title.place is None and placed and isinstance(area, PlaceChunk) and _fits(doc, title, area):
                title.place = area
    return found


def _fits(doc: Document, title: TitleChunk, area: PlaceChunk) -> bool:
    """Whether an area behind a comma is of the kind that the post is a post of."""
    regions = doc.lexicon.regions
    return any(c in regions and regions[c].type in title.area_types for c in area.candidates)


def _shared(
    doc: Document, chunks: list[Chunk], pairs: list[tuple[TitleChunk, NameChunk]]
) -> list[tuple[TitleChunk, NameChunk]]:
    """ "Anggota DPRD Bogor, A dan B": a post that many hold is of each name of the list behind it."""
    found: list[tuple[TitleChunk, NameChunk]] = []
    named = {id(n) for _, n in pairs}
    for title, name in pairs:
        if not title.title.startswith(("Anggota", "Staf Ahli")) or name.i < title.j:
            continue
        at = next(k for k, c in enumerate(chunks) if c is name)
        while at + 1 < len(chunks):
            left, right = chunks[at], chunks[at + 1]
            joint = doc.words[skip_degrees(doc, left.j, right.i) : right.i]
            if not isinstance(right, NameChunk) or id(right) in named or joint not in LIST_JOINTS:
                break
            found.append((title, right))
            at += 1
    return found


def _over_apposition(
    doc: Document, chunks: list[Chunk], pairs: list[tuple[TitleChunk, NameChunk]]
) -> list[tuple[TitleChunk, NameChunk]]:
    """ "X, mantan Kepala P, mengisi jabatan Kepala Q": Q is X's, whose other post stands between commas."""
    holder = {id(t): n for t, n in pairs}
    links = doc.lexicon.holder_links
    return [
        (title, name)
        for name, aside, title in zip(chunks, chunks[1:], chunks[2:], strict=False)
        if isinstance(aside, TitleChunk) and isinstance(title, TitleChunk) and id(title) not in holder
        if isinstance(name, NameChunk) and holder.get(id(aside)) is name
        if (aside.former or doc.words[aside.j] == ",")
        and link_of(links, _plain(tuple(doc.words[aside.j : title.i]))) == "name_title"
    ]


def _linked(doc: Document, title: TitleChunk, name: NameChunk) -> bool:
    """ "A sebagai P, B sebagai Q": P is A's by a word of its own, so B behind the comma does not hold it."""
    return name.j <= title.i and bool(_plain(_without_degrees(doc, name, title)))


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in {",", ".", "(", ")", "-", "–", ":"})


def _follows(
    doc: Document, title: TitleChunk, name: NameChunk, between: tuple[str, ...], links: dict[str, str]
) -> bool:
    """Post, then name: adjacent (honorifics and punctuation aside) or joined by "dijabat", "yakni", "yang dipegang"."""
    if name.rule == "name.after_post":
        return True
    plain = _plain(between)
    if title.org is not None and plain and title.j == name.i - len(plain):
        place = doc.longest(title.j, "region")
        if place is not None and place[0] == len(plain):
            return True  # "Pimpinan Cabang BNI | Kendari | Yusnar Halim"
    if not plain:
        return ("(" not in between and between != (",",)) or (
            between == (",",) and (name.certain or name.rule == "name.tagged")
        )
    if plain[-1] in _ACTING:
        plain = plain[:-1]  # "yang semula dijabat | Plt | Yasin"
    return link_of(links, plain) in ("title_name", "both")


def _precedes(
    doc: Document,
    chunks: list[Chunk],
    name: NameChunk,
    title: TitleChunk,
    between: tuple[str, ...],
    links: dict[str, str],
) -> bool:
    """Name, then post: an apposition, a parenthesis, or a link word such as "selaku"; the post names nobody else."""
    own = any(
        isinstance(c, NameChunk) and c.rule == "name.after_post" and c.i >= title.j and c.i - title.j <= 4
        for c in chunks
    )
    plain = _plain(_without_degrees(doc, name, title))
    if plain:
        link = link_of(links, plain)
        return link in ("name_title", "both") and (not own or link == "name_title")
    if own or not between:
        return not own and _right_behind(doc, name, title)
    if "(" in between:  # "(PM)" may be the name's own initials
        return title.j - title.i > 1 or len(doc.words[title.i]) > 3 or title.place is not None
    if between[0] == "," and doc.words[title.i - 1] == ",":
        represented = name.rule == "name.after_post" and doc.words[title.j : title.j + 1] == ["diwakili"]
        if represented or _list_of_posts(doc, chunks, name, title):
            return False
        after = title.j
        return (
            after >= doc.sentence_at(title.i).last
            or doc.words[after] in {",", ".", "(", ")", ";", "dan", "serta"}
            or _verb_next(doc, after)
            or (_whole(title) and doc.raw[after].islower())
        )
    return False


def _list_of_posts(doc: Document, chunks: list[Chunk], name: NameChunk, title: TitleChunk) -> bool:
    """ "Wabup Andi, Ketua DPRD, Kapolres dan Kajari": who has a post of his own is not the next one of a list."""
    at = next(k for k, c in enumerate(chunks) if c is name)
    if name.rule != "name.after_post" or at == 0 or not isinstance(chunks[at - 1], TitleChunk):
        return False
    j = title.j + int(doc.words[title.j : title.j + 1] == [","])
    after = next((c for c in chunks if c.i >= title.j), None)
    listed = isinstance(after, TitleChunk) and doc.words[title.j : after.i] in LIST_JOINTS
    return listed or doc.words[j : j + 1] in (["dan"], ["serta"])


def _whole(title: TitleChunk) -> bool:
    """Whether a post says itself what it is a post of: "Menteri Sosial", "Kepala Dinas Sosial Bogor"."""
    return title.takes == "nation" or title.place is not None or title.org is not None


def _right_behind(doc: Document, name: NameChunk, title: TitleChunk) -> bool:
    """ "ujar Andi Kepala Dinas Sosial Bogor kepada pers": a whole post right behind a name that nothing else claims."""
    first = doc.sentence_at(name.i).first
    first_named = skip_honorifics(doc, first, name.i + 1) >= name.i
    opens = first_named or doc.words[name.i - 1] == "," or bool(doc.longest(name.i - 1, "speech"))
    after = title.j
    closed = after >= len(doc.words) or not doc.raw[after][:1].isupper()
    return opens and closed and _whole(title) and name.rule != "name.after_post"


def _verb_next(doc: Document, k: int) -> bool:
    return bool(doc.longest(k, "speech", "trigger")) or doc.words[k] in {"yang", "di", "pada", "saat", "usai", "turut"}


def _without_degrees(doc: Document, name: NameChunk, title: TitleChunk) -> tuple[str, ...]:
    return tuple(doc.words[skip_degrees(doc, name.j, title.i) : title.i])


def _minister_and_head(left: TitleChunk, right: TitleChunk, between: str) -> bool:
    """ "Menteri Investasi dan Kepala BKPM": ministers head the agency of their field as well."""
    return between == "dan" and left.title.startswith("Menteri ") and right.title == "Kepala" and right.org is not None


def _both(doc: Document, left: TitleChunk, right: TitleChunk, joint: str, holder: dict[int, NameChunk]) -> bool:
    """ "A yang menjabat Kepala P dan Plt Kepala Q": a whole post that nobody else holds goes on the first."""
    name = holder[id(left)]
    alone = right.j >= len(doc.words) or not doc.capital(right.j)
    return joint == "dan" and name.j <= left.i and _linked(doc, left, name) and doc.capital(right.i) and alone


def _doubled(
    doc: Document, chunks: list[Chunk], links: dict[str, str], pairs: list[tuple[TitleChunk, NameChunk]]
) -> list[tuple[TitleChunk, NameChunk]]:
    """ "Ketua X yang juga Menteri Y, Z": the first post is Z's as well."""
    holder = {id(t): n for t, n in pairs}
    found = []
    titles = [c for c in chunks if isinstance(c, TitleChunk)]
    for left, right in reversed(list(itertools.pairwise(titles))):  # a chain of posts ends with its holder
        words = " ".join(_plain(tuple(doc.words[left.j : right.i])))
        linked = words == "/" or _minister_and_head(left, right, words) or (
            links.get(words) in ("title_title", "name_title") and words.startswith(("yang", "sekaligus", "merangkap"))
        )
        if linked and id(right) in holder and id(left) not in holder:
            holder[id(left)] = holder[id(right)]
            found.append((left, holder[id(right)]))
        elif id(left) in holder and id(right) not in holder and (linked or _both(doc, left, right, words, holder)):
            found.append((right, holder[id(left)]))
    return found
