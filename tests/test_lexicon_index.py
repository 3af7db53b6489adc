"""The phrase index: what starts where, longest first, with type words put together at look-up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgraph.lexicon import Entry, PhraseIndex, words
from govgraph.lexicon.gazetteer import type_words
from govgraph.lexicon.index import phrase_key

NONE: frozenset[str] = frozenset()
REGIONS = [
    Entry("region", "11.01", "Contoh", frozenset({"regency", "bare"})),
    Entry("region", "11.71", "Contoh", frozenset({"city", "bare"})),
    Entry("region", "11", "Misal Utara", frozenset({"province", "bare"})),
    Entry("region", "11.01.01", "Contoh", frozenset({"district", "bare"})),
    Entry("region", "11.02", "Kota Lama", frozenset({"regency", "bare"})),
    Entry("region", "11.72", "Kota Administrasi Ujung", frozenset({"city", "full"})),
    Entry("body", "kontan", "Contoh", frozenset({"media"})),
]


def index(*entries: Entry) -> PhraseIndex:
    return PhraseIndex(entries, type_words())


def plain(*forms: str) -> PhraseIndex:
    return index(*(Entry("title", form, form, NONE) for form in forms))


def found(phrases: PhraseIndex, text: str, i: int = 0) -> list[tuple[int, list[str]]]:
    return [(length, [entry.key for entry in entries]) for length, entries in phrases.at(words(text), i)]


def test_the_longest_phrase_comes_first() -> None:
    phrases = plain("Kepala", "Kepala Dinas", "Kepala Dinas Kelautan dan Perikanan", "Dinas")
    assert found(phrases, "Kepala Dinas Kelautan dan Perikanan Contoh") == [
        (5, ["Kepala Dinas Kelautan dan Perikanan"]),
        (2, ["Kepala Dinas"]),
        (1, ["Kepala"]),
    ]
    assert found(phrases, "Kepala Dinas Kelautan") == [(2, ["Kepala Dinas"]), (1, ["Kepala"])]
    assert found(phrases, "Kepala Dinas Kelautan", 1) == [(1, ["Dinas"])]
    assert found(phrases, "Kepala Dinas Kelautan", 2) == []


def test_a_phrase_is_not_found_inside_a_word() -> None:
    phrases = plain("Dinas", "ke")
    assert found(phrases, "kedinasan") == []
    assert found(phrases, "ke-17") == []
    assert found(phrases, "dinas-dinas") == []


def test_a_phrase_that_begins_another_need_not_be_listed() -> None:
    assert found(plain("Wali Kota"), "Wali Nagari") == []
    assert found(plain("Wali Kota"), "Wali") == []


@pytest.mark.parametrize("text", ["M.Si", "M. Si", "m.si", "M . Si", " M.Si "])
def test_points_and_spaces_do_not_matter(text: str) -> None:
    assert [entry.key for entry in plain("M.Si").get(text)] == ["M.Si"]


@pytest.mark.parametrize("text", ["", " ", "Bupatii", "Bupati Contoh", "."])
def test_what_is_not_listed_is_not_there(text: str) -> None:
    assert plain("Bupati").get(text) == ()


def test_entries_of_one_phrase_keep_their_order() -> None:
    entries = [Entry("body", key, "PBB", NONE) for key in ("partai", "bangsa", "pajak")]
    assert index(*entries).get("pbb") == tuple(entries)


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (Entry("body", "kadin", "KADIN", NONE), 1),
        (Entry("body", "kadin", "Kadin", frozenset({"abbr"})), 2),
        (Entry("title", "kadin", "Kadin", NONE), 2),
        (Entry("body", "kadin-2", "Kadin", NONE), 2),
    ],
)
def test_only_another_meaning_is_another_entry(other: Entry, count: int) -> None:
    phrases = index(Entry("body", "kadin", "Kadin", NONE), other)
    assert len(phrases.get("kadin")) == count
    assert len(phrases) == 1


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kabupaten Contoh", {"11.01"}),
        ("Kab Contoh", {"11.01"}),
        ("Kab. Contoh", {"11.01"}),
        ("KAB. CONTOH", {"11.01"}),
        ("Kota Contoh", {"11.71"}),
        ("Kotamadya Contoh", {"11.71"}),
        ("Kecamatan Contoh", {"11.01.01"}),
        ("Kec. Contoh", {"11.01.01"}),
        ("Distrik Contoh", {"11.01.01"}),
        ("Provinsi Misal Utara", {"11"}),
        ("Prov. Misal Utara", {"11"}),
        ("Contoh", {"11.01", "11.71", "11.01.01"}),
        ("Provinsi Contoh", set()),
        ("Kabupaten Misal Utara", set()),
        ("Kota Lama", {"11.02"}),
        ("Kota Administrasi Ujung", {"11.72"}),
        ("Kota Kota Administrasi Ujung", set()),
        ("Kabupaten Kota Lama", set()),
        ("Desa Contoh", set()),
        ("Kabupaten", set()),
        ("Kab.", set()),
    ],
)
def test_type_words_before_names(text: str, codes: set[str]) -> None:
    phrases = index(*REGIONS)
    assert {entry.key for entry in phrases.get(text) if entry.kind == "region"} == codes


def test_a_type_word_makes_a_full_form_of_regions_only() -> None:
    (entry,) = index(*REGIONS).get("Kabupaten Contoh")
    assert entry == Entry("region", "11.01", "kabupaten Contoh", frozenset({"regency", "full"}))


def test_a_listed_phrase_that_starts_with_a_type_word_stands_beside_the_made_one() -> None:
    listed = Entry("body", "klub", "Kota Contoh", frozenset({"other"}))
    hits = index(*REGIONS, listed).at(words("Kota Contoh menang"), 0)
    assert [(length, [entry.kind for entry in entries]) for length, entries in hits] == [(2, ["body", "region"])]


def test_a_type_word_alone_may_be_listed() -> None:
    phrases = index(*REGIONS, Entry("discourse", "area", "kabupaten", NONE))
    assert found(phrases, "Kabupaten Contoh") == [(2, ["11.01"]), (1, ["area"])]
    assert found(phrases, "Kabupaten") == [(1, ["area"])]


def test_the_point_of_a_type_word_counts_as_a_token() -> None:
    assert [length for length, _ in index(*REGIONS).at(words("Kab. Contoh maju"), 0)] == [3]
    assert [length for length, _ in index(*REGIONS).at(words("Kab Contoh maju"), 0)] == [2]


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Bupati", "bupati"),
        ("Wali  Kota", "wali kota"),
        ("M.Si.", "m . si ."),
        ("Jum’at", "jum'at"),
        ("Tojo Una-Una", "tojo una-una"),
        ("S.H., M.H.", "s . h . , m . h ."),
        ("Straße", "strasse"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_keys(form: str, key: str) -> None:
    assert phrase_key(form) == key


PIECE = st.sampled_from(["a", "b", "kota", "kab", ".", "C-d", "e'f", "1.000"])
PHRASE = st.lists(PIECE, min_size=1, max_size=4).map(" ".join)


@given(st.lists(PHRASE, min_size=1, max_size=8), PHRASE, PHRASE)
def test_every_listed_phrase_is_found_wherever_it_stands(forms: list[str], before: str, after: str) -> None:
    phrases = plain(*forms)
    for form in forms:
        lead, own = words(before), words(form)
        hits = dict(phrases.at((*lead, *own, *words(after)), len(lead)))
        assert form in {entry.form for entry in hits[len(own)]} or any(
            words(entry.form) == own for entry in hits[len(own)]
        )
        assert list(hits) == sorted(hits, reverse=True)


@given(st.lists(PHRASE, min_size=1, max_size=8), st.lists(PHRASE, max_size=8))
def test_nothing_is_found_that_is_not_there(forms: list[str], text: list[str]) -> None:
    phrases, tokens = plain(*forms), words(" ".join(text))
    listed = {words(form) for form in forms}
    for i in range(len(tokens)):
        for length, entries in phrases.at(tokens, i):
            assert tokens[i : i + length] in listed
            assert entries


@given(st.lists(PHRASE, max_size=8), st.lists(PHRASE, min_size=1, max_size=8))
def test_an_index_restored_answers_as_the_first(forms: list[str], text: list[str]) -> None:
    first = plain(*forms)
    second = PhraseIndex.restore(*first.plain(), type_words())
    tokens = words(" ".join(text))
    assert len(second) == len(first)
    for _ in range(2):  # entries are made at the first call and kept for the second
        assert [second.at(tokens, i) for i in range(len(tokens))] == [first.at(tokens, i) for i in range(len(tokens))]
