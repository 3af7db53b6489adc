"""Posts as worded: markers, the title, and the area, unit or body it is a post of."""

from __future__ import annotations

import pytest

from extract_units import Case, document, end_of, run_at, show_title, table, token, words
from govgraph.extract.titles import title_at


@pytest.mark.parametrize("case", table("titles"))
def test_posts_as_worded(case: Case) -> None:
    run_at(case, lambda doc, i, last: show_title(doc, title_at(doc, i, last)))


def test_a_post_ends_with_its_sentence() -> None:
    doc = document("Rombongan menunggu Bupati. Sleman panen raya.")
    i = token(doc, "Bupati")
    chunk = title_at(doc, i, end_of(doc, i))
    assert chunk is not None
    assert words(doc, chunk.i, chunk.j) == "Bupati"
    assert chunk.place is None


def test_a_post_ends_where_the_caller_says() -> None:
    doc = document("Bupati Sleman tiba.")
    chunk = title_at(doc, 0, 1)
    assert chunk is not None
    assert (chunk.j, chunk.place) == (1, None)


@pytest.mark.parametrize("marker", ["Pj", "Plt", "Plh", "Pjs", "Mantan", "Eks"])
def test_a_marker_at_the_end_of_a_text_is_no_post(marker: str) -> None:
    doc = document(f"Ia {marker}")
    assert title_at(doc, 1, end_of(doc, 1)) is None
