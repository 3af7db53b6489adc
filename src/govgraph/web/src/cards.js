// The cards: what a node is, what a line says, and the first card that explains the page.
import * as data from "./data.js";
import { hiddenNeighbours } from "./draw.js";
import { agreement, articleHead, disclosure, evidence } from "./evidence.js";
import { formatCount, formatDate, formatExactMoney, formatMoney, formatPeriod, formatRoundMoney } from "./format.js";
import { nodeHash, lineHash } from "./route.js";
import { bdi, el, other, t } from "./text.js";

const { entities, facts, lines } = data;
const ROWS = 12;

export const icon = (group) => el("span", { class: `icon ${group}`, "aria-hidden": "true" });
export const nodeLink = (i) => el("a", { class: "node", href: nodeHash(i) }, icon(entities[i].group), bdi(data.nameOf(i)));

function section(title, ...children) {
  const content = children.flat(Infinity).filter(Boolean);
  return content.length ? el("section", {}, el("h3", {}, title), content) : null;
}

/** The first rows, the others behind "n more". */
function rows(items, make) {
  const list = el("ul", { class: "rows" }, items.slice(0, ROWS).map(make));
  if (items.length <= ROWS) return list;
  const more = el("button", { class: "plain", onclick: () => {
    list.append(...items.slice(ROWS).map(make));
    more.remove();
  } }, t("more", { n: formatCount(items.length - ROWS) }));
  return [list, more];
}

const lineButton = (i) => el("a", { class: "toline", href: lineHash(i), title: t("evidence"), "aria-label": `${t("evidence")}: ${lineText(lines[i])}` }, "❝");

function predicateName(predicate) {
  return predicate === "gg:heldPost" ? t("heldPost") : data.termName(predicate);
}

function lineText(line) {
  return `${entities[line.from].label} – ${line.parts.map(([p]) => predicateName(p)).join(", ")} – ${entities[line.to].label}`;
}

// ---------------------------------------------------------------- values

function literalText([text, type]) {
  if (type === "boolean") return t(text === "true" || text === "1" ? "yes" : "no");
  if (type === "term") return data.termName(text);
  return ["date", "gYearMonth", "gYear", "dateTime"].includes(type) ? formatDate(text) : bdi(text);
}

/** How a date was found, where a point lies: for machines. Names and classes stand at the top of the card. */
const UNSAID = new Set(["gg:dateBasis", "gg:granularity", "geo:lat", "geo:long", "rdf:type", "foaf:name", "gg:postTitle"]);

/** Literal facts of a node or of reference data as a list of definitions. */
function factList(i) {
  const own = data.factsOf(i).filter((f) => facts[f][3] && !UNSAID.has(facts[f][1])).map((f) => [facts[f][1], facts[f][3], facts[f][4]]);
  const known = (entities[i].reference ?? []).filter(([predicate, object, literal]) => !UNSAID.has(predicate) && (literal || !data.isNode(object))).map(([predicate, object, literal]) => [predicate, literal ?? [entities[object].label, "string"], []]);
  const seen = new Set();
  const items = [...own, ...known].filter(([predicate, [text]]) => !seen.has(`${predicate} ${text}`) && seen.add(`${predicate} ${text}`));
  if (!items.length) return null;
  const fits = (a, b) => a.startsWith(b) || b.startsWith(a); // "2025" and "2025-12-08" are one date
  const disputed = (predicate) => data.ONE_VALUE.has(predicate) && items.some((a) => items.some((b) => a[0] === predicate && b[0] === predicate && !fits(a[1][0], b[1][0])));
  return el("dl", {}, items.map(([predicate, literal, used], k) => [
    el("dt", {}, k && items[k - 1][0] === predicate ? "" : predicateName(predicate)),
    el("dd", {}, literalText(literal), disclosure(used), disputed(predicate) ? el("span", { class: "differs" }, t("disputed")) : null)]));
}

function amountRow(amount) {
  const kind = amount.kindText || (amount.kind && data.termName(amount.kind));
  const words = [amount.qualifier && data.termName(amount.qualifier), kind, amount.stage && data.termName(amount.stage)].filter(Boolean);
  const when = amount.asOf ? (amount.asOf.length > 10 ? `${formatDate(amount.asOf)}, ${amount.asOf.slice(11, 16).replace(":", ".")}` : amount.asOf) : "";
  return el("li", { class: "told" },
    el("strong", { title: formatExactMoney(amount.value, amount.currency) }, formatMoney(amount.value, amount.currency)),
    el("span", { class: "meta" }, [words.join(", "), when].filter(Boolean).join(" · ")),
    disclosure(amount.claims));
}

/** True when two articles give different figures of one kind and stage. */
function differ(amounts) {
  return amounts.some((a) => amounts.some((b) => a.value !== b.value && a.kind === b.kind && a.stage === b.stage
    && !data.articlesOf(a.claims).some((i) => data.articlesOf(b.claims).includes(i))));
}

