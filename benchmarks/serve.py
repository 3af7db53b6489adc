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
from pathlib import Path

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


async def _client(http: httpx.AsyncClient, number: int, until: float, waits: list[float], seen: Counter[int]) -> None:
    asked = number * 1_000_003
    while time.monotonic() < until:
        start = time.monotonic()
        path, params = _request(asked)
        answer = await http.get(path, params=params)
        waits.append(time.monotonic() - start)
        seen[answer.status_code] += 1
        asked += 1


def _request(number: int) -> tuple[str, dict[str, str]]:
    """Path and parameters of a request: documents and pages, known questions, and every fifth a new question."""
    if number % 5 == 0:  # no two alike, so that a worker has to answer
        new = f"SELECT ?s ?l WHERE {{ ?s rdfs:label ?l }} LIMIT 20 OFFSET {number % 997} # {number}"
        return "/sparql", {"query": new}
    if number % 5 == 1:
        return "/sparql", {"query": QUERIES[number // 5 % len(QUERIES)]}
    return PATHS[number % len(PATHS)], {}


async def _runaway(http: httpx.AsyncClient, until: float, seen: Counter[int]) -> None:
    while time.monotonic() < until:
        seen[(await http.get("/sparql", params={"query": RUNAWAY})).status_code] += 1


async def load(address: str, clients: int, seconds: float) -> tuple[list[float], Counter[int], Counter[int]]:
    """(waiting times, statuses, statuses of the runaway)."""
    waits: list[float] = []
    seen: Counter[int] = Counter()
    stopped: Counter[int] = Counter()
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=clients + 1)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as http:
        tasks = [_client(http, number, until, waits, seen) for number in range(clients)]
        await asyncio.gather(_runaway(http, until, stopped), *tasks)
    return waits, seen, stopped


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
        address = f"http://127.0.0.1:{options.port}"
        for _ in range(200):
            try:
                httpx.get(address + "/sparql")
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        before = memory(server.pid)
        waits, seen, stopped = asyncio.run(load(address, options.clients, options.seconds))
        after = memory(server.pid)
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
