"""The files of a graph directory, each written in a fixed order into a directory that is not in place yet."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from json.encoder import encode_basestring
from pathlib import Path

from govgraph.articles import Rejected
from govgraph.atomic import MANIFEST
from govgraph.graph import Graph
from govgraph.judgement import record
from govgraph.model import Fact
from govgraph.pipeline.lists import EXTRACTIONS, write_extractions, write_lines, write_text
from govgraph.pipeline.progress import Progress, Step
from govgraph.pipeline.statements import TURTLE, statements_written
from govgraph.report import Report
from govgraph.resolve import Decision, Resolution
from govgraph.store import STORE
from govgraph.viewer import write_page

FORMAT = 1  # of the graph directory; a reader of another format refuses it
PAGE = "graph.html"
DECISIONS = "decisions.jsonl"
REJECTED = "rejected.jsonl"
_text = encode_basestring  # in C, without the way there
_often = lru_cache(1 << 16)(_text)  # strings that come back: keys of articles, names of rules


@dataclass(frozen=True, slots=True)
class Content:
    """What a graph directory says."""

    resolution: Resolution
    rejected: Sequence[Rejected]
    graph: Graph
    report: Report
    decisions: Sequence[Decision]  # those that were given to the build


def write_all(fresh: Path, content: Content, progress: Progress, before: Path | None) -> None:
    """Write every file of a graph directory into the empty directory ``fresh``, the mark that it is one last.

    ``before`` is the graph directory that will be replaced: the store may begin as its copy. None: it never does.
    """
    files = _files(content, before)
    steps = len(files) + 2
    progress(Step("write", 0, steps, what=TURTLE))
    with statements_written(content.graph, fresh, before):  # the store is still loaded while others are written
        for done, (name, write) in enumerate(files.items(), 1):
            progress(Step("write", done, steps, what=name))
            write(fresh / name)
        progress(Step("write", steps - 1, steps, what=STORE))
    _write_json(fresh / MANIFEST, {"format": FORMAT, "articles": content.report.articles})
    progress(Step("write", steps, steps))


def _files(content: Content, before: Path | None) -> dict[str, Callable[[Path], object]]:
    """How each file is written, by its name; with that of the extractions goes that of their articles."""
    resolution, graph = content.resolution, content.graph
    return {
        EXTRACTIONS: lambda path: write_extractions(path.parent, before, resolution.extractions),
        record.FILE: lambda path: write_text(path, record.lines(resolution)),
        "facts.jsonl": lambda path: write_text(path, map(fact_line, graph.facts)),
        REJECTED: lambda path: write_lines(path, (item.as_dict() for item in content.rejected)),
        DECISIONS: lambda path: write_lines(path, (asdict(one) for one in content.decisions)),
        "report.json": lambda path: _write_json(path, content.report.as_dict()),
        PAGE: lambda path: write_page(graph, path),
    }


def _write_json(path: Path, value: dict[str, object]) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def fact_line(fact: Fact) -> str:
    """The line of a fact, as the encoder would give it in ten times the time: there are very many."""
    subject, predicate, value, told = fact
    claims = ", ".join([
        f'{{"article": {_often(article)}, "end": {end}, "id": {_text(name)}, "quote": {_text(quote)}, '
        f'"rule": {_often(rule)}, "sentence_end": {last}, "sentence_start": {first}, "start": {start}}}'
        for name, article, start, end, first, last, quote, rule in told
    ])  # fmt: skip
    if isinstance(value, str):
        said = _text(value)
    else:
        lang = "null" if value.lang is None else _often(value.lang)
        said = f'{{"datatype": {_often(value.datatype)}, "lang": {lang}, "text": {_text(value.text)}}}'
    named = f'"predicate": {_often(predicate)}, "subject": {_text(subject)}'
    return f'{{"claims": [{claims}], "object": {said}, {named}}}\n'
