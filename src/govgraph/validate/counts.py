"""Data assertions: how many nodes of a class or facts of a property a sound graph has at least and at most."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from govgraph import paths
from govgraph.errors import GovgraphError


@dataclass(frozen=True, slots=True)
class Bound:
    """At least ``least`` and at most ``most`` (None: no limit) of the class or property ``term`` (a CURIE)."""

    term: str
    least: int
    most: int | None


def read_bounds(path: Path | None = None) -> tuple[Bound, ...]:
    """The bounds of a TOML file (by default ``ontology/counts.toml``): one table per term with ``min`` and ``max``.

    GovgraphError naming the file and the term that is wrong.
    """
    path = path or paths.ontology_dir() / "counts.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise GovgraphError(f"{path}: {problem}", 'a table per term: ["gg:Article"] min = 1') from problem
    bounds = []
    for term, table in sorted(tables.items()):
        least, most = (table.get("min", 0), table.get("max")) if isinstance(table, dict) else (None, None)
        if not isinstance(least, int) or not (most is None or isinstance(most, int)) or set(table) - {"min", "max"}:
            raise GovgraphError(f"{path}: {term} needs whole numbers min and max", "see ontology/counts.toml")
        bounds.append(Bound(term, least, most))
    return tuple(bounds)
