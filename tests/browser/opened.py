"""What the browser tests hand around."""

from __future__ import annotations

import re
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

    def reach(self, pattern: str) -> None:
        """Wait until the address matches ``pattern`` and the card shows what it names.

        From outside, as the page's policy forbids to evaluate text.
        """
        for _ in range(1500):
            shown = self.page.get_attribute("#card", "data-shows") or ""
            if re.search(pattern, self.page.url) and self.page.url.partition("#")[2] == shown.removeprefix("#"):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"{self.page.url} never matched {pattern}, or its card never came")

    def check(self) -> None:
        """Nothing was logged, thrown, asked for or fetched."""
        assert self.complaints == []


Opener = Callable[..., Opened]
