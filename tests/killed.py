"""Builds that are killed wherever they touch the disk or go from one stage to the next; run by test_pipeline_killed.py.

A process of its own without threads: each build is a fork of it, so that lexicon and libraries are loaded once.
A point is the first time that something happens (a file is opened, a directory renamed, a stage begins), called by
what happens. Prints one JSON object a line.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import resource
import signal
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from govgraph.articles.text import make_article
from govgraph.errors import GovgraphError
from govgraph.extract import extract
from govgraph.lexicon import Lexicon
from govgraph.pipeline import Step, build, cache, journey
from govgraph.store import open_store

BOTH = (("satu.txt", "dua.txt"), ("satu.txt", "tiga.txt"))
POINTS = (
    "open .graph.lock", "os.mkdir .graph.building", "sqlite3.connect .graph.cache", "open news/satu.txt", "before put",
    "after put", "resolve 0", "graph", "write 0", "os.mkdir .graph.building/store", "open .graph.building/graph.ttl",
    "open .graph.building/articles.jsonl", "open .graph.building/facts.jsonl", "open .graph.building/graph.html",
    "open .graph.building/store/format.json", "open .graph.building/manifest.json", "before keep_only",
    "after keep_only", "exchange", "shutil.rmtree .graph.building", "os.rmdir .graph.building",
)  # fmt: skip
INTERRUPTED = ("extract 0", "after put", "write 5")
TOLD = ("open", "os.", "shutil.", "sqlite3.connect", "ctypes.dlsym")
NEWS = {
    "satu.txt": "Gubernur Bawa Misi Dagang\n\nRabu, 4 Januari 2023 10:00 WIB\n\nAMBON - Gubernur Jawa Timur Budi "
    'Santoso memimpin misi dagang ke Maluku di Ambon, Rabu (4/1/2023).\n\n"Kami membeli pala," kata Budi.\n',
    "dua.txt": "Wali Kota Terima Tamu\n\nKamis, 5 Januari 2023\n\nWali Kota Surabaya Dewi Lestari menerima kunjungan "
    "kerja Wali Kota Ambon Yosef Latu di Surabaya, Kamis (5/1/2023).\n",
    "tiga.txt": "Bupati Buka Pasar\n\nJumat, 6 Januari 2023\n\nBupati Malang Rina Latu membuka pasar di Kepanjen.\n",
}


def happening(root: Path, seen: Callable[[str], object]) -> None:
    """Call ``seen`` with a name for whatever touches something below ``root``, and for each step of a build."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "ctypes.dlsym" and arguments[-1] == "renameat2":
            seen("exchange")
        elif event.startswith(TOLD):
            places = [os.fsdecode(one) for one in arguments if isinstance(one, (str, bytes, Path))]
            inside = [place.removeprefix(f"{root}/") for place in places if place.startswith(f"{root}/")]
            if inside:
                seen(f"{event} {inside[0]}")

    sys.addaudithook(hook)


class _Cache(cache.Cache):
    """Tells when it is written to."""

    seen: Callable[[str], object] = staticmethod(lambda _: None)

    def put(self, rows: object) -> None:
        type(self).seen("before put")
        super().put(rows)  # type: ignore[arg-type]
        type(self).seen("after put")

    def keep_only(self, digests: object) -> None:
        type(self).seen("before keep_only")
        super().keep_only(digests)  # type: ignore[arg-type]
        type(self).seen("after keep_only")


def run(root: Path, names: tuple[str, ...], seen: Callable[[str], object]) -> None:
    """Build from the articles called ``names``."""
    _Cache.seen = staticmethod(seen)
    cache.Cache = _Cache  # type: ignore[misc]  # in this process, which is a fork and ends with the build
    graph = journey.build_graph

    def folded(*arguments: object) -> object:
        seen("graph")
        return graph(*arguments)  # type: ignore[arg-type]

    journey.build_graph = folded  # type: ignore[assignment]
    happening(root, seen)
    build([root / "news" / name for name in names], root / "graph", lambda step: seen(_told(step)))


def _told(step: Step) -> str:
    return f"{step.stage} {step.done}"


def digest(directory: Path) -> str:
    """Over the bytes of all files of a graph, and over what its store says, which shows that it can be opened."""
    found = hashlib.sha256()
    for path in sorted(path for path in directory.iterdir() if path.is_file()):
        found.update(path.name.encode() + path.read_bytes())
    found.update("\n".join(sorted(map(str, open_store(directory / "store")))).encode())
    return found.hexdigest()


