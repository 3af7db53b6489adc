"""Fetching from a site on this machine: what is asked, how often, when, and what becomes of every answer."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import pytest
from warcio.archiveiterator import ArchiveIterator

from govgraph.errors import GovgraphError, UsageError
from govgraph.fetch import Clock, Limits, Outcome, fetch
from govgraph.fetch.request import Getter
from news_site import HTML, PAGE, Site, moved, page, rss, running

FAST = Limits(delay=0.0, allow_private=True, timeout=30.0)
IMPATIENT = replace(FAST, timeout=1.0, tries=1)  # and long enough for robots.txt on a busy machine


@dataclass(slots=True)
class FakeTime:
    """Time that only passes when somebody sleeps."""

    now: float = 1_700_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.now, lambda: self.now, self.sleep)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "news.warc.gz"


def go(output: Path, *urls: str, limits: Limits = FAST, time: FakeTime | None = None, **how: object) -> list[Outcome]:
    return list(fetch(urls, output, limits, (time or FakeTime()).clock(), **how))  # type: ignore[arg-type]


def saved(path: Path) -> dict[str, bytes]:
    """The pages of an archive by address."""
    with path.open("rb") as stream:
        return {
            record.rec_headers.get_header("WARC-Target-URI"): record.content_stream().read()
            for record in ArchiveIterator(stream)
            if record.rec_type == "response"
        }


def codes(outcomes: list[Outcome]) -> list[str]:
    return [outcome.code or outcome.how for outcome in outcomes]


def test_a_page_is_saved_as_it_was_sent(site: Site, archive: Path) -> None:
    site.routes["/a"] = page("a", ETag='"1"')
    (outcome,) = go(archive, site.url("/a#top"))
    assert (outcome.how, outcome.url) == ("saved", site.url("/a"))
    assert saved(archive) == {site.url("/a"): PAGE.format("a").encode()}
    assert site.hits == ["/robots.txt", "/a"]


def test_we_say_who_we_are(site: Site, archive: Path) -> None:
    site.routes["/a"] = page("a")
    go(archive, site.url("/a"), limits=Limits(delay=0, allow_private=True, contact="desk@news.example"))
    sent = site.headers["/a"]
    assert sent["User-Agent"].startswith("govgraph/")
    assert "desk@news.example" in sent["User-Agent"]
    assert sent["Host"] == site.base.removeprefix("http://")
    assert "Cookie" not in sent


def test_equal_answers_at_equal_times_give_equal_bytes(site: Site, tmp_path: Path) -> None:
    site.routes |= {"/a": page("a", Date="x"), "/b": page("b", Date="x")}

    def without_date(request: BaseHTTPRequestHandler) -> None:
        body = PAGE.format("c").encode()
        request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + body)

    site.routes["/c"] = without_date
    for name in ("one.warc.gz", "two.warc.gz"):
        go(tmp_path / name, site.url("/c"))
    assert (tmp_path / "one.warc.gz").read_bytes() == (tmp_path / "two.warc.gz").read_bytes()


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, archive: Path) -> None:
    rules = b"User-agent: govgraph\nDisallow: /*?print=\nDisallow: /admin\n\nUser-agent: *\nDisallow: /\n"
    site.routes |= {"/robots.txt": (200, {"Content-Type": "text/plain"}, rules), "/a": page("a")}
    outcomes = go(archive, site.url("/a"), site.url("/a?print=1"), site.url("/admin/x"))
    assert codes(outcomes) == ["saved", "robots", "robots"]
    assert site.hits == ["/robots.txt", "/a"]


@pytest.mark.parametrize(("status", "code"), [(404, "saved"), (403, "saved"), (500, "robots_unreachable"),
                                              (429, "robots_unreachable")])  # fmt: skip
def test_a_site_without_rules_allows_all_and_one_in_trouble_nothing(
    site: Site, archive: Path, status: int, code: str
) -> None:
    site.routes |= {"/robots.txt": (status, {}, b""), "/a": page("a")}
    assert codes(go(archive, site.url("/a"))) == [code]


def test_redirects_of_robots_txt_are_followed(site: Site, archive: Path) -> None:
    rules = b"User-agent: *\nDisallow: /a"
    site.routes |= {"/robots.txt": moved("/rules"), "/rules": (200, {}, rules), "/b": page("b")}
    assert codes(go(archive, site.url("/a"), site.url("/b"))) == ["robots", "saved"]
    site.routes["/robots.txt"] = moved("/robots.txt")
    assert codes(go(archive, site.url("/a"))) == ["redirects"]


def test_a_host_is_asked_no_faster_than_it_wants(site: Site, archive: Path) -> None:
    site.routes |= {f"/{name}": page(name) for name in "abc"}
    time = FakeTime()
    go(archive, *map(site.url, ("/a", "/b", "/c")), limits=Limits(delay=2.0, allow_private=True), time=time)
    assert time.slept == [2.0, 2.0, 2.0]
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7")
    site.routes["/d"] = page("d")
    site.routes["/e"] = page("e")
    time = FakeTime()
    go(archive, site.url("/d"), site.url("/e"), limits=Limits(delay=2.0, allow_private=True), time=time)
    assert time.slept == [7.0, 7.0]


def test_a_delay_that_nobody_can_keep_closes_the_host(site: Site, archive: Path) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 86400")
    assert codes(go(archive, site.url("/a"))) == ["crawl_delay"]
    assert site.hits == ["/robots.txt"]


def test_one_slow_host_does_not_hold_up_another(site: Site, archive: Path) -> None:
    site.routes |= {f"/{name}": page(name) for name in "ab"}
    with running() as other:
        other.routes |= {f"/{name}": page(name) for name in "ab"}
        time = FakeTime()
        urls = [site.url("/a"), site.url("/b"), other.url("/a"), other.url("/b")]
        go(archive, *urls, limits=Limits(delay=10.0, allow_private=True), time=time)
        assert sum(time.slept) == 20.0  # both hosts wait at the same time
        assert list(saved(archive)) == [urls[0], urls[2], urls[1], urls[3]]


def test_a_second_run_asks_for_nothing_again(site: Site, archive: Path) -> None:
    site.routes["/a"] = page("a")
    go(archive, site.url("/a"))
    before, hits = archive.read_bytes(), len(site.hits)
    assert codes(go(archive, site.url("/a"))) == ["known"]
    assert len(site.hits) == hits
    assert archive.read_bytes() == before


def test_a_refresh_asks_whether_a_page_changed(site: Site, archive: Path) -> None:
    site.routes["/a"] = page("a", ETag='"1"', Last_Modified="Mon, 02 Jan 2023 00:00:00 GMT")
    go(archive, site.url("/a"))
    assert codes(go(archive, site.url("/a"), refresh=True)) == ["unchanged"]
    assert site.headers["/a"]["If-None-Match"] == '"1"'
    assert site.headers["/a"]["If-Modified-Since"] == "Mon, 02 Jan 2023 00:00:00 GMT"
    site.routes["/a"] = page("b", ETag='"2"')
    assert codes(go(archive, site.url("/a"), refresh=True)) == ["saved"]
    assert saved(archive)[site.url("/a")] == PAGE.format("b").encode()


def test_the_entries_of_a_feed_are_followed_one_level(site: Site, archive: Path) -> None:
    feed = {"Content-Type": "application/rss+xml", "ETag": '"f"'}
    site.routes |= {
        "/rss": (200, feed, rss("/a", "/b", "/a", "/other-rss")),
        "/other-rss": (200, feed, rss("/c")), "/a": page("a"), "/b": page("b"), "/c": page("c"),
    }  # fmt: skip
    assert codes(go(archive, site.url("/rss"))) == ["feed", "saved", "saved", "saved"]
    assert set(saved(archive)) == {site.url(path) for path in ("/a", "/b", "/other-rss")}
    assert codes(go(archive, site.url("/rss"))) == ["feed", "known", "known", "known"], "304: its entries are known"
    assert site.headers["/rss"]["If-None-Match"] == '"f"'
    site.routes["/rss"] = (200, feed | {"ETag": '"g"'}, rss("/c"))
    assert codes(go(archive, site.url("/rss"))) == ["feed", "saved"]


def test_enough_pages_are_enough_and_the_rest_is_for_the_next_run(site: Site, archive: Path) -> None:
    site.routes |= {f"/{name}": page(name) for name in "abc"}
    limits = Limits(delay=0, allow_private=True, max_pages=2)
    urls = [site.url(f"/{name}") for name in "abc"]
    assert [one.how for one in go(archive, *urls, limits=limits)] == ["saved", "saved", "left"]
    assert codes(go(archive, *urls, limits=limits)) == ["known", "known", "saved"]


def test_retry_after_is_kept(site: Site, archive: Path) -> None:
    answers = iter([(429, {"Retry-After": "120"}, b""), (503, {}, b""), page("a")])
    site.routes["/a"] = lambda request: _send(request, next(answers))
    time = FakeTime()
    assert codes(go(archive, site.url("/a"), time=time)) == ["saved"]
    assert time.slept == [120.0, 4.0]


def test_retry_after_may_be_a_date(site: Site, archive: Path) -> None:
    answers = iter([(503, {"Retry-After": "Tue, 14 Nov 2023 22:14:20 GMT"}, b""), page("a")])
    site.routes["/a"] = lambda request: _send(request, next(answers))
    time = FakeTime()
    assert codes(go(archive, site.url("/a"), time=time)) == ["saved"]
    assert time.slept == [60.0]  # from 22:13:20


def test_a_host_that_asks_for_too_long_is_left_in_peace_and_asked_in_the_next_run(site: Site, archive: Path) -> None:
    site.routes |= {"/a": (429, {"Retry-After": "86400"}, b""), "/b": page("b")}
    time = FakeTime()
    outcomes = go(archive, site.url("/a"), site.url("/b"), time=time)
    assert codes(outcomes) == ["asked_to_wait", "asked_to_wait"]
    assert "86400 seconds" in outcomes[0].reason
    assert time.slept == []
    assert site.hits == ["/robots.txt", "/a"]
    site.routes["/a"] = page("a")
    assert codes(go(archive, site.url("/a"), site.url("/b"))) == ["saved", "saved"]


def _send(request: BaseHTTPRequestHandler, answer: tuple[int, dict[str, str], bytes]) -> None:
    status, headers, body = answer
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)


def test_a_host_that_only_fails_is_given_up(site: Site, archive: Path) -> None:
    urls = [site.url(f"/{number}") for number in range(20)]
    site.routes |= {f"/{number}": (500, {}, b"") for number in range(20)}
    assert codes(go(archive, *urls)) == ["status"] * 20
    assert len(site.hits) == 1 + 6, "two pages, three times each, and the robots.txt"


def test_a_page_that_is_gone_is_not_asked_for_again(site: Site, archive: Path) -> None:
    (first,) = go(archive, site.url("/gone"))
    assert first.reason == "the server answers 404 Not Found"
    hits = len(site.hits)
    assert go(archive, site.url("/gone")) == [first]
    assert len(site.hits) == hits + 0


def test_redirects_are_followed_and_the_page_kept_under_its_own_address(site: Site, archive: Path) -> None:
    site.routes |= {"/short": moved("/a"), "/shorter": moved("/short", 301), "/a": page("a")}
    assert codes(go(archive, site.url("/shorter"), site.url("/short"))) == ["saved", "known"]
    assert list(saved(archive)) == [site.url("/a")]


@pytest.mark.parametrize("targets", [["/1"], ["/2", "/1"]])
def test_redirects_in_a_circle_end(site: Site, archive: Path, targets: list[str]) -> None:
    site.routes |= {f"/{number}": moved(target) for number, target in enumerate(targets, 1)}
    (outcome,) = go(archive, site.url("/1"))
    assert (outcome.code, outcome.reason) == ("redirects", "redirects go in a circle")


def test_redirects_without_end_end(site: Site, archive: Path) -> None:
    site.routes |= {f"/{number}": moved(f"/{number + 1}") for number in range(30)}
    (outcome,) = go(archive, site.url("/0"))
    assert (outcome.code, outcome.reason) == ("redirects", "more than 5 redirects")
    assert len(site.hits) == 1 + 6


@pytest.mark.parametrize(("target", "code"), [
    ("file:///etc/passwd", "scheme"), ("ftp://x.example/a", "scheme"), ("http://user:pw@x.example/", "address"),
    ("http://[::1", "redirects"), ("http://127.0.0.2:1/", "private"),
])  # fmt: skip
def test_a_redirect_may_not_lead_where_an_address_may_not(site: Site, archive: Path, target: str, code: str) -> None:
    site.routes["/a"] = moved(target)
    # The site itself is taken for a public one; what it redirects to is judged by its own number.
    url = site.url("/a").replace("127.0.0.1", "news.example")
    getter = Getter(Limits(delay=0), transport=_ToSite(site), resolve=_resolve)
    limits = Limits(delay=0)
    (outcome,) = fetch([url], archive, limits, FakeTime().clock(), getter=getter)
    assert outcome.code == code


def _resolve(host: str, port: int) -> list[str]:
    return ["93.184.215.14"] if host == "news.example" else [host]


class _ToSite(httpx.BaseTransport):
    """Sends every request to the site, and notes what it was asked to connect to."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.asked: list[tuple[str, str, object]] = []
        self.real = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append((request.url.host, request.headers["Host"], request.extensions["sni_hostname"]))
        port = int(self.site.base.rpartition(":")[2])
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=port)
        return self.real.handle_request(request)


