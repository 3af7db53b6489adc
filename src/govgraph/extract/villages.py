"""Villages: by their marker and the official list, or by the district that stands behind them."""

from __future__ import annotations

from govgraph.extract.area_words import DISTRICT_MARKERS, VILLAGE_MARKERS
from govgraph.extract.document import Document, PlaceChunk, TitleChunk
from govgraph.extract.links import LIST_JOINTS

_BEFORE = frozenset({"di", "ke", "dari", "asal", "warga", ","})
_LONGEST = 3  # words of a village's name
_SHORTEST = 3  # letters of a word in a name written together
_URBAN = "1"  # the fourth part of a kelurahan's code begins with it, a desa's with 2


def village_end(doc: Document, k: int, last: int) -> int:
    """End of the capitalised words from ``k`` that can be the name of a village."""
    j = k
    while j < last and j - k < _LONGEST and doc.capital(j) and doc.raw[j].isalpha():
        j += 1
    return j


def marked_village(doc: Document, i: int, k: int, last: int) -> PlaceChunk | None:
    """ "Desa Bentangan", "Kelurahan Pasarliwa": up to three capitalised words that the official list knows."""
    j = village_end(doc, k, last)
    if j == k:
        return None
    name, codes = _listed(doc, doc.wording(k, j))
    label = f"{doc.raw[i].capitalize()} {name}"
    return PlaceChunk(i, j, "place.village", candidates=codes, name=label, type="village") if codes else None


def _listed(doc: Document, name: str) -> tuple[str, tuple[str, ...]]:
    """The name as the official list has it and its codes: "Pasarliwa" is listed as two words."""
    codes = doc.lexicon.villages(name)
    if codes or " " in name:
        return name, codes
    for k in range(_SHORTEST, len(name) - _SHORTEST + 1):
        apart = f"{name[:k]} {name[k:].capitalize()}"
        codes = doc.lexicon.villages(apart)
        if codes:
            return apart, codes
    return name, ()


def village_beside(doc: Document, before: PlaceChunk, i: int, last: int) -> PlaceChunk | None:
    """ "Desa Sukamaju dan | Sukamulya": the next of a list of villages, in the same district."""
    if before.type != "village" or doc.words[before.j : i] not in LIST_JOINTS or not doc.raw[i].isalpha():
        return None
    if doc.words[i - 1] == "," and doc.longest(i, "region"):
        return None  # "Desa Kadikaran, | Ciruas": the district that it lies in
    districts = {code.rpartition(".")[0] for code in before.candidates}
    for j in range(village_end(doc, i, last), i, -1):
        codes = tuple(c for c in doc.lexicon.villages(doc.wording(i, j)) if c.rpartition(".")[0] in districts)
        if len(codes) == 1:
            name = f"{before.name.split()[0]} {doc.wording(i, j)}"
            return PlaceChunk(i, j, "place.village", candidates=codes, name=name, type="village")
    return None


def village_of_district(doc: Document, i: int, last: int) -> PlaceChunk | None:
    """ "di | Pandansari, Kecamatan Poncokusumo": a bare name whose district, named next, has a village so called."""
    if i == 0 or doc.words[i - 1] not in _BEFORE or not doc.raw[i].isalpha():
        return None
    j = village_end(doc, i, last)
    if j + 1 >= last or doc.words[j] != ",":
        return None
    k = j + 1
    while k < last and (doc.words[k] in DISTRICT_MARKERS or doc.words[k] == "."):
        k += 1
    found = doc.longest(k, "region") if k < last else None
    districts = [e.key for e in found[1] if e.key.count(".") == 2] if found is not None else []
    codes = [c for c in doc.lexicon.villages(doc.wording(i, j)) if any(c.startswith(f"{d}.") for d in districts)]
    if len(codes) != 1:
        return None
    word = "Kelurahan" if codes[0].rsplit(".", maxsplit=1)[1].startswith(_URBAN) else "Desa"
    name = f"{word} {doc.wording(i, j)}"
    return PlaceChunk(i, j, "place.village", candidates=(codes[0],), name=name, type="village")


def take_village(doc: Document, chunk: TitleChunk, last: int) -> None:
    """ "Peratin Buay Nyerupa Ahmad": the longest run that is a village's name; before a comma any run is one."""
    j = chunk.j
    end = village_end(doc, j, last)
    end = next((k for k in range(j + 1, end) if doc.words[k] in DISTRICT_MARKERS), end)
    closed = end < last and (doc.words[end] in DISTRICT_MARKERS or _holder_in_commas(doc, j, end, last))
    for k in range(end, j, -1):
        codes = doc.lexicon.villages(doc.wording(j, k))
        if codes or (k == end and closed):
            own = "Kelurahan" if chunk.title == "Lurah" else "Desa"
            kind = f"{chunk.title.split()[-1] if ' ' in chunk.title else own} "
            name = f"{'' if doc.words[j] in VILLAGE_MARKERS else kind}{doc.wording(j, k)}"  # "Peratin | Pekon Biha"
            chunk.place = PlaceChunk(j, k, "place.village", candidates=tuple(codes), name=name, type="village")
            chunk.j = k
            return


def _holder_in_commas(doc: Document, j: int, comma: int, last: int) -> bool:
    """ "Kades Sukorejo | , Mulyadi": a capital behind the comma; "Kades Ocay Rosandi, juga" names its holder."""
    return doc.words[comma] == "," and j not in doc.tagged and comma + 1 < last and doc.capital(comma + 1)
