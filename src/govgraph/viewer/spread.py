"""Pushing nodes apart whose labels would cover each other."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SPACING = 120  # wanted distance between neighbours, in page units: names are written where there is room
_LABEL = (SPACING * 0.95, SPACING * 0.5)  # an ellipse wide as a label, high as node and label
_ROUNDS = 60

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


def spread(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """``points`` moved until no two labels cover each other, or for so many rounds; equal ones are parted too.

    All pairs of a round move at once, each by a quarter of what they cover (Jacobi's way: a round is a dozen calls
    of numpy, however many points there are). The sums run in a fixed order, so that the bytes are always the same.
    """
    at = np.array(points, np.float64).reshape(-1, 2) / _LABEL
    for _ in range(_ROUNDS):
        left, right = _neighbours(at)
        apart = at[right] - at[left]
        distance = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)  # rounded alike on every machine, as hypot is not
        close = distance < 1
        if not close.any():
            break
        left, right, apart, distance = left[close], right[close], apart[close], distance[close]
        push = (1 - distance) / 4 / np.maximum(distance, 0.05)
        same = distance < 1e-6
        apart[same] = np.array([(math.cos(one), math.sin(one)) for one in left[same]]).reshape(-1, 2)
        push[same] = 0.25
        for axis in (0, 1):
            move = apart[:, axis] * push
            at[:, axis] += np.bincount(right, move, len(at)) - np.bincount(left, move, len(at))
    return [(float(x), float(y)) for x, y in at * _LABEL]


def _neighbours(at: Floats) -> tuple[Numbers, Numbers]:
    """Pairs of points in the same cell of a grid of unit squares or in two that touch, each pair once."""
    cells = np.floor(at).astype(np.int64)
    cells -= cells.min(axis=0) - 1
    width = int(cells[:, 0].max()) + 2
    keys = cells[:, 1] * width + cells[:, 0]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    each = np.arange(len(keys))
    lefts, rights = [], []
    for offset in (0, 1, width - 1, width, width + 1):  # the cell itself, and half of those around it
        first = np.searchsorted(keys, keys + offset, "left") if offset else each + 1
        count = np.maximum(np.searchsorted(keys, keys + offset, "right") - first, 0)
        before = np.cumsum(count) - count
        lefts.append(np.repeat(each, count))
        rights.append(np.repeat(first - before, count) + np.arange(count.sum()))
    return order[np.concatenate(lefts)], order[np.concatenate(rights)]
