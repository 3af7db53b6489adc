"""Questions about identity, asked of the record that a build keeps."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from govgraph.errors import GovgraphError, UsageError
from govgraph.judgement import render
from govgraph.judgement.diff import compare
from govgraph.judgement.holders import holders
from govgraph.judgement.record import FILE, Identity, lines, read_identity
from govgraph.judgement.review import named, questions, walk
from govgraph.judgement.why import in_words, why
from govgraph.model import Extraction
from govgraph.resolve import Decision, Resolution
from govgraph.resolve import vocabulary as words
from stories import Body, Happening, entity, lexicon, solve, story, who

POST = ("Wakil Gubernur", "Kalimantan Tengah")
STORIES = (
    story("a", "2022-12-13", [who("Edi Pratowo", *POST)]),
    story("b", "2022-12-14", [who("Edi Prawoto", *POST)]),
    story("c", "2022-12-15", [who("Edi Pratowo", *POST)]),
    story("d", "2024-01-05", [who("Surya Wiranata", "Bupati", "Kabupaten Bogor")]),
    story("e", "2024-02-05", [who("Surya Wiranata", "Bupati", "Kabupaten Gresik")]),
)


def keep(directory: Path, found: Resolution, facts: list[dict[str, object]] | None = None) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    (directory / FILE).write_text("".join(lines(found)), encoding="utf-8")
    (directory / "facts.jsonl").write_text("".join(json.dumps(fact) + "\n" for fact in facts or []), encoding="utf-8")
    return directory


@pytest.fixture
def identity(tmp_path: Path) -> Identity:
    return read_identity(keep(tmp_path, solve(*STORIES)))


def shown(answer: RenderableType) -> str:
    out = StringIO()
    Console(width=200, file=out).print(answer, soft_wrap=True)
    return out.getvalue()


def test_why_one_names_the_features_in_words(identity: Identity) -> None:
    answer = why(identity, "Edi Pratowo", "person/edi-prawoto")
    assert answer.same
    (step,) = answer.steps
    assert {step.left.name, step.right.name} == {"Edi Pratowo", "Edi Prawoto"}
    assert dict(step.reasons) == {
        "the names are spelled differently": 0.25, "both hold the same post": 0.5, "seen within one term": 0.1,
    }  # fmt: skip
    text = shown(render.why_lines(answer))
    assert "One: person/edi-pratowo" in text
    assert "score 0.85" in text
    assert "both hold the same post (+0.50)" in text


def test_why_two_says_what_tells_them_apart(identity: Identity) -> None:
    answer = why(identity, "person/surya-wiranata", "person/surya-wiranata-bupati-gresik")
    assert not answer.same
    assert answer.differences == (
        "the names are equal",
        "Surya Wiranata: bupati-bogor 2024-01-05",
        "Surya Wiranata: bupati-gresik 2024-02-05",
    )
    assert "are two: nothing joins them" in shown(render.why_lines(answer))
    assert why(identity, "person/surya-wiranata", "place/62").differences == ("one is a Person, the other a Place",)
    assert why(identity, "person/surya-wiranata", "Edi Pratowo").differences[0] == "the names have nothing in common"


def test_why_follows_a_chain_of_merges(tmp_path: Path) -> None:
    found = solve(*(story(name, f"2022-12-1{n}", [who("Edi Pratowo", *POST)]) for n, name in enumerate("abcd")))
    identity = read_identity(keep(tmp_path, found))
    first, last = (key for key in sorted(identity.mentions) if key[0] in "bd")
    steps = why(identity, first, last).steps
    assert [step.left.article for step in steps] == ["a", "a"]
    assert {step.right.article for step in steps} == {"b", "d"}


def test_a_decision_is_the_reason_when_it_made_the_merge(tmp_path: Path) -> None:
    made = Decision("same", ("person/surya-wiranata", "person/surya-wiranata-bupati-gresik"))
    identity = read_identity(keep(tmp_path, solve(*STORIES, decisions=[made])))
    answer = why(identity, "person/surya-wiranata", "person/surya-wiranata")
    assert [step.decision for step in answer.steps] == [made.id]
    assert f"because of the decision: {made.id}" in shown(render.why_lines(answer))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Nobody", 'no entity "Nobody"'),
        ("Surya Wiranata", "person/surya-wiranata (bupati-bogor), person/surya-wiranata-bupati-gresik (bupati-gresik)"),
    ],
)
def test_a_name_of_nobody_or_of_two_is_refused(identity: Identity, name: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        why(identity, name, "Edi Pratowo")
    assert says in caught.value.message


def test_places_have_no_mentions_to_compare(identity: Identity) -> None:
    with pytest.raises(UsageError, match="no mention to compare"):
        why(identity, "place/62", "place/62")


def test_every_feature_has_words() -> None:
    table = words.feature_words()
    found = {name for merge in solve(*STORIES).merges for name, _ in merge.features}
    assert found <= set(table)
    assert in_words("role.sender", table) == "the same sender"
    assert in_words("role.visitor_differs", table) == "another visitor"


@pytest.mark.parametrize(
    "wording", ["Wakil Gubernur Kalimantan Tengah", "Wagub Kalteng", "post/wakil-gubernur-kalimantan-tengah"]
)
def test_holders_by_any_wording_of_the_post(identity: Identity, wording: str) -> None:
    (line,) = holders(identity, wording, lexicon())
    assert (line.person, line.first, line.last, line.acting) == (
        "person/edi-pratowo",
        "2022-12-13",
        "2022-12-15",
        False,
    )
    assert [date for _, date, _ in line.evidence] == ["2022-12-13", "2022-12-14", "2022-12-15"]
    text = shown(render.holder_table([line]))
    assert "seen 2022-12-13" in text
    assert "Edi Prawoto — b 2022-12-14" in text


def test_an_unknown_post_is_refused_with_what_comes_near(identity: Identity) -> None:
    with pytest.raises(UsageError, match="no post") as caught:
        holders(identity, "Wakil Gubernur", lexicon())
    assert caught.value.hint == "did you mean post/wakil-gubernur-kalimantan-tengah?"


def test_conflicts_side_by_side(identity: Identity) -> None:
    text = shown(render.conflict_lines(identity, identity.conflicts))
    assert "Edi Pratowo [person/edi-pratowo]: spelling" in text
    assert "  Edi Prawoto — b-" in text
    assert shown(render.conflict_lines(identity, [])).strip() == "No conflicts."


def test_review_asks_the_least_certain_first_and_nothing_twice(identity: Identity) -> None:
    asked = questions(identity, [], [], 10)
    assert [item.kind for item in asked] == ["merge", "conflict"]
    assert {side.name for side in asked[0].sides} == {"Edi Pratowo", "Edi Prawoto"}
    assert "the names are spelled differently (+0.25)" in asked[0].details
    assert set(asked[0].answers) == {"s", "d", "u"}
    assert questions(identity, [], [asked[0].answers["u"], asked[1].answers["s"]], 10) == ()
    assert len(questions(identity, [], [], 1)) == 1


def test_review_offers_facts_that_one_claim_supports(identity: Identity) -> None:
    def fact(other: str, *claims: str) -> dict[str, object]:
        said = [{"id": c, "article": "a", "quote": "kutipan", "rule": "event.x"} for c in claims]
        return {"subject": "person/edi-pratowo", "predicate": "gg:visitor", "object": other, "claims": said}

    asked = questions(identity, [fact("place/62", "c1"), fact("place/35", "c2", "c3")], [], 10)
    (item,) = (item for item in asked if item.kind == "fact")
    assert item.question == "Only one claim says so: Edi Pratowo, visitor: Kalimantan Tengah"
    assert item.answers["r"] == Decision("reject_claim", ("c1",))
    assert "[r]eject the claim" in render.item_prompt(item)


def test_review_does_not_ask_whether_an_article_mentions_somebody(identity: Identity) -> None:
    said = [{"id": "c1", "article": "a", "quote": "Edi Pratowo", "rule": "name.after_post"}]
    fact = {"subject": "article/a", "predicate": "schema:mentions", "object": "person/edi-pratowo", "claims": said}
    assert [item for item in questions(identity, [fact], [], 10) if item.kind == "fact"] == []


def test_review_about_one_entity_asks_about_certain_merges_too(identity: Identity) -> None:
    def fact(subject: str, other: str) -> dict[str, object]:
        said = [{"id": f"c-{other}", "article": "a", "quote": "kutipan", "rule": "event.x"}]
        return {"subject": subject, "predicate": "gg:visitor", "object": other, "claims": said}

    one, other = "person/edi-pratowo", "person/surya-wiranata"
    facts = [fact(one, "place/62"), fact("place/62", one), fact(other, "place/35")]
    asked = questions(identity, facts, [], 10, [one])
    merges = sum(merge["entity"] == one for merge in identity.merges)
    kinds = [item.kind for item in asked]
    assert (kinds.count("merge"), kinds.count("conflict"), kinds.count("fact")) == (merges, 1, 2)
    assert merges > [item.kind for item in questions(identity, [], [], 10)].count("merge")
    assert [item.kind for item in questions(identity, facts, [], 10, [other])] == ["fact"]
    both = ["person/surya-wiranata", "person/surya-wiranata-bupati-gresik"]
    assert named(identity, "surya WIRANATA") == both
    assert named(identity, both[1]) == [both[1]]
    with pytest.raises(UsageError, match="no entity"):
        named(identity, "Nobody")


def test_review_asks_about_every_entity_before_it_asks_about_one_again(identity: Identity) -> None:
    def merge(entity: str, left: str, right: str, score: float) -> dict[str, object]:
        named = {"entity": entity, "left": left, "right": right}
        return {**named, "score": score, "features": [], "decision": None}

    one, other = "person/edi-pratowo", "person/surya-wiranata"
    keys = sorted(identity.mentions)
    pairs = [(one, keys[0], keys[1], 0.61), (one, keys[0], keys[2], 0.62), (other, keys[3], keys[4], 0.8)]
    many = replace(identity, merges=[merge(*pair) for pair in pairs], conflicts=[])
    asked = [item.question for item in questions(many, [], [], 10)]
    assert asked == [f"One person? {entity}" for entity in (one, other, one)]


def test_walk_keeps_what_is_decided_and_stops_at_q(identity: Identity) -> None:
    items = questions(identity, [], [], 10)
    kept: list[Decision] = []
    seen: list[int] = []
    answers = iter(["k", "d"])
    assert walk(items, lambda n, _: seen.append(n), lambda _: next(answers), kept.append) == 1
    assert (seen, [d.kind for d in kept]) == ([1, 2], ["different"])
    assert walk(items, lambda *_: None, lambda _: "q", kept.append) == 0


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    name = "[bold]Edi\x1b[31m Pratowo[/bold]"
    identity = read_identity(keep(tmp_path, solve(story("a", "2022-12-13", [who(name, *POST)]))))
    text = shown(render.holder_table(holders(identity, "Wagub Kalteng", lexicon())))
    assert "[bold]Edi [31m Pratowo[/bold]" in text
    assert "\x1b" not in text


Facts = list[dict[str, object]]


def changed(
    tmp_path: Path, old: tuple[Extraction, ...], new: tuple[Extraction, ...], facts: tuple[Facts, Facts] = ([], [])
) -> dict[str, int]:
    before = keep(tmp_path / "old", solve(*old), facts[0])
    after = keep(tmp_path / "new", solve(*new), facts[1])
    return compare(before, after).counts()


def test_diff_of_a_build_with_itself(tmp_path: Path) -> None:
    assert changed(tmp_path, STORIES, STORIES) == {}
    assert shown(render.diff_lines(compare(tmp_path / "old", tmp_path / "new"))).strip() == "No difference."


def test_diff_tells_what_an_article_brought(tmp_path: Path) -> None:
    fact = {"subject": "person/a", "predicate": "gg:x", "object": "person/b", "claims": [{"id": "1"}]}
    value = {**fact, "object": {"text": "2022", "datatype": "gYear"}}
    more = {**fact, "claims": [{"id": "1"}, {"id": "2"}]}
    counts = changed(tmp_path, STORIES[1:2], STORIES[:3], ([fact], [more, value]))
    assert counts == {
        "conflict appeared": 1, "entity appeared": 1, "entity became": 1, "entity changed": 2, "fact appeared": 1,
        "fact changed": 1, "merge appeared": 2,
    }  # fmt: skip
    difference = compare(tmp_path / "old", tmp_path / "new")
    text = shown(render.diff_lines(difference))
    assert "entity became: person/edi-prawoto → person/edi-pratowo" in text
    assert "fact changed: person/a gg:x person/b (claims: 1 → 2)" in text
    assert difference.as_dict()["changes"][0]["what"] == "conflict"


def test_the_record_covers_bodies_events_and_open_names(tmp_path: Path) -> None:
    found = solve(
        story(
            "a", "2024-01-05", bodies=[Body("Forum Usaha", "association", "Bali")],
            events=[Happening("opening", {"opener": ["Gubernur Bali"], "what": ["pasar"]}, "2024-01-04",
                              words=frozenset({"Gubernur Bali"}))],
        ),
        decisions=[Decision("same", ("person/a", "person/b"), source="mine.jsonl:1")],
    )  # fmt: skip
    identity = read_identity(keep(tmp_path, found))
    assert identity.entities[entity(found, "a", "Forum Usaha")]["kind"] == "association"
    assert [row["name"] for row in identity.mentions.values()] == ["Forum Usaha", "opening"]
    assert [(row["wording"], row["reason"]) for row in identity.unresolved] == [("Gubernur Bali", "holder.none_known")]
    assert identity.stale == ({"row": "stale", "decision": "same person/a person/b", "source": "mine.jsonl:1"},)


def test_a_directory_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GovgraphError, match="holds no graph"):
        read_identity(tmp_path)
    (tmp_path / FILE).write_text("{\n")
    with pytest.raises(GovgraphError, match="cannot be read"):
        read_identity(tmp_path)
