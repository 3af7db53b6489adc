"""What a reader is given: a name, a stream that can be looked into before it is read, and the limits it keeps."""

from __future__ import annotations

import codecs
import io
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from govgraph.articles.decode import BOMS
from govgraph.articles.result import Rejected

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"
MAX_BYTES = 16 * 1024 * 1024  # far above any article; protects against a disk image named .txt
MAX_ARTICLE = 300_000  # characters of an article; the longest reports have a third. Reading one takes over its length
HEAD = 65536  # bytes that are looked at to tell the format and the encoding
FREE = 64 * 1024 * 1024  # bytes that anything packed may come to, however small it is
RATIO = 200  # bytes that one packed byte may come to beyond that; news text packs 3 to 20 times, logs 50
MAX_DEPTH = 3  # archives within archives: crawl.warc.gz in a zip in a zip is the worst that people do


class Refused(Exception):  # noqa: N818  # not an error: an outcome on its way up
    """An input cannot be read; readers raise it and the door turns it into ``Rejected``."""

    def __init__(self, code: str, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.hint = hint

    def of(self, source: str) -> Rejected:
        """The rejection of the input that is called ``source``."""
        return Rejected(source, self.code, self.reason, self.hint)


class Readable(Protocol):
    """Anything that gives bytes: a file, a pipe, the member of an archive."""

    def read(self, size: int = ..., /) -> bytes:
        """At most ``size`` bytes, none at the end."""


@dataclass(slots=True)
class Budget:
    """How much an archive and all that is packed in it may come to, by how many packed bytes were read for it."""

    packed: int = 0
    unpacked: int = 0

    def spend(self, size: int) -> None:
        """Count unpacked bytes; Refused when they are out of all proportion to the packed ones."""
        self.unpacked += size
        if self.unpacked > FREE + RATIO * self.packed:
            reason = f"{self.packed} packed bytes came to more than {self.unpacked - size}"
            raise Refused("bomb", reason, "this is no archive of news; if it is, unpack it and give the files")


class _Counted(io.RawIOBase):
    """A stream that tells its budget what was read, and always fills what it is given to fill."""

    def __init__(self, inner: Readable, budget: Budget, packed: bool) -> None:
        self._inner = inner
        self._budget = budget
        self._packed = packed

    def readable(self) -> bool:
        return True

    def readinto(self, target: WriteableBuffer) -> int:
        view = memoryview(target).cast("B")
        filled = 0
        while filled < len(view):
            piece = self._inner.read(len(view) - filled)
            if not piece:
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
            if self._packed:
                self._budget.spend(len(piece))
            else:
                self._budget.packed += len(piece)
        return filled


class _Recoded(io.RawIOBase):
    """UTF-16 or UTF-32 as UTF-8, so that lines end where a byte says so."""

    def __init__(self, inner: Readable, encoding: str) -> None:
        self._inner = inner
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, target: WriteableBuffer) -> int:
        view = memoryview(target).cast("B")
        while not self._rest:
            piece = self._inner.read(HEAD)
            self._rest = self._decoder.decode(piece, final=not piece).encode("utf-8", "replace")
            if not piece:
                break
        size = min(len(view), len(self._rest))
        view[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may say about reading.

    ``fields``: names of fields and columns, as (ours, theirs). ``any_language``: keep what is not Indonesian.
    """

    fields: tuple[tuple[str, str], ...] = ()
    any_language: bool = False


USUAL = Options()


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a file, the member of an archive, a record of a crawl, what comes through a pipe.

    ``source`` is the name by which the user knows it ("arsip.zip!/a.html"); ``name`` its last part, from which
    suffix and stem are taken and nothing else: names never become paths. ``path`` is set for files on disk only.
    ``url``, ``charset`` and ``kind`` (a reader's name) are what a crawl told about a page.
    """

    source: str
    name: str
    stream: io.BufferedReader[Any]
    budget: Budget
    depth: int = 0
    path: Path | None = None
    url: str | None = None
    charset: str | None = None
    kind: str | None = None
    options: Options = USUAL

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return Path(self.name).stem

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot; empty when there is none."""
        return Path(self.name).suffix.lower()

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.stream.peek(HEAD)[:HEAD]

    def read_all(self, limit: int | None = None) -> bytes:
        """Everything, or Refused when it is more than ``limit`` bytes (``MAX_BYTES`` by default)."""
        most = MAX_BYTES if limit is None else limit
        raw = self.stream.read(most + 1)
        if len(raw) > most:
            reason = f"more than {most} bytes; one article has at most so many"
            raise Refused("too_large", reason, "split it into one file per article")
        return raw

    def utf8(self) -> BinaryIO:
        """The stream as UTF-8 where a mark at its beginning says that it is UTF-16 or UTF-32; else as it is."""
        head = self.head()
        for bom, encoding in BOMS:
            if encoding != "utf-8" and head.startswith(bom):
                return io.BufferedReader(_Recoded(self.stream, encoding), HEAD)
        if head.startswith(codecs.BOM_UTF8):
            self.stream.read(len(codecs.BOM_UTF8))
        return self.stream

    def inside(self, label: str, name: str, inner: Readable, **facts: str | None) -> Input:
        """Something packed in this input: ``label`` is added to the source. Refused when it is nested too deep."""
        if self.depth >= MAX_DEPTH:
            raise Refused("too_deep", f"archives in archives, more than {MAX_DEPTH} deep", "unpack the outer ones")
        stream = io.BufferedReader(_Counted(inner, self.budget, packed=True), HEAD)
        source, depth = self.source + shown(label), self.depth + 1
        new = replace(self, source=source, name=shown(name), stream=stream, depth=depth, path=None)
        return replace(new, url=facts.get("url"), charset=facts.get("charset"), kind=facts.get("kind"))


def shown(name: str) -> str:
    """A file's name as it can be written and looked at: what cannot (bytes that are no UTF-8, controls) is escaped."""
    if name.isprintable():
        return name
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in name)


@contextmanager
def opened(path: Path, options: Options = USUAL) -> Iterator[Input]:
    """The file at ``path`` as an input, "-" being standard input.

    Raises OSError when it cannot be opened, Refused when it is a device, a pipe or a socket.
    """
    if str(path) == STDIN:
        yield _input("-", "stdin", sys.stdin.buffer, None, options)
        return
    if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for somebody to write into it
        raise Refused("not_a_file", "a device, a pipe or a socket", "pipe it in: … | govgraph articles -")
    with path.open("rb", buffering=0) as file:
        yield _input(shown(str(path)), shown(path.name), file, path, options)


def _input(source: str, name: str, file: Readable, path: Path | None, options: Options) -> Input:
    budget = Budget()
    stream = io.BufferedReader(_Counted(file, budget, packed=False), HEAD)
    return Input(source, name, stream, budget, path=path, options=options)
