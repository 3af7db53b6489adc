"""What tests of all modules share. Its presence also puts this directory on the import path, for the helpers in it."""

from __future__ import annotations

import fcntl
import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))  # where tests run the project's own scripts
os.environ["GOVGRAPH_CONFIG"] = os.devnull  # the settings of whoever runs the tests are not those of the tests
settings.register_profile("steady", deadline=None)  # a machine that is busy elsewhere is no failure
settings.load_profile("steady")

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "articles"


def pytest_collection_finish() -> None:
    """The tests that were found stay to the end: no collection of garbage looks through thousands of them again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def built_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph directory of the sample articles as `govgraph build` writes it: built once, only to be read."""
    from govgraph import pipeline

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if own.name.startswith("popen-") else own  # the workers of xdist have one parent
    place = shared / "built-samples"
    with (shared / "built-samples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():  # a build appears whole or not at all
            pipeline.build([SAMPLES], place)
    return place
