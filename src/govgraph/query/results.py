"""What a query gives, and the W3C formats it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from govgraph.errors import UsageError
from govgraph.query.spreadsheet import csv_cell
from govgraph.query.workbook import workbook
from govgraph.vocabulary import Vocabulary

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Solutions = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

TABLE_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
WORKBOOK = "xlsx"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}integer": int, f"{_XSD}decimal": float, f"{_XSD}double": float, f"{_XSD}float": float}
GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one query; it can be read once, by ``rows`` or by ``serialise``."""

    raw: Solutions
    vocabulary: Vocabulary
    hidden: frozenset[str] = frozenset()  # variables that only carry a parameter

    @property
    def kind(self) -> str:
        """``table`` (SELECT), ``boolean`` (ASK) or ``graph`` (CONSTRUCT, DESCRIBE)."""
        if isinstance(self.raw, ox.QuerySolutions):
            return "table"
        return "boolean" if isinstance(self.raw, ox.QueryBoolean) else "graph"

    def serialise(self, format_name: str) -> bytes:
        """The answer in a standard format: csv, tsv, json, xml; for a graph turtle, ntriples, jsonld, rdfxml.

        Or as xlsx, an Excel workbook of what ``rows`` gives, with numbers as numbers.
        UsageError when the format does not fit the kind of answer. SPARQL defines no CSV for a boolean:
        it is written as the bare word, as other engines do.
        """
        if isinstance(self.raw, ox.QueryTriples):
            if format_name not in GRAPH_FORMATS:
                raise UsageError(f"a graph cannot be written as {format_name}", "one of " + ", ".join(GRAPH_FORMATS))
            data = ox.serialize(self.raw, format=GRAPH_FORMATS[format_name], prefixes=dict(self.vocabulary.prefixes))
            return data or b""
        if format_name == WORKBOOK:
            return workbook(self.columns(), self._cells())
        if format_name not in TABLE_FORMATS:
            known = ", ".join((*TABLE_FORMATS, WORKBOOK))
            raise UsageError(f"a table cannot be written as {format_name}", f"one of {known}")
        return self.raw.serialize(format=TABLE_FORMATS[format_name]) or b""

    def spreadsheet(self) -> bytes:
        """The CSV of ``serialise`` with an apostrophe before what a spreadsheet would run as a formula.

        UsageError for a graph.
        """
        if not isinstance(self.raw, ox.QuerySolutions):
            return self.serialise("csv")
        names = [variable.value for variable in self.raw.variables]
        rows = ([_plain(solution[name]) for name in names] for solution in self.raw)
        return "".join(",".join(map(csv_cell, row)) + "\r\n" for row in (names, *rows)).encode()

    def columns(self) -> tuple[str, ...]:
        """The names of the columns that a reader is shown."""
        if isinstance(self.raw, ox.QuerySolutions):
            return tuple(v.value for v in self.raw.variables if v.value not in self.hidden)
        return ("answer",) if isinstance(self.raw, ox.QueryBoolean) else ("subject", "predicate", "object")

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The answer for people: IRIs as identifiers or CURIEs, literals by their text, unbound as ""."""
        if isinstance(self.raw, ox.QuerySolutions):
            shown = self.columns()
            for solution in self.raw:
                yield tuple(self.short(solution[name]) for name in shown)
        elif isinstance(self.raw, ox.QueryBoolean):
            yield ("true" if self.raw else "false",)
        else:
            for triple in self.raw:
                yield self.short(triple.subject), self.short(triple.predicate), self.short(triple.object)

    def _cells(self) -> Iterator[tuple[str | int | float, ...]]:
        if not isinstance(self.raw, ox.QuerySolutions):
            yield from self.rows()
            return
        shown = self.columns()
        for solution in self.raw:
            yield tuple(self._cell(solution[name]) for name in shown)

    def _cell(self, term: Term | None) -> str | int | float:
        text = self.short(term)
        number = _NUMBERS.get(term.datatype.value) if isinstance(term, ox.Literal) else None
        try:
            return number(text) if number is not None else text
        except ValueError:  # RDF lets "dua" be called an integer
            return text

    def records(self) -> Iterator[Mapping[str, Term | None]]:
        """The solutions of a SELECT as mappings from variable to term; nothing for other kinds."""
        if isinstance(self.raw, ox.QuerySolutions):
            names = [v.value for v in self.raw.variables]
            for solution in self.raw:
                yield {name: solution[name] for name in names}

    def short(self, term: Term | None) -> str:
        """``term`` as people read it."""
        if term is None:
            return ""
        if isinstance(term, ox.NamedNode):
            return self.vocabulary.entity_id(term.value) or self.vocabulary.curie(term.value)
        return term.value if isinstance(term, ox.Literal) else str(term)


def _plain(term: Term | None) -> str:
    """``term`` as SPARQL's CSV has it: IRIs and literals by their value."""
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
