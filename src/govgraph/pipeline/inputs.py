"""What a build reads: paths by this process, addresses by whoever does the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from govgraph.articles import USUAL, Options, read_paths, reads_of, settle
from govgraph.articles.pages import Read
from govgraph.pipeline import versions
from govgraph.pipeline.addresses import is_address, list_addresses, read_address
from govgraph.pipeline.cluster import Cluster
from govgraph.pipeline.extracting import How, Item


def read_items(paths: Sequence[str | Path], how: How, options: Options = USUAL) -> Iterator[Item]:
    """The articles below ``paths`` in their order, and what is rejected, wherever the reading is done.

    Files at addresses are read by the workers of a cluster, side by side, when there is one. Raises what
    ``list_addresses`` and ``Cluster`` do.
    """
    if not any(map(is_address, paths)):
        return read_paths(paths, options)
    return (listed.item for listed in settle(_reads(paths, how.cluster, options), options))


def _reads(paths: Sequence[str | Path], cluster: str | None, options: Options) -> Iterator[Read]:
    for far, group in groupby(paths, is_address):
        if not far:
            yield from reads_of(group, options)
        elif cluster is None:
            yield from (read for address in list_addresses(group) for read in read_address(address, options))
        else:
            with Cluster(cluster) as workers:
                for reads in workers.read(list_addresses(group), versions.reader(), options):
                    yield from reads
