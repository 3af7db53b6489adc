"""From a resolution to the graph: claims folded into facts about typed entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govgraph.graph.book import FactBook
from govgraph.graph.events import EventWriter
from govgraph.graph.model import Graph, article_entity
from govgraph.graph.things import ThingWriter, reference_places
from govgraph.graph.values import class_name
from govgraph.lexicon.lexicon import Lexicon
from govgraph.model import Entity, Fact
from govgraph.resolve.kept import articles_of
from govgraph.resolve.model import Cluster, MentionKey, Resolution
from govgraph.resolve.places import place_code
from govgraph.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Graph", "article_entity", "build_graph"]


def build_graph(resolution: Resolution, lexicon: Lexicon, vocabulary: Vocabulary | None = None) -> Graph:
    """Everything that ``resolution`` says, as entities and facts; equal input gives an equal graph.

    Every fact has a claim, save the reference data of places. An entity that nothing is said about any
    more (all its claims rejected) is left out. GovgraphError for a term the ontology does not declare.
    """
    vocabulary = vocabulary or load_vocabulary()
    articles = articles_of(resolution.extractions)
    book = FactBook(vocabulary, articles, resolution.rejected)
    things = ThingWriter(book, resolution, lexicon)
    events = EventWriter(book, resolution, vocabulary)
    kinds: dict[MentionKey, str] = {}
    for extraction in resolution.extractions:
        for person in extraction.people:
            things.person(extraction, person)
            things.held(extraction, person)
        for body in extraction.organisations:
            things.organisation(extraction, body)
        for place in extraction.places:
            things.place(extraction, place)
        for event in extraction.events:
            events.event(extraction, event)
            kinds[extraction.article.key, event.id] = class_name(event.type)
        for quote in extraction.quotes:
            events.quote(extraction, quote)
    entities = _clusters(resolution.clusters, kinds, vocabulary)
    entities.update(events.entities)
    entities.update((post.id, post) for post in things.posts())
    labels = {entity.id: entity.label for entity in entities.values()}
    entities.update((tenure.id, tenure) for tenure in things.tenures(labels))
    for key, article in articles.items():
        entities[article_entity(key)] = Entity(article_entity(key), "Article", article.title or article.id)
    facts = book.facts()
    seen = _spoken_of(facts)
    kept = {key: entity for key, entity in entities.items() if key in seen or entity.type == "Article"}
    kept.update(_places(entities, {key: code for key, code in things.codes.items() if key in seen}, lexicon))
    return Graph(
        {key: kept[key] for key in sorted(kept)}, facts, articles,
        dict(sorted(resolution.sources.items())), tuple(sorted(resolution.redirects)),
        tuple(sorted(things.dropped.items())),
    )  # fmt: skip


def _clusters(
    clusters: Iterable[Cluster], kinds: Mapping[MentionKey, str], vocabulary: Vocabulary
) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for cluster in clusters:
        kind = kinds[cluster.members[0]] if cluster.type == "Event" else cluster.type
        vocabulary.class_of(kind)
        found[cluster.id] = Entity(cluster.id, kind, cluster.name, cluster.aliases, (), cluster.notes)
    return found


def _spoken_of(facts: Iterable[Fact]) -> set[str]:
    seen: set[str] = set()
    for fact in facts:
        seen.add(fact.subject)
        if isinstance(fact.object, str):
            seen.add(fact.object)
    return seen


def _places(entities: dict[str, Entity], codes: dict[str, str], lexicon: Lexicon) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for identifier, facts in reference_places(codes, lexicon).items():
        known = entities.get(identifier)
        code = place_code(identifier) or ""
        region = lexicon.regions.get(code)
        label = known.label if known else region.full_name if region else lexicon.countries.get(code, code)
        aliases, notes = (known.aliases, known.notes) if known else ((), ())
        found[identifier] = Entity(identifier, "Place", label, aliases, tuple(sorted(facts, key=lambda f: f[0])), notes)
    return found
