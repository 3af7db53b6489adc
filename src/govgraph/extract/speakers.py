"""Attributions: the speaking verbs of a sentence and the person each one names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from govgraph.extract.document import Chunk, Document, NameChunk, OrgChunk, Sentence, TitleChunk
from govgraph.lexicon.records import Entry

_PRONOUNS = frozenset({"ia", "dia", "beliau", "dirinya"})
_HEADS = frozenset(
    {"hal", "pernyataan", "demikian", "penegasan", "informasi", "pesan", "permintaan", "imbauan", "harapan"}
)
_ANNOUNCED = frozenset({"pesan", "hal", "beberapa", "sambutan", "arahan", "diantaranya", "antaranya"})
_UNREAL = frozenset(
    {
        "untuk",
        "guna",
        "demi",
        "dapat",
        "bisa",
        "mampu",
        "harus",
        "perlu",
        "dengan",
        "agar",
        "supaya",
        "tanpa",
        "dalam",
        "ikut",
    }
)
_EPITHET = 12  # tokens of "politikus Partai X dari Daerah Pemilihan Y itu"
_PRONOUN = 2  # tokens: "Lanjutnya, | ia juga | menjelaskan"
_CHAIN = 4  # tokens between two speaking verbs of which the second says what was said


class HasSpan(Protocol):
    """Anything with a character span."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """Behind the last character."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaking verb ``[i, j)`` with its speaker; what is said starts at ``end`` when it follows."""

    i: int
    j: int
    end: int
    voice: str  # active, inverted, menurut, passive, passive_back
    speaker: str | None
    explicit: bool  # named beside the verb, not by a pronoun
    indirect: bool
    direct: bool


