"""Decisions win over the resolver, survive rebuilds, and are reported when what they name is gone."""

import json
from pathlib import Path

import pytest

from govgraph.errors import GovgraphError
from govgraph.resolve import Decision
from govgraph.resolve.decisions import append_decision, mention_target, read_decisions
from govgraph.resolve.forced import Forced, Targets
from govgraph.resolve.union import Edge
from stories import Body, Happening, entity, same, solve, story, who

BOGOR, GRESIK = ("Bupati", "Kabupaten Bogor"), ("Bupati", "Kabupaten Gresik")
NAMESAKES = (
    story("a", "2024-01-05", [who("Surya Wiranata", *BOGOR)]),
    story("b", "2024-02-05", [who("Surya Wiranata", *GRESIK)]),
)
ONE = (
    story("a", "2024-01-05", [who("Rahayu Lestari", *BOGOR)]),
    story("b", "2024-02-05", [who("Rahayu Lestari", *BOGOR)]),
)


def decide(kind: str, *targets: str, value: str | None = None, note: str | None = None) -> Decision:
    return Decision(kind, targets, value, note, "test:1")


def target(found_in: object, article: int, local: str = "p1") -> str:
    return mention_target((found_in[article].article.key, local))  # type: ignore[index]


def test_same_joins_what_the_resolver_keeps_apart() -> None:
    made = decide("same", "person/surya-wiranata", "person/surya-wiranata-bupati-gresik")
    found = solve(*NAMESAKES, decisions=[made])
    assert same(found, ("a", "Surya Wiranata"), ("b", "Surya Wiranata"))
    assert entity(found, "a", "Surya Wiranata") == "person/surya-wiranata"
    (merge,) = [m for m in found.merges if m.cluster.startswith("person/")]
    assert (merge.decision, merge.features, merge.score) == (made.id, (("decision", 1.0),), 1.0)
    assert found.stale == ()


def test_different_parts_what_the_resolver_joins() -> None:
    found = solve(*ONE, decisions=[decide("different", target(ONE, 0), target(ONE, 1))])
    assert not same(found, ("a", "Rahayu Lestari"), ("b", "Rahayu Lestari"))
    assert found.stale == ()


def test_different_by_a_former_identifier() -> None:
    stories = (
        story("a", "2022-12-13", [who("Edi Pratowo", *BOGOR)]), story("b", "2022-12-14", [who("Edi Prawoto", *BOGOR)]),
        story("c", "2022-12-15", [who("Edi Pratowo", *BOGOR)]),
    )  # fmt: skip
    assert same(solve(*stories), ("a", "Edi Pratowo"), ("b", "Edi Prawoto"))
    found = solve(*stories, decisions=[decide("different", "person/edi-pratowo", "person/edi-prawoto")])
    assert not same(found, ("a", "Edi Pratowo"), ("b", "Edi Prawoto"))
    assert same(found, ("a", "Edi Pratowo"), ("c", "Edi Pratowo"))


def test_a_later_line_wins() -> None:
    ids = ("person/surya-wiranata", "person/surya-wiranata-bupati-gresik")
    joined = solve(*NAMESAKES, decisions=[decide("different", *ids), decide("same", *ids)])
    parted = solve(*NAMESAKES, decisions=[decide("same", *ids), decide("different", *ids)])
    assert same(joined, ("a", "Surya Wiranata"), ("b", "Surya Wiranata"))
    assert not same(parted, ("a", "Surya Wiranata"), ("b", "Surya Wiranata"))


def test_unsure_changes_nothing() -> None:
    found = solve(*ONE, decisions=[decide("unsure", target(ONE, 0), target(ONE, 1))])
    assert same(found, ("a", "Rahayu Lestari"), ("b", "Rahayu Lestari"))


def test_rename_retype_and_reply_mark_the_entity_and_keep_its_identifier() -> None:
    found = solve(
        story("a", bodies=[Body("Forum Usaha Maju", "association", "Bali")]),
        decisions=[
            decide("rename", "organisation/forum-usaha-maju-bali", value="Forum Usaha Maju Bali"),
            decide("retype", "organisation/forum-usaha-maju-bali", value="company"),
            decide(
                "reply",
                "organisation/forum-usaha-maju-bali",
                value="https://contoh.example/hak-jawab",
                note="hak jawab",
            ),
        ],
    )
    cluster = next(c for c in found.clusters if c.type == "Organisation")
    assert (cluster.id, cluster.name, cluster.kind) == (
        "organisation/forum-usaha-maju-bali", "Forum Usaha Maju Bali", "company",
    )  # fmt: skip
    assert cluster.aliases == ("Forum Usaha Maju",)
    assert cluster.notes == (
        "renamed by decision: Forum Usaha Maju",
        "retyped by decision: association",
        "reply: https://contoh.example/hak-jawab (hak jawab)",
    )


