"""How things show themselves in a notebook: templates that escape every text; no script, nothing from the network."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

if TYPE_CHECKING:
    from govgraph.views.index import Index

_DRAWN = 24  # entities of the drawing; more is what the page is for
_WIDE, _HIGH = 200, 190  # half axes of the ellipse that they stand on


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("govgraph.api"), autoescape=True, undefined=StrictUndefined)


def _render(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(**values)


def card_html(thing: object) -> str:
    """A thing with its facts and the sentences that say them."""
    return _render("card.html", thing=thing)


def table_html(columns: Sequence[str], rows: Sequence[Sequence[str]], *, more: int = 0) -> str:
    """A table; ``more`` says how many rows are not shown."""
    return _render("table.html", columns=columns, rows=rows, more=more)


def graph_html(index: Index, counts: Sequence[tuple[str, str]]) -> str:
    """How much there is of what, and a drawing of the entities that most is said of."""
    network = index.graph.to_networkx()
    kept = {key for table in ("people", "posts", "organisations", "places", "events") for key in index.tables[table]}
    chosen = sorted(kept, key=lambda key: (-network.degree(key), key))[:_DRAWN]
    dots = {key: _dot(index, key, number, len(chosen)) for number, key in enumerate(sorted(chosen))}
    lines = [
        {"x1": dots[start]["x"], "y1": dots[start]["y"], "x2": dots[end]["x"], "y2": dots[end]["y"],
         "title": f"{index.label(start)} → {index.label(end)}: {predicate}"}
        for start, end, predicate in sorted(network.edges(keys=True)) if start in dots and end in dots
    ]  # fmt: skip
    table = Markup(table_html(("what", "number"), counts))  # noqa: S704  # made by the template above, escaped there
    return _render("graph.html", table=table, lines=lines, dots=list(dots.values()))


def _dot(index: Index, key: str, number: int, count: int) -> dict[str, Any]:
    angle = 2 * math.pi * number / max(count, 1)
    label = index.label(key)
    short = label if len(label) <= 34 else label[:33] + "…"
    side = 1 if math.cos(angle) >= 0 else -1
    return {"x": round(_WIDE * math.cos(angle)), "y": round(_HIGH * math.sin(angle)), "side": side, "label": short,
            "title": f"{label} ({key})"}  # fmt: skip
