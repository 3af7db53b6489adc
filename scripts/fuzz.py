"""Break the readers: mutated files, read and extracted for so many minutes, with what failed written down.

    python scripts/fuzz.py 30 --failed build/fuzz

Every input comes from a number, so that the same numbers give the same inputs. A failure is an exception, a rejection
without a name, or more than ``SLOW`` seconds of CPU. Exit code 1 when anything failed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import nasty_files  # noqa: E402
from article_kinds import kinds  # noqa: E402
from govgraph.articles import Options, Rejected, read_paths  # noqa: E402
from govgraph.extract import extract  # noqa: E402
from govgraph.lexicon import Lexicon  # noqa: E402
from govgraph.model import Article  # noqa: E402

SLOW = 20.0  # seconds of CPU for one input
MOST = 30_000  # bytes of an input; what is larger is slow and no more likely to break
_PIECES = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n\n", b"\"", b"'", b"<", b">", b"</p>", b"<p>", b"<!--",
    b"-->", b"]]>", b"<![CDATA[", b"&#x0;", b"&#xD800;", b"&amp;", b"{", b"}", b"[", b"]", b",", b":", b"\\u0000",
    b"\\ud800", b"null", b"1e999", b"-1", b"999999999999999999999", b"0", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b",
    b"WARC/1.0\r\n", b"\r\n\r\n", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n", b"---\n", b"# ",
    b"- ", b"| ", b"```", b"](", b"\xe2\x80\xae", b"\xcc\x81", b"Baca juga:", b"Oleh ", b"Editor: ", b"(4/1/2023)",
    b"Rp 1.000.000,00", b" dan ", b" kata ", b" yang ", b"?page=2", b"Gubernur Jawa Timur ", "“".encode(),
    "”".encode(), b"Dr. H. ", b"31 Februari 2023", b"Foto: ", b"https://[",
)  # fmt: skip


def seeds() -> Mapping[str, Sequence[bytes]]:
    """Files to begin from, by the suffix that chooses their reader."""
    found: dict[str, list[bytes]] = {}
    for name, raw in kinds().items():
        found.setdefault(_suffix(name), []).append(raw)
    for path in sorted(nasty_files.KEPT.iterdir()):
        raw = path.read_bytes()
        if _suffix(path.name) in found and len(raw) <= MOST:
            found[_suffix(path.name)].append(raw)
    return dict(sorted(found.items()))


def _suffix(name: str) -> str:
    return name[name.find(".") :] if "." in name else ""


def mutated(raw: bytes, others: Sequence[bytes], number: int) -> bytes:
    """``raw`` with one to eight changes that ``number`` stands for: bytes, pieces, runs, and parts of ``others``."""
    luck = random.Random(number)
    made = bytearray(raw)
    for _ in range(luck.randint(1, 8)):
        at, size = luck.randrange(len(made) + 1), min(luck.choice((1, 2, 8, 64, 512)), MOST)
        how = luck.randrange(6)
        if how == 0 and made:
            made[min(at, len(made) - 1)] = luck.randrange(256)
        elif how == 1:
            del made[at : at + size]
        elif how == 2:
            made[at:at] = made[at : at + size] * luck.choice((1, 2, 20))
        elif how == 3:
            made[at:at] = luck.choice(_PIECES) * luck.choice((1, 1, 1, 3, 100))
        elif how == 4:
            other = luck.choice(others)
            start = luck.randrange(len(other) + 1)
            made[at : at + size] = other[start : start + size]
        else:
            end = luck.randrange(len(made) + 1)
            made[min(at, end) : max(at, end)] = bytes(reversed(made[min(at, end) : max(at, end)]))[:MOST]
    return bytes(made[:MOST])


def problem(file: Path, lexicon: Lexicon) -> str:
    """What is wrong with how ``file`` is read and understood; empty when nothing is."""
    started = time.process_time()
    try:
        for item in read_paths([file], Options(any_language=True)):
            if isinstance(item, Article):
                extract(item, lexicon)
                str(item).encode("utf-8")
            elif not _named(item):
                return f"a rejection without a name: {item}"
    except Exception:  # noqa: BLE001  # any exception is what is looked for
        return traceback.format_exc()
    taken = time.process_time() - started
    return f"{taken:.1f} seconds" if taken > SLOW else ""


def _named(item: Rejected) -> bool:
    return bool(item.code and item.reason and item.hint) and item.source.isprintable()


def run(
    suffixes: Mapping[str, Sequence[bytes]], numbers: Iterable[int], folder: Path
) -> Iterator[tuple[str, str, bytes]]:
    """For each number one input of each suffix: the suffix, the problem or nothing, and the input."""
    lexicon = Lexicon.load()
    for number in numbers:
        for suffix, files in suffixes.items():
            raw = mutated(files[number % len(files)], files, number)
            file = folder / f"masukan{suffix}"
            file.write_bytes(raw)
            yield suffix, problem(file, lexicon), raw


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("minutes", type=float)
    parser.add_argument("--failed", type=Path, default=Path("build/fuzz"), help="directory for inputs that failed")
    parser.add_argument("--first", type=int, default=0, help="number to begin with")
    given = parser.parse_args(arguments)
    tried, failed = Counter[str](), Counter[str]()
    end = time.monotonic() + given.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        for suffix, wrong, raw in run(seeds(), iter(range(given.first, sys.maxsize)), Path(folder)):
            tried[suffix] += 1
            if wrong:
                failed[suffix] += 1
                given.failed.mkdir(parents=True, exist_ok=True)
                name = f"{suffix.strip('.') or 'none'}-{tried[suffix]}"
                (given.failed / f"{name}{suffix}").write_bytes(raw)
                (given.failed / f"{name}.why").write_text(wrong, encoding="utf-8")
            if time.monotonic() > end:
                break
    for suffix, count in tried.items():
        print(f"{suffix or '(none)':12} {count:8} inputs {failed[suffix]:4} failed")
    print(f"{'all':12} {tried.total():8} inputs {failed.total():4} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
