"""Articles to extractions: what is kept is taken from the cache, the rest is given to an executor, in one order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from govgraph.articles import Rejected, list_files
from govgraph.model import Article
from govgraph.pipeline import versions
from govgraph.pipeline.cache import Cache, article_digest
from govgraph.pipeline.cluster import BATCH_SENT, Cluster
from govgraph.pipeline.codec import is_whole
from govgraph.pipeline.executors import Executor, Here, Pool
from govgraph.pipeline.progress import Progress, Step
from govgraph.pipeline.work import Articles, Outcomes

if TYPE_CHECKING:
    from govgraph.pipeline.spool import Spool  # with the resolver, which workers and readers need not load

FEW = 12  # tasks for which starting processes takes longer than the work: a process reads the lexicon first
BATCH = 16  # articles that make a task: a fifth of a second of work
_LONGEST = 512  # items of a batch, where most are in the cache
_SLOWEST = 5
_LINES = frozenset({".jsonl", ".ndjson", ".csv"})  # formats with about an article a line

Item = Article | Rejected


@dataclass(frozen=True, slots=True)
class How:
    """How the work is done; no result depends on it."""

    jobs: int = 1  # processes of this machine; 0: one for each core
    rebuild: bool = False  # extract every article, kept or not, and make the store anew
    cluster: str | None = None  # address of a Dask scheduler, whose workers extract instead


@dataclass(slots=True)
class Extracted:
    """What extraction gave, in the order of the items."""

    extractions: Spool
    rejected: list[Rejected] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)  # of the extracted articles
    kept: int = 0  # of the extractions, those that were in the cache
    slowest: list[tuple[float, str]] = field(default_factory=list)  # seconds and source, the slowest first


@dataclass(frozen=True, slots=True)
class _Looked:
    """An article that was looked up in the cache: its digest there, and what was kept."""

    article: Article
    digest: bytes
    kept: bytes | None


@dataclass(slots=True)
class _Batch:
    """Items in a row; the articles among them that the cache lacks are the task."""

    items: list[_Looked | Rejected] = field(default_factory=list)
    task: list[Article] = field(default_factory=list)


def extract_items(
    items: Iterable[Item], expected: int, cache: Cache, how: How, progress: Progress, spool: Spool
) -> Extracted:
    """Extract the articles among ``items`` into ``spool``; their order is kept, whoever does the work.

    What the cache did not hold is written there batch by batch: a build that is killed has lost a second of work.
    ``expected`` is about how many items there are, for the progress.
    """
    return _Run(cache, expected, progress, spool).over(items, how)


class _Run:
    """One pass over the items. ``_under_way`` holds batches whose tasks are not done, and none of them is first
    that has no task."""

    def __init__(self, cache: Cache, expected: int, progress: Progress, spool: Spool) -> None:
        self._cache = cache
        self._expected = expected
        self._progress = progress
        self._under_way: deque[_Batch] = deque()
        self._found = Extracted(spool)

    def over(self, items: Iterable[Item], how: How) -> Extracted:
        """Everything in ``items``, done."""
        self._tell()
        tasks = self._tasks(items, BATCH_SENT if how.cluster else BATCH)
        first = list(islice(tasks, FEW + 1))
        with _executor(how, few=len(first) <= FEW) as executor:
            for outcomes in executor.run(chain(first, tasks), versions.current()):
                self._take(self._under_way.popleft(), outcomes)
                self._take_kept()
        return self._found

    def _tasks(self, items: Iterable[Item], size: int) -> Iterator[Articles]:
        for batch in _batches(items, self._cache, size):
            self._under_way.append(batch)
            self._take_kept()
            if batch.task:
                yield tuple(batch.task)

    def _take_kept(self) -> None:
        while self._under_way and not self._under_way[0].task:
            self._take(self._under_way.popleft(), ())

    def _take(self, batch: _Batch, outcomes: Outcomes) -> None:
        """Add what a batch came to; what is new is kept in the cache."""
        made = iter(outcomes)
        new: list[tuple[bytes, bytes]] = []
        for item in batch.items:
            if isinstance(item, Rejected):
                self._found.rejected.append(item)
            elif item.kept is not None:
                self._found.kept += 1
                self._add(item, item.kept)
            else:
                outcome = next(made)
                self._found.slowest.append((outcome.seconds, item.article.source))
                if isinstance(outcome.result, Rejected):
                    self._found.rejected.append(outcome.result)
                else:
                    new.append((item.digest, outcome.result))
                    self._add(item, outcome.result)
        self._cache.put(new)
        self._found.slowest = sorted(self._found.slowest, reverse=True)[:_SLOWEST]
        self._tell()

    def _add(self, item: _Looked, body: bytes) -> None:
        self._found.extractions.add(item.article, body)
        self._found.digests.append(item.digest)

    def _tell(self) -> None:
        found = self._found
        done = len(found.extractions) + len(found.rejected)
        self._progress(Step("extract", done, max(done, self._expected), len(found.rejected), found.kept))


def _batches(items: Iterable[Item], cache: Cache, size: int) -> Iterator[_Batch]:
    batch = _Batch()
    for item in items:
        if isinstance(item, Rejected):
            batch.items.append(item)
        else:
            looked = _look(item, cache)
            batch.items.append(looked)
            if looked.kept is None:
                batch.task.append(item)
        if len(batch.task) == size or len(batch.items) == _LONGEST:
            yield batch
            batch = _Batch()
    if batch.items:
        yield batch


def _look(article: Article, cache: Cache) -> _Looked:
    digest = article_digest(article)
    body = cache.get(digest)
    # Damaged on the disk: extracted anew, and the row is written again.
    return _Looked(article, digest, body if body is not None and is_whole(body) else None)


def _executor(how: How, *, few: bool) -> Executor:
    if how.cluster is not None:
        return Cluster(how.cluster)
    jobs = how.jobs or cores()
    return Here() if few or jobs == 1 else Pool(jobs)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def expected(paths: Sequence[str | Path]) -> int:
    """About how many articles there are below ``paths``: files, and lines where each is an article."""
    return sum(_lines(file) if file.suffix.lower() in _LINES else 1 for file in list_files(paths))


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1  # reading it will say what is wrong
