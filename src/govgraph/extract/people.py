"""The people of one article: name forms joined, posts given, short names and posts used as names resolved."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from govgraph.extract.areas import Areas
from govgraph.extract.bodies import Bodies
from govgraph.extract.document import Document, NameChunk, TitleChunk
from govgraph.extract.holders import holdings
from govgraph.extract.jurisdictions import Held, settle_of
from govgraph.lexicon.tokenizer import fold
from govgraph.model import Dropped, Evidence, Person, PostClaim

_ONE_OF_MANY = frozenset({"oknum", "seorang", "sejumlah", "para"})
_SOUNDS = (("sy", "s"), ("iy", "i"), ("oe", "u"), ("dj", "j"), ("tj", "c"))
_POINTERS = frozenset({"itu", "tersebut", "ini"})


@dataclass(slots=True)
class Individual:
    """A person under construction."""

    id: str
    words: tuple[str, ...]  # of the longest form, folded
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Evidence] = field(default_factory=list)
    held: dict[tuple[str, str | None, bool, bool], Held] = field(default_factory=dict)
    evidence: dict[tuple[str, str | None, bool, bool], list[Evidence]] = field(default_factory=dict)
    first: int = 0


class People:
    """Person entities of one article, and who a name, short name or bare post refers to."""

    def __init__(self, doc: Document, areas: Areas, bodies: Bodies) -> None:
        """Join the name chunks of ``doc`` into people and give them their posts."""
        self.doc = doc
        self.areas = areas
        self.bodies = bodies
        self.individuals: list[Individual] = []
        self.dropped: list[Dropped] = []
        self._by_chunk: dict[int, Individual] = {}
        pairs = holdings(doc)
        self._join(pairs)
        self._give_posts(pairs)
        self._number()

    def _join(self, pairs: list[tuple[TitleChunk, NameChunk]]) -> None:
        """Longest names first; a shorter one joins the only person whose name contains it."""
        chunks = [c for c in self.doc.all_chunks() if isinstance(c, NameChunk)]
        sure = {id(name) for _, name in pairs}
        order = sorted(chunks, key=lambda c: (self._headline(c), -len(c.words), c.i))
        left: list[NameChunk] = []
        for chunk in order:
            if self._headline(chunk):
                self._shorten(chunk)
            candidates = self._candidates(chunk, pairs)
            if candidates:
                self._attach(candidates[0], chunk)
            elif self._creates(chunk, id(chunk) in sure):
                self._attach(self._new(chunk), chunk)
            else:
                left.append(chunk)
        for chunk in left:  # "Prabowo", whom only a later sentence tells to be a person
            candidates = self._candidates(chunk, pairs)
            if candidates:
                self._attach(candidates[0], chunk)
            else:
                start, end = self.doc.span(chunk.i, chunk.j)
                self.dropped.append(Dropped(start, end, "person.unvouched"))

    def _candidates(self, chunk: NameChunk, pairs: list[tuple[TitleChunk, NameChunk]]) -> list[Individual]:
        """Who the mention may be of; the first of them is meant."""
        words = _folded(chunk.words)
        candidates = [p for p in self.individuals if _contains(p.words, words)]
        if not candidates:
            candidates = [p for p in self.individuals if " ".join(chunk.words) in p.forms]
        if not candidates and chunk.rule == "name.nickname":
            candidates = self._nicknamed(chunk, pairs)
        if not candidates and len(chunk.words) == 1:
            candidates = self._by_nickname(chunk, pairs)
        if not candidates and len(chunk.words) == 1:
            candidates = [p for p in self.individuals if _called(words[0], p.words)]
            candidates = candidates if len(candidates) == 1 else []
        if len(candidates) > 1:
            by_title = self._by_title(chunk, candidates, pairs)
            candidates = by_title or self._latest(chunk, _called_so(candidates, words[0]))
        return candidates

    def _headline(self, chunk: NameChunk) -> bool:
        return self.doc.sentence_at(chunk.i).kind in ("title", "heading")

    def _shorten(self, chunk: NameChunk) -> None:
        """A headline capitalises every word: keep of the run what the body knows as a name."""
        words = _folded(chunk.words)
        for length in range(len(words), 0, -1):
            if any(_contains(p.words, words[:length]) for p in self.individuals):
                while len(chunk.words) > length:
                    chunk.words = chunk.words[:-1]
                    chunk.j -= 1
                return

    def _creates(self, chunk: NameChunk, holds_post: bool) -> bool:
        """Whether a mention that joins nobody is a new person: headlines and unvouched runs make none."""
        if self._headline(chunk):
            return False
        return chunk.certain or holds_post or (chunk.rule == "name.tagged" and len(chunk.words) > 1)

    def _new(self, chunk: NameChunk) -> Individual:
        person = Individual("", _folded(chunk.words), first=chunk.i)
        self.individuals.append(person)
        return person

    def _attach(self, person: Individual, chunk: NameChunk) -> None:
        person.forms[" ".join(self.doc.wording(chunk.i, chunk.j).split())] += 1
        person.mentions.append(self.doc.evidence(chunk.i, chunk.j, chunk.rule))
        person.first = min(person.first, chunk.i)
        self._by_chunk[id(chunk)] = person

    def _titles_of(self, person: Individual, pairs: list[tuple[TitleChunk, NameChunk]]) -> set[str]:
        return {t.title for t, n in pairs if self._by_chunk.get(id(n)) is person}

    def _by_nickname(self, chunk: NameChunk, pairs: list[tuple[TitleChunk, NameChunk]]) -> list[Individual]:
        """ "Gubernur Mirza" for Rahmat Mirzani Djausal: a clipped name under the same post."""
        titles = {t.title for t, n in pairs if n is chunk}
        word = fold(chunk.words[0])
        return [
            p
            for p in self.individuals
            if len(word) >= 4 and titles & self._titles_of(p, pairs) and any(w.startswith(word) for w in p.words)
        ]

    def _nicknamed(self, chunk: NameChunk, pairs: list[tuple[TitleChunk, NameChunk]]) -> list[Individual]:
        """ "Anton, sapaan akrab bupati": who holds that post, else whose name it clips, else who was named last."""
        if chunk.i and self.doc.words[chunk.i - 1] == "(":
            return self._before(chunk)  # "Joko Widodo (Jokowi) menemui Gubernur …"
        chunks = self.doc.chunks[self.doc.sentence_of[chunk.i]]
        title = next((c for c in chunks if isinstance(c, TitleChunk) and 0 <= c.i - chunk.j <= 4), None)
        if title is not None:
            holders = [p for p in self.individuals if title.title in self._titles_of(p, pairs)]
            if len(holders) == 1:
                return holders
        word = fold(chunk.words[0])
        clipped = [p for p in self.individuals if len(word) >= 3 and any(w.startswith(word) for w in p.words)]
        return clipped if len(clipped) == 1 else self._before(chunk)

    def _before(self, chunk: NameChunk) -> list[Individual]:
        """ "Emil, sapaan akrabnya": a nickname is of the person named last before it."""
        start = self.doc.starts[chunk.i]
        named = [(max((m.start for m in p.mentions if m.start < start), default=-1), p) for p in self.individuals]
        named = [n for n in named if n[0] >= 0]
        return [max(named, key=lambda n: n[0])[1]] if named else []

    def _by_title(
        self, chunk: NameChunk, candidates: list[Individual], pairs: list[tuple[TitleChunk, NameChunk]]
    ) -> list[Individual]:
        titles = {t.title for t, n in pairs if n is chunk}
        fitting = [p for p in candidates if titles & self._titles_of(p, pairs)]
        return fitting if len(fitting) == 1 else []

    def _latest(self, chunk: NameChunk, candidates: list[Individual]) -> list[Individual]:
        """Of two namesakes in one article, the one named last before this mention."""
        before = [
            (max((m.start for m in p.mentions if m.start < self.doc.starts[chunk.i]), default=-1), p.first, p)
            for p in candidates
        ]
        return [max(before, key=lambda item: item[:2])[2]]

    def _give_posts(self, pairs: list[tuple[TitleChunk, NameChunk]]) -> None:
        settled = [(title, self._by_chunk.get(id(name)), name) for title, name in pairs]
        full = [(t, p) for t, p, _ in settled if p is not None]
        foreign = {(id(p), t.title) for t, p in full if t.place is not None and t.place.type == "country"}
        for title, person, name in settled:
            if person is None:
                continue
            if title.takes == "nation" and (id(person), title.title) in foreign:
                title.takes = "org"  # "Presiden Trump" after "Presiden AS Donald Trump"
            held = settle_of(self.doc, title, self.areas, self.bodies)
            key = self._existing(person, held) or (held.title, held.of, held.acting, held.former)
            if key[1] is None or (held.inferred and self._taken(person, held, full)):
                start, end = self.doc.span(title.i, title.j)
                self.dropped.append(Dropped(start, end, "post.of_unknown"))
                continue
            person.held.setdefault(key, held)
            i, j = min(title.i, name.i), max(title.j, name.j)
            if self.doc.sentence_of[i] != self.doc.sentence_of[j - 1]:
                i, j = title.i, title.j
            person.evidence.setdefault(key, []).append(self.doc.evidence(i, j, title.rule))

    def _taken(self, person: Individual, held: Held, pairs: list[tuple[TitleChunk, Individual]]) -> bool:
        """ "Gubernur Olly" where Gorontalo has a governor by name: an area is not guessed whose post another holds."""
        return held.ref is not None and any(
            other is not person and title.title == held.title and not title.former and not held.former
            and title.takes == "area" and title.place is not None and title.place.ref == held.ref
            for title, other in pairs
        )  # fmt: skip

    def _existing(self, person: Individual, held: Held) -> tuple[str, str | None, bool, bool] | None:
        """A mention of a post without its area, or without "Pj", repeats the fuller one already given."""
        for key, known in person.held.items():
            if key[0] != held.title or held.former != known.former:
                continue
            if held.of == known.of and (held.acting == known.acting or not held.acting):
                return key
            if held.inferred and (held.acting == known.acting or not held.acting):
                return key
        return None

    def _number(self) -> None:
        self.individuals.sort(key=lambda p: p.first)
        for number, person in enumerate(self.individuals, 1):
            person.id = f"p{number}"
        self._starts = {id(p): sorted(m.start for m in p.mentions) for p in self.individuals}
        for chunk in self.doc.all_chunks():
            if isinstance(chunk, NameChunk) and id(chunk) in self._by_chunk:
                chunk.ref = self._by_chunk[id(chunk)].id
        for chunk in self.doc.all_chunks():
            if isinstance(chunk, TitleChunk) and chunk.ref is None:
                chunk.ref = self._named_by(chunk)
                if chunk.ref is None and chunk.j < len(self.doc.words) and self.doc.words[chunk.j] in _POINTERS:
                    self._describes(chunk)

    def _describes(self, title: TitleChunk) -> None:
        """ "Mantan Menteri Sosial itu": a post with a pointer describes the person named last before it."""
        if title.i and self.doc.words[title.i - 1] in _ONE_OF_MANY:
            return  # "oknum anggota DPR ini"
        start = self.doc.starts[title.i]
        named = [(max((m.start for m in p.mentions if m.start < start), default=-1), p) for p in self.individuals]
        named = [n for n in named if n[0] >= 0]
        held = settle_of(self.doc, title, self.areas, self.bodies)
        if not named or held.of is None or held.inferred:
            return
        last = max(n[0] for n in named)
        opens = max(s.start for s in self.doc.sentences if s.start <= last)
        beside = [p for at, p in named if at >= opens]
        if len(beside) > 1 and title.former:
            return  # "X menemui Y. Mantan Menteri Sosial itu …": which of them is not said
        person = max(named, key=lambda n: n[0])[1]
        near = self.doc.sentences[self.doc.sentence_of[title.i] - 1].start <= last
        if title.former and not near:  # "… itu" across sentences without a name: who the report is about
            times = [sum(m.start < start for m in p.mentions) for _, p in named]
            if times.count(max(times)) > 1:
                return
            person = named[times.index(max(times))][1]
        key = (held.title, held.of, held.acting, held.former)
        person.held.setdefault(key, held)
        person.evidence.setdefault(key, []).append(self.doc.evidence(title.i, title.j, "post.described"))
        title.ref = person.id

    def _named_by(self, title: TitleChunk) -> str | None:
        """The person a bare post stands for ("Gubernur menuturkan"): the only or the latest holder named before."""
        if title.former:
            return None
        held = settle_of(self.doc, title, self.areas, self.bodies)
        holders: list[tuple[int, Individual]] = []
        for person in self.individuals:
            for known in person.held.values():
                if known.title == held.title and not known.former and (held.inferred or held.of in (None, known.of)):
                    starts = self._starts[id(person)]
                    before = bisect_right(starts, self.doc.starts[title.i])
                    holders.append((starts[before - 1] if before else -1, person))
                    break
        if len(holders) == 1:
            return holders[0][1].id
        named = [h for h in holders if h[0] >= 0]
        return max(named, key=lambda h: h[0])[1].id if named and held.inferred else None

    def posts_of(self, ref: str) -> list[Held]:
        """The posts of the person with local id ``ref``."""
        return [h for p in self.individuals if p.id == ref for h in p.held.values()]

    def people(self) -> tuple[Person, ...]:
        """The person entities in the order of their ids."""
        return tuple(self._person(p) for p in self.individuals)

    def _person(self, person: Individual) -> Person:
        name = max(person.forms, key=lambda f: (len(f.replace(".", " ").split()), len(f), person.forms[f], f))
        posts = tuple(
            PostClaim(
                title=h.title, of=h.of, acting=h.acting, former=h.former, of_ref=h.ref, elect=h.elect,
                evidence=tuple(sorted(set(person.evidence[key]), key=lambda e: (e.start, e.end))),
            )
            for key, h in person.held.items()
        )  # fmt: skip
        return Person(
            id=person.id,
            name=name,
            also=tuple(sorted(f for f in person.forms if f != name)),
            posts=posts,
            mentions=tuple(sorted(set(person.mentions), key=lambda m: (m.start, m.end))),
        )


def _called_so(candidates: list[Individual], word: str) -> list[Individual]:
    """Of several whose names hold ``word`` those who begin with it, else those who end with it, else all."""
    for place in (0, -1):
        found = [p for p in candidates if _same(p.words[place], word)]
        if found:
            return found
    return candidates


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether ``shorter`` is a run of words of ``longer``, initials matching whole words ("Katma F Dirun"); folded."""
    if len(shorter) > len(longer):
        return False
    if len(shorter) == 1:
        return shorter[0] in longer  # "Iya" is not the I of "I Putu Yoga"
    first = shorter[0]
    for start in range(len(longer) - len(shorter) + 1):
        if _same(longer[start], first) and all(map(_same, longer[start + 1 :], shorter[1:])):
            return True
    if len(shorter) == 2 and _same(longer[0], shorter[0]) and _same(longer[-1], shorter[-1]):
        return len(longer) > 2
    return False


