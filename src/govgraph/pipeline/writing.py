"""The files of a graph directory, each written in a fixed order into a directory that is not in place yet."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from govgraph.article_format import extraction_to_json
from govgraph.articles import Rejected
from govgraph.atomic import MANIFEST
from govgraph.errors import GovgraphError
from govgraph.graph import Graph
from govgraph.judgement import record
from govgraph.model import Claim, Fact, Value
from govgraph.pipeline.progress import Progress, Step
from govgraph.rdf import quads, write_turtle
from govgraph.report import Report
from govgraph.resolve import Decision, Resolution
from govgraph.store import create as create_store
from govgraph.viewer import write_page
from govgraph.views import texts

FORMAT = 1  # of the graph directory; a reader of another format refuses it
PAGE = "graph.html"
DECISIONS = "decisions.jsonl"
REJECTED = "rejected.jsonl"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Content:
    """What a graph directory says."""

    resolution: Resolution
    rejected: Sequence[Rejected]
    graph: Graph
    report: Report
    decisions: Sequence[Decision]  # those that were given to the build


def write_all(fresh: Path, content: Content, progress: Progress) -> None:
    """Write every file of a graph directory into the empty directory ``fresh``, the mark that it is one last."""
    resolution, graph, report = content.resolution, content.graph, content.report
    extractions = resolution.extractions
    steps: tuple[Callable[[], object], ...] = (
        lambda: write_lines(fresh / texts.FILE, (texts.row(one.article) for one in extractions)),
        lambda: write_lines(fresh / "extractions.jsonl", (extraction_to_json(one) for one in extractions)),
        lambda: write_lines(fresh / record.FILE, record.rows(resolution)),
        lambda: write_lines(fresh / "facts.jsonl", (_fact(fact) for fact in graph.facts)),
        lambda: write_lines(fresh / REJECTED, (item.as_dict() for item in content.rejected)),
        lambda: write_lines(fresh / DECISIONS, (asdict(one) for one in content.decisions)),
        lambda: _write_json(fresh / "report.json", report.as_dict()),
        lambda: write_turtle(graph, fresh / "graph.ttl"),
        lambda: create_store(quads(graph), fresh / "store"),
        lambda: write_page(graph, fresh / PAGE),
        lambda: _write_json(fresh / MANIFEST, {"format": FORMAT, "articles": report.articles}),
    )
    for done, step in enumerate(steps):
        progress(Step("write", done, len(steps)))
        step()
    progress(Step("write", len(steps), len(steps)))


@contextmanager
def full_disk_told(directory: Path) -> Iterator[None]:
    """Tell a full disk as what it is; what was there before is not touched by it."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        hint = "make space and build again: the graph that was there is as it was"
        raise GovgraphError(f"{directory.parent}: no space left on the disk", hint) from error


def write_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write one JSON object a line, keys sorted."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)


def _write_json(path: Path, value: dict[str, object]) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _fact(fact: Fact) -> dict[str, object]:
    """The fields of a fact by name, as ``asdict`` gives them in a fifth of the time: there are very many."""
    said = fact.object if isinstance(fact.object, str) else _fields(fact.object)
    claims = [_fields(claim) for claim in fact.claims]
    return {"subject": fact.subject, "predicate": fact.predicate, "object": said, "claims": claims}


def _fields(value: Claim | Value) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}
