"""What was fetched so far: an archive, and beside it a journal of what it holds, so that a run can go on.

The archive is written and synced before the journal says so. A run that is killed leaves at most a record that
the journal does not know; the next one cuts it off and fetches the page again.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, BinaryIO

from govgraph.errors import GovgraphError, UsageError
from govgraph.fetch.archive import WRITERS, Page, Writer

_FORMAT = {"journal": "govgraph fetch", "format": 1}
_DEFAULT = "pages.warc.gz"  # in a directory


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one address in the end. ``end`` is the length of the archive after it."""

    url: str
    how: str  # saved, feed, refused
    final: str = ""  # where redirects led
    etag: str = ""
    modified: str = ""
    links: tuple[str, ...] = ()  # of a feed
    code: str = ""
    reason: str = ""
    hint: str = ""
    end: int = 0


@dataclass(slots=True)
class Kept:
    """An archive that is open for more pages, and the rows of its journal by address."""

    archive: BinaryIO
    journal: IO[bytes]
    write: Writer
    rows: dict[str, Row] = field(default_factory=dict)
    finals: set[str] = field(default_factory=set)
    end: int = 0

    def save(self, page: Page, row: Row) -> None:
        """Append ``page`` to the archive, then ``row`` to the journal. GovgraphError when the disk is full."""
        try:
            self.write(self.archive, page)
            self.archive.flush()
            os.fsync(self.archive.fileno())
            self.end = self.archive.tell()
        except OSError as error:
            raise _disk(error) from error
        self.note(row)

    def note(self, row: Row) -> None:
        """Append ``row`` to the journal."""
        line = {key: value for key, value in {**asdict(row), "end": self.end}.items() if value not in ("", ())}
        try:
            self.journal.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            self.journal.flush()
        except OSError as error:
            raise _disk(error) from error
        self._know(row)

    def _know(self, row: Row) -> None:
        self.rows[row.url] = row
        if row.how == "saved":
            self.finals.add(row.final or row.url)


def _disk(error: OSError) -> GovgraphError:
    return GovgraphError(f"the archive cannot be written: {error.strerror or error}", "make room, and run it again")


@contextmanager
def keeping(output: Path) -> Iterator[Kept]:
    """Open the archive ``output`` for more pages: a new one, or one that an earlier run began.

    A name that ends in .warc.gz, .warc, .jsonl or .ndjson is a file, any other a directory that gets
    ``pages.warc.gz``. UsageError for a file that fetch did not write; GovgraphError when another run
    writes it, when it lacks what its journal says it has, or when it cannot be written.
    """
    path = _file(output)
    notes = path.with_name(f".{path.name}.fetched")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not notes.exists() and path.stat().st_size:
            raise UsageError(f"{path}: was not written by govgraph fetch", "choose another name with -o")
        with notes.open("a+b") as journal, path.open("ab") as archive:
            _lock(journal, path)
            kept = Kept(archive, journal, _writer(path))
            _resume(kept, path, notes)
            yield kept
    except PermissionError as error:
        raise UsageError(f"{error.filename or output}: no permission to write", "choose another -o") from error
    except (NotADirectoryError, IsADirectoryError, FileExistsError) as error:
        raise UsageError(f"{error.filename or output}: {error.strerror}", "choose another -o") from error


def _file(output: Path) -> Path:
    return output if not output.is_dir() and output.name.endswith(tuple(WRITERS)) else output / _DEFAULT


def _writer(path: Path) -> Writer:
    return next(write for end, write in WRITERS.items() if path.name.endswith(end))


def _lock(journal: IO[bytes], path: Path) -> None:
    try:
        fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise GovgraphError(f"{path}: another fetch is writing it", "wait for it, or choose another -o") from error


def _resume(kept: Kept, path: Path, notes: Path) -> None:
    """Read the journal, and cut off what a killed run left half written, in it and in the archive."""
    kept.journal.seek(0)
    whole = 0
    for number, line in enumerate(kept.journal):
        if not line.endswith(b"\n"):
            break
        whole += len(line)
        try:
            row = json.loads(line)
            if number == 0:
                _check_head(row, notes)
            else:
                kept.end = row["end"]
                kept._know(Row(**{**row, "links": tuple(row.get("links", ()))}))  # noqa: SLF001  # its own module
        except (ValueError, TypeError, KeyError) as error:
            raise GovgraphError(f"{notes}:{number + 1}: is damaged", "choose another -o, and fetch again") from error
    kept.journal.truncate(whole)
    if not whole:
        kept.journal.write(json.dumps(_FORMAT).encode() + b"\n")
        kept.journal.flush()
    if path.stat().st_size < kept.end:
        raise GovgraphError(f"{path}: is shorter than its journal {notes.name} says", "choose another -o")
    kept.archive.truncate(kept.end)
    kept.archive.seek(kept.end)


def _check_head(row: object, notes: Path) -> None:
    if row != _FORMAT:
        raise GovgraphError(f"{notes}: is no journal that this version reads", "choose another -o")
