"""The one door through which news comes in: paths to articles, whatever the format.

``drafts_of`` reads one file and knows of no other, so that files can be read side by side. It does so in two steps:
``parts_of`` unpacks, which is quick and has all the limits, and leaves pages unread; ``drafts_in`` reads one of these,
here or in another process. ``settle`` takes what was read in order, joins pages, and passes over what is not
Indonesian or was read before.
"""

from __future__ import annotations

import glob
import gzip
import hashlib
import lzma
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from govgraph.articles.addresses import same_page
from govgraph.articles.draft import Draft
from govgraph.articles.formats import OPENERS, READERS, SUFFIXES, format_of
from govgraph.articles.html import MAX_PAGE
from govgraph.articles.inputs import MAX_ARTICLE, USUAL, Input, Options, Refused, opened, shown
from govgraph.articles.pages import Read, join_pages
from govgraph.articles.raw import RawPage
from govgraph.articles.result import Rejected
from govgraph.articles.text import make_article
from govgraph.articles.tongue import in_other, other_tongue
from govgraph.model import Article

_ONCE = "nothing to do: it is read once"
T = TypeVar("T")
PAGE = "html"  # the reader that takes far longer than unpacking does
Part = Read | RawPage  # of a file
Reading = Callable[[Sequence[Path], Options], Iterable[Read]]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article or a rejection, and by which reader: "zip/html"; empty when no reader was found."""

    reader: str
    item: Article | Rejected


def list_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """The files that ``paths`` come to: files as given, directories walked in the order of names, patterns filled in.

    Hidden files are left out. A path that does not exist is kept, so that reading it can say so; so is "-", which
    stands for standard input. Each file is listed once; a link that leads out of the directories is none of theirs.
    """
    return _listed(paths)[0]


def _one_by_one(files: Sequence[Path], options: Options) -> Iterator[Read]:
    return (read for file in files for read in drafts_of(file, options))


def reads_of(
    paths: Iterable[str | Path], options: Options = USUAL, reading: Reading = _one_by_one
) -> Iterator[Read]:
    """What is in the files below ``paths``, before pages are joined and repetitions left out.

    ``reading`` says how files are read; it gives what ``drafts_of`` gives of each, in the order of the files.
    """
    files, leading_out = _listed(paths)
    for link in leading_out:
        hint = "give the file that it leads to, or its directory, if it is meant"
        yield Read("", Rejected(shown(str(link)), "link", "a symbolic link out of the directory that is read", hint))
    yield from reading(files, options)


def _listed(paths: Iterable[str | Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The files of ``list_files``, and the links among what was walked that lead out of it.

    Whoever unpacks an archive of a stranger and reads it must not publish his own files.
    """
    given = tuple([found for one in paths for found in _matching(Path(one))])
    roots = tuple([os.path.realpath(path).rstrip("/") + "/" for path in given if path.is_dir()])
    seen: dict[str, Path] = {}
    leading_out: list[Path] = []
    for path in given:
        if not path.is_dir():
            seen.setdefault(os.path.realpath(path), path)
            continue
        for file in _walk(path):
            real = os.path.realpath(file)
            if not real.startswith(roots) and file.is_symlink():
                leading_out.append(file)
            else:
                seen.setdefault(real, file)
    return tuple(seen.values()), tuple(leading_out)


def read_paths(paths: Iterable[str | Path], options: Options = USUAL) -> Iterator[Article | Rejected]:
    """Read every article below ``paths``; what cannot be read comes as Rejected, and the rest goes on."""
    return (listed.item for listed in list_articles(paths, options))


def list_articles(paths: Iterable[str | Path], options: Options = USUAL) -> Iterator[Listed]:
    """As ``read_paths``, with the reader of each."""
    return settle(reads_of(paths, options), options)


def drafts_of(file: Path, options: Options = USUAL) -> Iterator[Read]:
    """What is in one file, before pages are joined and repetitions left out."""
    return (read for part in parts_of(file, options) for read in drafts_in(part, options))


def drafts_in(part: Part, options: Options = USUAL) -> Iterator[Read]:
    """What is in a part of a file: a page is read now, all else was."""
    if isinstance(part, Read):
        return iter((part,))
    given = part.opened(options)
    return _guarded(_drafts(PAGE, given, part.outer), given, part.outer)


def parts_of(file: Path, options: Options = USUAL) -> Iterator[Part]:
    """What is in one file in its order, with its pages unpacked and not read."""
    source = shown(str(file))
    try:
        with opened(file, options) as given:
            yield from _read(given, "")
    except FileNotFoundError:
        yield Read("", Rejected(source, "missing", "no such file or directory", "check the path"))
    except OSError as error:
        reason = error.strerror or "cannot be read"
        yield Read("", Rejected(source, "unreadable", reason, "check the permissions of the file"))
    except Refused as refused:
        yield Read("", refused.of(source))


