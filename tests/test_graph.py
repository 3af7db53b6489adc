from __future__ import annotations

from dataclasses import replace

import pytest

import sample_graph
from govgraph.errors import GovgraphError
from govgraph.graph import build_graph
from govgraph.graph.book import FactBook, claim_id
from govgraph.graph.facts import object_key
from govgraph.graph.values import date_value, money_label, short_id, shortened
from govgraph.lexicon import Lexicon
from govgraph.model import Amount, Evidence, Fact, Value
from govgraph.resolve import resolve
from govgraph.vocabulary import load_vocabulary
from work import work

GRAPH = sample_graph.graph()
FACTS = {(f.subject, f.predicate, object_key(f.object)): f for f in GRAPH.facts}


def objects(subject: str, predicate: str) -> list[str]:
    return [object_key(f.object) for f in GRAPH.facts if (f.subject, f.predicate) == (subject, predicate)]


def test_every_fact_has_a_claim_that_quotes_its_article_verbatim() -> None:
    assert len(GRAPH.facts) > 1500
    for fact in GRAPH.facts:
        assert fact.claims
        for claim in fact.claims:
            text = GRAPH.articles[claim.article].text
            assert text[claim.start : claim.end] == claim.quote != ""
            assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end


def test_facts_and_entities_hang_together() -> None:
    concepts = {c for c, term in load_vocabulary().terms.items() if term.kind in ("concept", "class")}
    named = set()
    for fact in GRAPH.facts:
        named.add(fact.subject)
        assert fact.subject in GRAPH.entities
        if isinstance(fact.object, str):
            assert fact.object in GRAPH.entities or fact.object in concepts, fact
            named.add(fact.object)
    for key, entity in GRAPH.entities.items():
        assert key in named or entity.reference or entity.type == "Article", key


def test_the_same_input_gives_the_same_graph_in_the_same_order() -> None:
    again = build_graph(sample_graph.resolution(), Lexicon.load())
    assert again == GRAPH
    assert list(again.entities) == sorted(again.entities)
    assert [f.claims for f in again.facts] == [f.claims for f in GRAPH.facts]


def test_claim_ids_are_unique_and_come_from_content() -> None:
    ids = [claim.id for fact in GRAPH.facts for claim in fact.claims]
    assert len(ids) == len(set(ids))
    evidence = Evidence(1, 5, 0, 9, "rule")
    same = claim_id("a", evidence, "s", "p", "o")
    assert same == claim_id("a", Evidence(1, 5, 0, 99, "rule"), "s", "p", "o")
    others = {claim_id("b", evidence, "s", "p", "o"), claim_id("a", evidence, "s", "p", Value("o"))}
    others |= {claim_id("a", evidence._replace(rule="r"), "s", "p", "o"), claim_id("a", evidence, "s", "q", "o")}
    assert len(others) == 4
    assert same not in others


def test_a_trade_mission_with_its_amount_and_its_edge() -> None:
    mission = "event/trade-mission-2019-10-29-jawa-timur-nusa-tenggara-barat"
    assert GRAPH.entities[mission].type == "TradeMission"
    assert objects(mission, "gg:sender") == ["place/35"]
    assert objects(mission, "gg:host") == ["place/52"]
    assert objects(mission, "gg:status") == ["gg:held"]
    (amount,) = objects(mission, "gg:amount")
    assert GRAPH.entities[amount].label == "Rp603.550.000.000 (total, terealisasi)"
    assert objects(amount, "schema:value") == ['"603550000000"^^integer@']
    assert ("place/35", "gg:sentTradeMissionTo", "place/52") in FACTS


def test_a_mission_that_is_only_planned_or_proposed_makes_no_edge() -> None:
    unsure = ("gg:planned", "gg:proposed")
    proposed = [f.subject for f in GRAPH.facts if f.predicate == "gg:status" and f.object in unsure]
    missions = [s for s in proposed if GRAPH.entities[s].type == "TradeMission"]
    assert missions
    held = {f.subject for f in GRAPH.facts if f.predicate == "gg:status" and f.object == "gg:held"}
    edges = {(f.subject, f.object) for f in GRAPH.facts if f.predicate == "gg:sentTradeMissionTo"}
    pairs = {
        (s, h) for m in held if GRAPH.entities[m].type == "TradeMission"
        for s in objects(m, "gg:sender") for h in objects(m, "gg:host")
    }  # fmt: skip
    assert edges == pairs


