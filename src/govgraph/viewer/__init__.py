"""Graph → one offline HTML page on which every line opens the sentence that says it."""

from govgraph.viewer.page import write_page

__all__ = ["write_page"]
