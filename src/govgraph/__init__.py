"""govgraph reads Indonesian news about government and builds a knowledge graph with evidence.

``govgraph.build(paths)`` and ``govgraph.open(directory)`` give a ``govgraph.api.NewsGraph``; nothing heavy is
loaded before one of them is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.api import NewsGraph, build, open  # noqa: A004  # govgraph.open is what it is called

__version__ = "0.1.0"
__all__ = ["NewsGraph", "__version__", "build", "open"]

_LAZY = frozenset({"NewsGraph", "build", "open"})


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module("govgraph.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
