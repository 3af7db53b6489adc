"""A peer of ``build.py``, in a process of its own: the graph in a directory written by other people's tools.

    python benchmarks/build_peers.py rdflib|pyvis GRAPH SCRATCH
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import networkx as nx
import rdflib
from pyvis.network import Network


def write_with_rdflib(graph: Path, scratch: Path) -> str:
    """rdflib's Turtle of all triples; reading them is not timed."""
    triples = rdflib.Graph()
    triples.parse(graph / "graph.ttl", format="turtle")
    began = time.process_time()
    triples.serialize(scratch / "peer.ttl", format="turtle")
    return f"rdflib: {len(triples):,} triples as Turtle in {time.process_time() - began:.2f}"


def write_with_pyvis(graph: Path, scratch: Path) -> str:
    """The page that a script of ten lines makes: facts between entities as a networkx graph, shown by pyvis."""
    began = time.process_time()
    network = nx.DiGraph()
    with (graph / "facts.jsonl").open(encoding="utf-8") as stream:
        for line in stream:
            fact = json.loads(line)
            if isinstance(fact["object"], str):
                network.add_edge(fact["subject"], fact["object"], label=fact["predicate"])
    page = Network(directed=True)
    page.from_nx(network)
    page.write_html(str(scratch / "peer.html"))
    size = f"{network.number_of_nodes():,} nodes, {network.number_of_edges():,} edges"
    return f"networkx and pyvis: a page of {size}, without any sentence or layout, in {time.process_time() - began:.2f}"


if __name__ == "__main__":
    _, kind, directory, place = sys.argv
    print((write_with_rdflib if kind == "rdflib" else write_with_pyvis)(Path(directory), Path(place)))
