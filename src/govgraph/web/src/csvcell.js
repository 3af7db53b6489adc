// Cells of CSV for a spreadsheet, which runs what looks like a formula: text of articles must stay text. The same rule: query/spreadsheet.py.

// Where a cell begins: the start, or behind what some country's spreadsheet takes for the end of the cell before.
const FORMULA = /((?:^|[;\t\r\n])[ "\t\r\n]{0,9})(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;

/** `text` as a cell of CSV: quoted where it must be, an apostrophe before what would be run as a formula. */
export function csvCell(text) {
  const safe = NUMBER.test(text) ? text : text.replace(FORMULA, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
