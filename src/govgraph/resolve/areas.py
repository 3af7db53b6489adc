"""Areas by code: what a name means, and how two areas lie to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from govgraph.lexicon import Lexicon

NATION = "ID"
_LONGEST = 5  # words of an official name: "Kabupaten Penukal Abab Lematang Ilir"

Relation = Literal["same", "nested", "twin", "nation", "apart", "unknown"]


@dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """Look-ups by name with a memory: names come back many times."""

    lexicon: Lexicon
    _codes: dict[str, str | None] = field(default_factory=dict)
    _tails: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    def code(self, name: str | None) -> str | None:
        """The code of the region or country that ``name`` means, when it means exactly one."""
        if not name:
            return None
        if name not in self._codes:
            self._codes[name] = self._look_up(name)
        return self._codes[name]

    def _look_up(self, name: str) -> str | None:
        found = {e.key for e in self.lexicon.phrases.get(name) if e.kind in ("region", "country")}
        if len(found) > 1:  # "Sukabumi" is a regency and a city: only the full official name decides
            region = self.lexicon.regions
            found = {key for key in found if key in region and region[key].full_name.casefold() == name.casefold()}
        return next(iter(found)) if len(found) == 1 else None

    def name(self, code: str) -> str | None:
        """The official name of a code: "Jawa Timur", "Kabupaten Bogor", "Jepang"; None for an unknown code."""
        region = self.lexicon.regions.get(code)
        return region.full_name if region is not None else self.lexicon.countries.get(code)

    def bare(self, code: str) -> str | None:
        """The name without its type word: "Bogor"."""
        region = self.lexicon.regions.get(code)
        return region.bare if region is not None else self.lexicon.countries.get(code)

    def split_tail(self, name: str) -> tuple[str, str | None]:
        """A body's name without the area at its end, and that area's code: ``("Kadin", "35")`` for "Kadin Jatim".

        The longest area wins ("Kota Surabaya" before "Surabaya"); a name that is nothing but an area stays whole.
        """
        if name not in self._tails:
            self._tails[name] = self._split(name)
        return self._tails[name]

    def _split(self, name: str) -> tuple[str, str | None]:
        words = name.split()
        if self.code(name) is not None:
            return name, None
        for at in range(max(1, len(words) - _LONGEST), len(words)):
            code = self.code(" ".join(words[at:]))
            # Districts are called "Timur", "Selatan", "Kota": at the end of a name they are mostly other words.
            if code is not None and code.count(".") < 2:
                return " ".join(words[:at]), code
        return name, None

    def upwards(self, code: str) -> str:
        """The province of a region; a country or an unknown code is returned as it is."""
        return code if code[:1].isalpha() else code[:2]


def relation(left: str | None, right: str | None) -> Relation:
    """How two areas lie to each other by their codes: a code that begins the other holds it."""
    if left is None or right is None:
        return "unknown"
    if left == right:
        return "same"
    if NATION in (left, right):
        other = right if left == NATION else left
        return "nation" if other[:1].isdigit() else "apart"
    short, long = sorted((left, right), key=len)
    return "nested" if long.startswith(short + ".") else "apart"
