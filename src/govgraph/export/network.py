"""Formats of graph tools, by networkx: GraphML, GEXF with dates for Gephi's timeline, node-link and Cytoscape JSON."""

from __future__ import annotations

import calendar
import json
import re
from pathlib import Path

import networkx as nx

from govgraph.graph import Graph
from govgraph.model import Value
from govgraph.vocabulary import Vocabulary

# What XML 1.0 cannot hold, in any escape.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FIRST = ("schema:startDate", "gg:firstAttested")
_LAST = ("schema:endDate", "gg:lastAttested")


def flat_network(graph: Graph, vocabulary: Vocabulary) -> nx.MultiDiGraph:
    """Nodes and edges with flat attributes: strings and whole numbers, nothing that a format would refuse.

    Literal facts become node attributes named after their property ("status", "value"); several values
    are joined by " | ".
    """
    source = graph.to_networkx()
    network = nx.MultiDiGraph()
    words = _literals(graph, source)
    for node, data in source.nodes(data=True):
        flat = {"label": _clean(data["label"]), "type": data["type"], "aliases": _clean(" | ".join(data["aliases"]))}
        network.add_node(node, **flat, **words.get(node, {}))
    for start, end, key, data in source.edges(keys=True, data=True):
        label = vocabulary.property(key).labels.get("id", key)
        counts = {"claims": data["claims"], "sources": data["sources"]}
        network.add_edge(start, end, key=key, label=label, predicate=key, **counts)
    return network


def write_graphml(graph: Graph, path: Path, vocabulary: Vocabulary) -> None:
    """GraphML, for yEd, igraph and Gephi."""
    nx.write_graphml(flat_network(graph, vocabulary), path, named_key_ids=True)


def write_gexf(graph: Graph, path: Path, vocabulary: Vocabulary) -> None:
    """GEXF 1.2, in which dated nodes carry start and end for the timeline of Gephi."""
    network = flat_network(graph, vocabulary)
    for _, data in network.nodes(data=True):
        first, last = _date(data, _FIRST), _date(data, _LAST)
        if first:
            data["start"], data["end"] = _day(first, first=True), _day(max(last or first, first), first=False)
    text = "\n".join(nx.generate_gexf(network, version="1.2draft"))
    # The writer puts the day of the export into the file; equal graphs must give equal bytes.
    text = re.sub(r' ?lastmodifieddate="[^"]*"', "", text)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_node_link(graph: Graph, path: Path, vocabulary: Vocabulary) -> None:
    """Node-link JSON, as networkx and D3 read it."""
    _write_json(nx.node_link_data(flat_network(graph, vocabulary), edges="links"), path)


def write_cytoscape(graph: Graph, path: Path, vocabulary: Vocabulary) -> None:
    """Cytoscape JSON, for Cytoscape and cytoscape.js."""
    _write_json(nx.cytoscape_data(flat_network(graph, vocabulary)), path)


def _write_json(data: object, path: Path) -> None:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _literals(graph: Graph, network: nx.MultiDiGraph) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, list[str]]] = {}
    for fact in graph.facts:
        value = fact.object.text if isinstance(fact.object, Value) else fact.object
        if isinstance(fact.object, Value) or value not in network:
            name = fact.predicate.replace(":", "_")
            found.setdefault(fact.subject, {}).setdefault(name, []).append(_clean(value))
    for entity in graph.entities.values():
        for predicate, stated in entity.reference:
            if isinstance(stated, Value):
                found.setdefault(entity.id, {}).setdefault(predicate.replace(":", "_"), []).append(stated.text)
    return {node: {name: " | ".join(values) for name, values in row.items()} for node, row in found.items()}


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _date(data: dict[str, str], predicates: tuple[str, ...]) -> str | None:
    values = [data[name] for name in (p.replace(":", "_") for p in predicates) if name in data]
    return values[0].split(" | ")[0] if values else None


def _day(date: str, *, first: bool) -> str:
    year, month, day = (*date.split("-"), "", "")[:3]
    month = month or ("01" if first else "12")
    last = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{day or ('01' if first else f'{last:02d}')}"
