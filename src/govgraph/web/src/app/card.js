// The card of an entity, made of its document api/entity/<id>.json: what is said, by which sentence.
import { articleHead } from "../quote.js";
import { formatCount, formatDate, formatExactMoney, formatMoney, formatPeriod } from "../format.js";
import { termName } from "../terms.js";
import { bdi, el, t } from "../text.js";
import { idPath } from "./api.js";
import { articleAddress } from "./address.js";
import { dateOf, eventName, groupIcon, groupOf, refLink, rows, typeMark } from "./parts.js";
import { agreement, proof, sentences } from "./proof.js";

const QUIET = new Set(["gg:dateBasis", "gg:granularity", "geo:lat", "geo:long", "rdf:type", "foaf:name", "gg:postTitle", "schema:mentions"]);
const ONE_VALUE = new Set(["schema:startDate", "schema:endDate", "gg:status"]);
const DATES = new Set(["date", "gYearMonth", "gYear", "dateTime"]);

const section = (title, ...children) => (children.flat(Infinity).some(Boolean) ? el("section", {}, el("h3", {}, title), children) : null);

/** The facts whose subject is `id`, by predicate in the order they come. */
function byPredicate(facts) {
  const found = new Map();
  for (const fact of facts) found.set(fact.predicate, [...(found.get(fact.predicate) ?? []), fact]);
  return found;
}

const textOf = (value) => value?.text ?? value?.term ?? value?.label ?? "";

function valueWords(value) {
  if (value.id) return refLink(value);
  if (value.term) return el("span", {}, termName(value.term));
  if (value.datatype === "boolean") return t(value.text === "true" ? "yes" : "no");
  return DATES.has(value.datatype) ? formatDate(value.text) : bdi(value.text);
}

const differs = (values) => values.some((a) => values.some((b) => !a.startsWith(b) && !b.startsWith(a)));

/** Facts with plain values and with other things, as a list of definitions. */
function definitions(doc, facts) {
  const groups = [...byPredicate(facts)].filter(([predicate]) => !QUIET.has(predicate));
  if (!groups.length) return null;
  return el("dl", {}, groups.map(([predicate, list]) => [
    el("dt", {}, termName(predicate)),
    list.map((fact) => el("dd", {}, valueWords(fact.value), sentences(doc, fact.claims),
      ONE_VALUE.has(predicate) && differs(list.map((other) => textOf(other.value))) ? el("span", { class: "differs" }, t("disputed")) : null)),
  ]));
}

// ---------------------------------------------------------------- tenures and amounts, which have no card of their own

const said = (facts, predicate) => facts.find((fact) => fact.predicate === predicate)?.value;

function tenureRow(doc, facts) {
  const other = facts.find((fact) => fact.value.id && fact.value.id !== doc.id && groupOf(fact.value.id));
  if (!other) return null;
  const words = ["acting", "former", "elect"].filter((name) => textOf(said(facts, `gg:${name}`)) === "true").map((name) => t(name));
  const [start, end, first, last] = ["schema:startDate", "schema:endDate", "gg:firstAttested", "gg:lastAttested"].map((p) => textOf(said(facts, p)));
  if (start) words.push(t("since", { date: formatDate(start) }));
  if (end) words.push(t("until", { date: formatDate(end) }));
  if (first && last) words.push(t("seen", { period: formatPeriod([first, last]) }));
  return el("li", { class: "told" }, refLink(other.value), sentences(doc, other.claims), el("span", { class: "meta whole" }, words.join(" · ")));
}

function amountRow(doc, facts) {
  const [value, currency] = [textOf(said(facts, "schema:value")), textOf(said(facts, "schema:currency"))];
  const terms = ["gg:qualifier", "gg:amountKind", "gg:amountStage"].map((p) => said(facts, p)?.term).filter(Boolean).map(termName);
  const own = textOf(said(facts, "gg:amountKindText"));
  const when = textOf(said(facts, "gg:asOf")) || textOf(said(facts, "gg:asOfText"));
  const told = [[...terms, own].filter(Boolean).join(", "), when ? formatDate(when) : ""].filter(Boolean).join(" · ");
  const claims = facts.find((fact) => fact.predicate === "schema:value")?.claims ?? facts[0].claims;
  return el("li", { class: "told" }, el("strong", { title: formatExactMoney(value, currency) }, formatMoney(value, currency)), el("span", { class: "meta" }, told), sentences(doc, claims));
}

/** Facts of folded things (tenures, amounts, quotes), one row each. */
function foldedRows(doc, type, row) {
  const subjects = new Map();
  for (const fact of [...doc.facts, ...doc.incoming]) {
    if (doc.parts[fact.subject]?.type !== type) continue;
    const list = subjects.get(fact.subject) ?? [];
    subjects.set(fact.subject, [...list, fact]);
  }
  return [...subjects.values()].map((facts) => row(doc, facts)).filter(Boolean);
}

// ---------------------------------------------------------------- what others say of it

/** The sentences that name it, of what nothing else is said. */
function namedSection(doc) {
  const more = [...doc.facts, ...doc.incoming].some(({ predicate }) => !["foaf:name", "schema:mentions"].includes(predicate));
  const claims = [...doc.facts, ...doc.incoming].flatMap((fact) => fact.claims);
  return more || !claims.length ? null : section(t("onlyNamed"), proof(doc, claims));
}

const FOLDED = new Set(["Tenure", "Quote", "MonetaryAmount", "Article"]);

