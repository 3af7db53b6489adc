"""A build that is killed, interrupted, or out of disk leaves the graph that was there, and the next one finishes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import killed
from govgraph.atomic import HELD, replacing
from govgraph.errors import GovgraphError
from govgraph.pipeline import build

SCRIPT = Path(killed.__file__)
BESIDE = [".graph.cache", ".graph.lock", "graph", "news", "tmp"]


def _stopped(root: Path, *hows: str) -> list[dict[str, object]]:
    """A row for each build that was stopped, and finished by another one."""
    command = [sys.executable, str(SCRIPT), str(root), *hows]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    clean, *rows = map(json.loads, done.stdout.splitlines())
    for row in rows:
        assert row["graph"] in ("old", "new"), row  # whole, and its store can be opened
        assert (row["finished"], row["around"]) == (True, clean), row
        assert set(BESIDE) <= set(row["there"]), row
    assert clean == [*BESIDE, "2 kept"]
    return rows


def test_a_build_stopped_anywhere_leaves_a_whole_graph_and_the_next_one_finishes(tmp_path):
    rows = _stopped(tmp_path, "kill", "interrupt", "limit")
    killings = [row for row in rows if row["how"] == "kill"]
    assert [(row["at"], row["ended"]) for row in killings] == [(point, signal.SIGKILL) for point in killed.POINTS]
    after = killed.POINTS.index("exchange") + 1
    assert [row["graph"] for row in killings] == ["old"] * after + ["new"] * (len(killed.POINTS) - after)
    assert 20 <= len(killings) > after
    interrupted = [row for row in rows if row["how"] == "interrupt"]
    assert [(row["at"], row["ended"], row["graph"]) for row in interrupted] == [
        (point, 130, "old") for point in killed.INTERRUPTED
    ]
    assert [row["there"] for row in interrupted] == [BESIDE] * 3  # it takes its leavings with it
    _full([row for row in rows if row["how"] == "limit"], tmp_path)


def _full(rows: list[dict[str, object]], root: Path) -> None:
    """A disk that takes no more is told as that."""
    assert len(rows) == 2
    for row in rows:
        message, hint, code = row["ended"]  # type: ignore[misc]
        there = [name for name in row["there"] if not name.startswith(".graph.cache-")]  # type: ignore[attr-defined]
        assert (row["graph"], code, there) == ("old", 1, BESIDE), row
        assert str(root) in message
        assert "space" in f"{message} {hint}"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes; where none may be mounted, the test above is all there is."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk may be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_and_leaves_the_graph(small_disk):
    rows = _stopped(small_disk, "disk")
    _full(rows, small_disk)


def test_a_second_build_is_told_who_is_building(tmp_path):
    (tmp_path / "satu.txt").write_text(killed.NEWS["satu.txt"], encoding="utf-8")
    with replacing(tmp_path / "graph"), pytest.raises(GovgraphError, match=f"process {os.getpid()}, since ") as caught:
        build([tmp_path / "satu.txt"], tmp_path / "graph")
    assert (caught.value.exit_code, caught.value.hint.startswith("wait")) == (HELD, True)
    assert build([tmp_path / "satu.txt"], tmp_path / "graph").report.articles == 1
