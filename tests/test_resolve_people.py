"""Who is who: each test tells a few stories and says which mentions must be one person."""

import pytest

from govgraph.resolve.people import _clearly_best
from stories import Body, entity, same, solve, story, who

GUBERNUR = ("Gubernur", "Jawa Timur")


def test_one_name_in_one_post_is_one_person() -> None:
    found = solve(
        story("a", "2024-01-05", [who("Rahayu Lestari", *GUBERNUR)]),
        story("b", "2024-03-05", [who("Rahayu Lestari", *GUBERNUR)]),
    )
    assert same(found, ("a", "Rahayu Lestari"), ("b", "Rahayu Lestari"))
    assert entity(found, "a", "Rahayu Lestari") == "person/rahayu-lestari"


def test_namesakes_heading_two_regencies_at_once_stay_two() -> None:
    found = solve(
        story("a", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
        story("b", "2024-02-05", [who("Surya Wiranata", "Bupati", "Kabupaten Gresik")]),
    )
    assert not same(found, ("a", "Surya Wiranata"), ("b", "Surya Wiranata"))
    ids = {entity(found, "a", "Surya Wiranata"), entity(found, "b", "Surya Wiranata")}
    assert ids == {"person/surya-wiranata", "person/surya-wiranata-bupati-gresik"}


def test_common_names_in_unrelated_places_stay_two() -> None:
    found = solve(
        story("a", "2020-01-05", [who("Budi Santoso", "Camat", "Kabupaten Bogor")]),
        story("b", "2024-02-05", [who("Budi Santoso", "Lurah", "Kota Medan")]),
    )
    assert not same(found, ("a", "Budi Santoso"), ("b", "Budi Santoso"))


def test_a_new_post_in_the_same_area_is_the_same_person() -> None:
    found = solve(
        story("a", "2019-05-01", [who("Irfan Sasmita", "Sekretaris Daerah", "Kabupaten Sukabumi")]),
        story("b", "2022-05-01", [who("Irfan Sasmita", "Wakil Bupati", "Kabupaten Sukabumi")]),
    )
    assert same(found, ("a", "Irfan Sasmita"), ("b", "Irfan Sasmita"))


def test_a_body_of_the_area_is_the_area() -> None:
    found = solve(
        story("a", "2019-05-01", [who("Irfan Sasmita", "Sekretaris Daerah", "Kabupaten Sukabumi")]),
        story(
            "b", "2019-06-01", [who("Irfan Sasmita", "Ketua", "Badan Pengelola Taman Bumi")],
            [Body("Badan Pengelola Taman Bumi", "agency", "Kabupaten Sukabumi")],
        ),
    )  # fmt: skip
    assert same(found, ("a", "Irfan Sasmita"), ("b", "Irfan Sasmita"))


def test_a_mayor_who_becomes_governor_of_the_province() -> None:
    found = solve(
        story("a", "2017-05-01", [who("Ridho Kamilan", "Wali Kota", "Kota Bandung")]),
        story("b", "2019-06-01", [who("Ridho Kamilan", "Gubernur", "Jawa Barat")]),
    )
    assert same(found, ("a", "Ridho Kamilan"), ("b", "Ridho Kamilan"))


def test_regency_and_city_of_one_name_are_no_contradiction() -> None:
    found = solve(
        story("a", "2019-05-01", [who("Irfan Sasmita", "Sekretaris Daerah", "Kabupaten Sukabumi")]),
        story("b", "2019-05-02", [who("Irfan Sasmita", "Sekretaris Daerah", "Kota Sukabumi")]),
    )
    assert same(found, ("a", "Irfan Sasmita"), ("b", "Irfan Sasmita"))


def test_an_acting_governor_holds_another_post_elsewhere() -> None:
    found = solve(
        story("a", "2024-05-01", [who("Bahtera Ujung Negara", "Gubernur", "Sulawesi Selatan", "acting")]),
        story("b", "2024-06-01", [who("Bahtera Ujung Negara", "Direktur Jenderal Otonomi Daerah", "Indonesia")]),
    )
    assert same(found, ("a", "Bahtera Ujung Negara"), ("b", "Bahtera Ujung Negara"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Edi Pratowo", "Edi Prawoto"),
        ("Luthfi Hakiki", "Luthfi"),
        ("Leonard S Sitohang", "Leonard Simon Sitohang"),
        ("Joko Wirawan", "Jokowi"),
    ],
)
def test_variants_meet_in_one_post_at_one_time(left: str, right: str) -> None:
    found = solve(
        story("a", "2022-12-13", [who(left, "Wakil Gubernur", "Kalimantan Tengah")]),
        story("b", "2022-12-14", [who(right, "Wakil Gubernur", "Kalimantan Tengah")]),
    )
    assert same(found, ("a", left), ("b", right))


def test_a_variant_spelling_is_noted_and_shown_as_a_conflict() -> None:
    found = solve(
        story("a", "2022-12-13", [who("Edi Pratowo", "Wakil Gubernur", "Kalimantan Tengah")]),
        story("b", "2022-12-14", [who("Edi Prawoto", "Wakil Gubernur", "Kalimantan Tengah")]),
        story("c", "2022-12-15", [who("Edi Pratowo", "Wakil Gubernur", "Kalimantan Tengah")]),
    )
    (person,) = (c for c in found.clusters if c.type == "Person")
    assert person.name == "Edi Pratowo"
    assert person.notes == ("spelling differs: Edi Pratowo / Edi Prawoto",)
    (conflict,) = (c for c in found.conflicts if c.kind == "spelling")
    assert [value for value, _ in conflict.values] == ["Edi Pratowo", "Edi Prawoto"]
    assert ("person/edi-prawoto", "person/edi-pratowo") in found.redirects


@pytest.mark.parametrize(
    ("of", "date"),
    [("Kalimantan Timur", "2022-12-14"), ("Kalimantan Tengah", "2027-12-14")],
)
def test_variants_stay_apart_in_another_place_or_term(of: str, date: str) -> None:
    found = solve(
        story("a", "2022-12-13", [who("Edi Pratowo", "Wakil Gubernur", "Kalimantan Tengah")]),
        story("b", date, [who("Edi Prawoto", "Wakil Gubernur", of)]),
    )
    assert not same(found, ("a", "Edi Pratowo"), ("b", "Edi Prawoto"))


def test_a_variant_does_not_pull_successors_together() -> None:
    found = solve(
        story("a", "2022-01-13", [who("Ahmad Yani Lubis", "Camat", "Kabupaten Bogor")]),
        story("b", "2022-12-14", [who("Ahmad Yasin Lubis", "Camat", "Kabupaten Bogor")]),
    )
    assert not same(found, ("a", "Ahmad Yani Lubis"), ("b", "Ahmad Yasin Lubis"))


def test_a_short_name_does_not_chain_two_full_names() -> None:
    found = solve(
        story("a", "2022-01-13", [who("Ahmad Luthfi", "Camat", "Kabupaten Bogor")]),
        story("b", "2022-02-14", [who("Luthfi", "Camat", "Kabupaten Bogor")]),
        story("c", "2022-03-14", [who("Luthfi Andrian", "Camat", "Kabupaten Bogor")]),
    )
    assert not same(found, ("a", "Ahmad Luthfi"), ("c", "Luthfi Andrian"))


def test_one_word_names_are_one_person_only_in_one_post() -> None:
    found = solve(
        story("a", "2025-07-09", [who("Gunardi", "Kepala Dinas Pariwisata", "Kabupaten Pesisir Barat")]),
        story("b", "2025-07-19", [who("Gunardi", "Kepala Bidang Pangan", "Kabupaten Pesisir Barat")]),
        story("c", "2025-12-09", [who("Gunardi", "Kepala Dinas Pariwisata", "Kabupaten Pesisir Barat")]),
    )
    assert same(found, ("a", "Gunardi"), ("c", "Gunardi"))
    assert not same(found, ("a", "Gunardi"), ("b", "Gunardi"))


def test_a_mention_without_post_goes_to_the_holder_of_that_name() -> None:
    found = solve(
        story("a", "2019-08-31", [who("Ridho Kamilan", "Gubernur", "Jawa Barat")]),
        story("b", "2019-07-21", [who("Ridho Kamilan")], places=["Kabupaten Sukabumi"]),
        story("c", "2019-09-21", [who("M. Ridho Kamilan")], places=["Jawa Barat"]),
    )
    assert same(found, ("a", "Ridho Kamilan"), ("b", "Ridho Kamilan"), ("c", "M. Ridho Kamilan"))


def test_a_mention_that_fits_two_holders_stays_open() -> None:
    found = solve(
        story("a", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
        story("b", "2024-02-05", [who("Surya Wiranata", "Bupati", "Kabupaten Gresik")]),
        story("c", "2024-02-09", [who("Surya Wiranata")], places=["Bali"]),
    )
    assert entity(found, "c", "Surya Wiranata") not in {
        entity(found, "a", "Surya Wiranata"), entity(found, "b", "Surya Wiranata"),
    }  # fmt: skip
    (left_open,) = found.unresolved
    assert left_open.reason == "person.two_candidates"
    assert len(left_open.candidates) == 2


def test_the_place_of_the_article_decides_between_namesakes() -> None:
    found = solve(
        story("a", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
        story("b", "2024-02-05", [who("Surya Wiranata", "Bupati", "Kabupaten Gresik")]),
        story("c", "2024-02-09", [who("Surya Wiranata")], places=["Kota Surabaya"]),
    )
    assert same(found, ("b", "Surya Wiranata"), ("c", "Surya Wiranata"))


def test_a_lone_word_is_a_known_person_near_in_place_and_time() -> None:
    stories = [
        story("a", "2025-05-01", [who("Prawira Subagyo", "Presiden", "Indonesia")]),
        story("b", "2025-06-01", [who("Prawira")], places=["Pakistan"]),
        story("c", "2015-06-01", [who("Prawira")], places=["Bali"]),
    ]
    found = solve(*stories)
    assert same(found, ("a", "Prawira Subagyo"), ("b", "Prawira"))
    assert not same(found, ("a", "Prawira Subagyo"), ("c", "Prawira"))


def test_a_pair_on_a_ballot_is_neither_of_the_two() -> None:
    found = solve(
        story("a", "2025-05-01", [who("Prawira Subagyo", "Presiden", "Indonesia")]),
        story("b", "2025-06-01", [who("Prawira-Gilang", "Presiden", "Indonesia")]),
        story("c", "2025-06-02", [who("Prawira")], places=["Bali"]),
    )
    assert not same(found, ("a", "Prawira Subagyo"), ("b", "Prawira-Gilang"))
    assert same(found, ("a", "Prawira Subagyo"), ("c", "Prawira"))


def test_of_two_equally_near_the_one_in_most_articles_is_meant() -> None:
    president = [story(f"a{n}", "2025-05-01", [who("Prawira Subagyo", "Presiden", "Indonesia")]) for n in range(6)]
    minister = story("b", "2025-05-01", [who("Prawira Handoyo", "Menteri Sosial", "Indonesia")])
    lone = story("c", "2025-06-02", [who("Prawira")], places=["Bali"])
    assert same(solve(*president, minister, lone), ("a0", "Prawira Subagyo"), ("c", "Prawira"))
    (left_open,) = solve(*president[:2], minister, lone).unresolved
    assert left_open.candidates == ("person/prawira-handoyo", "person/prawira-subagyo")


def test_a_lone_common_word_is_nobody_known() -> None:
    found = solve(
        story("a", "2025-05-01", [who("Agus Istiqomah", "Bupati", "Kabupaten Bogor")]),
        story("b", "2025-06-01", [who("Agus")], places=["Kabupaten Bogor"]),
    )
    assert not same(found, ("a", "Agus Istiqomah"), ("b", "Agus"))


def test_a_lone_word_is_the_longer_name_of_its_own_article() -> None:
    found = solve(story("a", "2025-05-01", [who("Agus Istiqomah", "Bupati", "Kabupaten Bogor"), who("Agus")]))
    assert same(found, ("a", "Agus Istiqomah"), ("a", "Agus"))


def test_villagers_of_one_name_in_two_articles_stay_two() -> None:
    found = solve(
        story("a", "2025-05-01", [who("Suryani")], places=["Lampung"]),
        story("b", "2025-06-01", [who("Suryani")], places=["Lampung"]),
    )
    assert not same(found, ("a", "Suryani"), ("b", "Suryani"))


def test_every_merge_says_why() -> None:
    found = solve(
        story("a", "2022-12-13", [who("Edi Pratowo", "Wakil Gubernur", "Kalimantan Tengah")]),
        story("b", "2022-12-14", [who("Edi Prawoto", "Wakil Gubernur", "Kalimantan Tengah")]),
    )
    (merge,) = (m for m in found.merges if m.cluster.startswith("person/"))
    assert dict(merge.features) == {"name.variant": 0.25, "post.same": 0.5, "time.near": 0.1}
    assert merge.score == 0.85


def test_a_merge_of_one_name_in_one_post_or_place_says_so() -> None:
    for title, of, feature, weight in ((*GUBERNUR, "post.same", 0.5), (None, None, "place.same", 0.15)):
        one = who("Rahayu Kandangan Darmasasmita", title, of)
        found = solve(*(story(name, "2024-01-05", [one], places=["Jawa Timur"]) for name in "ab"))
        (merge,) = (m for m in found.merges if m.cluster.startswith("person/"))
        assert dict(merge.features) == {"name.equal": pytest.approx(0.7), feature: weight}
        assert merge.score == pytest.approx(0.7 + weight)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (["Gunardi", "Gunardi", "Gunardi Saleh"], "Gunardi Saleh"),  # a full name before a lone word
        (["Edi Pratowo", "Edi Prawoto", "Edi Prawoto"], "Edi Prawoto"),  # then the one written most
        (["Ridho Kamilan", "Ridho Kamilan Saleh"], "Ridho Kamilan Saleh"),  # then the longest
    ],
)
def test_what_a_person_is_called(written: list[str], name: str) -> None:
    found = solve(*(story(f"a{n}", "2024-01-05", [who(one, *GUBERNUR)]) for n, one in enumerate(written)))
    (person,) = (c for c in found.clusters if c.type == "Person")
    assert person.name == name


def test_a_namesake_added_later_leaves_the_identifier_alone() -> None:
    known = [
        story("a", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
        story("b", "2024-02-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
    ]
    namesake = story("c", "2024-02-05", [who("Surya Wiranata", "Bupati", "Kabupaten Gresik")])
    before, after = solve(*known), solve(*known, namesake)
    assert entity(after, "a", "Surya Wiranata") == entity(before, "a", "Surya Wiranata")
    assert entity(after, "c", "Surya Wiranata") == "person/surya-wiranata-bupati-gresik"


def test_two_mentions_without_post_join_by_a_telling_name_and_say_so() -> None:
    near, far = who("Rahayu Kandangan Darmasasmita", also=["Bu Rahayu"]), who("Rahaju Kandangan Darmasasmita")
    found = solve(*(
        story(name, "2024-01-05", [one], places=[place])
        for name, one, place in (("a", near, "Bali"), ("b", far, "Bali"), ("c", far, "Maluku"))
    ))  # fmt: skip
    (person,) = [c for c in found.clusters if c.type == "Person"]
    assert (person.name, person.aliases) == (
        "Rahaju Kandangan Darmasasmita", ("Bu Rahayu", "Rahayu Kandangan Darmasasmita"),
    )  # fmt: skip
    said = [dict(m.features) for m in found.merges if m.cluster == person.id]
    weight = {"name.equal": pytest.approx(0.7)}
    assert sorted(said, key=len) == [{**weight, "place.same": 0.15}, {**weight, "post.none": 0.0}]


def test_what_stays_open_is_told_in_its_own_words() -> None:
    found = solve(
        story("a", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
        story("b", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Gresik")]),
        story("c", "2024-01-05", [who("Surya Wiranata")]),
    )
    assert [(u.wording, u.reason, len(u.candidates)) for u in found.unresolved] == [
        ("Surya Wiranata", "person.two_candidates", 2),
    ]  # fmt: skip


BEST = (0.9, 5, (("a", 0.9),))


@pytest.mark.parametrize(
    ("ranked", "written", "chosen"),
    [
        ([], {}, None), ([BEST], {5: 1}, BEST), ([BEST, (0.6, 2, ())], {5: 1, 2: 90}, BEST),
        ([BEST, (0.88, 2, ())], {5: 10, 2: 3}, None),
        ([BEST, (0.88, 2, ())], {5: 10, 2: 2}, (0.9, 5, (("a", 0.9), ("article.prominent", 0.1)))),
        ([BEST, (0.88, 2, (("b", 0.88),))], {5: 1, 2: 9}, (0.88, 2, (("b", 0.88), ("article.prominent", 0.1)))),
        ([BEST, (0.88, 2, ()), (0.87, 7, ())], {5: 10, 2: 2, 7: 3}, None),
    ],
)  # fmt: skip
def test_of_candidates_too_close_to_call_only_one_far_better_known_is_chosen(ranked, written, chosen) -> None:
    assert _clearly_best(ranked, written.__getitem__) == chosen


def test_rare_names_without_a_post_meet_though_others_have_posts() -> None:
    rare = "Zulkarnaen Effendi Tambunrejo"
    found = solve(
        story("a", "2024-01-05", [who("Rahayu Lestari", *GUBERNUR)]),
        story("b", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
        story("c", "2024-01-06", [who("Budi Santoso")], places=["Maluku"]),
        story("d", "2024-01-06", [who(rare)], places=["Jawa Timur"]),
        story("e", "2024-01-07", [who(rare)], places=["Maluku"]),
    )
    assert same(found, ("d", rare), ("e", rare))
    assert len({c.id for c in found.clusters if c.type == "Person"}) == 4


def test_a_name_that_fits_two_stays_open_and_says_whom_it_fits() -> None:
    found = solve(
        story("a", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
        story("b", "2024-01-05", [who("Surya Hardiman", "Bupati", "Kabupaten Gresik")]),
        story("c", "2024-01-06", [who("Surya")], places=["Kabupaten Bogor", "Kabupaten Gresik"]),
    )
    (one,) = (one for one in found.unresolved if one.wording == "Surya")
    articles = {extraction.article.key: extraction.article.id for extraction in found.extractions}
    assert (articles[one.mention[0]], one.mention[1]) == ("c", "p1")
    assert set(one.candidates) == {"person/surya-wiranata", "person/surya-hardiman"}
