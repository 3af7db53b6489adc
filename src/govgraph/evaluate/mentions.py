"""Which extracted thing a gold mention means: names by their words, events by type, fillers and date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from govgraph.model import Event, Extraction, Organisation, Person, Place
from govgraph.resolve.names import plain_words


def find_names(wanted: Sequence[str], things: Sequence[tuple[str, Sequence[str]]]) -> list[str | None]:
    """For each wanted name of one article the local id of the thing that goes by it, each at most once.

    ``things`` are local ids with forms, the full name first. A thing whose full name is the name comes first, then one
    with such a form, then one with all the words of the name and more or fewer.
    """
    ranked = []
    for number, name in enumerate(wanted):
        words = frozenset(plain_words(name))
        for local, forms in things:
            found = [frozenset(plain_words(form)) for form in forms]
            if words in found:
                ranked.append((0 if words == found[0] else 1, number, local))
            elif found[0] and (found[0] <= words or words <= found[0]):
                ranked.append((1 + len(words ^ found[0]), number, local))
    return _pair_off(len(wanted), [(number, local) for _, number, local in sorted(ranked)])


def _pair_off(count: int, ranked: Sequence[tuple[int, str]]) -> list[str | None]:
    meant: dict[int, str] = {}
    taken: set[str] = set()
    for number, local in ranked:
        if number not in meant and local not in taken:
            meant[number] = local
            taken.add(local)
    return [meant.get(number) for number in range(count)]


def find_events(wanted: Sequence[Mapping[str, Any]], extraction: Extraction) -> list[str | None]:
    """For each wanted event of one article the local id of the one meant, each at most once.

    Events of the wanted type are ranked by shared fillers in their roles, then by shared fillers, then by date; those
    that share no filler are not meant.
    """
    things: list[Person | Organisation | Place] = [*extraction.people, *extraction.organisations, *extraction.places]
    names = {thing.id: {thing.name, getattr(thing, "area", None) or thing.name} for thing in things}
    ranked = []
    for number, mention in enumerate(wanted):
        roles = {(role, name) for role, found in mention["roles"].items() for name in found}
        for event in extraction.events:
            if event.type != mention["type"]:
                continue
            said = _fillers(event, names)
            shared = len({name for _, name in roles} & {name for _, name in said})
            dated = event.date is not None and event.date.start == mention.get("date")
            if shared or not roles:
                ranked.append((-len(roles & said), -shared, not dated, number, event.id))
    return _pair_off(len(wanted), [(number, local) for *_, number, local in sorted(ranked)])


def _fillers(event: Event, names: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    return {
        (role, name)
        for role, fillers in event.roles
        for filler in fillers
        for name in (names.get(filler.value, {filler.value}) if filler.ref else {filler.value})
    }
