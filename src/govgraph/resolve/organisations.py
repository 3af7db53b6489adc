"""Organisations: expanded name and area; a chapter is not its mother, nor one area's body another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.model import Organisation
from govgraph.resolve.areas import Areas
from govgraph.resolve.blocking import blocks, candidates
from govgraph.resolve.forced import Forced, Sides
from govgraph.resolve.group import Group, Join, Told, by_stem, name_slug
from govgraph.resolve.model import MentionKey
from govgraph.resolve.names import plain_words, word_close
from govgraph.resolve.union import Edge, Features, cluster, total
from govgraph.resolve.vocabulary import Vocabulary

# A body of these types is one even where only some articles say its area: it has no chapters of the same name.
SINGLE = frozenset({"company", "university", "media", "other"})
THRESHOLD = 0.5
_MISSPELT_LETTERS = 6  # shorter words ("SDN", "II") tell bodies apart


@dataclass(frozen=True, slots=True)
class Body:
    """All mentions of one core name in one area: they are one body without further question."""

    core: tuple[str, ...]
    area: str | None
    members: tuple[tuple[MentionKey, Organisation], ...]
    forms: frozenset[tuple[str, ...]]  # the words of its names, those that do not tell bodies apart left out

    @property
    def key(self) -> MentionKey:
        """The first mention."""
        return self.members[0][0]

    @property
    def single(self) -> bool:
        """Whether most articles take it for a body without chapters of the same name."""
        kinds = Counter(body.type in SINGLE for _, body in self.members)
        return kinds[True] >= kinds[False]


def resolve_organisations(
    told: Told, areas: Areas, vocabulary: Vocabulary, forced: Forced
) -> tuple[tuple[Group, ...], dict[MentionKey, str]]:
    """The organisations, and the area code of each mention's organisation where one is known."""
    bodies = _bodies(told, areas, vocabulary, forced)
    numbers = {key: n for n, body in enumerate(bodies) for key, _ in body.members}
    edges = [
        Edge(left, right, features, total(features))
        for left, right in candidates(_streams(bodies))
        if total(features := compare(bodies[left], bodies[right])) >= THRESHOLD
    ]
    found, used = cluster(
        len(bodies),
        [*edges, *forced.edges(numbers)],
        lambda a, b: _apart(bodies[a], bodies[b]) or forced.apart(bodies[a].key, bodies[b].key),
    )
    home = {item: number for number, items in enumerate(found) for item in items}
    joins: dict[int, list[Edge]] = {}
    for edge in used:
        joins.setdefault(home[edge.left], []).append(edge)
    groups = tuple(_group([bodies[i] for i in items], joins.get(n, []), bodies) for n, items in enumerate(found))
    where = {}
    for items in found:
        codes = sorted({code for i in items if (code := bodies[i].area) is not None})
        for i in items:
            for key, _ in bodies[i].members:
                if codes:
                    where[key] = codes[0]
    return groups, where


def core_name(body: Organisation, areas: Areas, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str | None]:
    """The name without legal form, joining words and the area at its end; and the area's code."""
    rest, tail = areas.split_tail(body.name)
    code = body.area_code or areas.code(body.area) or tail
    if tail is None and code is not None:  # "Kepolisian Resor Cilegon" of Kota Cilegon
        bare = areas.bare(code)
        if bare and rest.casefold().endswith(" " + bare.casefold()):
            rest = rest[: -len(bare)]
    elif tail is not None and code != tail:
        rest = body.name  # an area in the name that is not the body's own belongs to the name
    words = tuple(word for word in plain_words(rest) if word not in vocabulary.dropped)
    return words or plain_words(body.name) or (body.name,), code


