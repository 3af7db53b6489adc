"""Files of one JSON object a line: articles, what each says, and whatever else a build lists.

What an article says follows from the article: where its line and the program are those of the build before, so is
the line of its extraction, which is copied. The store keeps a mark with the version and the digest of what it copies.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from govgraph.article_format import extraction_to_json
from govgraph.model import Extraction
from govgraph.pipeline import versions
from govgraph.store import STORE
from govgraph.views import texts

EXTRACTIONS = "extractions.jsonl"
_MARK = f"{STORE}/extractions.json"
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)

Row = Mapping[str, object]


def write_lines(path: Path, rows: Iterable[Row]) -> None:
    """Write one JSON object a line, keys sorted."""
    write_text(path, map(_line, rows))


def write_text(path: Path, lines: Iterable[str]) -> None:
    """Write lines that have their ends."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)


def write_extractions(fresh: Path, before: Path | None, extractions: Iterable[Extraction]) -> None:
    """Write the articles into ``fresh``, and what each says: as it stands in ``before`` where the article does."""
    whole = blake2b(digest_size=16)
    with (
        _opened(before) as old,
        (fresh / texts.FILE).open("wb") as articles,
        (fresh / EXTRACTIONS).open("wb") as extracted,
    ):
        for one in extractions:
            article = _line(texts.row(one.article)).encode()
            said = old.line(article) or _line(extraction_to_json(one)).encode()
            articles.write(article)
            extracted.write(said)
            whole.update(said)
    (fresh / _MARK).write_text(json.dumps([versions.extractions(), whole.hexdigest()]) + "\n", encoding="utf-8")


class _Old:
    """What the articles said before, by the lines of the articles."""

    def __init__(self, file: BinaryIO, places: Mapping[bytes, int]) -> None:
        self._file = file
        self._places = places

    def line(self, article: bytes) -> bytes | None:
        """The line of the extraction of an article that had this line; None where there was none."""
        place = self._places.get(_digest(article))
        if place is None:
            return None
        self._file.seek(place)
        return self._file.readline()


@contextmanager
def _opened(before: Path | None) -> Iterator[_Old]:
    """The lines in the graph directory ``before``; none where it is of another version, or was changed."""
    with ExitStack() as open_files:
        old = _Old(io.BytesIO(), {})
        if before is not None:
            with suppress(OSError, ValueError):
                articles = open_files.enter_context((before / texts.FILE).open("rb"))
                extracted = open_files.enter_context((before / EXTRACTIONS).open("rb"))
                mark = json.loads((before / _MARK).read_text(encoding="utf-8"))
                places, whole = _places(articles, extracted)
                if mark == [versions.extractions(), whole]:
                    old = _Old(extracted, places)
        yield old


def _places(articles: BinaryIO, extracted: BinaryIO) -> tuple[dict[bytes, int], str]:
    """Where the line of each article's extraction begins, by the digest of the article's, and a digest of them all."""
    whole, places, place = blake2b(digest_size=16), {}, 0
    for article, said in zip(articles, extracted, strict=True):
        places[_digest(article)] = place
        whole.update(said)
        place += len(said)
    return places, whole.hexdigest()


def _digest(line: bytes) -> bytes:
    return blake2b(line, digest_size=16).digest()


def _line(row: Row) -> str:
    return _ENCODER.encode(row) + "\n"
