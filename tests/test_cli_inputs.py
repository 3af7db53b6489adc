"""What the user says about inputs: the keys that hold the fields, and languages other than Indonesian."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from article_kinds import BODY, FACTS, table
from govgraph.cli import main

STORY = {"tajuk": FACTS["title"], "wacana": "\n\n".join(BODY), "terbit": FACTS["iso"], "penulis": FACTS["author"]}
NAMED = ("--field", "text=wacana", "--field", "title=tajuk", "--field", "date=terbit")
ENGLISH = (
    "The governor of East Java opened a trade mission in Ambon on Wednesday. The mission is the first that the two "
    "provinces have held, and it will be followed by a second one in May, the governor said at the end of the day."
)


def run(*words: object, code: int = 0, env: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words], env=env)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """The same article as JSON Lines, as the list of an export, as a table and as Markdown, in keys of its own."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.jsonl").write_text(json.dumps(STORY) + "\n", encoding="utf-8")
    (folder / "b.json").write_text(json.dumps({"data": [{"x": 1}], **STORY}), encoding="utf-8")
    (folder / "c.csv").write_bytes(table(";", STORY))
    front = f"tajuk: {STORY['tajuk']}\nterbit: {STORY['terbit']}\npenulis: {STORY['penulis']}"
    (folder / "d.md").write_text(f"---\n{front}\n---\n\n{STORY['wacana']}\n", encoding="utf-8")
    return folder


def _rows(result: Result) -> list[dict[str, str]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_fields_are_found_under_the_keys_that_the_user_names(news: Path) -> None:
    without = _rows(run("articles", news / "a.jsonl", news / "b.json", news / "c.csv", "--json"))
    assert {row["rejected"] for row in without} == {"no_text"}
    rows = _rows(run("articles", news, *NAMED, "--json"))
    assert [row["rejected"] for row in rows] == [None, *["duplicate"] * 3]
    assert (rows[0]["title"], rows[0]["published"]) == (FACTS["title"], FACTS["iso"])


def test_one_article_is_extracted_from_such_keys(news: Path) -> None:
    (said,) = _rows(run("extract", news / "a.jsonl", *NAMED))
    assert said["people"]
    (same,) = _rows(run("extract", news / "c.csv", *NAMED, "--any-language"))
    assert {**same, "article": None} == {**said, "article": None}
    assert "text" in run("extract", news / "a.jsonl", code=1).stderr


def test_a_column_that_is_not_there_is_told_with_those_that_are(news: Path) -> None:
    (row,) = _rows(run("articles", news / "c.csv", "--field", "text=isinya", "--json"))
    assert "no column 'isinya'; columns: tajuk, wacana, terbit, penulis" in row["title"]


def test_a_graph_is_built_and_added_to_from_such_keys(news: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    built = json.loads(run("build", news / "a.jsonl", "-o", graph, *NAMED, "--json").stdout)
    assert (built["articles"], built["facts"] > 0) == (1, True)
    other = {**STORY, "wacana": STORY["wacana"].replace("Ambon", "Ternate")}
    (news / "e.jsonl").write_text(json.dumps(other) + "\n" + json.dumps({"wacana": ENGLISH}), encoding="utf-8")
    added = json.loads(run("add", news / "e.jsonl", "-g", graph, *NAMED, "--any-language", "--json").stdout)
    assert (added["articles"], added["rejected"]) == (3, {})


def test_other_languages_are_read_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(f"Trade mission\n\n{ENGLISH}\n", encoding="utf-8")
    assert [row["rejected"] for row in _rows(run("articles", tmp_path, "--json"))] == ["language"]
    assert [row["title"] for row in _rows(run("articles", tmp_path, "--any-language", "--json"))] == ["Trade mission"]
    run("build", tmp_path / "en.txt", "-o", tmp_path / "graph", code=1)
    run("build", tmp_path / "en.txt", "-o", tmp_path / "graph", "--any-language", "-q")
    assert (tmp_path / "graph" / "manifest.json").is_file()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (["isi=wacana"], "articles have no field 'isi'"),
        (["txt=wacana"], "did you mean text?"),
        (["text"], "one key for each field"),
        (["text= "], "one key for each field"),
        (["text=a", "text=b"], "one key for each field"),
        (["=a"], "articles have no field ''"),
    ],
)
def test_a_field_that_cannot_be_is_told(fields: list[str], told: str, news: Path, tmp_path: Path) -> None:
    words = [word for field in fields for word in ("--field", field)]
    for command in (["articles", news], ["build", news, "-o", tmp_path / "g"], ["add", news, "-g", tmp_path / "g"]):
        assert told in run(*command, *words, code=2).stderr
    assert not (tmp_path / "g").exists()


def test_a_list_of_many_pages_can_be_read(tmp_path: Path) -> None:
    """Pages of one name are told by their file, titles without end are cut, and the last line counts."""
    page = "<html><title>{0}</title><body><h1>{0}</h1><p>{1}</p><p>Pasar ramai sejak pagi.</p></body></html>"
    long = "Pasar ikan di tepi sungai dibuka lagi setelah dua tahun " * 4
    body = "Bupati membuka pasar ikan itu bersama para pedagang, dan harga ikan turun pada hari yang sama di sana."
    when = "Senin, 2 Januari 2023 10:15 WIB"
    for name, title, date in (("index.html?p=1", "Pasar", ""), ("index.html?p=2", long, when)):
        (tmp_path / name).write_text(page.format(title, f"{date}</p><p>{body}"), encoding="utf-8")
    (tmp_path / "kosong.html").write_bytes(b"")
    table = run("articles", tmp_path, env={"COLUMNS": "200"}).stdout
    assert "index.html?p=1 " in table
    assert "index.html?p=2 " in table
    assert str(tmp_path) not in table
    assert "2023-01-02 10:15" in table
    assert (long.strip() in " ".join(table.split()), "…" in table) == (False, True)
    assert "rejected: the file is empty; remove it" in table
    assert table.endswith("articles: 2, without a date: 1, rejected: 1\n")
