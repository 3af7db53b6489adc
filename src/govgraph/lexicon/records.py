"""What the lexicon is made of: entries of the phrase index, regions, posts and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Takes = Literal["area", "unit", "org", "nation", "none"]

TYPE_WORDS = {"district": "Kecamatan", "village": "Desa"}


class Entry(NamedTuple):
    """One meaning of a phrase.

    ``kind`` says which sort of thing it is (region, country, foreign, title, body, agency, government,
    body_head, class_word, acting, former, elect, honorific, degree, rank, branch, retired, trigger, role,
    status, speech, time, money, enumerator, furniture, discourse), ``key`` which one (region code, title
    key, body key, event type, ...), ``form`` how the data spells it. ``flags`` carry what context must
    decide on ("ambiguous"), how it must be written ("upper", "title_case") and what sort of form it is.
    """

    kind: str
    key: str
    form: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Region:
    """A province, regency, city or district (or the country itself) with its official code.

    ``name`` is the official name ("Jawa Timur", "Kabupaten Bogor", "Ciemas"), ``bare`` the name without
    its type word. Dates are ISO, empty where unknown or still valid.
    """

    code: str
    name: str
    bare: str
    type: str
    parent: str
    iso: str
    lat: float | None
    lon: float | None
    capital: str
    valid_from: str
    valid_to: str

    @property
    def full_name(self) -> str:
        """The name with its type word where the official name lacks one: "Kecamatan Ciemas"."""
        word = TYPE_WORDS.get(self.type)
        return f"{word} {self.name}" if word else self.name


@dataclass(frozen=True, slots=True)
class Title:
    """A title of a post, spelled out, and what its holder presides over.

    ``takes`` says what follows it: an area ("Gubernur Jawa Timur"), a unit ("Kepala Dinas Kesehatan"),
    an organisation ("Ketua Kadin"), the nation (ministers) or nothing. ``area_types`` lists the types of
    region that can be the jurisdiction; ``body`` the body the post belongs to where that is fixed.
    """

    key: str
    title: str
    takes: Takes
    area_types: tuple[str, ...]
    body: str
    level: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation with a fixed name.

    ``chapter`` is true where it has chapters in areas; ``chapter_name`` is how one is called
    ("Kamar Dagang dan Industri {area}"). Dates are ISO, empty where unknown or still valid.
    """

    key: str
    name: str
    type: str
    chapter: bool
    chapter_name: str
    abbreviations: tuple[str, ...]
    valid_from: str
    valid_to: str
    mother: str = ""  # key of the ministry that it is a directorate of
