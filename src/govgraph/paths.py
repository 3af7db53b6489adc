"""Where the data files are: beside the sources in a checkout, inside the package in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from govgraph.errors import GovgraphError

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """The directory that holds ``gazetteer/`` and ``lexicon/``.

    Raises GovgraphError when neither the checkout nor the installed package has it.
    """
    return _find("data", "lexicon")


def ontology_dir() -> Path:
    """The directory that holds the ontology, its JSON-LD context and the shapes."""
    return _find("ontology", "")


def _find(name: str, inside: str) -> Path:
    # A wheel maps data/ and ontology/ to govgraph/_share/; a checkout has them two levels up, beside src/.
    for place in (_PACKAGE / "_share" / name, _PACKAGE.parent.parent / name):
        if (place / inside).is_dir():
            return place
    raise GovgraphError(
        f"the {name} files of govgraph are missing",
        "reinstall the package, or work from a complete checkout of its sources",
    )
