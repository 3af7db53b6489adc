"""Questions to the graph: SPARQL as given, or ready queries with bound parameters."""

from govgraph.query.parameters import answer, bind, fill, find_entity
from govgraph.query.ready import Parameter, ReadyQuery, ready_queries, ready_query
from govgraph.query.results import GRAPH_FORMATS, TABLE_FORMATS, WORKBOOK, Result
from govgraph.query.run import ask, run_query

__all__ = [
    "GRAPH_FORMATS", "TABLE_FORMATS", "WORKBOOK", "Parameter", "ReadyQuery", "Result", "answer", "ask", "bind", "fill",
    "find_entity", "ready_queries", "ready_query", "run_query",
]  # fmt: skip
