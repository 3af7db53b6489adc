"""Two reports of an event, feature by feature with its weight, and what excludes that they are of one event."""

from dataclasses import replace

import pytest

from govgraph.resolve.dates import span
from govgraph.resolve.event_features import Report, compare, contradict
from govgraph.resolve.union import total
from stories import Happening, story

AID = ("aid", {"giver": ["X"], "receiver": ["Y"]})
DEAL = ("agreement", {"party": ["X", "Y"]})
MISSION = ("trade_mission", {"sender": ["X"], "host": ["Y"]})


def report(kind, roles, date="2022-05-04", *, published="2022-05-04", name="a", place=None, source=None, **more):
    (told,) = story(name, published, events=[Happening(kind, roles, date, **more)]).events
    filled = {role: frozenset(fillers) for role, fillers in roles.items()}
    days = span(told.date.start, told.date.end) if told.date else None
    return Report((name, "e1"), told, filled, days, span(published), place, source or name)


def weights(left, right):
    found = dict(compare(left, right))
    assert found == dict(compare(right, left))
    return {name: pytest.approx(weight) for name, weight in found.items()}


def pair(kind, left, right, **more):
    return report(kind, left, **more), report(kind, right, name="b", **more)


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        ("trade_mission", {"sender": ["X"], "host": ["Y"]}, {"sender": ["X"], "host": ["Y"]},
         {"role.sender": 0.25, "role.host": 0.25}),
        ("trade_mission", {"sender": ["X"]}, {"sender": ["X"], "host": ["Y"]}, {"role.sender": 0.2}),
        ("agreement", {"party": ["X", "Y"]}, {"party": ["X", "Y"]}, {"role.party": 0.5}),
        ("agreement", {"party": ["X", "Y"]}, {"party": ["X", "Y", "Z"]}, {"role.party": 0.5}),
        ("agreement", {"party": ["X", "Y"]}, {"party": ["X", "Z"]}, None),  # one of two parties: another agreement
        ("agreement", {"party": ["X", "Y", "Z"]}, {"party": ["X", "Y", "W"]}, {"role.party": 0.333}),
        ("agreement", {"party": ["X"]}, {"party": ["X"]}, {"role.party": 0.5}),
        ("agreement", {"party": ["X"]}, {"party": ["X", "Y"]}, {"role.party": 0.3}),  # a lone filler says less
        ("aid", {"giver": ["X"], "receiver": ["Y"]}, {"giver": ["Z"], "receiver": ["Y"]},
         {"role.giver": 0, "role.receiver": 0.25, "role.giver_differs": -0.25}),
        ("aid", {"giver": ["X", "person/a"], "receiver": ["Y"]}, {"giver": ["X", "person/a"], "receiver": ["Y"]},
         {"role.giver": 0.25, "role.receiver": 0.25}),
        ("agreement", {"party": ["X"], "signatory": ["person/a"]}, {"party": ["X"], "signatory": ["person/a"]},
         {"role.party": 0.5, "people.same": 0.1}),
        ("agreement", {"party": ["X"], "signatory": ["person/a"]}, {"party": ["X"], "signatory": ["person/b"]},
         {"role.party": 0.5}),
        ("agreement", {"party": ["X"], "signatory": ["person/a", "person/b"]},
         {"party": ["Y"], "signatory": ["person/a", "person/b"]}, {"people.same": 0.3}),
        ("agreement", {"party": ["X"], "signatory": ["person/a"]},
         {"party": ["Y"], "signatory": ["person/a"]}, None),
        ("agreement", {"party": ["text:pasar induk"]}, {"party": ["text:induk pasar"]}, {"role.party": 0.5}),
        ("agreement", {"party": ["text:pasar induk"]}, {"party": ["text:balai desa"]}, None),
        ("agreement", {"party": ["text:pasar"]}, {"party": ["text:bazar"]}, None),
        ("agreement", {"party": ["text:tikar"]}, {"party": ["text:takar"]}, {"role.party": 0.4}),
        ("agreement", {"party": ["text:pasar"]}, {"party": ["text:topik"]}, None),
        ("agreement", {"party": ["text:beras"]}, {"party": ["text:benur"]}, None),  # rice and shrimp fry
        ("agreement", {"party": ["text:beras"]}, {"party": ["beras"]}, None),  # an entity is no wording
    ],
)  # fmt: skip
def test_roles(kind, left, right, expected):
    found = weights(*pair(kind, left, right))
    if expected is None:
        assert found == {}
    else:
        assert found == expected | {"date.same_day": pytest.approx(0.35)}


