"""RDF exports: quads of the store in one fixed order, one named graph in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from govgraph.graph import Graph, article_entity
from govgraph.rdf import GRAPHS
from govgraph.vocabulary import Vocabulary


def ordered_quads(database: ox.Store, vocabulary: Vocabulary, keep: Graph | None = None) -> Iterator[ox.Quad]:
    """The quads of the store without the ontology, sorted by graph, subject, predicate and object.

    With ``keep`` only those that say or support what is in that graph.
    """
    allowed = _Allowed(keep, vocabulary) if keep is not None else None
    fixed = [ox.NamedNode(vocabulary.entity_iri(identifier)) for identifier in GRAPHS.values()]
    named = [name for name in database.named_graphs() if isinstance(name, ox.NamedNode)]
    articles = [name for name in named if (vocabulary.entity_id(name.value) or "").startswith("graph/article/")]
    articles.sort(key=str)
    for name in (*fixed, *articles):
        lines = sorted(database.quads_for_pattern(None, None, None, name), key=str)
        yield from (quad for quad in lines if allowed is None or allowed.has(quad))


class _Allowed:
    """Tells whether a quad belongs to the graph that is kept."""

    def __init__(self, keep: Graph, vocabulary: Vocabulary) -> None:
        iri = vocabulary.entity_iri
        self.entities = {iri(key) for key in keep.entities}
        self.outside = vocabulary.prefixes["id"]
        self.facts_graph = ox.NamedNode(iri(GRAPHS["facts"]))
        self.facts = {(iri(f.subject), vocabulary.iri(f.predicate)) for f in keep.facts}
        self.evidence: set[str] = set()
        for fact in keep.facts:
            for claim in fact.claims:
                article = iri(article_entity(claim.article))
                self.evidence.add(iri(claim.id))
                span = f"{claim.start},{claim.end}"
                self.evidence.update(f"{article}#{part}={span}" for part in ("char", "position", "quote"))
                self.evidence.add(f"{article}#sentence={claim.sentence_start},{claim.sentence_end}")

    def has(self, quad: ox.Quad) -> bool:
        subject = str(quad.subject)[1:-1]
        if subject in self.evidence:
            return True
        if subject not in self.entities:
            return False
        if quad.graph_name == self.facts_graph and (subject, quad.predicate.value) not in self.facts:
            return False
        target = quad.object
        return not isinstance(target, ox.NamedNode) or self._kept(target.value)

    def _kept(self, iri: str) -> bool:
        return iri in self.entities or not iri.startswith(self.outside)
