"""Graph → quads, in one fixed order and one at a time.

Named graphs: ``graph/reference`` (areas, redirects), ``graph/entities`` (what each node is called and is),
``graph/facts`` (the plain triples, each backed by a claim), ``graph/sources`` (articles), and one
``graph/article/KEY`` per article with its claims, so that an article can be withdrawn with all it made us say.
There is no blank node: every selector and sentence has an IRI made of its article and offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from govgraph.graph import Graph, article_entity
from govgraph.graph.values import date_value
from govgraph.model import Article, Claim, Entity, Fact, Value
from govgraph.paths import ontology_dir
from govgraph.vocabulary import Vocabulary, load_vocabulary

GRAPHS = {name: f"graph/{name}" for name in ("reference", "entities", "facts", "sources")}


def quads(graph: Graph, vocabulary: Vocabulary | None = None) -> Iterator[ox.Quad]:
    """Every statement of ``graph``: areas, entities, facts, articles, then claims article by article.

    GovgraphError for a class, property or listed value that the ontology does not declare.
    """
    writer = _Writer(vocabulary or load_vocabulary())
    for entity in graph.entities.values():
        yield from writer.reference(entity)
    for old, new in graph.redirects:
        yield writer.quad("reference", writer.node(old), "dcterms:isReplacedBy", writer.node(new))
    for entity in graph.entities.values():
        yield from writer.entity(entity)
    for fact in graph.facts:
        yield writer.fact(fact)
    for key, article in graph.articles.items():
        yield from writer.source(article, graph.sources.get(key, key))
    yield from _claims(graph, writer)


def _claims(graph: Graph, writer: _Writer) -> Iterator[ox.Quad]:
    by_article: dict[str, list[tuple[Claim, Fact]]] = {key: [] for key in graph.articles}
    for fact in graph.facts:
        for claim in fact.claims:
            by_article[claim.article].append((claim, fact))
    for key, said in by_article.items():
        article = graph.articles[key]
        yield from writer.claims(article, sorted(said, key=lambda pair: pair[0].id))


def ontology_quads(vocabulary: Vocabulary | None = None) -> Iterator[ox.Quad]:
    """The ontology itself in a graph of its own, so that queries can name what they find.

    The anonymous unions of its domains and ranges are left out: they describe, and nobody queries them.
    """
    vocabulary = vocabulary or load_vocabulary()
    name = ox.NamedNode(vocabulary.prefixes["gg"].rstrip("#/"))
    found = [q for q in ox.parse(path=ontology_dir() / "govgraph.ttl") if not _anonymous(q)]
    yield from (ox.Quad(q.subject, q.predicate, q.object, name) for q in sorted(found, key=str))


def _anonymous(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


class _Writer:
    """Makes terms and quads; remembers the terms that come back often."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.graphs = {name: self.node(identifier) for name, identifier in GRAPHS.items()}
        self.term = cache(lambda curie: ox.NamedNode(vocabulary.iri(curie)))
        self.predicate = cache(lambda curie: ox.NamedNode(vocabulary.iri(vocabulary.property(curie).curie)))
        self.listed = cache(lambda curie: ox.NamedNode(vocabulary.iri(vocabulary.concept(curie).curie)))

    def node(self, identifier: str) -> ox.NamedNode:
        return ox.NamedNode(self.vocabulary.entity_iri(identifier))

    def object(self, value: str | Value) -> ox.NamedNode | ox.Literal:
        if isinstance(value, Value):
            return self.literal(value)
        return self.listed(value) if ":" in value.partition("/")[0] else self.node(value)

    def literal(self, value: Value) -> ox.Literal:
        if value.lang is not None:
            return ox.Literal(value.text, language=value.lang)
        if value.datatype == "string":
            return ox.Literal(value.text)
        return ox.Literal(value.text, datatype=self.term(f"xsd:{value.datatype}"))

    def quad(self, graph: str, subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        return ox.Quad(subject, self.predicate(predicate), value, self.graphs[graph])

    def reference(self, entity: Entity) -> Iterator[ox.Quad]:
        subject = self.node(entity.id)
        for predicate, value in entity.reference:
            yield self.quad("reference", subject, predicate, self.object(value))

    def entity(self, entity: Entity) -> Iterator[ox.Quad]:
        subject = self.node(entity.id)
        for name in self.vocabulary.supers[self.vocabulary.class_of(entity.type).curie]:
            yield self.quad("entities", subject, "rdf:type", self.term(name))
        yield self.quad("entities", subject, "rdfs:label", ox.Literal(entity.label, language="id"))
        for alias in entity.aliases:
            yield self.quad("entities", subject, "skos:altLabel", ox.Literal(alias, language="id"))
        for note in entity.notes:
            yield self.quad("entities", subject, "skos:note", ox.Literal(note))

    def fact(self, fact: Fact) -> ox.Quad:
        return self.quad("facts", self.node(fact.subject), fact.predicate, self.object(fact.object))

    def source(self, article: Article, group: str) -> Iterator[ox.Quad]:
        subject = self.node(article_entity(article.key))
        text: tuple[tuple[str, str | None], ...] = (
            ("dcterms:identifier", article.id), ("gg:outlet", article.outlet), ("gg:sha256", article.sha256),
            ("gg:sourceGroup", group), ("schema:inLanguage", "id"), ("schema:url", article.url),
            *(("gg:reporter", name) for name in article.authors),
            *(("gg:editorName", name) for name in article.editors),
        )  # fmt: skip
        for predicate, value in text:
            if value:
                yield self.quad("sources", subject, predicate, ox.Literal(value))
        yield self.quad("sources", subject, "dcterms:title", ox.Literal(article.title, language="id"))
        yield self.quad("sources", subject, "gg:length", self.literal(Value(str(len(article.text)), "integer")))
        if article.published:
            published = date_value(article.published) or Value(article.published)
            yield self.quad("sources", subject, "schema:datePublished", self.literal(published))

    def claims(self, article: Article, said: list[tuple[Claim, Fact]]) -> Iterator[ox.Quad]:
        graph = self.node(f"graph/article/{article.key}")
        place = _Spans(self, article, graph)
        for claim, fact in said:
            subject = self.node(claim.id)
            for predicate, value in (
                ("rdf:type", self.term("gg:Claim")),
                ("rdf:subject", self.node(fact.subject)),
                ("rdf:predicate", self.predicate(fact.predicate)),
                ("rdf:object", self.object(fact.object)),
                ("prov:wasDerivedFrom", place.article),
                ("gg:rule", ox.Literal(claim.rule)),
                ("oa:hasTarget", place.span(claim.start, claim.end)),
            ):
                yield ox.Quad(subject, self.predicate(predicate), value, graph)
        spans = sorted({(c.start, c.end, c.sentence_start, c.sentence_end) for c, _ in said})
        yield from place.spans(spans)


class _Spans:
    """The spans and sentences of one article, each written once however many claims point at it."""

    def __init__(self, writer: _Writer, article: Article, graph: ox.NamedNode) -> None:
        self.writer = writer
        self.text = article.text
        self.graph = graph
        self.article = writer.node(article_entity(article.key))

    def span(self, start: int, end: int, part: str = "char") -> ox.NamedNode:
        return ox.NamedNode(f"{self.article.value}#{part}={start},{end}")

    def spans(self, spans: list[tuple[int, int, int, int]]) -> Iterator[ox.Quad]:
        done: set[ox.NamedNode] = set()
        for start, end, sentence_start, sentence_end in spans:
            span, sentence = self.span(start, end), self.span(sentence_start, sentence_end, "sentence")
            if span not in done:
                yield from self._span(span, start, end)
            yield self._quad(span, "gg:inSentence", sentence)
            if sentence not in done:
                yield from self._sentence(sentence, sentence_start, sentence_end)
            done.update((span, sentence))

    def _span(self, span: ox.NamedNode, start: int, end: int) -> Iterator[ox.Quad]:
        position, words = self.span(start, end, "position"), self.span(start, end, "quote")
        yield self._quad(span, "rdf:type", self.writer.term("gg:Span"))
        yield self._quad(span, "oa:hasSource", self.article)
        yield self._quad(span, "oa:hasSelector", position)
        yield self._quad(span, "oa:hasSelector", words)
        yield self._quad(position, "rdf:type", self.writer.term("oa:TextPositionSelector"))
        yield from self._offsets(position, start, end)
        yield self._quad(words, "rdf:type", self.writer.term("oa:TextQuoteSelector"))
        yield self._quad(words, "oa:exact", ox.Literal(self.text[start:end], language="id"))

    def _sentence(self, sentence: ox.NamedNode, start: int, end: int) -> Iterator[ox.Quad]:
        yield self._quad(sentence, "rdf:type", self.writer.term("gg:Sentence"))
        yield self._quad(sentence, "schema:isPartOf", self.article)
        yield self._quad(sentence, "schema:text", ox.Literal(self.text[start:end], language="id"))
        yield from self._offsets(sentence, start, end)

    def _offsets(self, subject: ox.NamedNode, start: int, end: int) -> Iterator[ox.Quad]:
        integer = self.writer.term("xsd:integer")
        yield self._quad(subject, "oa:start", ox.Literal(str(start), datatype=integer))
        yield self._quad(subject, "oa:end", ox.Literal(str(end), datatype=integer))

    def _quad(self, subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        return ox.Quad(subject, self.writer.predicate(predicate), value, self.graph)
