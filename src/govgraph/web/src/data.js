// The payload, read once, with the indexes that the cards need. Names of fields: see viewer/payload.py.
import { formatCount } from "./format.js";
import { payload } from "./source.js";
import { isTerm, learnTerms, termName } from "./terms.js";
import { t } from "./text.js";

const raw = payload();
learnTerms(raw.terms);
export { termName };

export const { counts, entities, facts, claims, rules, articles, lines, network, opened } = raw;
/** Of a graph that is too large for one page: how much of it is here. Empty for any other. */
export const carriedWords = () => (counts.archive ? t("carried", { articles: formatCount(counts.articles), archive: formatCount(counts.archive) }) : "");
export const GROUPS = ["person", "post", "organisation", "place", "event"];

const byId = new Map(entities.map((entity, i) => [entity.id, i]));
const linesOfNode = new Map();
const factsOfSubject = new Map();
const factsOfObject = new Map();
const lineByEnds = new Map();

const push = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
lines.forEach((line, i) => {
  push(linesOfNode, line.from, i);
  push(linesOfNode, line.to, i);
  lineByEnds.set(`${line.from} ${line.to}`, i);
});
facts.forEach(([subject, , object], i) => {
  push(factsOfSubject, subject, i);
  if (object >= 0) push(factsOfObject, object, i);
});

export const nodeOf = (id) => (isNode(byId.get(id)) ? byId.get(id) : undefined);
export const isNode = (i) => i !== undefined && entities[i].group !== "";
export const linesOf = (i) => linesOfNode.get(i) ?? [];
export const lineBetween = (from, to) => lineByEnds.get(`${from} ${to}`);
export const factsOf = (i) => factsOfSubject.get(i) ?? [];
export const otherEnd = (line, i) => (line.from === i ? line.to : line.from);
export const neighboursOf = (i) => [...new Set(linesOf(i).map((line) => otherEnd(lines[line], i)))];
export const nodeCount = network.nodes.length;

/** The most telling class of a node: "Provinsi" rather than "Tempat". */
export function typeName(entity) {
  const i = byId.get(entity.id);
  const told = factsOf(i).map((f) => facts[f]).find(([, predicate]) => predicate === "rdf:type")?.[3];
  const known = (entity.reference ?? []).find(([predicate]) => predicate === "rdf:type")?.[2];
  const name = told?.[0] ?? known?.[0] ?? `gg:${entity.type}`;
  return isTerm(name) ? termName(name) : t(`${entity.group}1`);
}

const DATE_AT_END = /\s(\d{4})(-\d{2}){0,2}$/;

/** What a node is called on screen: an event by its own words, its date standing beside it. */
export function nameOf(i) {
  const { group, label } = entities[i];
  if (group !== "event") return label;
  const bare = label.replace(DATE_AT_END, "") || label;
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** Value of a literal fact of `subject`, or undefined. */
export function literal(subject, predicate) {
  const found = factsOf(subject).find((i) => facts[i][1] === predicate && facts[i][3]);
  return found === undefined ? undefined : facts[found][3][0];
}

/** Amounts told of an event: [{value, currency, kind, asOf, claims}], as they come. */
export function amountsOf(event) {
  return factsOf(event)
    .filter((i) => facts[i][2] >= 0 && entities[facts[i][2]].type === "MonetaryAmount")
    .map((i) => {
      const amount = facts[i][2];
      return {
        value: literal(amount, "schema:value") ?? "",
        currency: literal(amount, "schema:currency") ?? "",
        kind: literal(amount, "gg:amountKind") ?? "",
        kindText: literal(amount, "gg:amountKindText") ?? "",
        stage: literal(amount, "gg:amountStage") ?? "",
        qualifier: literal(amount, "gg:qualifier") ?? "",
        asOf: literal(amount, "gg:asOf") ?? literal(amount, "gg:asOfText") ?? "",
        claims: facts[i][4],
      };
    });
}

/** The figure that stands for an event in a sum: a total that came about rather than one signed, the latest, the largest. */
export function mainAmount(event) {
  const stages = ["gg:realised", "", "gg:signed"];
  const totals = amountsOf(event).filter((amount) => amount.kind === "gg:total" && stages.includes(amount.stage) && /^\d+$/.test(amount.value));
  const order = (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || b.asOf.localeCompare(a.asOf) || Number(BigInt(b.value) - BigInt(a.value));
  return totals.sort(order)[0];
}

/** Sum over the events of a route, by currency: Map("IDR" → "12500000000"). */
export function routeSum(line) {
  const sums = new Map();
  for (const event of line.events ?? []) {
    const amount = mainAmount(event);
    if (amount) sums.set(amount.currency, String(BigInt(sums.get(amount.currency) ?? 0) + BigInt(amount.value)));
  }
  return sums;
}

/** Quotes told of a person: [{text, claims}]. */
export function quotesOf(person) {
  return (factsOfObject.get(person) ?? [])
    .filter((i) => entities[facts[i][0]].type === "Quote")
    .map((i) => ({ text: literal(facts[i][0], "schema:text") ?? entities[facts[i][0]].label, claims: facts[i][4] }));
}

/** Positions of the claims behind a line, without repeats. */
export const claimsOfLine = (line) => [...new Set(line.parts.flatMap(([, , used]) => used.flatMap((i) => facts[i][4])))];

/** Claims that concern a node: of its own facts and of its lines. */
export function claimsOfNode(i) {
  const own = factsOf(i).flatMap((fact) => facts[fact][4]);
  const told = (factsOfObject.get(i) ?? []).flatMap((fact) => facts[fact][4]);
  return [...new Set([...own, ...told, ...linesOf(i).flatMap((line) => claimsOfLine(lines[line]))])];
}

/** Days on which a line was told, from and to; null when no article behind it has a date. */
export function publishedSpan(used) {
  const days = used.map((claim) => articles[claims[claim][0]].published?.slice(0, 10)).filter(Boolean).sort();
  return days.length ? [days[0], days[days.length - 1]] : null;
}

/** When what a line says took place: the event's date, the tenure's span, else when it was told; null for reference data. */
export function lineSpan(line) {
  const ends = [line.from, line.to].map((end) => entities[end]);
  const event = ends.find((entity) => entity.group === "event" && entity.when);
  if (event) return event.when;
  if (line.events?.length) {
    const days = line.events.flatMap((i) => entities[i].when ?? []).sort();
    if (days.length) return [days[0], days[days.length - 1]];
  }
  const tenure = line.parts.map(([, via]) => entities[via]?.when).find(Boolean);
  return tenure ?? publishedSpan(claimsOfLine(line));
}

/** How many independent sources some claims come from: copies of one text count once. */
export const sourceCount = (used) => new Set(articlesOf(used).map((i) => articles[i].copy ?? i)).size;

/** The articles behind some claims, each once, the newest first. */
export function articlesOf(used) {
  const found = [...new Set(used.map((claim) => claims[claim][0]))];
  return found.sort((a, b) => (articles[b].published ?? "").localeCompare(articles[a].published ?? "") || a - b);
}

/** Literals of which a thing has one: two that do not fit each other are two accounts. */
export const ONE_VALUE = new Set(["schema:startDate", "schema:endDate", "gg:status"]);

/** Roles of which an event has one filler: a second one from another article is a different account of it. */
export const SINGLE = new Set(["gg:sender", "gg:host", "gg:leader", "schema:location", "gg:place"]);
