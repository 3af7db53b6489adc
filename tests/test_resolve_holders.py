"""Who held a post on a day, from tenures given as they are; and the days they cover."""

from dataclasses import replace

import pytest

from govgraph.resolve.areas import Areas
from govgraph.resolve.holders import REACH, Answer, holder_on, name_posts
from govgraph.resolve.model import Tenure, Unresolved
from govgraph.resolve.posts import read_wording
from govgraph.resolve.tenures import covers
from stories import Happening, lexicon, story

AREAS = Areas(lexicon())


def tenure(person: str, first: str | None = None, last: str | None = None, *, start: str | None = None,
           end: str | None = None, flags: str = "") -> Tenure:  # fmt: skip
    return Tenure(
        f"tenure/{person}", person, "post/x", "acting" in flags, first, last or first, start, end, (),
        elect="elect" in flags, former="former" in flags,
    )  # fmt: skip


ANI = tenure("ani", "2020-03-10", "2021-06-20")
BUDI = tenure("budi", "2022-02-01", "2023-08-01", start="2022-02-01", end="2023-08-31")
CITRA = tenure("citra", "2021-07-01", "2021-12-01", flags="acting")
LATE = tenure("dewi", "2025-01-01")


@pytest.mark.parametrize(
    ("date", "acting", "person", "reason"),
    [
        ("2020-03-10", False, "ani", "holder.attested"),
        ("2021-06-20", False, "ani", "holder.attested"),
        ("2020", False, "ani", "holder.attested"),  # some day of that year
        ("2020-02", False, "ani", "holder.nearest"),
        ("2019-03-10", False, "ani", "holder.nearest"),  # 366 days before the first sight
        ("2019-01-10", False, None, "holder.none_known"),  # more than REACH days
        ("2021-08-01", False, "citra", "holder.attested"),  # nobody for good on that day
        ("2021-08-01", True, "citra", "holder.attested"),
        ("2020-05-01", True, None, "holder.none_known"),  # the words ask for somebody acting
        ("2022-05-01", False, "budi", "holder.attested"),
        ("2023-08-31", False, "budi", "holder.attested"),
        ("2023-09-01", False, None, "holder.none_known"),  # after the end of his term
        ("2022-01-20", False, None, "holder.two_candidates"),  # before he was sworn in: the two before him
    ],
)
def test_the_holder_on_a_day(date: str, acting: bool, person: str | None, reason: str) -> None:
    found = holder_on([ANI, BUDI, CITRA, LATE], date, acting)
    assert (found.person, found.reason) == (person, reason)


def test_the_reach_is_counted_in_days() -> None:
    lone = tenure("ani", "2020-01-01")
    assert REACH == 400
    assert holder_on([lone], "2021-02-04", False) == Answer("ani", "holder.nearest", ("ani",))
    assert holder_on([lone], "2021-02-05", False) == Answer(None, "holder.none_known", ("ani",))


def test_candidates_are_told_sorted_and_once() -> None:
    ani = [tenure("ani", "2020-06-01"), tenure("ani", "2020-05-01", "2020-07-01")]
    two = [tenure("dewi", "2020-01-01", "2020-12-31"), *ani]
    assert holder_on(two, "2020-06-01", False) == Answer(None, "holder.two_candidates", ("ani", "dewi"))
    assert holder_on(two, None, False) == Answer(None, "holder.no_date", ("ani", "dewi"))
    assert holder_on([], "2020-06-01", False) == Answer(None, "holder.none_known")


def test_somebody_for_good_is_preferred_to_somebody_acting() -> None:
    both = [tenure("ani", "2020-01-01", "2020-12-31"), tenure("citra", "2020-01-01", "2020-12-31", flags="acting")]
    assert holder_on(both, "2020-06-01", False).person == "ani"
    assert holder_on(both, "2020-06-01", True).person == "citra"
    stand_ins = [both[1], tenure("eko", "2020-06-01", flags="acting")]
    assert holder_on(stand_ins, "2020-06-01", False).candidates == ("citra", "eko")


def test_a_tenure_of_which_only_the_end_is_known_names_nobody() -> None:
    assert holder_on([tenure("f", end="2020-05-05")], "2020-05-05", False) == Answer(None, "holder.none_known", ("f",))


@pytest.mark.parametrize("flags", ["elect", "former"])
def test_who_is_not_yet_or_no_longer_in_the_post_holds_it_never(flags: str) -> None:
    assert holder_on([tenure("ani", "2020-01-01", flags=flags)], "2020-01-01", False).candidates == ()


@pytest.mark.parametrize(
    ("held", "date", "expected"),
    [
        (ANI, "2020-03-09", False), (ANI, "2020-03-10", True), (ANI, "2021-06-21", False), (ANI, "2021-06", True),
        (BUDI, "2023-08-31", True), (BUDI, "2023-09", False), (BUDI, "2022", True), (BUDI, "2022-01-31", False),
        (tenure("f", end="2020-05-05"), "2020-05-05", False),  # an end alone is no sight of it
        (tenure("f"), "2020-05-05", False),
        (tenure("f", start="2020-05-05"), "2020-05-05", True),
    ],
)  # fmt: skip
def test_the_days_that_a_tenure_covers(held: Tenure, date: str, expected: bool) -> None:
    assert covers(held, date) is expected


def test_posts_without_a_name_are_opened_or_left_open_in_the_order_of_their_mentions() -> None:
    post = read_wording("Gubernur Jatim", AREAS).post
    assert post is not None
    held = [replace(one, post=post) for one in (ANI, tenure("dewi", "2021-01-01", "2021-12-31"))]
    words = ["warga setempat", "Gubernur Jatim", "Gubernur", "Gubernur Bali"]
    told = [
        (name, story(name, published, events=[Happening("opening", {"opener": words})]))
        for name, published in (("b", "2020-05-01T08:30:00+07:00"), ("a", "2021-02-01"))
    ]
    named, still_open = name_posts(told, held, AREAS)
    assert named == {("b", "e1", "opener", "Gubernur Jatim"): "ani"}
    assert still_open == (
        Unresolved(("a", "e1"), "Gubernur", "holder.no_area"),
        Unresolved(("a", "e1"), "Gubernur Bali", "holder.none_known"),
        Unresolved(("a", "e1"), "Gubernur Jatim", "holder.two_candidates", ("ani", "dewi")),
        Unresolved(("b", "e1"), "Gubernur", "holder.no_area"),
        Unresolved(("b", "e1"), "Gubernur Bali", "holder.none_known"),
    )
