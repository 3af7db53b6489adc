"""What reading saved pages costs, by how they come: CPU of the building process and of its workers.

    python benchmarks/reading.py CORPUS [--pages 1500] [--jobs 1 2] [--kinds warc zip files rows]

CORPUS is a JSON Lines file of articles, recombined as ``build.py`` does. Each becomes a page of some 75 KB: scripts,
menus, the article, boxes with others, a footer. The pages are written as a crawl (WARC, each record packed), a ZIP
archive, a directory of files, and JSON Lines whose texts are the article's HTML. Each reading is a process of its own,
and what they give is compared by a digest. Seconds are of CPU, so that other programs on the machine change little.
Needs psutil, which the extra "cluster" brings.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import psutil

from build import made
from govgraph.articles import Rejected
from govgraph.pipeline import How
from govgraph.pipeline.inputs import read_items

_SCRIPT = "(function(w,d){{w.q{0}=w.q{0}||[];w.q{0}.push({{slot:'{0}',size:[300,250],key:'{1}'}});}})(window,document);"
_MENU = ("Nasional", "Daerah", "Politik", "Ekonomi", "Hukum", "Olahraga", "Wisata", "Kesehatan", "Pendidikan", "Opini")


def _scripts(number: int) -> str:
    lines = (_SCRIPT.format(f"{number}-{n}", hashlib.sha256(f"{number} {n}".encode()).hexdigest()) for n in range(110))
    return f"<script>{''.join(lines)}</script>"


def _boxes(titles: list[str], number: int) -> str:
    """Cards of other articles, as they stand beside and below one."""
    cards = []
    for n in range(60):
        title = escape(titles[(number * 7 + n) % len(titles)])
        cards.append(
            f'<li class="card card-{n}"><a href="/berita/{n}/{number}" class="card__link" data-pos="{n}"><img '
            f'src="/foto/{n}.jpg" alt="" width="120" height="80" loading="lazy"></a><h3><a href="/berita/{n}/{number}" '
            f'data-pos="{n}">{title}</a></h3><span class="card__time">{n + 1} jam lalu</span></li>'
        )
    quarter = len(cards) // 4
    boxes = (cards[at : at + quarter] for at in range(0, len(cards), quarter))
    return "".join(f'<section class="box"><h2>Berita Lain</h2><ul>{"".join(box)}</ul></section>' for box in boxes)


def _menu() -> str:
    link = '<li><a href="/{0}/{1}" class="nav__link">{0} {1}</a></li>'
    items = (link.format(name, n) for name in _MENU for n in range(8))
    return f'<nav class="nav"><ul>{"".join(items)}</ul></nav>'


def page(row: dict[str, str], titles: list[str], number: int) -> str:
    """A page with the article of ``row`` on it."""
    title = escape(row["title"])
    body = "".join(f"<p>{escape(block)}</p>\n" for block in row["text"].split("\n\n"))
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{title} - Kabar Pagi</title>'
        f'<link rel="canonical" href="{row["url"]}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{row["date"]}">{_scripts(number)}</head><body>{_menu()}'
        f'<main><article><h1>{title}</h1><div class="content">{body}</div></article>'
        f"{_boxes(titles, number)}</main>{_scripts(number + 1)}<footer>{_menu()}</footer></body></html>"
    )


def pages(corpus: Path, count: int) -> Iterator[tuple[dict[str, str], bytes]]:
    """So many articles, and each as a page."""
    rows = list(made(corpus, 0, count))
    titles = [row["title"] for row in rows]
    return ((row, page(row, titles, number).encode()) for number, row in enumerate(rows))


def _record(url: str, body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-01-04T05:00:00Z\r\n"
    told = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return gzip.compress((head + told).encode() + block + b"\r\n\r\n")


def write(corpus: Path, count: int, folder: Path) -> int:
    """The same pages in each kind of input; their bytes."""
    size = 0
    (folder / "files").mkdir()
    with (
        (folder / "crawl.warc.gz").open("wb") as crawl,
        zipfile.ZipFile(folder / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        (folder / "rows.jsonl").open("w", encoding="utf-8") as lines,
    ):
        for number, (row, body) in enumerate(pages(corpus, count)):
            size += len(body)
            name = f"{number:06}.html"
            crawl.write(_record(row["url"], body))
            archive.writestr(name, body)
            (folder / "files" / name).write_bytes(body)
            text = "".join(f'<p class="isi">{escape(block)}</p>' for block in row["text"].split("\n\n"))
            lines.write(json.dumps({**row, "text": text}, ensure_ascii=False) + "\n")
    return size


def child(path: str, jobs: int) -> None:
    """Read ``path`` in this process; print what it cost and a digest of what came out."""
    start, own = time.perf_counter(), time.process_time()
    found, count, rejected = hashlib.sha256(), 0, 0
    for item in read_items([path], How(jobs=jobs)):
        count += 1
        rejected += isinstance(item, Rejected)
        text = item.reason if isinstance(item, Rejected) else item.text
        found.update(f"{item.source.removeprefix(path)}\n{text}\n".encode())
    wall, own = time.perf_counter() - start, time.process_time() - own
    # Workers end with the pool, and the server that they are forked from has counted what they took.
    others = [one.cpu_times() for one in psutil.Process().children()]
    workers = sum(times.children_user + times.children_system for times in others)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([count, rejected, wall, own, workers, memory, found.hexdigest()[:12]]))


_NAMES = {"warc": "crawl.warc.gz", "zip": "pages.zip", "files": "files", "rows": "rows.jsonl"}


def main() -> None:
    """Write the pages, read them each way, print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--kinds", nargs="+", choices=list(_NAMES), default=list(_NAMES))
    parser.add_argument("--child", action="store_true")
    arguments = parser.parse_args()
    if arguments.child:
        child(str(arguments.corpus), arguments.jobs[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        size = write(arguments.corpus, arguments.pages, Path(folder))
        print(f"{arguments.pages} pages of {size / arguments.pages / 1000:.0f} KB\n")
        print("| kind | jobs | read | rejected | wall s | CPU s here | workers | ms a page here | peak MB | digest |")
        print("|---|---|---|---|---|---|---|---|---|---|")
        for kind in arguments.kinds:
            for jobs in arguments.jobs:
                command = [sys.executable, __file__, str(Path(folder, _NAMES[kind])), "--child", "--jobs", str(jobs)]
                done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
                count, rejected, wall, own, workers, memory, told = json.loads(done.stdout)
                each = 1000 * own / count
                print(f"| {kind} | {jobs} | {count} | {rejected} | {wall:.1f} | {own:.1f} | {workers:.1f} | {each:.2f} "
                      f"| {memory:.0f} | {told} |", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
