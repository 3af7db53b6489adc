/** A question that gets no answer. `key` names the words for the reader; `place` is {line, column} or {parameter} where known. */
export class Refusal extends Error {
  constructor(key, values = {}, place = {}) {
    super(key);
    Object.assign(this, { key, values, place });
  }
}

const PLACE = /\b(\d+):(\d+)\b/;

/** What an engine said of a query: its words and, where it tells them, line and column. `shift` characters stood before line 1. */
export function engineRefusal(text, shift = 0) {
  const message = text.trim().split("\n")[0].replace(/^SPARQL:\s*/, "").replace(/^(?:Error|SyntaxError):\s*/, "");
  const found = PLACE.exec(message);
  if (!found) return new Refusal("engine", { message });
  const line = Number(found[1]);
  const column = Math.max(Number(found[2]) - (line === 1 ? shift : 0), 1);
  return new Refusal("engineAt", { message: message.replace(/^error at \d+:\d+:\s*/, ""), line, column }, { line, column });
}
