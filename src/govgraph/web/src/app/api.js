// The documents of docs/web-api.md, each fetched once. Only relative addresses, so that any sub-path will do.
import { fetchDocument } from "../documents.js";

const PARALLEL = 4;
const kept = new Map();

/** The part of an address that names an entity or article: each part escaped by itself. */
export const idPath = (id) => id.split("/").map(encodeURIComponent).join("/");

/** A document as data. A failure is not kept: asking again tries again. */
export function load(path) {
  if (!kept.has(path)) kept.set(path, fetchDocument(path).catch((error) => { kept.delete(path); throw error; }));
  return kept.get(path);
}

export const loadSummary = () => load("api/summary.json");
const isStatic = () => document.documentElement.dataset.static === "true";

/** The document of an entity. The static site has many in one file: the last whose first identifier is not beyond `id`. */
export async function loadEntity(id) {
  if (!isStatic()) return load(`api/entity/${idPath(id)}.json`);
  const { first } = await load("api/packs.json");
  const number = first.findLastIndex((name) => name <= id) + 1;
  const pack = number ? await load(`api/packs/${number}.json`) : {};
  if (!Object.hasOwn(pack, id)) throw Object.assign(new Error(`${id}: 404`), { status: 404 });
  return pack[id];
}

export const loadArticle = (key) => load(`api/article/${idPath(key)}.json`);

const tables = new Map(); // name → {rows, total, done, listeners, finished}

async function readOn(name, entry) {
  const first = await load(`api/${name}/1.json`);
  const pages = [first.rows];
  entry.total = first.total;
  const tell = () => {
    const ready = [];
    for (let k = 0; pages[k]; k += 1) ready.push(pages[k]);
    entry.rows = ready.flat();
    for (const listener of entry.listeners) listener(entry.rows, entry.total);
  };
  tell();
  for (let next = 2; next <= first.pages; next += PARALLEL) {
    const numbers = Array.from({ length: Math.min(PARALLEL, first.pages - next + 1) }, (_, k) => next + k);
    await Promise.all(numbers.map(async (number) => { pages[number - 1] = (await load(`api/${name}/${number}.json`)).rows; }));
    tell();
  }
  return entry.rows;
}

/** All rows of a table. `listener(rows so far, total)` is told after each batch of pages, so that the first can be shown at once. */
export function loadTable(name, listener) {
  if (!tables.has(name)) {
    const entry = { rows: [], total: 0, listeners: new Set() };
    entry.finished = readOn(name, entry).catch((error) => { tables.delete(name); throw error; });
    tables.set(name, entry);
  }
  const entry = tables.get(name);
  if (listener) {
    if (entry.total) listener(entry.rows, entry.total);
    entry.listeners.add(listener);
    const forget = () => entry.listeners.delete(listener);
    entry.finished.then(forget, forget);
  }
  return entry.finished;
}
