from dataclasses import replace

import pytest

from govgraph.model import Organisation, Place
from govgraph.resolve import vocabulary
from govgraph.resolve.areas import Areas, relation
from govgraph.resolve.organisations import core_name
from govgraph.resolve.places import place_code, place_id
from stories import HERE, Body, entity, lexicon, same, solve, story

AREAS = Areas(lexicon())


def body(name: str, kind: str = "association", area: str | None = None, *also: str) -> Body:
    return Body(name, kind, area, also)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (body("PT Bank Jambi", "company", "Jambi"), body("Bank Jambi", "company")),
        (body("PT Maju Sentosa (Persero) Tbk", "company"), body("Maju Sentosa", "company")),
        (
            body("Dewan Perwakilan Rakyat Daerah Provinsi Banten", "legislature", "Banten"),
            body("Dewan Perwakilan Rakyat Daerah Banten", "legislature", "Banten"),
        ),
        (
            body("Dinas Kesehatan", "agency", "Kabupaten Bandung"),
            body("Dinas Kesehatan Kabupaten Bandung", "agency", "Kabupaten Bandung"),
        ),
        (
            body("Pemerintah Kota Surabaya", "government"),
            body("Pemerintah Kota Surabaya", "government", "Kota Surabaya"),
        ),
        (
            body("Dinas Ketahanan Pangan, Pertanian dan Perikanan Kota Metro", "agency", "Kota Metro"),
            body("Dinas Ketahanan Pangan Pertanian Perikanan Kota Metro", "agency", "Kota Metro"),
        ),
        (
            body("Kejaksaan Negeri Tulang Bawang", "agency", "Kabupaten Tulang Bawang"),
            body("Kejaksaan Negeri", "agency", "Kabupaten Tulang Bawang"),
        ),
        (
            body("Kejaksaan Tinggi Sumatera Selatan", "agency", "Sumatera Selatan"),
            body("Kejaksaaan Tinggi Sumatera Selatan", "agency", "Sumatera Selatan"),
        ),
        (
            body("Bank Pembangunan Daerah Jambi", "company", "Jambi", "Bank Jambi Raya"),
            body("Bank Jambi Raya", "company", "Jambi"),
        ),
        (body("Inspektorat Banten", "agency", "Banten"), body("Inpsektorat Banten", "agency", "Banten")),
        (body("Koperasi Mina Makmur"), body("Koperasi Mina Makmurr")),  # no area, and a word of six letters
    ],
)
def test_one_body(left: Body, right: Body) -> None:
    found = solve(story("a", bodies=[left]), story("b", bodies=[right]))
    assert same(found, ("a", left.name), ("b", right.name))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (body("Ikatan Pengusaha Muda"), body("Ikatan Pengusaha Muda Jawa Timur", "association", "Jawa Timur")),
        (body("Ikatan Pengusaha Muda"), body("Ikatan Pengusaha Muda", "association", "Jawa Timur")),
        (
            body("Pemerintah Kabupaten Sukabumi", "government", "Kabupaten Sukabumi"),
            body("Pemerintah Kota Sukabumi", "government", "Kota Sukabumi"),
        ),
        (
            body("Dinas Sosial Kabupaten Bandung", "agency", "Kabupaten Bandung"),
            body("Dinas Sosial Jawa Barat", "agency", "Jawa Barat"),
        ),
        (
            body("Panitia Khusus II", "legislature", "Kota Metro"),
            body("Panitia Khusus III", "legislature", "Kota Metro"),
        ),
        (body("SDN 1 Melati", "other", "Kota Metro"), body("SDN 2 Melati", "other", "Kota Metro")),
        (body("Bank Jambi", "company", "Jambi"), body("Bank Jambi", "company", "Bali")),
        (body("Yayasan Bina Insan"), body("Yayasan Bina Insani")),  # short words tell bodies apart
        (body("Forum Anu", "association", "Bali", "Kadin"), body("Forum Itu", "association", "Bali", "Kadin")),
    ],
)
def test_two_bodies(left: Body, right: Body) -> None:
    found = solve(story("a", bodies=[left]), story("b", bodies=[right]))
    assert not same(found, ("a", left.name), ("b", right.name))


def test_two_chapters_of_one_name_have_two_identifiers() -> None:
    found = solve(
        story("a", bodies=[body("Ikatan Pengusaha Muda", "association", "Bali")]),
        story("b", bodies=[body("Ikatan Pengusaha Muda", "association", "Jambi")]),
    )
    assert entity(found, "a", "Ikatan Pengusaha Muda") == "organisation/ikatan-pengusaha-muda-bali"
    assert entity(found, "b", "Ikatan Pengusaha Muda") == "organisation/ikatan-pengusaha-muda-jambi"


