"""Names of units: the fields of work that an office is named after, and where its head's name begins."""

from __future__ import annotations

import pytest

from extract_units import Case, case_document, run_at, table, words
from govgraph.extract.units import field_run, is_closed, is_field, unit_end


@pytest.mark.parametrize("case", table("units", "field_run"))
def test_where_fields_of_work_end(case: Case) -> None:
    run_at(case, lambda doc, i, last: words(doc, i, field_run(doc, i, last)))


@pytest.mark.parametrize("case", table("units", "unit_end"))
def test_where_the_name_of_a_unit_ends(case: Case) -> None:
    run_at(case, lambda doc, i, last: words(doc, i, unit_end(doc, i, last)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Pemberdayaan", True), ("Keterpaduan", True), ("IV", True), ("UMKM", True), ("Hartono", False), ("S.H.", False)],
)
def test_words_that_offices_are_named_after(word: str, expected: bool) -> None:
    assert is_field(case_document({"text": f"{word} tiba."}), 0) is expected


def test_the_end_of_a_sentence_closes_no_name() -> None:
    doc = case_document({"text": "Gelora Sembada"})
    assert not is_closed(doc, len(doc.words), len(doc.words))
