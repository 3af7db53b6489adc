"""Quads → Graph: what ``write`` wrote comes back equal, save the texts of the articles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import pyoxigraph as ox

from govgraph.errors import GovgraphError
from govgraph.graph import Graph
from govgraph.graph.facts import object_key
from govgraph.model import Article, Claim, Entity, Fact, Value
from govgraph.rdf.write import GRAPHS
from govgraph.vocabulary import Vocabulary, load_vocabulary

Object = str | Value
Table = dict[str, dict[str, list[Object]]]  # subject → predicate → objects


def read_graph(quads: Iterable[ox.Quad], vocabulary: Vocabulary | None = None) -> Graph:
    """The graph that ``quads`` (in any order) tell. Articles come back with an empty ``text``.

    GovgraphError when a claim lacks a part, so that a foreign or damaged store is not read half.
    """
    reader = _Reader(vocabulary or load_vocabulary())
    for quad in quads:
        reader.take(quad)
    return reader.graph()


class _Reader:
    """Sorts quads into one table per kind of named graph, then puts the values together."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.tables: dict[str, Table] = {name: {} for name in (*GRAPHS, "claims")}
        self.names = {identifier: name for name, identifier in GRAPHS.items()}
        # A graph has some fifty predicates and classes, a graph for each article, and hundreds of statements in each.
        self._curie = cache(vocabulary.curie)
        self._graph = lru_cache(1 << 12)(vocabulary.entity_id)

    def take(self, quad: ox.Quad) -> None:
        if not isinstance(quad.graph_name, ox.NamedNode):
            return
        graph = self._graph(quad.graph_name.value)
        if graph is None:
            return  # the ontology
        name = "claims" if graph.startswith("graph/article/") else self.names.get(graph)
        if name is None:
            return
        subject = self._name(quad.subject)
        predicate = self._curie(quad.predicate.value)
        self.tables[name].setdefault(subject, {}).setdefault(predicate, []).append(self._value(quad.object))

    def _name(self, node: object) -> str:
        if not isinstance(node, ox.NamedNode):
            raise GovgraphError(f"{node} is no IRI", "this store was not written by govgraph")
        identifier = self.vocabulary.entity_id(node.value)
        return identifier if identifier is not None else self._curie(node.value)

    def _value(self, term: object) -> Object:
        if not isinstance(term, ox.Literal):
            return self._name(term)
        if term.language is not None:
            return Value(term.value, "string", term.language)
        return Value(term.value, term.datatype.value.rpartition("#")[2])

    def graph(self) -> Graph:
        claims, articles = self._claims(), self._articles()
        facts = [
            Fact(subject, predicate, value, tuple(claims.get((subject, predicate, object_key(value)), ())))
            for subject, row in self.tables["facts"].items()
            for predicate, values in row.items()
            for value in values
        ]  # fmt: skip
        facts.sort(key=lambda f: (f.subject, f.predicate, object_key(f.object)))
        entities = {key: self._entity(key) for key in sorted(self.tables["entities"])}
        sources = {key: _text(self.tables["sources"][f"article/{key}"], "gg:sourceGroup") or key for key in articles}
        redirects = sorted(
            (old, str(new))
            for old, row in self.tables["reference"].items()
            for new in row.get("dcterms:isReplacedBy", [])
        )
        return Graph(entities, tuple(facts), articles, sources, tuple(redirects))

    def _entity(self, key: str) -> Entity:
        row = self.tables["entities"][key]
        reference = [
            (predicate, value)
            for predicate, values in self.tables["reference"].get(key, {}).items()
            for value in values
            if predicate != "dcterms:isReplacedBy"
        ]
        return Entity(
            key, self._most_specific(row), _text(row, "rdfs:label") or key, tuple(sorted(_texts(row, "skos:altLabel"))),
            tuple(sorted(reference, key=lambda f: (f[0], object_key(f[1])))), tuple(sorted(_texts(row, "skos:note"))),
        )  # fmt: skip

    def _most_specific(self, row: dict[str, list[Object]]) -> str:
        names = [str(name) for name in row.get("rdf:type", []) if str(name).startswith("gg:")]
        return max(names, key=lambda name: (len(self.vocabulary.supers.get(name, ())), name)).partition(":")[2]

    def _articles(self) -> dict[str, Article]:
        found = {}
        for key, row in self.tables["sources"].items():
            article = Article(
                id=_text(row, "dcterms:identifier") or "",
                text="",
                paragraphs=(),
                title=_text(row, "dcterms:title") or "",
                sha256=_text(row, "gg:sha256") or "",
                url=_text(row, "schema:url"),
                outlet=_text(row, "gg:outlet"),
                published=_text(row, "schema:datePublished"),
                authors=tuple(sorted(_texts(row, "gg:reporter"))),
                editors=tuple(sorted(_texts(row, "gg:editorName"))),
            )
            found[key.partition("/")[2]] = article
        return dict(sorted(found.items()))

    def _claims(self) -> dict[tuple[str, str, str], list[Claim]]:
        table = self.tables["claims"]
        found: dict[tuple[str, str, str], list[Claim]] = {}
        for subject, row in table.items():
            if not subject.startswith("claim/"):
                continue
            try:
                claim, key = self._claim(subject, row)
            except (KeyError, ValueError, StopIteration) as problem:
                raise GovgraphError(f"{subject} lacks {problem}", "build the graph again") from problem
            found.setdefault(key, []).append(claim)
        for same in found.values():
            same.sort(key=_order)
        return found

    def _claim(self, subject: str, row: dict[str, list[Object]]) -> tuple[Claim, tuple[str, str, str]]:
        table = self.tables["claims"]
        span = str(row["oa:hasTarget"][0])
        article = str(row["prov:wasDerivedFrom"][0]).partition("/")[2]
        start, end = _offsets(span)
        around = [_offsets(str(name)) for name in table[span]["gg:inSentence"]]
        sentence = min(around, key=lambda offsets: (offsets[1] - offsets[0], offsets))
        quote = next(
            value.text
            for selector in table[span]["oa:hasSelector"]
            for value in table[str(selector)].get("oa:exact", [])
            if isinstance(value, Value)
        )
        rule = row["gg:rule"][0]
        said = (str(row["rdf:subject"][0]), str(row["rdf:predicate"][0]), object_key(row["rdf:object"][0]))
        assert isinstance(rule, Value)
        return Claim(subject, article, start, end, *sentence, quote, rule.text), said


def _order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.start, claim.end, claim.id


def _offsets(name: str) -> tuple[int, int]:
    start, end = name.rpartition("=")[2].split(",")
    return int(start), int(end)


def _texts(row: dict[str, list[Object]], predicate: str) -> list[str]:
    return [value.text for value in row.get(predicate, []) if isinstance(value, Value)]


def _text(row: dict[str, list[Object]], predicate: str) -> str | None:
    return next(iter(_texts(row, predicate)), None)
