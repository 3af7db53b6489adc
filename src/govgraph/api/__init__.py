"""govgraph in Python: build a graph or open one, then ask it.

>>> import govgraph
>>> g = govgraph.open(directory)  # or: g = govgraph.build(["data/articles"])
>>> len(g.people) > 20
True
>>> g.events(type="trade_mission")[0].kind
'TradeMission'
>>> g.query("SELECT (COUNT(*) AS ?n) WHERE { ?p a gg:Person }")[0]["n"] == str(len(g.people))
True
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govgraph import pipeline
from govgraph.api.show import graph_html
from govgraph.api.things import Said, Sentence, Table, Thing, Things
from govgraph.errors import GovgraphError
from govgraph.export.tables import parquet_tables
from govgraph.graph.values import class_name
from govgraph.judgement.holders import holders as line_of
from govgraph.judgement.record import read_identity
from govgraph.lexicon import Lexicon
from govgraph.model import Fact, Value
from govgraph.query import Result, answer, run_query
from govgraph.views.documents import Documents
from govgraph.views.events import event_date
from govgraph.views.reference import labels
from govgraph.vocabulary import load_vocabulary

if TYPE_CHECKING:
    import networkx as nx

    from govgraph.views.index import Index

__all__ = ["NewsGraph", "Said", "Sentence", "Table", "Thing", "Things", "build", "open"]


class NewsGraph:
    """The graph in one directory, read when it is first asked. In a notebook it shows itself."""

    def __init__(self, directory: Path, *, passing: bool = False) -> None:
        self.directory = directory
        if passing:  # a directory of ours lives as long as the graph
            weakref.finalize(self, shutil.rmtree, directory.parent, ignore_errors=True)
        self._documents = Documents(directory)

    @property
    def _index(self) -> Index:
        return self._documents.index

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        return labels(self._index.vocabulary)

    @cached_property
    def people(self) -> Things:
        """Everybody that an article names."""
        return self._table("people")

    @cached_property
    def posts(self) -> Things:
        """Offices, such as Gubernur Jawa Timur, apart from who holds them."""
        return self._table("posts")

    @cached_property
    def organisations(self) -> Things:
        """Governments, agencies, companies, associations and other bodies."""
        return self._table("organisations")

    @cached_property
    def places(self) -> Things:
        """Regions, countries and other places."""
        return self._table("places")

    def events(
        self,
        type: str | None = None,  # noqa: A002  # the word of the question
        *,
        status: str | None = None,
        since: str = "",
        until: str = "~",
    ) -> Things:
        """Events, of one ``type`` ("visit", "trade_mission", "TradeMission"), ``status`` ("held") and period, if given.

        ``since`` and ``until`` are dates or their beginnings ("2022", "2022-10"); with one of them, events without
        a date are left out. GovgraphError for a type that the ontology does not have.

        >>> g.events(type="trade_mission", since="2021", until="2021").names[0]
        'misi dagang Jawa Timur – Maluku 2021-12-02'
        """
        name = class_name(type) if type and type.islower() else type
        wanted = load_vocabulary().class_of(name).curie if name else None
        return Things([self._thing(key) for key in self._index.tables["events"]
                       if self._fits(key, wanted, status, since, until)])  # fmt: skip

    def _fits(self, key: str, wanted: str | None, status: str | None, since: str, until: str) -> bool:
        index = self._index
        if wanted is not None and wanted not in index.vocabulary.supers[f"gg:{index.graph.entities[key].type}"]:
            return False
        if status is not None and f"gg:{status}" not in index.objects(key, "gg:status"):
            return False
        if not since and until == "~":
            return True
        date = event_date(index, key)
        return date is not None and f"{date['end'] or date['start']}~" >= since and date["start"] <= f"{until}~"

    @cached_property
    def conflicts(self) -> Table:
        """What the articles disagree on: entity, kind, and the values with the articles that say them."""
        rows = [
            (row["entity"], row["kind"], "; ".join(f"{value} ({', '.join(who)})" for value, who in row["values"]))
            for row in read_identity(self.directory).conflicts
        ]
        return Table(("entity", "kind", "values"), rows)

    def find(self, name: str) -> Thing:
        """The thing with this identifier, or with this name or alias. UsageError when none or several have it.

        >>> khofifah = g.find("Khofifah Indar Parawansa")
        >>> khofifah.id
        'person/khofifah-indar-parawansa'
        >>> khofifah.facts[0].evidence[0].article.startswith("sample-")
        True
        """
        return self._thing(name if name in self._index.graph.entities else read_identity(self.directory).entity(name))

    def holders(self, post: str) -> Table:
        """Who held ``post`` ("Gubernur Jawa Timur"), oldest first. UsageError when the graph knows no such post.

        >>> g.holders("Gubernur Jawa Timur")[0]["name"]
        'Khofifah Indar Parawansa'
        """
        line = line_of(read_identity(self.directory), post, Lexicon.load())
        names = ("person", "name", "acting", "first", "last", "start", "end")
        return Table(names, [["" if (v := getattr(one, name)) is None else str(v) for name in names] for one in line])

    def query(self, sparql: str) -> Table:
        """The answer to a SPARQL query, IRIs as identifiers. UsageError when it is none, or would change anything.

        >>> g.query("SELECT ?name WHERE { ?p a gg:Province ; rdfs:label ?name } ORDER BY ?name")[0]
        {'name': 'Aceh'}
        """
        return _table(run_query(self.directory, sparql))

    def ask(self, name: str, **parameters: str) -> Table:
        """The answer to a ready query; `govgraph query --list` names them.

        >>> g.ask("trade-missions", year="2021")[0]["hostName"]
        'Maluku'
        """
        return _table(answer(self.directory, name, parameters))

    def to_networkx(self) -> nx.MultiDiGraph:
        """Entities as nodes, facts between them as edges, with labels, types and numbers of sources as attributes.

        >>> network = g.to_networkx()
        >>> network.nodes["place/35"]["label"]
        'Jawa Timur'
        """
        return self._index.graph.to_networkx()

    def to_dataframes(self) -> dict[str, Any]:
        """The tables entities, facts, claims and events as pandas data frames. GovgraphError without pandas."""
        try:
            pandas = import_module("pandas")
        except ImportError as missing:
            raise GovgraphError("pandas is not installed", "pip install 'govgraph[pandas]'") from missing
        graph, vocabulary = self._index.graph, self._index.vocabulary
        return {
            name: pandas.DataFrame([tuple(row) for row in rows], columns=list(columns))
            for name, columns, rows in parquet_tables(graph, vocabulary)
        }

    def _table(self, name: str) -> Things:
        return Things([self._thing(key) for key in self._index.tables[name]])

    def _thing(self, key: str) -> Thing:
        entity = self._index.graph.entities[key]
        facts = tuple(self._said(fact) for fact in self._index.said(key))
        return Thing(key, entity.type, entity.label, entity.aliases, facts)

    def _said(self, fact: Fact) -> Said:
        index, value = self._index, fact.object
        words = self._words.get(fact.predicate, {})
        text = value.text if isinstance(value, Value) else value
        term = index.vocabulary.terms.get(text)
        label = index.label(text) if text in index.graph.entities else term.labels.get("id", text) if term else text
        evidence = tuple(self._sentence(claim.article, claim.sentence_start, claim.sentence_end, claim.rule)
                         for claim in fact.claims)  # fmt: skip
        return Said(words.get("id", fact.predicate), label, fact.predicate, text, index.sources([fact]), evidence)

    def _sentence(self, key: str, start: int, end: int, rule: str) -> Sentence:
        article = self._index.graph.articles[key]
        return Sentence(article.text[start:end], article.id, article.title, article.published, article.url, rule)

    def __repr__(self) -> str:
        return f"<govgraph {self.directory}: {', '.join(f'{number} {what}' for what, number in self._counts())}>"

    def _counts(self) -> list[tuple[str, str]]:
        tables = self._index.tables
        return [(name, str(len(tables[name]))) for name in ("articles", "people", "posts", "organisations", "places",
                                                            "events")]  # fmt: skip

    def _repr_html_(self) -> str:
        return graph_html(self._index, self._counts())


def _table(result: Result) -> Table:
    columns = result.columns()
    return Table(columns, list(result.rows()))


def build(
    paths: str | Path | Sequence[str | Path], directory: str | Path | None = None, *, decisions: Sequence[Path] = ()
) -> NewsGraph:
    """Build the graph of the articles below ``paths`` and open it.

    Without ``directory`` it is written to a place that goes away with the last use of it. GovgraphError and
    UsageError as for ``govgraph.pipeline.build``.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    place = Path(tempfile.mkdtemp(prefix="govgraph-"), "graph") if directory is None else Path(directory)
    graph = NewsGraph(place, passing=directory is None)
    pipeline.build(given, place, decisions=decisions)
    return graph


def open(directory: str | Path) -> NewsGraph:  # noqa: A001  # govgraph.open is what it is called
    """Open the graph that a build wrote into ``directory``. UsageError when there is none."""
    graph = NewsGraph(Path(directory))
    read_identity(graph.directory)
    return graph
