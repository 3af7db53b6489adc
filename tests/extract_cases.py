"""Rule cases of extraction: a case's text as an article, what a reader expects of it, and what differs.

A line of ``tests/cases/extract_*.jsonl`` has ``text`` (paragraphs parted by line breaks; ``title`` and ``caption``
apart), ``published`` where a date hangs on it, ``expect`` (must be there), ``reject`` (must not), ``only`` (kinds of
which nothing else may be there), ``note``, and ``xfail`` with the class of error where the extractor fails today.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from govgraph.extract import extract
from govgraph.lexicon import Lexicon
from govgraph.model import Article, Event, Evidence, Extraction, Paragraph, ParagraphKind

CASES = Path(__file__).parent / "cases"
FILES = ("people", "posts", "organisations", "places", "events", "quotes")
Case = Mapping[str, Any]
Shown = dict[str, list[Any]]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships, read once for all tests."""
    return Lexicon.load()


def cases(name: str) -> list[Case]:
    """The cases of ``extract_<name>.jsonl``."""
    lines = (CASES / f"extract_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def parameters(name: str) -> list[Any]:
    """The cases as pytest parameters; a known weakness is a strict xfail, so that its repair shows."""
    return [
        pytest.param(case, id=case["id"], marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)])
        if "xfail" in case
        else pytest.param(case, id=case["id"])
        for case in cases(name)
    ]


def make_article(body: str, title: str = "", caption: str = "", published: str | None = None) -> Article:
    """An article whose paragraphs are the title, the caption and the lines of ``body``."""
    parts: list[tuple[ParagraphKind, str]] = [("title", title), ("caption", caption)]
    parts += [("body", line.strip()) for line in body.split("\n")]
    text, paragraphs = "", []
    for kind, part in parts:
        if part:
            start = len(text)
            text += part + "\n\n"
            paragraphs.append(Paragraph(kind, start, start + len(part)))
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article("case", text, tuple(paragraphs), title, digest, published=published)


def read(case: Case) -> Extraction:
    """What the extractor makes of a case."""
    return _read(case["text"], case.get("title", ""), case.get("caption", ""), case.get("published"))


@cache
def _read(body: str, title: str, caption: str, published: str | None) -> Extraction:
    return extract(make_article(body, title, caption, published), lexicon())


def evidence_of(extraction: Extraction) -> Iterator[Evidence]:
    """Every piece of evidence in an extraction."""
    for person in extraction.people:
        yield from person.mentions
        for post in person.posts:
            yield from post.evidence
    for thing in (*extraction.organisations, *extraction.places):
        yield from thing.mentions
    for event in extraction.events:
        yield from event.evidence
        yield from (filler.evidence for _, fillers in event.roles for filler in fillers)
        yield from (amount.evidence for amount in event.amounts)
        yield from (e for e in (event.date and event.date.evidence, event.venue_evidence) if e)
    yield from (quote.evidence for quote in extraction.quotes)


def rules_of(extraction: Extraction) -> set[str]:
    """The rules that an extraction rests on."""
    return {evidence.rule for evidence in evidence_of(extraction)}


def show(extraction: Extraction) -> Shown:
    """An extraction in the words of the cases: names instead of ids."""
    names = {x.id: x.name for x in (*extraction.people, *extraction.organisations, *extraction.places)}
    text = extraction.article.text
    flags = ("acting", "former", "elect")
    return {
        "people": [p.name for p in extraction.people],
        "also": [[p.name, form] for p in (*extraction.people, *extraction.organisations) for form in p.also],
        "posts": [
            [p.name, c.title, c.of, *(f for f in flags if getattr(c, f))] for p in extraction.people for c in p.posts
        ],
        "organisations": [o.name for o in extraction.organisations],
        "types": [[x.name, x.type] for x in (*extraction.organisations, *extraction.places)],
        "places": [place.name for place in extraction.places],
        "events": [_show_event(event, names) for event in extraction.events],
        "quotes": [[names[q.speaker], " ".join(text[q.start : q.end].split()), q.direct] for q in extraction.quotes],
        "rules": sorted(rules_of(extraction)),
        "dropped": sorted({drop.reason for drop in extraction.dropped}),
    }


def _show_event(event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    when = event.date
    date = None if when is None or when.start is None else when.start + (f"/{when.end}" if when.end else "")
    roles = {role: sorted(names[f.value] if f.ref else f.value for f in fillers) for role, fillers in event.roles}
    return {
        "type": event.type, "status": event.status, "roles": roles, "date": date, "venue": event.venue,
        "place": names.get(event.place or ""), "amounts": sorted([a.value, a.currency] for a in event.amounts),
        "kinds": sorted(a.kind for a in event.amounts), "stages": sorted(a.stage for a in event.amounts),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Differences:
    """What a reader expects of a case and the extraction lacks, and what it has and must not have."""

    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.lines)


def differences(case: Case) -> Differences:
    """Hold the extraction of a case against what the case says."""
    shown = show(read(case))
    lines: list[str] = []
    for kind, wanted in case.get("expect", {}).items():
        lines += [f"missing in {kind}: {w}" for w in wanted if not any(_meets(kind, h, w) for h in shown[kind])]
    for kind, unwanted in case.get("reject", {}).items():
        lines += [f"unwanted in {kind}: {h}" for w in unwanted for h in shown[kind] if _meets(kind, h, w, loose=True)]
    for kind in case.get("only", ()):
        wanted = case.get("expect", {}).get(kind, [])
        lines += [f"one too many in {kind}: {h}" for h in shown[kind] if not any(_meets(kind, h, w) for w in wanted)]
        if len(wanted) < len(shown[kind]) and not lines:
            lines.append(f"said twice in {kind}: {shown[kind]}")
    return Differences((*lines, f"got {shown}") if lines else ())


def _meets(kind: str, have: Any, wanted: Any, *, loose: bool = False) -> bool:
    """Whether what was found is what a case names; ``loose`` (for what is rejected) lets fillers be among others."""
    if kind == "quotes":
        return have[0] == wanted[0] and have[1].startswith(wanted[1]) and have[2] == wanted[2]
    if kind != "events":
        return bool(have == wanted)
    return all(_field_meets(have, key, value, loose) for key, value in wanted.items())


def _field_meets(have: Mapping[str, Any], key: str, value: Any, loose: bool) -> bool:
    if key != "roles":
        return bool(have[key] == value)
    found = have["roles"]
    if loose:
        return all(set(names) & set(found.get(role, ())) for role, names in value.items())
    return all(sorted(names) == found.get(role, []) for role, names in value.items())
