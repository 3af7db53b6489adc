"""Where each node stands: computed before the page opens, so that the browser has nothing to simulate.

Force-directed placement (Fruchterman and Reingold 1991, as rustworkx implements it, fixed seed), one
connected component at a time; components are then packed in rows, largest first. Of a large component springs
place only the core, and what hangs on it stands around where it hangs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import networkx as nx
import rustworkx

from govgraph.viewer.spread import SPACING, spread

Point = tuple[int, int]

SEED = 20221213
FEW = 300  # nodes that are all moved by springs
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def place(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """Position of every node of a graph, as whole page units around (0, 0).

    The same nodes and edges in the same order give the same positions. Two nodes of one component
    never share a position. Quadratic in the core of the largest component: give it what opens, not everything.
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
    core = part if len(part) <= FEW else _core(graph, part)
    raw = _with_trees(_springs(graph, core), graph, part)
    span = SPACING * math.sqrt(len(part)) * 0.5
    points = spread([(raw[node][0] * span * 1.1, raw[node][1] * span) for node in part])
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return {node: (round(x - left), round(y - top)) for node, (x, y) in zip(part, points, strict=True)}


def _core(graph: nx.Graph, part: list[str]) -> list[str]:
    """The nodes of a component that lie on circles or between them; all of them where there is hardly a circle.

    In graphs of news every second node hangs on one other: it stands best beside that one, and the rest costs a
    quarter without it.
    """
    inside = set(nx.k_core(nx.Graph(graph.subgraph(part)), 2))
    core = [node for node in part if node in inside]
    return core if len(core) >= len(part) // 8 else part


def _springs(graph: nx.Graph, nodes: list[str]) -> dict[str, tuple[float, float]]:
    """Positions between -1 and 1 by springs."""
    index = {node: i for i, node in enumerate(nodes)}
    copy = rustworkx.PyGraph()
    copy.add_nodes_from(nodes)
    # networkx turns an edge round when it walks a small part of a graph, by the hash of its ends.
    ends = {(min(index[a], index[b]), max(index[a], index[b])) for a, b in graph.subgraph(nodes).edges}
    copy.add_edges_from_no_data(sorted(ends))
    iterations = 400 if len(nodes) <= FEW else 150 if len(nodes) <= 500 else 60
    raw = rustworkx.spring_layout(copy, seed=SEED, num_iter=iterations, k=1 / math.sqrt(len(nodes)))
    return {node: (raw[i][0], raw[i][1]) for node, i in index.items()}


def _with_trees(
    placed: dict[str, tuple[float, float]], graph: nx.Graph, part: list[str]
) -> dict[str, tuple[float, float]]:
    """``placed`` with what hangs on it: on a small sunflower around the node that each hangs on."""
    rank = {node: i for i, node in enumerate(part)}
    queue = [node for node in part if node in placed]
    for host in queue:  # grows while it is read: from the inside out
        hanging = sorted((node for node in graph[host] if node not in placed), key=rank.__getitem__)
        for nth, node in enumerate(hanging, 1):
            radius = 0.5 * math.sqrt((nth + 0.5) / len(part))
            angle = nth * _GOLDEN_ANGLE
            x, y = placed[host]
            placed[node] = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        queue += hanging
    return placed


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
