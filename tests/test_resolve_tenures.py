"""Who held which post when, and whom a post without a name means."""

import pytest

from govgraph.model import PostClaim
from govgraph.resolve.areas import Areas
from govgraph.resolve.model import Resolution, Tenure
from govgraph.resolve.posts import Offices, Wording, read_wording
from govgraph.resolve.tenures import _left
from stories import Happening, Who, lexicon, solve, story, who

POST = ("Gubernur", "Jawa Timur")
KHO, ADH = "Rahayu Lestari", "Adi Karyaman"


def line(found: Resolution, post: str = "post/gubernur-jawa-timur") -> list[Tenure]:
    held = [t for t in found.tenures if t.post == post]
    return sorted(held, key=lambda t: (t.start or t.first or t.end or "", t.id))


def handover() -> list[object]:
    sworn_in = Happening(
        "appointment", {"appointee": [ADH], "post": ["Penjabat Gubernur Jawa Timur"]}, "2024-02-16", words=frozenset()
    )
    gone = Happening("end_of_term", {"person": [KHO], "post": ["Gubernur Jawa Timur"]}, "2024-02-13")
    return [
        story("a", "2019-10-30", [who(KHO, *POST)]),
        story("b", "2022-11-17", [who(KHO, *POST)]),
        story("c", "2024-02-16", [who(ADH, *POST, "acting"), who(KHO, *POST, "former")], events=[sworn_in, gone]),
        story("d", "2024-07-26", [who(ADH, *POST, "acting"), who(KHO, *POST, "former")]),
        story("e", "2025-07-09", [who(KHO, *POST)]),
        story("f", "2025-12-08", [who(KHO, *POST)]),
    ]


def test_successive_holders_of_one_post() -> None:
    found = solve(*handover())  # type: ignore[arg-type]
    assert [(t.id, t.first, t.last, t.start, t.end, t.acting) for t in line(found)] == [
        ("tenure/rahayu-lestari-gubernur-jawa-timur", "2019-10-30", "2022-11-17", None, "2024-02-13", False),
        ("tenure/adi-karyaman-gubernur-jawa-timur-acting", "2024-02-16", "2024-07-26", "2024-02-16", None, True),
        ("tenure/rahayu-lestari-gubernur-jawa-timur-2025", "2025-07-09", "2025-12-08", None, None, False),
    ]
    (post,) = found.posts
    assert (post.id, post.title, post.of, post.of_cluster) == (
        "post/gubernur-jawa-timur", "Gubernur", "Jawa Timur", "place/35",
    )  # fmt: skip


def test_a_successor_ends_nothing_but_splits_a_return() -> None:
    found = solve(
        story("a", "2015-01-01", [who(KHO, *POST)]),
        story("b", "2019-01-01", [who("Bagas Hendrawan", *POST)]),
        story("c", "2024-01-01", [who(KHO, *POST)]),
    )
    assert [(t.person, t.first, t.last, t.end) for t in line(found)] == [
        ("person/rahayu-lestari", "2015-01-01", "2015-01-01", None),
        ("person/bagas-hendrawan", "2019-01-01", "2019-01-01", None),
        ("person/rahayu-lestari", "2024-01-01", "2024-01-01", None),
    ]


