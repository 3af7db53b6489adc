// What is on the table: by type, by time, by "only neighbours". One state, one function that reads it.
import { entities, GROUPS, isNode, lines, linesOf, lineSpan, neighboursOf, nodeCount, opened, publishedSpan, claimsOfNode } from "./data.js";

export const eventTypes = [...new Set(entities.filter((e) => e.group === "event").map((e) => e.type))].sort();
const spans = lines.map(lineSpan);
const nodeSpans = entities.map((entity, i) => (isNode(i) ? entity.when ?? publishedSpan(claimsOfNode(i)) : null));

export const state = {
  groups: new Set(GROUPS),
  types: new Set(eventTypes),
  time: null, // [first month, last month] as "2022-05", or null for all time
  only: null, // node whose neighbours alone are shown
  onTable: new Set(Array.from({ length: opened }, (_, i) => i)), // grows by search and by expanding
};

/** The months that the graph speaks of, in order. Months of which nothing is told are left out: one old date would fill the scale with nothing. */
export const months = (() => {
  const days = [...nodeSpans, ...spans].flatMap((span) => span ?? []);
  return [...new Set(days.map((day) => (day.length === 4 ? `${day}-01` : day.slice(0, 7))))].filter((month) => /^\d{4}-\d{2}$/.test(month)).sort();
})();

export function eventsPerMonth() {
  const count = new Map(months.map((name) => [name, 0]));
  for (const entity of entities) {
    const name = entity.group === "event" && entity.when?.[0].slice(0, 7);
    if (count.has(name)) count.set(name, count.get(name) + 1);
  }
  return count;
}

/** A span meets the chosen time. A bare year or month meets every month inside it. */
function inTime(span) {
  if (!state.time || !span) return true;
  const [from, to] = state.time;
  return span[0].slice(0, 7) <= to && (span[1].length === 4 ? `${span[1]}-12` : span[1].slice(0, 7)) >= from;
}

function passes(i) {
  const entity = entities[i];
  if (!state.groups.has(entity.group)) return false;
  if (entity.group === "event" && !state.types.has(entity.type)) return false;
  return entity.group !== "event" || inTime(nodeSpans[i]);
}

/** {nodes: Set, lines: Set} of what the filters leave. */
export function visible() {
  const near = state.only === null ? null : new Set([state.only, ...neighboursOf(state.only)]);
  const nodes = new Set();
  for (let i = 0; i < nodeCount; i += 1) {
    if ((near ? near.has(i) : state.onTable.has(i)) && (passes(i) || i === state.only)) nodes.add(i);
  }
  const shown = new Set();
  lines.forEach((line, i) => {
    if (nodes.has(line.from) && nodes.has(line.to) && (spans[i] === null || inTime(spans[i]))) shown.add(i);
  });
  // Under a chosen time, what nothing told in that time touches goes too; reference lines keep nothing alive.
  if (state.time) {
    for (const i of [...nodes]) {
      const told = linesOf(i).some((line) => shown.has(line) && spans[line] !== null);
      if (!told && i !== state.only && !(linesOf(i).every((line) => spans[line] === null) && nodeSpans[i] && inTime(nodeSpans[i]))) nodes.delete(i);
    }
    for (const i of [...shown]) if (!nodes.has(lines[i].from) || !nodes.has(lines[i].to)) shown.delete(i);
  }
  return { nodes, lines: shown };
}
