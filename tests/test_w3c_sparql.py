"""The W3C evaluation tests, where the suite is at hand: it has a licence of its own and is not part of the project."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SUITE = ROOT.parent / "shared" / "rdf-tests" / "sparql11"
# What the engine or a decision of ours leaves out: entailment regimes, and SERVICE, which is refused.
OUTSIDE = ("entailment", "service")
FLOOR = 224


@pytest.mark.skipif(not SUITE.is_dir(), reason="the W3C test suite is not here")
def test_our_query_path_passes_what_it_passed() -> None:
    script = runpy.run_path(str(ROOT / "benchmarks" / "w3c_sparql.py"))
    total, passed, failed = script["run"](SUITE)
    ours = sum(passed[group] for group in total if group not in OUTSIDE)
    assert sum(total[group] for group in total if group not in OUTSIDE) == 235
    assert ours >= FLOOR, [f"{case.group}/{case.name}: {why}" for case, why in failed if case.group not in OUTSIDE]
    refused = [why for case, why in failed if case.group == "service"]
    assert len(refused) == total["service"]
    assert all("SERVICE is refused" in why for why in refused)
