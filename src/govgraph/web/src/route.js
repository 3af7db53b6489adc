// Addresses inside the page: "#person/rahayu-lestari" for a node, "#line?from=…&to=…" for a line.
import { entities, lineBetween, lines, nodeOf } from "./data.js";

const escapePath = (id) => id.split("/").map(encodeURIComponent).join("/");

export const nodeHash = (i) => `#${escapePath(entities[i].id)}`;

export function lineHash(i) {
  const { from, to } = lines[i];
  return `#line?${new URLSearchParams({ from: entities[from].id, to: entities[to].id })}`;
}

/** {node}, {line}, {} for the first card, or {unknown: true}. */
export function parseHash(hash) {
  const text = hash.replace(/^#/, "");
  if (!text || text.startsWith("/")) return {}; // "/graf" is the tab itself
  if (text.startsWith("line?")) {
    const ends = new URLSearchParams(text.slice(5));
    const line = lineBetween(nodeOf(ends.get("from")), nodeOf(ends.get("to")));
    return line === undefined ? { unknown: true } : { line };
  }
  let id;
  try {
    id = decodeURIComponent(text);
  } catch {
    return { unknown: true }; // a lone "%" typed by hand
  }
  const node = nodeOf(id);
  return node === undefined ? { unknown: true } : { node };
}
