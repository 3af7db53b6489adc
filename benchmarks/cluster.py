"""What a cluster costs over the pool of this machine: the same articles on the same cores, in the same run.

    python benchmarks/cluster.py CORPUS [--articles 4000] [--workers 2] [--rounds 3] [--hosts]

CORPUS is a JSON Lines file of articles, recombined as ``build.py`` does. A scheduler and ``--workers`` workers of one
thread are started here, each a process of its own; pool and cluster extract the same tasks in turn, and what they give
is compared. "here" is the CPU that the building process itself needs, which no number of workers makes less: with so
many workers it is the limit. With ``--hosts`` (root, Linux) each worker has a network of its own, as another host.
"read" compares reading the corpus by path with reading it by address on the workers, cut into files.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from statistics import median

import psutil

from build import write_articles
from govgraph.articles import Rejected, read_paths
from govgraph.model import Article
from govgraph.pipeline import How, versions
from govgraph.pipeline.cache import article_digest
from govgraph.pipeline.cluster import BATCH_SENT, Cluster
from govgraph.pipeline.codec import decode
from govgraph.pipeline.executors import Executor, Pool
from govgraph.pipeline.extracting import BATCH
from govgraph.pipeline.inputs import read_items
from govgraph.pipeline.work import Articles

_FILES = 8  # that the corpus is cut into, for reading
_NETWORK = "10.213.77"
Run = tuple[list[object], list[float]]


@contextmanager
def machines(workers: int, hosts: bool) -> Iterator[tuple[str, list[psutil.Process]]]:
    """A scheduler's address, and the processes of scheduler and workers."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if hosts:
            stack.enter_context(networks(workers))
        told = folder / "scheduler.json"
        host = f"{_NETWORK}.254" if hosts else "127.0.0.1"
        started = [_start(stack, folder, [], "scheduler", "--host", host, "--port", "0", "--scheduler-file", told)]
        options = ("--scheduler-file", told, "--nthreads", "1", "--no-nanny", "--local-directory", folder)
        for number in range(workers):
            inside = ["ip", "netns", "exec", f"govgraph{number}"] if hosts else []
            host = f"{_NETWORK}.{number + 1}" if hosts else "127.0.0.1"
            started.append(_start(stack, folder, inside, "worker", "--host", host, *options))
        while not told.exists() or not told.read_text(encoding="utf-8").endswith("}"):  # it is written in pieces
            time.sleep(0.05)
        yield json.loads(told.read_text(encoding="utf-8"))["address"], [psutil.Process(one.pid) for one in started]


def _start(stack: ExitStack, folder: Path, inside: list[str], kind: str, *options: object) -> subprocess.Popen[bytes]:
    command = [*inside, sys.executable, "-m", f"distributed.cli.dask_{kind}", "--no-dashboard", *map(str, options)]
    log = stack.enter_context((folder / f"{kind}.log").open("ab"))
    started = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "DASK_CONFIG": str(folder)})
    stack.callback(started.wait)
    stack.callback(started.kill)
    return started


@contextmanager
def networks(number: int) -> Iterator[None]:
    """A bridge with an address for us, and ``number`` network namespaces with one each."""

    def ip(*words: str) -> None:
        subprocess.run(["ip", *words], check=True)

    with ExitStack() as stack:
        ip("link", "add", "govgraph", "type", "bridge")
        stack.callback(ip, "link", "del", "govgraph")
        ip("addr", "add", f"{_NETWORK}.254/24", "dev", "govgraph")
        ip("link", "set", "govgraph", "up")
        for n in range(number):
            name, outer = f"govgraph{n}", f"ggouter{n}"
            ip("netns", "add", name)
            stack.callback(ip, "netns", "del", name)
            ip("link", "add", outer, "type", "veth", "peer", "name", "eth0", "netns", name)
            ip("link", "set", outer, "master", "govgraph", "up")
            ip("-n", name, "addr", "add", f"{_NETWORK}.{n + 1}/24", "dev", "eth0")
            ip("-n", name, "link", "set", "eth0", "up")
        yield


def tasks_of(articles: Sequence[Article], size: int) -> Iterator[Articles]:
    """``articles`` in tasks of ``size``."""
    waiting = iter(articles)
    while task := tuple(islice(waiting, size)):
        yield task


