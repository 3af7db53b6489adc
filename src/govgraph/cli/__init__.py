"""The command line: read the arguments, call one function, print what it gives."""

from govgraph.cli.base import main

__all__ = ["main"]
