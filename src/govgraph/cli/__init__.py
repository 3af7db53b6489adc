"""The command line: read the arguments, call one function, print what it gives."""

from govgraph.cli import articles, fetch, graph, identity, manners, web
from govgraph.cli.base import main

__all__ = ["articles", "fetch", "graph", "identity", "main", "manners", "web"]
