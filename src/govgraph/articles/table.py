"""CSV and TSV: one article a row, under English or Indonesian column names, read row by row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from govgraph.articles.draft import Draft
from govgraph.articles.inputs import Input
from govgraph.articles.jsonl import Line, text_lines
from govgraph.articles.records import FIELDS, draft_of, fold_name
from govgraph.articles.result import Rejected

_DELIMITERS = ",;\t|"
_QUOTE = '"'
_LINE = re.compile(r"[^\r]*\r\n?|[^\r]+")  # old Macs end lines by a carriage return; csv does not split there
_SHOWN = 12  # column names in a message


@dataclass(slots=True)
class _Rows:
    """Feeds lines to the csv module and remembers those of the row in work."""

    lines: Iterator[Line]
    number: int = 0  # of the line read last
    notes: list[str] = field(default_factory=list)
    quoted: bool = False  # whether a mark of quotation stood in the row in work
    too_long: bool = False

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            self.number = line.number
            self.notes.extend(line.notes)
            self.too_long = self.too_long or line.words is None
            words = line.words or "\n"
            self.quoted = self.quoted or _QUOTE in words
            yield from _LINE.findall(words)

    def next_row(self) -> None:
        """Forget the row that is done."""
        self.notes, self.quoted, self.too_long = [], False, False


def read_table(given: Input) -> Iterator[Draft | Rejected]:
    """The articles of a CSV or TSV file with a header row; a bad row is rejected and the rest goes on.

    After a row in quotation marks that runs on beyond all measure nobody can say where the next one begins: the
    rest is given up, and that is said.
    """
    rows = _Rows(text_lines(given))
    lines = iter(rows)
    first = next(lines, "")
    if not first.strip():
        yield Rejected(given.source, "empty", "no header row", "the first row must name the columns")
        return
    delimiter = "\t" if given.suffix in (".tsv", ".tab") else best_delimiter(first)
    header = _cells(first, delimiter)
    problem = _header_problem(header, given)
    if problem is not None:
        yield problem
        return
    rows.next_row()
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        start = rows.number + 1
        source = f"{given.source}:{start}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Rejected(source, "bad_row", f"cannot be read: {error}", "is a quotation mark missing?")
            if rows.quoted:
                yield Rejected(source, "damaged", f"nothing is read from line {start} on", "mend that row")
                return
            rows.next_row()
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells) or rows.too_long:
            yield _row(header, cells, rows, f"{given.stem}-{start}", source, given)
        rows.next_row()


def best_delimiter(header: str) -> str:
    """The delimiter that makes the most known names out of a header row; the comma when none does."""
    known = {name for names in FIELDS.values() for name in names}

    def names(delimiter: str) -> tuple[int, int]:
        cells = _cells(header, delimiter)
        return sum(fold_name(cell) in known for cell in cells), len(cells)

    return max(_DELIMITERS, key=names)


def is_table(head: str) -> bool:
    """Whether the first line of an input names columns as a table of articles does."""
    first = re.split(r"[\r\n]", head, maxsplit=1)[0]
    cells = _cells(first, best_delimiter(first))
    names = {fold_name(cell) for cell in cells}
    return len(cells) > 1 and bool(names & {*FIELDS["text"]}) and all(len(cell) < 60 for cell in cells)


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of a line that is a row of its own; none where it cannot be one."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _header_problem(header: list[str], given: Input) -> Rejected | None:
    names = {fold_name(cell) for cell in header}
    told = dict(given.options.fields)
    missing = [name for name in told.values() if fold_name(name) not in names]
    if not missing and ("text" in told or names & {*FIELDS["text"]}):
        return None
    shown = ", ".join(" ".join(cell.split())[:40] for cell in header[:_SHOWN]) + (", …" * (len(header) > _SHOWN))
    reason = f"no column {missing[0]!r}" if missing else "no column is known to hold the text"
    return Rejected(given.source, "no_text", f"{reason}; columns: {shown}", "name the column text or isi")


def _row(
    header: list[str], cells: list[str], rows: _Rows, fallback: str, source: str, given: Input
) -> Draft | Rejected:
    if rows.too_long:
        return Rejected(source, "too_large", "a line of the row is longer than an article can be", "split the article")
    if len(cells) != len(header):
        reason = f"{len(cells)} cells where the header has {len(header)}"
        return Rejected(source, "bad_row", reason, "put cells that hold the delimiter in quotation marks")
    row: dict[str, object] = {}
    for column, cell in zip(header, cells, strict=True):
        row.setdefault(column, cell)  # of two columns of one name the first, as of two names for one field
    return draft_of(row, fallback, source, given=given.options.fields, notes=tuple(dict.fromkeys(rows.notes)))
