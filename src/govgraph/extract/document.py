"""An article cut into sentences and tokens, with everything the lexicon says about each token.

``Document`` is the blackboard of the cascade: later stages read tokens, sentences and lexicon hits, and add
chunks (typed stretches of tokens). Offsets are code points into ``Article.text`` throughout.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from govgraph.extract.knowledge import Knowledge
from govgraph.extract.running_mates import part_mates
from govgraph.extract.wordforms import Form, kinds_of
from govgraph.language.sentences import sentence_spans
from govgraph.lexicon.index import Hit
from govgraph.lexicon.tokenizer import tokenize
from govgraph.model import Article, Evidence, ParagraphKind

_LONGEST = 1_500  # characters; sentences of newsrooms stay below, endless lists and broken text do not
_PIECE = 150  # tokens
_WHITE = re.compile(r"\s")
READ = frozenset({"title", "body", "heading", "caption"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: character span, token range ``[first, last)``, the paragraph it stands in."""

    index: int
    paragraph: int
    kind: ParagraphKind
    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Chunk:
    """A typed stretch of tokens ``[i, j)``: title, org, place, name. Subclasses carry what is known of it."""

    i: int
    j: int
    rule: str
    ref: str | None = None  # local entity id, set by the entity stage


@dataclass(slots=True)
class PlaceChunk(Chunk):
    """A place name with its candidate codes; ``code`` is set once context has decided."""

    candidates: tuple[str, ...] = ()
    name: str = ""  # for places without a code: foreign areas and named sites
    type: str = ""
    ambiguous: bool = False
    code: str | None = None
    inferred: bool = False


@dataclass(slots=True)
class OrgChunk(Chunk):
    """An organisation: ``name`` is the expanded name without area, ``place`` the area it names."""

    name: str = ""
    type: str = "other"
    place: PlaceChunk | None = None
    area_types: tuple[str, ...] = ()  # kinds of region whose part this body is; empty: national or private
    key: str = ""  # what makes two mentions the same kind of body
    form: str = ""  # the wording without parenthesised abbreviation and area
    abbreviation: str = ""
    local_agency: bool = False  # a dinas or badan of a region: with "Kepala" it is a title, not a body
    area_prefix: str = ""
    nameless: bool = False  # "pemprov", "DPRD" without an area: context must say which


@dataclass(slots=True)
class TitleChunk(Chunk):
    """A post as worded: title spelled out and what it is a post of."""

    title: str = ""
    takes: str = "none"
    area_types: tuple[str, ...] = ()
    place: PlaceChunk | None = None
    org: OrgChunk | None = None
    acting: bool = False
    former: bool = False
    elect: bool = False
    body: str = ""  # key of the body the post belongs to where that is fixed
    shares_next: bool = False  # "Gubernur dan Wakil Gubernur Kepri": the area stands with the next title


@dataclass(slots=True)
class NameChunk(Chunk):
    """A person's name ``[i, j)``, titles and degrees aside."""

    words: tuple[str, ...] = ()
    certain: bool = False  # stands with a post, an honorific or a speech verb


class Item(NamedTuple):
    """A mention that can fill a role: token range, kind (person, org, area), local id."""

    i: int
    j: int
    kind: str
    ref: str


