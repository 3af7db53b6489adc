"""Governments of areas and states, and what all bodies share: the abbreviation and the area behind a name."""

from __future__ import annotations

import re

from govgraph.extract.document import Document, OrgChunk, PlaceChunk
from govgraph.extract.places import place_at

ROMAN = re.compile(r"(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3})")  # up to XXXIX
MANY = frozenset({"para", "seluruh", "semua", "setiap", "calon", "beberapa", "sejumlah", "jajaran", "kedua", "tiga"})
_BASES = ("Pangkalan", "Komando", "Batalyon", "Brigade")
_COMMAND_NAME = 4  # words of a command's name
_NO_NAME = ("title", "acting", "honorific", "rank", "government", "body", "agency", "class_word", "speech", "time")
_REPUBLIC = (("republik", "indonesia"), ("ri",), ("pusat",))


def abbreviation_after(doc: Document, j: int, last: int) -> tuple[int, str]:
    """``(K, "ABBR")`` for a parenthesis with one short word at ``j``, else ``(j, "")``."""
    if j + 2 < last and doc.words[j] == "(" and doc.words[j + 2] == ")":
        word = doc.raw[j + 1]
        if word[:1].isupper() and len(word) <= 16:
            return j + 3, word
    return j, ""


def of_many(doc: Document, j: int) -> bool:
    """ "DPRD | se-Jawa Timur", "Dinas Sosial | se-Indonesia": all bodies of an area, none of them alone."""
    return j < len(doc.words) and doc.words[j].startswith("se-") and doc.raw[j][3:4].isupper()


def area_after(doc: Document, j: int, last: int, types: tuple[str, ...]) -> PlaceChunk | None:
    """The area right behind a body's name ("Kadin | Jawa Timur", "Pemkab | Bogor"), or None."""
    if j >= last:
        return None
    k = j + 1 if doc.words[j] == "se" else j
    place = place_at(doc, k, last, free=True) if k < last else None
    if place is not None and place.type == "country" and "country" in types:
        return place
    if place is None or place.type in ("country", "village") or (not place.candidates and not place.name):
        return None
    if place.ambiguous and not types:
        return None
    regions = doc.lexicon.regions
    if place.candidates and all(regions[c].type == "district" for c in place.candidates if c in regions):
        return place if "district" in types or place.type == "district" else None
    return place


def command_number(doc: Document, j: int, last: int) -> int:
    """End of a command's number and name at ``j``, "0721/Blora", "XVII/Cenderawasih", or ``j``."""
    if j + 2 >= last or doc.words[j + 1] != "/" or not (doc.raw[j].isdigit() or ROMAN.fullmatch(doc.raw[j])):
        return j
    return named_end(doc, j + 3, last)


def named_end(doc: Document, k: int, last: int) -> int:
    """End of a command's name at ``k``: capitalised words up to its commander's rank."""
    while k < last and doc.capital(k) and doc.raw[k].isalpha() and k not in doc.tagged:
        if doc.longest(k, "rank", "honorific"):
            break
        k += 1
    return k


def _command_name(doc: Document, j: int, last: int, *, base: bool) -> int:
    """End of a proper name at ``j``, "Lanud | Adi Sutjipto", "Lantamal | V", "Polsek | Kawasan Pelabuhan", or ``j``.

    ``base``: commands that bear names of people, so that what looks like one is no commander.
    """
    k = j + 1 if base and j < last and doc.raw[j].isdigit() else j  # "Brigif 4 Marinir"
    while k < min(j + _COMMAND_NAME, last) and doc.capital(k) and doc.raw[k].isalpha():
        short = doc.raw[k].isupper() and not (base and (len(doc.raw[k]) == 1 or ROMAN.fullmatch(doc.raw[k])))
        if doc.longest(k, *_NO_NAME) or short or (k in doc.tagged and not base):
            break
        if k == j and doc.words[k] in doc.lexicon.common:
            break
        k += 1
    return k


