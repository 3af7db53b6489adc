"""What `govgraph doctor` looks at: the environment, our files, write access, a graph, extras, a browser for tests."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path
from typing import Any

from govgraph import store
from govgraph.errors import GovgraphError
from govgraph.lexicon.check import check
from govgraph.paths import data_dir, ontology_dir

_OLDEST = (3, 11)
# Libraries of extras, by what they are good for.
_EXTRAS = {
    "pyarrow": "export parquet", "pandas": "data frames in Python",
    "pyshacl": "validate --engine pyshacl",
}  # fmt: skip
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ROOM = 500  # MB free below which a build may not find the room for its new directory beside the old one
_MODEL = Path("model") / "ner.tsv"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``state``: ok, missing (govgraph needs it) or optional (not here nor needed)."""

    what: str
    state: str
    detail: str

    def as_dict(self) -> dict[str, str]:
        """The fields by name, for JSON."""
        return asdict(self)


def examine(directory: Path, graph: Path) -> list[Finding]:
    """Every finding, in one order; ``directory`` is where graphs would be written, ``graph`` one that may be there."""
    return list(_findings(directory, graph))


def _findings(directory: Path, graph: Path) -> Iterator[Finding]:
    fit = sys.version_info[:2] >= _OLDEST
    yield _finding("python", fit, f"{platform.python_version()} (3.11 or newer is needed)")
    yield _libraries()
    yield _files()
    yield _lexicon()
    yield _asked("name model", lambda: str(_existing(data_dir() / _MODEL)))
    yield _asked("ontology", lambda: str(ontology_dir()))
    yield _writable("write access", directory)
    yield _writable("temporary files", Path(tempfile.gettempdir()))
    yield _graph(graph)
    utf8 = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
    yield Finding("encoding", "ok" if utf8 else "optional", f"output is {sys.stdout.encoding}; UTF-8 shows all names")
    for name, purpose in _EXTRAS.items():
        here = importlib.util.find_spec(name) is not None
        yield Finding(name, "ok" if here else "optional", f"for {purpose}")
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    yield Finding("browser", "ok" if browser else "optional", browser or "the tests of the page want Chromium")


def _finding(what: str, good: bool, detail: str) -> Finding:
    return Finding(what, "ok" if good else "missing", detail)


def _asked(what: str, place: Any) -> Finding:
    """ok with what ``place()`` gives, missing with the error it raises."""
    try:
        return Finding(what, "ok", place())
    except GovgraphError as error:
        return Finding(what, "missing", f"{error.message}; {error.hint}")


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise GovgraphError(f"{path} is missing", "reinstall the package")
    return path


def _libraries() -> Finding:
    """Whether all that we depend on is installed; which versions fit is the installer's business."""
    own = _distribution("govgraph")
    wanted = [line for line in (own.requires if own else None) or () if "extra ==" not in line]
    names = ["".join(c if c.isalnum() or c in "-_." else " " for c in line).split()[0] for line in wanted]
    absent = [name for name in names if _distribution(name) is None]
    return _finding("libraries", not absent, f"not installed: {', '.join(absent)}" if absent else f"all {len(names)}")


def _distribution(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _files() -> Finding:
    """Whether our files are as they were installed, by the digests that the installer noted (PEP 376)."""
    own = _distribution("govgraph")
    if own is None or Path(str(own.locate_file("govgraph"))).resolve() != Path(__file__).resolve().parent:
        return Finding("files", "ok", "a checkout: nothing to compare with")
    noted = [file for file in own.files or () if file.hash and file.parts[0] == "govgraph"]
    damaged = sorted(str(file) for file in noted if not _intact(file))
    if damaged:
        return Finding("files", "missing", f"{len(damaged)} changed since installation, the first: {damaged[0]}")
    return Finding("files", "ok", f"all {len(noted)} as installed")


def _intact(file: PackagePath) -> bool:
    path = Path(str(file.locate()))
    if not path.is_file() or file.hash is None:
        return False
    digest = hashlib.new(file.hash.mode, path.read_bytes(), usedforsecurity=False).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == file.hash.value


def _lexicon() -> Finding:
    try:
        problems = check(None)
    except GovgraphError as error:
        return Finding("lexicon", "missing", f"{error.message}; {error.hint}")
    detail = f"{len(problems)} problems, the first: {problems[0]}" if problems else "in order"
    return _finding("lexicon", not problems, detail)


def _writable(what: str, directory: Path) -> Finding:
    """Tries it: what the permission bits say does not hold on every file system."""
    try:
        with tempfile.TemporaryFile(dir=directory) as file:
            file.write(b"govgraph")
        free = shutil.disk_usage(directory).free // 1_000_000
    except OSError as problem:
        return Finding(what, "missing", f"{directory}: {problem.strerror}")
    return _finding(what, free >= _ROOM, f"{directory}, {free} MB free" + ("" if free >= _ROOM else f" of {_ROOM}"))


def _graph(directory: Path) -> Finding:
    """Whether the graph in ``directory`` can be asked, and each of its claims quotes its article word for word."""
    if not directory.exists():
        return Finding("graph", "optional", f"none at {directory}")
    try:
        store.open_store(directory)
        articles, claims, wrong = _quotations(directory)
    except GovgraphError as error:
        return Finding("graph", "missing", f"{error.message}; {error.hint}")
    except (OSError, ValueError, KeyError, TypeError) as problem:
        return Finding("graph", "missing", f"{directory}: {problem}; build it again")
    if wrong:
        return Finding("graph", "missing", f"{directory}: {wrong} quotes what its article does not say")
    return Finding("graph", "ok", f"{directory}: {articles} articles, {claims} claims, each word for word")


def _quotations(directory: Path) -> tuple[int, int, str]:
    """How many articles and claims there are, and the first claim that does not quote its article, or ""."""
    texts = {article["key"]: article["text"] for article in _objects(directory / "articles.jsonl")}
    claims, wrong = 0, ""
    for fact in _objects(directory / "facts.jsonl"):
        for claim in fact["claims"]:
            claims += 1
            if texts.get(claim["article"], "")[claim["start"] : claim["end"]] != claim["quote"]:
                wrong = wrong or str(claim["id"])
    return len(texts), claims, wrong


def _objects(file: Path) -> Iterable[Mapping[str, Any]]:
    with file.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream)
