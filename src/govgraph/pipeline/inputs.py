"""What a build reads: paths by processes of this machine, addresses by whoever does the work.

Whatever comes is unpacked here, where all limits are kept, and pages, which take far longer to read than to unpack,
are read by processes, a few at a time and given back in the order of the input.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from pathlib import Path

from govgraph.articles import USUAL, Listed, Options, Part, RawPage, parts_of, reads_of, settle
from govgraph.articles.formats import SUFFIXES
from govgraph.articles.pages import Read
from govgraph.pipeline import versions
from govgraph.pipeline.addresses import is_address, list_addresses, parts_at
from govgraph.pipeline.cluster import Cluster
from govgraph.pipeline.executors import Here, Pool
from govgraph.pipeline.extracting import How, Item, cores
from govgraph.pipeline.work import Reads, Unread

FEW = 16  # tasks, which are done in the time that processes take to start
_TASK = 4  # pages: a fifth of a second of work
_LARGEST = 1 << 20  # bytes of unpacked pages after which a task is full, and of a file that a worker opens itself
_LONGEST = 64  # of what was read here and waits for pages before it


def read_items(paths: Sequence[str | Path], how: How, options: Options = USUAL) -> Iterator[Item]:
    """The articles below ``paths`` in their order, and what is rejected, wherever the reading is done.

    Files at addresses are read by the workers of a cluster, side by side, when there is one. Raises what
    ``list_addresses`` and ``Cluster`` do.
    """
    return (listed.item for listed in list_items(paths, how, options))


def list_items(paths: Sequence[str | Path], how: How, options: Options = USUAL) -> Iterator[Listed]:
    """As ``read_items``, with the reader of each."""
    return settle(_reads(paths, how, options), options)


def _reads(paths: Sequence[str | Path], how: How, options: Options) -> Iterator[Read]:
    jobs = how.jobs or cores()

    def reading(files: Sequence[Path], options: Options) -> Iterator[Read]:
        return _side_by_side((part for file in files for part in _unread(file, options)), jobs, options)

    for far, group in groupby(paths, is_address):
        if not far:
            yield from reads_of(group, options, reading)
        elif how.cluster is None:
            parts = (part for address in list_addresses(group) for part in parts_at(address, options))
            yield from _side_by_side(parts, jobs, options)
        else:
            with Cluster(how.cluster) as workers:
                for reads in workers.read(list_addresses(group), versions.reader(), options):
                    yield from reads


def _unread(file: Path, options: Options) -> Iterator[Part | Path]:
    """The file itself where it is a page, which a worker opens; what is in it otherwise."""
    return iter((file,)) if _is_page(file) else parts_of(file, options)


def _is_page(file: Path) -> bool:
    try:
        return SUFFIXES.get(file.suffix.lower(), "html") == "html" and file.stat().st_size <= _LARGEST
    except OSError:
        return False  # reading it will say what is wrong


@dataclass(slots=True)
class _Batch:
    """Parts in a row: what was read, with None in place of each thing that is not; these are the task."""

    items: list[Read | None] = field(default_factory=list)
    task: list[Unread] = field(default_factory=list)
    size: int = 0  # bytes of unpacked pages

    def add(self, part: Part | Path) -> None:
        if isinstance(part, Read):
            self.items.append(part)
        else:
            self.items.append(None)
            self.task.append(part)
            self.size += len(part.body) if isinstance(part, RawPage) else 0

    @property
    def is_full(self) -> bool:
        return len(self.task) == _TASK or self.size >= _LARGEST or len(self.items) == _LONGEST

    def read(self, outcomes: Iterable[Reads]) -> Iterator[Read]:
        """Everything in its place, now that the task is done."""
        done = iter(outcomes)
        for item in self.items:
            yield from next(done) if item is None else (item,)


def _batches(parts: Iterable[Part | Path]) -> Iterator[_Batch]:
    batch = _Batch()
    for part in parts:
        batch.add(part)
        if batch.is_full:
            yield batch
            batch = _Batch()
    if batch.items:
        yield batch


def _side_by_side(parts: Iterable[Part | Path], jobs: int, options: Options) -> Iterator[Read]:
    """What is in ``parts``, in their order; what is unread by ``jobs`` processes, or here where it is little.

    A batch in which all is read goes through the executor too, as a task of nothing, so that no more than it has
    under way is ever held.
    """
    under_way: deque[_Batch] = deque()

    def tasks() -> Iterator[tuple[Unread, ...]]:
        for batch in _batches(parts):
            under_way.append(batch)
            yield tuple(batch.task)

    coming = tasks()
    first = list(islice(coming, FEW + 1)) if jobs > 1 else []
    with Pool(jobs, reading=True) if len(first) > FEW else Here() as executor:
        for outcomes in executor.read(chain(first, coming), options):
            yield from under_way.popleft().read(outcomes)
