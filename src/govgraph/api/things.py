"""What a graph gives in Python: things with their facts and sentences, lists of them, answers; each shows itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from govgraph.api.show import card_html, table_html

_SHOWN = 20  # rows of a table in a notebook
_WIDE = 60  # characters of a cell of a printed table


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one article that says a fact."""

    sentence: str
    article: str
    title: str
    published: str | None
    url: str | None
    rule: str


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """One fact about a thing: its property in words, the value in words and as identifier, and who says it."""

    property: str
    value: str
    predicate: str
    object: str
    sources: int
    evidence: tuple[Sentence, ...]

    def __repr__(self) -> str:
        return f"<{self.property}: {self.value}, sources: {self.sources}>"


@dataclass(frozen=True, slots=True, repr=False)
class Thing:
    """A person, post, organisation, place or event with what is said of it."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    facts: tuple[Said, ...]

    def __str__(self) -> str:
        return f"{self.name} [{self.id}]"

    def __repr__(self) -> str:
        return f"<{self.kind} {self}, facts: {len(self.facts)}>"

    def _repr_html_(self) -> str:
        return card_html(self)


class Things(Sequence[Thing]):
    """Things in the order of their names."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self._things = tuple(things)

    @overload
    def __getitem__(self, index: int) -> Thing: ...

    @overload
    def __getitem__(self, index: slice) -> Things: ...

    def __getitem__(self, index: int | slice) -> Thing | Things:
        return Things(self._things[index]) if isinstance(index, slice) else self._things[index]

    def __len__(self) -> int:
        return len(self._things)

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(thing.name for thing in self._things)

    def __repr__(self) -> str:
        shown = ", ".join(self.names[:5])
        return f"<{len(self)} things: {shown}{', …' if len(self) > 5 else ''}>"

    def _repr_html_(self) -> str:
        rows = [(thing.name, thing.kind, str(len(thing.facts)), thing.id) for thing in self._things[:_SHOWN]]
        return table_html(("name", "kind", "facts", "id"), rows, more=max(0, len(self) - _SHOWN))


class Table(Sequence[dict[str, str]]):
    """Rows with named columns, every value as text: the answer to a query, holders, conflicts."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.columns = tuple(columns)
        self._rows = tuple(tuple(row) for row in rows)

    @overload
    def __getitem__(self, index: int) -> dict[str, str]: ...

    @overload
    def __getitem__(self, index: slice) -> Table: ...

    def __getitem__(self, index: int | slice) -> dict[str, str] | Table:
        if isinstance(index, slice):
            return Table(self.columns, self._rows[index])
        return dict(zip(self.columns, self._rows[index], strict=True))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[dict[str, str]]:
        return (self[number] for number in range(len(self)))

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self.columns)}>"

    def __str__(self) -> str:
        """The first rows as text, in columns."""
        rows = [self.columns, *self._rows[:_SHOWN]]
        widths = [min(_WIDE, max(len(row[place]) for row in rows)) for place in range(len(self.columns))]
        lines = ["  ".join(map(_fit, row, widths)).rstrip() for row in rows]
        more = [f"… {len(self) - _SHOWN} more"] if len(self) > _SHOWN else []
        return "\n".join([*lines, *more])

    def _repr_html_(self) -> str:
        return table_html(self.columns, self._rows[:_SHOWN], more=max(0, len(self) - _SHOWN))


def _fit(text: str, width: int) -> str:
    line = " ".join(text.split())
    return line.ljust(width) if len(line) <= width else line[: width - 1] + "…"
