"""What the browser tests hand around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Opened:
    """A page that was opened from disk, with everything that went wrong on the way."""

    page: Any
    path: Path
    complaints: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Nothing was logged, thrown, asked for or fetched."""
        assert self.complaints == []


Opener = Callable[..., Opened]
