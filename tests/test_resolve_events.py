"""The same event in several articles: each test says which reports are of one event."""

from dataclasses import replace

import pytest

from govgraph.resolve.events import _clip
from stories import Body, Happening, entity, same, solve, story, who


def mission(date: str | None, sender: str = "Jawa Timur", host: str = "Maluku", **more: object) -> Happening:
    return Happening("trade_mission", {"sender": [sender], "host": [host]}, date, **more)  # type: ignore[arg-type]


def test_one_mission_told_twice() -> None:
    found = solve(
        story("a", "2022-05-04", events=[mission("2022-05-04", place="Kota Ambon", amounts=(("total", 11_000),))]),
        story("b", "2022-05-05", events=[mission("2022-05-04", place="Kota Ambon", amounts=(("total", 12_500),))]),
    )
    assert same(found, ("a", "e1"), ("b", "e1"))
    assert entity(found, "a", "e1") == "event/trade-mission-2022-05-04-jawa-timur-maluku"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2022-05-04", "2022-05", True),  # the month holds the day
        ("2022-05-04", "2022", True),
        ("2022-05", "2022-05", True),
        ("2022-05-04", "2022-06", False),
        ("2022-05-04", "2021-05-04", False),  # every year again is not the same
        ("2022-05-04", "2022-05-09", False),
    ],
)
def test_dates_agree_within_their_granularity(left: str, right: str, expected: bool) -> None:
    found = solve(story("a", "2022-07-01", events=[mission(left)]), story("b", "2023-01-01", events=[mission(right)]))
    assert same(found, ("a", "e1"), ("b", "e1")) is expected


@pytest.mark.parametrize(("published", "expected"), [("2022-05-05", True), ("2022-06-20", False), (None, False)])
def test_an_undated_report_is_of_the_days_it_appears_in(published: str | None, expected: bool) -> None:
    told = Happening("trade_mission", {"sender": ["Jawa Timur"], "host": ["Maluku"]}, None)
    found = solve(story("a", "2022-05-04", events=[mission("2022-05-04")]), story("b", published, events=[told]))
    assert same(found, ("a", "e1"), ("b", "e1")) is expected


def test_two_events_of_one_article_stay_two() -> None:
    found = solve(story("a", "2022-05-04", events=[mission("2022-05-04"), mission("2022-05-04")]))
    assert not same(found, ("a", "e1"), ("a", "e2"))
    assert len({c.id for c in found.clusters if c.type == "Event"}) == 2


def test_the_way_back_is_another_mission() -> None:
    found = solve(
        story("a", "2022-05-04", events=[mission("2022-05-04")]),
        story("b", "2022-05-04", events=[mission("2022-05-04", sender="Maluku", host="Jawa Timur")]),
    )
    assert not same(found, ("a", "e1"), ("b", "e1"))


def test_a_government_signs_for_its_area() -> None:
    bodies = [Body("Pemerintah Provinsi Jawa Timur", "government", "Jawa Timur")]
    signed = Happening("agreement", {"party": ["Pemerintah Provinsi Jawa Timur", "Maluku"]}, "2022-05-04")
    found = solve(
        story("a", "2022-05-04", bodies=bodies, events=[signed], places=["Jawa Timur"]),
        story("b", "2022-05-04", events=[Happening("agreement", {"party": ["Jawa Timur", "Maluku"]}, "2022-05-04")]),
    )
    assert same(found, ("a", "e1"), ("b", "e1"))


@pytest.mark.parametrize(
    ("kind", "area", "places", "expected"),
    [
        ("government", "Jawa Timur", [], True),  # no code, and the article names no place: the area's name says which
        ("government", "Negeri Entah", ["Negeri Entah"], True),  # no code at all: the place of that name
        ("agency", "Jawa Timur", [], False),
    ],
)
def test_only_a_government_signs_for_the_area_that_is_named(
    kind: str, area: str, places: list[str], expected: bool
) -> None:
    signed = Happening("agreement", {"party": ["Badan Maju", "Maluku"]}, "2022-05-04")
    told = story("a", "2022-05-04", bodies=[Body("Badan Maju", kind, area)], events=[signed], places=places)
    found = solve(
        replace(told, organisations=tuple(replace(body, area_code=None) for body in told.organisations)),
        story("b", "2022-05-04", places=[area],
              events=[Happening("agreement", {"party": [area, "Maluku"]}, "2022-05-04")]),
    )  # fmt: skip
    assert same(found, ("a", "e1"), ("b", "e1")) is expected


