"""The places of an article as entities, and the area that a post or body without one belongs to."""

from __future__ import annotations

import pytest

from extract_units import end_of, stages, token, words
from govgraph.extract.document import TitleChunk

REGION = ("regency", "city")


def places(text: str, **kwargs: str) -> list[tuple[str, str]]:
    """Names and kinds of the places of a text."""
    return [(p.name, p.type) for p in stages(text, **kwargs).areas.places()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warga Sleman panen.", [("Kabupaten Sleman", "regency")]),
        ("Bupati Sleman panen.", [("Kabupaten Sleman", "regency")]),
        ("Pemkab Sleman panen.", [("Kabupaten Sleman", "regency")]),
        ("Kadin Bali panen.", [("Bali", "province")]),
        ("Ketua Kadin Bali panen.", [("Bali", "province")]),
        ("Warga Jepang panen.", [("Jepang", "country")]),
        ("Warga Shizuoka panen.", [("Shizuoka", "province")]),
        ("Warga Desa Sukamaju panen.", [("Desa Sukamaju", "village")]),
        ("Kecamatan Nongsa panen.", [("Kecamatan Nongsa", "district")]),
        ("Nasabah Bank Jatim mengantre.", [("Jawa Timur", "province")]),
        ("Kementerian Sosial RI rapat.", [("Indonesia", "country")]),
        ("Pemerintah Indonesia rapat.", [("Indonesia", "country")]),
        ("Menteri Sosial RI rapat.", [("Indonesia", "country")]),
        (
            "Kepala Desa Wringinputih Baru, Karsono, dan Kepala Desa Kalisogra Indah, Karsini, tiba.",
            [("Desa Wringinputih Baru", "village"), ("Desa Kalisogra Indah", "village")],
        ),
        ("Kecamatan Sukaraja panen.", []),
        ("petani rajin panen.", []),
    ],
)
def test_places_of_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


def test_one_place_under_all_its_names() -> None:
    (place,) = stages("Sulawesi Tengah (Sulteng) panen. Warga Sulteng senang.").areas.places()
    assert (place.name, place.also, place.code) == ("Sulawesi Tengah", ("Sulteng",), "72")
    assert len(place.mentions) == 2


def test_places_are_numbered_and_mentions_sorted() -> None:
    found = stages("Warga Sleman dan Bantul panen. Kabupaten Sleman senang.").areas.places()
    assert [(p.id, p.name) for p in found] == [("l1", "Kabupaten Sleman"), ("l2", "Kabupaten Bantul")]
    for place in found:
        assert list(place.mentions) == sorted(place.mentions, key=lambda m: (m.start, m.end))


def test_a_place_by_its_id() -> None:
    areas = stages("Warga Sleman dan Bantul panen di Jepang.").areas
    assert [areas.key_of(place.id) for place in areas.places()] == list(areas.ids)
    assert areas.key_of("l9") is None


def test_an_undecided_place_is_counted() -> None:
    stage = stages("Warga Kecamatan Sukaraja panen.")
    (dropped,) = stage.areas.dropped
    assert stage.doc.text[dropped.start : dropped.end] == "Kecamatan Sukaraja"
    assert dropped.reason == "place.undecided"


def test_the_republic_is_one_mention_a_word() -> None:
    (place,) = stages("Indonesia dan Kementerian Sosial RI rapat.").areas.places()
    assert [place.name, len(place.mentions)] == ["Indonesia", 2]


@pytest.mark.parametrize(
    ("text", "types", "expected"),
    [
        ("Warga Sleman panen.", REGION, "Kabupaten Sleman"),
        ("Warga Sleman dan Bantul panen.", REGION, None),
        ("Warga Sleman dan Bantul panen. Bupati Sleman tiba.", REGION, "Kabupaten Sleman"),
        ("Warga Sleman panen.", ("province",), None),
        ("Warga Sleman dan Bali panen.", ("province",), "Bali"),
        ("Warga panen.", REGION, None),
        ("Warga Jepang panen.", REGION, None),
    ],
)
def test_the_region_an_article_is_about(text: str, types: tuple[str, ...], expected: str | None) -> None:
    areas = stages(text).areas
    code = areas.dominant(types)
    assert (areas.name_of(code) if code else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warga Sleman dan Sleman panen. Di Bantul Dinas Sosial rapat.", "Kabupaten Bantul"),
        ("Warga Sleman dan Sleman panen. Dinas Sosial rapat di Bantul.", "Kabupaten Sleman"),
        ("Warga Sleman dan Sleman panen. Bupati Bantul memanggil Dinas Sosial.", "Kabupaten Bantul"),
        ("Warga Sleman dan Sleman panen. Dinas Sosial dipanggil Bupati Bantul.", "Kabupaten Bantul"),
        ("Di Bantul dan di Gianyar Dinas Sosial rapat.", "Kabupaten Gianyar"),
    ],
)
def test_a_region_of_the_same_sentence_is_nearer(text: str, expected: str) -> None:
    stage = stages(text)
    code = stage.areas.dominant(REGION, token(stage.doc, "Dinas Sosial"))
    assert code is not None
    assert stage.areas.name_of(code) == expected


def test_an_implied_region_is_evidenced_by_what_implies_it() -> None:
    stage = stages("Warga Sleman menunggu. Bupati panen.")
    chunk = next(c for c in stage.doc.all_chunks() if isinstance(c, TitleChunk))
    ref = stage.areas.ref_of("34.02", chunk)
    place = next(p for p in stage.areas.places() if p.id == ref)
    (mention,) = place.mentions
    assert place.name == "Kabupaten Bantul"
    assert stage.doc.text[mention.start : mention.end] == words(stage.doc, chunk.i, chunk.j) == "Bupati"
    assert stage.areas.ref_of("34.02", chunk) == ref
    assert end_of(stage.doc, chunk.i) == len(stage.doc.words)
