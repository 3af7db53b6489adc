"""Features one by one: what each pair of profiles, or of reports, is said to have in common."""

from dataclasses import replace

import pytest

from govgraph.model import Event, Extraction, Place
from govgraph.resolve import organisations, vocabulary
from govgraph.resolve.areas import Areas
from govgraph.resolve.blocking import WINDOW, candidates
from govgraph.resolve.dates import span
from govgraph.resolve.event_features import Report
from govgraph.resolve.event_features import compare as compare_events
from govgraph.resolve.forced import Forced
from govgraph.resolve.named import Named
from govgraph.resolve.names import Likeness, distinctive, name_key
from govgraph.resolve.people import PROMINENT, Atom, Seen, _atoms, _clearly_best, _streams, see
from govgraph.resolve.person_features import Profile, compare, compare_loose, contradict, name_weight
from govgraph.resolve.person_groups import _suffixes
from govgraph.resolve.places import resolve_places
from govgraph.resolve.posts import Offices
from govgraph.resolve.union import Features, total
from stories import HERE, Body, Happening, lexicon, story, who

WORDS = vocabulary.load()
AREAS = Areas(lexicon())
BOGOR, GRESIK, JATIM = "Kabupaten Bogor", "Kabupaten Gresik", "Jawa Timur"


def seen(*stories: Extraction) -> list[Seen]:
    told = tuple(sorted((one.article.key, one) for one in stories))
    named = Named.of(resolve_places([*told], AREAS))
    return see(told, named.index, Offices(AREAS, named.index, named.names, {}), WORDS)


def atoms(*stories: Extraction) -> list[Atom]:
    return _atoms(((s, sorted({o.post.id for o in s.offices})) for s in seen(*stories)), Forced(), WORDS)


def profile(name: str, title: str | None = None, of: str | None = None, date: str | None = "2022-05-04",
            flags: str = "", places: tuple[str, ...] = (), times: int = 1) -> Profile:  # fmt: skip
    stories = [
        story(f"{name} {title} {of} {date} {n}", date, [who(name, title, of, flags)], places=places)
        for n in range(times)
    ]
    (atom,) = atoms(*stories)
    return atom.profile


def names(features: Features) -> list[str]:
    return [name for name, _ in features]


