// Rows as CSV (RFC 4180), for spreadsheets.

/** A cell that a spreadsheet would run as a formula begins with an apostrophe, so that it is read as text. */
const harmless = (text) => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

const cell = (value) => {
  const text = harmless(String(value ?? ""));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const toCsv = (header, lines) => `${[header, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;

/** Hand `text` to the reader as a file. The mark at its beginning tells spreadsheets that it is UTF-8. */
export function downloadCsv(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