@dataclass(slots=True)
class Document:
    """Tokens and sentences of the readable paragraphs, with lexicon hits and chunks."""

    article: Article
    lexicon: Knowledge
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    capitals: list[bool] = field(default_factory=list)  # whether each token starts with a capital letter
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    tagged: dict[int, int] = field(default_factory=dict)  # names the tagger saw: first token → end
    sure: set[int] = field(default_factory=set)  # those of them that need no other sign
    called: set[str] = field(default_factory=set)  # folded words of the names met so far, while chunks are found
    glosses: dict[str, str] = field(default_factory=dict)  # abbreviations the text explains: what they name
    chunks: list[list[Chunk]] = field(default_factory=list)  # per sentence, in order of tokens, not overlapping
    items: dict[int, tuple[Item, ...]] = field(default_factory=dict)  # by sentence, see ``frames.items_of``
    _hits: list[tuple[Hit, ...]] = field(default_factory=list)
    _kinds: list[frozenset[str]] = field(default_factory=list)  # of the entries of ``_hits``
    _forms: list[Form] = field(default_factory=list)
    _starting: dict[str, list[int]] = field(default_factory=dict)
    _places: dict[frozenset[str], list[int]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def hits(self, i: int) -> tuple[Hit, ...]:
        """Listed phrases that start at token ``i`` and end in its sentence, longest first, case respected."""
        return self._hits[i]

    def kinds(self, i: int) -> frozenset[str]:
        """The kinds of the listed phrases that start at token ``i``."""
        return self._kinds[i]

    def starting(self, kind: str, first: int, last: int) -> list[int]:
        """The tokens of ``[first, last)`` at which a listed phrase of ``kind`` starts; the document is complete."""
        known = self._starting.get(kind)
        if known is None:
            known = self._starting[kind] = [i for i, kinds in enumerate(self._kinds) if kind in kinds]
        return known[bisect_left(known, first) : bisect_left(known, last)]

    def among(self, words: frozenset[str], first: int, last: int) -> list[int]:
        """The tokens of ``[first, last)`` that are one of ``words`` (folded); the document is complete."""
        known = self._places.get(words)
        if known is None:
            known = self._places[words] = [i for i, word in enumerate(self.words) if word in words]
        return known[bisect_left(known, first) : bisect_left(known, last)] if known else known

    def digits(self) -> list[int]:
        """Where in the text the runs of digits of its tokens begin."""
        return [start + at for start, form in zip(self.starts, self._forms, strict=True) for at in form.digits]

    def date_starts(self, start: int, end: int) -> list[tuple[int, str]] | None:
        """What ``TimeWords.starts`` gives for ``text[start:end]``, by its tokens; None where they cannot tell."""
        if "_" in self.text:  # a sign between tokens, but inside a word for regular expressions
            return None
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        tokens = zip(self.starts[first:last], self._forms[first:last], strict=True)
        return [(offset - start + at, key) for offset, form in tokens for at, key in form.dates]

    def longest(self, i: int, *kinds: str) -> Hit | None:
        """The longest listed phrase of one of ``kinds`` that starts at ``i``, with its entries of those kinds."""
        if self._kinds[i].isdisjoint(kinds):
            return None
        for hit in self._hits[i]:
            entries = hit[1]
            if len(entries) == 1:
                if entries[0].kind in kinds:
                    return hit
            else:
                chosen = tuple([entry for entry in entries if entry.kind in kinds])
                if chosen:
                    return hit[0], chosen
        return None

    def capital(self, i: int) -> bool:
        """Whether token ``i`` starts with a capital letter."""
        return self.capitals[i]

    def add_sentence(self, sentence: Sentence, forms: list[Form]) -> None:
        """Take in the tokens of ``sentence``, whose spans are noted already, with the listed phrases they start."""
        self.sentences.append(sentence)
        self._forms += forms
        self.raw += [form.raw for form in forms]
        self.words += [form.word for form in forms]
        self.capitals += [form.capital for form in forms]
        self.sentence_of += [sentence.index] * len(forms)
        self._hits += [form.hits for form in forms]
        self._kinds += [form.kinds for form in forms]
        words, last = self.words, sentence.last
        for i, form in enumerate(forms, sentence.first):
            if form.opens and (form.seconds is None or (i + 1 < last and words[i + 1] in form.seconds)):
                found = self.lexicon.phrases.at(words, i)
                fitting = [(length, form.fitting(entries)) for length, entries in found if i + length <= last]
                self._hits[i] = hits = tuple([hit for hit in fitting if hit[1]])
                self._kinds[i] = kinds_of(hits)

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Character span of tokens ``[i, j)``."""
        return self.starts[i], self.ends[j - 1]

    def wording(self, i: int, j: int) -> str:
        """Verbatim text of tokens ``[i, j)``."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def sentence_at(self, i: int) -> Sentence:
        """The sentence that holds token ``i``."""
        return self.sentences[self.sentence_of[i]]

    def evidence(self, i: int, j: int, rule: str) -> Evidence:
        """Evidence for tokens ``[i, j)`` under ``rule``."""
        sentence = self.sentence_at(i)
        return Evidence(self.starts[i], self.ends[j - 1], sentence.start, sentence.end, rule)

    def all_chunks(self) -> Iterator[Chunk]:
        """Every chunk of the document, in order."""
        for chunks in self.chunks:
            yield from chunks

    def token_at(self, offset: int) -> int | None:
        """Index of the token that covers or follows ``offset`` within the article's tokens, or None."""
        k = bisect_right(self.starts, offset) - 1
        if k >= 0 and self.starts[k] <= offset < self.ends[k]:
            return k
        return k + 1 if k + 1 < len(self.starts) else None


def read_document(article: Article, lexicon: Knowledge) -> Document:
    """Cut the readable paragraphs of ``article`` into sentences and tokens."""
    doc = Document(article, lexicon)
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in READ:
            continue
        for whole in sentence_spans(article.text, paragraph.start, paragraph.end, lexicon.abbreviations):
            for start, end in _pieces(article.text, *whole):
                first = len(doc.starts)
                forms = _tokens(doc, start, end)
                index, last = len(doc.sentences), len(doc.starts)
                doc.add_sentence(Sentence(index, number, paragraph.kind, start, end, first, last), forms)
    return doc


def _tokens(doc: Document, start: int, end: int) -> list[Form]:
    """Note the spans of the tokens between ``start`` and ``end``; their forms."""
    forms: list[Form] = []
    starts: list[int] = []
    single, cut = doc.lexicon.forms.known.get, doc.lexicon.forms.cut
    text = doc.text[start:end]
    if not text.isprintable():  # white space other than the space is not
        text = _WHITE.sub(" ", text)
    for piece in text.split(" "):  # no token holds white space, and there is nothing else between tokens
        known = single(piece)
        if known is not None:
            starts.append(start)
            forms.append(known)
            start += known.length
        else:
            for form in cut(piece):
                starts.append(start)
                forms.append(form)
                start += form.length
        start += 1
    forms, starts = part_mates(forms, starts, doc.lexicon)
    doc.starts += starts
    doc.ends += [at + form.length for at, form in zip(starts, forms, strict=True)]
    return forms


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence as it is; one without end in pieces, since the work on a sentence grows faster than its length."""
    if end - start <= _LONGEST:
        return [(start, end)]
    tokens = [(start + a, start + b) for a, b in tokenize(text[start:end])]
    groups = [tokens[k : k + _PIECE] for k in range(0, len(tokens), _PIECE)]
    return [(group[0][0], group[-1][1]) for group in groups]
