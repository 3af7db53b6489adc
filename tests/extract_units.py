"""One stage of extraction at a time: a short text cut into tokens, and what a stage makes of it, as plain values.

A line of ``tests/cases/unit_<module>.jsonl`` has ``id``, ``text`` (paragraphs parted by line breaks), ``expect`` (the
values that are named are compared, ``null`` means that nothing may be found), ``at`` where the stage starts at other
words than the first ones, ``tagged`` for names that the statistical tagger is to have seen, and ``xfail`` with the
class of error where a careful reader disagrees with the code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract_cases import lexicon, make_article
from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.chunker import chunk_document, place_chunks
from govgraph.extract.document import (
    Chunk,
    Document,
    NameChunk,
    OrgChunk,
    PlaceChunk,
    Sentence,
    TitleChunk,
    read_document,
)
from govgraph.extract.events import EventFinder
from govgraph.extract.knowledge import Knowledge, knowledge
from govgraph.extract.people import People
from govgraph.model import Article, Event

CASES = Path(__file__).parent / "cases"
FLAGS = ("acting", "former", "elect")
Case = Mapping[str, Any]


@cache
def know() -> Knowledge:
    """The look-ups over the lexicon that ships."""
    return knowledge(lexicon())


def document(
    text: str, *, title: str = "", caption: str = "", tagged: Iterable[str] = (), sure: bool = False
) -> Document:
    """``text`` as tokens; the words of ``tagged`` count as seen by the tagger, which itself is left out."""
    return document_of(make_article(text, title, caption), tagged, sure=sure)


def document_of(article: Article, tagged: Iterable[str] = (), *, sure: bool = False) -> Document:
    """``article`` as tokens, with the names of ``tagged`` as the tagger's."""
    doc = read_document(article, know())
    for name in tagged:
        for i, j in occurrences(doc, name):
            doc.tagged[i] = j
            if sure:
                doc.sure.add(i)
    return doc


def occurrences(doc: Document, wording: str) -> list[tuple[int, int]]:
    """Token ranges whose text is ``wording``, in order."""
    found, start = [], doc.text.find(wording)
    while start >= 0:
        end = start + len(wording)
        inside = [k for k in range(len(doc.starts)) if doc.starts[k] >= start and doc.ends[k] <= end]
        if inside:
            found.append((inside[0], inside[-1] + 1))
        start = doc.text.find(wording, end)
    return found


def token(doc: Document, wording: str = "") -> int:
    """The token at which ``wording`` starts, else the first one."""
    if not wording:
        return 0
    places = occurrences(doc, wording)
    assert places, f"{wording!r} is not in {doc.text!r}"
    return places[0][0]


def end_of(doc: Document, i: int) -> int:
    """End of the sentence that holds token ``i``."""
    return doc.sentence_at(i).last


def words(doc: Document, i: int, j: int) -> str:
    """The text of tokens ``[i, j)``, or nothing."""
    return doc.wording(i, j) if j > i else ""


def place_names(place: PlaceChunk | None, types: Iterable[str] = ()) -> list[str]:
    """What a place chunk may mean: official names of its candidates (of ``types``, where some fit), else its own."""
    if place is None:
        return []
    regions, countries, wanted = know().regions, know().countries, set(types)
    fitting = [c for c in place.candidates if c in regions and regions[c].type in wanted] or list(place.candidates)
    if place.type == "village" or not fitting:
        return [place.name]
    return sorted(regions[c].full_name if c in regions else countries.get(c, c) for c in fitting)


def show_title(doc: Document, chunk: TitleChunk | None) -> dict[str, Any] | None:
    """A post as plain values."""
    if chunk is None:
        return None
    return {
        "words": words(doc, chunk.i, chunk.j), "title": chunk.title, "takes": chunk.takes,
        "of": place_names(chunk.place, chunk.area_types), "org": chunk.org.name if chunk.org else None,
        "org_of": place_names(chunk.org.place, chunk.org.area_types) if chunk.org else [],
        "flags": [f for f in FLAGS if getattr(chunk, f)], "shares_next": chunk.shares_next,
    }  # fmt: skip


def show_org(doc: Document, chunk: OrgChunk | None) -> dict[str, Any] | None:
    """A body as plain values."""
    if chunk is None:
        return None
    return {
        "words": words(doc, chunk.i, chunk.j), "name": chunk.name, "type": chunk.type, "rule": chunk.rule,
        "of": place_names(chunk.place, chunk.area_types), "abbreviation": chunk.abbreviation,
        "nameless": chunk.nameless, "local_agency": chunk.local_agency,
    }  # fmt: skip


def show_place(doc: Document, chunk: PlaceChunk | None) -> dict[str, Any] | None:
    """A place as plain values."""
    if chunk is None:
        return None
    return {
        "words": words(doc, chunk.i, chunk.j), "means": place_names(chunk), "type": chunk.type, "rule": chunk.rule,
        "ambiguous": chunk.ambiguous,
    }  # fmt: skip


