"""The whole journey on one screen: files → articles → extractions → resolution → graph → a directory of outputs."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from govgraph.article_format import extraction_to_json
from govgraph.articles import Rejected, list_files, read_paths
from govgraph.atomic import MANIFEST, replacing
from govgraph.errors import GovgraphError
from govgraph.extract import extract
from govgraph.graph import Graph, build_graph
from govgraph.judgement import record
from govgraph.lexicon import Lexicon
from govgraph.model import Article, Extraction
from govgraph.paths import data_dir
from govgraph.rdf import quads, write_turtle
from govgraph.report import Report, make_report
from govgraph.resolve import Decision, Resolution, resolve
from govgraph.resolve.decisions import read_decisions
from govgraph.store import create as create_store
from govgraph.viewer import write_page
from govgraph.views import texts

FORMAT = 1  # of the graph directory; a reader of another format refuses it
PAGE = "graph.html"
FAILED = "failed"  # code of a rejected article that our extractor is to blame for

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and how much there is in all."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, and what needs attention: decisions that no longer apply, articles it failed on."""

    directory: Path
    page: Path
    report: Report
    stale: tuple[Decision, ...] = ()
    failed: tuple[Rejected, ...] = ()


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def build(
    paths: Sequence[str | Path], directory: Path, progress: Progress = _silent, decisions: Sequence[Path] = ()
) -> Built:
    """Build the graph of the articles below ``paths`` and put it in place of ``directory``, whole or not at all.

    Inputs that cannot be read, or that the extractor fails on, are listed in ``rejected.jsonl`` and the rest is
    built. ``decisions`` are files (or directories) of judgements that win over the resolver. Raises GovgraphError
    when no article could be read, when a decision is malformed, when the directory cannot be written or is not
    ours to replace.
    """
    judged = read_decisions([*_own_decisions(), *decisions])
    with replacing(directory) as fresh:
        lexicon = Lexicon.load()
        rejected: list[Rejected] = []
        extractions = list(extract_all(paths, lexicon, rejected, progress))
        if not extractions:
            raise _nothing_read(rejected)
        progress("resolve", 0, 1)
        resolution = resolve(extractions, lexicon, judged)
        graph = build_graph(resolution, lexicon)
        report = make_report(resolution.extractions, rejected, graph)
        _write(fresh, resolution, rejected, graph, report, progress)
    stale = (*resolution.stale, *_stale_rejections(resolution, judged, lexicon))
    failed = tuple(item for item in rejected if item.code == FAILED)
    return Built(directory, directory / PAGE, report, stale, failed)


def _stale_rejections(resolution: Resolution, judged: Sequence[Decision], lexicon: Lexicon) -> list[Decision]:
    """Decisions that reject claims which nobody makes: only the graph without any rejection has all claims."""
    if not resolution.rejected:
        return []
    whole = build_graph(replace(resolution, rejected=frozenset()), lexicon)
    made = {claim.id for fact in whole.facts for claim in fact.claims}
    return [one for one in judged if one.kind == "reject_claim" and one.targets[0] not in made]


def resolve_paths(paths: Sequence[str | Path]) -> Resolution:
    """Read, extract and resolve the articles below ``paths``, as a build does, and write nothing.

    Raises GovgraphError when no article could be read.
    """
    lexicon = Lexicon.load()
    rejected: list[Rejected] = []
    extractions = list(extract_all(paths, lexicon, rejected))
    if not extractions:
        raise _nothing_read(rejected)
    return resolve(extractions, lexicon, read_decisions(_own_decisions()))


def _own_decisions() -> list[Path]:
    kept = data_dir() / "decisions"
    return [kept] if kept.is_dir() else []


def extract_all(
    paths: Sequence[str | Path],
    lexicon: Lexicon,
    rejected: list[Rejected],
    progress: Progress = _silent,
    *,
    strict: bool = False,
) -> Iterator[Extraction]:
    """Read and extract article after article; what cannot be read is appended to ``rejected``.

    So is an article that the extractor fails on, with the code "failed"; with ``strict`` its exception is
    raised instead.
    """
    step = extract if strict else _attempt
    order = {str(file): number for number, file in enumerate(list_files(paths))}
    for item in read_paths(paths):
        file = item.source if item.source in order else item.source.rpartition(":")[0]
        progress("extract", order.get(file, 0), len(order))
        read = step(item, lexicon) if isinstance(item, Article) else item
        if isinstance(read, Rejected):
            rejected.append(read)
        else:
            yield read
    progress("extract", len(order), len(order))


def _attempt(article: Article, lexicon: Lexicon) -> Extraction | Rejected:
    """The extraction of one article; a mistake of ours in it is named and counted, and costs no other article."""
    try:
        return extract(article, lexicon)
    except GovgraphError:
        raise  # of the installation, such as a missing model: no article would do better
    except Exception as error:  # noqa: BLE001  # whatever it is, the other articles of a night's batch are fine
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
        reason = f"extractor failed on article {article.id}: {place}"
        return Rejected(article.source, FAILED, reason, "please report it with the article; the others are built")


def predict(path: Path) -> dict[str, object]:
    """The article format of the one article in ``path``: what an evaluation compares with gold."""
    rejected: list[Rejected] = []
    for extraction in extract_all([path], Lexicon.load(), rejected):
        return extraction_to_json(extraction)
    raise _nothing_read(rejected)


def _nothing_read(rejected: Sequence[Rejected]) -> GovgraphError:
    if not rejected:
        return GovgraphError("no article found", "give files or directories with .txt or .jsonl files", exit_code=2)
    first = rejected[0]
    more = f" (and {len(rejected) - 1} more)" if len(rejected) > 1 else ""
    missing = all(item.code == "missing" for item in rejected)
    return GovgraphError(f"{first.source}: {first.reason}{more}", first.hint, exit_code=2 if missing else 1)


def _write(
    fresh: Path,
    resolution: Resolution,
    rejected: Sequence[Rejected],
    graph: Graph,
    report: Report,
    progress: Progress,
) -> None:
    steps: tuple[Callable[[], object], ...] = (
        lambda: _write_lines(fresh / texts.FILE, (texts.row(one.article) for one in resolution.extractions)),
        lambda: _write_lines(fresh / "extractions.jsonl", (extraction_to_json(one) for one in resolution.extractions)),
        lambda: _write_lines(fresh / record.FILE, record.rows(resolution)),
        lambda: _write_lines(fresh / "facts.jsonl", (asdict(fact) for fact in graph.facts)),
        lambda: _write_lines(fresh / "rejected.jsonl", (item.as_dict() for item in rejected)),
        lambda: _write_json(fresh / "report.json", report.as_dict()),
        lambda: write_turtle(graph, fresh / "graph.ttl"),
        lambda: create_store(quads(graph), fresh / "store"),
        lambda: write_page(graph, fresh / PAGE),
        lambda: _write_json(fresh / MANIFEST, {"format": FORMAT, "articles": report.articles}),
    )
    for done, step in enumerate(steps):
        progress("write", done, len(steps))
        step()
    progress("write", len(steps), len(steps))


def _write_lines(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)


def _write_json(path: Path, value: dict[str, object]) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
