from __future__ import annotations

import pickle

import pytest

import sample_graph
from govgraph.graph.book import claim_id
from govgraph.graph.facts import Facts, Rows, articles_of, object_key, object_of
from govgraph.model import Article, Claim, Evidence, Fact, Value

TEXT = "Bupati Raharja bertemu Gubernur Sulastri di Kota Baru."
ARTICLES = {key: Article(key, TEXT, (), "T", "0" * 64) for key in ("b", "a")}
PERSON = ("person/raharja", "gg:heldPost", "post/bupati")
NAME = ("person/raharja", "foaf:name", '"Raharja"^^string@id')
WHERE = Evidence(7, 14, 0, 54, "person.title")
LATER = Evidence(23, 40, 0, 54, "person.title")


def facts(*rows: tuple[tuple[str, str, str], str, Evidence, int]) -> Facts:
    found = Rows(ARTICLES)
    for row in rows:
        found.add(*row)
    return found.facts()


def test_facts_are_sorted_by_what_they_say_and_claims_by_where() -> None:
    found = facts((PERSON, "b", WHERE, 9), (NAME, "a", LATER, 2), (PERSON, "a", LATER, 7), (PERSON, "a", WHERE, 8))
    assert [(fact.subject, fact.predicate) for fact in found] == [NAME[:2], PERSON[:2]]
    assert found[0].object == Value("Raharja", "string", "id")
    assert found[1].object == "post/bupati"
    assert [(claim.article, claim.start) for claim in found[1].claims] == [("a", 7), ("a", 23), ("b", 7)]
    assert articles_of(found[1]) == ["a", "a", "b"]
    assert found[1].claims[0] == Claim("claim/0000000000000008", "a", 7, 14, 0, 54, "Raharja", "person.title")


def test_claims_of_one_span_are_sorted_by_identifier() -> None:
    found = facts((PERSON, "a", WHERE, (1 << 64) - 1), (PERSON, "a", WHERE, 3))
    assert [claim.id for claim in found[0].claims] == ["claim/0000000000000003", "claim/ffffffffffffffff"]


def test_a_claim_made_twice_is_there_once_with_the_sentence_it_had_last() -> None:
    again = Evidence(7, 14, 0, 20, "person.title")
    found = facts((PERSON, "a", WHERE, 5), (NAME, "a", WHERE, 5), (PERSON, "a", again, 5))
    assert [len(fact.claims) for fact in found] == [1, 1]
    assert [fact.claims[0].sentence_end for fact in found] == [54, 20]


def test_there_are_no_facts_without_claims() -> None:
    found = facts()
    assert len(found) == 0
    assert list(found) == []
    assert found == ()


def test_rows_are_looked_at_from_both_ends_and_in_slices() -> None:
    found = facts((PERSON, "a", WHERE, 1), (NAME, "a", WHERE, 2))
    assert found[-1] == found[1]
    assert found[:1] == (found[0],)
    assert found[1].claims[-1] == found[1].claims[0]
    for at in (2, -3):
        with pytest.raises(IndexError):
            found[at]
    with pytest.raises(IndexError):
        found[0].claims[1]


def test_facts_are_equal_to_the_same_facts_however_they_are_held() -> None:
    found = facts((PERSON, "a", WHERE, 1), (NAME, "a", WHERE, 2))
    plain = tuple(Fact(one.subject, one.predicate, one.object, tuple(one.claims)) for one in found)
    assert found == plain
    assert found[0].claims == plain[0].claims
    assert {found[0].claims, found[:1][0].claims} == {found[0].claims}
    assert found != plain[:1]
    assert found != "facts"
    assert articles_of(plain[0]) == articles_of(found[0])


def test_facts_cross_a_process_border() -> None:
    found = facts((PERSON, "a", WHERE, 1), (NAME, "b", LATER, 2))
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize("value", [
    Value("x"), Value("2022-12-13", "date"), Value('ujar "ya"^^string@id', "string", "id"), Value("", "anyURI"),
])  # fmt: skip
def test_a_literal_is_what_its_key_says(value: Value) -> None:
    assert object_of(object_key(value)) == value


def test_every_claim_of_the_samples_has_the_identifier_that_its_content_gives() -> None:
    graph = sample_graph.graph()
    for fact in graph.facts[:200]:
        for claim in fact.claims:
            why = Evidence(claim.start, claim.end, claim.sentence_start, claim.sentence_end, claim.rule)
            assert claim.id == claim_id(claim.article, why, fact.subject, fact.predicate, fact.object)
            assert claim.quote == graph.articles[claim.article].text[claim.start : claim.end]
