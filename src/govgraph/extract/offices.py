"""The office that a bare "Kadis" heads: the one named before it."""

from __future__ import annotations

from govgraph.extract.document import Chunk, OrgChunk, TitleChunk

_BARE = ("Kepala Dinas", "Sekretaris Dinas", "Kepala Badan", "Sekretaris Badan")


def name_offices(sentences: list[list[Chunk]]) -> None:
    """Complete bare heads of offices, "Kabid Pasar Dinas Perdagangan Bogor A mendampingi Kadis B".

    The office is the one of that kind named last before, in the sentence or the one before it.
    """
    before: list[Chunk] = []
    for chunks in sentences:
        for at, chunk in enumerate(chunks):
            if isinstance(chunk, TitleChunk) and chunk.title in _BARE and chunk.place is None and chunk.org is None:
                _complete(chunk, [*before, *chunks[:at]])
        before = chunks


def _complete(title: TitleChunk, before: list[Chunk]) -> None:
    kind = f"{title.title.split()[-1]} "
    for chunk in reversed(before):
        local = isinstance(chunk, TitleChunk) or (isinstance(chunk, OrgChunk) and chunk.local_agency)
        told = chunk.title if isinstance(chunk, TitleChunk) else getattr(chunk, "name", "")
        if local and kind in told:
            title.title += f" {told.split(kind, 1)[1]}"
            title.place = getattr(chunk, "place", None)
            return
