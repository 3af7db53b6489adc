"""What a build reads is the same, whoever reads it: this process, or workers of which one dies."""

import gzip
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from article_kinds import record, zipped
from govgraph import pipeline
from govgraph.articles import USUAL, Options, RawPage, Rejected, list_articles, read_paths
from govgraph.articles.draft import Draft
from govgraph.articles.pages import Read
from govgraph.pipeline import executors, inputs, work
from govgraph.pipeline.change import add
from govgraph.pipeline.executors import Here, Pool
from govgraph.pipeline.extracting import How
from govgraph.pipeline.inputs import list_items, read_items
from govgraph.pipeline.journey import build


def _page(number: int) -> str:
    said = f"Gubernur Jawa Timur membuka pasar nomor {number} di halaman kantor, Rabu (4/1/2023)."
    head = f"<h1>Pasar {number}</h1><p>Rabu, 4 Januari 2023</p>"
    return f"<!doctype html><title>Pasar {number}</title><body><article>{head}<p>{said}</p></article>"


def _record(number: int, **more: str) -> bytes:
    return gzip.compress(record(_page(number).encode(), url=f"https://kabar.example/pasar-{number}", **more))


@pytest.fixture
def saved(tmp_path):
    """Pages, and between them what is none: a note, a picture, a page that is too large for one."""
    for number in range(20):
        (tmp_path / f"{number:02}.html").write_text(_page(number), encoding="utf-8")
    (tmp_path / "05-catatan.txt").write_text("Catatan pasar\n\nPasar dibuka hari ini.\n", encoding="utf-8")
    (tmp_path / "06-gambar.png").write_bytes(b"\x89PNG")
    (tmp_path / "07-besar.html").write_text(_page(99) + " " * (1 << 20), encoding="utf-8")
    return tmp_path


