"""The journey: what a build writes, that it is the same every time, and what a death in the middle leaves."""

import gc
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from govgraph.articles import Rejected
from govgraph.errors import GovgraphError, UsageError
from govgraph.extract import extract
from govgraph.lexicon import Lexicon
from govgraph.pipeline import Step, build, extract_all, journey, predict, statements, work

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "articles"
SHARED = ROOT.parent / "shared"
TEXTS = (
    "graph.ttl", "graph.html", "facts.jsonl", "extractions.jsonl", "report.json", "rejected.jsonl", "manifest.json",
    "identity.jsonl", "articles.jsonl", "decisions.jsonl",
)  # fmt: skip

ONE = """Gubernur Jawa Timur Bawa Misi Dagang ke Maluku

Rabu, 4 Januari 2023 10:00 WIB

AMBON - Gubernur Jawa Timur Budi Santoso memimpin misi dagang ke Maluku, Rabu (4/1/2023).

"Kami membeli pala dan menjual beras," kata Budi.
"""
TWO = """Wali Kota Surabaya Terima Kunjungan Wali Kota Ambon

Kamis, 5 Januari 2023

Wali Kota Surabaya Dewi Lestari menerima kunjungan kerja Wali Kota Ambon Yosef Latu di Surabaya, Kamis (5/1/2023).
"""


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "satu.txt").write_text(ONE, encoding="utf-8")
    (folder / "dua.txt").write_text(TWO, encoding="utf-8")
    return folder


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_build_writes_everything_a_reader_needs(news, tmp_path):
    built = build([news], tmp_path / "graph")
    names = {path.name for path in (tmp_path / "graph").iterdir()}
    assert names == {*TEXTS, "store"}
    assert built.page == tmp_path / "graph" / "graph.html"
    report = json.loads((tmp_path / "graph" / "report.json").read_text(encoding="utf-8"))
    assert report["articles"] == built.report.articles == 2
    assert report == json.loads(json.dumps(built.report.as_dict()))
    assert report["facts"] == len(_rows(tmp_path / "graph" / "facts.jsonl")) > 0
    assert [row["article"]["id"] for row in _rows(tmp_path / "graph" / "extractions.jsonl")] == ["dua", "satu"]  # type: ignore[index]


def test_every_fact_quotes_its_article_verbatim(news, tmp_path):
    build([news], tmp_path / "graph")
    texts = {one.article.key: one.article.text for one in extract_all([news], Lexicon.load(), [])}
    claims = [claim for fact in _rows(tmp_path / "graph" / "facts.jsonl") for claim in fact["claims"]]  # type: ignore[attr-defined]
    assert claims
    for claim in claims:
        text = texts[claim["article"]]
        assert claim["quote"] == text[claim["start"] : claim["end"]] != ""
        assert claim["sentence_start"] <= claim["start"] < claim["end"] <= claim["sentence_end"]


def test_no_fact_without_a_claim(news, tmp_path):
    build([news], tmp_path / "graph")
    assert all(fact["claims"] for fact in _rows(tmp_path / "graph" / "facts.jsonl"))


def test_bad_inputs_are_listed_and_the_good_ones_built(news, tmp_path):
    (news / "rusak.txt").write_bytes(bytes(range(256)))
    built = build([news, tmp_path / "nowhere.txt"], tmp_path / "graph")
    assert built.report.articles == 2
    assert dict(built.report.rejected) == {"binary": 1, "missing": 1}
    rows = _rows(tmp_path / "graph" / "rejected.jsonl")
    assert [row["code"] for row in rows] == ["binary", "missing"]
    assert all(row["reason"] and row["hint"] for row in rows)


def _fail_on_dua(article, lexicon):
    if article.id == "dua":
        raise IndexError("nothing there")
    return extract(article, lexicon)


def test_a_mistake_of_the_extractor_costs_one_article_and_is_told(news, tmp_path, monkeypatch):
    monkeypatch.setattr(work, "extract", _fail_on_dua)
    built = build([news], tmp_path / "graph")
    assert built.report.articles == 1
    assert dict(built.report.rejected) == {"failed": 1}
    (row,) = _rows(tmp_path / "graph" / "rejected.jsonl")
    assert row == built.failed[0].as_dict()
    assert row["source"] == str(news / "dua.txt")
    assert str(row["reason"]).startswith("extractor failed on article dua: IndexError at test_pipeline.py:")
    assert "report it" in str(row["hint"])


def test_strictly_a_mistake_of_the_extractor_is_raised(news, monkeypatch):
    monkeypatch.setattr(journey, "extract", _fail_on_dua)
    with pytest.raises(IndexError):
        list(extract_all([news], Lexicon.load(), [], strict=True))


