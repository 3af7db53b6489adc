// The application: tabs over one graph, each at its own address.
import { kept, startTheme, switchTheme, themeWord } from "../kept.js";
import { learnTerms } from "../terms.js";
import { addStrings, currentLanguage, el, setLanguage, t } from "../text.js";
import { addressOf, entityAddress, parseAddress } from "./address.js";
import { idPath, loadSummary } from "./api.js";
import { openArticles } from "./articles.js";
import { openDownloads } from "./downloads.js";
import { openEntity } from "./entity.js";
import { startFinder } from "./finder.js";
import { openGraph } from "./graf.js";
import { openMap } from "./map.js";
import { failure, waiting } from "./parts.js";
import { openQuality } from "./quality.js";
import { openSparql } from "./query.js";
import STRINGS from "./strings.json";
import { openTable } from "./table.js";
import { openTimeline } from "./timeline.js";

/** Tab → what opens it: `open(container, params, {rest, summary})` resolves to {follow(params, {rest}), retell?, repaint?, close?}. */
const TABS = { graf: openGraph, peta: openMap, linimasa: openTimeline, tabel: openTable, sparql: openSparql, artikel: openArticles, mutu: openQuality };
const HIDDEN = { entitas: openEntity, unduhan: openDownloads }; // without a tab of their own

const container = document.getElementById("app");
let summary = null;
let current = { tab: null, view: null };

// ---------------------------------------------------------------- what stands around the tabs

const header = el("header", { class: "top" });
const tabs = el("nav", { class: "tabs" });

function drawHeader() {
  const input = el("input", { id: "search", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", maxlength: 200, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "found", "aria-label": t("search"), placeholder: t("search") });
  const list = el("ul", { id: "found", role: "listbox", "aria-label": t("found"), hidden: true });
  startFinder(input, list, (id) => { location.hash = current.tab === "graf" ? `#${idPath(id)}` : entityAddress(id); });
  const theme = el("button", { class: "tool", id: "theme", onclick: () => { switchTheme(); theme.textContent = themeWord(); current.view?.repaint?.(); } }, themeWord());
  const language = el("button", { class: "tool", id: "language", lang: currentLanguage() === "id" ? "en" : "id", title: t("languageHint"), onclick: changeLanguage }, t("language"));
  const downloads = summary.exports.length ? el("a", { class: "tool", id: "downloads", href: addressOf("unduhan") }, t("downloads")) : null;
  header.replaceChildren(
    el("h1", { class: "brand" }, el("a", { href: "#/graf" }, el("span", { class: "mark", "aria-hidden": "true" }), "govgraph")),
    el("p", { class: "tagline" }, t("tagline")),
    el("div", { class: "search", role: "search" }, input, list), el("div", { class: "tools" }, downloads, language, theme));
}

function drawTabs() {
  tabs.setAttribute("aria-label", t("tabs"));
  tabs.replaceChildren(...Object.keys(TABS).map((tab) => el("a", { href: addressOf(tab), "aria-current": tab === current.tab ? "page" : null, title: t(`tab_${tab}_hint`) }, t(`tab_${tab}`))));
}

async function changeLanguage() {
  setLanguage(currentLanguage() === "id" ? "en" : "id");
  kept.set("language", currentLanguage());
  drawHeader();
  drawTabs();
  document.getElementById("language").focus();
  if (current.view?.retell) current.view.retell();
  else await reopen();
}

// ---------------------------------------------------------------- following the address

let turn = 0;

async function follow() {
  const { tab, rest, params } = parseAddress(location.hash);
  const open = TABS[tab] ?? HIDDEN[tab];
  if (!open || rest === null) return sayUnknown();
  if (tab !== current.tab || !current.view) return reopen();
  await current.view.follow(params, { rest });
  return markReady();
}

function markReady() {
  document.documentElement.dataset.ready = "true"; // for whoever waits: the page can be used from here on
  container.dataset.shows = location.hash;
}

/** Leave what is open and open what the address names. */
async function reopen() {
  const { tab, rest, params } = parseAddress(location.hash);
  const mine = (turn += 1);
  current.view?.close?.();
  current = { tab, view: null };
  drawTabs();
  container.className = `tab-${tab}`;
  document.title = `${t(`tab_${tab}`)} · govgraph`;
  const inside = el("div", { class: "view" });
  container.replaceChildren(waiting(), inside);
  try {
    const view = await (TABS[tab] ?? HIDDEN[tab])(inside, params, { rest, summary });
    if (mine !== turn) return view.close?.();
    current.view = view;
    container.firstElementChild.remove();
  } catch (error) {
    if (mine === turn) container.replaceChildren(failure(error, reopen));
  }
  return markReady();
}

function sayUnknown() {
  current = { tab: null, view: null };
  drawTabs();
  container.className = "";
  container.replaceChildren(el("p", { class: "differs", role: "status" }, t("unknown")), el("p", {}, el("a", { href: "#/graf" }, t("toStart"))));
  markReady();
}

function pageKey(event) {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable], [role=textbox]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.getElementById("search").focus();
}

async function start() {
  addStrings(STRINGS);
  setLanguage(kept.get("language") ?? "id");
  startTheme();
  // The style sheet of the pages that need no script is not this application's; a browser may not know how to ask for ours.
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    if (link.getAttribute("href").endsWith("pages.css")) link.disabled = true;
    else link.media = "all";
  }
  document.body.classList.add("app");
  const skip = el("a", { class: "skip", href: "#app", onclick: (event) => { event.preventDefault(); container.focus(); } }, t("skipToContent"));
  container.tabIndex = -1;
  container.before(skip, header, tabs);
  container.replaceChildren(waiting());
  try {
    summary = await loadSummary();
  } catch (error) {
    return container.replaceChildren(failure(error, () => location.reload()));
  }
  learnTerms(summary.terms);
  drawHeader();
  drawTabs();
  window.addEventListener("hashchange", follow);
  document.addEventListener("keydown", pageKey);
  return follow();
}

start();
