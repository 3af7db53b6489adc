"""Turtle and store of a graph: in full or from the graph before, always the same."""

import io
import json
import shutil
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import sleep

import pyoxigraph as ox
import pytest

import sample_graph
from govgraph import rdf, store
from govgraph.errors import GovgraphError
from govgraph.graph import Graph, article_entity
from govgraph.model import Claim, Entity, Fact, Value
from govgraph.pipeline import statements
from govgraph.pipeline.pieces import SHARED, Plain, changes, difference, read_listing, text_digest
from govgraph.pipeline.statements import claims_digest, statements_written
from govgraph.pipeline.writing import fact_line


def _only(graph: Graph, keys: set[str]) -> Graph:
    """The graph of some articles; entities that the others alone speak of stay, which no statement minds."""
    kept = (fact._replace(claims=tuple(c for c in fact.claims if c.article in keys)) for fact in graph.facts)
    entities = {name: entity for name, entity in graph.entities.items() if entity.type != "Article"}
    entities |= {article_entity(key): graph.entities[article_entity(key)] for key in keys}
    articles = {key: article for key, article in graph.articles.items() if key in keys}
    return replace(graph, entities=dict(sorted(entities.items())), facts=tuple(f for f in kept if f.claims),
                   articles=articles)  # fmt: skip


KEYS = sorted(sample_graph.graph().articles)[:6]
LAST = KEYS[-1]
WHOLE = _only(sample_graph.graph(), {*KEYS})
PART = _only(WHOLE, {*KEYS[:-1]})


def _write(graph: Graph, directory: Path, before: Path) -> Path:
    directory.mkdir()
    with statements_written(graph, directory, before):
        pass
    return directory


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def _content(directory: Path) -> tuple[bytes, set[str]]:
    return (directory / "graph.ttl").read_bytes(), {str(quad) for quad in store.open_store(directory)}


@contextmanager
def _never(*_: object):
    raise AssertionError("not this way")
    yield


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    return _write(WHOLE, tmp_path_factory.mktemp("full") / "graph", Path("nowhere"))


@pytest.fixture(scope="module")
def part(tmp_path_factory):
    return _write(PART, tmp_path_factory.mktemp("part") / "graph", Path("nowhere"))


@pytest.fixture
def before(part, tmp_path):
    return Path(shutil.copytree(part, tmp_path / "before"))


def test_in_full_they_are_those_of_the_serialiser_and_the_ontology(full, tmp_path):
    rdf.write_rdf(rdf.quads(WHOLE), tmp_path / "expected.ttl", "turtle")
    expected = {str(quad) for quad in (*rdf.quads(WHOLE), *rdf.ontology_quads())}
    assert _content(full) == ((tmp_path / "expected.ttl").read_bytes(), expected)


def test_all_is_on_its_way_before_other_files_are_written(tmp_path, monkeypatch):
    given: list[bytes] = []

    def noted(database, lines):
        given.append(lines)
        load(database, lines)

    load = store._load
    monkeypatch.setattr(store, "_load", noted)
    (tmp_path / "graph").mkdir()
    with statements_written(PART, tmp_path / "graph", None):
        assert (tmp_path / "graph" / "store" / "oxigraph").is_dir()
        while not given:  # by the thread that loads, which no other call wakes
            sleep(0.01)
    assert len(given) == 1


