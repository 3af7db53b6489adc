"""Perform README.md literally, as a stranger would, and compare what is printed with what it shows.

    python3 scripts/check_readme.py [--tests] [--keep]

In an empty environment: a clean clone of the last commit, a new HOME, no variable of yours but those of pip and of
proxies, and, where root can make one, a new user. Every `sh` block of README.md is given to bash in the clone, in turn;
a `text` block behind one must be what it prints. `make test` takes minutes and is left out without `--tests`; `serve`,
which never ends, is asked for its first page and stopped. The reader's own articles (`my-articles/`) are one HTML page.
It needs what the README asks for: Debian, python3-venv, make, git.

Run on 2026-11-24 as root on Debian 12 with Python 3.11, 2 cores shared with other work: a new user, all commands and
both outputs right, `make demo` in 2.5 minutes (all but seconds of it downloads), everything else in 68 seconds.

Exit code 1 when a command fails or an output differs. It is no part of the suite, because it installs everything anew;
the suite holds the shown outputs to what is printed on a graph that it has anyway (tests/test_docs.py).
"""

# ruff: noqa: S310, S603, S607  # it starts the README's commands, and asks the address that `serve` has printed
from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from doc_blocks import runs, same, shown, statements

ROOT = Path(__file__).resolve().parents[1]
PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Pasar Ikan Dibuka</title>
<meta property="article:published_time" content="2024-05-13T09:00:00+07:00"></head><body><article>
<h1>Pasar Ikan Dibuka</h1><p>MADIUN - Wali Kota Madiun Suryo Hadi membuka pasar ikan di Kecamatan Taman,
Senin (13/5/2024). Acara itu dihadiri para pedagang dan warga sekitar yang sudah lama menunggunya.</p>
<p>"Pedagang lama mendapat lapak lebih dulu," kata Suryo Hadi.</p></article></body></html>
"""
USER = "govgraph-stranger"
PASSED_ON = re.compile(r"PIP_\w+|\w+_proxy|SSL_CERT_\w+", re.IGNORECASE)


class Stranger:
    """A new user with an empty home, or we ourselves with an empty home where no user can be made."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.user = USER if os.geteuid() == 0 and shutil.which("useradd") and not _exists(USER) else None
        if self.user:
            subprocess.run(["useradd", "--home-dir", str(home), "--shell", "/bin/bash", USER], check=True)
            shutil.chown(home, USER, USER)
        kept = {name: value for name, value in os.environ.items() if PASSED_ON.fullmatch(name)}
        path = "/usr/local/bin:/usr/bin:/bin"
        self.variables = kept | {"HOME": str(home), "PATH": path, "LANG": "C.UTF-8", "COLUMNS": "80"}

    def bash(self, command: str, place: Path) -> subprocess.Popen[str]:
        """Start ``command`` in ``place``; what it prints comes in one stream."""
        return subprocess.Popen(
            ["bash", "-e", "-c", command], cwd=place, env=self.variables, user=self.user, group=self.user, text=True,
            extra_groups=[] if self.user else None, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def away(self) -> None:
        """Remove the user again."""
        if self.user:
            subprocess.run(["userdel", self.user], check=True)


def _exists(user: str) -> bool:
    return any(entry.pw_name == user for entry in pwd.getpwall())


def _serve(stranger: Stranger, command: str, place: Path) -> tuple[int, str]:
    """Start a server, ask it for its first page, stop it."""
    server = stranger.bash(f"exec {command}", place)
    address = (server.stdout.readline() if server.stdout else "").strip()
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return (0 if b"govgraph" in answer.read() else 1), f"{address}\n"
    finally:
        server.terminate()
        server.wait(30)


def _run(stranger: Stranger, command: str, place: Path) -> tuple[int, str]:
    start = time.monotonic()
    if " serve " in f"{command} ":
        code, printed = _serve(stranger, command.partition("  #")[0], place)
    else:
        done = stranger.bash(command, place)
        printed = done.communicate()[0]
        code = done.returncode
    print(f"{'ok ' if code == 0 else 'NO '} {time.monotonic() - start:6.1f} s  {command.splitlines()[0]}", flush=True)
    return code, printed


def perform(stranger: Stranger, place: Path, tests: bool) -> int:
    """Run every block; the number of what is wrong."""
    wrong = 0
    for block, output in shown((place / "README.md").read_text(encoding="utf-8")):
        printed = ""
        for command in statements(block.text) if runs(block) else []:
            if command == "make test" and not tests:
                continue
            code, text = _run(stranger, command, place)
            printed += text
            if code:
                wrong += 1
                print(text[-2000:])
        if output is not None and not same(output.text, printed):
            wrong += 1
            print(f"--- README.md shows\n{output.text}+++ is printed\n{printed}")
    return wrong


def main(arguments: list[str]) -> int:
    """Set the stranger up, perform, clean up."""
    home = Path(tempfile.mkdtemp(prefix="govgraph-stranger-"))
    stranger = Stranger(home)
    try:
        place = home / "govgraph"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(place)], check=True)
        (place / "my-articles").mkdir()
        (place / "my-articles" / "pasar.html").write_text(PAGE, encoding="utf-8")
        if stranger.user:
            subprocess.run(["chown", "-R", f"{stranger.user}:", str(home)], check=True)
        wrong = perform(stranger, place, "--tests" in arguments)
    finally:
        stranger.away()
        if "--keep" not in arguments:
            shutil.rmtree(home)
    print(f"{wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
