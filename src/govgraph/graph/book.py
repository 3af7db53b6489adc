"""Claims collected under the facts they support: the only way into the graph is with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from govgraph.errors import GovgraphError
from govgraph.graph.facts import Facts, Key, Rows, object_key
from govgraph.model import Article, Evidence, Value
from govgraph.vocabulary import Vocabulary

Object = str | Value


def claim_id(article: str, evidence: Evidence, subject: str, predicate: str, value: Object) -> str:
    """``claim/<16 hex digits>`` from the article key, the span, the rule and what is said."""
    return f"claim/{_number(article, evidence, (subject, predicate, object_key(value))):016x}"


def _number(article: str, why: Evidence, key: Key) -> int:
    start, end, _, _, rule = why
    said = f"{article}\x1f{start}\x1f{end}\x1f{rule}\x1f{key[0]}\x1f{key[1]}\x1f{key[2]}"
    return int.from_bytes(sha256(said.encode()).digest()[:8])


class FactBook:
    """Collects facts with their claims. A fact all of whose claims are rejected never appears."""

    def __init__(self, vocabulary: Vocabulary, articles: Mapping[str, Article], rejected: frozenset[str]) -> None:
        """``articles`` by key; ``rejected`` are claim ids that decisions struck out."""
        self._vocabulary = vocabulary
        self._articles = articles
        self._rejected = rejected
        self._known: set[str] = set()  # predicates that the ontology declares
        self._rows = Rows(articles)
        self._length = ("", 0)  # of the text of the article that is told of

    def add(self, subject: str, predicate: str, value: Object, article: str, evidence: Iterable[Evidence]) -> None:
        """Say ``subject predicate value`` on the strength of ``evidence`` in ``article`` (a key).

        Without evidence nothing is said. GovgraphError for an unknown predicate or a span outside the article.
        """
        if predicate not in self._known:
            self._known.add(self._vocabulary.property(predicate).curie)
        key = (subject, predicate, object_key(value))
        for item in evidence:
            self._check(article, item)
            number = _number(article, item, key)
            if not self._rejected or f"claim/{number:016x}" not in self._rejected:
                self._rows.add(key, article, item, number)

    def _check(self, article: str, why: Evidence) -> None:
        if self._length[0] != article:
            self._length = (article, len(self._articles[article].text))
        if not 0 <= why.sentence_start <= why.start < why.end <= why.sentence_end <= self._length[1]:
            raise GovgraphError(f"{article}: rule {why.rule} points outside its sentence or text", "this is a bug")

    def facts(self) -> Facts:
        """All facts, sorted by subject, predicate and object, each with its claims sorted by article and span.

        The book is empty afterwards: nobody needs both, and together they would be the peak of a build's memory.
        """
        return self._rows.facts()
