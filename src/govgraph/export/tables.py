"""Formats of tables: Neo4j's importer, Parquet for DuckDB and pandas, QuickStatements for Wikidata."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from govgraph.errors import GovgraphError
from govgraph.graph import Graph
from govgraph.model import Claim, Fact, Value
from govgraph.vocabulary import Vocabulary

# Wikidata: Q5 human, Q4164871 position; P31 instance of, S854 reference URL.
_KINDS = {"Person": "Q5", "Post": "Q4164871"}
_STATEMENTS = ("qid", "Lid", "Aid", "Did", "P31", "S854")
Row = Sequence[object]


def write_neo4j(graph: Graph, path: Path, vocabulary: Vocabulary) -> None:
    """``nodes.csv`` and ``relationships.csv`` in the directory ``path``, for ``neo4j-admin database import``."""
    path.mkdir(parents=True, exist_ok=True)
    network = graph.to_networkx()
    values = _values(graph)
    head = ("id:ID", "label", "aliases:string[]", "type", "facts:string[]", ":LABEL")
    nodes = (
        (key, e.label, _array(e.aliases), e.type, _array(values.get(key, ())), _labels(e.type, vocabulary))
        for key, e in graph.entities.items()
    )
    _write_csv(path / "nodes.csv", head, nodes)
    edges = sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    rows = (
        (start, end, key.partition(":")[2], key, data["claims"], data["sources"]) for start, end, key, data in edges
    )
    head = (":START_ID", ":END_ID", ":TYPE", "predicate", "claims:int", "sources:int")
    _write_csv(path / "relationships.csv", head, rows)


def write_quickstatements(graph: Graph, path: Path, vocabulary: Vocabulary) -> None:
    """People and posts as new items for QuickStatements (CSV): label, alias, description, kind, a source.

    Look each one up in Wikidata first and fill ``qid`` where it is there already. Who held which post is
    in the description only: P39 needs the item of the post.
    """
    del vocabulary  # every writer takes it; this one needs no term
    posts: dict[str, list[str]] = {}
    urls: dict[str, str] = {}
    for fact in graph.facts:
        if fact.predicate == "gg:heldPost" and isinstance(fact.object, str):
            posts.setdefault(fact.subject, []).append(graph.entities[fact.object].label)
        for claim in fact.claims:
            url = graph.articles[claim.article].url
            if url and fact.predicate in ("gg:heldPost", "gg:postTitle"):
                urls.setdefault(fact.subject, url)
    people_and_posts = [(key, e) for key, e in graph.entities.items() if e.type in _KINDS]
    rows = (
        ("", e.label, next(iter(e.aliases), ""), "; ".join(posts.get(key, ())), _KINDS[e.type], _quoted(urls.get(key)))
        for key, e in people_and_posts
    )
    _write_csv(path, _STATEMENTS, rows)


def write_parquet(graph: Graph, path: Path, vocabulary: Vocabulary) -> None:
    """``entities``, ``facts``, ``claims`` and ``events`` as Parquet files in the directory ``path``.

    GovgraphError when pyarrow, an extra, is not installed.
    """
    try:
        pa = import_module("pyarrow")  # an extra of 150 MB that only this format needs
        pq = import_module("pyarrow.parquet")
    except ImportError as missing:
        raise GovgraphError(f"{missing.name} is not installed", "pip install pyarrow") from missing
    path.mkdir(parents=True, exist_ok=True)
    for name, columns, rows in parquet_tables(graph, vocabulary):
        lines = list(rows)
        types = {"claims": pa.int64(), "start": pa.int64(), "end": pa.int64(), "sources": pa.int64()}
        arrays = [pa.array([row[i] for row in lines], types.get(c, pa.string())) for i, c in enumerate(columns)]
        pq.write_table(pa.table(arrays, names=list(columns)), path / f"{name}.parquet", compression="zstd")


def parquet_tables(graph: Graph, vocabulary: Vocabulary) -> Iterator[tuple[str, Sequence[str], Iterable[Row]]]:
    """The four tables: name, columns, rows."""
    entities = graph.entities.values()
    named = ((e.id, e.type, e.label, " | ".join(e.aliases)) for e in entities)
    yield "entities", ("id", "type", "label", "aliases"), named
    facts = [(fact, f"fact/{number}") for number, fact in enumerate(graph.facts)]
    heads: Sequence[str] = ("id", "subject", "predicate", "object", "value", "datatype", "claims", "sources")
    yield "facts", heads, (_fact_row(graph, fact, number) for fact, number in facts)
    heads = ("id", "fact", "article", "published", "outlet", "start", "end", "quote", "rule")
    yield "claims", heads, (_claim_row(graph, claim, number) for fact, number in facts for claim in fact.claims)
    events = {e.id: e for e in entities if "gg:Event" in vocabulary.supers[vocabulary.class_of(e.type).curie]}
    told = [(events[fact.subject], fact) for fact in graph.facts if fact.subject in events]
    rows = ((event.id, event.type, event.label, fact.predicate, _text(fact)) for event, fact in told)
    yield "events", ("event", "type", "label", "property", "value"), rows


def _fact_row(graph: Graph, fact: Fact, number: str) -> Row:
    literal = fact.object if isinstance(fact.object, Value) else None
    return (
        number, fact.subject, fact.predicate, None if literal else fact.object, literal.text if literal else None,
        literal.datatype if literal else None, len(fact.claims), graph.independent_sources(fact),
    )  # fmt: skip


def _claim_row(graph: Graph, claim: Claim, number: str) -> Row:
    article = graph.articles[claim.article]
    return (
        claim.id, number, claim.article, article.published, article.outlet, claim.start, claim.end, claim.quote,
        claim.rule,
    )  # fmt: skip


def _text(fact: Fact) -> str:
    return fact.object.text if isinstance(fact.object, Value) else fact.object


def _values(graph: Graph) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in graph.facts:
        if isinstance(fact.object, Value) or fact.object not in graph.entities:
            found.setdefault(fact.subject, []).append(f"{fact.predicate}={_text(fact)}")
    return found


def _labels(name: str, vocabulary: Vocabulary) -> str:
    names = vocabulary.supers[vocabulary.class_of(name).curie]
    return ";".join(curie.partition(":")[2] for curie in names if curie.startswith("gg:"))


def _array(values: Sequence[str]) -> str:
    return ";".join(value.replace(";", ",") for value in values)


def _quoted(url: str | None) -> str:
    return f'"{url}"' if url else ""


def _write_csv(path: Path, head: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