@pytest.fixture
def packed(tmp_path):
    """Pages in a crawl, an archive and by themselves, and among them whatever is rejected."""
    crawl = [_record(number) for number in range(20)]
    crawl[3:3] = [_record(77, status="404 Not Found"), gzip.compress(record(b"\x89PNG", "image/png"))]
    crawl[9:9] = [crawl[1]]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(crawl)[:-20])
    members = [(f"{number}.html", _page(number).encode()) for number in range(30, 44)]
    note = b"Catatan pasar\n\nPasar dibuka hari ini.\n"
    members[4:4] = [("catatan.txt", note), ("besar.html", b"<html>" * (3 << 19))]
    members[2:2] = [("dalam.zip", zipped(("c.warc.gz", _record(50)), ("gambar.png", b"\x89PNG")))]
    (tmp_path / "b.zip").write_bytes(zipped(*members))
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(_page(60).encode()))
    rows = [{"judul": f"Pasar {n}", "isi": f"Pasar nomor {n} dibuka hari ini di halaman kantor."} for n in range(300)]
    (tmp_path / "d.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "e.html").write_text(_page(61), encoding="utf-8")
    return tmp_path


class _Noted(Here):
    """A pool without processes that notes what it is given."""

    started: ClassVar[list[int]] = []
    tasks: ClassVar[list[tuple[str, ...]]] = []

    def __init__(self, jobs: int, *, reading: bool) -> None:
        assert reading
        self.started.append(jobs)

    def read(self, tasks, options):
        for task in tasks:
            assert len(task) <= 4
            self.tasks.append(tuple(str(one) if isinstance(one, Path) else one.source for one in task))
            yield work.read(task, options)


@pytest.fixture
def noted(monkeypatch):
    monkeypatch.setattr(inputs, "FEW", 0)
    monkeypatch.setattr(inputs, "Pool", _Noted)
    monkeypatch.setattr(_Noted, "started", [])
    monkeypatch.setattr(_Noted, "tasks", [])
    return _Noted


def test_pages_are_read_by_workers_and_all_else_here_in_one_order(saved, noted):
    expected = list(read_paths([saved]))
    assert list(read_items([saved], How(jobs=2))) == expected
    assert len(expected) == 23
    files = [Path(name).name for task in noted.tasks for name in task]
    assert files == sorted(path.name for path in saved.iterdir() if path.suffix != ".txt")
    assert noted.started == [2]


def test_packed_pages_are_read_by_workers_in_the_order_of_the_input(packed, noted):
    expected = list(read_paths([packed]))
    assert list(read_items([packed], How(jobs=2))) == expected
    codes = [item.code for item in expected if isinstance(item, Rejected)]
    assert sorted(codes) == ["damaged", "duplicate", "not_a_page", "not_found", "too_large", "unknown_format"]
    sent = [name.removeprefix(f"{packed}/") for task in noted.tasks for name in task]
    assert len(sent) == 20 + 14 + 1 + 1 + 1
    assert {"b.zip!/dalam.zip!/c.warc.gz:0", "b.zip!/43.html", "c.html.gz", "e.html"} < {*sent}
    assert not any("catatan" in name or "jsonl" in name for name in sent)


def test_the_readers_are_named_whoever_reads(packed, noted):
    expected = list(list_articles([packed]))
    assert list(list_items([packed], How(jobs=2))) == expected
    readers = {one.reader for one in expected}
    assert {"warc/html", "zip/html", "zip/zip/warc/html", "gzip/html", "html", "jsonl"} < readers


def test_what_is_packed_in_files_at_addresses_is_read_by_workers_and_called_by_the_address(packed, noted):
    pytest.importorskip("fsspec")
    by_path = list(read_paths([packed]))
    found = list(read_items([f"file://{packed}"], How(jobs=2)))
    assert [item.source for item in found] == [f"file://{item.source}" for item in by_path]
    assert [getattr(item, "text", None) for item in found] == [getattr(item, "text", None) for item in by_path]
    sent = [name for task in noted.tasks for name in task]
    assert len(sent) == 20 + 14 + 1 + 1 + 1
    assert all(name.startswith("file:///") for name in sent)


def test_what_is_added_to_a_graph_is_read_by_workers_too(packed, noted, tmp_path):
    build([packed / "e.html"], tmp_path / "graph")
    built = add([packed / "c.html.gz"], tmp_path / "graph", how=How(jobs=2))
    assert (built.report.articles, noted.tasks) == (2, [(f"{packed}/c.html.gz",)])


def test_to_read_neither_resolver_nor_writers_are_loaded():
    code = "import sys, govgraph.pipeline.inputs; print([name for name in sys.modules if 'govgraph' in name])"
    told = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, text=True).stdout
    assert "govgraph.extract" in told
    assert not [room for room in ("resolve", "graph", "rdf", "store", "viewer", "views") if f"'govgraph.{room}" in told]


def test_the_pipeline_offers_what_it_names():
    assert {name for name in pipeline.__all__ if getattr(pipeline, name)} == {*pipeline.__all__}
    with pytest.raises(AttributeError, match="nothing"):
        _ = pipeline.nothing


@pytest.mark.parametrize("jobs", [2, 4])
def test_processes_give_what_one_gives(packed, monkeypatch, jobs):
    monkeypatch.setattr(inputs, "FEW", 0)
    assert list(read_items([packed], How(jobs=jobs))) == list(read_items([packed], How(jobs=1)))


def _raw(number: int, size: int) -> RawPage:
    return RawPage("zip/", f"{number}", f"{number}.html", b" " * size)


def _row(number: int) -> Read:
    return Read("jsonl", Draft(f"{number}", "Pasar dibuka.", f"{number}"))


def _submitted(_, task, __):
    return executors._finished(tuple([(_row(one.source),) for one in task]))


