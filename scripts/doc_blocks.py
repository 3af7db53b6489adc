"""The blocks of a document: what is run, and what the document says is printed.

A fenced block `sh` or `python` is run; the fenced block `text` right behind it is what it prints. A line that is only
"…" stands for any number of lines. Nothing here needs more than Python, so that scripts/check_readme.py can use
it before anything is installed.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

ELLIPSIS = "…"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HERE = re.compile(r"<<\s*'?(\w+)'?")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and where its text stands in the page."""

    language: str
    text: str
    start: int
    end: int


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [Block(one[1], one[2], one.start(2), one.end(2)) for one in _FENCE.finditer(text)]


def runs(block: Block) -> bool:
    """Whether the block holds commands."""
    return block.language in {"sh", "python"}


def shown(text: str) -> Iterator[tuple[Block, Block | None]]:
    """Every block that is run, with the block of its output where the page shows one."""
    found = blocks(text)
    for block, following in zip(found, [*found[1:], None], strict=False):  # a page may have none
        if runs(block):
            near = following is not None and following.language == "text"
            between = text[block.end : following.start].count("\n") if near and following else 0
            yield block, following if near and between <= 3 else None


def statements(text: str) -> list[str]:
    """The commands of a block: lines, with what continues them and with the text that `<<` puts in."""
    found: list[str] = []
    lines = iter(text.splitlines())
    for line in lines:
        whole = line
        while whole.endswith("\\"):
            whole = whole[:-1] + next(lines).lstrip()
        here = _HERE.search(whole)
        while not here and _open(whole):
            whole += f"\n{next(lines)}"
        if here:
            for more in lines:
                whole += f"\n{more}"
                if more == here[1]:
                    break
        if whole.strip() and not whole.lstrip().startswith("#"):
            found.append(whole)
    return found


def _open(statement: str) -> bool:
    """Whether a quotation mark is still to be closed."""
    try:
        shlex.split(statement, comments=True)
    except ValueError:
        return True
    return False


def same(expected: str, printed: str) -> bool:
    """Whether ``printed`` is what the page shows: blanks at line ends aside, "…" for any number of lines."""
    parts = re.split(rf"^{ELLIPSIS}\n?", _trimmed(expected), flags=re.MULTILINE)
    pattern = "(?:.*\n)*?".join(re.escape(part) for part in parts)
    return re.fullmatch(pattern, _trimmed(printed)) is not None


def renewed(expected: str, printed: str) -> str:
    """What the page should show: ``printed``, cut as the page has cut it."""
    head, cut, tail = _trimmed(expected).partition(f"{ELLIPSIS}\n")
    lines, before, behind = _trimmed(printed).splitlines(keepends=True), head.count("\n"), tail.count("\n")
    if not cut or before + behind >= len(lines):
        return "".join(lines)
    return "".join([*lines[:before], f"{ELLIPSIS}\n", *(lines[-behind:] if behind else [])])


def _trimmed(text: str) -> str:
    """Without blanks at the ends of lines, and without blank lines around."""
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)
