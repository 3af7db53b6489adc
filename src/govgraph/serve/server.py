"""Serve a graph directory on this machine until somebody ends it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import uvicorn

from govgraph import store
from govgraph.errors import GovgraphError
from govgraph.serve.app import LOCAL, create_app
from govgraph.serve.workers import DEFAULT_LIMITS, Limits

IDLE = 75  # seconds that a connection may rest: a client that asks again on it must not meet its end


def run(
    directory: Path,
    tell: Callable[[str], object],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits = DEFAULT_LIMITS,
    workers: int = 2,
    origins: Sequence[str] = (),
) -> None:
    """Serve the graph in ``directory`` until interrupted. Answers only under ``host`` and the local names.

    ``tell`` gets the address once it is ours (port 0 takes any that is free). GovgraphError when the graph cannot
    be opened or the port is taken.
    """
    store.open_store(directory)
    app = create_app(directory, limits=limits, workers=workers, hosts=(*LOCAL, host), origins=origins)
    app.state.library.warm()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, timeout_keep_alive=IDLE))
    with _listen(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        tell(f"http://{name}:{listening.getsockname()[1]}/")
        with suppress(KeyboardInterrupt):  # that is how it ends
            server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)  # without what Python adds to it
        raise GovgraphError(f"{host}:{port}: {reason}", "choose another with --port or --host") from error
