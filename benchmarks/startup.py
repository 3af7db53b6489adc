"""How long the command line takes to say anything: `govgraph --help` beside Python itself and `import rdflib`.

Usage: python benchmarks/startup.py [ROUNDS]

Each command is started anew in every round, in turn, after one round that warms the files; medians of wall time and of
CPU time (user and system) are printed. Exit code 1 when `--help` takes more than 150 ms of CPU.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

LIMIT = 150  # ms
PROGRAM = shutil.which("govgraph", path=str(Path(sys.executable).parent)) or "govgraph"
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "govgraph --version": [PROGRAM, "--version"],
    "govgraph --help": [PROGRAM, "--help"],
    "govgraph query --help": [PROGRAM, "query", "--help"],
    'python -c "import rdflib"': [sys.executable, "-c", "import rdflib"],
}


def main(rounds: int) -> int:
    """Print the table and return the exit code."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for number in range(rounds + 1):
        for name, command in COMMANDS.items():
            taken[name].append(_once(command))
        if number == 0:
            taken = {name: [] for name in COMMANDS}
    print("| command | ms | ms of CPU |\n|---|---|---|")
    medians = {name: [statistics.median(column) for column in zip(*rows, strict=True)] for name, rows in taken.items()}
    for name, (wall, cpu) in medians.items():
        print(f"| `{name}` | {wall:.0f} | {cpu:.0f} |")
    return int(medians["govgraph --help"][1] > LIMIT)


def _once(command: list[str]) -> tuple[float, float]:
    """Milliseconds of wall and of CPU time of one run."""
    before, start = _cpu(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000, (_cpu() - before) * 1000


def _cpu() -> float:
    """CPU seconds of all processes that we started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 31))
