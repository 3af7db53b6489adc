"""Review: what is most uncertain, one question after the other; answers become decisions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govgraph.judgement.record import Identity, Row
from govgraph.judgement.why import Side, in_words, side
from govgraph.resolve import Decision, event_features, organisations, person_features
from govgraph.resolve import vocabulary as words
from govgraph.vocabulary import load_vocabulary

MARGIN = 0.4  # a merge this far above its threshold is not asked about
_THRESHOLDS = {
    "person": person_features.THRESHOLD, "organisation": organisations.THRESHOLD, "event": event_features.THRESHOLD,
}  # fmt: skip
_ANSWERS = {"s": "same", "d": "different", "u": "unsure", "r": "reject_claim"}


@dataclass(frozen=True, slots=True)
class Item:
    """One question: what it is about, the sentences of both sides, and what each answer decides."""

    kind: str  # "merge", "conflict", "fact"
    question: str
    sides: tuple[Side, ...]
    details: tuple[str, ...]
    answers: Mapping[str, Decision]


def read_facts(directory: Path) -> Iterator[dict[str, Any]]:
    """The facts of a graph directory, one after the other; nothing when it has none."""
    file = directory / "facts.jsonl"
    if file.is_file():
        with file.open(encoding="utf-8") as stream:
            yield from (json.loads(line) for line in stream)


def questions(
    identity: Identity, facts: Iterable[Row], decided: Sequence[Decision], limit: int, about: Collection[str] = ()
) -> tuple[Item, ...]:
    """At most ``limit`` questions: merges of least margin and conflicts, then single-source facts of high centrality.

    What a decision is already about is not asked again. ``about``: only these entities, and each merge of theirs.
    """
    known = {frozenset(decision.targets) for decision in decided}
    merges = [_merge_item(identity, merge) for merge in _doubtful(identity, about)]
    meant = (conflict for conflict in identity.conflicts if not about or conflict["entity"] in about)
    conflicts = [item for conflict in meant if (item := _conflict_item(identity, conflict)) is not None]
    asked = [item for item in (*merges, *conflicts) if not _decided(item, known)]
    if len(asked) < limit:
        asked.extend(item for item in _fact_items(identity, facts, about) if not _decided(item, known))
    return tuple(asked[:limit])


def named(identity: Identity, name: str) -> list[str]:
    """The entities that somebody means who asks about ``name``: one by its identifier, or all of that name.

    UsageError when there is none.
    """
    return identity.named(name) or [identity.entity(name)]


def _decided(item: Item, known: set[frozenset[str]]) -> bool:
    return any(frozenset(decision.targets) in known for decision in item.answers.values())


def _doubtful(identity: Identity, about: Collection[str]) -> list[Row]:
    found = [(_margin(merge), merge) for merge in identity.merges if merge["decision"] is None]
    doubtful = [
        (margin, merge) for margin, merge in found if (merge["entity"] in about if about else margin < MARGIN)
    ]
    doubtful.sort(key=lambda pair: (pair[0], pair[1]["left"], pair[1]["right"]))
    # Every entity is asked about once before any is asked about again: one answer often settles its other pairs.
    asked: Counter[str] = Counter()
    turns: list[tuple[int, Row]] = []
    for _, merge in doubtful:
        asked[merge["entity"]] += 1
        turns.append((asked[merge["entity"]], merge))
    return [merge for _, merge in sorted(turns, key=lambda turn: turn[0])]


def _margin(merge: Row) -> float:
    return round(float(merge["score"]) - _THRESHOLDS[str(merge["entity"]).partition("/")[0]], 3)


def _merge_item(identity: Identity, merge: Row) -> Item:
    table = words.feature_words()
    details = tuple(f"{in_words(name, table)} ({value:+.2f})" for name, value in merge["features"])
    sides = (side(identity, merge["left"]), side(identity, merge["right"]))
    return Item("merge", f"One {_noun(merge['entity'])}? {merge['entity']}", sides, details, _pair(sides))


def _noun(entity: str) -> str:
    return entity.partition("/")[0]


def _pair(sides: Sequence[Side]) -> dict[str, Decision]:
    targets = tuple(one.mention for one in sides)
    return {key: Decision(_ANSWERS[key], targets) for key in ("s", "d", "u")}


def _conflict_item(identity: Identity, conflict: Row) -> Item | None:
    """A conflict is asked about as a question of identity: may the differing values be of two things?"""
    entity = str(conflict["entity"])
    if entity not in identity.entities:
        return None
    mentions = [key for key in identity.entities[entity]["mentions"] if key in identity.mentions]
    first = {value: next((m for m in mentions if m.partition("#")[0] in articles), None)
             for value, articles in conflict["values"]}  # fmt: skip
    sides = tuple(side(identity, mention) for mention in dict.fromkeys(first.values()) if mention)
    if len(sides) < 2:
        return None
    details = tuple(f"{value}: {len(articles)} articles" for value, articles in conflict["values"])
    latest = (f"latest: {conflict['latest']}",) if conflict["latest"] else ()
    question = f"{conflict['kind']} differs. One {_noun(entity)}? {entity}"
    return Item("conflict", question, sides[:2], (*details, *latest), _pair(sides[:2]))


def _fact_items(identity: Identity, facts: Iterable[Row], about: Collection[str]) -> Iterator[Item]:
    """Facts that one claim alone supports, those of the best connected entities first."""
    # That an article mentions somebody is told of the article; nobody is done wrong by it.
    every = [f for f in facts if isinstance(f["object"], str) and not f["subject"].startswith("article/")]
    degree = Counter(end for fact in every for end in (fact["subject"], fact["object"]))
    single = [
        fact for fact in every
        if len(fact["claims"]) == 1 and (not about or fact["subject"] in about or fact["object"] in about)
    ]  # fmt: skip
    single.sort(key=lambda f: (-degree[f["subject"]] - degree[f["object"]], f["subject"], f["predicate"], f["object"]))
    for fact in single:
        claim = fact["claims"][0]
        name, other = (_label(identity, fact[end]) for end in ("subject", "object"))
        said = Side(claim["id"], name, claim["article"], None, claim["quote"])
        question = f"Only one claim says so: {name}, {_in_words(fact['predicate'])}: {other}"
        yield Item("fact", question, (said,), (claim["rule"],), {"r": Decision("reject_claim", (claim["id"],))})


def _in_words(predicate: str) -> str:
    term = load_vocabulary().terms.get(predicate)
    return term.labels.get("en", predicate) if term else predicate


def _label(identity: Identity, entity: str) -> str:
    return str(identity.entities[entity]["name"]) if entity in identity.entities else entity


def walk(
    items: Sequence[Item],
    show: Callable[[int, Item], None],
    ask: Callable[[Item], str],
    keep: Callable[[Decision], None],
) -> int:
    """Go through ``items`` until the answer "q"; an answer that decides is handed to ``keep``. Returns how many did."""
    made = 0
    for number, item in enumerate(items, 1):
        show(number, item)
        answer = ask(item)
        if answer == "q":
            break
        if answer in item.answers:
            keep(item.answers[answer])
            made += 1
    return made