def test_agreements_of_many_parties_make_no_pairwise_edge() -> None:
    for fact in GRAPH.facts:
        if fact.predicate == "gg:agreedWith":
            assert (fact.object, fact.predicate, fact.subject) in FACTS  # symmetric, both ways written
    four = [k for k, e in GRAPH.entities.items() if e.type == "Agreement" and len(objects(k, "gg:party")) == 4]
    assert four
    parties = set(objects(four[0], "gg:party"))
    assert not [f for f in GRAPH.facts if f.predicate == "gg:agreedWith" and {f.subject, f.object} <= parties]


def test_tenures_name_person_post_and_attested_period() -> None:
    tenures = [k for k, e in GRAPH.entities.items() if e.type == "Tenure" and "adhy-karyono-gubernur" in k]
    (tenure,) = tenures
    assert objects(tenure, "org:member") == ["person/adhy-karyono"]
    assert objects(tenure, "gg:post") == ["post/gubernur-jawa-timur"]
    assert objects(tenure, "gg:acting") == ['"true"^^boolean@']
    assert objects(tenure, "gg:firstAttested") == ['"2024-02-16"^^date@']
    assert objects("post/gubernur-jawa-timur", "gg:jurisdiction") == ["place/35"]


def test_a_former_post_extends_no_attested_period() -> None:
    former = [f.subject for f in GRAPH.facts if f.predicate == "gg:former"]
    assert former
    for tenure in former:
        assert not objects(tenure, "gg:firstAttested")
        assert not objects(tenure, "gg:lastAttested")


def test_places_carry_reference_data_up_to_the_country() -> None:
    reference = dict(GRAPH.entities["place/35"].reference)
    assert reference["gg:isoCode"] == Value("ID-JI")
    assert reference["rdf:type"] == "gg:Province"
    assert reference["gg:partOf"] in GRAPH.entities
    assert float(reference["geo:lat"].text) < 0  # type: ignore[union-attr]
    city = dict(GRAPH.entities["place/52.71"].reference)
    assert city["gg:partOf"] == "place/52"


def test_networkx_has_typed_nodes_and_fact_edges() -> None:
    network = GRAPH.to_networkx()
    assert network.nodes["place/35"]["type"] == "Place"
    edge = network["place/35"]["place/52"]["gg:sentTradeMissionTo"]
    assert edge["claims"] >= 3
    assert edge["sources"] == len({c.article for c in FACTS["place/35", "gg:sentTradeMissionTo", "place/52"].claims})
    assert set(network) == set(GRAPH.entities)


def test_copies_of_one_text_count_as_one_source() -> None:
    fact = FACTS["place/35", "gg:sentTradeMissionTo", "place/52"]
    copies = replace(GRAPH, sources=dict.fromkeys(GRAPH.articles, "one"))
    assert GRAPH.independent_sources(fact) > 1
    assert copies.independent_sources(fact) == 1


def test_a_rejected_claim_takes_its_fact_along_when_nothing_else_says_it() -> None:
    fact = next(f for f in GRAPH.facts if f.predicate == "gg:jurisdiction" and len(f.claims) == 1)
    rejected = replace(sample_graph.resolution(), rejected=frozenset({fact.claims[0].id}))
    without = build_graph(rejected, Lexicon.load())
    assert fact not in without.facts
    assert len(without.facts) == len(GRAPH.facts) - 1


def test_withdrawing_an_article_leaves_no_claim_and_no_orphan() -> None:
    gone = "sample-21"
    key = next(k for k, a in GRAPH.articles.items() if a.id == gone)
    without = sample_graph.graph_of(tuple(a.id for a in GRAPH.articles.values() if a.id != gone))
    assert key not in without.articles
    assert not [c for f in without.facts for c in f.claims if c.article == key]
    assert all(f.claims for f in without.facts)
    assert f"article/{key}" not in without.entities
    only_there = {k for k in GRAPH.entities if k not in without.entities}
    assert any(k.startswith("quote/") for k in only_there)
    named = {f.subject for f in without.facts} | {f.object for f in without.facts if isinstance(f.object, str)}
    places_above = {v for e in without.entities.values() for _, v in e.reference if isinstance(v, str)}
    for entity in without.entities.values():
        assert entity.id in named or entity.id in places_above or entity.type == "Article"


