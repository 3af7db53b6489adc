"""From files to articles: nothing else reads raw news."""

from govgraph.articles.formats import READERS
from govgraph.articles.inputs import USUAL, Options
from govgraph.articles.raw import RawPage
from govgraph.articles.reading import (
    Listed,
    Part,
    drafts_in,
    drafts_of,
    list_articles,
    list_files,
    parts_of,
    read_paths,
    reads_of,
    settle,
)
from govgraph.articles.result import Rejected

__all__ = [
    "READERS",
    "USUAL",
    "Listed",
    "Options",
    "Part",
    "RawPage",
    "Rejected",
    "drafts_in",
    "drafts_of",
    "list_articles",
    "list_files",
    "parts_of",
    "read_paths",
    "reads_of",
    "settle",
]
