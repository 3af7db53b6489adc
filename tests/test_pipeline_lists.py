"""Articles and what they say, line by line: copied where that is right, and the same bytes either way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import sample_graph
from govgraph.article_format import extraction_to_json
from govgraph.judgement import record
from govgraph.model import Evidence, Extraction
from govgraph.pipeline import lists, versions
from govgraph.pipeline.lists import EXTRACTIONS, write_extractions
from govgraph.resolve.decisions import mention_target
from stories import Body, solve, story, who

FILES = ("articles.jsonl", EXTRACTIONS)
ALL = sample_graph.resolution().extractions[:6]
CHANGED = replace(ALL[2], article=replace(ALL[2].article, title="Judul lain"))


def _write(directory: Path, before: Path | None, extractions: tuple[Extraction, ...]) -> list[bytes]:
    (directory / "store").mkdir(parents=True)
    write_extractions(directory, before, extractions)
    return [(directory / name).read_bytes() for name in FILES]


@pytest.fixture
def made(monkeypatch):
    """The identifiers of the articles whose extraction is written anew."""
    seen: list[str] = []

    def noted(extraction):
        seen.append(extraction.article.id)
        return extraction_to_json(extraction)

    monkeypatch.setattr(lists, "extraction_to_json", noted)
    return seen


def test_only_what_new_and_changed_articles_say_is_written_anew(tmp_path, made):
    _write(tmp_path / "before", None, ALL[1:])
    made.clear()
    now = (*ALL[:2], CHANGED, *ALL[3:5])
    copied = _write(tmp_path / "after", tmp_path / "before", now)
    assert made == [ALL[0].article.id, CHANGED.article.id]
    assert copied == _write(tmp_path / "whole", None, now)
    gone = json.dumps(ALL[5].article.title, ensure_ascii=False).encode()
    assert gone in (tmp_path / "before" / "articles.jsonl").read_bytes()
    assert not any(gone in content for content in copied)


def test_a_copy_can_be_copied_from(tmp_path, made):
    for name, before, some in (("a", None, ALL[:3]), ("b", "a", ALL[:5]), ("c", "b", ALL[1:])):
        made.clear()
        written = _write(tmp_path / name, tmp_path / before if before else None, some)
    assert made == [ALL[5].article.id]
    assert written == _write(tmp_path / "whole", None, ALL[1:])


@pytest.mark.parametrize("name", [*FILES, "store/extractions.json"])
@pytest.mark.parametrize("damage", [b"", b"\xff", b'["?", "?"]\n', None])
def test_of_what_is_damaged_nothing_is_copied(tmp_path, made, name, damage):
    whole = _write(tmp_path / "before", None, ALL)
    file = tmp_path / "before" / name
    if damage is None:
        file.unlink()
    elif name == EXTRACTIONS:
        file.write_bytes(file.read_bytes().replace(b'"people"', b'"persons"', 1))
    else:
        file.write_bytes(damage)
    made.clear()
    assert _write(tmp_path / "after", tmp_path / "before", ALL) == whole
    assert len(made) == len(ALL)


def test_of_another_version_nothing_is_copied(tmp_path, made, monkeypatch):
    _write(tmp_path / "before", None, ALL)
    made.clear()
    monkeypatch.setattr(versions, "extractions", lambda: "another")
    _write(tmp_path / "after", tmp_path / "before", ALL)
    assert len(made) == len(ALL)


def test_the_version_is_of_the_extractor_the_lexicon_and_the_format(monkeypatch):
    usual = versions.extractions.__wrapped__
    digests = {usual()}
    for change in ({"extractor": "x"}, {"lexicon": "x"}):
        other = replace(versions.current(), **change)
        monkeypatch.setattr(versions, "current", lambda other=other: other)
        digests.add(usual())
    monkeypatch.undo()
    assert len(digests) == 3
    assert usual() in digests


def test_the_line_of_a_mention_is_that_of_the_json_encoder():
    odd = story("a", "2023-01-04", [who('Siti "Ayu"\\')], [Body("Dinas \u2028 \x00 é")])
    bare = story("b", None, [who("Budi")])
    bare = replace(bare, article=replace(bare.article, title="", url=None))
    far = replace(bare.people[0], mentions=(Evidence(0, 1, 0, 2, "r"),))
    resolution = solve(odd, replace(bare, people=(far,)), story("c", None, [who("Budi")]))
    written = list(record.lines(resolution))
    for line in written:
        assert line == json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True) + "\n"
    rows = {row["id"]: row for row in map(json.loads, written) if row["row"] == "mention"}
    for one in resolution.extractions:
        article = one.article
        for thing in (*one.people, *one.organisations):
            spans = thing.mentions
            assert rows.pop(mention_target((article.key, thing.id))) == {
                "row": "mention", "id": mention_target((article.key, thing.id)), "name": thing.name,
                "entity": resolution.index[article.key, thing.id], "article": article.id, "title": article.title,
                "published": article.published, "url": article.url,
                "sentence": article.text[spans[0].sentence_start : spans[0].sentence_end] if spans else "",
            }  # fmt: skip
    assert rows == {}
