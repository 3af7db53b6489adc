"""Answers that were given last, up to so many bytes: the graph behind a server never changes, so none grows old."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable


class Kept:
    """A mapping from question to bytes that forgets what was asked for longest ago. Not for several threads at once."""

    def __init__(self, limit: int) -> None:
        """Keep up to ``limit`` bytes of answers, at least the last one."""
        self._limit = limit
        self._bytes = 0
        self._found: OrderedDict[Hashable, tuple[str, bytes]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._found)

    def get(self, key: Hashable) -> tuple[str, bytes] | None:
        """(media type, body) of what was kept, None when it is not."""
        found = self._found.get(key)
        if found is not None:
            self._found.move_to_end(key)
        return found

    def put(self, key: Hashable, media: str, body: bytes) -> None:
        """Keep an answer; what was asked for longest ago makes room."""
        old = self._found.pop(key, None)
        self._bytes += len(body) - (len(old[1]) if old else 0)
        self._found[key] = (media, body)
        while self._bytes > self._limit and len(self._found) > 1:
            self._bytes -= len(self._found.popitem(last=False)[1][1])