def test_the_number_that_was_checked_is_the_one_that_is_asked(site: Site, archive: Path) -> None:
    site.routes["/a"] = page("a")
    transport = _ToSite(site)
    getter = Getter(Limits(delay=0), transport, _resolve)
    (outcome,) = fetch(["https://news.example/a"], archive, Limits(delay=0), FakeTime().clock(), getter=getter)
    assert outcome.how == "saved"
    assert transport.asked == [("93.184.215.14", "news.example", "news.example")] * 2


def test_this_machine_and_its_network_are_refused(site: Site, archive: Path) -> None:
    site.routes["/a"] = page("a")
    (outcome,) = go(archive, site.url("/a"), limits=Limits(delay=0))
    assert outcome.code == "private"
    assert "--allow-private" in outcome.hint
    assert site.hits == []


def test_what_is_no_text_is_refused_before_it_is_read(site: Site, archive: Path) -> None:
    def endless_film(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "video/mp4")
        request.end_headers()
        site.over.wait(30)

    site.routes["/film"] = endless_film
    (outcome,) = go(archive, site.url("/film"))
    assert (outcome.code, outcome.reason) == ("no_text", "it is video/mp4, not a page")


def test_a_body_without_end_is_cut_off(site: Site, archive: Path) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while not site.over.is_set():
            request.wfile.write(b"<p>lagi</p>" * 1000)

    def announced(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "999999999")
        request.end_headers()
        site.over.wait(30)

    site.routes |= {"/endless": endless, "/announced": announced}
    limits = Limits(delay=0, allow_private=True, max_bytes=50_000)
    assert codes(go(archive, site.url("/endless"), site.url("/announced"), limits=limits)) == ["too_large"] * 2
    assert not archive.stat().st_size


