"""Readable identifiers from names: lower-case ASCII words joined by hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(1 << 12)  # the key of an article is asked for dozens of times in a row
def slug(text: str, limit: int = 80) -> str:
    """``"Édy  Pratowo, S.H."`` → ``"edy-pratowo-s-h"``; never empty (``"x"``), at most ``limit`` characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_WORD.sub("-", plain).strip("-")[:limit].strip("-") or "x"
