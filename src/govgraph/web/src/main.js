// Puts the page together and follows the address.
import { homeCard, lineCard, nodeCard } from "./cards.js";
import { counts, lines, nameOf, neighboursOf, nodeCount } from "./data.js";
import * as draw from "./draw.js";
import { state } from "./filter.js";
import { formatCount } from "./format.js";
import { drawActions, drawLegend, drawTime } from "./panel.js";
import { lineHash, nodeHash, parseHash } from "./route.js";
import { startSearch } from "./search.js";
import { currentLanguage, el, setLanguage, t, translateTemplate } from "./text.js";

const at = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 860px)");
let chosen = {};

/** Settings that outlive a visit, where the browser keeps them for a page from disk. */
const kept = {
  get(name) {
    try { return localStorage.getItem(`govgraph.${name}`); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem(`govgraph.${name}`, value); } catch { /* storage is off: the setting lasts for this visit */ }
  },
};

// ---------------------------------------------------------------- theme and language

const dark = () => document.documentElement.dataset.theme === "dark";

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  at("theme").textContent = t(dark() ? "toLight" : "toDark");
}

function writeWords() {
  translateTemplate();
  at("language").textContent = t("language");
  at("language").lang = currentLanguage() === "id" ? "en" : "id";
  at("language").title = t("languageHint");
  setTheme(document.documentElement.dataset.theme);
  document.title = t("homeTitle");
  drawLegend(at("legend"), refresh);
  drawTime(at("time"), refresh);
  drawActions(at("actions"));
}

// ---------------------------------------------------------------- table and cards

function refresh() {
  const shown = draw.refresh();
  writeNotice(shown);
  return shown;
}

function writeNotice(shown) {
  const showAll = el("button", { class: "plain", onclick: () => setOnly(null) }, t("showAll"));
  const parts = state.only !== null
    ? [t("noticeOnly", { name: nameOf(state.only) }), " ", showAll]
    : shown === 0 ? [t("noticeEmpty")]
      : state.onTable.size < nodeCount ? [t("noticePart", { shown: formatCount(state.onTable.size), total: formatCount(counts.entities) })] : [];
  at("notice").replaceChildren(...parts);
  at("notice").hidden = !parts.length;
}

function setOnly(node) {
  state.only = node;
  refresh();
  draw.fit();
  writeCard();
}

function putOnTable(nodes) {
  for (const i of nodes) state.onTable.add(i);
  refresh();
}

function copyButton() {
  const button = el("button", { onclick: async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = t("copied");
    } catch { /* no clipboard here: the address bar has the link */ }
  } }, t("copyLink"));
  return button;
}

function nodeButtons(i) {
  return (hidden) => [
    el("button", { "aria-pressed": String(state.only === i), onclick: () => setOnly(state.only === i ? null : i) }, t("onlyNeighbours")),
    hidden && state.only === null ? el("button", { onclick: () => { putOnTable(neighboursOf(i)); writeCard(); draw.select({ node: i }); } }, t("expand", { n: formatCount(hidden) })) : null,
    copyButton(),
  ];
}

function writeCard() {
  const card = chosen.node !== undefined ? nodeCard(chosen.node, nodeButtons(chosen.node))
    : chosen.line !== undefined ? lineCard(chosen.line, () => [copyButton()]) : homeCard();
  at("card").replaceChildren(chosen.unknown ? el("p", { class: "differs", role: "status" }, t("unknown")) : "", card);
  at("card-start").scrollTop = 0;
}

/** Show what the address names. */
function follow() {
  chosen = parseHash(location.hash);
  const ends = chosen.node !== undefined ? [chosen.node] : chosen.line !== undefined ? [lines[chosen.line].from, lines[chosen.line].to] : [];
  if (state.only !== null && ends.some((i) => i !== state.only && !neighboursOf(state.only).includes(i))) state.only = null;
  if (ends.some((i) => !state.onTable.has(i))) putOnTable(ends.flatMap((i) => [i, ...neighboursOf(i).slice(0, 200)]));
  else refresh();
  draw.select(ends.length ? chosen : null);
  draw.reveal();
  writeCard();
  at("card").dataset.shows = location.hash; // the card now is what the address names
}

const go = (hash) => {
  if (location.hash === hash || (hash === "#" && !location.hash)) follow();
  else location.hash = hash;
};

// ---------------------------------------------------------------- keyboard

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function canvasKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (ARROWS[event.key]) {
    const next = draw.nearest(chosen.node ?? null, ...ARROWS[event.key]);
    if (next !== null) go(nodeHash(next));
  } else if (event.key === "Enter") at("card-start").focus();
  else if (event.key === "+" || event.key === "=") draw.zoomBy(1.25);
  else if (event.key === "-") draw.zoomBy(0.8);
  else if (event.key === "0") draw.fit();
  else return;
  event.preventDefault();
}

function pageKey(event) {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    at("search").focus();
  } else if (event.key === "Escape" && !typing) go("#");
}

// ---------------------------------------------------------------- start

function start() {
  setLanguage(kept.get("language") ?? "id");
  const prefers = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = ["dark", "light"].includes(kept.get("theme")) ? kept.get("theme") : prefers;
  if (narrow.matches) at("filters").open = false;
  writeWords();
  const shown = draw.start(at("canvas"), {
    onNode: (i) => go(nodeHash(i)),
    onLine: (i) => go(lineHash(i)),
    onNothing: () => go("#"),
  });
  writeNotice(shown);
  startSearch(at("search"), at("found"), (i) => go(nodeHash(i)));
  at("language").addEventListener("click", () => {
    setLanguage(currentLanguage() === "id" ? "en" : "id");
    kept.set("language", currentLanguage());
    writeWords();
    refresh();
    writeCard();
  });
  at("theme").addEventListener("click", () => {
    setTheme(dark() ? "light" : "dark");
    kept.set("theme", document.documentElement.dataset.theme);
    draw.repaintTheme();
  });
  at("home").addEventListener("click", () => {
    state.only = null;
    go("#");
    draw.fit();
  });
  at("zoom-in").addEventListener("click", () => draw.zoomBy(1.25));
  at("zoom-out").addEventListener("click", () => draw.zoomBy(0.8));
  at("zoom-fit").addEventListener("click", draw.fit);
  at("canvas").addEventListener("keydown", canvasKey);
  document.addEventListener("keydown", pageKey);
  window.addEventListener("hashchange", follow);
  follow();
  document.documentElement.dataset.ready = "true"; // for whoever waits: the page can be used from here on
}

start();
