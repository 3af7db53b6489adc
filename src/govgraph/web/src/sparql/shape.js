// Whether an answer is more than a table: pairs of things make a graph, places make a map.
import { entityId, isType, short } from "./terms.js";

const PLACE = "place/";

/** Columns in which every bound value passes `test`, and one is bound. */
const columnsOf = ({ columns, rows }, test) => columns.filter((name) => rows.some((row) => row[name]) && rows.every((row) => !row[name] || test(row[name])));

/** [{from, to, label}] between entities (IRIs), each once, in the order of the rows; [] when the answer has no pairs. */
export function pairsOf(answer, { prefixes, terms, language }) {
  const isEntity = (term) => entityId(term, prefixes) !== null;
  const word = (term) => (term && !isEntity(term) ? terms.get(short(term, prefixes))?.[language] ?? short(term, prefixes) : "");
  const found = new Map();
  const add = (from, to, label) => found.set(`${from.value} ${to.value} ${label}`, { from: from.value, to: to.value, label });
  if (answer.kind === "graph") {
    for (const { subject, predicate, object } of answer.rows) if (isEntity(subject) && isEntity(object) && !isType(predicate)) add(subject, object, word(predicate));
    return [...found.values()];
  }
  const [first, second] = columnsOf(answer, isEntity);
  if (!second) return [];
  const [between] = columnsOf(answer, (term) => term.type === "uri" && !isEntity(term));
  for (const row of answer.rows) if (row[first] && row[second] && row[first].value !== row[second].value) add(row[first], row[second], between ? word(row[between]) : "");
  return [...found.values()];
}

/**
 * {from, to, routes: [{from, to, count}]} or {from, to: null, spots: [{id, count}]} for an answer with columns of places; null for others.
 * A triple counts as a pair of places.
 */
export function placesOf(answer, { prefixes }) {
  const id = (term) => entityId(term, prefixes);
  const rows = answer.kind === "graph" ? answer.rows.filter(({ subject, object }) => id(subject)?.startsWith(PLACE) && id(object)?.startsWith(PLACE)) : answer.rows;
  const [from, to] = columnsOf({ columns: answer.columns, rows }, (term) => id(term)?.startsWith(PLACE) ?? false);
  if (!from) return null;
  const counts = new Map();
  for (const row of rows) {
    if (!row[from] || (to && !row[to])) continue;
    const key = to ? `${id(row[from])} ${id(row[to])}` : id(row[from]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (!to) return { from, to: null, spots: [...counts].map(([place, count]) => ({ id: place, count })) };
  return { from, to, routes: [...counts].map(([key, count]) => ({ from: key.split(" ")[0], to: key.split(" ")[1], count })) };
}