def test_an_unknown_predicate_or_a_span_outside_the_text_is_an_error() -> None:
    articles = dict(GRAPH.articles)
    key = next(iter(articles))
    book = FactBook(load_vocabulary(), articles, frozenset())
    with pytest.raises(GovgraphError, match="unknown property gg:likes"):
        book.add("a", "gg:likes", "b", key, [Evidence(0, 1, 0, 1, "r")])
    for bad in (Evidence(0, 10**6, 0, 10**6, "r"), Evidence(5, 5, 0, 9, "r"), Evidence(0, 5, 2, 9, "r")):
        with pytest.raises(GovgraphError, match="points outside"):
            book.add("a", "gg:host", "b", key, [bad])
    book.add("a", "gg:host", "b", key, [])
    assert book.facts() == ()


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2022-12-13", "date"), ("2022-10", "gYearMonth"), ("2022", "gYear"), ("2022-12-13T21:57:00+07:00", "dateTime")],
)
def test_dates_are_typed_by_their_precision(text: str, datatype: str) -> None:
    assert date_value(text) == Value(text, datatype)


@pytest.mark.parametrize("text", ["", "kemarin", "2022-1-3", "2022-12-13T21:57", "12-2022", "20221"])
def test_other_wordings_are_no_dates(text: str) -> None:
    assert date_value(text) is None


def test_labels_and_identifiers() -> None:
    evidence = Evidence(0, 1, 0, 1, "r")
    amount = Amount("total", 1500000, "USD", evidence)
    assert money_label(amount, "total", "target") == "USD 1.500.000 (total, target)"
    assert shortened("satu dua tiga", 8) == "satu…"
    assert shortened("satu  dua", 20) == "satu dua"
    long = short_id("amount", "x" * 90)
    assert len(long) <= len("amount/") + 80
    assert long != short_id("amount", "x" * 91)


def test_a_fact_is_told_from_a_literal_of_the_same_text() -> None:
    assert object_key("place/35") != object_key(Value("place/35"))
    assert object_key(Value("1", "integer")) != object_key(Value("1"))
    assert Fact("a", "p", "b", ()) != Fact("a", "p", Value("b"), ())


def test_a_tenure_of_a_post_that_nobody_was_given_is_counted_as_dropped():
    resolution = sample_graph.resolution()
    assert sample_graph.graph().dropped == tuple(
        ("tenure.post_unknown", n) for n in [sum(_postless(resolution, t) for t in resolution.tenures)] if n
    )
    lost = resolution.tenures[0].post
    short = replace(resolution, posts=tuple(post for post in resolution.posts if post.id != lost))
    graph = build_graph(short, Lexicon.load())
    gone = [tenure for tenure in short.tenures if _postless(short, tenure)]
    assert dict(graph.dropped) == {"tenure.post_unknown": len(gone)}
    assert resolution.tenures[0] in gone
    assert not {tenure.id for tenure in gone} & set(graph.entities)


def _postless(resolution, tenure):
    return tenure.post not in {post.id for post in resolution.posts}


def test_a_claim_made_twice_is_one_and_the_book_is_empty_once_it_was_read() -> None:
    article = GRAPH.articles[min(GRAPH.articles)]
    book = FactBook(load_vocabulary(), {article.key: article}, frozenset())
    first, second = Evidence(0, 4, 0, 20, "a"), Evidence(5, 9, 0, 20, "a")
    for evidence in ([second], [first, second], [first]):
        book.add("person/x", "gg:heldPost", "post/y", article.key, evidence)
    book.add("person/x", "foaf:name", Value("X", "string", "id"), article.key, [first])
    named, held = book.facts()
    assert (named.object, held.object) == (Value("X", "string", "id"), "post/y")
    assert [(claim.start, claim.quote) for claim in held.claims] == [(0, article.text[:4]), (5, article.text[5:9])]
    assert len(named.claims) == 1
    assert book.facts() == ()


def test_what_follows_extraction_grows_with_the_articles_and_no_faster() -> None:
    some = sample_graph.extractions()[:2]

    def after_extraction(times: int) -> int:
        told = [
            replace(one, article=replace(one.article, id=f"{one.article.id}-{n}", published=f"20{n + 10}-03-04"))
            for n in range(times)
            for one in some
        ]
        return work(lambda: build_graph(resolve(told, Lexicon.load()), Lexicon.load()))

    after_extraction(1)
    assert after_extraction(8) <= 2.2 * after_extraction(4)
