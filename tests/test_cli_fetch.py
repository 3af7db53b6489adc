"""`govgraph fetch` as it is typed: what it prints, its exit codes, and that nothing else opens the network."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govgraph.cli import main
from news_site import Site, page, rss, running
from source_tree import SOURCE, modules, tree

POLITE = ["--delay", "0", "--allow-private"]


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


def _run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["fetch", *map(str, arguments)], input=text)


def test_pages_and_feeds_are_saved_and_counted(site: Site, tmp_path: Path) -> None:
    site.routes |= {"/a": page("a"), "/b": page("b"), "/rss": (200, {"Content-Type": "text/xml"}, rss("/a", "/b"))}
    result = _run(site.url("/rss"), "-o", tmp_path / "news.warc.gz", *POLITE, "--contact", "desk@news.example")
    assert result.exit_code == 0, result.output
    assert result.stdout == "feed: 1, saved: 2\n"
    assert result.stderr.splitlines() == [
        f"feed: {site.url('/rss')}", f"saved: {site.url('/a')}", f"saved: {site.url('/b')}",
    ]  # fmt: skip
    assert "desk@news.example" in site.headers["/a"]["User-Agent"]


def test_refused_addresses_are_told_and_make_exit_code_1(site: Site, tmp_path: Path) -> None:
    site.routes["/a"] = page("a")
    result = _run(site.url("/gone"), site.url("/a"), "-o", tmp_path / "news.warc.gz", *POLITE, "-q")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"refused: {site.url('/gone')}: the server answers 404 Not Found", "hint: check the address",
    ]  # fmt: skip


def test_json_is_one_object_for_each_address(site: Site, tmp_path: Path) -> None:
    site.routes |= {"/a": page("a"), "/big": page("b" * 5000)}
    options = ["-o", tmp_path, *POLITE, "--json", "--max-mb", "0.004", "--timeout", "30", "--max-wait", "10"]
    result = _run(site.url("/a"), site.url("/big"), *options)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["how"], row["code"]) for row in rows] == [("saved", ""), ("refused", "too_large")]
    assert (tmp_path / "pages.warc.gz").is_file()


def test_addresses_from_a_list(site: Site, tmp_path: Path) -> None:
    site.routes |= {"/a": page("a"), "/b": page("b")}
    listed = f"# the desk's list\n{site.url('/a')}\n\n  {site.url('/b')}\n"
    (tmp_path / "list.txt").write_text(listed, encoding="utf-8")
    one = _run("--input", tmp_path / "list.txt", "-o", tmp_path / "one.warc", *POLITE, "--max-pages", "1")
    assert one.stdout == "left: 1, saved: 1\n"
    two = _run("-i", "-", "-o", tmp_path / "one.warc", *POLITE, "--refresh", text=listed)
    assert two.stdout == "saved: 2\n"


@pytest.mark.parametrize(("arguments", "message"), [
    ([], "what is to be fetched?"), (["-i", "latin.txt"], "latin.txt: not UTF-8"),
    (["http://a.example/", "--contact", "a\nb"], "--contact"),
])  # fmt: skip
def test_misuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("latin.txt").write_bytes(b"http://a.example/\xff")
    result = _run(*arguments, "-o", "news.warc")
    assert result.exit_code == 2
    error, hint = result.stderr.splitlines()
    assert message in error
    assert hint.startswith("hint: ")
    assert not Path("news.warc").exists()


def test_only_three_rooms_know_the_network() -> None:
    """Who imports what opens connections: fetch, push and the server, and nobody else."""
    network = {"httpx", "httpcore", "urllib.request", "http.client", "socket", "ssl", "asyncio", "uvicorn", "requests"}
    found = {}
    for path in modules():
        names: set[str] = set()
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        if names & network:
            found[path.relative_to(SOURCE).as_posix()] = sorted(names & network)
    assert {name.split("/")[0] for name in found} == {"fetch", "serve", "export"}, found
    assert [name for name in found if name.startswith("export")] == ["export/push.py"]