def test_two_terms_that_begin_in_one_year_have_names_of_their_own() -> None:
    """Where papers call one in office "mantan", each sight between them is a term, and none writes over another."""
    days = [("2025-01-05", ""), ("2025-02-01", "former"), ("2025-03-01", "")]
    days += [("2025-04-01", "former"), ("2025-05-01", "")]
    found = solve(*(story(f"a{n}", day, [who(KHO, *POST, how)]) for n, (day, how) in enumerate(days)))
    assert [(t.id.removeprefix("tenure/rahayu-lestari-gubernur-jawa-timur"), t.first) for t in line(found)] == [
        ("", "2025-01-05"), ("-2025-03-01", "2025-03-01"), ("-2025-05-01", "2025-05-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(("until", "tenures"), [("2024-02-20", 1), ("2024-09-20", 2)])
def test_a_stand_in_splits_a_tenure_only_when_longer_than_leave(until: str, tenures: int) -> None:
    found = solve(
        story("a", "2023-01-01", [who(KHO, *POST)]),
        story("b", "2024-02-01", [who(ADH, *POST, "acting")]),
        story("c", until, [who(ADH, *POST, "acting")]),
        story("d", "2025-01-01", [who(KHO, *POST)]),
    )
    assert len([t for t in line(found) if t.person == "person/rahayu-lestari"]) == tenures


def test_posts_of_several_people_have_no_single_line_of_holders() -> None:
    members = [
        story(name, date, [who(person, "Anggota DPR", "Indonesia")])
        for name, date, person in (("a", "2020-01-01", KHO), ("b", "2021-06-01", ADH), ("c", "2023-01-01", KHO))
    ]
    found = solve(*members)
    assert len([t for t in found.tenures if t.person == "person/rahayu-lestari"]) == 1
    assert found.conflicts == ()


def test_an_appointment_years_after_the_first_sight_is_no_beginning() -> None:
    again = Happening("appointment", {"appointee": [KHO], "post": ["Gubernur Jawa Timur"]}, "2024-02-19")
    found = solve(
        story("a", "2019-10-30", [who(KHO, *POST)]), story("b", "2024-02-20", [who(KHO, *POST)], events=[again])
    )
    assert [(t.first, t.start) for t in line(found)] == [("2019-10-30", None)]


def test_only_mantan_and_terpilih() -> None:
    found = solve(story("a", "2024-01-01", [who(KHO, *POST, "former"), who(ADH, *POST, "elect")]))
    assert [(t.person, t.first, t.former, t.elect) for t in line(found)] == [
        ("person/adi-karyaman", None, False, True),
        ("person/rahayu-lestari", None, True, False),
    ]


def test_every_attestation_names_its_article() -> None:
    found = solve(*handover())  # type: ignore[arg-type]
    kinds = [(a.kind, a.date) for a in line(found)[0].attestations]
    assert kinds == [
        ("seen", "2019-10-30"), ("seen", "2022-11-17"), ("ended", "2024-02-13"),
        ("former", "2024-02-16"), ("former", "2024-07-26"),
    ]  # fmt: skip


def asked(wording: str, published: str | None, date: str | None = None) -> Resolution:
    opened = Happening("opening", {"opener": [wording], "what": ["pasar baru"]}, date, words=frozenset({wording}))
    return solve(*handover(), story("q", published, events=[opened]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wording", "date", "expected"),
    [
        ("Gubernur Jatim", "2022-01-01", "person/rahayu-lestari"),
        ("Gubernur Jawa Timur", "2024-05-01", "person/adi-karyaman"),
        ("Pj Gubernur Jatim", "2024-05-01", "person/adi-karyaman"),
        ("Pj. Gubernur Jatim", "2024-08-01", "person/adi-karyaman"),
        ("Gubernur Jatim", "2025-09-01", "person/rahayu-lestari"),
    ],
)
def test_a_post_without_a_name_is_its_holder_on_that_date(wording: str, date: str, expected: str) -> None:
    found = asked(wording, "2026-01-01", date)
    assert [person for (_, _, role, words), person in found.fillers.items() if words == wording] == [expected]


@pytest.mark.parametrize(
    ("wording", "published", "reason"),
    [
        ("Gubernur Jatim", "2010-01-01", "holder.none_known"),
        ("Gubernur Jatim", "2025-01-01", "holder.two_candidates"),
        ("Gubernur Jatim", None, "holder.no_date"),
        ("Gubernur Bali", "2025-01-01", "holder.none_known"),
        ("Gubernur", "2025-08-01", "holder.no_area"),
    ],
)
def test_a_post_that_cannot_be_named_says_why(wording: str, published: str | None, reason: str) -> None:
    found = asked(wording, published)
    assert found.fillers == {}
    assert [(u.wording, u.reason) for u in found.unresolved] == [(wording, reason)]


def test_words_that_name_no_post_are_left_alone() -> None:
    found = asked("warga setempat", "2025-08-01")
    assert (found.fillers, found.unresolved) == ({}, ())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gubernur Jatim", Wording("post/gubernur-jawa-timur", False, False, True)),
        ("Penjabat Gubernur Jawa Timur", Wording("post/gubernur-jawa-timur", True, False, True)),
        ("Plt. Bupati Bogor", Wording("post/bupati-bogor", True, False, True)),
        ("mantan Wali Kota Surabaya", Wording("post/wali-kota-surabaya", False, True, True)),
        ("Menteri Sosial", Wording("post/menteri-sosial-indonesia", False, False, True)),
        ("Kepala Dinas Kesehatan Jawa Timur", Wording("post/kepala-dinas-kesehatan-jawa-timur", False, False, False)),
        ("Gubernur", Wording(None, False, False, True)),
        ("", Wording(None, False, False, False)),
        ("mantan", Wording(None, False, True, False)),  # a marker in front of nothing names no post
        ("mantan Pj. Gubernur Jatim", Wording("post/gubernur-jawa-timur", True, True, True)),
        ("Pelaksana Tugas Harian Gubernur Jatim", Wording("post/gubernur-jawa-timur", True, False, True)),
        ("Penjabat Sementara Gubernur Jatim", Wording("post/gubernur-jawa-timur", True, False, True)),
        ("calon terpilih Gubernur Jatim", Wording("post/gubernur-jawa-timur", False, False, True)),
        ("Sekda Jatim", Wording("post/sekretaris-daerah-jawa-timur", False, False, True)),
        (
            "Kepala Dinas Sosial Kabupaten Ogan Komering Ulu Timur",
            Wording("post/kepala-dinas-sosial-kabupaten-ogan-komering-ulu-timur", False, False, False),
        ),
    ],
)
def test_wordings_of_posts(words: str, expected: Wording) -> None:
    found = read_wording(words, Areas(lexicon()))
    assert (found.post, found.acting, found.former) == (expected.post, expected.acting, expected.former)


@pytest.mark.parametrize("words", ["Gubernur", "Kepala Dinas", "Plt. Bupati"])
def test_a_title_of_an_area_or_a_unit_alone_says_that_the_area_is_left_out(words: str) -> None:
    found = read_wording(words, Areas(lexicon()))
    assert (found.post, found.territorial) == (None, True)


NAMED = {"place/35": "Jawa Timur", "place/x-desa-entah": "Desa Entah", "organisation/kadin-jatim": "Kadin Jawa Timur"}
AT_HAND = {("a", local): cluster for local, cluster in zip(("l1", "l2", "o1"), NAMED, strict=True)}


@pytest.mark.parametrize(
    ("title", "of", "ref", "post", "area", "area_name", "territorial"),
    [
        ("Gubernur", "Jabar", None, "post/gubernur-jawa-barat", "32", "Jawa Barat", True),  # read by its name
        ("Gubernur", "Jatim", "l1", "post/gubernur-jawa-timur", "35", "Jawa Timur", True),
        ("Kepala Desa", "Entah", "l2", "post/kepala-desa-desa-entah", None, None, True),  # a place without a code
        ("Ketua", "Kadin", "o1", "post/ketua-kadin-jawa-timur", "35", "Jawa Timur", False),  # a body's area
        ("Ketua", "Forum Anu", None, "post/ketua-forum-anu", None, None, False),
        ("Ketua Forum Anu", "Forum Anu", None, "post/ketua-forum-anu", None, None, False),  # said once
        ("Tokoh Masyarakat", None, None, "post/tokoh-masyarakat", None, None, False),
        ("Duta Besar", "Jepang", None, "post/duta-besar-jepang", "JP", "Jepang", True),
        ("Bupati", "Kabupaten Bogor", None, "post/bupati-bogor", "32.01", "Bogor", True),
        ("Asisten", "Kota Bogor", None, "post/asisten-kota-bogor", "32.71", "Bogor", True),
        ("Asisten", "Kabupaten Bogor", None, "post/asisten-kabupaten-bogor", "32.01", "Bogor", True),
    ],
)
def test_the_office_of_a_claim(
    title: str, of: str | None, ref: str | None, post: str, area: str | None, area_name: str | None, territorial: bool
) -> None:
    offices = Offices(Areas(lexicon()), AT_HAND, NAMED, {"organisation/kadin-jatim": "35"})
    found = offices.read("a", PostClaim(title, of, False, False, (), ref))
    assert (found.post.id, found.area, found.area_name, found.territorial) == (post, area, area_name, territorial)


def test_long_posts_keep_120_letters_of_their_names() -> None:
    long, most = "Ketua " + "ab " * 60, "post/ketua" + "-ab" * 38
    areas = Areas(lexicon())
    offices = Offices(areas, {}, {}, {})
    claims = [PostClaim(long.strip(), None, False, False, ()), PostClaim("Ketua", long[6:].strip(), False, False, ())]
    assert {most, read_wording(long, areas).post} == {offices.read("a", claim).post.id for claim in claims} == {most}


def held(found: Resolution, person: str) -> list[tuple[str | None, str | None, str | None, str | None, bool]]:
    """First, last, start, end and acting of every tenure of a person."""
    mine = [t for t in found.tenures if t.person == person]
    return [(t.first, t.last, t.start, t.end, t.acting) for t in mine]


def sworn_in(*post: str, date: str = "2024-02-16", kind: str = "appointment") -> Happening:
    role = "appointee" if kind == "appointment" else "person"
    return Happening(kind, {role: [KHO], **({"post": [*post]} if post else {})}, date, words=frozenset(post))


def test_an_appointment_without_the_words_of_a_post_is_to_the_only_post_of_the_article() -> None:
    one = story("a", "2024-02-17", [who(KHO, *POST)], events=[sworn_in()])
    assert held(solve(one), "person/rahayu-lestari") == [("2024-02-16", "2024-02-17", "2024-02-16", None, False)]
    left = Who(KHO, (("Bupati", "Kabupaten Bogor", "former"), (*POST, "")))
    promoted = solve(story("a", "2024-02-17", [left], events=[sworn_in()]))
    assert ("2024-02-16", "2024-02-17", "2024-02-16", None, False) in held(promoted, "person/rahayu-lestari")
    two = Who(KHO, (("Bupati", "Kabupaten Bogor", ""), (*POST, "")))
    unclear = solve(story("a", "2024-02-17", [two], events=[sworn_in()]))
    assert {start for _, _, start, _, _ in held(unclear, "person/rahayu-lestari")} == {None}


def test_an_end_of_term_is_of_the_post_that_somebody_left() -> None:
    both = Who(KHO, (("Bupati", "Kabupaten Bogor", "former"), (*POST, "")))
    found = solve(story("a", "2024-02-17", [both], events=[sworn_in(kind="end_of_term")]))
    assert {t.post: t.end for t in found.tenures} == {
        "post/bupati-bogor": "2024-02-16", "post/gubernur-jawa-timur": None,
    }  # fmt: skip


def test_who_is_called_acting_by_the_article_was_sworn_in_as_acting() -> None:
    found = solve(story("a", "2024-02-17", [who(KHO, *POST, "acting")], events=[sworn_in("Gubernur Jawa Timur")]))
    assert held(found, "person/rahayu-lestari") == [("2024-02-16", "2024-02-17", "2024-02-16", None, True)]
    left = solve(story("a", "2024-02-17", [who(KHO, *POST, "acting")],
                       events=[sworn_in("Gubernur Jawa Timur", kind="end_of_term")]))  # fmt: skip
    assert ("2024-02-17", "2024-02-17", None, None, True) in held(left, "person/rahayu-lestari")


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_what_did_not_happen_begins_no_tenure(status: str) -> None:
    event = Happening("appointment", {"appointee": [KHO]}, "2024-02-16", status=status)
    found = solve(story("a", "2024-02-17", [who(KHO, *POST)], events=[event]))
    assert held(found, "person/rahayu-lestari") == [("2024-02-17", "2024-02-17", None, None, False)]


def test_somebody_gone_before_being_seen_held_the_post_before() -> None:
    found = solve(
        story("a", "2018-01-01", [who(KHO, *POST, "former")]), story("b", "2024-01-01", [who(KHO, *POST)]),
    )  # fmt: skip
    assert [(t.id, t.first) for t in line(found)] == [
        ("tenure/rahayu-lestari-gubernur-jawa-timur", None),
        ("tenure/rahayu-lestari-gubernur-jawa-timur-2024", "2024-01-01"),
    ]  # fmt: skip
    same_day = solve(
        story("a", "2024-01-01", [who(KHO, *POST, "former")]), story("b", "2024-01-01", [who(KHO, *POST)]),
    )  # fmt: skip
    assert [t.first for t in line(same_day)] == ["2024-01-01"]


def test_a_post_is_called_as_most_articles_call_it() -> None:
    posts = [("a", "Wali Kota", "Kota Surabaya"), ("b", "Wali Kota", "Kota Surabaya"), ("c", "Wali Kota", "Surabaya")]
    found = solve(*(story(name, "2024-01-01", [who(KHO, title, of)]) for name, title, of in posts))
    assert [(p.id, p.title, p.of) for p in found.posts] == [("post/wali-kota-surabaya", "Wali Kota", "Kota Surabaya")]


@pytest.mark.parametrize(
    ("leaves", "others", "acting", "left"),
    [
        ([], [], False, False), (["2020-06-01"], [], False, True), (["2022-01-01"], [], False, False),
        (["2019-01-01"], [], False, False),
        ([], [("2020-06-01", False)], False, True),  # somebody else for good, and time for a term of theirs
        ([], [("2020-06-01", False)], True, True), ([], [("2020-06-01", True)], True, False),
        ([], [("2020-01-01", False)], False, False), ([], [("2021-06-01", False)], False, False),  # on these days
        ([], [("2020-06-01", True)], False, False), ([], [("2020-03-01", True), ("2021-03-01", True)], False, True),
        ([], [("2020-03-01", True), ("2020-03-05", True)], False, False),
        ([], [("2020-03-01", True), ("2020-03-05", True), ("2021-03-01", True)], False, True),
    ],
)  # fmt: skip
def test_when_somebody_was_out_of_a_post(
    leaves: list[str], others: list[tuple[str, bool]], acting: bool, left: bool
) -> None:
    assert _left("2020-01-01", "2021-06-01", leaves, others, acting) is left


def test_soon_another_in_the_post_is_a_disagreement_and_no_end() -> None:
    assert not _left("2020-01-01", "2020-02-01", [], [("2020-01-15", False)], acting=False)


def test_a_term_that_ended_is_not_the_next_one() -> None:
    gone = Happening("end_of_term", {"person": [KHO], "post": ["Gubernur Jawa Timur"]}, "2024-02-13")
    found = solve(
        story("a", "2023-01-01T08:00:00+07:00", [who(KHO, *POST)]),
        story("b", "2024-02-14", [who(KHO, *POST)], events=[gone]),
        story("c", "2025-01-01", [who(KHO, *POST)]),
    )  # fmt: skip
    assert [(t.first, t.last, t.end) for t in line(found)] == [
        ("2023-01-01", "2023-01-01", "2024-02-13"), ("2024-02-14", "2025-01-01", None),
    ]  # fmt: skip
    articles = {extraction.article.id: extraction.article.key for extraction in found.extractions}
    for tenure in line(found):
        assert all(said.evidence and said.person == "p1" for said in tenure.attestations)
    kinds = [(a.kind, a.article) for t in line(found) for a in t.attestations]
    assert kinds == [
        ("seen", articles["a"]), ("ended", articles["b"]), ("seen", articles["b"]), ("seen", articles["c"]),
    ]  # fmt: skip


def test_an_appointment_is_to_the_post_that_it_words() -> None:
    sworn = Happening(
        "appointment", {"appointee": [ADH], "post": ["Wakil Gubernur Jawa Timur"]}, "2024-02-16", words=frozenset()
    )
    person = Who(ADH, (("Bupati", "Kabupaten Bogor", ""), ("Wakil Gubernur", "Jawa Timur", "")))
    found = solve(story("a", "2024-02-17", [person], events=[sworn]))
    assert [(t.post, t.start) for t in sorted(found.tenures, key=lambda t: t.post)] == [
        ("post/bupati-bogor", None), ("post/wakil-gubernur-jawa-timur", "2024-02-16"),
    ]  # fmt: skip