@pytest.mark.parametrize(
    ("left", "right", "expected", "score"),
    [
        # two-word names by how many words tell
        (("Rahayu Kandangan", "Camat", BOGOR), ("Rahayu Kandangan", "Lurah", BOGOR), ["name.equal", "area.same"], 0.9),
        (("Budi Santoso", "Camat", BOGOR), ("Budi Santoso", "Lurah", BOGOR), ["name.equal", "area.same"], 0.7),
        (("Budi Santoso", "Camat", BOGOR), ("Budi Santoso", "Lurah", GRESIK), ["name.equal", "area.apart"], 0.1),
        (("Budi Santoso", "Camat", BOGOR), ("Budi Santoso", "Menteri Sosial", "Indonesia"),
         ["name.equal", "area.nation"], 0.4),
        (("Rahayu Kandangan", "Camat", GRESIK), ("Rahayu Kandangan", "Gubernur", JATIM),
         ["name.equal", "area.nested"], 0.8),
        (("Rahayu Kandangan", "Menteri Sosial", "Indonesia"), ("Rahayu Kandangan", "Menteri Agama", "Indonesia"),
         ["name.equal", "area.both_national"], 0.7),
        # one word: the same regency at another time, or the same title
        (("Kandangan", "Camat", BOGOR, "2018-01-01"), ("Kandangan", "Lurah", BOGOR), ["name.equal", "area.same"], 0.55),
        (("Kandangan", "Camat", BOGOR), ("Kandangan", "Lurah", BOGOR), [], 0),
        (("Budi", "Camat", BOGOR, "2018-01-01"), ("Budi", "Lurah", BOGOR), ["name.equal", "area.same"], 0.45),
        (("Kandangan", "Kepala Dinas Sosial", GRESIK), ("Kandangan", "Kepala Dinas Sosial", JATIM),
         ["name.equal", "area.nested", "title.same"], 0.55),
        (("Kandangan", "Camat", JATIM, "2018-01-01"), ("Kandangan", "Lurah", JATIM),
         ["name.equal", "area.same_province"], 0.35),
        # other likenesses need the post
        (("Edi Pratowo", "Camat", BOGOR), ("Edi Prawoto", "Camat", BOGOR),
         ["name.variant", "post.same", "time.near"], 0.85),
        (("Edi Pratowo", "Camat", BOGOR, None), ("Edi Prawoto", "Camat", BOGOR),
         ["name.variant", "post.same", "time.unknown"], 0.75),
        (("Edi Pratowo", "Camat", BOGOR), ("Edi Prawoto", "Lurah", BOGOR), [], 0),
        (("Lestari Kandangan", "Camat", BOGOR), ("Kandangan Lestari", "Camat", BOGOR),
         ["name.order", "post.same"], 1.0),
        (("Lestari Kandangan", "Camat", BOGOR), ("Kandangan Lestari", "Lurah", BOGOR), [], 0),
        (("Edi Pratowo", "Camat", BOGOR, "2018-01-01"), ("Edi Prawoto", "Camat", BOGOR),
         ["name.variant", "post.same", "time.far"], 0.35),
        (("Rakan", "Camat", BOGOR), ("Rahayu Kandangan", "Camat", BOGOR),
         ["name.blend", "post.same", "time.near"], 0.9),
        (("Rahayu", "Camat", BOGOR), ("Rahayu Kandangan", "Camat", BOGOR),
         ["name.short", "post.same", "time.near"], 0.8),
        (("Rahayu Kandangan", "Camat", BOGOR), ("Rahayu Kandangan Saleh", "Lurah", BOGOR),
         ["name.part", "area.same"], 0.75),
        (("Rahayu Kandangan", "Camat", BOGOR), ("Bagas Hendrawan", "Camat", BOGOR), [], 0),
    ],
)  # fmt: skip
def test_two_profiles_with_posts(
    left: tuple[str, ...], right: tuple[str, ...], expected: list[str], score: float
) -> None:
    features = compare(profile(*left), profile(*right), WORDS)
    assert names(features) == expected
    assert total(features) == pytest.approx(score)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("Rahayu Kandangan", "Bupati", BOGOR), ("Rahayu Kandangan", "Bupati", GRESIK), True),
        (("Rahayu Kandangan", "Bupati", BOGOR, "2018-01-01"), ("Rahayu Kandangan", "Bupati", GRESIK), False),
        (("Rahayu Kandangan", "Bupati", BOGOR, "2022-05-04", "acting"), ("Rahayu Kandangan", "Bupati", GRESIK), False),
        (("Rahayu Kandangan", "Bupati", BOGOR, "2022-05-04", "former"), ("Rahayu Kandangan", "Bupati", GRESIK), False),
        (("Rahayu Kandangan", "Bupati", GRESIK), ("Rahayu Kandangan", "Gubernur", JATIM), False),
        (("Rahayu Kandangan", "Camat", BOGOR), ("Bagas Kandangan", "Camat", BOGOR), True),
        (("Rahayu", "Camat", BOGOR), ("Kandangan", "Camat", BOGOR), False),
    ],
)
def test_what_cannot_be_one_person(left: tuple[str, ...], right: tuple[str, ...], expected: bool) -> None:
    assert contradict(profile(*left), profile(*right)) is expected
    assert contradict(profile(*right), profile(*left)) is expected


def test_one_slip_about_a_rare_name_of_three_words_is_no_namesake() -> None:
    many = profile("Emilia Kandangan Darmasasmita", "Wakil Gubernur", JATIM, times=3)
    slip = profile("Emilia Kandangan Darmasasmita", "Wakil Gubernur", "Sumatera Utara")
    twice = profile("Emilia Kandangan Darmasasmita", "Wakil Gubernur", "Sumatera Utara", times=2)
    assert not contradict(many, slip)
    assert total(compare(many, slip, WORDS)) >= 0.5
    assert contradict(many, twice)


