"""What a build reads: paths by processes of this machine, addresses by whoever does the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, islice
from pathlib import Path

from govgraph.articles import USUAL, Options, drafts_of, reads_of, settle
from govgraph.articles.formats import SUFFIXES
from govgraph.articles.pages import Read
from govgraph.pipeline import versions
from govgraph.pipeline.addresses import is_address, list_addresses, read_address
from govgraph.pipeline.cluster import Cluster
from govgraph.pipeline.executors import Pool
from govgraph.pipeline.extracting import How, Item, cores

FEW_PAGES = 64  # which are read in the time that processes take to start
_TASK = 4  # pages: a fifth of a second of work
_LARGEST = 1 << 20  # bytes of a page that a worker reads whole; what is larger is no page and is read as it comes


def read_items(paths: Sequence[str | Path], how: How, options: Options = USUAL) -> Iterator[Item]:
    """The articles below ``paths`` in their order, and what is rejected, wherever the reading is done.

    Files at addresses are read by the workers of a cluster, side by side, when there is one. Raises what
    ``list_addresses`` and ``Cluster`` do.
    """
    return (listed.item for listed in settle(_reads(paths, how, options), options))


def _reads(paths: Sequence[str | Path], how: How, options: Options) -> Iterator[Read]:
    for far, group in groupby(paths, is_address):
        if not far:
            yield from reads_of(group, options, partial(_side_by_side, how.jobs or cores()))
        elif how.cluster is None:
            yield from (read for address in list_addresses(group) for read in read_address(address, options))
        else:
            with Cluster(how.cluster) as workers:
                for reads in workers.read(list_addresses(group), versions.reader(), options):
                    yield from reads


def _side_by_side(jobs: int, files: Sequence[Path], options: Options) -> Iterator[Read]:
    """What is in ``files``, in their order: pages, which take longer than extraction, by ``jobs`` processes."""
    pages = frozenset(filter(_is_page, files)) if jobs > 1 else frozenset()
    if len(pages) <= FEW_PAGES:
        yield from (read for file in files for read in drafts_of(file, options))
        return
    with Pool(jobs, reading=True) as pool:
        for together, group in groupby(files, pages.__contains__):
            if together:
                tasks = iter(partial(_some, group), ())
                yield from (read for reads in pool.read(tasks, options) for read in reads)
            else:
                yield from (read for file in group for read in drafts_of(file, options))


def _some(files: Iterator[Path]) -> tuple[Path, ...]:
    return tuple(islice(files, _TASK))


def _is_page(file: Path) -> bool:
    try:
        return SUFFIXES.get(file.suffix.lower(), "html") == "html" and file.stat().st_size <= _LARGEST
    except OSError:
        return False  # reading it will say what is wrong