def _bodies(told: Told, areas: Areas, vocabulary: Vocabulary, forced: Forced) -> list[Body]:
    found: dict[tuple[tuple[str, ...], str, Sides], list[tuple[MentionKey, Organisation]]] = {}
    known: dict[tuple[str, str | None, str | None], tuple[tuple[str, ...], str | None]] = {}
    for article, extraction in told:
        for body in extraction.organisations:
            at = (body.name, body.area, body.area_code)
            if at not in known:
                known[at] = core_name(body, areas, vocabulary)
            core, code = known[at]
            key = (article, body.id)
            found.setdefault((core, code or "", forced.marks(key)), []).append((key, body))
    return [_body(at[0], at[1] or None, found[at], vocabulary) for at in sorted(found)]


def _streams(bodies: Sequence[Body]) -> Iterator[dict[object, list[int]]]:
    yield blocks((body.core, n) for n, body in enumerate(bodies))
    yield blocks(((body.area, len(body.core), body.core[0][:2]), n) for n, body in enumerate(bodies))
    yield blocks((form, n) for n, body in enumerate(bodies) for form in body.forms)


def _plain(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(word for word in plain_words(name) if word not in vocabulary.dropped)


def _body(core: tuple[str, ...], area: str | None, members: Sequence[tuple[MentionKey, Organisation]],
          vocabulary: Vocabulary) -> Body:  # fmt: skip
    names = {form for _, o in members for form in (o.name, *o.also)}
    # Of two words and more: a lone abbreviation ("Kadin") may be anybody's.
    forms = frozenset(_plain(name, vocabulary) for name in names if len(name.split()) > 1)
    return Body(core, area, tuple(members), forms)


def compare(left: Body, right: Body) -> Features:
    """Features of two bodies that are not the same core in the same area; they sum to the score."""
    features: list[tuple[str, float]] = []
    if left.core == right.core:
        features.append(("name.equal", 0.4))
    elif _misspelt(left.core, right.core):
        features.append(("name.variant", 0.2))
    elif left.forms & right.forms:
        features.append(("name.shared_form", 0.3))
    else:
        return ()
    if left.area == right.area:
        features.append(("area.same", 0.3))
    elif None in (left.area, right.area) and left.single and right.single:
        features.append(("area.one_silent", 0.2))
    return tuple(features)


def _apart(left: Body, right: Body) -> bool:
    if left.area is None or right.area is None:
        return not (left.single and right.single) and left.area != right.area
    return left.area != right.area


def _misspelt(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if len(left) != len(right):
        return False
    off = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(off) != 1 or not all(word.isalpha() and len(word) >= _MISSPELT_LETTERS for word in off[0]):
        return False
    return word_close(*off[0])


def _group(bodies: Sequence[Body], edges: Sequence[Edge], every: Sequence[Body]) -> Group:
    mentions = sorted(member for body in bodies for member in body.members)
    names = Counter(o.name for _, o in mentions)
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    area = next((body.area for body in bodies if body.area), None)
    kinds = Counter(o.type for _, o in mentions)
    forms = {form for _, o in mentions for form in (o.name, *o.also)} - {name}
    joins = [
        Join(every[e.left].members[0][0], every[e.right].members[0][0], e.features, e.score, e.decision) for e in edges
    ]
    for body in bodies:
        same: Features = (("name.equal", 0.4), ("area.same", 0.3) if body.area else ("area.none", 0.2))
        joins.extend(Join(body.members[0][0], key, same, total(same)) for key, _ in body.members[1:])
    stems = by_stem((f"organisation/{name_slug(_full(o))}", key) for key, o in mentions)
    holder = min((o for _, o in mentions if o.name == name), key=lambda o: (_full(o) == o.name, _full(o)))
    return Group(
        "Organisation", name, tuple(key for key, _ in mentions), f"organisation/{name_slug(_full(holder))}",
        tuple(sorted(forms)), (name_slug(area),) if area else (), stems,
        tuple(sorted(joins, key=lambda j: (j.left, j.right))),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
    )  # fmt: skip


def _full(body: Organisation) -> str:
    """The name with its area, where a chapter's name leaves it out: two chapters then have two names."""
    area = body.area
    if area is None or body.type in SINGLE:
        return body.name
    bare = area.removeprefix("Kabupaten ").removeprefix("Kota ")
    return body.name if bare.casefold() in body.name.casefold() else f"{body.name} {area}"