KINDS: tuple[tuple[type[Chunk], str], ...] = (
    (TitleChunk, "post"), (OrgChunk, "body"), (PlaceChunk, "place"), (NameChunk, "name"),
)  # fmt: skip


def show_chunk(doc: Document, chunk: Chunk) -> str:
    """A chunk as ``kind: words``."""
    kind = next(name for cls, name in KINDS if isinstance(chunk, cls))
    return f"{kind}: {words(doc, chunk.i, chunk.j)}"


def chunked(doc: Document) -> Document:
    """``doc`` with its chunks cut."""
    chunk_document(doc)
    return doc


@dataclass(frozen=True, slots=True)
class Stages:
    """A document with its entities settled: what quotes and events start from."""

    doc: Document
    areas: Areas
    bodies: Bodies
    people: People

    def named(self, ref: str | None) -> str | None:
        """The name behind a local id."""
        if ref is None:
            return None
        things = (*self.people.people(), *self.bodies.organisations(), *self.areas.places())
        return next(x.name for x in things if x.id == ref)

    def sentence(self, number: int = 0) -> Sentence:
        """A sentence by its number."""
        return self.doc.sentences[number]


def staged(doc: Document) -> Stages:
    """Chunks, places, bodies and people of ``doc``."""
    chunk_document(doc)
    areas = Areas(doc, place_chunks(doc))
    bodies = Bodies(doc, areas)
    return Stages(doc, areas, bodies, People(doc, areas, bodies))


def stages(text: str, **kwargs: Any) -> Stages:
    """The stages of a text; keywords as for ``document``."""
    return staged(document(text, **kwargs))


def rows(name: str) -> list[Case]:
    """The cases of ``unit_<name>.jsonl``."""
    lines = (CASES / f"unit_{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def table(name: str, stage: str = "") -> list[Any]:
    """The cases of a module (of one ``stage``) as pytest parameters; weaknesses are strict xfails."""
    return [
        pytest.param(case, id=case["id"], marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)])
        if "xfail" in case
        else pytest.param(case, id=case["id"])
        for case in rows(name)
        if case.get("stage", "") == stage
    ]


def case_document(case: Case) -> Document:
    """The document of a case."""
    return document(
        case["text"], title=case.get("title", ""), caption=case.get("caption", ""), tagged=case.get("tagged", ()),
        sure=case.get("sure", False),
    )  # fmt: skip


def finder(case: Case) -> tuple[Stages, EventFinder]:
    """The stages of a case, and the finder of its events, not yet run."""
    article = make_article(case["text"], case.get("title", ""), case.get("caption", ""), case.get("published"))
    stage = staged(document_of(article, case.get("tagged", ()), sure=case.get("sure", False)))
    return stage, EventFinder(stage.doc, stage.areas, stage.bodies, stage.people)


def show_events(case: Case) -> dict[str, Any]:
    """The events of a case as plain values, and why what was seen is not told."""
    stage, found = finder(case)
    events = [show_event(stage, event) for event in found.run()]
    return {"events": events, "dropped": [d.reason for d in found.dropped]}


def show_event(stage: Stages, event: Event) -> dict[str, Any]:
    """An event with names instead of ids."""
    when = event.date
    return {
        "type": event.type, "status": event.status,
        "roles": {r: [stage.named(f.value) if f.ref else f.value for f in fillers] for r, fillers in event.roles},
        "date": None if when is None or when.start is None else when.start + (f"/{when.end}" if when.end else ""),
        "basis": when.basis.partition(":")[0] if when else None,
        "place": stage.named(event.place), "venue": event.venue,
        "amounts": [[a.value, a.currency] for a in event.amounts], "stages": [a.stage for a in event.amounts],
        "qualifiers": [a.qualifier for a in event.amounts],
    }  # fmt: skip


def meets_events(case: Case) -> None:
    """Hold the events of a case against it: as many as it names, each in the values that are named."""
    got, wanted = show_events(case), case["expect"]
    if "events" in wanted:
        events = wanted["events"]
        told = [{k: v for k, v in e.items() if k in w} for e, w in zip(got["events"], events, strict=False)]
        assert len(got["events"]) == len(events), f"{case['text']}\ngot {got}"
        assert told == events, f"{case['text']}\ngot {got}"
    if "dropped" in wanted:
        assert sorted(got["dropped"]) == sorted(wanted["dropped"]), f"{case['text']}\ngot {got}"


def meets(case: Case, got: Any) -> None:
    """Fail unless ``got`` is what the case expects: a mapping is compared in the keys that the case names."""
    wanted = case["expect"]
    if isinstance(wanted, Mapping) and isinstance(got, Mapping):
        assert {key: got[key] for key in wanted} == dict(wanted), f"{case['text']}\ngot {dict(got)}"
    else:
        assert got == wanted, f"{case['text']}\ngot {got}"


def run_at(case: Case, stage: Callable[[Document, int, int], Any]) -> None:
    """Run a stage that starts at a token, and hold what it gives against the case."""
    doc = case_document(case)
    i = token(doc, case.get("at", ""))
    meets(case, stage(doc, i, end_of(doc, i)))
