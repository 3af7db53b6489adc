"""The journey from files to a graph directory, and what keeps it short and safe: cache, executors, progress.

Each name is loaded when it is first used: a worker, and whoever only reads, need no resolver and no writers.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.pipeline.change import add, withdraw
    from govgraph.pipeline.extracting import How
    from govgraph.pipeline.inputs import list_items
    from govgraph.pipeline.journey import Built, build, extract_all, predict, resolve_paths
    from govgraph.pipeline.progress import Progress, Step
    from govgraph.pipeline.work import FAILED
    from govgraph.pipeline.writing import FORMAT, PAGE

__all__ = [
    "FAILED",
    "FORMAT",
    "PAGE",
    "Built",
    "How",
    "Progress",
    "Step",
    "add",
    "build",
    "extract_all",
    "list_items",
    "predict",
    "resolve_paths",
    "withdraw",
]
_ROOMS = {
    "change": ("add", "withdraw"),
    "extracting": ("How",),
    "inputs": ("list_items",),
    "journey": ("Built", "build", "extract_all", "predict", "resolve_paths"),
    "progress": ("Progress", "Step"),
    "work": ("FAILED",),
    "writing": ("FORMAT", "PAGE"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _ROOM_OF:
        return getattr(import_module(f"govgraph.pipeline.{_ROOM_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
