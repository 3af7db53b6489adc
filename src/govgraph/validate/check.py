"""Run the constraints over a store, by our own SPARQL or by pySHACL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from govgraph import paths
from govgraph.errors import GovgraphError, UsageError
from govgraph.query import ask
from govgraph.store import open_store
from govgraph.validate.counts import Bound, read_bounds
from govgraph.validate.report import Finding, Report
from govgraph.validate.shapes import SH, load_checks
from govgraph.vocabulary import Vocabulary, load_vocabulary

ENGINES = ("sparql", "pyshacl")


def validate(directory: Path, engine: str = "sparql", counts: Path | None = None) -> Report:
    """Check the graph in ``directory`` against the shapes and the bounds of ``counts`` (a TOML file).

    ``sparql`` runs each constraint as one query and manages millions of triples; ``pyshacl`` is the
    reference engine, needs its package, and takes minutes from some ten thousand triples on.
    UsageError when there is no graph or no such engine.
    """
    return validate_store(open_store(directory), engine, read_bounds(counts))


def validate_store(database: ox.Store, engine: str = "sparql", bounds: Sequence[Bound] = ()) -> Report:
    """Like ``validate``, on a store that is open already."""
    if engine not in ENGINES:
        raise UsageError(f"no engine {engine!r}", "one of " + ", ".join(ENGINES))
    found = _by_sparql(database) if engine == "sparql" else _by_pyshacl(database)
    findings = {*found, *_counts(database, bounds)}
    order = sorted(findings, key=lambda f: (f.severity, f.shape, f.component, f.node, f.value, f.messages))
    return Report(tuple(order), len(load_checks()) + len(bounds), engine)


def _by_sparql(database: ox.Store) -> Iterator[Finding]:
    for check in load_checks():
        for record in ask(database, check.sparql).records():
            value = record.get("value")
            yield Finding(
                check.severity, check.shape, check.component, str(record["this"]),
                "" if value is None else str(value), check.messages,
            )  # fmt: skip


def _counts(database: ox.Store, bounds: Sequence[Bound]) -> Iterator[Finding]:
    vocabulary = load_vocabulary()
    for bound in bounds:
        number = _number(database, vocabulary, bound.term)
        most = "" if bound.most is None else str(bound.most)
        if number < bound.least or (bound.most is not None and number > bound.most):
            node = f"<{vocabulary.iri(bound.term)}>"
            says = f"{number}; {bound.least}..{most}"
            messages = (("en", f"unexpected number: {says}"), ("id", f"banyaknya di luar dugaan: {says}"))
            yield Finding("Violation", "counts#counts", "count", node, f'"{number}"', messages)


def _number(database: ox.Store, vocabulary: Vocabulary, term: str) -> int:
    declared = vocabulary.terms.get(term)
    if declared is None:
        raise UsageError(f"counts: unknown term {term}", "use a class or property of the ontology")
    pattern = f"?node a {term}" if declared.kind == "class" else f"?node {term} ?value"
    (record,) = ask(database, f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").records()
    value = record["n"]
    return int(value.value) if isinstance(value, ox.Literal) else 0


def _by_pyshacl(database: ox.Store) -> Iterator[Finding]:
    try:
        import pyshacl  # noqa: PLC0415  # an extra: only who asks for this engine needs it
        import rdflib  # noqa: PLC0415  # slow to load, and only this engine works on it
    except ImportError as missing:
        raise GovgraphError(
            f"{missing.name} is not installed", "pip install pyshacl, or use --engine sparql"
        ) from missing
    data = rdflib.Graph()
    data.parse(data=b"".join(_lines(database)), format="nt")
    shapes = rdflib.Graph().parse(str(paths.ontology_dir() / "shapes.ttl"))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    yield from _results(report, shapes)


def _lines(database: ox.Store) -> Iterator[bytes]:
    for quad in database:
        yield f"{quad.triple} .\n".encode()


def _results(report: object, shapes: object) -> Iterator[Finding]:
    import rdflib  # noqa: PLC0415

    assert isinstance(report, rdflib.Graph)
    assert isinstance(shapes, rdflib.Graph)
    sh = rdflib.Namespace(SH)
    owners: dict[object, object] = {
        constraint: owner for p in ("property", "sparql") for owner, constraint in shapes.subject_objects(sh[p])
    }
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        component = str(report.value(result, sh.sourceConstraintComponent)).removeprefix(SH)
        name = component.removesuffix("ConstraintComponent")
        source = report.value(result, sh.sourceConstraint if name == "SPARQL" else sh.sourceShape)
        value = report.value(result, sh.value)
        # From the shapes, not from the result: pySHACL drops the language of the messages of sh:sparql.
        said = [m for m in shapes.objects(source, sh.message) if isinstance(m, rdflib.Literal)]
        messages = sorted((m.language or "", str(m)) for m in said)
        yield Finding(
            str(report.value(result, sh.resultSeverity)).removeprefix(SH), str(owners.get(source, source)),
            "sparql" if name == "SPARQL" else name[0].lower() + name[1:],
            _term(report.value(result, sh.focusNode)), "" if value is None else _term(value), tuple(messages),
        )  # fmt: skip


def _term(node: object) -> str:
    return str(node.n3()) if hasattr(node, "n3") else str(node)
