"""The lexicon kept between starts: the same as a fresh one, never stale, never needed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from govgraph import paths
from govgraph.lexicon import Lexicon, PhraseIndex, kept, words
from govgraph.lexicon.gazetteer import type_words
from govgraph.lexicon.lexicon import _load, index, read_all

ROOT = Path(__file__).parents[1]
TEXTS = [
    json.loads(line)["text"] for line in (ROOT / "tests/cases/lexicon_guard.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "govgraph"


def fresh_start() -> Lexicon:
    _load.cache_clear()
    return Lexicon.load()


def hits(phrases: PhraseIndex) -> list[object]:
    tokens = [words(text) for text in TEXTS]
    return [phrases.at(line, i) for line in tokens for i in range(len(line))]


def test_a_second_start_finds_what_the_first_found(home: Path) -> None:
    first = fresh_start()
    assert [path.suffix for path in home.iterdir()] == [".kept"]
    second = fresh_start()
    assert second is not first
    assert hits(second.phrases) == hits(first.phrases)
    assert len(second.phrases) == len(first.phrases)
    assert dict(second.tables) == dict(first.tables)
    assert second.titles == first.titles
    assert second.bodies == first.bodies
    assert dict(second.regions) == dict(first.regions)


def test_plain_values_and_back_again() -> None:
    tables, regions, _ = read_all(paths.data_dir())
    phrases = index(tables, regions)
    once = phrases.plain()
    restored = PhraseIndex.restore(*once, type_words())
    assert restored.plain() == once
    assert hits(restored) == hits(phrases)


def test_a_damaged_file_is_not_read(home: Path) -> None:
    kept.keep("a", {"value": [1, 2, 3]})
    assert kept.recall("a") == {"value": [1, 2, 3]}
    file = next(home.iterdir())
    data = file.read_bytes()
    file.write_bytes(data[:-2])
    assert kept.recall("a") is None
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert kept.recall("a") is None
    file.write_bytes(b"")
    assert kept.recall("a") is None
    assert kept.recall("never kept") is None


def test_only_the_last_one_is_kept(home: Path) -> None:
    kept.keep("a", 1)
    kept.keep("b", 2)
    assert [path.name for path in home.iterdir()] == ["lexicon-b.kept"]


def test_without_a_place_to_write_the_tables_are_read(home: Path) -> None:
    home.write_text("a file where the directory should be", encoding="utf-8")
    kept.keep("a", 1)
    assert kept.recall("a") is None
    assert fresh_start().regions["35"].name == "Jawa Timur"


def test_a_change_of_data_makes_another_name(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for folder in ("lexicon", "gazetteer"):
        shutil.copytree(paths.data_dir() / folder, data / folder)
    before = kept.digest(data)
    assert kept.digest(paths.data_dir()) == before
    with (data / "lexicon" / "titles.csv").open("a", encoding="utf-8") as stream:
        stream.write("penjaga-pintu,Penjaga Pintu,none,,,any,test\n")
    assert kept.digest(data) != before


def test_data_of_another_place_is_not_kept(tmp_path: Path, home: Path) -> None:
    data = tmp_path / "data"
    for folder in ("lexicon", "gazetteer"):
        shutil.copytree(paths.data_dir() / folder, data / folder)
    assert "camat" in Lexicon.load(data).titles
    assert not home.exists()


def test_tables_make_their_rows_once() -> None:
    tables = kept.Tables({"class_words": [["OPD", "class", "test"]]})
    assert tables["class_words"] == ({"form": "OPD", "why": "class", "source": "test"},)
    assert tables["class_words"] is tables["class_words"]
    assert list(tables) == ["class_words"]
    assert len(tables) == 1
    with pytest.raises(KeyError):
        tables["no_such_table"]
