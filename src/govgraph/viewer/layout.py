"""Where each node stands: computed before the page opens, so that the browser has nothing to simulate.

Force-directed placement (Fruchterman and Reingold 1991, as rustworkx implements it, fixed seed), one
connected component at a time; components are then packed in rows, largest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import networkx as nx
import rustworkx

Point = tuple[int, int]

SPACING = 120  # wanted distance between neighbours, in page units: names are written where there is room
SEED = 20221213
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def place(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """Position of every node of a graph, as whole page units around (0, 0).

    The same nodes and edges in the same order give the same positions. Two nodes of one component
    never share a position. Quadratic in the largest component: give it what opens, not everything.
    """
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    rank = {node: i for i, node in enumerate(nodes)}
    components = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(graph)]
    components.sort(key=lambda part: (-len(part), rank[part[0]]))
    return _pack([_place_component(graph, part) for part in components])


def beside(known: dict[str, Point], nodes: Sequence[str], neighbours: dict[str, list[str]]) -> dict[str, Point]:
    """Positions for ``nodes`` that open later: on a sunflower around their first placed neighbour.

    A node without a placed neighbour stands on a sunflower around the middle of the page.
    """
    used: dict[str, int] = {}
    found: dict[str, Point] = {}
    for node in nodes:
        host = next((other for other in neighbours.get(node, []) if other in known), "")
        x, y = known.get(host, (0, 0))
        nth = used[host] = used.get(host, 0) + 1
        radius = SPACING * 0.6 * math.sqrt(nth + 1)
        angle = nth * _GOLDEN_ANGLE
        found[node] = (round(x + radius * math.cos(angle)), round(y + radius * math.sin(angle)))
    return found


def _place_component(graph: nx.Graph, part: list[str]) -> dict[str, Point]:
    """Positions of one connected component, its top left corner at (0, 0)."""
    if len(part) == 1:
        return {part[0]: (0, 0)}
    index = {node: i for i, node in enumerate(part)}
    copy = rustworkx.PyGraph()
    copy.add_nodes_from(part)
    # networkx turns an edge round when it walks a small part of a graph, by the hash of its ends.
    ends = {(min(index[a], index[b]), max(index[a], index[b])) for a, b in graph.subgraph(part).edges}
    copy.add_edges_from_no_data(sorted(ends))
    iterations = 400 if len(part) <= 300 else 150 if len(part) <= 1000 else 60
    raw = rustworkx.spring_layout(copy, seed=SEED, num_iter=iterations, k=1 / math.sqrt(len(part)))
    span = SPACING * math.sqrt(len(part)) * 0.5
    points = _spread([(raw[i][0] * span * 1.1, raw[i][1] * span) for i in range(len(part))])
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return {node: (round(x - left), round(y - top)) for node, (x, y) in zip(part, points, strict=True)}


def _spread(points: list[tuple[float, float]], rounds: int = 40) -> list[tuple[float, float]]:
    """Push apart nodes whose labels would cover each other: an ellipse wide as a label, high as node and label."""
    wide, high = SPACING * 0.95, SPACING * 0.5
    for _ in range(rounds):
        cells: dict[tuple[int, int], list[int]] = {}
        for i, (x, y) in enumerate(points):
            cells.setdefault((math.floor(x / wide), math.floor(y / high)), []).append(i)
        moved = False
        for i in range(len(points)):
            for j in _near(points[i], cells, wide, high):
                if j <= i:
                    continue
                dx, dy = (points[j][0] - points[i][0]) / wide, (points[j][1] - points[i][1]) / high
                distance = math.hypot(dx, dy)
                if distance >= 1:
                    continue
                moved = True
                if distance < 1e-6:
                    dx, dy, distance = math.cos(i), math.sin(i), 1e-6 + 1
                push = (1 - min(distance, 0.999)) / 2 / max(distance, 0.05)
                ox, oy = dx * push * wide * 0.5, dy * push * high * 0.5
                points[i] = (points[i][0] - ox, points[i][1] - oy)
                points[j] = (points[j][0] + ox, points[j][1] + oy)
        if not moved:
            break
    return points


def _near(
    point: tuple[float, float], cells: dict[tuple[int, int], list[int]], wide: float, high: float
) -> Iterable[int]:
    """Indexes of the points in the nine cells around ``point``."""
    column, row = math.floor(point[0] / wide), math.floor(point[1] / high)
    for c in (column - 1, column, column + 1):
        for r in (row - 1, row, row + 1):
            yield from cells.get((c, r), ())


def _pack(parts: list[dict[str, Point]]) -> dict[str, Point]:
    """Components side by side in rows about as wide as the whole is high, centred on (0, 0)."""
    margins = [SPACING if len(part) > 1 else SPACING * 2 // 3 for part in parts]
    sizes = [
        (max(x for x, _ in part.values()) + margin, max(y for _, y in part.values()) + margin)
        for part, margin in zip(parts, margins, strict=True)
    ]
    area = sum(w * h for w, h in sizes)
    row_width = max([w for w, _ in sizes] + [round(math.sqrt(area) * 1.1)], default=0)
    placed: dict[str, Point] = {}
    x = y = row_height = 0
    for part, (width, height) in zip(parts, sizes, strict=True):
        if x and x + width > row_width:
            x, y, row_height = 0, y + row_height, 0
        placed.update({node: (px + x, py + y) for node, (px, py) in part.items()})
        x, row_height = x + width, max(row_height, height)
    if not placed:
        return {}
    mid_x = (min(p[0] for p in placed.values()) + max(p[0] for p in placed.values())) // 2
    mid_y = (min(p[1] for p in placed.values()) + max(p[1] for p in placed.values())) // 2
    return {node: (px - mid_x, py - mid_y) for node, (px, py) in placed.items()}
