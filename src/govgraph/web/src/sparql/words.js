// What a query says before any engine reads it: its keywords, its kind, its prefixes. The server's side: query/run.py.

// What may hide a keyword: IRIs, strings, comments, variables and prefixed names. What is left are bare words.
const TOKENS = /<[^<>"{}|^`\\\x00-\x20]*>|"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|#[^\n\r]*|(?<variable>[?$][\p{L}\p{N}_]+)|(?<name>[\p{L}\p{N}_.\-]*:[\p{L}\p{N}_.:%\\\-]*)|@[\p{L}\p{N}_\-]+|(?<word>[\p{L}\p{N}_]+)/gsu;
const ESCAPE = /\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g;
const UPDATES = ["insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"];
const QUERIES = ["select", "construct", "describe", "ask"];

const character = (_, short, long) => String.fromCodePoint(parseInt(short ?? long, 16) % 0x110000);
const tokens = (sparql, group) => [...sparql.replace(ESCAPE, character).matchAll(TOKENS)].map((found) => found.groups[group]).filter(Boolean);

/** The bare words of a query, in lower case. */
export const words = (sparql) => tokens(sparql, "word").map((word) => word.toLowerCase());

/** The variables of a query as they are written, each once. */
export const variables = (sparql) => [...new Set(tokens(sparql, "variable"))];

/** "table", "boolean" or "graph": what a query answers with. */
export function kindOf(sparql) {
  const first = words(sparql).find((word) => QUERIES.includes(word));
  return { ask: "boolean", construct: "graph", describe: "graph" }[first] ?? "table";
}

/** True for a query that names its dataset: the union of all graphs would swallow FROM. */
export const namesDataset = (sparql) => words(sparql).includes("from");

/** "SERVICE" or the name of an update, which are refused; null for a query that may be asked. */
export function refused(sparql) {
  const found = words(sparql);
  if (found.includes("service")) return "SERVICE";
  const first = found.find((word) => UPDATES.includes(word) || QUERIES.includes(word));
  return UPDATES.includes(first) ? first.toUpperCase() : null;
}

/** Known prefixes that a query uses and does not declare, sorted. */
export function missingPrefixes(sparql, prefixes) {
  const used = new Set();
  const declared = new Set();
  let last = "";
  for (const { groups } of sparql.matchAll(TOKENS)) {
    if (groups.name) (last === "prefix" ? declared : used).add(groups.name.slice(0, groups.name.indexOf(":")));
    last = groups.word?.toLowerCase() ?? "";
  }
  return [...used].filter((prefix) => Object.hasOwn(prefixes, prefix) && !declared.has(prefix)).sort();
}

/** PREFIX declarations for the given prefixes, each followed by `after`. */
export const prologue = (names, prefixes, after) => names.map((name) => `PREFIX ${name}: <${prefixes[name]}>${after}`).join("");

/** Where PREFIX lines go: behind the comments and empty lines at the top. */
export const prologueStart = (sparql) => /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(sparql)[0].length;
