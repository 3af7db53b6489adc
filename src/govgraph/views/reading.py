"""One article to be read: its paragraphs with the entities marked, and the facts in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable

from govgraph.errors import UsageError
from govgraph.graph import article_entity
from govgraph.model import Article, Claim, Fact
from govgraph.viewer.text import paragraph_at, units
from govgraph.views.entity import PARTS, UNTOLD, plain_value
from govgraph.views.evidence import article_head
from govgraph.views.index import MENTIONS, Index, Json
from govgraph.vocabulary import Vocabulary

Mark = tuple[int, int, str]
"""Start, end, entity."""


def article_document(index: Index, key: str, *, quoted: bool = False) -> Json:
    """The document of the article with this key; see docs/web-api.md. UsageError when the graph holds none.

    With ``quoted`` a paragraph without evidence has no text."""
    article = found_article(index, key)
    group = index.graph.sources.get(key, key)
    copies = [other for other, same in index.graph.sources.items() if same == group and other != key]
    head = article_head(article, group)
    return {
        "key": key, "id": article_entity(key), "title": head["title"], "outlet": head["outlet"],
        "published": head["published"], "url": head["url"], "authors": list(article.authors), "copies": copies,
        "paragraphs": [_paragraph(index, *found) for found in marked_paragraphs(index, key, quoted=quoted)],
        "facts": [_fact(index, article, fact, claim) for fact, claim in index.claims_of[key] if _told(fact)],
    }  # fmt: skip


def found_article(index: Index, key: str) -> Article:
    """The article with this key. UsageError when the graph holds none."""
    article = index.graph.articles.get(key)
    if article is None:
        raise UsageError(f"no article {key}", "its key changes with its text: look for its title")
    return article


def marked_paragraphs(index: Index, key: str, *, quoted: bool = False) -> list[tuple[str, str | None, list[Mark]]]:
    """``(kind, text, marks)`` of each paragraph; marks in code points inside it, sorted, without overlap.

    With ``quoted`` the text is None for a paragraph that is no title and that no claim rests on.
    """
    article = index.graph.articles[key]
    marks = _without_overlap(_marks(index, index.claims_of[key]))
    shown = {paragraph_at(article, claim.start) for _, claim in index.claims_of[key]} if quoted else set()
    return [
        (paragraph.kind,
         None if quoted and number not in shown and paragraph.kind != "title"
         else article.text[paragraph.start : paragraph.end],
         [(start - paragraph.start, end - paragraph.start, entity) for start, end, entity in marks
          if paragraph.start <= start and end <= paragraph.end])
        for number, paragraph in enumerate(article.paragraphs)
    ]  # fmt: skip


def _marks(index: Index, said: Iterable[tuple[Fact, Claim]]) -> list[Mark]:
    """The spans that name an entity: its names, its first mention, the actors of events, the words of an event."""
    found: dict[Mark, None] = {}
    actors = _roles(index.vocabulary)
    for fact, claim in said:
        target = None
        if fact.predicate in ("foaf:name", "gg:status"):
            target = fact.subject
        elif isinstance(fact.object, str) and fact.predicate in actors and index.entity(fact.object):
            target = fact.object
        if target is not None and not target.startswith(("article/", "quote/", "amount/", "tenure/")):
            found[claim.start, claim.end, target] = None
    return list(found)


def _roles(vocabulary: Vocabulary) -> set[str]:
    """Predicates whose evidence is the name of their object."""
    return {MENTIONS, *(role for roles in vocabulary.roles.values() for role in roles)}


def _without_overlap(marks: Iterable[Mark]) -> list[Mark]:
    """The longest marks win, among equals the first; sorted by place."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda mark: (mark[0] - mark[1], mark)):
        span = range(mark[0], mark[1])
        if span and not (span[0] in taken or span[-1] in taken):
            kept.append(mark)
            taken.update(span)
    return sorted(kept)


def _paragraph(index: Index, kind: str, text: str | None, marks: list[Mark]) -> Json:
    if text is None:
        return {"kind": kind, "text": None, "marks": []}
    return {
        "kind": kind, "text": text,
        "marks": [
            {"start": units(text, start), "end": units(text, end), "entity": key, "label": index.label(key),
             "type": index.graph.entities[key].type}
            for start, end, key in marks
        ],
    }  # fmt: skip


def _told(fact: Fact) -> bool:
    """Whether a reader is told the fact beside the text; what is part of another thing is on that thing's page."""
    return fact.predicate not in (MENTIONS, *UNTOLD) and not fact.subject.startswith(PARTS)


def _fact(index: Index, article: Article, fact: Fact, claim: Claim) -> Json:
    number = paragraph_at(article, claim.start)
    around = article.paragraphs[number]
    text = article.text[around.start : around.end]
    known = isinstance(fact.object, str) and index.entity(fact.object)
    value = {**(index.ref(str(fact.object)) or {}), "type": known.type} if known else plain_value(fact.object)
    return {
        "subject": fact.subject, "subject_label": index.label(fact.subject), "predicate": fact.predicate,
        "value": value, "paragraph": number, "start": units(text, claim.start - around.start),
        "end": units(text, claim.end - around.start),
    }  # fmt: skip
