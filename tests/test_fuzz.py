"""Mutated files and made-up texts, a fixed few of each; `scripts/fuzz.py` tries very many more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article_inputs import read_bytes
from article_kinds import kinds, zipped
from govgraph.articles import Rejected, read_paths
from govgraph.articles.draft import Known
from govgraph.articles.feed import read_feed
from govgraph.articles.table import is_table, read_table
from govgraph.articles.text import make_article
from govgraph.extract import extract
from govgraph.lexicon import Lexicon
from govgraph.model import Article

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

import fuzz  # a script of the project

SEEDS = fuzz.seeds()
FEW = settings(max_examples=15, derandomize=True, deadline=None, database=None)
# What sentences are made of, and what breaks them: the extractor must stand any order of these.
WORDS = (
    "Gubernur", "Jawa", "Timur", "Budi", "Santoso", "Menteri", "Koordinasi", "Supervisi", "III", "Direktur", "KPK",
    "PT", "Dinas", "Wali", "Kota", "Ambon", "di", "Aula", "Gedung", "Negara", "ke", "dan", "dari", "yang", "oleh",
    "kata", "menandatangani", "MoU", "dengan", "Rp", "Rp120", "miliar", "5", "2023", "(4/1/2023)", "Rabu",
    "4 Januari", "Dr.", "H.", "M.Si.", "(", ")", "“", "”", '"', ",", ".", ";", ":", "-", "–", "/", "'", "Ia",
    "tersebut", "mantan", "Plt.", "Ketua", "Umum", "Partai", "Sekjen", "DPRD", "mengatakan", "bertemu", "melantik",
    "membuka", "meninggal", "istri", "Presiden", "\n", "\n\n", "Oleh", "Baca juga:", "Editor:", "(abc/def)", "é",
)  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize("suffix", SEEDS)
def test_a_mutated_file_of_each_kind_ends_in_articles_or_named_rejections(suffix, tmp_path_factory, lexicon):
    file = tmp_path_factory.mktemp("fuzz") / f"masukan{suffix}"

    @FEW
    @given(st.integers(0, 10**9))
    def tried(number: int) -> None:
        file.write_bytes(fuzz.mutated(SEEDS[suffix][number % len(SEEDS[suffix])], SEEDS[suffix], number))
        assert fuzz.problem(file, lexicon) == ""

    tried()


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), between=st.sampled_from([" ", ""]))
def test_any_order_of_words_is_understood_or_not_but_never_breaks(words, between):
    text = between.join(words)
    if not text.strip():
        return
    article = make_article("a", text, "a.txt")
    said = extract(article, Lexicon.load())
    assert said.article is article
    for quote in said.quotes:
        assert text[quote.evidence.start : quote.evidence.end].strip()


ENDS = (
    "Budi menjabat Direktur Koordinasi Supervisi III",
    "Gubernur Jawa Timur Budi Santoso bertemu Wali Kota Ambon Rina Latu di Aula",
    "Gubernur Jawa Timur Budi Santoso menandatangani kerja sama di Gedung",
)


@pytest.mark.parametrize("sentence", ENDS)
def test_a_text_may_end_in_the_middle_of_a_title_or_a_place(sentence, lexicon):
    assert extract(make_article("a", f"Judul\n\n{sentence}", "a.txt"), lexicon).article.id == "a"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_nothing_is_counted_from_the_ends_of_the_calendar(day, lexicon):
    text = "Judul\n\nGubernur Jawa Timur Budi Santoso bertemu Bupati Malang Rina Latu, Senin lalu dan Senin depan."
    said = extract(make_article("a", text, "a.txt", Known(published=day)), lexicon)
    assert [event.date for event in said.events if event.date and event.date.start] == []


def test_equal_numbers_give_equal_inputs_and_others_others():
    raw = kinds()["berita.html"]
    made = {fuzz.mutated(raw, [raw], number) for number in range(50)}
    assert fuzz.mutated(raw, [raw], 7) == fuzz.mutated(raw, [raw], 7)
    assert len(made) > 45


def test_what_fails_is_written_down_and_counted(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(fuzz, "seeds", lambda: {".txt": [b"Judul\n\nIsi."]})
    assert fuzz.main(["0", "--failed", str(tmp_path)]) == 0
    monkeypatch.setattr(fuzz, "extract", lambda *_: int("x"))
    monkeypatch.setattr(fuzz, "mutated", lambda raw, *_: raw)
    assert fuzz.main(["0", "--failed", str(tmp_path)]) == 1
    assert (tmp_path / "txt-1.txt").read_bytes() == b"Judul\n\nIsi."
    assert "ValueError" in (tmp_path / "txt-1.why").read_text(encoding="utf-8")
    assert capsys.readouterr().out.splitlines()[-1].split() == ["all", "1", "inputs", "1", "failed"]


# What the fuzzer found.


def test_a_table_of_an_old_mac_is_read_and_a_header_that_is_no_row_is_told():
    raw = b"judul,isi\rGubernur,Gubernur membuka rapat\rBupati,\"Bupati\rdatang\"\r"
    first, second = read_bytes(read_table, raw, "a.csv")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, second.text) == ("Gubernur", "Bupati\n\nBupati\ndatang")
    assert is_table(raw.decode())
    (told,) = read_bytes(read_table, b"x" * 200_000 + b",isi\na,b\n", "a.csv")
    assert isinstance(told, Rejected)
    assert told.code == "no_text"


def test_a_feed_whose_names_are_no_utf8_is_told():
    (told,) = read_bytes(read_feed, b'<rss xmlns="http&#xD800;://x"><channel><item/></channel></rss>', "a.rss")
    assert isinstance(told, Rejected)
    assert (told.code, bool(told.hint)) == ("bad_xml", True)


def test_a_member_without_a_name_is_told(tmp_path):
    raw = zipped(("x", b"Gubernur")).replace(b"xPK\x05", b"\0PK\x05")
    (tmp_path / "a.zip").write_bytes(raw)
    (told,) = read_paths([tmp_path / "a.zip"])
    assert isinstance(told, Rejected)
    assert told.code == "damaged"
