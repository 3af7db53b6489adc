"""What holds of every extraction: verbatim spans, ids that exist, the same result twice, no crash, linear work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract_cases import FILES, cases, evidence_of, lexicon, make_article, read
from govgraph.articles import Rejected, read_paths
from govgraph.extract import extract
from govgraph.model import Article, Extraction
from work import work

ROOT = Path(__file__).resolve().parents[1]
DEVSET = ROOT.parent / "shared" / "devset" / "texts"
SAMPLES = ROOT / "data" / "articles"
PUBLISHED = "2022-12-13"
# What news is made of, so that random texts reach deep into the cascade.
PIECES = [
    "Gubernur", "Jawa Timur", "Jatim", "Khairunnisa", "H.", "Edy", "Pratama", "Bupati Bogor", ",", ".", "\n", '"', "“",
    "”", "(", ")", "dan", "kata", "mengatakan", "menurut", "ujarnya", "misi dagang", "ke", "di", "dengan", "oleh",
    "Rp 2,5 miliar", "Rabu (14/12/2022)", "PT Maju Terus", "Pj", "mantan", "MoU", "antara", "dilantik", "sebagai",
    "meresmikan", "Kadin", "DPRD", "Kota", "Kabupaten", "S.H.", "M.", "bantuan", "kepada", "itu", "ia", "–", "se-",
]  # fmt: skip
newsy = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)


def check_spans(extraction: Extraction) -> None:
    """Every span lies in the text, holds words without white space around, and stands in its sentence."""
    text = extraction.article.text
    for evidence in evidence_of(extraction):
        assert 0 <= evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end <= len(text)
        wording = text[evidence.start : evidence.end]
        assert wording == wording.strip()
        assert evidence.rule
        assert " " not in evidence.rule
    for quote in extraction.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
    for drop in extraction.dropped:
        assert 0 <= drop.start <= drop.end <= len(text)
        assert drop.reason


def check_wording(extraction: Extraction) -> None:
    """Names, forms, venues and worded fillers stand in the text as given, white space aside; posts are spelled out."""
    text = " ".join(extraction.article.text.split())
    for person in extraction.people:
        for form in (person.name, *person.also):
            assert form in text
    for event in extraction.events:
        if event.venue is not None:
            assert " ".join(event.venue.split()) in text
        for role, fillers in event.roles:
            for filler in fillers:
                assert filler.ref or role == "post" or " ".join(filler.value.split()) in text


def check_ids(extraction: Extraction) -> None:
    """Ids are a letter and a number, each once; every reference leads to one of them."""
    kinds = {"p": extraction.people, "o": extraction.organisations, "l": extraction.places, "e": extraction.events}
    known: set[str] = set()
    for letter, things in kinds.items():
        ids = [thing.id for thing in things]  # type: ignore[attr-defined]
        assert sorted(ids, key=lambda i: int(i[1:])) == [f"{letter}{n}" for n in range(1, len(ids) + 1)]
        known.update(ids)
    assert set(references(extraction)) <= known
    assert all(quote.speaker.startswith("p") for quote in extraction.quotes)


def references(extraction: Extraction) -> Iterator[str]:
    """The local ids that an extraction points to."""
    for event in extraction.events:
        yield from (filler.value for _, fillers in event.roles for filler in fillers if filler.ref)
        if event.place is not None:
            yield event.place
    yield from (quote.speaker for quote in extraction.quotes)
    for person in extraction.people:
        yield from (post.of_ref for post in person.posts if post.of_ref is not None)


def check(article: Article) -> Extraction:
    """Extract twice and hold the result against everything that must hold."""
    extraction = extract(article, lexicon())
    check_spans(extraction)
    check_wording(extraction)
    check_ids(extraction)
    assert extract(article, lexicon()) == extraction
    return extraction


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(newsy)
def test_texts_made_of_news(text: str) -> None:
    check(make_article(text, published=PUBLISHED))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text(body: str, title: str) -> None:
    check(make_article(body, title))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([c["text"] for name in FILES for c in cases(name)]), min_size=2, max_size=5), newsy)
def test_cases_mixed_in_one_article(texts: list[str], noise: str) -> None:
    check(make_article("\n".join([*texts[:2], noise, *texts[2:]]), published=PUBLISHED))


@pytest.mark.parametrize("name", FILES)
def test_what_holds_of_every_case(name: str) -> None:
    for case in cases(name):
        extraction = read(case)
        check_spans(extraction)
        check_wording(extraction)
        check_ids(extraction)


def test_an_amount_is_an_exact_integer_in_a_currency() -> None:
    for case in cases("events"):
        for event in read(case).events:
            for amount in event.amounts:
                assert type(amount.value) is int
                assert amount.value > 0
                assert amount.currency.isupper()
                assert len(amount.currency) == 3


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("commas", ","),
        ("commas and capitals", "A, "),
        ("quotation marks", '"a" '),
        ("open quotation marks", "“a "),
        ("parentheses", "("),
        ("parentheses and words", "(A) "),
        ("capital words", "Budi "),
        ("digits", "7"),
        ("numbers", "12 "),
        ("dan", "dan "),
        ("lists of names", "Budi Santosa, dan "),
        ("posts", "Bupati Bogor "),
        ("bodies", "PT Maju Jaya, "),
        ("speakers", 'kata Gubernur Riau Budi Santosa, "ya sudah begitu saja" '),
        ("sums", "Rp 1,5 miliar "),
        ("days", "Rabu (14/12/2022) "),
        ("paragraphs", "Bupati Bogor Budi Santosa membuka pasar.\n"),
        ("sentences", "Bupati Bogor Budi Santosa bertemu Wali Kota Bogor Andi Wijaya. "),
        ("speaking verbs", "mengatakan bahwa "),
    ],
)
def test_work_grows_with_length_and_not_faster(name: str, piece: str) -> None:
    """Four times the text takes about four times the work; a square law would take sixteen times."""
    short, long = _work(piece, 1_000, 4_000)
    assert 0 < long < 5.5 * short, f"{name}: {short} and {long} lines run"


ENDLESS = ["misi dagang Jawa Timur ke Maluku ", "dilantik Budi Santosa ", "Pj ", "bantuan Rp1 miliar "]


@pytest.mark.parametrize("piece", ENDLESS)
def test_an_endless_sentence_of_events_is_cut_in_pieces(piece: str) -> None:
    """Within a piece all may meet all; twice the text is twice the pieces, where a square law would take four times."""
    short, long = _work(piece, 1_000, 2_000)
    assert 0 < long < 2.5 * short, f"{piece}: {short} and {long} lines run"


def _work(piece: str, *sizes: int) -> tuple[int, ...]:
    """The lines run for texts of so many characters; what is read and kept once is read before."""
    first, *articles = (make_article(piece * (size // len(piece)), published=PUBLISHED) for size in (sizes[0], *sizes))
    extract(first, lexicon())
    return tuple(work(lambda article=article: extract(article, lexicon())) for article in articles)


def _articles(directory: Path) -> list[Article]:
    return [item for item in read_paths([directory]) if not isinstance(item, Rejected)]


def test_the_samples() -> None:
    articles = _articles(SAMPLES)
    assert len(articles) == 20
    assert sum(len(check(article).events) for article in articles) > 20


@pytest.mark.skipif(not DEVSET.is_dir(), reason="the development set is not here")
def test_the_development_set() -> None:
    articles = _articles(DEVSET)
    assert len(articles) >= 40
    assert sum(len(check(article).people) for article in articles) > 100