def test_one_of_two_parties_is_another_agreement() -> None:
    found = solve(
        story("a", "2022-05-04", events=[Happening("agreement", {"party": ["Jawa Timur", "Maluku"]}, "2022-05-04")]),
        story("b", "2022-05-04", events=[Happening("agreement", {"party": ["Jawa Timur", "Bali"]}, "2022-05-04")]),
    )
    assert not same(found, ("a", "e1"), ("b", "e1"))


def test_the_same_signatories_on_the_same_day_sign_the_same_paper() -> None:
    people = [who("Rahayu Lestari", "Gubernur", "Jawa Timur"), who("Yosef Latupati", "Gubernur", "Maluku")]
    names = [one.name for one in people]

    def paper(first: str, second: str) -> Happening:
        roles = {"party": [first, second], "signatory": names}
        return Happening("agreement", roles, "2022-05-04", "Kota Ambon")

    bodies = [Body("Badan Satu"), Body("Badan Dua"), Body("Dewan Satu"), Body("Dewan Dua")]
    found = solve(
        story("a", "2022-05-04", people, bodies[:2], events=[paper("Badan Satu", "Badan Dua")]),
        story("b", "2022-05-05", people, bodies[2:], events=[paper("Dewan Satu", "Dewan Dua")]),
    )
    assert same(found, ("a", "e1"), ("b", "e1"))


def test_another_visitor_in_the_same_town_is_another_visit() -> None:
    def visit(visitor: str) -> Happening:
        return Happening("visit", {"visitor": [visitor], "place": ["Kota Ambon"]}, "2022-05-04", "Kota Ambon")

    found = solve(
        story("a", "2022-05-04", [who("Rahayu Lestari", "Gubernur", "Jawa Timur")], events=[visit("Rahayu Lestari")]),
        story(
            "b",
            "2022-05-04",
            [who("Bastian Simorang", "Menteri Sosial", "Indonesia")],
            events=[visit("Bastian Simorang")],
        ),
    )
    assert not same(found, ("a", "e1"), ("b", "e1"))


def test_the_government_visited_stands_for_its_area() -> None:
    visitor = [who("Bastian Simorang", "Menteri Sosial", "Indonesia")]
    bodies = [Body("Pemerintah Kota Ambon", "government", "Kota Ambon")]
    hosted = Happening("visit", {"visitor": ["Bastian Simorang"], "host": ["Pemerintah Kota Ambon"]}, "2022-05-04")
    seen = Happening("visit", {"visitor": ["Bastian Simorang"], "place": ["Kota Ambon"]}, "2022-05-04")
    found = solve(
        story("a", "2022-05-04", visitor, bodies, events=[hosted]), story("b", "2022-05-05", visitor, events=[seen])
    )
    assert same(found, ("a", "e1"), ("b", "e1"))


def test_appointments_of_one_day_are_one_for_each_appointee() -> None:
    people = [
        who("Ratna Wulandari Putri", "Camat", "Kabupaten Bogor"),
        who("Bagas Hendrawan", "Camat", "Kabupaten Bogor"),
    ]

    def sworn_in(name: str) -> Happening:
        roles = {"appointee": [name], "post": ["Camat Ciomas" if name[0] == "R" else "Camat Cibinong"]}
        return Happening("appointment", roles, "2022-05-04")

    found = solve(
        story("a", "2022-05-04", people, events=[sworn_in(people[0].name), sworn_in(people[1].name)]),
        story("b", "2022-05-04", people, events=[sworn_in(people[1].name)]),
    )
    assert same(found, ("a", "e2"), ("b", "e1"))
    assert not same(found, ("a", "e1"), ("b", "e1"))


