"""The files that a site offers to take along, packed so that equal graphs give equal bytes."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from govgraph.export import FORMATS, Exporter
from govgraph.rdf import RDF_FORMATS, ontology_quads
from govgraph.views.index import Json
from govgraph.views.words import interface

FOLDER = "downloads"
DATASET = "nquads"  # what the engine in the browser loads, and writes the other syntaxes of RDF from
_NEEDS = {"parquet": "pyarrow"}  # format → library that not everybody has
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell


def left_out() -> list[str]:
    """The formats that a site cannot offer, as the library that writes them is not installed here."""
    return [name for name, library in _NEEDS.items() if find_spec(library) is None]


def syntaxes() -> list[Json]:
    """The syntaxes of RDF that a site offers without a file of theirs: they say what the N-Quads say.

    As files they would be 0.9 MB of the samples' site, so the engine in the browser writes them when asked: ``name``,
    ``title``, ``file``, ``media_type``, ``graphs`` (whether it keeps named graphs), ``purpose``.
    """
    return [
        {"name": name, **_words(name), "file": f"graph{FORMATS[name].suffix}", "media_type": syntax.format.media_type,
         "graphs": syntax.named_graphs}
        for name, syntax in RDF_FORMATS.items() if name != DATASET
    ]  # fmt: skip


def write_downloads(directory: Path, fresh: Path, page: str) -> list[Json]:
    """Write the offline ``page`` and exports of the graph in ``directory`` below ``fresh``, and say what was written.

    Each is a gzip file, or a zip file where the export is a directory: ``name``, ``title``, ``href``, ``bytes``,
    ``purpose``. The N-Quads, which the engine in the browser loads, hold the ontology too. Without a file are
    ``syntaxes`` and what is ``left_out``. GovgraphError when the graph cannot be read.
    """
    (fresh / FOLDER).mkdir()
    zipped = fresh / FOLDER / "graph-page.zip"
    _zip([("graph.html", page.encode())], zipped)
    written = [_entry("page", zipped)]
    exporter, absent = Exporter(directory), {*left_out(), *(syntax["name"] for syntax in syntaxes())}
    with tempfile.TemporaryDirectory(prefix="govgraph-site-") as home:
        for name, form in FORMATS.items():
            if name in absent:
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
            written.append(_entry(name, packed))
    return written


def _append_ontology(plain: Path) -> None:
    """Add the ontology in a graph of its own, as in the store: ready queries ask for the names of its terms."""
    with plain.open("a", encoding="utf-8") as file:
        file.writelines(sorted(f"{quad} .\n" for quad in ontology_quads()))


def _entry(name: str, packed: Path) -> Json:
    return {"name": name, **_words(name), "href": f"{FOLDER}/{packed.name}", "bytes": packed.stat().st_size}


def _words(name: str) -> Json:
    """What a reader sees of the export ``name``: its title, and its purpose in both languages."""
    words = interface()["export"][name]
    english = FORMATS[name].purpose if name in FORMATS else words["en"]
    return {"title": words["title"], "purpose": {"id": words["id"], "en": english}}


def _zip(files: Iterable[tuple[str, bytes]], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
