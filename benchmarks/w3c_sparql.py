"""Run the W3C SPARQL 1.1 evaluation tests through govgraph's own query path and result writers.

Usage: python benchmarks/w3c_sparql.py DIRECTORY   (the directory that holds manifest-all.ttl)

The data of a test is loaded as the test says; govgraph then reads the union of all graphs, refuses SERVICE
and has no entailment, so tests of these must fail. Results are compared as SPARQL compares them: rows as a
multiset (as a list where the query orders), numbers by value, blank nodes by place.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection

from govgraph.errors import GovgraphError
from govgraph.query import ask

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
KINDS = (MF.QueryEvaluationTest, MF.CSVResultFormatTest)
NUMBERS = ("integer", "decimal", "double", "float")


@dataclass(frozen=True)
class Case:
    """One evaluation test with its files."""

    group: str
    name: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path


def cases(root: Path) -> Iterator[Case]:
    """The evaluation tests of every group below ``root``."""
    for manifest in sorted(root.glob("*/manifest.ttl")):
        graph = rdflib.Graph().parse(manifest, publicID=manifest.as_uri())
        for head in graph.objects(None, MF.entries):
            for test in Collection(graph, head):
                if not any((test, rdflib.RDF.type, kind) in graph for kind in KINDS):
                    continue
                action = graph.value(test, MF.action)
                yield Case(
                    manifest.parent.name, str(graph.value(test, MF.name)), _path(graph.value(action, QT.query)),
                    tuple(_path(d) for d in graph.objects(action, QT.data)),
                    tuple(_path(d) for d in graph.objects(action, QT.graphData)), _path(graph.value(test, MF.result)),
                )  # fmt: skip


def _path(node: object) -> Path:
    return Path(str(node).removeprefix("file://"))


def passes(case: Case) -> bool:
    """Whether our answer to the test is the expected one. GovgraphError when we refuse or cannot answer."""
    store = ox.Store()
    for path in case.data:
        store.load(path=path, base_iri=path.as_uri())
    for path in case.named:
        store.load(path=path, base_iri=path.as_uri(), to_graph=ox.NamedNode(path.as_uri()))
    text = f"BASE <{case.query.as_uri()}>\n" + case.query.read_text(encoding="utf-8")
    answer = ask(store, text)
    if answer.kind == "graph":
        return _graph(ox.parse(answer.serialise("ntriples"), format=ox.RdfFormat.N_TRIPLES)) == _graph(
            ox.parse(path=case.result, base_iri=case.result.as_uri())
        )
    if case.result.suffix == ".csv":
        return _csv(answer.serialise("csv").decode()) == _csv(case.result.read_text(encoding="utf-8"))
    if case.result.suffix in (".ttl", ".rdf"):
        return _rows(answer.serialise("json"), ox.QueryResultsFormat.JSON) == _result_set(case.result)
    formats = {".srx": "xml", ".srj": "json", ".tsv": "tsv"}
    ours = formats[case.result.suffix]  # written by the writer of the very format that is expected
    kinds = {"xml": ox.QueryResultsFormat.XML, "json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}
    return _rows(answer.serialise(ours), kinds[ours]) == _rows(case.result.read_bytes(), kinds[ours])


def _rows(data: bytes, kind: ox.QueryResultsFormat) -> object:
    found = ox.parse_query_results(data, format=kind)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = sorted(v.value for v in found.variables)
    return tuple(names), Counter(tuple(_term(row[name]) for name in names) for row in found)


def _result_set(path: Path) -> object:
    rs = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
    graph = rdflib.Graph().parse(path)
    node = graph.value(None, rdflib.RDF.type, rs.ResultSet)
    truth = graph.value(node, rs.boolean)
    if truth is not None:
        return bool(truth.toPython())
    names = sorted(str(v) for v in graph.objects(node, rs.resultVariable))
    rows: Counter[tuple[object, ...]] = Counter()
    for solution in graph.objects(node, rs.solution):
        bound = list(graph.objects(solution, rs.binding))
        values = {str(graph.value(b, rs.variable)): graph.value(b, rs.value) for b in bound}
        rows[tuple(_term(_convert(values.get(name))) for name in names)] += 1
    return tuple(names), rows


def _convert(term: object) -> object:
    if term is None or isinstance(term, rdflib.BNode):
        return ox.BlankNode() if term is not None else None
    return next(iter(ox.parse(f"<x:s> <x:p> {term.n3()} .", format=ox.RdfFormat.N_TRIPLES))).object  # type: ignore[attr-defined]


def _term(term: object) -> object:
    if isinstance(term, ox.BlankNode):
        return "_:"
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "boolean":
            return kind, term.value in ("1", "true")
        if kind in NUMBERS:
            try:
                return kind, round(float(term.value), 9)
            except ValueError:
                return kind, term.value
    return None if term is None else str(term)


def _csv(text: str) -> Counter[tuple[tuple[str, object], ...]]:
    # The order of the columns of SELECT * is free.
    rows = csv.DictReader(io.StringIO(text))
    return Counter(tuple(sorted((name, _cell(cell)) for name, cell in row.items())) for row in rows)


def _cell(cell: str) -> object:
    if cell.startswith("_:"):
        return "_:"
    try:
        return str(float(cell))
    except ValueError:
        return cell


def _graph(quads: object) -> set[str]:
    data = ox.Dataset(ox.Quad(q.subject, q.predicate, q.object) for q in quads)  # type: ignore[attr-defined]
    data.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(q) for q in data}


def run(root: Path) -> tuple[Counter[str], Counter[str], list[tuple[Case, str]]]:
    """How many tests of each group there are, how many pass, and those that do not, with the reason."""
    total: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    failed = []
    for case in cases(root):
        total[case.group] += 1
        try:
            good, why = passes(case), "another result"
        except (GovgraphError, SyntaxError, ValueError, RuntimeError, OSError) as problem:
            good, why = False, str(problem)
        if good:
            passed[case.group] += 1
        else:
            failed.append((case, why))
    return total, passed, failed


def main(arguments: list[str]) -> int:
    """Print a table of groups and a list of failures."""
    total, passed, failed = run(Path(arguments[0]).resolve())
    for group in sorted(total):
        print(f"{group:24}{passed[group]:5} of {total[group]:3}")
    print(f"{'all':24}{passed.total():5} of {total.total():3}")
    for case, why in failed:
        print(f"  {case.group}/{case.name}: {' '.join(why.split())[:100]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
