import pytest

from govgraph.resolve import vocabulary
from govgraph.resolve.areas import Areas, relation
from govgraph.resolve.organisations import core_name
from stories import Body, entity, lexicon, same, solve, story

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


@pytest.mark.parametrize(
    ("name", "area", "expected"),
    [
        ("Kamar Dagang dan Industri Jawa Timur", None, (("kamar", "dagang", "industri"), "35")),
        ("Kepolisian Resor Cilegon", "Kota Cilegon", (("kepolisian", "resor"), "36.72")),
        ("PT Tambang Batu Sulteng", "Bali", (("tambang", "batu", "sulteng"), "51")),
        ("Jawa Timur", None, (("jawa", "timur"), None)),
    ],
)
def test_the_core_of_a_name(name: str, area: str | None, expected: tuple[tuple[str, ...], str | None]) -> None:
    extraction = story("a", bodies=[Body(name, "other", area)])
    assert core_name(extraction.organisations[0], AREAS, vocabulary.load()) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("35", "35", "same"), ("35", "35.78", "nested"), ("35.78.01", "35.78", "nested"), ("35", "36", "apart"),
        ("35.7", "35.78", "apart"), ("ID", "35", "nation"), ("ID", "JP", "apart"), (None, "35", "unknown"),
    ],
)  # fmt: skip
def test_areas_lie_to_each_other_by_their_codes(left: str | None, right: str | None, expected: str) -> None:
    assert relation(left, right) == expected


def test_places_are_one_by_code_and_have_their_official_name() -> None:
    found = solve(
        story("a", places=["Jawa Timur"]),
        story("b", places=["Jawa Timur", "Jepang"]),
        story("c", places=["Negeri Entah"]),
    )
    ids = {c.id: c.name for c in found.clusters}
    assert ids == {"place/35": "Jawa Timur", "place/country-JP": "Jepang", "place/x-negeri-entah": "Negeri Entah"}
