"""What tests of readers share: a reader applied to a file or to bytes, and its drafts made articles."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from govgraph.articles.draft import Draft
from govgraph.articles.inputs import Budget, Input, Options, opened
from govgraph.articles.result import Rejected
from govgraph.articles.text import make_article
from govgraph.model import Article

Reader = Callable[[Input], Iterator[Draft | Rejected]]


def given(raw: bytes, name: str = "berita.txt", **facts: object) -> Input:
    """Bytes as an input called ``name``; ``facts`` are further fields of the input."""
    fields = facts.pop("fields", None)
    options = Options(fields=tuple(fields.items())) if isinstance(fields, dict) else Options()
    made = Input(name, name, io.BufferedReader(io.BytesIO(raw), 65536), Budget(), options=options)
    return replace(made, **facts)


def read_bytes(reader: Reader, raw: bytes, name: str = "berita.txt", **facts: object) -> list[Article | Rejected]:
    """What ``reader`` makes of bytes."""
    return finished(reader(given(raw, name, **facts)))


def read_file(reader: Reader, path: Path, source: str | None = None) -> list[Article | Rejected]:
    """What ``reader`` makes of a file that the user knows as ``source`` (by default its name)."""
    with opened(path) as one:
        return finished(reader(replace(one, source=source or path.name)))


def finished(items: Iterable[Draft | Rejected]) -> list[Article | Rejected]:
    """Drafts as articles; rejections as they are."""
    return [
        make_article(item.name, item.text, item.source, item.known) if isinstance(item, Draft) else item
        for item in items
    ]


def articles(items: Iterable[Article | Rejected]) -> list[Article]:
    """The items, all of which must be articles."""
    found = list(items)
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]