def test_the_name_most_articles_use_is_the_name() -> None:
    found = solve(
        story("a", bodies=[body("PT Bank Jambi", "company", "Jambi")]),
        story("b", bodies=[body("Bank Jambi", "company", "Jambi")]),
        story("c", bodies=[body("Bank Jambi", "company")]),
    )
    (cluster,) = (c for c in found.clusters if c.type == "Organisation")
    assert (cluster.name, cluster.aliases, cluster.kind) == ("Bank Jambi", ("PT Bank Jambi",), "company")
    assert ("organisation/pt-bank-jambi", "organisation/bank-jambi") in found.redirects


def test_a_company_without_an_area_does_not_join_those_of_two_areas() -> None:
    areas = {"a": "Jambi", "b": None, "c": "Bali"}
    found = solve(*(story(name, bodies=[body("PT Maju Terus", "company", area)]) for name, area in areas.items()))
    stem = "organisation/pt-maju-terus"
    assert [entity(found, name, "PT Maju Terus") for name in areas] == [stem, stem, f"{stem}-51"]


@pytest.mark.parametrize(
    ("told", "name", "kind"),
    [
        ([("Maju Terus", "company"), ("PT Maju Terus", "other"), ("PT Maju Terus", "other")], "PT Maju Terus", "other"),
        ([("Maju Terus", "other"), ("PT Maju Terus", "company")], "PT Maju Terus", "company"),  # the longer of two
    ],
)
def test_a_body_is_called_and_is_what_most_articles_say(told: list[tuple[str, str]], name: str, kind: str) -> None:
    found = solve(*(story("abc"[n], bodies=[body(*one)]) for n, one in enumerate(told)))
    assert [(c.name, c.kind) for c in found.clusters] == [(name, kind)]


def test_of_one_name_that_which_says_the_area_is_the_identifier() -> None:
    found = solve(*(story(kind, bodies=[body("Ikatan Nelayan", kind, "Bali")]) for kind in ("other", "association")))
    assert [c.id for c in found.clusters if c.type == "Organisation"] == ["organisation/ikatan-nelayan-bali"]


@pytest.mark.parametrize(
    ("name", "area", "expected"),
    [
        ("Kamar Dagang dan Industri Jawa Timur", None, (("kamar", "dagang", "industri"), "35")),
        ("Kepolisian Resor Cilegon", "Kota Cilegon", (("kepolisian", "resor"), "36.72")),
        ("PT Tambang Batu Sulteng", "Bali", (("tambang", "batu", "sulteng"), "51")),
        ("Jawa Timur", None, (("jawa", "timur"), None)),
        ("PT Tbk", None, (("pt", "tbk"), None)),  # nothing but legal forms
        ("日本", None, (("日本",), None)),  # nothing that can be written in ASCII
    ],
)
def test_the_core_of_a_name(name: str, area: str | None, expected: tuple[tuple[str, ...], str | None]) -> None:
    extraction = story("a", bodies=[Body(name, "other", area)])
    assert core_name(extraction.organisations[0], AREAS, vocabulary.load()) == expected


@pytest.mark.parametrize(
    ("area", "code", "expected"),
    [("Kota Cilegon", None, "36.72"), ("Sukabumi", "32.02", "32.02"), ("Sukabumi", None, None), (None, "51", "51")],
)
def test_the_area_of_a_body_is_its_code_or_what_its_name_means(
    area: str | None, code: str | None, expected: str | None
) -> None:
    told = Organisation("o1", "Ikatan Nelayan", (), "association", area, (HERE,), code)
    assert core_name(told, AREAS, vocabulary.load()) == (("ikatan", "nelayan"), expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("35", "35", "same"), ("35", "35.78", "nested"), ("35.78.01", "35.78", "nested"), ("35", "36", "apart"),
        ("35.7", "35.78", "apart"), ("ID", "35", "nation"), ("ID", "JP", "apart"), (None, "35", "unknown"),
    ],
)  # fmt: skip
def test_areas_lie_to_each_other_by_their_codes(left: str | None, right: str | None, expected: str) -> None:
    assert relation(left, right) == expected


