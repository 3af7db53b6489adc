// What an engine answered, in one shape for both: SPARQL JSON results, or triples as rows.
import { csvCell } from "../csvcell.js";
import { readTriples } from "./terms.js";

/** {kind: "table" | "boolean" | "graph", columns, rows, boolean}; a row maps a column to a term, unbound ones are missing. */
export function readAnswer(text, format) {
  if (format.startsWith("application/n-triples")) return { kind: "graph", columns: ["subject", "predicate", "object"], rows: readTriples(text) };
  const { head, boolean, results } = JSON.parse(text);
  return boolean === undefined ? { kind: "table", columns: head.vars, rows: results.bindings } : { kind: "boolean", columns: [], rows: [], boolean };
}

/** SPARQL 1.1 CSV, values without their types, for a spreadsheet: what would be run as a formula begins with an apostrophe. */
export function toCsv({ columns, rows }) {
  const cell = (term) => csvCell(!term ? "" : term.type === "bnode" ? `_:${term.value}` : String(term.value));
  return [columns, ...rows.map((row) => columns.map((name) => cell(row[name])))].map((line) => `${line.join(",")}\r\n`).join("");
}

/** SPARQL 1.1 JSON results. */
export const toJson = ({ columns, rows }) => `${JSON.stringify({ head: { vars: columns }, results: { bindings: rows } }, null, 1)}\n`;
