"""Statements: quotation marks, direct and indirect speech, who spoke, what is dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract_units import Case, case_document, meets, rows, staged, table
from govgraph.extract.quotes import QuoteFinder, quoted_spans
from govgraph.extract.speakers import Speakers


@pytest.mark.parametrize("case", table("quotes"))
def test_statements(case: Case) -> None:
    stage = staged(case_document(case))
    finder = QuoteFinder(stage.doc, Speakers(stage.doc))
    found = finder.run()
    got = {
        "quotes": [
            [stage.named(q.speaker), "direct" if q.direct else "indirect", stage.doc.text[q.start : q.end]]
            for q in found
        ],
        "dropped": [d.reason for d in finder.dropped],
    }
    meets(case, got)


@pytest.mark.parametrize("case", rows("quotes"), ids=lambda case: case["id"])
def test_statements_stand_in_order_inside_their_evidence(case: Case) -> None:
    stage = staged(case_document(case))
    quotes = QuoteFinder(stage.doc, Speakers(stage.doc)).run()
    assert [q.start for q in quotes] == sorted({q.start for q in quotes})
    for quote in quotes:
        evidence = quote.evidence
        assert evidence.sentence_start <= quote.start < quote.end <= evidence.sentence_end
        assert (evidence.start, evidence.end) == (quote.start, quote.end)
        assert stage.doc.text[quote.start : quote.end].strip() == stage.doc.text[quote.start : quote.end]


def spans(text: str) -> list[tuple[str, bool]]:
    """The quoted stretches of a text, and whether each is closed."""
    return [(text[s.start : s.end], s.closed) for s in quoted_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Ia berkata "satu dua" lagi.', [("satu dua", True)]),
        ("Ia berkata “satu dua” lagi.", [("satu dua", True)]),
        ("Ia berkata „satu dua” lagi.", [("satu dua", True)]),
        ("Ia berkata «satu dua» lagi.", [("satu dua", True)]),
        ('Ia berkata “satu dua" lagi.', [("satu dua", True)]),
        ('"satu" dan "dua"', [("satu", True), ("dua", True)]),
        ('" satu dua "', [("satu dua", True)]),
        ('Ia berkata "satu dua', [("satu dua", False)]),
        ('Ia berkata "', []),
        ('""', []),
        ("tanpa tanda", []),
        ('pipa 5" dan 6" itu', []),
        pytest.param(
            '“kata "dalam" kata” lagi',
            [('kata "dalam" kata', True)],
            marks=pytest.mark.xfail(reason="quote: marks inside marks", strict=True),
        ),
        ('"satu,"kata dia', [("satu,", True)]),
        ("", []),
    ],
)
def test_quoted_stretches(text: str, expected: list[tuple[str, bool]]) -> None:
    assert spans(text) == expected


def test_quoted_stretches_keep_to_their_bounds() -> None:
    text = 'Awal "satu dua" tengah "tiga empat" akhir.'
    start = text.index("tengah")
    (span,) = quoted_spans(text, start, len(text))
    assert text[span.start : span.end] == "tiga empat"
    (cut,) = quoted_spans(text, 0, text.index("dua"))
    assert (text[cut.start : cut.end], cut.closed) == ("satu", False)


@given(st.text(alphabet="ab ,.\"“”„«»'\n", max_size=60))
def test_quoted_stretches_never_overlap_and_are_never_empty(text: str) -> None:
    position = 0
    for span in quoted_spans(text, 0, len(text)):
        assert position <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        position = span.end
