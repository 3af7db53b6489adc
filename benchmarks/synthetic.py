"""Made-up extractions in the shape of the real ones: seeded, any number of articles, names from syllables."""

from __future__ import annotations

import hashlib
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from govgraph.lexicon import Lexicon
from govgraph.model import (
    Amount,
    Article,
    Event,
    Evidence,
    Extraction,
    Filler,
    Organisation,
    Paragraph,
    Person,
    Place,
    PostClaim,
    Quote,
    When,
)

_VOWELS = {
    "b": "aiu", "d": "aiu", "g": "aiu", "h": "ai", "j": "a", "k": "aiu", "l": "ai", "m": "aiu", "n": "aiu", "p": "ai",
    "r": "aiu", "s": "aiu", "t": "aiu", "w": "a", "y": "a",
}  # fmt: skip
_SYLLABLES = tuple(consonant + vowel for consonant, vowels in _VOWELS.items() for vowel in vowels)
_BODIES = (("Dinas Perdagangan", "agency"), ("Kamar Dagang dan Industri", "association"), ("Bank", "company"),
           ("Universitas", "university"), ("Badan Perencanaan Pembangunan Daerah", "agency"))  # fmt: skip
_TITLES = ("Gubernur", "Wakil Gubernur", "Sekretaris Daerah", "Kepala Dinas Perdagangan", "Ketua DPRD")


@dataclass(slots=True)
class _Text:
    """A text that grows by sentences; each remembers where its names stand."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def sentence(self, *pieces: str) -> list[Evidence]:
        """Append one sentence made of ``pieces``; evidence for every second one, the names."""
        start, at, spans = self.length, self.length, []
        for number, piece in enumerate(pieces):
            if number % 2:
                spans.append((at, at + len(piece)))
            at += len(piece)
        self.parts.append("".join(pieces) + "\n")
        self.length = at + 1
        return [Evidence(a, b, start, at, "synthetic") for a, b in spans]


def extractions(count: int, lexicon: Lexicon, seed: int = 1) -> Iterator[Extraction]:
    """``count`` articles with people, bodies, places, events of most types and quotes."""
    rng = random.Random(seed)
    provinces = [region for region in lexicon.regions.values() if region.type == "province"]
    cities = [region for region in lexicon.regions.values() if region.type in ("city", "regency")]
    people = [_name(rng) for _ in range(max(20, count // 2))]
    for number in range(count):
        yield _one(number, rng, provinces, cities, people)


def _name(rng: random.Random) -> str:
    return " ".join("".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize() for _ in range(3))


def _one(number, rng, provinces, cities, people):  # type: ignore[no-untyped-def]
    text = _Text()
    day = f"{rng.randint(2015, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    one, other = rng.sample(provinces, 2)
    city = rng.choice(cities)
    said = text.sentence("Misi dagang ", one.name, " ke ", other.name, " di ", city.full_name, f" nomor {number}.")
    places = tuple(
        Place(f"l{n}", region.full_name, region.type, (), (why,), region.code)
        for n, (region, why) in enumerate(zip((one, other, city), said, strict=True))
    )
    persons, bodies = [], []
    for n in range(6):
        area = (one, other)[n % 2]
        title = _TITLES[n % len(_TITLES)]
        term = int(day[:4]) // 5  # the holder changes every five years
        name = people[zlib.crc32(f"{title} {area.code} {term}".encode()) % len(people)]
        why = text.sentence("", f"{title} {area.name}", " ", name, f" hadir pada {day}.")
        post = PostClaim(title, area.name, rng.random() < 0.1, False, (why[0],), f"l{n % 2}")
        persons.append(Person(f"p{n}", name, (), (post,), (why[1],)))
    for n in range(4):
        area, (kind, type_) = (one, other)[n % 2], rng.choice(_BODIES)
        why = text.sentence("Pihak ", f"{kind} {area.name}", " ikut serta.")
        bodies.append(Organisation(f"o{n}", f"{kind} {area.name}", (), type_, area.name, tuple(why), area.code))
    quotes = [_quote(text, person, rng) for person in persons[:3]]
    events = _events(text, said, day, rng)
    body = "".join(text.parts)
    digest = hashlib.sha256(body.encode()).hexdigest()
    article = Article(
        f"berita-{number}", body, (Paragraph("body", 0, len(body) - 1),), f"Berita {number}", digest,
        outlet=f"Warta {number % 40}", published=day,
    )  # fmt: skip
    return Extraction(article, tuple(persons), tuple(bodies), places, tuple(events), tuple(quotes))


def _quote(text: _Text, person: Person, rng: random.Random) -> Quote:
    words = " ".join(_name(rng) for _ in range(4)) + rng.choice((" dagang", " pangan", " wisata"))
    why = text.sentence('"', words, '," kata ', person.name, ".")
    return Quote(person.id, True, why[0].start, why[0].end, why[0])


def _events(text: _Text, said: list[Evidence], day: str, rng: random.Random) -> list[Event]:
    when = When(day, None, "day", "explicit", said[0])
    value = rng.randint(1, 10**6) * 10**6
    why = text.sentence("Transaksi mencapai ", f"Rp{value}", ".")
    amount = Amount("total", value, "IDR", why[0])

    def role(name: str, *ids: str) -> tuple[str, tuple[Filler, ...]]:
        return name, tuple(Filler(i, True, said[0]) for i in ids)

    def event(n: int, type_: str, *roles: tuple[str, tuple[Filler, ...]], amounts: tuple[Amount, ...] = ()) -> Event:
        return Event(f"e{n}", type_, "held", roles, (said[0],), when, "l2", amounts=amounts)  # type: ignore[arg-type]

    return [
        event(1, "trade_mission", role("sender", "l0"), role("host", "l1"), role("leader", "p0"),
              role("participant", "p1", "o0"), amounts=(amount,)),
        event(2, "agreement", role("party", "o0", "o1"), role("signatory", "p2", "p3")),
        event(3, "meeting", role("participant", "p0", "p1", "p4", "o2")),
        event(4, rng.choice(("visit",)), role("visitor", "p5"), role("host", "p1"), role("place", "l2")),
        event(5, "cooperation", role("party", "o2", "o3")),
    ]  # fmt: skip