function amountSection(i) {
  const amounts = data.amountsOf(i);
  if (!amounts.length) return null;
  return section(t("amounts"), differ(amounts) ? el("p", { class: "differs" }, t("amountsDiffer")) : null, rows(amounts, amountRow));
}

// ---------------------------------------------------------------- a node

function tenureWords(via) {
  if (via < 0) return [];
  const flag = (name) => data.factsOf(via).some((f) => facts[f][1] === `gg:${name}` && facts[f][3]?.[0] === "true");
  const words = ["acting", "former", "elect"].filter(flag).map((name) => t(name));
  const [start, end] = [data.literal(via, "schema:startDate"), data.literal(via, "schema:endDate")];
  if (start) words.push(t("since", { date: formatDate(start) }));
  if (end) words.push(t("until", { date: formatDate(end) }));
  const [from, to] = [data.literal(via, "gg:firstAttested"), data.literal(via, "gg:lastAttested")];
  if (from && to) words.push(t("seen", { period: formatPeriod([from, to]) }));
  return words;
}

function tenureRow(i, end) {
  const line = lines[i];
  const words = line.parts.flatMap(([, via]) => tenureWords(via));
  return el("li", {}, nodeLink(line[end]), lineButton(i), el("span", { class: "meta" }, words.join(" · ")));
}

const byDate = (end) => (a, b) => (entities[lines[b][end]].when?.[0] ?? "").localeCompare(entities[lines[a][end]].when?.[0] ?? "") || a - b;

function relationSections(i) {
  const mine = data.linesOf(i);
  const held = (line) => line.parts.some(([predicate]) => predicate === "gg:heldPost");
  const first = (index) => lines[index].parts.map(([, via]) => entities[via]?.when?.[0]).find(Boolean) ?? "";
  const posts = mine.filter((k) => lines[k].from === i && held(lines[k])).sort((a, b) => first(b).localeCompare(first(a)) || a - b);
  const holders = mine.filter((k) => lines[k].to === i && held(lines[k])).sort((a, b) => first(b).localeCompare(first(a)) || a - b);
  const rest = mine.filter((k) => !held(lines[k]));
  const events = rest.filter((k) => lines[k].to === i && entities[lines[k].from].group === "event").sort(byDate("from"));
  const others = rest.filter((k) => !events.includes(k));
  const eventRow = (k) => el("li", {}, nodeLink(lines[k].from), lineButton(k),
    el("span", { class: "meta" }, [lines[k].parts.map(([p]) => predicateName(p)).join(", "), entities[lines[k].from].when ? formatPeriod(entities[lines[k].from].when) : null].filter(Boolean).join(" · ")));
  const otherRow = (k) => {
    const outgoing = lines[k].from === i;
    return el("li", {}, el("span", { class: "role" }, outgoing ? "" : "← ", lines[k].parts.map(([p]) => predicateName(p)).join(", ")), nodeLink(data.otherEnd(lines[k], i)), lineButton(k), routeWords(lines[k]));
  };
  return [
    section(t("posts"), posts.length ? rows(posts, (k) => tenureRow(k, "to")) : null),
    section(t("holders"), holders.length ? rows(holders, (k) => tenureRow(k, "from")) : null),
    section(t("events"), events.length ? rows(events, eventRow) : null),
    section(t(entities[i].group === "event" ? "roles" : "relations"), others.length ? rows(others, otherRow) : null),
  ];
}

function routeWords(line) {
  if (!line.events?.length) return null;
  const sums = [...data.routeSum(line)];
  return el("span", { class: "meta", title: sums.map(([currency, sum]) => formatExactMoney(sum, currency)).join(", ") },
    [t("routeSum", { n: formatCount(line.events.length) }), ...sums.map(([currency, sum]) => formatRoundMoney(sum, currency))].join(" · "));
}

function quoteSection(i) {
  const quotes = data.quotesOf(i);
  const row = ({ text, claims }) => el("li", { class: "told" }, el("q", { dir: "auto" }, text), disclosure(claims));
  return section(t("quotes"), quotes.length ? rows(quotes, row) : null);
}

/** Names as the articles write them, each with where. */
function nameSection(i) {
  const names = data.factsOf(i).filter((f) => facts[f][1] === "foaf:name").map((f) => [facts[f][3][0], facts[f][4]]);
  if (names.length < 2) return null;
  return section(t("names"), rows(names, ([name, used]) => el("li", { class: "told" }, bdi(name), el("span", { class: "meta" }, t("times", { n: formatCount(data.articlesOf(used).length) })), disclosure(used))));
}

