// What may come next in a query: variables of this query, terms of the ontology (by name or by their words), prefixes, keywords.
import { missingPrefixes, prologue, prologueStart, variables } from "./words.js";

const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "MINUS", "UNION", "VALUES", "BIND", "GRAPH", "ORDER BY", "GROUP BY", "HAVING", "LIMIT", "OFFSET",
  "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "COUNT", "SUM", "MIN", "MAX", "AVG", "GROUP_CONCAT", "STR", "LANG", "LCASE", "CONTAINS", "STRSTARTS", "BOUND", "COALESCE", "IF", "DESC", "ASC", "AS"];
const MOST = 60;
const KINDS = { class: "class", concept: "constant" };

/** Where the words at `position` begin and what they are: {from, kind: "variable" | "name" | "prefix", typed, before}; null inside strings and IRIs. */
export function typedAt(text, position) {
  const line = text.slice(text.lastIndexOf("\n", position - 1) + 1, position);
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<[^<>\s]*>/g, (found) => "_".repeat(found.length));
  if (/["'#]|<\S*$/.test(bare)) return null;
  const [typed] = /(?:[?$]\w*|[\w.-]*:?[\w-]*)$/.exec(line);
  const before = line.slice(0, line.length - typed.length);
  const kind = /^[?$]/.test(typed) ? "variable" : /\bprefix\s+$/i.test(before) ? "prefix" : "name";
  return { from: position - typed.length, kind, typed, before };
}

/** How well a term fits what was typed; lower is better, null for not at all. */
function fit(term, typed) {
  const name = term.curie.toLowerCase();
  if (name.startsWith(typed)) return 0;
  if (name.slice(name.indexOf(":") + 1).startsWith(typed)) return 1;
  const words = Object.values(term.label).filter(Boolean).map((label) => label.toLowerCase());
  if (words.some((label) => label.startsWith(typed))) return 2;
  return typed.length > 2 && (name.includes(typed) || words.some((label) => label.includes(typed))) ? 3 : null;
}

function termOptions({ terms, prefixes }, typed, before, language) {
  const apply = (view, { label }, from, to) => withPrefix(prefixes, view, label, from, to);
  const wanted = /(?:\ba|rdf:type)\s+$/.test(before) ? ["class"] : null;
  const found = terms.flatMap((term) => {
    const rank = fit(term, typed);
    return rank === null || (wanted && !wanted.includes(term.kind)) ? [] : [{ term, rank }];
  });
  found.sort((a, b) => a.rank - b.rank || Number(b.term.curie.startsWith("gg:")) - Number(a.term.curie.startsWith("gg:")) || (a.term.curie < b.term.curie ? -1 : 1));
  return found.slice(0, MOST).map(({ term }) => ({
    label: term.curie, type: KINDS[term.kind] ?? "property", detail: term.label[language] ?? "", info: term.comment[language] || undefined, apply,
  }));
}

/** Puts the term in and, where its prefix is not declared, the PREFIX line at the top as well. */
function withPrefix(known, view, label, from, to) {
  const text = view.state.doc.toString();
  const missing = missingPrefixes(`${text.slice(0, from)}${label}${text.slice(to)}`, known).filter((name) => label.startsWith(`${name}:`));
  const at = prologueStart(text);
  const lines = prologue(missing, known, "\n");
  const changes = [...(lines && at <= from ? [{ from: at, insert: lines }] : []), { from, to, insert: label }];
  view.dispatch({ changes, selection: { anchor: from + label.length + (changes.length > 1 ? lines.length : 0) }, userEvent: "input.complete" });
}

/** The completion source of the editor. `language()` tells in which of the two the words of a term are shown. */
export function completionSource(known, language) {
  return ({ state, pos, explicit }) => {
    const text = state.doc.toString();
    const at = typedAt(text, pos);
    if (!at || (!at.typed && !explicit)) return null;
    const options = optionsFor(text, at, known, language());
    return options.length ? { from: at.from, options, filter: false } : null;
  };
}

function optionsFor(text, { kind, typed, before }, known, language) {
  if (kind === "variable") return variables(text).filter((name) => name !== typed && name.startsWith(typed)).map((label) => ({ label, type: "variable" }));
  if (kind === "prefix") {
    return Object.entries(known.prefixes).filter(([name]) => name.startsWith(typed.replace(":", ""))).map(([name, start]) => ({ label: `${name}: <${start}>`, type: "namespace" }));
  }
  const keywords = typed && !typed.includes(":") ? KEYWORDS.filter((word) => word.startsWith(typed.toUpperCase())).map((label) => ({ label, type: "keyword" })) : [];
  return [...keywords, ...termOptions(known, typed.toLowerCase(), before, language)];
}
