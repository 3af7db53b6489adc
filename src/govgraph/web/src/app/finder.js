// The search at the top: names and aliases of everything that has a card, read when the reader first wants to search.
import { combobox, LIMIT, plain } from "../combobox.js";
import { bdi, el, t } from "../text.js";
import { loadTable } from "./api.js";
import { eventName, groupIcon, groupOf } from "./parts.js";

const TABLES = ["people", "posts", "organisations", "places", "events"];

/** Options for `query` among `entries` [{id, label, names, weight}]: whole beginnings first, then what is spoken of most. */
export function findNames(entries, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const entry of entries) {
    const hits = entry.names.filter((text) => words.every((word) => text.includes(word)));
    if (!hits.length) continue;
    const rank = Math.min(...hits.map((text) => (text.startsWith(words[0]) ? 0 : text.includes(` ${words[0]}`) ? 1 : 2)));
    found.push({ ...entry, rank });
  }
  return found.sort((a, b) => a.rank - b.rank || b.weight - a.weight || a.id.localeCompare(b.id)).slice(0, LIMIT);
}

const entryOf = (row) => {
  const label = groupOf(row.id) === "event" ? eventName(row.label) : row.label;
  return { id: row.id, label, names: [row.label, ...(row.aliases ?? [])].map(plain), weight: row.claims ?? row.holders ?? 0 };
};

/** Make `input` with `list` search; `choose(id)` is told what was picked. */
export function startFinder(input, list, choose) {
  const entries = new Map(); // table → entries
  const all = () => TABLES.flatMap((name) => entries.get(name) ?? []);
  const row = ({ id, label }) => [groupIcon(groupOf(id)), el("span", { class: "name" }, bdi(label)), el("span", { class: "meta" }, t(`${groupOf(id)}1`))];
  const box = combobox(input, list, { find: (query) => findNames(all(), query), row, choose: ({ id }) => choose(id) });
  const fill = async () => {
    for (const name of TABLES) {
      entries.set(name, (await loadTable(name)).map(entryOf));
      box.update();
    }
  };
  input.addEventListener("focus", () => fill().catch(() => input.addEventListener("focus", fill, { once: true })), { once: true });
}