@pytest.mark.parametrize("name", ["Emilia Kandangan", "Budi Budi Kandangan", "Budi Santoso Putra"])
def test_a_slip_is_believed_of_rare_names_alone(name: str) -> None:
    many, slip = profile(name, "Bupati", BOGOR, times=3), profile(name, "Bupati", GRESIK)
    assert contradict(many, slip)
    assert names(compare(many, slip, WORDS))[1:] == ["area.apart"]


def test_two_names_of_one_article_are_one_person_only_when_they_say_as_much() -> None:
    (left,) = atoms(story("a", "2022-05-04", [who("Rahayu Kandangan", "Camat", BOGOR)]))
    here = left.profile.articles
    for name, joined in (
        ("Rahayu Kandangan", True), ("Rahayu Kandangan Saleh", True), ("Rakan", True),
        ("Rahayu", False), ("Kandangan", False),
    ):  # fmt: skip
        right = replace(profile(name, "Camat", BOGOR), articles=here)
        assert bool(compare(left.profile, right, WORDS)) is joined, name
        assert compare(left.profile, replace(right, articles=frozenset("b")), WORDS), name


def test_a_mention_without_post() -> None:
    holder = profile("Rahayu Kandangan", "Gubernur", JATIM)
    near = profile("Rahayu Kandangan", places=("Kota Surabaya",))
    elsewhere = profile("Rahayu Kandangan", places=("Bali",))
    lone = profile("Rahayu", places=("Kota Surabaya",))
    assert names(compare_loose(near, holder, True, WORDS)) == ["name.equal", "place.in_article"]
    assert names(compare_loose(elsewhere, holder, True, WORDS)) == ["name.equal", "place.elsewhere"]
    assert names(compare_loose(lone, holder, True, WORDS)) == [
        "name.short", "place.in_article", "name.first_word", "time.near",
    ]  # fmt: skip
    assert compare_loose(lone, holder, False, WORDS) == ()


@pytest.mark.parametrize(
    ("loose", "holder", "known", "expected", "score"),
    [
        # the whole country is the place of a minister
        (("Rahayu Kandangan", None, None, "2022-05-04", "", ("Bali",)),
         ("Rahayu Kandangan", "Menteri Sosial", "Indonesia"), True, ["name.equal", "place.national"], 0.7),
        (("Rahayu Kandangan", None, None, "2022-05-04", "", ("Bali",)), ("Rahayu Kandangan", "Gubernur", JATIM),
         True, ["name.equal", "place.elsewhere"], 0.5),
        # a variant or transposed name joins nobody without a post
        (("Edi Pratowo", None), ("Edi Prawoto", "Gubernur", JATIM), True, [], 0),
        (("Kandangan Rahayu", None), ("Rahayu Kandangan", "Gubernur", JATIM), True, [], 0),
        # one word: of somebody known, or equal and in the same weeks
        (("Kandangan", None), ("Kandangan", "Kepala Dinas Sosial", GRESIK), False,
         ["name.equal", "place.elsewhere", "time.near"], 0.35),
        (("Kandangan", None, None, "2022-08-04"), ("Kandangan", "Kepala Dinas Sosial", GRESIK), False, [], 0),
        (("Kandangan", None, None, None), ("Kandangan", "Kepala Dinas Sosial", GRESIK), False, [], 0),
        (("Kandangan", None), ("Kandangan", "Kepala Dinas Sosial", GRESIK, None), False, [], 0),
        (("Kandangan", None, None, None, "", (JATIM,)), ("Rahayu Kandangan", "Gubernur", JATIM), True,
         ["name.short", "place.in_article", "time.unknown"], 0.45),
        (("Rahayu", None, None, "2026-05-04", "", (JATIM,)), ("M Rahayu Kandangan", "Gubernur", JATIM), True,
         ["name.short", "place.in_article", "name.first_word", "time.far"], 0.05),
        (("R Kandangan", None, None, "2022-05-04", "", (JATIM,)), ("Rahayu Kandangan Saleh", "Gubernur", JATIM), True,
         ["name.short", "place.in_article", "time.near"], 0.55),
        (("Rakan", None, None, "2022-05-04", "", (JATIM,)), ("Rahayu Kandangan", "Gubernur", JATIM), True,
         ["name.blend", "place.in_article", "time.near"], 0.65),
        (("Budi", None, None, "2022-05-04", "", (JATIM,)), ("Budi Kandangan", "Gubernur", JATIM), True, [], 0),
        (("Rahayu Kandangan", None), ("Bagas Hendrawan", "Gubernur", JATIM), True, [], 0),
    ],
)  # fmt: skip
def test_what_speaks_for_a_holder(
    loose: tuple[str, ...], holder: tuple[str, ...], known: bool, expected: list[str], score: float
) -> None:
    features = compare_loose(profile(*loose), profile(*holder), known, WORDS)
    assert names(features) == expected
    assert total(features) == pytest.approx(score)