def run(executor: Executor, articles: Sequence[Article], size: int, others: Sequence[psutil.Process]) -> Run:
    """What came of the articles, and seconds of wall, of CPU of all processes, and of our own, the workers being warm.

    As a build does, the digest of each article is taken and what came of it is decoded.
    """
    with executor:
        version = versions.current()
        for _ in range(2):  # every worker has the lexicon then
            list(executor.run(tasks_of(_WARM, 1), version))
        processes = others or psutil.Process().children(recursive=True)
        before, start, own = _cpu(processes), time.perf_counter(), time.process_time()
        outcomes = (one for found in executor.run(tasks_of(articles, size), version) for one in found)
        found = []
        for article, outcome in zip(articles, outcomes, strict=True):
            article_digest(article)
            found.append(outcome.result)
            if isinstance(outcome.result, bytes):
                decode(outcome.result, article)
        wall, own = time.perf_counter() - start, time.process_time() - own
        return found, [wall, own + _cpu(processes) - before, own]


def _cpu(processes: Sequence[psutil.Process]) -> float:
    return sum(times.user + times.system for times in (one.cpu_times() for one in processes))


def reading(corpus: Path, address: str) -> Iterator[tuple[str, list[float]]]:
    """Seconds of wall and of our own CPU for reading the corpus, by path and by address on the workers."""
    with tempfile.TemporaryDirectory() as folder:
        lines = corpus.read_bytes().split(b"\n")
        for n in range(_FILES):
            Path(folder, f"{n}.jsonl").write_bytes(b"\n".join(lines[n::_FILES]))
        ways: dict[str, Callable[[], Iterator[object]]] = {
            "read by path": lambda: iter(read_items([folder], How())),
            "read by address": lambda: iter(read_items([f"file://{folder}"], How(cluster=address))),
        }
        for name, way in ways.items():
            start, own = time.perf_counter(), time.process_time()
            count = sum(1 for _ in way())
            yield name, [count, time.perf_counter() - start, time.process_time() - own]


_WARM: list[Article] = []


def main() -> None:
    """Start machines, extract in turn, print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hosts", action="store_true")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the machines started here end with us
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        write_articles(arguments.corpus, Path(file.name), 0, arguments.articles)
        articles = [one for one in read_paths([file.name]) if not isinstance(one, Rejected)]
    _WARM.extend(articles[: 8 * arguments.workers])
    with machines(arguments.workers, arguments.hosts) as (address, processes):
        measured: dict[str, list[list[float]]] = {"pool": [], "cluster": []}
        for _ in range(arguments.rounds):
            local, seconds = run(Pool(arguments.workers), articles, BATCH, [])
            measured["pool"].append(seconds)
            far, seconds = run(Cluster(address), articles, BATCH_SENT, processes)
            measured["cluster"].append(seconds)
            if local != far:
                sys.exit("the results differ")
        show(measured, len(articles), arguments.workers)
        for name, (count, wall, own) in reading(arguments.corpus, address):
            print(f"{name}: {count:.0f} articles in {wall:.2f} s, here {1000 * own / count:.3f} ms of CPU an article")
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def show(measured: dict[str, list[list[float]]], count: int, workers: int) -> None:
    """The table: medians, and what the cluster needs more than the pool."""
    print(f"{count} articles, {workers} workers, medians of {len(measured['pool'])} rounds")
    print(f"{'':8} {'wall s':>8} {'CPU s':>8} {'here s':>8} {'ms/article':>11} {'here ms/article':>16}")
    middle = {name: [median(column) for column in zip(*rows, strict=True)] for name, rows in measured.items()}
    for name, (wall, cpu, own) in middle.items():
        each = f"{1000 * cpu / count:11.2f} {1000 * own / count:16.3f}"
        print(f"{name:8} {wall:8.2f} {cpu:8.2f} {own:8.2f} {each}")
    (wall, cpu, _), (far_wall, far_cpu, own) = middle["pool"], middle["cluster"]
    print(f"overhead: wall {far_wall / wall - 1:+.1%}, CPU {far_cpu / cpu - 1:+.1%}; ", end="")
    print(f"workers that one building process keeps busy: about {(far_cpu - own) / own:.0f}")


if __name__ == "__main__":
    main()
