"""Article → Extraction: a cascade of pure stages over one document (sentences, chunks, entities, quotes, events)."""

from __future__ import annotations

from functools import cache

from govgraph import paths
from govgraph.extract.area_words import MARKERS
from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.chunker import chunk_document, place_chunks
from govgraph.extract.crf import NameTagger
from govgraph.extract.document import Document, read_document
from govgraph.extract.events import EventFinder
from govgraph.extract.glosses import glosses
from govgraph.extract.knowledge import knowledge
from govgraph.extract.people import People
from govgraph.extract.quotes import QuoteFinder
from govgraph.extract.speakers import Speakers
from govgraph.lexicon import Lexicon
from govgraph.model import Article, Extraction

__all__ = ["extract"]

MODEL = "model/ner.tsv"
_LIKELY, _SURE = 0.5, 0.9  # what another sign must vouch for; what stands on its own


def extract(article: Article, lexicon: Lexicon) -> Extraction:
    """Everything that ``article`` says about people, posts, bodies, places, events and statements.

    A pure function of its arguments: no I/O, no state kept between articles.
    """
    doc = read_document(article, knowledge(lexicon))
    _tag(doc)
    doc.glosses = glosses(doc)
    chunk_document(doc)
    areas = Areas(doc, place_chunks(doc))
    bodies = Bodies(doc, areas)
    people = People(doc, areas, bodies)
    quotes = QuoteFinder(doc, Speakers(doc))
    statements = quotes.run()
    events = EventFinder(doc, areas, bodies, people)
    happened = events.run(statements)
    dropped = (*areas.dropped, *bodies.dropped, *people.dropped, *quotes.dropped, *events.dropped)
    return Extraction(
        article=article,
        people=people.people(),
        organisations=bodies.organisations(),
        places=areas.places(),
        events=happened,
        quotes=statements,
        dropped=tuple(sorted(dropped, key=lambda d: (d.start, d.end, d.reason))),
    )


@cache
def _tagger() -> NameTagger:
    return NameTagger.load(paths.data_dir() / MODEL)


def _tag(doc: Document) -> None:
    """Note the names that the tagger sees in running text; headlines capitalise too much to be tagged."""
    tagger = _tagger()
    for sentence in doc.sentences:
        if sentence.kind not in ("body", "caption"):
            continue
        first, last = sentence.first, sentence.last
        capitals = [at for at, capital in enumerate(doc.capitals[first:last]) if capital]
        for name in tagger.tag_sentence(doc.raw[first:last], capitals):
            if not _can_be_tagged(doc, first + name.start, first + name.end):
                continue
            if name.probability >= _LIKELY:
                doc.tagged[first + name.start] = first + name.end
            if name.probability >= _SURE:
                doc.sure.add(first + name.start)


def _can_be_tagged(doc: Document, i: int, j: int) -> bool:
    """No person's name holds a body ("Kampanye Walhi Jawa Barat") or the marker of a place ("Kopdes Kelurahan Way")."""
    if sum(doc.words[k] in ('"', "“", "”") for k in range(i, j)) % 2:
        return False  # 'Gubernur Anies Baswedan "Traveloka': words of two clauses
    for k in range(i, j):
        if doc.words[k] in MARKERS and k + 1 < j and doc.words[k] != "kota":
            return False
        body = doc.longest(k, "body", "agency", "government") if k > i else None
        if body is not None and not any("ambiguous" in e.flags for e in body[1]):
            return False
    return True
