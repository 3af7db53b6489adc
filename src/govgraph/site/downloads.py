"""The files that a site offers to take along, packed so that equal graphs give equal bytes."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from govgraph.export import FORMATS, Exporter
from govgraph.rdf import ontology_quads
from govgraph.views.index import Json

FOLDER = "downloads"
PAGE = "one page that opens from disk without a network"
# What the N-Quads say as well, in other syntaxes of RDF: 0.7 MB of the samples, and any RDF tool makes them.
SAME_STATEMENTS = ("turtle", "trig", "ntriples", "jsonld", "rdfxml")
DATASET = "nquads"  # what the engine in the browser loads
_NEEDS = {"parquet": "pyarrow"}  # format → library that not everybody has
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell


def write_downloads(directory: Path, fresh: Path, page: str, *, everything: bool = False) -> list[Json]:
    """Write the offline ``page`` and exports of the graph in ``directory`` below ``fresh``, and say what was written.

    Each is a gzip file, or a zip file where the export is a directory: ``name``, ``href``, ``bytes``, ``purpose``. The
    N-Quads, which the engine in the browser loads, hold the ontology too.
    The syntaxes of RDF that say nothing new are left out unless ``everything`` is wanted, and a format whose library
    is not installed. GovgraphError when the graph cannot be read.
    """
    (fresh / FOLDER).mkdir()
    zipped = fresh / FOLDER / "graph-page.zip"
    _zip([("graph.html", page.encode())], zipped)
    written = [_entry("page", zipped, PAGE)]
    exporter = Exporter(directory)
    with tempfile.TemporaryDirectory(prefix="govgraph-site-") as home:
        for name, form in FORMATS.items():
            missing = name in _NEEDS and find_spec(_NEEDS[name]) is None
            if missing or (name in SAME_STATEMENTS and not everything):
                continue
            plain = Path(home) / name / f"graph{form.suffix}"
            plain.parent.mkdir()
            exporter.write(name, plain)
            if name == DATASET:
                _append_ontology(plain)
            packed = fresh / FOLDER / (f"{plain.name}.gz" if form.suffix else f"graph-{name}.zip")
            if form.suffix:
                packed.write_bytes(gzip.compress(plain.read_bytes(), 9, mtime=0))
            else:
                _zip(((path.name, path.read_bytes()) for path in sorted(plain.iterdir())), packed)
            written.append(_entry(name, packed, form.purpose))
    return written


def _append_ontology(plain: Path) -> None:
    """Add the ontology in a graph of its own, as in the store: ready queries ask for the names of its terms."""
    with plain.open("a", encoding="utf-8") as file:
        file.writelines(sorted(f"{quad} .\n" for quad in ontology_quads()))


def _entry(name: str, packed: Path, purpose: str) -> Json:
    return {"name": name, "href": f"{FOLDER}/{packed.name}", "bytes": packed.stat().st_size, "purpose": purpose}


def _zip(files: Iterable[tuple[str, bytes]], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
