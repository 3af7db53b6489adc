"""What a site allows by its robots.txt, read as RFC 9309 wants it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from govgraph.fetch.model import AGENT, Refused
from govgraph.fetch.request import Answer

MAX_BYTES = 512_000  # that RFC 9309 asks for at least; the rest of a longer file is not read
_ASKS_LATER = 429


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site. ``refusal`` is there where it could not be asked, and nothing is allowed then."""

    rules: Protego | None = None
    refusal: Refused | None = None

    def check(self, url: httpx.URL) -> None:
        """Raise Refused when ``url`` is not to be fetched."""
        if self.refusal is not None:
            raise self.refusal
        if self.rules is not None and not self.rules.can_fetch(str(url), AGENT):
            raise Refused("robots", "the site's robots.txt does not allow it", "nothing to do: it is the site's wish")

    def delay(self) -> float:
        """Seconds that the site wants between two requests; 0 when it does not say."""
        return (self.rules.crawl_delay(AGENT) if self.rules is not None else None) or 0.0


def ask_rules(url: httpx.URL, get: Callable[[httpx.URL], Answer]) -> Rules:
    """The rules for the site of ``url``; ``get`` fetches robots.txt and follows its redirects.

    A missing file allows everything; a site that fails or cannot be reached allows nothing for now.
    """
    try:
        answer = get(url.copy_with(raw_path=b"/robots.txt"))
    except Refused as refusal:
        if not refusal.passing or refusal.code in ("no_host", "unreachable"):
            return Rules(refusal=refusal)
        reason = f"its robots.txt cannot be read: {refusal.reason}"
        return Rules(refusal=Refused("robots_unreachable", reason, "try again later", passing=True))
    if answer.status >= 500 or answer.status == _ASKS_LATER:
        reason = f"its robots.txt cannot be read: {answer.status} {answer.reason}".strip()
        return Rules(refusal=Refused("robots_unreachable", reason, "try again later", passing=True))
    if answer.status != 200:
        return Rules()
    return Rules(Protego.parse(answer.body[:MAX_BYTES].decode("utf-8", "replace")))
