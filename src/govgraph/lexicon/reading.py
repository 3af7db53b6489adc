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


def read_cells(path: Path, columns: tuple[str, ...]) -> list[list[str]]:
    """The rows of a CSV file, the header checked and left out. Row number ``i`` stands on line ``i + 2``.

    Raises GovgraphError when the file is missing, is not UTF-8, has another header or a row of another width.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = tuple(next(reader, ()))
            if header != columns:
                raise problem_error(Problem(path.name, 1, _header_problem(header, columns)))
            rows = list(reader)
            lines = reader.line_num
    except FileNotFoundError as error:
        raise GovgraphError(f"{path.name} is missing", "every table of the lexicon must be there") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise GovgraphError(f"{path.name} cannot be read: {error}", "tables are CSV in UTF-8") from error
    if set(map(len, rows)) - {len(columns)}:
        number, row = next((i, row) for i, row in enumerate(rows, 2) if len(row) != len(columns))
        raise problem_error(Problem(path.name, number, f"{len(row)} cells, {len(columns)} expected"))
    if lines != len(rows) + 1:
        raise problem_error(Problem(path.name, lines, "a cell runs over the end of its line"))
    return rows


def read_table(directory: Path, spec: TableSpec) -> tuple[tuple[Row, ...], list[Problem]]:
    """The rows of ``spec.file`` as dictionaries, and the problems found in them."""
    cells = read_cells(directory / spec.file, spec.columns)
    return tuple([dict(zip(spec.columns, row, strict=True)) for row in cells]), row_problems(cells, spec)


def row_problems(rows: list[list[str]], spec: TableSpec) -> list[Problem]:
    """What is wrong with the rows of a table, in order of lines.

    The columns are looked at as wholes first: only a table with a mistake is gone through row by row.
    """
    if not rows or _is_clean(rows, spec):
        return []
    name = Path(spec.file).name
    unique = tuple(spec.columns.index(column) for column in spec.unique)
    problems: list[Problem] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in enumerate(rows, 2):
        row = dict(zip(spec.columns, cells, strict=True))
        problems.extend(Problem(name, number, message) for message in _cell_problems(row, spec))
        key = tuple(cells[i] for i in unique)
        if key in seen:
            problems.append(Problem(name, number, f"{' + '.join(key)} is listed before, on line {seen[key]}"))
        seen[key] = number
    return problems


def _is_clean(rows: list[list[str]], spec: TableSpec) -> bool:
    columns = dict(zip(spec.columns, zip(*rows, strict=True), strict=True))
    if any("" in columns[name] for name in (*spec.filled, "source")):
        return False
    if any(tuple(map(str.strip, cells)) != cells for cells in columns.values()):
        return False
    for name, allowed in spec.choices.items():
        values = {value for cell in set(columns[name]) for value in cell.split(";")}
        if values - allowed - {""}:
            return False
    return len(set(zip(*(columns[name] for name in spec.unique), strict=True))) == len(rows)


def _cell_problems(row: Row, spec: TableSpec) -> Iterator[str]:
    for column in (*spec.filled, "source"):
        if not row[column]:
            yield f"{column} is empty"
    for column, allowed in spec.choices.items():
        for value in row[column].split(";") if row[column] else ():
            if value not in allowed:
                yield f"{column}: {value!r} is none of {', '.join(sorted(allowed))}"
    for column, value in row.items():
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
