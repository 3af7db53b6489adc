// An answer as a table: sortable, long ones page by page, every text as text.
import { entityId, isNumber, kindOfLiteral, short } from "./terms.js";
import { bdi, el, formatCount, language, t } from "./text.js";

const PAGE = 200;
const LONG = 260; // letters of a cell before it folds
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

/** A web address, or null: nothing else becomes a link. */
function webAddress(text) {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  return new URL(text).href;
}

function folded(text) {
  if (text.length <= LONG) return bdi(text);
  return el("details", { class: "long" }, el("summary", {}, bdi(`${text.slice(0, LONG - 60).trimEnd()} …`)), bdi(text));
}

function cell(term, { prefixes, labels, terms, link }) {
  if (!term) return el("span", { class: "away" }, t("emptyCell"));
  const id = entityId(term, prefixes);
  if (id !== null) {
    const name = labels.get(term.value);
    const address = link(id);
    return [address ? el("a", { href: address }, bdi(name ?? id)) : bdi(name ?? id), name ? el("small", { class: "sparql-id" }, id) : ""];
  }
  const text = short(term, prefixes);
  if (term.type === "uri") {
    const word = terms.get(text)?.[language()];
    const address = text === term.value ? webAddress(term.value) : null;
    if (address) return el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, bdi(text));
    return word ? [bdi(word), el("small", { class: "sparql-id" }, text)] : bdi(text);
  }
  if (term.type !== "literal") return bdi(text);
  const shown = folded(text);
  const kind = kindOfLiteral(term, prefixes);
  if (kind) shown.title = kind;
  return shown;
}

/** Numbers by size, everything else by its words; what is unbound comes last. */
function comparison(name, sign, { prefixes, labels }) {
  const collator = new Intl.Collator(language(), { numeric: true });
  const text = (term) => labels.get(term.value) ?? short(term, prefixes);
  return ({ [name]: a }, { [name]: b }) => {
    if (!a || !b) return Number(!a) - Number(!b);
    if (isNumber(a) && isNumber(b)) return sign * (Number(a.value) - Number(b.value));
    return sign * collator.compare(text(a), text(b));
  };
}

/** The table of `rows` under `columns`; `context` has prefixes, labels (IRI → name), terms (CURIE → words) and link(id). */
export function resultTable({ columns, rows }, context) {
  let order = { name: null, sort: "none" };
  let shown = PAGE;
  const body = el("tbody");
  const more = el("button", { class: "sparql-button", onclick: () => { shown += PAGE; write(); } });
  const heads = columns.map((name) => {
    const button = el("button", { class: "sparql-sort", "aria-label": t("sortBy", { name }), onclick: () => sortBy(name) }, name);
    return el("th", { scope: "col", "aria-sort": "none", class: rows.some((row) => isNumber(row[name])) ? "number" : null }, button);
  });

  function sortBy(name) {
    order = { name, sort: NEXT[order.name === name ? order.sort : "none"] };
    heads.forEach((head, i) => head.setAttribute("aria-sort", columns[i] === name ? order.sort : "none"));
    write();
  }

  function write() {
    const sorted = order.sort === "none" ? rows : [...rows].sort(comparison(order.name, order.sort === "ascending" ? 1 : -1, context));
    body.replaceChildren(...sorted.slice(0, shown).map((row) => el("tr", {}, columns.map((name) => el("td", { class: isNumber(row[name]) ? "number" : null }, cell(row[name], context))))));
    more.textContent = t("more", { count: formatCount(Math.min(PAGE, rows.length - shown)) });
    more.hidden = shown >= rows.length;
  }

  write();
  const table = el("table", { class: "sparql-table" }, el("thead", {}, el("tr", {}, heads)), body);
  return el("div", {}, el("div", { class: "sparql-scroll", tabindex: "0", role: "region", "aria-label": t("resultTable") }, table), more);
}
