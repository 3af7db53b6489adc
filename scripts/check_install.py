"""Install the wheel as users do, in clean environments, and use it there; print a table of what came of it.

Usage: python scripts/check_install.py [--python PROGRAM]... [--tools DIR] [--keep DIR]

First sdist and wheel are made, and the wheel again from the sdist: both must be the same, byte for byte. Then the wheel
is installed with its pinned dependencies, each time with a new HOME and in a new environment: by pip for every PROGRAM
(by default the Python that runs this), by pipx and by uv where DIR (by default the place of this Python) holds
them. In each, ``doctor`` looks round, the sample articles are built away from the checkout, and a query is asked; the
facts must be the same bytes everywhere. This needs a package index and some minutes, so it is no test of the suite.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "constraints.txt"
SAMPLES = ROOT / "data" / "articles"
PARTS = {  # parts of a wheel by the beginning of their names
    "gazetteer": "govgraph/_share/data/gazetteer/", "lexicon": "govgraph/_share/data/lexicon/",
    "name model": "govgraph/_share/data/model/", "sample articles and gold": "govgraph/_share/data/",
    "ontology": "govgraph/_share/ontology/", "page: Oxigraph": "govgraph/web/bundle/oxigraph_bg.wasm",
    "page: other scripts": "govgraph/web/", "metadata": "govgraph-", "Python": "govgraph/",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """One way of installing: its name, and what to run to get the program ``govgraph`` into a directory."""

    name: str
    install: Callable[[Path, Path], Path]  # (empty directory, wheel) → the installed program


def main(arguments: list[str]) -> int:
    """Run everything; 1 when anything differs or fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", help="a Python to install for; repeatable")
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent, help="where pipx and uv are")
    parser.add_argument("--keep", type=Path, help="work here and leave it")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="govgraph-install-") as place:
        home = options.keep or Path(place)
        wheel, same = packages(home / "packages")
        print(f"wheel from sdist is {'the same' if same else 'ANOTHER'} file\n\n{weights(wheel)}\n")
        print("| how | Python | installed in | build of 20 articles | facts |\n|---|---|---|---|---|")
        seen = {_tried(way, home / f"way-{number}", wheel) for number, way in enumerate(ways(options))}
    return int(not same or len(seen) != 1)


def packages(home: Path) -> tuple[Path, bool]:
    """The wheel of the checkout, and whether the one made from its sdist is the same file."""
    _hatch(ROOT, home, "sdist", "wheel")
    (sdist,), (wheel,) = home.glob("*.tar.gz"), home.glob("*.whl")
    with tarfile.open(sdist) as archive:
        archive.extractall(home / "unpacked", filter="data")
    (unpacked,) = (home / "unpacked").iterdir()
    _hatch(unpacked, home / "again", "wheel")
    return wheel, wheel.read_bytes() == (home / "again" / wheel.name).read_bytes()


def _hatch(source: Path, out: Path, *targets: str) -> None:
    words = [word for target in targets for word in ("-t", target)]
    _run([sys.executable, "-m", "hatchling", "build", *words, "-d", str(out)], source, {**os.environ})


def weights(wheel: Path) -> str:
    """What each part of the wheel weighs, packed, as a table."""
    packed: Counter[str] = Counter()
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            part = next(part for part, start in PARTS.items() if entry.filename.startswith(start))
            packed[part] += entry.compress_size
    rows = [f"| {part} | {size / 1e6:.2f} |" for part, size in packed.most_common()]
    return "\n".join(["| part | MB |", "|---|---|", *rows, f"| whole file | {wheel.stat().st_size / 1e6:.2f} |"])


def ways(options: argparse.Namespace) -> Iterator[Way]:
    """The ways that can be tried here."""
    for python in options.python or [sys.executable]:
        yield Way("pip", lambda place, wheel, python=python: _by_pip(place, wheel, python))
    pipx, uv = (options.tools / name for name in ("pipx", "uv"))
    if pipx.exists():
        yield Way("pipx", lambda place, wheel: _by_pipx(pipx, place, wheel))
    if uv.exists():
        yield Way("uv tool", lambda place, wheel: _by_uv(uv, place, wheel))


def _by_pip(place: Path, wheel: Path, python: str) -> Path:
    _run([python, "-m", "venv", str(place / "venv")], place, _clean(place))
    pip = place / "venv" / "bin" / "pip"
    _run([str(pip), "install", "-q", "--disable-pip-version-check", "-c", str(PINS), str(wheel)], place, _clean(place))
    return place / "venv" / "bin" / "govgraph"


def _by_pipx(pipx: Path, place: Path, wheel: Path) -> Path:
    own = {"PIPX_HOME": str(place / "pipx"), "PIPX_BIN_DIR": str(place / "bin"), "PIPX_DEFAULT_PYTHON": sys.executable}
    _run([str(pipx), "install", f"--pip-args=-c {PINS}", str(wheel)], place, _clean(place) | own)
    return place / "bin" / "govgraph"


def _by_uv(uv: Path, place: Path, wheel: Path) -> Path:
    own = {"UV_TOOL_DIR": str(place / "tools"), "UV_TOOL_BIN_DIR": str(place / "bin")}
    words = ["tool", "install", "--no-progress", "--python", sys.executable, "--constraints", str(PINS), str(wheel)]
    _run([str(uv), *words], place, _clean(place) | own)
    return place / "bin" / "govgraph"


def _tried(way: Way, place: Path, wheel: Path) -> str:
    """Install by ``way``, use what is installed, print a row, and return the digest of the facts."""
    place.mkdir(parents=True)
    start = time.monotonic()
    program = way.install(place, wheel)
    installed = time.monotonic()
    clean = _clean(place)
    _run([str(program), "doctor", "-q"], place, clean)
    _run([str(program), "build", str(SAMPLES), "-q"], place, clean)
    built = time.monotonic()
    _run([str(program), "query", "--name", "trade-missions", "--json"], place, clean)
    facts = hashlib.sha256((place / "graph" / "facts.jsonl").read_bytes()).hexdigest()
    found = {one["what"]: one["detail"] for one in json.loads(_run([str(program), "doctor", "--json"], place, clean))}
    python = found["python"].partition(" ")[0]
    times = f"{installed - start:.0f} s | {built - installed:.0f} s"
    print(f"| {way.name} | {python} | {times} | {facts[:12]} |", flush=True)
    return facts


def _clean(place: Path) -> dict[str, str]:
    """The environment of a new user: nothing of ours but the path, and what reaches the package index."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "SSL_"))}
    return {**kept, "PATH": os.environ["PATH"], "HOME": str(place), "LANG": "C.UTF-8"}


def _run(command: list[str], place: Path, environment: dict[str, str]) -> str:
    """What the command prints; its errors and exit code 1 when it fails."""
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
