"""Who said what: direct quotations with their attribution, and indirect statements with a speaking verb.

Direct quotations are found per paragraph, whatever the quotation marks; several quoted stretches of one speaker
in one paragraph are one quotation. An indirect statement is what follows "X mengatakan (bahwa)", what "menurut X"
introduces, or the sentence that "…, kata X" closes. A speaker is never guessed across an unnamed one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from govgraph.extract.chunker import dateline_end
from govgraph.extract.document import Document, Sentence
from govgraph.extract.speakers import Attribution, Speakers
from govgraph.model import Dropped, Evidence, Quote

# "?" stands where an archive lost its quotation marks.
_OPEN = {
    '"': '"”“', "“": '”"“', "”": '”"', "„": '”"', "«": "»", "?": "?", "''": "''", "``": "''", ",,": "''",
    "'": "'’", "‘": "’'",
}  # fmt: skip
_SINGLE = frozenset("'‘")  # also an apostrophe and the mark of a term: what is said ends with a stop or a comma
_MARK = re.compile("''|``|,,|[" + "".join(m for m in _OPEN if len(m) == 1) + "]")
_CLOSE = {marks: re.compile(marks if marks == "''" else "[" + marks + "]") for marks in _OPEN.values()}
_TWICE = frozenset('"“”')  # a table writes a mark in its cells twice
_MIN_DIRECT = 3  # words: shorter stretches are terms in quotation marks
_SKIP = frozenset({"bahwa", ",", ":", "-", "agar", "supaya"})
_THAT = ("itu", "ini", "tersebut", "demikian")
_CIRCUMSTANCE = frozenset(
    {"saat", "ketika", "usai", "seusai", "setelah", "sebelum", "di", "dalam", "pada", "sela", ",", "."}
)  # fmt: skip
_ASIDE = 4  # tokens: what stands before "…, kata dia," is then an adverbial, and the statement follows
_MARKS = 4  # characters between what is said and the verb: a comma, the closing mark, a space
_GAP = 14  # words between two quoted stretches of one statement: an attribution, not a sentence of its own


class Span(NamedTuple):
    """A quoted stretch without its marks; ``closed`` is false when the paragraph ends first."""

    start: int
    end: int
    closed: bool


def quoted_spans(text: str, start: int, end: int) -> list[Span]:
    """The quoted stretches of ``text[start:end]``, in order; unclosed ones reach to the end."""
    spans: list[Span] = []
    position = start
    while (found := _MARK.search(text, position, end)) is not None:
        position, a = found.span()
        if not _opens(text, position, start):
            position = a
            continue
        twice = found[0] in _TWICE and a < end and text[a] in _TWICE
        a += twice
        close = _closing(text, a, end, _OPEN[found[0]])
        if close is None and found[0] in _SINGLE:
            position = a
            continue
        stop = b = close if close is not None else end
        while a < b and (text[a].isspace() or text[a] == "?"):
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if b > a:
            spans.append(Span(a, b, close is not None))
        position = stop + 1 + (twice or len(found[0]) == 2)
    return spans


def _opens(text: str, position: int, start: int) -> bool:
    if text[position] == "?":
        lost = position == start or text[position - 1] in " \n\t"
        return lost and text[position + 1 : position + 4].lstrip("? ")[:1].isupper()
    if text[position] in "'‘`,":
        return position == start or text[position - 1].isspace()
    return position == start or not text[position - 1].isalnum()


def _closing(text: str, position: int, end: int, marks: str) -> int | None:
    for found in _CLOSE[marks].finditer(text, position, end):
        k = found.start()
        if marks == "?":
            if text[k - 1] in ",." or text[k + 1 : k + 3].strip()[:1].islower():
                return k
            continue
        if marks in ("'’", "’'") and text[k - 1] not in ",.!?":
            continue
        if k + 1 >= len(text) or not text[k + 1].isalnum() or text[k - 1] in ",.!?":
            return k
    return None


class QuoteFinder:
    """Finds the statements of one article."""

    def __init__(self, doc: Document, speakers: Speakers) -> None:
        """``speakers`` knows who each attribution of ``doc`` names."""
        self.doc = doc
        self.speakers = speakers
        self.quotes: list[Quote] = []
        self.dropped: list[Dropped] = []
        self.carry: str | None = None  # speaker of an unclosed quotation that goes on in the next paragraph

    def run(self) -> tuple[Quote, ...]:
        """All statements in the order of the text."""
        groups: dict[int, list[Sentence]] = {}
        for sentence in self.doc.sentences:
            if sentence.kind == "body":
                groups.setdefault(sentence.paragraph, []).append(sentence)
        for number, sentences in groups.items():
            self._paragraph(number, sentences)
        unique: dict[tuple[int, int], Quote] = {}
        for quote in sorted(self.quotes, key=lambda q: (q.start, -q.end)):
            unique.setdefault((quote.start, quote.end), quote)
        return tuple(unique.values())

    def _paragraph(self, number: int, sentences: list[Sentence]) -> None:
        paragraph = self.doc.article.paragraphs[number]
        spans = list(quoted_spans(self.doc.text, paragraph.start, paragraph.end))
        direct = [s for s in spans if len(self.doc.text[s.start : s.end].split()) >= _MIN_DIRECT or self._said(s)]
        open_speaker, open_quote = None, None
        for sentence in sentences:
            here = [s for s in direct if sentence.start <= s.start < sentence.end or s.start < sentence.start < s.end]
            attributions = self.speakers.attributions(sentence, spans)
            inside = any(s.start <= sentence.start and sentence.end <= s.end for s in spans)
            for attribution in attributions:
                if here:
                    continue
                self._indirect(sentence, attribution)
            if not inside or not here:
                self.speakers.leave(sentence, attributions, spans)
        for group in self._groups(direct, sentences, spans):
            open_speaker = self._direct(group, sentences, spans, open_speaker)
            open_quote = group[-1]
        self.carry = open_speaker if open_quote is not None and not open_quote.closed else None

    def _said(self, span: Span) -> bool:
        """ "Kami siap," | kata …: a speaking verb right behind a short stretch says that it is no term."""
        doc = self.doc
        k = doc.token_at(span.end)
        while k is not None and k < len(doc.raw) and not doc.raw[k][0].isalnum():
            k += 1
        if k is None or k >= len(doc.raw) or doc.starts[k] - span.end > _MARKS:
            return False
        spoken = doc.longest(k, "speech")
        stop = doc.text[span.end - 1] in ",.!?" or doc.text[span.end + 1 : span.end + 2] == ","
        return stop and spoken is not None and any(entry.key.startswith("inverted") for entry in spoken[1])

    def _groups(self, direct: list[Span], sentences: list[Sentence], spans: list[Span]) -> list[list[Span]]:
        """Quoted stretches of one paragraph that belong to one statement: no other speaker stands between."""
        groups: list[list[Span]] = []
        speaker: str | None = None
        for span in direct:
            named = self.speakers.explicit_for(span.start, span.end, sentences, spans)
            near = bool(groups) and len(self.doc.text[groups[-1][-1].end : span.start].split()) <= _GAP
            if near and (named is None or speaker is None or named == speaker):
                groups[-1].append(span)
                speaker = speaker or named
            else:
                groups.append([span])
                speaker = named
        return groups

    def _direct(
        self, group: list[Span], sentences: list[Sentence], spans: list[Span], before: str | None
    ) -> str | None:
        speaker, rule = self.speakers.of_quote(group[0].start, group[-1].end, sentences, spans, before or self.carry)
        first = group[0]
        if speaker is None:
            self.dropped.append(Dropped(first.start, first.end, rule))
            return None
        start, end = first.start, group[-1].end if group[-1] is first else first.end
        holder = next((s for s in sentences if s.start <= first.start < s.end), sentences[0])
        evidence = Evidence(start, end, min(holder.start, start), max(holder.end, end), rule)
        self.quotes.append(Quote(speaker, True, start, end, evidence))
        return speaker

    def _indirect(self, sentence: Sentence, attribution: Attribution) -> None:
        doc = self.doc
        if not attribution.indirect:
            return
        if attribution.speaker is None:
            start, end = doc.span(attribution.i, attribution.j)
            self.dropped.append(Dropped(start, end, "quote.speaker_unknown"))
            return
        content = self._content(sentence, attribution)
        if content is None:
            return
        start, end = content
        rule = f"quote.indirect.{attribution.voice}"
        evidence = Evidence(start, end, min(start, sentence.start), max(end, sentence.end), rule)
        self.quotes.append(Quote(attribution.speaker, False, start, end, evidence))

    def _content(self, sentence: Sentence, attribution: Attribution) -> tuple[int, int] | None:
        """Span of what is said: behind the verb, behind "menurut X," or the sentence that the verb closes."""
        doc = self.doc
        end = self._without_stop(sentence)
        if attribution.voice == "passive_back":
            return self._told_before(sentence, attribution.speaker)
        if attribution.voice == "inverted":
            start = self._first_word(sentence)
            if attribution.i - start <= _ASIDE and attribution.end < sentence.last - 3:
                k = self._after(attribution.end, sentence)
                return (doc.starts[k], end) if k < sentence.last - 2 else None
            stop = attribution.i
            tail = end if sentence.last - attribution.end > 3 else doc.ends[max(start, stop - 2)]
            return (doc.starts[start], tail) if stop - start >= 3 else None
        k = self._after(attribution.end, sentence)
        if self._points_back(k, sentence):
            return self._told_before(sentence, attribution.speaker)
        if k >= sentence.last - 2:
            return None
        return doc.starts[k], end

    def _points_back(self, k: int, sentence: Sentence) -> bool:
        """ "X menyampaikan | hal itu saat membuka rapat", "mengatakan | demikian di …": what was told before."""
        words = self.doc.words[k : sentence.last]
        named = words[:2] in [["hal", word] for word in _THAT]
        after = words[2:3] if named else words[1:2]
        return (named or words[:1] in [[word] for word in _THAT]) and bool(after) and after[0] in _CIRCUMSTANCE

    def _after(self, k: int, sentence: Sentence) -> int:
        while k < sentence.last and self.doc.words[k] in _SKIP:
            k += 1
        return k

    def _first_word(self, sentence: Sentence) -> int:
        k = sentence.first
        while k < sentence.last and not self.doc.raw[k][0].isalnum():
            k += 1
        return k

    def _without_stop(self, sentence: Sentence) -> int:
        last = sentence.last - 1
        while last > sentence.first and self.doc.words[last] in {".", '"', "”"}:
            last -= 1
        return self.doc.ends[last]

    def _told_before(self, sentence: Sentence, speaker: str | None) -> tuple[int, int] | None:
        """ "Hal itu disampaikan X": the statement is what stood before, unless taken already or told of X himself."""
        doc = self.doc
        earlier = [s for s in doc.sentences[: sentence.index] if s.kind == "body"]
        if not earlier:
            return None
        number = sentence.paragraph if earlier[-1].paragraph == sentence.paragraph else earlier[-1].paragraph
        told = [s for s in earlier if s.paragraph == number]
        start, end = doc.starts[min(self._unnamed_says(told[0]), told[0].last - 1)], told[-1].end
        if any(chunk.ref == speaker for chunk in doc.chunks[told[0].index]):
            return None  # "X memuji Y. Hal itu diungkapkan X": what he did, not what he said
        if any(start <= q.start < end for q in self.quotes) or '"' in doc.text[start:end] or "“" in doc.text[start:end]:
            return None
        return start, self._without_stop(told[-1])

    def _unnamed_says(self, sentence: Sentence) -> int:
        """Behind "Ekonom mengingatkan bahwa" of whom the next sentence names; else the first word of ``sentence``."""
        first = dateline_end(self.doc, sentence)
        for k in self.doc.starting("speech", first + 1, min(first + _ASIDE, sentence.last)):
            hit = self.doc.longest(k, "speech")
            if hit is not None and any(e.key == "active" and "indirect" in e.flags for e in hit[1]):
                return self._after(k + hit[0], sentence)
        return first