class Speakers:
    """Keeps who spoke or acted last, so that "ujarnya" and "ia" can be read."""

    def __init__(self, doc: Document) -> None:
        """``doc`` has its chunks with references set."""
        self.doc = doc
        self.latest: str | None = self._headlined()  # the one the report is about, until somebody is named
        self._cache: dict[int, list[Attribution]] = {}

    def _headlined(self) -> str | None:
        """The only person named in the headline, else the first one of a caption."""
        for kind in ("title", "caption"):
            named = [
                chunk.ref
                for sentence, chunks in zip(self.doc.sentences, self.doc.chunks, strict=True)
                if sentence.kind == kind
                for chunk in chunks
                if isinstance(chunk, (NameChunk, TitleChunk)) and chunk.ref
            ]
            if named and (kind == "caption" or len(set(named)) == 1):
                return named[0]
        return None

    def leave(self, sentence: Sentence, attributions: list[Attribution], spans: Sequence[HasSpan]) -> None:
        """A sentence ends: its speaker, else its first named person, is whom the next pronoun means."""
        named = [a for a in attributions if a.speaker is not None]
        if named:
            self.latest = named[-1].speaker
            return
        if any(a.explicit and a.voice != "active" for a in attributions):
            self.latest = None  # somebody without a name spoke: nobody may be guessed across him
            return
        for chunk in self.doc.chunks[sentence.index]:
            if (
                isinstance(chunk, (NameChunk, TitleChunk))
                and chunk.ref
                and not _inside(self.doc.starts[chunk.i], spans)
            ):
                self.latest = chunk.ref
                return

    def attributions(self, sentence: Sentence, spans: Sequence[HasSpan]) -> list[Attribution]:
        """The speaking verbs of ``sentence`` outside quotation marks, with their speakers."""
        known = self._cache.get(sentence.index)
        if known is not None:
            return known
        found: list[Attribution] = []
        end = sentence.first
        for k in self.doc.starting("speech", sentence.first, sentence.last):
            hit = self.doc.longest(k, "speech")
            if hit is None or k < end or _inside(self.doc.starts[k], spans):
                continue
            end = k + hit[0]
            attribution = self._read(sentence, k, end, hit[1])
            if attribution is not None:
                found.append(attribution)
        self._cache[sentence.index] = found = _one_statement(found, self.doc.words, sentence.first)
        return found

    def _read(self, sentence: Sentence, i: int, j: int, entries: Sequence[Entry]) -> Attribution | None:
        classes = {e.key for e in entries}
        flags = {flag for e in entries for flag in e.flags}
        direct, indirect = "direct" in flags, "indirect" in flags
        voice = self._by_pronoun(sentence, i, j, classes)
        if voice == "relative":
            return None
        if voice is not None:
            return Attribution(i, j, j, voice, self.latest, False, indirect or voice == "menurut", voice == "inverted")
        if "preposition" in classes:
            return self._after_verb(sentence, i, j, "menurut", True, False)
        if "inverted" in classes and self._closes(sentence, i):
            found = self._after_verb(sentence, i, j, "inverted", indirect, True)
            if found is not None:
                return found
        if "passive" in classes:
            return self._passive(sentence, i, j)
        if "active" in classes:
            return self._active(sentence, i, j, direct, indirect)
        return None

    def _by_pronoun(self, sentence: Sentence, i: int, j: int, classes: set[str]) -> str | None:
        """Voice of an attribution whose speaker is a pronoun or -nya: "ujarnya", "menurut dia", "dijelaskannya, …"."""
        last_word = self.doc.words[j - 1]
        clitic = last_word.endswith("nya")
        if "inverted_nya" in classes or ("passive" in classes and i == sentence.first and clitic):
            return "inverted"
        if "preposition" in classes and clitic and i > sentence.first and self.doc.words[i - 1] == "yang":
            return "relative"
        if (last_word in _PRONOUNS and j - i > 1) or ("preposition" in classes and clitic):
            return "menurut" if "preposition" in classes else "inverted"
        return None

    def _closes(self, sentence: Sentence, i: int) -> bool:
        """An inverted verb stands behind a comma or a quotation, or opens the sentence ("Masih kata dia")."""
        return i - sentence.first <= 1 or not self.doc.words[i - 1][0].isalnum()

    def _after_verb(
        self, sentence: Sentence, i: int, j: int, voice: str, indirect: bool, direct: bool
    ) -> Attribution | None:
        """The speaker behind "kata" or "menurut": a pronoun, a person or a bare post within two words."""
        doc = self.doc
        if j < sentence.last and doc.words[j] in _PRONOUNS:
            return Attribution(i, j, j + 1, voice, self.latest, False, indirect, direct)
        chunks = [c for c in doc.chunks[sentence.index] if j <= c.i]
        described = self._described(j, sentence)
        if described:
            return Attribution(i, j, described, voice, self.latest, False, indirect, direct)
        if not chunks or chunks[0].i - j > 3:
            if j >= sentence.last:
                return None
            return Attribution(
                i, j, self._comma(j, sentence), voice, None, True, indirect and voice == "inverted", direct
            )
        speaker, end = self._person(chunks)
        return Attribution(i, j, self._comma(end, sentence), voice, speaker, True, indirect, direct)

    def _described(self, j: int, sentence: Sentence) -> int:
        """End of "politikus Partai X | itu" at ``j``, who was named before; 0 where somebody else is told."""
        doc = self.doc
        hit = doc.longest(j, "discourse") if j < sentence.last else None
        if hit is None or not {e.key for e in hit[1]} & {"epithet", "number_one", "number_two"}:
            return 0
        for k in range(j + hit[0], min(j + _EPITHET, sentence.last)):
            if doc.words[k] in (",", ".", "("):
                return 0
            if doc.words[k] in ("itu", "ini", "tersebut"):
                return k + 1
        return 0

    def _comma(self, k: int, sentence: Sentence) -> int:
        """Skip to behind the comma that closes "menurut X," when it is near."""
        for m in range(k, min(k + 12, sentence.last)):
            if self.doc.words[m] == ",":
                return m + 1
        return k

    def _person(self, chunks: list[Chunk]) -> tuple[str | None, int]:
        """The person named by the first chunks: a name, a post with its name, or a bare post."""
        first = chunks[0]
        if isinstance(first, NameChunk):
            return first.ref, first.j
        if isinstance(first, TitleChunk):
            for nxt in chunks[1:3]:
                if isinstance(nxt, NameChunk) and nxt.i - first.j <= 6:
                    return nxt.ref, nxt.j
                if not isinstance(nxt, TitleChunk):
                    break
            return first.ref, first.j
        if isinstance(first, OrgChunk):  # "kata jaksa KPK Budi": the name behind the body
            after = chunks[1] if len(chunks) > 1 else None
            if isinstance(after, NameChunk) and after.i - first.j <= 1:
                return after.ref, after.j
            return None, first.j
        return None, first.i

    def _passive(self, sentence: Sentence, i: int, j: int) -> Attribution | None:
        """ "Hal itu disampaikan (oleh) X": points back at what was told."""
        before = set(self.doc.words[sentence.first : max(i, j - 1)])
        if i == sentence.first and not before & _HEADS:
            return self._passive_front(sentence, i, j)
        if i - sentence.first > 6 or not before & _HEADS:
            return None
        k = j + 1 if j < sentence.last and self.doc.words[j] in ("oleh", "langsung") else j
        chunks = [c for c in self.doc.chunks[sentence.index] if k <= c.i]
        if not chunks or chunks[0].i - k > 2:
            return None
        speaker, end = self._person(chunks)
        if speaker is None:
            return None
        return Attribution(i, j, end, "passive_back", speaker, True, True, True)

    def _passive_front(self, sentence: Sentence, i: int, j: int) -> Attribution | None:
        """ "Dikatakan X, pasar itu …", "Disampaikan (oleh) X bahwa …": the statement comes behind the speaker."""
        k = j + 1 if self.doc.words[j : j + 1] == ["oleh"] else j
        chunks = [c for c in self.doc.chunks[sentence.index] if k <= c.i]
        if not chunks or chunks[0].i != k:
            return None
        speaker, end = self._person(chunks)
        if speaker is None or self.doc.words[end : end + 1] not in ([","], ["bahwa"]):
            return None
        return Attribution(i, j, end, "passive", speaker, True, True, True)

    def _active(self, sentence: Sentence, i: int, j: int, direct: bool, indirect: bool) -> Attribution | None:
        """ "X mengatakan (bahwa)": the actor before the verb."""
        doc = self.doc
        if i > sentence.first and doc.words[i - 1] in _UNREAL:
            return None  # "untuk memastikan bahwa": a purpose or a power, nothing said
        actor = None
        explicit = False
        for chunk in doc.chunks[sentence.index]:
            if chunk.i >= i:
                break
            if isinstance(chunk, NameChunk) and chunk.ref:
                actor, explicit = chunk.ref, True
                break
            if isinstance(chunk, TitleChunk) and chunk.ref and actor is None:
                follows = [c for c in doc.chunks[sentence.index] if chunk.j <= c.i < i and isinstance(c, NameChunk)]
                if not follows or follows[0].i - chunk.j > 6:
                    actor, explicit = chunk.ref, True
                    break
        if actor is None:
            pronoun = [w for w in doc.words[sentence.first : i] if w in _PRONOUNS or w == "pihaknya"]
            bare = i - sentence.first <= 4 and not any(c.i < i for c in doc.chunks[sentence.index])
            described = i > sentence.first and any(
                w in ("itu", "tersebut") for w in doc.words[max(sentence.first, i - 3) : i]
            )
            if pronoun or (bare and i == sentence.first) or (described and i - sentence.first <= 9):
                actor = self.latest
            elif not pronoun:
                return None
        return Attribution(i, j, j, "active", actor, explicit, indirect, direct)

    def explicit_for(self, start: int, end: int, sentences: list[Sentence], spans: Sequence[HasSpan]) -> str | None:
        """The speaker named beside a quotation that lies at ``[start, end)``, or None."""
        for sentence in sentences:
            if sentence.end > start - 1 and sentence.start < end + 2:
                for a in self.attributions(sentence, spans):
                    if a.direct and a.explicit and a.speaker:
                        return a.speaker
        return None

    def of_quote(
        self, start: int, end: int, sentences: list[Sentence], spans: Sequence[HasSpan], carried: str | None
    ) -> tuple[str | None, str]:
        """Speaker and rule of a quotation: beside it, behind it, before it, or carried over."""
        after = [s for s in sentences if s.start < end + 3 and s.end > end]
        within = [s for s in sentences if s.start < end and s.end > start]
        before = [s for s in sentences if s.end <= start + 1][-1:]
        for group, rule in (
            (after, "quote.direct.after"),
            (within, "quote.direct.beside"),
            (before, "quote.direct.before"),
        ):
            for sentence in group:
                for a in self.attributions(sentence, spans):
                    if a.direct or rule == "quote.direct.before":
                        return (a.speaker, rule) if a.speaker else (None, "quote.speaker_unnamed")
        if carried is not None:
            return carried, "quote.direct.continued"
        if self.latest is not None:
            return self.latest, "quote.direct.paragraph"
        return None, "quote.no_speaker"


