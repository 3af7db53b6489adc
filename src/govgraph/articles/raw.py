"""Pages that were unpacked and are not read: reading one takes far longer, so that others may do it."""

from __future__ import annotations

import io
from dataclasses import dataclass

from govgraph.articles.inputs import HEAD, Budget, Input, Options


@dataclass(frozen=True, slots=True)
class RawPage:
    """The bytes of an HTML page and what was told about it, as ``Input`` has it; ``outer`` are the openers: "zip/"."""

    outer: str
    source: str
    name: str
    body: bytes
    url: str | None = None
    charset: str | None = None

    def opened(self, options: Options) -> Input:
        """The page as an input; it was in something, and the limits of that were kept."""
        stream = io.BufferedReader(io.BytesIO(self.body), HEAD)
        return Input(
            self.source, self.name, stream, Budget(), depth=1, url=self.url, charset=self.charset, options=options
        )