@pytest.mark.parametrize(
    ("parts", "most"),
    [
        ([_raw(n, 100) for n in range(400)], 4 * 7),
        ([_raw(n, 600_000) for n in range(60)], 2 * 7),
        ([_row(n) for n in range(4000)], 64 * 7),
        ([_row(n) if n % 50 else _raw(n, 9) for n in range(4000)], 64 * 7),
    ],
    ids=["pages", "large pages", "no page", "few pages among others"],
)
def test_little_is_held_and_the_order_kept(monkeypatch, parts, most):
    """Where a queue of six tasks is kept full, what was taken and has not come back is counted."""
    taken: list[str] = []
    monkeypatch.setattr(inputs, "FEW", 2)
    monkeypatch.setattr(Pool, "_submit", _submitted)

    def coming():
        for part in parts:
            taken.append(part.source if isinstance(part, RawPage) else part.item.source)
            yield part

    back = []
    for read in inputs._side_by_side(coming(), 2, USUAL):
        back.append(read.item.source)
        assert len(taken) - len(back) <= most
    assert back == taken


def test_a_task_without_a_page_needs_no_process(monkeypatch):
    monkeypatch.setattr(executors, "_start", lambda *_: None)  # whoever submits to it fails
    with Pool(2, reading=True) as pool:
        assert list(pool.read(iter([(), ()]), USUAL)) == [(), ()]


def test_a_pool_reads_what_this_process_reads_even_when_a_worker_is_killed(saved):
    raw = RawPage("zip/", "a.zip!/1.html", "1.html", _page(1).encode())
    tasks = [(saved / "05-catatan.txt", raw), (saved / "06-gambar.png", saved / "nowhere.txt")] * 6
    expected = list(Here().read(tasks, USUAL))
    found = []
    with Pool(1, reading=True) as pool:
        for reads in pool.read(iter(tasks), USUAL):
            if not found:
                os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
            found.append(reads)
    assert found == expected


def _deadly(things, options):
    """As ``work.read``, by a worker that dies of page 33."""
    if any(isinstance(thing, RawPage) and thing.name == "33.html" for thing in things):
        os.kill(os.getpid(), signal.SIGKILL)
    return work.read(things, options)


def test_a_page_that_kills_its_worker_is_rejected_by_name_and_no_other_is_lost(packed, monkeypatch):
    expected = list(read_items([packed], How(jobs=1)))
    monkeypatch.setattr(inputs, "FEW", 0)
    monkeypatch.setattr(executors, "_READ", replace(executors._READ, do=_deadly))
    found = list(read_items([packed], How(jobs=2)))
    assert len(found) == len(expected)
    differing = [(one, other) for one, other in zip(found, expected, strict=True) if one != other]
    ((lost, article),) = differing
    assert isinstance(lost, Rejected)
    assert (lost.code, lost.source) == ("unreadable", f"{packed}/b.zip!/33.html")
    assert article.source == lost.source


@pytest.mark.parametrize(("few", "jobs"), [(16, 2), (0, 1)])
def test_no_process_is_started_for_few_pages_or_by_one(saved, monkeypatch, few, jobs):
    monkeypatch.setattr(inputs, "FEW", few)
    monkeypatch.setattr(inputs, "Pool", None)  # calling it would fail
    assert sum(isinstance(item, Rejected) for item in read_items([saved], How(jobs=jobs))) == 1


def test_a_thing_whose_worker_always_dies_is_rejected_by_name():
    lost = Pool(1, reading=True)._job.lost
    for thing, name in ((Path("arsip/a.html"), "arsip/a.html"), (_raw(1, 1), "1")):
        (read,) = lost(thing)
        assert (read.item.code, read.item.source) == ("unreadable", name)


def test_a_worker_reads_each_thing_as_it_is_read_here(saved):
    raw = RawPage("", "arsip", "arsip", b"<!doctype html><p>The minister said that the new port would be opened.</p>")
    (page,), (missing,), (foreign,) = work.read((saved / "00.html", saved / "nowhere.html", raw), Options())
    assert page.item.source == str(saved / "00.html")
    assert missing.item.code == "missing"
    assert isinstance(foreign.item, Rejected)
