"""What stands where in ``graph.ttl``, kept inside the store so that the next build can tell what has changed.

A line with the version of what wrote it and the places of the graphs that are no article's; then a line for each
article. Everything that is read again is checked against its digest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from govgraph.errors import GovgraphError
from govgraph.pipeline import versions
from govgraph.store import STORE

_FILE = f"{STORE}/articles.jsonl"
_END = b" .\n"  # of what is said of a subject in Turtle; a literal has no line end of its own
_CHUNK = 1 << 20  # bytes read at one time

SHARED = -1  # no place: a graph begins with the subject that the one before ends with, and one block has both


@dataclass(frozen=True, slots=True)
class Piece:
    """What one article says: a digest of its claims, the place of its Turtle, and a digest of that."""

    key: str
    claims: str
    start: int
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Plain:
    """The beginning of a Turtle file: name and start of each graph, the end of the last, a digest of it all."""

    starts: tuple[tuple[str, int], ...]
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The places of everything in a Turtle file."""

    plain: Plain
    pieces: Mapping[str, Piece]


def read_listing(directory: Path) -> Listing | None:
    """That of the graph in ``directory``; None where there is none that could be gone on from."""
    try:
        with (directory / _FILE).open(encoding="utf-8") as stream:
            version, starts, end, text = json.loads(stream.readline())
            if version != versions.statements():
                return None
            pieces = (Piece(*json.loads(line)) for line in stream)
            return Listing(Plain(tuple(map(tuple, starts)), end, text), {piece.key: piece for piece in pieces})
    except (OSError, ValueError, TypeError):
        return None


def write_listing(directory: Path, plain: Plain, pieces: Sequence[Piece]) -> None:
    """Write that of the graph in ``directory``."""
    with (directory / _FILE).open("w", encoding="utf-8", newline="\n") as stream:
        rows = ([versions.statements(), *astuple(plain)], *map(astuple, pieces))
        stream.writelines(json.dumps(row) + "\n" for row in rows)


def difference(old: BinaryIO, was: Plain, new: BinaryIO, is_now: Plain) -> tuple[Blocks, Blocks]:
    """What of the plain graphs is in ``old`` and not in ``new``, and the other way round, by the name of the graph.

    GovgraphError when ``old`` is not what ``was`` says, or when a subject is shared by two graphs.
    """
    if any(start == SHARED for _, start in (*was.starts, *is_now.starts)):
        raise GovgraphError("one subject ends a graph and begins the next", "write everything anew")
    now = {key: (name, place, size) for key, name, place, size in _blocks(new, is_now)}
    gone: list[tuple[str, int, int]] = []
    for key, name, place, size in _blocks(old, was):
        if now.pop(key, None) is None:
            gone.append((name, place, size))
    return _read(old, gone), _read(new, now.values())


Blocks = dict[str, list[bytes]]


def _read(file: BinaryIO, places: Iterable[tuple[str, int, int]]) -> Blocks:
    found: Blocks = {}
    for name, place, size in places:
        file.seek(place)
        found.setdefault(name, []).append(file.read(size))
    return found


def _blocks(file: BinaryIO, plain: Plain) -> Iterator[tuple[bytes, str, int, int]]:
    """All that is said of a subject, subject after subject: digest, the graph that says it, place and size."""
    whole = blake2b(digest_size=16)
    file.seek(0)
    ends = [*(place for _, place in plain.starts[1:]), plain.end]
    for (name, place), end in zip(plain.starts, ends, strict=False):  # of nothing there is no start
        rest, at, left = b"", place, end - place
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            whole.update(chunk)
            *subjects, rest = (rest + chunk).split(_END)
            for subject in subjects:
                size = len(subject) + len(_END)
                yield blake2b(subject, digest_size=16, key=name.encode()).digest(), name, at, size
                at += size
    if whole.hexdigest() != plain.text:
        raise GovgraphError("graph.ttl was changed by somebody else", "build the graph again")


def changes(old: bytes, new: bytes) -> tuple[bytes, bytes]:
    """What of the Turtle ``old`` is not in ``new``, and the other way round, by what is said of each subject."""
    was, is_now = (dict.fromkeys(text.split(_END)[:-1]) for text in (old, new))
    return (
        b"".join(subject + _END for subject in was if subject not in is_now),
        b"".join(subject + _END for subject in is_now if subject not in was),
    )


def text_digest(text: bytes) -> str:
    """Hexadecimal digits of what stands in a file."""
    return blake2b(text, digest_size=16).hexdigest()


class OldTurtle:
    """The Turtle of the graph that was there before, by article."""

    def __init__(self, file: BinaryIO, listing: Listing) -> None:
        """``file`` is open for reading."""
        self.file = file
        self.listing = listing

    def text(self, key: str, claims: str) -> bytes | None:
        """The lines of an article that said then what it says now; None where it did not, or they were changed."""
        return self.whatever(key) if key in self.listing.pieces and self.listing.pieces[key].claims == claims else None

    def whatever(self, key: str) -> bytes | None:
        """The lines of an article, whatever they say; None where there are none, or they were changed."""
        piece = self.listing.pieces.get(key)
        if piece is None:
            return None
        self.file.seek(piece.start)
        text = self.file.read(piece.length)
        return text if text_digest(text) == piece.text else None
