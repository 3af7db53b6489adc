"""The journey from files to a graph directory, and what keeps it short and safe: cache, executors, progress."""

from govgraph.pipeline.change import add, withdraw
from govgraph.pipeline.extracting import How
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
    "predict",
    "resolve_paths",
    "withdraw",
]
