"""Directorates general by their usual names: "Dirjen | Hubla" heads "Perhubungan Laut"."""

from __future__ import annotations

from govgraph.extract.document import Document, TitleChunk
from govgraph.extract.governments import abbreviation_after

_HEADS = ("Direktur Jenderal", "Sekretaris Direktorat Jenderal")
_LONGEST = 12  # tokens


def take_directorate(doc: Document, chunk: TitleChunk, last: int) -> bool:
    """Whether a listed directorate stands behind the title of its head, which is then spelled out with it."""
    if chunk.title not in _HEADS:
        return False
    j = chunk.j
    for k in range(min(j + _LONGEST, last), j, -1):
        name = doc.lexicon.directorates.get(" ".join(doc.words[j:k]))
        if name is not None and doc.capital(j):
            chunk.title = f"{chunk.title} {name}"
            chunk.j, _ = abbreviation_after(doc, k, last)
            return True
    return False
