"""Many clients at once against a served graph, one of them asking a question that never ends.

    python benchmarks/serve.py GRAPH_DIRECTORY [--clients 200] [--seconds 60]

Prints requests a second, percentiles of the waiting time, the statuses, and the memory of the processes.
Any 5xx other than the time-outs of the runaway is a failure: exit code 1.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import httpx

QUERIES = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "SELECT ?s ?l WHERE { ?s rdfs:label ?l } LIMIT 50",
    "ASK { ?m a gg:TradeMission }",
    "CONSTRUCT { ?p gg:heldPost ?o } WHERE { ?p gg:heldPost ?o } LIMIT 20",
    "SELECT ?m ?d WHERE { ?m a gg:TradeMission ; schema:startDate ?d } ORDER BY ?d",
)
PATHS = (
    "/", "/api/summary.json", "/api/people/1.json", "/api/events/1.json", "/api/graph.json", "/api/flows.json",
    "/api/quality.json", "/tabel/people.html", "/id/place/35/", "/api/entity/place/35.json", "/assets/pages.css",
)  # fmt: skip
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


class Connection:
    """One connection that is kept. A client library costs more for each request than the server does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, params: dict[str, str]) -> int:
        """The status of the answer, once it has come whole."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        target = f"{path}?{urlencode(params)}" if params else path
        writer.write(f"GET {target} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: */*\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = re.search(r"\r\ncontent-length: (\d+)", head)
        await reader.readexactly(int(length[1]) if length else 0)
        return int(head.split()[1])


async def _client(port: int, number: int, until: float, waits: list[float], seen: Counter[int]) -> None:
    asked, connection = number * 1_000_003, Connection(port)
    while time.monotonic() < until:
        start = time.monotonic()
        status = await connection.get(*_request(asked))
        waits.append(time.monotonic() - start)
        seen[status] += 1
        asked += 1


def _request(number: int) -> tuple[str, dict[str, str]]:
    """Path and parameters of a request: documents and pages, known questions, and every fifth a new question."""
    if number % 5 == 0:  # no two alike, so that a worker has to answer
        new = f"SELECT ?s ?l WHERE {{ ?s rdfs:label ?l }} LIMIT 20 OFFSET {number % 997} # {number}"
        return "/sparql", {"query": new}
    if number % 5 == 1:
        return "/sparql", {"query": QUERIES[number // 5 % len(QUERIES)]}
    return PATHS[number % len(PATHS)], {}


async def _runaway(port: int, until: float, seen: Counter[int]) -> None:
    connection = Connection(port)
    while time.monotonic() < until:
        seen[await connection.get("/sparql", {"query": RUNAWAY})] += 1


async def load(port: int, clients: int, seconds: float) -> tuple[list[float], Counter[int], Counter[int]]:
    """(waiting times, statuses, statuses of the runaway)."""
    waits: list[float] = []
    seen: Counter[int] = Counter()
    stopped: Counter[int] = Counter()
    until = time.monotonic() + seconds
    tasks = [_client(port, number, until, waits, seen) for number in range(clients)]
    await asyncio.gather(_runaway(port, until, stopped), *tasks)
    return waits, seen, stopped


def _wait(address: str) -> None:
    """Until the server answers and has read the graph; it listens before its workers have opened it."""
    for path in ("/sparql", "/api/graph.json"):
        for _ in range(200):
            with suppress(httpx.TransportError):
                httpx.get(address + path, timeout=60)
                break
            time.sleep(0.1)


def memory(process: int) -> int:
    """Resident megabytes of a process and its children."""
    # A worker is the child of the thread that started it.
    listed = Path(f"/proc/{process}/task").glob("*/children")
    children = [pid for file in listed for pid in file.read_text().split()]
    total = 0
    for pid in [str(process), *children]:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        total += int(found[1]) // 1024 if found else 0
    return total


def main() -> int:
    """Start a server, load it, print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--port", type=int, default=8799)
    options = parser.parse_args()
    script = Path(__file__).with_name("serve_server.py")
    command = [sys.executable, str(script), str(options.graph), str(options.port)]
    with subprocess.Popen(command) as server:
        try:
            _wait(f"http://127.0.0.1:{options.port}")
            before = memory(server.pid)
            waits, seen, stopped = asyncio.run(load(options.port, options.clients, options.seconds))
            after = memory(server.pid)
        finally:
            server.terminate()
    waits.sort()
    at = {f"p{share}": round(waits[min(len(waits) * share // 100, len(waits) - 1)], 3) for share in (50, 95, 99)}
    print(json.dumps({
        "requests": len(waits), "per_second": round(len(waits) / options.seconds), **at, "statuses": dict(seen),
        "runaway": dict(stopped), "memory_mb": [before, after],
    }))  # fmt: skip
    return int(any(status >= 500 for status in seen))


if __name__ == "__main__":
    sys.exit(main())
