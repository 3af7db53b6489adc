"""The server as a person starts it: the address it tells, an answer, how it ends, what it refuses."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from govgraph.cli import main

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "articles" / "sample-03.txt"
PROGRAM = [sys.executable, "-c", "from govgraph.cli import main; main()", "serve"]


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    directory = str(tmp_path_factory.mktemp("serve") / "graph")
    assert CliRunner().invoke(main, ["build", str(SAMPLE), "-o", directory, "-q"]).exit_code == 0
    return directory


@contextmanager
def _serving(*options: str):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen([*PROGRAM, "--port", "0", *options], env=environment, **pipes) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def _answered(asked: urllib.request.Request):
    """The answer, asked for anew while a busy machine needs longer for it than the server grants."""
    for _ in range(60):
        with suppress(urllib.error.HTTPError):
            return urllib.request.urlopen(asked, timeout=60)
    raise AssertionError("never answered")


def test_it_tells_its_address_answers_and_ends_without_noise(graph):
    with _serving("-g", graph) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        query = urllib.parse.quote("ASK { ?s a gg:Person }")
        assert '"boolean":true' in _get(f"{address}sparql?query={query}").replace(" ", "")
        assert "<html" in _get(address)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 0
        assert errors == ""


def test_a_query_gets_the_time_it_was_given(graph):
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?d && ?g != ?d) }"
    more = ("--host", "127.0.0.1", "--origin", "https://redaksi.example", "--json")
    with _serving("-g", graph, "--seconds", "0.3", "--workers", "1", *more) as (_, told):
        address = json.loads(told)["address"]
        asked = urllib.request.Request(f"{address}sparql?query=ASK%7B%7D", headers={"Origin": "https://redaksi.example"})
        with _answered(asked) as answer:
            assert answer.headers["access-control-allow-origin"] == "https://redaksi.example"
        with pytest.raises(urllib.error.HTTPError) as caught:
            _get(f"{address}sparql?query={urllib.parse.quote(endless)}")
        assert (caught.value.code, "0.3" in caught.value.read().decode()) == (503, True)


def test_a_taken_port_and_a_missing_graph_are_one_line_with_a_hint(graph, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "-g", graph, "--port", str(port)])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"error: 127.0.0.1:{port}: Address already in use",
        "hint: choose another with --port or --host",
    ]
    assert CliRunner().invoke(main, ["serve", "-g", str(tmp_path / "none")]).exit_code == 2
