"""The whole journey on one screen: files → articles → extractions → resolution → graph → a directory of outputs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from govgraph.article_format import extraction_to_json
from govgraph.articles import USUAL, Options, Rejected, read_paths
from govgraph.atomic import replacing
from govgraph.errors import GovgraphError
from govgraph.extract import extract
from govgraph.graph import build_graph
from govgraph.lexicon import Lexicon
from govgraph.model import Article, Extraction
from govgraph.paths import data_dir
from govgraph.pipeline import versions, work
from govgraph.pipeline.cache import cache_file, opened
from govgraph.pipeline.extracting import Extracted, How, Item, expected, extract_items
from govgraph.pipeline.inputs import read_items
from govgraph.pipeline.progress import Progress, Step, silent
from govgraph.pipeline.spool import Spool
from govgraph.pipeline.writing import PAGE, Content, write_all
from govgraph.report import Report, make_report
from govgraph.resolve import Decision, Resolution, resolve
from govgraph.resolve.decisions import read_decisions

_SELDOM = 100_000  # new values while articles are read, where libraries may leave circles behind


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, and what needs attention: decisions that no longer apply, articles it failed on."""

    directory: Path
    page: Path
    report: Report
    stale: tuple[Decision, ...] = ()
    failed: tuple[Rejected, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    kept: int = 0  # articles that were extracted by a build before
    slowest: tuple[tuple[float, str], ...] = ()  # seconds of CPU and source; told to people, never written


@dataclass(frozen=True, slots=True)
class Inputs:
    """What goes into a graph: articles and rejected inputs in order, about how many, and judgements."""

    items: Iterable[Item]
    expected: int
    decisions: Sequence[Decision]


def build(
    paths: Sequence[str | Path],
    directory: Path,
    progress: Progress = silent,
    decisions: Sequence[Path] = (),
    how: How = How(),  # noqa: B008 - frozen
    options: Options = USUAL,
) -> Built:
    """Build the graph of the articles below ``paths`` and put it in place of ``directory``, whole or not at all.

    Inputs that cannot be read, or that the extractor fails on, are listed in ``rejected.jsonl`` and the rest is
    built; ``options`` say how they are read. ``decisions`` are files (or directories) of judgements that win over
    the resolver. Articles that a build of this directory has extracted before are not extracted again, were it
    finished or not. Raises GovgraphError when no article could be read, when a decision is malformed, when the
    directory cannot be written, is not ours to replace or is held by another build.
    """
    judged = read_decisions(decisions)
    with replacing(directory) as fresh:
        return make(fresh, directory, Inputs(read_items(paths, how, options), expected(paths), judged), how, progress)


def make(fresh: Path, directory: Path, inputs: Inputs, how: How, progress: Progress) -> Built:
    """Fill ``fresh``, which will take the place of ``directory``: extract, resolve, fold into a graph, write."""
    lexicon = Lexicon.load()
    with opened(cache_file(directory), versions.current(), empty=how.rebuild) as cache, Spool(fresh) as spool:
        with collected(every=_SELDOM):
            found = extract_items(inputs.items, inputs.expected, cache, how, progress, spool)
        if not found.extractions:
            raise nothing_read(found.rejected)
        judged = (*_own_decisions(), *inputs.decisions)
        with collected(every=0):
            progress(Step("resolve", 0, 2))
            resolution = resolve(found.extractions, lexicon, judged)
            progress(Step("resolve", 1, 2, what="graph"))
            graph = build_graph(resolution, lexicon)
            report = make_report(resolution.extractions, found.rejected, graph)
            content = Content(resolution, found.rejected, graph, report, inputs.decisions)
            write_all(fresh, content, progress, before=None if how.rebuild else directory)
        cache.keep_only(found.digests)
        stale = (*resolution.stale, *_stale_rejections(resolution, judged, lexicon))  # asks the spool
    return _built(directory, report, stale, found)


@contextmanager
def collected(every: int) -> Iterator[None]:
    """With a search for garbage in circles after ``every`` new values, 0 for none, instead of each few hundred.

    There are millions of values that stay, and hardly a circle among them: to go through them again and again takes
    a sixth of the time. What was set before is set afterwards.
    """
    before = gc.get_threshold()
    gc.set_threshold(every, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _built(directory: Path, report: Report, stale: tuple[Decision, ...], found: Extracted) -> Built:
    failed = tuple(item for item in found.rejected if item.code == work.FAILED)
    return Built(
        directory, directory / PAGE, report, stale, failed, tuple(found.rejected), found.kept, tuple(found.slowest)
    )  # fmt: skip


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
        raise nothing_read(rejected)
    return resolve(extractions, lexicon, _own_decisions())


def _own_decisions() -> tuple[Decision, ...]:
    kept = data_dir() / "decisions"
    return read_decisions([kept]) if kept.is_dir() else ()


def extract_all(
    paths: Sequence[str | Path],
    lexicon: Lexicon,
    rejected: list[Rejected],
    options: Options = USUAL,
    *,
    strict: bool = False,
) -> Iterator[Extraction]:
    """Read and extract article after article; what cannot be read is appended to ``rejected``.

    So is an article that the extractor fails on, with the code "failed"; with ``strict`` its exception is
    raised instead.
    """
    step: Callable[[Article, Lexicon], Extraction | Rejected] = extract if strict else work.attempt
    for item in read_paths(paths, options):
        read = step(item, lexicon) if isinstance(item, Article) else item
        if isinstance(read, Rejected):
            rejected.append(read)
        else:
            yield read


def predict(path: Path) -> dict[str, object]:
    """The article format of the one article in ``path``: what an evaluation compares with gold."""
    rejected: list[Rejected] = []
    for extraction in extract_all([path], Lexicon.load(), rejected):
        return extraction_to_json(extraction)
    raise nothing_read(rejected)


def nothing_read(rejected: Sequence[Rejected]) -> GovgraphError:
    """The error that there is nothing to build from, with the first reason."""
    if not rejected:
        return GovgraphError("no article found", "give files or directories; see docs/articles.md", exit_code=2)
    first = rejected[0]
    more = f" (and {len(rejected) - 1} more)" if len(rejected) > 1 else ""
    missing = all(item.code == "missing" for item in rejected)
    return GovgraphError(f"{first.source}: {first.reason}{more}", first.hint, exit_code=2 if missing else 1)
