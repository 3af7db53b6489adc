"""Positions: fixed, apart, and near their neighbours."""

from __future__ import annotations

import itertools
import math
import os
import subprocess
import sys
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from govgraph.viewer.layout import SPACING, beside, place

NAMES = [f"n{i}" for i in range(12)]
EDGES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=30)


def _distance(a: tuple[int, int], b: tuple[int, int]) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


@settings(max_examples=25, deadline=None)
@given(EDGES)
def test_every_node_has_a_place_of_its_own(edges: list[tuple[str, str]]) -> None:
    points = place(NAMES, edges)
    assert sorted(points) == sorted(NAMES)
    assert all(_distance(points[a], points[b]) > 20 for a, b in itertools.combinations(NAMES, 2))


def test_the_same_graph_stands_in_the_same_places() -> None:
    edges = [(NAMES[i], NAMES[(i * 5 + 1) % 12]) for i in range(12)]
    assert place(NAMES, edges) == place(NAMES, edges)


def test_the_order_of_edges_moves_nothing() -> None:
    edges = [(NAMES[i], NAMES[(i * 5 + 1) % 12]) for i in range(12)]
    assert place(NAMES, edges) == place(NAMES, edges[::-1])


def test_a_small_part_of_a_graph_stands_in_the_same_places_in_every_process() -> None:
    """networkx walks the nodes of a small part in the order of their hashes, and turned the edges round with it."""
    code = """
        from govgraph.viewer.layout import place
        part = [f"k{i}" for i in range(30)]
        edges = [(part[i], part[(i * k + 1) % 30]) for i in range(30) for k in (3, 7, 11)]
        print(place([*part, *(f"n{i}" for i in range(100))], edges))
    """
    said = set()
    for seed in ("1", "2", "3"):
        command = [sys.executable, "-c", textwrap.dedent(code)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        said.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(said) == 1


def test_the_page_is_centred() -> None:
    points = place(NAMES, [("n0", "n1"), ("n2", "n3")])
    xs, ys = [x for x, _ in points.values()], [y for _, y in points.values()]
    assert abs(min(xs) + max(xs)) <= 1
    assert abs(min(ys) + max(ys)) <= 1


def test_components_do_not_overlap() -> None:
    left, right = NAMES[:6], NAMES[6:]
    points = place(NAMES, [*itertools.pairwise(left), *itertools.pairwise(right)])
    boxes = []
    for part in (left, right):
        xs, ys = [points[n][0] for n in part], [points[n][1] for n in part]
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    (a, b, c, d), (e, f, g, h) = boxes
    assert b < e or f < a or d < g or h < c


def test_nothing_to_place() -> None:
    assert place([], []) == {}


def test_later_nodes_stand_beside_a_known_neighbour() -> None:
    known = {"host": (1000, -500)}
    points = beside(known, ["a", "b", "c"], {"a": ["host"], "b": ["x", "host"]})
    assert 0 < _distance(points["a"], known["host"]) < 2 * SPACING
    assert 0 < _distance(points["b"], known["host"]) < 2 * SPACING
    assert points["a"] != points["b"]
    assert _distance(points["c"], (0, 0)) < 2 * SPACING


def test_what_hangs_on_a_large_component_stands_beside_its_host() -> None:
    ring = [f"r{i}" for i in range(60)]
    hanging = {f"h{i}": ring[i % 60] for i in range(300)}
    edges = [*zip(ring, [*ring[1:], ring[0]], strict=True), *hanging.items()]
    points = place([*ring, *hanging], edges)
    assert points == place([*ring, *hanging], edges[::-1])
    assert len(set(points.values())) == 360
    assert sum(_distance(points[node], points[host]) < 3 * SPACING for node, host in hanging.items()) > 290


def test_a_large_tree_has_places_though_it_has_no_circle() -> None:
    nodes = [f"t{i}" for i in range(310)]
    points = place(nodes, [(node, nodes[i // 3]) for i, node in enumerate(nodes) if i])
    assert len(set(points.values())) == 310
