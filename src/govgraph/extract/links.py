"""Words that join: a post and its holder ("yang menjabat sebagai", with whatever adverbs), things of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

LIST_JOINTS = ([","], ["dan"], [",", "dan"], ["serta"], [",", "serta"])
ONCE = frozenset({"semula", "sebelumnya", "pernah", "dulu", "dulunya", "dahulu"})
_ADVERBS = re.compile(
    r"\b(?:(?:pada )?saat ini|sekarang(?: ini)?|kini|juga|masih|sementara|kembali|telah|sudah|langsung|akhirnya"
    r"|(?:secara )?resmi|sempat|pernah|semula|dulu(?:nya)?|dahulu|sebelumnya|mulai (?:hari|pekan|bulan|tahun) ini) "
)


def link_of(links: Mapping[str, str], words: Iterable[str]) -> str | None:
    """Which stands first where ``words`` join the two, "title_name", "name_title" or "both"; None if they do not."""
    worded = " ".join(words)
    return links.get(worded) or links.get(_ADVERBS.sub("", f"{worded} ").strip())