function incomingSection(doc) {
  const facts = doc.incoming.filter((fact) => !FOLDED.has(doc.parts[fact.subject]?.type));
  const order = (fact) => (groupOf(fact.subject) === "event" ? 0 : 1);
  const label = (fact) => doc.parts[fact.subject]?.label ?? fact.subject;
  const when = (fact) => (groupOf(fact.subject) === "event" ? dateOf(label(fact)) : "");
  const sorted = [...facts].sort((a, b) => order(a) - order(b) || when(b).localeCompare(when(a)));
  const told = (fact) => [`${t("as")} ${termName(fact.predicate)}`, when(fact) ? formatDate(when(fact)) : ""].filter(Boolean).join(" · ");
  const row = (fact) => el("li", { class: "told" }, refLink({ id: fact.subject, label: label(fact) }), sentences(doc, fact.claims), el("span", { class: "meta whole" }, told(fact)));
  const events = sorted.filter((fact) => !order(fact));
  const others = sorted.filter((fact) => order(fact));
  return [
    section(t("events"), events.length ? rows(events, row) : null),
    section(t("relations"), others.length ? rows(others, row) : null),
    doc.incoming_total > doc.incoming.length ? el("p", { class: "meta" }, t("cutOff", { shown: formatCount(doc.incoming.length), total: formatCount(doc.incoming_total) })) : null,
  ];
}

function quoteSection(doc) {
  const facts = doc.incoming.filter((fact) => doc.parts[fact.subject]?.type === "Quote");
  const row = (fact) => el("li", { class: "told" }, el("q", { dir: "auto" }, doc.parts[fact.subject].label), sentences(doc, fact.claims));
  return section(t("quotes"), facts.length ? rows(facts, row, 5) : null);
}

function nameSection(doc, own) {
  const names = own.filter((fact) => fact.predicate === "foaf:name");
  if (names.length < 2) return null;
  return section(t("names"), rows(names, (fact) => el("li", { class: "told" }, bdi(fact.value.text), sentences(doc, fact.claims))));
}

function referenceSection(doc) {
  const known = doc.reference.filter(({ predicate }) => !QUIET.has(predicate));
  if (!known.length) return null;
  return section(t("referenceTitle"), el("dl", {}, known.map(({ predicate, value }) => [el("dt", {}, termName(predicate)), el("dd", {}, valueWords(value))])));
}

function sourceSection(doc) {
  const keys = Object.keys(doc.articles).sort((a, b) => (doc.articles[b].published ?? "").localeCompare(doc.articles[a].published ?? "") || a.localeCompare(b));
  return section(t("sources"), keys.length ? rows(keys, (key) => el("li", {}, articleHead(doc.articles[key], articleAddress(key))), 6) : el("p", { class: "meta" }, t("reference")));
}

// ---------------------------------------------------------------- the card

function copyLink(id) {
  const button = el("button", { onclick: async () => {
    try {
      await navigator.clipboard.writeText(new URL(`#/entitas/${idPath(id)}`, location.href).href);
      button.textContent = t("copied");
    } catch { /* no clipboard here: the address bar has the link */ }
  } }, t("copyLink"));
  return button;
}

function buttons(doc) {
  const page = `id/${idPath(doc.id)}/`;
  return el("div", { class: "buttons" },
    el("a", { class: "button", href: `#${idPath(doc.id)}` }, t("inGraph")),
    el("a", { class: "button", href: page }, t("permanent")),
    document.documentElement.dataset.static === "true" ? null : [["data.ttl", "Turtle"], ["data.jsonld", "JSON-LD"]].map(([file, name]) => el("a", { class: "button", href: `${page}${file}` }, name)),
    copyLink(doc.id));
}

/** The card of `doc` as one element. */
export function entityCard(doc) {
  const own = doc.facts.filter((fact) => fact.subject === doc.id);
  const type = doc.types[0] ?? `gg:${doc.type}`;
  const amounts = foldedRows(doc, "MonetaryAmount", amountRow);
  const tenures = foldedRows(doc, "Tenure", tenureRow);
  const event = groupOf(doc.id) === "event";
  return el("div", { class: "entity" },
    el("p", { class: "kind" }, event ? typeMark(type) : groupIcon(groupOf(doc.id)), termName(type)),
    el("h2", { tabindex: "-1" }, bdi(event ? eventName(doc.label) : doc.label)),
    doc.aliases.length ? el("p", { class: "also" }, `${t("aliases")}: `, doc.aliases.map((name, k) => [k ? ", " : "", bdi(name)])) : null,
    buttons(doc),
    el("p", { class: "meta" }, t("quoteHint")),
    doc.notes.length ? el("p", { class: "differs" }, doc.notes.map((note) => [bdi(note), " "])) : null,
    section(t("saidOf"), definitions(doc, own.filter((fact) => !["gg:amount", "gg:heldPost"].includes(fact.predicate)))),
    section(t("amounts"), amounts.length ? el("ul", { class: "rows" }, amounts) : null),
    section(t(groupOf(doc.id) === "post" ? "holders" : "posts"), tenures.length ? el("ul", { class: "rows" }, tenures) : null),
    incomingSection(doc), namedSection(doc), quoteSection(doc), nameSection(doc, own), referenceSection(doc), sourceSection(doc));
}

/** An event in short: who, how much, and every sentence that tells of it, open to be read. */
export function eventStory(doc) {
  const own = doc.facts.filter((fact) => fact.subject === doc.id && fact.value.id && groupOf(fact.value.id));
  const amounts = foldedRows(doc, "MonetaryAmount", amountRow);
  const claims = doc.facts.filter((fact) => fact.subject === doc.id).flatMap((fact) => fact.claims);
  return el("div", { class: "story" }, definitions(doc, own), amounts.length ? el("ul", { class: "rows" }, amounts) : null, agreement(doc, claims), proof(doc, claims), el("p", {}, refLink(doc, true)));
}
