"""What building an archive costs: time, memory and disk by the number of articles, what one per cent more costs.

    python benchmarks/build.py CORPUS [--articles 1000 10000 100000] [--jobs 2] [--peers 100] [--keep DIR]

CORPUS is a JSON Lines file of articles (title, date, text). Each made article joins the paragraphs of two of them,
half of each, shuffled, with a date moved by up to three years: seeded, so that two runs build the same. Each build is
a process of its own. "growth" is the factor of wall and of CPU time for twice the articles, from the row before. "add"
adds one per cent more to what was built, as ``govgraph add`` does. "efficiency" compares reading and
extraction by one process with those by ``jobs``, by wall time and by CPU seconds of all processes: on a busy machine
only these tell, as the share of ``jobs`` free cores that would be useful work. With ``--peers N`` rdflib and a script
with networkx and pyvis write the graph of N articles in the same run.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from govgraph.lexicon import Lexicon
from govgraph.pipeline import How, Step, add, build, versions
from govgraph.pipeline.cache import cache_file, opened
from govgraph.pipeline.extracting import expected, extract_items
from govgraph.pipeline.inputs import read_items
from govgraph.pipeline.spool import Spool

SEED = 20221213
_MB = 1 << 20


def made(corpus: Path, start: int, stop: int) -> Iterator[dict[str, str]]:
    """Articles number ``start`` to ``stop`` of the endless seeded archive that ``corpus`` gives."""
    rows = [json.loads(line) for line in corpus.read_bytes().splitlines()]
    for number in range(start, stop):
        chance = random.Random(SEED + number)
        left, right = chance.choice(rows), chance.choice(rows)
        blocks = [block for row in (left, right) for block in row["text"].split("\n") if block.strip()]
        chance.shuffle(blocks)
        day = date(2022, 1, 1) + timedelta(days=chance.randrange(1000))
        yield {
            "title": left["title"], "date": day.isoformat(), "url": f"https://berita.example/{number}",
            "text": "\n\n".join(blocks[: max(3, len(blocks) // 2)]),
        }  # fmt: skip


def write_articles(corpus: Path, file: Path, start: int, stop: int) -> None:
    """One JSON Lines file of made articles."""
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in made(corpus, start, stop))


@dataclass(slots=True)
class Clock:
    """Wall and CPU seconds of each stage, by listening to the progress of a build, and those of its workers."""

    stages: dict[str, list[float]]
    workers: dict[int, float] = field(default_factory=dict)  # CPU seconds by process, as last seen (Linux)
    now: str = ""
    since: tuple[float, float] = (0.0, 0.0)

    def __call__(self, step: Step) -> None:
        """Take note of a new stage."""
        for worker in multiprocessing.active_children():
            with suppress(OSError):
                fields = Path(f"/proc/{worker.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                self.workers[worker.pid or 0] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        name = step.what or step.stage
        if name != self.now:
            self.stop()
            self.now, self.since = name, (time.perf_counter(), time.process_time())

    def stop(self) -> None:
        """Add up the stage that ends."""
        if self.now:
            spent = self.stages.setdefault(self.now, [0.0, 0.0])
            spent[0] += time.perf_counter() - self.since[0]
            spent[1] += time.process_time() - self.since[1]


def child(kind: str, path: str, directory: str, jobs: int) -> None:
    """One build, addition or extraction in this process; prints what it cost."""
    clock = Clock({})
    began = time.perf_counter()
    if kind == "extract":
        extraction(path, Path(directory), How(jobs=jobs), clock)
        return
    built = (build if kind == "build" else add)([path], Path(directory), clock, how=How(jobs=jobs))
    clock.stop()
    wall = time.perf_counter() - began
    own, workers = resource.getrusage(resource.RUSAGE_SELF), sum(clock.workers.values())
    print(json.dumps({
        "articles": built.report.articles, "facts": built.report.facts, "claims": built.report.claims, "wall": wall,
        "cpu": own.ru_utime + own.ru_stime + workers, "workers": workers, "memory": own.ru_maxrss / 1024,
        "stages": clock.stages,
    }))  # fmt: skip


def extraction(path: str, directory: Path, how: How, clock: Clock) -> None:
    """Reading and extraction alone; prints wall seconds, and the CPU seconds of this process and of its workers."""
    Lexicon.load()
    wall, cpu = time.perf_counter(), time.process_time()
    with opened(cache_file(directory), versions.current(), empty=True) as cache, Spool(directory.parent) as spool:
        found = extract_items(read_items([path], how), expected([path]), cache, how, clock, spool)
    print(json.dumps({
        "articles": len(found.extractions), "wall": time.perf_counter() - wall, "parent": time.process_time() - cpu,
        "workers": sum(clock.workers.values()),
    }))  # fmt: skip


def measured(kind: str, path: Path, directory: Path, jobs: int) -> dict[str, Any]:
    """What one build or addition in a fresh process cost, with the CPU time of all its processes."""
    if kind != "add":
        shutil.rmtree(directory, ignore_errors=True)
        directory.with_name(f".{directory.name}.cache").unlink(missing_ok=True)
    command = [sys.executable, __file__, str(path), "--child", kind, str(directory), "--jobs", str(jobs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    found["written"] = sum(file.stat().st_size for file in directory.rglob("*") if file.is_file()) / _MB
    return found


def row(name: str, found: dict[str, Any], growth: str = "") -> str:
    """A line of the table; stages in wall and CPU seconds of the parent, that of the workers behind "extract"."""
    spent = ((stage, *seconds) for stage, seconds in found["stages"].items())
    stages = " · ".join(f"{stage} {wall:.1f} ({cpu:.1f})" for stage, wall, cpu in spent if cpu >= 0.05)
    return (
        f"| {name} | {found['articles']:,} | {found['wall']:.1f} | {found['cpu']:.1f} | {found['memory']:,.0f} "
        f"| {found['written']:,.0f} | {found['articles'] / found['wall']:.0f} | {growth} "
        f"| workers ({found['workers']:.1f}) · {stages} |"
    )


def grown(before: dict[str, Any] | None, found: dict[str, Any]) -> str:
    """The factor of wall time for twice the articles."""
    if before is None:
        return ""
    doublings = math.log2(found["articles"] / before["articles"])
    wall, cpu = ((found[one] / before[one]) ** (1 / doublings) for one in ("wall", "cpu"))
    return f"{wall:.2f} (CPU {cpu:.2f})"


def efficiency(path: Path, scratch: Path, jobs: int) -> str:
    """Reading and extraction by one process against ``jobs``.

    By wall time, which on a busy machine tells of the others; and by CPU seconds: the share of ``jobs`` cores that
    is useful work if these are free, since what all do takes its part of every core, and what the building process
    does one core.
    """
    one, many = (measured("extract", path, scratch / f"jobs{n}", n) for n in (1, jobs))
    least = max(many["parent"], (many["parent"] + many["workers"]) / jobs)
    return "\n".join([
        f"reading and extraction of {one['articles']:,} articles",
        f"1 process: {one['wall']:.1f} s, {one['parent']:.1f} s of CPU",
        f"{jobs} processes: {many['wall']:.1f} s, {many['parent']:.1f} s of CPU, workers {many['workers']:.1f} s",
        f"efficiency by wall time {one['wall'] / jobs / many['wall']:.0%}, by CPU {one['parent'] / jobs / least:.0%}",
    ])


def peers(file: Path, scratch: Path) -> Iterator[str]:
    """What others take to write the same graph: rdflib its Turtle, networkx and pyvis its page."""
    ours = measured("build", file, scratch / "peers", 1)
    steps = {name: spent[1] for name, spent in ours["stages"].items()}
    yield f"graph of {ours['articles']:,} articles, {ours['facts']:,} facts, CPU seconds of writing:"
    yield "ours: " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in steps.items())
    script = Path(__file__).with_name("build_peers.py")
    for kind in ("rdflib", "pyvis"):
        done = subprocess.run(
            [sys.executable, str(script), kind, str(scratch / "peers"), str(scratch)],
            stdout=subprocess.PIPE, check=True, text=True,
        )  # fmt: skip
        yield done.stdout.strip()


def run(corpus: Path, counts: Sequence[int], jobs: int, scratch: Path) -> None:
    """Build each size and one per cent more; print a row for each as it comes."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start, {jobs} processes\n")
    print("| run | articles | wall s | CPU s | peak MB | MB on disk | articles/s | growth | stages: wall s (CPU s) |")
    print("|---|---|---|---|---|---|---|---|---|")
    before = None
    for count in counts:
        file, more = scratch / f"{count}.jsonl", scratch / f"{count}-more.jsonl"
        write_articles(corpus, file, 0, count)
        write_articles(corpus, more, count, count + max(1, count // 100))
        whole = measured("build", file, scratch / f"g{count}", jobs)
        print(row("build", whole, grown(before, whole)), flush=True)
        added = measured("add", more, scratch / f"g{count}", jobs)
        share = f"{added['wall'] / whole['wall']:.0%} of wall, {added['cpu'] / whole['cpu']:.0%} of CPU"
        print(row("add 1 %", added, share), flush=True)
        before = whole


def main() -> None:
    """Read the options, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--peers", type=int, default=0, help="compare with peers on so many articles")
    parser.add_argument("--efficiency", type=int, default=0, help="compare one process with several on so many")
    parser.add_argument("--keep", type=Path, help="where the graphs stay; a temporary directory otherwise")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child[0], str(options.corpus), options.child[1], options.jobs)
        return
    with tempfile.TemporaryDirectory() as temporary:
        scratch = options.keep or Path(temporary)
        scratch.mkdir(parents=True, exist_ok=True)
        if options.articles:
            run(options.corpus, options.articles, options.jobs, scratch)
        if options.efficiency:
            file = scratch / "efficiency.jsonl"
            write_articles(options.corpus, file, 0, options.efficiency)
            print("\n" + efficiency(file, scratch, options.jobs))
        if options.peers:
            file = scratch / "peers.jsonl"
            write_articles(options.corpus, file, 0, options.peers)
            print("\n" + "\n".join(peers(file, scratch)))


if __name__ == "__main__":
    main()
