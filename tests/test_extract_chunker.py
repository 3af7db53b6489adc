"""The pass that cuts sentences into posts, bodies, places and names."""

from __future__ import annotations

import itertools

import pytest

from extract_units import Case, case_document, chunked, document, meets, rows, show_chunk, table, words
from govgraph.extract import chunker
from govgraph.extract.area_words import MARKERS
from govgraph.extract.chunker import dateline_end, place_chunks
from govgraph.extract.places import place_at
from govgraph.extract.titles import title_at


@pytest.mark.parametrize("case", table("chunker"))
def test_chunks_of_a_text(case: Case) -> None:
    doc = chunked(case_document(case))
    meets(case, [show_chunk(doc, chunk) for chunk in doc.all_chunks()])


@pytest.mark.parametrize("case", rows("chunker"), ids=lambda case: case["id"])
def test_chunks_stand_in_order_do_not_overlap_and_stay_in_their_sentence(case: Case) -> None:
    doc = chunked(case_document(case))
    for sentence, chunks in zip(doc.sentences, doc.chunks, strict=True):
        bounds = [(sentence.first, sentence.first), *((c.i, c.j) for c in chunks), (sentence.last, sentence.last)]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(bounds)), bounds
        assert all(chunk.i < chunk.j for chunk in chunks)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("MALANG – Harga naik.", "MALANG –"),
        ("MALANG - Harga naik.", "MALANG -"),
        ("MALANG, Kabar Kota — Harga naik.", "MALANG, Kabar Kota —"),
        ("Malang (Kabarkota.co.id) – Harga naik.", "Malang (Kabarkota.co.id) –"),
        pytest.param(
            "Malang (kabarkota.co.id) – Harga naik.",
            "Malang (kabarkota.co.id) –",
            marks=pytest.mark.xfail(reason="dateline: an outlet's domain in lower case", strict=True),
        ),
        ("Harga naik di Malang – Batu.", ""),
        ("harga – naik.", ""),
        ("Malang panen raya.", ""),
        ("Satu, Dua, Tiga, Empat, Lima, Enam, Tujuh – Harga naik.", ""),
    ],
)
def test_datelines(text: str, line: str) -> None:
    doc = document(text)
    assert words(doc, 0, dateline_end(doc, doc.sentences[0])) == line


@pytest.mark.parametrize("kwargs", [{"title": "MALANG – Harga Naik"}, {"caption": "MALANG – Harga naik."}])
def test_only_running_text_has_a_dateline(kwargs: dict[str, str]) -> None:
    doc = document("Warga panen.", **kwargs)
    assert dateline_end(doc, doc.sentences[0]) == doc.sentences[0].first


def test_places_inside_posts_and_bodies_are_wanted_with_the_kinds_of_area_they_may_be() -> None:
    doc = chunked(document("Bupati Sikka, Gubernur Bali, Kadin Aceh, dan Ketua Kadin Riau bertemu di Ende."))
    wanted = {words(doc, place.i, place.j): set(types) for place, types in place_chunks(doc)}
    assert wanted["Sikka"] == {"regency"}
    assert wanted["Bali"] == {"province"}
    assert wanted["Aceh"] == wanted["Riau"] == {"province", "regency", "city"}
    assert wanted["Ende"] == set()


@pytest.mark.parametrize("name", ["titles", "chunker", "places", "organisations", "holders"])
def test_what_no_listed_kind_opens_is_nothing_that_would_be_found(name: str) -> None:
    """The pass asks for a post or place only where a phrase of certain kinds starts: no other token may open one."""
    for case in rows(name):
        doc = case_document(case)
        for sentence in doc.sentences:
            for i in range(sentence.first, sentence.last):
                if chunker._POST.isdisjoint(doc.kinds(i)):
                    assert title_at(doc, i, sentence.last) is None, words(doc, i, sentence.last)
                if chunker._PLACE.isdisjoint(doc.kinds(i)) and doc.words[i] not in MARKERS:
                    assert place_at(doc, i, sentence.last) is None, words(doc, i, sentence.last)
                if not doc.capital(i) and chunker._IN_LOWER_CASE.isdisjoint(doc.kinds(i)):
                    assert chunker._chunk_at(doc, i, sentence) == []
