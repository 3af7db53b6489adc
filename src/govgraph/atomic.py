"""A directory that is replaced whole: readers see the old one or the new one, never half of either.

The new content is written into a directory beside the old one and takes its place by one rename. A build
that fails or is killed leaves the old directory as it was; the next build removes what is left over.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from govgraph.errors import GovgraphError, UsageError

MANIFEST = "manifest.json"  # its presence marks a directory as ours to replace
HELD = 3  # exit code: somebody else is writing the directory
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # errors of a disk that takes no more

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def replacing(directory: Path) -> Iterator[Path]:
    """Yield an empty directory that becomes ``directory`` when the block ends without an error.

    Raises UsageError when ``directory`` is not a graph directory of ours (it would be destroyed) or
    cannot be written, and GovgraphError when another build holds it or the disk is full.
    """
    directory = directory.resolve()  # a link keeps pointing at what is replaced
    if directory.exists():
        _refuse_foreign(directory)
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with _locked(directory):
            fresh = _prepared(directory)
            try:
                yield fresh
                _swap(fresh, directory)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    except PermissionError as error:
        raise UsageError(
            f"{error.filename or directory}: no permission to write", "choose another directory with -o"
        ) from error
    except OSError as error:
        if error.errno not in FULL:
            raise
        hint = "make space and build again: the graph that was there is as it was"
        raise GovgraphError(f"{directory}: no space left on the disk", hint) from error


def _refuse_foreign(directory: Path) -> None:
    if not directory.is_dir():
        raise UsageError(f"{directory}: is not a directory", "choose another directory with -o")
    if not (directory / MANIFEST).is_file() and any(directory.iterdir()):
        hint = "choose an empty or new directory with -o; a build replaces the whole directory"
        raise UsageError(f"{directory}: holds files that are not a graph of govgraph", hint)


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Hold the lock of ``directory``. The kernel frees it when the process ends, however it ends."""
    path = directory.with_name(f".{directory.name}.lock")
    with path.open("a+b", buffering=0) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"{directory}: another build is writing it ({_holder(lock)})"
            hint = "wait for it to end, or choose another directory with -o"
            raise GovgraphError(message, hint, exit_code=HELD) from error
        lock.truncate(0)
        lock.write(str(os.getpid()).encode())
        yield
        # The file stays: removing it would let a third build lock a new file while a second one waits on this.


def _holder(lock: BinaryIO) -> str:
    """The process that holds a lock, and since when: it wrote its number into the file when it took it."""
    lock.seek(0)
    number = lock.read().decode("ascii", "replace").strip() or "unknown"
    since = datetime.fromtimestamp(os.fstat(lock.fileno()).st_mtime, UTC).astimezone()
    return f"process {number}, since {since:%Y-%m-%d %H:%M:%S}"


def _prepared(directory: Path) -> Path:
    """The fresh directory, after leftovers of a dead build are dealt with (the lock is held, so it is dead)."""
    fresh, old = _beside(directory, "building"), _beside(directory, "old")
    if old.exists() and not directory.exists():
        old.rename(directory)  # killed between two renames, where the system knows no exchange
    for leftover in (fresh, old):
        if leftover.exists():
            shutil.rmtree(leftover)
    fresh.mkdir()
    return fresh


def _beside(directory: Path, state: str) -> Path:
    return directory.with_name(f".{directory.name}.{state}")


def _swap(fresh: Path, directory: Path) -> None:
    if not directory.exists():
        fresh.rename(directory)
    elif not _exchange(fresh, directory):
        old = _beside(directory, "old")
        directory.rename(old)
        fresh.rename(directory)
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two directories in one step (Linux ``renameat2``); False where the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
