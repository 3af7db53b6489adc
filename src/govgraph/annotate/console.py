"""The annotated view for a terminal: coloured spans, and below each sentence what was understood from it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from govgraph.annotate.notes import KINDS, Annotated, Block, Kind, Note, annotate
from govgraph.annotate.words import QUOTED, Pair, Words, load_words
from govgraph.graph.values import shortened
from govgraph.model import Dropped, Extraction

# Colours of the terminal's own palette, so that they are legible on the reader's background; the outermost
# kinds are told by a line below, which a colour inside them leaves visible.
_STYLES: dict[Kind, str] = {
    "person": "bold blue", "post": "bold cyan", "organisation": "bold yellow", "place": "bold green",
    "event": "bold magenta", "date": "magenta", "amount": "yellow", "quote": "italic", "venue": "green",
    "role": "underline",
}  # fmt: skip
_READ = ("title", "body")  # paragraphs of which nothing needs to be said


def explain(extraction: Extraction) -> RenderableType:
    """The article of ``extraction`` with everything that was understood, as something rich can print.

    Without colours (a file, NO_COLOR) each note still quotes its words.
    """
    annotated, words = annotate(extraction), load_words()
    return Group(*_lines(annotated, words))


def _lines(annotated: Annotated, words: Words) -> Iterator[RenderableType]:
    article = annotated.article
    yield Rule(Text(_safe(article.id)), align="left")
    known = (article.published or str(words.pair("undated")), article.outlet or str(words.pair("outlet")), article.url)
    yield Text(_safe("  ".join(item for item in known if item)), style="dim")
    yield Text("  ").join(Text(f"{words.pair(kind)}: {number}", style="dim") for kind, number in annotated.counts)
    yield Text("  ").join(Text(str(words.pair(kind)), style=_STYLES[kind]) for kind in KINDS)
    for part in annotated.parts:
        yield Text()
        if part.kind not in _READ:
            yield Text(f"[{words.pair(part.kind)}]", style="dim")
        for block in part.blocks:
            yield _sentence(article.text, block)
            for note in block.marks[: block.own]:
                yield _indented(_note(article.text, note, words))
            for item in block.dropped:
                yield _indented(_dropped(article.text, item, words))


def _sentence(text: str, block: Block) -> Text:
    line = Text()
    for run in block.runs():
        styles = " ".join(_STYLES[block.marks[number].kind] for number in run.notes)
        line.append(_safe(text[run.start : run.end]), style=styles)
    return line


def _note(text: str, note: Note, words: Words) -> Text:
    line = Text("▸ ").append(str(words.pair(note.kind)), style=_STYLES[note.kind]).append(f" {note.id} ")
    line.append(f"“{_safe(shortened(text[note.start : note.end], QUOTED))}”")
    for what, value in words.says(note):
        line.append(f"  {what}: ", style="dim").append(_value(value))
    return line.append(f"  [{note.rule}]", style="dim")


def _dropped(text: str, item: Dropped, words: Words) -> Text:
    seen, why = words.dropped(text, item)
    line = Text("✗ ", style="red").append(str(words.pair("dropped"))).append(f" “{_safe(seen)}”  ")
    return line.append(f"{why} " if why else "").append(f"[{item.reason}]", style="dim")


def _value(value: Pair) -> str:
    return _safe(value.id) if value.plain else str(value)


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2))


def _safe(words: str) -> str:
    """Words of articles may hold escape sequences; a terminal must not obey them. Length and line breaks stay."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in words)
