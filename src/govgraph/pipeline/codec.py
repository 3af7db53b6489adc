"""What an extraction says, as a few compressed bytes and back: how it is kept on disk and sent between processes.

The article is left out: whoever reads the bytes has it. Values are lists in the order of the fields of
``govgraph.model``, driven by its type hints, so that a new field needs no change here. Each string and each
evidence is written once and referred to by number, and becomes one object again: that keeps the memory of a
large build low. Plain JSON under zlib, which checks that nothing is damaged; nothing is ever executed.
"""

from __future__ import annotations

import json
import sys
import types
import zlib
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from govgraph.model import Article, Evidence, Extraction

_LEVEL = 1  # of compression: a fourth of the size for a tenth of a millisecond
_SHARED = tuple(range(1 << 15))  # offsets are numbers like these; shared objects save 28 bytes each
_PARTS = tuple(field.name for field in fields(Extraction) if field.name != "article")



class _Numbers:
    """Values numbered in the order in which they are first seen."""

    __slots__ = ("seen",)

    def __init__(self) -> None:
        self.seen: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        return self.seen.setdefault(value, len(self.seen))


def encode(extraction: Extraction) -> bytes:
    """The bytes of everything in ``extraction`` but its article; equal extractions give equal bytes."""
    strings, evidence = _Numbers(), _Numbers()
    parts = [_write(getattr(extraction, name), strings, evidence) for name in _PARTS]
    spans = [[e.start, e.end, e.sentence_start, e.sentence_end, strings(e.rule)] for e in evidence.seen]
    whole = [list(strings.seen), spans, *parts]
    return zlib.compress(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"),
                         _LEVEL)  # fmt: skip


def decode(body: bytes, article: Article) -> Extraction:
    """The extraction of ``article`` from what ``encode`` gave. ValueError when the bytes are damaged."""
    try:
        strings, spans, *parts = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
        words = [sys.intern(word) for word in strings]
        evidence = [Evidence(_int(a), _int(b), _int(c), _int(d), words[rule]) for a, b, c, d, rule in spans]
        read = _Reader(words, evidence)
        made = {name: read.value(_hints(Extraction)[name], part) for name, part in zip(_PARTS, parts, strict=True)}
        return Extraction(article, **made)
    except (zlib.error, IndexError, TypeError) as error:
        raise ValueError(f"not an extraction: {error}") from error


def _int(number: int) -> int:
    return _SHARED[number] if 0 <= number < len(_SHARED) else number


def _write(value: Any, strings: _Numbers, evidence: _Numbers) -> Any:
    if isinstance(value, str):
        return strings(value)
    if isinstance(value, Evidence):
        return evidence(value)
    if isinstance(value, tuple):
        return [_write(one, strings, evidence) for one in value]
    if is_dataclass(value):
        kind: type = type(value)
        return [_write(getattr(value, name), strings, evidence) for name in _names(kind)]
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"no way to keep a {type(value).__name__}")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


class _Reader:
    """Makes values of the model again, by the types that its fields declare."""

    def __init__(self, words: list[str], evidence: list[Evidence]) -> None:
        self._words = words
        self._evidence = evidence

    def value(self, hint: Any, raw: Any) -> Any:
        """The value of type ``hint`` that was written as ``raw``."""
        if raw is None:
            return None
        kind, inner = _kind(hint)
        if kind is str:
            return self._words[raw]
        if kind is Evidence:
            return self._evidence[raw]
        if kind is int:
            return _int(raw)
        if kind is list:  # tuple[X, ...]
            return tuple([self.value(inner, one) for one in raw])
        if kind is tuple:
            return tuple([self.value(one, part) for one, part in zip(inner, raw, strict=True)])
        if kind is bool:
            return raw
        return kind(*[self.value(one, part) for one, part in zip(inner, raw, strict=True)])


@cache
def _kind(hint: Any) -> tuple[Any, Any]:
    """How to read a type: (str | int | bool | Evidence, None), (list, inner), (tuple, inners), (class, field types)."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _kind(next(one for one in inside if one is not type(None)))
    if origin is Literal:
        return str, None
    if origin is tuple:
        return (list, inside[0]) if inside[-1] is Ellipsis else (tuple, inside)
    if hint in (str, int, bool, Evidence):
        return hint, None
    return hint, tuple(_hints(hint)[name] for name in _names(hint))
