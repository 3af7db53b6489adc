"""govgraph reads Indonesian news about government and builds a knowledge graph with evidence."""

__version__ = "0.1.0"
