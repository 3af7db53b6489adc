"""People: who is who, by name forms, posts, areas and time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from govgraph.model import Person
from govgraph.resolve.areas import NATION
from govgraph.resolve.blocking import blocks, candidates
from govgraph.resolve.dates import Span, span
from govgraph.resolve.forced import Forced, Sides
from govgraph.resolve.group import Told
from govgraph.resolve.model import MentionKey
from govgraph.resolve.names import NameKey, blends, distinctive, name_key
from govgraph.resolve.person_features import (
    CLEAR,
    THRESHOLD,
    Profile,
    compare,
    compare_loose,
    contradict,
    name_weight,
)
from govgraph.resolve.places import place_code
from govgraph.resolve.posts import Office, Offices
from govgraph.resolve.union import Edge, Features, cluster, total
from govgraph.resolve.vocabulary import Vocabulary

Scored = tuple[float, int, Features]
PROMINENT = 5  # times as many articles, and a lone word is taken for the better known of two people
_MOST = 60  # candidates looked at for one mention without a post


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as one article presents them, with what the resolver compares."""

    key: MentionKey
    person: Person
    name: NameKey  # by which it is matched: of a lone word the longer name in the same article
    offices: tuple[Office, ...]  # by which it is matched
    own: tuple[Office, ...]  # of the person's PostClaims, in their order
    places: frozenset[str]  # provinces and countries the article speaks of
    published: str | None

    @property
    def when(self) -> Span | None:
        """When the article appeared."""
        return span(self.published)


@dataclass(frozen=True, slots=True)
class Atom:
    """Mentions of one name in the same posts: one person without further question."""

    profile: Profile
    members: tuple[Seen, ...]

    @property
    def key(self) -> MentionKey:
        """The first mention."""
        return self.members[0].key


@dataclass(frozen=True, slots=True)
class OpenName:
    """A mention without a post that fits two people equally well: the first mention of each."""

    key: MentionKey
    wording: str
    candidates: tuple[MentionKey, ...]


@dataclass(frozen=True, slots=True)
class Clustered:
    """Atoms, which of them are one person, by which edges, and what stayed open."""

    atoms: tuple[Atom, ...]
    groups: tuple[tuple[int, ...], ...]
    edges: tuple[Edge, ...]
    open: tuple[OpenName, ...]


def see(told: Told, index: Mapping[MentionKey, str], offices: Offices, vocabulary: Vocabulary) -> list[Seen]:
    """Every person of every article, in content order."""
    found: list[Seen] = []
    for article, extraction in told:
        codes = (place_code(index[article, place.id]) for place in extraction.places)
        places = frozenset(offices.areas.upwards(code) for code in codes if code) - {NATION}
        published = extraction.article.published
        people = []
        for person in extraction.people:
            held = tuple(offices.read(article, claim) for claim in person.posts)
            name = name_key(person.name, vocabulary)
            people.append(Seen((article, person.id), person, name, held, held, places, published))
        found.extend(_spelled_out(people))
    return sorted(found, key=lambda seen: seen.key)


def _spelled_out(people: Sequence[Seen]) -> Iterator[Seen]:
    """The people of one article; a lone word is matched as the one longer name of the article that has it."""
    for one in people:
        longer = [other for other in people if len(other.name) > 1 and one.name[0] in other.name]
        if len(one.name) == 1 and not one.own and len(longer) == 1:
            yield replace(one, name=longer[0].name, offices=longer[0].offices)
        else:
            yield one


def resolve_people(
    seen: Sequence[Seen], sources: Mapping[str, str], vocabulary: Vocabulary, forced: Forced
) -> Clustered:
    """Cluster the people: first those with posts, then the mentions without one are given to them.

    ``sources`` maps an article to its group of copies: a single word without a post is one person in copies only.
    """
    holders = _atoms(
        ((s, sorted({office.post.id for office in s.offices})) for s in seen if s.offices), forced, vocabulary
    )
    loose = _atoms(((s, _context(s, sources)) for s in seen if not s.offices), forced, vocabulary)
    atoms = [*holders, *loose]
    decided = forced.edges({one.key: n for n, atom in enumerate(atoms) for one in atom.members})
    edges = [
        Edge(left, right, features, score)
        for left, right in candidates(_streams(holders))
        if (score := total(features := compare(holders[left].profile, holders[right].profile, vocabulary))) >= THRESHOLD
    ]
    edges.extend(edge for edge in decided if edge.right < len(holders))

    def apart(left: int, right: int) -> bool:
        return forced.apart(atoms[left].key, atoms[right].key)

    groups, used = cluster(
        len(holders), edges, lambda a, b: apart(a, b) or contradict(holders[a].profile, holders[b].profile)
    )
    given, still_open = _give(holders, groups, loose, vocabulary)
    more = [Edge(left, right + len(holders), f, total(f)) for left, right, f in given]
    more.extend(_together(loose, {right for _, right, _ in given}, len(holders), vocabulary))
    joined, all_used = cluster(len(atoms), [*used, *more, *decided], apart)
    return Clustered(tuple(atoms), joined, all_used, tuple(still_open))