def skip_centre(doc: Document, j: int, last: int) -> int:
    """First token behind a national body's name: "RI", "Republik Indonesia", "Pusat"."""
    for words in _REPUBLIC:
        if tuple(doc.words[j : j + len(words)]) == words and j + len(words) <= last:
            return j + len(words)
    return j


def _state(doc: Document, i: int, j: int, last: int) -> OrgChunk | None:
    """ "Pemerintah Pakistan", "Pemerintah RI": the government of a country."""
    republic = skip_centre(doc, j, last)
    country = doc.longest(j, "country") if j < last and doc.capital(j) else None
    if (republic > j and doc.words[j] != "pusat") or (country is not None and country[1][0].key == "ID"):
        end = max(republic, j + (country[0] if country else 0))
        return OrgChunk(
            i,
            end,
            "org.state",
            name="Pemerintah Republik Indonesia",
            type="government",
            key="state:ID",
            form=doc.wording(i, end),
        )
    if country is None:
        return None
    end = j + country[0]
    place = PlaceChunk(j, end, "place.country", candidates=(country[1][0].key,), type="country")
    name = f"Pemerintah {doc.lexicon.countries[country[1][0].key]}"
    return OrgChunk(
        i,
        end,
        "org.state",
        name=name,
        type="government",
        place=place,
        key=name.casefold(),
        form=doc.wording(i, end),
        area_prefix="own",
    )


def government(doc: Document, i: int, j: int, last: int, listed: str) -> OrgChunk | None:
    """The government of a listed form ("Pemkab") at ``[i, j)`` with its area, or None where the words name no body."""
    if doc.words[i:j] == ["pemerintah"]:
        state = _state(doc, i, j, last)
        if state is not None:
            return state
    row = doc.lexicon.government(listed)
    pattern = row["pattern"]
    types = tuple(row["area_types"].split(";"))
    named = j if row["type"] != "security" else command_number(doc, j, last)
    numbered = row["type"] == "security" and j < last and doc.raw[j].isdigit()  # "Kodim 0812 Lamongan"
    own = area_after(doc, j + numbered, last, types) if named == j and row["type"] == "security" else None
    if named == j and row["type"] == "security" and own is None:
        named = _command_name(doc, j, last, base=pattern.startswith(_BASES))
    elif own is not None and numbered:
        named = own.j
    if named > j:
        name = f"{pattern.removesuffix(' {named}')} {doc.wording(j, named)}"
        return OrgChunk(
            i, named, "org.command", name=name, type=row["type"], key=name.casefold(), form=doc.wording(i, named),
            place=own if numbered else None, area_types=types if own else (), area_prefix="own",
        )  # fmt: skip
    end, abbreviation = abbreviation_after(doc, j + numbered, last)
    place = area_after(doc, end, last, types)
    if (place is None and not doc.capital(i) and not doc.words[i].startswith("pem")) or (
        doc.words[i:j] == ["pemerintah"] and place is None
    ):
        return None  # "pemerintah" alone is no body
    if place is None and i > 0 and (doc.words[i - 1][0].isdigit() or doc.words[i - 1] in MANY):
        return None  # "15 pemerintah daerah": a class, not a body
    if len(listed) <= 3 and listed.isupper() and (place is None or (place.j < last and doc.capital(place.j))):
        return None  # "PT Bali Jaya" is a company, "PT Bali" the high court
    chunk = OrgChunk(
        i, place.j if place else (end if abbreviation else j), "org.government", name=pattern, type=row["type"],
        place=place, area_types=types, key=pattern, form=doc.wording(i, j), abbreviation=abbreviation,
        nameless=place is None,
    )  # fmt: skip
    if place is not None:
        return _with_tail_abbreviation(doc, chunk, last)
    return chunk


def _with_tail_abbreviation(doc: Document, chunk: OrgChunk, last: int) -> OrgChunk:
    """Take in "(Pemprov)" or "(RI)" behind the area."""
    end, abbreviation = abbreviation_after(doc, chunk.j, last)
    if abbreviation and chunk.place is not None and not doc.longest(end - 2, "region"):
        chunk.abbreviation = chunk.abbreviation or abbreviation
        chunk.j = end
    return chunk
