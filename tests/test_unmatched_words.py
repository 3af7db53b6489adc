"""The benchmark that lists what the lexicon does not know."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from govgraph.lexicon import Lexicon

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "unmatched_words.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("unmatched_words", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warga bertemu Zulqornain Wxyz di sana", [["Zulqornain", "Wxyz"]]),
        ("Warga pergi ke Jawa Timur dan Kalteng", []),
        ("Zulqornain pergi. Wxyzan pulang", []),
        ("Rapat itu dihadiri QWXZ, lalu selesai", [["QWXZ"]]),
        ("Orang dari Surabaya bernama Zulqornain", [["Zulqornain"]]),
    ],
)
def test_runs_of_words_that_nothing_matches(benchmark: ModuleType, text: str, expected: list[list[str]]) -> None:
    assert list(benchmark.runs(Lexicon.load(), text)) == expected


def test_texts_come_from_json_lines_plain_files_and_folders(benchmark: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("satu", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(
        "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in ("dua\u2028dua", "tiga")),
        encoding="utf-8",
    )
    assert list(benchmark.texts([tmp_path])) == ["satu", "dua\u2028dua", "tiga"]
    assert list(benchmark.texts([tmp_path / "a.txt"])) == ["satu"]


@pytest.mark.parametrize(("phrase", "kind"), [("QWXZ", "initials"), ("Budi Santoso", "name-like"), ("Geopark", "word")])
def test_guess(benchmark: ModuleType, phrase: str, kind: str) -> None:
    assert benchmark.guess(phrase) == kind
