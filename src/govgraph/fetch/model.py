"""What fetching is told and what it tells: limits, a clock, and the outcome for each address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from govgraph import __version__

AGENT = "govgraph"  # the name that robots.txt may address


@dataclass(frozen=True, slots=True)
class Limits:
    """How politely and how much is fetched; seconds and bytes."""

    delay: float = 1.0  # between two requests to one host; a longer Crawl-delay of its robots.txt wins
    timeout: float = 60.0  # for one answer, from the connection to its last byte
    max_bytes: int = 10_000_000  # of one page, unpacked
    max_pages: int | None = None  # saved in one run
    max_wait: float = 300.0  # the longest that a host may make us wait by Retry-After or Crawl-delay
    max_redirects: int = 5
    tries: int = 3  # for one address, where the fault may pass
    allow_private: bool = False  # addresses of this machine and of the network it is in
    contact: str = ""  # who fetches: an e-mail or web address in the User-Agent

    @property
    def user_agent(self) -> str:
        """Who we say that we are."""
        return f"{AGENT}/{__version__} (news to knowledge graph{'; ' + self.contact if self.contact else ''})"


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time comes from: ``wall`` in seconds of Unix time, ``monotonic`` in seconds, and how to ``sleep``."""

    wall: Callable[[], float]
    monotonic: Callable[[], float]
    sleep: Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address.

    ``how``: saved, known (saved before, not asked again), unchanged (asked, and the same as before), feed (its
    entries follow), left (for another run: enough pages were saved) or refused. Of what is refused ``code`` is
    short and stable, ``reason`` is in words, and ``hint`` says what to do.
    """

    url: str
    how: str
    code: str = ""
    reason: str = ""
    hint: str = ""

    def as_dict(self) -> dict[str, str]:
        """The fields by name, for JSON."""
        return {"url": self.url, "how": self.how, "code": self.code, "reason": self.reason, "hint": self.hint}


class Refused(Exception):  # noqa: N818  # not an error: an outcome on its way up
    """An address will not be saved. ``passing`` is true where another try may succeed, ``after`` says when."""

    def __init__(self, code: str, reason: str, hint: str, *, passing: bool = False, after: float | None = None) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.hint = hint
        self.passing = passing
        self.after = after

    def outcome(self, url: str) -> Outcome:
        """As the outcome of ``url``."""
        return Outcome(url, "refused", self.code, self.reason, self.hint)
