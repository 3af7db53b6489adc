"""News by address: the same articles as by path, called by their address, wherever they are read."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from govgraph.articles import Options, Rejected, drafts_of, read_paths
from govgraph.articles.draft import Draft
from govgraph.errors import UsageError
from govgraph.pipeline import How, addresses
from govgraph.pipeline.addresses import is_address, list_addresses, read_address
from govgraph.pipeline.inputs import read_items
from govgraph.pipeline.work import unread

fsspec = pytest.importorskip("fsspec")

TEXT = "Gubernur Jawa Timur Kunjungi {}\n\nRabu, 4 Januari 2023\n\nGubernur memimpin misi dagang ke {} hari Rabu.\n"
ENGLISH = "The minister said on Tuesday that the new port would be opened by the end of the year. " * 5


@pytest.fixture
def news(tmp_path) -> Path:
    folder = tmp_path / "news"
    (folder / "lama").mkdir(parents=True)
    for name, file in (("Ambon", "b.txt"), ("Kupang", "a.txt"), ("Padang", "lama/c.txt")):
        (folder / file).write_text(TEXT.format(name, name), encoding="utf-8")
    (folder / ".draf.txt").write_text("tidak dibaca", encoding="utf-8")
    rows = [{"title": f"Berita {n}", "text": TEXT.format(n, n)} for n in ("Serang", "Ternate")]
    with gzip.open(folder / "d.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


@pytest.fixture
def memory(news):
    """The same files in a store that is no disk."""
    system = fsspec.filesystem("memory")
    system.put(str(news), "/bucket", recursive=True)
    yield "memory://bucket"
    system.rm("/bucket", recursive=True)


@pytest.mark.parametrize("path", ["s3://b/a.warc.gz", "https://a.id/x", "file:///a", "zip::file:///a.zip", "memory://b"])
def test_an_address_says_how_it_is_reached(path):
    assert is_address(path)


@pytest.mark.parametrize("path", ["a.txt", "/a/b", "C:/berita", "-", "*.jsonl", "a:b.txt", Path("s3/a")])
def test_a_path_does_not(path):
    assert not is_address(path)


def test_directories_and_patterns_come_to_files_in_order(news, memory):
    root = f"file://{news}"
    files = [f"{root}/{name}" for name in ("a.txt", "b.txt", "d.jsonl.gz", "lama/c.txt")]
    assert list_addresses([root]) == tuple(files)
    assert list_addresses([f"{root}/*.txt", f"{root}/a.txt", f"{root}/nothing-*"]) == (
        files[0], files[1], f"{root}/nothing-*"
    )  # fmt: skip
    assert [one.removeprefix("memory://") for one in list_addresses([memory])] == [
        f"/bucket/{name}" for name in ("a.txt", "b.txt", "d.jsonl.gz", "lama/c.txt")
    ]


def test_a_file_is_read_as_by_path_and_called_by_its_address(news):
    for name in ("a.txt", "d.jsonl.gz"):
        address = f"file://{news}/{name}"
        found, expected = read_address(address), list(drafts_of(news / name))
        assert len(found) == len(expected) > 0
        for one, other in zip(found, expected, strict=True):
            assert one.reader == other.reader
            assert one.item.source == "file://" + other.item.source
            assert isinstance(one.item, Draft)
            assert (one.item.name, one.item.text) == (other.item.name, other.item.text)  # type: ignore[union-attr]


def test_what_cannot_be_fetched_is_rejected_by_name(tmp_path, monkeypatch):
    (gone,) = read_address(f"file://{tmp_path}/gone.txt")
    assert isinstance(gone.item, Rejected)
    assert (gone.item.code, gone.item.source) == ("missing", f"file://{tmp_path}/gone.txt")
    system = fsspec.filesystem("file")

    def refused(*_: object) -> None:
        raise RuntimeError("no credentials")

    monkeypatch.setattr(type(system), "get_file", refused)
    (closed,) = read_address(f"file://{tmp_path}/a.txt")
    assert isinstance(closed.item, Rejected)
    assert closed.item.code == "unreadable"
    assert closed.item.reason == "cannot be fetched: RuntimeError: no credentials"


def test_a_draft_in_another_language_does_not_travel(tmp_path):
    (tmp_path / "port.txt").write_text(f"A new port\n\n{ENGLISH}\n", encoding="utf-8")
    address = f"file://{tmp_path}/port.txt"
    (read,) = read_address(address)
    assert read.item == next(iter(read_items([address], How())))
    (by_path,) = read_paths([tmp_path / "port.txt"])
    assert isinstance(read.item, Rejected)
    assert isinstance(by_path, Rejected)
    assert (read.item.code, read.item.reason) == (by_path.code, by_path.reason)
    (kept,) = read_address(address, Options(any_language=True))
    assert isinstance(kept.item, Draft)


def test_paths_and_addresses_together_keep_their_order_and_are_read_once(news, memory):
    given = [news / "b.txt", f"{memory}/a.txt", f"{memory}/b.txt", news / "lama"]
    found = list(read_items(given, How()))
    assert [getattr(item, "id", None) for item in found] == ["b", "a", None, "c"]
    assert isinstance(found[2], Rejected)
    assert found[2].reason == f"the same article as {news / 'b.txt'}"


def test_paths_alone_need_no_library(news, monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    assert list(read_items([news], How())) == list(read_paths([news]))
    with pytest.raises(UsageError, match="memory://a") as caught:
        list(read_items(["memory://a"], How()))
    assert "govgraph[cluster]" in caught.value.hint


@pytest.mark.parametrize("address", ["nosuch://bucket/a", "s3://bucket/a"])
def test_an_address_of_no_known_kind_is_told(address):
    if address.startswith("s3"):
        try:
            fsspec.filesystem("s3", anon=True)
        except ImportError:
            pass
        else:
            pytest.skip("s3fs is installed")
    with pytest.raises(UsageError, match=address) as caught:
        list_addresses([address])
    assert "s3fs for s3://" in caught.value.hint


class NoCredentialsError(Exception):
    """As that of the library for S3, whose exceptions are no OSError."""


@pytest.mark.parametrize("error", [ConnectionError, NoCredentialsError])
def test_a_store_that_does_not_answer_is_a_matter_of_reading(monkeypatch, error):
    def down(*_: object, **__: object) -> None:
        raise error("no route")

    monkeypatch.setattr(fsspec.core, "url_to_fs", down)
    assert list_addresses(["memory://a/b"]) == ("memory://a/b",)
    (read,) = addresses.read_address("memory://a/b")
    assert isinstance(read.item, Rejected)
    assert "no route" in read.item.reason


def test_a_file_that_kills_its_reader_is_rejected_by_name():
    (read,) = unread("s3://bucket/a.warc.gz")
    assert isinstance(read.item, Rejected)
    assert (read.item.code, read.item.source) == ("unreadable", "s3://bucket/a.warc.gz")