def test_people_alone_make_one_event_on_one_day_only():
    roles = {"party": ["X"], "signatory": ["person/a", "person/b"]}
    other = {**roles, "party": ["Y"]}
    assert compare(*pair("agreement", roles, other, date="2022-05")) == ()
    assert compare(*pair("agreement", roles, other, date=None)) == ()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2022-05-04", "2022-05-04", {"date.same_day": 0.35}),
        ("2022-05", "2022-05", {"date.same_month": 0.2}),
        ("2022-05-04", "2022-05-05", {"date.next_day": 0.15}),
        ("2022-05-04", "2022-05", {"date.inside": 0.2}),
        ("2022-05-04", "2022", {"date.inside": 0.1}),
        ("2022-06-01", "2022-05", None),  # the day behind a month is of another month
        ("2022-05-04", "2022-05-06", None),
        (None, None, {"date.by_publication": 0.1}),
        ("2022-05-04", None, {"date.by_publication": 0.1}),
    ],
)
def test_dates(left, right, expected):
    found = weights(report(*DEAL, date=left), report(*DEAL, date=right, name="b"))
    assert found == ({"role.party": pytest.approx(0.5)} | expected if expected else {})


@pytest.mark.parametrize(
    ("end", "feature"), [("2022-05-06", "date.same_day"), ("2022-05-07", "date.same_month")]
)
def test_three_days_are_as_good_as_one(end, feature):
    assert feature in weights(*pair(*DEAL, DEAL[1], end=end))


@pytest.mark.parametrize(
    ("dated", "published", "apart"),
    [
        ("2022-05-04", "2022-05-04", False), ("2022-05-04", "2022-05-11", False), ("2022-05-04", "2022-05-12", True),
        ("2022-05-04", "2022-05-01", False), ("2022-05-04", "2022-04-30", True), ("2022-05-04", None, True),
        (None, "2022-05-11", False), (None, "2022-05-12", True), (None, None, True),
    ],
)  # fmt: skip
def test_news_runs_a_week_behind_and_three_days_ahead(dated, published, apart):
    undated = report(*DEAL, date=None, published=published, name="b")
    told = report(*DEAL, date=dated)
    assert contradict(told, undated) is apart
    assert contradict(undated, told) is apart


def test_what_excludes_one_event():
    left, right = report(*AID), report(*AID, name="b")
    assert not contradict(left, right)
    assert contradict(left, replace(right, key=("a", "e2")))  # one article tells two
    assert contradict(left, report(*MISSION, name="b"))  # another type
    assert contradict(report(*MISSION), report("trade_mission", {"sender": ["X"], "host": ["Z"]}, name="b"))
    assert not contradict(report(*MISSION), report("trade_mission", {"sender": ["X"]}, name="b"))
    words, other = ({"sender": ["X"], "host": [f"text:{word}"]} for word in ("pasar seni", "seni pasar"))
    assert not contradict(*pair("trade_mission", words, other))
    assert contradict(*pair("trade_mission", words, {"sender": ["X"], "host": ["pasar seni"]}))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"place": "35"}, {"place": "35"}, {"place.same": 0.15}),
        ({"place": "35"}, {"place": "35.78"}, {"place.nested": 0.1}),
        ({"place": "35"}, {"place": "36"}, {"place.apart": -0.3}),
        ({"place": "35"}, {}, {}),
        ({"source": "s"}, {"source": "s"}, {"source.copy": 0.2}),
        ({"amounts": (("total", 7),)}, {"amounts": (("total", 7), ("unit", 8))}, {"amount.same": 0.2}),
        ({"amounts": (("total", 7),)}, {"amounts": (("total", 8),)}, {}),
        ({"topic": "beras"}, {"topic": "bantuan Beras"}, {"topic.same": 0.15}),
        ({"topic": "pangan"}, {"topic": "geopark dunia"}, {"topic.other": -0.1}),
        ({"topic": "pangan"}, {}, {}),
        ({}, {"status": "planned"}, {}),
    ],
)
def test_place_source_amount_and_topic(left, right, expected):
    found = weights(report(*DEAL, **left), report(*DEAL, name="b", **right))
    assert found == {"role.party": pytest.approx(0.5), "date.same_day": pytest.approx(0.35)} | expected


def test_the_score_is_the_sum():
    assert total(compare(*pair(*DEAL, DEAL[1]))) == pytest.approx(0.85)


@pytest.mark.parametrize(
    ("other", "equal"),
    [
        ({}, True), ({"date": "2022-05-05"}, False), ({"published": "2022-06-01"}, True), ({"name": "b"}, True),
        ({"roles": {"sender": ["X"], "host": ["Z"]}}, False), ({"kind": "visit"}, False),
    ],
)  # fmt: skip
def test_reports_that_exclude_the_same_others(other, equal):
    """A dated report excludes by its date, an undated one by when it appeared."""
    given = {"kind": "trade_mission", "roles": MISSION[1], **other}
    told = report(given.pop("kind"), given.pop("roles"), **given)
    assert (told.excluding() == report(*MISSION).excluding()) is equal
    days = ("2022-05-04", "2022-05-04", "2022-05-05")
    undated = [report(*MISSION, date=None, published=day).excluding() for day in days]
    assert undated[0] == undated[1] != undated[2]


def test_undated_reports_of_another_status_have_no_date_in_common():
    left, right = (report(*MISSION, date=None, name=n, status=how) for n, how in (("a", "held"), ("b", "planned")))
    assert weights(left, right)["date.none"] == 0
    assert weights(left, replace(left, key=("b", "e1")))["date.by_publication"] == pytest.approx(0.1)