def settle(reads: Iterable[Read], options: Options = USUAL) -> Iterator[Listed]:
    """Articles of drafts: pages joined, what is in another language rejected, and what was read before.

    Two articles are one when they have one web address of their own; or one text, unless both have an address and
    these differ: then two papers print the same report, which the resolver marks as copies.
    """
    seen = _Seen()
    for read in join_pages(reads):
        item = read.item
        if isinstance(item, Draft):
            tongue = None if options.any_language else other_tongue(item.text)
            item = in_other(item.source, tongue) if tongue else seen.check(_of_size(item))
        if isinstance(item, Rejected):
            yield Listed(read.reader, item)
        else:
            yield Listed(read.reader, make_article(item.name, item.text, item.source, item.known))


def _of_size(draft: Draft) -> Draft | Rejected:
    if len(draft.text) <= MAX_ARTICLE:
        return draft
    reason = f"{len(draft.text)} characters; one article has at most {MAX_ARTICLE}"
    return Rejected(draft.source, "too_large", reason, "split it into one file per article")


@dataclass(slots=True)
class _Seen:
    """What was read so far, as digests: sixteen bytes an address and an article, however long the run."""

    pages: dict[bytes, str] = field(default_factory=dict)
    texts: dict[bytes, tuple[str, bool]] = field(default_factory=dict)

    def check(self, draft: Draft | Rejected) -> Draft | Rejected:
        """The draft itself when it is new; else the rejection that names the one before, or the one it is already."""
        if isinstance(draft, Rejected):
            return draft
        page = same_page(draft.known.url) if draft.known.web else None
        if page is not None:
            first = self.pages.setdefault(_digest(page), draft.source)
            if first != draft.source:
                return Rejected(draft.source, "duplicate", f"the same address as {first}", _ONCE)
        first, addressed = self.texts.setdefault(_digest(draft.text), (draft.source, page is not None))
        if first != draft.source and not (addressed and page is not None):
            return Rejected(draft.source, "duplicate", f"the same article as {first}", _ONCE)
        return draft


def _digest(words: str) -> bytes:
    return hashlib.blake2b(words.encode("utf-8"), digest_size=16).digest()


def _read(given: Input, outer: str) -> Iterator[Part]:
    """The articles of one input by the reader it is for, and of everything packed in it."""
    return _guarded(_parts(given, outer), given, outer)


def _guarded(parts: Iterator[T], given: Input, outer: str) -> Iterator[T | Read]:
    """The same; what is wrong with the input as a whole is the last of it."""
    try:
        yield from parts
    except Refused as refused:
        yield Read(outer, refused.of(given.source))
    except (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
        if isinstance(error, OSError) and not given.depth and not isinstance(error, gzip.BadGzipFile):
            raise  # the disk itself, not what is packed in the file
        reason = f"damaged or cut short: {error}"
        yield Read(outer, Rejected(given.source, "damaged", reason, "get it once more; what came before is read"))


def _parts(given: Input, outer: str) -> Iterator[Part]:
    name = format_of(given)
    if name is None:
        hint = f"known: {', '.join(sorted(SUFFIXES))}"
        reason = f"no reader for {given.suffix or 'what it holds'!r}"
        yield Read(outer, Rejected(given.source, "unknown_format", reason, hint))
    elif name == PAGE:
        # A copy: what was read lies at the head of a buffer for the largest page, of which pages that wait leave holes.
        body = bytes(memoryview(given.read_all(MAX_PAGE)))
        yield RawPage(outer, given.source, given.name, body, given.url, given.charset)
    else:
        found = False
        for part in _drafts(name, given, outer) if name in READERS else _members(name, given, outer):
            found = True
            yield part
        if not found:
            hint = "is it the right file?"
            yield Read(outer + name, Rejected(given.source, "empty", "there is no article in it", hint))


def _drafts(name: str, given: Input, outer: str) -> Iterator[Read]:
    """What the reader called ``name`` makes of an input."""
    return (Read(outer + name, item) for item in READERS[name](given))


def _members(name: str, given: Input, outer: str) -> Iterator[Part]:
    """What the opener called ``name`` finds in an input, each by its own reader."""
    for item in OPENERS[name](given):
        if isinstance(item, Input):
            yield from _read(item, f"{outer}{name}/")
        else:
            yield Read(outer + name, item)


def _matching(given: Path) -> Iterator[Path]:
    """The path itself, or what its pattern finds where it is one and no such file exists."""
    pattern = str(given)
    # Path.glob knows no absolute patterns.
    found = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) and not given.exists() else []  # noqa: PTH207
    yield from (Path(one) for one in found) if found else (given,)


def _walk(directory: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(directory):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))
