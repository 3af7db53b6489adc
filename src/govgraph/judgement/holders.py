"""The line of holders of a post, each with what attests it."""

from __future__ import annotations

from dataclasses import dataclass

from govgraph.errors import UsageError
from govgraph.judgement.record import Identity, Row
from govgraph.judgement.why import Side, side
from govgraph.lexicon import Lexicon
from govgraph.resolve.areas import Areas
from govgraph.resolve.posts import read_wording
from govgraph.slug import slug


@dataclass(frozen=True, slots=True)
class Holder:
    """One tenure: the holder, the dates it was seen on, its bounds, and the mentions that attest it."""

    person: str
    name: str
    post: str
    acting: bool
    first: str | None
    last: str | None
    start: str | None
    end: str | None
    former: bool
    elect: bool
    evidence: tuple[tuple[str, str | None, Side], ...]  # kind of attestation, date, mention


def holders(identity: Identity, words: str, lexicon: Lexicon) -> tuple[Holder, ...]:
    """The holders of the post that ``words`` name ("Gubernur Jawa Timur", "Gubernur Jatim", an id), oldest first.

    Raises UsageError when the words name no post that the graph knows.
    """
    post = _post(identity, words, lexicon)
    found = [_holder(identity, tenure) for tenure in identity.tenures if tenure["post"] == post]
    return tuple(sorted(found, key=lambda h: (h.start or h.first or h.end or "", h.person, h.acting)))


def _post(identity: Identity, words: str, lexicon: Lexicon) -> str:
    worded = read_wording(words, Areas(lexicon)).post
    for post in (words, worded, f"post/{slug(words, 120)}"):
        if post is not None and post in identity.posts:
            return post
    parts = [word for word in slug(words).split("-") if len(word) > 2]
    near = [p for p in sorted(identity.posts) if all(part in p for part in parts)][:5]
    hint = f"did you mean {', '.join(near)}?" if near else "name a title and its area, such as Gubernur Jawa Timur"
    raise UsageError(f'no post "{words}" in the graph', hint)


def _holder(identity: Identity, tenure: Row) -> Holder:
    evidence = tuple((a["kind"], a["date"], side(identity, a["mention"])) for a in tenure["attestations"])
    return Holder(
        tenure["person"], identity.entities[tenure["person"]]["name"], tenure["post"], tenure["acting"],
        tenure["first"], tenure["last"], tenure["start"], tenure["end"], tenure["former"], tenure["elect"], evidence,
    )  # fmt: skip
