"""The one room that opens the network to read: pages and feeds, politely, into an archive that ``build`` reads."""

from govgraph.fetch.crawl import fetch
from govgraph.fetch.model import Clock, Limits, Outcome

__all__ = ["Clock", "Limits", "Outcome", "fetch"]
