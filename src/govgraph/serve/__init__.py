"""The graph as a local web application with a SPARQL 1.1 endpoint.

Each process that answers queries imports this package too; it starts twice as fast without the web framework, which
is loaded when the application is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from govgraph.serve.workers import Limits

if TYPE_CHECKING:
    from govgraph.serve.app import create_app
    from govgraph.serve.server import run

__all__ = ["Limits", "create_app", "run"]

_LAZY = {"create_app": "govgraph.serve.app", "run": "govgraph.serve.server"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
