"""Labels are pushed apart."""

from __future__ import annotations

import itertools
import math

from govgraph.viewer.spread import SPACING, spread


def _covers(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Well inside the ellipse of the other's label."""
    return math.hypot((a[0] - b[0]) / (SPACING * 0.95), (a[1] - b[1]) / (SPACING * 0.5)) < 0.8


def test_labels_that_cover_each_other_are_parted() -> None:
    crowd = [(10.0 * (i % 5), 10.0 * (i // 5)) for i in range(20)]
    assert any(_covers(a, b) for a, b in itertools.combinations(crowd, 2))
    assert not any(_covers(a, b) for a, b in itertools.combinations(spread(crowd), 2))


def test_points_in_one_place_are_parted() -> None:
    moved = spread([(5.0, 5.0)] * 4)
    assert len(set(moved)) == 4
    assert all(abs(x) < 10 * SPACING and abs(y) < 10 * SPACING for x, y in moved)


def test_what_is_apart_stays() -> None:
    points = [(0.0, 0.0), (SPACING * 2.0, 0.0), (-SPACING * 1.0, SPACING * 3.0)]
    for (x, y), (u, v) in zip(points, spread(points), strict=True):
        assert math.isclose(x, u, abs_tol=1e-9)
        assert math.isclose(y, v, abs_tol=1e-9)


def test_one_pushes_only_its_neighbours_across_the_edges_of_cells() -> None:
    far = (SPACING * 50.0, 0.0)
    near = spread([(-1.0, -1.0), (1.0, 1.0), far])
    assert near[2] == far
    assert near[0][0] < -1.0 < 1.0 < near[1][0]
