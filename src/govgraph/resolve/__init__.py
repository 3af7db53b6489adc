"""Identity: which mentions of which articles are one person, organisation, place or event."""

from govgraph.resolve.model import Cluster, Decision, Merge, Resolution
from govgraph.resolve.resolver import resolve

__all__ = ["Cluster", "Decision", "Merge", "Resolution", "resolve"]