def _misspelt(a: str, b: str) -> bool:
    """Whether two names differ in one letter too many inside ("Hendry", "Henry"); the last letter tells sexes apart."""
    x, y = sorted((a, b), key=len)
    if len(x) < 5 or len(y) != len(x) + 1 or x[0] != y[0] or x[-1] != y[-1]:
        return False
    return any(x == y[:k] + y[k + 1 :] for k in range(1, len(y) - 1))


def _called(word: str, name: tuple[str, ...]) -> bool:
    """Whether ``word`` is another form of a name: misspelt, its end ("Harsono"), or made of its parts ("Zulhas")."""
    if any(_misspelt(word, w) or _sound(word) == _sound(w) for w in name):
        return True
    if len(word) >= 6 and any(w.endswith(word) and len(w) <= len(word) + 2 for w in name):
        return True
    cuts = range(1, len(word) - (1 if len(word) >= 6 else 2))
    return any(a.startswith(word[:k]) and b.startswith(word[k:]) for a, b in itertools.pairwise(name) for k in cuts)


def _sound(word: str) -> str:
    """A name as it sounds: "Mardiansyah" and "Mardiyansah" are one."""
    for written, said in _SOUNDS:
        word = word.replace(written, said)
    return word


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([fold(word) for word in words])


def _same(x: str, y: str) -> bool:
    return x == y or (len(y) == 1 and x.startswith(y)) or (len(x) == 1 and y.startswith(x) and len(y) > 1)
