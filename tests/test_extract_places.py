"""Places: names with and without their marker, and which of several places a name means in its article."""

from __future__ import annotations

import pytest

from extract_units import Case, case_document, chunked, document, know, meets, run_at, show_place, table, words
from govgraph.extract.area_words import MARKERS
from govgraph.extract.chunker import place_chunks
from govgraph.extract.places import PlaceResolver, place_at


@pytest.mark.parametrize("case", table("places"))
def test_places_as_worded(case: Case) -> None:
    run_at(case, lambda doc, i, last: show_place(doc, place_at(doc, i, last)))


@pytest.mark.parametrize("case", table("places", "decide"))
def test_which_place_is_meant(case: Case) -> None:
    doc = chunked(case_document(case))
    wanted = place_chunks(doc)
    PlaceResolver(doc, wanted).run()
    regions, countries = know().regions, know().countries
    got = []
    for chunk, _ in sorted(wanted, key=lambda pair: pair[0].i):
        code = chunk.code
        name = None if code is None else regions[code].full_name if code in regions else countries[code]
        got.append([words(doc, chunk.i, chunk.j), name])
    meets(case, got)


@pytest.mark.parametrize("marker", sorted(MARKERS))
def test_a_marker_without_a_name_is_no_place(marker: str) -> None:
    doc = document(f"Petani {marker} panen.")
    assert place_at(doc, 1, len(doc.words)) is None


def test_the_order_of_mentions_does_not_matter_to_the_decision() -> None:
    for text in ("Bupati Tegal tiba. Warga Tegal panen.", "Warga Tegal panen. Bupati Tegal tiba."):
        doc = chunked(document(text))
        wanted = place_chunks(doc)
        PlaceResolver(doc, wanted).run()
        assert {know().regions[chunk.code or ""].full_name for chunk, _ in wanted} == {"Kabupaten Tegal"}
