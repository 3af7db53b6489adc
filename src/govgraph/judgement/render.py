"""The answers about identity for a terminal. Texts of articles are shown as plain text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from govgraph.judgement.diff import Change, Difference
from govgraph.judgement.holders import Holder
from govgraph.judgement.record import Identity, Row
from govgraph.judgement.review import Item
from govgraph.judgement.why import Side, Why

_SENTENCE = 240  # characters of a sentence that are shown


def _text(words: str, style: str = "") -> Text:
    return Text("".join(c if c.isprintable() else " " for c in words), style=style)


def _side(side: Side) -> Text:
    sentence = side.sentence if len(side.sentence) <= _SENTENCE else side.sentence[: _SENTENCE - 1] + "…"
    return _text(f"  {side.name} — {side.article} {(side.published or 'no date')[:10]}: {sentence}")


def why_lines(answer: Why) -> RenderableType:
    """One entity or two, and the reasons."""
    if not answer.same:
        title = _text(f"{answer.left} and {answer.right} are two: nothing joins them.", "bold")
        return Group(title, *(_text(f"  {line}") for line in answer.differences))
    lines: list[Text] = [_text(f"One: {answer.left}", "bold")]
    for step in answer.steps:
        lines += [_side(step.left), _side(step.right)]
        by = f"  because of the decision: {step.decision}" if step.decision else f"  score {step.score:.2f}:"
        lines.append(_text(by))
        lines.extend(_text(f"    {reason} ({value:+.2f})") for reason, value in step.reasons)
    return Group(*lines)


def holder_table(line: Sequence[Holder]) -> RenderableType:
    """The line of holders, and below it what attests each."""
    table = Table(
        "holder", "acting", "from", "to", "articles", title=_text(line[0].post if line else ""), title_justify="left"
    )
    for holder in line:
        table.add_row(
            _text(holder.name), "acting" if holder.acting else "elect" if holder.elect else "",
            _text(_date(holder.start, holder.first)), _text(_date(holder.end, holder.last)),
            str(len({side.article for _, _, side in holder.evidence})),
        )  # fmt: skip
    lines = [
        _text(f"{holder.name}, {kind} {date or 'undated'}") for holder in line for kind, date, _ in holder.evidence
    ]
    sides = [_side(side) for holder in line for _, _, side in holder.evidence]
    return Group(table, *(part for pair in zip(lines, sides, strict=True) for part in pair))


def _date(bound: str | None, seen: str | None) -> str:
    return bound or (f"seen {seen}" if seen else "–")


def conflict_lines(identity: Identity, rows: Iterable[Row]) -> RenderableType:
    """Each conflict with its values side by side and who says them."""
    lines: list[Text] = []
    for row in rows:
        entity = row["entity"]
        name = identity.entities[entity]["name"] if entity in identity.entities else entity
        lines.append(_text(f"{name} [{entity}]: {row['kind']}", "bold"))
        for value, articles in row["values"]:
            lines.append(_text(f"  {value} — {', '.join(articles)}{' (latest)' if value == row['latest'] else ''}"))
    return Group(*lines) if lines else _text("No conflicts.")


def item_lines(number: int, count: int, item: Item) -> RenderableType:
    """One question of the review."""
    title = _text(f"\n{number}/{count} {item.question}".replace("\n", ""), "bold")
    return Group(title, *(_side(side) for side in item.sides), *(_text(f"  · {detail}") for detail in item.details))


def item_prompt(item: Item) -> str:
    """The answers that an item takes."""
    names = {"s": "[s]ame", "d": "[d]ifferent", "u": "[u]nsure", "r": "[r]eject the claim"}
    return ", ".join([*(names[key] for key in item.answers), "[k] skip", "[q]uit"])


def diff_lines(difference: Difference) -> RenderableType:
    """What changed, in words."""
    if not difference.changes:
        return _text("No difference.")
    counts = [_text(f"{name}: {count}", "bold") for name, count in sorted(difference.counts().items())]
    return Group(*counts, *(_text(_change(change)) for change in difference.changes))


def _change(change: Change) -> str:
    words = f"{change.what} {change.how}: {change.which}"
    if change.how == "became":
        return f"{words} → {change.detail}"
    return f"{words} ({change.detail})" if change.detail else words


def plain(answers: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Answers as plain data, for JSON."""
    return (asdict(answer) for answer in answers)
