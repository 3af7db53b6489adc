// Claims as a reader checks them: the article, the paragraph, the sentence in it, the words in the sentence.
import { articles, articlesOf, claims, rules, sourceCount } from "./data.js";
import { formatDate, safeUrl } from "./format.js";
import { bdi, el, t } from "./text.js";

/** Title, outlet, date and link of an article. */
export function articleHead(i) {
  const article = articles[i];
  const url = safeUrl(article.url);
  return el(
    "p",
    { class: "article" },
    el("cite", {}, bdi(article.title || article.id)),
    el("span", { class: "meta" }, bdi(article.outlet ?? t("noOutlet")), " · ", article.published ? formatDate(article.published) : t("noDate")),
    url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, t("open"), el("span", { "aria-hidden": "true" }, " ↗")) : null,
  );
}

const AROUND = 1200; // letters shown before and after what is quoted, in a paragraph that does not end

/** A paragraph with the sentence lit and, within it, the words that each claim quotes. */
function paragraph(text, used) {
  const offsets = used.flatMap((i) => claims[i].slice(2, 6));
  const words = used.flatMap((i) => claims[i].slice(4, 6));
  const from = Math.max(0, Math.min(...words) - AROUND);
  const to = Math.min(text.length, Math.max(...words) + AROUND, Math.min(...words) + 4 * AROUND);
  const inside = (offset) => Math.min(Math.max(offset, from), to);
  const cuts = [...new Set([from, to, ...offsets.map(inside)])].sort((a, b) => a - b);
  const block = el("blockquote", { class: "paragraph", dir: "auto" }, from > 0 ? "… " : "");
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    const [start, end] = [cuts[k], cuts[k + 1]];
    const piece = text.slice(start, end);
    const inWords = used.some((i) => claims[i][4] <= start && end <= claims[i][5]);
    const inSentence = used.some((i) => claims[i][2] <= start && end <= claims[i][3]);
    block.append(inWords ? el("mark", {}, piece) : inSentence ? el("span", { class: "sentence" }, piece) : piece);
  }
  if (to < text.length) block.append(" …");
  return block;
}

/** Everything behind a fact, article by article, paragraph by paragraph. */
export function evidence(used) {
  return articlesOf(used).map((article) => {
    const here = used.filter((i) => claims[i][0] === article);
    const places = [...new Set(here.map((i) => claims[i][1]))].sort((a, b) => a - b);
    return el(
      "article",
      { class: "source" },
      articleHead(article),
      places.map((place) => paragraph(articles[article].paragraphs[place], here.filter((i) => claims[i][1] === place))),
      el("p", { class: "rule" }, `${t("rule")}: `, [...new Set(here.map((i) => rules[claims[i][6]]))].map((rule) => el("code", {}, rule))),
    );
  });
}

/** "One article says so." / "3 articles agree." */
export function agreement(used) {
  const n = sourceCount(used);
  const copies = articlesOf(used).length - n;
  if (n === 0) return null;
  return el("p", { class: "agreement" }, n === 1 ? t("oneSource") : t("agreeing", { n }), copies ? ` ${t("copies", { n: copies })}` : "");
}

/** A closed disclosure with the sentences behind something; made only when opened. */
export function disclosure(used) {
  if (!used.length) return null;
  const details = el("details", { class: "why" }, el("summary", { title: t("evidence") }, el("span", { class: "away" }, t("evidence")), el("span", { "aria-hidden": "true" }, "❝")));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(...evidence(used));
  });
  return details;
}
