"""Claims collected under the facts they support: the only way into the graph is with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from govgraph.errors import GovgraphError
from govgraph.model import Article, Claim, Evidence, Fact, Value
from govgraph.vocabulary import Vocabulary

Object = str | Value


def object_key(value: Object) -> str:
    """One string per object, for sorting and for identifiers: an entity and a literal never share one."""
    return value if isinstance(value, str) else f'"{value.text}"^^{value.datatype}@{value.lang or ""}'


def claim_id(article: str, evidence: Evidence, subject: str, predicate: str, value: Object) -> str:
    """``claim/<16 hex digits>`` from the article key, the span, the rule and what is said."""
    return _identifier(article, evidence, subject, predicate, object_key(value))


def _identifier(article: str, why: Evidence, subject: str, predicate: str, value: str) -> str:
    said = f"{article}\x1f{why.start}\x1f{why.end}\x1f{why.rule}\x1f{subject}\x1f{predicate}\x1f{value}"
    return "claim/" + sha256(said.encode()).hexdigest()[:16]


class FactBook:
    """Collects facts with their claims. A fact all of whose claims are rejected never appears."""

    def __init__(self, vocabulary: Vocabulary, articles: Mapping[str, Article], rejected: frozenset[str]) -> None:
        """``articles`` by key; ``rejected`` are claim ids that decisions struck out."""
        self._vocabulary = vocabulary
        self._articles = articles
        self._rejected = rejected
        self._known: set[str] = set()  # predicates that the ontology declares
        self._quotes: dict[str, str] = {}  # each wording once: a sentence stands behind several facts, a name in many
        # What is said, and the claims of it as they come: a list, because a dictionary for each of millions of
        # facts, most of which have one claim, would be most of the memory of a large build.
        self._claims: dict[tuple[str, str, str], list[Claim]] = {}
        self._objects: dict[tuple[str, str, str], Object] = {}

    def add(self, subject: str, predicate: str, value: Object, article: str, evidence: Iterable[Evidence]) -> None:
        """Say ``subject predicate value`` on the strength of ``evidence`` in ``article`` (a key).

        Without evidence nothing is said. GovgraphError for an unknown predicate or a span outside the article.
        """
        if predicate not in self._known:
            self._known.add(self._vocabulary.property(predicate).curie)
        key = (subject, predicate, object_key(value))
        for item in evidence:
            claim = self._claim(key, article, item)
            if claim.id not in self._rejected:
                self._claims.setdefault(key, []).append(claim)
                if not isinstance(value, str):  # an entity is its own key
                    self._objects[key] = value

    def _claim(self, key: tuple[str, str, str], article: str, evidence: Evidence) -> Claim:
        text = self._articles[article].text
        inside = 0 <= evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end <= len(text)
        if not inside:
            raise GovgraphError(f"{article}: rule {evidence.rule} points outside its sentence or text", "this is a bug")
        quote = text[evidence.start : evidence.end]
        return Claim(
            _identifier(article, evidence, *key), article, evidence.start, evidence.end,
            evidence.sentence_start, evidence.sentence_end, self._quotes.setdefault(quote, quote), evidence.rule,
        )  # fmt: skip

    def facts(self) -> tuple[Fact, ...]:
        """All facts, sorted by subject, predicate and object, each with its claims sorted by article and span.

        The book is empty afterwards: nobody needs both, and together they would be the peak of a build's memory.
        """
        return tuple(
            Fact(key[0], key[1], self._objects.get(key, key[2]), _in_order(self._claims.pop(key)))
            for key in sorted(self._claims)
        )


def _in_order(claims: list[Claim]) -> tuple[Claim, ...]:
    """Claims sorted, each once however often it was made."""
    if len(claims) == 1:
        return (claims[0],)
    return tuple(sorted({claim.id: claim for claim in claims}.values(), key=_claim_order))


def _claim_order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.start, claim.end, claim.id
