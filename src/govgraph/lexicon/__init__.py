"""What the extractor knows beforehand: places, posts, bodies and words, read from ``data/``."""

from govgraph.lexicon.check import check, show
from govgraph.lexicon.index import PhraseIndex
from govgraph.lexicon.lexicon import Lexicon
from govgraph.lexicon.reading import Problem
from govgraph.lexicon.records import Body, Entry, Region, Title
from govgraph.lexicon.tokenizer import fold, tokenize, words

__all__ = [
    "Body",
    "Entry",
    "Lexicon",
    "PhraseIndex",
    "Problem",
    "Region",
    "Title",
    "check",
    "fold",
    "show",
    "tokenize",
    "words",
]
