"""What a graph directory keeps about identity: one JSON object a line in ``identity.jsonl``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring as _text
from pathlib import Path
from typing import Any

from govgraph.errors import GovgraphError, UsageError
from govgraph.model import Article, Evidence, Extraction
from govgraph.resolve import Resolution
from govgraph.resolve.decisions import mention_target

FILE = "identity.jsonl"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Identity:
    """The record of one graph directory; treat the mappings as read-only.

    ``mentions`` are by ``<article key>#<local id>``; rows are as ``rows`` writes them.
    """

    entities: Mapping[str, Row]
    mentions: Mapping[str, Row]
    merges: tuple[Row, ...]
    redirects: Mapping[str, str]
    posts: Mapping[str, Row]
    tenures: tuple[Row, ...]
    conflicts: tuple[Row, ...]
    unresolved: tuple[Row, ...]
    stale: tuple[Row, ...]

    def entity(self, name: str) -> str:
        """The id of the entity called ``name``: an id, a former id, a mention, or a name only one entity has.

        Raises UsageError when there is none, or when several have that name.
        """
        if name in self.entities:
            return name
        if name in self.redirects:
            return self.redirects[name]
        if name in self.mentions:
            return str(self.mentions[name]["entity"])
        named = self.named(name)
        if len(named) == 1:
            return named[0]
        if named:
            several = ", ".join(f"{key} ({self._told_apart(key)})" for key in named)
            raise UsageError(f'"{name}" may be {several}', "give the identifier")
        raise UsageError(f'no entity "{name}"', "give an identifier such as person/khofifah-indar-parawansa, or a name")

    def named(self, name: str) -> list[str]:
        """The ids of all entities that go by ``name``, upper or lower case alike."""
        folded = name.casefold()
        return sorted(
            key for key, row in self.entities.items()
            if folded == row["name"].casefold() or any(folded == alias.casefold() for alias in row["aliases"])
        )  # fmt: skip

    def _told_apart(self, key: str) -> str:
        posts = [str(row["post"]).removeprefix("post/") for row in self.tenures if row["person"] == key]
        mentions = (self.mentions[one] for one in self.entities[key]["mentions"] if one in self.mentions)
        return next(iter(posts + [f"in {row['article']}" for row in mentions]), "?")


def lines(resolution: Resolution) -> Iterator[str]:
    """The lines of the record, sorted within each kind; those of mentions, most of all, as the encoder gives them."""
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
    yield from (encode(row) + "\n" for row in _entities(resolution))
    for extraction in resolution.extractions:
        yield from _mentions(extraction, resolution)
    yield from (encode(row) + "\n" for row in _reasons(resolution))


def _entities(resolution: Resolution) -> Iterator[dict[str, Any]]:
    for cluster in resolution.clusters:
        yield {
            "row": "entity", "id": cluster.id, "type": cluster.type, "kind": cluster.kind, "name": cluster.name,
            "aliases": list(cluster.aliases), "notes": list(cluster.notes),
            "sources": len({resolution.sources[article] for article, _ in cluster.members}),
            "mentions": [mention_target(key) for key in cluster.members],
        }  # fmt: skip


def _reasons(resolution: Resolution) -> Iterator[dict[str, Any]]:
    for merge in resolution.merges:
        yield {
            "row": "merge", "entity": merge.cluster, "left": mention_target(merge.left),
            "right": mention_target(merge.right), "features": [list(feature) for feature in merge.features],
            "score": merge.score, "decision": merge.decision,
        }  # fmt: skip
    yield from ({"row": "redirect", "old": old, "new": new} for old, new in resolution.redirects)
    yield from (
        {"row": "post", "id": post.id, "title": post.title, "of": post.of, "place": post.of_cluster}
        for post in resolution.posts
    )
    yield from _tenures(resolution)
    for conflict in resolution.conflicts:
        values = [[value, list(articles)] for value, articles in conflict.values]
        yield {"row": "conflict", "entity": conflict.cluster, "kind": conflict.kind, "values": values,
               "latest": conflict.latest}  # fmt: skip
    for one in resolution.unresolved:
        yield {"row": "unresolved", "mention": mention_target(one.mention), "wording": one.wording,
               "reason": one.reason, "candidates": list(one.candidates)}  # fmt: skip
    for decision in resolution.stale:
        yield {"row": "stale", "decision": decision.id, "source": decision.source}


def _mentions(extraction: Extraction, resolution: Resolution) -> Iterator[str]:
    """A line for each person, body and event: what all share is put together once."""
    article = extraction.article
    key = article.key
    title, published, url = (
        "null" if one is None else _text(one) for one in (article.title, article.published, article.url)
    )
    start, middle = f'{{"article": {_text(article.id)}, "entity": ', f', "published": {published}, "row": "mention"'
    end = f', "title": {title}, "url": {url}}}\n'
    things: list[tuple[str, str, tuple[Evidence, ...]]] = [
        *((p.id, p.name, p.mentions) for p in extraction.people),
        *((o.id, o.name, o.mentions) for o in extraction.organisations),
        *((e.id, e.type, e.evidence) for e in extraction.events),
    ]
    for local, name, evidence in things:
        target, entity = _text(mention_target((key, local))), _text(resolution.index[key, local])
        said = f', "sentence": {_text(_sentence(article, evidence))}'
        yield f'{start}{entity}, "id": {target}, "name": {_text(name)}{middle}{said}{end}'


def _sentence(article: Article, evidence: tuple[Evidence, ...]) -> str:
    return article.text[evidence[0].sentence_start : evidence[0].sentence_end] if evidence else ""


def _tenures(resolution: Resolution) -> Iterator[dict[str, Any]]:
    for tenure in resolution.tenures:
        seen = [
            {"kind": a.kind, "date": a.date, "mention": mention_target((a.article, a.person))}
            for a in tenure.attestations
        ]
        yield {
            "row": "tenure", "id": tenure.id, "person": tenure.person, "post": tenure.post, "acting": tenure.acting,
            "first": tenure.first, "last": tenure.last, "start": tenure.start, "end": tenure.end,
            "elect": tenure.elect, "former": tenure.former, "attestations": seen,
        }  # fmt: skip


def read_identity(directory: Path) -> Identity:
    """The record of a graph directory. Raises GovgraphError when it is not there or not readable."""
    file = directory / FILE
    tables: dict[str, list[dict[str, Any]]] = {}
    try:
        with file.open(encoding="utf-8") as stream:
            for line in stream:
                row = json.loads(line)
                tables.setdefault(row["row"], []).append(row)
    except FileNotFoundError as error:
        hint = "build it first: govgraph build PATH -o DIR"
        raise GovgraphError(f"{directory} holds no graph", hint, exit_code=2) from error
    except (OSError, ValueError, KeyError) as error:
        raise GovgraphError(f"{file} cannot be read: {error}", "build the graph again") from error
    get = tables.get
    return Identity(
        {row["id"]: row for row in get("entity", [])},
        {row["id"]: row for row in get("mention", [])},
        tuple(get("merge", [])),
        {row["old"]: row["new"] for row in get("redirect", [])},
        {row["id"]: row for row in get("post", [])},
        tuple(get("tenure", [])),
        tuple(get("conflict", [])),
        tuple(get("unresolved", [])),
        tuple(get("stale", [])),
    )