@pytest.mark.parametrize(
    ("loose", "expected", "score"),
    [("Rahayu Kandangan", ["name.equal", "article.same"], 0.65), ("Rakan", ["name.blend", "article.same"], 0.65),
     ("Rahayu", [], 0), ("Bagas", [], 0)],
)  # fmt: skip
def test_in_one_article_an_equal_name_is_the_holder_and_a_part_of_it_is_another(
    loose: str, expected: list[str], score: float
) -> None:
    (told,) = seen(story("a", "2022-05-04", [who("Rahayu Kandangan", "Gubernur", JATIM)]))
    (holder,) = atoms(story("a", "2022-05-04", [who("Rahayu Kandangan", "Gubernur", JATIM)]))
    there = replace(profile(loose), articles=frozenset({told.key[0]}))
    features = compare_loose(there, holder.profile, True, WORDS)
    assert (names(features), total(features)) == (expected, pytest.approx(score))


@pytest.mark.parametrize(
    ("left", "right", "expected", "score"),
    [
        (Body("PT Maju Terus", "company"), Body("PT Maju Terus", "company", "Bali"),
         ["name.equal", "area.one_silent"], 0.6),
        (Body("Ikatan Nelayan", "association"), Body("Ikatan Nelayan", "association", "Bali"), ["name.equal"], 0.4),
        (Body("PT Maju Terus", "company", "Bali"), Body("PT Maju Terus", "company", JATIM), ["name.equal"], 0.4),
        (Body("Ikatan Nelayan Tangguh"), Body("Ikatan Nelayan Tanggut"), ["name.variant", "area.same"], 0.5),
        (Body("Ikatan Nelayan Kuat"), Body("Ikatan Nelayan Kuad"), [], 0),  # short words tell bodies apart
        (Body("Ikatan Nelayan Tangguh"), Body("Ikatan Nelayann Tanggut"), [], 0),  # one slip is enough
        (Body("Ikatan Nelayan 202201"), Body("Ikatan Nelayan 202202"), [], 0),  # numbers are not misspelt
        (Body("Ikatan Nelayan", also=("Serikat Laut",)), Body("Paguyuban Pesisir", also=("Serikat Laut",)),
         ["name.shared_form", "area.same"], 0.6),
        (Body("Ikatan Nelayan", also=("Iknel",)), Body("Inti Kail Nelayan", also=("Iknel",)), [], 0),
        (Body("Ikatan Nelayan"), Body("Paguyuban Pesisir"), [], 0),
    ],
)  # fmt: skip
def test_two_bodies(left: Body, right: Body, expected: list[str], score: float) -> None:
    made = [
        organisations._bodies(((key, story(key, bodies=[body])),), AREAS, WORDS, Forced())[0]
        for key, body in (("a", left), ("b", right))
    ]
    for one, other in (made, made[::-1]):
        features = organisations.compare(one, other)
        assert (names(features), total(features)) == (expected, pytest.approx(score))