/** Card of node `i`; `actions` are buttons that the caller supplies. */
export function nodeCard(i, actions) {
  const entity = entities[i];
  const used = data.claimsOfNode(i);
  return el("div", {},
    el("p", { class: "kind" }, icon(entity.group), data.typeName(entity)),
    el("h2", {}, bdi(data.nameOf(i))),
    entity.aliases ? el("p", { class: "also" }, `${t("aliases")}: `, entity.aliases.map((name, k) => [k ? ", " : "", bdi(name)])) : null,
    el("div", { class: "buttons" }, actions(hiddenNeighbours(i).length)),
    used.length ? el("p", { class: "meta" }, t("quoteHint")) : null,
    entity.notes ? el("p", { class: "differs" }, entity.notes.map((note) => [bdi(note), " "])) : null,
    factList(i),
    amountSection(i),
    relationSections(i),
    quoteSection(i),
    nameSection(i),
    section(t("sources"), used.length ? rows(data.articlesOf(used), (a) => el("li", {}, articleHead(a))) : el("p", { class: "meta" }, t("reference"))),
  );
}

// ---------------------------------------------------------------- a line

/** What other articles say in the same place: other fillers of the same role, told by articles that do not tell this one. */
function differing(line) {
  const found = [];
  for (const [predicate, , used] of line.parts) {
    const mine = new Set(data.articlesOf(used.flatMap((f) => facts[f][4])));
    for (const k of data.linesOf(line.from)) {
      const part = lines[k].from === line.from && lines[k] !== line && data.SINGLE.has(predicate) && lines[k].parts.find(([p]) => p === predicate);
      const theirs = part ? data.articlesOf(part[2].flatMap((f) => facts[f][4])) : [];
      if (theirs.length && !theirs.some((a) => mine.has(a))) found.push(k);
    }
  }
  return found;
}

function partBlock(line, [predicate, via, used]) {
  const cited = [...new Set(used.flatMap((f) => facts[f][4]))];
  return el("section", { class: "claim" },
    el("p", { class: "says" }, nodeLink(line.from), el("span", { class: "predicate" }, predicateName(predicate)), nodeLink(line.to)),
    tenureWords(via).length ? el("p", { class: "meta" }, tenureWords(via).join(" · ")) : null,
    cited.length ? [agreement(cited), evidence(cited)] : el("p", { class: "meta" }, t("reference")));
}

export function lineCard(i, actions) {
  const line = lines[i];
  const others = differing(line);
  const eventRow = (event) => {
    const amount = data.mainAmount(event);
    const words = [entities[event].when ? formatPeriod(entities[event].when) : t("noDate"), amount ? formatMoney(amount.value, amount.currency) : null];
    return el("li", {}, nodeLink(event), el("span", { class: "meta" }, words.filter(Boolean).join(" · ")));
  };
  return el("div", {},
    el("p", { class: "kind" }, t("line")),
    el("h2", {}, bdi(data.nameOf(line.from)), el("span", { class: "arrow" }, " → "), bdi(data.nameOf(line.to))),
    el("div", { class: "buttons" }, actions()),
    line.events?.length ? section(t("events"), routeWords(line), rows(line.events, eventRow), el("p", { class: "meta" }, t("routeNote"))) : null,
    line.parts.map((part) => partBlock(line, part)),
    others.length ? section(t("differing"), el("ul", { class: "rows differs" }, others.map((k) => el("li", {}, nodeLink(lines[k].to), lineButton(k))))) : null,
  );
}

// ---------------------------------------------------------------- the first card

export function homeCard() {
  const { counts } = data;
  const indexes = entities.map((_, i) => i);
  const top = (group, n) => indexes.filter((i) => entities[i].group === group).slice(0, n);
  const events = indexes.filter((i) => entities[i].group === "event").sort((a, b) => (entities[b].when?.[0] ?? "").localeCompare(entities[a].when?.[0] ?? "") || a - b);
  const routes = lines.map((_, i) => i).filter((i) => lines[i].events?.length && entities[lines[i].from].group === "place" && entities[lines[i].to].group === "place");
  routes.sort((a, b) => lines[b].events.length - lines[a].events.length || a - b);
  const row = (i) => el("li", {}, nodeLink(i), entities[i].when ? el("span", { class: "meta" }, formatPeriod(entities[i].when)) : null);
  return el("div", {},
    el("h2", {}, t("homeTitle")),
    el("p", { class: "also", lang: "en" }, t("homeTitle") === t("homeTitle", {}, "en") ? "" : other("homeTitle")),
    el("p", {}, t("homeCounts", { entities: formatCount(counts.entities), facts: formatCount(counts.facts), articles: formatCount(counts.articles) })),
    data.carriedWords() ? el("p", {}, data.carriedWords()) : null,
    section(t("homeHow"), el("ul", { class: "how" }, ["homeNode", "homeLine", "homeSearch"].map((key) => el("li", {}, t(key))))),
    section(t("homeRoutes"), routes.length ? rows(routes.slice(0, 6), (i) => el("li", {}, el("a", { class: "node", href: lineHash(i) }, bdi(entities[lines[i].from].label), " → ", bdi(entities[lines[i].to].label)), routeWords(lines[i]))) : null),
    section(t("homePeople"), top("person", 6).length ? rows(top("person", 6), row) : null),
    section(t("homeEvents"), events.length ? rows(events.slice(0, 6), row) : null),
  );
}
