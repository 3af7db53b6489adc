"""What the extractor knows beforehand: places, posts, bodies and words, read from ``data/``."""
