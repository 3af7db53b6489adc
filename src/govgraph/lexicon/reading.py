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
    unique = tuple(spec.columns.index(column) for column in spec.unique)
    for line, cells in read_rows(directory / spec.file, spec.columns):
        row = dict(zip(spec.columns, cells, strict=True))
        problems.extend(Problem(name, line, message) for message in _row_problems(row, spec))
        key = tuple(cells[i] for i in unique)
        if key in seen:
            problems.append(Problem(name, line, f"{' + '.join(key)} is listed before, on line {seen[key]}"))
        seen[key] = line
        rows.append(row)
    return tuple(rows), problems


def _row_problems(row: Row, spec: TableSpec) -> Iterator[str]:
    for column in (*spec.filled, "source"):
        if not row[column]:
            yield f"{column} is empty"
    for column, allowed in spec.choices.items():
        if row[column]:
            for value in row[column].split(";"):
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
