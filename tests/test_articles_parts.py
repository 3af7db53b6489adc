"""Pages that are unpacked by one and read by another: the same articles, and nothing is sent that breaks a limit."""

import gzip
import pickle

import pytest

from article_kinds import filled, kinds, record, zipped
from govgraph.articles import USUAL, Options, RawPage, Rejected, drafts_in, drafts_of, formats, inputs, parts_of
from govgraph.articles.pages import Read

PAGE = filled("article.html")
KINDS = kinds()
PAGES = {
    "berita.html", "tanpa-akhiran", "berita.php", "salah.txt", "berita.html.gz", "arsip.zip", "panen.warc",
    "panen.warc.gz", "panen-arsip.zip",
}  # fmt: skip
ENGLISH = b"<!doctype html><title>A port</title><p>" + b"The minister said that the new port would be opened. " * 9


def _parts(path, raw):
    path.write_bytes(raw)
    return list(parts_of(path))


@pytest.mark.parametrize("name", KINDS)
def test_pages_alone_are_left_to_be_read_and_become_what_they_were(name, tmp_path):
    (part,) = _parts(tmp_path / name, KINDS[name])
    assert isinstance(part, RawPage) == (name in PAGES)
    sent = pickle.loads(pickle.dumps(part))
    assert list(drafts_in(sent, USUAL)) == list(drafts_of(tmp_path / name))


def test_a_page_knows_where_it_was_packed_and_what_the_crawl_told(tmp_path):
    raw = zipped(("c.warc", record(PAGE, "text/html; charset=utf-8", "https://kabarpagi.example/politik/judul")))
    (page,) = _parts(tmp_path / "a.zip", raw)
    assert (page.outer, page.source) == ("zip/warc/", f"{tmp_path / 'a.zip'}!/c.warc:0")
    assert (page.name, page.url, page.charset) == ("c-0", "https://kabarpagi.example/politik/judul", "utf-8")
    assert page.body == PAGE
    (read,) = drafts_in(page, USUAL)
    assert (read.reader, read.item.source) == ("zip/warc/html", page.source)


def test_what_is_wrong_with_a_page_is_found_by_whoever_reads_it(tmp_path):
    (page,) = _parts(tmp_path / "a.html.gz", gzip.compress(ENGLISH))
    (read,) = drafts_in(page, USUAL)
    assert isinstance(read.item, Rejected)
    assert (read.reader, read.item.code, read.item.source) == ("gzip/html", "language", str(tmp_path / "a.html.gz"))
    assert list(drafts_in(page, Options(any_language=True))) != [read]


def test_what_the_reader_refuses_is_rejected_in_the_place_of_the_page(tmp_path, monkeypatch):
    def refuse(_):
        raise inputs.Refused("no_text", "a tree that nobody writes", "save its words")
        yield

    (page,) = _parts(tmp_path / "a.zip", zipped(("a.html", PAGE)))
    monkeypatch.setattr(formats, "READERS", {**formats.READERS, "html": refuse})
    monkeypatch.setattr("govgraph.articles.reading.READERS", formats.READERS)
    (read,) = drafts_in(page, USUAL)
    assert read == Read("zip/", Rejected(page.source, "no_text", "a tree that nobody writes", "save its words"))


def test_a_page_that_is_too_large_is_not_sent(tmp_path):
    (part,) = _parts(tmp_path / "a.zip", zipped(("a.html", PAGE + b" " * (8 << 20))))
    assert isinstance(part.item, Rejected)
    assert (part.item.code, part.item.source) == ("too_large", f"{tmp_path / 'a.zip'}!/a.html")


def test_a_bomb_is_found_while_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "FREE", 1_000_000)
    monkeypatch.setattr(inputs, "RATIO", 1)
    members = [(f"{number}.html", PAGE + b" " * 400_000) for number in range(5)]
    parts = _parts(tmp_path / "a.zip", zipped(*members))
    codes = [part.item.code if isinstance(part, Read) else "sent" for part in parts]
    assert codes[:2] == ["sent", "sent"]
    assert set(codes[2:]) == {"bomb"}


def test_a_page_in_a_damaged_member_is_rejected_and_the_rest_is_sent(tmp_path):
    raw = bytearray(zipped(("a.html", PAGE), ("b.html", PAGE)))
    raw[60] ^= 0xFF
    damaged, page = _parts(tmp_path / "a.zip", bytes(raw))
    assert damaged.item.code == "damaged"
    assert isinstance(page, RawPage)
