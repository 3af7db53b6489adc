"""An article as tokens and sentences: offsets, what is read, listed phrases, pairs of places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract_cases import make_article
from extract_units import chunked, document, end_of, know, occurrences, token, words
from govgraph.extract.document import READ, read_document
from govgraph.model import Article, Paragraph, ParagraphKind


def article(*parts: tuple[ParagraphKind, str]) -> Article:
    """An article of the given paragraphs."""
    text, paragraphs = "", []
    for kind, part in parts:
        paragraphs.append(Paragraph(kind, len(text), len(text) + len(part)))
        text += part + "\n\n"
    return Article("a", text, tuple(paragraphs), "", "0" * 64)


def test_tokens_and_sentences_cover_the_text() -> None:
    doc = document("Bupati Sleman tiba. Petani senang.", title="Panen Raya")
    assert [s.kind for s in doc.sentences] == ["title", "body", "body"]
    assert [doc.text[s.start : s.end] for s in doc.sentences] == ["Panen Raya", "Bupati Sleman tiba.", "Petani senang."]
    assert doc.raw == ["Panen", "Raya", "Bupati", "Sleman", "tiba", ".", "Petani", "senang", "."]
    assert doc.words == [w.casefold() for w in doc.raw]
    assert [s.index for s in doc.sentences] == [0, 1, 2]
    assert [doc.sentence_at(k).index for k in range(len(doc.raw))] == doc.sentence_of


@pytest.mark.parametrize("kind", ["title", "body", "heading", "caption", "meta", "navigation", "source"])
def test_only_what_tells_is_read(kind: ParagraphKind) -> None:
    doc = read_document(article(("body", "Petani senang."), (kind, "Bupati Sleman tiba.")), know())
    assert ("Sleman" in doc.raw) == (kind in READ)


@pytest.mark.parametrize("kind", ["meta", "navigation", "source"])
def test_a_text_of_bylines_alone_has_no_sentence(kind: ParagraphKind) -> None:
    doc = read_document(article((kind, "Bupati Sleman tiba.")), know())
    assert (doc.sentences, doc.raw) == ([], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jatim-Bali", ["Jatim", "-", "Bali"]),
        ("Sumut-Aceh", ["Sumut", "-", "Aceh"]),
        ("Jatim-bali", ["Jatim-bali"]),
        ("jatim-bali", ["jatim-bali"]),
        ("Al-Bali", ["Al-Bali"]),
        ("Jatim-Qwerty", ["Jatim-Qwerty"]),
        ("Siti Nur-Aini", ["Siti", "Nur-Aini"]),
        ("studi-tiru", ["studi-tiru"]),
        ("ke-77", ["ke-77"]),
        ("Jum'at", ["Jum'at"]),
        ("Rp1.250.000,50", ["Rp1.250.000,50"]),
        ("H. Suyono", ["H", ".", "Suyono"]),
        ("(PKK)", ["(", "PKK", ")"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert document(text).raw == expected


def test_listed_phrases_are_found_longest_first() -> None:
    doc = document("Wakil Bupati Sleman tiba.")
    found = doc.longest(0, "title")
    assert found is not None
    assert found[0] == 2
    assert [length for length, _ in doc.hits(0)] == sorted((length for length, _ in doc.hits(0)), reverse=True)


def test_a_listed_phrase_does_not_cross_a_sentence() -> None:
    doc = document("Datanglah Wakil. Bupati tiba.")
    assert doc.longest(token(doc, "Wakil"), "title") is None


def test_a_phrase_of_no_wanted_kind_is_nothing() -> None:
    doc = document("Bupati Sleman tiba.")
    assert doc.longest(0, "rank") is None
    assert doc.longest(2, "title", "region") is None
    assert doc.longest(1, "region") is not None


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("PT Maju", "body_head", True),
        ("pt maju", "body_head", False),
        ("Dinas Pangan", "body_head", True),
        ("dinas pangan", "body_head", False),
        ("Universitas Maju", "body_head", True),
    ],
)
def test_a_phrase_listed_in_its_case_needs_it(text: str, kind: str, found: bool) -> None:
    assert (document(text).longest(0, kind) is not None) == found


def test_evidence_quotes_its_tokens_and_names_its_sentence() -> None:
    doc = document("Petani senang. Bupati Sleman tiba.")
    i = token(doc, "Bupati")
    evidence = doc.evidence(i, i + 2, "post.area")
    assert doc.text[evidence.start : evidence.end] == doc.wording(i, i + 2) == "Bupati Sleman"
    assert doc.text[evidence.sentence_start : evidence.sentence_end] == "Bupati Sleman tiba."
    assert doc.span(i, i + 2) == (evidence.start, evidence.end)
    assert evidence.rule == "post.area"


def test_the_token_at_an_offset() -> None:
    doc = document("Petani  senang.")
    assert [doc.token_at(o) for o in (0, 5, 6, 7, 8, 14)] == [0, 0, 1, 1, 1, 2]
    assert doc.token_at(10_000) is None


def test_chunks_come_sentence_by_sentence() -> None:
    doc = chunked(document("Bupati Sleman tiba. Warga Bantul senang."))
    assert [words(doc, c.i, c.j) for c in doc.all_chunks()] == ["Bupati Sleman", "Bantul"]
    assert [len(chunks) for chunks in doc.chunks] == [1, 1]


def test_the_end_of_a_sentence_bounds_its_tokens() -> None:
    doc = document("Petani senang. Petani panen.")
    (_, second) = occurrences(doc, "Petani")
    assert end_of(doc, 0) == second[0]


@pytest.mark.parametrize("kind", ["trigger", "speech", "region", "title", "no such kind"])
def test_where_phrases_of_a_kind_start(kind: str) -> None:
    doc = document("Bupati Sleman meresmikan pasar, kata Bupati Bantul. Warga Bantul mengatakan senang.")
    for first in range(len(doc.raw) + 1):
        for last in range(first, len(doc.raw) + 1):
            expected = [k for k in range(first, last) if doc.longest(k, kind) is not None]
            assert doc.starting(kind, first, last) == expected
    assert doc.starting(kind, 5, 2) == []
    assert all((kind in doc.kinds(k)) == (doc.longest(k, kind) is not None) for k in range(len(doc.raw)))


@pytest.mark.parametrize("wanted", [{"bupati"}, {"bantul", "sleman"}, {"."}, {"no such word"}, set()])
def test_where_words_stand(wanted: set[str]) -> None:
    doc = document("Bupati Sleman meresmikan pasar, kata Bupati Bantul. Warga Bantul senang.")
    for first in range(len(doc.words) + 1):
        for last in range(first, len(doc.words) + 1):
            expected = [k for k in range(first, last) if doc.words[k] in wanted]
            assert doc.among(frozenset(wanted), first, last) == expected


@pytest.mark.parametrize("space", [" ", "  ", "\n", "\t", "\u00a0", " \u2003 ", "\r\n"])
def test_any_white_space_parts_tokens(space: str) -> None:
    doc = document(f"Bupati{space}Sleman, tiba")
    assert doc.raw == ["Bupati", "Sleman", ",", "tiba"]
    assert [doc.text[a:b] for a, b in zip(doc.starts, doc.ends, strict=True)] == doc.raw
    assert doc.longest(0, "title") is not None


@given(st.text(alphabet="Ab-.,\"'() 1\nJatimBl", max_size=80))
def test_every_token_is_verbatim_and_inside_its_sentence(text: str) -> None:
    doc = read_document(make_article(text or "a"), know())
    for k, raw in enumerate(doc.raw):
        assert doc.text[doc.starts[k] : doc.ends[k]] == raw != ""
        sentence = doc.sentence_at(k)
        assert sentence.start <= doc.starts[k] < doc.ends[k] <= sentence.end
        assert sentence.first <= k < sentence.last
        doc.hits(k)
