"""A person at the terminal: build, review, decide, build again; the decision is there, and reported when stale."""

import json
import sys
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner

from govgraph.cli import main
from govgraph.judgement.record import read_identity

FIRST = """Wakil Gubernur Kalimantan Tengah Buka Pameran Anyaman

Selasa, 13 Desember 2022

PALANGKA RAYA - Wakil Gubernur Kalimantan Tengah Edi Pratowo membuka pameran anyaman rotan di Palangka Raya,
Selasa (13/12/2022).
"""
SECOND = """Pengrajin Rotan Minta Bantuan Mesin

Rabu, 14 Desember 2022

PALANGKA RAYA - Wakil Gubernur Kalimantan Tengah Edi Prawoto bertemu pengrajin rotan di Palangka Raya,
Rabu (14/12/2022).
"""


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "satu.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "news" / "dua.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def command(home: Path, *args: str) -> pexpect.spawn:
    program = str(Path(sys.executable).with_name("govgraph"))
    return pexpect.spawn(program, [*args], cwd=home, encoding="utf-8", timeout=60, dimensions=(40, 160))


def build(*more: str) -> str:
    result = CliRunner().invoke(main, ["build", "news", "-o", "graph", "-q", *more])
    assert result.exit_code == 0, result.output
    return result.output


def people(home: Path) -> list[str]:
    return [key for key in read_identity(home / "graph").entities if key.startswith("person/")]


def test_a_decision_is_made_followed_and_reported_when_stale(news: Path) -> None:
    assert build() == ""
    assert len(people(news)) == 1

    child = command(news, "review", "-g", "graph", "-o", "mine.jsonl", "-n", "1")
    child.expect("One person")
    child.expect("Edi Pra")
    child.expect(r"\[s\]ame, \[d\]ifferent")
    child.sendline("d")
    child.expect("1 decisions added to mine.jsonl")
    child.expect(pexpect.EOF)
    (made,) = map(json.loads, (news / "mine.jsonl").read_text(encoding="utf-8").splitlines())
    assert made["decision"] == "different"

    assert build("--decisions", "mine.jsonl") == ""
    assert people(news) == ["person/edi-pratowo", "person/edi-prawoto"]

    (news / "news" / "dua.txt").unlink()
    said = build("--decisions", "mine.jsonl")
    assert "stale decision: mine.jsonl:1: different " in said
    assert people(news) == ["person/edi-pratowo"]


def test_review_can_be_left_without_deciding(news: Path) -> None:
    build()
    child = command(news, "review", "-g", "graph", "-o", "mine.jsonl")
    child.expect(r"\[q\]uit")
    child.sendline("q")
    child.expect("0 decisions added")
    assert not (news / "mine.jsonl").exists()


def facts(home: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (home / "graph" / "facts.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_rejected_claim_is_out_of_the_graph_and_reported_when_nobody_makes_it(news: Path) -> None:
    build()
    before = facts(news)
    claims = [fact["claims"] for fact in before if isinstance(fact["object"], str)]
    rejected = claims[0][0]["id"]  # type: ignore[index]
    lines = [{"decision": "reject_claim", "targets": [target]} for target in (rejected, "claim/nobody")]
    (news / "mine.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    said = build("--decisions", "mine.jsonl")
    assert "stale decision: mine.jsonl:2: reject_claim claim/nobody" in said
    assert "mine.jsonl:1" not in said
    assert rejected not in {claim["id"] for fact in facts(news) for claim in fact["claims"]}  # type: ignore[attr-defined]


def test_a_malformed_decision_is_named_and_nothing_is_built(news: Path) -> None:
    (news / "mine.jsonl").write_text('{"decision": "perhaps"}\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["build", "news", "-o", "graph", "-q", "--decisions", "mine.jsonl"])
    assert result.exit_code == 1
    assert "error: mine.jsonl:1: " in result.output
    assert not (news / "graph").exists()


def test_questions_about_one_name_alone(news: Path) -> None:
    build()

    def asked(*about: str, code: int = 0) -> str:
        result = CliRunner().invoke(main, ["review", "-g", "graph", "--list", *about])
        assert result.exit_code == code, result.output
        return result.output

    assert "One person? person/edi-pratowo" in asked("--about", "Edi Prawoto")
    assert "One person?" not in asked("--about", "Kalimantan Tengah")
    assert 'no entity "Nobody"' in asked("--about", "Nobody", code=2)
