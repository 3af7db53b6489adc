"""Gold as input: what a perfect extractor would hand on, with spans found by string search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

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

SAMPLES = Path(__file__).resolve().parents[1] / "data"
_CLOCK = re.compile(r"pukul (\d{1,2})[.:](\d{2})")


@dataclass(frozen=True, slots=True)
class Finder:
    """Where words stand in a text: the first place, the start of the text when they do not."""

    text: str

    def evidence(self, *forms: str) -> Evidence:
        """Evidence for the first of ``forms`` that the text has."""
        for form in forms:
            at = self.text.casefold().find(form.casefold()) if form else -1
            if at >= 0:
                start = max(self.text.rfind(". ", 0, at) + 2 if ". " in self.text[:at] else 0,
                            self.text.rfind("\n", 0, at) + 1)  # fmt: skip
                end = at + len(form)
                ends = [e for e in (self.text.find(". ", end - 1) + 1, self.text.find("\n", end)) if e > 0]
                return Evidence(at, end, start, min(ends, default=len(self.text)), "gold")
        return Evidence(0, 1, 0, 1, "gold")


def extraction(gold: Mapping[str, Any], text: str, lexicon: Lexicon) -> Extraction:
    """The extraction that says exactly what ``gold`` says about ``text``."""
    find = Finder(text)
    codes = {place["name"]: _code(place["name"], lexicon) for place in gold["places"]}
    local = {item["name"]: item["id"] for kind in ("places", "organisations") for item in reversed(gold[kind])}
    return Extraction(
        _article(gold["article"], text),
        tuple(_person(person, local, find) for person in gold["people"]),
        tuple(
            Organisation(o["id"], o["name"], tuple(o["also"]), o["type"], o["area"],
                         (find.evidence(o["name"], *o["also"]),), _code(o["area"], lexicon))
            for o in gold["organisations"]
        ),
        tuple(
            Place(p["id"], p["name"], p["type"], (), (find.evidence(p["name"], p["name"].split()[-1]),),
                  codes[p["name"]] if p["type"] != "other" else None)
            for p in gold["places"]
        ),
        tuple(_event(event, gold, find) for event in gold["events"]),
        tuple(_quotes(gold["quotes"], find)),
    )  # fmt: skip


def read(directory: Path, gold: str, texts: str, lexicon: Lexicon) -> tuple[Extraction, ...]:
    """The extractions of every gold file of a directory, in the order of their names."""
    found = []
    for path in sorted((directory / gold).glob("*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        text = (directory / texts / f"{path.stem}.txt").read_text(encoding="utf-8")
        found.append(extraction(item, text, lexicon))
    return tuple(found)


def samples(lexicon: Lexicon) -> tuple[Extraction, ...]:
    """The extractions of the sample collection."""
    return read(SAMPLES, "gold", "articles", lexicon)


def _article(meta: Mapping[str, Any], text: str) -> Article:
    published = meta["published"]
    if published and len(published) == 22:  # "2025-07-09T19:16+07:00": seconds are left out
        published = published[:16] + ":00" + published[16:]
    return Article(
        meta["id"], text, tuple(_paragraphs(text)), text.split("\n", 1)[0], sha256(text.encode()).hexdigest(),
        url=meta["url"], outlet=meta["outlet"], published=published,
    )  # fmt: skip


def _paragraphs(text: str) -> Iterator[Paragraph]:
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            yield Paragraph("title" if number == 0 else "body", at, at + len(line))
        at += len(line) + 1


def _person(person: Mapping[str, Any], local: Mapping[str, str], find: Finder) -> Person:
    seen = find.evidence(person["name"], *person["also"])
    posts = tuple(
        PostClaim(p["title"], p["of"], p["acting"], p["former"], (seen,), local.get(p["of"])) for p in person["posts"]
    )
    return Person(person["id"], person["name"], tuple(person["also"]), posts, (seen,))


def _quotes(quotes: Sequence[Mapping[str, Any]], find: Finder) -> Iterator[Quote]:
    for quote in quotes:
        said = find.evidence(quote["starts"])
        if said.end > 1:  # the words are there: the quote runs to the end of their sentence
            told = Evidence(said.start, said.sentence_end, said.sentence_start, said.sentence_end, "gold")
            yield Quote(quote["speaker"], quote["direct"], said.start, said.sentence_end, told)


def _event(event: Mapping[str, Any], gold: Mapping[str, Any], find: Finder) -> Event:
    ids = {item["id"]: item["name"] for kind in ("people", "organisations", "places") for item in gold[kind]}
    when = event["date"]
    amounts = tuple(_amount(amount, find) for amount in event["amounts"])
    roles = tuple(
        (role, tuple(Filler(v, v in ids, find.evidence(ids.get(v, v))) for v in values))
        for role, values in event["roles"].items()
    )
    told = find.evidence(*_names(event["roles"].values(), ids))
    return Event(
        event["id"], event["type"], event["status"], roles, (told,),
        When(when["start"], when["end"], _granularity(when["start"], when["end"]), "explicit", told) if when else None,
        event["place"], event["venue"], None, amounts, event["topic"],
    )  # fmt: skip


def _names(roles: Iterable[Sequence[str]], ids: Mapping[str, str]) -> Iterator[str]:
    return (ids.get(value, value) for values in roles for value in values)


def _granularity(start: str, end: str | None) -> Any:
    if end is not None:
        return "interval"
    return {4: "year", 7: "month"}.get(len(start), "day")


def _amount(amount: Mapping[str, Any], find: Finder) -> Amount:
    clock = _CLOCK.search(find.text)
    as_of = f"{int(clock[1]):02d}:{clock[2]}" if clock and amount["kind"] == "total" else None
    return Amount(amount["kind"], int(amount["value"]), amount["currency"], find.evidence("Rp"), as_of=as_of)


def _code(name: str | None, lexicon: Lexicon) -> str | None:
    if name is None:
        return None
    found = {e.key for e in lexicon.phrases.get(name) if e.kind in ("region", "country")}
    exact = {k for k in found if k not in lexicon.regions or lexicon.regions[k].full_name == name}
    return next(iter(exact)) if len(exact) == 1 else None
