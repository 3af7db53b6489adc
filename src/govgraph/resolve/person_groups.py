"""Clustered people as groups: their names, what their identifiers are made of, why they are together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govgraph.resolve.group import Group, Join, by_stem, name_slug
from govgraph.resolve.names import likeness, name_key
from govgraph.resolve.people import Atom, Clustered, Seen
from govgraph.resolve.person_features import name_weight
from govgraph.resolve.union import Edge, Features, total
from govgraph.resolve.vocabulary import Vocabulary


def person_groups(found: Clustered, vocabulary: Vocabulary) -> tuple[Group, ...]:
    """One group for each person."""
    home = {item: number for number, items in enumerate(found.groups) for item in items}
    edges: dict[int, list[Edge]] = {}
    for edge in found.edges:
        edges.setdefault(home[edge.left], []).append(edge)
    return tuple(
        _group([found.atoms[i] for i in items], edges.get(number, []), found.atoms, vocabulary)
        for number, items in enumerate(found.groups)
    )


def _group(atoms: Sequence[Atom], edges: Sequence[Edge], every: Sequence[Atom], vocabulary: Vocabulary) -> Group:
    seen = sorted((one for atom in atoms for one in atom.members), key=lambda one: one.key)
    names = Counter(one.person.name for one in seen)
    name = min(names, key=lambda n: (" " not in n, -names[n], -len(n), n))
    forms = {form for one in seen for form in (one.person.name, *one.person.also)} - {name}
    joins = [Join(every[e.left].members[0].key, every[e.right].members[0].key, e.features, e.score, e.decision)
             for e in edges]  # fmt: skip
    for atom in atoms:
        joins.extend(_inside(atom, vocabulary))
    return Group(
        "Person", name, tuple(one.key for one in seen), f"person/{name_slug(name)}", tuple(sorted(forms)),
        tuple(_suffixes(seen)), by_stem((f"person/{name_slug(one.person.name)}", one.key) for one in seen),
        tuple(sorted(joins, key=lambda j: (j.left, j.right))), tuple(_notes(sorted(names), vocabulary)),
    )  # fmt: skip


def _inside(atom: Atom, vocabulary: Vocabulary) -> Iterator[Join]:
    """Within an atom every mention joins the first, for the reason that made it an atom."""
    name = atom.profile.name
    weight = name_weight("equal", name, name, vocabulary)
    features: Features = (("name.equal", weight), ("post.same", 0.5) if atom.profile.offices else ("place.same", 0.15))
    first, *rest = atom.members
    for one in rest:
        yield Join(first.key, one.key, features, total(features))


def _suffixes(seen: Sequence[Seen]) -> Iterator[str]:
    """What tells namesakes apart: the post most often given, then the province of the articles."""
    posts = Counter(office.post.id.removeprefix("post/") for one in seen for office in one.offices)
    yield from sorted(posts, key=lambda post: (-posts[post], post))
    places = Counter(place for one in seen for place in one.places)
    yield from (name_slug(place) for place in sorted(places, key=lambda place: (-places[place], place)))


def _notes(names: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    keys = {name_key(name, vocabulary): name for name in names}
    ordered = sorted(keys)
    for at, left in enumerate(ordered):
        for right in ordered[at + 1 :]:
            if likeness(left, right) == "variant":
                yield f"spelling differs: {keys[left]} / {keys[right]}"
