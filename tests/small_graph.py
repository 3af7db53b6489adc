"""The graph of one short article, built once in a process: for tests of commands, which look at their manners."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from govgraph import pipeline

ARTICLE = """Gubernur Jawa Timur Bawa Misi Dagang ke Maluku

Rabu, 4 Januari 2023

AMBON - Gubernur Jawa Timur Budi Santoso memimpin misi dagang Jawa Timur ke Maluku di Ambon, Rabu (4/1/2023).
"""


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="govgraph-small-")


@cache
def home() -> Path:
    """A directory with the article as ``contoh.txt`` and its graph as ``graph``, only to be read."""
    place = Path(_place().name)
    (place / "contoh.txt").write_text(ARTICLE, encoding="utf-8")
    pipeline.build([place / "contoh.txt"], place / "graph")
    return place
