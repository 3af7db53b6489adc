"""The graph directory is replaced whole or not at all, whatever happens."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from govgraph import atomic
from govgraph.atomic import MANIFEST, replacing
from govgraph.errors import GovgraphError, UsageError


def _fill(directory: Path, word: str) -> None:
    (directory / MANIFEST).write_text(word, encoding="utf-8")
    (directory / "store").mkdir()
    (directory / "store" / "data").write_text(word, encoding="utf-8")


def _content(directory: Path) -> set[str]:
    return {path.read_text(encoding="utf-8") for path in directory.rglob("*") if path.is_file()}


def _names(parent: Path) -> list[str]:
    return sorted(path.name for path in parent.iterdir())


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
def test_a_directory_is_made_and_then_replaced(tmp_path, monkeypatch, exchange):
    if not exchange:
        monkeypatch.setattr(atomic, "_exchange", lambda *_: False)
    target = tmp_path / "deep" / "graph"
    for word in ("first", "second"):
        with replacing(target) as fresh:
            _fill(fresh, word)
        assert _content(target) == {word}
        assert _names(target.parent) == [".graph.lock", "graph"]


def test_an_error_leaves_the_old_directory_and_nothing_else(tmp_path):
    target = tmp_path / "graph"
    with replacing(target) as fresh:
        _fill(fresh, "old")
    with pytest.raises(IsADirectoryError), replacing(target) as fresh:
        (fresh / "half").mkdir()
        (fresh / "half").write_text("no file", encoding="utf-8")
    assert _content(target) == {"old"}
    assert _names(tmp_path) == [".graph.lock", "graph"]


def test_files_of_somebody_else_are_never_replaced(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not a graph of govgraph"), replacing(tmp_path):
        pytest.fail("must not begin")
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_an_empty_directory_may_be_used_and_a_file_may_not(tmp_path):
    (tmp_path / "empty").mkdir()
    with replacing(tmp_path / "empty") as fresh:
        _fill(fresh, "new")
    assert _content(tmp_path / "empty") == {"new"}
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is not a directory"), replacing(tmp_path / "file"):
        pytest.fail("must not begin")


def test_a_link_goes_on_pointing_at_the_graph(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replacing(tmp_path / "link") as fresh:
        _fill(fresh, "new")
    assert (tmp_path / "link").is_symlink()
    assert _content(tmp_path / "real") == {"new"}


def test_a_second_build_is_told_who_holds_the_directory(tmp_path):
    target = tmp_path / "graph"
    with replacing(target) as fresh:
        _fill(fresh, "first")
        with pytest.raises(GovgraphError, match=f"process {os.getpid()}"), replacing(target):
            pytest.fail("must not begin")
    assert _content(target) == {"first"}


def test_the_old_directory_comes_back_after_a_death_between_two_renames(tmp_path):
    target = tmp_path / "graph"
    with replacing(target) as fresh:
        _fill(fresh, "old")
    target.rename(tmp_path / ".graph.old")
    with pytest.raises(RuntimeError), replacing(target):
        raise RuntimeError
    assert _content(target) == {"old"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission_is_a_misuse_with_a_hint(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(UsageError, match="no permission") as caught, replacing(tmp_path / "graph"):
            pytest.fail("must not begin")
        assert "-o" in caught.value.hint
    finally:
        tmp_path.chmod(0o700)


def test_no_permission_is_told_whoever_runs_it(tmp_path, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UsageError, match="no permission to write"), replacing(tmp_path / "graph"):
        pytest.fail("must not begin")


CHILD = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from govgraph.atomic import replacing
    with replacing(Path(sys.argv[1])) as fresh:
        (fresh / "half").write_text("half", encoding="utf-8")
        print("ready", flush=True)
        time.sleep(60)
    """
)


def test_a_killed_build_leaves_the_old_directory_and_the_next_one_cleans_up(tmp_path):
    target = tmp_path / "graph"
    with replacing(target) as fresh:
        _fill(fresh, "old")
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(target)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert _content(target) == {"old"}
    assert ".graph.building" in _names(tmp_path)
    with replacing(target) as fresh:  # the lock died with its holder
        _fill(fresh, "new")
    assert _content(target) == {"new"}
    assert _names(tmp_path) == [".graph.lock", "graph"]
