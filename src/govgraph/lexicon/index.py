"""The phrase index: which listed phrases start at this token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from govgraph.lexicon.records import Entry
from govgraph.lexicon.tokenizer import words

Hit = tuple[int, tuple[Entry, ...]]


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
        table: dict[str, tuple[Entry, ...]] = {}
        lengths: dict[str, tuple[int, ...]] = {}
        for entry in entries:
            key = phrase_key(entry[2])
            found = table.get(key)
            if found is not None:
                if all(entry[1] != e[1] or entry[0] != e[0] or entry[3] != e[3] for e in found):
                    table[key] = (*found, entry)
                continue
            table[key] = (entry,)
            first, _, rest = key.partition(" ")
            length = rest.count(" ") + 2 if rest else 1
            known = lengths.get(first, ())
            if length not in known:
                lengths[first] = (*known, length)
        self._entries = table
        for first, seen in lengths.items():
            if len(seen) > 1:
                lengths[first] = tuple(sorted(seen, reverse=True))
        self._lengths = lengths
        self._type_words = type_words

    def __len__(self) -> int:
        """How many different phrases are listed."""
        return len(self._entries)

    def at(self, words: Sequence[str], i: int) -> tuple[Hit, ...]:
        """Every listed phrase that starts at ``words[i]``, as ``(length in tokens, entries)``, longest first.

        ``words`` are folded tokens (``tokenizer.words`` or ``tokenizer.fold``).
        """
        word = words[i]
        if word in self._type_words:
            return self._with_type(words, i)
        lengths = self._lengths.get(word)
        if lengths is None:
            return ()
        if lengths == (1,):
            return ((1, self._entries[word]),)
        return self._listed(words, i, lengths)

    def get(self, phrase: str) -> tuple[Entry, ...]:
        """The entries of exactly this phrase, empty when it is not listed."""
        key = phrase_key(phrase).split()
        return next((found for length, found in self.at(key, 0) if length == len(key)), ()) if key else ()

    def _listed(self, words: Sequence[str], i: int, lengths: tuple[int, ...]) -> tuple[Hit, ...]:
        room = len(words) - i
        hits: list[Hit] = []
        for length in lengths:
            if length <= room:
                found = self._entries.get(" ".join(words[i : i + length]))
                if found is not None:
                    hits.append((length, found))
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


def phrase_key(form: str) -> str:
    """The folded tokens of ``form`` joined by one space."""
    plain = form.casefold()
    if plain.isalpha():
        return plain
    if plain.replace(" ", "").isalpha():  # most names: the tokens are the words
        return " ".join(plain.split())
    return " ".join(words(plain))
