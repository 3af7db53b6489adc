// A source as a reader checks it: the article, the paragraph, the sentence in it, the words in the sentence.
import { formatDate, safeUrl } from "./format.js";
import { bdi, el, t } from "./text.js";

/** Title, outlet, date and link of an article {id, title, outlet, published, url}; `href` is its page in this application, if any. */
export function articleHead(article, href = null) {
  const url = safeUrl(article.url);
  const title = bdi(article.title || article.id);
  return el(
    "p",
    { class: "article" },
    el("cite", {}, href ? el("a", { href }, title) : title),
    el("span", { class: "meta" }, bdi(article.outlet ?? t("noOutlet")), " · ", article.published ? formatDate(article.published) : t("noDate")),
    url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, t("open"), el("span", { "aria-hidden": "true" }, " ↗")) : null,
  );
}

const AROUND = 1200; // letters shown before and after what is quoted, in a paragraph that does not end

/** A paragraph with the sentence lit and, within it, the words quoted. `spans`: [sentence start, sentence end, start, end] each. */
export function paragraph(text, spans) {
  const words = spans.flatMap((span) => span.slice(2, 4));
  const from = Math.max(0, Math.min(...words) - AROUND);
  const to = Math.min(text.length, Math.max(...words) + AROUND, Math.min(...words) + 4 * AROUND);
  const inside = (offset) => Math.min(Math.max(offset, from), to);
  const cuts = [...new Set([from, to, ...spans.flat().map(inside)])].sort((a, b) => a - b);
  const block = el("blockquote", { class: "paragraph", dir: "auto" }, from > 0 ? "… " : "");
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    const [start, end] = [cuts[k], cuts[k + 1]];
    const piece = text.slice(start, end);
    const inWords = spans.some((span) => span[2] <= start && end <= span[3]);
    const inSentence = spans.some((span) => span[0] <= start && end <= span[1]);
    block.append(inWords ? el("mark", {}, piece) : inSentence ? el("span", { class: "sentence" }, piece) : piece);
  }
  if (to < text.length) block.append(" …");
  return block;
}

/** One article with the paragraphs that it is quoted from; `rules` are the names of what read it. */
export function source(head, paragraphs, rules) {
  return el("article", { class: "source" }, head, paragraphs, el("p", { class: "rule" }, `${t("rule")}: `, rules.map((rule) => el("code", {}, rule))));
}

/** "One source says so." / "3 sources agree. 2 copies are not counted." */
export function agreementOf(sources, copies) {
  if (sources === 0) return null;
  return el("p", { class: "agreement" }, sources === 1 ? t("oneSource") : t("agreeing", { n: sources }), copies ? ` ${t("copies", { n: copies })}` : "");
}

/** A closed disclosure whose content `make` supplies when it is first opened. */
export function closed(make) {
  const details = el("details", { class: "why" }, el("summary", { title: t("evidence") }, el("span", { class: "away" }, t("evidence")), el("span", { "aria-hidden": "true" }, "❝")));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(...make());
  });
  return details;
}
