"""What the browser tests hand around."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LIMIT = 30_000


@dataclass(slots=True)
class Opened:
    """A page with everything that went wrong on it; ``path`` is its file, or its address without the fragment."""

    page: Any
    path: Path | str
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

    def tab(self, anchor: str, width: int = 1440) -> Any:
        """The application at ``anchor``, in a window of this width; the page it already is on is not loaded anew."""
        self.page.set_viewport_size({"width": width, "height": 900})
        if self.page.url == f"{self.path}{anchor}":
            self.page.goto("about:blank")
        self.page.goto(f"{self.path}{anchor}")
        self.page.wait_for_selector(f"html[data-ready] #app[data-shows='{anchor}']")
        return self.page

    def check(self) -> None:
        """Nothing was logged, thrown, asked for or fetched since the last check."""
        told = list(self.complaints)
        self.complaints.clear()
        assert told == []

    def barriers(self, axe: str, within: str = "document") -> list[tuple[str, str]]:
        """What axe-core finds that keeps readers out or in their way, best practices too: (rule, the element)."""
        self.page.evaluate(axe)
        found = self.page.evaluate(f"() => axe.run({within}, {{resultTypes: ['violations']}})")
        return [(issue["id"], issue["nodes"][0]["html"][:160]) for issue in found["violations"]]


def listen(page: Any, path: Path | str, own: Callable[[str], bool]) -> Opened:
    """``page`` with its complaints collected; every address that is not our ``own`` is one."""
    opened = Opened(page, path)
    said = opened.complaints
    page.set_default_timeout(LIMIT)
    page.on("console", lambda message: said.append(f"console {message.type}: {message.text[:300]}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: None if own(request.url) else said.append(f"request: {request.url[:99]}"))
    return opened


Opener = Callable[..., Opened]
