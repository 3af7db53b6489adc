"""Which pairs are worth comparing: the union of streams of small blocks, never all pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

FULL = 40  # a block up to this size is compared in full
WINDOW = 12  # in a larger block each item meets this many neighbours in content order


def blocks(keyed: Iterable[tuple[Hashable, int]]) -> dict[Hashable, list[int]]:
    """Item numbers by key, in order of number, each once per key."""
    table: dict[Hashable, set[int]] = {}
    for key, item in keyed:
        table.setdefault(key, set()).add(item)
    return {key: sorted(items) for key, items in table.items() if len(items) > 1}


def pairs(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block of ascending item numbers: all of a small one, neighbours in a large one.

    The cost is linear in the block beyond ``FULL`` items, so a name that occurs a million times stays cheap
    (sorted neighbourhood, Hernández and Stolfo 1995).
    """
    reach = len(block) if len(block) <= FULL else WINDOW
    for at, left in enumerate(block):
        for right in block[at + 1 : at + 1 + reach]:
            yield left, right


def candidates(streams: Iterable[Mapping[Hashable, Sequence[int]]]) -> list[tuple[int, int]]:
    """The union of the pairs of all blocks of all streams, sorted, each once."""
    found: set[tuple[int, int]] = set()
    for stream in streams:
        for block in stream.values():
            found.update(pairs(block))
    return sorted(found)
