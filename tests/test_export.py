from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

import sample_graph
from govgraph import rdf, store
from govgraph.errors import GovgraphError, UsageError
from govgraph.export import FORMATS, Cut, cut_graph, export
from govgraph.export.network import flat_network, write_gexf, write_graphml
from govgraph.vocabulary import load_vocabulary

GRAPH = sample_graph.graph()
VOCABULARY = load_vocabulary()
FEW = sample_graph.few()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The whole graph in a format that is no RDF, written once and read by every test of it."""
    home = tmp_path_factory.mktemp("written")

    @cache
    def write(name: str) -> Path:
        path, writer = home / f"{name}{FORMATS[name].suffix}", FORMATS[name].write
        assert writer is not None
        writer(GRAPH, path, VOCABULARY)
        return path

    return write


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One small graph in two stores, filled in opposite orders."""
    other = tmp_path_factory.mktemp("twice")
    store.create(reversed(list(rdf.quads(FEW))), other / "store")
    return sample_graph.few_directory(), other


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_equal_graphs_give_equal_bytes(name: str, twice: tuple[Path, Path], tmp_path: Path) -> None:
    paths = [tmp_path / f"{graph.name}{FORMATS[name].suffix}" for graph in twice]
    for graph, path in zip(twice, paths, strict=True):
        export(graph, name, path)
    assert _content(paths[0]) == _content(paths[1])


def _content(path: Path) -> list[tuple[str, bytes]]:
    if path.is_dir():
        return [(p.name, p.read_bytes()) for p in sorted(path.iterdir())]
    return [("", path.read_bytes())]


@pytest.mark.parametrize("name", sorted(rdf.RDF_FORMATS))
def test_rdf_exports_hold_exactly_the_graph(name: str, twice: tuple[Path, Path], tmp_path: Path) -> None:
    syntax, path, expected = rdf.RDF_FORMATS[name], tmp_path / "graph", set(rdf.quads(FEW))
    export(twice[0], name, path)
    found = list(ox.parse(path=path, format=syntax.format))
    if syntax.named_graphs:
        assert set(found) == expected
    else:
        assert {q.triple for q in found} == {q.triple for q in expected}
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["graphml", "gexf", "node-link", "cytoscape"])
def test_networkx_reads_back_every_node_and_edge(name: str, written: Callable[[str], Path]) -> None:
    path = written(name)
    if name == "graphml":
        network = nx.read_graphml(path, force_multigraph=True)
    elif name == "gexf":
        network = nx.read_gexf(path, version="1.2draft")
    elif name == "node-link":
        network = nx.node_link_graph(json.loads(path.read_text()), edges="links")
    else:
        network = nx.cytoscape_graph(json.loads(path.read_text()))
    expected = GRAPH.to_networkx()
    assert set(network) == set(expected)
    assert network.number_of_edges() == expected.number_of_edges()
    if name != "gexf":
        assert network.nodes["place/35"]["label"] == "Jawa Timur"
    edge = next(d for _, _, d in network.out_edges("place/35", data=True) if d["predicate"] == "gg:sentTradeMissionTo")
    assert edge["claims"] >= 1


def test_gexf_gives_dated_nodes_a_start_and_an_end_and_no_day_of_export(written: Callable[[str], Path]) -> None:
    import xml.etree.ElementTree as ET

    path = written("gexf")
    assert "lastmodifieddate" not in path.read_text()
    tree = ET.parse(path)
    space = {"g": "http://www.gexf.net/1.2draft"}
    graph = tree.find("g:graph", space)
    assert graph is not None
    assert graph.get("timeformat") == "date"
    assert graph.get("mode") == "dynamic"
    nodes = {n.get("id"): n for n in tree.iter(f"{{{space['g']}}}node")}
    mission = nodes["event/trade-mission-2019-10-29-jawa-timur-nusa-tenggara-barat"]
    assert (mission.get("start"), mission.get("end")) == ("2019-10-29", "2019-10-29")
    month = next(n for key, n in nodes.items() if key and key.startswith("event/trade-mission-2025-11"))
    assert (month.get("start"), month.get("end")) == ("2025-11-01", "2025-11-30")
    declared = {a.get("id") for a in tree.iter(f"{{{space['g']}}}attribute")}
    assert {v.get("for") for v in tree.iter(f"{{{space['g']}}}attvalue")} <= declared


def test_text_that_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    person = "person/khofifah-indar-parawansa"
    entities = dict(GRAPH.entities)
    entities[person] = replace(entities[person], label="Kho\x00fifah\x1b <b>&\ud800")
    for write, name in ((write_graphml, "a.graphml"), (write_gexf, "a.gexf")):
        write(replace(GRAPH, entities=entities), tmp_path / name, VOCABULARY)
        read = nx.read_graphml if name.endswith("graphml") else nx.read_gexf
        assert read(tmp_path / name).nodes[person]["label"] == "Khofifah <b>&"


