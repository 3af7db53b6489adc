"""Write docs/notebooks/govgraph.ipynb: its cells, run on the graph of the samples, with what they show.

    python scripts/notebook.py [--check]

No Jupyter is needed to make it, only to open it. The same graph gives the same bytes: no clock, no counters
of a kernel, no path of a machine.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from govgraph import pipeline
from made_files import ROOT, settle

PAGE = ROOT / "docs" / "notebooks" / "govgraph.ipynb"
# What stands in the notebook: (kind, text). `build/demo` is what `make demo` writes.
CELLS = (
    ("markdown", """# govgraph in a notebook

Twenty sample articles about trade missions, visits, agreements and appointments, as `make demo` builds them."""),
    ("code", """import govgraph

g = govgraph.open("build/demo")  # or govgraph.build("my-articles")
g"""),
    ("markdown", """## People, posts, bodies, places

Each is a list of things; a thing shows itself as a card with the sentences that say its facts."""),
    ("code", "g.people"),
    ("code", 'g.find("Adhy Karyono")'),
    ("markdown", """## Events

By type, status and period. Every fact has its evidence: the sentence, the article, the rule."""),
    ("code", 'g.events(type="trade_mission", since="2021", until="2022")'),
    ("code", """mission = g.events(type="trade_mission", since="2021", until="2021")[0]
for fact in mission.facts:
    if fact.predicate in {"gg:sender", "gg:host"}:
        print(fact.property, "=", fact.value, "|", fact.evidence[0].sentence)"""),
    ("markdown", """## Who held a post, and what the articles disagree on"""),
    ("code", 'g.holders("Gubernur Jawa Timur")'),
    ("code", 'print(g.holders("Gubernur Jawa Timur"))  # the same without a notebook'),
    ("code", "g.conflicts"),
    ("markdown", """## Questions

Ready ones by name, others in SPARQL."""),
    ("code", 'g.ask("trade-missions", sender="Jawa Timur", year="2022")'),
    ("code", '''g.query("""
SELECT ?province (COUNT(DISTINCT ?mission) AS ?missions) WHERE {
  ?mission a gg:TradeMission ; gg:host ?host .
  ?host gg:partOf* ?p .
  ?p a gg:Province ; rdfs:label ?province .
}
GROUP BY ?province ORDER BY DESC(?missions) ?province
""")'''),
    ("markdown", """## Other libraries

`g.to_networkx()` is a graph with labels, types and numbers of sources; `g.to_dataframes()` gives pandas tables of
entities, facts, claims and events (`pip install 'govgraph[pandas]'`)."""),
    ("code", """network = g.to_networkx()
people = [node for node, kind in network.nodes(data="type") if kind == "Person"]
for person in sorted(people, key=lambda node: (-network.degree(node), node))[:5]:
    print(network.nodes[person]["label"], network.degree(person))"""),
)  # fmt: skip
_METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
             "language_info": {"name": "python"}}  # fmt: skip


def notebook(home: Path) -> str:
    """The notebook as it should be; ``home`` holds the graph of the samples as ``build/demo``."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.chdir(home):
        cells = [_cell(number, kind, text, names) for number, (kind, text) in enumerate(CELLS, 1)]
    made = {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _cell(number: int, kind: str, text: str, names: dict[str, Any]) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": text.splitlines(True)}
    return cell if kind == "markdown" else cell | {"execution_count": None, "outputs": run(text, names)}


def run(text: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell as a notebook does: what it prints, then its last expression."""
    body = ast.parse(text).body
    last = ast.Expression(body.pop().value) if isinstance(body[-1], ast.Expr) else None  # type: ignore[attr-defined]
    printed, outputs = io.StringIO(), []
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(body, []), "cell", "exec"), names)  # noqa: S102  # the cells above
        value = eval(compile(last, "cell", "eval"), names) if last else None  # noqa: S307
    if printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": printed.getvalue().splitlines(True)})
    if value is not None:
        data = {"text/plain": [repr(value)]}
        if hasattr(value, "_repr_html_"):
            data = {"text/html": value._repr_html_().splitlines(True)} | data
        outputs.append({"data": data, "execution_count": None, "metadata": {}, "output_type": "execute_result"})
    return outputs


def main(arguments: list[str]) -> int:
    """Write the notebook, or say that it is stale."""
    with tempfile.TemporaryDirectory() as home:
        pipeline.build([ROOT / "data" / "articles"], Path(home, "build", "demo"))
        made = notebook(Path(home))
    return settle({PAGE: made}, __file__, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