@pytest.mark.parametrize(
    ("scores", "written", "chosen"),
    [
        ([], {}, None),
        ([0.7], {0: 1}, 0),
        ([0.7, 0.6], {0: 1, 1: 1}, 0),  # a tenth ahead is clear
        ([0.7, 0.601], {0: 1, 1: 1}, None),
        ([0.7, 0.60004], {0: 1, 1: 1}, 0),  # sums of tenths are compared in thousandths
        ([0.7, 0.65], {0: 1, 1: PROMINENT}, 1),
        ([0.7, 0.65], {0: 1, 1: PROMINENT - 1}, None),
        ([0.7, 0.65, 0.2], {0: 10, 1: 1, 2: 900}, 0),
    ],
)
def test_the_candidate_that_leads_or_is_written_about_most(
    scores: list[float], written: dict[int, int], chosen: int | None
) -> None:
    ranked = [(score, number, (("name.equal", score),)) for number, score in enumerate(scores)]
    found = _clearly_best(ranked, written.__getitem__)
    assert (found[1] if found else None) == chosen
    if found and found[2][1:]:
        assert found[2][1:] == (("article.prominent", 0.1),)


@pytest.mark.parametrize(
    ("like", "left", "right", "weight"),
    [
        ("equal", "Budi", "Budi", 0.15), ("equal", "Kandangan", "Kandangan", 0.25),
        ("equal", "Budi Santoso", "Budi Santoso", 0.4), ("equal", "Budi Kandangan", "Budi Kandangan", 0.5),
        ("order", "Rahayu Kandangan", "Kandangan Rahayu", 0.6),
        ("equal", "Budi Santoso Putra", "Budi Santoso Putra", 0.5),
        ("part", "Budi Santoso", "Budi Santoso Saleh", 0.35), ("variant", "Edi Pratowo", "Edi Prawoto", 0.25),
        ("initials", "R Kandangan Saleh", "Rahayu Kandangan Saleh", 0.45),
        ("equal", "Rahayu Kandangan Darmasasmita", "Rahayu Kandangan Darmasasmita", 0.7),  # two words tell enough
        ("blend", "Rakan", "Rahayu Kandangan", 0.3), ("short", "Rahayu", "Rahayu Kandangan", 0.2),
    ],
)  # fmt: skip
def test_the_weight_of_a_likeness(like: Likeness, left: str, right: str, weight: float) -> None:
    found = name_weight(like, name_key(left, WORDS), name_key(right, WORDS), WORDS)
    assert found == pytest.approx(weight)


def test_names_weigh_more_the_more_they_tell() -> None:
    def weight(name: str) -> float:
        key = name_key(name, WORDS)
        return name_weight("equal", key, key, WORDS)

    weights = [
        weight(n) for n in ("Budi", "Kandangan", "Budi Santoso", "Budi Kandangan", "Rahayu Kandangan Darmasasmita")
    ]
    assert weights == sorted(weights)
    assert distinctive(name_key("Budi Kandangan", WORDS), WORDS) == 1


def test_a_name_in_thousands_of_posts_makes_no_quadratic_block() -> None:
    regions = [code for code in lexicon().regions if code.count(".") == 1]
    offices = Offices(AREAS, {}, {}, {})
    from govgraph.model import PostClaim

    made = [
        Seen((f"n{n:04}", "p1"), None, ("rahaju", "kandangan"), (office,), (office,), frozenset(), None)  # type: ignore[arg-type]
        for n, code in enumerate(regions)
        for title in ("Camat", "Lurah", "Bupati")
        for office in (offices.read("x", PostClaim(title, lexicon().regions[code].full_name, False, False, ())),)
    ]
    found = _atoms(((one, [one.offices[0].post.id, str(n)]) for n, one in enumerate(made)), Forced(), WORDS)
    assert len(found) == len(made) > 1000
    assert len(candidates(_streams(found))) <= 3 * WINDOW * len(found)


def test_namesakes_are_told_apart_by_the_post_and_the_province_given_most() -> None:
    told = [
        story("a", people=[who("Surya", "Bupati", GRESIK)], places=["Bali"]),
        *(story(name, people=[who("Surya", "Wakil Bupati", GRESIK)], places=["Maluku"]) for name in "bcde"),
    ]
    assert list(_suffixes(seen(*told))) == ["wakil-bupati-gresik", "bupati-gresik", "35", "81", "51"]


