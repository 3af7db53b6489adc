// An article as it was read: entities marked by kind, facts listed with the words that say them.
import { termName } from "../terms.js";
import { bdi, el, other, t } from "../text.js";
import { formatCount, formatDate } from "../format.js";
import { entityAddress } from "./address.js";
import { catchLinks, eventName, groupIcon, GROUPS, groupOf, refLink } from "./parts.js";

const FACTS = 20;
const QUIET = new Set(["gg:dateBasis", "gg:granularity", "rdf:type", "foaf:name", "gg:postTitle", "schema:mentions", "schema:isPartOf", "gg:direct"]);
const DATES = new Set(["date", "gYearMonth", "gYear", "dateTime"]);

/** Cut `text` at the marks: [[text, mark or null], …]. */
export function cut(text, marks) {
  const pieces = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start < at || mark.end > text.length) continue;
    if (mark.start > at) pieces.push([text.slice(at, mark.start), null]);
    pieces.push([text.slice(mark.start, mark.end), mark]);
    at = mark.end;
  }
  if (at < text.length) pieces.push([text.slice(at), null]);
  return pieces;
}

export class Reader {
  constructor(article, choose) {
    this.article = article;
    this.groups = new Set(GROUPS);
    this.paragraphs = article.paragraphs.map((paragraph, k) => this.paragraph(paragraph, k));
    this.node = el("div", { class: "reader" }, this.paragraphs);
    catchLinks(this.node, choose);
    this.choose = choose;
  }

  paragraph({ kind, text, marks }, k) {
    if (text === null) return el("p", { class: "left-out", title: t("leftOut") }, "[…]");
    const node = el("p", { class: `p-${kind}`, dir: "auto", tabindex: "-1", id: `paragraf-${k}` });
    for (const [piece, mark] of cut(text, marks)) {
      node.append(mark ? el("a", { class: `named ${groupOf(mark.entity)}`, href: entityAddress(mark.entity), "data-id": mark.entity, title: `${mark.label} · ${termName(`gg:${mark.type}`)}` }, piece) : piece);
    }
    return node;
  }

  /** What the colours mean, with switches. */
  legend() {
    const counts = new Map();
    for (const mark of this.article.paragraphs.flatMap((paragraph) => paragraph.marks)) counts.set(groupOf(mark.entity), (counts.get(groupOf(mark.entity)) ?? 0) + 1);
    const box = (group) => {
      const input = el("input", { type: "checkbox", checked: true, onchange: () => this.node.classList.toggle(`no-${group}`, !input.checked) });
      return el("label", { class: "box" }, input, groupIcon(group), el("span", { class: `named ${group}` }, t(group)), el("small", {}, other(group)), el("span", { class: "count" }, formatCount(counts.get(group))));
    };
    return el("fieldset", { class: "chips" }, el("legend", {}, t("marksLegend")), GROUPS.filter((group) => counts.has(group)).map(box));
  }

  /** Bring out every mention of the entity `id`. */
  mark(id) {
    for (const link of this.node.querySelectorAll("a.named")) link.classList.toggle("chosen", link.dataset.id === id);
  }

  goTo(k) {
    this.paragraphs.forEach((node, i) => node.classList.toggle("here", i === k));
    this.paragraphs[k]?.scrollIntoView({ block: "center" });
  }

  valueWords(value) {
    if (value.id) return bdi(groupOf(value.id) === "event" ? eventName(value.label) : value.label);
    if (value.term) return termName(value.term);
    return DATES.has(value.datatype) ? formatDate(value.text) : bdi(value.text);
  }

  /** What the program read, in the order of the text; a click shows where. */
  factList() {
    const facts = this.article.facts.filter((fact) => groupOf(fact.subject) && !QUIET.has(fact.predicate));
    if (!facts.length) return el("p", { class: "meta" }, t("noFacts"));
    const row = (fact) => el("li", { class: "told" },
      refLink({ id: fact.subject, label: fact.subject_label }), el("span", { class: "predicate" }, termName(fact.predicate)), this.valueWords(fact.value),
      el("button", { class: "toline", title: t("showPlace"), "aria-label": t("showPlace"), onclick: () => this.show(fact) }, "❝"));
    const list = el("ul", { class: "rows" }, facts.slice(0, FACTS).map(row));
    const more = facts.length > FACTS ? el("button", { class: "plain", onclick: () => { list.append(...facts.slice(FACTS).map(row)); more.remove(); } }, t("more", { n: formatCount(facts.length - FACTS) })) : null;
    const section = el("section", { class: "facts" }, el("h2", { class: "overline" }, t("factsRead", { n: formatCount(facts.length) })), list, more);
    catchLinks(section, (id) => this.choose(id));
    return section;
  }

  /** Select the words of a fact in the text. */
  show({ paragraph, start, end }) {
    this.goTo(paragraph);
    const node = this.paragraphs[paragraph];
    const range = document.createRange();
    let at = 0;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode } = walker;
      const next = at + currentNode.length;
      if (start >= at && start <= next) range.setStart(currentNode, start - at);
      if (end >= at && end <= next) { range.setEnd(currentNode, end - at); break; }
      at = next;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
}
