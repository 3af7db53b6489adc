"""The drawing itself as a pyvis Network: circles with positions, lines with arrows, physics off.

Only plain data is taken from pyvis (nodes, edges, options): its own page loads style sheets from the
network and shows titles as raw HTML, so ours is rendered from our own template. Nodes and edges are
made with pyvis's classes and appended, because ``add_edge`` looks through all nodes for every edge.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from govgraph.model import Entity
from govgraph.viewer.fold import REFERENCE, Line
from govgraph.viewer.layout import beside, place

SHAPES = {"person": "dot", "post": "square", "organisation": "hexagon", "place": "triangle", "event": "diamond"}
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": {"enabled": False}},
    "edges": {"smooth": False, "selectionWidth": 2},
}


def build_network(drawing: nx.DiGraph, entities: Mapping[str, Entity], opened: int) -> dict[str, Any]:
    """``{"nodes": [...], "edges": [...], "options": {...}}`` as vis-network takes them.

    Nodes and edges are numbered in the order of ``drawing``; the first ``opened`` nodes are laid out,
    the others placed beside them.
    """
    order = list(drawing)
    shown = drawing.subgraph(order[:opened])
    points = place(order[:opened], [(a, b) for a, b in drawing.edges if a in shown and b in shown])
    points |= beside(points, order[opened:], {key: list(nx.all_neighbors(drawing, key)) for key in order[opened:]})
    net = Network(directed=True)
    index = {key: i for i, key in enumerate(order)}
    for key, group in drawing.nodes(data="group"):
        x, y = points[key]
        size = min(round(9 + 4 * math.sqrt(drawing.degree(key))), 34)
        node = Node(index[key], SHAPES[group], _short(entities[key].label), group=group, x=x, y=y, size=size)
        net.nodes.append(node.options)
    for i, (source, target, line) in enumerate(drawing.edges(data="line")):
        known = all(part.via == REFERENCE for part in line.parts)
        edge = Edge(index[source], index[target], line.directed, id=i, dashes=known, width=1 if known else _width(line))
        net.edges.append(edge.options)
    net.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _width(line: Line) -> int:
    """A route between places is as thick as the number of events it sums up, within reason."""
    return min(2 + 2 * len(line.events), 12) if line.events else 2


def _short(label: str, limit: int = 42) -> str:
    """A label that fits under a node; the card has the whole of it."""
    return label if len(label) <= limit else label[: limit - 1].rstrip() + "…"
