"""Builds of what was built before: nothing is extracted twice, and any way leads to the same bytes."""

import json
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from govgraph.articles import Rejected
from govgraph.errors import GovgraphError, UsageError
from govgraph.extract import extract
from govgraph.pipeline import How, add, build, executors, statements, versions, withdraw, work
from govgraph.pipeline.executors import Here, Pool

NAMES = ("Ambon", "Kupang", "Padang", "Serang")


def _text(place: str) -> str:
    return (
        f"Gubernur Jawa Timur Kunjungi {place}\n\nRabu, 4 Januari 2023\n\n"
        f"Gubernur Jawa Timur Budi Santoso memimpin misi dagang ke {place}, Rabu (4/1/2023).\n"
    )


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.txt").write_text(_text(name), encoding="utf-8")
    return folder


def _bytes(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir() if path.is_file()}


def test_only_new_and_changed_articles_are_extracted(news, tmp_path, monkeypatch):
    seen: list[str] = []

    def noted(article, lexicon):
        seen.append(article.id)
        return extract(article, lexicon)

    monkeypatch.setattr(work, "extract", noted)
    build([news], tmp_path / "graph")
    assert sorted(seen) == sorted(NAMES)
    seen.clear()
    (news / "Ambon.txt").write_text(_text("Ternate"), encoding="utf-8")
    built = build([news], tmp_path / "graph")
    assert (seen, built.kept) == (["Ambon"], 3)
    build([news], tmp_path / "other")
    assert _bytes(tmp_path / "graph") == _bytes(tmp_path / "other")
    seen.clear()
    assert build([news], tmp_path / "graph", how=How(rebuild=True)).kept == 0
    assert len(seen) == 4


def test_a_rebuild_takes_nothing_from_before(news, tmp_path, monkeypatch):
    build([news], tmp_path / "graph")
    before = _bytes(tmp_path / "graph")
    monkeypatch.setattr(statements, "updating", None)
    assert build([news], tmp_path / "graph", how=How(rebuild=True)).kept == 0
    assert _bytes(tmp_path / "graph") == before
    with pytest.raises(TypeError):
        build([news], tmp_path / "graph")


def test_added_and_withdrawn_articles_give_the_bytes_of_one_build(news, tmp_path):
    build([news], tmp_path / "whole")
    last = news / "Serang.txt"
    build([path for path in sorted(news.iterdir()) if path != last], tmp_path / "graph")
    without = _bytes(tmp_path / "graph")
    assert add([last], tmp_path / "graph").kept == 3
    assert _bytes(tmp_path / "graph") == _bytes(tmp_path / "whole")
    assert withdraw(["Serang"], tmp_path / "graph").report.articles == 3
    assert _bytes(tmp_path / "graph") == without
    assert not any(b"Serang" in content for content in _bytes(tmp_path / "graph").values())


def test_an_article_from_the_same_place_takes_the_place_of_the_old(news, tmp_path):
    build([news], tmp_path / "graph")
    (news / "Ambon.txt").write_text(_text("Ternate"), encoding="utf-8")
    assert add([news / "Ambon.txt"], tmp_path / "graph").report.articles == 4
    assert b"Ambon," not in (tmp_path / "graph" / "articles.jsonl").read_bytes()


def test_decisions_go_on_to_hold(news, tmp_path):
    file = tmp_path / "d.jsonl"
    row = {"decision": "rename", "targets": ["person/budi-santoso"], "value": "Budi S."}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    build([news], tmp_path / "graph", decisions=[file])
    withdraw(["Serang"], tmp_path / "graph")
    assert b"Budi S." in (tmp_path / "graph" / "identity.jsonl").read_bytes()


@pytest.mark.parametrize(("names", "message"), [(["nobody"], "no article 'nobody'"), (list(NAMES), "would be left")])
def test_a_withdrawal_that_cannot_be_leaves_the_graph(news, tmp_path, names, message):
    build([news], tmp_path / "graph")
    before = _bytes(tmp_path / "graph")
    with pytest.raises(GovgraphError, match=message):
        withdraw(names, tmp_path / "graph")
    assert _bytes(tmp_path / "graph") == before


def test_there_must_be_a_graph(news, tmp_path):
    with pytest.raises(UsageError, match="no graph here"):
        add([news], tmp_path / "nowhere")
    with pytest.raises(UsageError, match="no graph here"):
        withdraw(["a"], tmp_path / "nowhere")


def _tasks(number: int) -> list[work.Articles]:
    from govgraph.articles.text import make_article

    return [(make_article(f"a{n}", _text(NAMES[n % 4]), f"a{n}.txt"),) for n in range(number)]


def test_a_pool_gives_what_this_process_gives_even_when_a_worker_is_killed():
    tasks, version = _tasks(12), versions.current()
    expected = [[one.result for one in outcomes] for outcomes in Here().run(tasks, version)]
    with Pool(2) as pool:
        found = []
        for outcomes in pool.run(iter(tasks), version):
            found.append([one.result for one in outcomes])
            if len(found) == 2:
                os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert found == expected


def test_another_version_is_refused():
    with pytest.raises(GovgraphError, match="another version"):
        work.run(_tasks(1)[0], versions.Version("x", "y"))


def test_an_article_whose_worker_always_dies_is_rejected_by_name():
    (outcome,) = work.lost(_tasks(1)[0])
    assert isinstance(outcome.result, Rejected)
    assert (outcome.result.code, outcome.result.source) == (work.FAILED, "a0.txt")


def test_workers_that_cannot_start_are_no_fault_of_the_articles(monkeypatch):
    """A script without a guard: each worker runs it again, is refused by the lock of the build, and ends."""
    context = multiprocessing.get_context("forkserver")
    monkeypatch.setattr(executors, "_start", lambda jobs, _: ProcessPoolExecutor(jobs, context, os._exit, (1,)))
    with pytest.raises(GovgraphError, match="as soon as they start") as caught, Pool(1) as pool:
        list(pool.run(_tasks(2), versions.current()))
    assert "__main__" in caught.value.hint
