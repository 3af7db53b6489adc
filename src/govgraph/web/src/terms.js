// What the terms of the graph are called.
import BORROWED from "./terms.json"; // terms of other vocabularies, which our ontology uses without renaming them
import { currentLanguage } from "./text.js";

const known = Object.create(null);

/** Add labels: {"gg:host": {"id": "tuan rumah", "en": "host"}}. */
export const learnTerms = (labels) => Object.assign(known, labels);

export const isTerm = (term) => term in known || term in BORROWED;

/** What a term is called: its label, or its own name taken apart ("gg:sentTradeMissionTo" → "sent trade mission to"). */
export function termName(term) {
  const label = known[term] ?? BORROWED[term];
  if (label?.id || label?.en) return label[currentLanguage()] ?? label.id ?? label.en;
  const name = term.slice(term.indexOf(":") + 1);
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
