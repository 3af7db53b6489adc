"""Cells of CSV for a spreadsheet, which runs what looks like a formula: text of articles must stay text.

The same rule in the browser: ``web/src/csvcell.js``; why: docs/decisions/0011-spreadsheet-cells.md.
"""

from __future__ import annotations

import re

# Where a cell begins: the start, or behind what some country's spreadsheet takes for the end of the cell before.
_FORMULA = re.compile(r'((?:^|[;\t\r\n])[ "\t\r\n]{0,9})(?=[=+\-@＝＋－＠])')  # the wide signs run too
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")
_QUOTED = re.compile(r'[",\r\n]')


def csv_cell(text: str) -> str:
    """``text`` as a cell of CSV: quoted where it must be, an apostrophe before what would be run as a formula."""
    safe = text if _NUMBER.fullmatch(text) else _FORMULA.sub(r"\1'", text)
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe
