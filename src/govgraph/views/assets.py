"""The files of the front end that pages load, by the name they have below ``assets/``."""

from __future__ import annotations

from pathlib import Path

from govgraph.views.words import PAGES

_BUNDLE = PAGES.parent / "bundle"
_SUFFIXES = (".js", ".css", ".wasm")
_INLINED = ("graph.js",)  # written into graph.html


def asset_files() -> dict[str, Path]:
    """Name → file, sorted by name; the licences of what is in the bundles among them, as ``licences-….txt``."""
    found = {path.name: path for path in _BUNDLE.iterdir() if path.suffix in _SUFFIXES and path.name not in _INLINED}
    found |= {f"licences-{path.name}": path for path in (_BUNDLE / "licences").glob("*.txt")}
    found["pages.css"] = PAGES / "pages.css"
    return dict(sorted(found.items()))
