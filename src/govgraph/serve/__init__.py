"""The graph as a local web application with a SPARQL 1.1 endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import uvicorn

from govgraph import store
from govgraph.serve.app import LOCAL, create_app
from govgraph.serve.workers import DEFAULT_LIMITS, Limits

__all__ = ["Limits", "create_app", "run"]


def run(
    directory: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits = DEFAULT_LIMITS,
    workers: int = 2,
    origins: Sequence[str] = (),
) -> None:
    """Serve the graph in ``directory`` until interrupted. Answers only under ``host`` and the local names.

    GovgraphError when the graph cannot be opened; OSError when the port is taken.
    """
    store.open_store(directory)
    app = create_app(directory, limits=limits, workers=workers, hosts=(*LOCAL, host), origins=origins)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
