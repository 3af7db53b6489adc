// What each table shows. A column: its heading (`words`, a string's name), `text` for filter, CSV and order, `cell` for the page if
// it shows more than the text, `value` where it is ordered by number, `facet` where a list chooses among its values.
import { formatCount, formatDate } from "../format.js";
import { termName } from "../terms.js";
import { bdi, el, t } from "../text.js";
import { articleAddress } from "./address.js";
import { dateWords, entityLinkTo, eventName, refLink, typeMark } from "./parts.js";

const join = (nodes, between = ", ") => nodes.map((node, k) => [k ? between : "", node]);
const number = (words, name) => ({ words, value: (row) => row[name], text: (row) => String(row[name]), cell: (row) => formatCount(row[name]) });
const term = (words, name, extra = {}) => ({ words, text: (row) => (row[name] ? termName(row[name]) : ""), facet: true, ...extra });
const label = (words) => ({ words, text: (row) => row.label, cell: (row) => refLink(row), main: true });
const aliases = { words: "aliases", text: (row) => row.aliases.join("; "), cell: (row) => join(row.aliases.map(bdi)) };
const ref = (words, name) => ({ words, text: (row) => row[name]?.label ?? "", cell: (row) => refLink(row[name], false) });

function periodWords(from, to) {
  if (!from && !to) return "";
  return from === to || !to ? formatDate(from) : `${from ? formatDate(from) : ""} – ${formatDate(to)}`;
}

const flags = (row) => [row.acting && t("acting"), row.former && t("former")].filter(Boolean).join(", ");
const withPeriod = (item, from, to) => [item, [flags(item), periodWords(from, to)].filter(Boolean).join(", ")];

function timed(list) {
  return list.map(([item, words]) => el("span", { class: "entry" }, refLink(item, false), words ? el("small", {}, ` ${words}`) : ""));
}

const timedText = (list) => list.map(([item, words]) => (words ? `${item.label} (${words})` : item.label)).join("; ");

const postsOf = (row) => row.posts.map((post) => withPeriod(post, post.from, post.to));
const holdersOf = (row) => row.tenures.map((tenure) => withPeriod({ ...tenure.person, acting: tenure.acting, former: tenure.former }, tenure.start ?? tenure.first, tenure.end ?? tenure.last));

const rolesText = (row) => Object.entries(row.roles).map(([role, refs]) => `${termName(role)}: ${refs.map((filler) => filler.label).join(", ")}`).join("; ");

function roleCells(row) {
  return Object.entries(row.roles).map(([role, refs]) => el("span", { class: "entry" }, el("small", {}, `${termName(role)} `), join(refs.map((filler) => refLink(filler, false)))));
}

const amountWords = (amount) => `${amount.text} ${[amount.kind_text ?? (amount.kind && termName(amount.kind)), amount.stage && termName(amount.stage)].filter(Boolean).join(", ")}`;

const eventColumns = [
  { words: "date", text: (row) => row.date?.start ?? "", cell: (row) => dateWords(row.date), end: (row) => row.date?.end ?? "" },
  { words: "event1", text: (row) => eventName(row.label), cell: (row) => [typeMark(row.type), entityLinkTo(row.id, eventName(row.label))], main: true },
  term("kind", "type"), term("status", "status"),
  { words: "roles", text: rolesText, cell: roleCells }, ref("place1", "place"),
  { words: "amounts", text: (row) => row.amounts.map(amountWords).join("; "), value: (row) => Number(row.amounts.find((amount) => amount.kind === "gg:total")?.value ?? row.amounts[0]?.value ?? -1), cell: (row) => row.amounts.map((amount) => el("span", { class: "entry" }, bdi(amount.text), el("small", {}, amountWords(amount).slice(amount.text.length)))) },
  number("sourceCount", "sources"),
];

const valueCells = (row) => row.values.map((value) => el("span", { class: "entry" }, bdi(value.text), el("small", {}, ` ${t("times", { n: formatCount(value.sources.length) })}: `, join(value.sources.map((key, k) => el("a", { href: articleAddress(key), "aria-label": `${t("article")} ${k + 1}` }, String(k + 1)))))));

const conflictColumns = [
  { words: "about", text: (row) => row.about.label, cell: (row) => refLink(row.about), main: true },
  { words: "differsOn", text: (row) => termName(row.predicate), facet: true },
  { words: "values", text: (row) => row.values.map((value) => `${value.text} (${value.sources.length})`).join("; "), cell: valueCells },
  { words: "latest", text: (row) => row.latest ?? "" },
];

/** Name of a table → its columns, in the order of the tabs. */
export const TABLES = {
  people: [label("person1"), { words: "posts", text: (row) => timedText(postsOf(row)), cell: (row) => timed(postsOf(row)) }, aliases, number("eventCount", "events"), number("articleCount", "articles"), number("claimCount", "claims")],
  posts: [label("post1"), ref("postOf", "of"), { words: "holders", text: (row) => timedText(holdersOf(row)), cell: (row) => timed(holdersOf(row)) }, number("holderCount", "holders")],
  events: eventColumns,
  conflicts: conflictColumns,
  organisations: [label("organisation1"), term("kind", "type"), ref("place1", "place"), aliases, number("eventCount", "events"), number("articleCount", "articles"), number("claimCount", "claims")],
  places: [label("place1"), term("kind", "kind"), { words: "code", text: (row) => row.code ?? "" }, number("eventCount", "events"), number("articleCount", "articles"), number("claimCount", "claims")],
};

/** Posts with the tenures of their holders, the earliest first. */
export function withTenures(posts, tenures) {
  const of = new Map();
  for (const tenure of tenures) {
    if (tenure.post && tenure.person) of.set(tenure.post.id, [...(of.get(tenure.post.id) ?? []), tenure]);
  }
  const start = (tenure) => tenure.start ?? tenure.first ?? "";
  return posts.map((post) => ({ ...post, tenures: (of.get(post.id) ?? []).sort((a, b) => start(a).localeCompare(start(b)) || a.id.localeCompare(b.id)) }));
}
