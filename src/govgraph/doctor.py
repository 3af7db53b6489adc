"""What `govgraph doctor` looks at: Python, the data files, write access, extras, a browser for the tests."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from govgraph.errors import GovgraphError
from govgraph.lexicon.check import check
from govgraph.paths import ontology_dir

_OLDEST = (3, 11)
# Libraries of extras, by what they are good for.
_EXTRAS = {
    "pyarrow": "export parquet", "pandas": "data frames in Python", "distributed": "build --cluster",
    "pyshacl": "validate --engine pyshacl",
}  # fmt: skip
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``state``: ok, missing (govgraph needs it) or optional (not here nor needed)."""

    what: str
    state: str
    detail: str

    def as_dict(self) -> dict[str, str]:
        """The fields by name, for JSON."""
        return asdict(self)


def examine(directory: Path) -> list[Finding]:
    """Every finding, in one order; ``directory`` is where graphs would be written."""
    return list(_findings(directory))


def _findings(directory: Path) -> Iterator[Finding]:
    fit = sys.version_info[:2] >= _OLDEST
    yield Finding("python", "ok" if fit else "missing", f"{platform.python_version()} (3.11 or newer is needed)")
    yield _data()
    yield _ontology()
    writable = os.access(directory, os.W_OK)
    yield Finding("write access", "ok" if writable else "missing", str(directory))
    for name, purpose in _EXTRAS.items():
        here = importlib.util.find_spec(name) is not None
        yield Finding(name, "ok" if here else "optional", f"for {purpose}")
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    yield Finding("browser", "ok" if browser else "optional", browser or "the tests of the page want Chromium")


def _data() -> Finding:
    try:
        problems = check(None)
    except GovgraphError as error:
        return Finding("lexicon", "missing", f"{error.message}; {error.hint}")
    detail = f"{len(problems)} problems, the first: {problems[0]}" if problems else "in order"
    return Finding("lexicon", "missing" if problems else "ok", detail)


def _ontology() -> Finding:
    try:
        return Finding("ontology", "ok", str(ontology_dir()))
    except GovgraphError as error:
        return Finding("ontology", "missing", f"{error.message}; {error.hint}")
