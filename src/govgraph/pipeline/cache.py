"""Extractions kept from one build of a directory to the next, so that only new and changed articles are extracted.

One SQLite file beside the graph directory, which is replaced whole: ``.NAME.cache``. A row holds what one article
says, under a digest of everything in the article that can reach it and the version of the extractor and the
lexicon. A build that is killed leaves the rows written so far, and the next one goes on from there. Losing the
file costs time only, so a damaged one is thrown away, and where none can be written every article is extracted.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from pathlib import Path

from govgraph.model import Article
from govgraph.pipeline.versions import Version

_FORMAT = 1  # of the table; a file of another format is thrown away
_FIELDS = tuple(field.name for field in fields(Article) if field.name not in ("source", "paragraphs"))
_TABLE = """CREATE TABLE IF NOT EXISTS extraction (
  article BLOB PRIMARY KEY, extractor TEXT NOT NULL, lexicon TEXT NOT NULL, body BLOB NOT NULL)"""
_GET = "SELECT body FROM extraction WHERE article = ? AND extractor = ? AND lexicon = ?"
_PUT = "INSERT OR REPLACE INTO extraction VALUES (?, ?, ?, ?)"


def cache_file(directory: Path) -> Path:
    """Where the extractions of the graph directory ``directory`` are kept."""
    directory = directory.resolve()
    return directory.with_name(f".{directory.name}.cache")


def article_digest(article: Article) -> bytes:
    """32 bytes over all that is known of ``article``, save where it was read: moving a file changes no fact."""
    spans = [[one.kind, one.start, one.end] for one in article.paragraphs]
    known = json.dumps([*(getattr(article, name) for name in _FIELDS), spans])
    return hashlib.sha256(known.encode()).digest()


class Cache:
    """The kept extractions of one graph directory; one process at a time, as the lock of the build makes sure."""

    def __init__(self, database: sqlite3.Connection | None, version: Version) -> None:
        """Read from and write to ``database``; None keeps nothing."""
        self._database = database
        self._version = (version.extractor, version.lexicon)

    def get(self, digest: bytes) -> bytes | None:
        """What was kept for the article with this digest by the same extractor and lexicon."""
        if self._database is not None:
            try:
                row = self._database.execute(_GET, (digest, *self._version)).fetchone()
            except sqlite3.Error:
                self._database = None
            else:
                return row[0] if row else None
        return None

    def put(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep rows of (digest, body), all or none; they are there whatever kills the process afterwards."""
        if self._database is not None:
            try:
                with self._database:
                    self._database.executemany(_PUT, ((key, *self._version, body) for key, body in rows))
            except sqlite3.Error:  # a full disk, a damaged file: the build itself needs neither
                self._database = None

    def keep_only(self, digests: Iterable[bytes]) -> None:
        """Delete, beyond recovery, whatever is not among ``digests``: the file holds what the graph is made of."""
        if self._database is not None:
            with suppress(sqlite3.Error), self._database:
                self._database.execute("CREATE TEMP TABLE wanted (article BLOB PRIMARY KEY)")
                self._database.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((key,) for key in digests))
                self._database.execute("DELETE FROM extraction WHERE article NOT IN (SELECT article FROM wanted)")


@contextmanager
def opened(file: Path, version: Version, *, empty: bool = False) -> Iterator[Cache]:
    """The cache in ``file`` while the block runs; with ``empty`` without what it held."""
    if empty:
        _remove(file)
    database = _connect(file)
    if database is None and file.exists():  # damaged, or of another format
        _remove(file)
        database = _connect(file)
    try:
        yield Cache(database, version)
    finally:
        if database is not None:
            with suppress(sqlite3.Error):
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            database.close()


def _connect(file: Path) -> sqlite3.Connection | None:
    try:
        database = sqlite3.connect(file)
    except sqlite3.Error:
        return None
    try:
        (found,) = database.execute("PRAGMA user_version").fetchone()
        if found not in (0, _FORMAT):
            raise sqlite3.DatabaseError(f"format {found}")
        # A write-ahead log survives kill -9; deleted rows are overwritten, for a withdrawn article must be gone.
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON", f"user_version = {_FORMAT}"):
            database.execute(f"PRAGMA {pragma}")
        database.execute(_TABLE)
        database.execute(_GET, (b"", "", ""))
    except sqlite3.Error:
        database.close()
        return None
    return database


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