def test_a_store_is_loaded_in_chunks(full, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_CHUNK", 1 << 18)
    assert _content(_write(WHOLE, tmp_path / "graph", tmp_path / "nowhere")) == _content(full)


def test_what_was_said_before_is_not_made_again(full, part, tmp_path, monkeypatch):
    monkeypatch.setattr(statements, "loading", _never)
    old = _content(part)
    assert _content(_write(WHOLE, tmp_path / "graph", part)) == _content(full)
    assert _content(part) == old
    again = _write(WHOLE, tmp_path / "again", tmp_path / "graph")
    assert _content(again) == _content(full)
    assert (again / "store" / "articles.jsonl").read_bytes() == (full / "store" / "articles.jsonl").read_bytes()


def test_a_changed_name_a_moved_sentence_and_a_lost_fact_arrive(part, tmp_path, monkeypatch):
    monkeypatch.setattr(statements, "loading", _never)
    graph = PART
    name = next(key for key in graph.entities if key.startswith("person/"))
    claim = graph.facts[0].claims[0]
    moved = graph.facts[0]._replace(claims=(claim._replace(sentence_start=claim.sentence_start - 1),))
    graph = replace(
        graph,
        entities={**graph.entities, name: replace(graph.entities[name], label="Nama\u2028\x85\x0b\x1cBaru")},
        facts=(moved, *graph.facts[2:]),
    )
    _write(graph, tmp_path / "graph", part)
    expected = {str(quad) for quad in (*rdf.quads(graph), *rdf.ontology_quads())}
    assert _content(tmp_path / "graph")[1] == expected


def test_what_is_withdrawn_shares_no_file_with_what_knew_it(full, part, tmp_path, monkeypatch):
    monkeypatch.setattr(statements, "updating", _never)
    made = _write(PART, tmp_path / "graph", full)
    assert _content(made) == _content(part)
    assert {file.stat().st_nlink for file in (made / "store" / "oxigraph").iterdir()} == {1}


def _spoil_turtle(before: Path) -> None:
    text = (before / "graph.ttl").read_bytes()
    (before / "graph.ttl").write_bytes(text[:-40] + b"#" * 40)


def _spoil_names(before: Path) -> None:
    text = (before / "graph.ttl").read_bytes()
    (before / "graph.ttl").write_bytes(text.replace(b"a gg:Province", b"a gg:provinge", 1))


def _cut_turtle(before: Path) -> None:
    (before / "graph.ttl").write_bytes(b"")


def _spoil_database(before: Path) -> None:
    (before / "store" / "oxigraph" / "CURRENT").unlink()


def _spoil_list(before: Path) -> None:
    (before / "store" / "articles.jsonl").write_text('"' + "0" * 32 + '"\n[]\n', encoding="utf-8")


def _of_another_version(before: Path) -> None:
    file = before / "store" / "articles.jsonl"
    file.write_text('["another", [], 0, ""]\n' + file.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")


SPOILED = (_spoil_turtle, _spoil_names, _cut_turtle, _spoil_database, _spoil_list, _of_another_version)


@pytest.mark.parametrize("spoil", SPOILED)
def test_a_damaged_graph_before_costs_time_only(spoil, full, before, tmp_path):
    spoil(before)
    assert _content(_write(WHOLE, tmp_path / "graph", before)) == _content(full)


def test_the_list_of_articles_tells_where_each_stands_in_the_turtle(full):
    (version, starts, end, _), *rows = [json.loads(line) for line in _lines(full / "store" / "articles.jsonl")]
    assert len(version) == 32
    assert [row[0] for row in rows] == list(WHOLE.articles)
    text = (full / "graph.ttl").read_bytes()
    assert [name for name, _ in starts] == ["reference", "entities", "facts", "sources"]
    assert all(text[start:].startswith(b"id:") for _, start in starts[1:])
    assert end == rows[0][2]
    for _, _, start, length, _ in rows:
        assert text[start:].startswith(b"id:claim")
        assert text[start : start + length].endswith(b" .\n")


def test_a_digest_of_claims_sees_the_text_the_claims_and_their_sentences():
    article = WHOLE.articles[LAST]
    claim = Claim("claim/1", LAST, 5, 9, 0, 20, "kata", "rule")
    mark = claim.id, claim.sentence_start, claim.sentence_end
    digests = {
        claims_digest(one, marks)
        for one in (article, replace(article, sha256="0"))
        for marks in ([], [mark], [("claim/2", *mark[1:])], [(*mark[:2], 21)], [mark, mark])
    }
    assert len(digests) == 10


def test_the_line_of_a_fact_is_that_of_the_json_encoder():
    odd = Claim("claim/1", "a-1", 5, 9, 0, 20, 'kata "\\ \x00 \u2028 é', "r")
    values = ("person/y", "gg:held", Value("X", "string", "id"), Value("1", "integer"), Value('"'))
    facts = [Fact("person/x", "foaf:name", value, claims) for value in values for claims in ((odd,), (odd, odd))]
    for fact in (*facts, *WHOLE.facts[:200]):
        said = fact.object if isinstance(fact.object, str) else _fields(fact.object)
        row = {"subject": fact.subject, "predicate": fact.predicate, "object": said,
               "claims": [_fields(claim) for claim in fact.claims]}  # fmt: skip
        assert fact_line(fact) == json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


def _fields(value: Claim | Value) -> dict[str, object]:
    names = value._fields if isinstance(value, Claim) else value.__slots__
    return {name: getattr(value, name) for name in names}


def test_a_store_in_a_directory_that_has_one_is_refused(full, tmp_path):
    with pytest.raises(Exception, match="a store already"), store.loading(full / "store"):
        pass
    with pytest.raises(Exception, match="a store already"), store.updating(full, full / "store"):
        pass
    assert isinstance(store.open_store(full), ox.Store)


def test_a_subject_that_two_graphs_share_is_no_beginning(tmp_path):
    text = b"id:a a gg:B .\n"
    shared = Plain((("reference", 0), ("entities", SHARED)), len(text), text_digest(text))
    with pytest.raises(GovgraphError, match="one subject"):
        difference(io.BytesIO(text), shared, io.BytesIO(text), shared)
    one = Graph({"x": Entity("x", "Person", "X")}, (), {}, {}, (("x", "y"),))
    _write(one, tmp_path / "graph", tmp_path / "nowhere")
    listing = read_listing(tmp_path / "graph")
    assert listing is not None
    assert listing.plain.starts == (("reference", 0), ("entities", SHARED))


def test_a_difference_knows_in_which_graph_something_is_said():
    old, new = b"id:a a gg:B .\nid:c a gg:D .\nid:e a gg:F .\n", b"id:a a gg:B .\nid:c a gg:D .\nid:e a gg:G .\n"
    was = Plain((("reference", 0), ("facts", 14)), len(old), text_digest(old))
    is_now = Plain((("reference", 0), ("facts", 28)), len(new), text_digest(new))
    gone, fresh = difference(io.BytesIO(old), was, io.BytesIO(new), is_now)
    assert gone == {"facts": [b"id:c a gg:D .\n", b"id:e a gg:F .\n"]}
    assert fresh == {"reference": [b"id:c a gg:D .\n"], "facts": [b"id:e a gg:G .\n"]}
    assert difference(io.BytesIO(old), was, io.BytesIO(old), was) == ({}, {})


def test_of_an_article_that_says_something_else_only_that_is_put_in(part, tmp_path, monkeypatch):
    """What it says again stays where it is: its graph is neither cleared nor loaded as a whole."""
    monkeypatch.setattr(statements, "loading", _never)
    monkeypatch.setattr(store.Updater, "clear", _never)
    lost = next(fact for fact in PART.facts if len(fact.claims) == 1 and fact.subject.startswith("event/"))
    graph = replace(PART, facts=tuple(fact for fact in PART.facts if fact is not lost))
    put = []
    plain = store.Updater.plain
    monkeypatch.setattr(store.Updater, "plain", lambda self, lines: (put.append(lines), plain(self, lines)))
    made = _write(graph, tmp_path / "graph", part)
    assert _content(made)[1] == {str(quad) for quad in (*rdf.quads(graph), *rdf.ontology_quads())}
    assert sum(lines.count("\n") for lines in put) < 20


def test_an_article_whose_lines_were_spoilt_is_put_in_anew(before, tmp_path, monkeypatch):
    monkeypatch.setattr(statements, "loading", _never)
    lost = next(fact for fact in PART.facts if len(fact.claims) == 1 and fact.subject.startswith("event/"))
    piece = read_listing(before).pieces[lost.claims[0].article]
    text = bytearray((before / "graph.ttl").read_bytes())
    text[piece.start + 5] ^= 1
    (before / "graph.ttl").write_bytes(text)
    graph = replace(PART, facts=tuple(fact for fact in PART.facts if fact is not lost))
    made = _write(graph, tmp_path / "graph", before)
    assert _content(made)[1] == {str(quad) for quad in (*rdf.quads(graph), *rdf.ontology_quads())}


def test_changes_are_told_by_subject():
    assert changes(b"a b c .\nd e f .\n", b"d e g .\na b c .\n") == (b"d e f .\n", b"d e g .\n")
    assert changes(b"", b"a b c .\n") == (b"", b"a b c .\n")
    assert changes(b"a b c .\n", b"") == (b"a b c .\n", b"")
