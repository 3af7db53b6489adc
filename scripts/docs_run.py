"""Run the commands that the documents show, and hold the outputs that they show to what is printed.

    python scripts/docs_run.py [--check] [PAGE...]

What is run and what is shown is told in scripts/doc_blocks.py. Without `--check` outdated outputs are written anew,
with as many lines before and behind the "…" as they had. Every page has a directory of its own, in which `data` and
`ontology` are those of the project and `build/demo` is the graph of the sample articles, so that what one page does is
not seen by another.

What is not run: commands that install, open the network or never end. README.md as a stranger meets it, with those
too, is run by scripts/check_readme.py.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from doc_blocks import Block, renewed, same, shown, statements
from govgraph.cli import main as program

ROOT = Path(__file__).resolve().parents[1]
NOT_RUN = ("make", "pip", "pipx", "git", "python", "sudo", "rsync", "scp", "systemctl", "curl", "Rscript")
NEVER = ("serve", "fetch", "push")  # of ours: they listen, or ask the network
SLOW = ("site", "evaluate", "validate", "export parquet", "export gexf")  # run by this script, not by the suite
WIDTH = "80"


def pages() -> list[Path]:
    """The documents that show what a command prints; README.id.md has the same blocks as README.md, by a test."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if any(output for _, output in shown(page.read_text(encoding="utf-8")))]


class Place:
    """A directory in which the commands of one page are run, one after the other."""

    def __init__(self, directory: Path, demo: Path, skipped: tuple[str, ...]) -> None:
        self.directory = directory
        self._skipped = skipped
        self._names: dict[str, object] = {"__name__": "__page__"}
        for name in ("data", "ontology"):
            (directory / name).symlink_to(ROOT / name)
        shutil.copytree(demo, directory / "build" / "demo")
        mine = directory / "my-articles"
        mine.mkdir()
        shutil.copy(ROOT / "data" / "articles" / "sample-03.txt", mine)

    def run(self, block: Block) -> str:
        """What the block prints."""
        with contextlib.chdir(self.directory), _environment():
            return self._python(block.text) if block.language == "python" else self._shell(block.text)

    def _python(self, text: str) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(text, "page", "exec"), self._names)  # noqa: S102  # the project's own pages
        return printed.getvalue()

    def _shell(self, text: str) -> str:
        return "".join(map(self._statement, statements(text)))

    def _statement(self, statement: str) -> str:
        left, pipe, right = statement.partition(" | ")
        if pipe and _words(right)[:1] == ["govgraph"]:
            return self._govgraph(right, given=_bash(left))
        if pipe and _words(left)[:1] == ["govgraph"]:
            return _bash(right, given=self._govgraph(left))
        if _words(statement)[:1] == ["govgraph"]:
            return self._govgraph(statement)
        first = Path(shlex.split(statement.splitlines()[0], comments=True)[0]).name
        return "" if first in NOT_RUN or "http.server" in statement else _bash(statement)

    def _govgraph(self, statement: str, given: str = "") -> str:
        words = _words(statement)
        if any(words[1 : 1 + len(name.split())] == name.split() for name in self._skipped):
            return ""
        target = words[words.index(">") + 1] if ">" in words else None
        done = CliRunner().invoke(program, words[1 : words.index(">") if target else None], input=given or None)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        if target:
            Path(target).write_bytes(done.stdout_bytes)
            return done.stderr
        return done.output


def _words(statement: str) -> list[str]:
    words = shlex.split(statement, comments=True)
    return [Path(words[0]).name, *words[1:]] if words else []


def _bash(statement: str, given: str = "") -> str:
    command = ["bash", "-c", statement]
    return subprocess.run(command, check=True, capture_output=True, text=True, input=given).stdout  # noqa: S603


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    """The width of the page, and no settings of whoever runs this."""
    before = dict(os.environ)
    try:
        for name in [name for name in before if name.startswith("GOVGRAPH_")]:
            del os.environ[name]
        os.environ.update(COLUMNS=WIDTH, NO_COLOR="1")
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def outdated(page: Path, demo: Path, *, slow: bool = False) -> Iterator[tuple[Block, str]]:
    """Blocks of output that the page shows and nobody prints, each with what is printed; runs its commands."""
    with tempfile.TemporaryDirectory(prefix="govgraph-page-") as home:
        place = Place(Path(home), demo, NEVER if slow else NEVER + SLOW)
        for block, output in shown(page.read_text(encoding="utf-8")):
            printed = place.run(block)
            if output is not None and not same(output.text, printed):
                yield output, printed


def main(arguments: list[str]) -> int:
    """Rewrite what is outdated in the pages, or tell it."""
    check = "--check" in arguments
    chosen = [Path(name).resolve() for name in arguments if name != "--check"] or pages()
    found = 0
    with tempfile.TemporaryDirectory(prefix="govgraph-demo-") as home:
        demo = Path(home, "demo")
        done = CliRunner().invoke(program, ["build", str(ROOT / "data" / "articles"), "-o", str(demo), "-q"])
        if done.exit_code:
            raise SystemExit(done.output)
        for page in chosen:
            text = page.read_text(encoding="utf-8")
            for output, printed in reversed(list(outdated(page, demo, slow=True))):
                found += 1
                text = text[: output.start] + renewed(output.text, printed) + text[output.end :]
                print(f"{page.relative_to(ROOT)}: {output.text.splitlines()[0] if output.text else '(empty)'}")
            if not check:
                page.write_text(text, encoding="utf-8", newline="\n")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
