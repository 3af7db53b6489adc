"""The graph as a static site: every document and page as a file that any web server can hand out."""

from govgraph.site.write import Site, write_site

__all__ = ["Site", "write_site"]
