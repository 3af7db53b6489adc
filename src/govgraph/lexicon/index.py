"""The phrase index: which listed phrases start at this token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govgraph.lexicon.records import Entry
from govgraph.lexicon.tokenizer import words

Hit = tuple[int, tuple[Entry, ...]]


class PhraseIndex:
    """Phrases of folded tokens, looked up by the token they start at.

    A look-up costs one dictionary access for a token that starts nothing, and one more for each
    length that a phrase starting with that token can have.
    """

    __slots__ = ("_entries", "_lengths")

    def __init__(self, entries: Iterable[Entry], ready: Iterable[tuple[str, Entry]] = ()) -> None:
        """Index ``entries`` by their form; ``ready`` brings entries whose key is already known."""
        table: dict[str, list[Entry]] = {}
        for entry in entries:
            table.setdefault(phrase_key(entry.form), []).append(entry)
        for key, entry in ready:
            table.setdefault(key, []).append(entry)
        lengths: dict[str, set[int]] = {}
        for key in table:
            first, _, rest = key.partition(" ")
            lengths.setdefault(first, set()).add(rest.count(" ") + 2 if rest else 1)
        self._entries = {key: tuple(found) for key, found in table.items()}
        self._lengths = {first: tuple(sorted(seen, reverse=True)) for first, seen in lengths.items()}

    def __len__(self) -> int:
        """How many different phrases are listed."""
        return len(self._entries)

    def at(self, words: Sequence[str], i: int) -> tuple[Hit, ...]:
        """Every listed phrase that starts at ``words[i]``, as ``(length in tokens, entries)``, longest first.

        ``words`` are folded tokens (``tokenizer.words`` or ``tokenizer.fold``).
        """
        lengths = self._lengths.get(words[i])
        if lengths is None:
            return ()
        if lengths == (1,):
            return ((1, self._entries[words[i]]),)
        room = len(words) - i
        hits: list[Hit] = []
        for length in lengths:
            if length <= room:
                found = self._entries.get(" ".join(words[i : i + length]))
                if found is not None:
                    hits.append((length, found))
        return tuple(hits)

    def get(self, phrase: str) -> tuple[Entry, ...]:
        """The entries of exactly this phrase, empty when it is not listed."""
        return self._entries.get(phrase_key(phrase), ())


def phrase_key(form: str) -> str:
    """The folded tokens of ``form`` joined by one space."""
    plain = form.casefold()
    if plain.replace(" ", "").isalpha():  # most names: the tokens are the words
        return " ".join(plain.split())
    return " ".join(words(form))
