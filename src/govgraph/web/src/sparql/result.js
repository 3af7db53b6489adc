// The answer on screen: a table, and a graph or a map where it fits.
import { handOut } from "../handout.js";
import { toCsv, toJson } from "./answer.js";
import { resultGraph } from "./drawing.js";
import { resultMap } from "./map.js";
import { pairsOf, placesOf } from "./shape.js";
import { resultTable } from "./table.js";
import { entityId, entityIri, iri } from "./terms.js";
import { el, formatCount, language, t } from "./text.js";

const NAMES_AT_ONCE = 400;

/** IRI → name for every entity in the answer, asked of the same engine; Indonesian names come first. */
export async function namesOf(ask, answer, prefixes) {
  const wanted = new Set();
  for (const row of answer.rows) for (const term of Object.values(row)) if (entityId(term, prefixes) !== null && iri(term.value)) wanted.add(term.value);
  const names = new Map();
  const all = [...wanted];
  for (let i = 0; i < all.length; i += NAMES_AT_ONCE) {
    const part = all.slice(i, i + NAMES_AT_ONCE).map(iri).join(" ");
    const { rows } = await ask(`SELECT ?thing ?name WHERE { VALUES ?thing { ${part} } ?thing rdfs:label ?name } ORDER BY ?name`);
    for (const { thing, name } of rows) if (!names.has(thing.value) || name["xml:lang"] === "id") names.set(thing.value, name.value);
  }
  return names;
}

function boolean(answer) {
  return el("div", { class: "sparql-boolean" }, el("strong", {}, t(answer.boolean ? "yes" : "no")), el("p", {}, t(answer.boolean ? "yesNote" : "noNote")));
}

/** What the answer can be seen as: [[name, () => element]]; the map only where a place has coordinates. */
function views(answer, shownTable, context) {
  const found = [["table", () => resultTable(shownTable, context)]];
  const pairs = pairsOf(answer, { ...context, language: language() });
  if (pairs.length) found.push(["graph", () => resultGraph(pairs, context)]);
  const places = placesOf(answer, context);
  if (places && context.geo && resultMap(places, context.geo, context)) found.push(["map", () => resultMap(places, context.geo, context)]);
  return found;
}

/**
 * The element for an answer that took `ms`. `hidden` are columns that only carry a parameter; `context` has prefixes, labels,
 * terms, link(id) and geo; `view` is the one to open with, `onView(name)` hears of another.
 */
export function showAnswer(answer, { ms, hidden, view, onView, ...given }) {
  const context = { ...given, nameOf: (id) => given.labels.get(entityIri(id, given.prefixes)) ?? id };
  if (answer.kind === "boolean") return boolean(answer);
  const count = answer.rows.length;
  const key = answer.kind === "graph" ? "triples" : count === 1 ? "rowOne" : "rows";
  const summary = el("p", { class: "sparql-count" }, t(key, { count: formatCount(count), ms: formatCount(ms) }));
  if (!count) return el("div", {}, summary, el("p", {}, t("nothing")));
  const shownTable = { columns: answer.columns.filter((name) => !hidden.has(name)), rows: answer.rows };
  const found = views(answer, shownTable, context);
  const place = el("div", { class: "sparql-view" });
  const buttons = found.map(([name, make]) => el("button", { class: "sparql-button", "data-view": name, onclick: () => { open(name, make); onView(name); } }, t(name)));
  function open(name, make) {
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === name)));
    place.replaceChildren(make());
  }
  open(...(found.find(([name]) => name === view) ?? found[0]));
  return el("div", {},
    el("div", { class: "sparql-bar" }, summary,
      found.length > 1 ? el("div", { class: "sparql-group", role: "group", "aria-label": t("views") }, buttons) : "",
      el("div", { class: "sparql-group" },
        el("button", { class: "sparql-button", onclick: () => handOut(new Blob([toCsv(shownTable)], { type: "text/csv;charset=utf-8" }), "govgraph.csv") }, t("csv")),
        el("button", { class: "sparql-button", onclick: () => handOut(new Blob([toJson(answer)], { type: "application/sparql-results+json" }), "govgraph.json") }, t("json")))),
    place);
}