def test_a_small_answer_that_unpacks_without_end_is_cut_off(site: Site, archive: Path) -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    site.routes["/bomb"] = (200, {**HTML, "Content-Encoding": "gzip"}, bomb)
    site.routes["/good"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"<p>baik</p>"))
    site.routes["/torn"] = (200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip at all")
    site.routes["/other"] = (200, {**HTML, "Content-Encoding": "br"}, b"x")
    urls = [site.url(path) for path in ("/bomb", "/good", "/torn", "/other")]
    found = {outcome.url: outcome.code or outcome.how for outcome in go(archive, *urls)}
    assert [found[url] for url in urls] == ["too_large", "saved", "broken", "packing"]
    assert saved(archive) == {site.url("/good"): b"<p>baik</p>"}


def test_a_drip_of_bytes_is_ended(site: Site, archive: Path) -> None:
    """Every byte comes within any time-out between two bytes; only the time for the whole answer helps."""

    def body(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        _drip(site, request, b"x")

    def head(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        _drip(site, request, b"X-A: b\r\n")

    site.routes |= {"/body": body, "/head": head}
    site.routes["/robots.txt"] = (404, {}, b"")
    assert codes(go(archive, site.url("/body"), limits=IMPATIENT)) == ["slow"]
    assert codes(go(archive, site.url("/head"), limits=IMPATIENT)) == ["slow"]


def _drip(site: Site, request: BaseHTTPRequestHandler, part: bytes) -> None:
    while not site.over.wait(0.05):
        request.wfile.write(part)


def test_a_server_that_says_nothing_or_nonsense(site: Site, archive: Path) -> None:
    site.routes |= {
        "/silent": lambda _: site.over.wait(30) and None,
        "/nonsense": lambda request: request.wfile.write(b"\x00\x01 hello\r\n\r\n") and None,
        "/closed": lambda _: None,
    }
    assert codes(go(archive, site.url("/silent"), limits=IMPATIENT)) == ["slow"]
    for path in ("/nonsense", "/closed"):
        assert codes(go(archive, site.url(path), limits=replace(FAST, tries=1))) == ["broken"]


def test_nobody_there(archive: Path) -> None:
    with running() as gone:
        url = gone.url("/a")
    (outcome,) = go(archive, url)
    assert outcome.code == "unreachable"
    assert outcome.hint == "try again later"


@pytest.mark.parametrize(("url", "code"), [
    ("file:///etc/passwd", "scheme"), ("news.example/rss", "scheme"), ("", "scheme"), ("javascript:alert(1)", "scheme"),
    ("http://user:secret@news.example/", "address"), ("http://news.example/" + "a" * 3000, "address"),
    ("http://a\x00b.example/", "address"), ("http://[1:2", "address"), ("https://", "scheme"),
])  # fmt: skip
def test_what_is_no_address_is_refused(archive: Path, url: str, code: str) -> None:
    (outcome,) = go(archive, url)
    assert outcome.code == code
    assert outcome.hint


def test_pages_as_json_lines(site: Site, tmp_path: Path) -> None:
    site.routes["/a"] = (200, {"Content-Type": "text/html; charset=windows-1252"}, "<p>caf\xe9</p>".encode("cp1252"))
    site.routes["/b"] = (200, {"Content-Type": "text/html; charset=nonsense"}, b"<p>b</p>")
    go(tmp_path / "news.jsonl", site.url("/a"), site.url("/b"))
    rows = [json.loads(line) for line in (tmp_path / "news.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["html"] for row in rows] == ["<p>café</p>", "<p>b</p>"]
    assert rows[0]["url"] == site.url("/a")
    assert rows[0]["fetched"] == "2023-11-14T22:13:20Z"


def test_a_directory_gets_an_archive(site: Site, tmp_path: Path) -> None:
    site.routes["/a"] = page("a")
    go(tmp_path / "new", site.url("/a"))
    assert list(saved(tmp_path / "new" / "pages.warc.gz")) == [site.url("/a")]


def test_an_unpacked_archive(site: Site, tmp_path: Path) -> None:
    site.routes["/a"] = page("a")
    go(tmp_path / "news.warc", site.url("/a"))
    assert (tmp_path / "news.warc").read_bytes().startswith(b"WARC/1.1\r\n")
    record = next(r for r in ArchiveIterator(io.BytesIO((tmp_path / "news.warc").read_bytes())) if r.http_headers)
    assert record.rec_headers.get_header("WARC-Date") == "2023-11-14T22:13:20Z"
    assert record.http_headers.get_header("Content-Length") == str(len(PAGE.format("a")))


def test_foreign_files_are_not_touched(tmp_path: Path, site: Site) -> None:
    mine = tmp_path / "mine.warc.gz"
    mine.write_bytes(b"years of work")
    with pytest.raises(UsageError, match=r"mine\.warc\.gz: was not written by govgraph fetch"):
        go(mine, site.url("/a"))
    assert mine.read_bytes() == b"years of work"
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="file"):
        go(tmp_path / "file", site.url("/a"))


def test_two_runs_do_not_write_one_archive(site: Site, archive: Path) -> None:
    site.routes |= {"/a": page("a"), "/b": page("b")}
    first = fetch([site.url("/a"), site.url("/b")], archive, FAST, FakeTime().clock())
    next(first)
    with pytest.raises(GovgraphError, match="another fetch is writing it"):
        go(archive, site.url("/b"))
    assert codes(list(first)) == ["saved"]
