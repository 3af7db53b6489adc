"""News by address (``s3://``, ``https://``, ``file://``, whatever fsspec knows), one file after the other.

Here or on the workers of a cluster: what is fetched is a file like any other, read by the same readers, and called by
its address. Only addresses that the user gives are opened, never one that an article names.
"""

from __future__ import annotations

import importlib
import posixpath
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from govgraph.articles import Options, Part, Rejected, drafts_in, parts_of
from govgraph.articles.draft import Draft
from govgraph.articles.inputs import USUAL
from govgraph.articles.pages import Read
from govgraph.articles.tongue import in_other, other_tongue
from govgraph.errors import UsageError
from govgraph.pipeline.work import Reads

_ADDRESS = re.compile(r"[a-z][a-z0-9+]+(::|://)")
_PATTERN = re.compile(r"[*?\[]")
_HINT = "pip install 'govgraph[cluster]', and s3fs for s3://, aiohttp for https://; on every worker too"


def is_address(path: str | Path) -> bool:
    """Whether ``path`` says how it is reached, as ``s3://bucket/crawl.warc.gz`` does."""
    return _ADDRESS.match(str(path)) is not None


def list_addresses(given: Iterable[str | Path]) -> tuple[str, ...]:
    """The files that addresses come to: directories and patterns filled in, in the order of names, each once.

    UsageError when a library for one of them is missing or no such kind is known.
    """
    found: dict[str, None] = {}
    for address in map(str, given):
        try:
            system, path = _library().core.url_to_fs(address)
            found.update(dict.fromkeys(_within(system, path, address)))
        except (ImportError, ValueError) as error:
            raise UsageError(f"{address}: {error}", _HINT) from error
        except Exception:  # noqa: BLE001  # each kind of address has exceptions of its own
            found[address] = None  # reading it will say what is wrong
    return tuple(found)


def _within(system: Any, path: str, address: str) -> list[str]:
    files: list[str] = []
    if _PATTERN.search(path) and not system.exists(path):
        files = [one for one in system.glob(path) if not posixpath.basename(one).startswith(".") and system.isfile(one)]
    # Of the web a directory is a page: what its links lead to is nobody's list of articles.
    elif "http" not in str(system.protocol) and system.isdir(path):
        files = [one for one in system.find(path) if "/." not in one.removeprefix(path)]
    return [system.unstrip_protocol(one) for one in sorted(files)] or [address]


def read_address(address: str, options: Options = USUAL) -> Reads:
    """What is in the file at ``address``, as ``drafts_of`` says it; what cannot be fetched comes as Rejected.

    A draft in another language is left out here already, unless it is a page of an article of several: of a crawl of
    the world's news a hundredth is Indonesian, and the rest need not cross the network. Raises as ``parts_at``.
    """
    reads = (read for part in parts_at(address, options) for read in drafts_in(part, options))
    return tuple([_settled(read, options) for read in reads])


def parts_at(address: str, options: Options = USUAL) -> Iterator[Part]:
    """What is in the file at ``address``, as ``parts_of`` says it. ImportError when the library for it is missing."""
    with tempfile.TemporaryDirectory(prefix="govgraph-") as folder:
        try:
            system, path = _library().core.url_to_fs(address)
            file = Path(folder, posixpath.basename(path.rstrip("/")) or "index.html")
            system.get_file(path, str(file))
        except ImportError:
            raise
        except FileNotFoundError:
            yield Read("", Rejected(address, "missing", "no such file", "check the address"))
        except Exception as error:  # noqa: BLE001  # each kind of address has exceptions of its own
            reason = f"cannot be fetched: {type(error).__name__}: {error}"
            yield Read("", Rejected(address, "unreadable", reason, "check the address and the access to it"))
        else:
            yield from (_called(part, str(file), address) for part in parts_of(file, options))


def _called(part: Part, path: str, address: str) -> Part:
    """The same with the address in place of the copy's path."""
    if isinstance(part, Read):
        return replace(part, item=replace(part.item, source=address + part.item.source.removeprefix(path)))
    return replace(part, source=address + part.source.removeprefix(path))


def _settled(read: Read, options: Options) -> Read:
    item = read.item
    if options.any_language or not isinstance(item, Draft) or item.page is not None:
        return read
    tongue = other_tongue(item.text)
    return replace(read, item=in_other(item.source, tongue)) if tongue else read


def _library() -> Any:
    return importlib.import_module("fsspec")
