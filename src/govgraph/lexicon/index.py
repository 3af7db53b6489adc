"""The phrase index: which listed phrases start at this token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from govgraph.lexicon.records import Entry
from govgraph.lexicon.tokenizer import words

Hit = tuple[int, tuple[Entry, ...]]
Longer = dict[str, dict[str, tuple[int, ...]]]  # first word → second word → lengths above one, longest first
_Plain = tuple[str, str, str, tuple[str, ...]]  # an entry with its flags in order


_NOTHING: Mapping[str, tuple[int, ...]] = MappingProxyType({})
_FULL = {kind: frozenset({kind, "full"}) for kind in ("province", "regency", "city", "district")}


class PhraseIndex:
    """Phrases of folded tokens, looked up by the token they start at.

    A look-up costs one dictionary access for a token that starts nothing, two for the token after it,
    and one more for each length that a phrase starting with these two can have. A type word before the name
    of a region of that type ("Kabupaten Bogor", "Kec. Ciemas") is one phrase, put together at look-up.
    """

    __slots__ = ("_entries", "_longer", "_type_words")

    def __init__(self, entries: Iterable[Entry], type_words: Mapping[str, str] = MappingProxyType({})) -> None:
        """Index ``entries`` by their form; ``type_words`` maps the type words of regions to types."""
        table: dict[str, tuple[Entry, ...] | list[_Plain]] = {}
        for entry in entries:
            key = phrase_key(entry[2])
            found = table.get(key, ())
            if all(entry[1] != e[1] or entry[0] != e[0] or entry[3] != e[3] for e in found):
                table[key] = (*found, entry)
        self._entries = table
        self._longer = _longer(table)
        self._type_words = type_words

    def plain(self) -> tuple[dict[str, list[_Plain]], Longer]:
        """The index as plain values, which ``restore`` takes."""
        flags: dict[frozenset[str], tuple[str, ...]] = {}
        phrases = {
            key: [(*entry[:3], flags.setdefault(entry[3], tuple(sorted(entry[3])))) for entry in self._make(key)]
            for key in self._entries
        }
        return phrases, self._longer

    @classmethod
    def restore(
        cls, phrases: dict[str, list[_Plain]], longer: Longer, type_words: Mapping[str, str]
    ) -> PhraseIndex:
        """An index from what ``plain`` gave; its entries are made when they are first found."""
        index = cls((), type_words)
        index._entries = dict(phrases)
        index._longer = longer
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

    def alone(self, word: str) -> tuple[Entry, ...]:
        """The entries of the folded token ``word`` as a phrase of its own, empty when it is none."""
        return self._make(word) if word in self._entries else ()

    def seconds(self, word: str) -> Mapping[str, tuple[int, ...]] | None:
        """The folded tokens that can go on a phrase which ``word`` starts, None where any may (a type word)."""
        return None if word in self._type_words else self._longer.get(word, _NOTHING)

    def at(self, words: Sequence[str], i: int) -> tuple[Hit, ...]:
        """Every listed phrase that starts at ``words[i]``, as ``(length in tokens, entries)``, longest first.

        ``words`` are folded tokens (``tokenizer.words`` or ``tokenizer.fold``).
        """
        word = words[i]
        if word in self._type_words:
            return self._with_type(words, i)
        return self._listed(words, i)

    def get(self, phrase: str) -> tuple[Entry, ...]:
        """The entries of exactly this phrase, empty when it is not listed."""
        key = phrase_key(phrase).split()
        return next((found for length, found in self.at(key, 0) if length == len(key)), ()) if key else ()

    def _listed(self, words: Sequence[str], i: int) -> tuple[Hit, ...]:
        entries, word = self._entries, words[i]
        single: tuple[Hit, ...] = ((1, self._make(word)),) if word in entries else ()
        room = len(words) - i
        seconds = self._longer.get(word)
        longer = seconds.get(words[i + 1]) if seconds is not None and room > 1 else None
        if longer is None:
            return single
        hits: list[Hit] = []
        for length in longer:
            if length <= room:
                key = " ".join(words[i : i + length])
                if key in entries:
                    hits.append((length, self._make(key)))
        return (*hits, *single)

    def _with_type(self, words: Sequence[str], i: int) -> tuple[Hit, ...]:
        """The phrases that start with a type word: those listed, and the word with the name of such a region."""
        kind = self._type_words[words[i]]
        hits = dict(self._listed(words, i))
        k = i + 2 if i + 2 < len(words) and words[i + 1] == "." else i + 1
        if k < len(words) and words[k] not in self._type_words:
            for length, entries in self._listed(words, k):
                fitting = tuple(
                    Entry("region", entry.key, f"{words[i]} {entry.form}", _FULL[kind])
                    for entry in entries
                    if entry.kind == "region" and kind in entry.flags and "full" not in entry.flags
                )
                if fitting:
                    hits[k - i + length] = hits.get(k - i + length, ()) + fitting
        return tuple(sorted(hits.items(), reverse=True))


def _longer(phrases: Iterable[str]) -> Longer:
    """The lengths above one that phrases starting with two tokens have, longest first."""
    found: Longer = {}
    for phrase in phrases:
        if " " in phrase:
            first, second = phrase.split(" ", 2)[:2]
            length = phrase.count(" ") + 1
            seconds = found.setdefault(first, {})
            known = seconds.get(second, ())
            if length not in known:
                seconds[second] = tuple(sorted((*known, length), reverse=True))
    return found


def phrase_key(form: str) -> str:
    """The folded tokens of ``form`` joined by one space."""
    plain = form.casefold()
    if plain.isalpha():
        return plain
    if plain.replace(" ", "").isalpha():  # most names: the tokens are the words
        return " ".join(plain.split())
    return " ".join(words(plain))
