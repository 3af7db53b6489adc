"""The article format: an extraction as the object that gold files have."""

import json
from pathlib import Path

import pytest

import from_gold
from govgraph.article_format import extraction_to_json
from govgraph.articles.text import make_article
from govgraph.evaluate import score_article
from govgraph.lexicon import Lexicon
from govgraph.model import (
    Amount,
    Dropped,
    Event,
    Evidence,
    Extraction,
    Filler,
    Organisation,
    Person,
    Place,
    PostClaim,
    Quote,
    When,
)

TEXT = """Pasar Rakyat, Harapan Baru Pedagang

Rabu, 4 Januari 2023

Wali Kota Contoh Budi Santoso membuka pasar rakyat. "Pasar ini milik kita semua," kata Budi."""
ARTICLE = make_article("contoh-1", TEXT, "contoh-1.txt")
GOLD = Path(__file__).resolve().parents[1] / "data" / "gold"


def _evidence(words: str, rule: str = "test.rule") -> Evidence:
    start = TEXT.index(words)
    return Evidence(start, start + len(words), start, len(TEXT), rule)


def _extraction() -> Extraction:
    post = PostClaim("Wali Kota", "Kota Contoh", acting=False, former=False, evidence=(_evidence("Wali Kota Contoh"),))
    opening = Event(
        "e1", "opening", "held", (("opener", (Filler("p1", True, _evidence("Budi Santoso")),)),
                                  ("what", (Filler("pasar rakyat", False, _evidence("pasar rakyat")),))),
        (_evidence("membuka", "event.opening"),),
        date=When("2023-01-04", None, "day", "explicit", _evidence("4 Januari 2023")), place="l1", venue="pusat kota",
        amounts=(Amount("total", 12_500_000_000, "IDR", _evidence("pasar"), qualifier="about", as_of="16:00"),),
    )  # fmt: skip
    start = TEXT.index("Pasar ini")
    return Extraction(
        ARTICLE,
        people=(Person("p1", "Budi Santoso", ("Budi",), (post,), (_evidence("Budi Santoso"),)),),
        organisations=(Organisation("o1", "Pasar Contoh", (), "company", None, (_evidence("pasar"),)),),
        places=(Place("l1", "Kota Contoh", "city", (), (_evidence("Contoh"),)),),
        events=(opening,),
        quotes=(Quote("p1", True, start, start + len("Pasar ini milik kita semua"), _evidence("kata Budi")),),
        dropped=(Dropped(0, 5, "event.no_role"),),
    )


def _bare(value: object) -> object:
    """Without what the format adds to gold: evidence and what belongs to it."""
    extra = {"evidence", "role_evidence", "date_basis", "dropped", "stage", "qualifier", "as_of"}
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in extra}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


def test_every_field_of_gold_and_nothing_else_beside_the_evidence():
    assert _bare(extraction_to_json(_extraction())) == {
        "article": {
            "id": "contoh-1", "url": None, "query": None, "outlet": None, "title_words": "Pasar Rakyat, Harapan Baru",
            "published": "2023-01-04", "authors": [], "editors": [],
        },
        "people": [{
            "id": "p1", "name": "Budi Santoso", "also": ["Budi"],
            "posts": [{"title": "Wali Kota", "of": "Kota Contoh", "acting": False, "former": False}],
        }],
        "organisations": [{"id": "o1", "name": "Pasar Contoh", "also": [], "type": "company", "area": None}],
        "places": [{"id": "l1", "name": "Kota Contoh", "type": "city"}],
        "events": [{
            "id": "e1", "type": "opening", "status": "held", "roles": {"opener": ["p1"], "what": ["pasar rakyat"]},
            "date": {"start": "2023-01-04", "end": None}, "place": "l1", "venue": "pusat kota",
            "amounts": [{"kind": "total", "value": 12_500_000_000, "currency": "IDR"}], "topic": None,
        }],
        "quotes": [{"speaker": "p1", "starts": "Pasar ini milik kita", "direct": True}],
    }  # fmt: skip


def _evidence_of(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if "rule" in value else []
        return own + [found for inner in value.values() for found in _evidence_of(inner)]
    return [found for inner in value for found in _evidence_of(inner)] if isinstance(value, list) else []


def test_every_item_carries_its_spans_and_rules():
    found = extraction_to_json(_extraction())
    items = [*found["people"], *found["organisations"], *found["places"], *found["events"], *found["quotes"]]  # type: ignore[misc]
    assert all(item["evidence"] for item in items)
    spans = _evidence_of(found)
    assert len(spans) == 9
    for span in spans:
        assert TEXT[span["start"] : span["end"]].strip()  # type: ignore[misc]
        assert set(span) == {"start", "end", "sentence_start", "sentence_end", "rule"}
    assert found["dropped"] == [{"start": 0, "end": 5, "reason": "event.no_role"}]
    assert {"event.opening", "test.rule"} == {span["rule"] for span in spans}


def test_what_could_not_be_resolved_is_no_date_and_says_why():
    when = When(None, None, "day", "unresolved:no publication date", _evidence("Rabu"))
    event = Event("e1", "meeting", "held", (), (_evidence("membuka"),), date=when)
    (found,) = extraction_to_json(Extraction(ARTICLE, events=(event,)))["events"]  # type: ignore[misc]
    assert (found["date"], found["date_basis"]) == (None, "unresolved:no publication date")


@pytest.mark.parametrize(
    ("title", "words"),
    [("Satu dua", "Satu dua"), ("A, b, c, d, e", "A, b, c, d"), ("Satu dua tiga empat: lima", "Satu dua tiga empat")],
)
def test_title_words_are_at_most_four_and_end_in_a_word(title, words):
    article = make_article("x", f"{title}\n\nIsi berita di sini.", "x")
    assert extraction_to_json(Extraction(article))["article"]["title_words"] == words  # type: ignore[index]


@pytest.mark.parametrize("path", sorted(GOLD.glob("sample-*.json")), ids=lambda path: path.stem)
def test_gold_through_the_model_and_back_scores_as_itself(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (GOLD.parent / "articles" / f"{path.stem}.txt").read_text(encoding="utf-8")
    found = json.loads(json.dumps(extraction_to_json(from_gold.extraction(gold, text, Lexicon.load()))))
    score = score_article(path.stem, gold, found)
    for measure, counts in score.counts.items():
        assert counts.tp == counts.predicted == counts.gold or "acc" in measure, measure
        assert counts.tp == counts.gold, measure