def test_neo4j_gets_unique_nodes_and_edges_between_them(written: Callable[[str], Path]) -> None:
    path = written("neo4j")
    with (path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with (path / "relationships.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    ids = {n["id:ID"] for n in nodes}
    assert len(ids) == len(nodes) == len(GRAPH.entities)
    assert len(edges) == GRAPH.to_networkx().number_of_edges()
    assert all({e[":START_ID"], e[":END_ID"]} <= ids and ":" not in e[":TYPE"] for e in edges)
    mission = next(n for n in nodes if n["type"] == "TradeMission")
    assert mission[":LABEL"].split(";") == ["TradeMission", "Event"]


def test_duckdb_and_pyarrow_read_the_parquet_tables(written: Callable[[str], Path]) -> None:
    duckdb = pytest.importorskip("duckdb")
    pq = pytest.importorskip("pyarrow.parquet")
    path = written("parquet")
    assert pq.read_table(path / "facts.parquet").num_rows == len(GRAPH.facts)
    database = duckdb.connect()
    ((missions,),) = database.execute(
        f"SELECT count(*) FROM '{path}/entities.parquet' WHERE type = 'TradeMission'"
    ).fetchall()
    assert missions == 17
    ((orphans,),) = database.execute(
        f"SELECT count(*) FROM '{path}/claims.parquet' c ANTI JOIN '{path}/facts.parquet' f ON c.fact = f.id"
    ).fetchall()
    assert orphans == 0
    ((claims,),) = database.execute(f"SELECT sum(claims) FROM '{path}/facts.parquet'").fetchall()
    assert claims == pq.read_table(path / "claims.parquet").num_rows


def test_quickstatements_describe_people_and_posts_as_new_items(written: Callable[[str], Path]) -> None:
    with written("quickstatements").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = {"Q5": "Person", "Q4164871": "Post"}
    assert len(rows) == sum(e.type in kinds.values() for e in GRAPH.entities.values())
    assert all(row["qid"] == "" and row["Lid"] and row["P31"] in kinds for row in rows)
    khofifah = next(row for row in rows if row["Lid"] == "Khofifah Indar Parawansa")
    assert khofifah["Did"].split("; ")[0] == "Gubernur Jawa Timur"
    assert khofifah["S854"].startswith('"http')


def cut(**how: object) -> set[str]:
    return set(cut_graph(GRAPH, Cut(**how), VOCABULARY).entities)  # type: ignore[arg-type]


def test_a_cut_around_an_entity_grows_with_the_hops() -> None:
    person = "person/adhy-karyono"
    zero, one, two = (cut(subject=person, hops=n) for n in (0, 1, 2))
    assert person in zero < one < two < set(GRAPH.entities)
    assert "post/gubernur-jawa-timur" in one
    assert not {k for k in zero if not k.startswith(("person/adhy", "article/"))}


def test_a_cut_in_time_keeps_what_overlaps_and_drops_the_undated() -> None:
    kept = cut(since="2022", until="2022-12")
    assert "event/trade-mission-2022-11-10-sulawesi-tengah-kalimantan-timur" in kept
    assert not [k for k in kept if k.startswith("event/") and "2022" not in k]
    assert any(k.startswith("tenure/khofifah") for k in kept)
    amounts = {k for k in kept if k.startswith("amount/")}
    assert amounts
    assert all("2022" in k for k in amounts)
    assert "event/trade-mission-2019-10-29-jawa-timur-nusa-tenggara-barat" in cut(until="2019-10")
    assert "event/trade-mission-2019-10-29-jawa-timur-nusa-tenggara-barat" not in cut(since="2019-11")


def test_a_cut_by_type_keeps_subclasses() -> None:
    kept = cut(types=("Event", "Place"))
    assert {GRAPH.entities[k].type for k in kept} >= {"TradeMission", "Visit", "Place"}
    assert not [k for k in kept if GRAPH.entities[k].type in ("Person", "Quote", "Organisation")]


@pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
def test_a_cut_as_rdf_is_whole_in_itself(name: str, twice: tuple[Path, Path], tmp_path: Path) -> None:
    """Read back it is the graph that was cut, with the claims, spans and sentences of its facts and no others."""
    how = Cut(subject="Adhy Karyono", hops=1)
    path = tmp_path / f"cut{FORMATS[name].suffix}"
    export(twice[0], name, path, how)
    again = rdf.read_graph(ox.parse(path=path, format=rdf.RDF_FORMATS[name].format))
    expected = cut_graph(FEW, Cut(subject="person/adhy-karyono"), VOCABULARY)
    assert again.facts == expected.facts
    assert again.entities == expected.entities
    assert set(again.articles) == set(expected.articles)


def test_wrong_wishes_are_told(twice: tuple[Path, Path], tmp_path: Path) -> None:
    for name, how, message in (
        ("pdf", None, "unknown format 'pdf'"),
        ("nquads", Cut(subject="Tidak Ada"), "no entity is called"),
        ("nquads", Cut(types=("Dragon",)), "unknown class gg:Dragon"),
    ):
        with pytest.raises(GovgraphError, match=message):
            export(twice[0], name, tmp_path / "x", how)
    with pytest.raises(UsageError, match="nothing has the identifier"):
        cut_graph(GRAPH, Cut(subject="person/nobody"), VOCABULARY)
    with pytest.raises(GovgraphError, match="nowhere"):
        export(twice[0], "graphml", tmp_path / "nowhere" / "x.graphml")


def test_attributes_are_flat_strings_and_numbers() -> None:
    network = flat_network(GRAPH, VOCABULARY)
    for _, data in network.nodes(data=True):
        assert all(isinstance(v, str) for v in data.values())
    assert all(isinstance(v, str | int) for _, _, d in network.edges(data=True) for v in d.values())
    assert network.nodes["place/35"]["gg_code"] == "35"
