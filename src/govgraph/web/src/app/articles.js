// Artikel: the articles that were read, and each as it was read, with what is named in it marked.
import { plain } from "../combobox.js";
import { formatCount } from "../format.js";
import { articleHead } from "../quote.js";
import { bdi, el, t } from "../text.js";
import { addressOf, articleAddress, keepState } from "./address.js";
import { loadArticle, loadTable } from "./api.js";
import { makeAside } from "./aside.js";
import { lead } from "./parts.js";
import { Reader } from "./reader.js";

const PAGE = 50;

/** The list, newest first, with a search in titles and outlets. */
async function openList(container, params) {
  let query = params.get("cari") ?? "";
  let most = PAGE;
  let rows = [];
  const search = el("input", { type: "search", maxlength: 200, value: query, oninput: () => { query = search.value; most = PAGE; keepState("artikel", "", { cari: query }); draw(); } });
  const state = el("p", { class: "meta", role: "status" });
  const list = el("ul", { class: "rows articles" });
  const more = el("button", { class: "tool", onclick: () => { most += 10 * PAGE; draw(); } }, t("showMore"));
  const item = (row) => el("li", {}, articleHead(row, articleAddress(row.key)), el("span", { class: "meta" }, t("claimsRead", { n: formatCount(row.claims) }), row.copy_of ? ` · ${t("isCopy")}` : ""));

  function draw() {
    const words = plain(query).split(/\s+/).filter(Boolean);
    const found = rows.filter((row) => words.every((word) => plain(`${row.title} ${row.outlet ?? ""} ${row.published ?? ""}`).includes(word)));
    state.textContent = t("rowsShown", { n: formatCount(found.length), total: formatCount(rows.length) });
    list.replaceChildren(...found.slice(0, most).map(item));
    more.hidden = found.length <= most;
  }

  container.replaceChildren(el("div", { class: "body narrow" }, lead(t("articlesTitle"), t("articlesLead")),
    el("div", { class: "controls" }, el("label", { class: "field wide" }, el("span", {}, t("filterArticles")), search)), state, list, more));
  const newest = (a, b) => (b.published ?? "").localeCompare(a.published ?? "") || a.key.localeCompare(b.key);
  rows = [...(await loadTable("articles"))].sort(newest);
  draw();
}

async function openReader(container, key, params) {
  const article = await loadArticle(key);
  let paragraph = params.get("paragraf");
  const choose = (id) => { keepState("artikel", key, { paragraf: paragraph, pilih: id }); reader.mark(id); aside.show(id); };
  const aside = makeAside(choose);
  const reader = new Reader(article, choose);
  const copies = article.copies.map((other, k) => [k ? ", " : "", el("a", { href: articleAddress(other) }, String(k + 1))]);
  const body = el("div", { class: "body reading" },
    el("p", {}, el("a", { href: addressOf("artikel") }, `← ${t("allArticles")}`)),
    articleHead(article),
    article.authors.length ? el("p", { class: "meta" }, bdi(article.authors.join(", "))) : "",
    copies.length ? el("p", { class: "meta" }, `${t("copiesOf")}: `, copies) : "",
    el("p", { class: "meta" }, t("readerLead")), article.paragraphs.some(({ text }) => text === null) ? el("p", { class: "meta" }, t("leftOut")) : "", reader.legend(), reader.node, reader.factList());
  container.replaceChildren(el("div", { class: "split" }, body, aside.node));
  document.title = `${article.title ?? article.id} · govgraph`;
  const follow = (next) => {
    paragraph = next.get("paragraf");
    reader.mark(next.get("pilih"));
    aside.show(next.get("pilih"));
    if (paragraph !== null) reader.goTo(Number(paragraph));
  };
  follow(params);
  return follow;
}

/** Open the tab: the list, or the article that the address names. */
export async function openArticles(container, params, { rest }) {
  let shown = rest;
  let following = rest ? await openReader(container, rest, params) : await openList(container, params);
  return {
    async follow(next, { rest: key }) {
      if (key === shown && key) return following(next);
      shown = key;
      following = key ? await openReader(container, key, next) : await openList(container, next);
      return undefined;
    },
  };
}

