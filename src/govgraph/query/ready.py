"""The ready queries: SPARQL files whose header comments say what they answer and what they need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from govgraph import paths
from govgraph.errors import GovgraphError, UsageError, nearest

TYPES = ("person", "organisation", "place", "post", "event", "article", "entity", "term", "text", "date", "year",
         "integer")  # fmt: skip
_HEADER = re.compile(r"# ([a-z]+(?:-[a-z]+)?)(?: (\w+))?: (.+)")
_PARAMETER = re.compile(r"([a-z]+)(\??)(?: — (.+))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a ready query that its user may or must fill."""

    name: str
    type: str  # one of TYPES
    required: bool
    example: str


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A question worth keeping, with title and description in both languages (language tag → text)."""

    name: str
    titles: dict[str, str]
    descriptions: dict[str, str]
    parameters: tuple[Parameter, ...]
    text: str


def ready_queries() -> tuple[ReadyQuery, ...]:
    """All ready queries by name. GovgraphError naming the file whose header lacks something."""
    return _read(paths.ontology_dir() / "queries")


def ready_query(name: str) -> ReadyQuery:
    """The ready query ``name``. UsageError listing the names there are."""
    for query in ready_queries():
        if query.name == name:
            return query
    raise UsageError(f"no ready query {name!r}", nearest(name, [query.name for query in ready_queries()]))


@cache
def _read(directory: Path) -> tuple[ReadyQuery, ...]:
    return tuple(_parse(path) for path in sorted(directory.glob("*.rq")))


def _parse(path: Path) -> ReadyQuery:
    text = path.read_text(encoding="utf-8")
    words: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        found = _HEADER.fullmatch(line)
        if found is None:
            break
        key, name, value = found.groups()
        if key == "param":
            parameters.append(_parameter(path, name or "", value))
        else:
            words[key] = value
    try:
        titles, descriptions = ({lang: words[f"{what}-{lang}"] for lang in ("id", "en")} for what in _WHAT)
    except KeyError as missing:
        raise GovgraphError(f"{path}: the header lacks {missing}", "see the other ready queries") from missing
    return ReadyQuery(path.stem, titles, descriptions, tuple(parameters), text)


_WHAT = ("title", "description")


def _parameter(path: Path, name: str, value: str) -> Parameter:
    found = _PARAMETER.fullmatch(value)
    if not name or found is None or found[1] not in TYPES:
        raise GovgraphError(f"{path}: bad parameter {name!r}: {value}", f"a type is one of {', '.join(TYPES)}")
    return Parameter(name, found[1], not found[2], found[3] or "")
