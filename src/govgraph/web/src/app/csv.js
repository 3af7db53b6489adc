// Rows as CSV (RFC 4180), for spreadsheets.
import { handOut } from "../handout.js";

/** A cell that a spreadsheet would run as a formula begins with an apostrophe, so that it is read as text. */
const harmless = (text) => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

const cell = (value) => {
  const text = harmless(String(value ?? ""));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const toCsv = (header, lines) => `${[header, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;

/** Hand `text` to the reader as a file. The mark at its beginning tells spreadsheets that it is UTF-8. */
export const downloadCsv = (name, text) => handOut(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }), name);
