"""The phrase index: which listed phrases start at this token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from govgraph.lexicon.records import Entry
from govgraph.lexicon.tokenizer import words

Hit = tuple[int, tuple[Entry, ...]]
_Plain = tuple[str, str, str, tuple[str, ...]]  # an entry with its flags in order


_FULL = {kind: frozenset({kind, "full"}) for kind in ("province", "regency", "city", "district")}


class PhraseIndex:
    """Phrases of folded tokens, looked up by the token they start at.

    A look-up costs one dictionary access for a token that starts nothing, and one more for each
    length that a phrase starting with that token can have. A type word before the name of a region
    of that type ("Kabupaten Bogor", "Kec. Ciemas") is one phrase, put together at look-up.
    """

    __slots__ = ("_entries", "_lengths", "_type_words")

    def __init__(self, entries: Iterable[Entry], type_words: Mapping[str, str] = MappingProxyType({})) -> None:
        """Index ``entries`` by their form; ``type_words`` maps the type words of regions to types."""
        table: dict[str, tuple[Entry, ...] | list[_Plain]] = {}
        for entry in entries:
            key = phrase_key(entry[2])
            found = table.get(key, ())
            if all(entry[1] != e[1] or entry[0] != e[0] or entry[3] != e[3] for e in found):
                table[key] = (*found, entry)
        self._entries = table
        self._lengths = _lengths(table)
        self._type_words = type_words

    def plain(self) -> tuple[dict[str, list[_Plain]], dict[str, tuple[int, ...]]]:
        """The index as plain values, which ``restore`` takes."""
        flags: dict[frozenset[str], tuple[str, ...]] = {}
        phrases = {
            key: [(*entry[:3], flags.setdefault(entry[3], tuple(sorted(entry[3])))) for entry in self._make(key)]
            for key in self._entries
        }
        return phrases, self._lengths

    @classmethod
    def restore(
        cls, phrases: dict[str, list[_Plain]], lengths: dict[str, tuple[int, ...]], type_words: Mapping[str, str]
    ) -> PhraseIndex:
        """An index from what ``plain`` gave; its entries are made when they are first found."""
        index = cls((), type_words)
        index._entries = dict(phrases)
        index._lengths = lengths
        return index

    def _make(self, key: str) -> tuple[Entry, ...]:
        """The entries of a listed phrase, made of plain values at the first call."""
        found = self._entries[key]
        if isinstance(found, tuple):
            return found
        made = tuple([Entry(kind, of, form, frozenset(flags)) for kind, of, form, flags in found])
        self._entries[key] = made
        return made

    def __len__(self) -> int:
        """How many different phrases are listed."""
        return len(self._entries)

    def begins(self, word: str) -> bool:
        """Whether a listed phrase may start with the folded token ``word``; most words start none."""
        return word in self._entries or word in self._lengths or word in self._type_words

    def at(self, words: Sequence[str], i: int) -> tuple[Hit, ...]:
        """Every listed phrase that starts at ``words[i]``, as ``(length in tokens, entries)``, longest first.

        ``words`` are folded tokens (``tokenizer.words`` or ``tokenizer.fold``).
        """
        word = words[i]
        if word in self._type_words:
            return self._with_type(words, i)
        longer = self._lengths.get(word)
        if longer is not None:
            return self._listed(words, i, longer)
        single = self._entries.get(word)
        if single is None:
            return ()
        return ((1, single if isinstance(single, tuple) else self._make(word)),)

    def get(self, phrase: str) -> tuple[Entry, ...]:
        """The entries of exactly this phrase, empty when it is not listed."""
        key = phrase_key(phrase).split()
        return next((found for length, found in self.at(key, 0) if length == len(key)), ()) if key else ()

    def _listed(self, words: Sequence[str], i: int, longer: tuple[int, ...]) -> tuple[Hit, ...]:
        entries = self._entries
        room = len(words) - i
        hits: list[Hit] = []
        for length in (*longer, 1):
            if length <= room:
                key = " ".join(words[i : i + length]) if length > 1 else words[i]
                if key in entries:
                    found = entries[key]
                    hits.append((length, found if isinstance(found, tuple) else self._make(key)))
        return tuple(hits)

    def _with_type(self, words: Sequence[str], i: int) -> tuple[Hit, ...]:
        """The phrases that start with a type word: those listed, and the word with the name of such a region."""
        kind = self._type_words[words[i]]
        hits = dict(self._listed(words, i, self._lengths.get(words[i], ())))
        k = i + 2 if i + 2 < len(words) and words[i + 1] == "." else i + 1
        if k < len(words) and words[k] not in self._type_words:
            for length, entries in self._listed(words, k, self._lengths.get(words[k], ())):
                fitting = tuple(
                    Entry("region", entry.key, f"{words[i]} {entry.form}", _FULL[kind])
                    for entry in entries
                    if entry.kind == "region" and kind in entry.flags and "full" not in entry.flags
                )
                if fitting:
                    hits[k - i + length] = hits.get(k - i + length, ()) + fitting
        return tuple(sorted(hits.items(), reverse=True))


def _lengths(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths above one that phrases starting with a token have, longest first."""
    found: dict[str, tuple[int, ...]] = {}
    for phrase in phrases:
        if " " in phrase:
            first = phrase[: phrase.index(" ")]
            length = phrase.count(" ") + 1
            known = found.get(first, ())
            if length not in known:
                found[first] = (*known, length)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def phrase_key(form: str) -> str:
    """The folded tokens of ``form`` joined by one space."""
    plain = form.casefold()
    if plain.isalpha():
        return plain
    if plain.replace(" ", "").isalpha():  # most names: the tokens are the words
        return " ".join(plain.split())
    return " ".join(words(plain))
