"""A table as an Excel workbook: the least that ECMA-376 asks for, one sheet of numbers and texts.

A workbook asks its reader for no encoding, separator or decimal sign, which CSV leaves to guesses that differ by
country; and a text in it stays text, where a cell of CSV that begins with "=" is run as a formula.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LINKS = "application/vnd.openxmlformats-package.relationships+xml"
_LONGEST = 32_767  # characters that Excel takes in a cell
_DIGITS = 15  # that Excel keeps of a number; a longer one stays a text
_WIDEST = 60  # characters of a column's width
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 has no way to write these
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads "_x0041_" as "A"


def workbook(columns: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> bytes:
    """An .xlsx file with ``columns`` as its first row, which stays in sight and can filter, and ``rows`` below.

    Numbers become numbers, everything else text. Dates stay text as well: "2022-11" is no day, and Excel knows only
    days. The same table gives the same bytes.
    """
    relation = {"Id": "rId1", "Type": f"{_OFFICE}/officeDocument", "Target": "xl/workbook.xml"}
    inner = {"Id": "rId1", "Type": f"{_OFFICE}/worksheet", "Target": "worksheets/sheet1.xml"}
    sheet = _node("sheet", {"name": "govgraph", "sheetId": "1", "r:id": "rId1"})
    parts = {
        "[Content_Types].xml": _node(
            "Types", {"xmlns": f"{_PACKAGE}/content-types"},
            _node("Default", {"Extension": "rels", "ContentType": _LINKS}),
            _node("Override", {"PartName": "/xl/workbook.xml", "ContentType": f"{_KIND}.sheet.main+xml"}),
            _node("Override", {"PartName": "/xl/worksheets/sheet1.xml", "ContentType": f"{_KIND}.worksheet+xml"}),
        ),
        "_rels/.rels": _relations(relation),
        "xl/workbook.xml": _node("workbook", {"xmlns": _SHEET, "xmlns:r": _OFFICE}, _node("sheets", {}, sheet)),
        "xl/_rels/workbook.xml.rels": _relations(inner),
        "xl/worksheets/sheet1.xml": _table(columns, [list(row) for row in rows]),
    }  # fmt: skip
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, tree in parts.items():
            entry = zipfile.ZipInfo(name)  # of 1980: no clock
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, ET.tostring(tree, encoding="utf-8", xml_declaration=True))
    return file.getvalue()


def _relations(relation: dict[str, str]) -> ET.Element:
    return _node("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, _node("Relationship", relation))


def _table(columns: Sequence[str], rows: list[list[str | int | float]]) -> ET.Element:
    """The sheet itself; its parts must come in this order."""
    pane = {"ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"}
    view = _node("sheetView", {"workbookViewId": "0"}, _node("pane", pane))
    widths = [max(len(str(cell)) for cell in cells) for cells in zip(columns, *rows, strict=True)]
    sizes = [
        _node("col", {"min": str(n), "max": str(n), "width": str(min(width, _WIDEST) + 2), "customWidth": "1"})
        for n, width in enumerate(widths, 1)
    ]
    lines = [
        _node("row", {"r": str(n)}, *(_cell(f"{_letters(at)}{n}", value) for at, value in enumerate(row)))
        for n, row in enumerate((columns, *rows), 1)
    ]
    parts = [_node("sheetViews", {}, view), _node("cols", {}, *sizes), _node("sheetData", {}, *lines)]
    if not columns:  # "SELECT *" without a variable: neither columns nor a filter of none are allowed
        return _node("worksheet", {"xmlns": _SHEET}, parts[-1])
    filtered = _node("autoFilter", {"ref": f"A1:{_letters(len(columns) - 1)}{len(lines)}"})
    return _node("worksheet", {"xmlns": _SHEET}, *parts, filtered)


def _cell(place: str, value: str | int | float) -> ET.Element:
    short = sum(char.isdigit() for char in str(value)) <= _DIGITS
    if not isinstance(value, str) and short and math.isfinite(value):
        number = _node("v", {})
        number.text = str(value)
        return _node("c", {"r": place}, number)
    text = _node("t", {"xml:space": "preserve"})
    text.text = _ESCAPE.sub("_x005F_", _ILLEGAL.sub("", str(value)))[:_LONGEST]
    return _node("c", {"r": place, "t": "inlineStr"}, _node("is", {}, text))


def _letters(column: int) -> str:
    """The name of a column: A, B, … Z, AA."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _node(tag: str, attributes: dict[str, str], *children: ET.Element) -> ET.Element:
    node = ET.Element(tag, attributes)
    node.extend(children)
    return node
