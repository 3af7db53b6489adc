// Rows as CSV (RFC 4180), for spreadsheets.
import { csvCell } from "../csvcell.js";
import { handOut } from "../handout.js";

export const toCsv = (header, lines) => `${[header, ...lines].map((line) => line.map((value) => csvCell(String(value ?? ""))).join(",")).join("\r\n")}\r\n`;

/** Hand `text` to the reader as a file. The mark at its beginning tells spreadsheets that it is UTF-8. */
export const downloadCsv = (name, text) => handOut(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }), name);
