// Claims of an entity's document as sources to be read: see quote.js.
import { agreementOf, articleHead, closed, paragraph, source } from "../quote.js";
import { articleAddress } from "./address.js";

const newest = (doc) => (a, b) => (doc.articles[b].published ?? "").localeCompare(doc.articles[a].published ?? "") || a.localeCompare(b);

/** Everything behind `claims`, article by article, paragraph by paragraph. */
export function proof(doc, claims) {
  const keys = [...new Set(claims.map((claim) => claim.article))].sort(newest(doc));
  return keys.map((key) => {
    const here = claims.filter((claim) => claim.article === key);
    const places = [...new Set(here.map((claim) => claim.paragraph))].sort((a, b) => a - b);
    const quoted = places.map((place) => {
      const spans = here.filter((claim) => claim.paragraph === place).map((c) => [c.sentence_start, c.sentence_end, c.start, c.end]);
      return paragraph(doc.paragraphs[place].text, spans);
    });
    const href = articleAddress(key, { paragraf: doc.paragraphs[places[0]].index });
    return source(articleHead(doc.articles[key], href), quoted, [...new Set(here.map((claim) => claim.rule))]);
  });
}

/** How many independent sources say so. */
export function agreement(doc, claims) {
  const keys = [...new Set(claims.map((claim) => claim.article))];
  const sources = new Set(keys.map((key) => doc.articles[key].source)).size;
  return agreementOf(sources, keys.length - sources);
}

/** A closed disclosure with the sentences behind `claims`. */
export const sentences = (doc, claims) => (claims.length ? closed(() => [agreement(doc, claims), ...proof(doc, claims)].filter(Boolean)) : null);
