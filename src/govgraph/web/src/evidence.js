// The claims of the graph's payload as sources to be read.
import { articles, articlesOf, claims, rules, sourceCount } from "./data.js";
import { agreementOf, articleHead as headOf, closed, paragraph, source } from "./quote.js";

export const articleHead = (i) => headOf(articles[i]);

/** Everything behind a fact, article by article, paragraph by paragraph. */
export function evidence(used) {
  return articlesOf(used).map((article) => {
    const here = used.filter((i) => claims[i][0] === article);
    const places = [...new Set(here.map((i) => claims[i][1]))].sort((a, b) => a - b);
    const spans = (place) => here.filter((i) => claims[i][1] === place).map((i) => claims[i].slice(2, 6));
    const quoted = places.map((place) => paragraph(articles[article].paragraphs[place], spans(place)));
    return source(articleHead(article), quoted, [...new Set(here.map((i) => rules[claims[i][6]]))]);
  });
}

/** "One source says so." / "3 sources agree." */
export function agreement(used) {
  const n = sourceCount(used);
  return agreementOf(n, articlesOf(used).length - n);
}

/** A closed disclosure with the sentences behind something. */
export const disclosure = (used) => (used.length ? closed(() => evidence(used)) : null);