def test_the_most_exact_date_names_the_event_and_the_old_names_redirect() -> None:
    found = solve(
        story("a", "2022-07-01", events=[mission("2022-05")]), story("b", "2022-05-05", events=[mission("2022-05-04")])
    )
    new = "event/trade-mission-2022-05-04-jawa-timur-maluku"
    assert entity(found, "a", "e1") == new
    assert ("event/trade-mission-2022-05-jawa-timur-maluku", new) in found.redirects


def test_participants_of_both_reports_are_members() -> None:
    found = solve(
        story("a", "2022-05-04", events=[mission("2022-05-04")]),
        story("b", "2022-05-05", events=[mission("2022-05-04")]),
    )
    (event,) = (c for c in found.clusters if c.type == "Event")
    assert event.kind == "trade_mission"
    assert event.name == "misi dagang Jawa Timur – Maluku 2022-05-04"
    assert [local for _, local in event.members] == ["e1", "e1"]


def test_words_in_identifiers_are_cut_between_words() -> None:
    assert _clip("badan-pengelola-taman-bumi-ciletuh-palabuhan-raya") == "badan-pengelola-taman-bumi-ciletuh"
    assert _clip("x" * 50) == "x" * 40


def test_an_event_is_called_by_type_date_and_one_filler_of_each_role_that_tells() -> None:
    opened = Happening("opening", {"opener": ["Bali"], "what": ["Pasar Rakyat Sejahtera"]}, "2022-05-04")
    both = Happening("trade_mission", {"sender": ["Jawa Timur", "Bali"], "host": ["Maluku"]}, "2022-05")
    found = solve(story("a", "2022-05-05", events=[opened]), story("b", "2022-05-06", events=[both]))
    assert {c.id: c.name for c in found.clusters if c.type == "Event"} == {
        "event/opening-2022-05-04-bali-pasar-rakyat-sejahtera": "pembukaan Bali – pasar rakyat sejahtera 2022-05-04",
        "event/trade-mission-2022-05-jawa-timur-maluku": "misi dagang Jawa Timur – Maluku 2022-05",
    }


def test_two_events_of_one_name_are_told_apart_by_the_day_of_the_news() -> None:
    told = Happening("meeting", {"participant": ["Bali"]}, None)
    found = solve(story("a", "2022-05-05", events=[told]), story("b", "2022-08-06", events=[told]))
    assert {entity(found, name, "e1") for name in "ab"} == {"event/meeting-bali", "event/meeting-bali-2022-08-06"}


def test_a_merge_of_reports_keeps_its_reasons() -> None:
    told = mission("2022-05-04", place="Kota Ambon")
    found = solve(story("b", "2022-05-05", events=[told]), story("a", "2022-05-04", events=[told]))
    (merge,) = (one for one in found.merges if one.cluster.startswith("event/"))
    assert [article[0] for article, _ in (merge.left, merge.right)] == ["a", "b"]
    assert {name for name, _ in merge.features} == {"role.sender", "role.host", "date.same_day", "place.same"}
    assert (merge.decision, merge.score) == (None, pytest.approx(sum(value for _, value in merge.features)))


def test_a_report_that_fits_two_days_does_not_make_them_one() -> None:
    days = ("2022-05-04", "2022-05-20", "2022-05")
    found = solve(*(story(name, "2022-06-01", events=[mission(day)]) for name, day in zip("abc", days, strict=True)))
    assert not same(found, ("a", "e1"), ("b", "e1"))
    assert same(found, ("c", "e1"), ("a", "e1")) or same(found, ("c", "e1"), ("b", "e1"))


def test_several_days_meet_a_report_of_one_of_them() -> None:
    long = mission("2022-05-02", end="2022-05-08")
    for day, expected in (("2022-05-07", True), ("2022-05-12", False)):
        found = solve(story("a", "2022-05-09", events=[long]), story("b", "2022-05-13", events=[mission(day)]))
        assert same(found, ("a", "e1"), ("b", "e1")) is expected
