"""Whom "ia", "beliau" or "keduanya" means where it acts in an event: people named in the sentences before."""

from __future__ import annotations

from collections.abc import Iterator

from govgraph.extract.document import Document, Item, Sentence
from govgraph.extract.frames import Group, items_of
from govgraph.extract.triggers import Trigger

_BACK = 3  # sentences that a pronoun looks back over
_NEAR = 6  # tokens between a pronoun and the verb it is the subject of
_STOPS = frozenset({",", ";", ":", "yang", "bahwa", ".", "oleh", "dengan", "kepada", "untuk", "dari"})


def pronoun_subject(doc: Document, trigger: Trigger) -> Group | None:
    """The people that "ia", "beliau" or "keduanya" before the verb of ``trigger`` means, as its subject."""
    for k in range(trigger.i - 1, max(trigger.sentence.first, trigger.i - _NEAR) - 1, -1):
        if doc.words[k] in _STOPS:
            return None
        hit = doc.longest(k, "discourse")
        if hit is not None and hit[1][0].key == "own_side" and trigger.event == "cooperation":
            return _own_side(doc, trigger.sentence, k, k + hit[0])
        if hit is None or hit[1][0].key != "pronoun":
            continue
        if doc.words[k] == "keduanya":
            found = _last_two(doc, trigger.sentence)
        elif "person" in hit[1][0].flags:
            found = _last_one(doc, trigger.sentence)
        else:
            return None
        items = tuple(Item(k, k + hit[0], "person", ref) for ref in found)
        return Group(items, "subject", k) if items else None
    return None


def own_visit(doc: Document, trigger: Trigger) -> Group | None:
    """ "Hal itu diungkap saat kunjungan|nya ke X": whose visit it is, where its sentence names nobody."""
    here = [item for item in items_of(doc, trigger.sentence) if item.kind == "person"]
    found = [] if here else _last_one(doc, trigger.sentence)
    items = tuple(Item(trigger.i, trigger.j, "person", ref) for ref in found)
    return Group(items, "subject", trigger.i) if items else None


def _own_side(doc: Document, sentence: Sentence, i: int, j: int) -> Group | None:
    """ "Bupati X mengatakan pihaknya …": the side of who speaks in the sentence, else of the last one named."""
    here = [item.ref for item in items_of(doc, sentence) if item.kind == "person" and item.j <= i]
    found = here[-1:] or _last_one(doc, sentence)
    return Group(tuple(Item(i, j, "person", ref) for ref in found), "subject", i) if found else None


def _before(doc: Document, sentence: Sentence) -> Iterator[Sentence]:
    """Sentences of the running text before ``sentence``, the nearest first."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        if doc.sentences[index].kind == "body":
            yield doc.sentences[index]


def _people(doc: Document, sentence: Sentence) -> list[str]:
    return list(dict.fromkeys(item.ref for item in items_of(doc, sentence) if item.kind == "person"))


def _last_one(doc: Document, sentence: Sentence) -> list[str]:
    """The person of the last sentence that names any, if it names just one: nobody is picked out of two."""
    for earlier in _before(doc, sentence):
        found = _people(doc, earlier)
        if found:
            return found if len(found) == 1 else []
    return []


def _last_two(doc: Document, sentence: Sentence) -> list[str]:
    """The two people that the sentences before name, if they are just two."""
    found: list[str] = []
    for earlier in _before(doc, sentence):
        found.extend(ref for ref in _people(doc, earlier) if ref not in found)
        if len(found) >= 2:
            return found if len(found) == 2 else []
    return []
