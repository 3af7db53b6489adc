"""The article format: one extraction as the JSON object that gold files have, with evidence beside each item.

The shape is that of the annotation guidelines (article, people, organisations, places, events, quotes), so
that output and gold compare field by field. Beyond it, each item has ``evidence``: character spans into the
article's text, the sentence around each, and the rule that read it; and ``dropped`` lists what was not said.
"""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.model import Amount, Article, Event, Evidence, Extraction, PostClaim, Quote, When

Json = dict[str, object]

_TITLE_WORDS = 4
_QUOTE_WORDS = 4


def extraction_to_json(extraction: Extraction) -> Json:
    """The extraction of one article as a JSON-ready object; keys always come in the same order."""
    return {
        "article": _article(extraction.article),
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "also": list(person.also),
                "posts": [_post(post) for post in person.posts],
                "evidence": _evidence(person.mentions),
            }
            for person in extraction.people
        ],
        "organisations": [
            {
                "id": body.id,
                "name": body.name,
                "also": list(body.also),
                "type": body.type,
                "area": body.area,
                "evidence": _evidence(body.mentions),
            }
            for body in extraction.organisations
        ],
        "places": [
            {"id": place.id, "name": place.name, "type": place.type, "evidence": _evidence(place.mentions)}
            for place in extraction.places
        ],
        "events": [_event(event) for event in extraction.events],
        "quotes": [_quote(quote, extraction.article.text) for quote in extraction.quotes],
        "dropped": [{"start": item.start, "end": item.end, "reason": item.reason} for item in extraction.dropped],
    }


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "url": article.url,
        "query": article.query,
        "outlet": article.outlet,
        "title_words": " ".join(article.title.split()[:_TITLE_WORDS]).rstrip(",;:") or None,
        "published": article.published,
        "authors": list(article.authors),
        "editors": list(article.editors),
    }


def _post(post: PostClaim) -> Json:
    return {
        "title": post.title,
        "of": post.of,
        "acting": post.acting,
        "former": post.former,
        "evidence": _evidence(post.evidence),
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "roles": {role: [filler.value for filler in fillers] for role, fillers in event.roles},
        "date": _date(event.date),
        "place": event.place,
        "venue": event.venue,
        "amounts": [_amount(amount) for amount in event.amounts],
        "topic": event.topic,
        "evidence": _evidence(event.evidence),
        "role_evidence": {role: _evidence(filler.evidence for filler in fillers) for role, fillers in event.roles},
        "date_basis": event.date.basis if event.date else None,
    }


def _date(date: When | None) -> Json | None:
    """Null where the wording could not be resolved: ``date_basis`` then says why."""
    return {"start": date.start, "end": date.end} if date and date.start else None


def _amount(amount: Amount) -> Json:
    return {
        "kind": amount.kind,
        "value": amount.value,
        "currency": amount.currency,
        "stage": amount.stage,
        "qualifier": amount.qualifier,
        "as_of": amount.as_of,
        "evidence": _evidence([amount.evidence]),
    }


def _quote(quote: Quote, text: str) -> Json:
    return {
        "speaker": quote.speaker,
        "starts": " ".join(text[quote.start : quote.end].split()[:_QUOTE_WORDS]),
        "direct": quote.direct,
        "evidence": [{"start": quote.start, "end": quote.end, **_span(quote.evidence)}],
    }


def _evidence(items: Iterable[Evidence]) -> list[Json]:
    return [{"start": item.start, "end": item.end, **_span(item)} for item in items]


def _span(item: Evidence) -> Json:
    return {"sentence_start": item.sentence_start, "sentence_end": item.sentence_end, "rule": item.rule}
