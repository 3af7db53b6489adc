"""Claims as a document shows them: article, paragraph, sentence and span, counted as browsers count.

Offsets of the graph are code points into the article; a browser counts UTF-16 units, and shows paragraphs.
"""

from __future__ import annotations

from govgraph.graph import Graph
from govgraph.model import Article, Claim
from govgraph.viewer.text import paragraph_at, shorten, units
from govgraph.views.index import Json
from govgraph.views.words import safe_url


def article_head(article: Article, source: str) -> Json:
    """What names an article beside its claims; ``source`` is shared by copies of one text."""
    return {
        "id": f"article/{article.key}", "title": shorten(article.title or article.id), "outlet": article.outlet,
        "published": article.published, "url": safe_url(article.url), "source": source,
    }  # fmt: skip


class Evidence:
    """Collects the claims of one document, and the articles and paragraphs that they stand in, each once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._place: dict[tuple[str, int], int] = {}
        self.articles: dict[str, Json] = {}
        self.paragraphs: list[Json] = []

    def claim(self, claim: Claim) -> Json:
        """``claim`` with offsets in UTF-16 units inside its paragraph."""
        article = self._graph.articles[claim.article]
        number = paragraph_at(article, claim.start)
        place = self._paragraph(article, number)
        text, start = self.paragraphs[place]["text"], article.paragraphs[number].start
        inside = {
            name: units(text, offset - start)
            for name, offset in (("sentence_start", claim.sentence_start), ("sentence_end", claim.sentence_end),
                                 ("start", claim.start), ("end", claim.end))
        }  # fmt: skip
        return {"article": claim.article, "paragraph": place, **inside, "rule": claim.rule}

    def _paragraph(self, article: Article, number: int) -> int:
        key = article.key
        if (key, number) not in self._place:
            self._place[key, number] = len(self.paragraphs)
            self.articles.setdefault(key, article_head(article, self._graph.sources.get(key, key)))
            found = article.paragraphs[number]
            text = article.text[found.start : found.end]
            self.paragraphs.append({"article": key, "index": number, "kind": found.kind, "text": text})
        return self._place[key, number]
