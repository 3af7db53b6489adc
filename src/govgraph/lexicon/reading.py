"""Reading one table: every row is checked against the declared columns before anything uses it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govgraph.errors import GovgraphError

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class TableSpec:
    """What a table must look like.

    ``columns`` in order; ``unique`` the columns that together name a row; ``filled`` the columns that may
    not be empty (``source`` is always one); ``choices`` the values a column may hold (several values in
    one cell are joined by ";").
    """

    file: str
    columns: tuple[str, ...]
    unique: tuple[str, ...]
    filled: tuple[str, ...] = ()
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the data: the file, the line, and what to mend."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def problem_error(problem: Problem) -> GovgraphError:
    """The error that stops a load because of ``problem``."""
    return GovgraphError(str(problem), "mend the row; `govgraph lexicon check` lists everything at once")


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file with their line numbers, the header checked and left out.

    Raises GovgraphError when the file is missing, is not UTF-8, has another header or a row of another width.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = tuple(next(reader, ()))
            if header != columns:
                raise problem_error(Problem(path.name, 1, _header_problem(header, columns)))
            for row in reader:
                if len(row) != len(columns):
                    message = f"{len(row)} cells, {len(columns)} expected"
                    raise problem_error(Problem(path.name, reader.line_num, message))
                yield reader.line_num, row
    except FileNotFoundError as error:
        raise GovgraphError(f"{path.name} is missing", "every table of the lexicon must be there") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise GovgraphError(f"{path.name} cannot be read: {error}", "tables are CSV in UTF-8") from error


def read_table(directory: Path, spec: TableSpec) -> tuple[tuple[Row, ...], list[Problem]]:
    """The rows of ``spec.file`` as dictionaries, and the problems found in them."""
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, ...], int] = {}
    name = Path(spec.file).name
    columns = spec.columns
    unique = tuple(columns.index(column) for column in spec.unique)
    checker = _RowChecker(spec)
    for line, cells in read_rows(directory / spec.file, columns):
        if not checker.is_plain(cells):
            problems.extend(Problem(name, line, message) for message in checker.problems(cells))
        key = tuple([cells[i] for i in unique])
        if key in seen:
            problems.append(Problem(name, line, f"{' + '.join(key)} is listed before, on line {seen[key]}"))
        seen[key] = line
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows), problems


class _RowChecker:
    """Checks rows against a spec; what a column may hold is worked out once for each different cell."""

    __slots__ = ("_choices", "_columns", "_filled", "_known")

    def __init__(self, spec: TableSpec) -> None:
        self._columns = spec.columns
        self._filled = tuple(spec.columns.index(column) for column in (*spec.filled, "source"))
        self._choices = tuple((spec.columns.index(column), allowed) for column, allowed in spec.choices.items())
        self._known: dict[int, set[str]] = {i: {""} for i, _ in self._choices}

    def is_plain(self, cells: list[str]) -> bool:
        """Whether nothing is wrong with ``cells`` as far as a quick look can tell."""
        for i in self._filled:
            if not cells[i]:
                return False
        for i, known in self._known.items():
            if cells[i] not in known:
                return False
        return cells == [cell.strip() for cell in cells]

    def problems(self, cells: list[str]) -> Iterator[str]:
        """Everything that is wrong with ``cells``, in words."""
        for i in self._filled:
            if not cells[i]:
                yield f"{self._columns[i]} is empty"
        for i, allowed in self._choices:
            wrong = [value for value in cells[i].split(";") if value not in allowed] if cells[i] else []
            for value in wrong:
                yield f"{self._columns[i]}: {value!r} is none of {', '.join(sorted(allowed))}"
            if not wrong:
                self._known[i].add(cells[i])
        for column, value in zip(self._columns, cells, strict=True):
            if value != value.strip():
                yield f"{column} has white space at its ends"


def _header_problem(header: tuple[str, ...], columns: tuple[str, ...]) -> str:
    unknown = [column for column in header if column not in columns]
    missing = [column for column in columns if column not in header]
    if unknown:
        return f"unknown column {', '.join(unknown)}"
    if missing:
        return f"missing column {', '.join(missing)}"
    return f"columns must be in the order {','.join(columns)}"
