"""What an extraction understood, beside the text it was read from: for a terminal, and as one HTML page."""

from govgraph.annotate.console import explain
from govgraph.annotate.page import write_pages

__all__ = ["explain", "write_pages"]