def test_a_broken_installation_is_no_matter_of_one_article(news, tmp_path, monkeypatch):
    def no_model(article, lexicon):
        raise GovgraphError("no name model", "reinstall")

    monkeypatch.setattr(work, "extract", no_model)
    with pytest.raises(GovgraphError, match="no name model"):
        build([news], tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_the_extractor_fails_on_no_sample():
    rejected: list[Rejected] = []
    assert len(list(extract_all([SAMPLES], Lexicon.load(), rejected, strict=True))) == 20
    assert rejected == []


def test_what_a_reader_had_to_guess_is_in_the_report(news, tmp_path):
    (news / "lama.txt").write_bytes(ONE.replace('"Kami', "“Kami").encode("cp1252"))
    built = build([news], tmp_path / "graph")
    assert [note for _, note in built.report.notes] == ["decoded from windows-1252: not UTF-8"]


def test_nothing_to_read_is_an_error_that_leaves_the_old_graph(news, tmp_path):
    build([news], tmp_path / "graph")
    before = (tmp_path / "graph" / "facts.jsonl").read_bytes()
    for paths, code in (([tmp_path / "nowhere"], 2), ([tmp_path / "empty"], 2), ([tmp_path / "bad.txt"], 1)):
        (tmp_path / "empty").mkdir(exist_ok=True)
        (tmp_path / "bad.txt").write_bytes(b"")
        with pytest.raises(GovgraphError) as caught:
            build(paths, tmp_path / "graph")
        assert caught.value.exit_code == code
        assert caught.value.hint
    assert (tmp_path / "graph" / "facts.jsonl").read_bytes() == before


def test_a_foreign_directory_is_refused_before_anything_is_read(news):
    with pytest.raises(UsageError, match="not a graph"):
        build([news], news)
    assert (news / "satu.txt").read_text(encoding="utf-8") == ONE


def test_progress_runs_through_the_stages_to_the_end(news, tmp_path):
    told: list[Step] = []
    (news / "kosong.txt").write_bytes(b"")
    build([news], tmp_path / "graph", told.append)
    assert list(dict.fromkeys(step.stage for step in told)) == ["extract", "resolve", "write"]
    extracting = [step for step in told if step.stage == "extract"]
    assert extracting == [Step("extract", 0, 3), Step("extract", 3, 3, rejected=1)]
    assert all(step.done <= step.total for step in told)
    assert (told[-1].stage, told[-1].done) == ("write", told[-1].total)


def test_an_error_while_writing_leaves_the_old_graph(news, tmp_path, monkeypatch):
    build([news], tmp_path / "graph")
    before = {name: (tmp_path / "graph" / name).read_bytes() for name in TEXTS}

    def full(*_: object) -> None:
        raise GovgraphError("no space left on the disk")

    monkeypatch.setattr(statements, "loading", full)
    with pytest.raises(GovgraphError, match="no space"):
        build([news / "satu.txt"], tmp_path / "graph")
    assert {name: (tmp_path / "graph" / name).read_bytes() for name in TEXTS} == before


def test_one_article_for_an_evaluation(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ONE, encoding="utf-8")
    found = predict(path)
    assert found["article"]["id"] == "a"  # type: ignore[index]
    path.write_bytes(b"")
    with pytest.raises(GovgraphError, match="empty"):
        predict(path)


def test_rejected_inputs_are_collected_by_the_caller(tmp_path):
    rejected: list[Rejected] = []
    assert list(extract_all([tmp_path / "nowhere"], Lexicon.load(), rejected)) == []
    assert [item.code for item in rejected] == ["missing"]


def _run(code: str, *arguments: object, seed: str = "0") -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


BUILD = """
    import sys
    from pathlib import Path
    from govgraph.pipeline import build
    build([sys.argv[1]], Path(sys.argv[2]))
"""


def test_equal_input_gives_equal_bytes_in_every_process(built_samples, tmp_path):
    """Another hash seed for each process: the order of a set or of hash() must not reach an output."""
    other, seed = tmp_path / "graph", "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    with _run(BUILD, SAMPLES, other, seed=seed) as process:
        pass
    assert process.returncode == 0
    assert [name for name in TEXTS if (other / name).read_bytes() != (built_samples / name).read_bytes()] == []


@pytest.mark.parametrize("folder", ["samples", "devset", "seed"])
def test_every_span_is_verbatim_in_the_collections(folder):
    paths = {"samples": SAMPLES, "devset": SHARED / "devset" / "texts", "seed": SHARED / "seed"}[folder]
    if not paths.is_dir():
        pytest.skip("the material is not part of the project")
    rejected: list[Rejected] = []
    extractions = list(extract_all([paths], Lexicon.load(), rejected))
    assert rejected == []
    for one in extractions:
        size = len(one.article.text)
        for name, spans in _spans(one).items():
            assert all(0 <= start < end <= size for start, end in spans), (one.article.id, name)
            assert all(one.article.text[start:end].strip() for start, end in spans), (one.article.id, name)


def _spans(one: object) -> dict[str, list[tuple[int, int]]]:
    """The spans of all evidence of an extraction, by the kind of item."""
    found: dict[str, list[tuple[int, int]]] = {}

    def walk(value: object, name: str) -> None:
        if hasattr(value, "sentence_start"):
            found.setdefault(name, []).extend([(value.start, value.end), (value.sentence_start, value.sentence_end)])  # type: ignore[attr-defined]
        elif isinstance(value, tuple):
            for inner in value:
                walk(inner, name)
        elif hasattr(value, "__slots__"):
            for slot in value.__slots__:
                walk(getattr(value, slot), name)

    for name in ("people", "organisations", "places", "events", "quotes"):
        walk(getattr(one, name), name)
    return found


@pytest.mark.parametrize("on", [True, False])
def test_the_search_for_garbage_is_after_a_build_as_it_was_before(on):
    before = gc.get_threshold()
    try:
        usual = before if on else (0, *before[1:])
        gc.set_threshold(*usual)
        with journey.collected(every=0):
            assert gc.get_threshold()[0] == 0
        with pytest.raises(ValueError, match="x"), journey.collected(every=9):
            assert gc.get_threshold() == (9, *before[1:])
            raise ValueError("x")
        assert gc.get_threshold() == usual
    finally:
        gc.set_threshold(*before)
