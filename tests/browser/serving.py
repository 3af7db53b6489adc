"""A real `govgraph serve` for the browser tests, in a thread of this process."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address, on a free port, of the server of the graph in ``home``; skipped where its libraries are missing."""
    uvicorn = pytest.importorskip("uvicorn", reason="the optional dependencies of `govgraph serve` are not installed")
    pytest.importorskip("starlette", reason="the optional dependencies of `govgraph serve` are not installed")
    from govgraph.serve import create_app

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(home, workers=1), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    ends = time.monotonic() + 30
    while not server.started and time.monotonic() < ends:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join(10)
    listener.close()
