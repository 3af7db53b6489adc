"""govgraph in Python, on the graph of one short article and on the samples."""

from __future__ import annotations

import doctest
import gc
import subprocess
import sys
from pathlib import Path

import pytest

import govgraph
from govgraph import api
from govgraph.api.things import Table, Thing, Things
from govgraph.errors import GovgraphError, UsageError

HOSTILE = """Gubernur Jawa Timur Bawa Misi Dagang ke Maluku

Rabu, 4 Januari 2023

AMBON - Gubernur Jawa Timur Budi Santoso memimpin misi dagang Jawa Timur ke Maluku di Ambon, Rabu (4/1/2023).

"Kami senang <script>alert(1)</script> berada di Ambon," kata Budi Santoso.
"""


@pytest.fixture(scope="session")
def graph(built_samples: Path) -> api.NewsGraph:
    return govgraph.open(built_samples)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> api.NewsGraph:
    path = tmp_path_factory.mktemp("news") / "contoh.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    return govgraph.build([str(path)])


def test_its_examples_are_true(graph: api.NewsGraph) -> None:
    result = doctest.testmod(api, extraglobs={"directory": graph.directory, "g": graph})
    assert result.attempted >= 14
    assert result.failed == 0


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, govgraph; print(len({'click', 'rich', 'networkx', 'pyoxigraph', 'jinja2'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "0\n"
    with pytest.raises(AttributeError, match="nothing"):
        _ = govgraph.nothing  # type: ignore[attr-defined]


def test_people_posts_bodies_and_places(small: api.NewsGraph) -> None:
    assert small.people.names == ("Budi Santoso",)
    assert small.posts.names == ("Gubernur Jawa Timur",)
    assert {"Jawa Timur", "Maluku"} <= set(small.places.names)
    assert isinstance(small.organisations, Things)
    assert isinstance(small.places[:1], Things)
    assert "Budi Santoso" in repr(small.people)
    assert "1 people" in repr(small)


def test_every_fact_comes_with_the_sentence_that_says_it(small: api.NewsGraph) -> None:
    (mission,) = small.events(type="trade_mission")
    assert str(mission) == f"{mission.name} [{mission.id}]"
    assert mission.facts
    for said in mission.facts:
        assert said.sources >= 1
        assert all(one.sentence and one.sentence in HOSTILE for one in said.evidence)
    assert {said.value for said in mission.facts} >= {"Jawa Timur", "Maluku"}


def test_events_are_chosen_by_type_status_and_period(small: api.NewsGraph) -> None:
    assert small.events("TradeMission").names == small.events(status="held").names
    assert len(small.events("Event")) == len(small.events("event")) == len(small.events())
    assert len(small.events("trade_mission", since="2023-01", until="2023")) == 1
    assert len(small.events("trade_mission", since="2023-02")) == 0
    assert len(small.events("trade_mission", until="2022")) == 0
    assert len(small.events("trade_mission", status="planned")) == 0
    with pytest.raises(GovgraphError, match="unknown class"):
        small.events("NoSuchThing")


def test_a_thing_is_found_by_name_or_identifier(small: api.NewsGraph) -> None:
    found = small.find("Budi Santoso")
    assert isinstance(found, Thing)
    assert small.find(found.id) == found
    with pytest.raises(UsageError, match="no entity"):
        small.find("Tidak Ada")


def test_holders_conflicts_and_questions(small: api.NewsGraph) -> None:
    (holder,) = small.holders("Gubernur Jatim")
    assert holder["name"] == "Budi Santoso"
    assert isinstance(small.conflicts, Table)
    rows = small.query("SELECT ?label WHERE { ?s a gg:Person ; rdfs:label ?label }")
    assert list(rows) == [{"label": "Budi Santoso"}]
    assert len(rows[:0]) == 0
    assert small.ask("trade-missions", year="2023")[0]["senderName"] == "Jawa Timur"
    assert "rows: label" in repr(rows)
    with pytest.raises(UsageError):
        small.query("DELETE WHERE { ?s ?p ?o }")


def test_conflicts_are_told_with_their_values(graph: api.NewsGraph) -> None:
    assert len(graph.conflicts) > 0
    assert all(row["entity"] and "(" in row["values"] for row in graph.conflicts)


def test_other_libraries(small: api.NewsGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    network = small.to_networkx()
    assert small.find("Budi Santoso").id in network
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(GovgraphError, match="pandas is not installed"):
        small.to_dataframes()


def test_data_frames(small: api.NewsGraph) -> None:
    pytest.importorskip("pandas", reason="an extra")
    frames = small.to_dataframes()
    assert set(frames) == {"entities", "facts", "claims", "events"}
    assert "Budi Santoso" in set(frames["entities"]["label"])


def test_notebooks_show_text_as_text(small: api.NewsGraph, graph: api.NewsGraph) -> None:
    evil = "<script>alert(1)</script>"
    thing = Thing("person/x", "Person", evil, (evil,), small.people[0].facts)
    shown = [
        thing._repr_html_(), Things([thing])._repr_html_(), Table((evil,), [(evil,)])._repr_html_(),
        *(one._repr_html_() for one in (*small.people, *small.events())), small._repr_html_(), graph._repr_html_(),
    ]  # fmt: skip
    assert all("<script" not in html for html in shown)
    assert "&lt;script&gt;" in shown[0]
    assert "<svg" in graph._repr_html_()
    assert "<line" in graph._repr_html_()
    assert "Budi Santoso" in small._repr_html_()
    assert "… 5 more" in Table(("a",), [("b",)] * 25)._repr_html_()


def test_things_and_tables_show_themselves_in_a_terminal(small: api.NewsGraph) -> None:
    person = small.find("Budi Santoso")
    assert repr(person) == f"<Person Budi Santoso [person/budi-santoso], facts: {len(person.facts)}>"
    assert repr(person.facts[0]) == "<nama dalam berita: Budi Santoso, sources: 1>"
    table = Table(("a", "b"), [("1", "x" * 70), ("two\nlines", "")])
    assert str(table) == f"a          b\n1          {'x' * 59}…\ntwo lines"
    assert str(Table(("a",), [("b",)] * 25)).endswith("b\n… 5 more")
    assert str(Table(("a",), [])) == "a"
    assert str(small.holders("Gubernur Jatim")).splitlines()[0].startswith("person")


def test_a_graph_built_without_a_directory_goes_away_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    built = govgraph.build(tmp_path / "a.txt")
    place = built.directory
    assert (place / "graph.html").is_file()
    del built
    gc.collect()
    assert not place.parent.exists()


def test_no_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match="no graph"):
        govgraph.open(tmp_path)
