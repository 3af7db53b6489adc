"""Person names: honorifics in front, the words of the name, degrees behind."""

from __future__ import annotations

import pytest

from extract_units import Case, end_of, meets, run_at, table, token, words
from extract_units import case_document as document_of_case
from govgraph.extract.names import name_after, name_chunk, name_end, skip_degrees, skip_honorifics


@pytest.mark.parametrize("case", table("names", "skip_honorifics"))
def test_what_stands_before_a_name(case: Case) -> None:
    run_at(case, lambda doc, i, last: words(doc, i, skip_honorifics(doc, i, last)))


@pytest.mark.parametrize("case", table("names", "skip_degrees"))
def test_what_stands_behind_a_name(case: Case) -> None:
    run_at(case, lambda doc, i, last: words(doc, i, skip_degrees(doc, i, last)))


@pytest.mark.parametrize("case", table("names", "name_end"))
def test_where_a_name_ends(case: Case) -> None:
    run_at(case, lambda doc, i, last: words(doc, i, name_end(doc, i, last, vouched=case.get("vouched", False))))


@pytest.mark.parametrize("case", table("names", "name_after"))
def test_name_behind_its_honorifics(case: Case) -> None:
    doc = document_of_case(case)
    i = token(doc)
    found = name_after(doc, i, end_of(doc, i), "name.after_post")
    meets(case, None if found is None else " ".join(found.words))
    assert found is None or found.certain


def test_a_name_chunk_has_the_words_without_the_points_of_initials() -> None:
    doc = document_of_case({"text": "M. Ridho Fikri tiba."})
    chunk = name_chunk(doc, 0, 4, "name.bare", certain=False)
    assert chunk.words == ("M", "Ridho", "Fikri")
    assert words(doc, chunk.i, chunk.j) == "M. Ridho Fikri"


def test_a_name_does_not_run_into_the_next_sentence() -> None:
    doc = document_of_case({"text": "Rombongan bertemu Suyono. Hadi menyusul."})
    i = token(doc, "Suyono")
    assert words(doc, i, name_end(doc, i, end_of(doc, i))) == "Suyono"
