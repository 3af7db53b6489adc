"""The people of an article: name forms joined, posts given, bare posts read as their holders."""

from __future__ import annotations

import pytest

from extract_units import FLAGS, Case, case_document, meets, rows, staged, stages, table, words
from govgraph.extract.document import TitleChunk


@pytest.mark.parametrize("case", table("people"))
def test_people_and_their_posts(case: Case) -> None:
    stage = staged(case_document(case))
    people = stage.people.people()
    bare = case["expect"].get("bare", {})
    got = {
        "people": [p.name for p in people],
        "posts": [[p.name, c.title, c.of, *(f for f in FLAGS if getattr(c, f))] for p in people for c in p.posts],
        "dropped": [d.reason for d in stage.people.dropped],
        "bare": {
            words(stage.doc, c.i, c.j): stage.named(c.ref)
            for c in stage.doc.all_chunks()
            if isinstance(c, TitleChunk) and words(stage.doc, c.i, c.j) in bare
        },
    }
    meets(case, got)


@pytest.mark.parametrize("case", rows("people"), ids=lambda case: case["id"])
def test_every_mention_and_post_quotes_the_text_inside_its_sentence(case: Case) -> None:
    stage = staged(case_document(case))
    bounds = {(s.start, s.end) for s in stage.doc.sentences}
    for person in stage.people.people():
        forms = {" ".join(stage.doc.text[m.start : m.end].split()) for m in person.mentions}
        assert forms == {person.name, *person.also}
        for evidence in (*person.mentions, *(e for post in person.posts for e in post.evidence)):
            assert (evidence.sentence_start, evidence.sentence_end) in bounds
            assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end


def test_people_are_numbered_in_the_order_of_their_first_mention() -> None:
    people = stages("Bupati Sleman Rudi Hartanto bertemu Bupati Bantul Agus Salim.").people.people()
    assert [(p.id, p.name) for p in people] == [("p1", "Rudi Hartanto"), ("p2", "Agus Salim")]


def test_the_name_is_the_longest_form_and_the_others_are_kept() -> None:
    (person,) = stages(
        "Rudi mengatakan panen. Bupati Sleman Rudi Agus Hartanto tiba. Menurut Hartanto, panen raya."
    ).people.people()
    assert person.name == "Rudi Agus Hartanto"
    assert person.also == ("Hartanto", "Rudi")
    assert len(person.mentions) == 3


def test_a_post_told_twice_has_two_pieces_of_evidence() -> None:
    (person,) = stages("Bupati Sleman Rudi Hartanto tiba. Bupati Sleman Rudi Hartanto pulang.").people.people()
    (post,) = person.posts
    assert len(post.evidence) == 2


def test_posts_of_a_person_by_his_id() -> None:
    stage = stages("Bupati Sleman Rudi Hartanto, Ketua Apkasi, bertemu H. Agus Salim.")
    assert [held.title for held in stage.people.posts_of("p1")] == ["Bupati", "Ketua"]
    assert stage.people.posts_of("p2") == []
    assert stage.people.posts_of("p9") == []


def test_a_post_is_evidenced_by_post_and_name_together() -> None:
    stage = stages("Kemarin Rudi Hartanto, Bupati Sleman, panen.")
    (person,) = stage.people.people()
    (evidence,) = person.posts[0].evidence
    assert stage.doc.text[evidence.start : evidence.end] == "Rudi Hartanto, Bupati Sleman"
