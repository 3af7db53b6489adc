"""From files on disk to articles: nothing else reads raw news."""

from govgraph.articles.reading import READERS, list_files, read_paths
from govgraph.articles.result import Rejected

__all__ = ["READERS", "Rejected", "list_files", "read_paths"]