def _context(seen: Seen, sources: Mapping[str, str]) -> list[str]:
    # One word without a post ("Suryani") is a name of many: only copies of one text speak of the same person.
    return sorted(seen.places) if len(seen.name) > 1 else [sources[seen.key[0]]]


def _atoms(seen: Iterable[tuple[Seen, Sequence[str]]], forced: Forced, vocabulary: Vocabulary) -> list[Atom]:
    found: dict[tuple[NameKey, tuple[str, ...], Sides], list[Seen]] = {}
    for one, marks in seen:
        found.setdefault((one.name, tuple(marks), forced.marks(one.key)), []).append(one)
    return [_atom(key[0], found[key], vocabulary) for key in sorted(found)]


def _atom(name: NameKey, members: Sequence[Seen], vocabulary: Vocabulary) -> Atom:
    days = [one.when for one in members if one.when is not None]
    when = (min(low for low, _ in days), max(high for _, high in days)) if days else None
    offices = frozenset(office for one in members for office in one.offices)
    places = frozenset(place for one in members for place in one.places)
    articles = frozenset(one.key[0] for one in members)
    return Atom(Profile(name, offices, articles, when, places, distinctive(name, vocabulary)), tuple(members))


def _streams(atoms: Sequence[Atom]) -> Iterator[dict[object, list[int]]]:
    yield blocks(((a.profile.name, key), n) for n, a in enumerate(atoms) for key in _places_of(a.profile))
    yield blocks((post, n) for n, a in enumerate(atoms) for post in a.profile.posts)
    yield blocks((pair, n) for n, a in enumerate(atoms) for pair in _word_pairs(a.profile.name))


def _places_of(profile: Profile) -> Iterable[str]:
    """One block for a name of several words; a lone word is compared within a province only."""
    if len(profile.name) > 1:
        return ("",)
    return sorted({office.area[:2] for office in profile.offices if office.area})


def _word_pairs(name: NameKey) -> Iterator[tuple[str, str]]:
    whole = sorted({word for word in name if len(word) > 1})[:6]
    yield from combinations(whole, 2)


def _give(
    holders: Sequence[Atom], groups: Sequence[Sequence[int]], loose: Sequence[Atom], vocabulary: Vocabulary
) -> tuple[list[tuple[int, int, Features]], list[OpenName]]:
    """Each mention without a post to the one person it fits clearly best, if there is one."""
    home = {item: number for number, items in enumerate(groups) for item in items}
    table: dict[object, set[int]] = {}
    for number, atom in enumerate(holders):
        for key in (*_word_pairs(atom.profile.name), atom.profile.name):
            table.setdefault(key, set()).add(number)
        if _known(atom.profile):
            for word in (*atom.profile.name, *blends(atom.profile.name)):
                table.setdefault(word, set()).add(number)
    written = [sum(len(holders[n].profile.articles) for n in items) for items in groups]
    given: list[tuple[int, int, Features]] = []
    still_open: list[OpenName] = []
    for number, atom in enumerate(loose):
        name = atom.profile.name
        keys: list[object] = [*_word_pairs(name), name] if len(name) > 1 else [name, name[0]]
        met = sorted({n for key in keys for n in table.get(key, ())})[:_MOST]
        best: dict[int, Scored] = {}
        for n in met:
            features = compare_loose(atom.profile, holders[n].profile, _known(holders[n].profile), vocabulary)
            score = total(features)
            if score >= THRESHOLD and (home[n] not in best or score > best[home[n]][0]):
                best[home[n]] = (score, n, features)
        ranked = sorted(best.values(), key=lambda found: (-found[0], found[1]))
        chosen = _clearly_best(ranked, lambda n: written[home[n]])
        if chosen is not None:
            given.append((chosen[1], number, chosen[2]))
        elif ranked:
            choice = tuple(holders[n].members[0].key for _, n, _ in ranked)
            still_open.extend(OpenName(one.key, one.person.name, choice) for one in atom.members)
    return given, still_open


def _clearly_best(ranked: Sequence[Scored], written: Callable[[int], int]) -> Scored | None:
    """The candidate that leads clearly; of those too close to call the one written about ten times as much."""
    if not ranked:
        return None
    close = [one for one in ranked if round(ranked[0][0] - one[0], 3) < CLEAR]
    first, *others = sorted(close, key=lambda one: (-written(one[1]), one[1]))
    if any(written(first[1]) < PROMINENT * written(other[1]) for other in others):
        return None
    score, number, features = first
    return (score, number, (*features, ("article.prominent", 0.1))) if others else first


def _known(profile: Profile) -> bool:
    """Head of an area or minister: whom newsrooms name by one word without saying the post."""
    return any(office.territorial and not office.former for office in profile.offices)


def _together(loose: Sequence[Atom], given: set[int], shift: int, vocabulary: Vocabulary) -> Iterator[Edge]:
    """Edges between mentions that nobody with a post took: equal names that tell enough by themselves."""
    first: dict[NameKey, int] = {}
    for number, atom in enumerate(loose):
        name = atom.profile.name
        weight = name_weight("equal", name, name, vocabulary)
        if number in given or weight < THRESHOLD:
            continue
        home = first.setdefault(name, number)
        if home != number:
            features: Features = (("name.equal", weight), ("post.none", 0.0))
            yield Edge(home + shift, number + shift, features, total(features))
