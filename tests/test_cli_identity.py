"""The commands about identity on the command line: why, holders, conflicts, diff, review, evaluate --entities."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main

NOON = """Surabaya Kirim Misi Dagang ke Ambon

Rabu, 4 Mei 2022

AMBON - Misi dagang Jawa Timur ke Maluku di Ambon, Rabu (4/5/2022), mencatat transaksi Rp11 miliar pada pukul 11.00 WIT.
Gubernur Jawa Timur Rahayu Lestari memimpin rombongan. Wakil Gubernur Maluku Edi Pratowo menyambutnya.
"""
EVENING = """Misi Dagang Jatim di Ambon Tutup dengan Rp12,5 Miliar

Rabu, 4 Mei 2022

AMBON - Misi dagang Jawa Timur ke Maluku di Ambon, Rabu (4/5/2022), ditutup dengan transaksi Rp12,5 miliar
pada pukul 17.00 WIT.
Gubernur Jawa Timur Rahayu Lestari puas. Wakil Gubernur Maluku Edi Prawoto berterima kasih.
"""


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("identity")
    (directory / "news").mkdir()
    (directory / "news" / "siang.txt").write_text(NOON, encoding="utf-8")
    (directory / "news" / "sore.txt").write_text(EVENING, encoding="utf-8")
    assert run("build", directory / "news", "-o", directory / "graph", "-q").exit_code == 0
    (directory / "one").mkdir()
    (directory / "one" / "siang.txt").write_text(NOON, encoding="utf-8")
    assert run("build", directory / "one", "-o", directory / "before", "-q").exit_code == 0
    return directory


def test_why_in_words_and_as_json(home: Path) -> None:
    said = run("why", "Edi Pratowo", "Edi Prawoto", "-g", home / "graph")
    assert said.exit_code == 0
    assert "the names are spelled differently (+0.25)" in said.output
    assert "Edi Prawoto — sore 2022-05-04" in said.output
    row = json.loads(run("why", "Edi Pratowo", "Edi Prawoto", "-g", home / "graph", "--json").output)
    assert row["left"] == row["right"]
    assert len(row["steps"]) == 1


def test_why_of_two(home: Path) -> None:
    said = run("why", "Rahayu Lestari", "Edi Pratowo", "-g", home / "graph")
    assert said.exit_code == 0
    assert "are two: nothing joins them" in said.output


def test_holders_by_an_abbreviated_post(home: Path) -> None:
    said = run("holders", "Gubernur Jatim", "-g", home / "graph")
    assert said.exit_code == 0
    assert "Rahayu Lestari" in said.output
    assert "seen 2022-05-04" in said.output
    (row,) = json.loads(run("holders", "Gubernur Jatim", "-g", home / "graph", "--json").output)
    assert (row["person"], row["acting"], len(row["evidence"])) == ("person/rahayu-lestari", False, 2)


def test_conflicts_side_by_side(home: Path) -> None:
    said = run("conflicts", "-g", home / "graph")
    assert said.exit_code == 0
    assert "12500000000 IDR" in said.output
    assert "11000000000 IDR" in said.output
    kinds = {row["kind"] for row in json.loads(run("conflicts", "-g", home / "graph", "--json").output)}
    assert {"amount:total", "spelling"} <= kinds


def test_diff_between_two_builds(home: Path) -> None:
    said = run("diff", home / "before", home / "graph")
    assert said.exit_code == 0
    assert "merge appeared" in said.output
    assert run("diff", home / "graph", home / "graph").output.strip() == "No difference."
    found = json.loads(run("diff", home / "before", home / "graph", "--json").output)
    assert found["counts"]["conflict appeared"] >= 2


def test_the_questions_of_a_review_can_be_read_without_answering(home: Path) -> None:
    out = home / "none" / "d.jsonl"
    items = json.loads(run("review", "-g", home / "graph", "-o", out, "-n", "2", "--json").stdout)
    assert [(item["kind"], sorted(item["answers"])) for item in items] == [
        ("merge", ["d", "s", "u"]), ("conflict", ["d", "s", "u"]),
    ]  # fmt: skip
    listed = run("review", "-g", home / "graph", "-o", out, "--number", "1", "--list").stdout
    assert listed.startswith(f"1/1 {items[0]['question']}")
    assert not out.exists()


def test_review_adds_what_is_answered(home: Path) -> None:
    out = home / "mine" / "d.jsonl"
    said = run("review", "-g", home / "graph", "-o", out, "-n", "2", text="u\ns\n")
    assert said.exit_code == 0, said.output
    assert "2 decisions added" in said.output
    assert [json.loads(line)["decision"] for line in out.read_text(encoding="utf-8").splitlines()] == ["unsure", "same"]


def test_a_review_whose_answers_end_keeps_what_was_answered(home: Path) -> None:
    out = home / "ended" / "d.jsonl"
    said = run("review", "-g", home / "graph", "-o", out, "-n", "2", text="u\n")
    assert said.exit_code == 0, said.output
    assert "Aborted" not in said.output
    assert "\n1 decisions added" in said.output
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1


def test_entities_are_judged_over_the_samples_by_default(tmp_path: Path) -> None:
    gold = Path(__file__).resolve().parents[1] / "data" / "gold" / "entities.jsonl"
    rows = json.loads(run("evaluate", "--entities", gold, "--json").output)
    assert [row["type"] for row in rows] == ["Person", "Organisation", "Event"]
    assert rows[0]["b3_f1"] >= 0.93
    assert rows[0]["pair_precision"] >= 0.99
    assert rows[1]["b3_f1"] >= 0.90
    assert rows[2]["b3_f1"] >= 0.85
    assert "Organisation" in run("evaluate", "--entities", gold, "--details").output


@pytest.mark.parametrize(
    "arguments",
    [
        ("why", "Nobody", "Rahayu Lestari"),
        ("holders", "Raja Antah Berantah"),
    ],
)
def test_what_is_not_in_the_graph_is_misuse_with_a_hint(home: Path, arguments: tuple[str, ...]) -> None:
    said = run(*arguments, "-g", home / "graph")
    assert said.exit_code == 2
    assert said.output.count("\n") == 2
    assert "hint: " in said.output


@pytest.mark.parametrize("arguments", [("why", "a", "b"), ("holders", "a"), ("conflicts",), ("review",)])
def test_without_a_graph_directory(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = run(*arguments, "-g", tmp_path / "none")
    assert said.exit_code == 2
    assert "holds no graph" in said.output


def test_evaluate_without_any_gold_is_misuse() -> None:
    said = run("evaluate")
    assert said.exit_code == 2
    assert "--entities FILE" in said.output
