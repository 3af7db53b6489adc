"""The whole resolution: extractions and decisions in, entities with their mentions and reasons out."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgraph.lexicon import Lexicon
from govgraph.model import Extraction
from govgraph.resolve import vocabulary as words
from govgraph.resolve.areas import Areas
from govgraph.resolve.conflicts import find_conflicts
from govgraph.resolve.decisions import KINDS
from govgraph.resolve.events import Actors, reports, resolve_events
from govgraph.resolve.forced import Forced, Targets
from govgraph.resolve.group import Told
from govgraph.resolve.holders import name_posts
from govgraph.resolve.kept import bare, choose
from govgraph.resolve.model import Decision, Post, Resolution, Tenure, Unresolved
from govgraph.resolve.named import Named
from govgraph.resolve.organisations import resolve_organisations
from govgraph.resolve.people import OpenName, resolve_people, see
from govgraph.resolve.person_groups import person_groups
from govgraph.resolve.places import code_id, resolve_places
from govgraph.resolve.posts import Offices
from govgraph.resolve.sources import Codes, Shingles, group_copies, kept_shingles
from govgraph.resolve.tenures import find_posts, find_tenures
from govgraph.resolve.vocabulary import Vocabulary

_TYPES = ("organisation/", "person/", "event/")


@dataclass(frozen=True, slots=True)
class _Given:
    """What every stage reads."""

    told: Told
    vocabulary: Vocabulary
    areas: Areas
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the stages found."""

    named: Named
    posts: tuple[Post, ...]
    post_index: Mapping[tuple[str, str, int], str]
    tenures: tuple[Tenure, ...]
    fillers: Mapping[tuple[str, str, str, str], str]
    open_names: tuple[OpenName, ...]
    open_posts: tuple[Unresolved, ...]


def resolve(extractions: Sequence[Extraction], lexicon: Lexicon, decisions: Iterable[Decision] = ()) -> Resolution:
    """Say which mentions are one thing, and why.

    The result does not depend on the order of ``extractions``; of several with one article key one is kept.
    ``decisions`` win over the resolver, a later one over an earlier; those whose targets are gone are ``stale``.
    """
    numbers, told, shingles = _read(extractions)
    decided = tuple(decisions)
    given = _Given(told, words.load(), Areas(lexicon), group_copies([key for key, _ in told], shingles))
    found = _stages(given, {})
    targets = found.named.targets()
    forced = {prefix: targets.force(decided, prefix) for prefix in _TYPES}
    if any(forced.values()):
        found = _stages(given, forced)
    named = found.named.marked(decided)
    clusters = named.clusters()
    return Resolution(
        choose(extractions, numbers),
        clusters,
        named.index,
        named.merges(),
        named.redirects(),
        given.sources,
        found.posts,
        found.tenures,
        found.post_index,
        found.fillers,
        (*_open_names(found), *found.open_posts),
        find_conflicts(told, clusters, named.index, _alone(found.tenures, given.vocabulary)),
        tuple(d for d in decided if not _alive(d, targets, named.targets())),
        frozenset(d.targets[0] for d in decided if d.kind == "reject_claim"),
    )


def _stages(given: _Given, forced: Mapping[str, Forced]) -> _Found:
    """Places, organisations, people with posts and tenures, then events: each stage reads those before it."""
    bodies_forced, people_forced, events_forced = (forced.get(prefix, Forced()) for prefix in _TYPES)
    places = resolve_places(given.told, given.areas)
    bodies, where = resolve_organisations(given.told, given.areas, given.vocabulary, bodies_forced)
    things = Named.of([*places, *bodies])
    body_areas = {things.index[key]: code for key, code in where.items()}
    offices = Offices(given.areas, things.index, things.names, body_areas)
    seen = see(given.told, things.index, offices, given.vocabulary)
    people = resolve_people(seen, given.sources, given.vocabulary, people_forced)
    named = Named.of([*things.groups, *person_groups(people, given.vocabulary)])
    posts, post_index = find_posts(seen)
    tenures = find_tenures(given.told, seen, named.index, offices, given.vocabulary)
    fillers, open_posts = name_posts(given.told, tenures, given.areas)
    actors = Actors(named.index, fillers, _seats(given, named), named.names)
    heard = reports(given.told, actors, given.sources)
    events = resolve_events(heard, actors, given.vocabulary.event_names, events_forced)
    return _Found(
        Named.of([*named.groups, *events]), posts, post_index, tenures, fillers, people.open, open_posts
    )  # fmt: skip


def _alone(tenures: Iterable[Tenure], vocabulary: Vocabulary) -> list[Tenure]:
    return [tenure for tenure in tenures if not vocabulary.shared(tenure.post)]


def _seats(given: _Given, named: Named) -> dict[str, str]:
    """For each government the place it governs, by the place's identifier."""
    seats: dict[str, str] = {}
    for article, extraction in given.told:
        places = {place.name: named.index[article, place.id] for place in extraction.places}
        for body in extraction.organisations:
            if body.type == "government" and body.area:
                code = body.area_code or given.areas.code(body.area)
                seat = code_id(code) if code else places.get(body.area)
                if seat is not None:
                    seats.setdefault(named.index[article, body.id], seat)
    return seats


def _read(extractions: Sequence[Extraction]) -> tuple[array[int], Told, list[Shingles]]:
    """Numbers in the order of article keys, what resolution reads of these, and their shingles.

    Everything is read once, and texts are not held.
    """
    kept: dict[str, int] = {}
    told: list[Extraction] = []
    shingles: list[Shingles] = []
    codes = Codes()
    for number, extraction in enumerate(extractions):
        key = extraction.article.key
        told.append(bare(extraction))
        shingles.append(kept_shingles(extraction.article, codes))
        # One text read twice is read alike; should two extractions have differed, content decides, not arrival.
        if key not in kept or _sooner(extraction, extractions[kept[key]]):
            kept[key] = number
    order = array("q", [kept[key] for key in sorted(kept)])
    return order, tuple((key, told[kept[key]]) for key in sorted(kept)), [shingles[number] for number in order]


def _sooner(one: Extraction, other: Extraction) -> bool:
    return one != other and repr(one) < repr(other)


def _open_names(found: _Found) -> Iterable[Unresolved]:
    index = found.named.index
    for name in sorted(found.open_names, key=lambda n: n.key):
        candidates = tuple(sorted({index[key] for key in name.candidates}))
        yield Unresolved(name.key, name.wording, "person.two_candidates", candidates)


def _alive(decision: Decision, before: Targets, after: Targets) -> bool:
    """Whether all that a decision names is still there; claims are the graph's to look up."""
    if decision.kind not in KINDS or decision.kind == "reject_claim":
        return True
    return all(before.find(target) or after.find(target) for target in decision.targets)