def test_a_reply_may_come_without_a_note() -> None:
    found = solve(*ONE, decisions=[decide("reply", "person/rahayu-lestari", value="https://contoh.example/hak-jawab")])
    (cluster,) = (c for c in found.clusters if c.type == "Person")
    assert cluster.notes == ("reply: https://contoh.example/hak-jawab",)


def test_merge_events() -> None:
    stories = tuple(
        story(name, date, events=[Happening("meeting", {"participant": [place]}, date)])
        for name, date, place in (("a", "2022-05-04", "Bali"), ("b", "2022-09-04", "Maluku"))
    )
    ids = ("event/meeting-2022-05-04-bali", "event/meeting-2022-09-04-maluku")
    found = solve(*stories, decisions=[decide("merge_events", *ids)])
    assert same(found, ("a", "e1"), ("b", "e1"))


def test_organisations_follow_decisions_too() -> None:
    stories = (story("a", bodies=[Body("Forum Satu")]), story("b", bodies=[Body("Forum Uno")]))
    made = decide("same", "organisation/forum-satu", "organisation/forum-uno")
    found = solve(*stories, decisions=[made])
    assert same(found, ("a", "Forum Satu"), ("b", "Forum Uno"))
    assert [merge.decision for merge in found.merges] == [made.id]


def test_different_parts_organisations_of_one_name_and_area() -> None:
    stories = tuple(story(name, bodies=[Body("Forum Satu", area="Bali")]) for name in "ab")
    found = solve(*stories, decisions=[decide("different", target(stories, 0, "o1"), target(stories, 1, "o1"))])
    assert not same(found, ("a", "Forum Satu"), ("b", "Forum Satu"))
    assert found.stale == ()


def test_rejected_claims_are_handed_on() -> None:
    assert solve(*ONE, decisions=[decide("reject_claim", "claim/abc")]).rejected == frozenset({"claim/abc"})


@pytest.mark.parametrize(
    "made",
    [
        decide("same", "person/rahayu-lestari", "person/not-there"),
        decide("different", "a-0000000000#p1", "person/rahayu-lestari"),
        decide("rename", "organisation/gone", value="New"),
    ],
)
def test_a_decision_about_what_is_gone_is_stale(made: Decision) -> None:
    found = solve(*ONE, decisions=[made])
    assert found.stale == (made,)
    assert same(found, ("a", "Rahayu Lestari"), ("b", "Rahayu Lestari"))


def test_a_decision_survives_more_articles() -> None:
    made = decide("different", target(ONE, 0), target(ONE, 1))
    more = story("c", "2024-03-05", [who("Rahayu Lestari", *BOGOR)])
    found = solve(*ONE, more, decisions=[made])
    assert not same(found, ("a", "Rahayu Lestari"), ("b", "Rahayu Lestari"))
    assert found.stale == ()


def test_an_identifier_that_holds_the_mentions_of_another_means_what_is_left_of_it() -> None:
    stories = (
        story("a", "2022-12-13", [who("Edi Pratowo", *BOGOR)]), story("b", "2022-12-14", [who("Edi Prawoto", *BOGOR)]),
    )  # fmt: skip
    left, right = "person/edi-pratowo", "person/edi-prawoto"
    for ids in ((left, right), (right, left)):
        found = solve(*stories, decisions=[decide("different", *ids), decide("unsure", *ids)])
        assert not same(found, ("a", "Edi Pratowo"), ("b", "Edi Prawoto"))
    mention = target(stories, 0)
    found = solve(*stories, decisions=[decide("different", mention, mention)])
    assert same(found, ("a", "Edi Pratowo"), ("b", "Edi Prawoto"))


def test_one_mention_apart_from_one_other_says_nothing_of_a_third() -> None:
    third = story("c", "2024-03-05", [who("Rahayu Lestari", *BOGOR)])
    apart = decide("different", target(ONE, 0), target(ONE, 1))
    joined = decide("same", target((*ONE, third), 2), target(ONE, 0))
    found = solve(*ONE, third, decisions=[joined, apart])
    assert same(found, ("a", "Rahayu Lestari"), ("c", "Rahayu Lestari"))
    assert not same(found, ("b", "Rahayu Lestari"), ("c", "Rahayu Lestari"))


@pytest.mark.parametrize(
    "before",
    [
        decide("same", "person/rahayu-lestari", "person/not-there"),
        decide("same", "organisation/forum-satu", "organisation/forum-uno"),
        decide("unsure", "person/rahayu-lestari", "organisation/forum-satu"),
    ],
)
def test_a_line_that_is_stale_or_of_other_things_stops_no_later_one(before: Decision) -> None:
    bodies = story("c", bodies=[Body("Forum Satu"), Body("Forum Uno")])
    made = decide("different", target(ONE, 0), target(ONE, 1))
    assert not same(solve(*ONE, bodies, decisions=[before, made]), ("a", "Rahayu Lestari"), ("b", "Rahayu Lestari"))


ANI, ALSO, BELA, CANDRA = (("a", "p1"), ("b", "p1"), ("c", "p1"), ("d", "p1"))