@pytest.mark.parametrize(
    ("written", "called", "also", "kind"),
    [
        ([("Jatim", "province"), ("Jatim", "province")], "Jawa Timur", ("Jatim",), "province"),  # the official name
        ([("Antah", "city"), ("Zantah", "other"), ("Zantah", "other")], "Zantah", ("Antah",), "other"),
    ],
)
def test_a_place_is_called_by_its_code_or_as_most_write_it(
    written: list[tuple[str, str]], called: str, also: tuple[str, ...], kind: str
) -> None:
    code = AREAS.code(written[0][0]) or "99.99"
    told = [
        (f"a{n}", replace(story(f"a{n}"), places=(Place("l1", name, of, (), (HERE,), code),)))
        for n, (name, of) in enumerate(written)
    ]
    (place,) = resolve_places(told, AREAS)
    assert (place.name, place.aliases, place.kind) == (called, also, kind)


def report(event: Happening, published: str = "2022-05-04", name: str = "a", place: str | None = None) -> Report:
    told: Event = story(
        name, published, bodies=[Body(f) for fs in event.roles.values() for f in fs], events=[event]
    ).events[0]
    roles = {role: frozenset(fillers) for role, fillers in event.roles.items()}
    date = span(told.date.start, told.date.end) if told.date else None
    return Report((name, "e1"), told, roles, date, span(published), place, name)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Happening("trade_mission", {"sender": ["X"], "host": ["Y"]}, "2022-05-04"),
         Happening("trade_mission", {"sender": ["X"], "host": ["Y"]}, "2022-05-05"),
         ["role.sender", "role.host", "date.next_day"]),
        (Happening("trade_mission", {"sender": ["X"], "host": ["Y"]}, "2022-05", amounts=(("total", 7),)),
         Happening("trade_mission", {"sender": ["X"], "host": ["Y"]}, "2022-05-05", amounts=(("total", 7),)),
         ["role.sender", "role.host", "date.inside", "amount.same"]),
        (Happening("trade_mission", {"sender": ["X"]}, "2022-05-04"),
         Happening("trade_mission", {"sender": ["X"], "host": ["Y"]}, "2022-05-04"),
         ["role.sender", "date.same_day"]),
        (Happening("trade_mission", {"sender": ["X"], "host": ["Z"]}, "2022-05-04"),
         Happening("trade_mission", {"sender": ["X"], "host": ["Y"]}, "2022-05-04"), []),
        (Happening("aid", {"giver": ["X"], "receiver": ["Y"]}, "2022-05-04", topic="beras"),
         Happening("aid", {"giver": ["Z"], "receiver": ["Y"]}, "2022-05-04", topic="bantuan beras"),
         ["role.giver", "role.receiver", "role.giver_differs", "date.same_day", "topic.same"]),
        (Happening("agreement", {"party": ["X", "Y"]}, "2022-05-04", topic="pangan"),
         Happening("agreement", {"party": ["X", "Y"]}, "2022-05-04", topic="geopark dunia"),
         ["role.party", "date.same_day", "topic.other"]),
        (Happening("agreement", {"party": ["X", "Y"]}), Happening("agreement", {"party": ["X", "Y"]}),
         ["role.party", "date.by_publication"]),
        (Happening("agreement", {"party": ["X", "Y"]}), Happening("agreement", {"party": ["X", "Y"]}, status="planned"),
         ["role.party", "date.none"]),
        (Happening("meeting", {"participant": ["X"]}, "2022-05-04"),
         Happening("visit", {"visitor": ["X"]}, "2022-05-04"), []),
        (Happening("meeting", {}, "2022-05-04"), Happening("meeting", {}, "2022-05-04"), []),
    ],
)  # fmt: skip
def test_two_reports(left: Happening, right: Happening, expected: list[str]) -> None:
    one, other = report(left), report(right, name="b")
    assert names(compare_events(one, other)) == expected
    assert names(compare_events(other, one)) == expected


def test_places_and_copies_of_reports() -> None:
    event = Happening("agreement", {"party": ["X", "Y"]}, "2022-05-04")
    assert "place.nested" in names(compare_events(report(event, place="35"), report(event, name="b", place="35.78")))
    assert "place.apart" in names(compare_events(report(event, place="35"), report(event, name="b", place="36")))
