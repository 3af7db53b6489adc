"""The exports that a site offers, packed so that equal graphs give equal bytes."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from govgraph.export import FORMATS, export
from govgraph.views.index import Json

FOLDER = "downloads"
_NEEDS = {"parquet": "pyarrow"}  # format → library that not everybody has
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell


def write_downloads(directory: Path, fresh: Path) -> list[Json]:
    """Write every export of the graph in ``directory`` below ``fresh``, and say what was written.

    Each is a gzip file, or a zip file where the export is a directory: ``name``, ``href``, ``bytes``, ``purpose``.
    One whose library is not installed is left out. GovgraphError when the graph cannot be read.
    """
    (fresh / FOLDER).mkdir()
    written = []
    with tempfile.TemporaryDirectory(prefix="govgraph-site-") as home:
        for name, form in FORMATS.items():
            if name in _NEEDS and find_spec(_NEEDS[name]) is None:
                continue
            plain = Path(home) / f"graph{form.suffix}"
            export(directory, name, plain)
            packed = fresh / FOLDER / (f"{plain.name}.gz" if form.suffix else f"graph-{name}.zip")
            if form.suffix:
                packed.write_bytes(gzip.compress(plain.read_bytes(), 9, mtime=0))
            else:
                _zip(plain, packed)
            href = f"{FOLDER}/{packed.name}"
            written.append({"name": name, "href": href, "bytes": packed.stat().st_size, "purpose": form.purpose})
            _remove(plain)
    return written


def _zip(directory: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _files(directory):
            entry = zipfile.ZipInfo(path.name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def _files(directory: Path) -> Iterator[Path]:
    yield from sorted(directory.iterdir())


def _remove(path: Path) -> None:
    """Exports of one suffix share a name; the next one must not find the last."""
    if path.is_dir():
        for file in _files(path):
            file.unlink()
        path.rmdir()
    else:
        path.unlink()
