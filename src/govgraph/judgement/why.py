"""Why two mentions or entities are one, or are not: the recorded features, put into words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from govgraph.errors import UsageError
from govgraph.judgement.record import Identity, Row
from govgraph.resolve import vocabulary
from govgraph.resolve.names import likeness, name_key
from govgraph.slug import slug


@dataclass(frozen=True, slots=True)
class Side:
    """One mention with the sentence that makes it."""

    mention: str
    name: str
    article: str
    published: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Step:
    """One merge on the way from one mention to the other."""

    left: Side
    right: Side
    reasons: tuple[tuple[str, float], ...]  # in words
    score: float
    decision: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """The answer: the two entities, the merges between them when they are one, what tells them apart when not."""

    left: str
    right: str
    steps: tuple[Step, ...]
    differences: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the two are one entity."""
        return self.left == self.right


def why(identity: Identity, left: str, right: str) -> Why:
    """Why ``left`` and ``right`` (ids, former ids, mentions or names) are one entity or two.

    For one entity the shortest chain of merges between two of its mentions that go by these names is returned.
    Raises UsageError for a name that means no entity or several.
    """
    first, second = identity.entity(left), identity.entity(right)
    if first != second:
        return Why(first, second, (), tuple(_differences(identity, first, second)))
    starts, goals = _meant(identity, first, left), _meant(identity, first, right)
    if not starts or not goals:
        raise UsageError(f"{first} has no mention to compare", "compare people, organisations or events")
    return Why(first, first, tuple(_chain(identity, first, starts, goals)))


def _meant(identity: Identity, entity: str, name: str) -> list[str]:
    """The mentions of an entity that a name picks out: one mention, those spelled so, or all."""
    every = [key for key in identity.entities[entity]["mentions"] if key in identity.mentions]
    if name in every:
        return [name]
    spelled = [
        key for key in every if name.casefold() in (identity.mentions[key]["name"].casefold(), _stem(identity, key))
    ]
    return spelled or every


def _stem(identity: Identity, key: str) -> str:
    kind = str(identity.mentions[key]["entity"]).partition("/")[0]
    return f"{kind}/{slug(str(identity.mentions[key]['name']))}"


def _chain(identity: Identity, entity: str, starts: list[str], goals: list[str]) -> Iterable[Step]:
    joins: dict[str, list[tuple[str, Row]]] = {}
    for merge in identity.merges:
        if merge["entity"] == entity:
            joins.setdefault(merge["left"], []).append((merge["right"], merge))
            joins.setdefault(merge["right"], []).append((merge["left"], merge))
    came: dict[str, tuple[str, Row] | None] = {starts[0]: None}
    waiting = deque(came)
    wanted = set(goals) - {starts[0]} or set(goals)
    while waiting:
        at = waiting.popleft()
        if at in wanted:
            return reversed([_step(identity, merge) for merge in _back(came, at)])
        for other, merge in joins.get(at, ()):
            if other not in came:
                came[other] = (at, merge)
                waiting.append(other)
    return ()


def _back(came: Mapping[str, tuple[str, Row] | None], at: str) -> Iterable[Row]:
    while (before := came[at]) is not None:
        at, merge = before
        yield merge


def _step(identity: Identity, merge: Row) -> Step:
    words = vocabulary.feature_words()
    reasons = tuple((in_words(name, words), float(value)) for name, value in merge["features"])
    return Step(
        side(identity, merge["left"]), side(identity, merge["right"]), reasons, float(merge["score"]), merge["decision"]
    )


def in_words(feature: str, words: Mapping[str, str]) -> str:
    """A feature in words; a role that agrees or differs is named."""
    if feature.startswith("role."):
        role = feature.removeprefix("role.")
        return f"another {role.removesuffix('_differs')}" if role.endswith("_differs") else f"the same {role}"
    return words.get(feature, feature)


def side(identity: Identity, mention: str) -> Side:
    """One mention of the record."""
    row = identity.mentions[mention]
    return Side(mention, row["name"], row["article"], row["published"], row["sentence"])


def _differences(identity: Identity, left: str, right: str) -> Iterable[str]:
    one, other = identity.entities[left], identity.entities[right]
    if one["type"] != other["type"]:
        yield f"one is a {one['type']}, the other a {other['type']}"
        return
    if one["type"] == "Person":
        words = vocabulary.load()
        like = likeness(name_key(one["name"], words), name_key(other["name"], words))
        reason = vocabulary.feature_words().get(f"name.{like}", "")
        yield reason if like else "the names have nothing in common"
    for key, row in ((left, one), (right, other)):
        held = sorted({_period(t) for t in identity.tenures if t["person"] == key})
        yield f"{row['name']}: {'; '.join(held)}" if held else f"{row['name']}: {len(row['mentions'])} mentions"


def _period(tenure: Row) -> str:
    post = tenure["post"].removeprefix("post/") + (" (acting)" if tenure["acting"] else "")
    dates = [d for d in (tenure["start"] or tenure["first"], tenure["end"] or tenure["last"]) if d]
    return f"{post} {' to '.join(dict.fromkeys(dates))}".strip()
