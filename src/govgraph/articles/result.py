"""What a reader hands on beside articles: inputs it could not read, each with its reason and a hint."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """One input that did not become an article.

    ``source`` names the file (and line, member or offset) as given; ``code`` is short and stable, docs/articles.md
    lists them all; "failed" is that of an article which the extractor is to blame for.
    ``reason`` says what is wrong in words, ``hint`` what to do about it.
    """

    source: str
    code: str
    reason: str
    hint: str

    def as_dict(self) -> dict[str, str]:
        """The fields by name, as one line of ``rejected.jsonl``."""
        return {"source": self.source, "code": self.code, "reason": self.reason, "hint": self.hint}