def _inside(offset: int, spans: Sequence[HasSpan]) -> bool:
    return any(s.start <= offset < s.end for s in spans)


def _one_statement(found: list[Attribution], words: list[str], start: int) -> list[Attribution]:
    """One indirect statement a sentence: the first active verb, or the last of a chain ("menyampaikan … meminta")."""
    active = [a for a in found if a.voice == "active"]
    # "Lebih lanjut X menjelaskan bahwa": what is said stands behind the second verb
    opening = [a for a in found if a.voice == "inverted" and a.i - start <= 1]
    found = [a for a in found if a not in opening or not any(_leads_to(a, b, words) for b in active)]
    if len(active) < 2:
        return found
    inner = active[0]
    following = active[1]
    if following.i - inner.j <= _CHAIN and set(words[inner.j : following.i]) & _ANNOUNCED:
        inner = following
    return [a for a in found if a.voice != "active" or a is inner]


def _leads_to(a: Attribution, b: Attribution, words: list[str]) -> bool:
    """Whether the speaker of "lanjut X" has another speaking verb right behind his name."""
    first = a.j + (words[a.j] == ",")  # "Lebih lanjut, X menjelaskan"
    near = b.explicit or b.i - first <= _PRONOUN
    return a.j < b.i and near and a.speaker == b.speaker and "," not in words[first : b.i]
