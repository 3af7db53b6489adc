"""How long the lexicon takes to load, what it weighs, and what a look-up costs.

    python benchmarks/lexicon_load.py [--runs N]

Each load runs in a fresh process, so that imports and caches do not help. Times are CPU seconds of one core. The first
row says how fast the machine is (a loop of a million additions; about 0.05 s on a laptop of 2022), so that figures of
different machines can be compared.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from statistics import median

from govgraph.lexicon import Lexicon, words

TEXT = (
    "Gubernur Jawa Timur bersama Kepala Dinas Perindustrian dan Perdagangan Jatim menyaksikan penandatanganan nota "
    "kesepahaman antara Kadin Jatim dan Kadin Kalteng di Kota Palangka Raya, Selasa pagi. "
)


def one_load() -> None:
    """Print the CPU seconds of one load and the megabytes it added."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    Lexicon.load()
    spent = time.process_time() - start
    print(spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)


def machine() -> float:
    """CPU seconds of a million additions."""
    start = time.process_time()
    total = 0
    for number in range(1_000_000):
        total += number
    return time.process_time() - start


def lookups(lexicon: Lexicon) -> float:
    """CPU microseconds for all phrases that start at one token of ordinary text."""
    tokens = words(TEXT * 50)
    start = time.process_time()
    for i in range(len(tokens)):
        lexicon.phrases.at(tokens, i)
    return (time.process_time() - start) / len(tokens) * 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--once", action="store_true", help="print one load of this process: seconds and megabytes")
    options = parser.parse_args()
    if options.once:
        one_load()
        return
    runs = []
    for _ in range(options.runs):
        command = [sys.executable, __file__, "--once"]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        runs.append(tuple(float(number) for number in output.split()))
    lexicon = Lexicon.load()
    print(f"| machine: a million additions | {machine():.3f} s |")
    print(f"| load, best and median of {options.runs} | {min(runs)[0]:.3f} s, {median(run[0] for run in runs):.3f} s |")
    print(f"| memory added by a load | {median(run[1] for run in runs):.0f} MB |")
    print(f"| phrases listed, regions | {len(lexicon.phrases)}, {len(lexicon.regions)} |")
    print(f"| look-up a token | {lookups(lexicon):.2f} µs |")


if __name__ == "__main__":
    main()
