"""Types of events, places and bodies have one owner each; every table that is told by them covers them."""

from __future__ import annotations

from typing import get_args

import pytest

from govgraph.extract import joining, presence
from govgraph.graph.values import ORGANISATION_CLASSES, PLACE_CLASSES, class_name
from govgraph.lexicon import schema
from govgraph.model import EventType
from govgraph.resolve.event_features import SET_ROLES, SINGLE_ROLES
from govgraph.vocabulary import load_vocabulary

EVENTS = frozenset(get_args(EventType))


@pytest.mark.parametrize(
    "table", [schema.EVENTS, joining.KEY_ROLES.keys(), SINGLE_ROLES.keys() | SET_ROLES.keys()],
    ids=["lexicon", "within an article", "across articles"],
)  # fmt: skip
def test_tables_know_every_type_of_event(table: frozenset[str]) -> None:
    assert table == EVENTS


def test_no_type_of_event_is_told_by_one_role_and_by_a_set() -> None:
    assert not SINGLE_ROLES.keys() & SET_ROLES.keys()
    assert presence.ROLE.keys() <= EVENTS


def test_every_type_has_a_class_of_the_ontology() -> None:
    terms = load_vocabulary().terms
    classes = {f"gg:{class_name(one)}" for one in EVENTS}
    assert classes | {*PLACE_CLASSES.values(), *ORGANISATION_CLASSES.values()} <= terms.keys()
    assert PLACE_CLASSES.keys() == schema.AREA_TYPES
    assert schema.BODY_TYPES - {"other"} == ORGANISATION_CLASSES.keys()
