"""What is drawn and what is told on a card."""

from __future__ import annotations

import pytest

from govgraph.errors import GovgraphError
from govgraph.model import Entity, Fact, Value
from govgraph.viewer.fold import Line, fold, group_of, when
from govgraph.vocabulary import load_vocabulary
from graph_fixture import small_graph

VOCABULARY = load_vocabulary()
GRAPH = small_graph()
DRAWING = fold(GRAPH.entities, GRAPH.facts, VOCABULARY)
EVENT = "event/trade-mission/jawa-timur-maluku-2022-05-04"


def _line(source: str, target: str) -> Line:
    line = DRAWING.edges[source, target]["line"]
    assert isinstance(line, Line)
    return line


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("Person", "person"), ("Post", "post"), ("Organisation", "organisation"), ("Government", "organisation"),
        ("Place", "place"), ("Regency", "place"), ("TradeMission", "event"), ("Award", "event"),
        ("Tenure", ""), ("Quote", ""), ("MonetaryAmount", ""), ("Article", ""),
    ],
)  # fmt: skip
def test_the_group_of_a_class_comes_from_the_ontology(kind: str, group: str) -> None:
    assert group_of(Entity("x/1", kind, "X"), VOCABULARY) == group


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(GovgraphError, match="Spaceship"):
        group_of(Entity("x/1", "Spaceship", "X"), VOCABULARY)


def test_tenures_quotes_and_amounts_are_no_nodes() -> None:
    assert {key.split("/")[0] for key in DRAWING} == {"person", "post", "organisation", "place", "event"}


def test_the_best_connected_come_first() -> None:
    degrees = [DRAWING.degree(key) for key in DRAWING]
    assert degrees == sorted(degrees, reverse=True)


def test_a_tenure_is_the_line_from_person_to_post() -> None:
    line = _line("person/rahayu-lestari", "post/gubernur-jawa-timur")
    assert [(part.predicate, part.via) for part in line.parts] == [
        ("gg:heldPost", "tenure/rahayu-lestari-gubernur-jawa-timur")
    ]


def test_a_bare_held_post_stays_where_there_is_no_tenure() -> None:
    line = _line("person/yosef-latuconsina", "post/ketua-kadin-maluku")
    assert [(part.predicate, part.via) for part in line.parts] == [("gg:heldPost", "")]


def test_parallel_facts_share_a_line() -> None:
    extra = Fact(EVENT, "gg:participant", "person/rahayu-lestari", GRAPH.facts[0].claims)
    drawing = fold(GRAPH.entities, (*GRAPH.facts, extra), VOCABULARY)
    line = drawing.edges[EVENT, "person/rahayu-lestari"]["line"]
    assert [part.predicate for part in line.parts] == ["gg:leader", "gg:participant"]


def test_a_route_between_provinces_knows_its_events() -> None:
    assert _line("place/35", "place/81").events == [EVENT]


def test_only_events_that_were_held_count_on_a_route() -> None:
    facts = tuple(
        Fact(f.subject, f.predicate, "gg:planned", f.claims) if f.predicate == "gg:status" else f for f in GRAPH.facts
    )
    assert fold(GRAPH.entities, facts, VOCABULARY).edges["place/35", "place/81"]["line"].events == []


def test_reference_data_draws_a_line_without_facts() -> None:
    (part,) = _line("place/81.71", "place/81").parts
    assert (part.predicate, part.facts) == ("gg:partOf", [])


def test_no_reference_line_to_a_country() -> None:
    country = Entity("place/country-ID", "Place", "Indonesia", (), (("rdf:type", "gg:Country"),))
    east = Entity("place/35", "Place", "Jawa Timur", (), (("gg:partOf", country.id),))
    said = Fact(EVENT, "schema:location", country.id, GRAPH.facts[0].claims)
    entities = {**GRAPH.entities, country.id: country, east.id: east}
    drawing = fold(entities, (*GRAPH.facts, said), VOCABULARY)
    assert country.id in drawing
    assert not drawing.has_edge("place/35", country.id)


def test_what_only_reference_data_names_is_not_drawn() -> None:
    entities = {**GRAPH.entities, "place/99": Entity("place/99", "Place", "Entah")}
    assert "place/99" not in fold(entities, GRAPH.facts, VOCABULARY)


def test_no_line_from_a_node_to_itself() -> None:
    drawing = fold(GRAPH.entities, (Fact(EVENT, "gg:about", EVENT, ()),), VOCABULARY)
    assert list(drawing.edges) == []


def test_when_is_the_span_of_the_dates_said() -> None:
    facts = (
        Fact("e", "schema:startDate", Value("2022-05-04", "date"), ()),
        Fact("e", "gg:asOf", Value("2022-05-06T12:00:00+07:00", "dateTime"), ()),
        Fact("e", "gg:topic", Value("1999-01-01"), ()),
    )
    assert when(facts, [0, 1, 2]) == ("2022-05-04", "2022-05-06")
    assert when(facts, [2]) is None