def forked(work: Callable[[], object]) -> tuple[int, object]:
    """What ``work`` gives in a child of this process, or its error; and the signal or the exit code that ended it."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        try:
            os.write(into, json.dumps(work()).encode())
        except KeyboardInterrupt:
            os._exit(130)
        except GovgraphError as error:
            os.write(into, json.dumps([error.message, error.hint, error.exit_code]).encode())
        except BaseException:  # noqa: BLE001  # told, and the parent finds no answer
            traceback.print_exc()
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    return ended, json.loads(told) if told else None


def left(root: Path) -> list[str]:
    """What lies beside the graph, in the cache, and among temporary files."""
    database = sqlite3.connect(root / ".graph.cache")
    with contextlib.closing(database):
        (rows,) = database.execute("SELECT count(*) FROM extraction").fetchone()
    names = sorted(path.name for path in root.iterdir())
    return [*names, f"{rows} kept", *(path.name for path in Path(tempfile.gettempdir()).iterdir())]


def points(root: Path, names: tuple[str, ...]) -> list[str]:
    """All that happens in a build, in order, each once."""
    seen: list[str] = []

    def work() -> list[str]:
        run(root, names, seen.append)
        return seen

    return list(dict.fromkeys(forked(work)[1]))  # type: ignore[call-overload, no-any-return]


def stopped(point: str, by: signal.Signals, root: Path, names: tuple[str, ...]) -> int:
    """What a build ends with that is sent a signal at ``point``."""
    return forked(lambda: run(root, names, lambda told: told == point and os.kill(os.getpid(), by)))[0]


def finished(root: Path, names: tuple[str, ...]) -> tuple[str, str, list[str]]:
    """The graph that is there, the one that a build then makes, and what lies around."""

    def work() -> tuple[str, str, list[str]]:
        before = digest(root / "graph")
        build([root / "news" / name for name in names], root / "graph")
        return before, digest(root / "graph"), left(root)

    return forked(work)[1]  # type: ignore[return-value]


def row(ended: object, root: Path, names: tuple[str, ...], was: str, will: str) -> dict[str, object]:
    """What a build that came to an end in the middle has left, and what the next one makes of it."""
    there = sorted(path.name for path in root.iterdir())
    before, after, around = finished(root, names)
    graph = {was: "old", will: "new"}.get(before, "neither")
    return {"ended": ended, "graph": graph, "finished": after == will, "there": there, "around": around}


def limited(size: int, root: Path, names: tuple[str, ...]) -> object:
    """How a build ends that may write no file larger than ``size`` bytes."""

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        run(root, names, lambda _: None)

    return forked(work)[1]


def filled(free: int, root: Path, names: tuple[str, ...]) -> object:
    """How a build ends on a disk of which ``free`` bytes are free; afterwards there is room again."""
    room = os.statvfs(root)
    (root / "ballast").write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - free)))
    try:
        return forked(lambda: run(root, names, lambda _: None))[1]
    finally:
        (root / "ballast").unlink()


def prepared(root: Path) -> list[str]:
    """Articles, and the two graphs that take turns in being the old one and the new one; the digests of both."""
    tempfile.tempdir = str(root / "tmp")
    for folder in ("news", "tmp"):
        (root / folder).mkdir()
    for name, text in NEWS.items():
        (root / "news" / name).write_text(text, encoding="utf-8")
    whole = []
    for names in BOTH:
        forked(lambda names=names: run(root, names, lambda _: None))  # type: ignore[misc]
        whole.append(str(forked(lambda: digest(root / "graph"))[1]))
    return whole


def main(root: Path, *hows: str) -> None:
    """Stop builds as ``hows`` say (kill, everywhere, interrupt, limit, disk), look at what is left, and finish them."""
    extract(make_article("a", NEWS["satu.txt"], "a.txt"), Lexicon.load())
    whole = prepared(root)
    sys.stdout.write(json.dumps(forked(lambda: left(root))[1]) + "\n")
    stop: Mapping[str, tuple[Iterable[object], Callable[[Any, tuple[str, ...]], object]]] = {
        "kill": (POINTS, lambda point, names: stopped(point, signal.SIGKILL, root, names)),
        "everywhere": (
            points(root, BOTH[1]) if "everywhere" in hows else (),
            lambda point, names: stopped(point, signal.SIGKILL, root, names),
        ),
        "interrupt": (INTERRUPTED, lambda point, names: stopped(point, signal.SIGINT, root, names)),
        "limit": ([0, 30_000], lambda size, names: limited(size, root, names)),
        "disk": ([0, 200_000], lambda free, names: filled(free, root, names)),
    }
    now = 1
    for how in hows:
        for one in stop[how][0]:
            names = BOTH[1 - now]
            ended = stop[how][1](one, names)
            told = {"how": how, "at": one, **row(ended, root, names, whole[now], whole[1 - now])}
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
            now = 1 - now


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
