"""Graph → statements, in one fixed order and one at a time.

Named graphs: ``graph/reference`` (areas, redirects), ``graph/entities`` (what each node is called and is),
``graph/facts`` (the plain triples, each backed by a claim), ``graph/sources`` (articles), and one
``graph/article/KEY`` per article with its claims, so that an article can be withdrawn with all it made us say.
There is no blank node: every selector and sentence has an IRI made of its article and offsets.

Statements come as blocks, all that one graph says of one subject in a row: ``quads`` makes objects of them, and
``govgraph.rdf.text`` lines of text, which takes a third of the time.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

import pyoxigraph as ox

from govgraph.graph import Graph, article_entity
from govgraph.graph.facts import Mark, articles_of, mark_of
from govgraph.graph.values import date_value
from govgraph.model import Article, Claim, Entity, Fact, Value
from govgraph.paths import ontology_dir
from govgraph.vocabulary import Vocabulary, load_vocabulary

GRAPHS = {name: f"graph/{name}" for name in ("reference", "entities", "facts", "sources")}
Term = str | Value  # an IRI, or a literal
Said = Sequence[tuple[Claim, Fact]]


class Block(NamedTuple):
    """What the graph ``graph`` says of ``subject``: predicates and objects in order. All IRIs."""

    graph: str
    subject: str
    said: list[tuple[str, Term]]


def quads(graph: Graph, vocabulary: Vocabulary | None = None) -> Iterator[ox.Quad]:
    """Every statement of ``graph``: areas, entities, facts, articles, then claims article by article.

    GovgraphError for a class, property or listed value that the ontology does not declare.
    """
    vocabulary = vocabulary or load_vocabulary()
    xsd = vocabulary.iri("xsd:")
    node = lru_cache(1 << 16)(ox.NamedNode)
    for name, subject, said in blocks(graph, vocabulary):
        named, about = node(name), ox.NamedNode(subject)
        for predicate, value in said:
            term = _literal(value, xsd) if isinstance(value, Value) else node(value)
            yield ox.Quad(about, node(predicate), term, named)


def _literal(value: Value, xsd: str) -> ox.Literal:
    if value.lang is not None:
        return ox.Literal(value.text, language=value.lang)
    if value.datatype == "string":
        return ox.Literal(value.text)
    return ox.Literal(value.text, datatype=ox.NamedNode(xsd + value.datatype))


def blocks(graph: Graph, vocabulary: Vocabulary | None = None) -> Iterator[Block]:
    """The statements of ``quads`` as blocks."""
    writer = Writer(vocabulary or load_vocabulary())
    for _, some in writer.plain(graph):
        yield from some
    for key, said in claims_by_article(graph).items():
        yield from writer.claims(graph.articles[key], said)


def claims_by_article(graph: Graph) -> Claimed:
    """Article key → its claims, by identifier, each with the fact it supports; in the order of ``graph.articles``."""
    return Claimed(graph)


class Claimed(Mapping[str, Said]):
    """The claims of articles, looked up in the facts by two numbers each: millions of pairs would not fit."""

    def __init__(self, graph: Graph) -> None:
        """Those of the articles of ``graph``."""
        self._facts = graph.facts
        self._places: dict[str, array[int]] = {key: array("i") for key in graph.articles}
        for number, fact in enumerate(graph.facts):
            for at, key in enumerate(articles_of(fact)):
                self._places[key].extend((number, at))

    def __getitem__(self, key: str) -> Said:
        places = iter(self._places[key])
        facts = ((self._facts[number], at) for number, at in zip(places, places, strict=True))
        return sorted(((fact.claims[at], fact) for fact, at in facts), key=lambda pair: pair[0].id)

    def marks(self, key: str) -> list[Mark]:
        """What tells the claims of an article from any others, sorted, without making them."""
        places, facts = iter(self._places[key]), self._facts
        return sorted([mark_of(facts, number, at) for number, at in zip(places, places, strict=True)])

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


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


class Writer:
    """Makes blocks; remembers the IRIs that come back often."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """GovgraphError, here and later, for what ``vocabulary`` does not declare."""
        self.vocabulary = vocabulary
        self.node = lru_cache(1 << 16)(vocabulary.entity_iri)
        self.term = cache(vocabulary.iri)
        self.predicate = cache(lambda curie: vocabulary.iri(vocabulary.property(curie).curie))
        self.listed = cache(lambda curie: vocabulary.iri(vocabulary.concept(curie).curie))
        self.graphs = {name: self.node(identifier) for name, identifier in GRAPHS.items()}

    def plain(self, graph: Graph) -> Iterator[tuple[str, Iterator[Block]]]:
        """Everything but the claims, by the names in ``GRAPHS``: areas and redirects, entities, facts, articles."""
        yield "reference", self._reference(graph)
        yield "entities", map(self._entity, graph.entities.values())
        by_subject = groupby(graph.facts, key=lambda fact: fact.subject)
        yield (
            "facts",
            (
                self._block("facts", subject, [(fact.predicate, fact.object) for fact in facts])
                for subject, facts in by_subject
            ),
        )
        yield "sources", (self._source(article, graph.sources.get(key, key)) for key, article in graph.articles.items())

    def claims(self, article: Article, said: Said) -> Iterator[Block]:
        """The graph of one article: its claims, then the spans and sentences that they point at."""
        if not said:
            return
        graph, source = self.node(f"graph/article/{article.key}"), self.node(article_entity(article.key))
        kind, subject, predicate, value, derived, rule, target = (self.predicate(curie) for curie in _CLAIM)
        claim_class = self.term("gg:Claim")
        for claim, fact in said:
            yield Block(graph, self.vocabulary.entity_iri(claim.id), [
                (kind, claim_class), (subject, self.node(fact.subject)), (predicate, self.predicate(fact.predicate)),
                (value, self.object(fact.object)), (derived, source), (rule, _words(claim.rule)),
                (target, f"{source}#char={claim.start},{claim.end}"),
            ])  # fmt: skip
        spans = sorted({(c.start, c.end, c.sentence_start, c.sentence_end) for c, _ in said})
        yield from _Spans(self, article, graph, source).blocks(spans)

    def object(self, value: Term) -> Term:
        """The IRI of an entity or a listed value, or the literal itself."""
        if isinstance(value, Value):
            return value
        return self.listed(value) if ":" in value.partition("/")[0] else self.node(value)

    def _reference(self, graph: Graph) -> Iterator[Block]:
        for entity in graph.entities.values():
            if entity.reference:
                yield self._block("reference", entity.id, entity.reference)
        for old, new in graph.redirects:
            yield self._block("reference", old, [("dcterms:isReplacedBy", new)])

    def _block(self, graph: str, subject: str, said: Iterable[tuple[str, Term]]) -> Block:
        pairs = [(self.predicate(predicate), self.object(value)) for predicate, value in said]
        return Block(self.graphs[graph], self.node(subject), pairs)

    def _entity(self, entity: Entity) -> Block:
        kinds = self.vocabulary.supers[self.vocabulary.class_of(entity.type).curie]
        said: list[tuple[str, Term]] = [(self.predicate("rdf:type"), self.term(name)) for name in kinds]
        said.append((self.predicate("rdfs:label"), Value(entity.label, lang="id")))
        said += [(self.predicate("skos:altLabel"), Value(alias, lang="id")) for alias in entity.aliases]
        said += [(self.predicate("skos:note"), Value(note)) for note in entity.notes]
        return Block(self.graphs["entities"], self.node(entity.id), said)

    def _source(self, article: Article, group: str) -> Block:
        text: tuple[tuple[str, str | None], ...] = (
            ("dcterms:identifier", article.id), ("gg:outlet", article.outlet), ("gg:sha256", article.sha256),
            ("gg:sourceGroup", group), ("schema:inLanguage", "id"), ("schema:url", article.url),
            *(("gg:reporter", name) for name in article.authors),
            *(("gg:editorName", name) for name in article.editors),
        )  # fmt: skip
        said: list[tuple[str, Term]] = [(predicate, Value(value)) for predicate, value in text if value]
        said.append(("dcterms:title", Value(article.title, lang="id")))
        said.append(("gg:length", Value(str(len(article.text)), "integer")))
        if article.published:
            said.append(("schema:datePublished", date_value(article.published) or Value(article.published)))
        return self._block("sources", article_entity(article.key), said)


_CLAIM = ("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "prov:wasDerivedFrom", "gg:rule", "oa:hasTarget")
_words = lru_cache(1 << 12)(Value)  # rules: a few hundred


@lru_cache(1 << 14)
def _number(number: int) -> Value:
    return Value(str(number), "integer")


class _Spans:
    """The spans and sentences of one article, each written once however many claims point at it."""

    def __init__(self, writer: Writer, article: Article, graph: str, source: str) -> None:
        self.text = article.text
        self.graph = graph
        self.source = source
        self.type, self.of, self.selector, self.exact, self.inside, self.part, self.words, self.start, self.end = (
            writer.predicate(curie)
            for curie in ("rdf:type", "oa:hasSource", "oa:hasSelector", "oa:exact", "gg:inSentence", "schema:isPartOf",
                          "schema:text", "oa:start", "oa:end")
        )  # fmt: skip
        self.span, self.sentence, self.position, self.quote = (
            writer.term(name) for name in ("gg:Span", "gg:Sentence", "oa:TextPositionSelector", "oa:TextQuoteSelector")
        )

    def blocks(self, spans: Iterable[tuple[int, int, int, int]]) -> Iterator[Block]:
        done: set[tuple[int, int]] = set()
        said: set[tuple[int, int]] = set()
        for start, end, first, last in spans:
            span, sentence = f"{self.source}#char={start},{end}", f"{self.source}#sentence={first},{last}"
            if (start, end) not in done:
                yield from self._span(span, start, end)
            yield Block(self.graph, span, [(self.inside, sentence)])
            if (first, last) not in said:
                yield self._sentence(sentence, first, last)
            done.add((start, end))
            said.add((first, last))

    def _span(self, span: str, start: int, end: int) -> Iterator[Block]:
        position, words = f"{self.source}#position={start},{end}", f"{self.source}#quote={start},{end}"
        yield Block(self.graph, span, [
            (self.type, self.span), (self.of, self.source), (self.selector, position), (self.selector, words),
        ])  # fmt: skip
        yield Block(self.graph, position, [(self.type, self.position), *self._offsets(start, end)])
        exact = Value(self.text[start:end], lang="id")
        yield Block(self.graph, words, [(self.type, self.quote), (self.exact, exact)])

    def _sentence(self, sentence: str, start: int, end: int) -> Block:
        text = Value(self.text[start:end], lang="id")
        return Block(self.graph, sentence, [
            (self.type, self.sentence), (self.part, self.source), (self.words, text), *self._offsets(start, end),
        ])  # fmt: skip

    def _offsets(self, start: int, end: int) -> tuple[tuple[str, Term], tuple[str, Term]]:
        return (self.start, _number(start)), (self.end, _number(end))
