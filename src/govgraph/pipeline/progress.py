"""How a build tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """So much of a stage is done. ``total`` is an estimate where articles are counted while they are read."""

    stage: str  # "extract", "resolve", "write"
    done: int
    total: int
    rejected: int = 0  # inputs that became no article, so far
    kept: int = 0  # articles that did not need to be extracted, so far
    what: str = ""  # the part of a stage that begins: "graph", or the file that is written


Progress = Callable[[Step], None]


def silent(step: Step) -> None:
    """Tell nobody."""
