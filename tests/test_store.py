from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sample_graph
from govgraph import rdf, store
from govgraph.errors import GovgraphError, UsageError

SMALL = sample_graph.graph_of(("sample-28",))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    store.create(rdf.quads(SMALL), tmp_path / "store")
    return tmp_path


def test_a_store_holds_the_quads_and_the_ontology(home: Path) -> None:
    database = store.open_store(home)
    written = set(rdf.quads(SMALL)) | set(rdf.ontology_quads())
    assert set(database) == written


def test_the_store_directory_itself_opens_too(home: Path) -> None:
    assert len(store.open_store(home / "store")) == len(store.open_store(home))


def test_many_readers_at_once_while_another_store_is_written(home: Path, tmp_path: Path) -> None:
    first, second = store.open_store(home), store.open_store(home)
    store.create(rdf.quads(SMALL), tmp_path / "next" / "store")
    assert len(first) == len(second) > 100


def test_a_reader_keeps_what_it_opened_when_the_directory_is_replaced(home: Path, tmp_path: Path) -> None:
    reader = store.open_store(home)
    before = len(reader)
    (home / "store").rename(tmp_path / "old")
    store.create([], home / "store")
    assert len(list(reader)) == before
    assert len(store.open_store(home)) < before


def test_opening_changes_no_file(home: Path) -> None:
    def files() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in sorted((home / "store").rglob("*")) if p.is_file()}

    before = files()
    list(store.open_store(home))
    assert files() == before


def test_no_graph_and_no_directory_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no graph here") as caught:
        store.open_store(tmp_path)
    assert "govgraph build" in caught.value.hint
    with pytest.raises(UsageError, match="no such directory"):
        store.open_store(tmp_path / "nowhere")


@pytest.mark.parametrize(("number", "word"), [(0, "older"), (99, "newer")])
def test_another_version_is_told(home: Path, number: int, word: str) -> None:
    (home / "store" / "format.json").write_text(json.dumps({"format": number}))
    with pytest.raises(GovgraphError, match=f"{word} version"):
        store.open_store(home)


def test_damage_is_told(home: Path) -> None:
    (home / "store" / "format.json").write_text("no json")
    with pytest.raises(GovgraphError, match=r"format\.json"):
        store.open_store(home)
    (home / "store" / "format.json").write_text(json.dumps({"format": store.FORMAT}))
    shutil.rmtree(home / "store" / "oxigraph")
    with pytest.raises(GovgraphError) as caught:
        store.open_store(home)
    assert "build the graph again" in caught.value.hint


def test_a_store_is_never_written_over(home: Path) -> None:
    with pytest.raises(GovgraphError, match="already"):
        store.create([], home / "store")


def test_a_load_that_is_cut_short_is_no_store(tmp_path: Path) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield from list(rdf.quads(SMALL))[:50]
        raise OSError(28, "No space left on device")

    with pytest.raises(GovgraphError, match="No space left"):
        store.create(broken(), tmp_path / "store")
    with pytest.raises(UsageError, match="no graph"):
        store.open_store(tmp_path)


def test_a_store_that_another_process_writes_to_still_opens_for_reading(home: Path) -> None:
    code = (
        "import sys, pyoxigraph as ox\n"
        "s = ox.Store(sys.argv[1]); print('open', flush=True); sys.stdin.readline(); del s"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", code, str(home / "store" / "oxigraph")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        assert len(store.open_store(home)) > 100
    finally:
        writer.communicate("\n")
