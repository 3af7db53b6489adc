"""An archive and its journal: what a killed run leaves, what is damaged, and what the next run makes of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from govgraph.errors import GovgraphError, UsageError
from govgraph.fetch.archive import Page
from govgraph.fetch.journal import Row, keeping
from news_site import Site, page, running
from test_fetch_crawl import codes, go, saved

URL = "https://news.example/a"


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


def _page(text: str = "a") -> Page:
    return Page(URL, "200 OK", (("Content-Type", "text/html"),), text.encode(), 0.0)


def test_what_was_kept_is_known_again(tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    row = Row(URL, "saved", URL, '"1"', "Mon")
    feed = Row("https://news.example/rss", "feed", links=(URL, f"{URL}b"))
    with keeping(path) as kept:
        kept.save(_page(), row)
        kept.note(feed)
    with keeping(path) as kept:
        found = {url: (one.how, one.etag, one.links) for url, one in kept.rows.items()}
        assert kept.end == path.stat().st_size
    assert found == {URL: ("saved", '"1"', ()), feed.url: ("feed", "", (URL, f"{URL}b"))}


@pytest.mark.parametrize("torn", ["archive", "journal", "both"])
def test_half_written_records_are_cut_off(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "news.warc.gz"
    with keeping(path) as kept:
        kept.save(_page(), Row(URL, "saved"))
    whole = path.read_bytes()
    if torn in ("archive", "both"):
        path.write_bytes(whole + b"\x1f\x8b half a record")
    if torn in ("journal", "both"):
        with (tmp_path / ".news.warc.gz.fetched").open("ab") as stream:
            stream.write(b'{"url": "https://news.exam')
    with keeping(path) as kept:
        assert list(kept.rows) == [URL]
        kept.save(_page("b"), Row(f"{URL}b", "saved"))
    with keeping(path) as kept:
        assert list(kept.rows) == [URL, f"{URL}b"]
    assert path.read_bytes().startswith(whole)


def test_damage_is_told(tmp_path: Path) -> None:
    path, notes = tmp_path / "news.warc.gz", tmp_path / ".news.warc.gz.fetched"
    with keeping(path) as kept:
        kept.save(_page(), Row(URL, "saved"))
    good = notes.read_bytes()
    for bad, message in (
        (b'{"journal": "other"}\n', "is no journal"), (good + b"nonsense\n", "fetched:3: is damaged"),
        (good + b'{"url": "x"}\n', "fetched:3: is damaged"), (good + b'{"what": 1, "end": 0}\n', "is damaged"),
    ):  # fmt: skip
        notes.write_bytes(bad)
        with pytest.raises(GovgraphError, match=message), keeping(path):
            pass
    notes.write_bytes(good)
    path.write_bytes(b"")
    with pytest.raises(GovgraphError, match="is shorter than its journal"), keeping(path):
        pass


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    def full(stream: object, page: Page) -> None:
        raise OSError(28, "No space left on device")

    with keeping(tmp_path / "news.warc.gz") as kept:
        kept.write = full
        with pytest.raises(GovgraphError, match="No space left") as error:
            kept.save(_page(), Row(URL, "saved"))
    assert "make room" in error.value.hint
    assert not kept.rows


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="no permission"), keeping(tmp_path / "news.warc.gz"):
        pass


def test_a_killed_run_goes_on_where_it_stopped(site: Site, tmp_path: Path) -> None:
    """The third page never comes; the run is killed while it waits for it, without any chance to tidy up."""

    def silence(request: BaseHTTPRequestHandler) -> None:
        site.over.wait(60)

    names = ["a", "b", "c", "d"]
    site.routes |= {f"/{name}": page(name) for name in names} | {"/c": silence}
    archive, urls = tmp_path / "news.warc.gz", [site.url(f"/{name}") for name in names]
    code = "import sys; from govgraph.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "fetch", *urls, "-o", str(archive), "--delay", "0", "--allow-private"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        lines = [process.stderr.readline() for _ in range(2)]
        process.send_signal(signal.SIGKILL)
    assert lines == [f"saved: {url}\n" for url in urls[:2]]
    with archive.open("ab") as stream:
        stream.write(b"\x1f\x8b half a record")  # what a kill in the middle of a write leaves
    site.routes["/c"] = page("c")
    site.hits.clear()
    assert codes(go(archive, *urls)) == ["known", "known", "saved", "saved"]
    assert site.hits == ["/robots.txt", "/c", "/d"]
    assert list(saved(archive)) == urls


def test_the_journal_is_lines_that_a_person_can_read(site: Site, tmp_path: Path) -> None:
    site.routes["/a"] = page("a", ETag='"1"')
    go(tmp_path / "news.warc", site.url("/a"), site.url("/gone"))
    head, *rows = [json.loads(line) for line in (tmp_path / ".news.warc.fetched").read_text("utf-8").splitlines()]
    assert head == {"journal": "govgraph fetch", "format": 1}
    assert [(row["how"], row.get("code")) for row in rows] == [("saved", None), ("refused", "status")]
    assert rows[0]["end"] == (tmp_path / "news.warc").stat().st_size
