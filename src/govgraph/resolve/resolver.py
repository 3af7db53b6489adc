"""The whole resolution: extractions and decisions in, entities with their mentions and reasons out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from govgraph.lexicon import Lexicon
from govgraph.model import Extraction
from govgraph.resolve import vocabulary as words
from govgraph.resolve.areas import Areas
from govgraph.resolve.events import Actors, reports, resolve_events
from govgraph.resolve.group import Group
from govgraph.resolve.identifiers import assign, redirects
from govgraph.resolve.model import Cluster, Decision, MentionKey, Merge, Resolution, Unresolved
from govgraph.resolve.organisations import resolve_organisations
from govgraph.resolve.people import resolve_people, see
from govgraph.resolve.person_groups import person_groups
from govgraph.resolve.places import resolve_places
from govgraph.resolve.posts import Offices
from govgraph.resolve.sources import group_copies


def resolve(extractions: Iterable[Extraction], lexicon: Lexicon, decisions: Iterable[Decision] = ()) -> Resolution:
    """Say which mentions are one thing, and why.

    The result does not depend on the order of ``extractions``; of several with one article key one is kept.
    ``decisions`` win over the resolver; those whose targets are gone come back in ``stale``.
    """
    ordered = _ordered(extractions)
    vocabulary, areas = words.load(), Areas(lexicon)
    sources = group_copies(ordered)
    places = resolve_places(ordered, areas)
    bodies, where = resolve_organisations(ordered, areas, vocabulary)
    done = Named.of([*places, *bodies])
    body_areas = {done.index[key]: code for key, code in where.items()}
    offices = Offices(areas, done.index, done.names, body_areas)
    seen = see(ordered, done.index, offices, vocabulary)
    people = resolve_people(seen, sources, vocabulary)
    named = Named.of([*places, *bodies, *person_groups(people, vocabulary)])
    seats = {
        named.ids[n]: f"place/{body_areas[named.ids[n]]}"
        for n, group in enumerate(named.groups)
        if group.kind == "government" and named.ids[n] in body_areas
    }
    actors = Actors(named.index, {}, seats, named.names)
    events = resolve_events(reports(ordered, actors, sources), actors, vocabulary.event_names)
    final = Named.of([*named.groups, *events])
    return Resolution(
        ordered, final.clusters(), final.index, final.merges(), redirects(final.groups, final.ids), sources,
        unresolved=tuple(Unresolved(o.key, o.wording, "person.two_candidates", tuple(sorted({final.index[k] for k in o.candidates}))) for o in people.open),
    )  # fmt: skip


def _ordered(extractions: Iterable[Extraction]) -> tuple[Extraction, ...]:
    kept: dict[str, Extraction] = {}
    for extraction in extractions:
        key = extraction.article.key
        # One text read twice is read alike; should two extractors have differed, content decides, not arrival.
        if key not in kept or (kept[key] != extraction and repr(extraction) < repr(kept[key])):
            kept[key] = extraction
    return tuple(kept[key] for key in sorted(kept))


class Named:
    """Groups with their identifiers, and the look-ups that later stages need."""

    def __init__(self, groups: Sequence[Group], ids: Mapping[int, str]) -> None:
        """Use ``Named.of``; ``ids`` maps the number of each group to its identifier."""
        self.groups = groups
        self.ids = dict(ids)
        self.names = {ids[n]: group.name for n, group in enumerate(groups)}
        self.index: dict[MentionKey, str] = {key: ids[n] for n, group in enumerate(groups) for key in group.members}

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Named:
        """Groups with freshly assigned identifiers."""
        return cls(groups, assign(groups))

    def clusters(self) -> tuple[Cluster, ...]:
        """The groups as clusters, sorted by identifier."""
        found = [
            Cluster(self.ids[n], g.type, g.name, g.aliases, g.members, g.notes, g.kind)
            for n, g in enumerate(self.groups)
        ]
        return tuple(sorted(found, key=lambda cluster: cluster.id))

    def merges(self) -> tuple[Merge, ...]:
        """Every join of every group, sorted by cluster and mentions."""
        found = [
            Merge(self.ids[n], join.left, join.right, join.features, join.score, join.decision)
            for n, group in enumerate(self.groups)
            for join in group.joins
        ]
        return tuple(sorted(found, key=lambda merge: (merge.cluster, merge.left, merge.right)))
