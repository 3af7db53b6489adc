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
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
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
        tables = _Tables(words, evidence)
        made = [_maker(_hints(Extraction)[name])(part, tables) for name, part in zip(_PARTS, parts, strict=True)]
        return Extraction(article, *made)
    except (zlib.error, IndexError, TypeError) as error:
        raise ValueError(f"not an extraction: {error}") from error


def is_whole(body: bytes) -> bool:
    """Whether the bytes are those that were written, by the check sum that is among them."""
    try:
        zlib.decompress(body)
    except zlib.error:
        return False
    return True


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


@dataclass(slots=True)
class _Tables:
    """The strings and evidence of one extraction, which its values refer to by number."""

    words: list[str]
    evidence: list[Evidence]


_Maker = Callable[[Any, _Tables], Any]


@cache
def _maker(hint: Any) -> _Maker:
    """What makes a value of type ``hint`` out of what was written: put together once, run for each value."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _maker(next(one for one in inside if one is not type(None)))
    if origin is Literal:
        return _maker(str)
    if hint is str:
        return lambda raw, tables: None if raw is None else tables.words[raw]
    if hint is Evidence:
        return lambda raw, tables: None if raw is None else tables.evidence[raw]
    if hint is int:
        return lambda raw, _: None if raw is None else _int(raw)
    if hint is bool:
        return lambda raw, _: raw
    if origin is tuple and inside[-1] is Ellipsis:
        return _all(inside[0])
    makers = [_maker(one) for one in (inside if origin is tuple else _types(hint))]
    made = tuple if origin is tuple else lambda parts: hint(*parts)

    def make(raw: Any, tables: _Tables) -> Any:
        if raw is None:
            return None
        return made([one(part, tables) for one, part in zip(makers, raw, strict=True)])

    return make


def _all(hint: Any) -> _Maker:
    """What makes a tuple of values of one type."""
    if hint is str:
        return lambda raw, tables: tuple([tables.words[number] for number in raw])
    if hint is Evidence:
        return lambda raw, tables: tuple([tables.evidence[number] for number in raw])
    maker = _maker(hint)
    return lambda raw, tables: tuple([maker(one, tables) for one in raw])


def _types(kind: type) -> tuple[Any, ...]:
    return tuple(_hints(kind)[name] for name in _names(kind))