@pytest.mark.parametrize(
    ("name", "code", "official", "bare"),
    [
        ("Jatim", "35", "Jawa Timur", "Jawa Timur"),
        ("Kota Bogor", "32.71", "Kota Bogor", "Bogor"),
        ("Jepang", "JP", "Jepang", "Jepang"),
        ("Bengkulu", "17", "Bengkulu", "Bengkulu"),  # the province has this name in full, the city has not
        ("Bogor", None, None, None),  # a regency or a city
    ],
)
def test_an_area_by_its_name(name: str, code: str | None, official: str | None, bare: str | None) -> None:
    assert AREAS.code(name) == code
    assert (AREAS.name(code or "?"), AREAS.bare(code or "?")) == (official, bare)


@pytest.mark.parametrize(
    ("name", "head", "code"),
    [
        ("Kadin Jatim", "Kadin", "35"),
        ("Forum Kota Surabaya", "Forum", "35.78"),
        ("Kota Surabaya", "Kota Surabaya", None),  # nothing but an area
        ("Paguyuban Warga Wonokromo", "Paguyuban Warga Wonokromo", None),  # districts are left in the name
        ("Dinas Sosial Kabupaten Penukal Abab Lematang Ilir", "Dinas Sosial", "16.12"),
    ],
)
def test_the_area_at_the_end_of_a_name(name: str, head: str, code: str | None) -> None:
    assert AREAS.split_tail(name) == (head, code)


def test_places_are_one_by_code_and_have_their_official_name() -> None:
    found = solve(
        story("a", places=["Jawa Timur"]),
        story("b", places=["Jawa Timur", "Jepang"]),
        story("c", places=["Negeri Entah"]),
    )
    ids = {c.id: c.name for c in found.clusters}
    assert ids == {"place/35": "Jawa Timur", "place/country-JP": "Jepang", "place/x-negeri-entah": "Negeri Entah"}


def test_every_join_of_bodies_says_why_and_of_whom() -> None:
    found = solve(
        story("a", bodies=[Body("PT Maju Terus", "company", "Bali")]),
        story("b", bodies=[Body("PT Maju Terus", "company", "Bali")]),
        story("c", bodies=[Body("PT Maju Terus", "company")]),
        story("d", bodies=[Body("Ikatan Nelayan", "association")]),
        story("e", bodies=[Body("Ikatan Nelayan", "association")]),
    )
    keys = {e.article.id: e.article.key for e in found.extractions}
    said = {(m.left[0], m.right[0]): (dict(m.features), m.score) for m in found.merges}
    assert said == {
        (keys["a"], keys["b"]): ({"name.equal": 0.4, "area.same": 0.3}, pytest.approx(0.7)),
        (keys["c"], keys["a"]): ({"name.equal": 0.4, "area.one_silent": 0.2}, pytest.approx(0.6)),
        (keys["d"], keys["e"]): ({"name.equal": 0.4, "area.none": 0.2}, pytest.approx(0.6)),
    }


@pytest.mark.parametrize(
    ("body", "identifier"),
    [
        (Body("Ikatan Nelayan", area="Kabupaten Bogor"), "organisation/ikatan-nelayan-kabupaten-bogor"),
        (Body("Ikatan Nelayan Bogor", area="Kabupaten Bogor"), "organisation/ikatan-nelayan-bogor"),
        (Body("Ikatan Nelayan Surabaya", area="Kota Surabaya"), "organisation/ikatan-nelayan-surabaya"),
        (Body("PT Maju Terus", "company", "Kabupaten Bogor"), "organisation/pt-maju-terus"),
        (Body("Ikatan Nelayan"), "organisation/ikatan-nelayan"),
    ],
)
def test_a_chapter_is_called_with_its_area_and_a_company_is_not(body: Body, identifier: str) -> None:
    assert entity(solve(story("a", bodies=[body])), "a", body.name) == identifier


def test_a_place_without_a_code_is_called_as_most_call_it() -> None:
    found = solve(
        story("a", places=["Negeri Entah"]), story("b", places=["Negeri  Entah"]), story("c", places=["Negeri  Entah"]),
    )  # fmt: skip
    assert {c.name: c.aliases for c in found.clusters} == {"Negeri  Entah": ("Negeri Entah",)}


def test_what_is_no_area_is_not_looked_up_as_one() -> None:
    bali = Place("l1", "Bali", "province", (), (HERE,), None)
    assert place_id(bali, AREAS) == "place/51"
    assert place_id(replace(bali, type="other"), AREAS) == "place/x-bali"
    assert place_id(replace(bali, code="99.99"), AREAS) == "place/99.99"
    assert [AREAS.upwards(code) for code in ("35.78.01", "35", "JP", "ID")] == ["35", "35", "JP", "ID"]
    assert [place_code(i) for i in ("place/35.78", "place/country-JP", "place/x-bali")] == ["35.78", "JP", None]
