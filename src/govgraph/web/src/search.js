// Search in the graph by names and aliases.
import { entities, linesOf, nameOf, nodeCount, typeName } from "./data.js";
import { icon } from "./cards.js";
import { combobox, LIMIT, plain } from "./combobox.js";
import { bdi, el } from "./text.js";

const names = entities.slice(0, nodeCount).map((entity) => [entity.label, ...(entity.aliases ?? [])].map((name) => [name, plain(name)]));

/** Nodes whose name or alias has every word of `query`; whole beginnings first, then the best connected. */
export function find(query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  names.forEach((known, i) => {
    let best = null;
    for (const [name, text] of known) {
      if (!words.every((word) => text.includes(word))) continue;
      const rank = text.startsWith(words[0]) ? 0 : text.includes(` ${words[0]}`) ? 1 : 2;
      if (!best || rank < best.rank) best = { i, name, rank };
    }
    if (best) found.push(best);
  });
  return found.sort((a, b) => a.rank - b.rank || linesOf(b.i).length - linesOf(a.i).length || a.i - b.i).slice(0, LIMIT);
}

function row({ i, name }) {
  const also = name === entities[i].label ? "" : el("span", { class: "meta" }, " (", bdi(name), ")");
  return [icon(entities[i].group), el("span", { class: "name" }, bdi(nameOf(i)), also), el("span", { class: "meta" }, typeName(entities[i]))];
}

export const startSearch = (input, list, choose) => combobox(input, list, { find, row, choose: ({ i }) => choose(i) });
