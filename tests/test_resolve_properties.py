"""Whatever the order and partition of the articles, the same bytes; adding articles leaves identifiers alone."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import from_gold
from govgraph.model import Extraction
from govgraph.resolve import Resolution, resolve
from stories import Body, Happening, lexicon, solve, story, who

NAMES = ["Rahayu Lestari", "Rahayu Lestary", "Rahayu", "Bagas Hendrawan", "B. Hendrawan", "Budi Santoso", "Suryani"]
POSTS = [
    None, ("Gubernur", "Jawa Timur"), ("Bupati", "Kabupaten Bogor"), ("Bupati", "Kabupaten Gresik"),
    ("Wali Kota", "Kota Bogor"), ("Menteri Sosial", "Indonesia"),
]  # fmt: skip
PLACES = ["Jawa Timur", "Maluku", "Bali", "Kota Surabaya"]
DATES = [None, "2019-05-01", "2022-05-04", "2022-05-05", "2024-09-01"]

people = st.builds(
    lambda name, post, flags: who(name, *post, flags) if post else who(name),
    st.sampled_from(NAMES), st.sampled_from(POSTS), st.sampled_from(["", "", "acting", "former"]),
)  # fmt: skip
missions = st.builds(
    lambda sender, host, date, value: Happening(
        "trade_mission", {"sender": [sender], "host": [host]}, date, amounts=(("total", value),)
    ),
    st.sampled_from(PLACES), st.sampled_from(PLACES), st.sampled_from([*DATES, "2022-05", "2022"]),
    st.sampled_from([5_000, 7_000]),
)  # fmt: skip
bodies = st.sampled_from([
    Body("Ikatan Pengusaha Muda"), Body("Ikatan Pengusaha Muda", area="Bali"), Body("Bank Jambi", "company"),
    Body("PT Bank Jambi", "company", "Jambi"), Body("Pemerintah Provinsi Jawa Timur", "government", "Jawa Timur"),
])  # fmt: skip


@st.composite
def collections(draw: st.DrawFn) -> list[Extraction]:
    return [
        story(
            f"n{number}", draw(st.sampled_from(DATES)), draw(st.lists(people, max_size=3, unique_by=lambda w: w.name)),
            draw(st.lists(bodies, max_size=2, unique_by=lambda b: b.name)),
            draw(st.lists(st.sampled_from(PLACES), max_size=2)), draw(st.lists(missions, max_size=2)),
        )
        for number in range(draw(st.integers(1, 7)))
    ]  # fmt: skip


SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(collections(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_resolution(stories: list[Extraction], chance: random.Random) -> None:
    shuffled = list(stories)
    chance.shuffle(shuffled)
    assert repr(solve(*stories)) == repr(solve(*shuffled))


@SLOW
@given(collections())
def test_articles_given_twice_change_nothing(stories: list[Extraction]) -> None:
    assert repr(solve(*stories)) == repr(solve(*stories, *stories))


@SLOW
@given(collections())
def test_clusters_merges_and_redirects_agree(stories: list[Extraction]) -> None:
    found = solve(*stories)
    _every_mention_is_in_exactly_one_cluster(found)
    _merges_connect_exactly_the_clusters(found)
    ids = {cluster.id for cluster in found.clusters}
    assert all(old not in ids and new in ids for old, new in found.redirects), "from ids that are gone to ids there"


def _every_mention_is_in_exactly_one_cluster(found: Resolution) -> None:
    mentions = [
        (e.article.key, thing.id)
        for e in found.extractions
        for thing in (*e.people, *e.organisations, *e.places, *e.events)
    ]
    assert sorted(key for cluster in found.clusters for key in cluster.members) == sorted(mentions)
    assert {key: c.id for c in found.clusters for key in c.members} == dict(found.index)
    assert len({c.id for c in found.clusters}) == len(found.clusters)


def _merges_connect_exactly_the_clusters(found: Resolution) -> None:
    home = {key: key for key in found.index}

    def root(key: tuple[str, str]) -> tuple[str, str]:
        while home[key] != key:
            key = home[key]
        return key

    for merge in found.merges:
        assert found.index[merge.left] == found.index[merge.right] == merge.cluster
        home[root(merge.left)] = root(merge.right)
    for cluster in found.clusters:
        if cluster.type != "Place":
            assert len({root(key) for key in cluster.members}) == 1


@pytest.mark.parametrize("seed", range(3))
def test_the_sample_collection_in_any_order(seed: int) -> None:
    stories = list(from_gold.samples(lexicon()))
    expected = resolve(stories, lexicon())
    random.Random(seed).shuffle(stories)
    assert repr(resolve(stories, lexicon())) == repr(expected)


def test_each_sample_alone_keeps_the_identifiers_of_its_people() -> None:
    stories = from_gold.samples(lexicon())
    whole = resolve(stories, lexicon())
    replaced = dict(whole.redirects)
    for one in stories:
        alone = resolve([one], lexicon())
        for key, entity in alone.index.items():
            if entity.startswith(("person/", "place/", "organisation/")):
                assert replaced.get(entity, entity) == whole.index[key]
