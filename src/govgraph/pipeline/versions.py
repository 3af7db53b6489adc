"""Which extractor and which lexicon made an extraction: digests of the code and the data that decide what is said."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from govgraph.paths import data_dir, ontology_dir

_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = ("extract", "language", "lexicon", "model.py", "slug.py", "pipeline/codec.py")
_STATEMENTS = ("rdf", "store.py", "vocabulary.py", "model.py", "graph", "pipeline/statements.py", "pipeline/pieces.py")
_DATA = ("lexicon", "gazetteer", "model")
_LIBRARIES = ("sentencex",)  # what of others runs while an article is extracted
_READERS = ("trafilatura", "justext", "courlan", "lxml", "fastwarc", "markdown-it-py", "charset-normalizer")


@dataclass(frozen=True, slots=True)
class Version:
    """Two hexadecimal digests; equal ones say the same of the same article."""

    extractor: str
    lexicon: str


@cache
def statements() -> str:
    """A digest of everything that decides how one claim is written as RDF."""
    code = (file for name in _STATEMENTS for file in _files(_PACKAGE / name, "*.py"))
    words = [f"pyoxigraph {metadata.version('pyoxigraph')}", digest(ontology_dir(), _files(ontology_dir(), "*.ttl"))]
    return digest(_PACKAGE, code, words)


@cache
def extractions() -> str:
    """A digest of everything that decides how the extraction of an article is written."""
    code = [_PACKAGE / name for name in ("article_format.py", "pipeline/lists.py")]
    return digest(_PACKAGE, code, [current().extractor, current().lexicon])


@cache
def current() -> Version:
    """The version of this installation, read once per process: any change to a byte of code or data makes another."""
    libraries = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    python = f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}"
    code = (file for name in _CODE for file in _files(_PACKAGE / name, "*.py"))
    data = (file for name in _DATA for file in _files(data_dir() / name, "*"))
    return Version(digest(_PACKAGE, code, [python, *libraries]), digest(data_dir(), data))


@cache
def reader() -> str:
    """The version of what turns files into drafts, 32 hexadecimal digits; nothing is kept under it."""
    libraries = [f"{name} {metadata.version(name)}" for name in _READERS]
    return digest(_PACKAGE, _files(_PACKAGE / "articles", "*.py"), libraries)


def digest(root: Path, files: Iterable[Path], words: Iterable[str] = ()) -> str:
    """32 hexadecimal digits over ``words`` and over the names (below ``root``) and bytes of ``files``."""
    found = hashlib.sha256("\n".join(words).encode())
    for path in sorted(files):
        body = path.read_bytes()
        found.update(f"\n{path.relative_to(root).as_posix()} {len(body)}\n".encode())
        found.update(body)
    return found.hexdigest()[:32]


def _files(path: Path, pattern: str) -> list[Path]:
    return [path] if path.is_file() else [file for file in path.rglob(pattern) if file.is_file()]
