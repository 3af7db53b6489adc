"""Events, their amounts, the edges derived from them, and quotes."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.graph.book import FactBook
from govgraph.graph.model import article_entity
from govgraph.graph.values import (
    AMOUNT_KINDS,
    QUALIFIERS,
    class_name,
    date_value,
    flag,
    kind_words,
    money_label,
    short_id,
    shortened,
    words,
)
from govgraph.model import Amount, Entity, Event, Evidence, Extraction, Quote, Value
from govgraph.resolve.model import Resolution
from govgraph.vocabulary import Shortcut, Vocabulary

Played = dict[str, dict[str, tuple[Evidence, ...]]]  # role CURIE → entity id → evidence


class EventWriter:
    """Says what the events and quotes of one extraction after another come to."""

    def __init__(self, book: FactBook, resolution: Resolution, vocabulary: Vocabulary) -> None:
        """Facts go into ``book``; ``entities`` collects amounts and quotes."""
        self._book = book
        self._resolution = resolution
        self._vocabulary = vocabulary
        posts = {post.id for post in resolution.posts}
        self._posts: dict[tuple[str, str, str], tuple[str, tuple[Evidence, ...]]] = {
            (seen.article, seen.person, seen.kind): (tenure.post, seen.evidence)
            for tenure in resolution.tenures
            for seen in tenure.attestations
            if seen.kind in ("appointed", "ended") and tenure.post in posts
        }
        self._shortcuts: dict[str, list[Shortcut]] = {}
        for shortcut in vocabulary.shortcuts:
            self._shortcuts.setdefault(shortcut.event, []).append(shortcut)
        self.entities: dict[str, Entity] = {}

    def event(self, extraction: Extraction, event: Event) -> None:
        """Everything one article says about one event."""
        key, book = extraction.article.key, self._book
        subject = self._resolution.index[key, event.id]
        played = self._roles(key, subject, event)
        lead = event.evidence[:1]
        book.add(subject, "gg:status", f"gg:{event.status}", key, event.evidence)
        if event.date is not None:
            self._date(key, subject, event)
        if event.place is not None:
            book.add(subject, "schema:location", self._resolution.index[key, event.place], key, lead)
        if event.venue:
            book.add(subject, "gg:venue", words(event.venue), key, [event.venue_evidence or lead[0]])
        if event.topic:
            book.add(subject, "gg:topic", words(event.topic), key, lead)
        for amount in event.amounts:
            self._amount(key, subject, amount)
        if event.status == "held":
            self._edges(key, f"gg:{class_name(event.type)}", played)

    def _roles(self, key: str, subject: str, event: Event) -> Played:
        played: Played = {}
        for name, fillers in event.roles:
            role = f"gg:{name}"
            for filler in fillers:
                target = self._filler(key, event, name, filler.value, filler.ref)
                if target is None:
                    form = self._vocabulary.text_forms[role]
                    self._book.add(subject, form, words(filler.value), key, [filler.evidence])
                else:
                    self._book.add(subject, role, target, key, [filler.evidence])
                    evidence = played.setdefault(role, {}).get(target, ())
                    played[role][target] = (*evidence, filler.evidence)
                self._post(key, subject, name, filler.value)
        return played

    def _filler(self, key: str, event: Event, role: str, value: str, ref: bool) -> str | None:
        if ref:
            return self._resolution.index[key, value]
        return self._resolution.fillers.get((key, event.id, role, value))

    def _post(self, key: str, subject: str, role: str, person: str) -> None:
        kind = {"appointee": "appointed", "person": "ended"}.get(role)
        if kind is not None and (key, person, kind) in self._posts:
            post, evidence = self._posts[key, person, kind]
            self._book.add(subject, "gg:post", post, key, evidence)

    def _date(self, key: str, subject: str, event: Event) -> None:
        when = event.date
        assert when is not None
        evidence = [when.evidence]
        start = date_value(when.start) if when.start else None
        end = date_value(when.end) if when.end else None
        if start is not None:
            self._book.add(subject, "schema:startDate", start, key, evidence)
            self._book.add(subject, "gg:granularity", f"gg:{when.granularity}", key, evidence)
        if end is not None:
            self._book.add(subject, "schema:endDate", end, key, evidence)
        self._book.add(subject, "gg:dateBasis", Value(when.basis), key, evidence)

    def _amount(self, key: str, subject: str, amount: Amount) -> None:
        event = subject.partition("/")[2]
        parts = (event, amount.stage, amount.kind, amount.currency, str(amount.value), amount.as_of or "")
        node = short_id("amount", *(part for part in parts if part))
        kind, stage = AMOUNT_KINDS.get(amount.kind), f"gg:{amount.stage}"
        named = self._label(kind) if kind else kind_words(amount.kind)
        self.entities[node] = Entity(node, "MonetaryAmount", money_label(amount, named, self._label(stage)))
        self._book.add(subject, "gg:amount", node, key, [amount.evidence])
        for predicate, value in _amount_facts(amount):
            self._book.add(node, predicate, value, key, [amount.evidence])

    def _label(self, listed: str) -> str:
        return self._vocabulary.concept(listed).labels["id"]

    def _edges(self, key: str, event_class: str, played: Played) -> None:
        for shortcut in self._shortcuts.get(event_class, ()):
            starts, ends = played.get(shortcut.start, {}), played.get(shortcut.end, {})
            if shortcut.start == shortcut.end and len(starts) != 2:
                continue  # with three parties the text does not say that each agreed with each
            for start, why_start in starts.items():
                for end, why_end in ends.items():
                    if start != end:
                        self._book.add(start, shortcut.predicate, end, key, (*why_start, *why_end))

    def quote(self, extraction: Extraction, quote: Quote) -> None:
        """One statement: its words, its speaker, whether it is direct."""
        article = extraction.article
        said = article.text[quote.start : quote.end]
        node = f"quote/{article.key}/{quote.start}-{quote.end}"
        self.entities[node] = Entity(node, "Quote", shortened(said))
        evidence = [quote.evidence]
        speaker = self._resolution.index[article.key, quote.speaker]
        self._book.add(node, "gg:speaker", speaker, article.key, evidence)
        self._book.add(node, "schema:text", words(said), article.key, evidence)
        self._book.add(node, "gg:direct", flag(quote.direct), article.key, evidence)
        self._book.add(node, "schema:isPartOf", article_entity(article.key), article.key, evidence)


def _amount_facts(amount: Amount) -> Iterator[tuple[str, str | Value]]:
    yield "schema:value", Value(str(amount.value), "integer")
    yield "schema:currency", Value(amount.currency)
    yield "gg:amountKind", AMOUNT_KINDS.get(amount.kind, "gg:otherAmount")
    if amount.kind not in AMOUNT_KINDS:
        yield "gg:amountKindText", words(kind_words(amount.kind))
    yield "gg:amountStage", f"gg:{amount.stage}"
    if amount.qualifier is not None:
        yield "gg:qualifier", QUALIFIERS[amount.qualifier]
    if amount.as_of is not None:
        moment = date_value(amount.as_of)
        if moment is not None and moment.datatype == "dateTime":
            yield "gg:asOf", moment
        else:
            yield "gg:asOfText", Value(amount.as_of)
