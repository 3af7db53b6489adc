"""Where the data is: beside the sources, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgraph import paths
from govgraph.errors import GovgraphError


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "src" / "govgraph"
    place.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", place)
    return place


def test_a_checkout_has_data_and_ontology() -> None:
    assert (paths.data_dir() / "gazetteer" / "regions.csv").is_file()
    assert (paths.data_dir() / "lexicon" / "titles.csv").is_file()
    assert (paths.ontology_dir() / "govgraph.ttl").is_file()
    assert paths.data_dir().is_absolute()


def test_a_checkout_is_searched_beside_its_sources(package: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "lexicon").mkdir(parents=True)
    (tmp_path / "ontology").mkdir()
    assert paths.data_dir() == tmp_path / "data"
    assert paths.ontology_dir() == tmp_path / "ontology"


def test_what_was_installed_comes_before_what_lies_around(package: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "lexicon").mkdir(parents=True)
    (package / "_share" / "data" / "lexicon").mkdir(parents=True)
    assert paths.data_dir() == package / "_share" / "data"


def test_a_directory_called_data_is_not_ours_without_a_lexicon(package: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(GovgraphError, match="data files of govgraph are missing"):
        paths.data_dir()


def test_a_file_in_place_of_the_directory_is_not_taken(package: Path, tmp_path: Path) -> None:
    (tmp_path / "ontology").write_text("x", encoding="utf-8")
    with pytest.raises(GovgraphError, match="ontology files of govgraph are missing") as caught:
        paths.ontology_dir()
    assert "reinstall" in caught.value.hint
