"""What is packed in one file: ZIP archives and gzip. Member names are labels; nothing is ever unpacked to a path."""

from __future__ import annotations

import gzip
import stat
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO

from govgraph.articles.inputs import HEAD, Input, Refused, shown
from govgraph.articles.result import Rejected

MAX_MEMBERS = 200_000
_IN_MEMORY = 16 * 1024 * 1024  # bytes of an archive within an archive; beyond them it waits in a temporary file
_END = b"PK\x05\x06"
_ENCRYPTED = 0x1


def open_zip(given: Input) -> Iterator[Input | Rejected]:
    """The members of a ZIP archive, one after the other in the order of its list. Directories and hidden files,
    and what a Mac adds, are left out, as they are in directories on disk."""
    with _seekable(given) as file:
        _check_size(file)
        with _listed(file) as archive:
            for member in archive.infolist():
                if not member.filename.endswith("/") and not _is_hidden(member.filename):
                    yield from _member(archive, member, given)


def open_gzip(given: Input) -> Iterator[Input | Rejected]:
    """What is packed in a gzip file, under its name without ".gz"."""
    name = given.stem if given.suffix in (".gz", ".zip") else given.name  # what is called .zip is none
    with gzip.GzipFile(fileobj=given.stream) as inner:
        yield given.inside("", name or "gzip", inner, url=given.url, charset=given.charset)


def _listed(file: BinaryIO) -> zipfile.ZipFile:
    """The archive with its list of members read; Refused when the library stumbles over that list."""
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error) as error:
        raise Refused("damaged", f"its list of members cannot be read: {error}", "pack it again") from error


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, given: Input) -> Iterator[Input | Rejected]:
    label = f"!/{member.filename}"
    source = given.source + shown(label)
    if stat.S_ISLNK(member.external_attr >> 16):
        yield Rejected(source, "link", "a symbolic link, which is not followed", "pack the file itself")
    elif member.flag_bits & _ENCRYPTED:
        yield Rejected(source, "encrypted", "it is encrypted", "unpack it with its password and give the files")
    else:
        try:
            with archive.open(member) as inner:
                yield given.inside(label, PurePosixPath(member.filename).name or "member", inner)
        except (NotImplementedError, zipfile.BadZipFile, ValueError, OSError, EOFError, struct.error) as error:
            yield Rejected(source, "damaged", f"cannot be unpacked: {error}", "pack it again")


def _is_hidden(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return "__MACOSX" in parts or any(part.startswith(".") for part in parts)


@contextmanager
def _seekable(given: Input) -> Iterator[BinaryIO]:
    """The bytes of an archive where one can go back and forth, for its list of members stands at its end."""
    if given.path is not None:
        given.budget.packed += given.path.stat().st_size
        with given.path.open("rb") as file:
            yield file
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        while piece := given.stream.read(HEAD):
            spool.write(piece)
        spool.seek(0)
        yield spool  # type: ignore[misc]  # a file in all that zipfile asks for


def _check_size(file: BinaryIO) -> None:
    """Refuse a list of members that would fill the memory, before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - HEAD - 64))
    tail = file.read()
    at = tail.rfind(_END)
    file.seek(0)
    if at < 0 or len(tail) < at + 22:
        raise Refused("damaged", "not a ZIP archive, or cut short", "pack it again")
    (members, listed) = struct.unpack("<HI", tail[at + 10 : at + 16])
    if members > MAX_MEMBERS or (listed != 0xFFFFFFFF and listed > MAX_MEMBERS * 200):
        raise Refused("too_many", f"more than {MAX_MEMBERS} members", "split the archive")
