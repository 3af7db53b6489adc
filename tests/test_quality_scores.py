"""The scores that the web front shows are those of the extractor as it is."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from govgraph.paths import data_dir
from govgraph.views.quality import SCORES

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "quality_scores.py"


def test_the_kept_scores_are_true() -> None:
    """When this fails the extractor has changed: run ``python scripts/quality_scores.py`` and commit the difference."""
    spec = importlib.util.spec_from_file_location("quality_scores", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    kept = (data_dir() / SCORES).read_text(encoding="utf-8")
    assert json.loads(kept) == json.loads(module.scores())
    assert kept == module.scores()
