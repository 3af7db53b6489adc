// Rows of a table, filtered and ordered. Pure: no page in here.
import { plain } from "../combobox.js";

const texts = new WeakMap(); // row → its searchable text, made once

function searchable(row, columns) {
  if (!texts.has(row)) texts.set(row, plain(columns.map((column) => column.text(row)).join("\n")));
  return texts.get(row);
}

const collator = new Intl.Collator("id", { numeric: true, sensitivity: "base" });

/** The rows that have every word of `query` in one of their columns, and the chosen value of each facet {index: value}. */
export function filterRows(rows, columns, query, facets = {}) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const wanted = Object.entries(facets).filter(([, value]) => value);
  if (!words.length && !wanted.length) return rows;
  return rows.filter((row) => {
    if (wanted.some(([k, value]) => columns[k].text(row) !== value)) return false;
    if (!words.length) return true;
    return words.every((word) => searchable(row, columns).includes(word));
  });
}

/** `rows` by column `k`; what has no value comes last in either direction. Equal ones keep their order. */
export function sortRows(rows, columns, k, descending) {
  const column = columns[k];
  if (!column) return rows;
  const sign = descending ? -1 : 1;
  if (column.value) return [...rows].sort((a, b) => sign * (column.value(a) - column.value(b)));
  const keyed = rows.map((row) => [column.text(row), row]);
  keyed.sort(([a], [b]) => (a === "" || b === "" ? (a === "") - (b === "") : sign * collator.compare(a, b)));
  return keyed.map(([, row]) => row);
}

/** The values that a facet offers, with how often each occurs. */
export function facetValues(rows, column) {
  const counts = new Map();
  for (const row of rows) {
    const value = column.text(row);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0]));
}
