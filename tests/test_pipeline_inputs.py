"""What a build reads is the same, whoever reads it: this process, or workers of which one dies."""

import multiprocessing
import os
import signal
from pathlib import Path
from typing import ClassVar

import pytest

from govgraph.articles import USUAL, Rejected, read_paths
from govgraph.pipeline import inputs, work
from govgraph.pipeline.executors import Pool
from govgraph.pipeline.extracting import How
from govgraph.pipeline.inputs import read_items


def _page(number: int) -> str:
    said = f"Gubernur Jawa Timur membuka pasar nomor {number} di halaman kantor, Rabu (4/1/2023)."
    head = f"<h1>Pasar {number}</h1><p>Rabu, 4 Januari 2023</p>"
    return f"<!doctype html><title>Pasar {number}</title><body><article>{head}<p>{said}</p></article>"


@pytest.fixture
def saved(tmp_path):
    """Pages, and between them what is none: a note, a picture, a page that is too large for one."""
    for number in range(20):
        (tmp_path / f"{number:02}.html").write_text(_page(number), encoding="utf-8")
    (tmp_path / "05-catatan.txt").write_text("Catatan pasar\n\nPasar dibuka hari ini.\n", encoding="utf-8")
    (tmp_path / "06-gambar.png").write_bytes(b"\x89PNG")
    (tmp_path / "07-besar.html").write_text(_page(99) + " " * (1 << 20), encoding="utf-8")
    return tmp_path


class _Here:
    """A pool without processes."""

    started: ClassVar[list[int]] = []

    def __init__(self, jobs: int, *, reading: bool) -> None:
        assert reading
        self.started.append(jobs)

    def __enter__(self) -> "_Here":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""

    def read(self, tasks, options):
        for task in tasks:
            assert len(task) <= 4
            yield from work.read(task, options)


def test_pages_are_read_by_workers_and_all_else_here_in_one_order(saved, monkeypatch):
    expected = list(read_paths([saved]))
    read_here: list[str] = []

    def noted(file: Path, options):
        read_here.append(file.name)
        return work.drafts_of(file, options)

    monkeypatch.setattr(inputs, "FEW_PAGES", 3)
    monkeypatch.setattr(inputs, "drafts_of", noted)
    monkeypatch.setattr(inputs, "Pool", _Here)
    assert list(read_items([saved], How(jobs=2))) == expected
    assert len(expected) == 23
    assert read_here == ["05-catatan.txt", "07-besar.html"]
    assert _Here.started == [2]


def test_a_pool_reads_what_this_process_reads_even_when_a_worker_is_killed(saved):
    tasks = [(saved / "05-catatan.txt",), (saved / "06-gambar.png", saved / "nowhere.txt")] * 6
    expected = [reads for task in tasks for reads in work.read(task, USUAL)]
    found = []
    with Pool(1, reading=True) as pool:
        for reads in pool.read(iter(tasks), USUAL):
            if not found:
                os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
            found.append(reads)
    assert found == expected


@pytest.mark.parametrize(("few", "jobs"), [(64, 2), (3, 1)])
def test_no_process_is_started_for_few_pages_or_by_one(saved, monkeypatch, few, jobs):
    monkeypatch.setattr(inputs, "FEW_PAGES", few)
    monkeypatch.setattr(inputs, "Pool", None)  # calling it would fail
    assert sum(isinstance(item, Rejected) for item in read_items([saved], How(jobs=jobs))) == 1


def test_a_file_whose_worker_always_dies_is_rejected_by_name():
    (read,) = Pool(1, reading=True)._job.lost(Path("arsip/a.html"))
    assert (read.item.code, read.item.source) == ("unreadable", "arsip/a.html")


def test_a_worker_reads_each_file_as_it_is_read_here(saved):
    files = (saved / "00.html", saved / "nowhere.html")
    (page,), (missing,) = work.read(files, USUAL)
    assert page.item.source == str(files[0])
    assert missing.item.code == "missing"