def forced(*decisions: Decision) -> Forced:
    """Two people, of whom one was called otherwise in one article, and a third."""
    members = {"person/ani": frozenset({ANI, ALSO}), "person/bela": frozenset({BELA}), "person/c": frozenset({CANDRA})}
    home = {key: name for name, keys in members.items() for key in keys}
    stems = {"person/also": frozenset({ALSO}), "person/all": frozenset({ANI, ALSO, BELA})}
    return Targets(members, stems, home).force(decisions, "person/")


def test_different_says_nothing_of_the_mentions_of_one_target_or_of_two_decisions() -> None:
    made = forced(decide("different", "person/ani", "person/bela"), decide("different", "d#p1", "b#p1"))
    assert made.apart(ANI, BELA)
    assert made.apart(CANDRA, ALSO)
    assert not any(made.apart(*pair) for pair in ((ANI, ALSO), (ANI, CANDRA), (BELA, CANDRA), (("e", "p1"), ANI)))


def test_a_later_same_frees_every_mention_of_its_targets() -> None:
    ids = ("person/ani", "person/bela")
    assert forced(decide("different", *ids), decide("same", *ids)).sides == {}


def test_a_later_different_undoes_the_joins_across_it_alone() -> None:
    joins = [("a#p1", "b#p1"), ("a#p1", "d#p1"), ("d#p1", "c#p1"), ("a#p1", "c#p1")]
    made = forced(*(decide("same", *pair) for pair in joins), decide("different", "person/ani", "person/bela"))
    assert [(left, right) for left, right, _ in made.joins] == [(ANI, ALSO), (ANI, CANDRA), (CANDRA, BELA)]


def test_what_is_left_of_an_identifier_is_on_its_side_alone() -> None:
    for ids in (("person/all", "person/ani"), ("person/ani", "person/all")):
        made = forced(decide("different", *ids))
        assert made.apart(ANI, BELA)
        assert not made.apart(ANI, ALSO)


def test_a_join_is_an_edge_between_two_items_that_are_there() -> None:
    made = Forced(joins=((ANI, BELA, "line"),))
    assert made.edges({ANI: 4, BELA: 1}) == [Edge(1, 4, (("decision", 1.0),), 1.0, "line")]
    for numbers in ({}, {ANI: 1}, {BELA: 1}, {ANI: 1, BELA: 1}):
        assert made.edges(numbers) == []


def test_a_claim_is_for_the_graph_to_look_up() -> None:
    assert solve(*ONE, decisions=[decide("reject_claim", "claim/gone")]).stale == ()


def test_decisions_can_be_read_in_any_editor(tmp_path: Path) -> None:
    append_decision(tmp_path / "a" / "b" / "mine.jsonl", decide("rename", "person/a", value="Ä"))
    written = (tmp_path / "a" / "b" / "mine.jsonl").read_bytes().decode("utf-8")
    assert written == '{"decision": "rename", "targets": ["person/a"], "value": "Ä"}\n'


def test_decisions_are_written_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "mine.jsonl"
    made = [decide("same", "person/a", "person/b", note="satu orang"), decide("rename", "person/a", value="Ä")]
    for one in made:
        append_decision(file, one)
    assert [(d.kind, d.targets, d.value, d.note, d.source) for d in read_decisions([tmp_path / "deep"])] == [
        ("same", ("person/a", "person/b"), None, "satu orang", "mine.jsonl:1"),
        ("rename", ("person/a",), "Ä", None, "mine.jsonl:2"),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[]", '"decision" must be one of'),
        ('{"decision": "guess", "targets": ["a", "b"]}', '"decision" must be one of'),
        ('{"decision": "same", "targets": ["a"]}', "at least 2"),
        ('{"decision": "same", "targets": "ab"}', "at least 2"),
        ('{"decision": "same", "targets": ["a", 1]}', "at least 2"),
        ('{"decision": "same", "targets": ["a", ""]}', "at least 2"),
        ('{"decision": "same", "targets": ["a", "b"], "value": "x"}', 'takes no "value"'),
        ('{"decision": "rename", "targets": ["a"]}', 'needs "value"'),
        ('{"decision": "same", "targets": ["a", "b"], "colour": 1}', "unknown key colour"),
        ('{"decision": "same", "targets": ["a", "b"], "note": 1}', '"note" must be a string'),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "d.jsonl"
    file.write_text(json.dumps({"decision": "same", "targets": ["a", "b"]}) + "\n\n" + line + "\n")
    with pytest.raises(GovgraphError) as caught:
        read_decisions([file])
    assert caught.value.message.startswith("d.jsonl:3: ")
    assert says in caught.value.message
    assert caught.value.hint == 'a decision is a line like {"decision": "same", "targets": ["person/a", "person/b"]}'


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match="cannot be read") as caught:
        read_decisions([tmp_path / "none.jsonl"])
    assert caught.value.hint == "decisions are JSON Lines in UTF-8"
